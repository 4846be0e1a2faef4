"""Natural limits and trends."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.kpi.natural import natural_limits, trend_of
from tests.kpi.histories import TAME, WILD

HISTORY = st.lists(TAME, min_size=6, max_size=30)


def test_limits_are_those_of_an_individuals_chart() -> None:
    found = natural_limits([10, 12, 11, 13, 10, 12])
    assert found is not None
    assert found.mean == pytest.approx(68 / 6)
    assert found.swing == pytest.approx(2.66 * (2 + 1 + 2 + 3 + 2) / 5)
    assert found.width == pytest.approx(found.high - found.low)


def test_fewer_than_six_values_have_no_limits() -> None:
    assert natural_limits([1, 2, 3, 4, 5]) is None
    assert natural_limits([1, 2, 3, 4, 5, float("nan")]) is None


def test_limits_stay_on_the_scale() -> None:
    found = natural_limits([97, 99, 94, 99, 96, 99], 0, 100)
    assert found is not None and found.high == 100 and found.low < 97
    assert found.holds(100) and not found.holds(101)


@given(HISTORY, st.floats(-1e5, 1e5))
def test_limits_move_with_the_figure(values: list[float], by: float) -> None:
    one, other = natural_limits(values), natural_limits([value + by for value in values])
    assert one is not None and other is not None
    assert other.low - by == pytest.approx(one.low, abs=1e-3)
    assert other.swing == pytest.approx(one.swing, abs=1e-3)


@given(HISTORY, st.sampled_from([0.001, 0.5, 4.0, 1000.0]))
def test_limits_are_the_same_in_another_unit(values: list[float], by: float) -> None:
    one, other = natural_limits(values), natural_limits([value * by for value in values])
    assert one is not None and other is not None
    assert other.low == pytest.approx(one.low * by, rel=1e-6, abs=1e-6)
    assert other.high == pytest.approx(one.high * by, rel=1e-6, abs=1e-6)


@given(HISTORY)
def test_a_mirrored_figure_has_mirrored_limits_and_trend(values: list[float]) -> None:
    mirrored = [-value for value in values]
    one, other = natural_limits(values), natural_limits(mirrored)
    assert one is not None and other is not None
    assert -other.high == pytest.approx(one.low) and -other.low == pytest.approx(one.high)
    first, second = trend_of(values), trend_of(mirrored)
    assert first is not None and second is not None
    assert first.slope == pytest.approx(-second.slope) and first.sure == second.sure


@given(st.lists(WILD, max_size=15), st.none() | WILD, st.none() | WILD)
def test_no_values_break_limits_or_trend(values: list[float], low: float | None, high: float | None) -> None:
    found = natural_limits(values, low if low == low else None, high if high == high else None)
    assert found is None or found.low <= found.mean <= found.high
    trend_of(values)


def test_all_equal_values_neither_swing_nor_move() -> None:
    limits, trend = natural_limits([5.0] * 8), trend_of([5.0] * 8)
    assert limits is not None and (limits.low, limits.high) == (5.0, 5.0)
    assert trend is not None and trend == (0.0, False, 8)


def test_one_odd_period_makes_no_trend() -> None:
    found = trend_of([30, 31, 30, 31, 30, 90])
    assert found is not None and not found.sure and abs(found.slope) < 1


def test_a_steady_climb_is_a_trend_and_gaps_make_it_slower() -> None:
    climb = trend_of([1, 2, 3, 4, 5, 6])
    slow = trend_of([1, 2, 3, 4, 5, 6], [0, 2, 4, 6, 8, 10])
    assert climb is not None and slow is not None
    assert climb.sure and (climb.slope, slow.slope) == (1.0, 0.5)


def test_noise_is_taken_for_a_trend_about_once_in_twenty() -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    found = [trend_of([chance.gauss(0, 1) for _ in range(12)]) for _ in range(1000)]
    assert 0.02 <= sum(each.sure for each in found if each) / 1000 <= 0.08
