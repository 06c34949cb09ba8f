"""Data stay data: never evaluated, no formula in a spreadsheet, no HTML on a page; files are the listed ones."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from pathlib import Path

import build_site
import jinja2
import nbformat
import pytest
import site_content
from run_notebooks import NOTEBOOKS

from helpers import archive, cite, clean, draft, finder, reference, show, tables
from helpers.tables import DATA

ROOT = DATA.parent
CODE = [*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "tools").glob("*.py")), ROOT / "site" / "conf.py"]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"'"
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(1)"]
BANNED = {"eval", "exec", "compile", "__import__", "pickle", "marshal", "shelve", "yaml", "read_pickle", "os.system"}


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_evaluates_text(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: set[str] = set()
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            names = {called} | ({called.split(".")[-1]} if called.startswith(("pd.", "pandas.")) else set())
            assert not any(word.arg == "shell" for word in node.keywords), f"line {node.lineno}: no shell"
        elif isinstance(node, ast.Import):
            names = {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {node.module or ""}
        assert not names & BANNED, f"line {node.lineno}: {names & BANNED}"


def test_no_text_of_the_data_begins_like_a_formula():
    for resource in tables.read_descriptor()["resources"]:
        text = {field["name"] for field in resource["schema"]["fields"] if field["type"] == "string"}
        for row in csv.DictReader(io.StringIO(tables.read_text(DATA / resource["path"]))):
            found = {column: row[column] for column in text if row[column].startswith(("=", "+", "-", "@", "\t"))}
            assert not found, f"{resource['path']}: {found}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_note_is_refused(data, edit, formula):
    edit("figures", "Overlaps with other groups", formula)
    assert any("column reading" in problem and "formula" in problem for problem in clean.check(data))


@pytest.mark.parametrize("formula", FORMULAS)
def test_found_print_never_begins_like_a_formula(tmp_path, formula):
    text = f"{formula} 5 tỷ đồng. {formula}12% hộ nghèo, =5 hộ; -3 hộ, +7 người."
    for row in finder.find(text):
        cells = archive.to_cells(row)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells), cells


def test_a_draft_of_a_hostile_text_has_no_formula(data, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("=1+1 5 tỷ đồng cho +7 hộ nghèo.\n-3 hộ và =9 người.\n", encoding="utf-8")
    draft.propose(article, "zz1", data)
    for table in ("figures", "exclusions", "second_reading"):
        for row in csv.reader(io.StringIO(tables.read_text(data / "curated" / f"{table}.csv"))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row), row


def hostile_tables() -> tables.Tables:
    """Return all tables with a script in every free text."""
    known = {name: frame.copy() for name, frame in tables.read_all().items()}
    texts = {
        "sources": ["title", "author", "publisher", "inferred"],
        "places": ["name_vi"],
        "indicators": ["label_en", "label_vi"],
        "figures": ["as_printed", "reading"],
        "observations": ["as_printed", "reading", "subgroup", "programme"],
        "references": ["title", "publisher"],
        "poverty_reference": ["note", "subgroup"],
        "norms": ["note", "what", "legal_source"],
        "corrections": ["read_as", "why"],
    }
    for table, columns in texts.items():
        for column in columns:
            known[table][column] = known[table][column] + HOSTILE
    return known


def assert_harmless(page: str) -> None:
    """Fail where a page would run or load what stands in the data: only escaped text may remain of it."""
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;" in page, "the hostile text did not reach this page: the test shows nothing"


def test_tables_of_notebooks_escape_cells_headers_and_caption():
    frame = tables.read(names=["places"])["places"].head(2).assign(name_vi=HOSTILE).rename(columns={"level": HOSTILE})
    assert_harmless(show.Table(frame, caption=HOSTILE)._repr_html_())


def test_lists_of_sources_escape_what_is_data():
    known = hostile_tables()
    assert_harmless(cite.list_sources(known["observations"]["figure_id"], known))
    assert_harmless(reference.list_references(list(known["poverty_reference"]["row_id"]), known))
    assert_harmless(reference.list_prices(list(known["prices"]["series"].unique()), known))


def test_pages_of_the_site_escape_what_is_data(tmp_path):
    known = hostile_tables()
    pages = {path.stem: nbformat.read(path, as_version=4) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}
    context = site_content.describe(tables.read_all(), pages) | {"pdf": ""}
    context["articles"] = site_content.describe_articles(known, pages)
    context["observations"] = site_content.list_observations(known)
    context["rates"], context["norms"] = site_content.list_rates(known), site_content.list_norms(known)
    context["terms"] = known["indicators"].to_dict("records")
    context["rivals"] = [row | {"rival": HOSTILE, "outcome": HOSTILE} for row in context["rivals"]]
    build_site.write_pages(tmp_path, context, {}, known)
    for name in (
        "index.md",
        "figures/kg1.md",
        "figures/index.md",
        "data/observations.md",
        "data/sources.md",
        "about/glossary.md",
    ):
        assert_harmless((tmp_path / name).read_text(encoding="utf-8"))


def test_templates_escape_unless_they_say_otherwise():
    """What is marked as safe is made by this project, and none of it is a cell of a table."""
    marked = {
        name
        for path in build_site.SITE.rglob("*.md")
        for name in re.findall(r"\{\{ ([^}]*?) \| safe \}\}", path.read_text(encoding="utf-8"))
    }
    assert marked == {
        "bibtex",
        "changelog",
        "charts[one.notebook]",
        "citation",
        "contributing",
        "datasheet",
        "dictionary",
        "docs.interoperability",
        "docs.archives",
        "one.name",
        "docs.benchmarks",
        "docs.methods",
        "locator",
    }
    assert jinja2.Environment(autoescape=True).from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_shows_itself_without_trusting_scripts(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            kinds = set(output.get("data", {}))
            assert kinds <= {"text/plain", "text/html", "text/markdown", "image/png"}, kinds
            for kind in kinds - {"image/png", "text/plain"}:
                shown = "".join(output["data"][kind])
                assert not re.search(r"<script|<iframe|<object|\son\w+\s*=|javascript:", shown, re.IGNORECASE)


def test_the_site_holds_the_listed_downloads_alone(site):
    descriptor = tables.read_descriptor()
    listed = {"datapackage.json", *(resource["path"] for resource in descriptor["resources"])}
    listed |= {site_content.zip_name(), build_site.pdf_name(), build_site.RIVALS, build_site.PREVIEW.name}
    folder = site / "download"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name for name in there if not re.fullmatch(r"charts/\d\d-\d+\.csv", name)} - {
        build_site.pdf_name()
    } == listed - {build_site.pdf_name()}
    kinds = {path.suffix for path in Path(site).rglob("*") if path.is_file()}
    assert kinds <= {
        ".html",
        ".js",
        ".css",
        ".json",
        ".csv",
        ".png",
        ".svg",
        ".zip",
        ".pdf",
        ".inv",
        ".ico",
        ".txt",
        ".woff2",
        ".ttf",
        ".map",
        ".ipynb",
        ".md",
        "",
    }, kinds
