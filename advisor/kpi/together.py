"""Whether two figures move together. Correlation only: that one moves the other, no history can say."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from advisor.domain.plan import Frequency
from advisor.kpi.averages import mean
from advisor.kpi.periods import Period
from advisor.kpi.series import finite

SHARED = 6  # changes that two figures must share
LAGS = 3
_SURE = 2.9  # normal deviations of Fisher's z: chance reaches it at one of four lags once in twenty noisy pairs


class Together(NamedTuple):
    """How the changes of two figures go together: `r` from -1 to 1, the second `lag` periods behind the first."""

    r: float
    lag: int
    shared: int
    frequency: Frequency


def moved_together(one: Mapping[Period, float], other: Mapping[Period, float]) -> Together | None:
    """How the changes of two figures went together, the second up to three periods behind; the closest lag speaks.

    Changes are compared and not levels, since any two figures that only grow
    would seem to move together. None where they share fewer than six changes,
    come in periods of different kinds, one of them never varies, or chance alone
    would bring them as close at one lag or another in one of twenty such pairs.

    >>> from advisor.kpi.periods import read_period
    >>> months = [read_period(f"2025-{month:02}") for month in range(1, 10)]
    >>> values = [3.0, 5.0, 4.0, 8.0, 6.0, 7.0, 9.0, 5.0, 6.0]
    >>> first = dict(zip(months, values))
    >>> moved_together(first, {month: 2 * value for month, value in first.items()})[:3]
    (1.0, 0, 8)
    """
    first, second = _changes(one), _changes(other)
    kinds = {period.frequency for period in [*one, *other]}
    if len(kinds) != 1:
        return None
    found = []
    for lag in range(LAGS + 1):
        shared = sorted(number for number in first if number + lag in second)
        r = (
            _pearson([first[at] for at in shared], [second[at + lag] for at in shared])
            if len(shared) >= SHARED
            else None
        )
        if r is not None:
            found.append(Together(r, lag, len(shared), next(iter(kinds))))
    sure = [each for each in found if _is_sure(each)]
    return max(sure, key=lambda each: (round(abs(each.r), 6), -each.lag), default=None)


def _is_sure(found: Together) -> bool:
    """Whether a correlation is more than the best of four lags would show by chance (Fisher's z)."""
    if abs(found.r) >= 1:
        return True
    return abs(math.atanh(found.r)) * math.sqrt(found.shared - 3) >= _SURE


def _changes(values: Mapping[Period, float]) -> dict[int, float]:
    """The change to each period from the one before, by its number; none across gaps."""
    known = sorted((period.number, value) for period, value in values.items() if finite(value) is not None)
    return {after[0]: after[1] - before[1] for before, after in pairwise(known) if after[0] - before[0] == 1}


def _pearson(one: list[float], other: list[float]) -> float | None:
    one, other = _centred(one), _centred(other)
    if not one or not other:
        return None
    r = math.fsum(a * b for a, b in zip(one, other, strict=True))
    return max(-1.0, min(1.0, round(r, 12)))


def _centred(values: list[float]) -> list[float]:
    """Values about their mean, of length one in all; empty where they do not vary."""
    top = max(map(abs, values))
    if top == 0:
        return []
    scaled = [value / top for value in values]
    middle = mean(scaled)
    apart = [value - middle for value in scaled]
    length = math.sqrt(math.fsum(each * each for each in apart))
    return [each / length for each in apart] if length > 1e-9 else []
