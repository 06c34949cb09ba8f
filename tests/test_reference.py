"""Reference rows: each with an address, prices without gaps, claims judged as plain arithmetic judges them."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from helpers import checks, clean, promises, reference, spending, tables
from helpers.poverty import IncomparableError
from helpers.tables import DataError

CURATED = tables.read()
DERIVED = tables.read(names=["observations", "claims_judged", "spending_in_context", "spending_per_beneficiary"])
ROWS = reference.index_reference(CURATED)
OFFICIAL = {name: row["value"] for name, row in ROWS.items()}
JUDGED = DERIVED["claims_judged"].set_index("comparison_id")
NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("table", ["poverty_reference", "prices", "norms", "population"])
def test_every_reference_row_has_an_address(table):
    addresses = CURATED["references"].set_index("reference_id")["url"]
    assert CURATED[table]["reference_id"].map(addresses).str.match(r"https?://").all()


def test_every_reference_is_used():
    used = {
        name
        for table in ("poverty_reference", "prices", "norms", "population")
        for name in CURATED[table]["reference_id"]
    }
    assert used == set(CURATED["references"]["reference_id"])


def test_sources_that_disagree_both_stay():
    values = CURATED["poverty_reference"].groupby("conflict")["value"].agg(set)
    assert values["st_2015_rate"] == {17.89, 18.18}
    assert values["st_2020_rate"] == {2.66, 2.67, 3.81}
    assert values["kg_2020_rate"] == {1.91, 1.69}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_outside_number_in_a_notebook_leads_to_its_row(path):
    """Each reference row that a notebook names in its code is listed under its sources, with an address."""
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    code = "\n".join("".join(cell["source"]) for cell in cells)
    listed = set(
        re.findall(r"`([a-z0-9_-]+)` [0-9]", json.dumps([cell["outputs"] for cell in cells], ensure_ascii=False))
    )
    named = {name for name in re.findall(r"['\"]([a-z0-9_-]+)['\"]", code) if name in ROWS}
    # Rows that reach the page through tables and charts: of claims, and of the series behind the levels.
    if "claims_judged" in code and path.stem.startswith("04"):
        named |= set(" ".join(JUDGED["reference_rows"]).split())
    outputs = "\n".join("".join(o.get("data", {}).get("text/plain", "")) for cell in cells for o in cell["outputs"])
    named |= {name for name in re.findall(r"[a-z]+-[0-9]{4}-[a-z0-9-]+", outputs) if name in ROWS}
    assert named <= listed, f"{path.name} names {sorted(named - listed)} without listing the source"


def plain(name: str) -> float:
    return float(OFFICIAL[name])


def test_references_in_plain_arithmetic():
    assert round(plain("kg-2015-rate") - plain("kg-2019-rate"), 2) == 7.09
    assert round((plain("kg-2015-rate") - plain("kg-2019-rate")) / 4, 4) == 1.7725
    assert round(plain("kg-2016-rate") - plain("kg-2020-rate-1"), 2) == 6.41
    assert round(plain("st-2019-rate") - plain("st-2020-rate-1"), 2) == 2.25
    assert round((plain("bt-2021-rate") - plain("bt-2023-rate")) / 2, 3) == 0.815
    assert plain("covid_2021_soc_trang_informal_worker") == 1_500_000
    assert plain("covid_2021_household_business") == 3 * plain("covid_2020_household_business") == 3_000_000


def typed_values() -> dict[str, Decimal]:
    """Return every typed number by id, straight from the CSV files."""
    values = {}
    for table, key in (
        ("curated/figures", "figure_id"),
        ("reference/poverty_reference", "row_id"),
        ("reference/norms", "norm_id"),
    ):
        with (tables.DATA / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
            values |= {row[key]: Decimal(row["value"]) for row in csv.DictReader(handle)}
    return values


def work_out(expression: str, values: dict[str, Decimal]) -> Decimal:
    first, *rest = expression.split()
    result = values.get(first) or Decimal(first)
    for sign, word in zip(rest[::2], rest[1::2], strict=True):
        other = values.get(word) or Decimal(word)
        result = {"+": result + other, "-": result - other, "*": result * other, "/": result / other}[sign]
    return result


@pytest.mark.parametrize("comparison", JUDGED.index)
def test_each_verdict_in_plain_arithmetic(comparison):
    row, values = JUDGED.loc[comparison], typed_values()
    assert row["article_value"] == pytest.approx(float(work_out(row["article_side"], values)), abs=1e-6)
    if not row["reference_side"]:
        assert row["verdict"] == "nothing_to_compare"
        return
    assert row["reference_value"] == pytest.approx(float(work_out(row["reference_side"], values)), abs=1e-6)
    low, high, other_low, other_high = (
        float("-inf" if end == "low" else "inf") if pd.isna(row[f"{side}_{end}"]) else row[f"{side}_{end}"]
        for side in ("article", "reference")
        for end in ("low", "high")
    )
    apart = high < other_low or other_high < low
    expected = {
        "equals": "contradicts" if apart else "agrees",
        "at_most": "agrees" if high <= other_low else "contradicts" if low > other_high else "cannot_judge",
        "at_least": "agrees" if low >= other_high else "contradicts" if high < other_low else "cannot_judge",
        "contains": "agrees" if low <= other_low and other_high <= high else "contradicts" if apart else "cannot_judge",
    }[row["relation"]]
    assert row["verdict"] == expected


OUTCOMES = {
    "kg-level": "sources_disagree",
    "kg-fall": "agrees_under_another_reading",
    "st-plan": "agrees",
    "st-khmer": "cannot_judge",
    "th-2022": "agrees_under_another_reading",
    "bt-fall": "agrees_under_another_reading",
    "st-informal": "agrees",
    "st-business": "agrees",
    "st-rice": "agrees",
    "st-assistance": "agrees",
    "kg-aim": "nothing_to_compare",
}


def test_outcomes_follow_from_the_readings():
    outcomes = DERIVED["claims_judged"].drop_duplicates("claim_id").set_index("claim_id")["outcome"]
    assert {claim: outcomes[claim] for claim in OUTCOMES} == OUTCOMES
    assert set(outcomes.drop(list(OUTCOMES))) == {"nothing_to_compare"}


UNLIKE = {
    "another place": ("kg1-5-01,equals,kg-2020-rate-2", "kg1-5-01,equals,st-2020-rate-1", "found place kien_giang and soc_trang"),
    "another indicator": ("kg1-5-01,equals,kg-2020-rate-2", "kg1-5-01,equals,kg-2020-near-rate", "found indicator near_poverty_rate"),
    "another group": ("kg1-5-01,equals,kg-2020-rate-2", "kg1-5-01,equals,kg-2020-rate-minority", "found subgroup blank and ethnic"),
    "unknown row": ("kg1-5-01,equals,kg-2020-rate-2", "kg1-5-01,equals,kg-2099-rate", "found 'kg-2099-rate'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", UNLIKE)
def test_unlike_things_are_not_compared(data, edit, fault):
    old, new, said = UNLIKE[fault]
    edit("claims", old, new)
    assert any("claims.csv row kg-level-press" in problem and said in problem for problem in clean.check(data))


def test_claims_over_two_standards_are_refused():
    mixed = CURATED["claims"].head(1).assign(reference_side="st-2015-rate-old - st-2020-rate-1")
    with pytest.raises(IncomparableError, match="2011-2015 and 2016-2020"):
        checks.confront(DERIVED["observations"], ROWS, mixed)


def test_no_series_holds_two_standards_and_none_is_joined():
    old = reference.rate_series(CURATED["poverty_reference"], "soc_trang", "2011-2015")
    new = reference.rate_series(CURATED["poverty_reference"], "soc_trang", "2016-2020")
    assert list(old["value"]) == [24.31, 8.88]
    assert new.set_index("review_round").loc["2015", ["low", "high"]].tolist() == [17.89, 18.18]
    assert not set(" ".join(old["row_ids"]).split()) & set(" ".join(new["row_ids"]).split())


def test_a_missing_price_is_an_error_and_never_extrapolated():
    with pytest.raises(DataError, match="no cpi of 2009"):
        reference.price(CURATED["prices"], "cpi", 2009)
    gap = CURATED["prices"].query("not (series == 'cpi' and year == 2022)")
    with pytest.raises(DataError, match="no cpi of 2022"):
        spending.put_in_context(DERIVED["spending_per_beneficiary"], gap, CURATED["norms"])


def test_real_terms_and_dollars_in_plain_arithmetic():
    cpi = CURATED["prices"].query("series == 'cpi'").set_index("year")["value"]
    ppp = CURATED["prices"].query("series == 'ppp_private_consumption'").set_index("year")["value"]
    context = DERIVED["spending_in_context"].set_index(["pair_id", "year"])
    row = context.loc[("th1-tet-poor", 2023)]
    assert row["vnd_2021"] == pytest.approx(500_000 * cpi[2021] / cpi[2023], abs=0.01)
    assert row["international_dollars_2021"] == pytest.approx(row["vnd_2021"] / ppp[2021], abs=0.01)
    month = context.loc[("st1-assistance", 2021)]
    assert month["vnd"] == pytest.approx(290e9 / 46366 / 12, abs=0.01)
    assert month["share_of_criterion_2016_2020"] == pytest.approx(100 * month["vnd"] / 700_000, abs=0.01)
    assert month["share_of_criterion_2022_2025"] == pytest.approx(100 * month["vnd"] / 1_500_000, abs=0.01)


@pytest.mark.parametrize(
    ("frequency", "months", "said"), [("monthly", 1, "monthly"), ("yearly", 12, "monthly"), ("one_off", 1, "one_off")]
)
def test_recurring_amounts_are_put_per_month(frequency, months, said):
    pairs = DERIVED["spending_per_beneficiary"].query("pair_id == 'st1-assistance'").assign(frequency=frequency)
    context = spending.put_in_context(pairs, CURATED["prices"], CURATED["norms"])
    assert (context["vnd"] == round(pairs["vnd_per_beneficiary"].item() / months, 2)).all()
    assert set(context["frequency"]) == {said}


def test_yardsticks_are_for_transfers_to_persons_and_households_only():
    context = DERIVED["spending_in_context"]
    compared = set(context.loc[context["share_of_criterion_2022_2025"].notna(), "pair_id"])
    pairs = DERIVED["spending_per_beneficiary"].set_index("pair_id").loc[sorted(compared)]
    assert set(pairs["amount_kind"]) == {"transfer"} and set(pairs["beneficiary_unit"]) == {"person", "household"}


FAULTS = {
    "year out of the series": ("population", "soc_trang,2019", "soc_trang,1819", ["population.csv", "column year", "found 1819"]),
    "part of the printed number": ("poverty_reference", '"24,31%",24.31', '"24,31%",4.31', ["st-2010-rate", "column value"]),
    "no address": ("references", "https://", "ftp://", ["references.csv", "column url"]),
    "unknown standard": ("poverty_reference", ",2011-2015,", ",2011-2016,", ["column poverty_standard", "2011-2015"]),
    "round outside its standard": ("poverty_reference", "2010,2010,inferred,2011-2015", "2010,2010,inferred,2016-2020", ["column review_round", "allowed: 2015 to 2021"]),
    "period outside its round": ("poverty_reference", "exact,2010,2010,", "exact,2017,2010,", ["column period", "that year or the next"]),
    "number other than print": ("poverty_reference", '"24,31%",24.31', '"24,31%",24.13', ["st-2010-rate", "column value", "24,31%"]),
    "point left out": ("poverty_reference", '"24,31%",24.31', '"24,31%",243.1', ["st-2010-rate", "column value", "24,31%"]),
    "missing year": ("prices", "cpi,2015,", "exchange_rate,2030,", ["prices.csv row cpi 2015", "none extrapolated"]),
    "unknown reference": ("norms", "decision_59_2015", "decision_95_2015", ["norms.csv", "references.csv"]),
    "norm that ends before it starts": ("norms", "2016-01-01,2021-12-31", "2016-01-01,2015-12-31", ["column valid_to"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_the_reference_is_reported(data, fault):
    table, old, new, said = FAULTS[fault]
    path = data / "reference" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    problems = clean.check(data)
    assert any(all(words in problem for words in said) for problem in problems), problems


def test_promises_and_results_are_counted_by_article():
    matrix = promises.count_by_field(DERIVED["observations"], CURATED)
    repeated, expected = 2, 1
    assert matrix["promised"].sum() + matrix["reported"].sum() == len(DERIVED["observations"]) - repeated - expected
    assert matrix["promised"].sum() == len(promises.rate_promises(DERIVED["observations"], CURATED))
    cells = promises.say_cells(matrix)
    assert (cells == "–").sum() == ((matrix["promised"] == 0) & (matrix["reported"] == 0)).sum()


def test_a_promise_is_checkable_with_a_date_and_a_base_if_it_needs_one():
    rated = promises.rate_promises(DERIVED["observations"], CURATED).set_index("figure_id")
    assert rated.loc["st2-8-01", "complete"] and rated.loc["st2-12-01", "complete"]
    assert rated.loc["st2-6-01", "missing"] == "a base"
    assert rated.loc["kg1-5-02", "missing"] == rated.loc["th1-7-01", "missing"] == "a stated standard of the base"
    assert rated.loc["bt1-5-01", "missing"] == "a base"
    assert "bt1-9-01" not in rated.index, "a repeated claim counts once"
    assert rated.loc["bt1-17-01", "complete"]
    undated = DERIVED["observations"].assign(period="", period_start="", period_end="")
    rated = promises.rate_promises(undated, CURATED).set_index("figure_id")
    assert rated.loc["bt1-17-01", "missing"] == "a date"
    assert rated.loc["bt1-5-01", "missing"] == "a date and a base"
