"""The exercise of notebook 06: an article of our own, added to a copy of the data, and answers to check.

The article stands in ``data/tutorial`` with the rows that its draft becomes. Place and numbers are invented, so
it is never part of the data itself.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

import pandas as pd

from helpers.draft import remove
from helpers.files import read_text, write
from helpers.tables import DATA, read

__all__ = ["ARTICLE", "SOURCE", "check_answer", "complete", "copy_data", "take_out"]

ARTICLE, FINISHED, SOURCE = DATA / "tutorial" / "article.txt", DATA / "tutorial" / "finished", "vm1"


def copy_data() -> Path:
    """Return the path of a copy of the data, without the exercise's article, that lasts as long as this process."""
    folder = Path(tempfile.mkdtemp(prefix="exercise-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = Path(shutil.copytree(DATA, folder / "data"))
    take_out(data)
    return data


def complete(data: Path) -> None:
    """Put the finished rows of the exercise in the place of its draft, with a row for its invented place."""
    take_out(data)
    files = {}
    for finished in sorted(FINISHED.glob("*.csv")):
        table = data / "curated" / finished.name
        files[table] = read_text(table) + read_text(finished).split("\n", 1)[1]
    write(files)


def take_out(data: Path) -> None:
    """Remove the exercise's article and its invented place from ``data``, if they are there."""
    if SOURCE in set(read(data, ["sources"], with_open_cells=True)["sources"]["source_id"]):
        remove(SOURCE, data)
    places = data / "curated" / "places.csv"
    invented = read_text(FINISHED / "places.csv").split("\n", 1)[1]
    write({places: read_text(places).replace(invented, "")})


def check_answer(exercise: str, answer: object, observations: pd.DataFrame) -> str:
    """Return what is to be said of an answer: None is not answered yet.

    Exercises: "promise", the id of the figure that is a target; "households", how many households the district has by
    its first two figures, within what rounding leaves open; "years", after how many years the printed yearly fall
    makes the second rate of the first.

    Raises KeyError for another exercise.
    """
    rows = observations[observations["source_id"] == SOURCE].set_index("figure_id")
    households, first, second, fall = (rows.loc[f"{SOURCE}-3-{number}"] for number in ("01", "02", "04", "05"))
    low, high = (households["value"] / first[end] * 100 for end in ("high", "low"))
    right = {
        "promise": answer in set(rows.index[rows["status"] == "target"]),
        "households": isinstance(answer, int | float) and low <= answer <= high,
        "years": answer == round((first["value"] - second["value"]) / fall["value"], 6),
    }[exercise]
    if answer is None:
        return f"{exercise}: not answered yet"
    return f"{exercise}: {'right' if right else 'not yet, read the sentence again'}"
