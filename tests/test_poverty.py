"""What may not be compared is not compared, and implied values follow from the printed ones."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import cite, poverty, tables
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
    assert say_comparable(same, same)[0]
    assert not say_comparable(same, same | {"poverty_standard": ""})[0]


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
