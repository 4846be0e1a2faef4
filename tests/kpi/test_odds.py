"""The chance of meeting a target."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.kpi.odds import odds, odds_of
from advisor.kpi.series import Aim
from tests.kpi.histories import TAME, WILD, series

HISTORY = st.lists(TAME, min_size=4, max_size=14)
DIRECTIONS = st.sampled_from(["up", "down"])
Way = Literal["up", "down"]


def chance(values: list[float], target: float, way: Way, ahead: float = 1.0) -> float:
    found = odds(values, Aim(target), way, ahead)
    assert found is not None and 0 < found < 1
    return found


@given(HISTORY, TAME, st.floats(0, 1e6), DIRECTIONS, st.sampled_from([1.0, 3.0, 12.0]))
def test_a_better_last_value_never_lowers_the_chance(
    values: list[float], target: float, better: float, way: Way, ahead: float
) -> None:
    improved = [*values[:-1], values[-1] + (better if way == "up" else -better)]
    assert chance(improved, target, way, ahead) >= chance(values, target, way, ahead) - 1e-9


@given(HISTORY, TAME, st.floats(0, 1e6), DIRECTIONS)
def test_a_harder_target_never_raises_the_chance(values: list[float], target: float, harder: float, way: Way) -> None:
    bold = target + (harder if way == "up" else -harder)
    assert chance(values, bold, way) <= chance(values, target, way) + 1e-9


@given(HISTORY, TAME)
def test_a_mirrored_figure_has_the_same_chance(values: list[float], target: float) -> None:
    assert chance(values, target, "up") == pytest.approx(chance([-value for value in values], -target, "down"))


@given(st.lists(st.integers(-500, 500), min_size=4, max_size=14), st.integers(-500, 500), st.integers(-500, 500))
def test_another_unit_or_zero_point_changes_nothing(values: list[int], target: int, by: int) -> None:
    plain = chance([float(value) for value in values], target, "up")
    assert chance([value * 8.0 for value in values], target * 8.0, "up") == pytest.approx(plain)
    assert chance([float(value + by) for value in values], target + by, "up") == pytest.approx(plain, abs=1e-6)


@given(st.lists(WILD, max_size=12), WILD, st.sampled_from(["up", "down", "keep"]), WILD)
def test_no_values_break_it(
    values: list[float], target: float, way: Literal["up", "down", "keep"], ahead: float
) -> None:
    for aim in (Aim(target), Aim(None, target, None), Aim(None, -1.0, 1.0), Aim()):
        found = odds(values, aim, way, ahead)
        assert found is None or 0 < found < 1


def test_nobody_is_surer_than_one_in_n_plus_two() -> None:
    assert chance([50.0] * 8, 10, "up") == 0.9
    assert chance([50.0] * 8, 50, "up") == 0.9
    assert chance([50.0] * 8, 51, "up") == pytest.approx(0.1)


def test_what_is_inside_a_band_is_likely_to_stay_there() -> None:
    values = [25.0, 26.0, 24.0, 25.0, 26.0, 25.0]
    inside, outside = odds(values, Aim(None, 20, 30), "keep"), odds(values, Aim(None, 40, 50), "keep")
    assert inside is not None and outside is not None and inside > 0.8 > 0.2 > outside


def test_current_counts_as_the_newest_value() -> None:
    months = [30.0, 31.0, 29.0, 32.0, 30.0]
    low, high = odds_of(series(months, 40.0)), odds_of(series(months, 40.0, current=45.0))
    assert low is not None and high is not None and low < 0.2 < 0.5 < high
    assert odds_of(series(months)) is None
