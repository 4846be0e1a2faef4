"""What a KPI's own history says: its natural swing and its trend, as an individuals chart has them.

Source: Wheeler, Understanding Variation: natural process limits lie 2.66 mean
moving ranges either side of the mean; the factor is 3 / 1.128.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

SWING = 2.66
ENOUGH = 6


class Natural(NamedTuple):
    """How far a figure swings by itself (in its own unit, from its mean) and how far it moves a period."""

    mean: float
    swing: float
    slope: float


def natural(values: Sequence[float]) -> Natural | None:
    """The natural swing and trend of at least six values; None for fewer.

    The slope is the median of all slopes between two values (Theil and Sen), so
    that one odd period does not make a trend.

    >>> natural([30, 31, 30, 31, 30, 31]).swing
    2.66
    """
    if len(values) < ENOUGH:
        return None
    ranges = [abs(after - before) for before, after in pairwise(values)]
    recent = values[-24:]
    slopes = [(recent[j] - recent[i]) / (j - i) for i in range(len(recent)) for j in range(i + 1, len(recent))]
    return Natural(fmean(values), SWING * fmean(ranges), median(slopes))
