"""Where each printed figure is used: from a figure to every pair, statement, claim and level that stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from helpers.expressions import ids_in
from helpers.summary import OUTCOMES
from helpers.tables import Tables

__all__ = ["list_uses", "split_reading"]

VERDICTS = {
    "holds": "holds",
    "within_rounding": "holds within rounding",
    "fails": "fails",
    "cannot_judge": "cannot be judged",
    "agrees": "agrees",
    "contradicts": "contradicts",
    "nothing_to_compare": OUTCOMES["nothing_to_compare"],
}


def list_uses(tables: Tables) -> pd.DataFrame:
    """Return one row per figure and use: ``figure_id, table, row_id, label, said, against``.

    ``tables`` holds the derived tables, in whose order the rows come; ``label`` names the use and ``said`` what came
    of it. ``against`` has the ids of the rows of other sources that a claim was set against, separated by spaces.
    """
    uses = [*_pairs(tables), *_statements(tables), *_claims(tables), *_levels(tables), *_paces(tables)]
    against = tables["claims_judged"].set_index("comparison_id")["reference_rows"]
    rows = [
        {
            "figure_id": name,
            "table": table,
            "row_id": row_id,
            "label": label,
            "said": said,
            "against": against[row_id] if table == "claims" else "",
        }
        for table, row_id, expressions, label, said in uses
        for name in dict.fromkeys(ids_in(expressions))
    ]
    return pd.DataFrame(rows, columns=["figure_id", "table", "row_id", "label", "said", "against"])


Use = tuple[str, str, str, str, str]


def _pairs(tables: Tables) -> Iterator[Use]:
    for row in tables["spending_per_beneficiary"].itertuples():
        said = f"{row.strength} pair of an amount and those it reached"
        yield "spending", row.pair_id, f"{row.amount_figures} {row.beneficiary_figures}", row.label, said


def _statements(tables: Tables) -> Iterator[Use]:
    for row in tables["identities_judged"].itertuples():
        rival = " (rival reading)" if row.role == "rival" else ""
        yield "identities", row.identity_id, row.figure_ids, row.note, VERDICTS[row.verdict] + rival


def _claims(tables: Tables) -> Iterator[Use]:
    for row in tables["claims_judged"].itertuples():
        rival = " (rival reading)" if row.role == "rival" else ""
        yield "claims", row.comparison_id, row.figure_ids, row.statement, VERDICTS[row.verdict] + rival


def _levels(tables: Tables) -> Iterator[Use]:
    for row in tables["poverty_trajectories"].itertuples():
        label = f"{row.indicator.replace('_', ' ')}, {row.kind}"
        yield "poverty_trajectories", "", row.figure_ids, label, row.method


def _paces(tables: Tables) -> Iterator[Use]:
    for row in tables["poverty_paces"].itertuples():
        yield "poverty_paces", row.reading_id, row.figure_ids, f"pace: {row.role} reading", row.reason


def split_reading(reading: str) -> tuple[str, str]:
    """Return how a figure was read and the other reading, either of which may be blank.

    >>> split_reading("Of the labour force. Other reading: of those trained.")
    ('Of the labour force.', 'Of those trained.')
    """
    how, _, other = re.sub(r"[.;] [Oo]ther reading: ", ".\n", reading, count=1).partition("\n")
    return how, other[:1].upper() + other[1:]
