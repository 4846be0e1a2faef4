"""What the seed articles tell of more than one goal: scorecards, statements, the usual KPIs."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Example, findings_on
from advisor.engine.registry import registry
from advisor.engine.settings import resolve
from rules.library import entry_of
from tests.cli.conftest import Run, run

__all__ = ["run"]


def scorecard(*kpis: tuple[str, str]) -> list[dict[str, Any]]:
    """KPIs of one team, each with what it is tagged."""
    return [
        {
            "id": f"k{at}",
            "name": name,
            "indicator": indicator,
            "team": "product",
            "definition": "as agreed",
            "why": "it counts",
        }
        for at, (name, indicator) in enumerate(kpis)
    ]


@pytest.mark.parametrize(
    ("kpis", "told"),
    [
        ((("Sales Revenue", "lagging"), ("Revenue per customer", "lagging")), True),
        ((("Sales Revenue", "lagging"), ("Sales Leads Generated", "leading")), False),
    ],
)
def test_revenue_alone_looks_back_and_leads_look_ahead(kpis: tuple[tuple[str, str], ...], told: bool) -> None:
    """Row 108: leading indicators beside lagging ones."""
    rules = registry()
    rule = rules.find("C405")
    assert rule is not None
    example = Example("Our customers love our onboarding", plan={"kpis": scorecard(*kpis)})
    found = findings_on(rule, example, rules, resolve([], rules))
    assert any(each.rule == "C405" and each.subject.kind == "team" for each in found) == told


def test_keeping_a_site_up_is_read_as_a_measure_to_be_kept(run: Run) -> None:
    """Row 96: uptime of 99.9 per cent."""
    done = run("statement", "Website remains operational 99.9% of the time", "--as", "key-result")
    assert "Read as maintain" in done.out


@pytest.mark.parametrize(
    "name",
    [
        "Number of new customers",
        "Sales Conversion Rate",
        "customer satisfaction (NPS)",
        "revenue per employee",
        "Monthly Recurring Revenue (MRR)",
        "Customer Satisfaction Score",
        "Time to Fill Job Openings",
        "Retention rate of customers",
        "Employee's attendance rate",
        "Net Profit Margin",
        "Customer Acquisition Cost",
    ],
)
def test_the_kpis_that_the_seeds_name_are_usual_ones(name: str) -> None:
    """Rows 8, 71, 102, 110, 149, 192 to 197, 232 and 245: the library knows them."""
    assert entry_of(name) is not None
