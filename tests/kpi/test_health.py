"""Healthy, to be watched, unhealthy; and which way it goes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.plan import Band
from advisor.kpi.health import health_of, staleness_of
from tests.kpi.histories import TAME, WILD, series

SWINGING = [36.0, 44.0, 38.0, 43.0, 37.0, 44.0]


@pytest.mark.parametrize(
    ("values", "fields", "state"),
    [
        ([38.0, 41.0], {}, "healthy"),
        ([41.0, 38.0], {}, "watch"),  # missed once
        ([41.0, 12.0, 11.0], {}, "watch"),  # missed twice
        ([41.0, 30.0, 30.0, 30.0], {}, "unhealthy"),  # three times, and by ten
        ([*SWINGING, 37.0, 36.0, 38.0], {}, "watch"),  # three times, inside its natural swing
        ([*SWINGING, 37.0, 36.0, 38.0, 37.0, 39.0, 36.0, 38.0, 37.0], {}, "unhealthy"),  # eight times: no noise
        ([47.0, 41.0, 45.0, 39.9, 39.5, 39.0], {}, "unhealthy"),  # three times, and getting worse
        ([46.0, 45.0, 44.0, 43.0, 42.0, 40.5], {}, "watch"),  # met, and heading for a miss
        ([30.0], {"current": 40.0}, "healthy"),
        ([41.0, 29.0], {"floor": 30.0}, "unhealthy"),  # once, and past its floor
        ([41.0, 31.0], {"direction": "down", "floor": 45.0}, "healthy"),
        ([], {}, "no-data"),
        ([30.0], {"target": None}, "no-data"),
        ([30.0], {"direction": None}, "no-data"),
        ([25.0], {"target": None, "band": Band(20.0, 30.0), "direction": "keep"}, "healthy"),
        ([31.0], {"target": None, "band": Band(20.0, 30.0), "direction": "keep"}, "watch"),
        ([31.0, 33.0, 35.0], {"target": None, "band": Band(20.0, 30.0), "direction": "keep"}, "unhealthy"),
        ([30.0], {"direction": "keep"}, "no-data"),  # how far off is too far, only a band says
    ],
)
def test_health(values: list[float], fields: dict[str, Any], state: str) -> None:
    found = health_of(series(values, **{"target": 40.0, **fields}))
    assert found.state == state, found.reason
    assert found.reason


@pytest.mark.parametrize(
    ("values", "fields", "way"),
    [
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], {}, "better"),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], {"direction": "down"}, "worse"),
        ([3.0, 1.0, 2.0, 3.0, 1.0, 2.0], {}, "flat"),
        ([1.0, 2.0, 3.0, 4.0], {}, "unknown"),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], {"direction": None}, "unknown"),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], {"direction": "keep", "band": Band(10.0, 20.0)}, "better"),
        ([21.0, 22.0, 23.0, 24.0, 25.0, 26.0], {"direction": "keep", "band": Band(10.0, 20.0)}, "worse"),
        ([21.0, 22.0, 23.0, 24.0, 25.0, 26.0], {"direction": "keep", "band": Band(10.0, None)}, "better"),
    ],
)
def test_which_way_it_goes(values: list[float], fields: dict[str, Any], way: str) -> None:
    assert health_of(series(values, **fields)).way == way


@given(st.lists(TAME, min_size=1, max_size=14), TAME)
def test_a_mirrored_kpi_is_as_healthy(values: list[float], target: float) -> None:
    one = health_of(series(values, target))
    other = health_of(series([-value for value in values], -target, direction="down"))
    assert (one.state, one.way, one.in_a_row) == (other.state, other.way, other.in_a_row)


@given(st.lists(TAME, min_size=1, max_size=14), TAME)
def test_a_kpi_in_another_unit_is_as_healthy(values: list[float], target: float) -> None:
    one, other = health_of(series(values, target)), health_of(series([value * 4 for value in values], target * 4))
    assert (one.state, one.way) == (other.state, other.way)


@given(st.lists(st.none() | WILD, max_size=14), st.none() | WILD, st.sampled_from(["up", "down", "keep", None]), WILD)
def test_no_history_breaks_it(
    values: list[float | None], target: float | None, direction: str | None, floor: float
) -> None:
    found = health_of(series(values, target, direction=direction, floor=floor, band=Band(floor, target)))
    assert found.state in ("healthy", "watch", "unhealthy", "no-data")


def test_stale_after_two_whole_periods() -> None:
    found = series([40.0, 41.0, 42.0], frequency="monthly")  # the last is March 2024
    fresh, stale = staleness_of(found, date(2024, 5, 31)), staleness_of(found, date(2024, 6, 1))
    assert fresh is not None and not fresh.stale
    assert stale is not None and stale.stale and stale.periods == 2
    assert staleness_of(series([], current=40.0), date(2024, 6, 1)) is None
