"""The order of cards within their columns: few crossings, by barycentres and by swapping neighbours.

Source: Sugiyama, Tagawa and Toda, Methods for Visual Understanding of Hierarchical
System Structures, 1981; Gansner and others, A Technique for Drawing Directed Graphs,
1993, for the swaps.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 24
_SWAPS = 6


class Wire(NamedTuple):
    """A line from a place in a column to one in the next column; `lift` is how far down the left card it begins, 0..1.

    A line that passes a column has a place of its own there.
    """

    left: int
    right: int
    lift: float = 0.5


class Columns:
    """Places in columns, and the wires from each column to the next."""

    def __init__(self, columns: Sequence[Sequence[int]], wires: Sequence[Sequence[Wire]]) -> None:
        self.columns = [list(column) for column in columns]
        self.wires = wires
        self._from: list[dict[int, list[Wire]]] = [_by(gap, "left") for gap in wires]
        self._to: list[dict[int, list[Wire]]] = [_by(gap, "right") for gap in wires]

    def arrange(self) -> int:
        """Order all columns; returns how many wires cross."""
        best, kept = self.crossings(), [list(column) for column in self.columns]
        for sweep in range(SWEEPS):
            if best == 0:
                break
            self._sweep(leftwards=sweep % 2 == 1)
            self._swap()
            found = self.crossings()
            if found < best:
                best, kept = found, [list(column) for column in self.columns]
        self.columns = kept
        return best

    def crossings(self) -> int:
        """How many pairs of wires cross between all neighbouring columns."""
        return sum(
            _crossings(gap, _places(left), _places(right))
            for gap, (left, right) in zip(self.wires, pairwise(self.columns), strict=True)
        )

    def _sweep(self, *, leftwards: bool) -> None:
        count = len(self.columns)
        for at in range(count - 2, -1, -1) if leftwards else range(1, count):
            fixed = _places(self.columns[at + 1 if leftwards else at - 1])
            wires = self._from[at] if leftwards else self._to[at - 1]
            self.columns[at] = _by_middle(self.columns[at], wires, fixed, leftwards)

    def _swap(self) -> None:
        """Swap neighbours as long as fewer wires cross for it."""
        for _ in range(_SWAPS):
            changed = False
            for at, column in enumerate(self.columns):
                ends = self._ends(at)
                for above in range(len(column) - 1):
                    one, other = column[above], column[above + 1]
                    if _pairs(ends[other], ends[one]) < _pairs(ends[one], ends[other]):
                        column[above], column[above + 1] = other, one
                        changed = True
            if not changed:
                return

    def _ends(self, at: int) -> dict[int, tuple[list[float], list[float]]]:
        """For each place of a column: where its wires to the left and to the right end."""
        left = _places(self.columns[at - 1]) if at else {}
        right = _places(self.columns[at + 1]) if at + 1 < len(self.columns) else {}
        return {
            place: (
                sorted(left[wire.left] + wire.lift for wire in self._to[at - 1].get(place, ())) if at else [],
                sorted(float(right[wire.right]) for wire in self._from[at].get(place, ())) if right else [],
            )
            for place in self.columns[at]
        }


def _by(gap: Sequence[Wire], side: str) -> dict[int, list[Wire]]:
    found: dict[int, list[Wire]] = {}
    for wire in gap:
        found.setdefault(wire.left if side == "left" else wire.right, []).append(wire)
    return found


def _places(column: Sequence[int]) -> dict[int, int]:
    return {place: at for at, place in enumerate(column)}


def _by_middle(
    column: Sequence[int], wires: dict[int, list[Wire]], fixed: dict[int, int], leftwards: bool
) -> list[int]:
    """A column by the middle of what each place is wired to; what is wired to nothing comes last."""
    middles: dict[int, float] = {}
    for place in column:
        ends = [fixed[wire.right] if leftwards else fixed[wire.left] + wire.lift for wire in wires.get(place, ())]
        if ends:
            middles[place] = sum(ends) / len(ends)
    return sorted(column, key=lambda place: (place not in middles, middles.get(place, 0.0)))


def _pairs(upper: tuple[list[float], list[float]], lower: tuple[list[float], list[float]]) -> int:
    """How many wires of two neighbours cross, the one above the other."""
    return sum(
        sum(len(ends) - bisect_right(ends, end) for end in below)
        for ends, below in ((upper[0], lower[0]), (upper[1], lower[1]))
    )


def _crossings(gap: Sequence[Wire], left: dict[int, int], right: dict[int, int]) -> int:
    """How many wires of a gap cross each other."""
    seen: list[int] = []
    count = 0
    ends = sorted((left[wire.left] + wire.lift, right[wire.right]) for wire in gap)
    for _, end in ends:
        count += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return count
