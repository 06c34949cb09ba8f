"""Curated tables become derived tables: one direction, checked first, all files written or none."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path

import pandas as pd

from helpers import checks, dictionary, draft, links, poverty, readings, reference, rules, spending, summary, tables
from helpers.bounds import as_number, interval_of
from helpers.tables import DATA, DataError, Tables

__all__ = ["build", "check", "derive", "observe"]


def observe(figures: pd.DataFrame) -> pd.DataFrame:
    """Return ``figures`` as tidy observations: period split in two, ``low`` and ``high`` added.

    ``low`` and ``high`` are the ends of what the print leaves open, in the unit of the row, NaN where an end is
    open (:func:`helpers.bounds.interval_of`). One row per figure, in the order of ``figures``.
    """
    intervals = [
        interval_of(
            row.as_printed,
            row.value,
            None if pd.isna(row.value_high) else row.value_high,
            row.bound,
            row.status,
        )
        for row in figures.itertuples()
    ]
    periods = [rules.split_period(period) for period in figures["period"]]
    return figures.assign(
        low=[as_number(interval.low) for interval in intervals],
        high=[as_number(interval.high) for interval in intervals],
        period_start=pd.Series([start for start, _ in periods], dtype="str", index=figures.index),
        period_end=pd.Series([end for _, end in periods], dtype="str", index=figures.index),
    )


def derive(curated: Tables) -> Tables:
    """Return the derived tables by name: all that notebooks stand on, from curated and reference tables."""
    observations = observe(curated["figures"])
    pairs = spending.divide_spending(observations, curated["spending"])
    known = reference.index_reference(curated)
    derived = {
        "observations": observations,
        "poverty_trajectories": poverty.trace(observations),
        "poverty_paces": poverty.pace(observations, curated["pace_readings"]),
        "spending_per_beneficiary": pairs,
        "spending_in_context": spending.put_in_context(pairs, curated["prices"], curated["norms"]),
        "identities_judged": checks.judge_identities(observations, curated["identities"]),
        "claims_judged": checks.confront(observations, known, curated["claims"]),
    }
    return derived | {"summary": summary.summarise(curated, derived)}


def build(data: Path = DATA) -> list[Path]:
    """Check the curated tables, then renew derived tables, dictionary and hashes; return the files that changed.

    Raises DataError with all problems, and writes nothing, where a rule is broken.
    """
    files = _built(data)
    changed = {path: text for path, text in files.items() if not path.exists() or path.read_bytes() != text.encode()}
    tables.write(changed)
    return list(changed)


def check(data: Path = DATA) -> list[str]:
    """Return all problems that can be found without the articles' texts; none is an empty list.

    Rules of form and meaning come first. Where they hold, the committed derived files must be what the curated
    tables give.
    """
    try:
        files = _built(data)
    except DataError as error:
        return error.problems
    return [problem for path, text in files.items() for problem in _differences(path, text)]


def _built(data: Path) -> dict[Path, str]:
    """Return the text of every file that ``build`` makes; raise DataError where a rule is broken."""
    try:
        curated = tables.read(data)
    except DataError as error:
        sound = tables.read_sound_rows(data, ["figures", "indicators"])
        raise DataError(error.problems + rules.check_figures(sound)) from None
    problems = rules.check_figures(curated) + links.check_links(curated)
    problems += readings.check_readings(curated) + reference.check_reference(curated)
    problems += draft.list_open(curated, data=data)
    if problems:
        raise DataError(problems)
    descriptor = tables.read_descriptor(data)
    try:
        derived = derive(curated)
    except (ArithmeticError, KeyError, ValueError) as error:
        raise DataError([f"derived tables: {error}"]) from error
    files = {}
    for resource in descriptor["resources"]:
        path = data / resource["path"]
        if resource["path"].startswith("derived/"):
            columns = [field["name"] for field in resource["schema"]["fields"]]
            files[path] = tables.to_csv(derived[resource["name"]][columns])
        raw = files[path].encode() if path in files else path.read_bytes()
        resource["bytes"], resource["hash"] = len(raw), tables.sha256(raw)
    files[data / "datapackage.json"] = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    readme = data / "README.md"
    files[readme] = dictionary.renew(tables.read_text(readme), descriptor)
    return files


def _differences(path: Path, expected: str) -> list[str]:
    """Say in one line where a committed file first differs from what the curated tables give."""
    try:
        text = tables.read_text(path)
    except DataError as error:
        return [f"{problem}, what `python -m helpers build` writes" for problem in error.problems]
    for number, (found, wanted) in enumerate(zip_longest(text.split("\n"), expected.split("\n")), start=1):
        if found != wanted:
            letters = zip_longest(found or "", wanted or "")
            first = next((place for place, (one, other) in enumerate(letters) if one != other), 0)
            here, there = (_show_piece(line, first) for line in (found, wanted))
            where = f"{path.name} line {number}, character {first + 1}"
            return [f"{where}: found {here}; allowed: {there}, what `python -m helpers build` writes"]
    return []


def _show_piece(line: str | None, first: int) -> str:
    """Return what a line holds around the place ``first``."""
    return "the end of the file" if line is None else repr(line[max(0, first - 20) : first + 40])
