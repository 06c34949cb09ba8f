"""Bad input gives one report that names file, row, column, found and allowed, and nothing is written."""

from __future__ import annotations

import hashlib
from pathlib import Path
from unicodedata import normalize

import pytest

from helpers import clean
from helpers.__main__ import main
from helpers.tables import DataError

Digest = dict[str, str]


def digest(folder: Path) -> Digest:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def problems_of(data: Path) -> list[str]:
    """Return what check says, and make sure that build says it too and writes nothing."""
    before = digest(data)
    with pytest.raises(DataError) as error:
        clean.build(data)
    assert digest(data) == before, "build wrote although it refused"
    assert clean.check(data) == error.value.problems
    assert all("found" in problem and "allowed" in problem for problem in error.value.problems)
    return error.value.problems


ROW = 'kg1-5-01,kg1,5,1,"1,69%",1.69,,percent,,exact,,kien_giang,poverty_rate'

# table, old text, new text, what the report must say
FAULTS = {
    "unknown unit": ("figures", ROW, ROW.replace("percent", "percnt"), ["figures.csv row kg1-5-01", "column unit", "'percnt'", "VND, percent"]),
    "unknown place": ("figures", ROW, ROW.replace("kien_giang", "kien_gian"), ["row kg1-5-01", "column place", "'kien_gian'", "places.csv"]),
    "unknown indicator": ("figures", ROW, ROW.replace("poverty_rate", "poverty"), ["row kg1-5-01", "column indicator", "indicators.csv"]),
    "duplicate id": ("figures", "\nkg1-5-02,", "\nkg1-5-01,", ["row kg1-5-01", "figure_id", "the key of line", "each key once"]),
    "wrong separator in value": ("figures", ROW, ROW.replace("1.69,", "\"1,69\","), ["row kg1-5-01", "column value", "'1,69'", "decimal point"]),
    "exponent in value": ("figures", ROW, ROW.replace("1.69,,", "1e3,,"), ["row kg1-5-01", "column value", "'1e3'"]),
    "print and value differ": ("figures", ROW, ROW.replace("1.69,,", "1.68,,"), ["row kg1-5-01", "column value", "found 1.68", "allowed: 1.69"]),
    "print and bound differ": ("figures", ROW, ROW.replace("exact", "about"), ["row kg1-5-01", "column bound", "'about'", "allowed: exact"]),
    "print and unit differ": ("figures", ROW, ROW.replace("percent", "person"), ["row kg1-5-01", "column unit", "'person'", "percent"]),
    "print is not Vietnamese": ("figures", '"1,69%"', '"1.69%"', ["row kg1-5-01", "column as_printed", "1.69 is not a Vietnamese number"]),
    "stray space": ("figures", ROW, ROW.replace(",kien_giang", ", kien_giang"), ["row kg1-5-01", "column place", "stray space"]),
    "no-break space": ("figures", "trên 105 tỷ đồng", "trên 105\u00a0tỷ đồng", ["column as_printed", "stray space", "'trên 105 tỷ đồng'"]),
    "NFD text": ("figures", "trên 105 tỷ đồng", normalize("NFD", "trên 105 tỷ đồng"), ["column as_printed", "Unicode form", "NFC"]),
    "line outside the body": ("exclusions", "st1,10,1,", "st1,50,1,", ["exclusions.csv", "column line", "found 50", "3 to 38"]),
    "excluded line": ("exclusions", "th1,2,1,", "th1,3,1,", ["exclusions.csv", "column line", "found 3", "without 3"]),
    "id of another line": ("figures", "\nkg1-5-01,", "\nkg1-6-01,", ["second_reading.csv row kg1 5 1 1,69%", "column figure_id", "'kg1-5-01'"]),
    "a digit covered twice": ("exclusions", "kg1,5,1,năm 2025,period,", 'kg1,5,1,"1,69%",label,', ["exclusions.csv", "column nth", "kg1-5-01", "each digit in one row"]),
    "unknown reason": ("exclusions", "2021 – 2025,period", "2021 – 2025,span", ["column reason", "'span'", "date, period"]),
    "missing required cell": ("figures", ROW, ROW.replace("percent,,exact", "percent,,"), ["column bound", "found nothing"]),
    "too few cells": ("figures", ROW, "kg1-5-01,kg1", ["figures.csv line", "cells; allowed: 25"]),
    "unsettled difference": ("second_reading", "1.69,,percent", "1.96,,percent", ["second_reading.csv row kg1-5-01", "column value", "'1.96'"]),
    "correction without its figure": ("corrections", '"7, 96%","7, 96%"', '"7,96%","7, 96%"', ["corrections.csv row c1", "'7,96%'", "'7, 96%'"]),
    "period backwards": ("figures", "2022-01/2023-09", "2024-01/2023-09", ["column period", "2024-01/2023-09"]),
    "claim that differs": ("figures", ",bt1-fall,", ",bt1-merit,", ["column claim_id", "'bt1-fall'"]),
    "unknown figure in a list": ("pace_readings", "kg1-10-01,4", "kg1-10-99,4", ["pace_readings.csv row kg-span-4", "'kg1-10-99'"]),
    "unclosed quote": ("exclusions", "Gia Hòa 2", '"Gia Hòa 2', ["exclusions.csv", "comma-separated values"]),
    "negative number": ("figures", ROW, ROW.replace("1.69,,", "-1.69,,"), ["column value", "found -1.69", "0 or more"]),
    "zeros without precision": ("figures", "419990300000,,VND,,exact,100000", "419990300000,,VND,,exact,", ["column precision", "found nothing", "allowed: 100000"]),
    "amount without kind": ("figures", "mixed", "", ["column amount_kind", "a kind for VND"]),
    "standard on no poverty measure": ("figures", "workers_placed_in_jobs,,target,2020,,,,", "workers_placed_in_jobs,,target,2020,,,2016-2020,", ["column poverty_standard", "allowed: nothing"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_reported(data, edit, fault):
    table, old, new, said = FAULTS[fault]
    edit(table, old, new)
    problems = problems_of(data)
    assert any(all(words in problem for words in said) for problem in problems), problems


def test_all_problems_come_in_one_report(data, edit):
    edit("figures", ROW, ROW.replace("1.69,,", "1.68,,").replace("exact", "about"))
    edit("figures", "trên 105 tỷ đồng,105000000000", "trên 105 tỷ đồng,106000000000")
    found = problems_of(data)
    assert {problem.split(":")[0] for problem in found} == {
        "figures.csv row kg1-5-01, column value",
        "figures.csv row kg1-5-01, column bound",
        "figures.csv row st1-18-13, column value",
        "second_reading.csv row kg1-5-01, column value",
        "second_reading.csv row kg1-5-01, column bound",
        "second_reading.csv row st1-18-13, column value",
    }


def rewrite(data: Path, table: str, encode) -> None:
    path = data / "curated" / f"{table}.csv"
    path.write_bytes(encode(path.read_text(encoding="utf-8")))


FILES = {
    "UTF-16": (lambda text: text.encode("utf-16"), "UTF-16"),
    "BOM": (lambda text: text.encode("utf-8-sig"), "byte order mark"),
    "cp1258": (lambda text: normalize("NFD", text).encode("cp1258", "replace"), "cp1258"),
    "CRLF": (lambda text: text.replace("\n", "\r\n").encode(), "carriage return"),
    "empty": (lambda text: b"", "an empty file"),
    "blank": (lambda text: b"\n\n", "an empty file"),
    "missing column": (lambda text: text.replace(",unit,", ",", 1).encode(), "no column unit"),
    "unknown column": (lambda text: text.replace(",unit,", ",unit,units,", 1).encode(), "unknown column units"),
    "columns in another order": (lambda text: text.replace("line,nth", "nth,line", 1).encode(), "another order"),
}


@pytest.mark.parametrize("kind", FILES)
def test_unreadable_file_is_reported(data, kind):
    encode, said = FILES[kind]
    rewrite(data, "figures", encode)
    (problem,) = [problem for problem in problems_of(data) if problem.startswith("figures.csv")]
    assert said in problem


def test_faults_of_form_and_of_meaning_come_together(data, edit):
    edit("figures", ROW, ROW.replace("1.69,,", "1.68,,"))
    edit("figures", "trên 58 tỷ đồng", "trên 58\u00a0tỷ đồng")
    edit("exclusions", "st1,10,1,", "zz9,10,1,")
    found = problems_of(data)
    assert any("kg1-5-01, column value" in problem for problem in found)
    assert any("stray space" in problem for problem in found)
    assert any("'zz9'" in problem for problem in found)


def test_two_rows_that_nothing_tells_apart_are_reported(data, edit):
    edit("figures", "covid_support_spending,workers,", "covid_support_spending,,")
    assert any("column subgroup" in problem and "st1-18-08" in problem for problem in problems_of(data))


def test_a_place_of_another_province_is_reported(data, edit):
    edit("figures", ROW, ROW.replace("kien_giang", "soc_trang"))
    problem, second = [problem for problem in problems_of(data) if "column place" in problem]
    assert second.startswith("second_reading.csv row kg1-5-01, column place: found 'kien_giang' against 'soc_trang'")
    assert "allowed: kien_giang or a part of it" in problem


def test_an_empty_table_or_package_is_reported(data):
    path = data / "curated" / "spending.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8", newline="\n")
    assert any("spending.csv: found no rows" in problem for problem in problems_of(data))
    (data / "datapackage.json").write_text("{}", encoding="utf-8")
    assert "no resources" in problems_of(data)[0]


def test_derived_files_come_back_where_their_folder_is_gone(data):
    import shutil

    shutil.rmtree(data / "derived")
    assert clean.check(data) != []
    clean.build(data)
    assert clean.check(data) == []


def test_a_sum_that_cannot_be_worked_out_is_reported(data, edit):
    edit("identities", "st1-18-10 / st1-18-09", "st1-18-10 / 0")
    (problem,) = problems_of(data)
    assert problem.startswith("derived tables: found 'st1-18-10 / 0', where 0 may be zero; allowed: ")


def test_a_statement_over_two_standards_is_reported(data, edit):
    edit("identities", "th1-11-08 * 100 / th1-11-09", "th1-11-08 * 100 / kg1-5-01")
    assert any(
        "identities.csv row th1-base-2022: found poverty standards 2016-2020 and 2022-2025; allowed: one" in problem
        for problem in problems_of(data)
    )


def test_a_place_that_is_a_part_of_itself_is_reported(data, edit):
    edit("places", "an_minh,An Minh,An Minh,district,kien_giang", "an_minh,An Minh,An Minh,district,an_minh")
    assert (
        "places.csv row an_minh, column parent: found 'an_minh', a part of an_minh; allowed: a larger place"
        in problems_of(data)
    )


def test_a_table_without_a_last_line_end_is_reported(data):
    path = data / "curated" / "figures.csv"
    path.write_bytes(path.read_bytes()[:-1])
    assert "figures.csv: found no line end behind the last row; allowed: LF" in problems_of(data)


def test_an_unknown_indicator_is_one_fault_and_no_others(data, edit):
    edit("figures", "kien_giang,poverty_rate,", "kien_giang,poverty_rat,")
    (problem,) = [problem for problem in problems_of(data) if problem.startswith("figures.csv")]
    assert "column indicator: found 'poverty_rat'" in problem


def test_a_number_that_is_no_data_and_was_sorted_differently_needs_a_reason(data, edit):
    edit("second_reading", "kind: A year standing alone is a period: what the figure beside it covers.", "")
    (problem,) = [problem for problem in problems_of(data) if problem.startswith("second_reading.csv")]
    assert (
        "column kind: found 'date' against 'period' in exclusions.csv; allowed: in settled a reason, as 'kind: …'"
        in problem
    )


def test_a_reason_settles_the_field_that_it_names(data, edit):
    """A row that differs in one field, with a reason, does not hide a slip in another."""
    edit(
        "figures",
        'kg1-10-08,kg1,10,1,"5,04%",5.04,,percent,,exact,,an_minh,',
        'kg1-10-08,kg1,10,1,"5,04%",5.04,,percent,,exact,,giang_thanh,',
    )
    found = [problem for problem in problems_of(data) if problem.startswith("second_reading.csv")]
    assert found == [
        "second_reading.csv row kg1-10-08, column place: found 'an_minh' against 'giang_thanh' in figures.csv; "
        "allowed: in settled a reason, as 'place: …'"
    ]


def test_a_reason_where_the_readings_agree_is_named(data, edit):
    edit("second_reading", "period: The sentence names no year", "status: The sentence names no year")
    found = [problem for problem in problems_of(data) if problem.startswith("second_reading.csv row st2-6-01")]
    assert found == [
        "second_reading.csv row st2-6-01, column period: found 'nothing' against '2020' in figures.csv; "
        "allowed: in settled a reason, as 'period: …'",
        "second_reading.csv row st2-6-01, column settled: found 'status'; allowed: period, since the two readings agree on the rest",
    ]


def test_missing_file_is_reported(data):
    (data / "curated" / "places.csv").unlink()
    assert "places.csv: found no such file" in problems_of(data)[0]


def test_stale_derived_file_is_found_by_check_and_renewed_by_build(data):
    path = data / "derived" / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("kg1-5-01", "kg1-5-99"), encoding="utf-8")
    (problem,) = [problem for problem in clean.check(data) if problem.startswith("observations.csv")]
    assert "kg1-5-99" in problem and "build" in problem
    assert clean.build(data) == [path]
    assert clean.check(data) == []


def test_an_edited_note_builds_and_passes(data, edit):
    edit("figures", "Overlaps with other groups", "Overlaps with the other groups")
    assert clean.check(data) != []
    clean.build(data)
    assert clean.check(data) == []


def test_a_readme_without_its_marks_is_reported(data):
    (data / "README.md").write_text("# nothing", encoding="utf-8")
    assert "both marks" in problems_of(data)[0]
    (data / "README.md").unlink()
    assert "README.md: found No such file" in problems_of(data)[0]


def test_the_command_line_prints_problems_and_exits_1(data, edit, capsys):
    edit("figures", ROW, ROW.replace("1.69,,", "1.68,,"))
    assert main(["--data", str(data), "check"]) == 1
    assert "kg1-5-01" in capsys.readouterr().err
    assert main(["--data", str(data), "build"]) == 1
    assert main(["--data", str(data / "nowhere"), "check"]) == 1


def test_the_command_line_builds_a_sound_copy(data, capsys):
    assert main(["--data", str(data), "build"]) == 0
    assert main(["--data", str(data), "check"]) == 0
    assert "no problems" in capsys.readouterr().out
