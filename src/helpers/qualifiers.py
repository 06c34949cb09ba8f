"""The words that bound a figure: qualifiers before it, limits behind it, and comparisons, which are no bounds.

Texts are in lower case, Unicode NFC, with single spaces. The module needs the standard library only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.words import (
    BOUND_OF,
    BOUND_WORDS_BEHIND,
    COMPARATIVES,
    COMPARED,
    COUNTED,
    GROUND,
    NOT_ABOVE,
    UNIT_OF,
    any_of,
)

__all__ = [
    "OPENING",
    "TIME_WORDS",
    "Qualifier",
    "read_bound",
    "read_qualifier",
    "says_where",
    "sign_before",
    "word_before",
]

CHANGE_BEHIND = re.compile(r"[^.;]{0,60}?\s(?:xuống|lên|còn|thành|sang|nay|lùi|(?:đến|tới)\s[0-9])(?!\w)")
BOUND_BEHIND = re.compile(
    r"(?:\s[^\W\d_]++){0,6}?\s(?:"
    + "|".join(f"(?P<{bound}>{any_of(words)})" for bound, words in BOUND_WORDS_BEHIND.items())
    + r")(?!\w)"
)
COMPARED_BEHIND = re.compile(rf"\s(?:[^\W\d_]++\s){{0,2}}?{any_of(COMPARED)}")
# Behind these "trên" says where, or names those above: "kê trên 18 thùng", "từ cấp trên 2 tỷ".
PLACED = (" kê ", " ngồi ", " treo ", " đặt ", " đứng ", "từ cấp ", "của cấp ")
WHOLES = (" tổng", " sản lượng", " diện tích", " dân số")
SIZED = frozenset(["con", "hoa", "quả", "trái"])  # "tôm cỡ 30 con/kg"
DISTANCES = frozenset(["km", "cây số", "hải lý", "dặm"])
NUMBER_BEFORE = re.compile(r"[0-9](?:\s(?!(?:trồng|đạt|có|với|được|dài|rộng|gieo|tích|hại)\s$)[^\W\d]+){0,6}\s$")
WORTH_BEFORE = re.compile(r"\b(?:giá\strị|thu\snhập|lợi\snhuận)(?:\s[^\W\d]+){0,4}\s$")  # "giá trị sản xuất trên 1 ha"
PART_BEFORE = re.compile(r"(?<!năm\s)(?<!quý\s)(?<![0-9.,])[0-9][0-9.]{0,9}\s(?:(?:ca|bác\ssĩ)\s)?$")  # "14 trên 26 xã"
# Of these a number is rarely an end: "từ 3 tháng".
TIME_WORDS = frozenset(["năm", "năm học", "tháng", "ngày", "hôm", "giờ"])
LAST_WORDS = frozenset(words.rpartition(" ")[2] for words in BOUND_OF) | {"từ", "gấp"}
WORDS_BEFORE = frozenset(word for words in BOUND_OF for word in words.split(" "))
MOST_WORDS_BEFORE = max(words.count(" ") for words in BOUND_OF) + 1
SIGNS = sorted((words for words in BOUND_OF if not words[-1].isalnum()), key=len, reverse=True)  # ">=" before ">"
OPENING = "(“\"‘'[…"


class Qualifier(NamedTuple):
    """The qualifier before a number: its bound and words, where it begins, and where a "từ" begins, or -1."""

    bound: str
    words: str
    start: int
    start_of_from: int


def word_before(text: str, start: int) -> str:
    """Return the word before the place ``start`` without opening brackets; nothing where no space parts the two.

    >>> word_before("còn (khoảng 50 hộ)", 12), word_before("covid-19", 6)
    ('khoảng', '')
    """
    end = start - 1
    if end < 0 or text[end] != " ":
        return ""
    return text[text.rfind(" ", 0, end) + 1 : end].lstrip(OPENING)


def sign_before(text: str, start: int) -> str:
    """Return the sign or letter before a place, past a space and quotation marks; nothing where the line begins.

    >>> sign_before("xong. “sau 5 ngày", 7), sign_before("sau 5 ngày", 0)
    ('.', '')
    """
    return text[max(0, start - 3) : start].strip(' “"')[-1:]


def read_qualifier(text: str, start: int, last: str) -> Qualifier | None:
    """Read the qualifier in front of the digits at ``start``, or the "từ"; None where neither stands there.

    ``last`` is the :func:`word_before`.

    >>> read_qualifier("còn từ trên 10 hộ", 12, "trên")
    Qualifier(bound='at_least', words='trên', start=7, start_of_from=4)
    """
    if not last:
        for sign in SIGNS if start else ():
            if text.endswith(sign, 0, start):
                return Qualifier(BOUND_OF[sign], sign, start - len(sign), -1)
        return None
    if last not in LAST_WORDS:
        return None
    if last == "gấp":  # "gần gấp 3 lần"
        first = start - len("gấp ")
        return read_qualifier(text, first, word_before(text, first))
    end, start_of_from = start, -1
    if last == "từ":
        end = start_of_from = start - len("từ ")
        last = word_before(text, end)
    found = Qualifier("exact", "", start, start_of_from) if start_of_from >= 0 else None
    words, first = last, max(0, end - 1 - len(last))
    for _ in range(MOST_WORDS_BEFORE):  # of two qualifiers the longer
        before = word_before(text, first)
        if words in BOUND_OF:
            found = Qualifier(BOUND_OF[words], words, first, first - len("từ ") if before == "từ" else start_of_from)
        if before not in WORDS_BEFORE:
            break
        words, first = f"{before} {words}", first - 1 - len(before)
    return found


def says_where(text: str, before: Qualifier, unit_word: str, of: str | None) -> bool:
    """Tell whether "trên" or "ngoài" before a number says where, and not "over": "thả 500 con trên 2 ao".

    ``of`` is the whole of which the number is a part. Out of a counted whole no part is "over": "trên 286/291 tàu".

    >>> says_where("thả 500 con trên 2 ao", Qualifier("at_least", "trên", 12, -1), "ao", None)
    True
    """
    if before.words == "ngoài":  # "Ngoài 5 triệu đồng, hộ còn được", but "lớn nhất đã ngoài 60"
        if not unit_word:
            return word_before(text, before.start) not in ("tuổi", "đã")
        return unit_word != "tuổi" and (unit_word != "đồng" or sign_before(text, before.start) in ("", "."))
    if before.words == "độ":
        return unit_word != "đồng"  # "độ 35 triệu đồng", but "nhiệt độ 30"
    return before.words == "trên" and _stands_on(text, before.start, unit_word, of)


def _stands_on(text: str, start: int, unit_word: str, of: str | None) -> bool:
    """Tell whether the "trên" at ``start`` stands for the ground or the whole of what was counted before it."""
    if of:
        return len(of) > 1
    if text.endswith(PLACED, 0, start):
        return True
    floor = max(0, start - 50)
    if UNIT_OF.get(unit_word) in COUNTED and PART_BEFORE.search(text, floor, start):
        return True
    if unit_word not in GROUND:
        return False
    return bool(NUMBER_BEFORE.search(text, floor, start) or WORTH_BEFORE.search(text, floor, start))


def read_bound(
    text: str, before: Qualifier, end: int, unit: str, unit_word: str, *, ranged: bool, shared: bool
) -> tuple[int, int, str]:
    """Return where a figure begins and ends with the words that bound it, and its bound.

    ``end`` is where its unit and period end; ``ranged`` says that it is a range, ``shared`` that it is part of a whole.

    >>> read_bound("từ 60 tuổi", Qualifier("exact", "", 3, 0), 10, "other", "tuổi", ranged=False, shared=False)
    (0, 10, 'at_least')
    """
    bound, first = before.bound, before.start
    starts_with_from = before.start_of_from >= 0
    limit = None
    # "80% hộ khá trở lên": the bound is of the grade
    near = unit == "percent" and not starts_with_from and not text.startswith(WHOLES, end)
    if text.find(" trở ", end, end + (5 if near else 40)) >= 0:
        limit = BOUND_BEHIND.match(text, end)
    compared = _is_compared(text, before, end, unit, unit_word, shared=shared)
    if limit:
        bound = str(limit.lastgroup) if compared or bound == "exact" else bound
    elif compared:
        bound = "exact"
    elif bound == "exact" and starts_with_from and not ranged and _is_open_above(text, before, end, unit_word):
        return min(first, before.start_of_from), end, "at_least"  # "từ 60 tuổi": of that age and above
    elif ranged and bound != "about" and (before.words == "từ đủ" or 0 <= before.start_of_from < before.start):
        bound = "exact"  # "từ trên 10 đến 20", "từ đủ 75 đến 80": the lower end is left out, or in
    if starts_with_from and (ranged or limit):
        first = min(first, before.start_of_from)
    return first, limit.end() if limit else end, bound


def _is_compared(text: str, before: Qualifier, end: int, unit: str, unit_word: str, *, shared: bool) -> bool:
    """Tell whether a comparative says a difference: "cao hơn 1,5 lần", "vượt 12% kế hoạch", "cao hơn 2% so với"."""
    if before.words not in COMPARATIVES:
        return False
    if before.words == "cỡ":
        return unit == "other" or unit_word in SIZED
    if unit == "percentage_point" or unit_word == "lần" or COMPARED_BEHIND.match(text, end):
        return True
    return before.words == "vượt" and (unit == "percent" or shared or unit_word in DISTANCES)


def _is_open_above(text: str, before: Qualifier, end: int, unit_word: str) -> bool:
    """Tell whether "từ" says "and above": of ages, measures and amounts, unless a change starts there."""
    start = before.start_of_from
    if word_before(text, start) in NOT_ABOVE:
        return False
    if unit_word == "tuổi":
        return True
    if UNIT_OF.get(unit_word) in ("other", "percent"):
        return unit_word not in TIME_WORDS and not CHANGE_BEHIND.match(text, end)
    ends = "/" in text[start:end] or text[end : end + 1] in ("", ".", ",", ";", ")")  # "từ 2 tỷ đồng vốn vay": a source
    return unit_word == "đồng" and ends and not CHANGE_BEHIND.match(text, end)
