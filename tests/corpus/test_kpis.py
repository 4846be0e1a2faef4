"""Which indicators that public bodies really publish are called vague, where the list of them is at hand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from advisor.engine.registry import registry
from advisor.engine.settings import resolve
from advisor.examples import document_of
from advisor.service import audit_document

LISTED = Path(__file__).parents[2] / ".." / "shared" / "kpi" / "kpis.csv"
CONCEPTS = (
    "Customer Engagement",
    "Productivity",
    "Brand Awareness",
    "Quality",
    "Innovation",
    "Team Happiness",
    "Website Performance",
)


def called_vague(kpis: list[dict[str, Any]]) -> list[str]:
    """The names of the KPIs of which P301 speaks."""
    plan = document_of({"kpis": [{"id": f"k{at}"} | kpi for at, kpi in enumerate(kpis)]})
    settings = resolve([], registry())
    found = [each for each in audit_document(plan, settings).findings if each.rule == "P301"]
    return [str(kpis[int(str(each.subject.id)[1:])]["name"]) for each in found]


@pytest.mark.skipif(not LISTED.is_file(), reason="the shared list of indicators is not on this machine")
def test_hardly_any_real_indicator_is_called_vague() -> None:
    with LISTED.open(encoding="utf-8", newline="") as file:
        kpis = [{"name": row["kpi_name"], "definition": row["description"] or None} for row in csv.DictReader(file)]
    assert len(kpis) > 700
    vague = called_vague(kpis)
    assert len(vague) <= 0.03 * len(kpis), vague


def test_concepts_without_a_definition_are_all_called_vague() -> None:
    assert called_vague([{"name": name} for name in CONCEPTS]) == list(CONCEPTS)
