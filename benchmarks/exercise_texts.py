"""The exercise texts: Vietnamese prose of our own with invented numbers, each number marked with what it says.

Markup: ``⟦as printed¦kind¦value¦value_high¦unit¦per¦bound⟧``; other kinds than measure leave the last five empty.
``learned`` holds the texts on which the grammar was mended, ``blind`` those written apart and tried when it was done.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from helpers.finder import Found, find

FOLDER = Path(__file__).parent / "texts"
MARKED = re.compile("⟦" + "¦".join(["([^¦⟧]*)"] * 7) + "⟧")


class Marked(NamedTuple):
    """A number of an exercise text: its 0-based half-open place, and what a reader says of it."""

    start: int
    end: int
    as_printed: str
    kind: str
    value: float | None
    value_high: float | None
    unit: str
    per: str
    bound: str


class Score(NamedTuple):
    """How far ``find`` agrees with the reader: counts, and each difference in words."""

    numbers: int
    measures: int
    kinds_right: int
    values_right: int
    wholes_right: int
    spurious: int
    differences: list[str]

    def shares(self) -> dict[str, float]:
        """Return the marks: values, values with range, unit and bound, kinds, and spurious finds, as shares."""
        return {
            "value": self.values_right / self.measures,
            "value, range, unit and bound": self.wholes_right / self.measures,
            "kind": self.kinds_right / self.numbers,
            "spurious": self.spurious / self.numbers,
        }


def read(name: str) -> list[tuple[str, list[Marked]]]:
    """Return the texts of the set ``name``, without their markup, and the numbers marked in each."""
    return [_unmark(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / name).glob("*.txt"))]


def _unmark(marked: str) -> tuple[str, list[Marked]]:
    text, numbers, last = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[last : found.start()]
        as_printed, kind, value, high, unit, per, bound = found.groups()
        ends = (float(value) if value else None, float(high) if high else None)
        numbers.append(Marked(len(text), len(text) + len(as_printed), as_printed, kind, *ends, unit, per, bound))
        text += as_printed
        last = found.end()
    return text + marked[last:], numbers


def score(name: str) -> Score:
    """Hold ``find`` against the marked numbers of a set; a number is what was found at its first digit."""
    counts = dict.fromkeys(("numbers", "measures", "kinds_right", "values_right", "wholes_right", "spurious"), 0)
    differences = []
    for text, numbers in read(name):
        found = {place: row for row in find(text) for place in range(row.start, row.end) if text[place].isdigit()}
        used = set()
        for number in numbers:
            digits = [place for place in range(number.start, number.end) if text[place].isdigit()]
            row = found.get(digits[0])
            used |= {found[place].start for place in digits if place in found}
            kind = row is not None and row.kind == number.kind
            value = kind and row is not None and _alike(row.value, number.value)
            whole = value and row is not None and _same(row, number)
            counts["numbers"] += 1
            counts["kinds_right"] += kind
            if number.kind == "measure":
                counts["measures"] += 1
                counts["values_right"] += value
                counts["wholes_right"] += whole
            if not (kind and (number.kind != "measure" or whole)):
                differences.append(f"{number[2:]} read as {row and row[5:12]}")
        counts["spurious"] += len({row.start for row in found.values()} - used)
    return Score(**counts, differences=differences)


def _alike(read: float | None, marked: float | None) -> bool:
    return read == marked or (read is not None and marked is not None and abs(read - marked) < 1e-9 * abs(marked))


def _same(row: Found, number: Marked) -> bool:
    return _alike(row.value_high, number.value_high) and (row.unit, row.bound) == (number.unit, number.bound)
