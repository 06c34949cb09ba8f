"""Numbers that name: laws, projects, places, telephones, list numbers, addresses on the web."""

from __future__ import annotations

import re

from helpers.dates import WHOLE_DATE, YEARS
from helpers.grammar import NEXT_WORD, Reading, counts_something, read_figure
from helpers.qualifiers import OPENING
from helpers.tokens import PLAIN_NAME, TOKEN, At, within_sentence
from helpers.words import (
    ADDRESS_HEADS,
    BOUND_OF,
    COUNTING_BEFORE_NUMBER_WORD,
    DAY_HEADS,
    EMERGENCY_NUMBERS,
    EVERY,
    LABEL_HEADS,
    LAW_PROGRAMME_HEADS,
    LAW_PROGRAMMES,
    LEGAL_HEADS,
    LEGAL_WITH_NUMBER_WORD,
    NAMING,
    NOT_COUNTED,
    UNIT_OF,
)

__all__ = ["counts_unknown", "end_of_name", "read_glued", "read_label", "read_law", "read_list_number", "read_phone"]

# Laws and names.
LAW_BEHIND = re.compile(
    r"[a-z]?(?:/(?:19|20)[0-9]{2})?[/-](?![IVX]+(?!\w))[A-ZĐƯ]{2}[\w&]*(?:[-–/.][A-ZĐƯ][\w&]*)*"
    r"|/(?:19|20)[0-9]{2}/[A-ZĐƯ]\w*(?:-[A-ZĐƯ]\w*)*"
)
EUROPEAN = re.compile(r"(?:19|20)[0-9]{2}/[0-9]{2,4}(?![0-9])")  # "Quy định (EU) 2023/1115"
LAW_SIGNS = frozenset("/-abcdeđ")
IN_ONE = re.compile(r"[2-9]\strong\s1(?!\w|[.,][0-9])")  # "vắc xin 5 trong 1"
DAY_BEHIND = re.compile(r",?\s\(?ngày\s[0-9]")
STARS = re.compile(r"[1-7](?:\s?-\s?[1-7])?\ssao(?!\w)")  # a grade of hotels and products
KILOMETRE = re.compile(r"[0-9]{1,3}+(?:\.[0-9]{3})?\+[0-9]+")  # of a road: "km 1.387+200"
RESULT = re.compile(r"[0-9]{1,2}\s?-\s?[0-9]{1,2}(?![.,/]?\w)")  # of a match
RESULT_HEADS = frozenset(["thắng", "lợi", "thua", "hòa", "hoà", "ngược", "dẫn"])
SIZE = re.compile(r"[0-9]+x[0-9]+(?!\w)")
MORE_OF_A_NAME = re.compile(r"(?:[-–./+x][0-9]+|:[0-9]{4}|\s?-\s?[0-9]+(?=\ssao)|[a-zđ](?!\w))+")
REST_OF_CODE = re.compile(r"\w*(?:[-/.+]\w*[0-9]\w*)*")
LETTERS = re.compile(r"[^\W\d_]*")
SUFFIX = re.compile(r"[^\W\d_](?!\w)")
NO_UNIT_SUFFIX = re.compile("G|[A-Z]-")  # 5G is no five grams; "61H-078.xx" is a number plate
PHONE = re.compile(r"(?:84|0[0-9]{1,4}|1[89]00)\)?(?:[ .-]{0,2}[0-9]{1,8}){1,5}(?![.,]?[0-9])")
# Digits of a telephone number may be left out: 0907.112.xxx.
ALWAYS = re.compile(r"24/7(?![/.,]?\w)|0[0-9]{2,4}+(?:[ .-]?[0-9]{1,4}+){0,4}+[ .-]?x{2,}(?!\w)")
ACCOUNT = re.compile(r"[0-9](?:[ .-]?[0-9]){5,24}")
ACCOUNT_BEFORE = re.compile(r"\b(?:tài\skhoản|stk)\b[^.;0-9]{0,30}$")
DIAL = re.compile(r"\b(?:cấp\scứu|gọi|đài|máy|hotline|hoặc|điện|báo|ngay)\b")
LONGEST_LIST_ITEM = 2000
LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*(?:[.)]\s?(?=[^\W\d])|[.)/]\s)")
COUNTING_HEADS = frozenset(["thở máy", "chuyển tuyến"])  # "nhập viện 187, chuyển tuyến 9"
PLACES = frozenset(["đường", "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh"])
ADDRESS_PARTS = frozenset(["tổ", "ấp", "thôn", "khóm", "xóm", "phòng", "tầng"])
LARGER = PLACES | {"nhà"}
NAMED_PARTS = frozenset(["dự án", "đề án", "hợp phần"])
GRADED = re.compile(r"\b(?:nhà|kênh|gió|giật|bão|lũ|đới|báo|rủi\sro)(?:\s[^\W\d]+){0,3}\s$")
SEPARATORS = "-–/._+&,:"
LONGEST_ADDRESS = 100
WEB = ("://", "www.", "@", ".vn", ".com")


def read_glued(at: At, previous: Reading | None) -> Reading | None:
    """Read digits that a letter or sign touches: "Covid-19", "H5N1", "quý III/2023", an address on the web."""
    line, low, start, end = at.line, at.low, at.start, at.end
    floor = previous.end if previous else 0
    chunk_start = max(low.rfind(" ", floor, start) + 1, floor)
    chunk_end = low.find(" ", end, end + LONGEST_ADDRESS)
    chunk_end = min(len(low), end + LONGEST_ADDRESS) if chunk_end < 0 else chunk_end
    chunk = low[chunk_start:start]
    if any(sign in low[chunk_start:chunk_end] for sign in WEB):
        first = chunk_start + len(chunk) - len(chunk.lstrip("@=+-–" + OPENING))  # no cell begins like a formula
        return Reading(first, chunk_start + len(low[chunk_start:chunk_end].rstrip(".,;)")), "label")
    opened = len(chunk) - len(chunk.lstrip(OPENING))
    chunk_start, chunk = chunk_start + opened, chunk[opened:]
    sign, word = chunk[-1:], chunk.rstrip(SEPARATORS).rpartition("/")[2]
    of_quarter = low.endswith("quý ", 0, chunk_start)
    parted = sign == "/" or (of_quarter and sign in "-–")  # quý III/2023, T9/2023, quý I-2025
    if parted and (years := YEARS.match(low, start)) and word.isalpha():
        first = chunk_start - len("quý ") if of_quarter else chunk_start
        return Reading(first, years.end(), "period")
    if sign == "+" and (phone := PHONE.match(low, start)):
        return Reading(start, phone.end(), "label")  # without the sign, which a spreadsheet would compute
    if not word or not word[-1].isalnum():
        return None
    if sign.isalpha() and (word in BOUND_OF or (len(word) > 2 and line[chunk_start:start].islower())):
        return None  # a space is missing: "khoảng50 hộ"
    if law := LAW_BEHIND.match(line, end):
        plate = sign == "-" and "/" not in line[chunk_start : law.end()]  # of a boat: "HT-90417-TS"
        return Reading(chunk_start, law.end(), "label" if plate else "legal_reference")
    if (
        sign.isalnum()
        or sign in "._&+"
        or (sign == "/" and "-" in chunk and line[chunk_start:start].isupper())
        or (sign in "-–" and (word not in UNIT_OF or line[chunk_start : start - 1].isupper()))
    ):
        rest = REST_OF_CODE.match(low, end)
        return Reading(chunk_start, rest.end() if rest else end, "label")
    return None  # "bác sĩ/10.000 dân"


def read_list_number(at: At) -> Reading | None:
    """Read the number of a list or heading: at the start of a line, or alone in brackets."""
    low, start, end = at.low, at.start, at.end
    listed = at.last[-1:] == "." or (at.last[-1:] == ":" and low[start:end] == "1")  # "gồm: 1. Xây cầu. 2. Làm đường"
    if start > 8 and low[end : end + 1] != ")" and not listed:
        return None
    if (found := LIST_NUMBER.match(low, start)) and (
        not low[max(0, start - 9) : start].strip(" -–+•*(") or (listed and "." in found[0])
    ):
        return Reading(start, start + len(found[0].rstrip(" .)/")), "label")
    number = low[start:end]
    if end - start <= 2 and number.isdigit() and low[end : end + 1] == ")":
        before = low[max(0, start - LONGEST_LIST_ITEM) : start]
        in_brackets = before.endswith("(")
        if (in_brackets or "(" not in before[-80:]) and (int(number) == 1 or f"{int(number) - 1})" in before):
            return Reading(start, end, "label")
    return None


def read_phone(at: At) -> Reading | None:
    """Read a telephone number: nine to eleven digits from a zero on, or a short one behind its word."""
    if at.last not in DAY_HEADS and (always := ALWAYS.match(at.low, at.start)):
        return Reading(at.start, always.end(), "label")
    found = PHONE.match(at.low, at.start) if at.low[at.start] in "018" else None
    if found and not WHOLE_DATE.match(at.low, at.start) and 8 <= sum(letter.isdigit() for letter in found[0]) <= 11:
        opened = at.low[at.start - 1 : at.start] == "(" and ")" in found[0]
        return Reading(at.start - opened, found.end(), "label")
    account = ACCOUNT.match(at.low, at.start)
    if account and ACCOUNT_BEFORE.search(at.low, max(0, at.start - 40), at.start):
        return Reading(at.start, account.end(), "label")
    dialled = (
        at.low[at.start : at.end] in EMERGENCY_NUMBERS
        and at.last[-1:] != ","
        and DIAL.search(at.low, max(0, at.start - 30), at.start)
    )
    if dialled and not counts_something(at.low, at.start):
        return Reading(at.start, at.end, "label")
    return None


def read_law(at: At) -> Reading | None:
    """Read a law, decree or plan: "20/2021/NĐ-CP", "Điều 4", "Nghị quyết số 88", "30a"."""
    low, start, end = at.low, at.start, at.end
    first, head, two = _find_head(at)
    if at.last in ("eu)", "eudr") and (regulation := EUROPEAN.match(low, start)):
        return Reading(start, regulation.end(), "legal_reference")
    if head == "mẫu":  # "mẫu số 01/CNKD" is a form
        return None
    known = two in LEGAL_HEADS or (head in LEGAL_HEADS and two != "tài khoản")
    if low[end : end + 1] in LAW_SIGNS and (law := LAW_BEHIND.match(at.line, end)):
        return Reading(first if known else start, law.end(), "legal_reference")
    if not PLAIN_NAME.match(low, start):
        return None
    if low[start:end] == "30" and low[end : end + 1] == "a" and not low[end + 1 : end + 2].isalnum():
        return Reading(first if known else start, end + 1, "legal_reference")
    if low[start:end] in LAW_PROGRAMMES and at.last in LAW_PROGRAMME_HEADS and not counts_something(low, start):
        return Reading(at.last_start, end, "legal_reference")
    if at.two == "đề án" and (low[start] == "0" or end - start > 2):  # named by the number of its decision
        return Reading(at.two_start, end, "legal_reference")
    if not known or (at.last != "số" and not LEGAL_WITH_NUMBER_WORD.isdisjoint((two, head))):
        return None
    counted = _is_no_article(at) if head in ("điều", "khoản") else counts_something(low, start)
    return None if counted else Reading(first, end_of_name(low, start), "legal_reference")


def _find_head(at: At) -> tuple[int, str, str]:
    """Return where the words that may name a law begin, the nearest and the nearest two, all before any "số"."""
    if at.last not in ("số", "số:"):
        return (at.two_start if at.two in LEGAL_HEADS else at.last_start), at.last, at.two
    before = at.low[max(0, at.last_start - 40) : at.last_start].split(" ")[:-1]
    head = before[-1].lstrip(OPENING) if before else ""
    two = f"{before[-2].lstrip(OPENING)} {head}" if len(before) > 1 else head
    return at.last_start - 1 - len(two if two in LEGAL_HEADS else head), head, two


def _is_no_article(at: At) -> bool:
    """Tell whether "điều" or "khoản" before a number belongs to no law: "điều 6 xe", "khoản 5 triệu đồng"."""
    unit = read_figure(at.low, at.start).unit
    return unit in ("VND", "percent") or (at.line[at.last_start].islower() and counts_something(at.low, at.start))


def read_label(at: At) -> Reading | None:
    """Read a number that names: "Dự án 5", "lần thứ 4", "bão số 3", "quốc lộ 61B", "5G"."""
    low, start, end = at.low, at.start, at.end
    if at.last == "thứ":
        return _read_ordinal(at)
    if IN_ONE.match(low, start):
        return Reading(start, low.index("1", end) + 1, "label")
    if at.last == "km" and (post := KILOMETRE.match(low, start)):
        return Reading(at.last_start, post.end(), "label")
    if low[start:end].isdigit() and (code := _read_code(at)):
        return code
    name = PLAIN_NAME.match(low, start)
    if not name or name.end() < end:
        return None
    counted = counts_something(low, start)
    if _heads_count(at, counted=counted):
        return None
    return _read_headed(at, counted=counted) or _read_form(at, counted=counted)


def _read_ordinal(at: At) -> Reading:
    """Read the number behind "thứ": a day of the week where a date follows, else a label."""
    of_week = at.end - at.start == 1 and at.two not in ("lần thứ", "họp thứ") and DAY_BEHIND.match(at.low, at.end)
    kind = "date" if of_week else "label"  # "thứ 6, ngày 25/10"
    return Reading(at.two_start if at.two == "lần thứ" else at.last_start, end_of_name(at.low, at.start), kind)


def _read_code(at: At) -> Reading | None:
    """Read digits that no quantity is written with: "hệ 9+", "số lô 030621", "mã 7320104"."""
    low, start, end = at.low, at.start, at.end
    if low.startswith("+", end) and not low[end + 1 : end + 2].isalnum():
        return Reading(start, end + 1, "label")
    coded = (low[start] == "0" or at.last == "mã") and end - start > 2
    return Reading(start, end, "label") if coded and not counts_something(low, start) else None


def _heads_count(at: At, *, counted: bool) -> bool:
    """Tell whether a word that names elsewhere stands before a count: "cấp 118 văn bằng", "chuyển tuyến 9"."""
    low, start, end = at.low, at.start, at.end
    if at.two in COUNTING_HEADS or (at.last == "mức" and end_of_name(low, start) - start > 1):
        return True
    if at.last == "số":
        return at.two.partition(" ")[0] in COUNTING_BEFORE_NUMBER_WORD
    if at.last != "cấp" or GRADED.search(low, max(0, at.last_start - 30), at.last_start):
        return False
    return counted or int(low[start:end].partition(".")[0]) > 20 or counts_unknown(low, end)


def _read_headed(at: At, *, counted: bool) -> Reading | None:
    """Read a number behind a word that names: "Dự án 5", "bão số 3", "nhà 12/4"."""
    low, start, end, two = at.low, at.start, at.end, at.two
    head = at.two_start if two in LABEL_HEADS else at.last_start
    every = head == at.last_start and two.partition(" ")[0] in EVERY and two != "hàng loại"  # "mỗi tuần 5 tối", no kind
    if (at.last in LABEL_HEADS or two in LABEL_HEADS) and not every and not (counted and _is_counted_behind(at, head)):
        return Reading(head, end_of_name(low, start), "label")
    if low[end : end + 1] == "/" and not counted and not ADDRESS_HEADS.isdisjoint((at.last, two)):
        return Reading(at.last_start, end_of_name(low, start), "label")
    return None


def _read_form(at: At, *, counted: bool) -> Reading | None:
    """Read a number whose own form names: "5G", "4.0", "3 sao", "40x60", the "2-1" of a match."""
    low, start, end = at.low, at.start, at.end
    lettered = SUFFIX.match(low, end) and (not counted or NO_UNIT_SUFFIX.match(at.line, end))
    is_result = at.last in RESULT_HEADS and RESULT.match(low, start)
    if lettered or low[start:end] in ("4.0", "5.0") or STARS.match(low, start) or SIZE.match(low, start) or is_result:
        return Reading(start, end_of_name(low, start), "label")
    return None


def _is_counted_behind(at: At, head: int) -> bool:
    """Tell whether the unit word behind a number counts it, though a word that names stands before, at ``head``."""
    read = read_figure(at.low, at.start)
    line, two = at.line, at.two
    within_name = head == at.last_start and line[at.two_start].isupper()  # "Nhật Bản 14 người"
    named = at.end - at.start <= 2 and not within_name and within_sentence(at.low, head)
    if at.last == "số" or (line[head].isupper() and (named or two in NAMED_PARTS)):
        return read.unit in ("VND", "percent") or bool(read.times)  # "Khu vực 9 công bố", "Dự án 1 giải quyết đất ở"
    if at.last == "lớp" and int(at.low[at.start : at.end].partition(".")[0]) <= 12:
        return read.unit == "person"  # "lớp 10 công lập"
    if at.last in ADDRESS_PARTS and read.unit_word in LARGER:
        return False  # "tổ 4 thị trấn", "phòng 105 nhà hiệu bộ"
    if at.last == "vòng":
        return read.unit != "item"  # "vòng 11 giải Hạng Nhất", but "trong vòng 48 giờ"
    next_two = line[at.end + 1 : at.end + 3]
    if two in NAMING or at.last in NAMING or (next_two[:1].isupper() and next_two[1:].islower()):
        return False  # what a number counts has no capital: "chuyền 14 Công ty"
    name_behind = read.start == at.start and line[read.end + 1 : read.end + 2]
    return not (read.unit_word in PLACES and name_behind and (name_behind.isupper() or name_behind.isdigit()))


def end_of_name(low: str, start: int) -> int:
    """Return where a number that names ends, with the digits and the letter glued to it: "1A", "8-9", "17.2"."""
    token = TOKEN.match(low, start)
    end = token.end() if token else start
    letters = LETTERS.match(low, end)
    if letters and letters.end() > end and letters.end() - end <= 3 and letters.group() not in UNIT_OF:
        end = letters.end()
    more = MORE_OF_A_NAME.match(low, end)
    return more.end() if more else end


def counts_unknown(low: str, end: int) -> bool:
    """Tell whether an unknown noun follows, so that a number behind "Mẫu số 01, " may be a count."""
    word = NEXT_WORD.match(low, end)
    return word is not None and word[1] not in NOT_COUNTED
