"""The score of a key result, by its type."""

from __future__ import annotations

from typing import Any

import pytest

from tests.score.plans import RUNNING, graded, week

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


def test_figures_in_different_units_are_not_set_off() -> None:
    assert graded("Reply time falls from 90 minutes to 1 hour", current=70).score is None


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
