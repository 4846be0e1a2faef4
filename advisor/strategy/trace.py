"""From the quarter's objectives up to the breakthroughs: which items each serves, and the way from there.

A way goes up the matrix: from a priority to an annual target, from there to a
breakthrough; from a metric to a breakthrough, or to the priority that it measures.
What an objective reaches without naming it is all that lies on ways up, and
whatever is correlated with an item that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from advisor.domain.plan import Objective
from advisor.strategy.matrix import RING, Key, Matrix, Side

Way: TypeAlias = tuple[Key, ...]

_UP: Mapping[Side, tuple[Side, ...]] = {
    "metrics": ("breakthroughs", "priorities"),
    "priorities": ("annual",),
    "annual": ("breakthroughs",),
    "breakthroughs": (),
}


class Traced(NamedTuple):
    """An objective that names items of the matrix, with the shortest way to every breakthrough that it reaches.

    `serves` are the items that it names, `reaches` those that correlations lead to from there.
    """

    objective: Objective
    serves: tuple[Key, ...]
    ways: tuple[Way, ...]
    reaches: tuple[Key, ...] = ()


class Traces(NamedTuple):
    """The objectives of a plan by their tie to the matrix.

    `inherit` name nothing themselves and align, over however many steps, to one
    that does; `untied` do neither.
    """

    traced: tuple[Traced, ...]
    inherit: tuple[Objective, ...]
    untied: tuple[Objective, ...]


def trace(objectives: Iterable[Objective], matrix: Matrix) -> Traces:
    """Tie the quarter's objectives to breakthroughs.

    >>> from advisor.domain.plan import Correlation, MatrixItem, XMatrix
    >>> from advisor.strategy.matrix import matrix_of
    >>> made = matrix_of(XMatrix(
    ...     breakthroughs=(MatrixItem("Guests recommend us", "B1"),),
    ...     annual=(MatrixItem("Repeat visits doubled", "A1"),),
    ...     correlations=(Correlation("A1", "B1"),),
    ... ))
    >>> trace([Objective("Guests love our breakfast", strategy=("A1",))], made).traced[0].ways
    ((('annual', 0), ('breakthroughs', 0)),)
    """
    every = tuple(objectives)
    ways: dict[Key, Mapping[Key, Way]] = {}
    traced = []
    for objective in every:
        serves = tuple(
            dict.fromkeys(matrix.names[name] for name in map(str.strip, objective.strategy) if name in matrix.names)
        )
        if serves:
            for key in serves:
                if key not in ways:
                    ways[key] = _ways_up(key, matrix)
            traced.append(Traced(objective, serves, _shortest(serves, ways), _reached(serves, matrix, ways)))
    own = {id(each.objective) for each in traced}
    tied = _tied(every, own)
    rest = [objective for objective in every if id(objective) not in own]
    inherit = tuple(objective for objective in rest if id(objective) in tied)
    return Traces(tuple(traced), inherit, tuple(objective for objective in rest if id(objective) not in tied))


def _shortest(serves: Iterable[Key], ways: Mapping[Key, Mapping[Key, Way]]) -> tuple[Way, ...]:
    """The shortest way to every breakthrough from any of some items; `ways` has those of each item."""
    best: dict[Key, Way] = {}
    for key in serves:
        for end, way in ways[key].items():
            if end[0] == "breakthroughs" and (end not in best or len(way) < len(best[end])):
                best[end] = way
    return tuple(best[end] for end in sorted(best))


def _reached(serves: tuple[Key, ...], matrix: Matrix, ways: Mapping[Key, Mapping[Key, Way]]) -> tuple[Key, ...]:
    """What correlations lead to from some items, side by side round the ring: all that is up from them, and beside."""
    found = {other for key in serves for others in (ways[key], matrix.marks_of(key)) for other in others}
    return tuple(sorted(found.difference(serves), key=lambda key: (RING.index(key[0]), key[1])))


def _ways_up(start: Key, matrix: Matrix) -> dict[Key, Way]:
    """The shortest way from an item to each that lies above it, breadth first."""
    seen: dict[Key, Way] = {start: (start,)}
    queue = [start]
    for key in queue:
        for other in sorted(matrix.marks_of(key)):
            if other[0] in _UP[key[0]] and other not in seen:
                seen[other] = (*seen[key], other)
                queue.append(other)
    return seen


def _tied(every: tuple[Objective, ...], traced: set[int]) -> set[int]:
    """The objectives from which alignment leads to one that is traced, by identity; goes down from those."""
    of: dict[str, int] = {}
    below: dict[int, list[int]] = {}
    for objective in every:
        for name in (objective.id, *(key_result.id for key_result in objective.key_results)):
            if name:
                of.setdefault(name, id(objective))
    for objective in every:
        for parent in objective.aligns_to:
            if parent in of:
                below.setdefault(of[parent], []).append(id(objective))
    found = set(traced)
    queue = list(traced)
    while queue:
        fresh = [child for child in below.get(queue.pop(), ()) if child not in found]
        found.update(fresh)
        queue += fresh
    return found
