"""The charts plot the numbers they are given, and never join two poverty standards."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import charts, cite, reference, tables

TABLES = tables.read(names=["poverty_trajectories", "poverty_paces", "places", "poverty_reference"])
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
    texts = [text.get_text().replace("\n", " ") for axes in levels.figure.axes for text in axes.texts]
    assert any("promised fall: 1 point; no level printed" in text for text in texts)
    assert any("2–3 points a year" in text for text in texts)
    assert "No level is printed for Bến Tre and Sóc Trăng" in levels.alt


def test_every_pace_is_drawn_and_rivals_are_hollow():
    chart = charts.show_paces(TABLES["poverty_paces"], NAMES, "A title", "A source")
    marks = [line for line in chart.figure.axes[0].lines if line.get_marker() in ("o", "D")]
    drawn = sorted(round(float(line.get_xdata()[0]), 4) for line in marks)
    assert drawn == sorted(round(value, 4) for value in TABLES["poverty_paces"]["pp_per_round"])
    hollow = sum(line.get_markerfacecolor() == "white" for line in marks)
    assert hollow == (TABLES["poverty_paces"]["role"] != "main").sum()


def test_bars_are_sorted_start_at_zero_and_carry_their_totals():
    counts = pd.DataFrame({"a": [1, 5], "b": [2, 6]}, index=["x", "y"])
    chart = charts.show_counts(counts, "A title", "A subtitle", "A source")
    bars = chart.figure.axes[0].patches
    assert [bar.get_width() for bar in bars] == [1, 5, 2, 6]
    assert [bar.get_x() for bar in bars] == [0, 0, 1, 5]
    assert {"3", "11"} <= {text.get_text() for text in chart.figure.axes[0].texts}


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
