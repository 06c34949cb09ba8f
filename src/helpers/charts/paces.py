"""The chart of how fast the poverty rate falls: results as circles, rival readings hollow, promises as diamonds."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd
import seaborn as sns

from helpers.charts.canvas import BLUE, ORANGE, Chart, head_group, make_canvas, write_beside
from helpers.show import say_sign

__all__ = ["show_paces"]

ROLES = {"main": "", "rival": " (rival reading)", "refuted": " (refuted)"}


def show_paces(paces: pd.DataFrame, names: Mapping[str, str], title: str, source: str) -> Chart:
    """Draw the yearly fall of the poverty rate under each reading, in groups by poverty standard.

    ``paces`` as ``poverty_paces.csv``. Filled circles are results, hollow ones rival readings, diamonds promises.
    """
    order = {"2016-2020": 0, "2022-2025": 1, "not_stated": 2}
    rows = paces.assign(
        group=paces["poverty_standard"].map(order),
        top=paces["pp_per_round_high"].fillna(paces["pp_per_round"]),
    )
    rows = rows.sort_values(["group", "top"], ascending=[True, False], kind="stable")
    figure, (axes,) = make_canvas(
        title,
        "Fall of the poverty rate, percentage points per yearly review",
        source,
        [0.36 * (len(rows) + 3.6)],
    )
    height, ticks, previous = 0.0, {}, None
    for row in rows.itertuples():
        if row.poverty_standard != previous:
            height -= 1.25
            words = "not stated" if row.poverty_standard == "not_stated" else f"of {row.poverty_standard}"
            head_group(axes, height + 0.78, f"Standard {words}")
            previous = row.poverty_standard
        colour = ORANGE if row.status == "target" else BLUE
        face = colour if row.role == "main" else "white"
        marker = "D" if row.status == "target" else "o"
        end = row.pp_per_round if pd.isna(row.pp_per_round_high) else row.pp_per_round_high
        axes.plot([row.pp_per_round, end], [height, height], color=colour, linewidth=2.2, zorder=2)
        axes.plot(
            [row.pp_per_round, end],
            [height, height],
            marker,
            color=colour,
            markerfacecolor=face,
            markersize=6.5,
            zorder=3,
            linestyle="none",
        )
        value = f"{row.pp_per_round:.3g}" + (f" to {end:g}" if end != row.pp_per_round else "")
        write_beside(axes, say_sign(row.bound) + value + ROLES[row.role], (end, height), (8, 0), colour, va="center")
        ticks[height] = textwrap.fill(_name_pace(row, names), 24)
        height -= 1
    sns.despine(ax=axes, left=True)
    axes.set(yticks=list(ticks), yticklabels=list(ticks.values()), xlim=(0, 4.6), ylim=(height + 0.5, 0.1))
    axes.tick_params(axis="y", length=0, labelsize=8.5)
    axes.set_xticks(range(5))
    said = [
        f"{label}: {row.pp_per_round:g}".replace("\n", " ")
        + ("" if pd.isna(row.pp_per_round_high) else f" to {row.pp_per_round_high:g}")
        for label, row in zip(ticks.values(), rows.itertuples(), strict=True)
    ]
    shown = (
        f"Dot chart of the yearly fall of the poverty rate in points, grouped by poverty standard. {'; '.join(said)}."
    )
    columns = ["reading_id", "role", "place", "subgroup", "status", "poverty_standard", "steps"]
    columns += ["pp_per_round", "pp_per_round_high", "low", "high", "bound", "figure_ids"]
    return Chart(figure, title, shown, rows[columns])


def _name_pace(row: Any, names: Mapping[str, str]) -> str:
    who = names[row.place] + (f", {row.subgroup.removesuffix(' households')}" if row.subgroup else "")
    what = (
        "promised"
        if row.status == "target"
        else "reported mean"
        if row.steps == 1 and " " not in row.figure_ids
        else "computed"
    )
    steps = "" if row.steps == 1 and what != "computed" else f" over {row.steps} year{'s' if row.steps > 1 else ''}"
    return f"{who}: {what}{steps}"
