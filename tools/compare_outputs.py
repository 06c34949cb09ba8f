"""Say which outputs of a notebook differ between two executions, and how: words of texts, pixels of pictures."""

from __future__ import annotations

import base64
import io
import json
from itertools import takewhile
from typing import Any

import matplotlib.image
import numpy as np


def list_differences(one: Any, other: Any) -> list[str]:
    """Return what differs between two executions of a notebook, one line for each output; nothing where all is alike.

    Both are notebooks of nbformat 4. A line names the cell by its count, as in In [3], and the kind of the output.
    """
    cells = [[cell for cell in notebook.cells if cell.cell_type == "code"] for notebook in (one, other)]
    if len(cells[0]) != len(cells[1]):
        return [f"{len(cells[0])} code cells against {len(cells[1])}"]
    found = []
    for first, second in zip(*cells, strict=True):
        name = f"In [{first['execution_count']}]"
        if first["execution_count"] != second["execution_count"]:
            found.append(f"{name}: ran as {second['execution_count']}")
        outputs, others = flatten(first["outputs"]), flatten(second["outputs"])
        found += [
            f"{name}, {kind}: {say_difference(kind, outputs.get(kind, ''), others.get(kind, ''))}"
            for kind in {**outputs, **others}
            if outputs.get(kind) != others.get(kind)
        ]
    return found


def flatten(outputs: list[Any]) -> dict[str, str]:
    """Return the outputs of a cell by number and kind, as text: pictures as base64, what surrounds them as JSON."""
    flat = {}
    for number, output in enumerate(json.loads(json.dumps(outputs)), 1):
        for kind, value in output.pop("data", {}).items():
            flat[f"output {number} {kind}"] = "".join(value) if isinstance(value, str | list) else json.dumps(value)
        flat[f"output {number}"] = json.dumps(output, ensure_ascii=False, sort_keys=True)
    return flat


def say_difference(kind: str, one: str, other: str) -> str:
    r"""Return in words how two outputs of one kind differ: the pixels of a picture, a text where it begins to differ.

    >>> say_difference("output 1 text/plain", "a\nb", "a\nc")
    "'b' became 'c'"
    >>> say_difference("output 1 text/plain", f"{'a' * 100} 1.69 %", f"{'a' * 100} 1.96 %")
    "'…aaaaaaaaaaaaaaaaa 1.69 %' became '…aaaaaaaaaaaaaaaaa 1.96 %'"
    """
    if not one or not other:
        return "is gone" if one else "is new"
    if kind.endswith("image/png"):
        return _say_pixels(one, other)
    lines = one.splitlines(), other.splitlines()
    before, after = next(
        ((a, b) for a, b in zip(*lines, strict=False) if a != b), (f"{len(lines[0])} lines", f"{len(lines[1])} lines")
    )
    alike = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(before, after, strict=False)))
    begin = max(0, alike - 20)
    cut = [("…" if begin else "") + line[begin : begin + 80] for line in (before, after)]
    return f"{cut[0]!r} became {cut[1]!r}"


def _say_pixels(one: str, other: str) -> str:
    pictures = [matplotlib.image.imread(io.BytesIO(base64.b64decode(text)), format="png") for text in (one, other)]
    sizes = [f"{picture.shape[1]} × {picture.shape[0]}" for picture in pictures]
    if sizes[0] != sizes[1]:
        return f"{sizes[0]} pixels became {sizes[1]}"
    away = np.abs(pictures[0].astype(float) - pictures[1].astype(float)).max(axis=2)
    if not away.any():
        return "the same pixels in other bytes (another version of the library that packs them)"
    return f"{100 * (away > 0).mean():.2f} % of the pixels differ, by {100 * away.max():.0f} % of full colour at most"
