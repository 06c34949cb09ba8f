"""Intervals are what the print leaves open, and their arithmetic keeps the truth inside."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.bounds import Interval, add, divide, exact, interval_of, multiply, scale, subtract

# as printed, value, upper end, bound, status, low, high: rule 4 of the data contract
CASES = [
    ("4,69%", 4.69, None, "exact", "reported", 4.685, 4.695),
    ("151%", 151, None, "exact", "reported", 150.5, 151.5),
    ("50%", 50, None, "exact", "target", 50, 50),
    ("768,9 triệu đồng", 768.9e6, None, "exact", "reported", 768.85e6, 768.95e6),
    ("98.623 triệu đồng", 98623e6, None, "exact", "reported", 98622.5e6, 98623.5e6),
    ("419.990.300.000 đồng", 419990300000, None, "exact", "reported", 419990300000, 419990300000),
    ("630 hộ", 630, None, "exact", "reported", 630, 630),
    ("1.568 ngày công", 1568, None, "exact", "reported", 1568, 1568),
    ("7.517 tấn", 7517, None, "exact", "reported", 7516.5, 7517.5),
    ("trên 39 nghìn suất quà", 39000, None, "at_least", "reported", 39000, None),
    ("dưới 1%", 1, None, "at_most", "reported", None, 1),
    ("gần 50%", 50, None, "nearly", "reported", None, 50),
    ("khoảng 0,2%", 0.2, None, "about", "target", None, None),
    ("từ 2% - 3%/năm", 2, 3, "exact", "target", 2, 3),
    ("2 - 3%", 2, 3, "exact", "reported", 1.5, 3.5),
    ("1,5 - 2%", 1.5, 2, "exact", "reported", 1.45, 2.5),
]


@pytest.mark.parametrize(("text", "value", "high", "bound", "status", "low_end", "high_end"), CASES)
def test_interval_of_a_figure(text, value, high, bound, status, low_end, high_end):
    interval = interval_of(text, value, high, bound, status)
    assert interval == (None if low_end is None else exact(low_end), None if high_end is None else exact(high_end))


numbers = st.fractions(min_value=0, max_value=1000)


@st.composite
def interval_and_truth(draw, positive=False):
    truth = draw(st.fractions(min_value=Fraction(1, 1000) if positive else 0, max_value=1000))
    low, high = truth - draw(numbers) / 1000 * truth, truth + draw(numbers)
    low = max(low, Fraction(1, 10**6)) if positive else low
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))), truth


@given(interval_and_truth(), interval_and_truth(positive=True), st.integers(1, 9))
def test_arithmetic_keeps_the_truth_inside(left, right, factor):
    (one, a), (other, b) = left, right
    assert add(one, other).contains(a + b)
    assert subtract(one, other).contains(a - b)
    assert multiply(one, other).contains(a * b)
    assert divide(one, other).contains(a / b)
    assert scale(one, Fraction(1, factor)).contains(a / factor)
    assert one.meets(Interval(a, a))


def test_at_least_over_at_least_is_open_on_both_sides():
    at_least = Interval(Fraction(3), None)
    assert divide(at_least, at_least) == (None, None)
    assert divide(at_least, Interval(Fraction(2), Fraction(2))) == (Fraction(3, 2), None)


def test_intervals_that_do_not_touch_do_not_meet():
    assert not Interval(Fraction(1), Fraction(2)).meets(Interval(Fraction(3), None))
    assert not Interval(None, Fraction(2)).contains(Fraction(3))
