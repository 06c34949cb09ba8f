"""The text of one printed Vietnamese figure becomes a number, unit, bound and rounding.

Vietnamese print puts a comma before decimals and dots between thousands: ``1.568`` is one thousand five
hundred and sixty-eight, ``1,69`` is one and sixty-nine hundredths. Whatever is not written so is refused,
never guessed. The module needs the standard library only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PrintedError", "Quantity", "change_one_digit", "clean_text", "parse"]


class PrintedError(ValueError):
    """A text that is not one printed Vietnamese figure; the message quotes it and says why."""


class Quantity(NamedTuple):
    """What one printed figure says, in base units (đồng, persons, tonnes, percent as printed).

    ``value`` is the number, or the lower end of a printed range whose upper end is ``value_high``.
    ``unit`` is what the print counts: ``VND``, ``percent``, ``percentage_point``, ``household``, ``person``,
    ``tonne``, ``hectare``, ``item``, ``other``, or empty where no known unit word stands beside the number.
    ``per`` is empty, ``year``, ``month`` or ``day``. ``bound`` is ``exact``, ``at_least``, ``at_most``,
    ``nearly`` or ``about``. ``half_width`` is half of the last printed digit times its multiplier word, in
    base units: what rounding leaves open. It is 0 for counts and amounts of money printed to the unit.
    ``half_width`` is that of ``value``; ``half_width_high`` that of ``value_high``, and None without one.
    ``note`` names a slip in the print that was read over, or what the amount is for each of ("for each người"),
    and is empty otherwise.
    """

    text: str
    value: float
    value_high: float | None
    unit: str
    per: str
    bound: str
    half_width: float
    half_width_high: float | None
    note: str


# The grammar. Words stand in lower case, Unicode NFC, one space apart; longer ones win over their beginnings.
BOUND_WORDS = {
    "at_least": "hơn|trên|vượt|đã vượt|vượt mức|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn",
    "at_most": "dưới|không quá|không vượt quá|không hơn|tối đa|nhiều nhất|chưa đến|chưa tới|chưa đầy|ít hơn|thấp hơn",
    "nearly": "gần|ngót",
    "about": "khoảng|chừng|ước|ước khoảng|ước đạt|ước tính|ước tính khoảng|xấp xỉ|trên dưới",
}
BOUND_WORDS_BEHIND = {"at_least": "trở lên", "at_most": "trở xuống"}
MULTIPLIERS = {
    "nghìn": 3,
    "ngàn": 3,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
    "nghìn tỷ": 12,
    "nghìn tỉ": 12,
    "ngàn tỷ": 12,
}
PERIODS = {"năm": "year", "tháng": "month", "ngày": "day"}
UNIT_WORDS = {
    "VND": "đồng|vnđ|vnd",
    "percent": "%|phần trăm",
    "percentage_point": "điểm phần trăm|điểm %",
    "household": "hộ|số hộ|lượt hộ|gia đình|trường hợp hộ",
    "person": (
        "người|lượt người|lượt|khẩu|nhân khẩu|lao động|trường hợp lao động|đối tượng|học viên|học sinh|sinh viên"
        "|em|con em|trẻ em|cán bộ|hội viên|đoàn viên|trường hợp bệnh|bệnh nhân"
    ),
    "tonne": "tấn",
    "hectare": "ha|hecta|héc ta",
    "item": (
        "doanh nghiệp|thẻ|suất|suất quà|phần quà|căn|căn nhà|nhà|ngôi nhà|cầu|cây cầu|mô hình|chuyến|chuyến xe"
        "|bồn|bồn chứa nước|chiếc|con|hồ sơ|lớp|thư viện|huyện|xã|ấp|công trình|dự án|trường hợp"
    ),
    "other": "ngày công|km|m²|m2|m|kg|lít|tuổi|ngày|lần",
}
# Words for what is measured, not counted: a whole number of them has been rounded.
MEASURED = frozenset(
    ["%", "phần trăm", "điểm phần trăm", "điểm %", "tấn", "ha", "hecta", "héc ta", "km", "m²", "m2", "m", "kg", "lít"]
)

BOUND_OF = {word: bound for bound, words in BOUND_WORDS.items() for word in words.split("|")}
UNIT_OF = {word: unit for unit, words in UNIT_WORDS.items() for word in words.split("|")}
MOST_DIGITS = 15  # more than these no float keeps apart


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _measure(end: str) -> str:
    """The pattern of a number with the words behind it; ``end`` names its groups apart."""
    return rf"""
    (?P<number_{end}>
        [0-9]{{1,2}},\s[0-9]{{1,2}}(?=\s?%)       # the slip "7, 96%", told from a list by its per-cent sign
        | (?>[0-9]+(?:[.,][0-9]+)*)              # all digits and separators at once, right or wrong
    )
    (?:\s?(?P<multiplier_{end}>{_any_of(MULTIPLIERS)})(?!\w))?
    (?:\s?(?P<unit_{end}>%|(?:{_any_of(UNIT_OF)})(?!\w)))?
    """


FIGURE = re.compile(
    rf"""
    (?P<before>(?:[^\d\s]+\s)*?)
    (?:(?P<bound>{_any_of(BOUND_OF)})\s)?
    (?:từ\s)?
    {_measure("low")}
    (?:\s?(?:[-–—‑−]|đến|tới)\s?{_measure("high")})?
    (?![^\d/]*\b(?:vạn|trăm|chục|mươi|rưỡi)\b)  # number words that are not read: "3 vạn", "1 tỷ rưỡi"
    (?P<rest>[^\d/]*?)
    (?P<each>(?:\s?/\s?[^\W\d]+(?:\s[^\W\d]+)?)*?)
    (?:(?:\s?/\s?|(?:mỗi|một|hàng|hằng)\s)(?P<per>{_any_of(PERIODS)}))?
    """,
    re.VERBOSE,
)
VIETNAMESE = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,\s?([0-9]+))?")
PER_BEFORE = re.compile(rf"\b(?:mỗi|hàng|hằng)\s({_any_of(PERIODS)})\b")


def clean_text(text: str) -> str:
    r"""Return ``text`` in Unicode NFC with every run of white space, no-break spaces too, as one space.

    >>> clean_text("400\u00a0 người")
    '400 người'
    """
    return " ".join(normalize("NFC", text).split())


def parse(text: str) -> Quantity:
    """Read one printed figure: ``text`` is a number or a range with its qualifier and unit words.

    Raises :class:`PrintedError` where the text holds no number, more than one figure, a number that is not
    written the Vietnamese way, or a range that runs backwards. Words before the qualifier are passed over.

    >>> parse("trên 105 tỷ đồng").value, parse("trên 105 tỷ đồng").bound
    (105000000000.0, 'at_least')
    >>> parse("từ 2% - 3%/năm")[1:6]
    (2.0, 3.0, 'percent', 'year', 'exact')
    >>> parse("1,234.5")
    Traceback (most recent call last):
    helpers.printed.PrintedError: '1,234.5': 1,234.5 is not a Vietnamese number: dots part thousands, ...
    """
    found = FIGURE.fullmatch(clean_text(text).lower())
    if found is None:
        raise PrintedError(f"{text!r}: {_why_not(text)}")
    before, bound, low, low_times, low_unit, high, high_times, high_unit, rest, each, per = found.groups()
    times, unit_word = (high_times, high_unit) if high else (low_times, low_unit)
    if low_times is None and low_unit is None:
        low_times = times
    elif high and low_unit and high_unit and UNIT_OF[low_unit] != UNIT_OF[high_unit]:
        raise PrintedError(f"{text!r}: the two ends of the range have different units")
    value, half_width = _number(text, low, low_times)
    value_high, half_width_high = _number(text, high, times) if high else (None, None)
    if value_high is not None and value_high <= value:
        raise PrintedError(f"{text!r}: the range does not rise")
    note = "a space inside the number was read over" if " " in low else ""
    if unit_word is None and low_unit:
        unit_word = low_unit
    if unit_word:
        unit = UNIT_OF[unit_word]
    elif times and MULTIPLIERS[times] > 3 and not rest:
        unit, note = "VND", "the word đồng is not printed"
    else:
        unit = ""
        note = note or (f"no known unit word in {rest.strip()!r}" if rest else "")
    if unit_word and unit_word not in MEASURED:  # a count, or an amount to the đồng, is not rounded
        if "," not in low and not low_times:
            half_width = 0.0
        if high and "," not in high and not times:
            half_width_high = 0.0
    if each:
        if not unit_word and not times:
            raise PrintedError(f"{text!r}: {_why_not(text)}")
        note = f"for each {each.strip(' /')}"
    if before and not per and (yearly := PER_BEFORE.search(before)):
        per = yearly[1]
    behind = next((name for name, word in BOUND_WORDS_BEHIND.items() if rest and rest.endswith(word)), "exact")
    bound = BOUND_OF[bound] if bound else behind
    per = PERIODS.get(per, "")
    return Quantity(text, value, value_high, unit, per, bound, half_width, half_width_high, note)


def change_one_digit(printed: str) -> list[str]:
    """Return every text that differs from ``printed`` in one digit: the commonest misprint.

    >>> change_one_digit("7%")[:3]
    ['0%', '1%', '2%']
    """
    return [
        printed[:place] + digit + printed[place + 1 :]
        for place, old in enumerate(printed)
        if old.isdigit()
        for digit in "0123456789"
        if digit != old
    ]


def _number(text: str, printed: str, multiplier: str | None) -> tuple[float, float]:
    """Return the value of a printed number and half of its last digit, both times the multiplier word."""
    written = VIETNAMESE.fullmatch(printed)
    if written is None:
        raise PrintedError(
            f"{text!r}: {printed} is not a Vietnamese number: dots part thousands, one comma stands before decimals"
        )
    whole, decimals = written[1].replace(".", ""), written[2] or ""
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise PrintedError(f"{text!r}: {printed} has more than {MOST_DIGITS} digits")
    # Whole numbers are divided once, so that the result is the float nearest to what is printed.
    exponent = (MULTIPLIERS[multiplier] if multiplier else 0) - len(decimals)
    scale = 10 ** abs(exponent)
    digits = int(whole + decimals)
    if exponent < 0:
        return digits / scale, 1 / (2 * scale)
    return float(digits * scale), scale / 2


def _why_not(text: str) -> str:
    """Say in words why ``text`` is not one figure."""
    numbers = re.findall(r"[0-9]+(?:[.,][0-9]+)*", text)
    if not numbers:
        return "no number in it"
    for number in numbers:
        if not VIETNAMESE.fullmatch(number):
            return f"{number} is not a Vietnamese number: dots part thousands, one comma stands before decimals"
    if len(numbers) > 1:
        return "more than one number, and no range"
    return "what stands around the number is not a qualifier, a unit or a period"
