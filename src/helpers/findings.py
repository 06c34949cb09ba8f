"""What the notebooks find, one sentence each, and what became of the rival readings that were tried.

The home page of the site shows both. Every number here is worked out from the tables; the notebooks show how.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from helpers import checks, poverty, readings
from helpers.promises import count_by_field, meet_in_one_indicator, rate_promises
from helpers.show import say_cell, say_dong
from helpers.tables import Tables

__all__ = ["Finding", "find_outcomes", "say_findings", "say_headline", "try_rivals"]


class Finding(NamedTuple):
    """What one notebook found: a sentence, and the counts that a small chart of it shows, in order."""

    notebook: str
    name: str
    sentence: str
    parts: dict[str, int]


def say_headline(tables: Tables) -> str:
    """Return the two findings that matter most in one line.

    Raises ValueError where the tables no longer bear it out: four in five statements must agree, and at most one
    promise in five have an outcome.
    """
    judged = tables["identities_judged"]
    own = judged[judged["role"] == "main"]
    agree = own["verdict"].isin(["holds", "within_rounding"]).mean()
    found = find_outcomes(tables)["found"].mean()
    if agree < 0.8 or found > 0.2:
        raise ValueError(f"found {agree:.0%} of statements that agree and {found:.0%} of promises with an outcome")
    return "The numbers add up, but what was promised can seldom be checked"


def say_findings(tables: Tables) -> list[Finding]:
    """Return the finding of each notebook; ``tables`` holds curated, reference and derived ones."""
    found = [say(tables) for say in (_dataset, _trajectories, _spending, _arithmetic, _claims, _promises)]
    return [one._replace(parts={label: int(count) for label, count in one.parts.items()}) for one in found]


def find_outcomes(tables: Tables) -> pd.DataFrame:
    """Return the promises of ``promises.rate_promises`` with a column ``found``: whether an outcome stands elsewhere.

    A claim that is printed twice has one row: an outcome of either print counts.
    """
    promised = rate_promises(tables["observations"], tables)
    judged = tables["claims_judged"]
    judged = judged[judged["verdict"] != "nothing_to_compare"]
    claims = tables["observations"].set_index("figure_id")["claim_id"]
    names = {name for names in judged["figure_ids"] for name in names.split()}
    same_claim = {claims[name] for name in names} - {""}
    return promised.assign(found=promised["figure_id"].isin(names) | promised["claim_id"].isin(same_claim))


def _dataset(tables: Tables) -> Finding:
    observations = tables["observations"]
    counts = observations["status"].value_counts()
    undated = (observations["period_start"].eq("") & observations["period_end"].eq("")).sum()
    return Finding(
        "00_the_dataset",
        "The dataset",
        f"Five articles print {len(observations)} figures: {counts['target'] + counts['expected']} are promises or "
        f"expectations, not results, and {undated} have no date in print.",
        {"reported": counts["reported"], "promised": counts["target"], "expected": counts["expected"]},
    )


def _trajectories(tables: Tables) -> Finding:
    values = tables["observations"].set_index("figure_id")["value"]
    paces = tables["poverty_paces"]
    pairs = poverty.compare_places(paces, {place: place for place in paces["place"]})
    alike = pairs.groupby("places")["comparable"].agg(lambda verdicts: "yes" in set(verdicts))
    return Finding(
        "01_poverty_trajectories",
        "Poverty over time",
        f"Kiên Giang's printed fall of {values['kg1-10-01']:g} points ends a year before the rate of "
        f"{values['kg1-5-01']:g} % printed beside it; {(~alike).sum()} of {len(alike)} pairs of places cannot be "
        "compared, so the four cannot be ranked.",
        {"pairs not comparable": (~alike).sum(), "pairs comparable": alike.sum()},
    )


def _spending(tables: Tables) -> Finding:
    pairs = tables["spending_per_beneficiary"]
    each = pairs.set_index("pair_id")["vnd_per_beneficiary"]
    counts = pairs["strength"].value_counts()
    return Finding(
        "02_spending_per_beneficiary",
        "Spending on each beneficiary",
        f"Once {say_dong(each['st1-informal'])} đồng for an informal worker in the pandemic, "
        f"{say_dong(each['th1-tet-poor'])} for a poor household at Tết: {counts['strong']} of {len(pairs)} quotients "
        f"are sound, {counts['rejected']} tempting ones mean nothing.",
        {name: counts[name] for name in ("strong", "weak", "rejected")},
    )


def _arithmetic(tables: Tables) -> Finding:
    judged = tables["identities_judged"].set_index("identity_id")
    own = judged[(judged["role"] == "main") & judged["kind"].isin(["sum", "mean", "base"])]
    agree = own["verdict"].isin(["holds", "within_rounding"]).sum()
    failed = own[own["verdict"] == "fails"]
    said = " and ".join(
        f"{abs(row.difference):,.0f} {row.unit.replace('VND', 'đồng')} of {say_dong(row.left)}"
        for row in failed.itertuples()
    )
    return Finding(
        "03_do_the_numbers_add_up",
        "The articles' own arithmetic",
        f"The numbers add up: {agree} of {len(own)} sums, means and common bases agree. What fails misses by {said}, "
        "less than the zeros at its end leave open.",
        {"agree": agree, "fail": len(failed)},
    )


def _claims(tables: Tables) -> Finding:
    judged = tables["claims_judged"]
    status = tables["observations"].set_index("figure_id")["status"]
    facts = judged[judged["figure_ids"].str.split().str[0].map(status) != "target"].drop_duplicates("claim_id")
    counts = facts["outcome"].value_counts()
    independent = (judged["evidence"] == "independent").sum()
    return Finding(
        "04_claims_against_official_statistics",
        "Claims against other sources",
        f"Of {len(facts)} claims of fact {counts['agrees']} agree with another source as they stand, and for "
        f"{counts['nothing_to_compare']} none was found; {independent or 'no'} source is an independent measurement.",
        {
            "agree": counts["agrees"],
            "agree, read otherwise": counts["agrees_under_another_reading"],
            "sources disagree": counts["sources_disagree"],
            "nothing found": counts["nothing_to_compare"],
        },
    )


def _promises(tables: Tables) -> Finding:
    promised = find_outcomes(tables)
    found, complete = promised["found"], promised["complete"]
    return Finding(
        "05_promises_and_results",
        "Promises and results",
        f"{len(promised)} promises, {found.sum()} with an outcome that can be found elsewhere: {complete.sum()} print "
        f"all that a check needs, and {(found & complete).sum() or 'none'} of these has one.",
        {
            "outcome found": found.sum(),
            "complete, no outcome": (complete & ~found).sum(),
            "neither": (~complete & ~found).sum(),
        },
    )


def try_rivals(tables: Tables) -> pd.DataFrame:
    """Return one row per finding with its strongest rival: ``notebook, finding, rival, outcome, became, figure_ids``.

    ``became`` is ``refuted`` (the rival does not fit the print or the sources), ``open`` (both fit),
    ``changes the finding`` (the finding hangs on the choice, and says so) or ``confirmed`` (tried again another
    way, with the same result). ``figure_ids`` are separated by spaces.
    """
    return pd.DataFrame([row for rivals in RIVALS for row in rivals(tables)])


def _row(notebook: str, finding: str, rival: str, outcome: str, became: str, figure_ids: str) -> dict[str, str]:
    return {
        "notebook": notebook,
        "finding": finding,
        "rival": rival,
        "outcome": outcome,
        "became": became,
        "figure_ids": figure_ids,
    }


def _became(rival_verdict: str) -> str:
    """Say what became of a rival from the verdict on it, where the main reading agrees."""
    return {
        "fails": "refuted",
        "contradicts": "refuted",
        "cannot_judge": "open",
        "holds": "open",
        "within_rounding": "open",
        "agrees": "open",
    }[rival_verdict]


def _rivals_of_reading(tables: Tables) -> list[dict[str, str]]:
    compared = readings.compare_readings(tables)
    differ = int((~compared["agrees"]).sum())
    return [
        _row(
            "00_the_dataset",
            f"{len(tables['figures'])} figures, coded in {len(compared)} cells that were read twice",
            "Another reader would code them otherwise",
            f"A blind second reading differs in {differ} cells ({readings.say_differences(compared)}); each is "
            "settled with a reason",
            "confirmed",
            "",
        )
    ]


def _rivals_of_falls(tables: Tables) -> list[dict[str, str]]:
    rows = tables["observations"].set_index("figure_id")
    paces = tables["poverty_paces"].set_index("reading_id")
    judged = tables["identities_judged"].set_index("identity_id")
    claims = tables["claims_judged"].set_index("comparison_id")
    fall, mean = rows.loc["kg1-10-01"], rows.loc["kg1-10-02"]
    mends = poverty.try_misprints(fall["as_printed"], mean["as_printed"], 5)
    later = claims.loc[["kg-fall-2016-2020", "kg-fall-2015-2020"], "reference_value"]
    slow, span, monthly = paces.loc["th-2-rounds"], paces.loc["bt-2021-2025"], claims.loc["bt-fall-mean"]
    whole = claims.loc["bt-fall-span"]
    met = {"agrees": "met", "contradicts": "missed"}
    return [
        _row(
            "01_poverty_trajectories",
            f"Kiên Giang's fall of {fall['value']:g} points took {paces.loc['kg-span-4', 'steps']} yearly steps",
            f"{paces.loc['kg-span-5', 'steps']} steps, or a digit misprinted",
            f"{paces.loc['kg-span-5', 'steps']} steps give {paces.loc['kg-span-5', 'pp_per_round']:.2f} a year, not "
            f"the printed {mean['value']:g}; {len(mends) or 'no'} single changed digit mends that",
            _became(judged.loc["kg1-mean-5", "verdict"]),
            "kg1-10-01 kg1-10-02",
        ),
        _row(
            "04_claims_against_official_statistics",
            "Kiên Giang's fall lies between the reviews of 2015 and 2019",
            "It ends with the review of 2020, beside whose rate it is printed",
            f"From 2016 or 2015 to 2020 the printed series falls by {later.iloc[0]:g} or {later.iloc[1]:g}, not "
            f"{fall['value']:g}",
            _became(claims.loc["kg-fall-2016-2020", "verdict"]),
            "kg1-10-01 kg1-5-01",
        ),
        _row(
            "01_poverty_trajectories",
            f"Tân Hưng's rate fell by {paces.loc['th-1-round', 'pp_per_round']:.3g} points in a year",
            f"{slow['steps']} yearly steps lie between its two counts",
            f"Then it is {slow['pp_per_round']:.3g} a year; the article dates neither count to the day",
            "open",
            slow["figure_ids"],
        ),
        _row(
            "01_poverty_trajectories",
            f"Bến Tre's aim is {paces.loc['bt-2023', 'pp_per_round']:g} point for 2023, which cannot be checked",
            "It is for each year, or for 2021–2025 as a whole",
            f"Each year: {met[monthly['verdict']]} ({monthly['reference_value']:g} a year); as a whole, "
            f"{span['pp_per_round']:g} a year: {met[whole['verdict']]} by 2023 ({whole['reference_value']:g})",
            "changes the finding",
            "bt1-9-01",
        ),
    ]


def _rivals_of_spending(tables: Tables) -> list[dict[str, str]]:
    claims = tables["claims_judged"].set_index("comparison_id")
    norms = tables["norms"].set_index("norm_id")["value"]
    monthly = tables["spending_per_beneficiary"].set_index("pair_id").loc["st1-assistance", "vnd_per_beneficiary"] / 12
    informal, other = claims.loc["st-informal-norm"], claims.loc["st-informal-2020"]
    business, three = claims.loc["st-business-norm"], claims.loc["st-business-2020"]
    old, new = (100 * monthly / norms[name] for name in ("ic_2016_2020_poor_rural", "ic_2022_2025_rural"))
    return [
        _row(
            "02_spending_per_beneficiary",
            f"Sóc Trăng's social assistance is over {old:.0f} % of the rural income criterion to 2021",
            "It is paid under the criterion in force since 2022",
            f"Then it is over {new:.0f} %: the criterion was raised; the year of the amount is not printed",
            "changes the finding",
            "st1-22-05 st1-22-01",
        ),
        _row(
            "04_claims_against_official_statistics",
            f"An informal worker's {say_dong(informal['article_value'])} đồng is the norm of 2021",
            f"It is the norm of 2020 for a month, {say_dong(other['reference_value'])}",
            f"It misses that by {say_dong(abs(other['difference']))}",
            _became(other["verdict"]),
            informal["figure_ids"],
        ),
        _row(
            "04_claims_against_official_statistics",
            f"A household business's {say_dong(business['article_value'])} đồng is the norm of 2021",
            "It is three months of the norm of 2020",
            f"That is {say_dong(three['reference_value'])} too: the amount does not tell the scheme",
            _became(three["verdict"]),
            business["figure_ids"],
        ),
    ]


def _rivals_of_sums(tables: Tables) -> list[dict[str, str]]:
    judged = tables["identities_judged"].set_index("identity_id")
    covid, without = judged.loc["st1-covid-total"], judged.loc["th1-credit-without-jobs"]
    mends = checks.mend_one_digit(tables["observations"], covid)
    short = 100 * abs(without["difference"]) / without["left"]
    return [
        _row(
            "03_do_the_numbers_add_up",
            f"The parts of Sóc Trăng's Covid-19 support miss their total by {abs(covid['difference']):,.0f} đồng",
            "The total is rounded, or a digit is misprinted",
            f"Rounded to {covid['holds_at_step']:,.0f} đồng the sum holds; {len(mends)} single changed digits mend it "
            "too",
            "open",
            covid["figure_ids"],
        ),
        _row(
            "03_do_the_numbers_add_up",
            "Tân Hưng's loans for job creation are part of its policy credit",
            "They stand beside it: the article names them in a sentence of their own",
            f"Without them the sum falls {short:.0f} % short of the printed total",
            _became(without["verdict"]),
            without["figure_ids"],
        ),
    ]


def _rivals_of_claims(tables: Tables) -> list[dict[str, str]]:
    claims = tables["claims_judged"].set_index("comparison_id")
    level, plan = claims.loc["kg-level-decision"], claims.loc["st-plan-levels"]
    reported, highest = claims.loc["st-plan-reported"], claims.loc["st-plan-381"]
    thesis, base = claims.loc["th-poor-thesis"], claims.loc["th-base-thesis"]
    return [
        _row(
            "04_claims_against_official_statistics",
            f"Kiên Giang's {level['article_value']:g} % contradicts the province's own decision",
            "The press has the article's number as well",
            f"{level['reference_value']:g} % in the decision, {level['article_value']:g} % in the press: sources "
            "disagree",
            "open",
            level["figure_ids"],
        ),
        _row(
            "04_claims_against_official_statistics",
            f"Sóc Trăng's plan for 2020 was met: {plan['reference_value']:g} points",
            "Other outcomes are in print for the same year",
            f"By the reported {reported['reference_value']:g} points a narrow miss is left open; by the highest rate "
            f"in print it fell by {say_cell(highest['reference_value'], 2)} and the plan was missed",
            "changes the finding",
            plan["figure_ids"],
        ),
        _row(
            "04_claims_against_official_statistics",
            f"Tân Hưng's {thesis['article_value']:.0f} poor households are {thesis['reference_value']:.0f} in a thesis",
            "Both are right, at two moments of one year",
            f"One number of all households fits both, {base['article_low']:,.0f} to {base['article_high']:,.0f} and "
            f"{base['reference_low']:,.0f} to {base['reference_high']:,.0f}",
            _became(base["verdict"]),
            base["figure_ids"],
        ),
    ]


def _rivals_of_promises(tables: Tables) -> list[dict[str, str]]:
    matrix = count_by_field(tables["observations"], tables)
    both = (matrix["promised"].gt(0) & matrix["reported"].gt(0)).sum()
    same = meet_in_one_indicator(tables["observations"])
    return [
        _row(
            "05_promises_and_results",
            f"Promise and result meet in {both} of {len(matrix)} combinations of place and field",
            "Fields are too wide a net, or too narrow a one",
            f"By indicator they meet in {len(same)}: a finer net does not make them meet more often",
            "confirmed",
            "",
        )
    ]


RIVALS: tuple[Callable[[Tables], list[dict[str, Any]]], ...] = (
    _rivals_of_reading,
    _rivals_of_falls,
    _rivals_of_spending,
    _rivals_of_sums,
    _rivals_of_claims,
    _rivals_of_promises,
)
