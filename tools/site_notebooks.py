"""A notebook as the site shows it: code folded, figure ids linked, charts with alt text and the data behind them."""

from __future__ import annotations

import html
import itertools
import re
from typing import Any

import nbformat

from helpers.expressions import FIGURE_ID

FIGURE = re.compile(rf"\b{FIGURE_ID}\b")
NUMBER = re.compile(r"(?:[<>?] )?-?\d[\d.,]*(?: %)?(?: (?:to|đến) -?\d[\d.,]*)?(?: \?)?|–|open|chưa rõ|")
SUMMARY_VI = "07_tom_tat"
IN_ENGLISH = '<p><a href="../index.html" hreflang="en" lang="en">All findings in English</a></p>'


def title_of(notebook: Any) -> str:
    """Return the heading of a notebook: the first line of its first cell without the mark."""
    return str(notebook.cells[0].source).splitlines()[0].lstrip("# ")


def name_of(stem: str) -> str:
    """Return the short name of a notebook for lists beside the page."""
    return "Tóm tắt (tiếng Việt)" if stem == SUMMARY_VI else stem[3:].replace("_", " ").capitalize()


def sources_in(notebook: Any) -> set[str]:
    """Return the ids of the figures that the outputs of a notebook name."""
    outputs = (output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    return set(FIGURE.findall(" ".join(str(output.get("data", {}).get("text/markdown", "")) for output in outputs)))


def charts_in(notebook: Any) -> list[Any]:
    """Return the outputs of a notebook that are charts."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [output for cell in cells for output in cell.outputs if "image/png" in output.get("data", {})]


def data_behind(stem: str, notebook: Any) -> dict[str, str]:
    """Return the data behind each chart of a notebook as CSV, by file name: its plain-text form after the alt text."""
    return {
        f"{stem[:2]}-{number}.csv": str(output.data["text/plain"]).partition("\n\n")[2]
        for number, output in enumerate(charts_in(notebook), 1)
    }


def ready(stem: str, notebook: Any, targets: dict[str, str]) -> Any:
    """Return a notebook as the site shows it: code folded, ids linked, charts with alt text and their data."""
    cells, number, framed = [], 0, 0
    if stem == SUMMARY_VI:
        cells.append(nbformat.v4.new_markdown_cell(IN_ENGLISH, id="in-english"))
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "markdown":
            cell.source = link_ids(cell.source, targets)
            continue
        cell.metadata["tags"] = ["hide-input"]
        for output in cell.outputs:
            data = output.get("data", {})
            if "text/markdown" in data:
                data["text/markdown"] = link_ids(data["text/markdown"], targets)
            if "text/html" in data:
                framed += 1
                data["text/html"] = frame_table(link_ids(data["text/html"], targets), f"Table {framed}")
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


def link_ids(text: str, targets: dict[str, str]) -> str:
    """Link ids in Markdown or HTML to their anchors: figures anywhere, rows of other sources where they stand as code.

    ``targets`` maps each known id to its address.
    """

    def link(found: re.Match[str]) -> str:
        name = found[1] or found[0]
        return f'<a class="figure-id" href="{targets[name]}">{name}</a>' if name in targets else found[0]

    return re.sub(f"`([a-z0-9_-]+)`|{FIGURE.pattern}", link, text)


def frame_table(text: str, name: str) -> str:
    """Frame a table so that it scrolls by itself where the page is narrower, by keyboard too.

    Columns of numbers are marked as such. Tables of more than three columns become cards on a phone: each cell carries
    the name of its column.
    """
    caption = re.search(r"<caption>(.*?)</caption>", text)
    label = html.escape(f"{name}: {caption[1]}" if caption else name)
    heads, cells = re.findall(r"<th>(.*?)</th>", text), re.findall(r"<td>(.*?)</td>", text)
    marks = [
        ' class="number"' if all(NUMBER.fullmatch(cell) for cell in cells[place :: len(heads)]) else ""
        for place in range(len(heads))
    ]
    labels = [""] * len(heads)
    if len(heads) > 3:
        labels = [f' data-label="{head}"' for head in heads]
        text = text.replace('class="dataframe', 'class="cards-on-phone dataframe')
    on_heads, on_cells = itertools.cycle(marks), itertools.cycle(map(str.__add__, marks, labels))
    text = re.sub("<th>", lambda _: f"<th{next(on_heads)}>", text)
    text = re.sub("<td>", lambda _: f"<td{next(on_cells)}>", text)
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{text}</div>'
