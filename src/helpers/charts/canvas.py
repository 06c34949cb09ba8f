"""What all charts share: the chart as an object, its canvas with headings, the palette."""

from __future__ import annotations

import base64
import io
import textwrap
from itertools import pairwise
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

__all__ = ["Chart", "draw_arrow", "draw_series", "head_group", "make_canvas", "write_beside"]

# The hues of Okabe and Ito, which colour-blind readers can tell apart, dark enough to be read as words on white.
INK, GREY, RULE = "#222222", "#6b6b6b", "#d0d0d0"
BLUE, ORANGE, GREEN, PURPLE = "#005f9e", "#bf4f00", "#00805c", "#7d2a6e"
# Parts of one bar differ in lightness too, so that they stay apart in grey: dark, middle, pale.
PARTS = (BLUE, "#f0a35e", "#dcdcdc")
WIDTH = 5.4  # inches: narrow enough to be read on a phone
DOTS = 200
COLOURS = 64  # enough for smooth edges, and a third of the size


class Chart:
    """A drawn chart with its alt text, which is its title and what it shows, and the data behind it.

    In a notebook it shows as a picture; its plain-text form is the alt text and the data as CSV, so that nbval
    and diffs compare what the picture says.
    """

    def __init__(self, figure: Figure, title: str, shown: str, data: pd.DataFrame) -> None:
        self.figure, self.title, self.data = figure, title, data
        self.alt = f"{title}. {shown}"

    def __repr__(self) -> str:
        return f"{self.alt}\n\n{self.data.to_csv(index=False)}"

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        out = io.BytesIO()
        self.figure.savefig(out, format="png", dpi=DOTS, metadata={"Software": None}, pil_kwargs={"compress_level": 0})
        picture = Image.open(out).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        out = io.BytesIO()
        picture.save(out, "png")
        width = round(float(self.figure.get_figwidth()) * DOTS / 2)
        bundle = {"image/png": base64.b64encode(out.getvalue()).decode(), "text/plain": repr(self)}
        return bundle, {"image/png": {"alt": self.alt, "width": width}}


def make_canvas(
    title: str, subtitle: str, source: str, heights: list[float], columns: list[float] | None = None, left: float = 0.36
) -> tuple[Figure, Any]:
    """Return a figure with headings and source set, and its axes: a list, or a list of rows for ``columns``.

    ``heights`` are those of the rows of axes, in inches.
    """
    sns.set_theme(
        style="white",
        rc={
            "font.family": "DejaVu Sans",
            "axes.edgecolor": RULE,
            "text.color": INK,
            "ytick.color": INK,
            "xtick.color": GREY,
        },
    )
    title_lines, source_lines = textwrap.wrap(title, 50), textwrap.wrap(source, 84)
    subtitle_lines = textwrap.wrap(subtitle, 72)
    top = 0.28 + 0.22 * len(title_lines) + 0.18 * len(subtitle_lines) + (0.5 if columns else 0.0)
    bottom = 0.5 + 0.15 * len(source_lines)
    gap = 0.34 if columns else 0.0
    total = top + bottom + sum(heights) + gap * (len(heights) - 1)
    figure = Figure(figsize=(WIDTH, total))
    figure.text(
        0.02,
        1 - 0.12 / total,
        "\n".join(title_lines),
        fontsize=12,
        fontweight="bold",
        va="top",
        linespacing=1.25,
    )
    figure.text(
        0.02,
        1 - (0.17 + 0.22 * len(title_lines)) / total,
        "\n".join(subtitle_lines),
        fontsize=9,
        color=GREY,
        va="top",
        linespacing=1.3,
    )
    figure.text(0.02, 0.1 / total, "\n".join(source_lines), fontsize=7.5, color=GREY, va="bottom", linespacing=1.35)
    left = left if columns is None else 0.06
    grid = figure.add_gridspec(
        len(heights),
        len(columns or [1]),
        height_ratios=heights,
        width_ratios=columns or [1],
        left=left,
        right=0.98,
        top=1 - top / total,
        bottom=bottom / total,
        hspace=gap / (sum(heights) / len(heights)),
        wspace=0.04,
    )
    if columns is None:
        return figure, [figure.add_subplot(grid[row, 0]) for row in range(len(heights))]
    return figure, [
        [figure.add_subplot(grid[row, column]) for column in range(len(columns))] for row in range(len(heights))
    ]


def head_group(axes: Axes, height: float, words: str) -> None:
    """Write the heading of a group of rows beside the axes, with a rule across them."""
    beside = axes.get_yaxis_transform()
    style: dict[str, Any] = {"fontsize": 9, "color": GREY, "fontweight": "bold"}
    axes.text(-0.02, height, words, transform=beside, va="center", ha="right", **style)
    axes.axhline(height, color=RULE, linewidth=0.8, zorder=0)


def write_beside(
    axes: Axes, words: str, at: tuple[float, float], offset: tuple[float, float], colour: str, **style: Any
) -> None:
    """Write words beside a point; ``offset`` is in typographic points, ``style`` goes to the text."""
    style = {"fontsize": 8.5, **style}
    axes.annotate(words, at, xytext=offset, textcoords="offset points", color=colour, **style)


def draw_arrow(
    axes: Axes, tail: tuple[float, float], head: tuple[float, float], colour: str, shape: str, **style: Any
) -> None:
    """Draw an arrow from ``tail`` to ``head``; ``shape`` is matplotlib's arrow style."""
    axes.annotate("", head, tail, arrowprops={"arrowstyle": shape, "color": colour, **style})


def draw_series(axes: Axes, years: list[int], values: list[float], **style: Any) -> None:
    """Draw a yearly series in grey: solid between neighbouring years, dashed over years without a value."""
    axes.plot(years, values, "o", color=GREY, **style)
    for (year, value), (later, after) in pairwise(zip(years, values, strict=True)):
        dashes = "solid" if later - year == 1 else (0, (2, 2))
        axes.plot([year, later], [value, after], color=GREY, linewidth=1.1, linestyle=dashes, zorder=1)
