"""The audit accounts for every digit, and tells a wrong row from another text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers import tables
from helpers.__main__ import main
from helpers.articles import audit, find_place, read_body
from helpers.tables import DataError, sha256

TEXT = "Tiêu đề 2023\nTỷ lệ hộ nghèo còn 4,69%,  giảm 0,69%;\u00a0hộ nghèo 630 hộ\nLượt xem: 153\nHết"


@pytest.fixture
def small(tmp_path):
    """Return a folder with one short article of our own, and tables that account for all of it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="\n")
    columns = {"source_id": "a1", "nth": 1}
    frames = {
        "sources": pd.DataFrame([{"source_id": "a1", "file": "a.txt", "sha256": sha256(TEXT.encode()), "body_first_line": 1, "body_last_line": 4, "excluded_lines": "3"}]),
        "figures": pd.DataFrame([columns | {"figure_id": f"a1-2-0{n}", "line": 2, "as_printed": text} for n, text in enumerate(["4,69%", "0,69%", "630 hộ"], 1)]),
        "exclusions": pd.DataFrame([columns | {"line": 1, "as_printed": "2023"}]),
        "second_reading": pd.DataFrame([columns | {"line": 2, "as_printed": "630 hộ"}]),
        "corrections": pd.DataFrame([{"correction_id": "c1", "figure_id": "a1-2-03", "as_printed": "630 hộ", "printed": "hộ nghèo 630 hộ"}]),
    }  # fmt: skip
    return tmp_path, frames


def test_a_complete_coding_has_no_problem(small):
    result = audit(*small)
    assert result.problems == []
    counts = result.summary.drop(columns=["source_id", "text"]).iloc[0].to_dict()
    assert counts == {"digits": 6, "coded": 5, "excluded": 1, "unaccounted": 0, "covered_twice": 0, "misplaced": 0}


def expect(small, said: str, **counts: int) -> None:
    result = audit(*small)
    assert any(said in problem for problem in result.problems), result.problems
    for name, count in counts.items():
        assert result.summary[name].item() == count


def test_a_missing_row_leaves_digits_unaccounted(small):
    small[1]["exclusions"] = small[1]["exclusions"].iloc[:0]
    expect(small, "a.txt line 1: found 2023", unaccounted=1)


def test_two_rows_on_one_digit_are_found(small):
    row = small[1]["exclusions"].assign(line=2, as_printed="630")
    small[1]["exclusions"] = pd.concat([small[1]["exclusions"], row])
    expect(small, "found 630 in 'nghèo còn 4,69%, giảm 0,69%; hộ nghèo 630 hộ'"[:9], covered_twice=1)


@pytest.mark.parametrize(
    "column, value", [("line", 1), ("line", 3), ("line", 99), ("nth", 2), ("as_printed", "631 hộ")]
)
def test_a_row_out_of_place_is_found(small, column, value):
    small[1]["figures"].loc[2, column] = value
    small[1]["corrections"] = small[1]["corrections"].iloc[:0]
    expect(small, "figures.csv row a1", misplaced=1, unaccounted=1)


def test_a_correction_out_of_place_is_found(small):
    small[1]["corrections"]["printed"] = "hộ cận nghèo"
    expect(small, "corrections.csv row c1, column printed", misplaced=1)


@pytest.mark.parametrize(
    "encode",
    [lambda t: t.replace("\n", "\r\n").encode(), lambda t: (t + "\nxem thêm").encode(), lambda t: t.encode("utf-16")],
)
def test_another_text_is_told_apart_from_a_wrong_row(small, encode):
    (small[0] / "a.txt").write_bytes(encode(TEXT))
    result = audit(*small)
    assert "found another text than the archived one" in result.problems[0]
    assert result.summary["text"].item() == "another text"
    assert not any("figures.csv" in problem for problem in result.problems)


def test_a_missing_article_or_folder_is_named(small):
    (small[0] / "a.txt").unlink()
    assert audit(*small).problems == ["a.txt: found no such file in the folder; allowed: the text of a1"]
    with pytest.raises(DataError, match="no such folder"):
        audit(small[0] / "nowhere", small[1])


def test_places_inside_a_longer_number_do_not_count():
    line = "32% và 2%, 1.568 và 568, 2,5 và 2"
    assert find_place(line, "2%", 1) == (7, 9)
    assert find_place(line, "568", 1) == (20, 23)
    assert find_place(line, "2", 1) == (7, 8)
    assert find_place(line, "2", 2) == (line.rindex("2"), len(line))
    assert find_place(line, "2", 3) is None


def test_the_body_is_counted_from_line_1_and_cleaned():
    assert read_body(TEXT, 2, 9, "3") == {2: "Tỷ lệ hộ nghèo còn 4,69%, giảm 0,69%; hộ nghèo 630 hộ", 4: "Hết"}


def test_every_digit_of_the_archived_articles_is_accounted_for(articles):
    result = audit(articles, tables.read())
    assert result.problems == []
    assert (result.summary["text"] == "archived").all()
    assert result.summary["digits"].sum() > 250
    for fault in ("unaccounted", "covered_twice", "misplaced"):
        assert result.summary[fault].sum() == 0


def test_the_command_exits_1_on_a_text_that_lost_a_line(articles, tmp_path, capsys):
    copy = Path(shutil.copytree(articles, tmp_path / "articles", copy_function=shutil.copyfile))
    copy.chmod(0o755)
    (path,) = copy.glob("003_*")
    path.write_text(path.read_text(encoding="utf-8").replace("7,09%", "7,90%"), encoding="utf-8", newline="\n")
    assert main(["audit", str(copy)]) == 1
    said = capsys.readouterr()
    assert "7,09%" in said.err and "another text" in said.out
    assert main(["audit", str(articles)]) == 0
