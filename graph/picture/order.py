"""The order of cards within their columns: few crossings, by barycentres and by sifting.

Source: Sugiyama, Tagawa and Toda, Methods for Visual Understanding of Hierarchical
System Structures, 1981; Matuszewski, Schönfeld and Molitor, Using Sifting for k-Layer
Straightline Crossing Minimization, 1999.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple

SWEEPS = 8
_SHUFFLES = 12
_ROUNDS = 8


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
        """Order all columns, from several starts; returns how many wires cross."""
        first = _copied(self.columns)
        best, kept = self.crossings(), first
        for start in self._starts():
            if best == 0:
                break
            self.columns = start
            self._sift()
            found = self.crossings()
            if found < best:
                best, kept = found, _copied(self.columns)
        self.columns = kept
        return best

    def _starts(self) -> Iterator[list[list[int]]]:
        """Orders to start from: swept as given, along the wires, and shuffled and swept."""
        first = _copied(self.columns)
        self._sweep(first)
        yield _copied(self.columns)
        for back in (False, True):
            yield self._along(first, back=back)
        for seed in range(_SHUFFLES):
            shuffled = _copied(first)
            for column in shuffled:
                Random(seed).shuffle(column)  # noqa: S311 - a start for a search
            self._sweep(shuffled)
            yield _copied(self.columns)

    def _along(self, columns: Sequence[Sequence[int]], *, back: bool) -> list[list[int]]:
        """Places in the order of a walk along the wires, `back` towards the left too: what hangs together stands so."""
        found: list[list[int]] = [[] for _ in columns]
        seen: set[int] = set()
        for at, column in enumerate(columns):
            for place in column:
                waiting = [(at, place)]
                while waiting:
                    here, one = waiting.pop()
                    if one in seen:
                        continue
                    seen.add(one)
                    found[here].append(one)
                    ends = (
                        [(here + 1, wire.right) for wire in self._from[here].get(one, ())]
                        if here < len(self._from)
                        else []
                    )
                    if back and here:
                        ends += [(here - 1, wire.left) for wire in self._to[here - 1].get(one, ())]
                    waiting += reversed(ends)
        return found

    def crossings(self) -> int:
        """How many pairs of wires cross between all neighbouring columns."""
        return sum(
            _crossings(gap, _places(left), _places(right))
            for gap, (left, right) in zip(self.wires, pairwise(self.columns), strict=True)
        )

    def _sweep(self, columns: list[list[int]]) -> None:
        """Order each column by the middles of what its places are wired to, again and again; keep the best."""
        self.columns = columns
        best, kept = self.crossings(), _copied(columns)
        for sweep in range(SWEEPS):
            order = range(len(columns))
            for at in order if sweep % 2 == 0 else reversed(order):
                self.columns[at] = self._by_middle(at)
            found = self.crossings()
            if found < best:
                best, kept = found, _copied(self.columns)
        self.columns = kept

    def _by_middle(self, at: int) -> list[int]:
        """A column by the middle of what each place is wired to on both sides; what is wired to nothing comes last."""
        left = _places(self.columns[at - 1]) if at else {}
        right = _places(self.columns[at + 1]) if at + 1 < len(self.columns) else {}
        middles: dict[int, float] = {}
        for place in self.columns[at]:
            ends = (
                [(left[wire.left] + wire.lift) / len(left) for wire in self._to[at - 1].get(place, ())] if left else []
            )
            ends += [(right[wire.right] + 0.5) / len(right) for wire in self._from[at].get(place, ())] if right else []
            if ends:
                middles[place] = sum(ends) / len(ends)
        return sorted(self.columns[at], key=lambda place: (place not in middles, middles.get(place, 0.0)))

    def _sift(self) -> None:
        """Move each place to where the fewest wires cross for it, as long as any moves."""
        for _ in range(_ROUNDS):
            changed = False
            for at, column in enumerate(self.columns):
                ends = self._ends(at)
                for place in tuple(column):
                    if any(ends[place]) and len(column) > 1:
                        changed |= _moved(column, place, ends)
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


def _copied(columns: Sequence[Sequence[int]]) -> list[list[int]]:
    return [list(column) for column in columns]


def _places(column: Sequence[int]) -> dict[int, int]:
    return {place: at for at, place in enumerate(column)}


def _moved(column: list[int], place: int, ends: dict[int, tuple[list[float], list[float]]]) -> bool:
    """Move a place to the best position in its column; returns whether it moved."""
    was = column.index(place)
    others = column[:was] + column[was + 1 :]
    lost = [_pairs(ends[other], ends[place]) - _pairs(ends[place], ends[other]) for other in others]
    sums = list(accumulate(lost, initial=0))
    best = min(range(len(sums)), key=lambda at: (sums[at], abs(at - was)))
    if sums[best] < sums[was]:
        column[:] = [*others[:best], place, *others[best:]]
        return True
    return False


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
