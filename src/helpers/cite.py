"""From a number on a page back to the printed figure, the line and the article."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.tables import Tables

__all__ = ["list_sources", "name_places", "say_date"]


def name_places(places: pd.DataFrame) -> dict[str, str]:
    """Return the Vietnamese name of each place id."""
    return dict(zip(places["place_id"], places["name_vi"], strict=True))


def say_date(date: str) -> str:
    """Return a date or an interval with an open end in words.

    >>> say_date("2023-09/.."), say_date("../2024-12"), say_date("2022-06-27"), say_date("2016/2020")
    ('2023-09 or later', '2024-12 or earlier', '2022-06-27', '2016 to 2020')
    """
    start, slash, end = date.partition("/")
    if end == "..":
        return f"{start} or later"
    return f"{end} or earlier" if start == ".." else f"{start} to {end}" if slash else date


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
        title = f"[{source.title}]({source.url})" if source.url else source.title
        parts.append(
            f"**{source.source_id}**: {source.author}, “{title}”, {source.publisher}, {say_date(source.published)}.\n"
        )
        parts += [
            f"- line {line}: " + "; ".join(f"{row.as_printed} (`{row.figure_id}`)" for row in group.itertuples())
            for line, group in rows.groupby("line")
        ]
        parts.append("")
    return "\n".join(parts)
