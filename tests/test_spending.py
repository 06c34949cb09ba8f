"""Spending per beneficiary: plain arithmetic, bounds that come along, nothing overlapping added."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from helpers import clean, spending, tables
from helpers.bounds import Interval
from helpers.expressions import evaluate, ids_in
from helpers.tables import DATA

TABLES = tables.read(names=["observations", "spending_per_beneficiary", "spending", "indicators"])
PAIRS = TABLES["spending_per_beneficiary"].set_index("pair_id")


@pytest.fixture(scope="module")
def typed() -> dict[str, Decimal]:
    """Return the typed values by figure id, read without the helpers."""
    with (DATA / "curated" / "figures.csv").open(encoding="utf-8", newline="") as handle:
        return {row["figure_id"]: Decimal(row["value"]) for row in csv.DictReader(handle)}


def plain_sum(terms: str, typed: dict[str, Decimal]) -> Decimal:
    total, sign = Decimal(0), 1
    for word in terms.split():
        if word in "+-":
            sign = 1 if word == "+" else -1
        else:
            total += sign * typed[word]
    return total


@pytest.mark.parametrize("pair", PAIRS.index)
def test_each_quotient_in_plain_arithmetic(pair, typed):
    row = PAIRS.loc[pair]
    amount, reached = (plain_sum(row[side], typed) for side in ("amount_figures", "beneficiary_figures"))
    assert (row["amount_vnd"], row["beneficiaries"]) == (amount, reached)
    assert row["vnd_per_beneficiary"] == pytest.approx(float(amount / reached), abs=0.005)


HEADLINES = {
    "st1-informal": 1_500_000,
    "st1-household-businesses": 3_000_000,
    "st1-other-workers": 1_035_835,
    "st1-assistance": 6_254_583,
    "st1-rice": 209_521,
    "th1-tet-poor": 500_000,
    "th1-tet-migrants": 500_000,
    "th1-hardship": 16_370_732,
    "th1-houses": 51_463_415,
    "th1-abroad": 81_400_000,
}


@pytest.mark.parametrize(("pair", "each"), HEADLINES.items())
def test_headline_quotients(pair, each):
    assert round(PAIRS.loc[pair, "vnd_per_beneficiary"]) == each


def test_bounds_come_from_the_print():
    assert PAIRS.loc["st1-assistance", "bound"] == "at_least"
    assert pd.isna(PAIRS.loc["st1-assistance", "high"])
    assert PAIRS.loc["kg1-gifts", "bound"] == "undetermined"
    assert (PAIRS.loc["th1-abroad", "low"], PAIRS.loc["th1-abroad", "high"]) == (81_300_000, 81_500_000)
    known = PAIRS[PAIRS["bound"] == "exact"]
    assert ((known["low"] <= known["vnd_per_beneficiary"]) & (known["vnd_per_beneficiary"] <= known["high"])).all()


def test_every_amount_is_used_or_no_count_stands_for_it():
    """Each amount of đồng is in a pair (rejected ones too), or is a stock or total shown elsewhere."""
    amounts = set(TABLES["observations"].query("unit == 'VND'")["figure_id"])
    paired = {name for terms in PAIRS["amount_figures"] for name in ids_in(terms)}
    unused = TABLES["observations"].set_index("figure_id").loc[sorted(amounts - paired), "amount_kind"]
    assert {"th1-13-01", "th1-13-04", "th1-13-05", "th1-13-06", "th1-13-07"} <= set(unused.index)
    assert set(unused) == {"loan_stock"}


def test_overlapping_groups_are_added_in_rejected_pairs_only():
    for pair, row in PAIRS.iterrows():
        together = set(ids_in(row["beneficiary_figures"]))
        if {"st1-18-07", "st1-18-11"} <= together or len(
            {TABLES["observations"].set_index("figure_id").loc[name, "unit"] for name in together}
        ) > 1:
            assert row["strength"] == "rejected", pair


def test_person_times_are_no_denominator():
    turns = PAIRS[PAIRS["beneficiary_unit"] == "person_time"]
    assert set(turns["strength"]) == {"rejected"}


def test_a_quotient_is_named_after_the_ends_that_are_known():
    one = Fraction(1)
    ends = {"exact": (one, one), "at_least": (one, None), "at_most": (None, one), "undetermined": (None, None)}
    assert {name: spending.name_bound(Interval(*pair)) for name, pair in ends.items()} == {name: name for name in ends}


def test_loans_and_stocks_are_no_spending():
    stocks = PAIRS[PAIRS["amount_kind"] == "loan_stock"]
    assert set(stocks["strength"]) == {"rejected"}


def test_shares_of_credit_add_up():
    shares = spending.share_credit(TABLES["observations"], "th1")
    assert shares["share_pct"].sum() == pytest.approx(100)
    assert list(shares["holder"])[::5] == ["households newly out of poverty", "poor households"]
    assert list(shares.columns) == ["holder", "amount_vnd", "share_pct", "figure_id"]
    assert list(shares.index) == list(range(len(shares)))
    with pytest.raises(ValueError, match="found 0 totals"):
        spending.share_credit(TABLES["observations"].iloc[:0], "th1")


@pytest.mark.parametrize(
    ("amount", "verdict"), [(500_000, True), (1_500_000, True), (16_370_732, False), (0.5, False), (123, False)]
)
def test_round_norms(amount, verdict):
    assert spending.is_round(amount) is verdict


def test_expressions_refuse_what_they_do_not_know():
    figures = {"a1-1-01": {"value": 2.0, "low": 2.0, "high": 2.0}}
    assert evaluate("a1-1-01 * 3 - 1 / 5", figures).value == 1
    for wrong, said in {
        "a1-1-01 +": "in",
        "a1-1-01 ** 2": "allowed: \\+ - \\* /",
        "a1-1-01 + 1..2": "a plain number",
    }.items():
        with pytest.raises(ValueError, match=said if said != "in" else "between them"):
            evaluate(wrong, figures)
    with pytest.raises(KeyError):
        evaluate("b1-1-01", figures)


FAULTS = {
    "period of the quotient": ("st1-22-01,social_assistance,yearly", "st1-22-01,social_assistance,monthly", "column frequency: found monthly"),
    "mixed units": ("st1-18-09,emergency_aid,one_off", "st1-18-09 + st1-18-05,emergency_aid,one_off", "found household_business and person"),
    "no years": (",one_off,2021,strong", ",one_off,,strong", "column possible_years: found nothing"),
    "years backwards": (",one_off,2020/2021,strong", ",one_off,2021/2020,strong", "column possible_years: found 2021/2020"),
    "another article": ("st1-18-10,st1-18-09", "th1-15-02,st1-18-09", "allowed: figures of st1"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_a_pair_is_reported(data, edit, fault):
    old, new, said = FAULTS[fault]
    edit("spending", old, new)
    assert any(said in problem for problem in clean.check(data)), clean.check(data)
