"""Rules on KPIs and on the balance of a scorecard: what they count, leave alone, and cannot judge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor import AuditResult, Finding
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, Settings, resolve
from advisor.examples import document_of

COMPANY = {"id": "company", "name": "Acme", "level": "company"}
NORTH = {"id": "north", "name": "North", "parent": "company", "level": "team"}
GOAL = {
    "id": "O",
    "title": "Nobody waits for us",
    "team": "north",
    "key_results": [{"title": "Queues fall from 9 to 4"}],
}


def audited(settings: Settings | None = None, **plan: Any) -> AuditResult:
    settings = settings or resolve([], registry())
    return run_audit(document_of(plan), settings, settings.active(registry()), date(2026, 5, 15))


def told(rule: str, **plan: Any) -> list[Finding]:
    return [each for each in audited(**plan).findings if each.rule == rule]


def wants(rule: str, **plan: Any) -> set[tuple[str, ...]]:
    return {each.wants for each in audited(**plan).abstained if each.rule == rule}


def kpi(name: str, number: int = 0, **fields: Any) -> dict[str, Any]:
    return {"id": f"k{number}", "name": name, "team": "north", **fields}


def test_a_small_house_decides_by_fewer_kpis() -> None:
    six = [kpi(f"Days of kind {at}", at) for at in range(6)]
    assert told("C403", teams=[NORTH], kpis=six) == []
    light = resolve([Layer("command line", {"profile": "lightweight"})], registry())
    found = [each for each in audited(light, teams=[NORTH], kpis=six).findings if each.rule == "C403"]
    assert [each.subject.id for each in found] == ["north"]


def test_a_scorecard_is_a_teams() -> None:
    eight = [kpi(f"Days of kind {at}", at) for at in range(8)]
    more = [kpi(f"Days of sort {at}", at + 8, team="company") for at in range(8)]
    assert told("C403", teams=[COMPANY, NORTH], kpis=eight + more) == []
    free = [kpi(f"Days of sort {at}", at + 8, team=None) for at in range(20)]
    assert told("C403", teams=[COMPANY, NORTH], kpis=eight + free) == []
    (found,) = told("C403", kpis=free)
    assert found.subject.kind == "plan" and "20 KPIs" in found.message


def test_leading_and_lagging_by_tag_by_kpi_and_by_name() -> None:
    team = [{**NORTH, "function": "sales"}]
    both = [kpi("Revenue", 1), kpi("Win rate", 2)]
    (found,) = told("C405", teams=team, kpis=both)
    assert "“Revenue”, “Win rate”" in found.message and "sales cycle time" in found.suggestion
    assert told("C405", teams=team, kpis=[*both, kpi("First meetings", 3, indicator="leading")]) == []
    assert told("C405", teams=team, kpis=[*both, kpi("Quux index", 3)]) == []
    assert wants("C405", teams=team, kpis=[*both, kpi("Quux index", 3)]) == {("indicator",)}


def test_untagged_outcomes_are_what_key_results_should_be() -> None:
    results = [{"title": "Market share rises from 10 % to 14 %"}, {"title": "Customer churn falls from 9 % to 5 %"}]
    plan = {"teams": [NORTH], "objectives": [{**GOAL, "key_results": results}]}
    assert told("C405", **plan) == []
    assert wants("C405", **plan) == {("indicator",)}
    results[0]["indicator"] = "lagging"
    (found,) = told("C405", **plan)
    assert found.subject.id == "O"


def test_a_driver_that_leads_is_early_news() -> None:
    results = [
        {"title": "Revenue rises from €1M to €2M", "measures": "k1"},
        {"title": "Customer churn falls from 9 % to 5 %", "indicator": "lagging"},
    ]
    goal = {**GOAL, "key_results": results}
    kpis = [kpi("Revenue", 1, drivers=["k2"]), kpi("First meetings", 2, indicator="leading", team="south")]
    assert told("C405", teams=[NORTH], objectives=[goal], kpis=kpis) == []
    assert told("C405", teams=[NORTH], objectives=[goal], kpis=[kpi("Revenue", 1)])


def test_okrs_alone_kpis_alone_and_both() -> None:
    (okrs,) = told("C406", teams=[NORTH], objectives=[GOAL])
    assert okrs.subject.kind == "plan" and okrs.severity == "info" and "only OKRs" in okrs.message
    (kpis,) = told("C406", teams=[NORTH], kpis=[kpi("Revenue")])
    assert "only KPIs" in kpis.message
    assert told("C406", teams=[NORTH], kpis=[kpi("Revenue")], objectives=[GOAL]) == []
    teams = [NORTH, {"id": "south", "name": "South"}]
    apart = {"teams": teams, "kpis": [kpi("Revenue", team="south")], "objectives": [GOAL]}
    assert [each.message.split(" has ")[0] for each in told("C406", **apart)] == ["“North”", "“South”"]
    apart["kpis"] = [kpi("Revenue", team=None)]
    assert told("C406", **apart) == []
    assert wants("C406", **apart) == {("team",)}


def test_levels() -> None:
    plan: dict[str, Any] = {"teams": [COMPANY, NORTH], "objectives": [GOAL]}
    (found,) = told("C407", **plan, kpis=[kpi("Revenue")])
    assert "company level" in found.message
    assert told("C407", **plan, kpis=[kpi("Revenue"), kpi("Margin", 1, level="company")]) == []
    assert wants("C407", **plan, kpis=[kpi("Revenue"), kpi("Margin", 1, team=None)]) == {("level", "team")}
    assert told("C407", **plan) == []


def test_owner_and_source_are_told_once_where_many_lack_them() -> None:
    found = told(
        "P304", teams=[NORTH], kpis=[kpi("Revenue", 1), kpi("Margin", 2), kpi("Churn", 3, owner="A", source="B")]
    )
    assert len(found) == 2
    assert {each.group for each in found} != {None}


@pytest.mark.parametrize(
    "name",
    [
        "Number of Lines of Code Written",
        "Monthly website traffic",
        "Instagram followers",
        "Downloads",
        "Story points completed",
        "Sales calls made",
        "Total registered users",
        "Staff utilisation",
    ],
)
def test_vanity_and_effort(name: str) -> None:
    (found,) = told("P306", kpis=[kpi(name)])
    assert "Count " in found.suggestion
    assert told("P306", kpis=[kpi(name, why="It pays the rent")]) == []
    assert told("P306", kpis=[kpi(name, supports=["O"])], objectives=[GOAL]) == []


@pytest.mark.parametrize(
    "name",
    [
        "Monthly active users",
        "Cost per thousand impressions",
        "Downloads still active after 30 days",
        "Tickets closed within SLA",
        "Hours lost to accidents",
        "Crash-free sessions",
        "Traffic accidents",
        "Emergency calls",
        "Museum visitors",
        "Page views per visit",
        "Capacity utilisation",
        "Billable utilisation",
        "New ideas implemented",
        "Average stars",
        "Share of features in use",
        "Court cases closed",
        "Overtime hours",
    ],
)
def test_no_vanity(name: str) -> None:
    assert told("P306", kpis=[kpi(name)]) == []


@pytest.mark.parametrize(
    "name",
    [
        "Letters answered within 5 days",
        "Invoices paid by the 10th of the month",
        "Calls answered within 20 seconds",
        "Top 10 customers' share of revenue",
        "Revenue 2026",
        "Patients seen in 4 hours",
        "Stock days",
    ],
)
def test_a_standing_target_is_no_key_result(name: str) -> None:
    assert told("P307", kpis=[kpi(name, target=90)]) == []


def test_a_kpi_that_ends() -> None:
    assert told("P307", kpis=[kpi("Stock days", target=9, end="2026-06-30")])
    assert told("P307", kpis=[kpi("Stock days", end="2026-06-30")]) == []
    assert told("P307", kpis=[kpi("Stock days fall from 30 to 20 by June")])


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Sales Revenue", "lagging, outcome"),
        ("Onboarding NPS", "lagging, outcome"),
        ("Sales Leads Generated", "leading, output"),
        ("Training days", "leading, input"),
        ("Quux index", None),
    ],
)
def test_the_kind_is_guessed_and_called_a_guess(name: str, guess: str | None) -> None:
    (found,) = told("P308", kpis=[kpi(name)])
    assert (f"(guess: {guess})" in found.message) == (guess is not None)
    assert found.message.endswith("outcome.") == (guess is None)
    assert told("P308", kpis=[kpi(name, tier="outcome")]) == []


def test_usual_kpis_are_recommended_and_are_no_finding() -> None:
    result = audited(teams=[{**NORTH, "function": "HR"}], kpis=[kpi("Plants watered")])
    (advice,) = [each for each in result.recommendations if each.rule == "P309"]
    assert "staff turnover rate" in advice.title and "kpis:" in (advice.draft or "")
    assert "P309" not in {each.rule for each in result.findings}


@pytest.mark.parametrize(
    "fields",
    [
        {"kpis": [kpi("Employee turnover")]},
        {"kpis": [kpi("Employee turnover", team=None)]},
        {"kpis": [kpi("Plants watered a head", team=None, function="people"), kpi("Absence rate", 1)]},
        {"teams": [{**NORTH, "function": "lighthouse keeping"}]},
    ],
)
def test_nothing_is_recommended_where_the_usual_is_tracked_or_unknown(fields: dict[str, Any]) -> None:
    plan = {"teams": [{**NORTH, "function": "HR"}], **fields}
    assert [each for each in audited(**plan).recommendations if each.rule == "P309"] == []


def test_a_team_without_a_function_cannot_be_judged() -> None:
    assert wants("P309", teams=[NORTH], kpis=[kpi("Revenue")]) == {("function",)}


def test_the_business_model_chooses() -> None:
    for model, usual in (("B2B SaaS", "monthly recurring revenue"), ("retail", "revenue")):
        plan: dict[str, Any] = {"organisation": {"business_model": model}, "teams": [{**NORTH, "function": "sales"}]}
        (advice,) = [each for each in audited(**plan).recommendations if each.rule == "P309"]
        assert f": {usual}" in advice.title
