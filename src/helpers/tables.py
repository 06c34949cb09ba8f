"""Where the tables are, how they are read and written, and the form that each must have.

``data/datapackage.json`` is the only dictionary: column names, types, closed lists, keys. This module reads it
and holds the CSV files to it; nothing about a single column is written here.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import is_normalized

import pandas as pd

from helpers.files import DataError, format_number, read_text, sha256, write
from helpers.printed import clean_text

__all__ = [
    "DATA",
    "DataError",
    "Tables",
    "format_number",
    "read",
    "read_all",
    "read_descriptor",
    "read_sound_rows",
    "read_text",
    "sha256",
    "to_csv",
    "write",
]

DATA = Path(__file__).resolve().parents[2] / "data"
TYPES = {"string": "str", "number": "float64", "integer": "Int64"}
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")

FORMULA = ("=", "+", "-", "@")  # a spreadsheet computes what begins so

OPEN_CELL = "found nothing; allowed: a value in every row"

Tables = dict[str, pd.DataFrame]


class _Row(NamedTuple):
    """One CSV row: its line in the file, its primary key as people write it, its cells by column."""

    line: int
    key: str
    cells: dict[str, str]


def read_descriptor(data: Path = DATA) -> dict[str, Any]:
    """Return the data package descriptor of the folder ``data``.

    Raises DataError where the file is missing or is not JSON.
    """
    path = data / "datapackage.json"
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError([f"{path.name}: {error}"]) from None
    if not isinstance(descriptor, dict) or not descriptor.get("resources"):
        raise DataError([f"{path.name}: found no resources; allowed: a data package with its tables"])
    return descriptor


def read(data: Path = DATA, names: list[str] | None = None, *, with_open_cells: bool = False) -> Tables:
    """Return the tables called ``names`` (default: all curated and reference tables), typed as described.

    Text columns hold strings and no missing values: blank is the empty string. Numbers are float64, with NaN
    for blank; whole numbers are Int64. Rows keep the order of the file. ``with_open_cells`` reads drafts: required
    cells may be blank, and what a column asks of a filled cell still holds.

    Raises DataError with every fault of form in any of the tables: encoding, columns, types, lists, keys.

    >>> read(names=["places"])["places"].loc[0, "place_id"]
    'viet_nam'
    """
    resources = _resources(data)
    names = names or [name for name, resource in resources.items() if not resource["path"].startswith("derived/")]
    rows, problems = _read_rows(data, {name: resources[name] for name in names})
    if with_open_cells:
        problems = [problem for problem in problems if OPEN_CELL not in problem]
    if problems:
        raise DataError(problems)
    return {name: _frame(rows[name], resources[name]["schema"]["fields"]) for name in names}


def read_all(data: Path = DATA) -> Tables:
    """Return all tables, derived ones too, as :func:`read` does."""
    return read(data, list(_resources(data)))


def read_sound_rows(data: Path, names: list[str]) -> Tables:
    """Return the rows of the tables called ``names`` that have no fault of form, so that they can be checked further.

    Tables that cannot be read at all come out empty.
    """
    resources = _resources(data)
    sound = {}
    for name in names:
        rows, problems = _read_one(data / resources[name]["path"], resources[name]["schema"])
        faulty = {row.line for row in rows if any(f"(line {row.line})" in problem for problem in problems)}
        sound[name] = _frame([row for row in rows if row.line not in faulty], resources[name]["schema"]["fields"])
    return sound


def to_csv(frame: pd.DataFrame) -> str:
    """Return ``frame`` as CSV text: numbers as short as they are exact, blank for missing, LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([format_number(cell) if isinstance(cell, int | float) else cell for cell in row])
    return out.getvalue()


def _resources(data: Path) -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in read_descriptor(data)["resources"]}


def _frame(rows: list[_Row], fields: list[dict[str, Any]]) -> pd.DataFrame:
    columns = {}
    for field in fields:
        cells = [row.cells[field["name"]] for row in rows]
        kind = TYPES[field["type"]]
        columns[field["name"]] = (
            pd.Series(cells, dtype="str")
            if kind == "str"
            else pd.to_numeric(pd.Series(cells, dtype="str")).astype(kind)
        )
    return pd.DataFrame(columns)


def _read_rows(data: Path, resources: dict[str, dict[str, Any]]) -> tuple[dict[str, list[_Row]], list[str]]:
    """Read the raw cells of the tables and collect every fault of form."""
    rows: dict[str, list[_Row]] = {}
    problems: list[str] = []
    for name, resource in resources.items():
        rows[name], found = _read_one(data / resource["path"], resource["schema"])
        problems += found
    for name, resource in resources.items():
        problems += _check_foreign_keys(Path(resource["path"]).name, rows, name, resource["schema"])
    return rows, problems


def _read_one(path: Path, schema: dict[str, Any]) -> tuple[list[_Row], list[str]]:
    """Read one CSV file and hold it to its schema."""
    columns = [field["name"] for field in schema["fields"]]
    try:
        (_, header), *records = _parse(path, columns)
    except DataError as error:
        return [], error.problems
    if header != columns:
        return [], [f"{path.name} header: found {_say_unlike(header, columns)}; allowed: {', '.join(columns)}"]
    rows: list[_Row] = []
    problems: list[str] = [] if records else [f"{path.name}: found no rows under the header; allowed: at least one"]
    seen: dict[str, int] = {}
    key_columns = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
    for line, record in records:
        if len(record) != len(columns):
            problems.append(f"{path.name} line {line}: found {len(record)} cells; allowed: {len(columns)}")
            continue
        cells = dict(zip(columns, record, strict=True))
        key = " ".join(cells[column] for column in key_columns)
        rows.append(_Row(line, key, cells))
        for field in schema["fields"]:
            problems += [
                f"{path.name} row {key} (line {line}), column {field['name']}: {fault}"
                for fault in _check_cell(cells[field["name"]], field)
            ]
        if key in seen:
            problems.append(
                f"{path.name} row {key} (line {line}), column {' + '.join(key_columns)}: "
                f"found the key of line {seen[key]} again; allowed: each key once"
            )
        seen[key] = line
    return rows, problems


def _parse(path: Path, columns: list[str]) -> list[tuple[int, list[str]]]:
    """Return the records of a CSV file, header first, each with its line.

    Raises DataError where it is no such file as the tables are.
    """
    if not path.exists():
        raise DataError([f"{path.name}: found no such file; allowed: the tables that datapackage.json names"])
    text = read_text(path)
    if not text.strip():
        raise DataError([f"{path.name}: found an empty file; allowed: {', '.join(columns)}"])
    if "\r" in text:
        raise DataError([f"{path.name}: found line ends with a carriage return; allowed: LF alone"])
    if not text.endswith("\n"):  # a row that is added would run on from the last one
        raise DataError([f"{path.name}: found no line end behind the last row; allowed: LF"])
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        return [(reader.line_num, record) for record in reader]
    except csv.Error as error:
        fault = f'found {error}; allowed: comma-separated values, quoted with "'
        raise DataError([f"{path.name} line {reader.line_num}: {fault}"]) from None


def _say_unlike(header: list[str], columns: list[str]) -> str:
    """Say how a header differs from the columns that are described."""
    if missing := [column for column in columns if column not in header]:
        return f"no column {', '.join(missing)}"
    if unknown := [column for column in header if column not in columns]:
        return f"unknown column {', '.join(unknown)}"
    return "the columns in another order"


def _check_cell(cell: str, field: dict[str, Any]) -> list[str]:
    """Return what is wrong with one cell, as ``found …; allowed: …``."""
    constraints = field.get("constraints", {})
    if not is_normalized("NFC", cell):
        return [f"found {cell!r} in another Unicode form; allowed: NFC"]
    if cell != clean_text(cell):
        return [f"found a stray space, no-break space or line end in {cell!r}; allowed: {clean_text(cell)!r}"]
    if cell == "":
        return [OPEN_CELL] if constraints.get("required") else []
    if field["type"] == "string" and cell.startswith(FORMULA):
        return [
            f"found {cell!r}; allowed: text that is no formula to a spreadsheet, so none of {' '.join(FORMULA)} first"
        ]
    if "enum" in constraints and cell not in constraints["enum"]:
        return [f"found {cell!r}; allowed: {', '.join(constraints['enum'])}"]
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], cell):
        return [f"found {cell!r}; allowed: what matches {constraints['pattern']}"]
    if field["type"] in ("number", "integer"):
        if not NUMBER.fullmatch(cell) or (field["type"] == "integer" and "." in cell):
            return [f"found {cell!r}; allowed: a plain {field['type']}, decimal point, no grouping"]
        if "minimum" in constraints and float(cell) < constraints["minimum"]:
            return [f"found {cell}; allowed: {constraints['minimum']} or more"]
    return []


def _check_foreign_keys(file: str, rows: dict[str, list[_Row]], name: str, schema: dict[str, Any]) -> list[str]:
    problems = []
    for foreign in schema.get("foreignKeys", []):
        (column,), reference = foreign["fields"], foreign["reference"]
        target = reference["resource"] or name
        if not rows.get(target):  # its own fault is named already
            continue
        known = {row.cells[reference["fields"][0]] for row in rows[target]}
        problems += [
            f"{file} row {row.key} (line {row.line}), column {column}: "
            f"found {row.cells[column]!r}; allowed: the {reference['fields'][0]} of a row of {target}.csv"
            for row in rows[name]
            if row.cells[column] and row.cells[column] not in known
        ]
    return problems
