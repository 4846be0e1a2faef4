"""The room between two columns: which line runs up and down on which track."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_NEAR = 4.0  # lines that are closer than this look like one
_LAID = 1_000  # how many crossings a line upon another is worth
_ROUNDS = 6


class Run(NamedTuple):
    """A line that goes up and down in a gutter, with the heights at which it leaves to the left and to the right.

    A height stands as often as ties leave there.
    """

    net: int
    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    @property
    def top(self) -> float:
        """Its upper end."""
        return min(self.lefts + self.rights)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return max(self.lefts + self.rights)

    @property
    def ways(self) -> list[tuple[float, float]]:
        """The stretch of each tie, from where it comes to where it goes."""
        return [(left, right) for left in self.lefts or self.rights[:1] for right in self.rights or self.lefts[:1]]


def tracks_of(runs: Sequence[Run]) -> dict[int, int]:
    """The track of each net, from the left: so that few lines cross, and no two lie on each other.

    >>> tracks_of([Run(1, (0.0,), (50.0,)), Run(2, (20.0,), (70.0,))])
    {2: 0, 1: 1}
    """
    found: dict[int, int] = {}
    done: list[Run] = []
    for run in _sifted(sorted(runs, key=lambda run: (-(run.top + run.bottom), run.net))):
        beside = [found[other.net] for other in done if _touch(run, other)]
        found[run.net] = max(beside, default=-1) + 1
        done.append(run)
    return found


def _sifted(runs: list[Run]) -> list[Run]:
    """Runs from the left, each moved to where the fewest lines cross for it, as long as any moves."""
    lost = {(a.net, b.net): _lost(a, b) for a in runs for b in runs if a is not b and _touch(a, b)}
    for _ in range(_ROUNDS):
        changed = False
        for run in tuple(runs):
            was = runs.index(run)
            others = runs[:was] + runs[was + 1 :]
            steps = [lost.get((other.net, run.net), 0) - lost.get((run.net, other.net), 0) for other in others]
            sums = list(accumulate(steps, initial=0))
            best = min(range(len(sums)), key=lambda at: (sums[at], abs(at - was)))
            if sums[best] < sums[was]:
                runs = [*others[:best], run, *others[best:]]
                changed = True
        if not changed:
            break
    return runs


def _touch(one: Run, other: Run) -> bool:
    return one.top - _NEAR < other.bottom and other.top - _NEAR < one.bottom


def _lost(left: Run, right: Run) -> int:
    """How much is lost where one run stands left of another: ties that cross, and worse, lines on each other."""
    crossed = 0
    for start, end in left.ways:
        for begin, stop in right.ways:
            crossed += min(begin, stop) < end < max(begin, stop)
            crossed += min(start, end) < begin < max(start, end)
    laid = sum(abs(y - other) < _NEAR for y in set(left.rights) for other in set(right.lefts))
    return crossed + _LAID * laid
