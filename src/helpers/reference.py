"""What stands outside the articles: official and press series, prices and legal norms, each with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

import pandas as pd

from helpers.bounds import Interval, as_number, close_ends, exact
from helpers.cite import escape
from helpers.expressions import Row
from helpers.tables import DataError, Tables, format_number

__all__ = [
    "STANDARD_ROUNDS",
    "check_reference",
    "index_reference",
    "list_prices",
    "list_references",
    "price",
    "rate_series",
]

# The review rounds in which each standard was measured. Around 2015 and in 2021 both the old and the new one were.
STANDARD_ROUNDS = {"2011-2015": (2010, 2015), "2016-2020": (2015, 2021), "2022-2025": (2021, 2025)}
FIRST_YEAR, LAST_YEAR = 2010, 2024
PREFERRED = {"official": 0, "press": 1, "secondary": 2}


def check_reference(tables: Tables) -> list[str]:
    """Return every fault of meaning in the reference tables."""
    problems = [
        f"poverty_reference.csv row {row['row_id']}, column {column}: {fault}"
        for row in tables["poverty_reference"].to_dict("records")
        for column, fault in _check_row(row)
    ]
    for series, rows in tables["prices"].groupby("series", sort=False):
        missing = sorted(set(range(FIRST_YEAR, LAST_YEAR + 1)) - set(rows["year"]))
        problems += [
            f"prices.csv row {series} {year}, column year: found no such year; "
            f"allowed: every year from {FIRST_YEAR} to {LAST_YEAR}, none extrapolated"
            for year in missing
        ]
    problems += [
        f"population.csv row {row.row_id}, column year: found {row.year}; allowed: {FIRST_YEAR} to {LAST_YEAR}"
        for row in tables["population"].itertuples()
        if not FIRST_YEAR <= row.year <= LAST_YEAR
    ]
    for row in tables["norms"].itertuples():
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from[: len(row.valid_to)]:
            problems.append(
                f"norms.csv row {row.norm_id}, column valid_to: "
                f"found {row.valid_to}; allowed: {row.valid_from} or later"
            )
    return problems


def index_reference(tables: Tables) -> dict[str, Row]:
    """Return series and norms by id, as rows with ``value``, ``low`` and ``high``.

    Rates are open by half of their last printed digit, as figures of the articles are; counts, targets and norms are
    taken as they stand.
    """
    rows: dict[str, Row] = {}
    for row in tables["poverty_reference"].to_dict("records"):
        interval = _interval(row)
        rows[row["row_id"]] = row | {
            "low": as_number(interval.low),
            "high": as_number(interval.high),
            "precision": float("nan"),
        }
    for row in tables["norms"].to_dict("records"):
        rows[row["norm_id"]] = row | {"low": row["value"], "high": row["value"], "precision": float("nan")}
    return rows


def price(prices: pd.DataFrame, series: str, year: int) -> float:
    """Return the value of a yearly price series.

    Raises DataError where the series has no such year: nothing is extrapolated.
    """
    found = prices[(prices["series"] == series) & (prices["year"] == year)]["value"]
    if len(found) != 1:
        raise DataError([f"prices.csv, column year: found no {series} of {year}; allowed: the years in the table"])
    return float(found.item())


def rate_series(reference: pd.DataFrame, place: str, standard: str) -> pd.DataFrame:
    """Return one series of reported poverty rates under one standard: ``review_round, low, high, value, row_ids``.

    One row per review round. Where sources disagree, ``low`` and ``high`` span all of them, and ``value`` is that
    of the best kind of source (official before press before copies), the first of these in the table.
    """
    rows = reference[
        (reference["place"] == place)
        & (reference["poverty_standard"] == standard)
        & (reference["indicator"] == "poverty_rate")
        & (reference["subgroup"] == "")
        & (reference["kind"] == "reported")
        & (reference["bound"] == "exact")
        & (reference["review_round"] != "")
    ]
    rows = rows.assign(rank=rows["confidence"].map(PREFERRED)).sort_values(["review_round", "rank"], kind="stable")
    return rows.groupby("review_round", as_index=False).agg(
        value=("value", "first"), low=("value", "min"), high=("value", "max"), row_ids=("row_id", " ".join)
    )


def list_references(row_ids: list[str], tables: Tables) -> str:
    """Return Markdown that lists the rows used with their numbers, and the address of each source.

    Raises KeyError for an id that is in no reference table.
    """
    rows = {
        **{row.row_id: row for row in tables["poverty_reference"].itertuples()},
        **{row.norm_id: row for row in tables["norms"].itertuples()},
    }
    references = tables["references"].set_index("reference_id")
    by_source: dict[str, list[str]] = {}
    for name in dict.fromkeys(row_ids):
        row = rows[name]
        by_source.setdefault(row.reference_id, []).append(f"`{name}` {format_number(row.value)} {row.unit}")
    lines = []
    for reference_id, used in by_source.items():
        source = references.loc[reference_id]
        title = source["title"] if source["title"] != "not known" else source["publisher"]
        said = f"[{escape(title)}]({source['url']}), {escape(source['publisher'])}"
        lines.append(f"- {said}, {source['published']}: {'; '.join(used)}")
    return "\n".join(lines)


def list_prices(series: list[str], tables: Tables) -> str:
    """Return Markdown that lists the sources of price series with their addresses."""
    references = tables["references"].set_index("reference_id")
    used = tables["prices"][tables["prices"]["series"].isin(series)].drop_duplicates(["series", "reference_id"])
    lines = []
    for row in used.itertuples():
        source = references.loc[row.reference_id]
        lines.append(f"- `{row.series}`: [{escape(source['publisher'])}]({source['url']})")
    return "\n".join(lines)


def _check_row(row: Row) -> Iterator[tuple[str, str]]:
    """Yield (column, fault) for one row of the poverty series."""
    if row["as_printed"] and row["value"] not in _read_numbers(row["as_printed"]):
        yield "value", f"found {format_number(row['value'])}; allowed: the number in {row['as_printed']!r}"
    if not row["as_printed"] and not row["note"]:
        yield "note", "found nothing; allowed: how the number was computed, since none is printed"
    review, standard = row["review_round"], row["poverty_standard"]
    if bool(review) != (row["review_round_basis"] != "open"):
        yield "review_round", f"found {review or 'nothing'}; allowed: a round, and nothing where its basis is open"
    if review and standard in STANDARD_ROUNDS:
        first, last = STANDARD_ROUNDS[standard]
        if not first <= int(review) <= last:
            yield "review_round", f"found {review} under the standard of {standard}; allowed: {first} to {last}"
    year = re.match(r"\d{4}", row["period"].split("/")[-1])
    if row["review_round"] and year and not 0 <= int(year[0]) - int(row["review_round"]) <= 1:
        yield "period", f"found {row['period']} for the review of {row['review_round']}; allowed: that year or the next"


def _read_numbers(as_printed: str) -> set[float]:
    """Return the numbers of a print, with comma and point read both ways: sources print in several languages.

    >>> sorted(_read_numbers("24,31%")), _read_numbers("over 2.1 million poor households") >= {2.1e6}
    ([24.31, 2431.0], True)
    """
    read = set()
    for number, million in re.findall(r"(\d+(?:[.,]\d+)*)(\s(?:million|triệu))?", as_printed):
        for grouping, point in (".,", ",."):
            with suppress(ValueError):  # "1.234,5" has one reading alone
                read.add(float(number.replace(grouping, "").replace(point, ".")) * (10**6 if million else 1))
    return read


def _interval(row: Row) -> Interval:
    """Return what the print of a source leaves open; sources print in several languages."""
    value = exact(row["value"])
    counted = row["unit"] == "household" or row["kind"] == "target"
    half = Fraction(0) if counted else Fraction(1, 2 * 10 ** _decimals(row))
    return close_ends(row["bound"], value, value, half, half)


def _decimals(row: Row) -> int:
    """Count the decimals with which a rate is printed, zeros at its end too."""
    numbers = re.findall(r"\d+[.,](\d+)", row["as_printed"])
    coded = format_number(row["value"]).partition(".")[2]
    return max([len(coded), *(len(decimals) for decimals in numbers if decimals.rstrip("0") == coded)])
