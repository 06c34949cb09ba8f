"""A sample of the fault injection: no changed character of the figures goes unnoticed."""

from __future__ import annotations

import random

import pytest
from inject_faults import inject, make_fault, report, try_fault


def test_check_notices_every_change():
    found = inject("figures", 25, seed=7, articles=None)
    assert found["check"].all(), found[~found["check"]]


@pytest.mark.parametrize("columns", [["as_printed", "value", "value_high"], ["unit", "bound"]])
def test_rebuilt_check_notices_what_print_and_coding_say_twice(columns):
    chance, tried = random.Random(11), 0
    while tried < 12:
        fault = make_fault("figures", chance, columns)
        digit = any(a != b and a.isdigit() and b.isdigit() for a, b in zip(fault.old, fault.new, strict=True))
        if digit or fault.column in ("unit", "bound"):
            tried += 1
            assert try_fault(fault, None)["rebuilt"], fault._replace(text="")


def test_audit_notices_every_change_of_place(articles):
    found = inject("figures", 15, seed=3, articles=articles, columns=["line", "nth", "as_printed"])
    assert found["audit"].all(), found[~found["audit"].astype(bool)]


def test_a_changed_note_passes_once_it_is_built():
    chance = random.Random(5)
    faults = [make_fault("figures", chance, ["subgroup"]) for _ in range(6)]
    outcomes = [try_fault(fault, None) for fault in faults if "  " not in fault.new and fault.new.strip() == fault.new]
    assert outcomes and all(outcome["check"] for outcome in outcomes)
    assert not all(outcome["rebuilt"] for outcome in outcomes)


def test_the_report_says_what_was_not_run():
    shown = report(inject("figures", 3, seed=1, articles=None))
    assert "| all columns, a character | 3 | 100 % |" in shown and "not run" in shown
