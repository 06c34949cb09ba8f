"""Sums, differences, products and quotients of figures, worked out on what their print leaves open.

An expression is ids (of figures, or of reference rows) and plain numbers with ``+ - * /`` between them, all parted
by spaces, and is worked from left to right: ``th1-11-01 * 100 / 1500``. Values come out with their intervals, so
that a conclusion never claims more than the print.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from helpers.bounds import Interval, add, divide, exact, multiply, subtract

__all__ = ["FIGURE_ID", "Result", "evaluate", "ids_in", "index_figures", "interval_in"]

OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
}

Row = dict[str, Any]
# As the descriptor has it: letters and a number for the article, the line, and which figure on it.
FIGURE_ID = r"[a-z]+[0-9]+-[0-9]+-[0-9]{2}"


class Result(NamedTuple):
    """The value that the printed numbers give, and the interval that their print leaves open."""

    value: Fraction
    interval: Interval


def index_figures(observations: pd.DataFrame) -> dict[str, Row]:
    """Return the observations as rows by figure id."""
    return {row["figure_id"]: row for row in observations.to_dict("records")}


def interval_in(row: Row) -> Interval:
    """Return the interval of an observation: its columns ``low`` and ``high``."""
    return Interval(*(None if pd.isna(row[end]) else exact(row[end]) for end in ("low", "high")))


def ids_in(expression: str) -> list[str]:
    """Return the ids of an expression or list of ids, in order: the words that begin with a letter.

    >>> ids_in("th1-11-01 * 100 / 1500")
    ['th1-11-01']
    """
    return [word for word in expression.split() if word[0].isalpha()]


def evaluate(expression: str, figures: dict[str, Row]) -> Result:
    """Work an expression out from left to right.

    ``figures`` maps the ids that may occur to rows with ``value``, ``low`` and ``high``.

    Raises ValueError where it is not terms and operators in turn, KeyError for an id that is not in ``figures``,
    ZeroDivisionError where it divides by what may be zero.
    """
    first, *rest = expression.split()
    result = _term(first, figures)
    if len(rest) % 2:
        raise ValueError(f"found {expression!r}; allowed: ids or numbers with + - * / between them")
    for sign, term in zip(rest[::2], rest[1::2], strict=True):
        if sign not in OPERATIONS:
            raise ValueError(f"found {sign!r} in {expression!r}; allowed: + - * /")
        other = _term(term, figures)
        try:
            points = OPERATIONS[sign](Interval(result.value, result.value), Interval(other.value, other.value))
            interval = OPERATIONS[sign](result.interval, other.interval)
        except ZeroDivisionError:
            raise ZeroDivisionError(f"found {expression!r}, where {term} may be zero; allowed: / what is not") from None
        assert points.low is not None
        result = Result(points.low, interval)
    return result


def _term(word: str, figures: dict[str, Row]) -> Result:
    if ids_in(word):
        row = figures[word]
        return Result(exact(row["value"]), interval_in(row))
    try:
        number = Fraction(word)
    except ValueError:
        raise ValueError(f"found {word!r}; allowed: an id or a plain number") from None
    return Result(number, Interval(number, number))
