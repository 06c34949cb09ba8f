"""The archive to publish: the same to the byte, complete, and nothing in it that is not listed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
import release

from helpers.files import pack


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a small project with a site, and with files that nobody listed."""
    files = {
        "project/README.md": "# Đọc",
        "project/data/a.csv": "x\n1\n",
        "project/.env": "secret",
        "project/data/draft.csv": "not listed",
        "site/index.html": "<p>",
        "site/_static/a.css": "p {}",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


LISTED = ["data/a.csv", "README.md"]


def test_the_archive_holds_what_is_listed_and_nothing_else(tree):
    files = release.collect(tree / "project", LISTED, tree / "site")
    assert set(files) == {*LISTED, "build/site/index.html", "build/site/_static/a.css", "SHA256SUMS"}


def test_the_checksums_name_every_other_file(tree):
    files = release.collect(tree / "project", LISTED, tree / "site")
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
    assert list(sums) == sorted(sums)


def test_the_archive_is_the_same_to_the_byte_whenever_it_is_made(tree):
    first = pack(release.collect(tree / "project", LISTED, tree / "site"))
    for path in tree.rglob("*"):
        path.touch()
    assert pack(release.collect(tree / "project", LISTED[::-1], tree / "site")) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None and archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_listed_path_out_of_the_project_is_refused(tree):
    with pytest.raises(ValueError, match="outside the project"):
        release.collect(tree / "project", ["../site/index.html"], tree / "site")


def test_a_release_is_what_git_holds(monkeypatch, capsys):
    monkeypatch.setattr(release, "run_git", lambda *_: " M README.md\n")
    assert release.main() == 1
    assert "README.md" in capsys.readouterr().err
