"""The summary that notebooks and README share: one row per place, facts about the evidence, no score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from helpers.charts.canvas import say_sign
from helpers.tables import Tables

__all__ = ["PLACES", "summarise"]

PLACES = ["soc_trang", "ben_tre", "kien_giang", "tan_hung"]


def summarise(curated: Tables, derived: Tables) -> pd.DataFrame:
    """Return one row per place in words: level, pace, aim, spending, and facts about the evidence.

    ``derived`` needs observations, paces, pairs of spending and judged claims.
    """
    return pd.DataFrame([_summarise_place(place, curated, derived) for place in PLACES])


def _summarise_place(place: str, curated: Tables, derived: Tables) -> dict[str, str]:
    sources = curated["sources"].loc[curated["sources"]["place"] == place, "source_id"]
    figures = derived["observations"][derived["observations"]["source_id"].isin(sources)]
    paces = derived["poverty_paces"][(derived["poverty_paces"]["place"] == place)]
    pairs = derived["spending_per_beneficiary"][derived["spending_per_beneficiary"]["place"] == place]
    claims = derived["claims_judged"][derived["claims_judged"]["figure_ids"].str.split("-").str[0].isin(sources)]
    outcomes = claims.drop_duplicates("claim_id")["outcome"].value_counts()
    undated = (figures["period_start"].eq("") & figures["period_end"].eq("")).sum()
    rivals = figures["reading"].str.contains("ther reading").sum()
    evidence = [f"{undated} of {len(figures)} figures undated", f"{rivals} with another reading"]
    evidence += [f"claims that {_say_outcome(str(name))}: {count}" for name, count in outcomes.items()]
    kept = pairs[pairs["strength"] != "rejected"]
    return {
        "place": place,
        "level": _say_level(figures, place),
        "pace": _join(_say_pace(row) for row in paces[paces["status"] == "reported"].to_dict("records")),
        "aim": _join(
            [
                *(_say_pace(row) for row in paces[paces["status"] == "target"].to_dict("records")),
                *(_say_aim(row) for row in figures[figures["status"] == "target"].to_dict("records")),
            ]
        ),
        "spending": f"{(kept['strength'] == 'strong').sum()} of {len(kept)} pairs strong" if len(kept) else "",
        "evidence": "; ".join(evidence),
    }


def _join(words: Iterable[str]) -> str:
    """Join what is said, each thing once."""
    return "; ".join(dict.fromkeys(filter(None, words)))


def _say_aim(row: dict[str, Any]) -> str:
    """Say a level of poverty or a cut in its number that is aimed at; nothing for other aims."""
    by = f" by {row['period_end']}"
    if row["indicator"] == "poor_households_cut":
        return f"{row['value']:g} % fewer poor households{by}"
    if row["indicator"] == "multidimensional_poverty_rate":
        return f"{say_sign(row['bound'])}{row['value']:g} % poor and near-poor{by}"
    return ""


def _say_outcome(outcome: str) -> str:
    return {
        "agrees": "agree with a source",
        "agrees_under_another_reading": "agree under another reading",
        "contradicts": "contradict a source",
        "nothing_to_compare": "have nothing to compare with",
    }[outcome]


def _say_level(figures: pd.DataFrame, place: str) -> str:
    levels = figures[
        (figures["indicator"] == "poverty_rate")
        & (figures["place"] == place)
        & (figures["subgroup"] == "")
        & (figures["status"] == "reported")
    ].sort_values("period_start", kind="stable")
    if levels.empty:
        return ""
    row = levels.iloc[-1]
    when = row["period_start"] + ("" if row["period_end"] else " or later")
    return f"{row['value']:g} % ({when}; standard {row['poverty_standard']}, {row['poverty_standard_basis']})"


def _say_pace(row: dict[str, Any]) -> str:
    top = "" if pd.isna(row["pp_per_round_high"]) else f" to {row['pp_per_round_high']:g}"
    who = f" ({row['subgroup']})" if row["subgroup"] == "Khmer households" else ""
    rival = " (rival)" if row["role"] == "rival" else ""
    points = "point" if row["pp_per_round"] == 1 and not top else "points"
    return f"{say_sign(str(row['bound']))}{row['pp_per_round']:.3g}{top} {points} a year{who}{rival}"
