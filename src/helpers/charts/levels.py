"""Charts of the levels of poverty. Rates under different standards are never joined.

Printed levels are filled marks, computed ones hollow, aims arrows, so that they differ in print too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.charts.canvas import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    Chart,
    draw_arrow,
    draw_series,
    make_canvas,
    write_beside,
)
from helpers.cite import say_period
from helpers.show import say_sign

__all__ = ["STANDARDS", "show_districts", "show_levels"]

INDICATOR_COLOURS = {
    "poverty_rate": BLUE,
    "near_poverty_rate": GREEN,
    "multidimensional_poverty_rate": PURPLE,
}
INDICATOR_WORDS = {
    "poverty_rate": "poor",
    "near_poverty_rate": "near-poor",
    "multidimensional_poverty_rate": "poor + near-poor",
}
# Both standards were measured around 2021, so the strips overlap instead of dividing the years between them.
STANDARDS = {"2016-2020": (2015.2, 2021.6), "2022-2025": (2020.7, 2026.3)}
KEPT = ["place", "indicator", "kind", "poverty_standard", "period_start", "period_end"]


def show_levels(
    trajectories: pd.DataFrame, official: pd.DataFrame, names: Mapping[str, str], title: str, source: str
) -> Chart:
    """Draw the levels of poverty of whole places: a row per place, a strip per poverty standard, never joined.

    ``trajectories`` as ``poverty_trajectories.csv``; ``official`` has one row per place, standard and review round
    (:func:`helpers.reference.rate_series`), drawn in grey behind them; ``names`` maps the places to draw, in order,
    to their names. A strip without a printed level says what is printed there instead. A level without a date
    or under another standard has no place in a strip and is named below the chart.
    """
    levels = trajectories[
        trajectories["place"].isin(list(names))
        & (trajectories["subgroup"] == "")
        & (trajectories["measure"] == "level")
        & (trajectories["unit"] == "percent")
    ]
    has_strip = (levels["period_start"] != "") & levels["poverty_standard"].isin(list(STANDARDS))
    drawn, left_out = levels[has_strip], levels[~has_strip]
    apart = "; ".join(_say_level(row, names) for row in left_out.itertuples())
    apart = f" Not drawn, for want of a date or of a strip for the standard: {apart}." if apart else ""
    has_level = {place: bool((drawn["place"] == place).any()) for place in names}
    heights = [1.75 if has_level[place] else 1.25 for place in names]
    figure, rows = make_canvas(
        title,
        "Share of households, percent; a strip for each poverty standard, never joined",
        source + apart,
        heights,
        columns=[years[1] - years[0] for years in STANDARDS.values()],
    )
    for number, (place, cells) in enumerate(zip(names, rows, strict=True)):
        for standard, axes in zip(STANDARDS, cells, strict=True):
            here = drawn[(drawn["place"] == place) & (drawn["poverty_standard"] == standard)]
            behind = official[(official["place"] == place) & (official["poverty_standard"] == standard)]
            _draw_strip(axes, here, behind, standard, first=standard == next(iter(STANDARDS)))
            if here.empty:
                words = _say_instead(trajectories, left_out, place, standard)
                axes.text(
                    0.97,
                    0.94,
                    textwrap.fill(words, 23 if standard == "2016-2020" else 27),
                    transform=axes.transAxes,
                    ha="right",
                    va="top",
                    color=GREY if words == "nothing printed in the article" else ORANGE,
                    fontsize=8,
                )
            if number == 0:
                axes.set_title(f"Standard of {standard}", fontsize=9, color=GREY, pad=20)
            axes.tick_params(labelbottom=number == len(heights) - 1)
        cells[0].annotate(
            names[place],
            (0, 1),
            xycoords="axes fraction",
            xytext=(-14, 4),
            textcoords="offset points",
            fontsize=10.5,
            fontweight="bold",
            va="bottom",
        )
    said = "; ".join(_say_level(row, names) for row in drawn.itertuples()) or "none drawn"
    silent = [name for place, name in names.items() if not (levels["place"] == place).any()]
    none_printed = f" No level is printed for {' and '.join(silent)}." if silent else ""
    shown = (
        f"Dot chart with a panel per place and a strip per poverty standard: {said}.{apart}{none_printed} Grey lines: "
        f"official and press series of {len(official)} yearly reviews."
    )
    columns = [*KEPT, "value", "low", "high", "bound", "figure_ids"]
    return Chart(figure, title, shown, drawn[columns])


def show_districts(levels: pd.DataFrame, names: Mapping[str, str], whole: pd.Series, title: str, source: str) -> Chart:
    """Draw levels of parts of one place as dots on one line each; bounds are arrows, the whole a dashed line.

    ``levels`` has ``place, subgroup, value, bound``; ``whole`` is the row of the whole place.
    """
    rows = levels.sort_values("value", kind="stable")
    labels = [row.subgroup or names[row.place] for row in rows.itertuples()]
    figure, (axes,) = make_canvas(
        title,
        "Poor households, percent of households; date not printed, standard of 2016-2020 inferred",
        source,
        [0.5 * len(rows) + 0.75],
    )
    for height, row in enumerate(rows.itertuples()):
        if row.bound == "at_most":
            draw_arrow(axes, (row.value, height), (0.05, height), BLUE, "-|>", linewidth=1.8)
            axes.plot([row.value] * 2, [height - 0.16, height + 0.16], color=BLUE, linewidth=2)
        else:
            axes.plot(row.value, height, "o", color=BLUE, markersize=8)
        write_beside(
            axes,
            f"{say_sign(row.bound)}{row.value:g} %",
            (row.value, height),
            (9, 0),
            BLUE,
            fontsize=9.5,
            va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )

    axes.axvline(whole["value"], color=ORANGE, linestyle=(0, (4, 3)), linewidth=1.2, zorder=0)
    write_beside(
        axes,
        f"whole province {whole['value']:g} %, start of 2021",
        (whole["value"], len(rows) - 0.45),
        (5, 0),
        ORANGE,
        va="center",
    )
    sns.despine(ax=axes, left=True)
    axes.set(
        yticks=range(len(rows)),
        yticklabels=[textwrap.fill(label, 22) for label in labels],
        xlim=(0, 9.4),
        ylim=(-0.5, len(rows) - 0.1),
    )
    axes.tick_params(axis="y", length=0, labelsize=9)
    said = [
        f"{label} {say_sign(row.bound)}{row.value:g} %" for label, row in zip(labels, rows.itertuples(), strict=True)
    ]
    shown = (
        f"Dot chart of district poverty rates: {'; '.join(reversed(said))}. "
        f"The whole province stands at {whole['value']:g} %."
    )
    return Chart(figure, title, shown, rows[["place", "subgroup", "value", "bound", "figure_ids"]])


def _draw_strip(axes: Axes, here: pd.DataFrame, behind: pd.DataFrame, standard: str, first: bool) -> None:
    """Draw one place under one standard: the articles' levels, and the official series behind them."""
    start, end = STANDARDS[standard]
    axes.set(
        xlim=(start, end),
        ylim=(0, 21),
        xticks=range(int(start) + 1, int(end) + (end > int(end))),
        yticks=[0, 5, 10, 15, 20],
    )
    axes.set_facecolor("#f7f7f7")
    sns.despine(ax=axes, left=True)
    axes.tick_params(labelsize=8, length=0, labelleft=first, colors=GREY, pad=2)
    axes.grid(axis="y", color="white", linewidth=1.2)
    _draw_official(axes, behind, [(_middle(row), row.value) for row in here.itertuples()])
    for indicator, series in here.groupby("indicator", sort=False):
        colour = INDICATOR_COLOURS[str(indicator)]
        points = [
            (_middle(row), row.value) for row in series.sort_values("period_start").itertuples() if row.kind != "target"
        ]
        if len(points) > 1:
            axes.plot(*zip(*points, strict=True), color=colour, linewidth=1.1, linestyle=(0, (2, 2)), zorder=1)
        for row in series.itertuples():
            _draw_point(axes, row, colour)


def _draw_official(axes: Axes, series: pd.DataFrame, printed: list[tuple[float, float]]) -> None:
    """Draw an official series in grey, each review at the January in which it comes into force.

    A bar spans the values where sources disagree. Numbers stand above, or to the left where a printed level is close.
    """
    years = [int(review) + 1 for review in series["review_round"]]
    draw_series(axes, years, list(series["value"]), markersize=2.5, zorder=1)
    for year, row in zip(years, series.itertuples(), strict=True):
        axes.plot([year] * 2, [row.low, row.high], color=GREY, linewidth=2.5, alpha=0.5, zorder=1)
        close = any(abs(x - year) <= 0.6 and abs(y - row.value) <= 3 for x, y in printed)
        offset, align = ((-6, -3), "right") if close else ((0, 3), "center")
        at = (year, row.value if close else row.high)
        write_beside(axes, f"{row.value:g}", at, offset, GREY, fontsize=7, ha=align, va="top" if close else "bottom")


def _draw_point(axes: Axes, row: Any, colour: str) -> None:
    """Draw one level: an open period is a bar over the span it may lie in, with an arrow where it has no end."""
    x = _middle(row)
    if row.kind == "target":
        draw_arrow(axes, (x, row.value), (x, 0.05), colour, "-|>", linewidth=1.6)
        axes.plot([x - 0.18, x + 0.18], [row.value] * 2, color=colour, linewidth=2)
        write_beside(
            axes,
            f"aim: {say_sign(row.bound)}{row.value:g}\n{INDICATOR_WORDS[row.indicator]}",
            (x, row.value),
            (0, 4),
            colour,
            ha="center",
        )
        return
    if row.period_start and len(row.period_start) == 4 and row.kind == "reported":
        axes.plot(
            [int(row.period_start), int(row.period_start) + 1],
            [row.value] * 2,
            color=colour,
            linewidth=4,
            alpha=0.25,
            solid_capstyle="butt",
        )
    open_end = bool(row.period_start) and not row.period_end
    if open_end:
        draw_arrow(axes, (x, row.value), (x + 0.75, row.value), colour, "->", alpha=0.5)
        axes.annotate(
            INDICATOR_WORDS[row.indicator].replace("+ ", "+\n"),
            (x + 0.8, row.value),
            va="center",
            fontsize=8.5,
            color=colour,
        )
    axes.plot(
        x,
        row.value,
        "o",
        color=colour,
        markerfacecolor="white" if row.kind == "implied" else colour,
        markersize=6.5,
        zorder=3,
    )
    words = f"{say_sign(row.bound)}{row.value:.2f}" + (" implied" if row.kind == "implied" and not open_end else "")
    above = row.indicator != "poverty_rate" or row.poverty_standard == "2016-2020"  # near-poor lies just above poor
    write_beside(
        axes, words, (x, row.value), (0, 6 if above else -7), colour, ha="center", va="bottom" if above else "top"
    )


def _middle(row: Any) -> float:
    """Return where on the axis of years a level stands: a year in its middle, January at the year's start."""
    start = row.period_start
    if len(start) == 7:
        return int(start[:4]) + (int(start[5:]) - 1) / 12
    return int(start[:4]) + (0.5 if row.kind != "target" else 0.0)


def _say_instead(trajectories: pd.DataFrame, left_out: pd.DataFrame, place: str, standard: str) -> str:
    """Say what is printed for a place under a standard where no level is drawn."""
    below = (left_out["place"] == place).any()
    level = "level named below the chart" if below else "no level printed"
    rows = trajectories[
        (trajectories["place"] == place)
        & (trajectories["poverty_standard"] == standard)
        & (trajectories["kind"] == "target")
    ]
    rows = rows[rows["measure"] == "fall"].drop_duplicates(["subgroup", "value"])
    if rows.empty:
        return level if below else "nothing printed in the article"
    said = []
    for row in rows.itertuples():
        amount = f"{row.value:g}" if pd.isna(row.value_high) else f"{row.value:g}–{row.value_high:g}"
        points = "point" if amount == "1" else "points"
        year = f" {'a year ' if row.per else ''}".rstrip()
        said.append(f"{amount} {points}{year}" + (f" ({row.subgroup})" if row.subgroup else ""))
    return "promised fall: " + ", ".join(said) + f"; {level}"


def _say_level(row: Any, names: Mapping[str, str]) -> str:
    """Say one level with its place, kind, date and standard."""
    when = say_period(row.period_start, row.period_end) or "undated"
    standard = row.poverty_standard.replace("_", " ")
    return (
        f"{names[row.place]} {INDICATOR_WORDS[row.indicator]} {say_sign(row.bound)}{row.value:g} % "
        f"({row.kind}, {when}, standard {standard})"
    )
