"""What the pages of the site say, from the tables and the executed notebooks; nothing is written here."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
from site_notebooks import name_of, sources_in, title_of

from helpers import cite, dictionary, findings, reference, show, tables, uses
from helpers.charts.small import PROVINCES, draw_bars, draw_fall, draw_locator
from helpers.tables import DATA, Tables

ROOT = Path(__file__).resolve().parents[1]
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")


def describe(known: Tables, pages: dict[str, Any]) -> dict[str, Any]:
    """Return all that the templates of pages say, from the tables and the executed notebooks."""
    descriptor = tables.read_descriptor()
    found = findings.say_findings(known)
    return {
        "title": cite.title_of(descriptor),
        "package": descriptor,
        "date": descriptor["created"][:10],
        "url": SITE_URL,
        "citation": cite.say_citation(descriptor, SITE_URL),
        "bibtex": cite.bibtex(descriptor, SITE_URL),
        "findings": found,
        "headline": findings.say_headline(known),
        "charts": {one.notebook: draw_bars(one.parts, one.notebook[:2]) for one in found}
        | {"01_poverty_trajectories": draw_series(known)},
        "rivals": findings.try_rivals(known).to_dict("records"),
        "locator": locate(known),
        "notebooks": [{"stem": stem, "name": name_of(stem), "title": title_of(page)} for stem, page in pages.items()],
        "articles": describe_articles(known, pages),
        "observations": list_observations(known),
        "rates": list_rates(known),
        "norms": list_norms(known),
        "terms": known["indicators"].sort_values("label_en").to_dict("records"),
        "files": describe_files(descriptor),
        "zip": zip_name(),
        "dictionary": dictionary.dictionary(descriptor).replace("### ", "## "),
        "datasheet": before(DATA / "README.md", "## Dictionary").split("\n", 1)[1],
        "docs": {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")},
        "changelog": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        "contributing": (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
        "modules": name_modules(),
        "json_ld": json.dumps(describe_dataset(descriptor, known), ensure_ascii=False),
    }


def before(path: Path, mark: str) -> str:
    """Return the text of a file up to a line that it holds."""
    text, found, _ = path.read_text(encoding="utf-8").partition(mark)
    assert found, f"{path.name} holds no {mark!r}"
    return text


def draw_series(known: Tables) -> str:
    """Return the small chart of Kiên Giang's fall: the series of other sources, and what the article prints."""
    series = reference.rate_series(known["poverty_reference"], "kien_giang", "2016-2020")
    claim = known["claims_judged"].set_index("comparison_id").loc["kg-fall-2015-2019"]
    rounds = known["poverty_reference"].set_index("row_id")["review_round"]
    ends = sorted(int(rounds[name]) for name in claim["reference_rows"].split())
    level = known["observations"].set_index("figure_id").loc["kg1-5-01", "value"]
    by_year = dict(zip(series["review_round"].astype(int), series["value"], strict=True))
    return draw_fall(by_year, (ends[0], ends[1]), level)


def locate(known: Tables) -> str:
    """Return the map of tiles with the places of the articles: a district stands on the tile of its province.

    A place outside the Delta is left off.
    """
    places = known["places"].set_index("place_id")
    marked = {}
    for place in known["sources"]["place"].unique():
        name, parent = places.loc[place, ["name_vi", "parent"]]
        province = places.loc[parent, "name_vi"] if parent else name
        marked[province] = f"{province}:\n{name}" if parent else name
    return draw_locator({province: words for province, words in marked.items() if province in PROVINCES})


def describe_articles(known: Tables, pages: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the articles, each with its figures, and each figure with its coding and what stands on it."""
    names = cite.name_places(known["places"])
    indicators = known["indicators"].set_index("indicator_id")
    standing = uses.list_uses(known).groupby("figure_id")
    # One figure may hold several slips of print.
    slips = known["corrections"].groupby("figure_id").agg({"read_as": "; ".join, "why": " ".join}).to_dict("index")
    named = {stem: sources_in(page) for stem, page in pages.items()}
    articles = []
    for source in known["sources"].to_dict("records"):
        rows = known["observations"][known["observations"]["source_id"] == source["source_id"]]
        figures = []
        for row in rows.to_dict("records"):
            name = row["figure_id"]
            how, other = uses.split_reading(row["reading"])
            figures.append(
                {
                    "figure_id": name,
                    "as_printed": row["as_printed"],
                    "line": row["line"],
                    "coding": code_of(row, names, indicators),
                    "how": how,
                    "other": other,
                    "slip": slips.get(name),
                    "uses": standing.get_group(name).to_dict("records") if name in standing.groups else [],
                    "notebooks": [(stem, name_of(stem)) for stem, names_in in named.items() if name in names_in],
                }
            )
        articles.append(
            source
            | {"place_name": names[source["place"]], "when": cite.say_date(source["published"]), "figures": figures}
        )
    return articles


def locate_ids(known: Tables) -> dict[str, str]:
    """Return the address of each figure and of each row of another source, as seen from a notebook's page."""
    figures = {name: f"../figures/{name.split('-')[0]}.html#{name}" for name in known["figures"]["figure_id"]}
    rows = [*known["poverty_reference"]["row_id"], *known["norms"]["norm_id"]]
    return figures | {name: f"../data/sources.html#{name}" for name in rows}


def list_rates(known: Tables) -> list[dict[str, Any]]:
    """Return the rates and counts of other sources as the page of sources shows them."""
    names = cite.name_places(known["places"])
    rows = known["poverty_reference"].merge(known["references"], on="reference_id", suffixes=("", "_of_source"))
    return [
        {
            "id": row["row_id"],
            "said": f"{show.say_cell(row['value'])} {row['unit'].replace('_', ' ')}",
            "what": f"{names[row['place']]}: {row['indicator'].replace('_', ' ')}"
            + (f", {row['subgroup']}" if row["subgroup"] else ""),
            "when": ", ".join(
                filter(None, [row["period"], row["review_round"] and f"review of {row['review_round']}"])
            ),
            "standard": row["poverty_standard"].replace("_", " "),
            **cite_source(row),
        }
        for row in rows.to_dict("records")
    ]


def list_norms(known: Tables) -> list[dict[str, Any]]:
    """Return the legal norms as the page of sources shows them."""
    rows = known["norms"].merge(known["references"], on="reference_id")
    return [
        {
            "id": row["norm_id"],
            "said": f"{show.say_cell(row['value'])} {row['unit']}" + (f" a {row['per']}" if row["per"] else ""),
            "what": row["what"] + (f", {row['area'].replace('_', ' ')}" if row["area"] else ""),
            "when": cite.say_period(row["valid_from"], row["valid_to"]),
            "standard": row["legal_source"],
            **cite_source(row),
        }
        for row in rows.to_dict("records")
    ]


def cite_source(row: dict[str, Any]) -> dict[str, str]:
    """Return title, address, publisher and doubts of the source of a row."""
    title = row["title"] if row["title"] != "not known" else row["publisher"]
    return {"title": title, "url": row["url"], "publisher": row["publisher"], "note": row["note"]}


def code_of(row: dict[str, Any], names: dict[str, str], indicators: pd.DataFrame) -> dict[str, str]:
    """Return the coding of a figure in words, blank fields left out."""
    value = show.say_span(row["value"], row["value"] if pd.isna(row["value_high"]) else row["value_high"])
    unit = row["unit"].replace("_", " ") + (f" a {row['per']}" if row["per"] else "")
    indicator = indicators.loc[row["indicator"]]
    basis = {
        column: f" ({row[f'{column}_basis']})" if row[f"{column}_basis"] in ("printed", "inferred") else ""
        for column in ("poverty_standard", "review_round")
    }
    said = {
        "value": f"{value} {unit}",
        "bound": row["bound"].replace("_", " "),
        "may stand for": say_ends(row["low"], row["high"]),
        "indicator": f"{indicator['label_en']} ({indicator['label_vi']})",
        "place": names[row["place"]] + (f": {row['subgroup']}" if row["subgroup"] else ""),
        "status": row["status"],
        "period": cite.say_period(row["period_start"], row["period_end"]) or "not printed",
        "review round": row["review_round"] and row["review_round"] + basis["review_round"],
        "poverty standard": row["poverty_standard"]
        and row["poverty_standard"].replace("_", " ") + basis["poverty_standard"],
        "kind of amount": row["amount_kind"].replace("_", " "),
        "programme": row["programme"],
        "funding": row["funding"],
    }
    return {name: word for name, word in said.items() if word}


def say_ends(low: float, high: float) -> str:
    """Return in words what the print of a figure leaves open.

    >>> say_ends(4.685, 4.695), say_ends(630.0, 630.0), say_ends(105e9, float("nan"))
    ('4.685 to 4.695', '630', '105,000,000,000 or more')
    """
    if pd.isna(low) and pd.isna(high):
        return "open on both sides"
    if pd.isna(low) or pd.isna(high):
        return f"{show.say_cell(high)} or less" if pd.isna(low) else f"{show.say_cell(low)} or more"
    return show.say_span(low, high)


def list_observations(known: Tables) -> list[dict[str, Any]]:
    """Return the observations as the table in the page shows them."""
    names = cite.name_places(known["places"])
    indicators = known["indicators"].set_index("indicator_id")
    rows = []
    for row in known["observations"].to_dict("records"):
        value = show.say_span(row["value"], row["value"] if pd.isna(row["value_high"]) else row["value_high"])
        rows.append(
            row
            | {
                "said": value,
                "unit": row["unit"].replace("_", " ") + (f" a {row['per']}" if row["per"] else ""),
                "bound": row["bound"].replace("_", " "),
                "place": names[row["place"]],
                "indicator": indicators.loc[row["indicator"], "label_en"],
                "label_vi": indicators.loc[row["indicator"], "label_vi"],
                "field": indicators.loc[row["indicator"], "instrument"].replace("_", " "),
                "when": cite.say_period(row["period_start"], row["period_end"]),
                "standard": row["poverty_standard"].replace("_", " "),
            }
        )
    return rows


def describe_files(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tables as the page of downloads lists them."""
    return [
        resource | {"rows": len(tables.read_text(DATA / resource["path"]).splitlines()) - 1}
        for resource in descriptor["resources"]
    ]


def name_modules() -> list[str]:
    """Return the names of all modules of the helpers, for their reference."""
    package = ROOT / "src" / "helpers"
    paths = sorted(path.relative_to(package.parent) for path in package.rglob("*.py") if path.stem != "__main__")
    return [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]


def describe_dataset(descriptor: dict[str, Any], known: Tables) -> dict[str, Any]:
    """Return the dataset in the words of schema.org; addresses are absolute where SITE_URL is set."""
    years = known["observations"]["period_start"].str[:4].loc[lambda years: years != ""]
    license_url = descriptor["licenses"][0]["path"]
    home = f"{SITE_URL}/" if SITE_URL else ""
    files = [(zip_name(), "application/zip"), *((resource["path"], "text/csv") for resource in descriptor["resources"])]
    dataset = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": cite.title_of(descriptor),
        "alternateName": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "dateModified": descriptor["created"][:10],
        "license": license_url,
        "isAccessibleForFree": True,
        "keywords": descriptor["keywords"],
        "creator": {"@type": "Organization", "name": descriptor["contributors"][0]["title"]},
        "inLanguage": ["en", "vi"],
        "spatialCoverage": "Mekong Delta, Viet Nam",
        "temporalCoverage": f"{years.min()}/{years.max()}",
        "variableMeasured": list(known["indicators"]["label_en"]),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{home}download/{path}"}
            for path, kind in files
        ],
    }
    return dataset | ({"url": home} if home else {})


def zip_name() -> str:
    """Return the name of the ZIP with all tables and their descriptor."""
    descriptor = tables.read_descriptor()
    return f"{descriptor['name']}-{descriptor['version']}.zip"
