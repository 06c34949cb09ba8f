"""Build the site from executed notebooks, the data package and ``site/``: into ``build/site``, with no outside request.

One direction: notebooks and tables become pages of Markdown in ``build/source``, and Sphinx turns these into the site.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import folders
import jinja2
import nbformat
from site_content import describe, locate_ids, zip_name
from site_notebooks import data_behind, ready
from sphinx.cmd.build import main as run_sphinx

from helpers import findings, tables
from helpers.files import pack
from helpers.tables import DATA, Tables

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"
PREVIEW = ROOT / "docs" / "finding.png"  # what a link to the site is shown with
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
RIVALS = "findings_and_rivals.csv"
LINK = re.compile(r'(<a\b[^>]*?) href="(?!https?://)[^"]*"')  # to another page, which a PDF alone does not have
PRINTED_AT = re.compile(rb"(?<=Date \(D:)\d{14}(?=\+00'00'\))")  # Chromium's note of when it printed


def build(notebooks: Path, build: Path = BUILD) -> Path:
    """Write the site of the executed ``notebooks`` into the folder ``site`` of ``build`` and return that.

    Raises SystemExit where Sphinx warns of anything.
    """
    source, site, extra = build / "source", build / "site", build / "extra"
    for folder in (source, site, extra):
        shutil.rmtree(folder, ignore_errors=True)
    pages = {path.stem: nbformat.read(path, as_version=4) for path in sorted(notebooks.glob("*.ipynb"))}
    known = tables.read_all()
    context = {**describe(known, pages), "pdf": pdf_name() if find_chromium() else ""}
    write_downloads(extra / "download", pages, known)
    write_pages(source, context, pages, known)
    options = ["-q", "-W", "--keep-going", "-E", "-c", str(SITE), "-d", str(build / "doctrees")]
    if run_sphinx([*options, str(source), str(site)]):
        sys.exit("The site was not built: see the warnings above.")
    shutil.copytree(extra, site, dirs_exist_ok=True)
    static = site / "_static"  # the theme brings its own sources: a third of the site, of no use to a reader
    for path in [*static.rglob("*.map"), static / "webpack-macros.html"]:
        path.unlink()
    print_summary(site, site / "download" / pdf_name(), context["date"])
    return site


def pdf_name() -> str:
    """Return the name of the summary as PDF."""
    return zip_name().replace(".zip", "-summary.pdf")


def write_downloads(folder: Path, pages: dict[str, Any], known: Tables) -> None:
    """Copy tables and descriptor into ``folder``, pack them into one ZIP; write rivals and the data behind charts."""
    paths = ["datapackage.json", *(resource["path"] for resource in tables.read_descriptor()["resources"])]
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DATA / path, folder / path)
    shutil.copyfile(PREVIEW, folder / PREVIEW.name)
    packed = pack({path: (DATA / path).read_bytes() for path in [*paths, "README.md"]})
    (folder / zip_name()).write_bytes(packed)
    charts = {folder / "charts" / name: text for page in pages.items() for name, text in data_behind(*page).items()}
    tables.write(charts | {folder / RIVALS: tables.to_csv(findings.try_rivals(known))})


def write_pages(source: Path, context: dict[str, Any], pages: dict[str, Any], known: Tables) -> None:
    """Write the pages that Sphinx reads: templates filled in, notebooks made ready."""
    loader = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SITE),
        undefined=jinja2.StrictUndefined,
        autoescape=True,  # the pages are HTML in the end; what is HTML or Markdown already says so: `| safe`
        trim_blocks=True,
        lstrip_blocks=True,
    )
    targets = locate_ids(known)
    texts = {"metadata.json": json.dumps({name: context[name] for name in ("json_ld", "url", "title", "package")})}
    for path in sorted(SITE.rglob("*.md")):
        name = path.relative_to(SITE).as_posix()
        if name == "figures/article.md":
            for article in context["articles"]:
                texts[f"figures/{article['source_id']}.md"] = loader.get_template(name).render(context, article=article)
        else:
            texts[name] = loader.get_template(name).render(context)
    for stem, notebook in pages.items():
        texts[f"notebooks/{stem}.ipynb"] = nbformat.writes(ready(stem, notebook, targets))
    tables.write({source / name: text + "\n" for name, text in texts.items()})


def find_chromium() -> str:
    """Return the path of a Chromium on this machine, or nothing."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), "")


def print_summary(site: Path, pdf: Path, day: str) -> None:
    """Print the home page as PDF where there is a Chromium; say so where there is none.

    The PDF is dated to the ``day`` of the data (ISO 8601), without links to files: the same bytes each time.
    """
    chromium = find_chromium()
    if not chromium:
        print("No Chromium was found: the site is complete but for the summary as PDF.")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [chromium, *CHROMIUM_FLAGS, f"--user-data-dir={folder}", "--no-pdf-header-footer"]
        page = site / "print.html"
        page.write_text(LINK.sub(r"\1", (site / "index.html").read_text(encoding="utf-8")), encoding="utf-8")
        command += [f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        page.unlink()
    pdf.write_bytes(PRINTED_AT.sub(day.replace("-", "").encode() + b"000000", pdf.read_bytes()))


def main() -> int:
    """Build the site from the notebooks in a folder, which have been executed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="?", type=Path, default=NOTEBOOKS, help="folder of executed notebooks")
    parser.add_argument("--into", type=folders.allow, default=BUILD, help="folder in which the folder site is written")
    arguments = parser.parse_args()
    site = build(arguments.notebooks, arguments.into)
    print(f"Read the site: {os.path.relpath(site / 'index.html')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
