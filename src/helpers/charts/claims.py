"""The chart of one claim against the official series."""

from __future__ import annotations

import pandas as pd
import seaborn as sns

from helpers.charts.canvas import BLUE, GREY, ORANGE, Chart, draw_arrow, draw_series, make_canvas, write_beside

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
    draw_series(axes, list(rounds), list(series["value"]), markersize=5)
    for year, row in zip(rounds, series.itertuples(), strict=True):
        # The implied level stands above the official one of its year.
        offset, align = ((-4, -8), "right") if year == last - 4 else ((6, 8), "left")
        write_beside(axes, f"{row.value:g}", (year, row.value), offset, GREY, ha=align, va="center", fontsize=9)
    values = series.set_index("review_round")["value"]
    start, end = (values[name] for name in fall)
    x = int(fall[1]) - 0.08
    axes.plot([int(fall[0]), x + 0.1], [start, start], color=BLUE, linewidth=0.8, linestyle=(0, (2, 2)))
    draw_arrow(axes, (x, start), (x, end), BLUE, "-|>", linewidth=1.8)
    write_beside(
        axes,
        f"{start - end:.2f} points:\nthe fall in print",
        (x, start * 0.75),
        (8, 0),
        BLUE,
        ha="left",
        va="center",
        fontsize=9,
    )
    axes.plot(last, level, "o", color=ORANGE, markersize=7)
    write_beside(axes, f"{level:g} in print", (last, level), (0, -13), ORANGE, ha="center", va="center", fontsize=9)
    axes.plot(last - 4, implied, "o", color=ORANGE, markerfacecolor="white", markersize=7)
    write_beside(
        axes, f"{implied:.2f} implied", (last - 4, implied), (8, 3), ORANGE, ha="left", va="center", fontsize=9
    )
    sns.despine(ax=axes, left=True)
    axes.set(xlim=(first - 0.4, last + 0.7), ylim=(0, 11.5), xticks=range(first, last + 1), yticks=[])
    axes.tick_params(labelsize=9)
    said = ", ".join(f"{row.review_round} {row.value:g} %" for row in series.itertuples())
    shown = (
        f"Line chart of the official rate by review: {said}. The printed fall of {start - end:.2f} points lies "
        f"between {fall[0]} and {fall[1]}; the article prints {level:g} % for {last}, and its numbers imply "
        f"{implied:.2f} % for {last - 4}."
    )
    return Chart(figure, title, shown, series)
