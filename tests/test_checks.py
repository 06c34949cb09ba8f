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
        (result(3, None, 4), result(4, 4, None), "at_most", "holds"),
        (result(5, 5, None), result(5, None, 5), "at_most", "cannot_judge"),
        (result(2, 2, 3), result(2, 2, 3), "contains", "holds"),
        (result(2, 2, 3), result(3, Fraction(5, 2), 4), "contains", "cannot_judge"),
        (result(2, 2, 3), result(1, 1, 2), "contains", "cannot_judge"),
        (result(2, 2, 3), result(3, 3, None), "contains", "cannot_judge"),
        (result(2, 2, None), result(3), "contains", "cannot_judge"),
        (result(2, 2, 3), result(4), "contains", "fails"),
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
    assert checks.mend_one_digit(OBSERVED, JUDGED.loc["st1-covid-total"]) == [
        {"figure_id": "st1-18-01", "as_printed": "419.990.300.000 đồng", "would_be": "419.990.340.000 đồng"},
        {"figure_id": "st1-18-03", "as_printed": "29.091.040.000 đồng", "would_be": "29.091.000.000 đồng"},
    ]


def printed(*rows) -> pd.DataFrame:
    """Return observations from ids, lines, units, values, half of the last digit, and the step of final zeros."""
    table = pd.DataFrame(rows, columns=["figure_id", "line", "unit", "value", "half", "precision"])
    ends = {"low": table["value"] - table["half"], "high": table["value"] + table["half"]}
    return table.assign(source_id="x", bound="exact", value_high=float("nan"), **ends)


NONE = float("nan")


def test_sums_are_counted_and_weighed_against_chance():
    counts = printed(
        ("ten", 9, "household", 10, 0, NONE),
        ("four", 9, "household", 4, 0, NONE),
        ("six", 9, "household", 6, 0, NONE),
        ("one", 9, "household", 1, 0, NONE),
        ("rate", 9, "percent", 6, 0, NONE),
        ("rate_one", 9, "percent", 5, 0, NONE),
        ("rate_two", 9, "percent", 1, 0, NONE),
        ("points", 9, "percentage_point", 6, 0, NONE),
        ("points_one", 9, "percentage_point", 5, 0, NONE),
        ("points_two", 9, "percentage_point", 1, 0, NONE),
        ("300", 2, "VND", 300, 5, 100),
        ("128", 2, "VND", 128, 5, NONE),
        ("107", 2, "VND", 107, 5, NONE),
        ("other line", 3, "VND", 235, 5, NONE),
    )
    found = checks.search_sums(counts)
    # 4 counts of one unit: each with 3 pairs and 1 triple of others; 3 amounts: each with 1 pair of others.
    assert found.tried == 4 * 4 + 3
    # 300 may be anything from 245 to 355 if its zeros are rounded; 128 + 107 is 225 to 245.
    assert found.hits.to_dict("list") == {"total": ["ten", "300"], "parts": ["four + six", "128 + 107"]}
    # Within half to one and a half of the total: 4+6, 4+1 (just half), 6+1, 4+6+1 of 10; 4+1 of 6; 6+1 of 4 is not.
    of_counts = Fraction(4, 10) + Fraction(1, 6)
    # 235 of 300: the parts are open by 20, the total stands in steps of 100. No other pair is near its total.
    assert found.by_chance == pytest.approx(float(of_counts + Fraction(20 + 100, 300)))


def test_a_sum_of_one_and_a_half_times_its_total_is_still_near():
    found = checks.search_sums(
        printed(("a", 1, "card", 2, 0, NONE), ("b", 1, "card", 2, 0, NONE), ("c", 1, "card", 1, 0, NONE))
    )
    assert (found.tried, len(found.hits)) == (3, 0)
    assert found.by_chance == 1  # 2 + 1 is near 2, twice, with a chance of a half; 2 + 2 is not near 1


def test_sums_have_no_more_parts_than_asked_for():
    nine = printed(*[(f"part{n}", 1, "card", 2**n, 0, NONE) for n in range(7)], ("total", 1, "card", 127, 0, NONE))
    assert checks.search_sums(nine).hits.empty
    assert list(checks.search_sums(nine, most_parts=7).hits["total"]) == ["total"]


def test_quotients_are_counted_and_weighed_against_chance():
    found = checks.search_quotients(
        printed(
            ("5000", 9, "VND", 5000, 0, 10),
            ("people", 9, "person", 3, 0, NONE),
            ("cards", 9, "card", 20, 0, NONE),
            ("rate", 9, "percent", 2, 0, NONE),
            ("points", 9, "percentage_point", 2, 0, NONE),
            ("rice", 9, "tonne", 2, 0, NONE),
            ("960", 2, "VND", 960, 2, NONE),
            ("houses", 2, "house", 4, 0, NONE),
        )
    )
    assert found.tried == 3
    assert found.hits.to_dict("list") == {
        "amount": ["5000", "960"],
        "count": ["cards", "houses"],
        "vnd_each": [250, 240],
    }
    # 90 round amounts lie in the thousands, which hold 9,000 numbers in steps of 10; and 90 in the hundreds, of 900.
    assert found.by_chance == pytest.approx(2 * 90 * 10 / 9000 + 90 * 4 / 900)


def test_common_bases_are_counted_and_weighed_against_chance():
    couples = [
        ("a", 9, "household", 100, 0, NONE),
        ("a%", 9, "percent", 4, 0.5, NONE),
        ("b", 9, "household", 50, 0, NONE),
        ("b%", 9, "percent", 2, 0.5, NONE),
        ("c", 9, "household", 900, 0, NONE),
        ("c%", 9, "percent", 2, 0.5, NONE),
        ("d", 2, "household", 20, 0, NONE),
        ("d%", 2, "percent", 2, 0.5, NONE),
        ("e", 2, "household", 30, 0, NONE),
        ("e%", 2, "percent", 2, 0.5, NONE),
    ]
    found = checks.search_bases(printed(*couples))
    assert found.tried == 4
    assert found.hits.to_dict("list") == {"one": ["a / a%", "d / d%"], "other": ["b / b%", "e / e%"]}
    bases = {"a": (100, 4), "b": (50, 2), "c": (900, 2), "d": (20, 2), "e": (30, 2)}
    low = {name: Fraction(2 * count, 2 * rate + 1) for name, (count, rate) in bases.items()}
    high = {name: Fraction(2 * count, 2 * rate - 1) for name, (count, rate) in bases.items()}
    widths = [(one, high[one] - low[one] + high[other] - low[other]) for one, other in ("ab", "ac", "bc", "de")]
    assert found.by_chance == pytest.approx(float(sum(min(1, width / low[one]) for one, width in widths)))


def test_a_claim_contradicts_where_no_reading_agrees():
    reference = {"r-5": {"value": 5.0, "low": 5.0, "high": 5.0}}
    figures = printed(("f", 1, "percent", 4, 0, NONE))
    claims = pd.DataFrame(
        [
            {
                "claim_id": "c",
                "comparison_id": "c-1",
                "role": "main",
                "article_side": "f",
                "reference_side": "r-5",
                "relation": "equals",
            }
        ]
    )
    judged = checks.confront(figures, reference, claims)
    assert judged.loc[0, ["verdict", "outcome"]].to_list() == ["contradicts"] * 2


def test_the_articles_side_is_said_with_its_range_or_sign():
    sides = pd.DataFrame(
        [[2, 2, 3], [2, 2, NONE], [2, 2, 2], [2, 1.5, 2.5], [2, NONE, 2], [NONE, NONE, NONE], [1500, 1500, 2500]],
        columns=["article_value", "article_low", "article_high"],
    )
    assert checks.say_article(sides) == ["2 to 3", "> 2", "2", "2", "< 2", "–", "1,500 to 2,500"]


def test_statements_that_hold_need_no_coarser_step():
    identities = tables.read(names=["identities"])["identities"]
    holding = identities[identities["identity_id"].isin(JUDGED.index[JUDGED["verdict"] == "holds"])]
    step = checks.judge_identities(OBSERVED, holding)["holds_at_step"]
    assert len(step) and step.isna().all() and step.dtype == "float64"


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
