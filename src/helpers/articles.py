"""Articles: the figures in a text (``find``), and every digit of the archived texts against the rows that code it.

The articles are other people's texts and are not part of the project. The audit takes the folder in which they
lie and proves that no number of their bodies is missing, coded twice, or out of place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from helpers.files import DataError, read_text, sha256
from helpers.finder import Found, find
from helpers.printed import clean_text
from helpers.tables import Tables

__all__ = ["COVERING", "Audit", "Found", "audit", "find", "find_place", "place_rows", "read_body"]

Body = dict[int, str]  # the lines of an article's body by their number
Cover = dict[int, list[list[str]]]  # for each line, for each character, the tables whose rows cover it

COUNTS = ("digits", "coded", "excluded", "unaccounted", "covered_twice", "misplaced")
ROW_TABLES = ("figures", "exclusions", "second_reading")
COVERING = ("figures", "exclusions")


class Audit(NamedTuple):
    """What the audit found.

    ``summary`` has one row per article: ``source_id``, whether the text is the archived one, and counts of
    ``digits`` (runs of digits), ``coded``, ``excluded``, ``unaccounted``, ``covered_twice`` and ``misplaced``.
    ``problems`` names each fault; it is empty where all is well.
    """

    summary: pd.DataFrame
    problems: list[str]


def read_body(text: str, first_line: int, last_line: int, excluded_lines: str) -> Body:
    r"""Return the lines of an article's body by their 1-based number, in NFC with single spaces.

    ``excluded_lines`` lists line numbers inside the body that are site furniture, separated by spaces.

    >>> read_body("Tiêu đề\nLượt xem: 153\n88  hộ", 1, 3, "2")
    {1: 'Tiêu đề', 3: '88 hộ'}
    """
    left_out = {int(number) for number in excluded_lines.split()}
    lines = text.split("\n")
    return {
        number: clean_text(lines[number - 1])
        for number in range(first_line, min(last_line, len(lines)) + 1)
        if number not in left_out
    }


def find_place(line: str, as_printed: str, nth: int) -> tuple[int, int] | None:
    """Return where the ``nth`` ``as_printed`` stands on ``line``, as 0-based half-open ends, or None.

    Places inside a longer number do not count: "2%" does not stand in "32%", nor in "1,2%".

    >>> find_place("giảm 32%, còn 2%", "2%", 1)
    (14, 16)
    """
    pattern = re.escape(as_printed)
    if as_printed[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d[.,])" + pattern
    if as_printed[-1:].isdigit():
        pattern += r"(?![.,]?\d)"
    for count, found in enumerate(re.finditer(f"(?={pattern})", line), start=1):  # places may overlap
        if count == nth:
            return found.start(), found.start() + len(as_printed)
    return None


def place_rows(
    body: Body, tables: Tables, source_id: str, names: Iterable[str]
) -> Iterator[tuple[str, Any, tuple[int, int] | None]]:
    """Yield each row of one article in the tables called ``names``: its table, itself, and its place on its line.

    The place is that of :func:`find_place`, None where the row does not stand there.
    """
    for table in names:
        rows = tables[table]
        for row in rows[rows["source_id"] == source_id].itertuples():
            yield table, row, find_place(body.get(row.line, ""), row.as_printed, row.nth)


def audit(folder: Path, tables: Tables, source_id: str | None = None) -> Audit:
    """Hold the articles in ``folder``, or the one called ``source_id``, against the curated ``tables``.

    An article whose bytes are not the archived ones is named as such, once; its rows are still tried, so that a
    text saved anew is told apart from a row that is wrong.

    Raises DataError where the folder, or the source, does not exist.
    """
    if not folder.is_dir():
        raise DataError([f"{folder}: found no such folder; allowed: the folder of the archived articles"])
    sources = tables["sources"]
    if source_id is not None:
        sources = sources[sources["source_id"] == source_id]
        if sources.empty:
            raise DataError([f"sources.csv: found no row {source_id!r}; allowed: the id of a source"])
    summary, problems = [], []
    for source in sources.itertuples():
        row, found = _audit_one(folder, source, tables)
        summary.append(row)
        problems += found
    return Audit(pd.DataFrame(summary), problems)


def _audit_one(folder: Path, source: Any, tables: Tables) -> tuple[dict[str, object], list[str]]:
    """Audit one article: ``source`` is its row of ``sources.csv``."""
    row: dict[str, object] = {"source_id": source.source_id, "text": "missing", **dict.fromkeys(COUNTS, 0)}
    path = folder / source.file
    if not path.is_file():
        return row, [f"{source.file}: found no such file in the folder; allowed: the text of {source.source_id}"]
    problems = []
    row["text"] = "archived"
    if sha256(path.read_bytes()) != source.sha256:
        row["text"] = "another text"
        problems.append(
            f"{source.file}: found another text than the archived one (other encoding or line ends, or a page saved "
            f"anew); allowed: {source.sha256}. Faults below may come from the text and not from the rows"
        )
    try:
        text = read_text(path)
    except DataError as error:
        return row, problems + error.problems
    body = read_body(text, source.body_first_line, source.body_last_line, source.excluded_lines)
    cover, misplaced = _cover(body, source, tables)
    counts, faults = _account(body, cover, source.file)
    return row | counts | {"misplaced": len(misplaced)}, problems + misplaced + faults


def _cover(body: Body, source: Any, tables: Tables) -> tuple[Cover, list[str]]:
    """Find the place of every row of one article: which tables cover each character, and rows without a place."""
    cover: Cover = {number: [[] for _ in line] for number, line in body.items()}
    problems = []
    for table, row, place in place_rows(body, tables, source.source_id, ROW_TABLES):
        if place is None:
            problems.append(
                f"{table}.csv row {source.source_id} line {row.line} {row.as_printed!r} (nth {row.nth}): "
                f"found not at its place; allowed: text that stands on that line of {source.file}"
            )
        elif table in COVERING:
            for position in range(*place):
                cover[row.line][position].append(table)
    slips = tables["corrections"].merge(tables["figures"], on=["figure_id", "as_printed"])
    problems += [
        f"corrections.csv row {row.correction_id}, column printed: found {row.printed!r}; "
        f"allowed: words on line {row.line} of {source.file}"
        for row in slips[slips["source_id"] == source.source_id].itertuples()
        if row.printed not in body.get(row.line, "")
    ]
    return cover, problems


def _account(body: Body, cover: Cover, file: str) -> tuple[dict[str, int], list[str]]:
    """Count each run of digits of the body by what covers it, and name those that no row or two rows cover."""
    counts = dict.fromkeys(COUNTS, 0)
    problems = []
    for number, line in body.items():
        for run in re.finditer(r"\d+", line):
            covers = [cover[number][position] for position in range(*run.span())]
            found = f"{file} line {number}: found {run[0]} in {line[max(0, run.start() - 25) : run.end() + 25]!r}"
            counts["digits"] += 1
            if not all(covers):
                counts["unaccounted"] += 1
                problems.append(f"{found} in no row; allowed: each digit in one")
            elif any(len(tables_here) > 1 for tables_here in covers):
                counts["covered_twice"] += 1
                problems.append(f"{found} in two rows; allowed: each digit in one")
            else:
                counts["coded" if covers[0] == ["figures"] else "excluded"] += 1
    return counts, problems
