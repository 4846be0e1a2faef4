"""The score of a key result, by its type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.score.plans import OVER, RUNNING, graded, week

NPS = "Onboarding NPS rises from 32 to 55"
KPI = {"id": "nps", "name": "Onboarding NPS", "direction": "up", "target": 40}


@pytest.mark.parametrize(
    ("title", "fields", "score"),
    [
        (NPS, {"current": 43.5}, 0.5),
        (NPS, {"current": 30}, 0.0),
        (NPS, {"current": 60}, 1.0),
        ("Yearly churn falls from 15 % to 8 %", {"current": 11.5}, 0.5),
        ("Yearly churn falls from 15 % to 8 %", {"current": 16}, 0.0),
        ("Onboarding NPS", {"baseline": 0, "target": 40, "current": 10}, 0.25),
        ("Reach operating profit", {"baseline": -20, "target": 20, "current": 0}, 0.5),
        ("Sign 4 pilot hospitals", {"current": 3}, 0.75),
        ("Increase sales by 20 %", {"baseline": 100, "current": 115}, 0.75),
        ("Reduce customer churn to 5 %", {"current": 4}, 1.0),
        ("The new menu is live", {"type": "milestone", "current": 1}, 1.0),
        ("The new menu is live", {"type": "milestone", "current": 0}, 0.0),
        ("The new menu is live", {"type": "milestone", "current": 0.4}, 0.4),
        ("The new menu is live", {"type": "milestone", "unit": "%", "current": 40}, 0.4),
        ("Migrate 20 shops", {"type": "milestone", "target": 20, "current": 5}, 0.25),
        ("Keep uptime at 99.5 % or more", {"type": "maintain", "check_ins": week(99.6, 99.5, 99.7)}, 1.0),
        ("Keep uptime at 99.5 % or more", {"type": "maintain", "check_ins": week(99.6, 99.1, 99.7, 99.8)}, 0.75),
        ("Keep churn below 5 %", {"check_ins": week(4, 6)}, 0.5),
        ("Hold the margin", {"type": "maintain", "direction": "up", "target": 41, "current": 42}, 1.0),
        ("Find out what an outage costs", {"type": "baseline", "current": 1200}, 1.0),
        ("Find out what an outage costs", {"type": "baseline"}, 0.0),
    ],
)  # fmt: skip
def test_a_score_by_type(title: str, fields: dict[str, Any], score: float) -> None:
    found = graded(title, **fields)
    assert found.score == pytest.approx(score), found.how
    assert found.how


@pytest.mark.parametrize(
    ("title", "fields", "missing"),
    [
        (NPS, {}, "current"),
        ("Raise onboarding NPS to 55", {"current": 48}, "baseline"),
        ("Customers are happy with us", {"current": 3}, "target"),
        ("The new menu is live", {"type": "milestone"}, "current"),
        ("Keep uptime at 99.5 % or more", {"type": "maintain"}, "check_ins"),
        ("Raise test coverage to X %", {"current": 48}, "target"),
    ],
)
def test_what_is_missing_is_said_and_never_zero(title: str, fields: dict[str, Any], missing: str) -> None:
    found = graded(title, **fields)
    assert found.score is None and missing in found.missing


def test_the_value_is_the_own_one_then_the_last_check_in_then_the_kpis() -> None:
    history = [{"period": "2026-01", "actual": 40}, {"period": "2026-02", "actual": 41}]
    kpis = [{**KPI, "current": 42}]
    for fields, origin in (
        ({"current": 50, "check_ins": week(45)}, "current"),
        ({"check_ins": week(44, 45)}, "check-in of 2026-01-16"),
        ({}, "KPI Onboarding NPS"),
    ):
        found = graded(NPS, kpis, measures="nps", **fields)
        assert found.value is not None and found.value.origin == origin and origin in found.how
    found = graded(NPS, [{**KPI, "history": history}], measures="nps")
    assert found.value is not None and (found.value.value, found.value.origin) == (41, "KPI Onboarding NPS, 2026-02")


def test_check_ins_after_the_day_are_not_known_yet() -> None:
    late = [*week(36), {"on": "2026-03-20", "value": 50}]
    found = graded(NPS, as_of=RUNNING, check_ins=late)
    assert found.value is not None and found.value.value == 36


def test_a_declared_score_wins_and_a_different_computed_one_is_told() -> None:
    found = graded(NPS, score=0.3, current=48)
    assert found.score == 0.3 and found.computed == pytest.approx(0.6957, abs=1e-3) and found.differs
    assert not graded(NPS, score=0.7, current=48).differs
    assert graded("Customers are happy with us", score=0.7).score == 0.7


def test_withheld_figures_give_no_score() -> None:
    assert graded(NPS, redacted=True, current=40).score is None


@pytest.mark.parametrize(
    ("title", "fields", "score"),
    [
        ("Reply time falls from 90 minutes to 1 hour", {"current": 70}, 2 / 3),
        ("Answer time falls from 2 hours to 30 minutes", {"current": 60}, 2 / 3),
        ("Answer time falls from 2 hours to 30 minutes", {"current": 1, "unit": "hours"}, 2 / 3),
        ("Answer time falls from 2 hours to 30 minutes", {"current": 1}, 2 / 3),
        ("Answer time falls from 2 hours to 30 minutes", {"current": 15}, 1.0),
        ("Answer time falls from 2 hours to 30 minutes", {"current": 500}, None),
        ("Cost falls from €1.2M to €900k", {"current": 1.05, "unit": "M€"}, 0.5),
        ("Cost falls from €1.2M to €900k", {"current": 1.05}, None),
        ("Nurses who would recommend us go from 40 % to 70 %", {"current": 0.5}, None),
        ("Nurses who would recommend us go from 40 % to 70 %", {"current": 0.55, "unit": "share"}, 0.5),
        ("Nurses go from 40 % to 70 %", {"baseline": 0.4, "target": 0.7, "current": 55}, 0.5),
        ("Wait falls from 20 minutes to 5 €", {"current": 10}, None),
    ],
)  # fmt: skip
def test_figures_in_two_units_are_turned_into_one_or_not_scored(
    title: str, fields: dict[str, Any], score: float | None
) -> None:
    found = graded(title, **fields)
    assert found.score == (pytest.approx(score) if score is not None else None), found.how


def test_a_kpi_in_another_unit_is_turned_into_that_of_the_key_result() -> None:
    title = "Answer time falls from 120 to 30 minutes"
    assert graded(title, [{**KPI, "unit": "hours", "current": 1}], measures="nps").score == pytest.approx(2 / 3)
    assert graded(title, [{**KPI, "unit": "€", "current": 60}], measures="nps").score is None


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("Turnover below 15 %", {"current": 20}),
        ("Sick leave of 5 %", {"current": 9, "direction": "down"}),
        ("No more than 1 % of parcels lost", {"current": 3}),
        ("At most 3 complaints per month", {"current": 8}),
        ("2 incidents or fewer", {"current": 5}),
        ("Build time < 10 min", {"current": 20}),
        ("Fewer than 5 open bugs", {"check_ins": [{"on": date(2026, 3, 1), "value": 11}]}),
        ("Error rate 2 %", {"current": 7}),
        ("Median wait of 20 minutes", {"current": 35}),
        ("Answer within 10 minutes", {"current": 35}),
        ("Survey response rate 40 %", {"current": 30}),
        ("Survey response rate 40 %", {"current": 45}),
        ("80 % of parents answer", {"current": 60}),
        ("90 % of staff trained", {"current": 45}),
        ("Onboarding NPS of 50", {"current": 25}),
        ("Publish 5 articles a week", {"current": 3}),
        ("30 fewer complaints", {"current": 40}),
        ("Sign 4 hospitals", {"current": 5, "direction": "down"}),
    ],
)
def test_a_level_without_a_baseline_is_reached_or_not_scored(title: str, fields: dict[str, Any]) -> None:
    found = graded(title, **fields)
    assert found.score is None and "baseline" in found.missing, found.how


@pytest.mark.parametrize(
    ("title", "current"),
    [
        ("Turnover below 15 %", 12),
        ("At most 3 complaints per month", 0),
        ("Build time < 10 min", 10),
        ("Error rate 2 %", 1.5),
        ("80 % of parents answer", 84),
        ("Reach an onboarding NPS of 50", 52),
        ("Survey response rate 40 %", 40),
    ],
)
def test_a_level_that_is_reached_scores_in_full(title: str, current: float) -> None:
    assert graded(title, current=current).score == 1.0


@pytest.mark.parametrize(
    ("title", "current", "score"),
    [
        ("Sign 3 hospitals", 1, 1 / 3),
        ("Publish 5 articles", 4, 0.8),
        ("Train 120 nurses", 30, 0.25),
        ("10 new customers sign up", 5, 0.5),
    ],
)
def test_what_is_made_or_won_is_counted_from_nothing(title: str, current: float, score: float) -> None:
    found = graded(title, current=current)
    assert found.score == pytest.approx(score) and "counted from nothing" in found.how


def test_a_step_is_taken_from_its_baseline() -> None:
    assert graded("30 fewer complaints", baseline=100, current=85).score == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("title", "fields", "score"),
    [
        ("Audits passed rise from 3 of 8 to 7 of 8", {"current": 5}, 0.5),
        ("Nurses who recommend us rise from 4 in 10 to 7 in 10", {"current": 5}, 1 / 3),
        ("Nurses who recommend us rise from 4 in 10 to 7 in 10", {"current": 0.55}, 0.5),
        ("Nurses who recommend us rise from 4 in 10 to 7 in 10", {"current": 55, "unit": "%"}, 0.5),
        ("4 in 10 to 7 in 10 nurses", {"current": 5}, 1 / 3),
        ("Rating rises from 3.5 of 5 to 4.5 of 5", {"current": 4}, 0.5),
        ("Nurses who recommend us rise from 4 in 10 to 7 in 10", {"current": 1}, None),
        ("Nurses who recommend us rise from 4 in 10 to 7 in 10", {"current": 55}, None),
        ("Audits passed rise from 3 of 8 to 9 of 10", {"current": 5}, None),
        ("8 of 10 nurses would recommend us", {"current": 7}, None),
        ("8 of 10 nurses would recommend us", {"current": 9}, 1.0),
    ],
)
def test_so_many_of_so_many_are_counted_alike(title: str, fields: dict[str, Any], score: float | None) -> None:
    found = graded(title, **fields)
    assert found.score == (pytest.approx(score) if score is not None else None), found.how


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"current": 50}, None),
        ({"current": 50, "unit": "%"}, 0.5),
        ({"current": 50, "target": 80}, 0.625),
        ({"current": 0.5}, 0.5),
        ({"current": 100, "unit": "%"}, 1.0),
    ],
)
def test_a_milestone_of_fifty_is_not_done(fields: dict[str, Any], score: float | None) -> None:
    found = graded("The portal is live", type="milestone", **fields)
    assert found.score == score and ("done" in found.how) == (score == 1.0), found.how


@pytest.mark.parametrize(
    ("title", "current", "score"),
    [
        ("Maintain the 98 % schedule compliance", 96, 0.0),
        ("Maintain the 98 % schedule compliance", 98.5, 1.0),
        ("Keep defects at 2 %", 3, 0.0),
        ("Keep defects at 2 %", 1, 1.0),
        ("Late parcels stay below 2 %", 1.5, 1.0),
        ("Keep stock at 20 days", 25, None),
        ("Keep stock at 20 days", 20, 1.0),
    ],
)
def test_a_level_is_held_on_the_side_that_its_words_say(title: str, current: float, score: float | None) -> None:
    found = graded(title, type="maintain", current=current)
    assert found.score == score, found.how
    assert "of 1 check-ins" not in found.how


def test_periods_after_the_day_are_no_values_of_it() -> None:
    history = [
        {"period": "2026-01", "actual": 36},
        {"period": "2026-02", "actual": 41},
        {"period": "2026-12", "actual": 9},
    ]
    kpis = [{**KPI, "history": history}]
    for day, value in ((date(2026, 1, 31), 36), (RUNNING, 41), (OVER, 41)):
        found = graded(NPS, kpis, day, measures="nps")
        assert found.value is not None and found.value.value == value


def test_a_goal_that_goes_nowhere_is_not_scored() -> None:
    assert graded("Churn falls from 8 % to 8 %", current=8).score is None


@pytest.mark.parametrize("value", [1e308, -1e308, 5e-324])
def test_hostile_figures_stay_between_nought_and_one(value: float) -> None:
    for baseline, target, current in ((value, 1.0, 2.0), (1.0, value, value)):
        found = graded("Onboarding NPS", baseline=baseline, target=target, current=current)
        assert found.score is None or 0 <= found.score <= 1


@pytest.mark.parametrize(
    ("current", "where"),
    [
        (43.5, "43.5 on the way from"),
        (30, "30 on the wrong side of the way from"),
        (60, "60 past the end of the way from"),
    ],
)
def test_a_value_beyond_either_end_is_not_called_on_the_way(current: float, where: str) -> None:
    assert graded(NPS, current=current).how.startswith(where)
