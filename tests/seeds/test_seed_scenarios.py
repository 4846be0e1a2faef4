"""What the seed articles tell of more than one goal: scorecards, statements, the usual KPIs."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Example, findings_on
from advisor.engine.registry import registry
from advisor.engine.settings import resolve
from rules.library import entry_of
from tests.cli.conftest import Run, run
from tests.rules.aligned import Raw, plan, told

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


def test_regions_that_each_watch_their_own_figures() -> None:
    """Rows 54 to 57: satisfaction is wanted everywhere; one team sells, another counts defects, nobody carries it."""
    teams = [
        {"id": "acme", "name": "Acme", "level": "company"},
        {"id": "sales", "name": "Sales", "level": "department", "parent": "acme"},
        {"id": "quality", "name": "Quality", "level": "department", "parent": "acme"},
    ]
    wanted: Raw = {"id": "C1", "title": "Customers in every region are glad that they chose us", "team": "acme"}
    sells: Raw = {"id": "S1", "title": "Hospitals in the north buy from us", "team": "sales"}
    kpis: list[Raw] = [
        {"id": "sold", "name": "Sales against target", "team": "sales", "supports": ["S1"]},
        {"id": "defects", "name": "Product defects", "team": "quality"},
    ]
    raw = plan(wanted, sells, teams=teams, kpis=kpis)
    assert {rule: told(rule, raw) for rule in ("G501", "G502", "G503", "G505")} == {
        "G501": ["S1"],
        "G502": ["C1"],
        "G503": ["defects"],
        "G505": ["quality", "sales"],
    }
    sells["aligns_to"] = ["C1"]
    kpis[1]["supports"] = ["C1"]
    assert [told(rule, raw) for rule in ("G501", "G502", "G503", "G505")] == [[], [], [], []]


def test_a_persons_kpi_is_to_reach_the_company_through_the_department() -> None:
    """Row 140: the KPI of an employee supports the OKR of the department, and that the OKR of the company."""
    wanted = {"id": "C1", "title": "People stay with us", "level": "company"}
    department = {"id": "HR1", "title": "Managers lead better", "level": "department"}
    kpi = {"id": "talks", "name": "Talks held", "level": "individual", "owner": "Eve", "supports": ["HR1"]}
    assert told("G504", plan(wanted, department, kpis=[kpi])) == ["talks"]
    assert told("G504", plan(wanted, {**department, "aligns_to": ["C1"]}, kpis=[kpi])) == []
