"""Guardrails: what counts as one, and that a push is only blamed where nothing may be keeping it (C404, C413)."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Finding
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import resolve
from advisor.examples import document_of

FASTER = "Median reply time falls from 24 to 8 hours"
TEAM = {"id": "north", "name": "North", "function": "support"}


def told(rule: str, *key_results: dict[str, Any] | str, **plan: Any) -> list[Finding]:
    """What a rule says of a plan with one objective of these key results."""
    results = [{"title": each} if isinstance(each, str) else each for each in key_results]
    objective = {"id": "O", "title": "Nobody waits for us", "team": "north", "key_results": results}
    raw = {"teams": [TEAM], "objectives": [objective], **plan}
    settings = resolve([], registry())
    return [
        each
        for each in run_audit(document_of(raw), settings, settings.active(registry())).findings
        if each.rule == rule
    ]


def kpi(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": "k", "name": name, "team": "north", **fields}


def test_a_push_that_nothing_keeps_is_told_with_a_guardrail_of_the_library() -> None:
    (found,) = told("C413", FASTER)
    assert found.text == "reply time"
    assert "pushes speed, and nothing keeps quality" in found.message
    assert "customer satisfaction score" in found.suggestion


@pytest.mark.parametrize(
    "beside",
    [
        {"key_results": [FASTER, "Answers that need a second letter fall from 30 % to 15 %"]},
        {"key_results": [FASTER, "Customer satisfaction rises from 80 % to 90 %"]},
        {"key_results": [FASTER, {"title": "CSAT stays above 80 %", "type": "maintain"}]},
        {"key_results": [FASTER, "Something of our own rises from 3 to 9"]},
        {"key_results": [{"title": FASTER, "guards": ["k"]}], "kpis": [kpi("Days of stock")]},
        {"key_results": [FASTER], "kpis": [kpi("Reopen rate")]},
        {"key_results": [FASTER], "kpis": [kpi("Reopen rate", team="south", supports=["O"])]},
        {"key_results": [FASTER], "kpis": [kpi("Quux index")]},
        {"key_results": [FASTER + " without more complaints"]},
    ],
)
def test_what_may_keep_it_keeps_it(beside: dict[str, Any]) -> None:
    results = beside.pop("key_results")
    assert told("C413", *results, **beside) == []


@pytest.mark.parametrize("other", [kpi("Reopen rate", team="south"), kpi("Revenue")])
def test_another_teams_kpi_and_one_of_another_kind_keep_nothing(other: dict[str, Any]) -> None:
    assert told("C413", FASTER, kpis=[other])


def test_a_maintain_result_of_the_same_team_keeps_it() -> None:
    kept: dict[str, Any] = {"id": "P", "title": "Quality", "team": "north"}
    kept |= {"key_results": [{"title": "Error rate stays under 2 %", "type": "maintain"}]}
    pushed: dict[str, Any] = {"id": "O", "title": "Nobody waits", "team": "north", "key_results": [{"title": FASTER}]}
    assert told("C413", objectives=[pushed, kept]) == []
    assert told("C413", objectives=[pushed, {**kept, "team": "south"}])


def test_each_pair_is_told_once_an_objective() -> None:
    found = told("C413", FASTER, "Handle time falls from 9 to 6 minutes", "Cost per letter falls from €9 to €6")
    assert [each.text for each in found] == ["reply time"] or [each.text for each in found] == ["reply time", "Cost"]


def test_declared_figures_push_too() -> None:
    declared = {"title": "First response time", "baseline": 24, "target": 8, "unit": "hours"}
    assert told("C413", declared)
    assert told("C413", {**declared, "baseline": 8.4}) == []  # under a tenth
    assert told("C413", {**declared, "target": 30}) == []


@pytest.mark.parametrize(
    "title",
    [
        "Median search time falls from 900 to 300 ms",
        "Page load time falls from 4 to 2 hours",
        "Share of revenue from new products rises from 10 % to 25 %",
        "Customers who renew rise from 61 to 80",
        "Returning customers rise from 200 to 500",
        "Gross margin rises from 40 % to 45 %",
        "Sign 3 pilot hospitals",
        "Migrate 40 customers to the new booking page",
        "Cost of poor quality falls from 6 % to 3 %",
    ],
)
def test_what_is_no_push_of_a_pair(title: str) -> None:
    assert told("C413", title) == []


@pytest.mark.parametrize(
    ("title", "pushes"),
    [
        ("Orders shipped per day rise from 400 to 700", "volume"),
        ("Cut cost per ticket from $12 to $7", "cost"),
        ("Grow paying subscribers from 12,000 to 20,000", "growth"),
        ("Increase sales by 25%", "revenue"),
        ("Time to hire falls from 60 to 35 days", "speed"),
    ],
)
def test_the_pairs(title: str, pushes: str) -> None:
    (found,) = told("C413", title)
    assert f"pushes {pushes}," in found.message


def test_one_family_alone_is_told_of_the_objective() -> None:
    (found,) = told("C404", FASTER, "Lead time of an order falls from 9 to 4 days")
    assert found.subject.kind == "objective" and "speed" in found.message


@pytest.mark.parametrize(
    "results",
    [
        [FASTER, "Hire two colleagues"],
        ["Land 3 large customers", "Sign 9 small customers"],
        [{"title": FASTER, "guards": ["x"]}, "Lead time of an order falls from 9 to 4 days"],
        ["Revenue rises from €1M to €2M", "Gross margin rises from 40 % to 45 %"],
        [FASTER, "Something of our own rises from 3 to 9"],
    ],
)
def test_no_tunnel(results: list[dict[str, Any] | str]) -> None:
    assert told("C404", *results) == []


def test_a_kpi_of_the_paired_family_opens_the_tunnel() -> None:
    results = (FASTER, "Lead time of an order falls from 9 to 4 days")
    assert told("C404", *results, kpis=[kpi("Customer satisfaction")]) == []
    assert told("C404", *results, kpis=[kpi("Customer satisfaction", team="south")])


def test_a_teams_kpis_of_one_family() -> None:
    both = [kpi("Revenue", id="a"), kpi("Bookings", id="b")]
    (found,) = told("C404", kpis=both)
    assert found.subject.kind == "team"
    assert told("C404", kpis=[*both, kpi("Gross margin", id="c")]) == []
    assert told("C404", kpis=[*both, kpi("Reopen rate", id="c")]) == []
    assert told("C404", kpis=both[:1]) == []
    assert [
        each.subject.kind for each in told("C404", "Customer satisfaction rises from 80 % to 90 %", kpis=both)
    ] == []


def test_a_team_may_well_watch_quality_alone() -> None:
    assert told("C404", kpis=[kpi("Escaped defects", id="a"), kpi("Change failure rate", id="b")]) == []
    assert told("C404", "Onboarding NPS rises from 32 to 55", "CSAT rises from 80 % to 90 %") == []
