"""The grammar of printed Vietnamese figures: one figure at a place of a longer text, with the words around it.

``printed`` reads single strings with it, ``finder`` whole texts. Texts are in lower case, Unicode NFC, with single
spaces. The words are in ``words``. The module needs the standard library only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.qualifiers import TIME_WORDS, Qualifier, read_bound, read_qualifier, says_where, word_before
from helpers.words import (
    COMPARATIVES,
    EACH_WORDS,
    MEASURED,
    MULTIPLIERS,
    NO_UNITS,
    NOT_COUNTED,
    PEOPLE_ENDINGS,
    PERIODS,
    SCORED,
    UNIT_OF,
    any_of,
)

__all__ = [
    "NEXT_WORD",
    "NUMBER",
    "TIMES",
    "Reading",
    "counts_something",
    "longest_unit",
    "read_figure",
    "read_plain",
]


class Reading(NamedTuple):
    """One number in a longer text: where it stands, of what kind it is, and what it says.

    ``start`` and ``end`` are the 0-based half-open ends of the number with the words that belong to it. A number that
    is not a measure has no more than these and its ``kind``. A measure has the fields of :class:`Quantity`, and
    ``unit_word`` and ``times``, the unit and the multiplier as printed; its ``value`` is None, and ``note`` says why,
    where the number, or an end of the range, is not written the Vietnamese way.
    """

    start: int
    end: int
    kind: str = "measure"
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    per: str = ""
    bound: str = ""
    note: str = ""
    half_width: float = 0.0
    half_width_high: float | None = None
    unit_word: str = ""
    times: str = ""


class _Side(NamedTuple):
    """One number with the words behind it: a whole figure, or one end of a range."""

    number: str
    of: str | None
    times: str | None
    more: str | None
    unit_word: str
    end: int


# The grammar, over texts in lower case, NFC, with single spaces. Possessive quantifiers keep it linear.
NUMBER = r"[0-9][0-9]*+(?:[.,][0-9]++)*+"  # begins with one digit: such a pattern is searched for sooner
TIMES = rf"(?:{any_of(MULTIPLIERS)})(?!\w)"
MORE = re.compile(rf"([0-9]+(?:,[0-9]+)?)\s?({TIMES})")
# The digit behind a multiplier is a tenth of it: "6 ngàn 2", "1 triệu tám".
TENTHS = {word: digit for digit, word in enumerate(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"), start=2)}
TENTH = rf"\s(?:[1-9]|{any_of(TENTHS)})(?=\s?(?:đồng(?!\w)|/)|[;:)”\"!?]|[,.](?![0-9])|$|\s(?:mà|một|mỗi)(?!\w))"
# "cao 1m65"; "1m2" is an area, but for depths and in "sâu 1m2 - 1m5".
METRES = (
    r"[0-9]{1,2}m(?:[0-9]{2}|[014-9]|[23](?=\s?[-–]\s?[0-9]m[0-9]))(?!\w)"
    r"|(?:(?<=cao\s)|(?<=sâu\s)|(?<=ngập\s))[0-9]m[23](?!\w)"
)
# What stands where a unit word may and is none: the year of "45 triệu năm 2020", "khu vực 9 công bố".
NO_UNIT = (
    r"(?!năm\s(?:19|20)[0-9]{2}(?![0-9]|\s?[-–—‑−]\s?(?:19|20)[0-9])"
    rf"|{any_of(NO_UNITS)}(?!\w|\skhoa))"
)
SIDE = re.compile(
    rf"""
    ( (?<!\d,\s)[0-9]{{1,2}},\s[0-9]{{1,2}}(?=\s?%)               # "7, 96%" is a slip, "5, 7, 96%" a list
    | [1-9][0-9]{{0,2}}(?:(?:\s[0-9]{{3}}){{2,}}(?![.,]?[0-9])|\s[0-9]{{3}}(?=\s?đồng))  # 3 000 000: refused
    | {METRES}
    | {NUMBER})
    (?:/({NUMBER})(?![/-]\w))?                                 # 2/3 huyện
    (?:\s?({TIMES})({TENTH}|(?:\s[0-9]{{1,3}}+(?:,[0-9]++)?+\s?{TIMES})*+))?  # 1 tỷ 250 triệu
    (?:\s\((?=[^\W\d])[^\d()]{{1,40}}\)(?=\s))?                   # 02 (hai) hộ
    (?:\s?{NO_UNIT}(%|{any_of(UNIT_OF)}(?!\w|-[^\W\d])))?
    """,
    re.VERBOSE,
)
# A number and its unit word, with nothing behind that could belong to them: read at once, for speed.
PLAIN = re.compile(
    rf"""
    (?![0-9]m[0-9])([1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})++|[0-9]{{1,12}}+)(?:,([0-9]{{1,3}}+))?(?![.,/]?[0-9])
    (?:\s?({TIMES}))?\s?{NO_UNIT}
    ((?>%|{any_of(word for word in UNIT_OF if word not in ("điểm", "g"))}(?!\w|-[^\W\d])))
    (?=[,;)”]|\.\s|\.?$|\s(?!mỗi|một|hàng|hằng|1\s|đến|tới|[-–—‑−/]|rưỡi|(?:[^\W\d]++\s){{0,3}}?trở\s))
    """,
    re.VERBOSE,
)
UNIT = re.compile(rf"{NO_UNIT}{any_of(UNIT_OF)}(?!\w)")
PEOPLE = re.compile(rf"\s(?:[^\W\d_]++\s){{1,2}}{any_of(PEOPLE_ENDINGS)}(?!\w)")
# Between the ends of a range. A number before a stroke or a colon is a date or a clock time, not an end.
BETWEEN = re.compile(
    r"\s?(?:[-–—‑−]|đến|tới)\s?(?:(?:dưới|trên|khoảng|gần|hơn|hết)\s)?(?=[0-9])(?![0-9.]++\s?[/:][0-9])"
)
EACH = rf"\s?/\s?(?:10*+(?:\.000)*+\s(?:(?:nghìn|vạn|triệu)\s)?)?(?:{any_of(EACH_WORDS)}(?!\w)|[^\W\d_]++[23²³]?)"
PER = rf"(?:\s(?:mỗi|một|hàng|hằng|1)\s({any_of(PERIODS)})(?!\w))?"
BEHIND = re.compile(rf"(\srưỡi(?:\sđồng)?(?!\w))?((?:{EACH})*+){PER}")
NOT_ALWAYS = frozenset(["anh", "bà", "bảo vệ", "chị", "ký", "mùa", "ông"])  # "tháng 5 ký hợp đồng", "ngày 28 bà bán"
DEGREES = frozenset(["độ", "độ c", "°c"])
SIGNED = frozenset(f"{before}{sign}" for before in ("", " ", "(") for sign in "-−–")
NO_THINGS = frozenset(["kế hoạch", "mục tiêu", "phần"])  # "1/3 kế hoạch" is a part of one
OF_MORE = frozenset(["trăm", "nghìn", "ngàn"])  # these may count the multiplier that follows
SCORED_OF = frozenset(["10", "30", "100"])
# "Điểm" as points and not as places: "19 điểm sau 10 trận", "kém đội đầu bảng 2 điểm".
SCORE_BEHIND = re.compile(
    r",?\s(?:(?:sau|qua)\s[0-9]+\s(?:trận|vòng|lượt)|(?:tạm\s)?(?:đứng|xếp)|trở\s(?:lên|xuống)|môn|giấy\sphép|bằng\slái)(?!\w)"
)
SCORE_BEFORE = re.compile(
    r"(?:điểm\s(?:chuẩn|số|b[12]|xét\stuyển|ưu\stiên)|(?:đầu|vòng)\sbảng|ngôi\sđầu|xếp\shạng|phiếu\sb[12]?|học\sbạ|bài\s(?:môn|được))[^.;]{0,40}$"
)
PER_AT_END = re.compile(rf"/\s?({any_of(PERIODS)})$")
BEFORE_BETWEEN = frozenset(
    [f" {sign}" for sign in "-–—‑−đt"] + [f"{sign}{after}" for sign in "-–—‑−" for after in " 0123456789"]
)
STAGES = re.compile(r"\sgiai\sđoạn(?=[,.:;]|$)")
NEXT_WORD = re.compile(r"\s([^\W\d_]++)")
DIGIT, DIGIT_NEXT, YEAR_NEXT = re.compile("[0-9]"), re.compile(r"\s[0-9]"), re.compile(r"\s(?:19|20)[0-9]{2}(?![0-9])")
VIETNAMESE = re.compile(r"([0-9]++|[1-9][0-9]{0,2}(?:\.[0-9]{3})++)(?:,\s?([0-9]++))?")
MOST_DIGITS = 15  # more than these no float keeps apart
POWERS = tuple(10**exponent for exponent in range(MOST_DIGITS + max(MULTIPLIERS.values()) + 1))
NOT_ONE_FIGURE = "what stands around the number is not a qualifier, a unit or a period"
NOT_VIETNAMESE = "is not a Vietnamese number: dots part thousands, one comma stands before decimals"


def _match(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    """Return the match of a pattern that fits anywhere, or at ``start`` by what was seen there."""
    found = pattern.match(text, start)
    assert found, f"{pattern.pattern!r} does not fit at {start}"
    return found


def read_figure(text: str, start: int) -> Reading:
    """Read the figure whose digits begin at ``start`` of ``text``, which is in lower case, NFC, with single spaces.

    Nothing is raised: a number that cannot be read has the value None, and its note says why.

    >>> read = read_figure("còn từ 18 đến 35 tuổi", 7)
    >>> read.value, read.value_high, read.unit_word, (read.start, read.end)
    (18.0, 35.0, 'tuổi', (4, 21))
    """
    last = word_before(text, start)
    return read_plain(text, start, last) or _read_whole(text, start, last)


def read_plain(text: str, start: int, last: str) -> Reading | None:
    """Read a number with its qualifier and unit word where nothing else says more of it; None where something may.

    Most figures are such: this is ``read_figure``, sooner. ``last`` is the :func:`word_before`.
    """
    plain = PLAIN.match(text, start)
    if plain is None:
        return None
    whole, decimals, times, unit_word = plain.groups()
    if unit_word in DEGREES:
        return None
    first, bound = start, "exact"
    if before := read_qualifier(text, start, last):
        if before.start_of_from >= 0 or before.words in COMPARATIVES or says_where(text, before, unit_word, None):
            return None
        first, bound = before.start, before.bound
    value, half_width = scale_digits(whole.replace(".", ""), decimals or "", MULTIPLIERS[times] if times else 0)
    if not times and not decimals and unit_word not in MEASURED:
        half_width = 0.0
    end = plain.end()
    return Reading(
        first, end, "measure", value, None, UNIT_OF[unit_word], "", bound, "", half_width, None, unit_word, times or ""
    )


def _read_whole(text: str, start: int, last: str) -> Reading:
    """Read a figure with all that may stand around it: qualifier, range, share, period, limit."""
    low, high, behind = _read_ends(text, start)
    upper, end = high or low, behind.end()
    below = 0 if high or upper.unit_word not in DEGREES else _count_sign(text, start)
    start -= below
    before = read_qualifier(text, start, word_before(text, start) if below else last)
    first, bound = before.start if before else start, "exact"
    half, each_words, per_word = behind.groups()
    unit_word = upper.unit_word or low.unit_word or ("đồng" if half and half.endswith("đồng") else "")
    if not unit_word and not upper.times:  # "452/KH": a stroke without a unit is not "for each"
        half = each_words = per_word = None
        end = upper.end
    if before and says_where(text, before, unit_word, low.of):
        before, first = None, start
    unit, note = (UNIT_OF[unit_word], "") if unit_word else _guess_unit(text, upper, each_words)
    if unit_word == "điểm" and ("," in upper.number or low.of in SCORED_OF or _is_score(text, before, first, end)):
        unit = "other"  # a score; places are counted whole
    if low.of and unit_word in NO_THINGS:
        unit = "other"

    counted = unit == "item" if not unit_word else unit_word not in MEASURED
    value_high = half_width_high = None
    value, half_width, problem = _read_number(low, low.times, counted, None if high else half)
    if below and value is not None:
        value = -value
    if high:  # "5 - 7 triệu rưỡi": a half of the upper end
        value_high, half_width_high, problem_high = _read_number(high, high.times, counted, half)
        problem = problem or problem_high
    if " " in low.number:
        note = "a space inside the number was read over"
    if low.of and value is not None:
        note = f"of {low.of}"
        if not unit_word and _exceeds(value, low.of):
            problem = NOT_ONE_FIGURE
    per, each = each_and_per(each_words, per_word) if each_words or per_word else ("", "")
    if problem:  # of a range with one bad end neither is kept
        value, value_high, note = None, None, problem

    if before or text.find(" trở ", end, end + 40) >= 0:  # else no word bounds it
        before = before or Qualifier("exact", "", start, -1)
        first, end, bound = read_bound(
            text, before, end, unit, unit_word, ranged=high is not None, shared=low.of is not None
        )
    return Reading(
        first,
        end,
        "measure",
        value,
        value_high,
        unit,
        per,
        bound,
        note or each,
        half_width,
        half_width_high,
        unit_word,
        upper.times or "",
    )


def _count_sign(text: str, start: int) -> int:
    """Return how many letters say that the degrees at ``start`` are below zero: "âm 1,2 độ", "xuống -2°C"."""
    if text.endswith("âm ", 0, start):
        return len("âm ")
    return int(text[max(0, start - 2) : start] in SIGNED)


def _is_score(text: str, before: Qualifier | None, first: int, end: int) -> bool:
    """Tell whether the whole points of a figure from ``first`` to ``end`` are a score's, by the words around it."""
    first = before.start_of_from if before and before.start_of_from >= 0 else first
    if word_before(text, first) in SCORED or SCORE_BEHIND.match(text, end):
        return True
    return SCORE_BEFORE.search(text, max(0, first - 60), first) is not None


def _read_ends(text: str, start: int) -> tuple[_Side, _Side | None, re.Match[str]]:
    """Read the number at ``start``, the upper end where it begins a range, and the words behind the last of them.

    The lower end of a range comes with the multiplier that counts for it.
    """
    low = _read_side(text, start)
    behind = _match(BEHIND, text, low.end)
    if text[behind.end() : behind.end() + 2] in BEFORE_BETWEEN and (between := BETWEEN.match(text, behind.end())):
        high = _read_side(text, between.end())
        times = _times_of_low(low, high)
        if _makes_range(low, times, high):
            return low if times == low.times else low._replace(times=times), high, _match(BEHIND, text, high.end)
    return low, None, behind


def _exceeds(value: float, of: str) -> bool:
    """Tell whether a share is larger than its whole, or the whole is not written the Vietnamese way."""
    whole = _read_number(_Side(of, None, None, None, "", 0), None, True, None)[0]
    return value > (whole or 0)


def counts_something(text: str, start: int) -> bool:
    """Tell whether a known unit or multiplier word stands behind the number at ``start``.

    >>> counts_something("lớp 30 học sinh", 4), counts_something("đợt 1 năm 2023", 4)
    (True, False)
    """
    side = _read_side(text, start)
    if not side.unit_word and (between := BETWEEN.match(text, side.end)):
        high = _read_side(text, between.end())
        side = high if _rises(side, high.times, high) else side
    if side.unit_word in NOT_ALWAYS:
        return False
    if side.unit_word in TIME_WORDS and (YEAR_NEXT if side.unit_word == "năm" else DIGIT_NEXT).match(text, side.end):
        return False
    return bool(side.unit_word or side.times)


def _read_side(text: str, start: int) -> _Side:
    """Read the number at ``start`` with its multiplier and unit words."""
    found = _match(SIDE, text, start)
    number, of, times, more, unit_word = found.groups()
    if "m" in number:
        number, unit_word = number.replace("m", ","), "m"
    return _Side(number, of, times, more, unit_word or "", found.end())


def _makes_range(low: _Side, times: str | None, high: _Side) -> bool:
    """Tell whether two numbers are the ends of one range: of one unit, and rising; ``times`` counts for the lower."""
    if low.of or high.of or (low.unit_word and not high.unit_word):
        return False
    if times and not high.times and not high.unit_word:
        return False
    if low.unit_word and UNIT_OF[low.unit_word] != UNIT_OF[high.unit_word]:
        return False
    return _rises(low, times, high)


def _times_of_low(low: _Side, high: _Side) -> str | None:
    """Return the multiplier of the lower end: its own, or the upper end's ("50 đến 70 triệu") where it then rises."""
    if low.times or low.unit_word or not high.times:
        return low.times
    return high.times if _rises(low, high.times, high) else None


def _rises(low: _Side, times: str | None, high: _Side) -> bool:
    """Tell whether the lower end with a multiplier is less than the upper end; one that cannot be read may be."""
    value, value_high = _read_number(low, times, False, None)[0], _read_number(high, high.times, False, None)[0]
    return value is None or value_high is None or value < value_high


def _read_number(side: _Side, times: str | None, counted: bool, half: str | None) -> tuple[float | None, float, str]:
    """Return a value, half of its last digit, both times the multiplier word, and what is wrong with the number.

    A count, or an amount of money to the đồng, is not rounded; ``half`` is the word "rưỡi" behind a multiplier.
    """
    number = side.number
    if number.isdigit():
        whole, decimals = number, ""
    else:
        written = VIETNAMESE.fullmatch(number)
        if written is None:
            return None, 0.0, f"{number[:40]} {NOT_VIETNAMESE}"
        whole, decimals = written[1].replace(".", ""), written[2] or ""
    if len(whole) + len(decimals) > MOST_DIGITS:
        return None, 0.0, f"{number[:40]} has more than {MOST_DIGITS} digits"
    value, half_width = scale_digits(whole, decimals, MULTIPLIERS[times] if times else 0)
    more = side.more.strip() if side.more else ""
    if more.isalnum():  # "6 ngàn 2"
        half_width /= 10
        value += 2 * half_width * (TENTHS.get(more) or int(more))
    for number, more_times in MORE.findall(more):
        added, half_width, problem = _read_number(side._replace(number=number, more=None), more_times, False, None)
        power = MULTIPLIERS[more_times.rpartition(" ")[2]]
        if times in OF_MORE and power >= 3 and power > MULTIPLIERS[times]:  # "1 nghìn 950 tỷ", "1 trăm 20 nghìn"
            value *= 10**power
        if added is None or added >= value:
            return None, 0.0, problem or NOT_ONE_FIGURE
        value += added
    if half:  # "1 tỷ rưỡi", "3 tấn rưỡi"
        return value + half_width, half_width / 10, ""
    return value, 0.0 if counted and not times and not decimals else half_width, ""


def scale_digits(whole: str, decimals: str, exponent: int) -> tuple[float, float]:
    """Return digits times a power of ten, and half of the last digit.

    Divided once, so that the float is the nearest to what is printed.
    """
    if not exponent and not decimals:
        return float(whole), 0.5
    exponent -= len(decimals)
    digits = int(whole + decimals)
    if exponent < 0:
        scale = POWERS[-exponent]
        return digits / scale, 0.5 / scale
    scale = POWERS[exponent]
    return float(digits * scale), scale / 2


def _guess_unit(text: str, side: _Side, each: str | None) -> tuple[str, str]:
    """Name what is counted where no known unit word stands behind a number, and say so in a note."""
    behind = NEXT_WORD.match(text, side.end)
    if side.of:  # "9/10 số xã", "41/46 dòng họ", "2/3 diện tích"
        if behind and behind[1] not in NOT_COUNTED and side.of.isdigit() and int(side.of) > 10:
            return "item", ""
        of_what = longest_unit(text, behind.end() + 1) if behind and behind[1] in ("số", "lượng") else ""
        return UNIT_OF.get(of_what, "other"), ""
    noun = behind[1] if behind and (behind[1] not in NOT_COUNTED or STAGES.match(text, side.end)) else ""
    exponent = MULTIPLIERS[side.times] if side.times else 0
    if exponent >= 6 or (exponent >= 3 and (each or not noun)):
        return "VND", "the word đồng is not printed"
    if noun and ("," not in side.number or exponent):
        people = PEOPLE.match(text, side.end)
        return ("person" if people else "item"), f"no known unit word in {noun!r}: taken for a thing counted"
    return "", ""


def longest_unit(text: str, start: int) -> str:
    """Return the longest known unit words at ``start``, or nothing.

    >>> longest_unit("số hộ nghèo", 3)
    'hộ nghèo'
    """
    found = UNIT.match(text, start)
    return found[0] if found else ""


def each_and_per(each: str | None, per: str | None) -> tuple[str, str]:
    """Return the period and the note that the strokes behind a unit say: "/người/tháng", "mỗi năm"."""
    each = each or ""
    if not per and (at_end := PER_AT_END.search(each)):
        per, each = at_end[1], each[: at_end.start()]
    return PERIODS[per] if per else "", f"for each {each.strip(' /')}" if each else ""
