"""Rules about the X-matrix and the strategy canvas, where an example cannot say it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from advisor.domain.document import Document
from advisor.domain.finding import Abstention, Finding, Recommendation
from advisor.domain.place import Places
from advisor.domain.plan import Objective, Plan, StrategyCanvas, XMatrix
from advisor.engine.audit import AuditResult
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings
from advisor.examples import document_of
from rules.x_matrix.sound import ROUND, breakthrough, sound
from tests.strategy.plans import CANVASES, MATRICES, OBJECTIVES

RULES = tuple(rule for rule in registry() if rule.id.startswith(("X9", "V9")))
CYCLE = {"cycle": {"start": "2026-01-01", "end": "2026-03-31"}}


def audit(raw: dict[str, Any], settings: Settings | None = None) -> AuditResult:
    return run_audit(document_of({"objectives": [{"title": "Guests stay"}], **raw}), settings or Settings(), RULES)


def found(raw: dict[str, Any], rule: str) -> list[Finding]:
    return [finding for finding in audit(raw).findings if finding.rule == rule]


def told(raw: dict[str, Any], rule: str) -> list[str]:
    return [finding.message for finding in found(raw, rule)]


def canvas(*factors: dict[str, Any], scale: float | None = 5) -> dict[str, Any]:
    return {"strategy_canvas": {"scale": scale, "factors": list(factors)}}


def advised(raw: dict[str, Any]) -> list[Recommendation]:
    return list(audit(raw).recommendations)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MATRICES, OBJECTIVES, CANVASES)
def test_no_plan_crashes_a_rule(matrix: XMatrix, objectives: tuple[Objective, ...], written: StrategyCanvas) -> None:
    plan = Plan(objectives=objectives, x_matrix=matrix, strategy_canvas=written)
    result = run_audit(Document(plan, Places("plan")), Settings(), RULES, date(2026, 5, 1))
    assert [finding.message for finding in result.findings if finding.rule == "Z002"] == []


def test_without_matrix_and_canvas_the_rules_say_what_they_want() -> None:
    result = audit({})
    assert not result.findings and not result.recommendations
    assert {(each.rule, each.wants) for each in result.abstained} == {
        *((f"X90{at}", ("x_matrix",)) for at in (1, 2, 3, 4, 6)),
        *((f"V95{at}", ("strategy_canvas",)) for at in (1, 2, 3, 4)),
    }


def test_an_empty_matrix_is_one_fault() -> None:
    findings = audit({"x_matrix": {}}).findings
    assert [finding.rule for finding in findings] == ["X901"]
    assert findings[0].message.startswith(
        "The X-matrix has no breakthroughs, annual targets, improvement priorities or metrics"
    )


def test_correlations_count_in_both_directions_and_only_with_neighbours() -> None:
    turned = sound(correlations=[{"from": other, "to": one, "strength": "weak"} for one, other in ROUND])
    assert told({**CYCLE, **turned}, "X902") == []
    across = [{"from": "B1", "to": "P1"}, {"from": "A1", "to": "M1"}]
    assert len(told({**CYCLE, **sound(correlations=across)}, "X902")) == 4


def test_ids_that_nothing_has_crash_nothing_and_tie_nothing() -> None:
    findings = found({**CYCLE, **sound(correlations=[{"from": "B1", "to": "A9"}, {"from": "?", "to": ""}])}, "X902")
    assert findings[0].message == (
        "“The onboarding that others copy” has no correlation with the metrics or the annual targets."
    )
    assert findings[0].place.pointer == "/x_matrix/breakthroughs/0/title"
    assert len({finding.fingerprint for finding in findings}) == len(findings) == 4


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-01-01", "2028-12-31", None),
        ("2026-01-01", "2030-12-31", None),
        ("2024-02-29", "2027-02-27", None),
        ("2026-04-01", "2029-03-31", None),
        ("2026-01-01", "2028-12-30", "2 years, 11 months and 30 days"),
        ("2026-01-01", "2031-01-01", "5 years and 1 day"),
        ("2026-01-01", "2028-06-30", "2 years and 6 months"),
        ("2026-01-01", "2025-01-01", "ends (2025-01-01) before it starts"),
        ("2026-01-01", "9999-12-31", "7973 years"),
        ("9998-01-01", "9999-12-31", None),
    ],
)
def test_a_breakthrough_is_measured_in_calendar_years_end_inclusive(start: str, end: str, said: str | None) -> None:
    messages = told({**CYCLE, **sound(breakthroughs=[breakthrough("B1", start=start, end=end)])}, "X904")
    assert (said is None) == (messages == [])
    assert said is None or said in messages[0]


@pytest.mark.parametrize(
    ("end", "faulty"), [("2026-12-31", False), ("2027-01-01", False), ("2027-01-02", True), ("2025-12-31", True)]
)
def test_an_annual_target_ends_within_twelve_months_of_the_cycles_start(end: str, faulty: bool) -> None:
    raw = sound(annual=[{"id": "A1", "title": "First-month loss halved", "owner": "Ada", "end": end}])
    assert bool(told({**CYCLE, **raw}, "X904")) is faulty
    assert bool(told({"cycle": {"name": "2026-Q1"}, **raw}, "X904")) is faulty


def test_dates_that_are_missing_make_it_abstain() -> None:
    raw = sound(breakthroughs=[breakthrough("B1", start=None)])
    result = audit(raw)
    assert Abstention("X904", 1, ("start", "end", "cycle")) in result.abstained


def test_a_corner_is_dense_by_share_and_size() -> None:
    two = [breakthrough("B1"), breakthrough("B2")]
    targets = [{"id": f"A{at}", "title": f"Target {at}", "owner": "Ada"} for at in (1, 2)]
    every = [{"from": f"B{one}", "to": f"A{other}"} for one in (1, 2) for other in (1, 2)]
    assert told(sound(breakthroughs=two, annual=targets, correlations=every), "X906") == []  # four cells alone
    third = [*targets, {"id": "A3", "title": "Target 3", "owner": "Ada"}]
    (message,) = told(sound(breakthroughs=two, annual=third, correlations=every), "X906")
    assert message.startswith("4 of 6 cells between breakthroughs and annual targets carry a mark (67 %): ")


def test_what_lacks_at_every_factor_is_said_once() -> None:
    factors = [{"name": name, "us": 3} for name in ("Speed", "Hours", "Brand")]
    assert told(canvas(*factors), "V951") == ["No factor of the strategy canvas has a level for any competitor."]
    other = {"name": "Design", "competitors": {"Globex": 0}}
    assert told(canvas({"name": "Speed", "us": 0, "competitors": {"Globex": 2}}, other), "V951") == [
        "Factor “Design” has no level for us."
    ]


def test_a_step_is_as_large_as_the_scale_asks() -> None:
    near = {"name": "Speed", "us": 50, "competitors": {"Globex": 55}}
    far = {"name": "Hours", "us": 50, "competitors": {"Globex": 60}}
    assert [each.title for each in advised(canvas(near, far, scale=100))] == [
        "Behind on “Hours” (50 vs 60, Globex): catch up, or deliberately drop it."
    ]


def test_price_is_read_both_ways() -> None:
    advice = advised(canvas({"name": "Price", "us": 2, "competitors": {"Globex": 4}}))
    assert advice[0].title.startswith("Below the best on “Price” (2 vs 4, Globex)")
    assert advice[0].draft is None


def test_an_objective_may_be_tied_by_either_end() -> None:
    factor = {"id": "F1", "name": "Speed", "us": 2, "competitors": {"Globex": 3}, "action": "raise"}
    assert told(canvas(factor), "V954") == ["“Speed” is to be raised, and no objective does it."]
    tied = {"objectives": [{"title": "Guests stay", "strategy": ["F1"]}], **canvas(factor)}
    assert told(tied, "V954") == []
    assert told(canvas({**factor, "objective": "o1"}), "V954") == []


def test_items_without_owner_stand_together_as_a_group() -> None:
    raw = sound(annual=[{"id": f"A{at}", "title": f"Target {at}"} for at in range(3)])
    findings = found(raw, "X903")
    assert [finding.group for finding in findings] == ["X903"] * 3
    assert findings[0].place.pointer == "/x_matrix/annual/0/title"


@pytest.mark.parametrize("action", ["raise", "create"])
def test_a_gap_that_is_to_be_closed_is_not_said_to_be_undecided(action: str) -> None:
    factor = {"id": "F1", "name": "Languages spoken", "us": 2, "competitors": {"Globex": 4}, "action": action}
    advice = advised(canvas(factor))
    assert [each.title for each in advice] == [
        "Behind on “Languages spoken” (2 vs 4, Globex): catch up, or deliberately drop it."
    ]
    assert f"it is to be {action}d" in advice[0].reasons[0] and "nor an action" not in advice[0].reasons[0]
    assert "nobody else" not in (advice[0].draft or "")
    assert advised(canvas({**factor, "objective": "o1"})) == []
    ahead = advised(canvas({**factor, "us": 5, "competitors": {"Globex": 1}}))
    assert "ask who wanted it" not in " ".join(ahead[0].reasons)
