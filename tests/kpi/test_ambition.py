"""How bold a target is, and what moves together."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.kpi.ambition import Ambition, ambition_of, periods_in
from advisor.kpi.periods import Period, read_period
from advisor.kpi.together import moved_together
from tests.kpi.histories import TAME, WILD, series

STEADY = [30.0, 33.0, 31.0, 34.0, 32.0, 33.0]
RISING = [30.0, 31.0, 32.0, 33.0, 34.0, 35.0]


def bold(values: list[float], target: float, baseline: float | None = None, **fields: Any) -> Ambition:
    found = ambition_of(series(values, **fields), target, baseline, 91)
    assert found is not None
    return found


def test_a_target_inside_the_swing_is_timid_and_one_beyond_is_not() -> None:
    assert bold(STEADY, 36.0).timid and not bold(STEADY, 45.0).timid


def test_a_trend_towards_the_target_happens_anyway() -> None:
    assert bold(RISING, 40.0).timid and not bold(RISING, 41.0).timid
    assert bold(RISING, 33.0, 35.0).anyway < bold(RISING, 40.0).anyway


@given(st.lists(TAME, min_size=6, max_size=20), TAME)
def test_a_mirrored_target_is_as_bold(values: list[float], target: float) -> None:
    one = ambition_of(series(values), target, None, 91)
    other = ambition_of(series([-value for value in values]), -target, None, 91)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.distance == pytest.approx(other.distance)
        assert one.anyway == pytest.approx(other.anyway)


def test_a_baseline_in_another_unit_is_no_baseline_of_this_history() -> None:
    assert ambition_of(series([0.31, 0.33, 0.32, 0.34, 0.3, 0.33]), 55.0, 32.0) is None


def test_a_short_history_says_nothing() -> None:
    assert ambition_of(series(STEADY[:5]), 55.0, 32.0) is None


@given(st.lists(st.none() | WILD, max_size=12), WILD, st.none() | WILD, st.none() | st.integers(-5, 10**6))
def test_no_history_breaks_it(
    values: list[float | None], target: float, baseline: float | None, days: int | None
) -> None:
    ambition_of(series(values), target, baseline, days)


def test_a_quarter_has_three_months_and_never_less_than_one_period() -> None:
    assert periods_in(91, series(STEADY)) == pytest.approx(3, abs=0.1)
    assert periods_in(7, series(STEADY)) == 1


def months(values: list[float], skip: int = 0) -> dict[Period, float]:
    found = [read_period(f"2025-{month + skip:02}") for month in range(1, len(values) + 1)]
    return {period: value for period, value in zip(found, values, strict=True) if period is not None}


WAVE = [3.0, 5.0, 4.0, 8.0, 6.0, 7.0, 9.0, 5.0, 6.0]


def test_what_follows_two_months_later_is_found_with_its_lag() -> None:
    found = moved_together(months(WAVE), months([value * 3 for value in WAVE], skip=2))
    assert found is not None and (found.lag, round(found.r, 6)) == (2, 1.0)


def test_the_opposite_way_is_a_negative_r() -> None:
    found = moved_together(months(WAVE), months([-value for value in WAVE]))
    assert found is not None and found.r == -1.0


@pytest.mark.parametrize("other", [[], [5.0] * 9, [1.0, 2.0, 3.0], [float(at) for at in range(9)]])
def test_what_does_not_vary_or_is_not_shared_is_not_compared(other: list[float]) -> None:
    assert moved_together(months(WAVE), months(other)) is None


@given(st.lists(WILD, max_size=12), st.lists(WILD, max_size=12))
def test_no_figures_break_the_comparison(one: list[float], other: list[float]) -> None:
    found = moved_together(months(one), months(other))
    assert found is None or -1 <= found.r <= 1


@pytest.mark.parametrize("length", [8, 12])
def test_noise_seems_to_move_together_about_once_in_twenty(length: int) -> None:
    chance = random.Random(3)  # noqa: S311 - nothing secret

    def noise() -> dict[Period, float]:
        return months([chance.gauss(0, 1) for _ in range(length)])

    found = [moved_together(noise(), noise()) for _ in range(500)]
    assert sum(each is not None for each in found) / 500 <= 0.08
