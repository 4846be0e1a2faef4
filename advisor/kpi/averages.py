"""Mean and median, without the standard library's `statistics`: that would cost every audit its import."""

from __future__ import annotations

import math
from collections.abc import Sequence


def mean(values: Sequence[float]) -> float:
    """The mean of one value or more.

    >>> mean([1.0, 2.0, 6.0])
    3.0
    """
    return math.fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """The value in the middle of one or more, between two of them their mean.

    >>> median([9.0, 1.0, 2.0]), median([4.0, 1.0, 2.0, 9.0])
    (2.0, 3.0)
    """
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else ordered[half - 1] / 2 + ordered[half] / 2
