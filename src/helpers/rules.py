"""What a row of figures must satisfy beyond its form: print and coding agree, and columns agree with each other.

Each figure is entered twice, by two routes: ``as_printed`` is pasted from the article and read by
:func:`helpers.printed.parse`; ``value``, ``unit``, ``bound`` and the rest are typed. A slip in either shows here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from helpers.printed import PrintedError, parse
from helpers.tables import Tables, format_number

__all__ = ["check_figures", "split_period"]


# Which curated unit may refine which printed one. "%" is printed for shares and for falls in points alike, and
# Vietnamese counts houses, gifts and cattle with words that the parser does not tell apart.
REFINES = {
    "VND": {"VND"},
    "percent": {"percent", "percentage_point"},
    "percentage_point": {"percentage_point"},
    "household": {"household", "household_business"},
    "person": {"person", "person_time"},
    "tonne": {"tonne"},
    "hectare": {"hectare"},
    "item": {"item", "animal", "card", "enterprise", "gift", "house"},
    "other": {"person_day"},
}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MOST_WORDS = 8


def check_figures(tables: Tables) -> list[str]:
    """Return every fault in single rows of ``figures``: print against coding, and columns against each other."""
    figures = tables["figures"].merge(
        tables["indicators"].add_prefix("indicator_"),
        left_on="indicator",
        right_on="indicator_indicator_id",
        how="inner",  # an indicator that is not known is named by the check of links between tables
    )
    return [
        f"figures.csv row {row['figure_id']}, column {column}: {fault}"
        for row in figures.to_dict("records")
        for column, fault in _check_figure(row)
    ]


def split_period(period: str) -> tuple[str, str]:
    """Return the first and last date of a printed period, blank where it is open.

    ``period`` is blank, an ISO 8601 date, month or year, or an interval of these with ``..`` for an open end.

    Raises ValueError for anything else, and for an interval that ends before it starts.

    >>> split_period("2022-01/2023-09"), split_period("../2025"), split_period("2020")
    (('2022-01', '2023-09'), ('', '2025'), ('2020', '2020'))
    """
    if not period:
        return "", ""
    start, slash, end = period.partition("/")
    if not slash:
        end = start
    for end_date in (start, end):
        if not _is_date(end_date) and not (slash and end_date == ".."):
            raise ValueError(f"found {period!r}; allowed: ISO 8601 such as 2022, 2022-01, 2016/2020, ../2025")
    if start == end == "..":
        raise ValueError(f"found {period!r}; allowed: nothing, where no date is known")
    start, end = start.replace("..", ""), end.replace("..", "")
    if start and end and end < start[: len(end)]:
        raise ValueError(f"found {period!r}; allowed: an interval that does not end before it starts")
    return start, end


def _is_date(text: str) -> bool:
    """Say whether a text is an ISO 8601 year, month or day that the calendar has."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _check_figure(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (column, fault) for one figure joined to its indicator."""
    if len(row["as_printed"].split()) > MOST_WORDS:
        yield "as_printed", f"found {len(row['as_printed'].split())} words; allowed: {MOST_WORDS}"
    expected = rf"{row['source_id']}-{row['line']}-\d\d"
    if not re.fullmatch(expected, row["figure_id"]):
        yield (
            "figure_id",
            f"found {row['figure_id']!r}; allowed: {row['source_id']}-{row['line']}- and two digits",
        )
    if row["unit"] != row["indicator_unit"]:
        yield (
            "unit",
            f"found {row['unit']!r}; allowed: {row['indicator_unit']}, the unit of {row['indicator']}",
        )
    yield from _check_print(row)
    yield from _check_poverty_columns(row)
    if bool(row["amount_kind"]) != (row["unit"] == "VND"):
        yield (
            "amount_kind",
            f"found {row['amount_kind']!r} with unit {row['unit']}; allowed: a kind for VND, blank otherwise",
        )
    if row["unit"] == "VND" and not row["funding"]:
        yield (
            "funding",
            "found nothing; allowed: a funding for each amount, not_stated where the article is silent",
        )
    try:
        split_period(row["period"])
    except ValueError as error:
        yield "period", str(error)


def _check_print(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield where the coding of a figure differs from what its print says."""
    try:
        printed = parse(row["as_printed"])
    except PrintedError as error:
        yield "as_printed", f"found {error}; allowed: one printed Vietnamese figure"
        return
    high = float("nan") if printed.value_high is None else printed.value_high
    for column, read in (("value", printed.value), ("value_high", high)):
        if format_number(row[column]) != format_number(read):
            yield (
                column,
                (
                    f"found {format_number(row[column]) or 'nothing'}; "
                    f"allowed: {format_number(read) or 'nothing'}, as {row['as_printed']!r} reads"
                ),
            )
    if row["bound"] != printed.bound:
        yield "bound", f"found {row['bound']!r}; allowed: {printed.bound}, as {row['as_printed']!r} reads"
    if row["unit"] not in REFINES.get(printed.unit, set()):
        allowed = ", ".join(sorted(REFINES.get(printed.unit, {"none: no known unit word is printed"})))
        yield "unit", f"found {row['unit']!r}; allowed: {allowed}, as {row['as_printed']!r} reads"
    if printed.per and row["per"] != printed.per:
        yield "per", f"found {row['per']!r}; allowed: {printed.per}, as {row['as_printed']!r} reads"
    if row["per"] and not printed.per and not row["reading"]:
        yield (
            "reading",
            f"found nothing; allowed: why the figure is per {row['per']}, which is not printed beside it",
        )
    step = _open_zeros(row, printed.half_width)
    if format_number(row["precision"]) != format_number(step):
        yield (
            "precision",
            (
                f"found {format_number(row['precision']) or 'nothing'}; allowed: {format_number(step) or 'nothing'}, "
                f"the step that the zeros at the end of {row['as_printed']!r} leave open"
            ),
        )


def _open_zeros(row: dict[str, Any], half_width: float) -> float:
    """Return the power of ten that two or more final zeros of a reported whole number leave open, or NaN."""
    if row["status"] != "reported" or row["bound"] != "exact" or half_width or row["value"] == 0:
        return float("nan")
    digits = format_number(row["value"])
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) if zeros >= 2 else float("nan")


def _check_poverty_columns(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield faults in the columns that only measures of poverty have."""
    of_poverty = row["indicator_uses_poverty_standard"] == "yes"
    for column in ("poverty_standard", "poverty_standard_basis", "review_round_basis"):
        if bool(row[column]) != of_poverty:
            needed = "a value" if of_poverty else "nothing"
            yield (
                column,
                f"found {row[column] or 'nothing'}; allowed: {needed} for the indicator {row['indicator']}",
            )
    if (row["poverty_standard"] == "not_stated") != (row["poverty_standard_basis"] == "not_stated"):
        yield (
            "poverty_standard_basis",
            (
                f"found {row['poverty_standard_basis']!r} with standard {row['poverty_standard']!r}; "
                "allowed: not_stated for both or for neither"
            ),
        )
    if bool(row["review_round"]) != (row["review_round_basis"] in ("printed", "inferred")):
        yield (
            "review_round",
            (
                f"found {row['review_round'] or 'nothing'} with basis {row['review_round_basis'] or 'nothing'}; "
                "allowed: a round where it is printed or inferred, nothing where it is open"
            ),
        )
    if "inferred" in (row["poverty_standard_basis"], row["review_round_basis"]) and not row["reading"]:
        yield "reading", "found nothing; allowed: the reason of what is inferred"
