"""The notebooks are executed, readable, honest in their prose, and give the same outputs again."""

from __future__ import annotations

import ast
import base64
import copy
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import matplotlib.image
import nbformat
import pytest
from compare_outputs import list_differences
from run_notebooks import CHART, FRONT, NOTEBOOKS, README, front, renew_readme

from helpers import tables

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
BANNED = {
    r"^\s*def \b": "functions live in src/helpers",
    r"\blambda\b": "functions live in src/helpers",
    r"^\s*[!%]": "no shell or magic commands",
    r"\bopen\(|read_csv|Path\(": "files are read through helpers.tables",
    r"https?://|requests|urllib": "no network",
    r"['\"](/\w|[A-Z]:\\\\|~)": "no absolute path",
    r"^\s*#.*(=|\()\s*\S+$": "no commented-out code",
}
YEAR = re.compile(r"(20[0-3]\d)")


def load(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in load(path)["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_notebooks_are_numbered():
    numbers = [path.name[:2] for path in PATHS]
    assert PATHS and all(re.fullmatch(r"\d\d", number) for number in numbers) and len(set(numbers)) == len(numbers)


# What the headings of a notebook are called: in English, and in the summary in Vietnamese.
ENGLISH = ("**Answer.**", "## Limits", "## Sources")
VIETNAMESE = ("**Trả lời.**", "## Giới hạn", "## Nguồn")


def test_title_is_a_question_and_the_second_cell_shows_the_answer(path):
    answer, limits, sources = VIETNAMESE if path.stem == "07_tom_tat" else ENGLISH
    first, second, *rest = load(path)["cells"]
    assert re.fullmatch(r"# .+\?", "".join(first["source"]).splitlines()[0])
    assert answer in json.dumps(second["outputs"], ensure_ascii=False)
    headings = [line for cell in rest for line in "".join(cell["source"]).splitlines() if line.startswith("## ")]
    assert {limits, sources} <= set(headings)


def test_cells_ran_in_order_and_without_complaint(path):
    cells = code_cells(path)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        for output in cell["outputs"]:
            assert output["output_type"] != "error" and output.get("name") != "stderr", output


def test_no_banned_construct(path):
    for cell in code_cells(path):
        source = "".join(cell["source"])
        for pattern, why in BANNED.items():
            found = re.search(pattern, source, re.MULTILINE)
            assert not found, f"{path.name}, cell {cell['execution_count']}: {found and found[0]!r}: {why}"
    for number, cell in enumerate(code_cells(path)):
        imports = [
            node
            for node in ast.walk(ast.parse("".join(cell["source"])))
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert not imports or number == 0, f"{path.name}: imports stand in the first code cell only"


def test_no_cell_is_ignored_by_nbval(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"NBVAL_|nbval-", text)


def test_steps_are_small_and_introduced(path):
    kinds = [cell["cell_type"] for cell in load(path)["cells"]]
    assert "code,code,code" not in ",".join(kinds), "a sentence of words before each step"
    assert all(len(cell["source"]) <= 40 for cell in code_cells(path))


def test_every_chart_says_what_it_shows(path):
    for cell in code_cells(path):
        for output in cell["outputs"]:
            if "image/png" in output.get("data", {}):
                alt = output["metadata"]["image/png"]["alt"]
                assert len(alt) > 60 and re.search(r"\d", alt), f"{path.name}, cell {cell['execution_count']}"
                assert "".join(output["data"]["text/plain"]).startswith(alt)


def test_no_result_is_typed_by_hand_in_markdown(path):
    """Numbers in prose come from code; years and figures quoted as printed are allowed."""
    printed = " ".join(tables.read(names=["figures"])["figures"]["as_printed"])
    for cell in load(path)["cells"]:
        if cell["cell_type"] != "markdown":
            continue
        text = "".join(cell["source"])
        for quoted in re.findall(r"“([^”]*\d[^”]*)”", text):
            assert quoted in printed, f"{path.name}: “{quoted}” is not printed so"
        bare = YEAR.sub("", re.sub(r"“[^”]*”|`[^`]*`", "", text))
        assert not re.search(r"\d", bare), f"{path.name}: a number typed by hand in {text!r}"


def test_the_readme_opens_with_the_finding_as_computed():
    shown, chart = front(nbformat.read(NOTEBOOKS / f"{FRONT}.ipynb", as_version=4))
    text = README.read_text(encoding="utf-8")
    assert renew_readme(text, shown) == text, "run `make notebooks`"
    assert CHART.read_bytes() == chart, "run `make notebooks`"


def test_nbval_compares_pictures_and_what_describes_them(tmp_path):
    """A notebook of which nbval is to find the second cell's picture and the third one's alt text changed."""
    source = 'from IPython.display import Image\nImage(b"\\x89PNG", format="png", alt="one line")'
    cells = []
    for picture, alt in ((b"\x89PNG", "one line"), (b"\x89PNH", "one line"), (b"\x89PNG", "two lines")):
        data = {"image/png": base64.b64encode(picture).decode(), "text/plain": "<IPython.core.display.Image object>"}
        output = nbformat.v4.new_output("execute_result", data, metadata={"image/png": {"alt": alt}}, execution_count=1)
        cells.append(nbformat.v4.new_code_cell(source, execution_count=1, outputs=[output]))
    path = tmp_path / "pictures.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    options = ["-p", "conftest", "-p", "no:hypothesispytest", "-c", "pyproject.toml"]
    command = [sys.executable, "-m", "pytest", *options, "--nbval", str(path)]
    ran = subprocess.run(command, cwd=NOTEBOOKS.parent, capture_output=True, text=True, check=False)
    assert re.findall("mismatch '(.+?)'", ran.stdout) == ["image/png", "metadata"], ran.stdout
    assert "2 failed, 1 passed" in ran.stdout


def test_differences_between_two_runs_are_named():
    committed = nbformat.read(NOTEBOOKS / f"{FRONT}.ipynb", as_version=4)
    again = copy.deepcopy(committed)
    assert list_differences(committed, again) == []
    outputs = [
        output for cell in again.cells if cell.cell_type == "code" for output in cell.outputs if "data" in output
    ]
    answer = next(output.data for output in outputs if "text/markdown" in output.data)
    answer["text/markdown"] = answer["text/markdown"].replace("1.69", "1.96")
    chart = next(output.data for output in outputs if "image/png" in output.data)
    picture = matplotlib.image.imread(io.BytesIO(base64.b64decode(chart["image/png"])), format="png").copy()
    picture[0, 0, :3] = 0
    changed = io.BytesIO()
    matplotlib.image.imsave(changed, picture, format="png")
    chart["image/png"] = base64.b64encode(changed.getvalue()).decode()
    again.cells[-1].outputs = []
    text, pixels, *gone = list_differences(committed, again)
    assert text.startswith("In [1], output 1 text/markdown: ") and "became" in text
    assert "image/png: 0.00 % of the pixels differ, by 100 %" in pixels
    assert all(line.endswith("is gone") for line in gone)
