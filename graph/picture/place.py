"""Where cards stand: columns of a level side by side, rows of cards in them, each near what it is tied to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from graph.picture.face import WIDE, Face

GAP = 16.0  # between rows of cards, where no tie runs
TRACK = 6.0  # between two ties side by side
SHAPE = 1.5  # width by height of a sheet in landscape


class Grid(NamedTuple):
    """The cards of a column, in rows of at most `across`."""

    rows: tuple[tuple[int, ...], ...]
    across: int


def grids_of(columns: Sequence[Sequence[int]], faces: Sequence[Face]) -> tuple[Grid, ...]:
    """Columns broken into rows of several cards, so that all fit a sheet of about the wanted shape."""
    heights = [sum(faces[card].height + 2 * GAP for card in column) for column in columns]
    best: tuple[float, list[int]] = (math.inf, [1] * len(columns))
    for step in range(1, 60):
        most = max(heights, default=1.0) / step
        across = [max(1, math.ceil(height / most - 1e-9)) for height in heights]
        across = [min(count, max(1, len(column))) for count, column in zip(across, columns, strict=True)]
        wide = sum(across) * (WIDE + 34) + 40
        tall = max(height / count for height, count in zip(heights, across, strict=True)) + 190
        off = abs(math.log(wide / tall / SHAPE))
        if off < best[0] - 1e-9:
            best = (off, across)
    return tuple(_grid(column, count) for column, count in zip(columns, best[1], strict=True))


def _grid(column: Sequence[int], across: int) -> Grid:
    return Grid(tuple(tuple(column[at : at + across]) for at in range(0, len(column), across)), across)


def settled(
    wanted: Sequence[float], heights: Sequence[float], weights: Sequence[float], bottom: float
) -> list[float]:
    """The tops of rows that follow each other between 0 and `bottom`, as near to where they are wanted as can be.

    A row counts by its weight.

    Source: the pool-adjacent-violators algorithm; Ayer and others, 1955.

    >>> settled([0, 0, 90], [10, 10, 10], [1, 1, 1], 95)
    [0.0, 10.0, 85.0]
    """
    before, total = [], 0.0
    for height in heights:
        before.append(total)
        total += height
    pools: list[tuple[float, float, int]] = []
    for want, offset, weight in zip(wanted, before, weights, strict=True):
        middle, mass, count = want - offset, weight, 1
        while pools and pools[-1][0] > middle:
            other, much, many = pools.pop()
            middle, mass, count = (middle * mass + other * much) / (mass + much), mass + much, count + many
        pools.append((middle, mass, count))
    free = [middle for middle, _, count in pools for _ in range(count)]
    most = max(0.0, bottom - total)
    return [min(max(middle, 0.0), most) + offset for middle, offset in zip(free, before, strict=True)]
