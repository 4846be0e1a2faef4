"""The JSON of an audit holds what its published schema promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor import Settings, audit_file, audit_text
from advisor.reporters.json_report import as_data, report
from tests.example_plans import EXAMPLES

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "audit-1.json").read_text(encoding="utf-8"))
INPUTS = {
    "a plan": (ROOT / "examples" / "acme-2026-q1.yaml").read_text(encoding="utf-8"),
    "a draft": (ROOT / "examples" / "draft.md").read_text(encoding="utf-8"),
    "a suppression": "objectives: [{title: Guests come back}]\nsuppress: [{rule: C402, reason: agreed}]\n",
    "an unknown field": "objectives: [{title: Guests come back, ownr: Ada}]\n",
    "other scripts": "objectives: [{title: '\U0001f600 目標 مرحبا'}]\n",
}


def data_of(text: str) -> dict[str, Any]:
    name = "draft.md" if text.startswith("#") else "plan.yaml"
    result: dict[str, Any] = json.loads(report([audit_text(text, name, Settings())]))
    return result


@pytest.mark.parametrize("text", INPUTS.values(), ids=INPUTS.keys())
def test_it_keeps_its_schema(text: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data_of(text))]
    assert errors == []


def test_a_span_names_the_words_that_stand_there() -> None:
    for finding in data_of(INPUTS["a plan"])["findings"]:
        if finding["span"] and finding["place"]["pointer"].endswith("/title"):
            title, span = finding["subject"]["title"], finding["span"]
            assert title[span["start"] : span["end"]] == span["text"]


def test_several_plans_are_one_report_with_ranks_of_their_own() -> None:
    results = [audit_file(path, Settings()) for path in EXAMPLES]
    data = as_data(results)
    assert data["checked"]["plans"] == len(results)
    assert [finding["rank"] for finding in data["findings"]].count(1) == len(results)
    for severity in ("error", "warning", "info"):
        assert data["summary"][severity] == sum(f["severity"] == severity for f in data["findings"])


def test_suppressed_findings_are_listed_and_not_counted() -> None:
    data = data_of(INPUTS["a suppression"])
    suppressed = [finding for finding in data["findings"] if finding["suppressed"]]
    assert [finding["suppressed"]["reason"] for finding in suppressed] == ["agreed"]
    assert data["summary"]["warning"] == sum(
        finding["severity"] == "warning" and not finding["suppressed"] for finding in data["findings"]
    )
