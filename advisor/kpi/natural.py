"""What a figure does by itself: its natural limits, and a trend that is more than noise.

Sources: Wheeler, *Understanding Variation*, for the limits of an individuals
chart: 2.66 mean moving ranges either side of the mean (2.66 is 3 / 1.128). Sen
(1968) for the slope and Mann (1945) and Kendall for the test of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from advisor.kpi.averages import mean, median
from advisor.kpi.series import finite

SWING = 2.66
ENOUGH = 6  # values from which on limits are drawn
RECENT = 24  # values that limits are drawn from
TREND_FROM = 5
TREND_OVER = 12  # values that a trend is read from
_SURE = 1.96


class Limits(NamedTuple):
    """The natural limits of a figure: nearly every value lies between `low` and `high` while nothing changes.

    `swing` is how far they lie from the `mean` before the ends of the scale cut
    them; `ranges` the mean moving range, from one value to the next.
    """

    low: float
    high: float
    mean: float
    swing: float
    ranges: float
    values: int

    @property
    def width(self) -> float:
        """The whole natural range, from limit to limit, as it would be without ends of the scale."""
        return 2 * self.swing

    def holds(self, value: float) -> bool:
        """Whether a value lies inside the limits."""
        return self.low <= value <= self.high


def natural_limits(values: Sequence[float], low: float | None = None, high: float | None = None) -> Limits | None:
    """The natural limits of the last two dozen values; None for fewer than six finite ones.

    `low` and `high` are the ends of the scale, which limits respect.

    >>> natural_limits([30, 31, 30, 31, 30, 31]).swing
    2.66
    >>> natural_limits([97, 99, 98, 99, 97, 99], 0, 100).high
    100
    """
    recent = [value for value in values if finite(value) is not None][-RECENT:]
    if len(recent) < ENOUGH:
        return None
    middle, ranges = mean(recent), mean_range(recent)
    swing = SWING * ranges
    bottom, top = middle - swing, middle + swing
    return Limits(
        bottom if low is None else max(bottom, min(low, middle)),
        top if high is None else min(top, max(high, middle)),
        middle,
        swing,
        ranges,
        len(recent),
    )


def mean_range(values: Sequence[float]) -> float:
    """The mean moving range: how far one value lies from the next, on average; 0 for a single one."""
    return mean([abs(after - before) for before, after in pairwise(values)]) if len(values) > 1 else 0.0


class Trend(NamedTuple):
    """How far a figure moves a period (`slope`, in its own unit), and whether that is more than noise (`sure`)."""

    slope: float
    sure: bool
    values: int

    @property
    def pace(self) -> float:
        """The slope where it is more than noise, else none."""
        return self.slope if self.sure else 0.0


def trend_of(values: Sequence[float], positions: Sequence[float] | None = None) -> Trend | None:
    """The trend of the last twelve values; None for fewer than five finite ones.

    The slope is the median of the slopes between every two values (Theil and
    Sen), so that one odd period makes no trend. It is sure where so many pairs
    point one way as chance would make in one of twenty histories (Mann and
    Kendall). `positions` say where values stand in time, counted in periods.

    >>> trend_of([30, 31, 33, 34, 36, 37])
    Trend(slope=1.5, sure=True, values=6)
    >>> trend_of([30, 33, 31, 34, 32, 33]).sure
    False
    """
    places = positions if positions is not None and len(positions) == len(values) else range(len(values))
    kept = [(place, value) for place, value in zip(places, values, strict=True) if finite(value) is not None]
    kept = kept[-TREND_OVER:]
    if len(kept) < TREND_FROM:
        return None
    pairs = [(later, former) for at, later in enumerate(kept) for former in kept[:at] if later[0] > former[0]]
    if not pairs:
        return None
    slope = median([(later[1] - former[1]) / (later[0] - former[0]) for later, former in pairs])
    ups = sum((later[1] > former[1]) - (later[1] < former[1]) for later, former in pairs)
    n = len(kept)
    spread = math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    return Trend(slope, abs(ups) - 1 >= _SURE * spread, n)
