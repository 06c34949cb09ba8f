"""A whole archive: streamed, whatever the number of processes, past bad files, and on where it stopped."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from helpers import archive
from helpers.__main__ import main
from helpers.files import DataError
from helpers.finder import COLUMNS, find

TEXT = "Năm 2022, xã còn hơn 1.250 hộ nghèo.\nGiảm 2-3%/năm, chi 768,9 triệu đồng.\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with twelve good texts, one below another folder, and one that is not UTF-8."""
    below = tmp_path / "texts" / "below"
    below.mkdir(parents=True)
    for number in range(12):
        place = below if number == 11 else below.parent
        (place / f"{number:02d}.txt").write_text(f"{TEXT}Thôn có {number + 1} hộ.", encoding="utf-8")
    (below.parent / "bad.txt").write_bytes("tỷ lệ 5%".encode("utf-16"))
    return below.parent


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(archive, "PART_FILES", 3)


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_the_output_is_that_of_each_text(folder, tmp_path):
    texts = list(archive.walk_texts([folder]))
    report = archive.find_archive(texts, tmp_path / "out.csv", workers=2)
    header, *rows = rows_of(tmp_path / "out.csv")
    assert tuple(header) == COLUMNS
    expected = [
        archive.to_cells(row)
        for text in texts
        if text.name != "bad.txt"
        for row in find(Path(text.path).read_text(encoding="utf-8"), text.name)
    ]
    assert rows == expected and len(rows) == report.figures == 12 * 5
    assert [problem.split(":")[0] for problem in report.problems] == ["bad.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "texts"]


def test_a_second_run_takes_over_what_is_done(folder, tmp_path, monkeypatch):
    texts = list(archive.walk_texts([folder]))
    with monkeypatch.context() as stopped:
        stopped.setattr(archive, "_join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.find_archive(texts, tmp_path / "out.csv", workers=1)
    assert not (tmp_path / "out.csv").exists()
    next((tmp_path / "out.csv.parts").glob("*.csv")).unlink()
    report = archive.find_archive(texts, tmp_path / "out.csv", workers=1)
    assert report.parts_taken_over == 4 and report.figures == 60 and len(report.problems) == 1


def test_a_changed_text_is_read_again(folder, tmp_path, monkeypatch):
    with monkeypatch.context() as stopped:
        stopped.setattr(archive, "_join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    (folder / "00.txt").write_text("Thôn có 77 hộ và 5 người.", encoding="utf-8")
    archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert [row[5] for row in rows_of(tmp_path / "out.csv") if row[0] == "00.txt"] == ["77 hộ", "5 người"]


def test_parquet_holds_the_same_with_types(folder, tmp_path):
    texts = list(archive.walk_texts([folder]))
    archive.find_archive(texts, tmp_path / "out.csv", workers=1)
    archive.find_archive(texts, tmp_path / "out.parquet", workers=1)
    frame = pd.read_parquet(tmp_path / "out.parquet")
    assert list(frame.columns) == list(COLUMNS)
    assert frame["line"].dtype == "int64" and frame["value"].dtype == "float64"
    csv_frame = pd.read_csv(tmp_path / "out.csv", keep_default_na=False, dtype={"value": str, "value_high": str})
    assert list(frame["as_printed"]) == list(csv_frame["as_printed"])
    assert frame["value"].notna().sum() == (csv_frame["value"] != "").sum()


def test_a_dask_cluster_gives_the_same(folder):
    bag = pytest.importorskip("dask.bag")
    distributed = pytest.importorskip("dask.distributed")
    texts = list(archive.walk_texts([folder]))
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster),
    ):
        paths = bag.from_sequence([(text.path, text.name) for text in texts], npartitions=3)
        found = paths.map(lambda pair: archive.find_in_file(*pair)).compute()
    assert sum(len(rows) for rows, _ in found) == 60
    assert sum(len(problems) for _, problems in found) == 1


def test_missing_paths_and_formats_are_named(tmp_path):
    with pytest.raises(DataError, match="no such file or folder"):
        archive.walk_texts([tmp_path / "nothing"])
    with pytest.raises(DataError, match=r"allowed: \.csv, \.parquet"):
        archive.find_archive([], tmp_path / "out.xlsx")


BAD = {
    "an empty file": b"",
    "UTF-16": "tỷ lệ 5%".encode("utf-16"),
    "byte 0xf5": "tỷ lệ hộ nghèo 5%".encode("cp1258", "replace"),
    "UTF-16 (or a binary file)": bytes(range(256)) * 4,
    "HTML": b"<!doctype html><html><p>5%</p></html>",
}


@pytest.mark.parametrize("said", BAD)
def test_a_bad_file_is_named_without_a_traceback(said, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_bytes(BAD[said])
    (tmp_path / "b.txt").write_text("5 hộ", encoding="utf-8")
    assert main(["find", str(path), str(tmp_path / "b.txt"), "--format", "csv"]) == 1
    out, err = capsys.readouterr()
    assert "a.txt: found" in err and said.removeprefix("byte 0xf5") in err and "1 texts could not be read" in err
    assert out.splitlines()[1].startswith("b.txt,1,1,0,4,5 hộ,measure,5,")


def test_a_text_without_figures_has_an_exit_code_of_its_own(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Không có số nào.", encoding="utf-8")
    assert main(["find", str(tmp_path / "a.txt")]) == 3
    assert "no figures" in capsys.readouterr().err
    assert main(["find", str(tmp_path)]) == 3
    assert main(["find", str(tmp_path / "none.txt")]) == 1


def test_the_command_writes_an_archive(folder, tmp_path, capsys):
    assert main(["find", str(folder), "--out", str(tmp_path / "out.csv"), "--workers", "1"]) == 1
    out, err = capsys.readouterr()
    assert "60 figures of 13 texts" in out and "bad.txt: found UTF-16" in err


def test_a_line_of_megabytes_is_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("xã có 12 hộ nghèo, " * 100_000, encoding="utf-8")
    assert main(["find", str(tmp_path / "a.txt"), "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("\n") == 100_001


def test_a_reader_that_goes_away_is_no_error(folder):
    command = [sys.executable, "-m", "helpers", "find", str(folder / "00.txt"), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_help_needs_none_of_the_large_packages():
    code = "import sys, helpers.__main__ as m; m._describe().format_help(); print(*({'pandas', 'numpy', 're2'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == []
