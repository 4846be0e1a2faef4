"""How a programme is run: what examples of single goals cannot show."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Finding, Settings
from advisor.engine.audit import AuditResult
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, resolve
from advisor.examples import document_of

DAY = "2026-05-15"


def audit(raw: dict[str, Any], *previous: dict[str, Any], as_of: str = DAY, profile: str = "seeds") -> AuditResult:
    from datetime import date

    settings: Settings = resolve([Layer("test", {"profile": profile})], registry())
    earlier = [document_of(each) for each in previous]
    return run_audit(document_of(raw), settings, settings.active(registry()), date.fromisoformat(as_of), earlier)


def said(rule: str, raw: dict[str, Any], *previous: dict[str, Any], **how: Any) -> list[Finding]:
    return [finding for finding in audit(raw, *previous, **how).findings if finding.rule == rule]


def wanted(rule: str, raw: dict[str, Any], *previous: dict[str, Any]) -> list[tuple[str, ...]]:
    return [each.wants for each in audit(raw, *previous).abstained if each.rule == rule]


def objective(title: str = "Guests come back", **fields: Any) -> dict[str, Any]:
    return {"title": title, **fields}


def result(title: str = "Repeat bookings rise from 20 % to 35 %", **fields: Any) -> dict[str, Any]:
    return {"title": title, **fields}


@pytest.mark.parametrize(
    ("own", "above", "confidence", "told"),
    [
        (None, "committed", 0.3, True),
        ("aspirational", "committed", 0.3, False),
        ("committed", "aspirational", 0.95, False),
        (None, "aspirational", 0.95, True),
        (None, "learning", 0.1, False),
    ],
)
def test_a_key_result_takes_its_objectives_commitment_unless_it_has_its_own(
    own: str | None, above: str, confidence: float, told: bool
) -> None:
    raw = {"objectives": [objective(commitment=above, key_results=[result(commitment=own, confidence=confidence)])]}
    assert [each.subject.kind for each in said("M802", raw)] == (["key_result"] if told else [])


def test_the_confidence_of_a_goal_that_is_nearly_there_is_no_sandbagging() -> None:
    near = result(baseline=20, target=35, current=33, confidence=0.95)
    raw = {"objectives": [objective(commitment="aspirational", key_results=[near])]}
    assert said("M802", raw) == []
    raw["objectives"][0]["key_results"][0]["current"] = 22
    assert len(said("M802", raw)) == 1


def test_confidence_without_commitment_is_not_judged() -> None:
    raw = {"objectives": [objective(confidence=0.99)]}
    assert said("M802", raw) == []
    assert wanted("M802", raw) == [("commitment",)]
    assert wanted("M802", {"objectives": [objective(commitment="committed")]}) == [("confidence",)]


def test_reasons_that_are_missing_are_one_group_and_hints() -> None:
    found = said("M805", {"objectives": [objective(), objective("Guests tell their friends"), objective(why="now")]})
    assert [(each.group, each.severity) for each in found] == [("M805", "info")] * 2


def test_a_draft_is_not_blamed_for_the_reviews_that_it_does_not_speak_of() -> None:
    draft = {"objectives": [objective(key_results=[result()])]}
    assert said("M806", draft) == []
    assert wanted("M806", draft) == [("practice.review_cadence",)]


@pytest.mark.parametrize(
    ("practice", "kpi", "told"),
    [
        (None, {}, True),
        ({}, {}, True),
        ({}, {"review_on": "2026-06-01"}, False),
        ({"review_cadence": "monthly"}, {}, False),
        ({"review_cadence": "TBD"}, {}, True),
    ],
)
def test_a_kpi_is_reviewed_on_a_day_or_in_the_rhythm_of_the_plan(
    practice: dict[str, Any] | None, kpi: dict[str, Any], told: bool
) -> None:
    raw = {"kpis": [{"name": "Repeat bookings", **kpi}], "practice": practice}
    assert bool(said("M806", raw)) == told


def test_check_ins_show_that_a_goal_is_reviewed() -> None:
    checked = result(check_ins=[{"on": "2026-05-01", "value": 24}])
    raw = {"objectives": [objective(commitment="committed", key_results=[checked])], "practice": {}}
    assert said("M806", raw) == []


@pytest.mark.parametrize(
    ("cadence", "told"), [("weekly", False), ("every day", False), ("monthly", True), ("?!", False)]
)
def test_radical_focus_looks_at_its_goal_every_week(cadence: str, told: bool) -> None:
    raw = {"objectives": [objective()], "practice": {"review_cadence": cadence}}
    assert bool(said("M806", raw, profile="radical-focus")) == told
    assert said("M806", raw) == []


def ended(**practice: Any) -> dict[str, Any]:
    goals = [objective(key_results=[result(score=0.6)])]
    return {"cycle": {"name": "2026-Q1"}, "objectives": goals, "practice": practice or None}


def test_the_last_cycle_is_the_newest_that_has_ended() -> None:
    now = {"cycle": {"name": "2026-Q2"}, "objectives": [objective()]}
    older = {**ended(), "cycle": {"name": "2025-Q4"}}
    learnt = ended(retrospective="Fewer goals.")
    assert len(said("M807", now, ended())) == 1
    assert said("M807", now, older, learnt) == []
    assert len(said("M807", now, learnt | {"cycle": {"name": "2025-Q4"}}, ended())) == 1
    assert said("M807", {**now, "practice": {"retrospective": "Fewer goals."}}, ended()) == []


def test_a_cycle_that_runs_or_has_no_scores_has_nothing_to_learn_from_yet() -> None:
    now = {"cycle": {"name": "2026-Q2"}, "objectives": [objective(score=0.4)]}
    assert said("M807", now) == []
    assert len(said("M807", now, as_of="2026-07-01")) == 1
    assert said("M807", {**now, "objectives": [objective()]}, as_of="2026-07-01") == []
    assert wanted("M807", now) == [("previous",)]


def test_private_goals_are_told_once_a_plan() -> None:
    raw = {
        "objectives": [
            objective(visibility="private"),
            objective("Guests tell", visibility="private"),
            objective("x y"),
        ]
    }
    found = said("M808", raw)
    assert [each.subject.kind for each in found] == ["plan"]
    assert found[0].message.startswith("2 goals are private")
    assert found[0].place.pointer == "/objectives/0/visibility"


HANDED = {"origin": "top-down", "team": "kitchen"}


@pytest.mark.parametrize(
    ("second", "told", "abstains"),
    [
        (HANDED, 2, False),
        ({**HANDED, "contributors": ["Ben"]}, 0, False),
        ({**HANDED, "origin": "both"}, 0, False),
        ({"team": "kitchen"}, 0, True),
        ({"origin": "top-down", "team": "bar"}, 2, False),
    ],
)
def test_a_team_is_involved_where_one_of_its_goals_shows_it(second: dict[str, Any], told: int, abstains: bool) -> None:
    teams = [{"id": name, "name": name.title(), "level": "team"} for name in ("kitchen", "bar")]
    raw = {"teams": teams, "objectives": [objective(**HANDED), objective("Guests tell their friends", **second)]}
    assert len(said("M809", raw)) == told
    assert wanted("M809", raw) == ([("origin",)] if abstains else [])


def test_the_company_hands_nothing_down_to_itself() -> None:
    teams = [{"id": "kitchen", "level": "company"}]
    assert said("M809", {"teams": teams, "objectives": [objective(**HANDED)]}) == []


def first_cycle(count: int, **fields: Any) -> dict[str, Any]:
    teams = [{"id": f"t{at}", "name": f"Team {at}", "level": "team", "cycles_run": 0} for at in range(count)]
    goals = [objective(f"Guests of house {at} come back", team=f"t{at}") for at in range(count)]
    return {"teams": teams, "objectives": goals, **fields}


def test_what_a_first_cycle_is_must_be_known_of_every_unit_with_goals() -> None:
    raw = first_cycle(5, organisation={"headcount": 80}, practice={})
    assert (len(said("M810", raw)), len(said("M811", raw))) == (1, 1)
    raw["teams"][4]["cycles_run"] = None
    assert (said("M810", raw), said("M811", raw)) == ([], [])
    assert wanted("M810", raw) == wanted("M811", raw) == [("teams.cycles_run",)]
    raw["teams"][4]["cycles_run"] = 2
    assert (wanted("M810", raw), wanted("M811", raw)) == ([], [])


def test_a_new_team_without_goals_changes_nothing() -> None:
    raw = first_cycle(2, practice={})
    raw["teams"].append({"id": "later", "cycles_run": None})
    assert len(said("M810", raw)) == 1


def test_a_rollout_without_a_known_headcount_is_not_judged() -> None:
    assert said("M811", first_cycle(5)) == []
    assert wanted("M811", first_cycle(5)) == [("organisation.headcount",)]


def test_a_pilot_beside_the_companys_goals_is_a_pilot() -> None:
    raw = first_cycle(4, organisation={"headcount": 80}, practice={"pilot": ["t1", "t2", "t3"]})
    raw["teams"][0]["level"] = "company"
    assert said("M811", raw) == []


def test_effort_that_nobody_estimated_is_not_nothing() -> None:
    teams = [{"id": "kitchen", "name": "Kitchen", "capacity": 10}]
    goals = [
        objective(team="kitchen", commitment="committed", effort=8),
        objective(team="kitchen", commitment="committed"),
    ]
    assert wanted("M815", {"teams": teams, "objectives": goals}) == [("effort",)]
    goals[0]["effort"] = 11
    found = said("M815", {"teams": teams, "objectives": goals})
    assert [(each.subject.kind, each.subject.id) for each in found] == [("team", "kitchen")]
    assert "110 % of its 10" in found[0].message


def test_of_an_aspirational_objective_only_the_committed_key_results_count() -> None:
    teams = [{"id": "kitchen", "capacity": 10}]
    key_results = [result(commitment="committed", effort=6), result("Complaints fall from 9 to 3", effort=90)]
    goal = objective(team="kitchen", commitment="aspirational", effort=96, key_results=key_results)
    assert said("M815", {"teams": teams, "objectives": [goal]}) == []
    key_results[0]["effort"] = 12
    assert len(said("M815", {"teams": teams, "objectives": [goal]})) == 1
