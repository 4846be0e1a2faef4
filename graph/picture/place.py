"""Where cards stand: columns of a level side by side, rows of cards in them, each near what it is tied to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from graph.picture.face import WIDE, Face

GAP = 16.0  # between rows of cards, where no tie runs
TRACK = 6.0  # between two ties side by side
SHAPE = 1.5  # width by height of a sheet in landscape
_BROKEN = 0.35  # how much worse than another shape it is to break columns


class Grid(NamedTuple):
    """The cards of a column, in rows of at most `across`."""

    rows: tuple[tuple[int, ...], ...]
    across: int


def grids_of(columns: Sequence[Sequence[int]], faces: Sequence[Face]) -> tuple[Grid, ...]:
    """Columns broken into rows of several cards, so that all fit a sheet of about the wanted shape.

    A column is broken no more than it must be to be no higher than the others.
    """
    best: tuple[float, tuple[Grid, ...]] = (math.inf, tuple(_grid(column, 1) for column in columns))
    for most in _heights(columns, faces):
        grids = tuple(_fitting(column, faces, most) for column in columns)
        wide = sum(grid.across for grid in grids) * (WIDE + 34) + 40
        tall = max((_height(grid, faces) for grid in grids), default=0.0) + 190
        off = abs(math.log(wide / tall / SHAPE)) + (_BROKEN if any(grid.across > 1 for grid in grids) else 0.0)
        if off < best[0] - 1e-9:
            best = (off, grids)
    return best[1]


def _heights(columns: Sequence[Sequence[int]], faces: Sequence[Face]) -> list[float]:
    """Heights of a sheet to try: those of its columns, broken more and more."""
    found = {
        _height(_grid(column, across), faces) for column in columns for across in range(1, min(len(column), 24) + 1)
    }
    return sorted(found, reverse=True)


def _fitting(column: Sequence[int], faces: Sequence[Face], most: float) -> Grid:
    """A column in the fewest cards side by side with which it is not too high."""
    for across in range(1, len(column)):
        grid = _grid(column, across)
        if _height(grid, faces) <= most:
            return grid
    return _grid(column, max(1, len(column)))


def _height(grid: Grid, faces: Sequence[Face]) -> float:
    """About how high a column will be; room for lines comes to it."""
    street = GAP * (1.2 if grid.across == 1 else 1.7)
    return sum(max(faces[card].height for card in row) + street for row in grid.rows)


def _grid(column: Sequence[int], across: int) -> Grid:
    return Grid(tuple(tuple(column[at : at + across]) for at in range(0, len(column), across)), across)


def settled(wanted: Sequence[float], heights: Sequence[float], weights: Sequence[float], bottom: float) -> list[float]:
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
