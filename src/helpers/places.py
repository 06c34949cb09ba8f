"""Where printed texts stand: which of its places on a line, and in the line before it was cleaned."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import combining, is_normalized, normalize

from helpers.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PlaceCounter", "map_places"]

MORE_DIGITS = re.compile(r"[.,]?[0-9]")


class PlaceCounter:
    """Counts, along one line, at which of its places a printed text stands; in time linear in the line.

    The places of one text are asked for in their order.

    >>> PlaceCounter("5 hộ, 15 hộ, 5 hộ").count_place("5 hộ", 13)
    2
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.places: dict[str, list[int]] = {}  # where each run of digits stands
        for token in TOKEN.finditer(line):
            self.places.setdefault(token[0], []).append(token.start())
        self.counts: dict[str, tuple[int, int]] = {}  # of each text: how many of those places were tried, and fitted

    def count_place(self, as_printed: str, start: int) -> int:
        """Return the number of the place ``start`` among those of ``as_printed``, from 1."""
        first = TOKEN.findall(as_printed)[0]
        places = self.places.get(first, [])
        if len(places) < 2:  # most numbers stand on their line once; one cut by another's end is taken for such
            return 1
        offset = as_printed.find(first)
        tried, count = self.counts.get(as_printed, (0, 0))
        while tried < len(places) and places[tried] <= start + offset:
            count += self._stands_at(as_printed, places[tried] - offset)
            tried += 1
        self.counts[as_printed] = (tried, count)
        return count

    def _stands_at(self, as_printed: str, start: int) -> bool:
        """Tell whether a text stands at a place, and not within a longer number."""
        if start < 0 or not self.line.startswith(as_printed, start):
            return False
        return not as_printed[-1:].isdigit() or not MORE_DIGITS.match(self.line, start + len(as_printed))


def map_places(raw: str) -> Callable[[int], int]:
    """Return the function from places in the cleaned line to places in the line as it is in the file."""
    clean_places, raw_places = [], []
    place = 0
    for piece in re.finditer(r"\S+(?: \S+)*", raw):  # between these, white space was taken out
        starts = [piece.start()]
        if not is_normalized("NFC", piece[0]):
            starts += [n for n in range(piece.start() + 1, piece.end()) if not combining(raw[n])]
        for start, end in pairwise([*starts, piece.end()]):
            clean_places.append(place)
            raw_places.append(start)
            place += len(normalize("NFC", raw[start:end]))
        clean_places.append(place)
        raw_places.append(piece.end())
        place += 1

    def find_raw(clean: int) -> int:
        found = bisect_right(clean_places, clean) - 1
        return raw_places[found] + clean - clean_places[found]

    return find_raw
