"""The peers: what else reads numbers, each as a function from a text to the values that it finds there."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal

from helpers.printed import PrintedError, parse
from helpers.tokens import TOKEN

Values = tuple[float, ...]


def read_ours(text: str) -> Values:
    """Read one printed figure with ``helpers.printed.parse``."""
    try:
        read = parse(text)
    except PrintedError:
        return ()
    return (read.value,) if read.value_high is None else (read.value, read.value_high)


def read_babel(text: str) -> Values:
    """Read the bare numerals of a text with babel, which knows neither units nor words."""
    values = []
    for numeral in TOKEN.findall(text):
        try:
            values.append(float(parse_decimal(numeral, locale="vi")))
        except NumberFormatError:
            continue
    return tuple(values)


def load_duckling() -> Callable[[str], Values]:
    """Return the reader that is Duckling with its Vietnamese rules."""
    import duckling

    reference = duckling.get_current_ref_time(duckling.load_time_zones("/usr/share/zoneinfo"), "Asia/Ho_Chi_Minh")
    context = duckling.Context(reference, duckling.default_locale_lang(duckling.parse_lang("VI")))
    kinds = ["amount-of-money", "number", "quantity", "distance", "temperature", "volume"]
    dimensions = duckling.parse_dimensions(kinds)

    def read(text: str) -> Values:
        return tuple(
            value for found in duckling.parse(text, context, dimensions, False) for value in _ends(found["value"])
        )

    return read


def _ends(value: dict[str, Any]) -> list[float]:
    parts = [value[end] for end in ("from", "to") if end in value] or [value]
    return [float(part["value"]) for part in parts if "value" in part]


def load_quantulum() -> Callable[[str], Values]:
    """Return the reader that is quantulum3, made for English."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a classifier of units, which values do not need
        from quantulum3 import parser

    def read(text: str) -> Values:
        with redirect_stdout(io.StringIO()):
            return tuple(float(found.value) for found in parser.parse(text))

    return read
