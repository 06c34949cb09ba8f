"""The Vietnamese summary has Vietnamese numbers and no English words, in its charts too."""

from __future__ import annotations

import json
import re

import pytest
from matplotlib.text import Text
from run_notebooks import NOTEBOOKS

from helpers import charts, findings, tables, vietnamese

ENGLISH = re.compile(r"\b(the|of|and|with|per|print\w*|points?|poor|million|thousand|line|year|not|household\w*)\b")


@pytest.mark.parametrize(
    ("number", "decimals", "said"),
    [(1234.5, None, "1.234,5"), (419990300000.0, None, "419.990.300.000"), (1.69, None, "1,69"), (0.5, 2, "0,50")],
)
def test_numbers_are_vietnamese(number, decimals, said):
    assert vietnamese.say_number(number, decimals) == said


def test_a_chart_is_turned_whole():
    pairs = tables.read(names=["spending_per_beneficiary"])["spending_per_beneficiary"]
    some = pairs[pairs["pair_id"].isin(["st1-rice", "th1-hardship"])].assign(label="Nhãn", group="Mỗi người")
    drawn = charts.show_spending(some, dict.fromkeys(some["place"], "Nơi"), "Tiêu đề", "Phụ đề", "Nguồn")
    turned = vietnamese.translate_chart(drawn, "Hai điểm.")
    words = " ".join(text.get_text() for text in turned.figure.findobj(Text))
    assert turned.alt == "Tiêu đề. Hai điểm." and turned.data.equals(drawn.data)
    assert "> 209 nghìn, hiện vật" in words and "16,4 triệu, cặp yếu" in words
    assert not ENGLISH.search(words), ENGLISH.search(words)


def test_the_summary_has_the_numbers_of_the_findings_and_no_english():
    cells = json.loads((NOTEBOOKS / "07_tom_tat.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    said = " ".join("".join(data.get("text/markdown", "")) for data in outputs)
    prose = re.sub(r"(?m)^(\*\*\w+\*\*:|- \[).*", "", said)  # without titles of sources, which are as printed
    assert not ENGLISH.search(prose.lower()), ENGLISH.search(prose.lower())
    known = tables.read_all()
    for one in findings.say_findings(known)[2:]:
        assert all(re.search(rf"\b{count}\b", said + json.dumps(outputs)) for count in one.parts.values()), one.name
    assert not re.search(r"\d\.\d{1,2}(?!\d)", prose), "a decimal point"
