"""The JSON Schema of the plan file, published from the domain by pydantic."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from advisor.domain.limits import Limits
from advisor.domain.plan import Plan
from advisor.importers.validate import PERIOD
from advisor.version import __version__


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a plan file: one definition with the dataclasses.

    Every optional field may be `null`, which is absent everywhere.
    """
    schema = TypeAdapter(Plan).json_schema(mode="validation")
    for definition in (schema, *schema["$defs"].values()):
        properties = definition.get("properties", {})
        if "title" in properties and "type" in properties["title"]:
            properties["title"] |= {"minLength": 1, "maxLength": Limits().title, "pattern": r"\S"}
        if "period" in properties:
            properties["period"]["pattern"] = f"^{PERIOD}$"
        for name in ("confidence", "score"):
            for kind in properties.get(name, {}).get("anyOf", []):
                if kind.get("type") == "number":
                    kind |= {"minimum": 0, "maximum": 1}
        for name in properties.keys() - set(definition.get("required", ())):
            if isinstance(properties[name].get("type"), str):
                properties[name]["type"] = [properties[name]["type"], "null"]
    for name in ("Objective", "KeyResult", "Initiative", "Kpi", "Team"):
        for kind in schema["$defs"][name]["properties"]["id"]["anyOf"]:
            if kind.get("type") == "string":
                kind["pattern"] = r"\S"
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:okr-advisor:plan:1",
        "title": "OKR plan",
        "$comment": f"okr-advisor {__version__}",
    }
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}
