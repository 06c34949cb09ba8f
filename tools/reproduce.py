"""Prove that the notebooks give the same outputs again: run all of them twice, also in other Pythons, and compare.

python tools/reproduce.py [--with .venv-python3.13/bin/python ...]

Each run starts from the committed sources in fresh kernels. All outputs are compared with the committed ones, pictures
to the byte; what differs is named: notebook, cell, kind of output. ``docs/reproduce.md`` says how to read it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from compare_outputs import list_differences
from run_notebooks import NOTEBOOKS, ROOT

RUN = [str(ROOT / "tools" / "run_notebooks.py"), "pages", "--into"]
RUNS = 2  # in this Python; each other one runs once


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
