"""The interval of true values that a printed figure leaves open, and arithmetic on such intervals.

A printed ``1,69%`` stands for anything that rounds to it, ``hơn 290 tỷ`` for anything above 290 billion. An
:class:`Interval` holds the two ends exactly, as fractions; an end that the print leaves open is ``None``. A
qualifier is a bound, and bounds are arithmetic: "at least" over an exact count is "at least", "at least" over
"at least" is open on both sides.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from helpers.printed import parse

__all__ = [
    "Interval",
    "add",
    "as_number",
    "close_ends",
    "divide",
    "exact",
    "interval_of",
    "multiply",
    "scale",
    "subtract",
]


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included; ``None`` is an end left open."""

    low: Fraction | None
    high: Fraction | None

    def contains(self, value: Fraction) -> bool:
        """Say whether ``value`` lies in the interval."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Say whether some value lies in both intervals."""
        return not (
            (self.low is not None and other.high is not None and other.high < self.low)
            or (other.low is not None and self.high is not None and self.high < other.low)
        )


def exact(number: float) -> Fraction:
    """Return the decimal number that ``number`` prints as, exactly.

    >>> exact(1.69)
    Fraction(169, 100)
    """
    return Fraction(repr(float(number)))


def close_ends(bound: str, low: Fraction, high: Fraction, half_low: Fraction, half_high: Fraction) -> Interval:
    """Return the interval of a figure printed from ``low`` to ``high`` (the same number twice where it is no range).

    A qualifier closes one end at the number itself: "at_least" the low one, "at_most" and "nearly" the high one,
    "about" none. Without one both ends are known to half of the last digit that is printed.
    """
    if bound == "about":
        return Interval(None, None)
    if bound == "at_least":
        return Interval(low, None)
    if bound in ("at_most", "nearly"):
        return Interval(None, high)
    return Interval(low - half_low, high + half_high)


def as_number(end: Fraction | None, digits: int | None = None) -> float:
    """Return an end or a value as tables hold it: a float, rounded to ``digits`` if given, NaN where it is open.

    >>> as_number(Fraction(1, 3), 2), as_number(None)
    (0.33, nan)
    """
    if end is None:
        return float("nan")
    return float(end) if digits is None else round(float(end), digits)


def interval_of(as_printed: str, value: float, value_high: float | None, bound: str, status: str) -> Interval:
    """Return what the print leaves open for one coded figure, in base units.

    An exact figure is open by half of its last printed digit times its multiplier word; whole counts, whole
    amounts of đồng and targets are not open at all. For qualifiers see :func:`close_ends`. A printed range runs from
    one end to the other.

    >>> interval_of("4,69%", 4.69, None, "exact", "reported")
    Interval(low=Fraction(937, 200), high=Fraction(939, 200))
    >>> interval_of("trên 105 tỷ đồng", 105e9, None, "at_least", "reported")
    Interval(low=Fraction(105000000000, 1), high=None)
    """
    low = exact(value)
    high = low if value_high is None else exact(value_high)
    printed = parse(as_printed)
    half = half_high = Fraction(0)
    if status != "target":
        half = exact(printed.half_width)
        half_high = half if printed.half_width_high is None else exact(printed.half_width_high)
    return close_ends(bound, low, high, half, half_high)


def add(*parts: Interval) -> Interval:
    """Return the interval of the sum: an end is known where it is known of every part."""
    return Interval(_total([part.low for part in parts]), _total([part.high for part in parts]))


def subtract(left: Interval, right: Interval) -> Interval:
    """Return the interval of ``left`` less ``right``."""
    return add(left, Interval(_negative(right.high), _negative(right.low)))


def scale(interval: Interval, factor: Fraction | int) -> Interval:
    """Return the interval times a known factor above zero."""
    return Interval(
        None if interval.low is None else interval.low * factor,
        None if interval.high is None else interval.high * factor,
    )


def multiply(left: Interval, right: Interval) -> Interval:
    """Return the interval of the product of two quantities, neither of which can be negative."""
    return Interval(
        None if left.low is None or right.low is None else left.low * right.low,
        None if left.high is None or right.high is None else left.high * right.high,
    )


def divide(over: Interval, under: Interval) -> Interval:
    """Return the interval of a quotient of two quantities that cannot be negative; ``under`` is not zero.

    Raises ZeroDivisionError where ``under`` is known to be able to be zero.

    >>> divide(Interval(Fraction(290), None), Interval(Fraction(2), Fraction(2)))
    Interval(low=Fraction(145, 1), high=None)
    """
    return Interval(
        None if over.low is None or under.high is None else over.low / under.high,
        None if over.high is None or under.low is None else over.high / under.low,
    )


def _total(ends: list[Fraction | None]) -> Fraction | None:
    return None if any(end is None for end in ends) else sum((end for end in ends if end is not None), Fraction(0))


def _negative(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end
