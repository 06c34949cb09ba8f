"""The tools empty no folder of the project."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import build_site
import folders
import pytest
import run_notebooks

TOOLS = {"build_site": (build_site, []), "run_notebooks": (run_notebooks, ["pages"])}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", [".", "..", "site", "notebooks", "build/../docs", "new"])
def test_no_tool_empties_a_folder_of_the_project(tool, name, monkeypatch, capsys):
    def empty(folder: Path, **_: object) -> None:
        raise AssertionError(f"{folder} would be emptied")

    module, arguments = TOOLS[tool]
    monkeypatch.chdir(folders.ROOT)
    monkeypatch.setattr(shutil, "rmtree", empty)
    monkeypatch.setattr(sys, "argv", [f"{tool}.py", *arguments, "--into", name])
    with pytest.raises(SystemExit, match="2"):
        module.main()
    assert f"argument --into: found {name}, which would be emptied; allowed: build, or" in capsys.readouterr().err


def test_a_tool_may_empty_what_is_built_and_what_lies_outside(tmp_path):
    for folder in (tmp_path, build_site.BUILD, run_notebooks.BUILD):
        assert folders.allow(str(folder)) == folder
