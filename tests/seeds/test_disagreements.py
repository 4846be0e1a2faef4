"""Where the seed articles disagree, a setting decides; its default and its other side are held here."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Example, findings_on
from advisor.engine.registry import registry
from advisor.engine.settings import Layer, resolve

_SHOWN_BY = {"objective": "O101", "key_result": "K204", "kpi": "P301"}


def severities(what: str, words: str, profile: str = "seeds", *, by: str | None = None, **about: Any) -> dict[str, str]:
    """The severity of each rule that speaks of an example under a profile; `by` names a rule about the whole plan."""
    rules = registry()
    rule = rules.find(by or _SHOWN_BY[what])
    assert rule is not None
    settings = resolve([Layer("test", {"profile": profile})], rules)
    return {each.rule: each.severity for each in findings_on(rule, Example(words, **about), rules, settings)}


@pytest.mark.parametrize(
    ("profile", "severity"), [("seeds", "warning"), ("numeric-objectives", "info"), ("strict", "warning")]
)
def test_figures_in_objectives_are_a_warning_or_a_hint_and_never_an_error(profile: str, severity: str) -> None:
    assert severities("objective", "Achieve Unprecedented Sales Growth of 50%", profile)["O102"] == severity


def test_the_bold_version_of_a_target_never_ranks_below_the_timid_one() -> None:
    order = ("error", "warning", "info", None)
    for profile in ("seeds", "numeric-objectives", "strict"):
        timid = severities("objective", "Increase Sales by 1%", profile)
        bold = severities("objective", "Achieve Unprecedented Sales Growth of 50%", profile)
        worst = [min((order.index(each) for each in found.values()), default=3) for found in (timid, bold)]
        assert worst[0] <= worst[1]
        assert len(timid) > len(bold)


def test_an_outcome_without_a_figure_is_an_objective_and_no_key_result() -> None:
    words = "Improve Team Collaboration and Efficiency"
    assert "warning" not in severities("objective", words).values()
    assert severities("key_result", words)["K201"] == "warning"


@pytest.mark.parametrize(("fields", "told"), [({}, True), ({"type": "metric"}, True), ({"type": "milestone"}, False)])
def test_a_deliverable_is_legal_where_it_is_declared_a_milestone(fields: dict[str, str], told: bool) -> None:
    assert ("K204" in severities("key_result", "Launch a new product line", fields=fields)) == told


@pytest.mark.parametrize(
    ("count", "profile", "told"),
    [(5, "seeds", False), (6, "seeds", True), (4, "radical-focus", True), (3, "radical-focus", False)],
)
def test_how_many_key_results_are_many_is_a_matter_of_the_profile(count: int, profile: str, told: bool) -> None:
    key_results = tuple(f"Hotels in region {letter} rise from 2{letter} % to 40 %" for letter in "12345678"[:count])
    found = severities("objective", "Our customers love our onboarding", profile, key_results=key_results)
    assert ("C402" in found) == told


# C2: a KPI that struggles may become an OKR, and a KPI in the form of an OKR is the commonest mistake.


def test_a_converted_kpi_is_a_state_proved_from_todays_figure_to_a_bold_one_beside_a_guardrail() -> None:
    key_results = (
        "Median first answer falls from 24 to 8 hours",
        "Customers who call an answer helpful stay at 90 % or more",
        "Customers who write twice about one thing fall from 31 % to 15 %",
    )
    found = severities("objective", "Customers get help before they get angry", key_results=key_results)
    assert "O103" not in found


def test_the_same_kpi_as_its_own_objective_is_told() -> None:
    key_results = ("Reduce response time from 24 to 8 hours", "Response time under 8 hours on weekends")
    assert severities("objective", "Reduce response time", key_results=key_results)["O103"] == "warning"


# C5: outputs and milestones are legal where they are called so; nothing but milestones is a hint.

_MILESTONES = [{"title": title, "type": "milestone"} for title in ("The shop is open", "The line is on sale")]
_METRIC = {"title": "Orders of the new line rise from 0 to 4,000 a month", "type": "metric"}


@pytest.mark.parametrize(
    ("profile", "key_results", "severity"),
    [
        ("seeds", _MILESTONES, "info"),
        ("strict", _MILESTONES, "info"),
        ("google", _MILESTONES, "warning"),
        ("seeds", [*_MILESTONES, _METRIC], None),
    ],
)
def test_a_set_of_nothing_but_milestones_is_a_hint(
    profile: str, key_results: list[dict[str, str]], severity: str | None
) -> None:
    found = severities("objective", "Families shop with us", profile, fields={"key_results": key_results})
    assert found.get("C411") == severity
    assert "K204" not in found


# C6: what a KPI looks at is a tag to be read, and no fault.


@pytest.mark.parametrize(
    "tags", [{"indicator": "lagging", "tier": "outcome"}, {"indicator": "leading", "tier": "input"}]
)
def test_a_kpi_may_look_forward_or_back(tags: dict[str, str]) -> None:
    assert severities("kpi", "Sales leads a month", fields=tags) == {}


# C7: what 100 % means hangs on the type; without one nothing is judged but that it is missing.


def test_without_a_type_only_the_missing_type_is_told() -> None:
    sure = {"commitment": None, "confidence": 1.0}
    assert set(severities("objective", "Our customers love our onboarding", fields=sure)) == {"M801"}


@pytest.mark.parametrize(
    ("commitment", "confidence", "told"),
    [
        ("committed", 1.0, False),
        ("committed", 0.3, True),
        ("aspirational", 0.6, False),
        ("aspirational", 1.0, True),
        ("learning", 1.0, False),
    ],
)
def test_being_sure_is_right_for_a_commitment_and_wrong_for_an_aspiration(
    commitment: str, confidence: float, told: bool
) -> None:
    fields = {"commitment": commitment, "confidence": confidence}
    assert ("M802" in severities("objective", "Our customers love our onboarding", fields=fields)) == told


def test_even_odds_are_what_radical_focus_asks_for() -> None:
    told = {
        (profile, confidence): "M802"
        in severities("objective", "Our customers love our onboarding", profile, fields={"confidence": confidence})
        for profile in ("seeds", "radical-focus")
        for confidence in (0.5, 0.8, 0.95)
    }
    assert [key for key, value in told.items() if value] == [
        ("seeds", 0.95),
        ("radical-focus", 0.8),
        ("radical-focus", 0.95),
    ]


# C8: a KPI is expected to be met in full; the stretch belongs to an OKR.


def test_a_kpi_that_is_expected_to_be_met_is_no_fault() -> None:
    fields = {"target": 99.9, "current": 99.95, "unit": "%", "definition": "Minutes the shop answers, of all minutes"}
    assert severities("kpi", "Uptime of the shop", fields=fields) == {}
    assert severities("key_result", "Achieve 100% website uptime this quarter", fields={"baseline": 99.9})["K207"]


# And: a cycle is a quarter (all of them) or a month (004); how many objectives are many.


@pytest.mark.parametrize(("cycle", "told"), [("2026-Q2", False), ("2026-05", False), ("2026", True), ("H1 2026", True)])
def test_a_cycle_is_a_quarter_or_a_month(cycle: str, told: bool) -> None:
    found = severities("objective", "Our customers love our onboarding", by="M803", plan={"cycle": {"name": cycle}})
    assert found.get("M803") == ("info" if told else None)


@pytest.mark.parametrize(
    ("beside", "profile", "told"),
    [
        (3, "seeds", False),
        (4, "seeds", True),
        (4, "google", False),
        (5, "google", True),
        (1, "lightweight", False),
        (2, "lightweight", True),
        (0, "radical-focus", False),
        (1, "radical-focus", True),
    ],
)
def test_how_many_objectives_are_many_is_a_matter_of_the_profile(beside: int, profile: str, told: bool) -> None:
    plan = {"objectives_beside": beside}
    found = severities("objective", "Our customers love our onboarding", profile, by="C401", plan=plan)
    assert ("C401" in found) == told


@pytest.mark.parametrize(
    ("rule", "plan", "fields"),
    [
        ("C402", {}, {"key_results": []}),
        ("M803", {"cycle": None}, {}),
        ("M804", {}, {"owner": None}),
    ],
)
def test_what_must_not_be_missing_before_a_quarter_starts_is_an_error_in_strict(
    rule: str, plan: dict[str, Any], fields: dict[str, Any]
) -> None:
    for profile, severity in (("seeds", "warning"), ("strict", "error")):
        found = severities("objective", "Our customers love our onboarding", profile, by=rule, plan=plan, fields=fields)
        assert found[rule] == severity


@pytest.mark.parametrize(("missing", "severity"), [("unit", "error"), ("frequency", "warning")])
def test_a_kpi_without_a_unit_is_an_error_in_strict(missing: str, severity: str) -> None:
    assert severities("kpi", "Days to close", "strict", fields={missing: None})["P303"] == severity
