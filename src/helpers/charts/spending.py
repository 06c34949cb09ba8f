"""The chart of what was spent on each beneficiary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.charts.canvas import (
    BLUE,
    GREEN,
    INK,
    RULE,
    Chart,
    draw_arrow,
    head_group,
    make_canvas,
    write_beside,
)
from helpers.show import say_dong, say_sign

__all__ = ["show_spending"]

# Amount kind: marker, whether it is filled, what to say of it.
PAYMENTS = {
    "transfer": ("o", True, ""),
    "in_kind": ("o", False, ", in kind"),
    "waiver": ("o", False, ", waived"),
    "mixed": ("o", False, ", mixed kinds"),
    "gift": ("s", True, ""),
}


def show_spending(pairs: pd.DataFrame, names: Mapping[str, str], title: str, subtitle: str, source: str) -> Chart:
    """Draw đồng per beneficiary on a log scale, in groups that may be compared, largest first.

    ``pairs`` as ``spending_per_beneficiary.csv`` with a column ``group``, in the order of the groups. Money is
    filled, what is in kind or waived hollow; gifts are squares. "At least" is an arrow, an undetermined quotient
    stands between question marks, a weak pair is pale.
    """
    places = {group: number for number, group in enumerate(pairs["group"].unique())}
    rows = pairs.sort_values("vnd_per_beneficiary", ascending=False, kind="stable")
    rows = rows.sort_values("group", key=lambda group: group.map(places), kind="stable")
    figure, (axes,) = make_canvas(title, subtitle, source, [0.37 * (len(rows) + 1.25 * len(places)) + 0.3])
    height = 0.0
    ticks: dict[float, str] = {}
    for group, members in rows.groupby("group", sort=False):
        height -= 1.25
        head_group(axes, height + 0.78, str(group))
        for row in members.itertuples():
            _draw_pair(axes, row, height)
            ticks[height] = f"{row.label}\n({names[row.place]})"
            height -= 1
    sns.despine(ax=axes, left=True)
    axes.set_xscale("log")
    axes.set(yticks=list(ticks), yticklabels=list(ticks.values()), xlim=(1e5, 4e9), ylim=(height + 0.5, 0.1))
    axes.set_xticks([1e5, 1e6, 1e7, 1e8], ["100\nthousand", "1\nmillion", "10\nmillion", "100\nmillion"])
    axes.minorticks_off()
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.tick_params(axis="x", labelsize=8)
    axes.grid(axis="x", color=RULE, linewidth=0.6)
    said = "; ".join(f"{row.label} ({names[row.place]}), {row.group}: {_say_amount(row)}" for row in rows.itertuples())
    columns = ["pair_id", "group", "amount_kind", "vnd_per_beneficiary", "low", "high", "bound", "strength"]
    return Chart(figure, title, f"Dot chart of đồng per beneficiary on a log scale. {said}.", rows[columns])


def _draw_pair(axes: Axes, row: Any, height: float) -> None:
    """Draw one quotient with its bound and its number."""
    marker, filled, _ = PAYMENTS[row.amount_kind]
    colour = GREEN if row.amount_kind == "gift" else BLUE
    pale = 0.45 if row.strength == "weak" else 1.0
    x = row.vnd_per_beneficiary
    if row.bound == "at_least":
        draw_arrow(axes, (x, height), (x * 1.9, height), colour, "->", alpha=pale, linewidth=1.5)
        x *= 1.9
    face = colour if filled else "white"
    axes.plot(
        row.vnd_per_beneficiary, height, marker, color=colour, alpha=pale, markersize=7, markerfacecolor=face, zorder=3
    )
    write_beside(axes, _say_amount(row), (x, height), (7, 0), INK, va="center")


def _say_amount(row: Any) -> str:
    amount = say_dong(row.vnd_per_beneficiary, row.bound)
    amount = f"? {amount} ?" if row.bound == "undetermined" else say_sign(row.bound) + amount
    return amount + PAYMENTS[row.amount_kind][2] + (", weak" if row.strength == "weak" else "")
