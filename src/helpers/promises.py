"""Promises and results: which place prints which for which field of policy, and which promises can be checked."""

from __future__ import annotations

import pandas as pd

from helpers.summary import PLACES
from helpers.tables import Tables

__all__ = ["PLACES", "count_by_field", "meet_in_one_indicator", "order_fields", "rate_promises", "say_cells"]

WORDS = {
    "all_instruments": "all together",
    "capacity": "training of officers",
    "water_sanitation": "water and sanitation",
    "jobs": "jobs and work abroad",
}


def count_by_field(observations: pd.DataFrame, curated: Tables) -> pd.DataFrame:
    """Return one row per place and field of policy: ``place, field, promised, reported`` (numbers of figures).

    The place is that of the article; every field has a row for every place. What is expected counts as promised.
    """
    figures = _with_fields(observations, curated)
    figures = figures.assign(promised=figures["status"] != "reported", reported=figures["status"] == "reported")
    counts = figures.groupby(["place", "field"])[["promised", "reported"]].sum()
    every = pd.MultiIndex.from_product([PLACES, sorted(figures["field"].unique())], names=["place", "field"])
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
    """Return the promises with what a check of them needs, and what is missing.

    ``dated``: the figure has a last day. ``needs_base``: it promises a change. ``base``: the same article prints
    a level to start from, of the same place and poverty standard. ``checkable``: dated, and with a base if needed.
    """
    promised = _with_fields(observations, curated)
    promised = promised[promised["status"] == "target"]
    levels = observations[
        (observations["status"] == "reported") & observations["indicator"].isin(["poverty_rate", "poor_households"])
    ]
    bases = set(zip(levels["source_id"], levels["place"], levels["poverty_standard"], strict=True))
    dated = promised["period_end"] != ""
    needs_base = promised["measure"] == "change"
    base = pd.Series(
        [(row.source_id, row.place, row.poverty_standard) in bases for row in promised.itertuples()],
        index=promised.index,
    )
    lacks = pd.DataFrame({"a date": ~dated, "a base": needs_base & ~base})
    missing = [" and ".join(lacks.columns[row]) for row in lacks.to_numpy()]
    return promised.assign(
        dated=dated, needs_base=needs_base, base=base, checkable=dated & (~needs_base | base), missing=missing
    )


def _with_fields(observations: pd.DataFrame, curated: Tables) -> pd.DataFrame:
    """Add field, label and kind of measure from the indicators, and the place of the article."""
    indicators = curated["indicators"].set_index("indicator_id")
    places = curated["sources"].set_index("source_id")["place"]
    return observations.assign(
        field=observations["indicator"].map(indicators["instrument"].replace(WORDS).str.replace("_", " ")),
        label=observations["indicator"].map(indicators["label_en"]),
        measure=observations["indicator"].map(indicators["measure"]),
        place=observations["source_id"].map(places),
    )
