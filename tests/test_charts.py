"""The charts plot the numbers they are given, and never join two poverty standards; the summary says the same."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from helpers import charts, cite, reference, summary, tables
from helpers.charts import canvas, small

TABLES = tables.read_all()
NAMES = cite.name_places(TABLES["places"])
FOUR = {place: NAMES[place] for place in ("kien_giang", "tan_hung", "ben_tre", "soc_trang")}


OFFICIAL = pd.concat(
    [
        reference.rate_series(TABLES["poverty_reference"], place, standard).assign(
            place=place, poverty_standard=standard
        )
        for place in FOUR
        for standard in charts.STANDARDS
    ],
    ignore_index=True,
)


@pytest.fixture
def levels() -> charts.Chart:
    return charts.show_levels(TABLES["poverty_trajectories"], OFFICIAL, FOUR, "A title", "A source")


def heights(axes) -> set[float]:
    return {round(float(y), 4) for line in axes.lines for y in line.get_ydata()}


def words_in(axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in axes.texts]


def test_every_level_is_drawn_in_the_strip_of_its_standard(levels):
    strips = list(levels.figure.axes)
    assert len(strips) == 2 * len(FOUR)
    for number, place in enumerate(FOUR):
        for offset, standard in enumerate(charts.STANDARDS):
            here = levels.data[(levels.data["place"] == place) & (levels.data["poverty_standard"] == standard)]
            behind = OFFICIAL[(OFFICIAL["place"] == place) & (OFFICIAL["poverty_standard"] == standard)]
            drawn = pd.concat([here["value"], behind["value"], behind["low"], behind["high"]])
            assert heights(strips[2 * number + offset]) == {round(value, 4) for value in drawn}


def test_a_place_without_a_level_says_what_is_printed(levels):
    texts = [words for axes in levels.figure.axes for words in words_in(axes)]
    assert any("promised fall: 1 point; no level printed" in text for text in texts)
    assert any("2–3 points a year" in text for text in texts)
    assert "No level is printed for Bến Tre and Sóc Trăng" in levels.alt


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"period_start": "", "period_end": ""}, "undated, standard 2016-2020"),
        ({"period_start": ""}, "2021-01 or earlier, standard 2016-2020"),
        ({"poverty_standard": "not_stated"}, "2021-01, standard not stated"),
        ({"poverty_standard": "2011-2015"}, "2021-01, standard 2011-2015"),
    ],
)
def test_a_level_that_no_strip_can_hold_is_named_and_not_drawn(changed, said):
    rows = TABLES["poverty_trajectories"].copy()
    rows.loc[rows["figure_ids"] == "kg1-5-01", list(changed)] = list(changed.values())
    chart = charts.show_levels(rows, OFFICIAL, FOUR, "A title", "A source")
    said = f"Not drawn, for want of a date or of a strip for the standard: Kiên Giang poor 1.69 % (reported, {said})."
    assert f"{said} No level is printed for Bến Tre and Sóc Trăng." in chart.alt and chart.alt.count("1.69") == 1
    assert f"A source {said}" in words_in(chart.figure)
    assert not any("1.69" in words for axes in chart.figure.axes for words in words_in(axes))
    assert "kg1-5-01" not in set(chart.data["figure_ids"])


def test_no_strip_says_that_nothing_is_printed_where_a_level_is_named_below():
    rows = TABLES["poverty_trajectories"].assign(period_start="", period_end="")
    chart = charts.show_levels(rows, OFFICIAL, FOUR, "A title", "A source")
    assert all("level named below the chart" in words_in(axes) for axes in chart.figure.axes[:4])
    assert "strip per poverty standard: none drawn. Not drawn, for want" in chart.alt


def test_no_place_is_named_as_silent_where_each_has_a_level():
    places = {place: FOUR[place] for place in ("kien_giang", "tan_hung")}
    chart = charts.show_levels(TABLES["poverty_trajectories"], OFFICIAL, places, "A title", "A source")
    assert "No level is printed" not in chart.alt


def test_every_pace_is_drawn_and_rivals_are_hollow():
    chart = charts.show_paces(TABLES["poverty_paces"], NAMES, "A title", "A source")
    marks = [line for line in chart.figure.axes[0].lines if line.get_marker() in ("o", "D")]
    drawn = sorted(round(float(line.get_xdata()[0]), 4) for line in marks)
    assert drawn == sorted(round(value, 4) for value in TABLES["poverty_paces"]["pp_per_round"])
    hollow = sum(line.get_markerfacecolor() == "white" for line in marks)
    assert hollow == (TABLES["poverty_paces"]["role"] != "main").sum()


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("exact", "1.77"),
        ("at_least", "> 1.77"),
        ("at_most", "< 1.77"),
        ("nearly", "just under 1.77"),
        ("about", "about 1.77"),
    ],
)
def test_a_pace_has_the_sign_of_its_bound(bound, said):
    rows = TABLES["poverty_paces"].query("reading_id == 'kg-reported'").assign(bound=bound)
    chart = charts.show_paces(rows, NAMES, "A title", "A source")
    assert said in words_in(chart.figure.axes[0])


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("exact", "210 thousand"),
        ("at_least", "> 209 thousand"),
        ("at_most", "< 210 thousand"),
        ("undetermined", "? 210 thousand ?"),
    ],
)
def test_an_amount_has_the_sign_of_its_bound(bound, said):
    rows = TABLES["spending_per_beneficiary"].query("pair_id == 'st1-rice'").assign(bound=bound, group="Each")
    chart = charts.show_spending(rows, NAMES, "A title", "A subtitle", "A source")
    assert f"{said}, in kind" in words_in(chart.figure.axes[0])


def test_bars_are_sorted_start_at_zero_and_carry_their_totals():
    counts = pd.DataFrame({"a": [1, 5], "b": [2, 6]}, index=["x", "y"])
    chart = charts.show_counts(counts, "A title", "A subtitle", "A source")
    bars = chart.figure.axes[0].patches
    assert [bar.get_width() for bar in bars] == [1, 5, 2, 6]
    assert [bar.get_x() for bar in bars] == [0, 0, 1, 5]
    assert {"3", "11"} <= set(words_in(chart.figure.axes[0]))


def test_bounds_of_districts_are_arrows():
    whole = pd.Series({"value": 1.69})
    rows = TABLES["poverty_trajectories"].query(
        "indicator == 'poverty_rate' and figure_ids.str.startswith('kg1-10-0') and kind == 'reported'"
    )
    chart = charts.show_districts(rows, NAMES, whole, "A title", "A source")
    arrows = [text for text in chart.figure.axes[0].texts if getattr(text, "arrow_patch", None)]
    assert len(arrows) == (rows["bound"] == "at_most").sum() == 1
    assert "< 1 %" in chart.alt


def test_a_chart_in_text_is_its_alt_text_and_its_data(levels):
    bundle, metadata = levels._repr_mimebundle_()
    assert bundle["text/plain"].startswith(levels.alt)
    assert levels.data.to_csv(index=False) in bundle["text/plain"]
    assert metadata["image/png"]["alt"] == levels.alt


# Machado, Oliveira and Fernandes (2009): what readers see who lack one kind of cone, in linear RGB.
SIGHT = {
    "full": np.eye(3),
    "no red": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "no green": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "no blue": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)


def linear(colour: str) -> np.ndarray:
    channels = np.array(to_rgb(colour))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    """Return the colour of linear RGB in CIELAB, where distances are as large as they look."""
    ratio = TO_XYZ @ light.clip(0, 1) / WHITE
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(colour: str) -> float:
    """Return the contrast of a colour with white, as WCAG defines it."""
    return 1.05 / (float((TO_XYZ @ linear(colour))[1]) + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_of_one_chart_stay_apart_for_every_sight(sight):
    """Just noticeable is 2; a difference of 10 is plain in small marks. Each mark is labelled besides."""
    together = [*combinations((canvas.BLUE, canvas.GREEN, canvas.PURPLE), 2), (canvas.BLUE, canvas.ORANGE)]
    together += [(canvas.ORANGE, canvas.GREY), (canvas.BLUE, canvas.GREY), *combinations(canvas.PARTS, 2)]
    for one, other in together:
        distance = np.linalg.norm(lab(SIGHT[sight] @ linear(one)) - lab(SIGHT[sight] @ linear(other)))
        assert distance > 10, (one, other, distance)


def test_parts_of_a_bar_stay_apart_in_grey():
    lightness = [float(lab(linear(colour))[0]) for colour in canvas.PARTS]
    assert all(later - earlier > 12 for earlier, later in pairwise(lightness)), lightness


@pytest.mark.parametrize("colour", ["INK", "GREY", "BLUE", "ORANGE", "GREEN", "PURPLE"])
def test_words_in_colour_can_be_read_on_white(colour):
    assert contrast(getattr(canvas, colour)) >= 4.5


def test_small_charts_tell_their_parts_apart_without_colour():
    drawn = ElementTree.fromstring(small.draw_bars({"a": 3, "b": 2, "c": 1, "d": 1}, "x"))
    kinds = {(mark.get("fill"), mark.get("stroke-dasharray")) for mark in drawn.iter() if mark.tag.endswith("}rect")}
    assert len(kinds) == 4
    assert drawn.get("role") == "img" and drawn.get("aria-label") == "Bar chart: a 3, b 2, c 1, d 1."


def test_the_locator_has_thirteen_tiles_and_none_covers_another():
    assert len(small.PROVINCES) == len(set(small.PROVINCES.values())) == 13
    drawn = small.draw_locator({"Long An": "Long An:\nTân Hưng"})
    assert drawn.count('class="tile"') == 12 and drawn.count('class="tile marked"') == 1
    assert "marked: Long An: Tân Hưng." in drawn
    with pytest.raises(KeyError):
        small.draw_locator({"Huế": "Huế"})


def summarise(place: str, **derived: pd.DataFrame) -> dict[str, str]:
    """Return the summary of one place with some of the derived tables changed."""
    rows = summary.summarise(TABLES, TABLES | derived).set_index("place")
    return {str(column): str(word) for column, word in rows.loc[place].items()}


def test_the_fall_of_a_part_is_never_that_of_the_whole():
    """In the chart households go without saying: the rate is one of households."""
    paces = TABLES["poverty_paces"].assign(subgroup="Households led by women")
    chart = charts.show_paces(paces, NAMES, "A title", "A source")
    assert chart.alt.count("Households led by women: ") == len(paces)
    assert summarise("kien_giang", poverty_paces=paces)["pace"] == "1.77 points a year (Households led by women)"
    assert summarise("soc_trang")["aim"].endswith("3 to 4 points a year (Khmer households)")
    assert "Sóc Trăng, Khmer: promised" in charts.show_paces(TABLES["poverty_paces"], NAMES, "A title", "A source").alt


@pytest.mark.parametrize(("frequency", "said"), [("monthly", " a month"), ("yearly", " a year"), ("one_off", "")])
def test_the_summary_says_how_often_an_amount_is_paid(frequency, said):
    pairs = TABLES["spending_per_beneficiary"].assign(frequency=frequency)
    spending = summarise("soc_trang", spending_per_beneficiary=pairs)["spending"]
    assert spending.endswith(f"Social assistance over 6.25 million{said}")


def test_the_summary_dates_nothing_that_has_no_date():
    figures = TABLES["observations"].assign(period_start="", period_end="")
    said = summarise("kien_giang", observations=figures)
    assert said["level"] == "1.69 % (undated; standard 2016-2020, inferred)"
    assert said["aim"].endswith("; < 2 % poor and near-poor")


def test_a_bounded_level_has_its_sign_in_summary_and_chart():
    figures = TABLES["observations"].assign(bound="at_most")
    assert summarise("kien_giang", observations=figures)["level"].startswith("< 1.69 %")
    bounded = TABLES["poverty_trajectories"].assign(bound="at_most")
    chart = charts.show_levels(bounded, OFFICIAL, FOUR, "A title", "A source")
    assert "< 1.69" in words_in(chart.figure.axes[0])
