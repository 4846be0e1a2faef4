"""How ambitious a target is, measured in what the figure would do anyway."""

from __future__ import annotations

from typing import NamedTuple

from advisor.kpi.natural import ENOUGH, Limits, Trend, natural_limits, trend_of
from advisor.kpi.periods import DAYS
from advisor.kpi.series import Series, finite


class Ambition(NamedTuple):
    """A target's distance from where the figure starts, beside what would happen anyway; all in its own unit.

    `anyway` is what its trend and its swing may do by the end without a goal,
    towards the target; `ranges` the distance in whole natural ranges (from one
    limit to the other), infinite where the figure never moved.
    """

    start: float
    distance: float
    anyway: float
    ranges: float
    periods: float
    limits: Limits
    trend: Trend | None

    @property
    def timid(self) -> bool:
        """Whether the target lies inside what would happen anyway."""
        return self.distance < self.anyway


def ambition_of(
    series: Series, target: float, baseline: float | None = None, days: int | None = None
) -> Ambition | None:
    """The ambition of a target for a figure with a history of six values or more, to be reached in some days.

    The distance is taken from the baseline, where there is none from the last
    value. A sure trend towards the target counts as what happens anyway, one
    away from it takes from it. None where the history is too short, where the
    target is no distance away, and where the baseline is so far from anything
    in the history that the two cannot be the same figure in the same unit.

    >>> from advisor.domain.plan import Kpi, Measurement
    >>> from advisor.kpi.series import series_of
    >>> rows = tuple(Measurement(f"2025-{month:02}", value) for month, value in enumerate((30, 33, 31, 34, 32, 33), 4))
    >>> found = ambition_of(series_of(Kpi(name="NPS", history=rows)), 55.0, 32.0, 91)
    >>> found.distance, round(found.anyway, 1), round(found.ranges, 1), found.timid
    (23.0, 5.9, 2.0, False)
    """
    limits = natural_limits(series.values, series.low, series.high)
    start = finite(baseline) if baseline is not None else series.values[-1] if series.values else None
    if limits is None or start is None or finite(target) is None or start == target:
        return None
    if not _same_figure(series, start):
        return None
    trend = trend_of(series.values, series.positions)
    periods = periods_in(days, series)
    pace = trend.pace if trend is not None else 0.0
    towards = pace if target > start else -pace
    distance = abs(target - start)
    ranges = distance / limits.width if limits.width > 0 else float("inf")
    return Ambition(start, distance, max(0.0, towards * periods + limits.swing), ranges, periods, limits, trend)


def periods_in(days: int | None, series: Series) -> float:
    """How many of a series' periods fit into some days; a quarter where no one says, and never less than one."""
    spacing = series.spacing
    return max(1.0, (91 if days is None else days) / (DAYS[spacing] if spacing else DAYS["monthly"]))


def _same_figure(series: Series, start: float) -> bool:
    """Whether a starting point could have come from a history: not further off than it is wide, or half its size."""
    values = series.values[-4 * ENOUGH :]
    low, high = min(values), max(values)
    leeway = max(high - low, abs(low) / 2, abs(high) / 2)
    return low - leeway <= start <= high + leeway
