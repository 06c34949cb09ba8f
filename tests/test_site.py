"""The site as files: links, anchors, downloads, alt texts, metadata and sizes; a browser looks at it elsewhere."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import build_site
import nbformat
import pandas as pd
import pytest
import site_content
import site_notebooks
from bs4 import BeautifulSoup
from run_notebooks import NOTEBOOKS

from helpers import findings, tables, tutorial
from helpers.show import Table
from helpers.tables import DATA

ROOT = Path(__file__).resolve().parents[1]
STEMS = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
MEGABYTE = 1_000_000


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def pages(site) -> dict[str, BeautifulSoup]:
    return {path.relative_to(site).as_posix(): soup(path) for path in sorted(site.rglob("*.html"))}


@cache
def ids(path: Path) -> set[str]:
    return {element["id"] for element in soup(path).find_all(id=True)}


def test_every_link_anchor_and_asset_is_there(site, pages):
    missing = []
    for name, page in pages.items():
        for element in page.find_all(["a", "link", "script", "img"]):
            target = element.get("href") or element.get("src") or ""
            parts = urlsplit(target)
            if parts.scheme or not target:
                continue
            path = ((site / name).parent / unquote(parts.path) if parts.path else site / name).resolve()
            if not path.is_file() or (parts.fragment and parts.fragment not in ids(path)):
                missing.append(f"{name}: {target}")
    assert not missing


def test_nothing_is_fetched_from_elsewhere(pages):
    for name, page in pages.items():
        for element in page.find_all(["link", "script", "img", "iframe", "source"]):
            if element.get("rel") == ["canonical"]:
                continue
            target = element.get("href") or element.get("src") or ""
            assert not urlsplit(target).netloc, f"{name}: {target}"


def test_downloads_are_the_committed_files(site):
    paths = ["datapackage.json", *(resource["path"] for resource in tables.read_descriptor()["resources"])]
    with zipfile.ZipFile(site / "download" / site_content.zip_name()) as archive:
        assert set(archive.namelist()) == {*paths, "README.md"}
        for path in paths:
            committed = (DATA / path).read_bytes()
            assert (site / "download" / path).read_bytes() == committed, path
            assert archive.read(path) == committed, path


def test_a_site_that_is_never_done_is_named(request, tmp_path):
    shared = request.config.pluginmanager.get_plugin(str(Path(__file__).with_name("conftest.py")))
    assert "not built in two minutes" in shared.say_failure(tmp_path / "done")
    (tmp_path / "done").write_text("WARNING: a link", encoding="utf-8")
    assert shared.say_failure(tmp_path / "done") == "WARNING: a link"


def test_the_zip_is_the_same_each_time(site, tmp_path):
    build_site.write_downloads(tmp_path, {}, tables.read_all())
    again = (tmp_path / site_content.zip_name()).read_bytes()
    assert again == (site / "download" / site_content.zip_name()).read_bytes()


@pytest.mark.parametrize("stem", STEMS)
def test_every_chart_has_its_alt_text_and_its_data(stem, site, pages):
    page = pages[f"notebooks/{stem}.html"]
    charts = site_notebooks.charts_in(nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4))
    shown = [image["alt"] for image in page.select("img.chart")]
    assert shown == [chart.metadata["image/png"]["alt"] for chart in charts]
    links = [link["href"] for link in page.select(".behind a")]
    assert len(links) == len(charts)
    for link, chart in zip(links, charts, strict=True):
        text = (site / "notebooks" / link).read_text(encoding="utf-8")
        assert text.strip() and chart.data["text/plain"].endswith(text)
        header, *rows = csv.reader(io.StringIO(text))
        assert rows and all(len(row) == len(header) for row in rows)


def test_no_sign_is_escaped_twice(pages):
    """What a reader sees is "own", not "&#39; own"; the reference of the helpers quotes what ``escape`` returns."""
    for name, page in pages.items():
        if name != "about/helpers.html":
            assert not re.search(r"&(?:#\d+|amp|lt|gt|quot);", page.get_text()), name


def test_columns_of_numbers_are_told_from_words():
    table = Table(
        pd.DataFrame({"what": ["a", "b"], "year": ["2020 to 2022", "2021"], "mixed": [1.0, "x"], "n": [1.5, None]})
    )
    page = BeautifulSoup(site_notebooks.frame_table(table._repr_html_(), "Table 1"), "html.parser")
    marked = [[cell.get("class") == ["number"] for cell in row.find_all(["th", "td"])] for row in page.find_all("tr")]
    assert marked == [[False, True, False, True]] * 3
    assert [cell["data-label"] for cell in page.find_all("td")][:4] == ["what", "year", "mixed", "n"]


def test_every_picture_has_words(pages):
    for name, page in pages.items():
        assert all(image.get("alt") for image in page.select("article img")), name
        assert all(picture.get("aria-label") for picture in page.select("svg[role=img]:not([aria-hidden])")), name


def test_every_figure_has_its_anchor_and_what_stands_there(pages):
    for row in tables.read(names=["figures"])["figures"].to_dict("records"):
        page = pages[f"figures/{row['source_id']}.html"]
        section = page.find(id=row["figure_id"]).find_parent("section") or page.find(id=row["figure_id"])
        words = section.get_text(" ", strip=True)
        assert row["as_printed"] in words and f"line {row['line']}" in words, row["figure_id"]


def test_two_slips_in_one_figure_are_both_told():
    known = tables.read_all()
    slips = known["corrections"].assign(figure_id="kg1-10-06")
    articles = site_content.describe_articles({**known, "corrections": slips}, {})
    told = {figure["figure_id"]: figure["slip"] for article in articles for figure in article["figures"]}
    assert [name for name, slip in told.items() if slip] == ["kg1-10-06"]
    assert all(word in told["kg1-10-06"]["read_as"] for word in slips["read_as"])
    assert all(word in told["kg1-10-06"]["why"] for word in slips["why"])


@pytest.mark.parametrize("stem", STEMS)
def test_ids_in_a_notebook_lead_to_their_anchor(stem, pages):
    """The committed notebook has the ids as plain code, so that JupyterLab shows no dead link."""
    committed = (NOTEBOOKS / f"{stem}.ipynb").read_text(encoding="utf-8")
    assert "figures/" not in committed.replace("figures/csv", "")
    known = set(tables.read(names=["figures"])["figures"]["figure_id"])
    named = site_notebooks.sources_in(nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4)) & known
    linked = {link["href"].partition("#")[2] for link in pages[f"notebooks/{stem}.html"].select("article a[href*='#']")}
    assert named <= linked


def test_the_home_page_has_all_findings_and_rivals(pages):
    known = tables.read_all()
    page = pages["index.html"]
    for one in findings.say_findings(known):
        card = page.find("a", class_="card-finding", href=f"notebooks/{one.notebook}.html")
        assert one.sentence in card.get_text() and card.find("svg")
    rows = page.select("table.rivals tbody tr")
    for row, rival in zip(rows, findings.try_rivals(known).to_dict("records"), strict=True):
        words = row.get_text(" ")
        assert all(rival[column] in words for column in ("finding", "rival", "outcome", "became"))


def test_the_home_page_describes_the_dataset_for_machines(pages):
    page = pages["index.html"]
    dataset = json.loads(page.find("script", type="application/ld+json").string)
    descriptor = tables.read_descriptor()
    assert dataset["@type"] == "Dataset" and dataset["version"] == descriptor["version"]
    assert dataset["license"] == descriptor["licenses"][0]["path"]
    assert len(dataset["distribution"]) == 1 + len(descriptor["resources"])
    for name, page in pages.items():
        assert page.find("meta", property="og:title")["content"].strip(), name
        assert page.find("meta", attrs={"name": "description"})["content"].strip(), name


def test_addresses_appear_only_where_one_is_set(site, pages, monkeypatch):
    for name, page in pages.items():
        assert not page.find("link", rel="canonical") and not page.find("meta", property="og:image"), name
    known = tables.read_all()
    monkeypatch.setattr(site_content, "SITE_URL", "https://example.org/figures")
    dataset = site_content.describe_dataset(tables.read_descriptor(), known)
    assert dataset["url"] == "https://example.org/figures/"
    assert all(one["contentUrl"].startswith(dataset["url"]) for one in dataset["distribution"])
    template = (build_site.SITE / "_templates" / "layout.html").read_text(encoding="utf-8")
    preview = re.search(r'"og:image" content="\{\{ url \}\}/([^"]+)"', template)
    assert preview and (site / preview[1]).is_file()


def test_nothing_of_this_machine_is_on_the_site(site):
    for path in site.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert str(ROOT).encode() not in raw and str(site).encode() not in raw, path


def test_no_sentence_of_an_article_is_on_the_site(pages, articles):
    """Nine words in a row of an article's body, other than its title, would be more than a figure as printed."""
    words = {name: re.findall(r"\w+", page.get_text(" ").lower()) for name, page in pages.items()}
    runs = {name: {" ".join(text[at : at + 9]) for at in range(len(text) - 8)} for name, text in words.items()}
    cited = tables.read(names=["sources", "references"])
    titles = " ".join(re.findall(r"\w+", " ".join([*cited["sources"]["title"], *cited["references"]["title"]]).lower()))
    for source in cited["sources"].to_dict("records"):
        if source["source_id"] == tutorial.SOURCE:
            continue  # the exercise's text is our own, and notebook 06 shows it
        lines = (articles / source["file"]).read_text(encoding="utf-8").split("\n")
        body = " ".join(lines[source["body_first_line"] - 1 : source["body_last_line"]]).lower()
        text = re.findall(r"\w+", body)
        own = {" ".join(text[at : at + 9]) for at in range(len(text) - 8)}
        for name, there in runs.items():
            assert not [run for run in own & there if run not in titles], name


def transferred(path: Path) -> int:
    """Return how many bytes a first visit to a page asks for: itself, its styles, scripts and pictures."""
    page = soup(path)
    targets = [link["href"] for link in page.find_all("link", rel="stylesheet")]
    targets += [element["src"] for element in page.find_all(["script", "img"], src=True)]
    files = {(path.parent / urlsplit(target).path).resolve() for target in targets}
    return path.stat().st_size + sum(file.stat().st_size for file in files)


def test_the_site_and_each_page_are_small(site, pages):
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 8 * MEGABYTE
    fonts = sum(path.stat().st_size for path in site.rglob("*.woff2"))
    sizes = {name: transferred(site / name) + fonts for name in pages}
    assert {name: size for name, size in sizes.items() if size >= 1.5 * MEGABYTE} == {}
