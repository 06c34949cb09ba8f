"""The grammar of printed Vietnamese figures: one figure at a place of a longer text, with the words around it.

``printed`` reads single strings with it, ``finder`` whole texts. Texts are in lower case, Unicode NFC, with single
spaces. The words are in ``words``. The module needs the standard library only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from helpers.words import (
    BOUND_OF,
    BOUND_WORDS_BEHIND,
    COMPARATIVES,
    COMPARED,
    EACH_WORDS,
    MEASURED,
    MULTIPLIERS,
    NOT_COUNTED,
    PERIODS,
    UNIT_OF,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "NEXT_WORD",
    "NUMBER",
    "OPENING",
    "Reading",
    "counts_something",
    "longest_unit",
    "read_figure",
    "read_plain",
    "word_before",
]


class Reading(NamedTuple):
    """One figure in a longer text: the fields of :class:`Quantity`, and where it stands.

    ``value`` is None, and ``problem`` says why, where the number is not written the Vietnamese way. ``start`` and
    ``end`` are the 0-based half-open ends of the figure with its qualifier and unit words; ``unit_word`` and ``times``
    are the unit and the multiplier as printed.
    """

    start: int
    end: int
    value: float | None
    value_high: float | None
    unit: str
    per: str
    bound: str
    half_width: float
    half_width_high: float | None
    note: str
    unit_word: str
    times: str
    problem: str


class _Side(NamedTuple):
    """One number with the words behind it: a whole figure, or one end of a range."""

    number: str
    of: str | None
    times: str | None
    more: str | None
    unit_word: str
    end: int


class _Before(NamedTuple):
    """The qualifier before a number: its bound and words, where it begins, and where a "từ" begins, or -1."""

    bound: str
    words: str
    start: int
    start_of_from: int


def any_of(words: Iterable[str]) -> str:
    r"""Return the pattern of the longest of ``words`` that stands at a place; common beginnings are tried once.

    >>> any_of(["hộ", "hộ dân", "ha"])
    'h(?:ộ(?:\\ dân)?|a)'
    """
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1], []).append(word[1:])
    ends = "" in tree
    branches = [re.escape(first) + (any_of(rests) if rests != [""] else "") for first, rests in tree.items() if first]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


# The grammar, over texts in lower case, NFC, with single spaces. Possessive quantifiers keep it linear.
NUMBER = r"[0-9][0-9]*+(?:[.,][0-9]++)*+"  # begins with one digit: such a pattern is searched for sooner
TIMES = rf"(?:{any_of(MULTIPLIERS)})(?!\w)"
MORE = re.compile(rf"([0-9]+(?:,[0-9]+)?)\s?({TIMES})")
SIDE = re.compile(
    rf"""
    ( (?<!\d,\s)[0-9]{{1,2}},\s[0-9]{{1,2}}(?=\s?%)               # "7, 96%" is a slip, "5, 7, 96%" a list
    | [1-9][0-9]{{0,2}}(?:(?:\s[0-9]{{3}}){{2,}}(?![.,]?[0-9])|\s[0-9]{{3}}(?=\s?đồng))  # 3 000 000: refused
    | {NUMBER})
    (?:/({NUMBER})(?![/-]\w))?                                 # 2/3 huyện
    (?:\s?({TIMES})((?:\s[0-9]{{1,3}}+(?:,[0-9]++)?+\s?{TIMES})*+))?  # 1 tỷ 250 triệu
    (?:\s\((?=[^\W\d])[^\d()]{{1,40}}\)(?=\s))?                   # 02 (hai) hộ
    (?:\s?(%|{any_of(UNIT_OF)}(?!\w|-[^\W\d])))?
    """,
    re.VERBOSE,
)
# A number and its unit word, with nothing behind that could belong to them: read at once, for speed.
PLAIN = re.compile(
    rf"""
    ([1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})++|[0-9]{{1,12}}+)(?:,([0-9]{{1,3}}+))?(?![.,/]?[0-9])
    (?:\s?({TIMES}))?\s?((?>%|{any_of(word for word in UNIT_OF if word != "điểm")}(?!\w|-[^\W\d])))
    (?=[,;)”]|\.\s|\.?$|\s(?!mỗi|một|hàng|hằng|1\s|đến|tới|[-–—‑−/]|rưỡi|(?:[^\W\d]++\s){{0,3}}?trở\s))
    """,
    re.VERBOSE,
)
UNIT = re.compile(rf"{any_of(UNIT_OF)}(?!\w)")
# Between the ends of a range. A number before a stroke or a colon is a date or a clock time, not an end.
BETWEEN = re.compile(
    r"\s?(?:[-–—‑−]|đến|tới)\s?(?:(?:dưới|trên|khoảng|gần|hơn|hết)\s)?(?=[0-9])(?![0-9.]++\s?[/:][0-9])"
)
EACH = rf"\s?/\s?(?:10*+(?:\.000)*+\s(?:(?:nghìn|vạn|triệu)\s)?)?(?:{any_of(EACH_WORDS)}(?!\w)|[^\W\d_]++[23²³]?)"
PER = rf"(?:\s(?:mỗi|một|hàng|hằng|1)\s({any_of(PERIODS)})(?!\w))?"
BEHIND = re.compile(rf"(\srưỡi(?!\w))?((?:{EACH})*+){PER}")
CHANGES = frozenset(["tăng", "giảm", "nâng", "hạ", "rút", "đưa", "kéo", "cắt", "chuyển", "đổi", "tách", "sáp"])
CHANGE_BEHIND = re.compile(r"[^.;]{0,60}?\s(?:xuống|lên|còn|thành|sang|nay|(?:đến|tới)\s[0-9])(?!\w)")
PER_AT_END = re.compile(rf"/\s?({any_of(PERIODS)})$")
BOUND_BEHIND = re.compile(
    r"(?:\s[^\W\d_]++){0,3}?\s(?:"
    + "|".join(f"(?P<{bound}>{any_of(words)})" for bound, words in BOUND_WORDS_BEHIND.items())
    + r")(?!\w)"
)
COMPARED_BEHIND = re.compile(rf"\s(?:[^\W\d_]++\s)?{any_of(COMPARED)}")
BEFORE_BETWEEN = frozenset(
    [f" {sign}" for sign in "-–—‑−đt"] + [f"{sign}{after}" for sign in "-–—‑−" for after in " 0123456789"]
)
NEXT_WORD = re.compile(r"\s([^\W\d_]++)")
DIGIT, DIGIT_NEXT = re.compile("[0-9]"), re.compile(r"\s[0-9]")
TIME_WORDS = frozenset(["năm", "năm học", "tháng", "ngày", "giờ"])
VIETNAMESE = re.compile(r"([0-9]++|[1-9][0-9]{0,2}(?:\.[0-9]{3})++)(?:,\s?([0-9]++))?")
LAST_WORDS = frozenset(words.rpartition(" ")[2] for words in BOUND_OF) | {"từ"}
WORDS_BEFORE = frozenset(word for words in BOUND_OF for word in words.split(" "))
MOST_WORDS_BEFORE = max(words.count(" ") for words in BOUND_OF) + 1
LONGEST_WORD = 40
SIGNS = frozenset(words for words in BOUND_OF if not words[-1].isalnum())
OPENING = "(“\"‘'[…"
MOST_DIGITS = 15  # more than these no float keeps apart
NOT_ONE_FIGURE = "what stands around the number is not a qualifier, a unit or a period"
NOT_VIETNAMESE = "is not a Vietnamese number: dots part thousands, one comma stands before decimals"


def _match(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    """Return the match of a pattern that fits anywhere, or at ``start`` by what was seen there."""
    found = pattern.match(text, start)
    assert found, f"{pattern.pattern!r} does not fit at {start}"
    return found


def read_figure(text: str, start: int) -> Reading:
    """Read the figure whose digits begin at ``start`` of ``text``, which is in lower case, NFC, with single spaces.

    Nothing is raised: a number that cannot be read has the value None and a ``problem``.

    >>> read = read_figure("còn từ 18 đến 35 tuổi", 7)
    >>> read.value, read.value_high, read.unit_word, (read.start, read.end)
    (18.0, 35.0, 'tuổi', (4, 21))
    """
    last = word_before(text, start)
    return read_plain(text, start, last) or _read_whole(text, start, last)


def word_before(text: str, start: int) -> str:
    """Return the word before the place ``start`` without opening brackets; nothing where no space parts the two.

    >>> word_before("còn (khoảng 50 hộ)", 12), word_before("covid-19", 6)
    ('khoảng', '')
    """
    if not start or text[start - 1] != " ":
        return ""
    return text[max(0, start - LONGEST_WORD) : start - 1].rpartition(" ")[2].lstrip(OPENING)


def read_plain(text: str, start: int, last: str) -> Reading | None:
    """Read a number with its qualifier and unit word where nothing else says more of it; None where something may.

    Most figures are such: this is ``read_figure``, sooner. ``last`` is the :func:`word_before`.
    """
    plain = PLAIN.match(text, start)
    if plain is None:
        return None
    first, bound = start, "exact"
    if before := _read_before(text, start, last):
        if before.start_of_from >= 0 or before.words in COMPARATIVES:
            return None
        first, bound = before.start, before.bound
    whole, decimals, times, unit_word = plain.groups()
    value, half_width = scale_digits(whole.replace(".", ""), decimals or "", MULTIPLIERS[times] if times else 0)
    if not times and not decimals and unit_word not in MEASURED:
        half_width = 0.0
    end = plain.end()
    return Reading(
        first, end, value, None, UNIT_OF[unit_word], "", bound, half_width, None, "", unit_word, times or "", ""
    )


def _read_whole(text: str, start: int, last: str) -> Reading:
    """Read a figure with all that may stand around it: qualifier, range, share, period, limit."""
    before = _read_before(text, start, last) or _Before("exact", "", start, -1)
    low, high = _read_side(text, start), None
    behind = _match(BEHIND, text, low.end)
    between = BETWEEN.match(text, behind.end()) if text[behind.end() : behind.end() + 2] in BEFORE_BETWEEN else None
    if between and _makes_range(low, side := _read_side(text, between.end())):
        high = side
        behind = _match(BEHIND, text, side.end)
    upper, end = high or low, behind.end()
    half, each_words, per_word = behind.groups()
    unit_word = upper.unit_word or low.unit_word
    if not unit_word and not upper.times:  # "452/KH": a stroke without a unit is not "for each"
        half = each_words = per_word = None
        end = upper.end

    unit, note = (UNIT_OF[unit_word], "") if unit_word else _guess_unit(text, upper, each_words)
    if unit_word == "điểm" and "," in upper.number:
        unit = "other"  # a score; places are counted whole
    counted = unit == "item" if not unit_word else unit_word not in MEASURED
    low_times = _times_of_low(low, high) if high else low.times
    value, half_width, problem = _read_number(low, low_times, counted, half)
    value_high = half_width_high = None
    if high:
        value_high, half_width_high, problem_high = _read_number(high, high.times, counted, half)
        problem = problem or problem_high
    if " " in low.number:
        note = "a space inside the number was read over"
    if low.of and value is not None:
        note = f"of {low.of}"
        if not unit_word and value > (_read_number(low._replace(number=low.of, of=None), None, True, None)[0] or 0):
            value, problem = None, NOT_ONE_FIGURE
    per, each = each_and_per(each_words, per_word)
    note = note or each

    bound = before.bound
    limit, open_above = None, False
    if text.find(" trở ", end, end + (5 if unit == "percent" else 40)) >= 0:
        limit = BOUND_BEHIND.match(text, end)
    if limit:
        end = limit.end()
        bound = str(limit.lastgroup) if bound == "exact" else bound
    elif before.words in COMPARATIVES and (
        unit == "percentage_point"
        or unit_word == "lần"
        or (before.words == "vượt" and (unit == "percent" or low.of))
        or COMPARED_BEHIND.match(text, end)
    ):
        bound = "exact"
    elif bound == "exact" and before.start_of_from >= 0 and not high and _is_open_above(text, before, end, unit_word):
        open_above, bound = True, "at_least"  # "từ 60 tuổi": of that age and above
    elif high and bound != "about" and 0 <= before.start_of_from < before.start:
        bound = "exact"  # "từ trên 10 đến 20": the lower end is left out
    first = before.start
    if before.start_of_from >= 0 and (high or limit or open_above):
        first = min(first, before.start_of_from)
    return Reading(
        first,
        end,
        value,
        value_high,
        unit,
        per,
        bound,
        half_width,
        half_width_high,
        note,
        unit_word,
        upper.times or "",
        problem,
    )


def counts_something(text: str, start: int) -> bool:
    """Tell whether a known unit or multiplier word stands behind the number at ``start``.

    >>> counts_something("lớp 30 học sinh", 4), counts_something("đợt 1 năm 2023", 4)
    (True, False)
    """
    side = _read_side(text, start)
    if not side.unit_word and (between := BETWEEN.match(text, side.end)):
        side = _read_side(text, between.end())
    if side.unit_word in TIME_WORDS and DIGIT_NEXT.match(text, side.end):
        return False
    return bool(side.unit_word or side.times)


def _read_before(text: str, start: int, last: str) -> _Before | None:
    """Read the qualifier in front of the digits at ``start``, or the "từ"; None where neither stands there."""
    if not last:
        signs = (text[max(0, start - length) : start] for length in (2, 1))  # ">=" before ">"
        sign = next((sign for sign in signs if sign in SIGNS), "")
        return _Before(BOUND_OF[sign], sign, start - len(sign), -1) if sign else None
    if last not in LAST_WORDS:
        return None
    end, start_of_from = start, -1
    if last == "từ":
        end = start_of_from = start - len("từ ")
        last = word_before(text, end)
    found = _Before("exact", "", start, start_of_from) if start_of_from >= 0 else None
    words, first = last, max(0, end - 1 - len(last))
    for _ in range(MOST_WORDS_BEFORE):  # of two qualifiers the longer
        before = word_before(text, first)
        if words in BOUND_OF:
            found = _Before(BOUND_OF[words], words, first, first - len("từ ") if before == "từ" else start_of_from)
        if before not in WORDS_BEFORE:
            break
        words, first = f"{before} {words}", first - 1 - len(before)
    return found


def _is_open_above(text: str, before: _Before, end: int, unit_word: str) -> bool:
    """Tell whether "từ" says "and above": of ages, measures and amounts, unless a change starts there.

    >>> read_figure("từ 60 tuổi", 3).bound, read_figure("hỗ trợ từ 2 triệu đồng", 10).bound
    ('at_least', 'at_least')
    """
    start = before.start_of_from
    if word_before(text, start) in CHANGES:
        return False
    if unit_word == "tuổi":
        return True
    if UNIT_OF.get(unit_word) in ("other", "percent"):
        return unit_word not in TIME_WORDS and not CHANGE_BEHIND.match(text, end)
    ends = "/" in text[start:end] or text[end : end + 1] in ("", ".", ",", ";", ")")  # "từ 2 tỷ đồng vốn vay": a source
    return unit_word == "đồng" and ends and not CHANGE_BEHIND.match(text, end)


def _read_side(text: str, start: int) -> _Side:
    """Read the number at ``start`` with its multiplier and unit words."""
    found = _match(SIDE, text, start)
    number, of, times, more, unit_word = found.groups()
    return _Side(number, of, times, more, unit_word or "", found.end())


def _makes_range(low: _Side, high: _Side) -> bool:
    """Tell whether two numbers are the ends of one range: of one unit, and rising."""
    if low.of or high.of or (low.unit_word and not high.unit_word):
        return False
    if low.times and not high.times and not high.unit_word:
        return False
    if low.unit_word and UNIT_OF[low.unit_word] != UNIT_OF[high.unit_word]:
        return False
    value = _read_number(low, _times_of_low(low, high), False, None)[0]
    value_high = _read_number(high, high.times, False, None)[0]
    return value is None or value_high is None or value < value_high


def _times_of_low(low: _Side, high: _Side) -> str | None:
    """Return the multiplier of the lower end: its own, or the upper end's ("50 đến 70 triệu") where it then rises."""
    if low.times or low.unit_word or not high.times:
        return low.times
    value = _read_number(low, high.times, False, None)[0]
    value_high = _read_number(high, high.times, False, None)[0]
    return high.times if value is None or value_high is None or value < value_high else None


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
    for more, more_times in MORE.findall(side.more or ""):
        added, half_width, problem = _read_number(side._replace(number=more, more=None), more_times, False, None)
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
    exponent -= len(decimals)
    digits = int(whole + decimals)
    if exponent < 0:
        scale = 10**-exponent
        return digits / scale, 0.5 / scale
    scale = 10**exponent
    return float(digits * scale), scale / 2


def _guess_unit(text: str, side: _Side, each: str | None) -> tuple[str, str]:
    """Name what is counted where no known unit word stands behind a number, and say so in a note."""
    behind = NEXT_WORD.match(text, side.end)
    if side.of:  # "9/10 số xã", "2/3 diện tích"
        of_what = longest_unit(text, behind.end() + 1) if behind and behind[1] == "số" else ""
        return UNIT_OF.get(of_what, "other"), ""
    noun = behind[1] if behind and behind[1] not in NOT_COUNTED else ""
    exponent = MULTIPLIERS[side.times] if side.times else 0
    if exponent >= 9 or (exponent >= 6 and not noun) or (exponent >= 3 and each):
        return "VND", "the word đồng is not printed"
    if noun and ("," not in side.number or exponent):
        return "item", f"no known unit word in {noun!r}: taken for a thing counted"
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
