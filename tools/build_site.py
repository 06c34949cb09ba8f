"""Build the site from executed notebooks, the data package and ``site/``: into ``build/site``, with no outside request.

One direction: notebooks and tables become pages of Markdown in ``build/source``, and Sphinx turns these into the site.
"""

from __future__ import annotations

import argparse
import html
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import jinja2
import nbformat
import pandas as pd
from sphinx.cmd.build import main as run_sphinx

from helpers import cite, clean, dictionary, findings, reference, show, tables, uses
from helpers.charts.small import draw_bars, draw_fall, draw_locator
from helpers.tables import DATA, Tables

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
FIGURE = re.compile(r"\b[a-z]{2}\d-\d+-\d{2}\b")
CHROMIUM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SUMMARY_VI = "07_tom_tat"
IN_ENGLISH = '<p><a href="../index.html" hreflang="en" lang="en">All findings in English</a></p>'
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same ZIP from the same files


def build(notebooks: Path, build: Path = BUILD) -> Path:
    """Write the site of the executed ``notebooks`` into the folder ``site`` of ``build`` and return that.

    Raises SystemExit where Sphinx warns of anything.
    """
    source, site, extra = build / "source", build / "site", build / "extra"
    for folder in (source, site, extra):
        shutil.rmtree(folder, ignore_errors=True)
    pages = {path.stem: nbformat.read(path, as_version=4) for path in sorted(notebooks.glob("*.ipynb"))}
    known = tables.read(names=[resource["name"] for resource in tables.read_descriptor()["resources"]])
    context = {**describe(known, pages), "pdf": pdf_name() if find_chromium() else ""}
    write_downloads(extra / "download", pages)
    write_pages(source, context, pages, known)
    if run_sphinx(
        ["-q", "-W", "--keep-going", "-E", "-c", str(SITE), "-d", str(build / "doctrees"), str(source), str(site)]
    ):
        sys.exit("The site was not built: see the warnings above.")
    shutil.copytree(extra, site, dirs_exist_ok=True)
    static = site / "_static"
    for path in [
        *static.rglob("*.map"),
        static / "webpack-macros.html",
    ]:  # the theme's own sources: a third of the site
        path.unlink()
    print_summary(site, site / "download" / pdf_name())
    return site


def describe(known: Tables, pages: dict[str, Any]) -> dict[str, Any]:
    """Return all that the templates of pages say, from the tables and the executed notebooks."""
    descriptor = tables.read_descriptor()
    found = findings.say_findings(known)
    return {
        "title": cite.title_of(descriptor),
        "package": descriptor,
        "date": descriptor["created"][:10],
        "url": SITE_URL,
        "citation": cite.say_citation(descriptor, SITE_URL),
        "bibtex": cite.bibtex(descriptor, SITE_URL),
        "findings": found,
        "headline": findings.say_headline(known),
        "charts": {one.notebook: draw_bars(one.parts, one.notebook[:2]) for one in found}
        | {"01_poverty_trajectories": draw_series(known)},
        "rivals": findings.try_rivals(known).to_dict("records"),
        "locator": locate(known),
        "notebooks": [{"stem": stem, "name": name_of(stem), "title": title_of(page)} for stem, page in pages.items()],
        "articles": describe_articles(known, pages),
        "observations": list_observations(known),
        "terms": known["indicators"].sort_values("label_en").to_dict("records"),
        "files": describe_files(descriptor),
        "zip": zip_name(),
        "dictionary": dictionary.dictionary(descriptor).replace("### ", "## "),
        "datasheet": before(DATA / "README.md", "## Dictionary").split("\n", 1)[1],
        "methods": (ROOT / "docs" / "methods.md").read_text(encoding="utf-8"),
        "changelog": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        "modules": name_modules(),
        "json_ld": json.dumps(describe_dataset(descriptor, known), ensure_ascii=False),
    }


def before(path: Path, mark: str) -> str:
    """Return the text of a file up to a line that it holds."""
    text, found, _ = path.read_text(encoding="utf-8").partition(mark)
    assert found, f"{path.name} holds no {mark!r}"
    return text


def title_of(notebook: Any) -> str:
    """Return the heading of a notebook: the first line of its first cell without the mark."""
    return str(notebook.cells[0].source).splitlines()[0].lstrip("# ")


def draw_series(known: Tables) -> str:
    """Return the small chart of Kiên Giang's fall: the series of other sources, and what the article prints."""
    series = reference.rate_series(known["poverty_reference"], "kien_giang", "2016-2020")
    claim = known["claims_judged"].set_index("comparison_id").loc["kg-fall-2015-2019"]
    rounds = known["poverty_reference"].set_index("row_id")["review_round"]
    ends = sorted(int(rounds[name]) for name in claim["reference_rows"].split())
    level = known["observations"].set_index("figure_id").loc["kg1-5-01", "value"]
    by_year = dict(zip(series["review_round"].astype(int), series["value"], strict=True))
    return draw_fall(by_year, (ends[0], ends[1]), level)


def name_of(stem: str) -> str:
    """Return the short name of a notebook for lists beside the page."""
    return "Tóm tắt (tiếng Việt)" if stem == SUMMARY_VI else stem[3:].replace("_", " ").capitalize()


def locate(known: Tables) -> str:
    """Return the map of tiles with the places of the articles: a district stands on the tile of its province."""
    places = known["places"].set_index("place_id")
    marked = {}
    for place in known["sources"]["place"].unique():
        name, parent = places.loc[place, ["name_vi", "parent"]]
        province = places.loc[parent, "name_vi"] if parent else name
        marked[province] = f"{province}:\n{name}" if parent else name
    return draw_locator(marked)


def describe_articles(known: Tables, pages: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the articles, each with its figures, and each figure with its coding and what stands on it."""
    names = cite.name_places(known["places"])
    indicators = known["indicators"].set_index("indicator_id")
    standing = uses.list_uses(known).groupby("figure_id")
    slips = known["corrections"].set_index("figure_id").to_dict("index")
    articles = []
    for source in known["sources"].to_dict("records"):
        rows = known["observations"][known["observations"]["source_id"] == source["source_id"]]
        figures = []
        for row in rows.to_dict("records"):
            name = row["figure_id"]
            how, other = uses.split_reading(row["reading"])
            figures.append(
                {
                    "figure_id": name,
                    "as_printed": row["as_printed"],
                    "line": row["line"],
                    "coding": code_of(row, names, indicators),
                    "how": how,
                    "other": other,
                    "slip": slips.get(name),
                    "uses": standing.get_group(name).to_dict("records") if name in standing.groups else [],
                    "notebooks": [stem for stem, page in pages.items() if name in sources_in(page)],
                }
            )
        articles.append(
            source
            | {"place_name": names[source["place"]], "when": cite.say_date(source["published"]), "figures": figures}
        )
    return articles


def code_of(row: dict[str, Any], names: dict[str, str], indicators: pd.DataFrame) -> dict[str, str]:
    """Return the coding of a figure in words, blank fields left out."""
    value = show.say_span(row["value"], row["value"] if pd.isna(row["value_high"]) else row["value_high"])
    unit = row["unit"].replace("_", " ") + (f" a {row['per']}" if row["per"] else "")
    indicator = indicators.loc[row["indicator"]]
    ends = [show.say_cell(row[end], missing="open") for end in ("low", "high")]
    basis = {
        column: f" ({row[f'{column}_basis'].replace('_', ' ')})" for column in ("poverty_standard", "review_round")
    }
    said = {
        "value": f"{value} {unit}",
        "bound": row["bound"].replace("_", " "),
        "what the print leaves open": f"{ends[0]} to {ends[1]}",
        "indicator": f"{indicator['label_en']} ({indicator['label_vi']})",
        "place": names[row["place"]] + (f": {row['subgroup']}" if row["subgroup"] else ""),
        "status": row["status"],
        "period": cite.say_period(row["period_start"], row["period_end"]) or "not printed",
        "review round": row["review_round"] and row["review_round"] + basis["review_round"],
        "poverty standard": row["poverty_standard"]
        and row["poverty_standard"].replace("_", " ") + basis["poverty_standard"],
        "kind of amount": row["amount_kind"].replace("_", " "),
        "programme": row["programme"],
        "funding": row["funding"],
    }
    return {name: word for name, word in said.items() if word}


def sources_in(notebook: Any) -> set[str]:
    """Return the ids of the figures that the outputs of a notebook name."""
    outputs = (output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    return set(FIGURE.findall(" ".join(str(output.get("data", {}).get("text/markdown", "")) for output in outputs)))


def list_observations(known: Tables) -> list[dict[str, Any]]:
    """Return the observations as the table in the page shows them."""
    names = cite.name_places(known["places"])
    indicators = known["indicators"].set_index("indicator_id")
    rows = []
    for row in known["observations"].to_dict("records"):
        value = show.say_span(row["value"], row["value"] if pd.isna(row["value_high"]) else row["value_high"])
        rows.append(
            row
            | {
                "said": value,
                "unit": row["unit"].replace("_", " ") + (f" a {row['per']}" if row["per"] else ""),
                "bound": row["bound"].replace("_", " "),
                "place": names[row["place"]],
                "indicator": indicators.loc[row["indicator"], "label_en"],
                "label_vi": indicators.loc[row["indicator"], "label_vi"],
                "field": indicators.loc[row["indicator"], "instrument"].replace("_", " "),
                "when": cite.say_period(row["period_start"], row["period_end"]),
                "standard": row["poverty_standard"].replace("_", " "),
            }
        )
    return rows


def describe_files(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tables as the page of downloads lists them."""
    return [
        resource | {"rows": len(tables.read_text(DATA / resource["path"]).splitlines()) - 1}
        for resource in descriptor["resources"]
    ]


def name_modules() -> list[str]:
    """Return the names of all modules of the helpers, for their reference."""
    package = ROOT / "src" / "helpers"
    paths = sorted(path.relative_to(package.parent) for path in package.rglob("*.py") if path.stem != "__main__")
    return [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]


def describe_dataset(descriptor: dict[str, Any], known: Tables) -> dict[str, Any]:
    """Return the dataset in the words of schema.org; addresses are absolute where SITE_URL is set."""
    years = known["observations"]["period_start"].str[:4].loc[lambda years: years != ""]
    license_url = descriptor["licenses"][0]["path"]
    home = f"{SITE_URL}/" if SITE_URL else ""
    files = [(zip_name(), "application/zip"), *((resource["path"], "text/csv") for resource in descriptor["resources"])]
    dataset = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": cite.title_of(descriptor),
        "alternateName": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "dateModified": descriptor["created"][:10],
        "license": license_url,
        "isAccessibleForFree": True,
        "keywords": descriptor["keywords"],
        "creator": {"@type": "Organization", "name": descriptor["contributors"][0]["title"]},
        "inLanguage": ["en", "vi"],
        "spatialCoverage": "Mekong Delta, Viet Nam",
        "temporalCoverage": f"{years.min()}/{years.max()}",
        "variableMeasured": list(known["indicators"]["label_en"]),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{home}download/{path}"}
            for path, kind in files
        ],
    }
    return dataset | ({"url": home} if home else {})


def zip_name() -> str:
    """Return the name of the ZIP with all tables and their descriptor."""
    descriptor = tables.read_descriptor()
    return f"{descriptor['name']}-{descriptor['version']}.zip"


def pdf_name() -> str:
    """Return the name of the summary as PDF."""
    return zip_name().replace(".zip", "-summary.pdf")


def write_downloads(folder: Path, pages: dict[str, Any]) -> None:
    """Copy tables and descriptor into ``folder``, pack them into one ZIP, and write the data behind each chart."""
    paths = ["datapackage.json", *(resource["path"] for resource in tables.read_descriptor()["resources"])]
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DATA / path, folder / path)
    with zipfile.ZipFile(folder / zip_name(), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in [*paths, "README.md"]:
            archive.writestr(zipfile.ZipInfo(path, LONG_AGO), (DATA / path).read_bytes(), zipfile.ZIP_DEFLATED)
    tables.write(
        {folder / "charts" / name: text for page in pages.items() for name, text in data_behind(*page).items()}
    )


def data_behind(stem: str, notebook: Any) -> dict[str, str]:
    """Return the data behind each chart of a notebook as CSV, by file name: its plain-text form after the alt text."""
    return {
        f"{stem[:2]}-{number}.csv": str(output.data["text/plain"]).partition("\n\n")[2]
        for number, output in enumerate(charts_in(notebook), 1)
    }


def charts_in(notebook: Any) -> list[Any]:
    """Return the outputs of a notebook that are charts."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [output for cell in cells for output in cell.outputs if "image/png" in output.get("data", {})]


def write_pages(source: Path, context: dict[str, Any], pages: dict[str, Any], known: Tables) -> None:
    """Write the pages that Sphinx reads: templates filled in, notebooks made ready."""
    loader = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SITE), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    figures = set(known["figures"]["figure_id"])
    texts = {"metadata.json": json.dumps({name: context[name] for name in ("json_ld", "url", "title", "package")})}
    for path in sorted(SITE.rglob("*.md")):
        name = path.relative_to(SITE).as_posix()
        if name == "figures/article.md":
            for article in context["articles"]:
                texts[f"figures/{article['source_id']}.md"] = loader.get_template(name).render(context, article=article)
        else:
            texts[name] = loader.get_template(name).render(context)
    for stem, notebook in pages.items():
        texts[f"notebooks/{stem}.ipynb"] = nbformat.writes(ready(stem, notebook, figures))
    tables.write({source / name: text + "\n" for name, text in texts.items()})
    shutil.copyfile(ROOT / "docs" / "finding.png", source / "finding.png")


def ready(stem: str, notebook: Any, figures: set[str]) -> Any:
    """Return a notebook as the site shows it: code folded, ids linked, charts with alt text and their data."""
    cells, number, framed = [], 0, 0
    if stem == SUMMARY_VI:
        cells.append(nbformat.v4.new_markdown_cell(IN_ENGLISH, id="in-english"))
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "markdown":
            cell.source = link_ids(cell.source, figures)
            continue
        cell.metadata["tags"] = ["hide-input"]
        for output in cell.outputs:
            data = output.get("data", {})
            if "text/markdown" in data:
                data["text/markdown"] = link_ids(data["text/markdown"], figures)
            if "text/html" in data:
                framed += 1
                data["text/html"] = frame_table(link_ids(data["text/html"], figures), f"Table {framed}")
            if "image/png" in data:
                number += 1
                look = output.metadata["image/png"]
                cell.metadata["mystnb"] = {
                    "image": {"alt": look["alt"], "width": f"{look['width']}px", "classes": "chart"}
                }
                cells.append(nbformat.v4.new_markdown_cell(say_data(stem, number), id=f"data-{number}"))
    notebook.cells = cells
    return notebook


def say_data(stem: str, number: int) -> str:
    """Return the line under a chart that leads to its data."""
    words = "Số liệu của biểu đồ (CSV)" if stem == SUMMARY_VI else "Data behind this chart (CSV)"
    return f'<p class="behind"><a href="../download/charts/{stem[:2]}-{number}.csv" download>{words}</a></p>'


def link_ids(text: str, figures: set[str]) -> str:
    """Link the figure ids in Markdown or HTML to their anchors, with or without the marks of code around them."""

    def link(found: re.Match[str]) -> str:
        name = found[2]
        page = f"../figures/{name.split('-')[0]}.html"
        return f'<a class="figure-id" href="{page}#{name}">{name}</a>' if name in figures else found[0]

    return re.sub(f"(`?)({FIGURE.pattern})\\1", link, text)


def frame_table(text: str, name: str) -> str:
    """Frame a table so that it scrolls by itself where the page is narrower, by keyboard too.

    Tables of more than three columns become cards on a phone: each cell carries the name of its column.
    """
    caption = re.search(r"<caption>(.*?)</caption>", text)
    label = html.escape(f"{name}: {caption[1]}" if caption else name)
    heads = re.findall(r"<th>(.*?)</th>", text)
    if len(heads) > 3:
        names = itertools.cycle(heads)
        text = re.sub("<td>", lambda _: f'<td data-label="{next(names)}">', text)
        text = text.replace('class="dataframe', 'class="cards-on-phone dataframe')
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{text}</div>'


def find_chromium() -> str:
    """Return the path of a Chromium on this machine, or nothing."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), "")


def print_summary(site: Path, pdf: Path) -> None:
    """Print the home page as PDF where there is a Chromium; say so where there is none."""
    chromium = find_chromium()
    if not chromium:
        print("No Chromium was found: the site is complete but for the summary as PDF.")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [chromium, *CHROMIUM_FLAGS, f"--user-data-dir={folder}", "--no-pdf-header-footer"]
        page = (site / "index.html").as_uri()
        subprocess.run([*command, f"--print-to-pdf={pdf}", page], check=True, capture_output=True, timeout=60)


def main() -> int:
    """Build the site from the notebooks in a folder, which have been executed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="?", type=Path, default=NOTEBOOKS, help="folder of executed notebooks")
    parser.add_argument("--into", type=Path, default=BUILD, help="folder in which the folder site is written")
    arguments = parser.parse_args()
    problems = clean.check()
    if problems:
        sys.exit("\n".join(problems))
    site = build(arguments.notebooks, arguments.into)
    print(f"Read the site: {os.path.relpath(site / 'index.html')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
