"""List which cells of the data differ from an earlier commit, as lines for the changelog, and the version they ask for.

python tools/list_changes.py [--since REF]

``REF`` is a commit or tag of git; default is the last commit, so that edits are seen before they are committed.
"""

from __future__ import annotations

import argparse
import csv
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from helpers import tables
from helpers.tables import DATA

ROOT = DATA.parent
# Columns that explain a row. All others are what users compute with.
NOTES = {"caveat", "inferred", "label", "note", "reading", "reason", "settled", "statement", "why"}


class Change(NamedTuple):
    """One cell that differs, or a whole row, column or table: ``column``, ``row`` or both are blank then."""

    table: str
    row: str
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        """Return the change as a line of the changelog, which waits for its reason."""
        whole_row = self.row and not self.column
        said = self.new or self.old if whole_row else f"{self.old or 'nothing'} → {self.new or 'nothing'}"
        names = ", ".join(f"`{name}`" for name in (self.row, self.column) if name) or "table"
        return f"- {names}: {said} ({self.table})."


def compare(old: Path, new: Path = DATA) -> list[Change]:
    """Return what differs between two data folders, in the order of the tables and rows of ``new``.

    Cells are compared as text. Rows are joined by the primary key of the new descriptor, or else by their figure, and
    tables by their path. A table that only one of the two descriptors has is one change, whatever it holds.
    """
    changes = []
    before, now = (
        {resource["path"]: resource for resource in tables.read_descriptor(data)["resources"]} for data in (old, new)
    )
    for path in {**now, **before}:
        names = [described.get(path, {}).get("name", "") for described in (before, now)]
        if names[0] != names[1]:
            changes.append(Change(path, "", "", *names))
        if not all(names):
            continue
        keys = now[path]["schema"]["primaryKey"]
        keys = [keys] if isinstance(keys, str) else keys
        columns, rows = _read(new / path, keys)
        old_columns, old_rows = _read(old / path, keys)
        _rename(old_rows, rows)
        changes += [
            Change(path, "", name, name if name in old_columns else "", name if name in columns else "")
            for name in {**old_columns, **columns}
            if (name in columns) != (name in old_columns)
        ]
        for key in {**rows, **old_rows}:
            if key not in old_rows or key not in rows:
                changes.append(Change(path, key, "", *(("", "added") if key in rows else ("taken out", ""))))
                continue
            changes += [
                Change(path, key, column, old_rows[key][column], rows[key][column])
                for column in columns
                if column in old_columns and rows[key][column] != old_rows[key][column]
            ]
    return changes


def _read(path: Path, keys: list[str]) -> tuple[dict[str, None], dict[str, dict[str, str]]]:
    """Return the columns and the rows by key of a CSV file; nothing where it is missing."""
    if not path.exists():
        return {}, {}
    reader = csv.DictReader(io.StringIO(tables.read_text(path)))
    rows = {" ".join(row.get(key, "") for key in keys): row for row in reader}
    return dict.fromkeys(reader.fieldnames or ()), rows


def _rename(old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]) -> None:
    """Give rows whose key has changed, but not the figure that they are about, the new key."""
    gone = {row["figure_id"]: key for key, row in old.items() if key not in new and row.get("figure_id")}
    for key, row in new.items():
        if key not in old and row.get("figure_id") in gone:
            old[key] = old.pop(gone[row["figure_id"]])


def ask_version(changes: list[Change]) -> str:
    """Return the least part of the version that must rise for these changes: major, minor, patch or none.

    >>> ask_version([Change("curated/figures.csv", "th1-11-07", "value", "4.96", "4.69")])
    'minor'
    >>> ask_version([Change("curated/figures.csv", "th1-11-07", "reading", "", "A note.")])
    'patch'
    >>> ask_version([Change("curated/figures.csv", "", "unit", "unit", "")]), ask_version([])
    ('major', 'none')
    >>> ask_version([Change("curated/places.csv", "", "", "places", "")])
    'major'
    >>> ask_version([Change("curated/places.csv", "", "", "", "places")])
    'minor'
    """
    if any(change.old and not change.row for change in changes):
        return "major"
    if any(change.column not in NOTES for change in changes):
        return "minor"
    return "patch" if changes else "none"


def check_out(ref: str, folder: Path) -> Path:
    """Write the data of an earlier commit into ``folder`` and return their folder.

    Raises CalledProcessError where git does not know ``ref``.
    """
    packed = subprocess.run(
        ["git", "archive", "--format=tar", ref, DATA.name], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / DATA.name


def main(arguments: list[str] | None = None) -> int:
    """Print the changes, curated ones first, and what they ask for."""
    parser = argparse.ArgumentParser(description="List the cells of the data that differ from an earlier commit.")
    parser.add_argument("--since", default="HEAD", metavar="REF", help="commit or tag (default: the last commit)")
    since = parser.parse_args(arguments).since
    with tempfile.TemporaryDirectory() as folder:
        try:
            changes = compare(check_out(since, Path(folder)))
        except subprocess.CalledProcessError as error:
            print(f"git does not give {since}: {error.stderr.decode().strip()}", file=sys.stderr)
            return 2
    said: dict[str, Any] = {"Typed:": False, "Made from them by `make data`:": True}
    for heading, made in said.items():
        lines = [str(change) for change in changes if change.table.startswith("derived/") == made]
        print(heading, *(lines or ["nothing"]), sep="\n")
    asked = {
        "none": "Nothing has changed.",
        "patch": "Notes alone have changed: a patch will do.",
        "minor": "Values or codings have changed: at least a minor version, and a line in CHANGELOG.md.",
        "major": "Tables or columns are gone or renamed: a major version, and a line in CHANGELOG.md.",
    }
    print(asked[ask_version(changes)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
