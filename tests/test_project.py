"""The project as a whole: environments in step, nothing of one machine in it, promises of the README kept."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from helpers import tables

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_environment_yml_is_in_step_with_pyproject():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    plain = [line for line in environment["dependencies"] if isinstance(line, str)]
    conda = {re.split(r"[=<>]", line, maxsplit=1)[0]: line for line in plain}
    assert re.fullmatch(r"python=3\.\d+", conda.pop("python")), "Binder reads python=3.12, with one ="
    conda.pop("pip")
    wanted = {Requirement(line).name: Requirement(line) for line in PROJECT["project"]["dependencies"]}
    assert set(conda) == set(wanted)
    for name, requirement in wanted.items():
        exact = str(requirement.specifier).removeprefix("==")
        expected = f"{name}={exact}" if "==" in str(requirement.specifier) else f"{name}{requirement.specifier}"
        assert sorted(re.split("[,]", conda[name])) == sorted(re.split("[,]", expected)) or set(
            conda[name].removeprefix(name).split(",")
        ) == set(str(requirement.specifier).split(",")), (conda[name], expected)
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


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


def test_versions_agree():
    version = PROJECT["project"]["version"]
    assert tables.read_descriptor()["version"] == version
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version {version}" in (ROOT / "README.md").read_text(encoding="utf-8")


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


def test_readme_names_what_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for command in re.findall(r"`make ([a-z]+)", readme):
        assert command in targets, f"README names `make {command}`"
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", readme):
        assert (ROOT / link).exists(), f"README links to {link}"


def test_notebook_metadata_names_no_version():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert "version" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]["language_info"]
