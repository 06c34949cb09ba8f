"""What several test modules share: a copy of the data to break, the site, and the folder of the archived articles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from helpers.tables import DATA

ROOT = Path(__file__).resolve().parents[1]
Edit = Callable[[str, str, str], None]

# quick: the same examples in every run, so that a red test is red again. HYPOTHESIS_PROFILE=long: new ones, many.
hypothesis.settings.register_profile("quick", derandomize=True, deadline=None)
hypothesis.settings.register_profile("long", max_examples=5000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


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


def say_failure(done: Path) -> str:
    """Return why the site was not built, nothing where it was: ``done`` is what its builder writes at the end."""
    if not done.exists():
        return "the site was not built in two minutes: the process that began with it has not ended, or has failed"
    return done.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site built from the committed notebooks: once, also where several processes share the tests."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "build"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:  # another process is at it
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.2)
    else:
        command = [sys.executable, str(ROOT / "tools" / "build_site.py"), "--into", str(folder)]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        done.write_text(built.stdout + built.stderr if built.returncode else "", encoding="utf-8")
    assert not (failure := say_failure(done)), failure
    return folder / "site"
