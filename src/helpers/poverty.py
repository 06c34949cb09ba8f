"""Levels, falls, paces and targets of poverty: what is reported, implied and promised, and what may be compared.

Two rates are joined, subtracted or ranked only where they measure the same thing: the same indicator under the
same stated poverty standard. :func:`say_comparable` decides, :func:`subtract_rates` and
:func:`refuse_mixed_standards` refuse.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import pandas as pd

from helpers.bounds import Interval, add, as_number, exact, interval_of, scale, subtract
from helpers.expressions import Row, index_figures, interval_in
from helpers.printed import change_one_digit, parse

__all__ = [
    "LEVELS",
    "IncomparableError",
    "compare_places",
    "pace",
    "say_comparable",
    "subtract_rates",
    "trace",
    "try_misprints",
]

LEVELS = ("poverty_rate", "near_poverty_rate", "multidimensional_poverty_rate")
COUNTS = ("poor_households", "near_poor_households")
FALLS = ("poverty_rate_fall",)
CUTS = ("poor_households_cut",)
MEASURES = {
    **dict.fromkeys(LEVELS + COUNTS, "level"),
    **dict.fromkeys(FALLS, "fall"),
    **dict.fromkeys(CUTS, "cut"),
}
SAME_SERIES = ["source_id", "place", "subgroup", "indicator", "poverty_standard"]


class IncomparableError(ValueError):
    """Two figures that measure different things were about to be joined, subtracted or ranked."""


def say_comparable(one: Row, other: Row) -> tuple[bool, str]:
    """Say whether two rates may be compared, and why not where they may not.

    Rows need ``indicator`` and ``poverty_standard``.

    >>> old = {"indicator": "poverty_rate", "poverty_standard": "2016-2020"}
    >>> say_comparable(old, old | {"poverty_standard": "2022-2025"})
    (False, 'different poverty standards: 2016-2020 and 2022-2025')
    """
    if one["indicator"] != other["indicator"]:
        return False, f"different indicators: {one['indicator']} and {other['indicator']}"
    standards = (one["poverty_standard"], other["poverty_standard"])
    if "not_stated" in standards or "" in standards:
        return False, "a poverty standard is not stated"
    if standards[0] != standards[1]:
        return False, f"different poverty standards: {standards[0]} and {standards[1]}"
    return True, "same indicator, same poverty standard"


def refuse_mixed_standards(rows: list[Row], where: str) -> None:
    """Raise IncomparableError where one statement joins measures of poverty that are not under one standard.

    One that is not stated is none of the stated ones; an article's own sum of such counts stays within itself. Rows
    that are no measures of poverty (norms, amounts) have no standard and do not count. ``where`` names the statement.
    """
    standards = sorted({row["poverty_standard"] for row in rows if row.get("poverty_standard")})
    if len(standards) > 1:
        raise IncomparableError(f"{where}: found poverty standards {' and '.join(standards)}; allowed: one")


def subtract_rates(earlier: Row, later: Row) -> Interval:
    """Return by how much a level fell from ``earlier`` to ``later``, in points (or households), as an interval.

    Rows need ``indicator``, ``poverty_standard``, ``low`` and ``high``.

    Raises IncomparableError where the two are not measured alike.
    """
    allowed, why = say_comparable(earlier, later)
    if not allowed:
        raise IncomparableError(f"{earlier['figure_id']} and {later['figure_id']}: {why}")
    return subtract(interval_in(earlier), interval_in(later))


def trace(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the poverty trajectories: reported and promised levels, falls and cuts, and what they imply.

    Implied are: the level before a reported fall (level + fall), poor and near-poor together (their sum, what
    "multidimensionally poor" counts since 2022), and the fall between two levels of one series. Each row names
    the figures it stands on and how it was made; ``low`` and ``high`` are what rounding and qualifiers leave
    open, in ``unit``. Rows are ordered by place and kind.
    """
    printed = observations[observations["indicator"].isin(MEASURES)]
    rows = [_printed_row(row) for row in printed.to_dict("records")]
    rows += _levels_before_falls(printed)
    rows += _poor_and_near_poor(printed)
    rows += _falls_between_levels(printed)
    return pd.DataFrame(rows).sort_values(["place", "measure", "kind"], ignore_index=True)


def pace(observations: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """Return the yearly pace of each printed or implied fall under each reading of its span.

    ``readings`` has one row per reading: the figure of a fall, or the two figures of the levels that it lies
    between (``figure_ids``), the number of yearly review rounds it took (``steps``), and whether this is the
    ``main`` or a ``rival`` reading. Points a round are the fall over the steps; relative pace is the constant
    yearly cut, in percent of the level before, and needs levels at both ends (NaN otherwise).
    """
    by_id = index_figures(observations)
    rows = []
    for reading in readings.to_dict("records"):
        figures = [by_id[name] for name in reading["figure_ids"].split()]
        first, last = figures[0], figures[-1]
        fall = subtract_rates(first, last) if len(figures) == 2 else interval_in(first)
        points = scale(fall, Fraction(1, reading["steps"]))
        relative = float("nan")
        if len(figures) == 2:
            relative = 100 * (1 - (last["value"] / first["value"]) ** (1 / reading["steps"]))
        printed_fall = first["value"] - last["value"] if len(figures) == 2 else first["value"]
        rows.append(
            {
                "reading_id": reading["reading_id"],
                "role": reading["role"],
                "place": first["place"],
                "subgroup": first["subgroup"],
                "indicator": first["indicator"] if len(figures) == 1 else "poverty_rate_fall",
                "status": first["status"],
                "poverty_standard": first["poverty_standard"],
                "steps": reading["steps"],
                "pp_per_round": float(exact(round(printed_fall, 10)) / reading["steps"]),
                "pp_per_round_high": float("nan") if len(figures) == 2 else first["value_high"] / reading["steps"],
                "low": as_number(points.low),
                "high": as_number(points.high),
                "bound": first["bound"],
                "relative_cut_pct": round(relative, 4),
                "figure_ids": reading["figure_ids"],
                "reason": reading["reason"],
            }
        )
    return pd.DataFrame(rows)


def compare_places(paces: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return each pair of places with whether their yearly falls may be compared, and why (not).

    ``paces`` as :func:`pace` gives them; ``names`` maps place ids to names. Only main readings of whole places
    are paired. A promise beside a result is allowed and said.
    """
    main = paces[(paces["role"] == "main") & (paces["subgroup"] == "")]
    rows = []
    for one, other in combinations(main.to_dict("records"), 2):
        if one["place"] == other["place"]:
            continue
        allowed, why = say_comparable(one, other)
        if allowed and one["status"] != other["status"]:
            why += "; a promise beside a result"
        rows.append(
            {
                "places": f"{names[one['place']]} and {names[other['place']]}",
                "falls": f"{one['reading_id']} and {other['reading_id']}",
                "comparable": "yes" if allowed else "no",
                "why": why,
            }
        )
    return pd.DataFrame(rows).sort_values(["comparable", "places"], ascending=[False, True], ignore_index=True)


def _levels_before_falls(printed: pd.DataFrame) -> list[Row]:
    """Level + fall, where a reported fall over a span may end in the review round of a reported level.

    Both must be of the same article, place and stated standard, and the span must end in the year of the review.
    That the fall ends there is a reading, not print: the method says so.
    """
    reported = printed[(printed["status"] == "reported") & (printed["subgroup"] == "") & (printed["bound"] == "exact")]
    falls = reported[reported["indicator"].isin(FALLS) & (reported["per"] == "") & (reported["period_end"] != "")]
    levels = reported[(reported["indicator"] == "poverty_rate") & (reported["review_round"] != "")]
    rows = []
    for fall in falls.to_dict("records"):
        for level in levels.to_dict("records"):
            alike = all(level[column] == fall[column] for column in ("source_id", "place"))
            measured_alike, _ = say_comparable(level, fall | {"indicator": level["indicator"]})
            if alike and measured_alike and level["review_round"] == fall["period_end"][:4]:
                start = {"period_start": fall["period_start"], "period_end": fall["period_start"]}
                rows.append(
                    _implied_row(
                        level | start | {"review_round": "", "review_round_basis": "open"},
                        "level",
                        "poverty_rate",
                        "percent",
                        add(interval_in(level), interval_in(fall)),
                        [fall, level],
                        "level plus the fall before it, if the fall ends with the review of that level",
                    )
                )
    return rows


def _poor_and_near_poor(printed: pd.DataFrame) -> list[Row]:
    """Poor + near-poor, where both are printed for one place, period and standard of 2022 or later."""
    same = ["source_id", "place", "period_start", "period_end"]
    both = printed[
        printed["indicator"].isin(["poverty_rate", "near_poverty_rate"])
        & (printed["status"] == "reported")
        & (printed["bound"] == "exact")
        & (printed["subgroup"] == "")
        & (printed["poverty_standard"] == "2022-2025")
    ]
    rows = []
    for _, pair in both.groupby(same, sort=False):
        records = pair.to_dict("records")
        if {row["indicator"] for row in records} != {"poverty_rate", "near_poverty_rate"} or len(records) != 2:
            continue
        rows.append(
            _implied_row(
                records[0],
                "level",
                "multidimensional_poverty_rate",
                "percent",
                add(*(interval_in(row) for row in records)),
                records,
                "poor plus near-poor households",
            )
        )
    return rows


def _falls_between_levels(printed: pd.DataFrame) -> list[Row]:
    """Earlier less later level of one series, in the order in which the article dates them."""
    levels = printed[
        printed["indicator"].isin(LEVELS + COUNTS)
        & (printed["status"] == "reported")
        & (printed["bound"] == "exact")
        & (printed["period_start"] != "")
        & (printed["poverty_standard"] != "not_stated")
    ]
    rows = []
    for _, series in levels.groupby(SAME_SERIES, sort=False):
        records = series.sort_values("period_start", kind="stable").to_dict("records")
        for earlier, later in pairwise(records):
            unit = "percentage_point" if later["unit"] == "percent" else later["unit"]
            span = {"period_start": earlier["period_start"], "period_end": later["period_start"]}
            rows.append(
                _implied_row(
                    later | span,
                    "fall",
                    later["indicator"] + "_fall",
                    unit,
                    subtract_rates(earlier, later),
                    [earlier, later],
                    "earlier level less later level",
                )
            )
    return rows


def _printed_row(row: Row) -> Row:
    return row | {
        "measure": MEASURES[row["indicator"]],
        "kind": row["status"],
        "figure_ids": row["figure_id"],
        "method": "as printed",
    }


def _implied_row(
    like: Row, measure: str, indicator: str, unit: str, interval: Interval, parts: list[Row], method: str
) -> Row:
    """Build a computed row: place, period and standard of ``like``, the interval's middle as its value."""
    assert interval.low is not None and interval.high is not None, "implied values stand on exact figures"
    return like | {
        "measure": measure,
        "indicator": indicator,
        "kind": "implied",
        "value": float((interval.low + interval.high) / 2),
        "value_high": float("nan"),
        "low": float(interval.low),
        "high": float(interval.high),
        "bound": "exact",
        "unit": unit,
        "per": "",
        "figure_ids": " ".join(part["figure_id"] for part in parts),
        "method": method,
    }


def try_misprints(fall: str, mean: str, steps: int) -> list[tuple[str, str]]:
    """Return the pairs (fall, yearly mean) that agree over ``steps`` years within rounding.

    Tried are the two as printed, and with one digit of one of them changed: the commonest misprint.

    >>> try_misprints("7,09%", "1,77%/năm", 4)[0]
    ('7,09%', '1,77%/năm')
    >>> try_misprints("7,09%", "1,77%/năm", 5)
    []
    """
    pairs = [
        (fall, mean),
        *((other, mean) for other in change_one_digit(fall)),
        *((fall, other) for other in change_one_digit(mean)),
    ]
    return [
        (whole, yearly)
        for whole, yearly in pairs
        if scale(_printed_interval(whole), Fraction(1, steps)).meets(_printed_interval(yearly))
    ]


def _printed_interval(printed: str) -> Interval:
    return interval_of(printed, parse(printed).value, None, "exact", "reported")
