"""What several test modules share: a copy of the data to break, and the folder of the archived articles."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.tables import DATA

Edit = Callable[[str, str, str], None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data folder that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def edit(data: Path) -> Edit:
    """Return a function that replaces text, which must be there, in one curated table of the copy."""

    def replace(table: str, old: str, new: str) -> None:
        path = data / "curated" / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{table}.csv holds no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return replace


@pytest.fixture(scope="session")
def articles() -> Path:
    """Return the folder of the archived articles, or skip where none is named."""
    folder = os.environ.get("ARTICLES_DIR")
    if not folder:
        pytest.skip("ARTICLES_DIR is not set: the archived articles are not part of the project")
    path = Path(folder).resolve()
    assert path.is_dir(), f"ARTICLES_DIR names {path}, which is no folder"
    return path
