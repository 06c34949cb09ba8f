"""The unit that a number without one takes from its sentence, with a note that says where from."""

from __future__ import annotations

import re

from helpers.grammar import Reading, longest_unit
from helpers.words import MULTIPLIERS, UNIT_OF

__all__ = ["share_units"]

# Between a number and the next one, whose unit it shares.
ENUMERATION = re.compile(
    r"(?:,|;|,?\svà|,?\shoặc|,?\shay|\strong(?:\stổng)?(?:\ssố)?|\s(?:lên|xuống|về|còn)(?:\s(?:thành|còn|đến|tới))?"
    r"|\svà\s[^\W\d]+(?:\s[^\W\d]+)?)\s?"  # "khởi công 298 và hoàn thành 104 căn"
)
# Before a number whose unit was said with the number before: "năm 2022 còn 34", "thì có 72".
CARRIED = re.compile(r"(?:\s(?:chỉ|đã|giảm|tăng|thì|có))*\s(?:là|còn|lên|xuống|đạt|thì|có)\s(?:(?:đến|tới)\s)?")
WITHIN_CLAUSE = re.compile(r"(?:\s[^\W\d]+){0,5}(?:[,;]|,?\s(?:và|thì))\s(?:(?:đến|sang|tới)\s)?")
# What is counted, in the clause before a bare number: "số hộ nghèo là", "Lượt xem:".
NUMBERED = re.compile(
    r"\b(?:số\s|(?=lượt\s)|(?<!tỷ\slệ\s)(?<!tỉ\slệ\s)(?=hộ\s(?:cận\s)?nghèo\s))"
    r"(?P<what>)[^\W\d][^.,;()\d]{0,50}?(?::|\s(?:là|còn|lên|xuống|đạt|giảm|tăng))\s"
    r"(?:(?:đến|tới|còn|hơn|gần|trên|dưới|khoảng)\s)*$"
)


def share_units(low: str, readings: list[Reading]) -> list[Reading]:
    """Give a number without unit words what its sentence says: the unit, and a note that says where from.

    In an enumeration ("5, 7 và 9 hộ") that is the unit, and for small numbers the multiplier, of the number behind;
    else it is what is numbered in the words before ("số hộ nghèo là 630"), the unit of the last brackets, or that of
    the number before ("năm 2021 có 39 trẻ, năm 2022 là 34").

    >>> from helpers.grammar import read_figure
    >>> [read.unit for read in share_units("5 và 9 hộ", [read_figure("5 và 9 hộ", 0), read_figure("5 và 9 hộ", 5)])]
    ['household', 'household']
    """
    shared = list(readings)
    bare = [
        place
        for place, read in enumerate(readings)
        if read.unit in ("", "VND") and not read.unit_word and read.kind == "measure"
    ]
    for place in reversed(bare):
        this, other = shared[place], shared[place + 1] if place + 1 < len(shared) else None
        if other and ENUMERATION.fullmatch(low, this.end, other.start):
            if other.kind == "date" and this.end - this.start <= 2:
                shared[place] = Reading(this.start, this.end, "date")  # "18, 19 và 20/7"
            elif other.unit and (not this.unit or (other.unit_word and other.times)):
                shared[place] = _take_unit(this, other, "unit from the next number")
        elif numbered := NUMBERED.search(low, max(0, this.start - 60), this.start):
            if words := longest_unit(low, numbered.start("what")):
                shared[place] = this._replace(unit=UNIT_OF[words], note=f"unit from the words before: {words}")
        elif this.unit:
            continue  # money without its word, and nothing around says otherwise
        elif place and low[this.start - 1 : this.start] == "(" and low[this.end : this.end + 1] == ")":
            before = shared[place - 1]
            if before.unit and low[before.start - 1 : before.start] == "(":
                shared[place] = this._replace(unit=before.unit, note="unit from the brackets before")
    for place in bare:
        if place and not shared[place].unit:
            shared[place] = _carry_unit(low, shared, place)
    return shared


def _carry_unit(low: str, readings: list[Reading], place: int) -> Reading:
    """Return the number at ``place``, with the unit of the measure before it where its sentence goes on with that."""
    this, before = readings[place], readings[place - 1]
    if not CARRIED.fullmatch(low, before.end, this.start):
        return this
    if before.kind == "period" and place > 1:  # "có 39 trẻ, năm 2022 là 34, năm 2023 còn 27"
        year, before = before, readings[place - 2]
        if not WITHIN_CLAUSE.fullmatch(low, before.end, year.start):
            return this
    elif not low.startswith((" thì ", " chỉ còn "), before.end):
        return this
    return _take_unit(this, before, "unit from the number before") if before.unit else this


def _take_unit(this: Reading, other: Reading, note: str) -> Reading:
    """Return a number with the unit of another one, and for small numbers its multiplier."""
    shared = this._replace(unit=other.unit, per=other.per, times=this.times or other.times)
    if this.value is None:
        return shared  # its note says why it cannot be read
    if other.times and not this.times and this.value < 1000:
        factor = 10 ** MULTIPLIERS[other.times]
        high = None if this.value_high is None else this.value_high * factor
        shared = shared._replace(value=this.value * factor, value_high=high)
    return shared._replace(note=note)
