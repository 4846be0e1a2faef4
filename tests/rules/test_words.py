"""What the rules about words leave alone, and where they must not speak twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, resolve
from advisor.examples import document_of

_QUIET = ("K206", "K208", "K209", "K216", "K217", "K220", "O105", "O110", "O113", "O114")


def told(
    titles: tuple[str, ...], objective: str = "Our customers love our onboarding", **plan: Any
) -> dict[str, set[str]]:
    """The word rules that speak of each key result."""
    key_results = [{"id": f"k{at}", "title": title} for at, title in enumerate(titles)]
    raw = {
        "cycle": {"name": "2026-Q2", "start": "2026-04-01", "end": "2026-06-30"},
        "objectives": [{"id": "o", "title": objective, "key_results": key_results}],
        **plan,
    }
    settings = resolve([Layer("test", {"select": list(_QUIET)})], registry())
    result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
    found: dict[str, set[str]] = {title: set() for title in titles}
    for finding in result.findings:
        if finding.subject.title in found:
            found[finding.subject.title].add(finding.rule)
    return found


@pytest.mark.parametrize(
    "title",
    [
        "Share of parcels delivered by bike rises from 10 % to 30 %",
        "Visits by returning guests rise from 300 to 500 a month",
        "Raise the share of customers who solve issues by reading the help pages from 30 % to 60 %",
        "95 % of our members renew by clicking a link",
        "Improve satisfaction from 3.9 to 4.4 as measured by asking guests at check-out",
        "3 of 4 pupils learn to read by playing",
        "Tickets solved by support engineering rise from 30 % to 50 %",
        "Win 5 schools by word of mouth",
        "Raise the conversion rate by 10 %, from 2 % to 2.2 %",
        "Market share rises by 2 points to 12 %",
        "Deploy PostgreSQL 16.2 in all regions",
        "Launch the 2.0 litre bottle",
        "Ship 3.5 tonnes of apples",
        "Complete modules 4.1 to 4.6 of the syllabus",
        "Deliver Project Management training",
        "500 users of the crisis line call back",
        "10,000 visitors come to the summer festival",
        "Have 300 beta users",
        "Reach 12,000 viewers per episode",
        "Open the second shop by 1 July",
        "Renew 12 leases before they expire in September",
        "Plan the summer fair in August",
        "Renew the lease until 2029",
        "Sign contracts for summer 2027",
        "Stress is 5 points lower than it was in 2024",
        "Ship the app by next quarter",
        "Guests rate us 4.5 or better by the end of the season",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(title: str) -> None:
    assert told((title,))[title] == set()


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Win 3 tenders by the end of 2027", "K220"),
        ("Sign 3 partners by 15.07.2026", "K220"),
        ("Win 3 tenders within 6 months", "K220"),
        ("Sign 3 partners in the second half of 2027", "K220"),
        ("Deploy v3 of the API", "K216"),
        ("Cut food waste by a third by planning menus with the pupils", "K208"),
        ("Get to 10,000 users by June", "K217"),
    ],
)
def test_the_fault_itself_is_told(title: str, rule: str) -> None:
    assert rule in told((title,))[title]


@pytest.mark.parametrize("name", ["2026-Q2", "Q2 2026"])
def test_a_quarter_is_compared_with_the_number_in_the_name(name: str) -> None:
    titles = ("Sign 3 partners in Q2", "Sign 4 partners by Q3", "Sign 5 partners by end of Q3", "Sign 6 partners in Q4")
    found = told(titles, cycle={"name": name})
    assert [bool(rules) for rules in found.values()] == [False, False, True, True]


def test_quarters_of_a_fiscal_year_are_not_judged() -> None:
    found = told(("Sign 3 partners in Q4",), cycle={"name": "FY26 Q1", "start": "2026-04-01", "end": "2026-06-30"})
    assert not any(found.values())


def test_a_cycle_without_days_abstains() -> None:
    raw = {
        "cycle": {"name": "Spring push"},
        "objectives": [
            {"title": "Our guests return", "key_results": [{"title": "Sign 3 schools", "due": "2026-09-01"}]}
        ],
    }
    settings = resolve([Layer("test", {"select": ["K220"]})], registry())
    result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
    assert [(each.rule, each.wants) for each in result.abstained] == [("K220", ("cycle",))]
    assert result.findings == ()


def test_names_in_the_settings_are_known_outside() -> None:
    raw = {"objectives": [{"title": "Our guests return", "key_results": [{"id": "k", "title": "Ship Larder 4.1"}]}]}
    for known, expected in (([], 1), (["Larder"], 0)):
        layer = Layer("test", {"select": ["K216"], "rules": {"K216": {"known": known}}})
        settings = resolve([layer], registry())
        result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
        assert len(result.findings) == expected


def test_an_objective_without_a_level_is_not_called_low_value() -> None:
    raw = {"objectives": [{"title": "Tidy up the team wiki"}]}
    settings = resolve([Layer("test", {"select": ["O105"]})], registry())
    result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
    assert [(each.rule, each.wants) for each in result.abstained] == [("O105", ("level",))]


def test_a_people_team_may_count_its_hires() -> None:
    key_results = [{"title": "Hire 5 nurses"}, {"title": "Train all nurses in triage"}]
    for function, expected in (("operations", 1), ("people", 0)):
        raw = {
            "teams": [{"id": "t", "name": "Ward team", "level": "team", "function": function}],
            "objectives": [{"title": "Every shift is staffed", "team": "t", "key_results": key_results}],
        }
        settings = resolve([Layer("test", {"select": ["O114"]})], registry())
        result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
        assert len(result.findings) == expected


def test_a_kpi_that_supports_the_objective_ties_a_key_result_to_it() -> None:
    objective = {
        "id": "o",
        "title": "Our customers love our onboarding",
        "key_results": [{"id": "k", "title": "Cost of an order falls from €9 to €6", "measures": "cost"}],
    }
    settings = resolve([Layer("test", {"select": ["K206"]})], registry())
    for supports, expected in (["x"], 1), (["o"], 0):
        raw = {"objectives": [objective], "kpis": [{"id": "cost", "name": "Unit price", "supports": supports}]}
        result = run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 5, 15))
        assert len(result.findings) == expected
