"""What may not be compared is not compared, and implied values follow from the printed ones."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import cite, poverty, tables, tutorial
from helpers.poverty import IncomparableError, say_comparable, subtract_rates, try_misprints

TABLES = tables.read(names=["observations", "poverty_trajectories", "poverty_paces", "pace_readings", "places"])
OBSERVED = TABLES["observations"]
BY_ID = {row["figure_id"]: row for row in OBSERVED.to_dict("records")}


def test_rates_of_different_standards_are_never_subtracted():
    with pytest.raises(IncomparableError, match="different poverty standards: 2022-2025 and 2016-2020"):
        subtract_rates(BY_ID["th1-11-07"], BY_ID["kg1-5-01"])


def test_rates_of_an_unstated_standard_are_never_subtracted():
    with pytest.raises(IncomparableError, match="not stated"):
        subtract_rates(BY_ID["th1-11-07"] | {"poverty_standard": "not_stated"}, BY_ID["th1-11-11"])


def test_different_indicators_are_never_subtracted():
    with pytest.raises(IncomparableError, match="different indicators"):
        subtract_rates(BY_ID["th1-11-07"], BY_ID["th1-11-13"])


def test_one_series_is_subtracted_with_its_rounding():
    fall = subtract_rates(BY_ID["th1-11-07"], BY_ID["th1-11-11"])
    assert (float(fall.low), float(fall.high)) == (1.12, 1.14)


def test_no_derived_row_stands_on_two_standards():
    for table in ("poverty_trajectories", "poverty_paces"):
        for row in TABLES[table].itertuples():
            standards = {BY_ID[name]["poverty_standard"] for name in row.figure_ids.split()}
            assert standards == {row.poverty_standard}, row


def test_moving_a_level_to_another_standard_removes_what_was_implied():
    other = OBSERVED.copy()
    other.loc[other["figure_id"] == "kg1-5-01", "poverty_standard"] = "2022-2025"
    implied = poverty.trace(other).query("kind == 'implied' and place == 'kien_giang'")
    assert implied.empty


def implied(observations: pd.DataFrame) -> pd.DataFrame:
    return poverty.trace(observations).query("kind == 'implied'")


def change(figure: str, **cells: object) -> pd.DataFrame:
    """Return the observations with some cells of one figure changed."""
    other = OBSERVED.copy()
    for column, cell in cells.items():
        other.loc[other["figure_id"] == figure, column] = cell
    return other


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        *[(figure, cells) for figure in ("kg1-10-01", "kg1-5-01") for cells in (
            {"status": "target"}, {"subgroup": "Khmer"}, {"bound": "at_most"}, {"place": "ben_tre"}, {"source_id": "x"},
            {"poverty_standard": "not_stated"},
        )],
        ("kg1-10-01", {"per": "year"}),
        ("kg1-10-01", {"period_end": ""}),
        ("kg1-10-01", {"period_end": "2019"}),
        ("kg1-5-01", {"review_round": ""}),
        ("kg1-5-01", {"indicator": "near_poverty_rate"}),
    ],
)  # fmt: skip
def test_a_level_before_a_fall_stands_on_every_one_of_its_conditions(figure, cells):
    start = "method.str.startswith('level plus')"
    assert len(implied(OBSERVED).query(start)) == 1
    assert implied(change(figure, **cells)).query(start).empty


def test_a_level_before_a_fall_that_ends_in_a_month_is_of_its_year():
    assert len(implied(change("kg1-10-01", period_end="2020-12")).query("method.str.startswith('level plus')")) == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "target"}, {"subgroup": "Khmer"}, {"bound": "at_most"}, {"place": "ben_tre"}, {"source_id": "x"},
        {"poverty_standard": "2016-2020"}, {"period_start": "2021"}, {"period_end": "2021"},
        {"indicator": "poor_households"}, {"indicator": "near_poverty_rate"},
    ],
)  # fmt: skip
def test_poor_and_near_poor_are_of_one_place_period_and_standard(cells):
    both = "indicator == 'multidimensional_poverty_rate'"
    assert list(implied(OBSERVED).query(both)["figure_ids"]) == ["th1-11-07 th1-11-09", "th1-11-11 th1-11-13"]
    assert list(implied(change("th1-11-07", **cells)).query(both)["figure_ids"]) == ["th1-11-11 th1-11-13"]


def test_a_third_rate_of_a_period_makes_no_sum():
    twice = pd.concat([OBSERVED, change("th1-11-07", figure_id="th1-11-99").query("figure_id == 'th1-11-99'")])
    both = "indicator == 'multidimensional_poverty_rate'"
    assert list(implied(twice).query(both)["figure_ids"]) == ["th1-11-11 th1-11-13"]


@pytest.mark.parametrize(
    "cells",
    [{"status": "target"}, {"bound": "at_most"}, {"period_start": ""}, {"poverty_standard": "not_stated"}, {"subgroup": "Khmer"}],
)  # fmt: skip
def test_a_fall_lies_between_two_dated_levels_of_one_series(cells):
    falls = "figure_ids == 'th1-11-07 th1-11-11'"
    assert list(implied(OBSERVED).query(falls)["indicator"]) == ["poverty_rate_fall"]
    assert implied(change("th1-11-07", **cells)).query(falls).empty
    both = change("th1-11-07", **cells)
    for column, cell in cells.items():
        both.loc[both["figure_id"] == "th1-11-11", column] = cell
    assert implied(both).query(falls).empty != (cells == {"subgroup": "Khmer"})


def test_implied_rows_are_whole_and_in_order():
    traced = poverty.trace(OBSERVED.iloc[::-1])
    assert list(traced.index) == list(range(len(traced)))
    assert set(traced.columns) == {*OBSERVED.columns, "measure", "kind", "figure_ids", "method"}
    rows = implied(OBSERVED)
    assert (rows["bound"] == "exact").all() and (rows["per"] == "").all() and rows["value_high"].isna().all()
    dated = traced[traced["source_id"] != tutorial.SOURCE].query("method == 'earlier level less later level'")
    assert set(dated["figure_ids"].str.split().str[0]) == {"th1-11-06", "th1-11-07", "th1-11-08", "th1-11-09"}
    assert (dated["period_start"] == "2022").all() and (dated["period_end"] == "2023-09").all()


def test_the_paces_of_ranges_and_levels_are_divided_by_their_steps():
    readings = pd.DataFrame(
        [
            {"reading_id": "range", "figure_ids": "st2-6-01", "steps": 2, "role": "main", "reason": ""},
            {"reading_id": "levels", "figure_ids": "th1-11-07 th1-11-11", "steps": 2, "role": "main", "reason": ""},
        ]
    )
    found = poverty.pace(change("st2-6-01", indicator="poor_households_cut"), readings).set_index("reading_id")
    assert list(found.loc["range", ["pp_per_round", "pp_per_round_high"]]) == [1, 1.5]
    assert list(found["indicator"]) == ["poor_households_cut", "poverty_rate_fall"]
    assert found.loc["levels", "pp_per_round"] == 0.565 and pd.isna(found.loc["levels", "pp_per_round_high"])
    assert found.loc["levels", "relative_cut_pct"] == round(100 * (1 - (3.56 / 4.69) ** 0.5), 4)


def test_norms_may_stand_beside_one_standard_and_others_may_not():
    stated = {"poverty_standard": "2016-2020"}
    poverty.refuse_mixed_standards([stated, {}, {"poverty_standard": ""}, stated], "here")
    poverty.refuse_mixed_standards([{"poverty_standard": "not_stated"}] * 2, "here")
    with pytest.raises(IncomparableError, match="here: found poverty standards 2016-2020 and 2022-2025; allowed: one"):
        poverty.refuse_mixed_standards([{"poverty_standard": "2022-2025"}, stated], "here")
    with pytest.raises(IncomparableError, match="2016-2020 and not_stated"):
        poverty.refuse_mixed_standards([stated, {"poverty_standard": "not_stated"}], "here")


def test_a_pace_over_two_standards_is_refused():
    other = OBSERVED.copy()
    other.loc[other["figure_id"] == "th1-11-11", "poverty_standard"] = "2016-2020"
    with pytest.raises(IncomparableError):
        poverty.pace(other, TABLES["pace_readings"])


def test_every_poverty_figure_is_in_the_trajectories():
    printed = TABLES["poverty_trajectories"].query("method == 'as printed'")
    measured = OBSERVED[OBSERVED["indicator"].isin(poverty.MEASURES)]
    assert set(printed["figure_ids"]) == set(measured["figure_id"])


def test_plans_are_never_results():
    for row in TABLES["poverty_trajectories"].query("method == 'as printed'").itertuples():
        assert row.kind == BY_ID[row.figure_ids]["status"]


def test_paces_stay_within_their_interval():
    for row in TABLES["poverty_paces"].dropna(subset=["low", "high"]).itertuples():
        top = row.pp_per_round if pd.isna(row.pp_per_round_high) else row.pp_per_round_high
        assert row.low <= row.pp_per_round <= top <= row.high


def test_comparable_pairs_share_their_standard():
    compared = poverty.compare_places(TABLES["poverty_paces"], cite.name_places(TABLES["places"]))
    standards = TABLES["poverty_paces"].set_index("reading_id")["poverty_standard"]
    for row in compared.itertuples():
        one, other = (standards[name] for name in row.falls.split(" and "))
        assert (row.comparable == "yes") == (one == other != "not_stated")
    assert {"yes", "no"} == set(compared["comparable"])


def test_say_comparable_gives_a_reason():
    same = {"indicator": "poverty_rate", "poverty_standard": "2022-2025"}
    assert say_comparable(same, same) == (True, "same indicator, same poverty standard")
    for standard in ("", "not_stated"):
        unstated = same | {"poverty_standard": standard}
        assert say_comparable(same, unstated) == (False, "a poverty standard is not stated")
        assert say_comparable(unstated, unstated) == (False, "a poverty standard is not stated")


def test_misprints_are_tried_one_digit_at_a_time():
    assert try_misprints("7,09%", "1,77%/năm", 5) == []
    assert ("7,09%", "1,77%/năm") in try_misprints("7,09%", "1,77%/năm", 4)
    assert ("8,85%", "1,77%") in try_misprints("8,95%", "1,77%", 5)


def test_places_are_paired_once_and_a_promise_beside_a_result_is_said():
    pace = {"role": "main", "subgroup": "", "indicator": "poverty_rate_fall", "poverty_standard": "2022-2025"}
    paces = pd.DataFrame(
        [
            pace | {"place": "b", "reading_id": "b1", "status": "reported"},
            pace | {"place": "a", "reading_id": "a1", "status": "target"},
            pace | {"place": "a", "reading_id": "a2", "status": "reported"},
            pace | {"place": "c", "reading_id": "c1", "status": "reported", "poverty_standard": "2016-2020"},
            pace | {"place": "a", "reading_id": "rival", "status": "reported", "role": "rival"},
            pace | {"place": "a", "reading_id": "part", "status": "reported", "subgroup": "Khmer"},
        ]
    )
    found = poverty.compare_places(paces, {"a": "A", "b": "B", "c": "C"})
    assert list(found.columns) == ["places", "falls", "comparable", "why"]
    assert list(found.index) == list(range(5))
    assert list(found["falls"]) == ["b1 and a1", "b1 and a2", "a1 and c1", "a2 and c1", "b1 and c1"]
    assert list(found["comparable"]) == ["yes"] * 2 + ["no"] * 3
    promise, result = found["why"].iloc[:2]
    assert promise == f"{result}; a promise beside a result"
    assert not found["why"].iloc[2:].str.contains("promise").any()
