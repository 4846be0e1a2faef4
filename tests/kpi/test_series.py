"""A history in order, whatever was written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.plan import Band, Direction, Kpi, Measurement
from advisor.kpi.series import Aim, judged, misses_in_a_row, series_of, shortfall
from tests.kpi.histories import PERIODS, TAME, WILD, series


def test_values_stand_in_the_order_of_their_periods() -> None:
    rows = (Measurement("2025-03", 3.0), Measurement("2025-01", 1.0), Measurement("2025-02", 2.0))
    assert series_of(Kpi(history=rows)).values == (1.0, 2.0, 3.0)


def test_of_two_values_of_one_period_the_later_written_holds() -> None:
    rows = (Measurement("2025-Q1", 1.0), Measurement("2025Q1", 2.0))
    assert series_of(Kpi(history=rows)).values == (2.0,)


def test_a_year_among_months_and_what_is_no_period_are_left_out() -> None:
    rows = (
        Measurement("2024", 99.0),
        Measurement("2025-01", 1.0),
        Measurement("soon", 7.0),
        Measurement("2025-02", 2.0),
    )
    assert series_of(Kpi(history=rows)).values == (1.0, 2.0)


def test_where_nothing_is_a_period_the_written_order_holds() -> None:
    found = series_of(Kpi(history=(Measurement("first", 3.0), Measurement("second", 1.0))))
    assert found.values == (3.0, 1.0)
    assert found.frequency is None and found.positions == (0.0, 1.0)


def test_gaps_count_in_time() -> None:
    rows = (Measurement("2025-01", 1.0), Measurement("2025-02", None), Measurement("2025-04", 2.0))
    assert series_of(Kpi(history=rows)).positions == (0.0, 3.0)


def test_current_wins_over_the_history() -> None:
    latest = series([30.0, 31.0], 40.0, current=41.0).latest
    assert latest is not None and (latest.value, latest.label) == (41.0, "current")


def test_each_period_is_held_against_its_own_target_where_any_states_one() -> None:
    rows = (Measurement("2025-01", 30.0, 29.0), Measurement("2025-02", 30.0, 31.0), Measurement("2025-03", 30.0))
    found = judged(series_of(Kpi(direction="up", target=10.0, history=rows)))
    assert [met for _, met in found] == [True, False]


def test_misses_run_up_to_now() -> None:
    assert misses_in_a_row(series([41.0, 38.0, 39.0], 40.0)) == 2
    assert misses_in_a_row(series([41.0, 38.0, 39.0], 40.0, current=42.0)) == 0
    assert misses_in_a_row(series([38.0, 39.0], 40.0, current=39.0)) == 2


@pytest.mark.parametrize(
    ("fields", "direction"),
    [
        ({"floor": 30.0}, "up"),
        ({"floor": 50.0}, "down"),
        ({}, None),
        ({"target": None, "band": Band(3.0, 5.0)}, "keep"),
    ],
)
def test_which_way_is_better_is_read_from_floor_and_band(fields: dict[str, float], direction: Direction | None) -> None:
    assert series([40.0], **{"target": 40.0, "direction": None, **fields}).direction == direction


@pytest.mark.parametrize(
    ("unit", "ends"), [("%", (0.0, 100.0)), ("days", (0.0, None)), ("points", (None, None)), (None, (None, None))]
)
def test_the_ends_of_a_scale_come_from_its_unit(unit: str | None, ends: tuple[float | None, float | None]) -> None:
    found = series([3.0, 5.0], unit=unit)
    assert (found.low, found.high) == ends


def test_a_scale_that_is_passed_is_none() -> None:
    assert series([3.0, 130.0], unit="%").high is None


@given(TAME, TAME)
def test_up_and_down_are_mirrored(value: float, target: float) -> None:
    assert shortfall(value, Aim(target), "up") == shortfall(-value, Aim(-target), "down")


@given(
    st.lists(st.builds(Measurement, PERIODS, st.none() | WILD, st.none() | WILD), max_size=12),
    st.sampled_from(["up", "down", "keep", None]),
    st.none() | WILD,
    st.none() | WILD,
    st.none() | st.builds(Band, st.none() | WILD, st.none() | WILD),
)
def test_nothing_that_stands_in_a_history_breaks_it(
    rows: list[Measurement], direction: Direction | None, target: float | None, current: float | None, band: Band | None
) -> None:
    found = series_of(
        Kpi(direction=direction, target=target, current=current, band=band, history=tuple(rows), unit="%")
    )
    assert all(math.isfinite(value) for value in found.values)
    assert len(found.positions) == len(found.values)
    assert misses_in_a_row(found) <= len(found.values) + 1
