"""The chart of the articles' own arithmetic."""

from __future__ import annotations

import textwrap
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.charts.canvas import BLUE, GREY, ORANGE, Chart, draw_arrow, head_group, make_canvas, write_beside

__all__ = ["show_identities"]

# Verdict: colour, whether the mark is filled, heading; in the order in which they are drawn.
VERDICTS = {
    "holds": (BLUE, True, "holds"),
    "within_rounding": (BLUE, False, "within rounding"),
    "fails": (ORANGE, True, "fails"),
}
EDGE = 1.0  # percent: larger differences are arrows


def show_identities(judged: pd.DataFrame, title: str, source: str) -> Chart:
    """Draw by how many percent the left side of each statement differs from the right one, with its interval.

    ``judged`` as ``derived/identities.csv``; inequalities and statements with an open end are left out.
    Differences beyond one percent are arrows with their number.
    """
    rows = judged[(judged["relation"] == "equals") & (judged["verdict"] != "cannot_judge")]
    rows = rows.assign(
        difference_pct=100 * (rows["left"] - rows["right"]) / rows["right"],
        low_pct=100 * (rows["left_low"] - rows["right_high"]) / rows["right"],
        high_pct=100 * (rows["left_high"] - rows["right_low"]) / rows["right"],
    )
    order = {name: number for number, name in enumerate(VERDICTS)}
    rows = rows.sort_values("verdict", key=lambda verdict: verdict.map(order), kind="stable")
    subtitle = "Left side less right side, percent of the right side; bars: what the print leaves open"
    groups = rows["verdict"].nunique()
    figure, (axes,) = make_canvas(title, subtitle, source, [0.38 * (len(rows) + 1.25 * groups) + 0.3])
    height = 0.0
    ticks: dict[float, str] = {}
    for verdict, members in rows.groupby("verdict", sort=False):
        height -= 1.25
        head_group(axes, height + 0.78, VERDICTS[str(verdict)][2])
        for row in members.itertuples():
            _draw_statement(axes, row, height)
            ticks[height] = textwrap.fill(row.label + (" (rival)" if row.role == "rival" else ""), 30)
            height -= 1
    axes.axvline(0, color=GREY, linewidth=0.8, zorder=0)
    sns.despine(ax=axes, left=True)
    axes.set(yticks=list(ticks), yticklabels=list(ticks.values()), xlim=(-EDGE, EDGE), ylim=(height + 0.5, 0.1))
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1])
    axes.tick_params(axis="x", labelsize=8)
    said = "; ".join(
        f"{row.label} {row.verdict.replace('_', ' ')} ({row.difference_pct:+.2g} %)" for row in rows.itertuples()
    )
    columns = ["identity_id", "role", "left", "right", "difference", "unit", "difference_pct", "low_pct", "high_pct"]
    return Chart(figure, title, f"Interval chart of arithmetic statements: {said}.", rows[[*columns, "verdict"]])


def _draw_statement(axes: Axes, row: Any, height: float) -> None:
    """Draw one difference with its interval, or an arrow with its number where it is far off."""
    colour, filled, _ = VERDICTS[row.verdict]
    if abs(row.difference_pct) > EDGE:
        side = 1 if row.difference_pct > 0 else -1
        draw_arrow(axes, (0.6 * side, height), (0.97 * side, height), colour, "-|>", linewidth=1.8)
        where = "right" if side > 0 else "left"
        axes.text(
            0.55 * side, height, f"{row.difference_pct:+.0f} %", va="center", ha=where, fontsize=8.5, color=colour
        )
        return
    axes.plot([row.low_pct, row.high_pct], [height] * 2, color=colour, linewidth=5, alpha=0.3, solid_capstyle="butt")
    face = colour if filled else "white"
    axes.plot(row.difference_pct, height, "o", color=colour, markerfacecolor=face, markersize=6.5)
    if row.verdict == "fails":
        words = f"by {abs(row.difference):,.0f} {row.unit.replace('VND', 'đồng')}"
        write_beside(axes, words, (row.difference_pct, height), (8, 0), colour, va="center")
