"""The sentences of the home page say what the notebooks show, and the rivals come out as plain arithmetic has them."""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction

import pytest
from run_notebooks import NOTEBOOKS

from helpers import findings, tables, uses
from helpers.tables import DATA

KNOWN = tables.read_all()
FINDINGS = {one.notebook: one for one in findings.say_findings(KNOWN)}
RIVALS = findings.try_rivals(KNOWN)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def words_of(stem: str) -> str:
    """Return all that the outputs of a notebook say, in plain text."""
    cells = json.loads((NOTEBOOKS / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return " ".join("".join(data.get(kind, "")) for data in outputs for kind in ("text/markdown", "text/plain"))


def printed() -> dict[str, Fraction]:
    with (DATA / "curated/figures.csv").open(encoding="utf-8", newline="") as handle:
        return {row["figure_id"]: Fraction(row["value"]) for row in csv.DictReader(handle)}


@pytest.mark.parametrize("stem", FINDINGS)
def test_every_number_of_a_finding_stands_in_its_notebook(stem):
    shown = set(NUMBER.findall(words_of(stem)))
    said = set(NUMBER.findall(FINDINGS[stem].sentence))
    # Sums of numbers in the notebook: all pairs of amount and number, all pairs of places.
    totals = {"02_spending_per_beneficiary": {"30"}, "01_poverty_trajectories": {"4", "6"}}
    assert said - totals.get(stem, set()) <= shown


def test_findings_are_short_and_of_the_six_notebooks():
    stems = [path.stem for path in sorted(NOTEBOOKS.glob("0[0-5]*.ipynb"))]
    assert list(FINDINGS) == stems
    assert all(len(one.sentence.split()) <= 36 and one.parts for one in FINDINGS.values())


def test_the_headline_stands_on_the_tables():
    assert "add up" in findings.say_headline(KNOWN)
    broken = KNOWN["identities_judged"].assign(verdict="fails")
    with pytest.raises(ValueError, match="0% of statements"):
        findings.say_headline(KNOWN | {"identities_judged": broken})


def test_rivals_come_out_as_plain_arithmetic_has_them():
    value = printed()
    said = " ".join(RIVALS["outcome"])
    assert f"{float(value['kg1-10-01'] / 5):.2f} a year, not the printed {float(value['kg1-10-02']):g}" in said
    assert f"it is {float((value['th1-11-07'] - value['th1-11-11']) / 2):.3g} a year" in said
    monthly = value["st1-22-05"] / value["st1-22-01"] / 12
    assert f"over {float(100 * monthly / 1_500_000):.0f} %" in said
    parts = sum(value[f"th1-13-0{number}"] for number in range(2, 7))
    assert f"{float(100 * (1 - parts / value['th1-13-01'])):.0f} % short" in said
    missed = value["st1-18-03"] + value["st1-18-06"] + value["st1-18-08"] - value["st1-18-01"]
    assert f"by {float(missed):,.0f} đồng" in " ".join(RIVALS["finding"])


def test_what_became_of_a_rival_is_from_a_closed_list():
    assert set(RIVALS["became"]) == {"refuted", "open", "changes the finding", "confirmed"}
    assert set(FINDINGS) == set(RIVALS["notebook"])
    known = set(KNOWN["figures"]["figure_id"])
    assert {name for names in RIVALS["figure_ids"] for name in names.split()} <= known


def test_uses_name_every_figure_that_something_stands_on():
    listed = uses.list_uses(KNOWN)
    assert set(listed["figure_id"]) <= set(KNOWN["figures"]["figure_id"])
    one = listed[listed["figure_id"] == "kg1-10-01"]
    assert {"identities", "claims", "poverty_paces", "poverty_trajectories"} <= set(one["table"])
    assert (one["said"] != "").all()


def test_every_other_reading_is_split_off():
    for reading in KNOWN["figures"]["reading"]:
        how, other = uses.split_reading(reading)
        assert bool(other) == ("ther reading:" in reading), reading
        assert "ther reading:" not in how + other
