"""How much of its target a KPI reaches (S703): 100 % is what is expected of one, unlike 0.7 of a stretch."""

from __future__ import annotations

from advisor.domain.plan import Direction
from advisor.kpi.series import Aim, Series, shortfall


def achievement(value: float, aim: Aim, direction: Direction | None) -> float | None:
    """The share of its target that a value reaches: 1.0 where it meets it or lies inside its band.

    up: value over target; down: target over value. A band that is missed is
    measured against its nearer end. None where nothing can be told: no aim, no
    direction, or figures below zero, of which there are no shares.

    >>> achievement(32, Aim(40), "up"), achievement(16, Aim(12), "down"), achievement(50, Aim(None, 35, 45), "keep")
    (0.8, 0.75, 0.9)
    """
    missed_by = shortfall(value, aim, direction)
    if missed_by is None:
        return None
    if missed_by <= 0:
        return 1.0
    end = aim.target
    below = direction == "up"
    if end is None:
        below = aim.low is not None and value < aim.low
        end = aim.low if below else aim.high
    if end is None or end < 0 or (below and end == 0) or (not below and value <= 0):
        return None
    return max(0.0, value / end) if below else end / value


def achievement_of(series: Series) -> float | None:
    """The share of its target that a KPI's latest value reaches; `current` wins over the history."""
    if series.latest is None:
        return None
    return achievement(series.latest.value, series.latest.aim, series.direction)
