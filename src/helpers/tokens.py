"""The runs of digits of a line, and what stands before one: what the readers of dates, laws and labels look at."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.grammar import NUMBER

__all__ = ["PLAIN_NAME", "TOKEN", "At", "within_sentence"]

# A run of digits with its separators; and one that may name: short, whole, or with a point as in "4.0".
TOKEN = re.compile(NUMBER)
PLAIN_NAME = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,2}(?![0-9]))?(?![.,]?[0-9])")


class At(NamedTuple):
    """A run of digits in a line and what stands before it.

    ``line`` is cleaned, ``low`` the same in lower case; ``start`` and ``end`` are those of the digits. ``last`` is the
    word before, which begins at ``last_start``; ``two`` is that word with the one before it.
    """

    line: str
    low: str
    start: int
    end: int
    last: str
    last_start: int
    two: str
    two_start: int


def within_sentence(low: str, start: int) -> bool:
    """Tell whether the word at ``start`` begins no sentence, clause or list item: a capital there makes a name.

    >>> within_sentence("tại khu vực 9", 4), within_sentence("xong. khu vực 9", 6)
    (True, False)
    """
    return start > 1 and low[start - 2] not in ".:;!?-–•+"
