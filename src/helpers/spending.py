"""What was spent on whom: an amount over those it reached, with the bounds that both bring along."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.bounds import Interval, as_number, divide
from helpers.expressions import evaluate, ids_in, index_figures
from helpers.reference import price

__all__ = ["BASE_YEAR", "divide_spending", "is_round", "name_bound", "put_in_context", "share_credit"]


def divide_spending(observations: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return đồng per beneficiary for each pair of ``spending.csv``, rejected ones too.

    ``vnd_per_beneficiary`` is for the period that the amount is printed for (``frequency``); ``low`` and ``high``
    are its ends, and ``bound`` says which of them are known. Rejected pairs are worked out as well: the reason
    why not to believe them is easier to see beside the number.
    """
    figures = index_figures(observations)
    rows = []
    for pair in pairs.to_dict("records"):
        amount = evaluate(pair["amount_figures"], figures)
        reached = evaluate(pair["beneficiary_figures"], figures)
        per_head = amount.value / reached.value
        interval = divide(amount.interval, reached.interval)
        rows.append(
            {
                **pair,
                "place": figures[ids_in(pair["amount_figures"])[0]]["place"],
                "amount_kind": _one_of([figures[name]["amount_kind"] for name in ids_in(pair["amount_figures"])]),
                "amount_vnd": float(amount.value),
                "beneficiaries": float(reached.value),
                "beneficiary_unit": _one_of([figures[name]["unit"] for name in ids_in(pair["beneficiary_figures"])]),
                "vnd_per_beneficiary": as_number(per_head, 2),
                "low": as_number(interval.low, 2),
                "high": as_number(interval.high, 2),
                "bound": name_bound(interval),
            }
        )
    return pd.DataFrame(rows)


def name_bound(interval: Interval) -> str:
    """Name what is known of an interval: both ends, one, or none.

    >>> name_bound(Interval(None, None))
    'undetermined'
    """
    known = (interval.low is not None, interval.high is not None)
    return {(True, True): "exact", (True, False): "at_least", (False, True): "at_most"}.get(known, "undetermined")


def is_round(amount: float) -> bool:
    """Say whether an amount is a whole number of đồng with at most two digits other than final zeros.

    Legal norms are such numbers: 500,000 or 1,500,000 đồng a head.

    >>> is_round(1_500_000.0), is_round(1_035_835.2), is_round(521_215.0)
    (True, False, False)
    """
    return float(amount).is_integer() and len(f"{amount:.0f}".rstrip("0")) <= 2


BASE_YEAR = 2021
CRITERIA = {
    "share_of_criterion_2016_2020": "ic_2016_2020_poor_rural",
    "share_of_criterion_2022_2025": "ic_2022_2025_rural",
}


def put_in_context(pairs: pd.DataFrame, prices: pd.DataFrame, norms: pd.DataFrame) -> pd.DataFrame:
    """Return each kept pair for each year it may have been paid in: real, in international dollars, in criteria.

    Recurring amounts are put per month; an amount without a stated period, or without any bound, is left out.
    Prices are those of 2021: deflated once by the consumer price index, and turned into international dollars by
    the purchasing power parity of private consumption of 2021. The income criteria are rural, per person and
    month, at their own prices; only transfers to persons and households are set against them: never loans,
    waivers, things or businesses.

    Raises DataError where a price series lacks a year.
    """
    criteria = norms.set_index("norm_id")["value"]
    cpi, ppp = (price(prices, series, BASE_YEAR) for series in ("cpi", "ppp_private_consumption"))
    rows = []
    known = (pairs["frequency"] != "not_stated") & (pairs["bound"] != "undetermined")
    kept = pairs[(pairs["strength"] != "rejected") & known]
    for pair in kept.to_dict("records"):
        first, _, last = pair["possible_years"].partition("/")
        vnd = pair["vnd_per_beneficiary"] / (12 if pair["frequency"] == "yearly" else 1)
        compared = pair["amount_kind"] == "transfer" and pair["beneficiary_unit"] in ("person", "household")
        shares = {name: round(100 * vnd / criteria[norm], 2) if compared else None for name, norm in CRITERIA.items()}
        for year in range(int(first), int(last or first) + 1):
            real = vnd * cpi / price(prices, "cpi", year)
            dollars = real / ppp
            rows.append(
                {
                    "pair_id": pair["pair_id"],
                    "year": year,
                    "vnd": round(vnd, 2),
                    "each": pair["beneficiary_unit"],
                    "frequency": "one_off" if pair["frequency"] == "one_off" else "monthly",
                    "bound": pair["bound"],
                    "vnd_2021": round(real, 2),
                    "international_dollars_2021": round(dollars, 2),
                    **shares,
                }
            )
    return pd.DataFrame(rows).astype(dict.fromkeys(CRITERIA, "float64"))


def share_credit(observations: pd.DataFrame, source: str) -> pd.DataFrame:
    """Return who holds which share of the policy credit that one article prints as outstanding.

    Columns: ``holder, amount_vnd, share_pct, figure_id``. Raises ValueError unless the article prints one total.
    """
    credit = observations[
        (observations["indicator"] == "policy_credit_outstanding") & (observations["source_id"] == source)
    ]
    total = credit[credit["subgroup"] == ""]
    if len(total) != 1:
        raise ValueError(f"found {len(total)} totals of policy credit; allowed: one")
    parts = credit[credit["subgroup"] != ""]
    return pd.DataFrame(
        {
            "holder": parts["subgroup"],
            "amount_vnd": parts["value"],
            "share_pct": 100 * parts["value"] / total["value"].item(),
            "figure_id": parts["figure_id"],
        }
    ).sort_values("amount_vnd", ascending=False, ignore_index=True)


def _one_of(values: list[Any]) -> str:
    """Return the one value that all share, or ``mixed``."""
    return values[0] if len(set(values)) == 1 else "mixed"
