"""The exercise's article goes through the whole loop in a copy of the data, and out of it again."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from helpers import articles, clean, draft, tables, tutorial


@pytest.fixture
def observations(data) -> pd.DataFrame:
    draft.propose(tutorial.ARTICLE, tutorial.SOURCE, data)
    tutorial.complete(data)
    clean.build(data)
    return tables.read(data, ["observations"])["observations"]


def test_the_article_is_added_and_removed(data):
    tutorial.take_out(data)
    clean.build(data)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    draft.propose(tutorial.ARTICLE, tutorial.SOURCE, data)
    tutorial.complete(data)
    clean.build(data)
    assert clean.check(data) == []
    result = articles.audit(tutorial.ARTICLE.parent, tables.read(data), tutorial.SOURCE)
    assert result.problems == [] and result.summary["digits"].item() > 20
    tutorial.take_out(data)
    clean.build(data)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_the_copy_lasts_as_long_as_its_process(tmp_path):
    code = "import sys, tempfile; tempfile.tempdir = sys.argv[1]; from helpers import tutorial"
    code += "; print(len(list(tutorial.copy_data().rglob('*.csv'))))"
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 10 and list(tmp_path.iterdir()) == []


def test_the_finished_rows_are_the_draft_completed(data, observations):
    """What the draft proposes of value, bound and place in the text is what the finished rows say."""
    finished = tables.read(data, ["figures"])["figures"].set_index("figure_id")
    draft.remove(tutorial.SOURCE, data)
    draft.propose(tutorial.ARTICLE, tutorial.SOURCE, data)
    drafted = tables.read(data, ["figures"], with_open_cells=True)["figures"].set_index("figure_id")
    drafted = drafted[drafted["source_id"] == tutorial.SOURCE]
    for column in ("line", "nth", "as_printed", "value", "per", "bound"):
        assert list(drafted[column]) == list(finished.loc[drafted.index, column]), column


@pytest.mark.parametrize(
    ("exercise", "right", "wrong"),
    [("promise", "vm1-5-01", "vm1-3-02"), ("households", 20_000, 21_000), ("years", 2, 3)],
)
def test_answers_are_checked(observations, exercise, right, wrong):
    assert tutorial.check_answer(exercise, right, observations).endswith("right")
    assert "not yet" in tutorial.check_answer(exercise, wrong, observations)
    assert "not answered" in tutorial.check_answer(exercise, None, observations)


def test_an_unknown_exercise_is_refused(observations):
    with pytest.raises(KeyError):
        tutorial.check_answer("nothing", 1, observations)
