"""Objectives' scores, what they mean, and patterns over teams and cycles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.plan import Commitment
from advisor.kpi.series import Aim
from advisor.score.achievement import achievement
from advisor.score.reading import read_score
from advisor.score.report import ScoreReport, score_plan
from advisor.score.sandbag import patterns
from tests.score.plans import RUNNING, audit_of, plan, week

NPS = "Onboarding NPS rises from 32 to 55"


def scores(*values: float | None, **fields: Any) -> list[dict[str, Any]]:
    return [{"title": NPS, "score": value, **fields} for value in values]


def report(*key_results: dict[str, Any], **fields: Any) -> ScoreReport:
    return score_plan(audit_of(plan(*key_results, **fields)))


def test_an_objective_is_the_mean_of_what_is_scored() -> None:
    found = report(*scores(0.8, 0.4, None)).objectives[0]
    assert found.score == pytest.approx(0.6)
    assert (found.scored, found.of, found.weighted) == (2, 3, False)


def test_weights_count_where_all_have_one() -> None:
    weighted = [{**each, "weight": weight} for each, weight in zip(scores(1.0, 0.0), (75, 25), strict=True)]
    assert report(*weighted).objectives[0].score == pytest.approx(0.75)
    assert report({**weighted[0], "weight": None}, weighted[1]).objectives[0].score == pytest.approx(0.5)


def test_a_declared_score_of_an_objective_wins() -> None:
    found = report(*scores(0.8), score=0.6).objectives[0]
    assert found.score == 0.6 and found.computed == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("score", "commitment", "verdict"),
    [
        (0.6, "aspirational", "on-target"),
        (0.7, "aspirational", "on-target"),
        (0.75, "aspirational", "strong"),
        (1.0, "aspirational", "bar-too-low"),
        (0.3, "aspirational", "below"),
        (1.0, "committed", "met"),
        (0.9, "committed", "explain"),
        (0.2, "learning", "learn"),
        (0.9, None, "unread"),
        (None, "committed", "unscored"),
    ],
)
def test_a_score_is_read_by_commitment(score: float | None, commitment: Commitment | None, verdict: str) -> None:
    assert read_score(score, commitment).verdict == verdict


@given(st.floats(0, 1))
def test_a_missed_aspirational_goal_is_never_called_a_failure(score: float) -> None:
    said = read_score(score, "aspirational").says.lower()
    assert not any(word in said for word in ("fail", "missed", "unmet", "poor"))


def test_an_explanation_is_shown() -> None:
    assert "the vendor folded" in read_score(0.9, "committed", "the vendor folded").says


def test_while_the_cycle_runs_a_score_is_only_how_far_it_came() -> None:
    running = score_plan(audit_of(plan({"title": NPS, "current": 34}, commitment="committed"), RUNNING))
    assert running.objectives[0].reading.verdict == "running"
    assert report({"title": NPS, "current": 34}, commitment="committed").objectives[0].reading.verdict == "explain"


def found_patterns(now: list[dict[str, Any]], *before: list[dict[str, Any]], **about: Any) -> list[str]:
    earlier = [{**plan(*each), "cycle": {"name": f"2025-Q{at}"}} for at, each in enumerate(before, 1)]
    return [each.side for each in patterns(audit_of(plan(*now, **about.pop("fields", {})), previous=earlier, **about))]


def test_sandbagging_both_ways() -> None:
    assert found_patterns(scores(1.0, 1.0, 1.0, 1.0, 0.7)) == ["bar-too-low"]
    assert found_patterns(scores(0.1, 0.3, 0.2, 0.0, 0.7)) == ["out-of-reach"]
    assert found_patterns(scores(1.0, 1.0, 0.7)) == []
    assert found_patterns(scores(1.0, 1.0)) == []


def test_earlier_cycles_count_and_earlier_versions_of_this_one_do_not() -> None:
    assert found_patterns(scores(1.0), scores(1.0), scores(1.0)) == ["bar-too-low"]
    version = plan(*scores(1.0, 1.0, 1.0))
    assert list(patterns(audit_of(plan(*scores(0.5)), previous=[version]))) == []


def test_only_aspirational_ones_are_judged() -> None:
    assert found_patterns(scores(1.0, 1.0, 1.0, commitment="committed")) == []
    assert found_patterns(scores(1.0, 1.0, 1.0), fields={"commitment": None}) == []


def test_in_a_running_cycle_what_is_not_met_may_still_be() -> None:
    assert found_patterns(scores(0.1, 0.1, 0.1), as_of=RUNNING) == []
    assert found_patterns(scores(1.0, 1.0, 1.0, None), as_of=RUNNING) == []
    assert found_patterns(scores(1.0, 1.0, 1.0), as_of=RUNNING) == ["bar-too-low"]


def test_low_values_count_only_where_they_stand_near_the_end_of_the_cycle() -> None:
    def seen(**fields: Any) -> list[dict[str, Any]]:
        return [{"title": NPS, "current": 33, **fields}] * 3

    assert found_patterns(seen()) == []
    assert found_patterns(seen(updated_on="2026-02-10")) == []
    assert found_patterns(seen(updated_on="2026-03-20")) == ["out-of-reach"]
    assert found_patterns(seen(check_ins=[{"on": "2026-04-02", "value": 33}])) == ["out-of-reach"]
    assert found_patterns([*scores(1.0, 1.0, 1.0), *seen()]) == []


def test_once_the_cycle_is_over_the_figures_count_too() -> None:
    met = [{"title": NPS, "current": 55}] * 3
    assert found_patterns(met) == ["bar-too-low"]
    assert found_patterns(met, as_of=RUNNING) == []


@pytest.mark.parametrize(
    ("value", "aim", "direction", "share"),
    [
        (30, Aim(40), "up", 0.75),
        (50, Aim(40), "up", 1.0),
        (50, Aim(40), "down", 0.8),
        (3, Aim(0), "down", 0.0),
        (-3, Aim(10), "up", 0.0),
        (-8, Aim(-5), "up", None),
        (30, Aim(40), None, None),
        (30, Aim(40), "keep", None),
        (10, Aim(None, 20, 30), "keep", 0.5),
        (25, Aim(None, 20, 30), "keep", 1.0),
        (40, Aim(None, 20, 30), "keep", 0.75),
    ],
)
def test_the_share_of_its_target_that_a_kpi_reaches(
    value: float, aim: Aim, direction: Any, share: float | None
) -> None:
    assert achievement(value, aim, direction) == share


def test_a_kpi_and_what_it_measures_say_how_they_moved_together() -> None:
    rows = [
        {"period": f"2025-{month:02}", "actual": value} for month, value in enumerate((3, 5, 4, 8, 6, 7, 9, 5, 6), 1)
    ]
    check_ins = [
        {"on": f"2025-{month:02}-20", "value": value} for month, value in enumerate((3, 5, 4, 8, 6, 7, 9, 5, 6), 1)
    ]
    kpi = {"id": "nps", "name": "NPS", "direction": "up", "target": 9, "history": rows, "supports": ["O1"]}
    found = report({"title": NPS, "check_ins": check_ins}, kpis=[kpi]).kpis[0]
    assert [(each.goal.id, each.together.r, each.together.lag) for each in found.moved] == [("O1.1", 1.0, 0)]
    assert found.health.state == "watch" and found.health.limits is not None


def test_what_chance_would_bring_together_did_not_move_together() -> None:
    history, other = (3, 5, 4, 8, 6, 7, 9, 5, 6), (4, 6, 5, 5, 7, 4, 6, 5, 6)
    rows = [{"period": f"2025-{month:02}", "actual": value} for month, value in enumerate(history, 1)]
    kpi = {"id": "nps", "name": "NPS", "direction": "up", "target": 9, "history": rows, "supports": ["O1"]}

    def moved(values: tuple[float, ...]) -> list[float]:
        check_ins = [{"on": f"2025-{month:02}-20", "value": value} for month, value in enumerate(values, 1)]
        return [each.together.r for each in report({"title": NPS, "check_ins": check_ins}, kpis=[kpi]).kpis[0].moved]

    assert moved(other) == []
    assert moved(tuple(-value for value in history)) == [-1.0]


def test_periods_after_the_day_are_told_and_do_not_count() -> None:
    rows = [
        {"period": "2026-01", "actual": 44},
        {"period": "2026-02", "actual": 45},
        {"period": "2026-05", "actual": 12},
    ]
    kpi = {"id": "nps", "name": "NPS", "direction": "up", "target": 40, "floor": 30, "history": rows}
    found = report({"title": NPS}, kpis=[kpi]).kpis[0]
    assert found.latest is not None and found.latest.value == 45 and found.later == ("2026-05",)
    assert found.health.state == "healthy"


def test_a_level_that_is_held_is_only_held_so_far_while_the_cycle_runs() -> None:
    held = {"title": "Keep churn below 5 %", "type": "maintain", "check_ins": week(4), "commitment": "committed"}
    found = score_plan(audit_of(plan(held), RUNNING)).objectives[0].key_results[0]
    assert found.reading.says == "held so far"
