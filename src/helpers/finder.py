"""Find every printed number of a Vietnamese text, and tell measures from dates, periods, laws and labels.

The grammar of measures is that of ``printed``; here stand the numbers that name and do not count. ``find`` is a pure
function of one text, needs the standard library only, and takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, is_normalized, normalize

from helpers.printed import (
    NEXT_WORD,
    NUMBER,
    OPENING,
    Reading,
    clean_text,
    counts_something,
    longest_unit,
    read_figure,
    read_plain,
)
from helpers.words import (
    ADDRESS_HEADS,
    BOUND_OF,
    CLOCK_HEADS,
    COUNTING_BEFORE_NUMBER_WORD,
    DAY_HEADS,
    EMERGENCY_NUMBERS,
    EVERY,
    LABEL_HEADS,
    LAW_PROGRAMME_HEADS,
    LAW_PROGRAMMES,
    LEGAL_HEADS,
    LEGAL_WITH_NUMBER_WORD,
    MULTIPLIERS,
    NOT_COUNTED,
    PERIOD_HEADS,
    PERIOD_NOUNS,
    UNIT_OF,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["COLUMNS", "KINDS", "Found", "find"]

KINDS = ("measure", "date", "period", "legal_reference", "label")


class Found(NamedTuple):
    """One printed number of a text.

    ``line`` counts the text's lines split on a line feed, from 1. ``nth`` counts the places where ``as_printed``
    stands on that line, as :func:`helpers.articles.find_place` counts them. ``start`` and ``end`` are 0-based
    half-open code points of the whole text as given. ``kind`` is one of ``KINDS``. Only a measure has ``value``,
    ``value_high``, ``unit``, ``per`` and ``bound``, as :func:`helpers.printed.parse` reads them; its ``value`` is
    None where the number is not written the Vietnamese way, and ``note`` says so.
    """

    file: str
    line: int
    nth: int
    start: int
    end: int
    as_printed: str
    kind: str
    value: float | None
    value_high: float | None
    unit: str
    per: str
    bound: str
    note: str


COLUMNS = Found._fields


class _Mark(NamedTuple):
    """A number that is not a measure: its kind, and its 0-based half-open ends in the cleaned line."""

    kind: str
    start: int
    end: int


class _At(NamedTuple):
    """A run of digits in a line and what stands before it.

    ``line`` is cleaned, ``low`` the same in lower case; ``start`` and ``end`` are those of the digits. ``last`` is the
    word before, which begins at ``last_start``; ``two`` is that word with the one before it, ``third`` the next one.
    """

    line: str
    low: str
    start: int
    end: int
    last: str
    last_start: int
    two: str
    two_start: int
    third: str


# Dates, clock times, years. A day is told from a fraction by its words, see _read_date.
YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])"
DAY, MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])", r"(?:0?[1-9]|1[0-2])(?![0-9])"
DASH = r"\s?[-–—‑−]\s?"
WHOLE_DATE = re.compile(
    rf"""(?:{DAY}(?:{DASH}|/))?{DAY}\s?([/.-])\s?{MONTH}\s?\1\s?(?:{YEAR}|[0-9]{{2}}(?![0-9]))(?![/-]?\w)
    | {MONTH}/{YEAR}(?![/-]?\w)
    | {DAY}(?:{DASH}{DAY})?\stháng\s(?:{MONTH}(?:,?\s(?:năm\s)?|[/-]){YEAR}|giêng(?!\w)|chạp(?!\w))
    """,
    re.VERBOSE,
)
DAY_OF_YEAR = re.compile(rf"(?:{DAY}{DASH})?{DAY}\s?[/.-]\s?{MONTH}(?:,?\snăm\s{YEAR})?(?![/.,]?\w)")
DAY_OF_MONTH = re.compile(
    rf"{DAY}(?:(?:{DASH}|\s(?:đến|và)\s){DAY}(?=\stháng))?(?:\stháng\s(?:{MONTH}(?:,?\s(?:năm\s)?{YEAR})?|giêng|chạp|hai|ba|tư|bảy))?(?![/.,-]?\w)"
)
MONTH_OF_YEAR = re.compile(
    rf"{MONTH}(?:{DASH}{MONTH})?(?:\s?[/-]\s?{YEAR}|,?\snăm\s(?:{YEAR}|nay|ngoái|trước|sau))?(?![/.,]?\w)"
)
CLOCK = re.compile(
    r"""(?:[01]?[0-9]|2[0-4])(?:
      :[0-5][0-9](?::[0-5][0-9])?(?!\w)
    | \s?h(?:\s?[0-5][0-9])?(?!\w)
    | g[0-5][0-9](?!\w)
    | \sgiờ(?:\s(?:[0-5]?[0-9](?:\sphút)?(?!\w)|rưỡi|kém\s[0-9]+(?:\sphút)?))?
    )(?:\s?(?:am|pm)(?!\w))?""",
    re.VERBOSE,
)
CLOCK_SIGN = re.compile(r"[:g][0-5][0-9](?!\w)|\s?h(?:[0-5][0-9])?(?!\w)")
CLOCK_BEHIND = re.compile(r",?\s(?:sáng|chiều|tối|trưa|đêm|ngày\s[0-9]|hôm|cùng\sngày|mỗi\sngày|hằng\sngày|rạng)")
TO_CLOCK = re.compile(r"\s?(?:[-–—]|đến)\s?(?=[0-9]{1,2}\s?(?:[:hg]|giờ))")
TO_DATE = re.compile(r"\s?[,;(-]?\s?(?:(?:rạng|sáng|chiều|tối|trưa|đêm|cùng|ngày|hôm|mùng|mồng)\s)*(?=[0-9])")
YEARS = re.compile(
    rf"{YEAR}(?:(?:{DASH}|/)(?:{YEAR}|[0-9]{{2}}(?![0-9.,%]))|\s(?:đến|tới)\s(?:(?:hết|cuối|đầu|năm)\s)*{YEAR})?(?![/-]?\w)"
)
PERIOD_BEHIND = re.compile(
    r"(?:\s(?:đầu|cuối|giữa|qua|gần\sđây|gần\snhất|tới|liên\stiếp|liền))*(?:\scủa)?"
    rf"(?:\s?(?:năm\s)?[/-]?\s?{YEAR}|\s[0-9]{{1,2}}\stháng|\snăm(?:\snay|\sngoái)?)?(?!\w)"
)
# Laws and names.
LAW_BEHIND = re.compile(
    r"[a-z]?(?:/(?:19|20)[0-9]{2})?[/-][A-ZĐƯ]{2}[\w&]*(?:[-–/.][A-ZĐƯ][\w&]*)*|/(?:19|20)[0-9]{2}/[A-ZĐƯ]\w*(?:-[A-ZĐƯ]\w*)*"
)
LAW_OF_YEAR = re.compile(r"\b(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh)(?:\s[^\W\d]+,?){0,8}?\s(?:năm\s)?$")
LAW_SIGNS = frozenset("/-abcdeđ")
PLAIN_NAME = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,2}(?![0-9]))?(?![.,]?[0-9])")
QUOTES = "“\"‘'"
STARS = re.compile(r"[1-7](?:\s?-\s?[1-7])?\ssao(?!\w)")  # a grade of hotels and products
SIZE = re.compile(r"[0-9]+x[0-9]+(?!\w)")
MORE_OF_A_NAME = re.compile(r"(?:[-–./+x][0-9]+|:[0-9]{4}|\s?-\s?[0-9]+(?=\ssao)|[a-zđ](?!\w))+")
REST_OF_CODE = re.compile(r"\w*(?:[-/.+]\w*[0-9]\w*)*")
SUFFIX = re.compile(r"[^\W\d_](?!\w)")
PHONE = re.compile(r"(?:84|0[0-9]{1,4}|1[89]00)\)?(?:[ .-]{0,2}[0-9]{1,8}){1,5}(?![.,]?[0-9])")
ALWAYS = re.compile(r"24/7(?![/.,]?\w)")
DIAL = re.compile(r"\b(?:gọi|đài|máy|hotline|hoặc|điện|báo|ngay)\b")
LONGEST_LIST_ITEM = 2000
LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*(?:[.)]\s?(?=[^\W\d])|[.)/]\s)")
LINK = re.compile(r",?\s?(?:,|;|và|hoặc|-|–|đến|tới)?\s?(?:các\s|số\s)?")
NOT_BEFORE_YEARS = frozenset(["số", "đài", "máy", "gọi", "hotline", "thoại"])
NAMED_PARTS = frozenset(["dự án", "đề án", "hợp phần"])
GRADED = frozenset(["nhà", "gió", "giật", "bão", "lũ", "đới", "báo"])
LASTING = frozenset(["trong", "sau", "suốt", "khoảng", "hơn", "gần", "chỉ", "mất"])
FRACTION_BEFORE = frozenset(
    ["gần", "hơn", "khoảng", "chiếm", "bằng", "trên", "giảm", "tới", "gấp", "quá", "còn", "đạt", "được"]
)
FRACTION_BEHIND = re.compile(
    r"\s(?:số|tổng|diện|dân|quãng|chiều|lượng|sản|kinh|ngân|thời|chặng|nguồn|mức|giá|trong|các|nhu)(?!\w)"
)
ENUMERATION = re.compile(r"(?:,|;|,?\svà|,?\shoặc|,?\shay|\strong(?:\stổng)?(?:\ssố)?)\s?")
# What is counted, in the clause before a bare number: "số hộ nghèo là", "Lượt xem:".
NUMBERED = re.compile(
    r"\b(?:số\s|(?=lượt\s))(?P<what>)[^\W\d][^.,;()\d]{0,50}?(?::|\s(?:là|còn|lên|xuống|đạt|giảm|tăng))\s"
    r"(?:(?:đến|tới|còn|hơn|gần|trên|dưới|khoảng)\s)*$"
)
TOKEN, DIGIT = re.compile(NUMBER), re.compile("[0-9]")
REST_OF_NUMBER = re.compile(r"[0-9]*(?:[.,][0-9]+)*")
MORE_DIGITS = re.compile(r"[.,]?[0-9]")
# What may make a number something else than a measure: a word before it, a sign or word behind it, its own form.
CUES = {head.rpartition(" ")[2] for head in LABEL_HEADS | LEGAL_HEADS | PERIOD_HEADS} | DAY_HEADS | {"tháng", "số"}
# Words before a number that say something of it: all others leave a number with a unit word a plain measure.
SPEAKING = CUES | {"", "năm", "nam"}
TIME_UNITS = PERIOD_NOUNS | {"giờ", "h"}
CUE = re.compile(
    rf"""(?:1[89]|20)[0-9][0-9](?![0-9]) | 0[0-9]{{2}} | 0[0-9]\. | 1[01][0-9](?![0-9]) | [1-9]\.0
    | {NUMBER}(?:[/x)] | \.\s | [-–][0-9a-z] | :[0-5] | \s?[hg](?!\w) | [hg][0-5] | \s/
        | \s?[-–]\s?[0-9]+/ | [a-z](?!\w) | \s(?:tháng|sao)(?!\w))""",
    re.VERBOSE,
)
SEPARATORS = "-–/._+&,:"
LONGEST_ADDRESS = 100
WEB = ("://", "www.", "@", ".vn", ".com")


def find(text: str, file: str = "") -> list[Found]:
    """Return every printed number of ``text``, in order; ``file`` is kept in each row.

    No digit is in two rows. A measure that has no unit of its own in an enumeration takes that of the next one
    ("5, 7 và 9 hộ"), and its ``note`` says so.

    >>> [(row.as_printed, row.kind, row.value, row.unit, row.bound) for row in find("Năm 2022 còn gần 50 hộ nghèo.")]
    [('Năm 2022', 'period', None, '', ''), ('gần 50 hộ nghèo', 'measure', 50.0, 'household', 'nearly')]
    """
    rows: list[Found] = []
    begin = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        if DIGIT.search(raw):
            rows += _find_in_line(raw, number, begin, file)
        begin += len(raw) + 1
    return rows


def _find_in_line(raw: str, number: int, begin: int, file: str) -> Iterator[Found]:
    """Yield the rows of one line, which begins at ``begin`` of the text."""
    tidy = raw.isprintable() and "  " not in raw and raw == raw.strip() and is_normalized("NFC", raw)
    line = raw if tidy else clean_text(raw)  # no-break spaces and the like are not printable
    low = line.lower()
    if len(low) != len(line):  # letters whose small form is longer, none of them Vietnamese
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in line)
    marks = _read_line(line, low)
    if any(isinstance(mark, Reading) and not mark.unit for mark in marks):
        marks = _share_units(low, marks)
    place = None if tidy else _map_places(raw)
    count = _Counter(line)
    for mark in marks:
        start, end = mark.start, mark.end
        as_printed = line[start:end]
        nth = count.nth(as_printed, start)
        if place:
            start, end = place(start), place(end)
        start, end = begin + start, begin + end
        if isinstance(mark, _Mark):
            yield Found(file, number, nth, start, end, as_printed, mark.kind, None, None, "", "", "", "")
            continue
        value, high, note = mark.value, mark.value_high, mark.problem or mark.note
        yield Found(
            file, number, nth, start, end, as_printed, "measure", value, high, mark.unit, mark.per, mark.bound, note
        )


def _read_line(line: str, low: str) -> list[Reading | _Mark]:
    """Return the numbers of a cleaned line in order: readings of measures, marks of all others."""
    found: list[Reading | _Mark] = []
    previous: Reading | _Mark | None = None
    done = 0
    while token := TOKEN.search(low, done):
        previous = _read_number(line, low, *token.span(), previous)
        if previous.start < done:  # words that belong to the number before
            previous = previous._replace(start=done + (low[done] == " "))
        found.append(previous)
        done = previous.end
    return found


def _read_number(line: str, low: str, start: int, end: int, previous: Reading | _Mark | None) -> Reading | _Mark:
    """Read the number at ``start`` to ``end``: first what speaks for a name, then the measure."""
    touching = start > 0 and low[start - 1] != " "
    last_start = low.rfind(" ", max(0, start - 40), start - 1) + 1 if not touching and start else start
    last = low[last_start : start - 1].lstrip(OPENING)
    last_start = start - 1 - len(last) if last else start
    linked = (
        isinstance(previous, _Mark)
        and start - previous.end < 12
        and LINK.fullmatch(low, previous.end, start) is not None
    )
    named = (
        line[last_start].isupper() and last_start > 1 and last[-1:].isalnum() and low[last_start - 2] not in ".:;!?-–•+"
    )
    suspect = touching or linked or named
    if not suspect and last not in SPEAKING:  # among plain words, with a unit behind it: most numbers are such
        plain = read_plain(low, start)
        if plain and plain.unit_word not in TIME_UNITS:
            return plain
    if suspect or not last or last in CUES or CUE.match(low, start):
        mark = _read_mark(_look_around(line, low, start, end), previous if linked else None, named, previous)
        if mark:
            rest = REST_OF_NUMBER.match(low, mark.end) if low[mark.end - 1].isdigit() else None
            return mark._replace(end=rest.end()) if rest else mark  # a name that ends within a number takes it whole
    read = read_figure(low, start)
    if not read.unit and low.endswith(("tuổi ", "tuổi từ "), 0, start):  # "trong độ tuổi 15-60"
        return read._replace(unit="other", unit_word="tuổi")
    return _read_time(low, start, read) or read


def _read_mark(at: _At, linked: Reading | _Mark | None, named: bool, previous: Reading | _Mark | None) -> _Mark | None:
    """Return a number as a mark, or None where it is a measure.

    ``linked`` is the mark that an enumeration links it to, ``named`` says that a name stands before it.
    """
    low, start, end = at.low, at.start, at.end
    touching = start > 0 and low[start - 1] != " "
    if touching and low[start - 1] not in OPENING and (mark := _read_glued(at, previous)):
        return mark
    if touching and low[start - 1] in QUOTES and end - start == 1 and not counts_something(low, start):
        return _Mark("label", start, end)  # "3 cứng", "4 tại chỗ"
    for rule in RULES:
        if mark := rule(at):
            return mark
    links = isinstance(linked, _Mark) and not _counts_unknown(low, end)
    if (named or links) and PLAIN_NAME.match(low, start) and not counts_something(low, start):
        kind = linked.kind if links and isinstance(linked, _Mark) else "label"
        return _Mark(kind, start if links else at.last_start, _end_of_name(low, start))
    return None


def _counts_unknown(low: str, end: int) -> bool:
    """Tell whether an unknown noun follows, so that a number behind "Mẫu số 01, " may be a count."""
    word = NEXT_WORD.match(low, end)
    return word is not None and word[1] not in NOT_COUNTED


def _look_around(line: str, low: str, start: int, end: int) -> _At:
    """Return the digits at ``start`` to ``end`` with the three words before them."""
    words = low[max(0, start - 40) : start].split(" ")
    opening = words.pop()
    if not words or opening:  # nothing before, or a bracket or letter that touches the digits
        return _At(line, low, start, end, "", start, "", start, "")
    words = [word.lstrip(OPENING) for word in words[-3:]]
    last = words[-1]
    last_start = start - 1 - len(last)
    second = words[-2] if len(words) > 1 else ""
    third = words[-3] if len(words) > 2 else ""
    return _At(line, low, start, end, last, last_start, f"{second} {last}", last_start - 1 - len(second), third)


def _read_glued(at: _At, previous: Reading | _Mark | None) -> _Mark | None:
    """Read digits that a letter or sign touches: "Covid-19", "H5N1", "quý III/2023", an address on the web."""
    line, low, start, end = at.line, at.low, at.start, at.end
    floor = previous.end if previous else 0
    chunk_start = max(low.rfind(" ", floor, start) + 1, floor)
    chunk_end = low.find(" ", end, end + LONGEST_ADDRESS)
    chunk_end = min(len(low), end + LONGEST_ADDRESS) if chunk_end < 0 else chunk_end
    chunk = low[chunk_start:start]
    if any(sign in low[chunk_start:chunk_end] for sign in WEB):
        return _Mark("label", chunk_start, chunk_start + len(low[chunk_start:chunk_end].rstrip(".,;)")))
    opened = len(chunk) - len(chunk.lstrip(OPENING))
    chunk_start, chunk = chunk_start + opened, chunk[opened:]
    sign, word = chunk[-1:], chunk.rstrip(SEPARATORS).rpartition("/")[2]
    if sign == "/" and (years := YEARS.match(low, start)) and word.isalpha():  # quý III/2023, T9/2023
        first = chunk_start - len("quý ") if low.endswith("quý ", 0, chunk_start) else chunk_start
        return _Mark("period", first, years.end())
    if sign == "+" and (phone := PHONE.match(low, start)):
        return _Mark("label", start - 1, phone.end())
    if not word or not word[-1].isalnum():
        return None
    if sign.isalpha() and (word in BOUND_OF or (len(word) > 2 and line[chunk_start:start].islower())):
        return None  # a space is missing: "khoảng50 hộ"
    if law := LAW_BEHIND.match(line, end):
        return _Mark("legal_reference", chunk_start, law.end())
    if sign.isalnum() or sign in "._&+" or (sign in "-–" and word not in UNIT_OF):
        rest = REST_OF_CODE.match(low, end)
        return _Mark("label", chunk_start, rest.end() if rest else end)
    return None  # "bác sĩ/10.000 dân"


def _end_of_name(low: str, start: int) -> int:
    """Return where a number that names ends, with the digits and the letter glued to it: "1A", "8-9", "17.2"."""
    token = TOKEN.match(low, start)
    end = token.end() if token else start
    letters = re.compile(r"[^\W\d_]*").match(low, end)
    if letters and letters.end() > end and letters.end() - end <= 3 and letters.group() not in UNIT_OF:
        end = letters.end()
    more = MORE_OF_A_NAME.match(low, end)
    return more.end() if more else end


def _read_list_number(at: _At) -> _Mark | None:
    """Read the number of a list or heading: at the start of a line, or alone in brackets."""
    low, start, end = at.low, at.start, at.end
    if start > 8 and low[end : end + 1] != ")" and at.last[-1:] != ".":
        return None
    if (found := LIST_NUMBER.match(low, start)) and (
        not low[max(0, start - 9) : start].strip(" -–+•*(") or (at.last[-1:] == "." and "." in found[0])
    ):
        return _Mark("label", start, start + len(found[0].rstrip(" .)/")))
    number = low[start:end]
    if end - start <= 2 and number.isdigit() and low[end : end + 1] == ")":
        before = low[max(0, start - LONGEST_LIST_ITEM) : start]
        in_brackets = before.endswith("(")
        if (in_brackets or "(" not in before[-80:]) and (int(number) == 1 or f"{int(number) - 1})" in before):
            return _Mark("label", start, end)
    return None


def _read_phone(at: _At) -> _Mark | None:
    """Read a telephone number: nine to eleven digits from a zero on, or a short one behind its word."""
    found = PHONE.match(at.low, at.start) if at.low[at.start] in "018" else None
    if found and not WHOLE_DATE.match(at.low, at.start) and 8 <= sum(letter.isdigit() for letter in found[0]) <= 11:
        opened = at.low[at.start - 1 : at.start] == "(" and ")" in found[0]
        return _Mark("label", at.start - opened, found.end())
    token = at.low[at.start : at.end]
    dialled = token in EMERGENCY_NUMBERS and DIAL.search(at.low, max(0, at.start - 30), at.start)
    if (dialled and not counts_something(at.low, at.start)) or ALWAYS.match(at.low, at.start):
        return _Mark("label", at.start, at.end if token in EMERGENCY_NUMBERS else at.end + 3)
    return None


def _read_law(at: _At) -> _Mark | None:
    """Read a law, decree or plan: "20/2021/NĐ-CP", "Điều 4", "Nghị quyết số 88", "30a"."""
    low, start, end = at.low, at.start, at.end
    first, head = at.last_start, at.last
    two = at.two
    if at.last in ("số", "số:"):
        before = low[max(0, at.last_start - 40) : at.last_start].split(" ")[:-1]
        head = before[-1].lstrip(OPENING) if before else ""
        two = f"{before[-2].lstrip(OPENING)} {head}" if len(before) > 1 else head
        first = at.last_start - 1 - len(two if two in LEGAL_HEADS else head)
    elif two in LEGAL_HEADS:
        first = at.two_start
    known = two in LEGAL_HEADS or head in LEGAL_HEADS
    if low[end : end + 1] in LAW_SIGNS and (law := LAW_BEHIND.match(at.line, end)):
        return _Mark("legal_reference", first if known else start, law.end())
    if not PLAIN_NAME.match(low, start):
        return None
    if low[start:end] == "30" and low[end : end + 1] == "a" and not low[end + 1 : end + 2].isalnum():
        return _Mark("legal_reference", first if known else start, end + 1)
    if low[start:end] in LAW_PROGRAMMES and at.last in LAW_PROGRAMME_HEADS and not counts_something(low, start):
        return _Mark("legal_reference", at.last_start, end)
    if head in ("điều", "khoản") and read_figure(low, start).unit not in ("VND", "percent"):
        return _Mark("legal_reference", first, _end_of_name(low, start))
    loose = two in LEGAL_WITH_NUMBER_WORD or head in LEGAL_WITH_NUMBER_WORD
    if known and (not loose or at.last == "số") and not counts_something(low, start):
        return _Mark("legal_reference", first, _end_of_name(low, start))
    return None


def _read_date(at: _At) -> _Mark | None:
    """Read a date or a clock time, and both where they stand together."""
    low, start, end = at.low, at.start, at.end
    first = at.last_start if at.last in DAY_HEADS or at.last == "tháng" else start
    if at.last in PERIOD_HEADS or at.last in ADDRESS_HEADS:
        return None
    if CLOCK_SIGN.match(low, end) and (clock := CLOCK.match(low, start)):
        to_the_hour = clock.end() - end <= 2 and not TO_CLOCK.match(low, clock.end())
        lasting = to_the_hour and (at.last in LASTING or low[start:end] in ("12", "24"))  # "trong 24h" is a day
        if at.two != "tỷ lệ" and (not lasting or at.last in CLOCK_HEADS or CLOCK_BEHIND.match(low, clock.end())):
            return _join_clock(low, first, clock.end())
        return None
    if whole := WHOLE_DATE.match(low, start):
        return _Mark("date", first, _clock_behind(low, whole.end()))
    every = at.two.partition(" ")[0] in EVERY
    if at.last == "tháng":
        month = MONTH_OF_YEAR.match(low, start)
        if month and not every and not (counts_something(low, start) and month.end() == end):
            return _Mark("date", first, month.end())
        return None
    if at.last in DAY_HEADS and not every:
        day = DAY_OF_YEAR.match(low, start) or DAY_OF_MONTH.match(low, start)
        if day and at.last in ("mùng", "mồng"):
            return _Mark("date", first, day.end())
        if day and (day.end() > end or low.startswith(" tháng", end) or not counts_something(low, start)):
            return _Mark("date", first, _clock_behind(low, day.end()))
        return None
    if low[end : end + 1] == "/" or low.startswith(" /", end):
        day = DAY_OF_YEAR.match(low, start)
        if day and not _is_fraction(at, day.end()):
            return _Mark("date", first, _clock_behind(low, day.end()))
    elif low[end : end + 1] in "-–" and re.compile(rf"{DAY}{DASH}{DAY}/{MONTH}(?!/?[0-9])").match(low, start):
        day = DAY_OF_YEAR.match(low, start)
        return _Mark("date", first, day.end()) if day else None
    return None


def _is_fraction(at: _At, end: int) -> bool:
    """Tell 2/3 of something from the second of March: by a small whole, and the words on either side."""
    upper, _, lower = at.low[at.start : end].replace(" ", "").partition("/")
    if not lower.isdigit() or not upper.isdigit() or int(upper) > int(lower):
        return False
    return at.last in FRACTION_BEFORE or bool(FRACTION_BEHIND.match(at.low, end)) or counts_something(at.low, at.start)


def _join_clock(low: str, first: int, end: int) -> _Mark:
    """Return a clock time with the second one of a span, and with the date behind it."""
    if (span := TO_CLOCK.match(low, end)) and (clock := CLOCK.match(low, span.end())):
        end = clock.end()
    between = TO_DATE.match(low, end)
    if between and between.end() > end:
        date = WHOLE_DATE.match(low, between.end()) or DAY_OF_YEAR.match(low, between.end())
        if not date and "ngày" in between[0]:
            date = DAY_OF_MONTH.match(low, between.end())
        if date:
            end = date.end()
    return _Mark("date", first, end)


def _clock_behind(low: str, end: int) -> int:
    """Return where a date ends, with the clock time that follows it: "27/06/2022 11:24"."""
    between = re.compile(r"\s?[,;|-]?\s(?:lúc\s|vào\slúc\s)?(?=[0-9])").match(low, end)
    clock = CLOCK.match(low, between.end()) if between else None
    return clock.end() if clock and (":" in clock[0] or "h" in clock[0]) else end


def _read_time(low: str, start: int, read: Reading) -> _Mark | None:
    """Return a measure as a mark where its unit makes it a span of years or months, or a clock time."""
    if read.unit_word in PERIOD_NOUNS:
        more = PERIOD_BEHIND.match(low, read.end)
        return _Mark("period", read.start, more.end() if more else read.end)
    if read.unit_word == "giờ" and (clock := CLOCK.match(low, start)):
        words = low[max(0, start - 20) : start].split()
        if (words and words[-1] in CLOCK_HEADS) or clock.end() > read.end or CLOCK_BEHIND.match(low, clock.end()):
            return _join_clock(low, start, clock.end())
    return None


def _read_years(at: _At) -> _Mark | None:
    """Read a year or a span of years, and a numbered quarter or century."""
    low, start = at.low, at.start
    if at.end - start == 4 and at.last not in NOT_BEFORE_YEARS and (years := YEARS.match(low, start)):
        of_law = low.find("luật", max(0, start - 70), start) >= 0 or low.find("pháp", max(0, start - 70), start) >= 0
        if of_law and (law := LAW_OF_YEAR.search(at.line, max(0, start - 70), start)):
            return _Mark("legal_reference", law.start(), years.end())
        if at.last in ("năm", "nam"):
            first = at.two_start if at.two.partition(" ")[0] in ("đầu", "cuối", "giữa", "hết") else at.last_start
            return _Mark("period", first, years.end())
        if low[start : start + 2] in ("18", "19", "20") and (years.end() > at.end or not counts_something(low, start)):
            return _Mark("period", start, years.end())
    heads = [head for head in (at.last, at.two) if head in PERIOD_HEADS]
    if heads and PLAIN_NAME.match(low, start) and not counts_something(low, start):
        more = PERIOD_BEHIND.match(low, at.end)
        first = at.two_start if heads[-1] == at.two else at.last_start
        return _Mark("period", first, more.end() if more else at.end)
    return None


def _read_label(at: _At) -> _Mark | None:
    """Read a number that names: "Dự án 5", "lần thứ 4", "bão số 3", "quốc lộ 61B", "5G"."""
    low, start, end = at.low, at.start, at.end
    name = PLAIN_NAME.match(low, start)
    if at.last == "thứ":
        return _Mark("label", at.two_start if at.two == "lần thứ" else at.last_start, _end_of_name(low, start))
    if not name or name.end() < end:
        return None
    if at.last == "số" and at.two.partition(" ")[0] in COUNTING_BEFORE_NUMBER_WORD:
        return None
    counted = counts_something(low, start)
    if (
        at.last == "cấp"
        and at.two.partition(" ")[0] not in GRADED
        and (counted or int(low[start:end].partition(".")[0]) > 20 or _counts_unknown(low, end))
    ):
        return None  # "cấp 118 văn bằng"
    if at.two in NAMED_PARTS and at.line[at.two_start].isupper():
        counted = bool(read_figure(low, start).times)  # "Dự án 1 giải quyết đất ở"
    if at.last == "số" and counted:
        read = read_figure(low, start)
        counted = read.unit in ("VND", "percent") or bool(read.times)
    if (at.last in LABEL_HEADS or at.two in LABEL_HEADS) and not counted:
        first = at.two_start if at.two in LABEL_HEADS else at.last_start
        return _Mark("label", first, _end_of_name(low, start))
    if at.last in ADDRESS_HEADS and low[end : end + 1] == "/" and not counted:
        return _Mark("label", at.last_start, _end_of_name(low, start))
    lettered = SUFFIX.match(low, end) and (not counted or at.line[end].isupper())  # 5G is no five grams
    if lettered or low[start:end] in ("4.0", "5.0") or STARS.match(low, start) or SIZE.match(low, start):
        return _Mark("label", start, _end_of_name(low, start))
    return None


# In this order: a law may hold a date's strokes, a date a label's number.
RULES = (_read_years, _read_list_number, _read_law, _read_phone, _read_date, _read_label)


def _share_units(low: str, marks: list[Reading | _Mark]) -> list[Reading | _Mark]:
    """Give a number without unit words what its sentence says: the unit, and a note that says where from.

    In an enumeration ("5, 7 và 9 hộ") that is the unit, and for small numbers the multiplier, of the number behind;
    else it is what is numbered in the words before ("số hộ nghèo là 630"), or the unit of the last brackets.
    """
    shared = list(marks)
    for place in range(len(shared) - 1, -1, -1):
        this, other = shared[place], shared[place + 1] if place + 1 < len(shared) else None
        if not isinstance(this, Reading) or this.unit:
            continue
        if other and ENUMERATION.fullmatch(low, this.end, other.start):
            if isinstance(other, _Mark) and other.kind == "date" and this.end - this.start <= 2:
                shared[place] = _Mark("date", this.start, this.end)  # "18, 19 và 20/7"
            elif isinstance(other, Reading) and other.unit:
                value, times = this.value, other.times if not this.times else ""
                if times and value is not None and value < 1000:
                    value *= 10 ** MULTIPLIERS[times]
                note = "unit from the next number"
                shared[place] = this._replace(value=value, unit=other.unit, times=times, note=note)
        elif numbered := NUMBERED.search(low, max(0, this.start - 60), this.start):
            if words := longest_unit(low, numbered.start("what")):
                shared[place] = this._replace(unit=UNIT_OF[words], note=f"unit from the words before: {words}")
        elif place and low[this.start - 1 : this.start] == "(" and low[this.end : this.end + 1] == ")":
            before = shared[place - 1]
            if isinstance(before, Reading) and before.unit and low[before.start - 1 : before.start] == "(":
                shared[place] = this._replace(unit=before.unit, note="unit from the brackets before")
    return shared


class _Counter:
    """Counts, along one line, at which of its places a printed text stands; in time linear in the line."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.places: dict[str, list[int]] = {}  # where each run of digits stands
        self.counts: dict[str, tuple[int, int]] = {}  # of each text: how many of those places were tried, and fitted

    def nth(self, as_printed: str, start: int) -> int:
        """Return the number of the place ``start`` among those of ``as_printed``, from 1."""
        runs = TOKEN.findall(as_printed)
        offset = as_printed.find(runs[0])
        places = self.places.setdefault(runs[0], [])
        places.append(start + offset)
        if len(runs) > 1:
            for run in TOKEN.finditer(as_printed, offset + len(runs[0])):
                self.places.setdefault(run[0], []).append(start + run.start())
        if len(places) == 1:
            return 1
        tried, count = self.counts.get(as_printed, (0, 0))
        count += sum(self._stands_at(as_printed, place - offset) for place in places[tried:])
        self.counts[as_printed] = (len(places), count)
        return count

    def _stands_at(self, as_printed: str, start: int) -> bool:
        """Tell whether a text stands at a place, and not within a longer number."""
        if start < 0 or not self.line.startswith(as_printed, start):
            return False
        return not as_printed[-1:].isdigit() or not MORE_DIGITS.match(self.line, start + len(as_printed))


def _map_places(raw: str) -> Callable[[int], int]:
    """Return the function from places in the cleaned line to places in the line as it is in the file."""
    clean_places, raw_places = [], []
    place = 0
    for piece in re.finditer(r"\S+(?: \S+)*", raw):  # between these, white space was taken out
        starts = [piece.start()]
        if not is_normalized("NFC", piece[0]):
            starts += [n for n in range(piece.start() + 1, piece.end()) if not combining(raw[n])]
        for start, end in pairwise([*starts, piece.end()]):
            clean_places.append(place)
            raw_places.append(start)
            place += len(normalize("NFC", raw[start:end]))
        clean_places.append(place)
        raw_places.append(piece.end())
        place += 1

    def find_raw(clean: int) -> int:
        found = bisect_right(clean_places, clean) - 1
        return raw_places[found] + clean - clean_places[found]

    return find_raw
