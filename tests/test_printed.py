"""The parser reads what is printed, and refuses what is not Vietnamese print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata

import exercise_texts
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import printed, tables
from helpers.grammar import NOT_ONE_FIGURE, NOT_VIETNAMESE, counts_something, read_figure
from helpers.printed import PrintedError, _parse, parse, parse_column
from helpers.words import (
    ADDRESS_HEADS,
    BOUND_OF,
    BOUND_WORDS,
    DAY_HEADS,
    LABEL_HEADS,
    LAW_PROGRAMME_HEADS,
    LEGAL_HEADS,
    MEASURED,
    MULTIPLIERS,
    PERIOD_HEADS,
    UNIT_OF,
    any_of,
)

# text, value, upper end, unit, per, bound, half-width
PRINTED = [
    ("trên 105 tỷ đồng", 105e9, None, "VND", "", "at_least", 0.5e9),
    ("419.990.300.000 đồng", 419990300000, None, "VND", "", "exact", 0),
    ("768,9 triệu đồng", 768900000, None, "VND", "", "exact", 50000),
    ("hơn 290 tỷ đồng/năm", 290e9, None, "VND", "year", "at_least", 0.5e9),
    ("hơn 27,4 tỷ đồng", 27.4e9, None, "VND", "", "at_least", 50e6),
    ("1,5 nghìn tỷ đồng", 1.5e12, None, "VND", "", "exact", 50e9),
    ("500.000 đồng/người/tháng", 500000, None, "VND", "month", "exact", 0),
    ("5 triệu đồng mỗi năm", 5e6, None, "VND", "year", "exact", 500000),
    ("50 triệu đồng trở lên", 50e6, None, "VND", "", "at_least", 500000),
    ("từ 50 đến 70 triệu đồng", 50e6, 70e6, "VND", "", "exact", 500000),
    ("500 nghìn - 1 triệu đồng", 500000, 1e6, "VND", "", "exact", 500),
    ("1,69%", 1.69, None, "percent", "", "exact", 0.005),
    ("1,77%/năm", 1.77, None, "percent", "year", "exact", 0.005),
    ("151%", 151, None, "percent", "", "exact", 0.5),
    ("gần 50%", 50, None, "percent", "", "nearly", 0.5),
    ("dưới 40%", 40, None, "percent", "", "at_most", 0.5),
    ("không dưới 40%", 40, None, "percent", "", "at_least", 0.5),
    ("khoảng 0,2%", 0.2, None, "percent", "", "about", 0.05),
    ("trên dưới 100 hộ", 100, None, "household", "", "about", 0),
    ("từ 2% - 3%/năm", 2, 3, "percent", "year", "exact", 0.5),
    ("2-3%", 2, 3, "percent", "", "exact", 0.5),
    ("2 – 3 %", 2, 3, "percent", "", "exact", 0.5),
    ("1,2 điểm phần trăm", 1.2, None, "percentage_point", "", "exact", 0.05),
    ("mỗi năm giảm khoảng 0,2%", 0.2, None, "percent", "year", "about", 0.05),
    ("88 hộ nghèo", 88, None, "household", "", "exact", 0),
    ("86 trường hợp hộ nghèo", 86, None, "household", "", "exact", 0),
    ("07 chuyến xe", 7, None, "item", "", "exact", 0),
    ("7.517 tấn", 7517, None, "tonne", "", "exact", 0.5),
    ("39 nghìn suất quà", 39000, None, "item", "", "exact", 500),
    ("trên 1 triệu lượt người dân", 1e6, None, "person", "", "at_least", 500000),
    ("1.568 ngày công lao động", 1568, None, "other", "", "exact", 0),
    ("13.000 lao động", 13000, None, "person", "", "exact", 0),
    ("ước đạt 3,5%", 3.5, None, "percent", "", "about", 0.05),
    ("đã vượt 3%", 3, None, "percent", "", "at_least", 0.5),
    ("trên tổng số 13.500 hộ", 13500, None, "household", "", "exact", 0),
    ("500 nghìn đồng/hộ/năm", 500000, None, "VND", "year", "exact", 500),
    ("3 vạn hộ", 30000, None, "household", "", "exact", 5000),
    ("3 chục ngàn tấn", 30000, None, "tonne", "", "exact", 5000),
    ("2 trăm tỉ đồng", 2e11, None, "VND", "", "exact", 5e10),
    ("3 tấn rưỡi", 3.5, None, "tonne", "", "exact", 0.05),
    ("1 tỷ rưỡi", 1.5e9, None, "VND", "", "exact", 50e6),
    ("1 tỷ 250 triệu đồng", 1.25e9, None, "VND", "", "exact", 500000),
    ("2/3 huyện", 2, None, "item", "", "exact", 0),
    ("1,234", 1.234, None, "", "", "exact", 0.0005),
]


@pytest.mark.parametrize(("text", "value", "high", "unit", "per", "bound", "half_width"), PRINTED)
def test_print_is_read(text, value, high, unit, per, bound, half_width):
    read = parse(text)
    assert read[1:7] == (value, high, unit, per, bound, half_width)
    assert read.text == text
    notes = {
        "/người": "for each người",
        "/hộ": "for each hộ",
        "2/3": "of 3",
        "1 tỷ rưỡi": "the word đồng is not printed",
    }
    assert read.note == next((note for part, note in notes.items() if part in text), "")


def test_each_end_of_a_range_has_its_own_rounding():
    read = parse("1,5 - 2%")
    assert (read.half_width, read.half_width_high) == (0.05, 0.5)
    assert parse("39 nghìn - 40.500 hộ")[6:8] == (500, 0)


def test_a_space_inside_a_number_is_read_over_and_said():
    read = parse("7, 96%")
    assert (read.value, read.half_width) == (7.96, 0.005)
    assert "space" in read.note


def test_a_missing_word_is_said_and_not_guessed():
    assert parse("trên 9 tỷ").unit == "VND"
    assert "đồng" in parse("trên 9 tỷ").note
    assert parse("12 xyz")[1:6] == (12, None, "item", "", "exact")
    assert "xyz" in parse("12 xyz").note


@pytest.mark.parametrize(
    "form",
    [lambda t: unicodedata.normalize("NFD", t), lambda t: t.replace(" ", "\u00a0"), str.upper, lambda t: f" {t}\t"],
)
def test_forms_of_one_text_read_alike(form):
    for text in ("hơn 290 tỷ đồng/năm", "từ 2% – 3%/năm", "khoảng 0,2%"):
        assert parse(form(text))[1:] == parse(text)[1:]


REFUSED = {
    "1.23": "not a Vietnamese number",
    "12.14%": "not a Vietnamese number",
    "1,234.5": "not a Vietnamese number",
    "12.34.567": "not a Vietnamese number",
    "0.234": "not a Vietnamese number",
    "1.234.56 đồng": "not a Vietnamese number",
    "1,2,3": "not a Vietnamese number",
    "": "no number",
    "mười hộ": "no number",
    "٣ hộ": "no number",
    "5 hộ 6 người": "more than one number",
    "1 234 567 đồng": "not a Vietnamese number",
    "24-1-2022": "more than one number",
    "Covid-19": "stands around the number",
    "-5%": "stands around the number",
    "452/KH-UBND": "stands around the number",
    "3% - 2%": "does not rise",
    "3 hộ mươi": "stands around the number",
    "17/10": "stands around the number",
    "2 hộ - 3%": "different units",
    "1" * 16: "more than 15 digits",
    "5 - 1,234.5 hộ": "1,234.5 is not a Vietnamese number",
    "1,234.5 - 5.000 hộ": "1,234.5 is not a Vietnamese number",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_other_print_is_refused_with_text_and_reason(text, reason):
    with pytest.raises(PrintedError, match=reason) as refusal:
        parse(text)
    assert repr(text) in str(refusal.value)


def vietnamese(whole: int, decimals: str) -> str:
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


@given(
    whole=st.integers(0, 10**9),
    decimals=st.text("0123456789", max_size=4),
    multiplier=st.sampled_from(["", *MULTIPLIERS]),
    unit=st.sampled_from(sorted(UNIT_OF)),
)
def test_what_is_written_is_read_back(whole, decimals, multiplier, unit):
    read = parse(" ".join(filter(None, [vietnamese(whole, decimals), multiplier, unit])))
    scale = 10 ** MULTIPLIERS.get(multiplier, 0)
    exact = float(f"{whole}.{decimals or 0}") * scale
    assert read.value == pytest.approx(exact, rel=1e-15)
    assert read.unit == ("other" if unit == "điểm" and decimals else UNIT_OF[unit])  # "8,5 điểm" is a score
    counted = not decimals and not multiplier and unit not in MEASURED
    assert read.half_width == (0 if counted else pytest.approx(0.5 * scale / 10 ** len(decimals)))


@given(st.text(max_size=60))
def test_nothing_but_the_documented_error_leaves_the_parser(text):
    try:
        read = parse(text)
    except PrintedError:
        return
    assert read.value >= 0 or read.unit == "other"  # degrees below zero


def test_the_parser_takes_linear_time():
    for piece in ("1.", "1 ", "a ", "hơn ", "1,1 - "):
        with pytest.raises(PrintedError):
            parse(piece * 20_000)


def test_every_coded_figure_is_read_with_a_known_unit():
    for text in tables.read(names=["figures"])["figures"]["as_printed"]:
        assert parse(text).unit, text


def test_the_parser_needs_the_standard_library_only():
    code = "import sys, helpers.printed; print(*(m for m in ('pandas', 'numpy', 'dataclasses') if m in sys.modules))"
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    assert subprocess.check_output([sys.executable, "-c", code], text=True, env=unmeasured).split() == []


@given(st.lists(st.sampled_from([text for text, *_ in PRINTED] + list(REFUSED)) | st.text(max_size=12)))
def test_a_column_is_read_as_each_of_its_cells(values):
    read = parse_column(values)
    assert len(read) == len(values)
    for row, text in zip(read.itertuples(index=False), values, strict=True):
        try:
            one = parse(text)
        except PrintedError as error:
            assert row.problem == str(error) and row.value != row.value
            continue
        assert row.problem == ""
        pairs = zip(row[:-1], one[1:], strict=True)
        assert all(a == b or (b is None and a != a) for a, b in pairs), text


def test_a_column_has_numbers_as_floats_and_words_as_categories():
    for values in (["5 hộ", "2% - 3%/năm", "no number"], [], iter(["5 hộ"])):
        kinds = parse_column(values).dtypes.astype(str).to_dict()
        numbers = dict.fromkeys(["value", "value_high", "half_width", "half_width_high"], "float64")
        assert kinds == dict.fromkeys(["unit", "per", "bound", "note", "problem"], "category") | numbers
    refused = parse_column(["no number"]).loc[0]
    assert list(refused[["unit", "per", "bound", "note"]]) == [""] * 4
    assert refused[["value", "value_high", "half_width", "half_width_high"]].isna().all()
    assert parse_column(["0,5%"]).loc[0, "half_width"] == 0.05


def test_a_pattern_of_words_takes_the_longest():
    words = ["hộ", "hộ dân", "ha", "h", "m²", "a.b", "%"]
    pattern = re.compile(any_of(words))
    for word in words:
        assert pattern.match(word + " khác")[0] == word
        assert pattern.fullmatch(word)
    assert not pattern.fullmatch("") and not pattern.fullmatch("axb") and not pattern.fullmatch("hộ dâ")
    assert any_of(["năm"]) == "năm" and any_of([]) == ""
    assert any_of(["a", "ab"]) == "a(?:b)?" and any_of(["ab", "ac"]) == "a(?:b|c)"


def test_no_unit_begins_with_a_multiplier():
    """ "3 chục ngàn tấn" was read as thirty of a unit "ngàn tấn"."""
    assert [unit for unit in UNIT_OF if any(unit.startswith(f"{word} ") for word in MULTIPLIERS)] == []


def test_what_counts_is_told_from_what_numbers():
    for text in ("lớp 30 học sinh", "đợt 2 triệu", "nhóm 5 - 7 hộ", "nhóm 2 ngày"):
        assert counts_something(text, text.index(" ") + 1), text
    for text in ("đợt 1 năm 2023", "lớp 5", "khu 5 - 7", "khu 5 hộ"[:5], "ngày 2 tháng 3"):
        assert not counts_something(text, text.index(" ") + 1), text


@pytest.fixture(autouse=True)
def forget_words():
    """Read the words of each text anew: what an earlier test has read would hide a change of the rules."""
    printed._read_words.cache_clear()


@pytest.mark.parametrize(
    ("text", "per", "bound", "note"),
    [
        ("mỗi năm 5 triệu đồng", "year", "exact", ""),
        ("hàng tháng nhận 5 triệu đồng", "month", "exact", ""),
        ("mỗi năm nhận 5 triệu đồng/tháng", "month", "exact", ""),
        ("5 triệu đồng mỗi năm", "year", "exact", ""),
        ("5 triệu đồng vốn vay/người/tháng", "month", "exact", "for each người"),
        ("5 triệu đồng vốn vay mỗi năm", "year", "exact", ""),
        ("5 triệu đồng tiền vốn vay ưu đãi trở lên", "", "at_least", ""),
        ("5 triệu đồng tiền vốn vay ưu đãi trở xuống", "", "at_most", ""),
        ("hơn 5 triệu đồng tiền vốn vay ưu đãi trở xuống", "", "at_least", ""),
        ("5 hộ/xã được vay", "", "exact", "for each xã"),
    ],
)
def test_words_apart_from_the_figure_say_how_often_and_how_far(text, per, bound, note):
    read = parse(text)
    assert (read.per, read.bound, read.note) == (per, bound, note)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("từ 70 đến 50 hộ", "the range does not rise, or its two ends have different units"),
        ("50 hộ và 70 người", "more than one number, and no range"),
        (
            "1" * 45 + ".5",
            "1" * 40 + " is not a Vietnamese number: dots part thousands, one comma stands before decimals",
        ),
        ("50/người", "what stands around the number is not a qualifier, a unit or a period"),
    ],
)
def test_a_refusal_says_why(text, why):
    with pytest.raises(PrintedError) as error:
        parse(text)
    assert str(error.value) == f"{text!r}: {why}"


# text, figure, value, upper end, unit, per, bound, half-width, that of the upper end, multiplier
FIGURES = [
    ("từ 18 tuổi trở lên làm việc", "từ 18 tuổi trở lên", 18, None, "other", "", "at_least", 0, None, ""),
    ("còn từ 50 đến 70 hộ", "từ 50 đến 70 hộ", 50, 70, "household", "", "exact", 0, 0, ""),
    ("từ trên 10 đến 20 hộ", "từ trên 10 đến 20 hộ", 10, 20, "household", "", "exact", 0, 0, ""),
    ("trên 10 đến 20 hộ", "trên 10 đến 20 hộ", 10, 20, "household", "", "at_least", 0, 0, ""),
    ("khoảng từ 10 đến 20 hộ", "khoảng từ 10 đến 20 hộ", 10, 20, "household", "", "about", 0, 0, ""),
    ("từ khoảng 10 đến 20 hộ", "từ khoảng 10 đến 20 hộ", 10, 20, "household", "", "about", 0, 0, ""),
    ("dưới 50 triệu đồng trở lên", "dưới 50 triệu đồng trở lên", 50e6, None, "VND", "", "at_most", 5e5, None, "triệu"),
    ("đạt 5% trở lên", "5% trở lên", 5, None, "percent", "", "at_least", 0.5, None, ""),
    ("5% số hộ nghèo trở lên", "5%", 5, None, "percent", "", "exact", 0.5, None, ""),
    ("5 hộ của xã nghèo trở lên", "5 hộ của xã nghèo trở lên", 5, None, "household", "", "at_least", 0, None, ""),
    ("cao hơn 1,2 điểm phần trăm", "cao hơn 1,2 điểm phần trăm", 1.2, None, "percentage_point", "", "exact", 0.05, None, ""),
    ("vượt 12% kế hoạch", "vượt 12%", 12, None, "percent", "", "exact", 0.5, None, ""),
    ("vượt 5/6 chỉ tiêu", "vượt 5/6 chỉ tiêu", 5, None, "item", "", "exact", 0, None, ""),
    ("2/3 - 5 huyện", "2/3", 2, None, "other", "", "exact", 0.5, None, ""),
    ("5 - 2/3 huyện", "5", 5, None, "", "", "exact", 0.5, None, ""),
    ("5 hộ - 7", "5 hộ", 5, None, "household", "", "exact", 0, None, ""),
    ("5 triệu - 7", "5 triệu", 5e6, None, "VND", "", "exact", 5e5, None, "triệu"),
    ("5 triệu - 7 triệu", "5 triệu - 7 triệu", 5e6, 7e6, "VND", "", "exact", 5e5, 5e5, "triệu"),
    ("50 - 50 hộ", "50", 50, None, "", "", "exact", 0.5, None, ""),
    ("50 hộ - 70 người", "50 hộ", 50, None, "household", "", "exact", 0, None, ""),
    ("50 - 70,5.3 hộ", "50 - 70,5.3 hộ", None, None, "household", "", "exact", 0, 0, ""),
    ("50,5.3 - 70 hộ", "50,5.3 - 70 hộ", None, None, "household", "", "exact", 0, 0, ""),
    ("5 - 7 triệu rưỡi đồng", "5 - 7 triệu rưỡi đồng", 5e6, 7.5e6, "VND", "", "exact", 5e5, 5e4, "triệu"),
    ("5 triệu rưỡi", "5 triệu rưỡi", 5.5e6, None, "VND", "", "exact", 5e4, None, "triệu"),
    ("2 tỷ rưỡi đồng mỗi năm", "2 tỷ rưỡi đồng mỗi năm", 2.5e9, None, "VND", "year", "exact", 5e7, None, "tỷ"),
    ("123456789012345 hộ", "123456789012345 hộ", 123456789012345, None, "household", "", "exact", 0, None, ""),
    ("1234567890123456 hộ", "1234567890123456 hộ", None, None, "household", "", "exact", 0, None, ""),
    ("12345678901234,56 hộ", "12345678901234,56 hộ", None, None, "household", "", "exact", 0, None, ""),
    ("1 tỷ 250 triệu 3 nghìn đồng", "1 tỷ 250 triệu 3 nghìn đồng", 1250003000, None, "VND", "", "exact", 500, None, "tỷ"),
    ("1 tỷ 1 tỷ đồng", "1 tỷ 1 tỷ đồng", None, None, "VND", "", "exact", 0, None, "tỷ"),
    ("452/KH", "452", 452, None, "", "", "exact", 0.5, None, ""),
    (">5%", ">5%", 5, None, "percent", "", "at_least", 0.5, None, ""),
    ("đạt >=5%", ">=5%", 5, None, "percent", "", "at_least", 0.5, None, ""),
    ("(5%", "5%", 5, None, "percent", "", "exact", 0.5, None, ""),
]  # fmt: skip


@pytest.mark.parametrize("case", FIGURES)
def test_a_figure_ends_where_its_words_end(case):
    text, figure, *coding = case
    read = read_figure(text.lower(), re.search("[0-9]", text).start())
    assert text[read.start : read.end] == figure
    assert read.kind == "measure"
    assert [*read[3:8], *read[9:11], read.times] == coding
    assert (read.value is None) == any(why in read.note for why in (NOT_VIETNAMESE, "digits", NOT_ONE_FIGURE))


def test_every_head_can_be_met():
    """Before a number two words are looked at, and one for days and programmes."""
    for heads, most in (
        (LABEL_HEADS, 2),
        (LEGAL_HEADS, 2),
        (PERIOD_HEADS, 2),
        (DAY_HEADS, 1),
        (LAW_PROGRAMME_HEADS, 1),
        (ADDRESS_HEADS, 2),
    ):
        assert [head for head in heads if head.count(" ") >= most] == []
    assert len(BOUND_OF) == sum(map(len, BOUND_WORDS.values())), "a qualifier under two bounds"


@pytest.mark.parametrize("sign", [">=", "≥", ">= ", "≥ "])
def test_a_sign_is_a_bound_with_and_without_a_space(sign):
    assert parse(f"{sign}5%").bound == "at_least"
    assert parse(f"{sign.replace('>', '<').replace('≥', '≤')}5%").bound == "at_most"
    assert parse(f"đạt {sign}5%").bound == "at_least"


def test_a_whole_number_of_what_is_measured_has_been_rounded():
    assert {
        parse(f"5 {unit}").half_width for unit in ("gam", "gram", "ki-lô-gam", "kg", "ki lô mét", "kwp", "lạng")
    } == {0.5}
    assert {parse(f"5 {unit}").half_width for unit in ("hộ", "usd", "lần", "tuổi")} == {0}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("từ 60 tuổi", "at_least"),
        ("từ 60 tuổi còn làm việc", "at_least"),
        ("nâng từ 60 tuổi", "exact"),
        ("từ 5 km", "at_least"),
        ("từ 5 km lên 7 km", "exact"),
        ("giảm từ 5%", "exact"),
        ("đạt từ 5%", "at_least"),
        ("từ 3 tháng", "exact"),
        ("hỗ trợ từ 2 triệu đồng", "at_least"),
        ("hỗ trợ từ 2 triệu đồng.", "at_least"),
        ("hỗ trợ từ 2 triệu đồng, sau đó", "at_least"),
        ("hỗ trợ từ 2 triệu đồng; sau đó", "at_least"),
        ("(hỗ trợ từ 2 triệu đồng) sau", "at_least"),
        ("hỗ trợ từ 2 triệu đồng/hộ nghèo", "at_least"),
        ("hỗ trợ từ 2 triệu đồng vốn vay", "exact"),
        ("nâng từ 2 triệu đồng", "exact"),
        ("từ 2 triệu đồng, nay thành 3 triệu đồng", "exact"),
        ("từ 5 hộ", "exact"),
    ],
)
def test_from_means_and_above_where_nothing_changes(text, bound):
    read = read_figure(text, re.search("[0-9]", text).start())
    assert read.bound == bound
    assert (text[read.start : read.start + 2] == "từ") == (bound == "at_least")


@pytest.mark.parametrize(
    ("text", "unit", "noted"),
    [
        ("9/10 số xã", "item", False),
        ("9/10 số hộ nghèo", "household", False),
        ("2/3 số đó", "other", False),
        ("2/3 diện tích", "other", False),
        ("3/3 diện tích", "other", False),
        ("5 tỷ", "VND", True),
        ("5 tỷ cho vay", "VND", True),
        ("5 tỷ khuyến khích", "VND", True),
        ("5 tỷ rưỡi", "VND", True),
        ("5 tỷ rưỡi đồng", "VND", False),
        ("5 triệu", "VND", True),
        ("5 triệu cho vay", "VND", True),
        ("5 triệu lượt", "person", False),
        ("5 triệu khuyến khích", "VND", True),
        ("50 nghìn", "VND", True),
        ("50 nghìn/cân", "VND", True),
        ("50 nghìn khuyến khích", "item", True),
        ("50/cân", "", False),
        ("50 khuyến khích", "item", True),
        ("5,5 khuyến khích", "", False),
        ("5,5 nghìn khuyến khích", "item", True),
        ("50 cho vay", "", False),
    ],
)
def test_a_number_without_known_unit_is_guessed_with_a_note(text, unit, noted):
    read = read_figure(text, 0)
    assert (read.unit, read.note not in ("", f"of {text[2:4].strip()}")) == (unit, noted)


def test_a_share_is_no_more_than_its_whole():
    assert [read_figure(f"{share} diện tích", 0).value for share in ("2/3", "3/3", "4/3", "1/1,5.5")] == [
        2,
        3,
        None,
        None,
    ]


def test_the_lower_end_takes_the_multiplier_where_it_then_rises():
    for text, ends in {
        "50 đến 70 triệu đồng": (50e6, 70e6),
        "700 đến 1 triệu đồng": (700, 1e6),
        "900 nghìn đến 1 triệu đồng": (9e5, 1e6),
        "5 hộ đến 7 nghìn hộ": (5, 7000),
    }.items():
        read = read_figure(text, 0)
        assert (read.value, read.value_high) == ends


def test_a_column_keeps_its_index_and_names_what_is_no_text():
    read = parse_column(pd.Series(["5 hộ", None, "5 hộ"], index=[7, 8, 9]))
    assert list(read.index) == [7, 8, 9]
    assert list(read["value"])[::2] == [5, 5]
    assert "no text" in read.loc[8, "problem"]
    assert len(parse_column([])) == 0


@given(st.text(max_size=40) | st.lists(st.sampled_from([text for text, *_ in PRINTED]), max_size=2).map(" ".join))
def test_words_read_once_for_all_numbers_read_alike(text):
    def tried(function):
        try:
            return function(text)
        except PrintedError as error:
            return str(error)

    assert tried(parse) == tried(_parse)


def test_figures_with_the_words_around_them_are_read_alike_with_and_without_the_short_way():
    read_at_all = 0
    for text, numbers in exercise_texts.read("blind"):
        for number in numbers:
            before = text[: number.start].rpartition("\n")[2].split(" ")[-3:]
            behind = text[number.end :].partition("\n")[0].split(" ")[:3]
            figure = " ".join(before) + number.as_printed + " ".join(behind)
            try:
                read = _parse(figure)
            except PrintedError:
                with pytest.raises(PrintedError):
                    parse(figure)
            else:
                assert parse(figure) == read
                read_at_all += 1
    assert read_at_all > 500
