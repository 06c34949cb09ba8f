"""Measure what the notebooks cost beyond starting a kernel and importing: at most 1.3 times as much is promised.

Each notebook is run in turn with an empty one that has its imports alone, so that a machine that drifts drifts for all;
of two runs the shorter counts, since a kernel may stall for seconds at its start.
"""

from __future__ import annotations

import ast
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from run_notebooks import NOTEBOOKS, execute
from tqdm import tqdm

MARK = 1.3


def imports_of(path: Path) -> str:
    """Return the import statements of a notebook, all of which stand in its first code cell."""
    first = next(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    statements = [node for node in ast.parse(first).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(statement) for statement in statements)


def seconds(path: Path) -> float:
    """Return how long a notebook takes, its kernel's start included."""
    start = time.perf_counter()
    execute(path)
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio and whether it is within the mark; return 1 where it is not."""
    whole = empty = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for path in tqdm(sorted(NOTEBOOKS.glob("*.ipynb")), unit="notebook", disable=None):
            bare = Path(folder) / path.name
            nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(imports_of(path))]), bare)
            runs = [(seconds(path), seconds(bare)) for _ in range(2)]
            whole, empty = whole + min(run[0] for run in runs), empty + min(run[1] for run in runs)
    print(f"all notebooks take {whole / empty:.2f} times as long as empty ones with their imports (at most {MARK})")
    return int(whole / empty > MARK)


if __name__ == "__main__":
    sys.exit(main())
