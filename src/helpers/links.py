"""What rows of different tables must satisfy together: places, claims, corrections, pairs and statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.expressions import ids_in, index_figures
from helpers.tables import Tables

__all__ = ["check_links"]


def check_links(tables: Tables) -> list[str]:
    """Return every fault between the curated ``tables``, which have passed the checks of form."""
    problems = _check_places(tables)
    problems += _check_parts_of_places(tables)
    problems += _check_apart(tables["figures"])
    problems += _check_claims(tables["figures"])
    problems += _check_corrections(tables)
    figures = {"figures": "figure_id"}
    outside = {"poverty_reference": "row_id", "norms": "norm_id"}
    problems += _check_ids(tables, "pace_readings", "reading_id", ["figure_ids"], figures)
    problems += _check_ids(tables, "spending", "pair_id", ["amount_figures", "beneficiary_figures"], figures)
    problems += _check_ids(tables, "identities", "identity_id", ["left_side", "right_side"], figures)
    problems += _check_ids(tables, "claims", "comparison_id", ["article_side", "reference_side"], figures | outside)
    problems += _check_units_of_sums(tables)
    problems += _check_spending(tables)
    problems += _check_claims_alike(tables)
    return problems


def _check_places(tables: Tables) -> list[str]:
    """Return rows outside the body of their article, and places in the text that two rows claim."""
    bodies = {
        row.source_id: (row.body_first_line, row.body_last_line, row.excluded_lines.split())
        for row in tables["sources"].itertuples()
    }
    problems = []
    seen: dict[tuple[str, int, str, int], str] = {}
    for table in ("figures", "exclusions"):
        for row in tables[table].itertuples():
            name = getattr(row, "figure_id", f"{row.source_id} line {row.line} {row.as_printed!r}")
            first, last, left_out = bodies[row.source_id]
            if not first <= row.line <= last or str(row.line) in left_out:
                problems.append(
                    f"{table}.csv row {name}, column line: found {row.line}; "
                    f"allowed: {first} to {last}{' without ' + ', '.join(left_out) if left_out else ''}"
                )
            if not re.search(r"\d", row.as_printed):
                problems.append(
                    f"{table}.csv row {name}, column as_printed: found {row.as_printed!r}; allowed: text with a digit"
                )
            place = (row.source_id, row.line, row.as_printed, row.nth)
            if place in seen:
                problems.append(
                    f"{table}.csv row {name}, column nth: found the digits that {seen[place]} covers; "
                    "allowed: each digit in one row"
                )
            seen[place] = f"{table}.csv row {name}"
    return problems


def _check_parts_of_places(tables: Tables) -> list[str]:
    """Return places that are a part of themselves, and figures of a place that is no part of their article's."""
    parents = dict(zip(tables["places"]["place_id"], tables["places"]["parent"], strict=True))
    about = dict(zip(tables["sources"]["source_id"], tables["sources"]["place"], strict=True))
    wholes = {place: list(_walk_up(place, parents)) for place in parents}
    problems = [
        f"places.csv row {place}, column parent: found {parents[place]!r}, a part of {place}; allowed: a larger place"
        for place, above in wholes.items()
        if parents[[place, *above][-1]] == place
    ]
    problems += [
        f"figures.csv row {row.figure_id}, column place: found {row.place!r}; "
        f"allowed: {about[row.source_id]} or a part of it, since the article is about it"
        for row in tables["figures"].itertuples()
        if about[row.source_id] not in (row.place, *wholes[row.place])
    ]
    return problems


def _walk_up(place: str, parents: dict[str, str]) -> Iterator[str]:
    """Yield the places that a place is a part of, the nearest first; each once, also where they run in a circle."""
    seen = {place}
    while (place := parents[place]) and place not in seen:
        seen.add(place)
        yield place


def _check_apart(figures: pd.DataFrame) -> list[str]:
    """Return figures that nothing tells apart although they do not repeat one claim."""
    key = ["source_id", "place", "indicator", "subgroup", "status", "period", "per"]
    apart = figures[(figures["claim_id"] == "") & (figures["indicator"] != "districts_by_poverty_level")]
    return [
        f"figures.csv row {row.figure_id}, column subgroup: found {row.subgroup or 'nothing'!r} as in another row of "
        "the same place, indicator, status and period; allowed: a subgroup that tells them apart, or one claim_id"
        for row in apart[apart.duplicated(key)].itertuples()
    ]


def _check_claims(figures: pd.DataFrame) -> list[str]:
    """Return claims whose figures do not say the same thing."""
    problems = []
    for claim, rows in figures[figures["claim_id"] != ""].groupby("claim_id"):
        if len(rows) < 2:
            problems.append(
                f"figures.csv row {rows['figure_id'].iloc[0]}, column claim_id: "
                f"found {claim!r} once; allowed: a claim that is repeated"
            )
        problems += [
            f"figures.csv row {rows['figure_id'].iloc[-1]}, column {column}: "
            f"found {' and '.join(map(str, rows[column].unique()))}; allowed: one value for the claim {claim}"
            for column in ("value", "unit", "place", "indicator", "subgroup", "status", "period")
            if rows[column].nunique() > 1
        ]
    return problems


def _check_corrections(tables: Tables) -> list[str]:
    """Return corrections that no longer match their figure."""
    figures = tables["figures"].set_index("figure_id")
    return [
        f"corrections.csv row {row.correction_id}, column as_printed: found {row.as_printed!r}; "
        f"allowed: {figures.loc[row.figure_id, 'as_printed']!r}, as figures.csv row {row.figure_id} has it"
        for row in tables["corrections"].itertuples()
        if row.as_printed != figures.loc[row.figure_id, "as_printed"]
    ]


def _check_ids(tables: Tables, table: str, key: str, columns: list[str], allowed: dict[str, str]) -> list[str]:
    """Return ids in lists and expressions that none of the ``allowed`` tables (by name: their id column) has."""
    known = {name for target, column in allowed.items() for name in tables[target][column]}
    named = " or ".join(f"the {column} of a row of {target}.csv" for target, column in allowed.items())
    return [
        f"{table}.csv row {row[key]}, column {column}: found {name!r}; allowed: {named}"
        for row in tables[table].to_dict("records")
        for column in columns
        for name in ids_in(row[column])
        if name not in known
    ]


def _check_pair(pair: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    """Return what does not go together in one pair: units of the beneficiaries, and the period of the quotient."""
    amounts, reached = (
        [figures[name] for name in ids_in(pair[side]) if name in figures]
        for side in ("amount_figures", "beneficiary_figures")
    )
    problems = []
    units = sorted({row["unit"] for row in reached})
    if len(units) > 1 and pair["strength"] != "rejected":
        problems.append(
            f"spending.csv row {pair['pair_id']}, column beneficiary_figures: "
            f"found {' and '.join(units)}; allowed: one unit, unless the pair is rejected"
        )
    periods = {row["per"] for row in amounts}, {row["per"] for row in reached}
    expected = {
        ("year", ""): ["yearly"],
        ("month", ""): ["monthly"],
        ("", ""): ["one_off", "not_stated"],
        ("year", "year"): ["one_off"],
    }
    allowed = expected.get((*periods[0], *periods[1]), []) if len(periods[0]) == len(periods[1]) == 1 else []
    if pair["frequency"] not in allowed and amounts and reached:
        problems.append(
            f"spending.csv row {pair['pair_id']}, column frequency: found {pair['frequency']}; "
            f"allowed: {' or '.join(allowed) or 'figures of one period on each side'}, as the figures recur"
        )
    return problems


def _check_units_of_sums(tables: Tables) -> list[str]:
    """Return sums and parts over unlike units, and paces of what is no rate of poverty."""
    figures = index_figures(tables["figures"])
    problems = []
    for row in tables["identities"].to_dict("records"):
        names = [name for side in ("left_side", "right_side") for name in ids_in(row[side]) if name in figures]
        units = sorted({figures[name]["unit"] for name in names})
        if row["kind"] in ("sum", "part", "mean") and units != [row["unit"]]:
            problems.append(
                f"identities.csv row {row['identity_id']}, column unit: found {' and '.join(units)} in its figures; "
                f"allowed: {row['unit']} alone in a {row['kind']}"
            )
    for row in tables["pace_readings"].to_dict("records"):
        problems += [
            f"pace_readings.csv row {row['reading_id']}, column figure_ids: "
            f"found {name}, a {figures[name]['indicator']}; "
            "allowed: poverty_rate or poverty_rate_fall"
            for name in ids_in(row["figure_ids"])
            if name in figures and figures[name]["indicator"] not in ("poverty_rate", "poverty_rate_fall")
        ]
    return problems


def _check_claims_alike(tables: Tables) -> list[str]:
    """Return comparisons that set unlike things against each other: other places, groups or indicators."""
    rows = index_figures(tables["figures"])
    rows |= {row["row_id"]: row for row in tables["poverty_reference"].to_dict("records")}
    problems = []
    for claim in tables["claims"].to_dict("records"):
        words = f"{claim['article_side']} {claim['reference_side']}".split()
        used = [rows[word] for word in words if word in rows]
        columns = ["place", "subgroup"] if any(word in rows for word in claim["reference_side"].split()) else []
        if len(words) == 2 and len(used) == 2:
            columns.append("indicator")
        for column in columns:
            found = sorted({row[column] for row in used})
            if len(found) > 1:
                problems.append(
                    f"claims.csv row {claim['comparison_id']}, column reference_side: "
                    f"found {column} {' and '.join(word or 'blank' for word in found)}; allowed: one on both sides"
                )
    return problems


def _check_spending(tables: Tables) -> list[str]:
    """Return pairs whose amounts are no money, whose beneficiaries are money, or whose article is another."""
    figures = index_figures(tables["figures"])
    problems = []
    for pair in tables["spending"].to_dict("records"):
        problems += _check_pair(pair, figures)
        first, _, last = pair["possible_years"].partition("/")
        if last and last <= first:
            problems.append(
                f"spending.csv row {pair['pair_id']}, column possible_years: "
                f"found {pair['possible_years']}; allowed: a first year and a later last one"
            )
        if bool(pair["possible_years"]) == (pair["strength"] == "rejected"):
            problems.append(
                f"spending.csv row {pair['pair_id']}, column possible_years: "
                f"found {pair['possible_years'] or 'nothing'}; allowed: years, unless the pair is rejected"
            )
        for column, money in (("amount_figures", True), ("beneficiary_figures", False)):
            problems += [
                f"spending.csv row {pair['pair_id']}, column {column}: found {name} in {figures[name]['unit']}; "
                f"allowed: {'VND' if money else 'what is counted'}"
                for name in ids_in(pair[column])
                if name in figures and (figures[name]["unit"] == "VND") != money
            ]
            problems += [
                f"spending.csv row {pair['pair_id']}, column {column}: "
                f"found {name}; allowed: figures of {pair['source_id']}"
                for name in ids_in(pair[column])
                if not name.startswith(f"{pair['source_id']}-")
            ]
    return problems
