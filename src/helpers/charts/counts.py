"""Charts that count figures, or parts of one total."""

from __future__ import annotations

import textwrap

import pandas as pd
import seaborn as sns

from helpers.charts.canvas import BLUE, INK, PARTS, Chart, make_canvas
from helpers.show import say_dong

__all__ = ["show_counts", "show_shares"]


def show_counts(counts: pd.DataFrame, title: str, subtitle: str, source: str) -> Chart:
    """Draw stacked horizontal bars: ``counts`` has a label as its index and one column per part, in order.

    Bars start at zero and are sorted by length; each part of 4 or more among several is labelled.
    """
    counts = counts.loc[counts.sum(axis=1).sort_values(kind="stable").index]
    figure, (axes,) = make_canvas(title, subtitle, source, [0.42 * len(counts) + 0.3])
    colours = PARTS[: len(counts.columns)]
    rows = range(len(counts))
    left = pd.Series(0, index=counts.index)
    for column, colour in zip(counts.columns, colours, strict=True):
        axes.barh(rows, counts[column], left=left, color=colour, edgecolor="white", height=0.66)
        for row, number in enumerate(counts[column]):
            if number >= 4 and len(counts.columns) > 1:
                axes.text(
                    left.iloc[row] + number / 2,
                    row,
                    str(number),
                    color="white" if colour == BLUE else INK,
                    ha="center",
                    va="center",
                    fontsize=9,
                )
        left = left + counts[column]
    for row, number in enumerate(left):
        axes.text(
            number + left.max() * 0.012,
            row,
            str(number),
            color=INK,
            va="center",
            fontsize=9,
            fontweight="bold",
        )
    if len(counts.columns) > 1:
        for number, (column, colour) in enumerate(zip(counts.columns, colours, strict=True)):
            height = 6 + 13 * (len(colours) - 1 - number)
            for words, right, ink in ((str(column), -14, INK), ("■", 0, colour)):
                axes.annotate(
                    words,
                    (1, 0),
                    xycoords="axes fraction",
                    xytext=(right, height),
                    textcoords="offset points",
                    color=ink,
                    ha="right",
                    fontsize=9,
                    fontweight="bold",
                )
    sns.despine(ax=axes, left=True, bottom=True)
    axes.set(xticks=[], xlim=(0, left.max() * 1.08), ylim=(-0.5, len(counts) - 0.5))
    axes.set_yticks(rows, [textwrap.fill(str(label), 26) for label in counts.index])
    axes.tick_params(axis="y", length=0, labelsize=9.5)
    longest, shortest = counts.index[-1], counts.index[0]
    ends = f"from {longest} with {left.iloc[-1]} down to {shortest} with {left.iloc[0]}"
    shown = f"Bar chart of {len(counts)} bars, {ends}."
    return Chart(figure, title, shown, counts.rename_axis("label").reset_index())


def show_shares(shares: pd.DataFrame, title: str, subtitle: str, source: str) -> Chart:
    """Draw shares of one total as sorted bars: ``shares`` has ``holder, amount_vnd, share_pct, figure_id``."""
    rows = shares.sort_values("amount_vnd", kind="stable")
    figure, (axes,) = make_canvas(title, subtitle, source, [0.42 * len(rows) + 0.3])
    axes.barh(range(len(rows)), rows["share_pct"], color=BLUE, height=0.66)
    for height, row in enumerate(rows.itertuples()):
        words = f"{row.share_pct:.1f} %, {say_dong(row.amount_vnd)}"
        axes.text(row.share_pct + 0.7, height, words, va="center", fontsize=8.5)
    sns.despine(ax=axes, left=True, bottom=True)
    axes.set(xticks=[], xlim=(0, rows["share_pct"].max() * 1.75))
    axes.tick_params(axis="y", length=0, labelsize=8.5)
    axes.set_yticks(range(len(rows)), [textwrap.fill(holder, 24) for holder in rows["holder"]])
    said = "; ".join(f"{row.holder} {row.share_pct:.1f} %" for row in rows.iloc[::-1].itertuples())
    return Chart(figure, title, f"Bar chart of shares of one total: {said}.", shares)
