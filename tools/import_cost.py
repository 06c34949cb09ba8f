"""Measure what importing the helpers costs: over bare Python, and over what a notebook imports anyway.

Runs the alternatives in turn, so that a machine that drifts drifts for all, and prints medians and ratios of one run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

BASE = "import pandas, matplotlib.pyplot, seaborn"
CASES = {
    "bare Python": "pass",
    "helpers.printed": "import helpers.printed",
    "pandas, matplotlib, seaborn": BASE,
    "the same and all helpers": f"{BASE}; from helpers import articles, charts, cite, clean, show",
}
RUNS = 15


def main() -> None:
    """Print one line per case and the two figures that are promised."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for run in range(RUNS + 1):
        for name, code in CASES.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            if run:  # the first round warms the caches
                times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare, printed, base, everything = medians.values()
    for name, seconds in medians.items():
        print(f"{name:32} {1000 * seconds:7.0f} ms")
    print(f"helpers.printed adds {1000 * (printed - bare):.0f} ms to bare Python (at most 60)")
    print(f"all helpers add {100 * (everything / base - 1):.1f} % to the three libraries (less than 10)")


if __name__ == "__main__":
    main()
