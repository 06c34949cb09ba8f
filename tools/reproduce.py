"""Prove that the notebooks give the same outputs again: run all of them twice, also in other Pythons, and compare.

python tools/reproduce.py [--with .venv-python3.13/bin/python ...]

Each run starts from the committed sources in fresh kernels. All outputs are compared with the committed ones, pictures
to the byte; what differs is named: notebook, cell, kind of output. ``docs/reproduce.md`` says how to read it.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import matplotlib.image
import nbformat
import numpy as np
from run_notebooks import NOTEBOOKS, ROOT

RUN = [str(ROOT / "tools" / "run_notebooks.py"), "pages", "--into"]
RUNS = 2  # in this Python; each other one runs once


def list_differences(one: Any, other: Any) -> list[str]:
    """Return what differs between two executions of a notebook, one line for each output; nothing where all is alike.

    Both are notebooks of nbformat 4. A line names the cell by its execution count, and the kind of the output.
    """
    cells = [[cell for cell in notebook.cells if cell.cell_type == "code"] for notebook in (one, other)]
    if len(cells[0]) != len(cells[1]):
        return [f"{len(cells[0])} code cells against {len(cells[1])}"]
    found = []
    for first, second in zip(*cells, strict=True):
        name = f"cell {first['execution_count']}"
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
    r"""Return in words how two outputs of one kind differ: the pixels of a picture, the first line of a text.

    >>> say_difference("output 1 text/plain", "a\nb", "a\nc")
    "'b' became 'c'"
    """
    if not one or not other:
        return "is gone" if one else "is new"
    if kind.endswith("image/png"):
        return _say_pixels(one, other)
    lines = one.splitlines(), other.splitlines()
    before, after = next(
        ((a, b) for a, b in zip(*lines, strict=False) if a != b), (f"{len(lines[0])} lines", f"{len(lines[1])} lines")
    )
    return f"{before[:80]!r} became {after[:80]!r}"


def _say_pixels(one: str, other: str) -> str:
    pictures = [matplotlib.image.imread(io.BytesIO(base64.b64decode(text)), format="png") for text in (one, other)]
    sizes = [f"{picture.shape[1]} × {picture.shape[0]}" for picture in pictures]
    if sizes[0] != sizes[1]:
        return f"{sizes[0]} pixels became {sizes[1]}"
    away = np.abs(pictures[0].astype(float) - pictures[1].astype(float)).max(axis=2)
    if not away.any():
        return "the same pixels in other bytes (another version of the library that packs them)"
    return f"{100 * (away > 0).mean():.2f} % of the pixels differ, by {100 * away.max():.0f} % of full colour at most"


def main() -> int:
    """Run, compare and report; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description="Run all notebooks twice, also in other Pythons, and compare.")
    parser.add_argument("--with", dest="others", action="append", default=[], metavar="PYTHON", help="may be repeated")
    others = parser.parse_args().others
    stems = [path.name for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
    committed = {name: nbformat.read(NOTEBOOKS / name, as_version=4) for name in stems}
    outputs = sum(len(cell.get("outputs", [])) for notebook in committed.values() for cell in notebook.cells)
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, python in enumerate([*[sys.executable] * RUNS, *others], 1):
            into = Path(folder) / str(number)
            version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
            subprocess.run([python, *RUN, str(into)], check=True)
            found = [
                f"{name}, {line}"
                for name in stems
                for line in list_differences(committed[name], nbformat.read(into / name, as_version=4))
            ]
            differing += len(found)
            said = f"{len(found)} differ" if found else "all as committed"
            print(f"run {number}, {version}: {len(stems)} notebooks, {outputs} outputs: {said}")
            print(*(f"- {line}" for line in found), sep="\n", end="\n" if found else "")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
