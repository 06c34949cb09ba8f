"""Vietnamese for the summary: numbers as Vietnamese print has them, amounts in words, charts turned."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from matplotlib.text import Text

from helpers.charts.canvas import Chart
from helpers.show import say_cell, say_dong

__all__ = ["say_amount", "say_number", "translate_chart", "translate_sources", "translate_words"]

# What the helpers write in English; longer phrases come first, so that no part of one is turned before the whole.
PHRASES = {
    "Share of households, percent; a strip for each poverty standard, never joined": (
        "Tỷ lệ hộ, %; mỗi chuẩn nghèo một khung, không nối với nhau"
    ),
    "Poor households, percent, by yearly review, standard of 2016-2020": (
        "Tỷ lệ hộ nghèo theo kết quả rà soát hằng năm, %, chuẩn 2016-2020"
    ),
    "nothing printed in the article": "bài báo không nêu",
    "no level printed": "không nêu tỷ lệ",
    "promised fall:": "chỉ tiêu giảm:",
    "the fall in print": "mức giảm đã nêu",
    "poor + near-poor": "nghèo + cận nghèo",
    "(Khmer households)": "(hộ Khmer)",
    "points a year": "điểm % mỗi năm",
    "point a year": "điểm % mỗi năm",
    "Standard of": "Chuẩn nghèo",
    "mixed kinds": "nhiều loại",
    "near-poor": "cận nghèo",
    "in print": "đã nêu",
    "thousand": "nghìn",
    "in kind": "hiện vật",
    "implied": "suy ra",
    "million": "triệu",
    "billion": "tỷ",
    "points": "điểm %",
    "point": "điểm %",
    "weak": "cặp yếu",
    "aim:": "mục tiêu:",
    "poor": "nghèo",
    "over": "trên",
}
# What stands around titles and addresses in lists of sources; these themselves stay as printed.
AROUND = {
    "- line ": "- dòng ",
    " or earlier": " trở về trước",
    " or later": " trở về sau",
    ", not known": ", chưa rõ",
    ", Web portal of Tân Hưng district": ", Trang thông tin điện tử huyện Tân Hưng",
    ", Vietnam.vn platform": ", nền tảng Vietnam.vn",
    " percentage_point": " điểm %",
    " percent": "%",
    " VND": " đồng",
}
ENGLISH = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in PHRASES))
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def say_number(number: Any, decimals: int | None = None) -> str:
    """Return a number as Vietnamese print has it: dots part thousands, a comma stands before decimals.

    >>> say_number(1234.5), say_number(0.4), say_number(2.0, 2)
    ('1.234,5', '0,4', '2,00')
    """
    return turn_marks(say_cell(number, decimals))


def say_amount(amount: float, bound: str = "exact") -> str:
    """Return an amount of đồng in Vietnamese words.

    >>> say_amount(1_500_000.0), say_amount(209_521.5, "at_least")
    ('1,5 triệu', '209 nghìn')
    """
    return turn_marks(translate_words(say_dong(amount, bound)))


def turn_marks(text: str) -> str:
    """Swap the marks in the numbers of a text; years and other plain digits stay.

    >>> turn_marks("in 2021, 1,234.5")
    'in 2021, 1.234,5'
    """
    return NUMBER.sub(lambda number: number[0].translate(str.maketrans(",.", ".,")), text)


def translate_words(text: str) -> str:
    """Return a text with the phrases that charts are labelled with turned into Vietnamese, and all else as it is.

    >>> translate_words("aim: < 2 poor + near-poor")
    'mục tiêu: < 2 nghèo + cận nghèo'
    """
    return ENGLISH.sub(lambda phrase: PHRASES[phrase[0]], text)


def translate_sources(text: str) -> str:
    """Return a list of sources in Vietnamese; figures as printed, titles and addresses stay as they are.

    >>> translate_sources("- line 5: 1,69% (`kg1-5-01`)"), translate_sources("2021: `kg-2020-rate-1` 1.91 percent")
    ('- dòng 5: 1,69% (`kg1-5-01`)', '2021: `kg-2020-rate-1` 1,91%')
    """
    text = re.sub(r"(?<=` )[\d.]+(?= )", lambda number: say_number(float(number[0])), text)
    for english, vietnamese in AROUND.items():
        text = text.replace(english, vietnamese)
    return text


def translate_chart(chart: Chart, shown: str) -> Chart:
    """Return a chart with its words and numbers in Vietnamese; what it shows is said by ``shown`` in its alt text.

    Title, source and labels that were given in Vietnamese stay; the data behind the chart keep their columns. The
    chart that is given is changed.
    """
    for axes in chart.figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            places = [place for place in axis.get_ticklocs() if low <= place <= high]
            axis.set_ticks(places, [_turn(label) for label in axis.get_major_formatter().format_ticks(places)])
    ticks = {label for axes in chart.figure.axes for label in axes.get_xticklabels() + axes.get_yticklabels()}
    for text in chart.figure.findobj(Text):
        if text not in ticks:
            text.set_text(_turn(text.get_text()))
    return Chart(chart.figure, chart.title, shown, chart.data)


def _turn(text: str) -> str:
    """Turn the words and numbers of one label; lines stay, but where a phrase runs over them they are wrapped anew."""
    lines = text.split("\n")
    turned = [translate_words(line) for line in lines]
    whole = translate_words(" ".join(lines))
    if " ".join(turned) != whole:
        turned = textwrap.wrap(whole, max(map(len, lines)) + 2)
    own = turned == lines and not text.isascii()  # given in Vietnamese, so its numbers are Vietnamese too
    return text if own else turn_marks("\n".join(turned))
