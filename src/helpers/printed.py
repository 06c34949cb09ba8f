"""The text of one printed Vietnamese figure becomes a number, unit, bound and rounding.

Vietnamese print puts a comma before decimals and dots between thousands: ``1.568`` is one thousand five
hundred and sixty-eight, ``1,69`` is one and sixty-nine hundredths. Whatever is not written so is refused,
never guessed. Units, qualifiers and multipliers are in ``words``, how they stand around a number in ``grammar``. The
module needs the standard library only, but for columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from helpers.grammar import (
    BETWEEN,
    DIGIT,
    EACH,
    MOST_DIGITS,
    NOT_ONE_FIGURE,
    NOT_VIETNAMESE,
    NUMBER,
    PER,
    VIETNAMESE,
    Reading,
    each_and_per,
    read_figure,
    scale_digits,
)
from helpers.words import BOUND_WORDS_BEHIND, PERIODS, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

__all__ = ["PrintedError", "Quantity", "change_one_digit", "clean_text", "parse", "parse_column"]


class PrintedError(ValueError):
    """A text that is not one printed Vietnamese figure; the message quotes it and says why."""


class Quantity(NamedTuple):
    """What one printed figure says, in base units (đồng, persons, tonnes, percent as printed).

    ``value`` is the number, or the lower end of a printed range whose upper end is ``value_high``; it is negative for
    degrees below zero only.
    ``unit`` is what the print counts: ``VND``, ``percent``, ``percentage_point``, ``household``, ``person``,
    ``tonne``, ``hectare``, ``item``, ``other``, or empty where nothing counted stands beside the number.
    ``per`` is empty, ``year``, ``month`` or ``day``. ``bound`` is ``exact``, ``at_least``, ``at_most``,
    ``nearly`` or ``about``. ``half_width`` is half of the last printed digit times its multiplier word, in
    base units: what rounding leaves open. It is 0 for counts and amounts of money printed to the unit.
    ``half_width`` is that of ``value``; ``half_width_high`` that of ``value_high``, and None without one.
    ``note`` names a slip in the print that was read over, or what the amount is for each of ("for each người"),
    and is empty otherwise.
    """

    text: str
    value: float
    value_high: float | None
    unit: str
    per: str
    bound: str
    half_width: float
    half_width_high: float | None
    note: str


REST = re.compile(rf"(?!.*\b(?:vạn|trăm|chục|mươi|rưỡi)\b)([^\d/]*?)((?:{EACH})*+){PER}")
PER_BEFORE = re.compile(rf"\b(?:mỗi|hàng|hằng)\s({any_of(PERIODS)})\b")
ONE_NUMBER = re.compile(r"([^0-9]*+)([1-9][0-9]{0,2}(?:\.[0-9]{3})++|[0-9]++)(?:,([0-9]++))?([^0-9.,][^0-9]*+)?")


def clean_text(text: str) -> str:
    r"""Return ``text`` in Unicode NFC with every run of white space, no-break spaces too, as one space.

    >>> clean_text("400\u00a0 người")
    '400 người'
    """
    return " ".join(normalize("NFC", text).split())


def parse(text: str) -> Quantity:
    """Read one printed figure: ``text`` is a number or a range with its qualifier and unit words.

    Raises :class:`PrintedError` where the text holds no number, more than one figure, a number that is not
    written the Vietnamese way, or a range that runs backwards. Words before the qualifier are passed over.

    >>> parse("trên 105 tỷ đồng").value, parse("trên 105 tỷ đồng").bound
    (105000000000.0, 'at_least')
    >>> parse("từ 2% - 3%/năm")[1:6]
    (2.0, 3.0, 'percent', 'year', 'exact')
    >>> parse("1,234.5")
    Traceback (most recent call last):
    helpers.printed.PrintedError: '1,234.5': 1,234.5 is not a Vietnamese number: dots part thousands, ...
    """
    written = ONE_NUMBER.fullmatch(text)
    if written:
        head, whole, decimals, tail = written.groups("")
        words = _read_words(head, tail, bool(decimals))
        if words and len(whole) + len(decimals) < MOST_DIGITS:
            exponent, counted, unit, per, bound, note = words
            value, half_width = scale_digits(whole.replace(".", ""), decimals, exponent)
            half_width = 0.0 if counted and not decimals else half_width
            return Quantity(text, value, None, unit, per, bound, half_width, None, note)
    return _parse(text)


def parse_column(values: Iterable[object]) -> pd.DataFrame:
    """Read a column of printed figures: the fields of :class:`Quantity` as typed columns, and what could not be read.

    One row per value, in order, with the index of ``values`` where it has one. Numbers are float64, NaN where there is
    none; the others are categories. ``problem`` is empty, or the message with which :func:`parse` refuses the text.
    Each distinct text is read once. Nothing is raised.

    >>> read = parse_column(["gần 50 hộ", "1,234.5"])
    >>> list(read["value"]), list(read["unit"]), list(read["problem"] != "")
    ([50.0, nan], ['household', ''], [False, True])
    """
    import pandas as pd  # the only function here that needs more than the standard library

    cells = values if isinstance(values, list | pd.Series) else list(values)
    column = pd.Series(cells, dtype="object")
    codes, distinct = pd.factorize(column)  # the code of a missing value is -1, which takes the last row
    fields: list[list[object]] = [[] for _ in COLUMN_FIELDS]
    add = [field.append for field in fields]
    for text in [*distinct, None]:
        try:
            if not isinstance(text, str):
                raise PrintedError(f"{text!r}: no text")
            read: tuple[object, ...] = (*parse(text)[1:], "")
        except PrintedError as error:
            read = (None, None, "", "", "", None, None, "", str(error))
        for put, cell in zip(add, read, strict=True):
            put(cell)
    frame = {}
    for name, found in zip(COLUMN_FIELDS, fields, strict=True):
        numeric = name in ("value", "value_high", "half_width", "half_width_high")
        frame[name] = pd.Series(found, dtype="float64" if numeric else "category").take(codes).array
    return pd.DataFrame(frame, index=column.index)


COLUMN_FIELDS = (*Quantity._fields[1:], "problem")


class _Words(NamedTuple):
    """What the words around one number say, whatever the number."""

    exponent: int
    counted: bool
    unit: str
    per: str
    bound: str
    note: str


@lru_cache(maxsize=8192)
def _read_words(head: str, tail: str, with_decimals: bool) -> _Words | None:
    """Read the words before and behind a number once for all numbers; None where they must be read with it."""
    try:
        one = _parse(f"{head}1{',0' if with_decimals else ''}{tail}")
    except PrintedError:
        return None
    exponent = len(str(int(one.value))) - 1
    if one.value != 10**exponent:  # "rưỡi", "âm": the words change the number
        return None
    return _Words(exponent, not one.half_width, one.unit, one.per, one.bound, one.note)


def _parse(text: str) -> Quantity:
    """Read one printed figure with all its words: see :func:`parse`."""
    clean = clean_text(text).lower()
    digit = DIGIT.search(clean)
    if digit is None:
        raise PrintedError(f"{text!r}: no number in it")
    read = read_figure(clean, digit.start())
    if read.value is None:
        raise PrintedError(f"{text!r}: {read.note}")
    per, bound, note = read.per, read.bound, read.note
    if read.start:
        if clean[read.start - 1] != " ":
            raise PrintedError(f"{text!r}: {_why_not(clean)}")
        if not per and (yearly := PER_BEFORE.search(clean, 0, read.start)):
            per = PERIODS[yearly[1]]
    if read.end < len(clean):
        rest = REST.fullmatch(clean, read.end)
        if rest is None or (rest[2] and not read.unit):
            raise PrintedError(f"{text!r}: {_why_not(clean, read)}")
        rest_per, each = each_and_per(rest[2], rest[3])
        per, note = per or rest_per, note or each
        if bound == "exact":
            bound = next((end for end, words in BOUND_WORDS_BEHIND.items() if rest[1].endswith(tuple(words))), bound)
    return Quantity(
        text, read.value, read.value_high, read.unit, per, bound, read.half_width, read.half_width_high, note
    )


def change_one_digit(printed: str) -> list[str]:
    """Return every text that differs from ``printed`` in one digit: the commonest misprint.

    >>> change_one_digit("7%")[:3]
    ['0%', '1%', '2%']
    """
    return [
        printed[:place] + digit + printed[place + 1 :]
        for place, old in enumerate(printed)
        if old.isdigit()
        for digit in "0123456789"
        if digit != old
    ]


def _why_not(text: str, read: Reading | None = None) -> str:
    """Say in words why ``text`` is not one figure, of which ``read`` was read."""
    numbers = re.findall(NUMBER, text)
    if read and len(numbers) == 2 and BETWEEN.match(text, read.end):
        return "the range does not rise, or its two ends have different units"
    for number in numbers:
        if not VIETNAMESE.fullmatch(number):
            return f"{number[:40]} {NOT_VIETNAMESE}"
    if len(numbers) > 1:
        return "more than one number, and no range"
    return NOT_ONE_FIGURE
