"""A whole archive: streamed, whatever the number of processes, past bad files, and on where it stopped."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from helpers import archive
from helpers.__main__ import main
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


@pytest.fixture
def stop(folder, tmp_path, monkeypatch):
    """Return a function that finds the numbers of the folder and stops before the output is written."""

    def run() -> None:
        with monkeypatch.context() as stopped:
            stopped.setattr(archive, "_join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)

    return run


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


def test_a_second_run_takes_over_what_is_done(folder, tmp_path, stop):
    stop()
    assert not (tmp_path / "out.csv").exists()
    next((tmp_path / "out.csv.parts").glob("*.csv")).unlink()
    report = archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert report.parts_taken_over == 4 and report.figures == 60 and len(report.problems) == 1


def test_a_stop_waits_for_no_part_that_has_not_begun(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "PART_FILES", 1)
    with monkeypatch.context() as stopped:
        stopped.setattr(archive, "_await", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    done = list((tmp_path / "out.csv.parts").glob("*.csv"))
    assert len(done) < 5, "five were under way"
    report = archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert report.parts_taken_over == len(done) and report.texts == 13


def test_a_changed_text_is_read_again(folder, tmp_path, stop):
    stop()
    (folder / "00.txt").write_text("Thôn có 77 hộ và 5 người.", encoding="utf-8")
    archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert [row[5] for row in rows_of(tmp_path / "out.csv") if row[0] == "00.txt"] == ["77 hộ", "5 người"]


@pytest.mark.parametrize("module", archive.DECIDING)
def test_all_is_read_again_where_a_rule_has_changed(module, folder, tmp_path, monkeypatch, stop):
    stop()
    for name in archive.DECIDING:
        source = Path(archive.__file__).with_name(f"{name}.py").read_bytes()
        (tmp_path / f"{name}.py").write_bytes(source + b"# another rule\n" * (name == module))
    monkeypatch.setattr(archive, "__file__", str(tmp_path / "archive.py"))
    report = archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert report.parts_taken_over == 0 and report.figures == 60


def test_the_rules_are_all_that_finding_imports():
    code = "import sys, helpers.archive; print(*(name for name in sys.modules if name.startswith('helpers.')))"
    imported = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert sorted(imported) == [f"helpers.{name}" for name in archive.DECIDING]


def test_a_text_named_twice_is_read_once(folder, tmp_path, capsys):
    once = list(archive.walk_texts([folder]))
    below, text = folder / "below", folder / "00.txt"
    assert list(archive.walk_texts([text, below, folder, folder])) == once
    (folder / "notes.md").write_text("5 hộ", encoding="utf-8")
    more = list(archive.walk_texts([folder, folder / "notes.md"]))
    assert [found.path for found in more[:-1]] == [found.path for found in once]
    main(["find", str(folder), str(folder), "--out", str(tmp_path / "out.csv"), "--workers", "2"])
    assert "60 figures of 13 texts" in capsys.readouterr().out


def test_no_two_texts_have_one_name(folder, monkeypatch):
    """One path: the place in it. More of them: the path as named."""
    monkeypatch.chdir(folder)
    (folder / "below" / "00.txt").write_text("5 hộ", encoding="utf-8")
    assert [text.name for text in archive.walk_texts([Path("below")])] == ["00.txt", "11.txt"]
    assert [text.name for text in archive.walk_texts([Path("below/00.txt")])] == ["00.txt"]
    named = archive.walk_texts([Path("00.txt"), Path("below")])
    assert [text.name for text in named] == ["00.txt", "below/00.txt", "below/11.txt"]
    named = archive.walk_texts([Path("00.txt"), Path("below/00.txt"), Path("below/../00.txt")])
    assert [text.name for text in named] == ["below/../00.txt", "below/00.txt"]


def test_a_folder_that_may_not_be_listed_is_a_bad_file(folder, tmp_path, monkeypatch):
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("below"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = archive.find_archive(archive.walk_texts([folder]), tmp_path / "out.csv", workers=1)
    assert [problem.split(": found ")[0] for problem in report.problems] == ["bad.txt", "below/"]
    assert report.figures == 55


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


WRONG = {
    "no such path": (["none.txt", "texts"], ["none.txt: found no such file or folder"]),
    "another ending": (["texts", "--out", "out.xlsx"], ["out.xlsx: found the ending .xlsx; allowed: .csv, .parquet"]),
    "no package": (
        ["texts", "--out", "out.parquet"],
        ["no package pyarrow; allowed: .csv, or `pip install -e '.[archive]'`"],
    ),
    "a folder": (["texts", "--out", "taken.csv"], ["taken.csv: found a folder; allowed: a file"]),
    "no folder": (["texts", "--out", "none/out.csv"], ["out.csv: found ", "allowed: a file in a folder that is there"]),
    "no name": (["texts", "--out", "."], [".: found the ending none", ".: found a folder"]),
}


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_is_said_before_the_work(call, folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "taken.csv").mkdir()
    before = sorted(tmp_path.rglob("*"))
    arguments, said = WRONG[call]
    assert main(["find", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and all(words in err for words in said), err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_missing_package_is_installed_as_the_page_says():
    page = Path(__file__).parents[1] / "docs" / "archives.md"
    assert "`pip install -e '.[archive]'`" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_processes_is_at_least_one(workers, folder, tmp_path, capsys):
    with pytest.raises(SystemExit) as error:
        main(["find", str(folder), "--out", str(tmp_path / "out.csv"), "--workers", workers])
    assert error.value.code == 2
    assert f"--workers: found '{workers}'; allowed: a whole number from 1" in capsys.readouterr().err


STOPPED = {
    "build": "build: stopped\n",
    "draft a.txt --source zz1": "draft: stopped\n",
    "find a.txt": "find: stopped\n",
    "find a.txt --out a.csv": "find: stopped; the same command goes on\n",
}


@pytest.mark.parametrize("call", STOPPED)
def test_what_goes_on_after_a_stop_says_so(call, monkeypatch, capsys):
    command, *rest = call.split()
    monkeypatch.setattr(f"helpers.__main__._{command}", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main([command, *rest]) == 130
    assert capsys.readouterr().err == STOPPED[call]


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
    assert out.splitlines()[1].startswith(f"{tmp_path.as_posix()}/b.txt,1,1,0,4,5 hộ,measure,5,")


WAYS = {"printed": ["--format", "csv"], "written": ["--out", "out.csv", "--workers", "1"]}


@pytest.mark.parametrize("way", WAYS)
def test_a_bad_file_has_one_name(way, folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (folder / "bad.txt").rename(folder / "below" / "bad.txt")
    assert main(["find", "texts", *WAYS[way]]) == 1
    err = capsys.readouterr().err.splitlines()
    assert err == [
        "- below/bad.txt: found UTF-16 (or a binary file); allowed: UTF-8",
        "find: 1 texts could not be read",
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_link_to_nothing_is_a_bad_file(way, folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    try:
        (folder / "below" / "gone.txt").symlink_to("nothing.txt")
    except OSError:
        pytest.skip("no links may be made here")
    assert main(["find", "texts", *WAYS[way]]) == 1
    err = capsys.readouterr().err
    assert "\n- below/gone.txt: found No such file" in err and "2 texts could not be read" in err


def test_a_text_that_goes_away_meanwhile_is_a_bad_file(folder, tmp_path):
    texts = archive.walk_texts([folder])
    first, second = next(texts), next(texts)
    (folder / second.name).unlink()  # when it was listed
    (folder / "05.txt").unlink()  # before it is
    report = archive.find_archive([first, second, *texts], tmp_path / "out.csv", workers=1)
    assert [problem.split(":")[0] for problem in report.problems] == ["01.txt", "05.txt", "bad.txt"]
    assert report.texts == 13 and report.figures == 50


def test_nothing_is_raised_for_what_may_not_be_read(tmp_path):
    rows, (problem,) = archive.find_in_file(tmp_path, "below/a.txt")
    assert rows == [] and problem.startswith("below/a.txt: found ") and "allowed: a readable file" in problem


def test_a_text_without_figures_has_an_exit_code_of_its_own(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Không có số nào.", encoding="utf-8")
    assert main(["find", str(tmp_path / "a.txt")]) == 3
    assert "no figures" in capsys.readouterr().err
    assert main(["find", str(tmp_path)]) == 3


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


def test_help_names_an_id_as_ids_are(capsys):
    with pytest.raises(SystemExit):
        main(["draft", "--help"])
    assert "letters and a number, such as st1" in " ".join(capsys.readouterr().out.split())
