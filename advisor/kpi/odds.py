"""The chance that a figure meets its aim next time, or some periods on: from where it is, its trend and its swing.

A plain forecast, kept simple so that it can be said in a sentence: the level is
smoothed (the last value counts for most), half of a sure trend goes on, and what
may come lies about it as a normal distribution whose spread is taken from the
moving ranges. Of histories of public figures, sure trends went on in fewer than
half of all cases; hence only half of one. A better last value never lowers the
chance of a target: the spread is taken from the values before it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from advisor.domain.plan import Direction
from advisor.kpi.natural import RECENT, mean_range, trend_of
from advisor.kpi.series import Aim, Series, finite

ODDS_FROM = 4
WEIGHT = 0.7  # what the last value counts for in the level
GOES_ON = 0.5  # the share of a sure trend that goes on
_PER_RANGE = 1.128  # mean moving range of a normal distribution, in standard deviations
_FURTHEST = 60.0


def odds(
    values: Sequence[float],
    aim: Aim,
    direction: Direction | None,
    ahead: float = 1.0,
    positions: Sequence[float] | None = None,
) -> float | None:
    """The chance (0..1) that the value `ahead` periods on meets an aim.

    Never quite 0 or 1: nobody is surer than one in n + 2 after n values. None for
    fewer than four finite values, and where the aim or the direction is missing.

    >>> round(odds([30, 33, 31, 34, 32, 33], Aim(30), "up"), 2)
    0.88
    >>> odds([30, 33], Aim(30), "up") is None
    True
    """
    known = [value for value in values if finite(value) is not None][-RECENT:]
    if len(known) < ODDS_FROM or not aim or (aim.target is not None and direction not in ("up", "down")):
        return None
    trend = trend_of(values, positions)
    pace = trend.pace if trend and direction in ("up", "down") else 0.0
    ahead = min(max(ahead, 1.0), _FURTHEST)
    level = _level(known) + GOES_ON * pace * ahead
    spread = mean_range(known[:-1]) / _PER_RANGE * math.sqrt(1 + (ahead - 1) * WEIGHT**2)
    chance = _inside(aim, direction, level, spread)
    doubt = 1 / (len(known) + 2)
    return min(max(chance, doubt), 1 - doubt)


def odds_of(series: Series, ahead: float = 1.0) -> float | None:
    """The chance that a KPI meets its aim some periods on; `current` counts as its newest value."""
    values = series.values
    if series.latest is not None and series.latest.label == "current" and series.latest.value not in values[-1:]:
        return odds([*values, series.latest.value], series.aim, series.direction, ahead)
    return odds(values, series.aim, series.direction, ahead, series.positions)


def _level(values: Sequence[float]) -> float:
    level = values[0]
    for value in values[1:]:
        level += WEIGHT * (value - level)
    return level


def _inside(aim: Aim, direction: Direction | None, level: float, spread: float) -> float:
    if aim.target is not None:
        low, high = (aim.target, level) if direction == "up" else (level, aim.target)
        return _below(high, low, spread)  # the normal curve looks the same from either side
    under_top = 1.0 if aim.high is None else _below(aim.high, level, spread)
    under_bottom = 0.0 if aim.low is None else 1 - _below(level, aim.low, spread)
    return max(0.0, under_top - under_bottom)


def _below(value: float, mean: float, spread: float) -> float:
    """The share of a normal distribution at or below a value."""
    if spread <= 0:
        return 1.0 if value >= mean else 0.0
    return 0.5 * (1 + math.erf(max(-40.0, min(40.0, (value - mean) / spread / math.sqrt(2)))))
