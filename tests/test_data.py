"""The committed dataset: valid by two validators, complete, and its headline findings redone in plain Python."""

from __future__ import annotations

import csv
import warnings
from decimal import Decimal

import pytest

from helpers import clean, readings, rules, tables
from helpers.printed import parse
from helpers.tables import DATA


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def printed() -> dict[str, Decimal]:
    """Return the typed values of all figures by id, read without the helpers."""
    return {row["figure_id"]: Decimal(row["value"]) for row in rows("curated/figures")}


def test_check_finds_no_problem():
    assert clean.check() == []


def test_a_second_validator_agrees():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of frictionless's own dependencies
        from frictionless import Package

        report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])


def test_derived_files_are_what_the_curated_tables_give():
    derived = clean.derive(tables.read())
    described = {resource["name"]: resource for resource in tables.read_descriptor()["resources"]}
    assert set(derived) == {name for name, resource in described.items() if resource["path"].startswith("derived/")}
    for name, frame in derived.items():
        columns = [field["name"] for field in described[name]["schema"]["fields"]]
        committed = (DATA / described[name]["path"]).read_text(encoding="utf-8")
        assert tables.to_csv(frame[columns]) == committed, f"{name}: run `python -m helpers build`"


def test_a_derived_file_that_differs_is_named_with_its_first_such_line(data):
    path = data / "derived" / "summary.csv"
    header, *rows = path.read_bytes().decode().splitlines()
    renewed = "what `python -m helpers build` writes"
    last, third = len(rows), rows[2]

    def problems(*lines: str, end: str = "\n") -> list[str]:
        path.write_bytes("".join(line + end for line in lines).encode())
        return clean.check(data)

    assert problems(header, *rows) == []
    assert problems(header, *rows[:2], third[:30] + "?" + third[31:], *rows[3:]) == [
        f"summary.csv line 4, character 31: found {third[10:30] + '?' + third[31:70]!r}; "
        f"allowed: {third[10:70]!r}, {renewed}"
    ]
    assert problems(header, *rows[:-1]) == [
        f"summary.csv line {last + 1}, character 1: found ''; allowed: {rows[-1][:40]!r}, {renewed}"
    ]
    assert problems(header, *rows, rows[-1]) == [
        f"summary.csv line {last + 2}, character 1: found {rows[-1][:40]!r}; allowed: '', {renewed}"
    ]
    assert problems(header, *rows, end="\r\n") == [
        f"summary.csv line 1, character {len(header) + 1}: found {header[-20:] + chr(13)!r}; allowed: {header[-20:]!r}, {renewed}"
    ]
    path.write_bytes(path.read_bytes().replace(b"\r", b"")[:-1])
    (problem,) = clean.check(data)
    assert problem.startswith(f"summary.csv line {last + 2}, character 1: found the end of the file; allowed: '', what")
    path.unlink()
    (problem,) = clean.check(data)
    assert problem.startswith("summary.csv: found No such file") and problem.endswith(f", {renewed}")


def test_observations_keep_the_rows_they_are_given():
    figures = tables.read(names=["figures"])["figures"].query("period != ''").iloc[3:6]
    observed = clean.observe(figures)
    assert list(observed.index) == list(figures.index)
    periods = [rules.split_period(period) for period in figures["period"]]
    assert list(zip(observed["period_start"], observed["period_end"], strict=True)) == periods
    assert observed["period_start"].dtype == observed["period_end"].dtype == "str"


def test_every_figure_has_one_observation_in_order():
    assert [row["figure_id"] for row in rows("derived/observations")] == [
        row["figure_id"] for row in rows("curated/figures")
    ]


def test_low_and_high_follow_the_contract():
    for row in rows("derived/observations"):
        value = Decimal(row["value"])
        high = Decimal(row["value_high"] or row["value"])
        half = Decimal(0) if row["status"] == "target" else Decimal(str(parse(row["as_printed"]).half_width))
        expected = {
            "exact": (value - half, high + half),
            "at_least": (value, None),
            "at_most": (None, high),
            "nearly": (None, high),
            "about": (None, None),
        }[row["bound"]]
        found = tuple(Decimal(row[end]) if row[end] else None for end in ("low", "high"))
        assert found == expected, row["figure_id"]


def test_every_figure_was_read_twice():
    compared = readings.compare_readings(tables.read())
    figures = {row["figure_id"] for row in rows("curated/figures")}
    assert set(compared.loc[compared["field"] == "kind", "figure_id"]) == figures
    assert (compared.loc[compared["field"] == "kind", "second"] == "figure").all()
    assert (compared.loc[~compared["agrees"], "settled"] != "").all()


def test_no_sentence_of_an_article_is_in_the_data():
    for name in ("figures", "exclusions", "second_reading", "corrections"):
        for row in rows(f"curated/{name}"):
            for column in ("as_printed", "printed"):
                assert len(row.get(column, "").split()) <= 8, f"{name}.csv {row}"


# The findings of notebook 01, from the typed values alone.


def test_kien_giang_fell_by_four_yearly_steps(printed):
    fall, mean = printed["kg1-10-01"], printed["kg1-10-02"]
    half = Decimal("0.005")
    fits = [n for n in (3, 4, 5, 6) if (fall + half) / n >= mean - half and (fall - half) / n <= mean + half]
    assert fits == [4]
    assert printed["kg1-5-01"] + fall == Decimal("8.78")


def test_tan_hung_fell_by_a_quarter_of_its_number(printed):
    assert printed["th1-11-07"] - printed["th1-11-11"] == Decimal("1.13")
    cut = 100 * (1 - printed["th1-11-10"] / printed["th1-11-06"])
    assert round(cut, 1) == Decimal("23.3")
    assert printed["th1-11-06"] / 2 == 315
    assert printed["th1-11-07"] + printed["th1-11-09"] == Decimal("10.92")
    assert printed["th1-11-11"] + printed["th1-11-13"] == Decimal("9.53")


def test_relative_paces(printed):
    paces = {row["reading_id"]: row for row in rows("derived/poverty_paces")}
    one_round = 100 * (1 - float(printed["th1-11-11"]) / float(printed["th1-11-07"]))
    assert float(paces["th-1-round"]["relative_cut_pct"]) == pytest.approx(one_round, abs=1e-3)
    assert paces["kg-span-4"]["relative_cut_pct"] == "", "the article prints no level at the start of the fall"


def test_districts_stand_at_three_to_five_times_the_province(printed):
    ratios = sorted(printed[name] / printed["kg1-5-01"] for name in ("kg1-10-06", "kg1-10-07", "kg1-10-08"))
    assert [round(ratio) for ratio in (ratios[0], ratios[-1])] == [3, 5]
