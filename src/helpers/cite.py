"""From a number on a page back to the printed figure, the line and the article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from helpers.tables import Tables

__all__ = ["bibtex", "escape", "list_sources", "name_places", "say_citation", "say_date", "say_period", "title_of"]


def name_places(places: pd.DataFrame) -> dict[str, str]:
    """Return the Vietnamese name of each place id."""
    return dict(zip(places["place_id"], places["name_vi"], strict=True))


def escape(text: str) -> str:
    """Return text from the data as it may stand in Markdown, where HTML would be taken for HTML.

    >>> escape("Hộ nghèo <b>"), escape("“R&D”")
    ('Hộ nghèo &lt;b&gt;', '“R&amp;D”')
    """
    return html.escape(text, quote=False)


def say_date(date: str) -> str:
    """Return a date or an interval with an open end in words.

    >>> say_date("2023-09/.."), say_date("../2024-12"), say_date("2022-06-27"), say_date("2016/2020")
    ('2023-09 or later', '2024-12 or earlier', '2022-06-27', '2016 to 2020')
    """
    start, slash, end = date.partition("/")
    if end == "..":
        return f"{start} or later"
    return f"{end} or earlier" if start == ".." else f"{start} to {end}" if slash else date


def say_period(start: str, end: str) -> str:
    """Return the two ends of a period in words, either of which may be blank; nothing where both are.

    >>> say_period("2022", "2022"), say_period("2023-09", ""), say_period("", "2025"), say_period("", "")
    ('2022', '2023-09 or later', '2025 or earlier', '')
    """
    if start == end:
        return start
    return say_date(f"{start or '..'}/{end or '..'}")


def title_of(descriptor: dict[str, Any]) -> str:
    """Return the title of the project from its name in the data package."""
    return str(descriptor["name"]).replace("-", " ").capitalize()


def say_citation(descriptor: dict[str, Any], url: str = "") -> str:
    """Return how to cite the data package, in Markdown; ``url`` is where it stands on the web, if it does.

    >>> package = {"name": "some-figures", "version": "0.1.0", "created": "2026-11-21T00:00:00Z"}
    >>> say_citation(package | {"contributors": [{"title": "The contributors"}]})
    'The contributors (2026). *Some figures*, version 0.1.0.'
    """
    authors = " and ".join(one["title"] for one in descriptor["contributors"])
    year = descriptor["created"][:4]
    at = f" {url}" if url else ""
    return f"{authors} ({year}). *{title_of(descriptor)}*, version {descriptor['version']}.{at}"


def bibtex(descriptor: dict[str, Any], url: str = "") -> str:
    """Return the data package as a BibTeX entry; ``url`` is left out where it is not known."""
    fields = {
        "author": "{" + " and ".join(one["title"] for one in descriptor["contributors"]) + "}",
        "title": title_of(descriptor),
        "year": descriptor["created"][:4],
        "version": descriptor["version"],
        "note": f"Data and notebooks, {descriptor['licenses'][0]['name']}",
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^a-z]+", "_", descriptor["name"])
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def list_sources(figure_lists: Iterable[str], tables: Tables) -> str:
    """Return Markdown that lists the articles and, under each, the figures used: id, printed form and line.

    ``figure_lists`` holds figure ids, or several of them separated by spaces, as the derived tables have them.
    """
    used = {name for names in figure_lists for name in names.split()}
    figures = tables["figures"][tables["figures"]["figure_id"].isin(used)]
    parts = []
    for source in tables["sources"].itertuples():
        rows = figures[figures["source_id"] == source.source_id]
        if rows.empty:
            continue
        author, title, publisher = map(escape, (source.author, source.title, source.publisher))
        title = f"[{title}]({source.url})" if source.url else title
        parts.append(f"**{source.source_id}**: {author}, “{title}”, {publisher}, {say_date(source.published)}.\n")
        parts += [
            f"- line {line}: "
            + "; ".join(f"{escape(row.as_printed)} (`{row.figure_id}`)" for row in group.itertuples())
            for line, group in rows.groupby("line")
        ]
        parts.append("")
    return "\n".join(parts)
