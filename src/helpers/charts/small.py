"""Small charts for a card or the head of a page, as SVG: sharp at any size, in the colours of the page around them.

Their classes (``mark-0`` to ``mark-3``, ``word``, ``tile``) are styled by the site; without a style they are black
marks of four kinds: full, hatched, hollow and dotted, so that they are told apart without colour too.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise

__all__ = ["PROVINCES", "draw_bars", "draw_fall", "draw_locator"]

WIDTH, TALL, LABEL, ROW = 356, 104, 160, 26
DASHED = ' stroke-dasharray="3 3"'  # over years without a number
UNITS = 32  # up to so many, each one counted is a square of its own

# Place, row and column on a grid of tiles: neighbours as near as a grid allows, north above.
PROVINCES = {
    "An Giang": (0, 1),
    "Đồng Tháp": (0, 2),
    "Long An": (0, 3),
    "Cần Thơ": (1, 1),
    "Vĩnh Long": (1, 2),
    "Tiền Giang": (1, 3),
    "Kiên Giang": (2, 0),
    "Hậu Giang": (2, 1),
    "Trà Vinh": (2, 2),
    "Bến Tre": (2, 3),
    "Cà Mau": (3, 0),
    "Bạc Liêu": (3, 1),
    "Sóc Trăng": (3, 2),
}


def draw_bars(parts: dict[str, int], name: str) -> str:
    """Return a bar for each part as SVG, labelled, with its number; few things are squares to be counted.

    ``name`` must differ between charts of one page: the hatching is defined once for each.

    >>> draw_bars({"agree": 7, "fail": 1}, "sums").count('class="mark-0"')
    7
    """
    most, room = max(parts.values()), WIDTH - LABEL - 40
    step = min(room / most, 16.0)
    rows = [
        _bar(number, label, count, step, most <= UNITS, name) for number, (label, count) in enumerate(parts.items())
    ]
    said = ", ".join(f"{label} {count}" for label, count in parts.items())
    hatch = (
        f'<defs><pattern id="hatch-{name}" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="4" stroke="currentColor" '
        'stroke-width="2"/></pattern></defs>'
    )
    return _svg(WIDTH, ROW * len(parts), f"Bar chart: {said}.", hatch + "".join(rows))


def _bar(number: int, label: str, count: int, step: float, units: bool, name: str) -> str:
    """Draw one row: label, marks, number."""
    top = ROW * number
    gap = min(2.5, step / 5)
    starts = [LABEL + step * unit for unit in range(count)] if units else [LABEL]
    width = step - gap if units else max(step * count, 1.0)
    fill = {1: f' fill="url(#hatch-{name})"', 2: ' fill="none"', 3: ' fill="none" stroke-dasharray="2 2"'}
    marks = "".join(
        f'<rect class="mark-{number}" x="{x:.1f}" y="{top + 6}" width="{width:.1f}" height="13" rx="1.5" '
        f'stroke="currentColor"{fill.get(number, "")}/>'
        for x in starts
    )
    end = LABEL + step * count + 7
    words, number_after = _write(LABEL - 8, top + 17, label, "end"), _write(end, top + 17, str(count), kind="number")
    return f"{words}{marks}{number_after}"


def draw_fall(series: dict[int, float], fall: tuple[int, int], level: float) -> str:
    """Return a yearly series as SVG, the printed ``fall`` marked between two of its years, and a printed ``level``.

    The level is that which an article prints for the last year of the series; it is drawn as a diamond. The line is
    dashed over years without a number.

    >>> draw_fall({2015: 9.0, 2016: 8.0, 2019: 2.0}, (2015, 2019), 1.5).count("stroke-dasharray")
    1
    """
    last, highest = max(series), max(series.values())
    step = (WIDTH - 140) / (last - min(series))
    at = {year: (34 + step * (year - min(series)), _down(value, highest)) for year, value in series.items()}
    drop = f"{series[fall[0]] - series[fall[1]]:.2f} points"
    said = ", ".join(f"{value:g} % in {year}" for year, value in series.items())
    alt = (
        f"Line chart: {said}. The printed fall of {drop} ends in {fall[1]}; the article prints {level:g} % for {last}."
    )
    (x0, y0), (x1, y1) = at[fall[0]], at[fall[1]]
    body = (
        f'{_line(at)}<path d="M{x0:.1f},{y0:.1f} H{x1:.1f} V{y1 - 4:.1f}" class="mark-0 fall" fill="none" '
        f'stroke-width="1.6" stroke="currentColor"/>{_write(x1 + 6, y0 + 16, drop, kind="number")}'
        f"{_dots(series, at)}{_diamond(at[last][0], _down(level, highest), f'{level:g} printed')}"
    )
    return _svg(WIDTH, TALL, alt, body)


def _down(value: float, highest: float) -> float:
    """Return how far below the top a value stands, the highest at 20 and zero at 84."""
    return 84 - 64 * value / highest


def _line(at: dict[int, tuple[float, float]]) -> str:
    return "".join(
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="currentColor" stroke-width="1.2"'
        f"{'' if later - year == 1 else DASHED}/>"
        for (year, (x, y)), (later, (to_x, to_y)) in pairwise(at.items())
    )


def _dots(series: dict[int, float], at: dict[int, tuple[float, float]]) -> str:
    """Draw the years: the first number above its dot, the last beside it, those between below the falling line."""
    beside = {min(at): (0, -8, "middle"), max(at): (8, -4, "start")}
    parts = []
    for year, (x, y) in at.items():
        right, down, anchor = beside.get(year, (-4, 14, "end"))
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="currentColor"/>')
        parts.append(_write(x + right, y + down, f"{series[year]:g}", anchor))
        parts.append(_write(x, TALL - 3, str(year), "middle"))
    return "".join(parts)


def _diamond(x: float, y: float, words: str) -> str:
    return (
        f'<path class="mark-0" d="M{x:.1f},{y - 1:.1f} l5,5 -5,5 -5,-5 z" stroke="currentColor"/>'
        f"{_write(x + 8, y + 11, words, kind='number')}"
    )


def _write(x: float, y: float, words: str, anchor: str = "start", kind: str = "word") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def draw_locator(marked: dict[str, str]) -> str:
    """Return a grid of tiles as SVG, one for each province of the Mekong Delta before the mergers of July 2025.

    ``marked`` maps a province that an article is about to the name written on its tile.

    Raises KeyError for a province that is none of the thirteen.
    """
    size, gap = 84, 6
    places = {name: PROVINCES[name] for name in [*PROVINCES, *marked]}
    tiles = []
    for name, (row, column) in places.items():
        x, y = column * (size + gap), row * (size + gap) * 0.72
        kind = "tile marked" if name in marked else "tile"
        words = marked.get(name, name).split("\n")
        lines = "".join(
            f'<tspan x="{x + size / 2:.0f}" dy="{0 if not number else 15}">{escape(word)}</tspan>'
            for number, word in enumerate(words)
        )
        middle = y + size * 0.36 + 4 - 7.5 * (len(words) - 1)
        tiles.append(
            f'<g class="{kind}"><rect x="{x}" y="{y:.1f}" width="{size}" height="{size * 0.72:.1f}" rx="4"/>'
            f'<text y="{middle:.1f}" text-anchor="middle">{lines}</text></g>'
        )
    said = ", ".join(name.replace("\n", " ") for name in marked.values())
    alt = f"Map of tiles, one for each of the {len(places)} provinces of the Mekong Delta; marked: {said}."
    return _svg(4 * size + 3 * gap, round((4 * size + 3 * gap) * 0.72), alt, "".join(tiles))


def _svg(width: float, height: float, alt: str, body: str) -> str:
    return (
        f'<svg class="small-chart" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(alt)}" '
        f'xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )
