"""Measure who notices an error in the data: change one character or swap one cell at a time, on a copy.

    python tools/inject_faults.py [--count 1000] [--seed 1] [--table figures] [--articles DIR] [--write]

Each fault is tried on a copy of the data. ``check`` runs on the changed copy as it stands, then once more on a copy
rebuilt after the change (a rebuild that refuses has noticed), and ``audit`` holds the changed rows against the
archived articles. The share that each notices is printed by column; ``--write`` puts it into ``data/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from tqdm import tqdm

from helpers import clean, tables
from helpers.articles import audit
from helpers.tables import DATA, DataError

BEGIN = "<!-- faults: made by `make faults`; edits here are lost -->"
END = "<!-- end of faults -->"
SWAPPED = ["place", "indicator", "status", "unit", "bound", "per", "poverty_standard", "amount_kind", "period"]
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzăâđêôơư.,-/% "


class Fault(NamedTuple):
    """One changed character: where, what was there, what stands there now, and the whole table after it."""

    table: str
    row: int
    column: str
    old: str
    new: str
    text: str


def make_fault(table: str, chance: random.Random, columns: list[str] | None = None) -> Fault:
    """Change one character of one filled cell of a curated table, chosen evenly among all characters."""
    header, *records = _read(table)
    places = [
        (row, header.index(column), place)
        for row, record in enumerate(records)
        for column in columns or header
        for place in range(len(record[header.index(column)]))
    ]
    row, column, place = chance.choice(places)
    old = records[row][column]
    same_kind = "0123456789" if old[place].isdigit() and chance.random() < 0.5 else ALPHABET
    letter = chance.choice([letter for letter in same_kind if letter != old[place]])
    new = old[:place] + letter + old[place + 1 :]
    records[row][column] = new
    return Fault(table, row, header[column], old, new, _as_csv([header, *records]))


def swap_value(table: str, chance: random.Random, columns: list[str] | None = None) -> Fault:
    """Replace one cell by another value that the same column has elsewhere: valid, and perhaps wrong."""
    header, *records = _read(table)
    column = chance.choice(columns or SWAPPED)
    place = header.index(column)
    row = chance.randrange(len(records))
    old = records[row][place]
    new = chance.choice(sorted({record[place] for record in records} - {old}))
    records[row][place] = new
    return Fault(table, row, f"{column} (another valid value)", old, new, _as_csv([header, *records]))


def _read(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO((DATA / "curated" / f"{table}.csv").read_text(encoding="utf-8"))))


def _as_csv(records: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue()


def try_fault(fault: Fault, articles: Path | None) -> dict[str, object]:
    """Return who notices a fault: ``check``, ``rebuilt`` (check after build) and ``audit``."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(DATA, Path(folder) / "data"))
        (data / "curated" / f"{fault.table}.csv").write_text(fault.text, encoding="utf-8", newline="\n")
        noticed = bool(clean.check(data))
        try:
            clean.build(data)
            rebuilt = bool(clean.check(data))
        except DataError:
            rebuilt = True
        audited: bool | None = None
        if articles:
            try:
                audited = bool(audit(articles, tables.read(data)).problems)
            except DataError:
                audited = True
    digit = any(a != b and a.isdigit() for a, b in zip(fault.old, fault.new, strict=False))
    return {**fault._replace(text="")._asdict(), "digit": digit, "check": noticed, "rebuilt": rebuilt, "audit": audited}


def inject(
    table: str,
    count: int,
    seed: int,
    articles: Path | None,
    columns: list[str] | None = None,
    workers: int = 1,
    make: Callable[[str, random.Random, list[str] | None], Fault] = make_fault,
) -> pd.DataFrame:
    """Return one row per fault with who noticed it; the same seed gives the same faults."""
    chance = random.Random(seed)
    faults = [make(table, chance, columns) for _ in range(count)]
    attempt = partial(try_fault, articles=articles)
    if workers == 1:
        return pd.DataFrame([attempt(fault) for fault in faults])
    with ProcessPoolExecutor(workers) as pool:
        return pd.DataFrame(tqdm(pool.map(attempt, faults, chunksize=10), total=count, desc=table, disable=None))


def report(found: pd.DataFrame) -> str:
    """Return the shares noticed as a Markdown table: one row per column of the table, and all together."""
    of_digit = found["digit"] & found["column"].isin(["as_printed", "value", "value_high"])
    changed = "`" + found["column"] + "`" + of_digit.map({True: ", a digit", False: ""})
    lines = ["| changed in | faults | `check` | rebuilt, then `check` | `audit` |", "| --- | --- | --- | --- | --- |"]
    letters = found[~found["column"].str.contains("valid")]
    for name, rows in [("all columns, a character", letters), *found.groupby(changed)]:
        shares = [_share(rows[who]) for who in ("check", "rebuilt", "audit")]
        lines.append(f"| {name} | {len(rows)} | {' | '.join(shares)} |")
    return "\n".join(lines)


def _share(noticed: pd.Series) -> str:
    return f"{100 * noticed.astype(float).mean():.0f} %" if noticed.notna().all() else "not run"


def main() -> int:
    """Run the experiment and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--table", default="figures")
    named = os.environ.get("ARTICLES_DIR") or None
    parser.add_argument("--articles", type=Path, default=named, help="folder of the archived articles (ARTICLES_DIR)")
    parser.add_argument("--write", action="store_true", help="put the table into data/README.md")
    chosen = parser.parse_args()
    if not chosen.articles and chosen.write:
        print("--write needs the archived articles: name them with --articles or ARTICLES_DIR", file=sys.stderr)
        return 2
    articles = Path(chosen.articles).resolve() if chosen.articles else None
    control = clean.check() + (audit(articles, tables.read()).problems if articles else [])
    if control:
        print("The unchanged data must pass first:", *control, sep="\n- ", file=sys.stderr)
        return 2
    workers = os.cpu_count() or 1
    found = inject(chosen.table, chosen.count, chosen.seed, articles, workers=workers)
    if chosen.table == "figures":  # the table whose columns are checked against each other most
        swapped = inject(chosen.table, chosen.count // 4, chosen.seed, articles, workers=workers, make=swap_value)
        found = pd.concat([found, swapped], ignore_index=True)
    shown = report(found)
    print(shown)
    if chosen.write:
        readme = DATA / "README.md"
        before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
        text = f"{before}{BEGIN}\n\n{shown}\n\n{END}{rest.split(END)[1]}"
        readme.write_text(text, encoding="utf-8", newline="\n")
    return 0 if found["check"].all() else 1


if __name__ == "__main__":
    sys.exit(main())
