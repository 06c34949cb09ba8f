"""Tables as readers see them: no index, blanks named, numbers rounded once, stable output."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from html import escape
from math import floor, log10
from typing import Any

import pandas as pd

__all__ = ["Table", "say_cell", "say_dong", "say_sign", "say_span"]


class Table:
    """A frame shown as a table, with an optional ``caption`` above it.

    ``decimals`` maps columns to the decimals shown; other numbers show with six digits.
    Missing values show as ``missing``. HTML in cells and caption is escaped. The plain-text form holds the same cells.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        caption: str = "",
        decimals: dict[str, int] | None = None,
        missing: str = "–",
    ) -> None:
        self.caption = caption
        self.cells = pd.DataFrame(
            {
                column: [say_cell(cell, (decimals or {}).get(str(column)), missing) for cell in frame[column]]
                for column in frame.columns
            }
        )

    def __repr__(self) -> str:
        table = self.cells.to_string(index=False)
        return f"{self.caption}\n{table}" if self.caption else table

    def _repr_html_(self) -> str:
        table = str(self.cells.to_html(index=False, border=0))
        if self.caption:
            start, end = table.split(">", 1)
            table = f"{start}>\n  <caption>{escape(self.caption, quote=False)}</caption>{end}"
        return table


def say_cell(cell: Any, decimals: int | None = None, missing: str = "–") -> str:
    """Return one cell in words: numbers with ``decimals``, or else with six digits, and all before the point.

    >>> say_cell(13432.83582), say_cell(46366.0), say_cell(float("nan")), say_cell(True)
    ('13,432.8', '46,366', '–', 'yes')
    >>> say_cell(1_234_569.6), say_cell(1_500_000.4), say_cell(0.5)
    ('1,234,570', '1,500,000', '0.5')
    """
    if pd.isna(cell) or cell == "":
        return missing
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return cell
    if decimals is not None:
        return f"{cell:z,.{decimals}f}"  # z: no minus sign before a zero
    if float(cell).is_integer():
        return f"{cell:,.0f}"
    digits = f"{cell:,.{max(0, 5 - floor(log10(abs(cell))))}f}"  # six, without an exponent
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def say_span(low: Any, high: Any, decimals: int | None = None) -> str:
    """Return the least and the greatest of some values in words, or the one word where both read alike.

    >>> say_span(134.2, 140.9, 0), say_span(200.1, 200.4, 0), say_span("2020", "2022")
    ('134 to 141', '200', '2020 to 2022')
    """
    return " to ".join(dict.fromkeys([say_cell(low, decimals), say_cell(high, decimals)]))


def say_sign(bound: str) -> str:
    """Return the sign or word that stands before a number for its bound.

    >>> say_sign("at_most"), say_sign("exact")
    ('< ', '')
    """
    return {"exact": "", "at_most": "< ", "at_least": "> ", "nearly": "just under ", "about": "about "}[bound]


def say_dong(amount: float, bound: str = "exact") -> str:
    """Return an amount of đồng in words, to three digits; what it is over is rounded down, what it is under up.

    >>> say_dong(1_500_000.0), say_dong(209_521.5), say_dong(209_521.5, "at_least"), say_dong(39_251_000_000.0)
    ('1.5 million', '210 thousand', '209 thousand', '39.3 billion')
    """
    rounding = {"at_least": ROUND_FLOOR, "at_most": ROUND_CEILING}.get(bound, ROUND_HALF_EVEN)
    exact = Decimal(repr(float(amount)))
    for power, word in ((9, "billion"), (6, "million"), (3, "thousand"), (0, "")):
        if amount >= 10**power:
            step = Decimal(1).scaleb(exact.adjusted() - 2)
            return f"{(exact.quantize(step, rounding) / 10**power).normalize():f} {word}".strip()
    return f"{amount:g}"
