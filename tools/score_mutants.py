"""Say how many mutants of each module the tests noticed; fail where they miss more than one in twenty.

    python tools/score_mutants.py [--mark 0.95]

Reads what ``mutmut run`` has left in ``mutants``. A mutant that ran out of time was noticed, one that was not tried
was not.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter

NOTICED = {"killed", "timeout"}


def main() -> int:
    """Print the table; return 0 where the mark is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mark", type=float, default=0.95, help="share that must be noticed (default: 0.95)")
    mark = parser.parse_args().mark
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    table, share = score(said)
    print(table)
    print(f"mutants: {share:.1%} noticed; mark: {mark:.0%}")
    return 0 if share >= mark else 1


def score(said: str) -> tuple[str, float]:
    r"""Return a Markdown table of what mutmut says, module by module, and the share of all that was noticed.

    >>> print(score("helpers.bounds.x_add__mutmut_1: killed\nhelpers.bounds.x_add__mutmut_2: survived")[0])
    | module | mutants | noticed | survived | not tried |
    | --- | --- | --- | --- | --- |
    | `bounds` | 2 | 1 | 1 | 0 |
    """
    fates: Counter[tuple[str, str]] = Counter()
    for line in said.splitlines():
        name, colon, fate = line.strip().partition(": ")
        if colon and name.startswith("helpers."):
            fates[
                name.split(".")[1], "noticed" if fate in NOTICED else fate if fate == "survived" else "not tried"
            ] += 1
    columns = ["noticed", "survived", "not tried"]
    lines = ["| module | mutants | noticed | survived | not tried |", "| --- | --- | --- | --- | --- |"]
    for module in sorted({module for module, _ in fates}):
        counts = [fates[module, column] for column in columns]
        lines.append(f"| `{module}` | {sum(counts)} | " + " | ".join(map(str, counts)) + " |")
    noticed = sum(count for (_, fate), count in fates.items() if fate == "noticed")
    return "\n".join(lines), noticed / max(1, fates.total())


if __name__ == "__main__":
    sys.exit(main())
