"""The articles' arithmetic, redone in plain numbers, and the judge on cases that must come out each way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from helpers import checks, tables
from helpers.bounds import Interval
from helpers.checks import judge
from helpers.expressions import Result

TABLES = tables.read(names=["observations", "identities_judged"])
OBSERVED, JUDGED = TABLES["observations"], TABLES["identities_judged"].set_index("identity_id")
VALUE = {row.figure_id: Decimal(str(row.value)) for row in OBSERVED.itertuples()}


def result(value, low="same", high="same") -> Result:
    ends = [Fraction(value) if end == "same" else None if end is None else Fraction(end) for end in (low, high)]
    return Result(Fraction(value), Interval(*ends))


@pytest.mark.parametrize(
    ("left", "right", "relation", "verdict"),
    [
        (result(3), result(3), "equals", "holds"),
        (result(3), result(4), "equals", "fails"),
        (result(3, 2, 4), result(4), "equals", "within_rounding"),
        (result(3, 2, 3), result(5, 4, 6), "equals", "fails"),
        (result(3, 3, None), result(9), "equals", "cannot_judge"),
        (result(3, 3, None), result(2), "equals", "fails"),
        (result(3), result(4), "at_most", "holds"),
        (result(5), result(4), "at_most", "fails"),
        (result(5, 5, None), result(9), "at_most", "cannot_judge"),
        (result(5), result(4, 3, 6), "at_most", "within_rounding"),
        (result(4, 3, 6), result(4, 3, 6), "at_most", "holds"),
        (result(5), result(4), "at_least", "holds"),
    ],
)
def test_verdicts(left, right, relation, verdict):
    assert judge(left, right, relation) == verdict


def test_covid_total_misses_its_parts_by_40_000():
    parts = 29_091_040_000 + 42_810_000_000 + 348_089_300_000
    assert VALUE["st1-18-01"] - parts == -40_000 == JUDGED.loc["st1-covid-total", "difference"]
    assert JUDGED.loc["st1-covid-total", "verdict"] == "fails"
    assert JUDGED.loc["st1-covid-total", "holds_at_step"] == 100_000


def test_other_verdicts_in_plain_arithmetic():
    assert VALUE["st1-22-01"] == 43_314 + 2_942 + 110
    assert VALUE["th1-13-01"] / 10**6 == 1_460 + 3_640 + 39_251 + 6_420 + 19_812 + 28_040
    assert VALUE["bt1-23-02"] + VALUE["bt1-23-03"] == VALUE["bt1-23-01"] == 88
    assert abs(VALUE["st1-18-11"] * 15 / 1000 - VALUE["st1-18-12"]) <= Decimal("0.5")
    assert abs(100 * VALUE["th1-11-01"] / 1500 - VALUE["th1-11-02"]) <= Decimal("0.5")
    for identity in ("st1-assistance-total", "th1-credit-total", "bt1-merit-total"):
        assert JUDGED.loc[identity, "verdict"] == "holds"
    for identity in ("st1-rice-per-person", "th1-plan", "th1-base-2022", "th1-base-latest", "kg1-mean-4"):
        assert JUDGED.loc[identity, "verdict"] == "within_rounding"
    assert set(JUDGED.loc[JUDGED["role"] == "rival", "verdict"]) == {"fails"}
    assert JUDGED.loc["kg1-gift-norm", "verdict"] == "cannot_judge"


def test_common_bases_in_plain_arithmetic():
    for (one, one_rate), (other, other_rate) in [((630, "4.69"), (837, "6.23")), ((483, "3.56"), (811, "5.97"))]:
        half = Decimal("0.005")
        ends = [
            (100 * n / (Decimal(r) + half), 100 * n / (Decimal(r) - half))
            for n, r in ((one, one_rate), (other, other_rate))
        ]
        assert max(low for low, _ in ends) <= min(high for _, high in ends)


def test_the_search_finds_what_is_stated_and_little_more():
    sums = checks.search_sums(OBSERVED)
    stated = {"st1-18-01", "st1-22-01", "th1-13-01", "th1-13-15", "bt1-23-01"}
    assert stated <= set(sums.hits["total"])
    assert len(sums.hits) - len(stated) <= 3 * max(1, sums.by_chance)
    quotients = checks.search_quotients(OBSERVED)
    assert {"st1-18-06", "st1-18-10", "th1-15-02", "th1-15-04"} <= set(quotients.hits["amount"])
    bases = checks.search_bases(OBSERVED).hits
    assert bases["one"].str.startswith("th1").sum() == 2


def test_the_search_loses_a_sum_when_a_digit_changes():
    other = OBSERVED.copy()
    other.loc[other["figure_id"] == "st1-22-03", ["value", "low", "high"]] += 1
    assert "st1-22-01" not in set(checks.search_sums(other).hits["total"])


def test_one_digit_that_would_mend_the_total():
    mends = checks.mend_one_digit(OBSERVED, JUDGED.loc["st1-covid-total"])
    assert {mend["would_be"] for mend in mends} == {"419.990.340.000 đồng", "29.091.000.000 đồng"}


def test_unknown_figures_in_statements_are_reported(data, edit):
    from helpers import clean

    edit("identities", "st1-22-04", "st1-22-44")
    edit("spending", "st1-18-05,emergency", "st1-18-06,emergency")
    problems = clean.check(data)
    assert any("identities.csv row st1-assistance-total, column right_side: found 'st1-22-44'" in p for p in problems)
    assert any("spending.csv row st1-household-businesses" in p and "allowed: what is counted" in p for p in problems)


def test_every_statement_was_read_alike_by_both_readers():
    from helpers import readings

    compared = readings.compare_readings(tables.read())
    doubtful = JUDGED[JUDGED["verdict"].isin(["fails", "cannot_judge"])]
    names = {name for ids in doubtful["figure_ids"] for name in ids.split()}
    values = compared[compared["figure_id"].isin(names) & compared["field"].isin(["kind", "value", "unit", "bound"])]
    assert values["agrees"].all() and set(values["figure_id"]) == names
    assert isinstance(values, pd.DataFrame)


def test_unlike_units_are_not_added(data, edit):
    from helpers import clean

    edit("identities", "st1-22-01,equals,st1-22-02 + st1-22-03", "st1-22-01,equals,st1-22-02 + st1-22-06")
    edit("pace_readings", "kg1-10-02,1", "kg1-8-01,1")
    problems = clean.check(data)
    assert any("st1-assistance-total, column unit: found card and person" in problem for problem in problems)
    assert any("row kg-reported, column figure_ids: found kg1-8-01" in problem for problem in problems)
