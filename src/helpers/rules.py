"""What a curated row must satisfy beyond its form: print and coding agree, and columns agree with each other.

Each figure is entered twice, by two routes: ``as_printed`` is pasted from the article and read by
:func:`helpers.printed.parse`; ``value``, ``unit``, ``bound`` and the rest are typed. A slip in either shows here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from helpers.expressions import figures_in, index_figures
from helpers.printed import PrintedError, parse
from helpers.tables import Tables, format_number

__all__ = ["COMPARED_FIELDS", "check_figures", "check_meaning", "compare_readings", "split_period"]

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
COMPARED_FIELDS = ["value", "value_high", "unit", "per", "bound", "status", "period"]
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MOST_WORDS = 8


def check_figures(tables: Tables) -> list[str]:
    """Return every fault in single rows of ``figures``: print against coding, and columns against each other."""
    figures = tables["figures"].merge(
        tables["indicators"].add_prefix("indicator_"),
        left_on="indicator",
        right_on="indicator_indicator_id",
        how="left",
    )
    return [
        f"figures.csv row {row['figure_id']}, column {column}: {fault}"
        for row in figures.to_dict("records")
        for column, fault in _check_figure(row)
    ]


def check_meaning(tables: Tables) -> list[str]:
    """Return every fault of meaning in the curated ``tables``, which have passed the checks of form."""
    problems = check_figures(tables)
    problems += _check_places(tables)
    problems += _check_parts_of_places(tables)
    problems += _check_apart(tables["figures"])
    problems += _check_claims(tables["figures"])
    problems += _check_corrections(tables)
    problems += _check_second_reading(tables)
    problems += _check_figure_lists("pace_readings", "reading_id", ["figure_ids"], tables)
    problems += _check_figure_lists("spending", "pair_id", ["amount_figures", "beneficiary_figures"], tables)
    problems += _check_figure_lists("identities", "identity_id", ["left_side", "right_side"], tables)
    problems += _check_units_of_sums(tables)
    problems += _check_spending(tables)
    problems += _check_claim_sides(tables)
    problems += _check_claims_alike(tables)
    return problems


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
    """Return figures of a place that is neither their article's nor a part of it."""
    parents = dict(zip(tables["places"]["place_id"], tables["places"]["parent"], strict=True))
    about = dict(zip(tables["sources"]["source_id"], tables["sources"]["place"], strict=True))
    problems = []
    for row in tables["figures"].itertuples():
        place = row.place
        while place and place != about[row.source_id]:
            place = parents[place]
        if not place:
            problems.append(
                f"figures.csv row {row.figure_id}, column place: found {row.place!r}; "
                f"allowed: {about[row.source_id]} or a part of it, since the article is about it"
            )
    return problems


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


def _check_figure_lists(table: str, key: str, columns: list[str], tables: Tables) -> list[str]:
    """Return figure ids in lists and expressions that are no figure's."""
    known = set(tables["figures"]["figure_id"])
    return [
        f"{table}.csv row {row[key]}, column {column}: found {name!r}; allowed: the figure_id of a row of figures.csv"
        for row in tables[table].to_dict("records")
        for column in columns
        for name in figures_in(row[column])
        if name not in known
    ]


def _check_pair(pair: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    """Return what does not go together in one pair: units of the beneficiaries, and the period of the quotient."""
    amounts, reached = (
        [figures[name] for name in figures_in(pair[side]) if name in figures]
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
        names = [name for side in ("left_side", "right_side") for name in figures_in(row[side]) if name in figures]
        units = sorted({figures[name]["unit"] for name in names})
        if row["kind"] in ("sum", "part", "mean") and units != [row["unit"]]:
            problems.append(
                f"identities.csv row {row['identity_id']}, column unit: found {' and '.join(units)} in its figures; "
                f"allowed: {row['unit']} alone in a {row['kind']}"
            )
    for row in tables["pace_readings"].to_dict("records"):
        problems += [
            f"pace_readings.csv row {row['reading_id']}, column figure_ids: found {name}, a {figures[name]['indicator']}; "
            "allowed: poverty_rate or poverty_rate_fall"
            for name in figures_in(row["figure_ids"])
            if name in figures and figures[name]["indicator"] not in ("poverty_rate", "poverty_rate_fall")
        ]
    return problems


def _check_claim_sides(tables: Tables) -> list[str]:
    """Return ids in the comparisons of claims that no figure, reference row or norm has."""
    known = {
        *tables["figures"]["figure_id"],
        *tables["poverty_reference"]["row_id"],
        *tables["norms"]["norm_id"],
    }
    return [
        f"claims.csv row {row['comparison_id']}, column {column}: found {word!r}; "
        "allowed: the id of a row of figures.csv, poverty_reference.csv or norms.csv"
        for row in tables["claims"].to_dict("records")
        for column in ("article_side", "reference_side")
        for word in row[column].split()
        if word[0].isalpha() and word not in known
    ]


def _check_claims_alike(tables: Tables) -> list[str]:
    """Return comparisons that set unlike things against each other: other places, groups or indicators."""
    rows = {row["figure_id"]: row for row in tables["figures"].to_dict("records")}
    rows |= {row["row_id"]: row for row in tables["poverty_reference"].to_dict("records")}
    problems = []
    for claim in tables["claims"].to_dict("records"):
        words = f"{claim['article_side']} {claim['reference_side']}".split()
        used = [rows[word] for word in words if word in rows]
        columns = ["place", "subgroup"] if any(word in claim["reference_side"].split() for word in rows) else []
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
                for name in figures_in(pair[column])
                if name in figures and (figures[name]["unit"] == "VND") != money
            ]
            problems += [
                f"spending.csv row {pair['pair_id']}, column {column}: "
                f"found {name}; allowed: figures of {pair['source_id']}"
                for name in figures_in(pair[column])
                if not name.startswith(f"{pair['source_id']}-")
            ]
    return problems


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
                "settled": "" if first == other else twin["settled"],
            }
            for field, first, other in pairs
            if first or other
        ]
    return pd.DataFrame(rows)


def _as_text(cell: Any) -> str:
    return cell if isinstance(cell, str) else format_number(cell)


def _check_second_reading(tables: Tables) -> list[str]:
    """Return differences of the two readings that nobody has settled, and figures without a second reading."""
    compared = compare_readings(tables)
    named = tables["second_reading"]["figure_id"]
    twice = named[(named != "") & named.duplicated()]
    problems = [
        f"second_reading.csv row {name}, column figure_id: found {name!r} in two rows; allowed: one second reading each"
        for name in twice
    ]
    problems += [
        f"second_reading.csv row {row.figure_id}, column {row.field}: found {row.second or 'nothing'!r} against "
        f"{row.first or 'nothing'!r} in figures.csv; allowed: a reason in the column settled where the two differ"
        for row in compared[~compared["agrees"] & (compared["settled"] == "")].itertuples()
    ]
    differ = set(compared.loc[~compared["agrees"], "figure_id"])
    problems += [
        f"second_reading.csv row {row.figure_id}, column settled: found {row.settled!r}; "
        "allowed: nothing, since the two readings agree"
        for row in tables["second_reading"].itertuples()
        if row.figure_id and row.settled and row.figure_id not in differ
    ]
    return problems
