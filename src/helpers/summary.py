"""The summary that notebooks and README share: one row per place, facts about the evidence, no score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from helpers.cite import say_period
from helpers.show import say_dong, say_sign
from helpers.tables import Tables

__all__ = ["list_places", "summarise"]

EVIDENCE = {
    "same_text": "the same text again",
    "same_chain": "documents of the same administrative chain",
    "legal_norm": "legal norms",
    "independent": "an independent measurement",
}
OUTCOMES = {
    "agrees": "agree",
    "agrees_under_another_reading": "agree under another reading",
    "sources_disagree": "sources disagree",
    "contradicts": "contradict a source",
    "cannot_judge": "cannot be judged",
    "nothing_to_compare": "nothing to compare with",
}


def list_places(curated: Tables) -> list[str]:
    """Return the places that an article is about, in the order of ``places.csv``.

    >>> from helpers import tables
    >>> list_places(tables.read())[:2]
    ['soc_trang', 'ben_tre']
    """
    about = set(curated["sources"]["place"])
    return [place for place in curated["places"]["place_id"] if place in about]


def summarise(curated: Tables, derived: Tables) -> pd.DataFrame:
    """Return one row per place in words: level, pace, aim, spending, and facts about the evidence.

    ``derived`` needs observations, paces, pairs of spending and judged claims.
    """
    return pd.DataFrame([_summarise_place(place, curated, derived) for place in list_places(curated)])


def _summarise_place(place: str, curated: Tables, derived: Tables) -> dict[str, str]:
    sources = curated["sources"].loc[curated["sources"]["place"] == place, "source_id"]
    figures = derived["observations"][derived["observations"]["source_id"].isin(sources)]
    paces = derived["poverty_paces"][(derived["poverty_paces"]["place"] == place)]
    pairs = derived["spending_per_beneficiary"][derived["spending_per_beneficiary"]["place"] == place]
    claims = derived["claims_judged"][derived["claims_judged"]["figure_ids"].str.split("-").str[0].isin(sources)]
    undated = (figures["period_start"].eq("") & figures["period_end"].eq("")).sum()
    rivals = figures["reading"].str.contains("ther reading").sum()
    outcomes = claims.drop_duplicates("claim_id")["outcome"].value_counts()
    labels = curated["poverty_reference"].query("place == @place and conflict != ''")["conflict"].nunique()
    classes = [EVIDENCE[name] for name in EVIDENCE if (claims["evidence"] == name).any()]
    evidence = [
        f"compared with: {', '.join(classes) or 'nothing'}",
        "claims: " + ", ".join(f"{OUTCOMES[name]} {outcomes[name]}" for name in OUTCOMES if name in outcomes),
        f"points on which sources disagree: {labels}",
        f"{undated} of {len(figures)} figures undated",
        f"{rivals} with another reading",
    ]
    kept = pairs[(pairs["strength"] == "strong") & (pairs["amount_kind"] != "loan")]
    return {
        "place": place,
        "level": _say_level(figures, place),
        "pace": _join(
            _say_pace(row)
            for row in paces[(paces["status"] == "reported") & (paces["role"] != "refuted")].to_dict("records")
        ),
        "aim": _join(
            [
                *(_say_pace(row) for row in paces[paces["status"] == "target"].to_dict("records")),
                *(_say_aim(row) for row in figures[figures["status"] == "target"].to_dict("records")),
            ]
        ),
        "spending": _join(_say_pair(row) for row in kept.to_dict("records")),
        "evidence": "; ".join(evidence),
    }


def _join(words: Iterable[str]) -> str:
    """Join what is said, each thing once."""
    return "; ".join(dict.fromkeys(filter(None, words)))


def _say_aim(row: dict[str, Any]) -> str:
    """Say a level of poverty or a cut in its number that is aimed at; nothing for other aims."""
    by = f" by {row['period_end']}" if row["period_end"] else ""
    if row["indicator"] == "poor_households_cut":
        return f"{row['value']:g} % fewer poor households{by}"
    if row["indicator"] == "multidimensional_poverty_rate":
        return f"{say_sign(row['bound'])}{row['value']:g} % poor and near-poor{by}"
    return ""


def _say_pair(pair: dict[str, Any]) -> str:
    """Say one amount for each beneficiary; one without any bound is named as such."""
    if pair["bound"] == "undetermined":
        return f"{pair['label']} undetermined"
    sign = {"exact": "", "at_least": "over ", "at_most": "under "}[pair["bound"]]
    often = {"yearly": " a year", "monthly": " a month"}.get(pair["frequency"], "")
    return f"{pair['label']} {sign}{say_dong(pair['vnd_per_beneficiary'], pair['bound'])}{often}"


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
    when = say_period(row["period_start"], row["period_end"]) or "undated"
    level = f"{say_sign(row['bound'])}{row['value']:g} %"
    return f"{level} ({when}; standard {row['poverty_standard']}, {row['poverty_standard_basis']})"


def _say_pace(row: dict[str, Any]) -> str:
    top = "" if pd.isna(row["pp_per_round_high"]) else f" to {row['pp_per_round_high']:g}"
    who = f" ({row['subgroup']})" if row["subgroup"] else ""
    rival = " (rival)" if row["role"] == "rival" else ""
    points = "point" if row["pp_per_round"] == 1 and not top else "points"
    return f"{say_sign(str(row['bound']))}{row['pp_per_round']:.3g}{top} {points} a year{who}{rival}"
