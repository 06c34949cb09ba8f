"""Dates, clock times, years and spans of time among the numbers of a text, told from fractions and counts."""

from __future__ import annotations

import re

from helpers.grammar import Reading, counts_something, read_figure
from helpers.qualifiers import sign_before, word_before
from helpers.tokens import PLAIN_NAME, At
from helpers.words import (
    ADDRESS_HEADS,
    BOUND_OF,
    CLOCK_HEADS,
    DAY_HEADS,
    EVERY,
    FRACTION_BEFORE,
    PERIOD_HEADS,
    PERIOD_NOUNS,
)

__all__ = ["TIME_UNITS", "WHOLE_DATE", "YEARS", "read_date", "read_time", "read_year", "read_years"]

# Dates, clock times, years. A day is told from a fraction by its words, see read_date.
YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])"
DAY, MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])", r"(?:0?[1-9]|1[0-2])(?![0-9])"
DASH = r"\s?[-–—‑−]\s?"
WHOLE_DATE = re.compile(
    rf"""(?:{DAY}(?:{DASH}|/|\s(?:đến|tới)\s))?{DAY}\s?([/.-])\s?{MONTH}\s?\1\s?(?:{YEAR}|[0-9]{{2}}(?![0-9]))(?![/-]?\w)
    | {MONTH}/{YEAR}(?![/-]?\w)
    | {DAY}(?:{DASH}{DAY})?\stháng\s(?:{MONTH}(?:,?\s(?:năm\s)?|[/-]){YEAR}|giêng(?!\w)|chạp(?!\w))
    | {DAY}\stết(?!\w)
    """,
    re.VERBOSE,
)
DAY_OF_YEAR = re.compile(rf"(?:{DAY}{DASH})?{DAY}\s?[/.-]\s?{MONTH}(?:,?\snăm\s{YEAR})?(?![/.,]?\w)")
DAYS_OF_YEAR = re.compile(
    rf"{DAY}(?:(?:\s?[-–]\s?|\s(?:đến|tới)\s(?:hết\s)?){DAY}/"
    rf"|\s(?:đến|tới)\s(?:hết\s)?(?:1[3-9]|2[0-9]|3[01])-){MONTH}(?![/-]?[0-9])(?![/.,]?\w)"
)
DASHED = re.compile(r"[0-9]\s?[-–]\s?[0-9]")
DAY_DASH_MONTH = re.compile(rf"(?:({DAY})-|([12][0-9]|3[01])\.)({MONTH})(?![/.,-]?\w)(?!\s?%)")
DAY_MONTH = re.compile(rf"{DAY}\stháng\s(?P<month>{MONTH})(?![/.,-]?\w)")
BEFORE_DAYS = frozenset(["trước", "sau", "từ", "đến", "tới", "qua", "hết"])
DAY_OF_MONTH = re.compile(
    rf"{DAY}(?:(?:{DASH}|\s(?:đến|và)\s){DAY}(?=\stháng))?(?:\stháng\s(?:{MONTH}(?:,?\s(?:năm\s)?{YEAR})?|giêng|chạp|hai|ba|tư|bảy))?(?![/.,-]?\w)"
)
MONTH_OF_YEAR = re.compile(
    rf"{MONTH}(?:{DASH}{MONTH})?(?:\s?[/-]\s?{YEAR}|,?\snăm\s(?:{YEAR}|nay|ngoái|trước|sau))?(?![/.,]?\w)"
)
# "6g30", and "6g" where a part of the day or a date follows, which grams do not.
HOUR_G = r"g(?:[0-5][0-9](?!\w)|(?=,?\s(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|cùng)(?!\w)))"
CLOCK = re.compile(
    rf"""(?:[01]?[0-9]|2[0-4])(?:
      :[0-5][0-9](?::[0-5][0-9])?(?!\w)
    | \s?h(?:\s?[0-5][0-9])?(?!\w)
    | {HOUR_G}
    | \srưỡi(?=\s(?:sáng|chiều|tối|đêm)(?!\w))
    | \sgiờ(?:\s(?:[0-5]?[0-9](?:\sphút)?(?!\w|[.,][0-9])|rưỡi|kém\s[0-9]+(?:\sphút)?))?
    )(?:\s?(?:am|pm)(?!\w))?""",
    re.VERBOSE,
)
# Hours that open a clause are a clock time from one in the afternoon on, if nothing behind makes them last.
AFTERNOON = frozenset(range(13, 24))
CLOCK_NOT_BEHIND = re.compile(
    r"/|\s(?:bay|công|để|đồng|đi|học|làm|lao|liên|liền|mỗi|mới|nghỉ|ròng|sau|trong|trước|xét)(?!\w)"
)
CLOCK_SIGN = re.compile(rf":[0-5][0-9](?!\w)|\srưỡi\s(?:sáng|chiều|tối|đêm)(?!\w)|\s?h(?:[0-5][0-9])?(?!\w)|{HOUR_G}")
CLOCK_BEHIND = re.compile(r",?\s(?:sáng|chiều|tối|trưa|đêm|khuya|ngày\s[0-9]|hôm|cùng\sngày|rạng)")
TO_CLOCK = re.compile(r"\s?(?:[-–—]|đến)\s?(?=[0-9]{1,2}\s?(?:[:hg]|giờ))")
TO_CLOCK_BEHIND = re.compile(r"\s?[,;|-]?\s(?:lúc\s|vào\slúc\s)?(?=[0-9])")
TO_DATE = re.compile(r"\s?[,;(-]?\s?(?:(?:rạng|sáng|chiều|tối|trưa|đêm|cùng|ngày|hôm|mùng|mồng)\s)*(?=[0-9])")
YEARS = re.compile(
    rf"{YEAR}(?:(?:{DASH}|/)(?:{YEAR}|[0-9]{{2}}(?![0-9%]|[.,][0-9]))|\s(?:đến|tới)\s(?:(?:hết|cuối|đầu|năm)\s)*{YEAR})?(?![/-]?\w)"
)
PART_OF_YEAR = re.compile(rf"[1-4]\s?[/-]\s?{YEAR}")
PERIOD_BEHIND = re.compile(
    r"(?:\s(?:đầu|cuối|giữa|vừa\s(?:qua|rồi)|qua|gần\s(?:đây|nhất)|tới|nay|trở\slại\sđây|còn\slại"
    r"|trước(?!\s(?:hạn|khi)|,\strong)|sau(?!\s(?:khi|sinh|tốt))))*"
    rf"(?:\scủa(?=\snăm\s(?:{YEAR}|nay|ngoái)))?"
    rf"(?:\s?(?:năm\s)?[/-]?\s?{YEAR}(?:{DASH}{YEAR})?|\s[0-9]{{1,2}}\stháng|\snăm(?:\snay|\sngoái)?)?(?!\w)"
)
LAW_OF_YEAR = re.compile(r"\b(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh)(?:\s[^\W\d]+,?){0,8}?\s(?:năm\s)?$")
NOT_BEFORE_YEARS = frozenset(["gdpt", "số", "km", "đài", "máy", "gọi", "hotline", "thoại"])
CHANGES_TO = re.compile(r"\s(?:xuống|lên|còn)(?!\w)")
ROUNDS = frozenset(["đợt", "kỳ", "khóa", "lần", "tuần"])  # "đợt 2/2024", "tuần 3 tháng 7": no month and no day
DAY_UNITS = frozenset(["giờ", "ngày", "ngày đêm", "tuần", "đêm"])
TIME_UNITS = PERIOD_NOUNS | DAY_UNITS | {"h"}  # what read_time looks at
# Days and hours are measured, but for those that are placed in time: "10 ngày qua", "12 giờ tới".
PLACED_DAYS = re.compile(
    r"\s(?:(?:vừa\s)?qua|trước(?=[.,;)]|$)|gần\sđây|trở\slại\sđây|tới(?!\s(?:[0-9]++(?!%)|lớp|nơi|trường))"
    r"|đầu\s(?:năm|tháng|vụ|đời)(?:\s[0-9]{1,2})?)(?!\w)"
)
# Months of which a result is told are those of the year: "lũy kế 9 tháng", "kim ngạch 5 tháng ước", "9 tháng, cả tỉnh".
REPORTED = frozenset(["bình quân", "cộng dồn", "luỹ kế", "lũy kế", "tính chung", "đánh giá"])
PLANNED = frozenset(["giai đoạn", "kế hoạch", "sơ kết", "tổng kết"])
MONTHS = frozenset(range(1, 13))
NOT_TOLD = frozenset(["hạn", "nuôi", "trồng"])  # "nuôi 5 tháng đạt 2 kg"
RESULT_BEHIND = re.compile(r"\s(?:mới\s(?:đạt|giải|thu)|giảm|tăng|thực\shiện|vượt|đạt|ước)(?!\w)")
LASTING = frozenset(["trong", "sau", "suốt", "khoảng", "hơn", "gần", "chỉ", "mất", "dài", "thêm"])
HOTLINE = re.compile(r"1[89]00[ .][0-9]{2,}")
# These are days only behind such words; most stand for a part: "nhổ bỏ 2/3 ruộng cải".
FRACTIONS = frozenset([("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")])
BEFORE_DATES = BEFORE_DAYS | {"nay", "mai", "dịp", "lễ", "vào", "là", "và", "-", "–"}
FRACTION_BEHIND = re.compile(
    r"\s(?:là(?!\sngày)|lấy|tiền|số|tổng|diện|dân|quãng|chiều|lượng|sản|kinh|ngân|thời|chặng|nguồn|mức|giá|trong|các|nhu)(?!\w)"
)


def read_year(line: str, low: str, start: int, last_start: int) -> Reading | None:
    """Read the year or span of years at ``start`` behind the word "năm", which begins at ``last_start``."""
    years = YEARS.match(low, start)
    if years is None:
        return None
    if law := _read_law_of_year(line, low, start, years.end()):
        return law
    before = word_before(low, last_start)
    first = last_start - 1 - len(before) if before in ("đầu", "cuối", "giữa", "hết") else last_start
    return Reading(first, years.end(), "period")


def _read_law_of_year(line: str, low: str, start: int, end: int) -> Reading | None:
    """Read a law named by the year at ``start`` to ``end``: "Luật Đất đai 2024"."""
    floor = max(0, start - 70)
    if low.find("luật", floor, start) < 0 and low.find("pháp", floor, start) < 0:
        return None
    law = LAW_OF_YEAR.search(line, floor, start)
    return Reading(law.start(), end, "legal_reference") if law else None


def read_years(at: At) -> Reading | None:
    """Read a year or a span of years without the word for it, and a numbered quarter or century."""
    low, start = at.low, at.start
    may_be = at.end - start == 4 and at.last not in NOT_BEFORE_YEARS and at.two not in ("đề án", "phổ thông")
    if may_be and not HOTLINE.match(low, start) and (years := YEARS.match(low, start)):
        if law := _read_law_of_year(at.line, low, start, years.end()):
            return law
        if low[start - 1 : start] == "(" and low[years.end() : years.end() + 1] == ")":
            return Reading(start, years.end(), "period")
        if low[start : start + 2] in ("18", "19", "20") and (years.end() > at.end or not counts_something(low, start)):
            return Reading(start, years.end(), "period")
    headed_by_two = at.two in PERIOD_HEADS
    headed = (headed_by_two or at.last in PERIOD_HEADS) and PLAIN_NAME.match(low, start)
    if headed and (PART_OF_YEAR.match(low, start) or not counts_something(low, start)):
        more = PERIOD_BEHIND.match(low, at.end)
        first = at.two_start if headed_by_two else at.last_start
        return Reading(first, more.end() if more else at.end, "period")
    return None


def read_date(at: At) -> Reading | None:
    """Read a date or a clock time, and both where they stand together."""
    low, start, end = at.low, at.start, at.end
    if at.last in PERIOD_HEADS or not ADDRESS_HEADS.isdisjoint((at.last, at.two)):
        return None
    if at.last in ROUNDS and (PART_OF_YEAR.match(low, start) or low.startswith(" tháng", end)):
        return None
    first = at.last_start if at.last in DAY_HEADS or at.last == "tháng" else start
    if CLOCK_SIGN.match(low, end) and (clock := CLOCK.match(low, start)):
        return _join_clock(low, first, clock.end()) if _is_clock(at, clock.end()) else None
    if whole := WHOLE_DATE.match(low, start):
        return Reading(first, _clock_behind(low, whole.end()), "date")
    if (day := DAY_MONTH.match(low, start)) and not counts_something(low, day.start("month")):
        return Reading(first, day.end(), "date")
    every = at.two.partition(" ")[0] in EVERY
    if at.last == "tháng":
        return None if every else _read_month(at)
    if at.last in DAY_HEADS and not every:
        return _read_headed_day(at)
    return _read_bare_day(at, first)


def _is_clock(at: At, end: int) -> bool:
    """Tell whether hours with a sign, up to ``end``, are a clock time, and not a share or a span: "trong 24h"."""
    if at.two == "tỷ lệ":
        return False
    to_the_hour = end - at.end <= 2 and not TO_CLOCK.match(at.low, end)
    lasting = to_the_hour and (at.last in LASTING or at.low[at.start : at.end] in ("12", "24"))
    return not lasting or at.last in CLOCK_HEADS or CLOCK_BEHIND.match(at.low, end) is not None


def _read_month(at: At) -> Reading | None:
    """Read a month behind its word: "tháng 9/2023"."""
    month = MONTH_OF_YEAR.match(at.low, at.start)
    counted = month and month.end() == at.end and counts_something(at.low, at.start)
    if not month or (counted and read_figure(at.low, at.start).unit != "item"):  # "tháng 5 chốt giá"
        return None
    return Reading(at.last_start, month.end(), "date")


def _read_headed_day(at: At) -> Reading | None:
    """Read a day behind a word for one: "ngày 17/10", "mùng 5"."""
    low, start, end = at.low, at.start, at.end
    day = DAY_OF_YEAR.match(low, start) or DAY_OF_MONTH.match(low, start)
    if day is None:
        return None
    if at.last in ("mùng", "mồng"):
        return Reading(at.last_start, day.end(), "date")
    dated = day.end() > end and not DASHED.search(day[0])  # "đêm 2-3 độ"
    if dated or low.startswith(" tháng", end) or not counts_something(low, start):
        return Reading(at.last_start, _clock_behind(low, day.end()), "date")
    return None


def _read_bare_day(at: At, first: int) -> Reading | None:
    """Read a day without its word, told from a fraction or a range; where it is a date it begins at ``first``."""
    low, start, end = at.low, at.start, at.end
    if low[end : end + 1] == "/" or low.startswith(" /", end):
        day = DAY_OF_YEAR.match(low, start)
        if day and not _is_fraction(at, day.end()):
            return Reading(first, _clock_behind(low, day.end()), "date")
    elif (day := DAY_DASH_MONTH.match(low, start)) and at.last in BEFORE_DAYS:
        falls = int(day[1] or day[2]) > int(day[3])  # "trước 20-3": no range
        if falls or low.startswith((",", ".", ";", ")"), day.end()):  # "từ 1-7, lương cơ sở"
            return Reading(start, day.end(), "date")
    elif days := DAYS_OF_YEAR.match(low, start):
        return Reading(first, days.end(), "date")
    return None


def read_time(low: str, start: int, read: Reading, *, after_date: bool) -> Reading | None:
    """Return a measure as something else where it is placed in time: a span ("5 năm qua"), or a clock time.

    How long something takes is a measure ("trong 36 tháng"). ``after_date`` says that an enumeration links it to a
    date or clock time.
    """
    if read.unit_word in PERIOD_NOUNS:
        more = PERIOD_BEHIND.match(low, read.end)
        placed = more is not None and more.end() > read.end
        if placed or _is_reported(low, read):
            return Reading(read.start, more.end() if more else read.end, "period")
        return None
    if placed_days := PLACED_DAYS.match(low, read.end) if read.unit_word in DAY_UNITS else None:
        return Reading(read.start, placed_days.end(), "period")
    if read.unit_word != "giờ":
        return None
    before = word_before(low, start)
    clock, behind = CLOCK.match(low, start), CLOCK_BEHIND.match(low, read.end)
    headed = after_date or _heads_clock(low, start, before, read)
    if clock and (headed or clock.end() > read.end or CLOCK_BEHIND.match(low, clock.end())):
        return _join_clock(low, start, clock.end())
    if read.value_high is not None:
        until = 12 < read.value_high <= 24 and low.startswith(("từ ", "vào "), read.start)
        lasts = word_before(low, read.start) in LASTING
        named = after_date or before[-1:] == ":" or before in ("lúc", "hồi", "khung")
        if behind or named or (until and not lasts):  # "lúc 21-23 giờ", "từ 18 đến 22 giờ"
            return Reading(read.start, behind.end() if behind else read.end, "date")
    return None


def _is_reported(low: str, read: Reading) -> bool:
    """Tell whether months or years without more words are those that a report or a plan is about."""
    last = word_before(low, read.start)
    before = f"{word_before(low, read.start - 1 - len(last))} {last}"
    if before in PLANNED:
        return True
    if read.unit_word not in ("tháng", "quý") or read.bound != "exact" or read.value not in MONTHS or read.value_high:
        return False
    opens = sign_before(low, read.start) in ("", ".") and low.startswith(",", read.end)
    told = RESULT_BEHIND.match(low, read.end) is not None and last not in LASTING | NOT_TOLD
    return before in REPORTED or opens or told


def _heads_clock(low: str, start: int, before: str, read: Reading) -> bool:
    """Tell whether the word before a number of hours makes it a clock time: "lúc 7 giờ", "sau 22 giờ"."""
    if before == "từ":
        return not CHANGES_TO.match(low, read.end)  # "từ 3 giờ xuống còn 50 phút"
    if before == "trước":  # "nhanh hơn trước 3 giờ"
        return read.value != 24 and not low.endswith("hơn trước ", 0, start)  # 24: a day before
    if before == "sau":
        return read.value is not None and 12 < read.value < 24
    if read.value in AFTERNOON and sign_before(low, start) in ("", ".", ",", ";"):
        return CLOCK_NOT_BEHIND.match(low, read.end) is None  # "tối nào cũng vậy, 19 giờ kẻng gõ"
    if read.bound != "exact" and before in ("đến", "tới"):
        return False  # "chưa tới 24 giờ"
    return before in CLOCK_HEADS or (start == 0 and low.startswith(",", read.end))  # "20 giờ, bật điện thoại"


def _is_fraction(at: At, end: int) -> bool:
    """Tell 2/3 of something from the second of March: by a small whole, and the words on either side."""
    upper, _, lower = at.low[at.start : end].replace(" ", "").partition("/")
    if not lower.isdigit() or not upper.isdigit() or int(upper) > int(lower) or at.low.startswith(" năm ", end):
        return False
    if (upper, lower) in FRACTIONS and at.low[at.start - 1 : at.start] == " " and at.last not in BEFORE_DATES:
        return True
    bounded = at.two in BOUND_OF and at.two != "đến hết"
    return (
        bounded
        or at.last in FRACTION_BEFORE
        or bool(FRACTION_BEHIND.match(at.low, end))
        or counts_something(at.low, at.start)
    )


def _join_clock(low: str, first: int, end: int) -> Reading:
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
    return Reading(first, end, "date")


def _clock_behind(low: str, end: int) -> int:
    """Return where a date ends, with the clock time that follows it: "27/06/2022 11:24"."""
    between = TO_CLOCK_BEHIND.match(low, end)
    clock = CLOCK.match(low, between.end()) if between else None
    return clock.end() if clock and (":" in clock[0] or "h" in clock[0]) else end
