"""A new article becomes proposed rows, which a person completes: the first half of the curation loop.

What the print says is filled in: where the figure stands, value, unit, bound. What needs a reader is left blank, and
named behind ``draft:`` in the row's last text column. ``check`` and ``build`` refuse the blanks and the marks,
``audit`` lists them: a draft cannot be published unread. Rows that are there are never touched.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.articles import COVERING, find_place, place_rows, read_body
from helpers.files import DataError, format_number, read_article, sha256, write
from helpers.finder import Found, find
from helpers.tables import DATA, Tables, read, read_descriptor

__all__ = ["MARK", "list_open", "propose", "remove"]

MARK = "draft:"
TABLES = ("sources", "figures", "exclusions", "second_reading")
JUDGED = ("place", "indicator", "status", "period")


def propose(file: Path, source: str, data: Path = DATA) -> dict[str, int]:
    """Add proposed rows for the article in ``file`` to the tables of ``data``; return how many, table by table.

    A source that is new gets a row of its own, with all lines as its body. Digits that a row covers already are left
    alone, so that a second call adds only what is missing. All tables are written, or none.

    Raises DataError where the file cannot be read, or where the tables have other faults than open cells.
    """
    text = read_article(file)
    digest = sha256(file.read_bytes())
    curated = read(data, with_open_cells=True)
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in TABLES}
    known = curated["sources"].set_index("source_id")
    if source in known.index:
        article = known.loc[source]
        if digest != article["sha256"]:
            raise DataError([f"{file.name}: found another text than that of {source}; allowed: {article['sha256']}"])
        first, last, left_out = (
            int(article["body_first_line"]),
            int(article["body_last_line"]),
            article["excluded_lines"],
        )
        place = article["place"]
    else:
        first, last, left_out, place = 1, len(text.rstrip("\n").split("\n")), "", ""
        rows["sources"].append(
            {
                "source_id": source,
                "file": file.name,
                "sha256": digest,
                "body_first_line": str(first),
                "body_last_line": str(last),
                "inferred": f"{MARK} title, publisher, author, published, place, lines of the body",
            }
        )
    body = read_body(text, first, last, left_out)
    places = place_rows(body, curated, source, COVERING)
    covered = {(row.line, position) for _, row, span in places if span for position in range(*span)}
    own = curated["figures"][curated["figures"]["source_id"] == source]
    number = {row.line: int(row.figure_id.rpartition("-")[2]) for row in own.sort_values("figure_id").itertuples()}
    units = _units(_fields(data)["figures"])
    for found in find(text):
        span = find_place(body.get(found.line, ""), found.as_printed, found.nth)
        if span is None or any((found.line, position) in covered for position in range(*span)):
            continue
        where = {"source_id": source, "line": str(found.line), "nth": str(found.nth), "as_printed": found.as_printed}
        if found.kind == "measure":
            number[found.line] = number.get(found.line, 0) + 1
            name = f"{source}-{found.line}-{number[found.line]:02d}"
            rows["figures"].append(where | {"figure_id": name, "place": place} | _code(found, units))
            rows["second_reading"].append(where | {"figure_id": name, "settled": f"{MARK} a second reader's coding"})
        else:
            rows["exclusions"].append(where | {"reason": found.kind, "note": f"{MARK} confirm"})
            rows["second_reading"].append(where | {"settled": f"{MARK} a second reader's coding"})
    _append(data, rows)
    return {name: len(added) for name, added in rows.items() if added}


def remove(source: str, data: Path = DATA) -> dict[str, int]:
    """Take all rows of one article out of the tables that hold its print; return how many, table by table.

    Raises DataError where there is no such source, or where rows of other tables build on its figures.
    """
    curated = read(data, with_open_cells=True)
    if source not in set(curated["sources"]["source_id"]):
        raise DataError([f"sources.csv: found no row {source!r}; allowed: the id of a source"])
    own = set(curated["figures"].loc[curated["figures"]["source_id"] == source, "figure_id"])
    problems = [
        f"{table}.csv, column {column}: found {name}; allowed: no row that builds on figures of {source}"
        for table, frame in curated.items()
        if table not in TABLES
        for column in frame.columns
        if frame[column].dtype == "str"
        for name in sorted(own & {part for cell in frame[column] for part in cell.replace("+", " ").split()})
    ]
    if problems:
        raise DataError(problems)
    files, removed = {}, {}
    for table in TABLES:
        path = _path(data, table)
        header, *records = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        kept = [record for record in records if record[header.index("source_id")] != source]
        removed[table] = len(records) - len(kept)
        files[path] = _to_csv([header, *kept])
    write(files)
    return removed


def list_open(curated: Tables, source: str | None = None, data: Path = DATA) -> list[str]:
    """Return what a reader has still to decide: blanks in required cells and draft marks, row by row.

    ``source`` names one article; default is all. ``data`` is the folder whose descriptor says which cells are required.
    """
    problems = []
    fields = _fields(data)
    for table in TABLES:
        frame = curated[table]
        for row in frame[frame["source_id"] == source].to_dict("records") if source else frame.to_dict("records"):
            open_cells = [said for field in fields[table] if (said := _say_open(row[field["name"]], field))]
            if open_cells:
                name = row.get("figure_id") or f"{row['source_id']} {row.get('as_printed', '')}".strip()
                problems.append(
                    f"{table}.csv row {name}: found {', '.join(open_cells)} open; "
                    f"allowed: the decision, without the mark {MARK}"
                )
    return problems


def _say_open(cell: Any, field: dict[str, Any]) -> str:
    """Return the name of a column whose cell is open, with its draft mark; nothing where it is decided."""
    if str(cell).startswith(MARK):
        return f"{field['name']} ({cell})"
    blank = pd.isna(cell) or cell == ""
    return str(field["name"]) if blank and field.get("constraints", {}).get("required") else ""


def _code(found: Found, units: set[str]) -> dict[str, str]:
    """Return the columns of ``figures.csv`` that the print fills, and the mark that names the others.

    A printed unit that is none of the dictionary's ``units`` is left to the curator.
    """
    unit = found.unit if found.unit in units else ""
    judged = [*JUDGED, *([] if unit else ["unit"]), *(["funding", "amount_kind"] if unit == "VND" else [])]
    return {
        "value": "" if found.value is None else format_number(found.value),
        "value_high": "" if found.value_high is None else format_number(found.value_high),
        "unit": unit,
        "per": found.per,
        "bound": found.bound,
        "reading": f"{MARK} {', '.join(judged)}" + (f"; {found.note}" if found.note else ""),
    }


def _append(data: Path, rows: dict[str, list[dict[str, str]]]) -> None:
    """Write the tables with ``rows`` behind what is there, which stays as it is to the byte."""
    files = {}
    fields = _fields(data)
    for table, added in rows.items():
        if added:
            path = _path(data, table)
            lines = [[row.get(field["name"], "") for field in fields[table]] for row in added]
            files[path] = path.read_text(encoding="utf-8") + _to_csv(lines)
    write(files)


def _resources(data: Path) -> list[dict[str, Any]]:
    return list(read_descriptor(data)["resources"])


def _path(data: Path, table: str) -> Path:
    return data / next(str(resource["path"]) for resource in _resources(data) if resource["name"] == table)


def _fields(data: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the described columns of each table."""
    return {resource["name"]: resource["schema"]["fields"] for resource in _resources(data)}


def _units(fields: list[dict[str, Any]]) -> set[str]:
    """Return the units that the dictionary allows in a table."""
    return {unit for field in fields if field["name"] == "unit" for unit in field["constraints"]["enum"]}


def _to_csv(lines: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()
