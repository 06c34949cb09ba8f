"""The articles' own arithmetic: totals and parts, rates and bases, means and changes, amounts and round norms.

Each statement is judged on what the print leaves open, never on the bare numbers. Statements come from
``identities.csv``; the searches below look for more of them, and say how often chance alone would find one.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

import pandas as pd

from helpers.bounds import Interval, add, as_number, divide, exact
from helpers.expressions import Result, Row, evaluate, ids_in, index_figures, interval_in
from helpers.poverty import refuse_mixed_standards
from helpers.printed import PrintedError, change_one_digit, parse
from helpers.show import say_cell, say_sign, say_span
from helpers.spending import is_round

__all__ = [
    "Search",
    "confront",
    "judge",
    "judge_identities",
    "mend_one_digit",
    "say_article",
    "search_bases",
    "search_quotients",
    "search_sums",
]

DIGITS = 6  # behind the point, in the columns of both sides


def judge(left: Result, right: Result, relation: str) -> str:
    """Return the verdict on ``left`` = ``right`` (or at most, or at least ``right``) from values and intervals.

    ``holds``: the printed numbers agree, or whatever the print leaves open agrees. ``within_rounding``: the
    numbers differ, and some value that the print leaves open agrees. ``fails``: none does. ``cannot_judge``: an
    end that a qualifier leaves open decides.

    >>> point = Result(Fraction(3), Interval(Fraction(3), Fraction(3)))
    >>> judge(point, point, "equals")
    'holds'
    >>> judge(Result(Fraction(3), Interval(Fraction(3), None)), point, "equals")
    'cannot_judge'
    """
    if relation == "at_most":
        return _judge_at_most(left, right)
    if relation == "at_least":
        return _judge_at_most(right, left)
    if relation == "contains":
        return _judge_contains(left.interval, right.interval)
    if not left.interval.meets(right.interval):
        return "fails"
    if None in (*left.interval, *right.interval):
        return "cannot_judge"
    return "holds" if left.value == right.value else "within_rounding"


def _judge_contains(range_: Interval, outcome: Interval) -> str:
    """Judge whether an outcome lies in a range: a miss that the print leaves open cannot be judged."""
    if not range_.meets(outcome):
        return "fails"
    if None in (*range_, *outcome):
        return "cannot_judge"
    return "holds" if range_.low <= outcome.low and outcome.high <= range_.high else "cannot_judge"  # type: ignore[operator]


def _judge_at_most(left: Result, right: Result) -> str:
    (low, high), (other_low, other_high) = left.interval, right.interval
    if high is not None and other_low is not None and high <= other_low:
        return "holds"
    if low is not None and other_high is not None and low > other_high:
        return "fails"
    if None in (*left.interval, *right.interval):
        return "cannot_judge"
    return "holds" if left.value <= right.value else "within_rounding"


def judge_identities(observations: pd.DataFrame, identities: pd.DataFrame) -> pd.DataFrame:
    """Return ``identities`` worked out: both sides with their intervals, the difference and the verdict.

    A statement that fails to the unit may hold at the coarser step that zeros at the end of a figure leave open
    (its ``precision``): ``holds_at_step`` is the finest such step that helps, NaN where none does.

    Raises helpers.poverty.IncomparableError where a statement joins rates under different standards.
    """
    figures = index_figures(observations)
    rows = []
    for identity in identities.to_dict("records"):
        names = ids_in(f"{identity['left_side']} {identity['right_side']}")
        refuse_mixed_standards([figures[name] for name in names], f"identities.csv row {identity['identity_id']}")
        left, right = (evaluate(identity[side], figures) for side in ("left_side", "right_side"))
        verdict = judge(left, right, identity["relation"])
        step = _step_that_helps(identity, {name: figures[name] for name in names}) if verdict == "fails" else None
        rows.append(
            {
                **identity,
                "note": identity["statement"],
                "figure_ids": " ".join(names),
                **_columns("left", "left", left),
                **_columns("right", "right", right),
                "difference": as_number(left.value - right.value, DIGITS),
                "verdict": verdict,
                "holds_at_step": float("nan") if step is None else step,
            }
        )
    return pd.DataFrame(rows)


VERDICT_OF_CLAIM = {
    "holds": "agrees",
    "within_rounding": "agrees",
    "fails": "contradicts",
    "cannot_judge": "cannot_judge",
}


def confront(observations: pd.DataFrame, reference: dict[str, Row], claims: pd.DataFrame) -> pd.DataFrame:
    """Return each comparison of ``claims`` worked out against the ``reference`` rows, with the outcome of its claim.

    A comparison ``agrees`` where the intervals of both sides meet (or the first can be at most the second),
    ``contradicts`` where they do not, and cannot be judged where the print leaves that open. A claim agrees by its
    main reading, or else under another reading where a rival agrees; sources disagree where another one has the
    article's number; it contradicts where none agrees; there may be nothing to compare with.

    Raises helpers.poverty.IncomparableError where one side joins rates under different standards.
    """
    known = index_figures(observations) | reference
    rows = []
    for claim in claims.to_dict("records"):
        names = ids_in(f"{claim['article_side']} {claim['reference_side']}")
        refuse_mixed_standards([known[name] for name in names], f"claims.csv row {claim['comparison_id']}")
        article = evaluate(claim["article_side"], known)
        other = evaluate(claim["reference_side"], known) if claim["reference_side"] else None
        verdict = VERDICT_OF_CLAIM[judge(article, other, claim["relation"])] if other else "nothing_to_compare"
        rows.append(
            {
                **claim,
                **_columns("article_value", "article", article),
                **_columns("reference_value", "reference", other),
                "difference": as_number(other and article.value - other.value, DIGITS),
                "verdict": verdict,
                "figure_ids": " ".join(name for name in names if name not in reference),
                "reference_rows": " ".join(name for name in names if name in reference),
            }
        )
    judged = pd.DataFrame(rows)
    outcomes = {claim: _outcome(group) for claim, group in judged.groupby("claim_id")}
    return judged.assign(outcome=judged["claim_id"].map(outcomes))


def say_article(judged: pd.DataFrame) -> list[str]:
    """Return the article's side of each comparison in words: a printed range as such, a bound with its sign."""
    said = []
    for row in judged.itertuples():
        value = say_cell(row.article_value)
        if row.article_value == row.article_low < row.article_high:
            value = say_span(row.article_value, row.article_high)
        elif row.article_value == row.article_low and pd.isna(row.article_high):
            value = say_sign("at_least") + value
        elif row.article_value == row.article_high and pd.isna(row.article_low):
            value = say_sign("at_most") + value
        said.append(value)
    return said


def _outcome(comparisons: pd.DataFrame) -> str:
    """Return the outcome of a claim over its comparisons; checks of what an article implies do not count."""
    verdicts = {role: set(group["verdict"]) for role, group in comparisons.groupby("role")}
    main = verdicts["main"]
    if main == {"agrees"}:
        return "agrees"
    if "agrees" in verdicts.get("other_source", set()):
        return "sources_disagree"
    if "agrees" in verdicts.get("rival", set()):
        return "agrees_under_another_reading"
    return next(word for word in ("contradicts", "cannot_judge", "nothing_to_compare") if word in main)


def _step_that_helps(identity: Row, figures: dict[str, Row]) -> float | None:
    """Return the finest step left open by final zeros at which a statement that fails to the unit holds."""
    steps = sorted({row["precision"] for row in figures.values() if not pd.isna(row["precision"])})
    for step in steps:
        coarse = {name: _coarser(row) if row["precision"] <= step else row for name, row in figures.items()}
        left, right = (evaluate(identity[side], coarse) for side in ("left_side", "right_side"))
        if judge(left, right, identity["relation"]) != "fails":
            return float(step)
    return None


def mend_one_digit(observations: pd.DataFrame, judged: pd.Series) -> list[dict[str, str]]:
    """Return each change of one digit in one figure that would make a failing statement hold.

    ``judged`` is a row of ``derived/identities.csv``. Each item has ``figure_id``, ``as_printed`` and ``would_be``.
    """
    figures = index_figures(observations)
    mends = []
    for name in judged["figure_ids"].split():
        for would_be in change_one_digit(figures[name]["as_printed"]):
            try:
                value = parse(would_be).value
            except PrintedError:
                continue
            changed = figures | {name: figures[name] | {"value": value}}
            left, right = (evaluate(judged[side], changed) for side in ("left_side", "right_side"))
            if left.value == right.value:
                mends.append({"figure_id": name, "as_printed": figures[name]["as_printed"], "would_be": would_be})
    return mends


class Search(NamedTuple):
    """What a systematic search tried and found.

    ``tried`` counts the statements tried and ``hits`` lists those that agree. ``by_chance`` is the number of hits
    to expect if one of the numbers in each statement were drawn anew: uniformly, from half to one and a half times
    its size for a sum, in its own power of ten for a quotient.
    """

    tried: int
    hits: pd.DataFrame
    by_chance: float


def search_sums(observations: pd.DataFrame, most_parts: int = 6) -> Search:
    """Try each count and amount as the sum of two to ``most_parts`` others of the same unit on its line.

    Only figures without qualifier are tried, and no rates: shares of different groups do not add up.
    """
    hits, tried, chance = [], 0, 0.0
    added = _plain(observations)
    added = added[~added["unit"].isin(["percent", "percentage_point"])]
    for _, group in added.groupby(["source_id", "line", "unit"], sort=False):
        records = group.to_dict("records")
        for total in records:
            own = interval_in(_coarser(total))
            others = [row for row in records if row is not total]
            for count in range(2, min(most_parts, len(others)) + 1):
                for parts in combinations(others, count):
                    tried += 1
                    whole = add(*(interval_in(part) for part in parts))
                    if whole.meets(own):
                        hits.append(
                            {"total": total["figure_id"], "parts": " + ".join(part["figure_id"] for part in parts)}
                        )
                    middle = sum(exact(part["value"]) for part in parts) / exact(total["value"])
                    if Fraction(1, 2) <= middle <= Fraction(3, 2):
                        chance += _share(_width(whole) + exact(_step(total)), exact(total["value"]))
    return Search(tried, pd.DataFrame(hits, columns=["total", "parts"]), chance)


def search_quotients(observations: pd.DataFrame) -> Search:
    """Try each amount over each count of the same line: does it come out as a round norm?

    Only amounts and counts without qualifier are tried. Round is at most two digits before the zeros
    (:func:`helpers.spending.is_round`); 90 such numbers lie in each power of ten.
    """
    hits, tried, chance = [], 0, 0.0
    plain = _plain(observations)
    counted = ~plain["unit"].isin(["VND", "percent", "percentage_point", "tonne"])
    for _, line in plain.groupby(["source_id", "line"], sort=False):
        amounts = line[line["unit"] == "VND"].to_dict("records")
        counts = line[counted.loc[line.index]].to_dict("records")
        for amount in amounts:
            for count in counts:
                tried += 1
                if is_round(amount["value"] / count["value"]):
                    hits.append(
                        {
                            "amount": amount["figure_id"],
                            "count": count["figure_id"],
                            "vnd_each": amount["value"] / count["value"],
                        }
                    )
                # Of the amounts of this size that could have been printed, 90 for each power of ten are hits.
                decade = 10 ** len(f"{amount['value']:.0f}") // 10
                chance += _share(exact(90 * _step(amount)), Fraction(9 * decade))
    return Search(tried, pd.DataFrame(hits, columns=["amount", "count", "vnd_each"]), chance)


def search_bases(observations: pd.DataFrame) -> Search:
    """Try each pair of (count, rate) couples of one line: do both imply the same number of all households?

    A couple is a count of households and the rate printed next after it.
    """
    hits, tried, chance = [], 0, 0.0
    for _, line in _plain(observations).groupby(["source_id", "line"], sort=False):
        records = line.to_dict("records")
        couples = [
            (count, rate)
            for count, rate in pairwise(records)
            if count["unit"] == "household" and rate["unit"] == "percent"
        ]
        for one, other in combinations(couples, 2):
            tried += 1
            bases = [divide(interval_in(count), interval_in(rate)) for count, rate in (one, other)]
            if bases[0].meets(bases[1]):
                hits.append({"one": _name(one), "other": _name(other)})
            chance += _share(_width(bases[0]) + _width(bases[1]), bases[0].low or Fraction(1))
    return Search(tried, pd.DataFrame(hits, columns=["one", "other"]), chance)


def _plain(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[(observations["bound"] == "exact") & observations["value_high"].isna()]


def _step(row: Row) -> float:
    """Return the step in which a figure is printed: of its zeros, its rounding, or one."""
    precision = 0.0 if pd.isna(row["precision"]) else row["precision"]
    return float(max(precision, (row["high"] - row["low"]) or 1.0))


def _width(interval: Interval) -> Fraction:
    assert interval.low is not None and interval.high is not None, "only figures without qualifier are searched"
    return interval.high - interval.low


def _coarser(row: Row) -> Row:
    """Return a figure with the interval of its coarser precision, where it has one."""
    if pd.isna(row["precision"]):
        return row
    return row | {"low": row["low"] - row["precision"] / 2, "high": row["high"] + row["precision"] / 2}


def _share(width: Fraction, size: Fraction) -> float:
    """Return which share of a random number's range, taken as its own size, a hit takes up."""
    return float(min(Fraction(1), width / size))


def _name(couple: tuple[Row, Row]) -> str:
    return " / ".join(row["figure_id"] for row in couple)


def _columns(value: str, end: str, side: Result | None) -> dict[str, float]:
    """Return one side as columns: its value, and both ends of what its print leaves open."""
    low, high = side.interval if side else (None, None)
    return {
        value: as_number(side and side.value, DIGITS),
        f"{end}_low": as_number(low, DIGITS),
        f"{end}_high": as_number(high, DIGITS),
    }
