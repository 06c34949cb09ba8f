"""The tools empty no folder of the project, and leave none of their own behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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


KERNEL = """
import sys

sys.path.append(sys.argv[1])
from run_notebooks import SocketKernelManager

manager = SocketKernelManager()
manager.start_kernel()
client = manager.blocking_client()
client.start_channels()
client.wait_for_ready(timeout=60)
client.execute_interactive("from helpers import tutorial; print(tutorial.copy_data().is_dir())", timeout=60)
client.stop_channels()
manager.shutdown_kernel(now=True)
"""


def test_kernels_leave_no_folder_behind():
    """Their own neither, nor that of the exercise in notebook 06; nbval stops its kernels at once."""
    with tempfile.TemporaryDirectory() as folder:  # the paths of sockets must be short
        environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        command = [sys.executable, "-c", KERNEL, str(folders.ROOT / "tools")]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert ran.stdout.strip() == "True", ran.stderr
        assert [path.name for path in Path(folder).iterdir()] == []
