"""The two readings of the articles: how far they agree, and differences that nobody has settled."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.tables import Tables, format_number

__all__ = [
    "COMPARED_FIELDS",
    "check_readings",
    "compare_exclusions",
    "compare_readings",
    "read_settled",
    "say_differences",
]

COMPARED_FIELDS = [
    *("value", "value_high", "unit", "per", "bound", "status", "period"),
    *("place", "indicator", "poverty_standard", "review_round", "funding", "amount_kind"),
]


def read_settled(cell: str) -> dict[str, str]:
    """Return the reason given for each field on which the two readings differ.

    >>> read_settled("period: The title dates the plan. | status: A plan.")
    {'period': 'The title dates the plan.', 'status': 'A plan.'}
    """
    parts = (part.partition(": ") for part in cell.split(" | ") if part)
    return {field: reason for field, _, reason in parts}


def compare_readings(tables: Tables) -> pd.DataFrame:
    """Return one row per figure and compared field: ``figure_id, field, first, second, agrees, settled``.

    The first reading is ``figures.csv``, the second the blind coding in ``second_reading.csv``. Numbers are
    compared as numbers; what both left blank is not compared. A figure that the second reader did not take for data
    has the field ``kind`` alone.
    """
    second = {row["figure_id"]: row for row in tables["second_reading"].to_dict("records") if row["figure_id"]}
    rows = []
    for figure in tables["figures"].to_dict("records"):
        twin = second.get(figure["figure_id"], {"kind": "missed", "settled": ""})
        settled = read_settled(twin["settled"])
        pairs = [("kind", "figure", twin["kind"])]
        if twin["kind"] == "figure":
            pairs += [(field, _as_text(figure[field]), _as_text(twin[field])) for field in COMPARED_FIELDS]
        rows += [
            {
                "figure_id": figure["figure_id"],
                "field": field,
                "first": first,
                "second": other,
                "agrees": first == other,
                "settled": "" if first == other else settled.get(field, ""),
            }
            for field, first, other in pairs
            if first or other
        ]
    return pd.DataFrame(rows)


def say_differences(compared: pd.DataFrame) -> str:
    """Return in words how many cells of each field differ, the commonest first; ``compared`` by compare_readings.

    >>> say_differences(pd.DataFrame({"field": ["period", "review_round", "period"], "agrees": [False, False, False]}))
    '2 in period, 1 in review round'
    """
    counts = compared.loc[~compared["agrees"], "field"].value_counts()
    return ", ".join(f"{count} in {field.replace('_', ' ')}" for field, count in counts.items()) or "none"


def compare_exclusions(tables: Tables) -> pd.DataFrame:
    """Return one row per number that the second reader took for no data: how both readings sorted it.

    Columns: ``source_id, line, as_printed, first, second, agrees, settled``. ``first`` is the reason in
    ``exclusions.csv`` of the row for the same digits, which may hold more or fewer words around them; blank where
    there is none.
    """
    reasons: dict[tuple[str, int], list[Any]] = {}
    for exclusion in tables["exclusions"].itertuples():
        reasons.setdefault((exclusion.source_id, exclusion.line), []).append(exclusion)
    second = tables["second_reading"]
    rows = []
    for row in second[second["figure_id"] == ""].itertuples():
        first = _find_reason(row, reasons.get((row.source_id, row.line), []))
        rows.append(
            {
                "source_id": row.source_id,
                "line": row.line,
                "as_printed": row.as_printed,
                "first": first,
                "second": row.kind,
                "agrees": first == row.kind,
                "settled": read_settled(row.settled).get("kind", ""),
            }
        )
    return pd.DataFrame(rows)


def _find_reason(row: Any, on_line: list[Any]) -> str:
    """Return the reason of the exclusion that is printed as ``row``, or else of one whose words hold the other's."""
    alike = [other for other in on_line if (other.as_printed, other.nth) == (row.as_printed, row.nth)]
    alike += [other for other in on_line if row.as_printed in other.as_printed or other.as_printed in row.as_printed]
    return alike[0].reason if alike else ""


def _as_text(cell: Any) -> str:
    return cell if isinstance(cell, str) else format_number(cell)


def check_readings(tables: Tables) -> list[str]:
    """Return differences of the two readings that nobody has settled, and reasons where they do not differ."""
    second = tables["second_reading"].assign(
        row=[row.figure_id or _name_exclusion(row) for row in tables["second_reading"].itertuples()]
    )
    data = compare_readings(tables).assign(row=lambda rows: rows["figure_id"], table="figures.csv")
    others = compare_exclusions(tables).assign(
        row=lambda rows: [_name_exclusion(row) for row in rows.itertuples()], field="kind", table="exclusions.csv"
    )
    differences = pd.concat([data, others]).query("not agrees")
    named = second.loc[second["figure_id"] != "", "figure_id"]
    problems = [
        f"second_reading.csv row {name}, column figure_id: found {name!r} in two rows; allowed: one second reading each"
        for name in named[named.duplicated()]
    ]
    problems += [
        f"second_reading.csv row {row.row}, column {row.field}: found {row.second or 'nothing'!r} against "
        f"{row.first or 'nothing'!r} in {row.table}; allowed: in settled a reason, as '{row.field}: …'"
        for row in differences[differences["settled"] == ""].itertuples()
    ]
    differ = differences.groupby("row")["field"].agg(set).to_dict()
    problems += [
        f"second_reading.csv row {row.row}, column settled: found {field!r}; allowed: "
        f"{', '.join(sorted(differ.get(row.row, []))) or 'nothing'}, since the two readings agree on the rest"
        for row in second.itertuples()
        for field in read_settled(row.settled)
        if field not in differ.get(row.row, [])
    ]
    return problems


def _name_exclusion(row: Any) -> str:
    return f"{row.source_id} line {row.line} {row.as_printed!r}"
