"""The project as a whole: environments in step, nothing of one machine in it, promises of the README kept."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import list_changes
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from helpers import cite, tables
from helpers.expressions import FIGURE_ID

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


SPEC = re.compile(r"([a-z][a-z0-9_.-]*)((?:(?:==|>=|<=|!=|=|<|>)\d[\w.*]*)(?:,(?:==|>=|<=|!=|<|>)\d[\w.*]*)*)?")


def test_environment_yml_is_in_step_with_pyproject():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *plain, last = environment["dependencies"]
    assert last == {"pip": ["-e ."]}
    parsed = {line: SPEC.fullmatch(line) for line in plain}
    assert all(parsed.values()), f"no spec that conda reads: {[line for line, found in parsed.items() if not found]}"
    conda = {found[1]: found[2] or "" for found in parsed.values() if found}
    python = conda.pop("python")
    assert re.fullmatch(r"=3\.\d+", python), "Binder reads python=3.12, with one ="
    assert SpecifierSet(PROJECT["project"]["requires-python"]).contains(python.lstrip("="))
    assert conda.pop("pip") == ""
    wanted = {name: requirement.specifier for name, requirement in map(named, PROJECT["project"]["dependencies"])}
    # One = of conda takes what begins so: with a full version, that version.
    found = {name: SpecifierSet(re.sub("^=(?!=)", "==", bounds)) for name, bounds in conda.items()}
    assert found == wanted


def named(line: str) -> tuple[str, Requirement]:
    """Return a requirement behind its name."""
    requirement = Requirement(line)
    return requirement.name, requirement


def test_lock_pins_and_hashes_what_pyproject_asks_for():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", lock, re.MULTILINE))
    for line in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]:
        requirement = Requirement(line)
        name = requirement.name.replace("_", "-").lower()
        assert name in pins and requirement.specifier.contains(pins[name]), f"{line}: run `make lock`"
    blocks = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in lock and "--index" not in lock


def test_python_versions_are_said_once_and_alike():
    assert PROJECT["project"]["requires-python"] == ">=3.11"
    assert "(3, 11)" in (ROOT / "src/helpers/__init__.py").read_text(encoding="utf-8")
    assert "(3, 11)" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_building_and_checking_import_nothing_that_draws():
    """Matplotlib and seaborn would be nearly half of the time that `python -m helpers check` takes."""
    said = "import sys, helpers.clean; print({'matplotlib', 'seaborn'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "set()"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


CITATION = yaml.safe_load(read("CITATION.cff"))
ZENODO = json.loads(read(".zenodo.json"))


def test_versions_and_dates_agree():
    descriptor = tables.read_descriptor()
    newest = re.findall(r"^## (\d\S+)$", read("CHANGELOG.md"), re.MULTILINE)[0]
    cited = re.findall(r"version (\d+\.\d+\.\d+)", read("README.md"))
    version = PROJECT["project"]["version"]
    said = {
        "data/datapackage.json": descriptor["version"],
        "CITATION.cff": CITATION["version"],
        ".zenodo.json": ZENODO["version"],
        "CHANGELOG.md": newest,
        "README.md": cited[0],
    }
    assert {name: other for name, other in said.items() if other != version} == {}, f"pyproject.toml has {version}"
    day = descriptor["created"][:10]
    assert (CITATION["date-released"], ZENODO["publication_date"]) == (day, day)


TEXT = {"type": "string", "minLength": 1}
# The part of the Citation File Format 1.2.0 that is used here; what is not known (DOI, address, persons) is not written.
CFF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": TEXT,
        "title": TEXT,
        "abstract": TEXT,
        "version": TEXT,
        "type": {"enum": ["dataset", "software"]},
        "date-released": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
        "license": {"enum": ["CC-BY-4.0", "MIT"]},
        "keywords": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "additionalProperties": False, "properties": {"name": TEXT}},
        },
    },
}


def test_citation_metadata_are_valid_and_say_what_the_descriptor_says():
    jsonschema.validate(CITATION, CFF)
    descriptor = tables.read_descriptor()
    authors = [one["title"] for one in descriptor["contributors"]]
    assert [one["name"] for one in CITATION["authors"]] == [one["name"] for one in ZENODO["creators"]] == authors
    for one in (CITATION, ZENODO):
        assert one["title"] == cite.title_of(descriptor)
        assert one["keywords"] == descriptor["keywords"]
        assert one["license"].lower() == descriptor["licenses"][0]["name"].lower()
    assert CITATION["abstract"] == ZENODO["description"] == descriptor["description"]


def test_issue_forms_are_forms():
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert [path.stem for path in forms] == ["add-article", "wrong-figure"]
    for path in forms:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert form["name"] and form["description"], path.name
        asked = [field for field in form["body"] if field["type"] != "markdown"]
        assert {field["type"] for field in asked} <= {"input", "textarea", "dropdown", "checkboxes"}, path.name
        assert len({field["id"] for field in asked}) == len(asked), path.name
        assert all(field["attributes"]["label"] for field in asked), path.name


WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_runs_what_the_makefile_runs(name):
    makefile = read("Makefile").replace("$(BIN)/", "")
    for job in WORKFLOWS[name]["jobs"].values():
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step.get("uses", "some/action@v1")), step["uses"]
            for line in step.get("run", "").splitlines():
                if line.startswith("make "):
                    assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE), line
                if re.match(r"python -m (helpers|pytest -n)", line):
                    assert f"\t{line}\n" in makefile, line


def test_the_public_workflow_covers_what_is_promised():
    jobs = WORKFLOWS["test"]["jobs"]
    machines = {job["runs-on"] for job in jobs.values()} | {
        machine for job in jobs.values() for machine in job.get("strategy", {}).get("matrix", {}).get("os", [])
    }
    assert {"ubuntu-latest", "macos-latest", "windows-latest"} <= machines
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    pythons = jobs["locked"]["strategy"]["matrix"]["python"]
    assert pythons == re.findall(
        r"python([\d.]+)", re.findall(r"^PYTHONS \?= (.*)$", read("Makefile"), re.MULTILINE)[0]
    )
    assert pythons[0] == oldest
    conda = [step["with"] for step in jobs["conda"]["steps"] if "with" in step]
    assert conda[0]["environment-file"] == "environment.yml"
    weekly = WORKFLOWS["weekly"]
    assert "schedule" in weekly[True] and "push" not in weekly[True]  # YAML 1.1 reads `on` as true
    assert weekly["permissions"] == {"contents": "read"}, "a weekly run must not be able to open an issue"


FIGURE = re.compile(rf"`({FIGURE_ID})`")


def sections(changelog: str, heading: str) -> str:
    """Return what stands under a heading of the third level, in all versions together."""
    return "\n".join(re.findall(rf"^### {heading}\n(.*?)(?=^##|\Z)", changelog, re.MULTILINE | re.DOTALL))


def test_retired_ids_are_not_used_again_and_corrected_ones_are_known():
    known = set(tables.read(names=["figures"])["figures"]["figure_id"])
    retired = set(FIGURE.findall(sections(read("CHANGELOG.md"), "Retired")))
    assert not known & retired, "an id is never used again: give the figure a new one"
    corrected = sections(read("CHANGELOG.md"), "Corrected")
    for entry in re.findall(r"^- .*(?:\n  .*)*", corrected, re.MULTILINE):
        assert "→" in entry, f"CHANGELOG.md: say the old and the new value: {entry}"
    assert set(FIGURE.findall(corrected)) <= known | retired


def test_figures_changed_since_the_last_release_stand_in_the_changelog(tmp_path):
    asked = ["git", "describe", "--tags", "--abbrev=0", "--match", "v*"]
    found = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("no release is tagged here: there is nothing to compare the data with")
    changes = list_changes.compare(list_changes.check_out(found.stdout.strip(), tmp_path))
    moved = {change.row for change in changes if change.table == "curated/figures.csv" and change.old}
    unreleased = read("CHANGELOG.md").split("\n## ")[1]
    assert moved - {""} <= set(FIGURE.findall(unreleased)), "run `make changes` and write the lines into CHANGELOG.md"


def test_the_list_of_changes_says_which_version_it_asks_for(monkeypatch, capsys, data, edit):
    edit("figures", "Overlaps with other groups", "Overlaps with the other groups")
    monkeypatch.setattr(list_changes, "check_out", lambda since, folder: data)
    assert list_changes.main([]) == 0
    said = capsys.readouterr().out
    assert "curated/figures.csv" in said and "a patch will do" in said


def test_an_unknown_commit_is_named(capsys):
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    assert list_changes.main(["--since", "no-such-release"]) == 2
    assert "no-such-release" in capsys.readouterr().err


def test_changes_of_the_data_are_listed_cell_by_cell(data, edit):
    edit("figures", 'kg1-5-01,kg1,5,1,"1,69%",1.69', 'kg1-5-01,kg1,5,1,"1,69%",1.96')
    (change,) = list_changes.compare(tables.DATA, data)
    assert str(change) == "- `kg1-5-01`, `value`: 1.69 → 1.96 (curated/figures.csv)."
    assert list_changes.ask_version([change]) == "minor"
    path = data / "curated" / "figures.csv"
    header, _, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header.replace(",unit,", ",units,"), *rest]), encoding="utf-8", newline="\n")
    changes = list_changes.compare(tables.DATA, data)
    assert [str(change) for change in changes if not (change.row and change.column)] == [
        "- `unit`: unit → nothing (curated/figures.csv).",
        "- `units`: nothing → units (curated/figures.csv).",
        "- `st1-12-01`: taken out (curated/figures.csv).",
    ]
    assert list_changes.ask_version(changes) == "major"


def test_a_second_reading_with_another_print_is_the_same_row(data, edit):
    edit("second_reading", 'kg1,5,1,"1,69%",figure,kg1-5-01', 'kg1,5,1,"1,96%",figure,kg1-5-01')
    (change,) = list_changes.compare(tables.DATA, data)
    assert str(change) == "- `kg1 5 1 1,96%`, `as_printed`: 1,69% → 1,96% (curated/second_reading.csv)."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "people"}, ["- table: population → people (reference/population.csv)."]),
        (
            {"path": "reference/people.csv"},
            [
                "- table: nothing → population (reference/people.csv).",
                "- table: population → nothing (reference/population.csv).",
            ],
        ),
        (None, ["- table: population → nothing (reference/population.csv)."]),
    ],
)
def test_a_table_that_is_renamed_or_gone_asks_for_a_major_version(data, changed, said):
    descriptor = tables.read_descriptor(data)
    (table,) = [resource for resource in descriptor["resources"] if resource["name"] == "population"]
    if changed:
        (data / table["path"]).rename(data / changed.get("path", table["path"]))
        table |= changed
    else:
        descriptor["resources"].remove(table)
    (data / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    changes = list_changes.compare(tables.DATA, data)
    assert [str(change) for change in changes] == said
    assert list_changes.ask_version(changes) == "major"


def test_a_statement_in_other_words_asks_for_a_patch(data, edit):
    edit("identities", "three groups make the total", "the three groups make the total")
    edit("claims", "The same, by a press report", "The same by a press report")
    changes = list_changes.compare(tables.DATA, data)
    assert [(change.table, change.column) for change in changes] == [
        ("curated/identities.csv", "statement"),
        ("curated/claims.csv", "statement"),
    ]
    assert list_changes.ask_version(changes) == "patch"


def test_nothing_of_one_machine_is_in_the_project():
    pattern = re.compile(
        "|".join(
            [
                "/wo" + "rk/",
                "/ro" + "ot/",
                "/ho" + "me/",
                r"py" + r"pi\.org",
                r"python" + r"hosted",
                r"registry\.np" + "m",
            ]
        )
    )
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = pattern.search(text)
        assert not found, f"{path.relative_to(ROOT)} holds {found and found[0]}"


def test_text_files_are_utf8_with_unix_line_ends():
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw:
            raw.decode("utf-8")
            assert b"\r" not in raw, path


def test_every_table_is_described_and_every_described_table_is_there():
    described = {resource["path"] for resource in tables.read_descriptor()["resources"]}
    there = {str(path.relative_to(tables.DATA).as_posix()) for path in tables.DATA.rglob("*.csv")}
    there = {name for name in there if not name.startswith("tutorial/")}  # an exercise, not data
    assert described == there


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "data/README.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_name_what_exists(name):
    page = read(name)
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for command in re.findall(r"`make ([a-z-]+)", page):
        assert command in targets, f"{name} names `make {command}`"
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page):
        assert ((ROOT / name).parent / link).exists(), f"{name} links to {link}"
    for path in re.findall(r"`((?:data|docs|notebooks|src|tests|tools|site)/[\w./-]*\w)`", page):
        assert (ROOT / path).exists(), f"{name} names {path}"


def test_notebook_metadata_names_no_version():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert "version" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]["language_info"]
