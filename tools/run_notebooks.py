"""Execute the notebooks: in place (``refresh``), or into ``build/notebooks``, of which the site is made (``pages``)."""

from __future__ import annotations

import argparse
import atexit
import base64
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import folders
import nbformat
from jupyter_client.manager import AsyncKernelManager, KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from tqdm import tqdm
from traitlets import default

from helpers import cite, show, tables

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build" / "notebooks"
README = ROOT / "README.md"
# The notebook whose answer and first chart open the README.
FRONT = "01_poverty_trajectories"
FRONT_BEGIN, FRONT_END = "<!-- finding: made by `make notebooks`; edits here are lost -->", "<!-- end of finding -->"
CHART = ROOT / "docs" / "finding.png"


# Kernels talk through files in a temporary folder: no race for free TCP ports. Windows has no such sockets.
TRANSPORT = "tcp" if os.name == "nt" else "ipc"


def _address() -> str:
    if TRANSPORT == "tcp":
        return "127.0.0.1"
    folder = tempfile.mkdtemp(prefix="kernel-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(Path(folder) / "k")


def _on_sockets(manager: Any) -> Any:
    """Return a kernel manager like ``manager`` whose kernels talk over those files."""

    class SocketManager(manager):  # type: ignore[misc]
        @default("transport")
        def _default_transport(self) -> str:
            return TRANSPORT

        @default("ip")
        def _default_ip(self) -> str:
            return _address()

        def shutdown_kernel(self, now: bool = False, restart: bool = False) -> Any:
            """Ask the kernel to end, also where it would be stopped at once: at its end it removes its own folders."""
            return super().shutdown_kernel(now=False, restart=restart)

    return SocketManager


SocketKernelManager = _on_sockets(KernelManager)  # for nbval, which waits for its kernels
AsyncSocketKernelManager = _on_sockets(AsyncKernelManager)  # for nbclient, which awaits them


def execute(path: Path) -> Any:
    """Run a notebook from the top in its own folder and return it with the new outputs.

    What would differ from machine to machine (times, the Python version) is not kept.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        kernel_manager_class=AsyncSocketKernelManager,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
    }
    return notebook


def front(notebook: Any) -> tuple[str, bytes]:
    """Return what the README shows of a notebook: its answer and first chart as Markdown, and the chart itself."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    shown = [output for output in outputs if "data" in output]
    answer = next(output.data["text/markdown"] for output in shown if "**Answer.**" in str(output.data))
    chart = next(output for output in shown if "image/png" in output.data)
    alt = chart.metadata["image/png"]["alt"]
    words = "".join(answer).removeprefix("**Answer.** ")
    shown_chart = f"![{alt}]({CHART.relative_to(ROOT).as_posix()})"
    return f"{words}\n\n{shown_chart}\n\n{summary()}\n", base64.b64decode(chart.data["image/png"])


def summary() -> str:
    """Return the summary of the places as a Markdown table: the one that the notebooks show."""
    shared = tables.read(names=["summary", "places"])
    names = cite.name_places(shared["places"])
    cells = show.Table(
        shared["summary"].assign(place=shared["summary"]["place"].map(names)), missing="none printed"
    ).cells
    rows = [list(cells.columns), ["---"] * len(cells.columns), *cells.to_numpy().tolist()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def renew_readme(text: str, shown: str) -> str:
    """Return the README with ``shown`` between its two marks."""
    before, rest = text.split(FRONT_BEGIN)
    return f"{before}{FRONT_BEGIN}\n\n{shown}\n{FRONT_END}{rest.split(FRONT_END)[1]}"


def main() -> int:
    """Run all notebooks; return 1 and say which cell failed where one does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["pages", "refresh"])
    parser.add_argument("--into", type=folders.allow, default=BUILD, help="folder for the executed notebooks of pages")
    chosen = parser.parse_args()
    command = chosen.command
    folder = NOTEBOOKS if command == "refresh" else chosen.into
    if command == "pages":
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    changed: list[str] = []
    for path in tqdm(sorted(NOTEBOOKS.glob("*.ipynb")), desc="notebooks", unit="notebook", disable=None):
        try:
            notebook = execute(path)
        except CellExecutionError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return 1
        if command == "refresh":
            changed += [f"{path.name}, {line}" for line in _list_differences(path, notebook)]
            if path.stem == FRONT:
                shown, chart = front(notebook)
                CHART.write_bytes(chart)
                readme = renew_readme(README.read_text(encoding="utf-8"), shown)
                README.write_text(readme, encoding="utf-8", newline="\n")
        nbformat.write(notebook, folder / path.name)
    if command == "refresh":
        print("outputs that changed:", *(changed or ["none"]), sep="\n- ")
    return 0


def _list_differences(path: Path, executed: Any) -> list[str]:
    """Return what differs between a notebook as it is in the folder and as it was executed now."""
    from compare_outputs import list_differences  # takes half a second, which nbval's processes need not wait for

    before = nbformat.read(path, as_version=4)
    if any(cell.cell_type == "code" and not cell.execution_count for cell in before.cells):
        return ["has cells that were never run"]
    return list_differences(before, executed)


if __name__ == "__main__":
    sys.exit(main())
