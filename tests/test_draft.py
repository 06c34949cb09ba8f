"""A new article becomes proposed rows, that stay visible as drafts until a person has completed them."""

from __future__ import annotations

import pytest

from helpers import clean, draft, files, tables
from helpers.__main__ import main

TEXT = "Năm 2022 xã có hơn 120 hộ nghèo.\nXã chi 2 tỷ đồng, đạt 12.14%.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    return path


def lines(data, table: str) -> list[str]:
    return (data / "curated" / f"{table}.csv").read_text(encoding="utf-8").splitlines()


def test_rows_are_proposed_behind_what_is_there(data, article):
    before = {table: (data / "curated" / f"{table}.csv").read_bytes() for table in draft.TABLES}
    counts = draft.propose(article, "new1", data)
    assert counts == {"sources": 1, "figures": 3, "exclusions": 1, "second_reading": 4}
    for table, text in before.items():
        assert (data / "curated" / f"{table}.csv").read_bytes().startswith(text), table
    figures = tables.read(data, ["figures"], with_open_cells=True)["figures"].tail(3)
    assert list(figures["figure_id"]) == ["new1-1-01", "new1-2-01", "new1-2-02"]
    assert list(figures["value"])[:2] == [120, 2e9] and figures["value"].isna().iloc[2]
    assert list(figures["bound"]) == ["at_least", "exact", "exact"]
    assert "not a Vietnamese number" in figures["reading"].iloc[2]


def test_a_second_call_proposes_nothing_more(data, article):
    draft.propose(article, "new1", data)
    once = lines(data, "figures")
    assert draft.propose(article, "new1", data) == {}
    assert lines(data, "figures") == once


def test_a_row_that_is_there_is_kept_and_the_rest_proposed(data, article):
    draft.propose(article, "new1", data)
    for table in ("figures", "second_reading"):
        typed = [line for line in lines(data, table) if "new1-2-01" not in line]
        text = "\n".join(typed).replace("hơn 120 hộ nghèo,", "120 hộ,") + "\n"
        (data / "curated" / f"{table}.csv").write_text(text, encoding="utf-8", newline="\n")
    assert draft.propose(article, "new1", data) == {"figures": 1, "second_reading": 1}
    assert any("120 hộ,120" in line for line in lines(data, "figures"))
    assert lines(data, "figures")[-1].startswith("new1-2-03,")  # 01 is free again, and not given twice


def test_a_draft_is_refused_until_it_is_complete(data, article, capsys):
    draft.propose(article, "new1", data)
    problems = clean.check(data)
    assert any("figures.csv row new1-1-01" in problem and "column indicator" in problem for problem in problems)
    with pytest.raises(tables.DataError):
        clean.build(data)
    assert main(["--data", str(data), "audit", str(article.parent), "--source", "new1"]) == 1
    said = capsys.readouterr()
    assert "figures.csv row new1-2-01: found place, indicator, status, amount_kind" not in said.err
    assert (
        "row new1-2-01: found place, indicator, status, reading (draft: place, indicator, status, period, f" in said.err
    )
    assert "new1" in said.out and " 0 " in said.out  # nothing unaccounted


def test_a_blank_without_a_mark_is_still_open(data, article, edit):
    draft.propose(article, "new1", data)
    edit("second_reading", "draft: a second reader's coding", "")
    curated = tables.read(data, with_open_cells=True)
    assert any(
        "second_reading.csv row new1" in problem and "found kind open" in problem
        for problem in draft.list_open(curated, "new1", data)
    )


def test_another_text_is_not_drafted_into_a_known_article(data, article):
    draft.propose(article, "new1", data)
    article.write_text("Hỗ trợ 7 hộ.\n", encoding="utf-8", newline="\n")
    with pytest.raises(tables.DataError, match="found another text than that of new1"):
        draft.propose(article, "new1", data)


def test_a_mark_alone_is_refused(data, edit):
    edit("exclusions", "yearly day for the poor", "draft: confirm")
    assert any("draft: confirm" in problem for problem in clean.check(data))


def test_nothing_is_written_where_writing_fails(data, article, monkeypatch):
    before = {table: lines(data, table) for table in draft.TABLES}

    def fail(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr(files.Path, "write_text", fail)
    with pytest.raises(OSError, match="disk full"):
        draft.propose(article, "new1", data)
    assert {table: lines(data, table) for table in draft.TABLES} == before


def test_an_article_is_taken_out_again(data, article):
    before = {path: path.read_bytes() for path in data.rglob("*.csv")}
    draft.propose(article, "new1", data)
    assert draft.remove("new1", data) == {"sources": 1, "figures": 3, "exclusions": 1, "second_reading": 4}
    assert {path: path.read_bytes() for path in data.rglob("*.csv")} == before
    with pytest.raises(tables.DataError, match="found no row 'new1'"):
        draft.remove("new1", data)


def test_an_article_that_others_build_on_stays(data):
    with pytest.raises(tables.DataError, match=r"spending\.csv, column amount_figures: found th1-"):
        draft.remove("th1", data)


def test_bad_files_are_refused_with_their_name(data, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    assert main(["--data", str(data), "draft", str(tmp_path / "a.txt"), "--source", "new1"]) == 1
    assert "a.txt: found an empty file" in capsys.readouterr().err
