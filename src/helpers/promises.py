"""Promises and results: which place prints which for which field of policy, and which promises can be checked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.summary import list_places
from helpers.tables import Tables

__all__ = ["count_by_field", "meet_in_one_indicator", "order_fields", "rate_promises", "say_cells"]

WORDS = {
    "all_instruments": "all together",
    "capacity": "training of officers",
    "water_sanitation": "water and sanitation",
    "jobs": "jobs and work abroad",
}


def count_by_field(observations: pd.DataFrame, curated: Tables) -> pd.DataFrame:
    """Return one row per place and field of policy: ``place, field, promised, reported`` (numbers of figures).

    The place is that of the article; every field has a row for every place. A claim that is repeated counts once;
    what is only expected is neither.
    """
    figures = _with_fields(observations, curated)
    figures = figures.assign(promised=figures["status"] == "target", reported=figures["status"] == "reported")
    counts = figures.groupby(["place", "field"])[["promised", "reported"]].sum()
    fields = sorted(figures["field"].unique())
    every = pd.MultiIndex.from_product([list_places(curated), fields], names=["place", "field"])
    return counts.reindex(every, fill_value=0).reset_index()


def say_cells(matrix: pd.DataFrame) -> pd.Series:
    """Return the cells of the matrix in words: promised and reported, or a dash for silence."""
    promised = matrix["promised"].map(lambda count: f"{count} promised" if count else "")
    reported = matrix["reported"].map(lambda count: f"{count} reported" if count else "")
    both = promised.where((promised == "") | (reported == ""), promised + ", ")
    return (both + reported).replace("", "–")


def order_fields(matrix: pd.DataFrame) -> list[str]:
    """Return the fields with the most figures first."""
    sizes = matrix.set_index("field")[["promised", "reported"]].sum(axis=1).groupby(level=0).sum()
    return list(sizes.sort_values(ascending=False, kind="stable").index)


def meet_in_one_indicator(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of place and indicator for which a promise and a result are printed."""
    statuses = observations.groupby(["place", "indicator"])["status"].agg(set)
    return statuses[statuses.map({"target", "reported"}.issubset)].reset_index()[["place", "indicator"]]


def rate_promises(observations: pd.DataFrame, curated: Tables) -> pd.DataFrame:
    """Return the promises, repeated ones once, with what a check of them needs and what is missing in print.

    ``dated``: the figure has a last day. ``needs_base``: it promises a change. ``base``: ``yes`` where the same
    article reports a level of poverty to start from under the same stated standard, ``standard open`` where it
    does but a standard is not stated, ``no`` otherwise. ``complete``: dated, and with a base if it needs one.
    """
    promised = _with_fields(observations, curated)
    promised = promised[promised["status"] == "target"]
    of_poverty = observations["indicator"].isin(["poverty_rate", "poor_households"]) & (observations["subgroup"] == "")
    levels = observations[of_poverty & (observations["status"] == "reported")]
    standards = levels.groupby(["source_id", "place"])["poverty_standard"].agg(set)
    base = pd.Series([_say_base(row, standards) for row in promised.itertuples()], index=promised.index)
    dated = promised["period_end"] != ""
    needs_base = promised["measure"] == "change"
    lacks = pd.DataFrame(
        {
            "a date": ~dated,
            "a base": needs_base & (base == "no"),
            "a stated standard of the base": needs_base & (base == "standard open"),
        }
    )
    missing = [" and ".join(lacks.columns[row]) for row in lacks.to_numpy()]
    return promised.assign(
        dated=dated, needs_base=needs_base, base=base, complete=dated & (~needs_base | (base == "yes")), missing=missing
    )


def _say_base(promise: Any, standards: pd.Series) -> str:
    """Say whether a promised change of poverty has a level to start from."""
    known = standards.get((promise.source_id, promise.place), set())
    if not known or not promise.poverty_standard:
        return "no"
    return "yes" if promise.poverty_standard in known - {"not_stated"} else "standard open"


def _with_fields(observations: pd.DataFrame, curated: Tables) -> pd.DataFrame:
    """Add field, label and kind of measure from the indicators, and the place of the article."""
    indicators = curated["indicators"].set_index("indicator_id")
    places = curated["sources"].set_index("source_id")["place"]
    once = observations[(observations["claim_id"] == "") | ~observations.duplicated("claim_id")]
    return once.assign(
        field=once["indicator"].map(indicators["instrument"].replace(WORDS).str.replace("_", " ")),
        label=once["indicator"].map(indicators["label_en"]),
        measure=once["indicator"].map(indicators["measure"]),
        place=once["source_id"].map(places),
    )
