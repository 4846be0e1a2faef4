"""The room between two columns: which line runs up and down on which track."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_NEAR = 4.0  # lines that are closer than this look like one


class Run(NamedTuple):
    """A line that goes up and down in a gutter, with the heights at which it leaves to the left and to the right."""

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


def tracks_of(runs: Sequence[Run]) -> dict[int, int]:
    """The track of each net, from the left: so that few lines cross, and no two lie on each other.

    >>> tracks_of([Run(1, (0.0,), (50.0,)), Run(2, (20.0,), (70.0,))])
    {2: 0, 1: 1}
    """
    order = sorted(runs, key=lambda run: (run.top + run.bottom, run.net))
    for _ in range(len(order)):
        changed = False
        for at in range(len(order) - 1):
            if _cost(order[at + 1], order[at]) < _cost(order[at], order[at + 1]):
                order[at], order[at + 1] = order[at + 1], order[at]
                changed = True
        if not changed:
            break
    found: dict[int, int] = {}
    done: list[Run] = []
    for run in order:
        beside = [found[other.net] for other in done if _touch(run, other)]
        found[run.net] = max(beside, default=-1) + 1
        done.append(run)
    return found


def _touch(one: Run, other: Run) -> bool:
    return one.top - _NEAR < other.bottom and other.top - _NEAR < one.bottom


def _cost(left: Run, right: Run) -> int:
    """How much is lost where one run stands left of another: crossings, and worse, lines on each other."""
    crossed = sum(right.top < y < right.bottom for y in left.rights) + sum(
        left.top < y < left.bottom for y in right.lefts
    )
    laid = sum(abs(y - other) < _NEAR for y in left.rights for other in right.lefts)
    return crossed + 10 * laid
