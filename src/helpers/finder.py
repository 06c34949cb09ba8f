"""Find every printed number of a Vietnamese text, and tell measures from dates, periods, laws and labels.

Measures are read by ``grammar``, as in ``printed``; numbers that name and do not count by ``dates`` and ``names``;
``sharing`` gives a number without a unit that of its sentence, ``places`` says where on the line each stands. ``find``
is a pure function of one text, needs the standard library only, and takes time in proportion to its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized

from helpers.dates import TIME_UNITS, read_date, read_time, read_year, read_years
from helpers.grammar import DIGIT, NUMBER, Reading, counts_something, read_figure, read_plain
from helpers.names import counts_unknown, end_of_name, read_glued, read_label, read_law, read_list_number, read_phone
from helpers.places import PlaceCounter, map_places
from helpers.printed import clean_text
from helpers.qualifiers import OPENING, word_before
from helpers.sharing import read_heading, share_heading, share_units
from helpers.tokens import PLAIN_NAME, TOKEN, At, within_sentence
from helpers.words import COUNTED, DAY_HEADS, LABEL_HEADS, LEGAL_HEADS, PERIOD_HEADS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["COLUMNS", "KINDS", "Found", "find"]

KINDS = ("measure", "date", "period", "legal_reference", "label")


class Found(NamedTuple):
    """One printed number of a text.

    ``line`` counts the text's lines split on a line feed, from 1. ``nth`` counts the places where ``as_printed``
    stands on that line, as :func:`helpers.articles.find_place` counts them. ``start`` and ``end`` are 0-based
    half-open code points of the whole text as given. ``kind`` is one of ``KINDS``: a span of time that is placed ("5
    năm qua") is a period, how long something takes ("36 tháng") a measure. Only a measure has ``value``,
    ``value_high``, ``unit``, ``per`` and ``bound``, as :func:`helpers.printed.parse` reads them; its ``value`` is
    None where the number, or an end of the range, is not written the Vietnamese way, and ``note`` says so. ``unit`` is
    what is counted: of cases ("142 ca mắc") an item, not the person; of occasions ("2 buổi", "3 lần") other.
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
LINK = re.compile(r",?\s?(?:,|;|và|hoặc|-|–|đến|tới)?\s?(?:các\s|số\s)?")
SHORT = 10_000  # letters: on longer lines a search from the beginning for each number would take too long
REST_OF_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*|(?:[.,][0-9]+)+")
# What may make a number something else than a measure: a word before it, a sign or word behind it, its own form.
CUES = {head.rpartition(" ")[2] for head in LABEL_HEADS | LEGAL_HEADS | PERIOD_HEADS} | DAY_HEADS | {"tháng", "số"}
# Words before a number that say something of it: all others leave a number with a unit word a plain measure.
SPEAKING = CUES | {"", "năm", "nam"}
CUE = re.compile(
    rf"""(?:1[5-9]|20)[0-9][0-9](?![0-9]) | 1[89]00[0-9]{{4}} | 0[0-9]{{2}} | 0[0-9]\. | 1[01][0-9](?![0-9])
    | [1-9]\.0 | [0-9]{{1,2}}\.[0-9]{{1,2}}(?:\.[12]|(?![.,]?[0-9]))
    | {NUMBER}(?:[/x)+] | \.\s | [-–][0-9a-z] | :[0-5] | \s?[hg](?!\w) | [hg][0-5] | \s/
        | \s?[-–]\s?[0-9]+(?:/|\ssao) | \s(?:trong\s1|không|sạch|giảm|phải)(?!\w) | [ .][0-9]{{1,4}}[ .][0-9]{{4}}
        | \s(?:đến|tới)\s(?:hết\s)?[0-9]+[/-][0-9] | [a-z](?!\w) | \s(?:tháng|tết|sao|rưỡi)(?!\w))""",
    re.VERBOSE,
)
# A number behind these is a factor, a score or an index, without a unit: "hệ số 1,5", "điểm trung bình 8,3".
INDEX_BEFORE = re.compile(
    r"\b(?:(?:hệ\ssố|điểm|điểm\strung\sbình|aqi|bmi|chọi|ngưỡng|ph|độ\slớn)\s(?:[^\W\d]+\s){0,3}|hệ\ssố\s\("
    r"|(?:chỉ\ssố|điểm\s(?:chuẩn|trung\sbình))\s[^.;:]{0,40}\s(?:lên|là|còn|xuống|mức|đạt)\s(?:(?:tới|đến|trên|dưới)\s)?)$"
)
# Behind these a number without a unit is an age: "trong độ tuổi 15-60", "lớn nhất đã ngoài 60".
AGE_BEFORE = (
    "tuổi ",
    "tuổi: ",
    "tuổi từ ",
    "tuổi ngoài ",
    "đã ngoài ",
    "trẻ nhất ",
    "trẻ nhất mới ",
    "tuổi trung bình ",
)
# A digit in quotation marks names: "3 cứng", "gia đình 5 không, 3 sạch".
QUOTES = frozenset("“\"‘'")
SLOGAN = re.compile(r"[1-9]\s(?:không|sạch|giảm|phải|có|tăng)(?!\w)")
SCHOOLS = frozenset(["thcs", "thpt"])
# The number before, or the opening of a list, and a name of some words; the same behind.
PLACE_BEFORE = re.compile(r"(?:(?P<count>[0-9](?:\s[^\W\d_]+){0,4},)\s|\(|[,:]\s)(?P<place>(?:[^\W\d_]+\s){2,4})$")
PLACE_BEHIND = re.compile(r",\s(?P<place>(?:[^\W\d_]+\s){2,4})[0-9]")
# What stands before a number decides what these words count: "tiêm 100.000 đơn vị", "18 vàng, 20 bạc và 23 đồng".
WORDS_BEFORE = {
    "đồng": ("item", re.compile(r"[0-9]\s(?:huy\schương\s|hc)?(?:vàng|bạc)(?:,|,?\svà)\s$")),
    "mẫu đất": ("item", re.compile(r"\blấy\s$")),
    "vụ": ("other", re.compile(r"\b(?:nuôi|lúa|đất|trồng|gieo|canh\stác|sản\sxuất)\s$")),
    "đơn vị": ("other", re.compile(r"\b(?:liều|uống|tiêm|vitamin)(?:\s[^\W\d_]+){0,3}\s$")),
    "nhà": ("household", re.compile(r"\bcứ\s(?:[0-9]+\snhà\s(?:thì\s|lại\s|có\s)+)?$")),
    "con": (
        "person",
        re.compile(r"\b(?:mẹ\scủa|bố\scủa|cha\scủa|phụ\snữ|mức\ssinh|suất\ssinh|sinh\sđủ)[^.;]{0,40}\s$"),
    ),
}
# In this order: a law may hold a date's strokes, a date a label's number.
RULES = (read_years, read_list_number, read_law, read_phone, read_date, read_label)


def find(text: str, file: str = "") -> list[Found]:
    """Return every printed number of ``text``, in order; ``file`` is kept in each row.

    No digit is in two rows. A measure that has no unit of its own takes one from its sentence where that says it
    ("5, 7 và 9 hộ"), or from the heading of its table ("Đơn vị tính: triệu đồng"), and its ``note`` says from where.

    >>> [(row.as_printed, row.kind, row.value, row.unit, row.bound) for row in find("Năm 2022 còn gần 50 hộ nghèo.")]
    [('Năm 2022', 'period', None, '', ''), ('gần 50 hộ nghèo', 'measure', 50.0, 'household', 'nearly')]
    """
    lines = []
    begin = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        if DIGIT.search(raw):
            lines.append(_clean_line(raw, number, begin))
        begin += len(raw) + 1
    readings = [share_units(line.low, _read_line(line.clean, line.low)) for line in lines]
    bare = any(read.unit == "" and read.kind == "measure" for reads in readings for read in reads)
    if bare and (heading := read_heading(text)):
        readings = [
            share_heading(line.low, reads, heading) if line.number > heading.line else reads
            for line, reads in zip(lines, readings, strict=True)
        ]
    return [row for line, reads in zip(lines, readings, strict=True) for row in _make_rows(file, line, reads)]


class Line(NamedTuple):
    """A line of a text with digits in it.

    ``number`` counts from 1; it begins at ``begin`` of the text. ``clean`` is the line with single spaces in NFC,
    ``low`` that in lower case and of the same length. ``find_raw`` returns where in the line as given a place of the
    clean one stands; None where they are alike.
    """

    number: int
    begin: int
    clean: str
    low: str
    find_raw: Callable[[int], int] | None


def _clean_line(raw: str, number: int, begin: int) -> Line:
    """Return the line ``raw``, which begins at ``begin`` of the text, ready to be read."""
    clean = raw.replace("\xa0", " ").strip()  # most lines need no more than this to be clean, and keep their length
    begin += len(raw) - len(raw.lstrip())
    find_raw = None
    if not clean.isprintable() or "  " in clean or not is_normalized("NFC", clean):
        clean, find_raw = clean_text(clean), map_places(raw.strip())
    low = clean.lower()
    if len(low) != len(clean):  # letters whose small form is longer, none of them Vietnamese
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in clean)
    return Line(number, begin, clean, low, find_raw)


def _make_rows(file: str, line: Line, readings: list[Reading]) -> list[Found]:
    """Return the rows of one line."""
    rows = []
    number, begin, clean, _, find_raw = line
    counter = None
    for read in readings:
        start, end = read[:2]
        as_printed = clean[start:end]
        if read is readings[0] or (len(clean) < SHORT and clean.find(as_printed) == start):
            nth = 1  # no digits stand before the first number; of the others most stand on their line once
        else:
            counter = counter or PlaceCounter(clean)
            nth = counter.count_place(as_printed, start)
        if find_raw:
            start, end = find_raw(start), find_raw(end)
        rows.append(Found(file, number, nth, begin + start, begin + end, as_printed, *read[2:9]))
    return rows


def _read_line(line: str, low: str) -> list[Reading]:
    """Return the numbers of a cleaned line in order."""
    found: list[Reading] = []
    previous: Reading | None = None
    done = 0
    while token := TOKEN.search(low, done):  # past the number before: the year of a date is no number of its own
        previous = _read_number(line, low, *token.span(), previous)
        if previous.start < done:  # words that belong to the number before
            previous = previous._replace(start=done + (low[done] == " "))
        found.append(previous)
        done = previous.end
    return found


def _read_number(line: str, low: str, start: int, end: int, previous: Reading | None) -> Reading:
    """Read the number at ``start`` to ``end``: first what speaks for a name, then the measure."""
    last = word_before(low, start)
    last_start = start - 1 - len(last) if last else start
    linked = (
        previous is not None
        and previous.kind != "measure"
        and start - previous.end < 12
        and LINK.fullmatch(low, previous.end, start) is not None
    )
    named = (
        line[last_start].isupper()
        and last[-1:].isalnum()
        and _is_name(line, low, last_start, start)
        and not _counts_for_name(line, last, start, end, previous)
    )
    suspect = linked or named
    name = read_year(line, low, start, last_start) if end - start == 4 and last in ("năm", "nam") else None
    plain = None
    if not suspect and last not in SPEAKING:  # among plain words, with a unit behind it: most numbers are such
        plain = read_plain(low, start, last)
        if plain and plain.unit_word not in TIME_UNITS:
            return _count_things(low, plain)
    if not name and (suspect or not last or last in CUES or CUE.match(low, start)):
        name = _read_name(_look_around(line, low, start, end, last), linked, named, previous)
    if name:
        rest = REST_OF_NUMBER.match(low, name.end) if name.end != end and low[name.end - 1].isdigit() else None
        return name._replace(end=rest.end()) if rest else name  # a name that ends within a number takes it whole
    read = plain or read_figure(low, start)
    if not read.unit:
        if low.endswith(AGE_BEFORE, 0, start) and "," not in low[start:end]:
            return read._replace(unit="other", unit_word="tuổi")
        if last == "gấp" or INDEX_BEFORE.search(low, max(0, start - 60), start):  # "tăng gấp 3 so với", "hệ số 1,5"
            return read._replace(unit="other", note="")
    after_date = linked and previous is not None and previous.kind == "date"
    return read_time(low, start, read, after_date=after_date) or _count_things(low, read)


def _is_name(line: str, low: str, last_start: int, start: int) -> bool:
    """Tell whether a word with a capital, from ``last_start``, is a name: not only the first of a sentence."""
    return within_sentence(low, last_start) or (start - last_start > 2 and line[last_start : start - 1].isupper())


def _counts_for_name(line: str, last: str, start: int, end: int, previous: Reading | None) -> bool:
    """Tell whether a number behind a name is a count: by school or by place, "(Bảo Lạc 612, Bảo Lâm 327)"."""
    if last in SCHOOLS:
        return line[end : end + 1] not in "-/"  # "THCS 742 và THPT 225 người", but "THPT 19-5"
    if end - start == 1 and not _follows_count(line, previous):  # "trạm bơm Yên Sơn 1, Bình Minh 2"
        return False
    before, behind = PLACE_BEFORE.search(line, max(0, start - 40), start), PLACE_BEHIND.match(line, end)
    if before is None or not before["place"].istitle():
        return False
    return before["count"] is not None or (behind is not None and behind["place"].istitle())


def _follows_count(line: str, previous: Reading | None) -> bool:
    """Tell whether the parts of a count may go on behind ``previous``: "4 người (Quảng Lưu 3, Quảng Hợp 1)"."""
    if previous is None or previous.kind != "measure" or (previous.unit and previous.unit not in COUNTED):
        return False
    return line.startswith((" (", ", "), previous.end)


def _count_things(low: str, read: Reading) -> Reading:
    """Return a measure whose unit word counts something else than it mostly does, where the words before say so."""
    if read.unit_word not in WORDS_BEFORE or read.times:
        return read
    unit, before = WORDS_BEFORE[read.unit_word]
    return read._replace(unit=unit) if before.search(low, max(0, read.start - 50), read.start) else read


def _read_name(at: At, linked: bool, named: bool, previous: Reading | None) -> Reading | None:
    """Return a number that names, dates or numbers something, or None where it is a measure.

    ``linked`` says that an enumeration links it to ``previous``, which is no measure, ``named`` that a name stands
    before it.
    """
    low, start, end = at.low, at.start, at.end
    touching = start > 0 and low[start - 1] != " "
    if touching and low[start - 1] not in OPENING and (name := read_glued(at, previous)):
        return name
    if end - start == 1 and _is_quoted(low, start) and not counts_something(low, start):
        return Reading(start, end, "label")
    for rule in RULES:
        if name := rule(at):
            return name
    links = linked and not counts_unknown(low, end)
    if (named or links) and PLAIN_NAME.match(low, start) and not counts_something(low, start):
        kind = previous.kind if links and previous else "label"
        return Reading(start if links else at.last_start, end_of_name(low, start), kind)
    return None


def _look_around(line: str, low: str, start: int, end: int, last: str) -> At:
    """Return the digits at ``start`` to ``end`` with the two words before them, of which ``last`` is the nearer."""
    if not last:
        return At(line, low, start, end, "", start, "", start)
    last_start = start - 1 - len(last)
    second = word_before(low, last_start)
    return At(line, low, start, end, last, last_start, f"{second} {last}", last_start - 1 - len(second))


def _is_quoted(low: str, start: int) -> bool:
    """Tell whether quotation marks open at a number, or before it in a slogan."""
    if low[start - 1 : start] in QUOTES:
        return True
    floor = max(0, start - 30)
    return SLOGAN.match(low, start) is not None and low.rfind("“", floor, start) > low.rfind("”", floor, start)
