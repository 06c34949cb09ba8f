"""The unit that a number without one takes from its sentence or a heading, with a note that says where from."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from helpers.grammar import TIMES, Reading, longest_unit
from helpers.qualifiers import word_before
from helpers.words import COUNTED, MULTIPLIERS, UNIT_OF

__all__ = ["Heading", "read_heading", "share_heading", "share_units"]

FROM_BEFORE, FROM_WORDS = "unit from the number before", "unit from the words before"
# "(Đơn vị tính: triệu đồng)" over a table, and where a cell of it ends.
HEADING = re.compile(rf"(?:đơn\svị\stính|đvt):\s?(?:(?P<times>{TIMES})\s)?")
HEADING_ENDS = ("nh:", "NH:", "VT:")  # the same letters in every normal form
CELL_END = re.compile(r"$|\s?[|;]")
# Between a number and the next one, whose unit it shares.
ENUMERATION = re.compile(
    r"(?:,|;|,?\s(?:và|hoặc|hay)|\s(?:trong|trên)(?:\stổng)?(?:\ssố)?"
    r"|\s(?:(?:tăng|giảm)\s)?(?:lên|xuống|về|còn)(?:\s(?:thành|còn|đến|tới))?"
    r"|\svà\s[^\W\d]+(?:\s[^\W\d]+)?)\s?"  # "khởi công 298 và hoàn thành 104 căn"
)
# Before a number whose unit was said with the number before: "năm 2022 còn 34", "thì có 72".
CARRIED = re.compile(r"(?:\s(?:chỉ|đã|giảm|tăng|thì|có))*\s(?:là|còn|lên|xuống|đạt|thì|có)\s(?:(?:đến|tới)\s)?")
WITHIN_CLAUSE = re.compile(r"(?:\s[^\W\d]+){0,5}(?:[,;]|,?\s(?:và|thì))\s(?:(?:đến|sang|tới)\s)?")
# What is counted, in the clause before a bare number: "số hộ nghèo là", "Lượt xem:".
NUMBERED = re.compile(
    r"\b(?:(?<!con\s)số\s|(?=lượt\s)|(?=ca\s)|(?<!tỷ\slệ\s)(?<!tỉ\slệ\s)(?=hộ\s(?:cận\s)?nghèo\b))"
    r"(?P<what>)[^\W\d](?:[^.,;()\d]|,\scận){0,50}?(?::|\s(?:là|còn|lên|xuống|đạt|giảm|tăng|bằng))?\s"
    r"(?:(?:đến|tới|còn|hơn|gần|trên|dưới|khoảng)\s)*$"
)
# Of these a bare number counts people: "vắng 2", "bị thương 42".
OF_PEOPLE = re.compile(
    r"\b(vắng|mất\stích|bị\sthương|tử\svong|thiệt\smạng|(?:nhập|xuất)\sviện|thở\smáy|chuyển\stuyến)\s"
    r"(?:(?:hơn|gần|khoảng)\s)?$"
)
HEADED = re.compile(r"\((?P<what>[^()\d]{1,20})\)\s?:\s$")  # "Ngô đang trổ cờ (ha): 38,4"
IN_BRACKETS = re.compile(r"(?:[,;:]|\s(?:và|gồm|là))\s(?P<what>)[^,;:.()\d]{1,40}\s\($")
# A number without a unit mostly is of what was counted last in its sentence; not behind these words.
CARRIED_ON = COUNTED | {"hectare", "tonne"}  # "2.380 ha, trong đó lúa 1.640"
NOT_COUNTING = frozenset(["chọi", "cách", "hệ", "mức", "tháng", "trình", "tuổi", "từ", "y", "đời", "độ"])
SENTENCE_END = re.compile(r"(?<!\s\w)[.!?]\s")  # "ở xã S. có 5 người" goes on
# Behind these come parts of the same: "23 triệu học sinh, trong đó công lập 21 triệu".
PARTED = re.compile(r"\b(?:trong\sđó|gồm)\b")
CHANGES_FROM = ("giảm từ ", "tăng từ ")
THOUSANDS = frozenset(["nghìn", "ngàn"])
# A share of them, not of something else that is named behind it: "417 ca, 2/3 là trẻ", but "45 hộ, 2/3 diện tích".
OF_THOSE = re.compile(r"\s(?:là|trong|chưa|chạy|cầm|có|đã|đang)\s|[,.;)]|$")


class Heading(NamedTuple):
    """What the heading of a table says of its numbers: the line it stands on, from 1, the multiplier and the unit."""

    line: int
    times: str
    unit_word: str


def read_heading(text: str) -> Heading | None:
    r"""Return the first heading of a text that says its unit.

    >>> read_heading("THU NGÂN SÁCH\n(Đơn vị tính: triệu đồng)")
    Heading(line=2, times='triệu', unit_word='đồng')
    """
    if not any(end in text for end in HEADING_ENDS):  # most texts need no more than this
        return None
    low = normalize("NFC", text).lower()
    found = HEADING.search(low)
    unit_word = longest_unit(low, found.end()) if found else ""
    if not found or not unit_word:
        return None
    return Heading(low.count("\n", 0, found.start()) + 1, found["times"] or "", unit_word)


def share_heading(low: str, readings: list[Reading], heading: Heading) -> list[Reading]:
    """Give the bare cells of a line under a heading its multiplier and unit: "Tổng thu: 742.318", "Chi | 96 | 120"."""
    unit = UNIT_OF[heading.unit_word]
    note = f"unit from the heading: {f'{heading.times} {heading.unit_word}'.strip()}"
    shared = []
    for read in readings:
        if read.value is not None and not read.unit and CELL_END.match(low, read.end):
            read = _multiply(read, heading.times)._replace(unit=unit, note=note)
        shared.append(read)
    return shared


def share_units(low: str, readings: list[Reading]) -> list[Reading]:
    """Give a number without unit words what its sentence says: the unit, and a note that says where from.

    In an enumeration ("5, 7 và 9 hộ") that is the unit, and for small numbers the multiplier, of the number behind;
    else it is what is numbered in the words before ("số hộ nghèo là 630"), the unit of the last brackets, that of the
    number before ("năm 2021 có 39 trẻ, năm 2022 là 34"), or what was counted last ("54 người chết, mất tích 2").

    >>> from helpers.grammar import read_figure
    >>> [read.unit for read in share_units("5 và 9 hộ", [read_figure("5 và 9 hộ", 0), read_figure("5 và 9 hộ", 5)])]
    ['household', 'household']
    """
    bare = [place for place, read in enumerate(readings) if read.kind == "measure" and not read.unit_word]
    if not bare:
        return readings
    shared = list(readings)
    for place in reversed(bare):
        if not shared[place].unit or _may_count(shared[place]):
            shared[place] = _look_near(low, shared, place)
    counted = None  # the measure that counted last in the sentence
    for place, this in enumerate(shared):
        if place and SENTENCE_END.search(low, shared[place - 1].end, this.start):
            counted = None
        read = _carry_unit(low, shared, place, counted) if this.kind == "measure" and not this.unit_word else this
        shared[place] = read
        if read.kind == "measure" and read.unit not in ("", "percent") and read.unit_word != "lần":
            counted = (counted if read.note == FROM_BEFORE else read) if read.unit in CARRIED_ON else None
    return shared


def _may_count(this: Reading) -> bool:
    """Tell whether money without its word may be something else: thousands and millions, no milliards."""
    return this.unit == "VND" and MULTIPLIERS.get(this.times, 0) < 9  # no multiplier: "4/6 số đồng"


def _look_near(low: str, readings: list[Reading], place: int) -> Reading:
    """Return the number at ``place`` with what the number behind it, or the words before it, say of its unit."""
    this, other = readings[place], readings[place + 1] if place + 1 < len(readings) else None
    if other and ENUMERATION.fullmatch(low, this.end, other.start):
        if other.kind == "date" and this.end - this.start <= 2:
            return Reading(this.start, this.end, "date")  # "18, 19 và 20/7"
        if not other.unit or (this.unit and not (other.unit_word and other.times)):
            return this
        if low.startswith(" trên ", this.end):  # "20 trên 10 vạn dân": the multiplier is that of the whole
            other = other._replace(times="")
        return _take_unit(this, other, "unit from the next number")
    floor = max(0, this.start - 60)
    if numbered := NUMBERED.search(low, floor, this.start):
        words = longest_unit(low, numbered.start("what"))
        return this._replace(unit=UNIT_OF[words], note=f"{FROM_WORDS}: {words}") if words else this
    headed = HEADED.search(low, floor, this.start)
    if headed and (words := longest_unit(low, headed.start("what"))) == headed["what"]:
        return this._replace(unit=UNIT_OF[words], note=f"{FROM_WORDS}: {words}")
    if (not this.unit or this.times in THOUSANDS) and (people := OF_PEOPLE.search(low, floor, this.start)):
        return this._replace(unit="person", note=f"{FROM_WORDS}: {people[1]}")
    if not this.unit and this.value and this.value >= 1000 and low.endswith("giá ", 0, this.start):
        return this._replace(unit="VND", note=f"{FROM_WORDS}: giá")
    if not this.unit and low[this.start - 1 : this.start] == "(" and low[this.end : this.end + 1] == ")":
        named = IN_BRACKETS.search(low, floor, this.start)
        words = longest_unit(low, named.start("what")) if named else ""
        if UNIT_OF.get(words) == "person":
            return this._replace(unit="person", note=f"{FROM_WORDS}: {words}")
        before = readings[place - 1] if place else None
        if before and before.unit and low[before.start - 1 : before.start] == "(":
            return this._replace(unit=before.unit, note="unit from the brackets before")
    return this


def _carry_unit(low: str, readings: list[Reading], place: int, counted: Reading | None) -> Reading:
    """Return the number at ``place`` with the unit of a measure before it where its sentence goes on with that.

    ``counted`` is the measure that counted last in the sentence.
    """
    this = readings[place]
    if (
        this.unit == "VND" and this.times and counted and counted.times == this.times
    ):  # "214 nghìn em: tiểu học 103 nghìn"
        if this.times in THOUSANDS or PARTED.search(low, counted.end, this.start):
            return this._replace(unit=counted.unit, note=FROM_BEFORE)
        return this
    if not this.unit:
        before = _find_compared(low, readings, place) if place else None
        if before and before.unit:
            return _take_unit(this, before, FROM_BEFORE)
    elif not this.note.startswith("of ") or this.unit != "other":
        return this  # all but a share of nothing named
    if counted and _counts_those(low, this, counted):
        return this._replace(unit=counted.unit, note=f"{this.note}, {FROM_BEFORE}" if this.note else FROM_BEFORE)
    return this


def _counts_those(low: str, this: Reading, counted: Reading) -> bool:
    """Tell whether a number without a unit may be of what was counted last: it is whole, and nothing else is named."""
    if "," in low[this.start : this.end]:
        return False
    if word_before(low, this.start) in NOT_COUNTING and not low.endswith(CHANGES_FROM, 0, this.start):
        return False
    return not this.unit or (counted.unit in COUNTED and OF_THOSE.match(low, this.end) is not None)


def _find_compared(low: str, readings: list[Reading], place: int) -> Reading | None:
    """Return the measure that the number at ``place`` is held against: "39 trẻ, năm 2022 là 34"."""
    this, before = readings[place], readings[place - 1]
    if not CARRIED.fullmatch(low, before.end, this.start):
        return None
    if before.kind == "period" and place > 1:  # "có 39 trẻ, năm 2022 là 34, năm 2023 còn 27"
        year, before = before, readings[place - 2]
        if not WITHIN_CLAUSE.fullmatch(low, before.end, year.start):
            return None
    elif not low.startswith((" thì ", " chỉ còn "), before.end):
        return None
    return before


def _take_unit(this: Reading, other: Reading, note: str) -> Reading:
    """Return a number with the unit of another one, and for small numbers its multiplier."""
    shared = this._replace(unit=other.unit, per=other.per, times=this.times or other.times)
    if this.value is None:
        return shared  # its note says why it cannot be read
    if other.times and not this.times and this.value < 1000:
        shared = _multiply(shared, other.times)
    return shared._replace(note=note)


def _multiply(this: Reading, times: str) -> Reading:
    """Return a number with both its ends times a multiplier word, if there is one."""
    if not times or this.value is None:
        return this
    factor = 10 ** MULTIPLIERS[times]
    high = None if this.value_high is None else this.value_high * factor
    return this._replace(value=this.value * factor, value_high=high)
