"""The chart of one claim against the official series."""

from __future__ import annotations

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.charts.canvas import BLUE, GREY, ORANGE, Chart, make_canvas

__all__ = ["show_fall"]


def show_fall(
    series: pd.DataFrame, fall: tuple[str, str], level: float, implied: float, title: str, source: str
) -> Chart:
    """Draw an official series with the fall that an article prints marked on it, and the article's own level.

    ``series`` as :func:`helpers.reference.rate_series`; ``fall`` names the two review rounds between which the
    printed fall lies; ``level`` is the rate printed for the last round, ``implied`` the level that the article's
    fall and rate imply for four rounds before it.
    """
    rounds = series["review_round"].astype(int)
    first, last = int(rounds.iloc[0]), int(rounds.iloc[-1])
    subtitle = "Poor households, percent, by yearly review, standard of 2016-2020"
    figure, (axes,) = make_canvas(title, subtitle, source, [2.9], left=0.04)
    axes.plot(rounds, series["value"], color=GREY, linewidth=1.2, marker="o", markersize=5)
    for year, row in zip(rounds, series.itertuples(), strict=True):
        below = year == last - 4  # the implied level stands above the official one
        _write(
            axes, f"{row.value:g}", year, row.value, (-4, -8) if below else (6, 8), GREY, "right" if below else "left"
        )
    values = series.set_index("review_round")["value"]
    start, end = (values[name] for name in fall)
    x = int(fall[1]) - 0.08
    axes.plot([int(fall[0]), x + 0.1], [start, start], color=BLUE, linewidth=0.8, linestyle=(0, (2, 2)))
    axes.annotate("", (x, end), (x, start), arrowprops={"arrowstyle": "-|>", "color": BLUE, "linewidth": 1.8})
    _write(axes, f"{start - end:.2f} points:\nthe fall in print", x, start * 0.75, (8, 0), BLUE, "left")
    axes.plot(last, level, "o", color=ORANGE, markersize=7)
    _write(axes, f"{level:g} in print", last, level, (0, -13), ORANGE, "center")
    axes.plot(last - 4, implied, "o", color=ORANGE, markerfacecolor="white", markersize=7)
    _write(axes, f"{implied:.2f} implied", last - 4, implied, (8, 3), ORANGE, "left")
    sns.despine(ax=axes, left=True)
    axes.set(xlim=(first - 0.4, last + 0.7), ylim=(0, 11.5), xticks=range(first, last + 1), yticks=[])
    axes.tick_params(labelsize=9)
    said = ", ".join(f"{row.review_round} {row.value:g} %" for row in series.itertuples())
    alt = (
        f"Line chart of the official rate by review: {said}. The printed fall of {start - end:.2f} points lies "
        f"between {fall[0]} and {fall[1]}; the article prints {level:g} % for {last}, and its numbers imply "
        f"{implied:.2f} % for {last - 4}."
    )
    return Chart(figure, alt, series)


def _write(axes: Axes, words: str, x: float, y: float, offset: tuple[int, int], colour: str, align: str) -> None:
    """Write words beside a point; ``offset`` is in typographic points."""
    axes.annotate(
        words, (x, y), xytext=offset, textcoords="offset points", ha=align, va="center", fontsize=9, color=colour
    )
