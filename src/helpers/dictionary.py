"""The data dictionary as people read it, made from ``datapackage.json``, which is the only one."""

from __future__ import annotations

from typing import Any

from helpers.tables import DataError

__all__ = ["BEGIN", "END", "dictionary", "renew"]

BEGIN = "<!-- dictionary: made by `python -m helpers build` from datapackage.json; edits here are lost -->"
END = "<!-- end of dictionary -->"


def dictionary(descriptor: dict[str, Any]) -> str:
    """Return the dictionary of all tables as Markdown: one section a table, one row a column."""
    parts = []
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        keys = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else schema["primaryKey"]
        parts += [
            f"### `{resource['path']}`",
            "",
            f"{resource['description']} Key: {', '.join(f'`{key}`' for key in keys)}.",
            "",
            "| column | type | what it holds |",
            "| --- | --- | --- |",
        ]
        links = {link["fields"][0]: link["reference"] for link in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            said = [field["description"]]
            if "enum" in field.get("constraints", {}):
                said.append("One of: " + ", ".join(f"`{item}`" for item in field["constraints"]["enum"]) + ".")
            if field["name"] in links:
                target = links[field["name"]]
                said.append(f"Refers to `{target['resource'] or resource['name']}.{target['fields'][0]}`.")
            if not field.get("constraints", {}).get("required"):
                said.append("May be blank.")
            if "sdmxConcept" in field:
                said.append(f"SDMX: `{field['sdmxConcept']}`.")
            parts.append(f"| `{field['name']}` | {field['type']} | {' '.join(said)} |")
        parts.append("")
    return "\n".join(parts)


def renew(readme: str, descriptor: dict[str, Any]) -> str:
    """Return ``readme`` with the dictionary between its two marks made anew.

    Raises DataError where a mark is missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise DataError([f"data/README.md: found no {END if begin else BEGIN}; allowed: both marks, once"])
    return f"{before}{BEGIN}\n\n{dictionary(descriptor)}\n{END}{after}"
