"""The data as others read it: pandas, DuckDB and frictionless as the page says, SDMX concepts as the descriptor has them."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from helpers import tables
from helpers.tables import DATA

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "interoperability.md").read_text(encoding="utf-8")
RESOURCES = {resource["name"]: resource for resource in tables.read_descriptor()["resources"]}
KNOWN = tables.read_all()
TEXT_THAT_LOOKS_LIKE_NUMBERS = {"gso_code", "review_round"}


@pytest.mark.parametrize("name", RESOURCES)
def test_pandas_reads_the_types_of_the_descriptor(name):
    resource = RESOURCES[name]
    columns = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    codes = dict.fromkeys(TEXT_THAT_LOOKS_LIKE_NUMBERS & set(columns), "str")
    frame = pd.read_csv(DATA / resource["path"], dtype=codes)
    assert list(frame.columns) == list(columns) and len(frame) == len(KNOWN[name])
    for column, kind in columns.items():
        filled = frame[column].dropna()
        if kind != "string":
            assert pd.api.types.is_numeric_dtype(filled), f"{name}.{column}"
        elif column == "as_printed":
            assert all(isinstance(cell, str) for cell in filled), f"{name}.{column}"


@pytest.mark.parametrize("name", RESOURCES)
def test_duckdb_reads_the_same_cells(name):
    path = (DATA / RESOURCES[name]["path"]).as_posix()
    columns = ", ".join(f"'{field['name']}': 'VARCHAR'" for field in RESOURCES[name]["schema"]["fields"])
    with duckdb.connect() as connection:
        rows = connection.execute(f"FROM read_csv('{path}', header = true, columns = {{{columns}}})").fetchall()
    expected = pd.read_csv(path, dtype="str", keep_default_na=False)
    assert [[cell or "" for cell in row] for row in rows] == expected.to_numpy().tolist()


def test_the_lines_of_the_page_work():
    (query,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    found = duckdb.sql(query.replace("data/derived", (DATA / "derived").as_posix())).fetchall()
    observations = KNOWN["observations"]
    assert len(found) == ((observations["status"] == "reported") & (observations["unit"] == "percent")).sum() > 0
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    shown: dict[str, pd.DataFrame] = {}
    exec(code.replace('"data/', f'"{DATA.as_posix()}/'), shown)
    assert len(shown["observations"]) == len(observations)
    assert shown["places"].loc[shown["places"]["gso_code"] != "", "gso_code"].str.fullmatch(r"\d+").all()


def test_frictionless_reads_every_table():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of frictionless's own dependencies
        from frictionless import Package

        package = Package(str(DATA / "datapackage.json"))
        read = {resource.name: len(resource.read_rows()) for resource in package.resources}
    assert read == {name: len(frame) for name, frame in KNOWN.items()}


def test_the_concepts_of_the_page_are_those_of_the_descriptor():
    fields = [field for resource in RESOURCES.values() for field in resource["schema"]["fields"]]
    in_descriptor: dict[str, set[str]] = {}
    for field in fields:
        if "sdmxConcept" in field:
            in_descriptor.setdefault(field["sdmxConcept"], set()).add(field["name"])
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", PAGE, re.MULTILINE)
    assert {concept: set(re.findall(r"`(\w+)`", columns)) for concept, columns in rows} == in_descriptor


def test_a_table_of_observations_has_the_concepts_that_make_one():
    for name, resource in RESOURCES.items():
        concepts = {field.get("sdmxConcept") for field in resource["schema"]["fields"]}
        if "OBS_VALUE" in concepts:
            assert {"UNIT_MEASURE", "TIME_PERIOD", "INDICATOR"} <= concepts, name
