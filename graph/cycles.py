"""Cycles in a graph of numbers: one for each knot of links, the shortest there is."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

_TRIED = 64  # starts in a large knot: a shortest cycle through one of them is told, and is seldom beaten
_SMALL = 512
_TOLD = 20


def shortest_cycles(ends: Sequence[Sequence[int]], names: Sequence[str]) -> list[list[int]]:
    """Cycles without a link in common, the shortest of every knot first, each from its member of the first name.

    A knot (strongly connected component) may hold more cycles than anyone can count.
    Its shortest is told, and taken apart; what is left of the knot is looked at again.

    >>> shortest_cycles([[1], [2, 0], [0], []], ["a", "b", "c", "d"])
    [[0, 1]]
    >>> shortest_cycles([[1], [0, 2], [1], [3]], ["a", "b", "c", "d"])
    [[0, 1], [1, 2], [3]]
    """
    found: list[list[int]] = []
    for knot in knots(ends):
        left = {at: [end for end in dict.fromkeys(ends[at]) if end in knot] for at in sorted(knot)}
        told = 0
        while told < _TOLD:
            cycle = _shortest(left, names)
            if not cycle:
                break
            found.append(_from_first(cycle, names))
            told += 1
            for at, end in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
                left[at].remove(end)
    return sorted(found, key=lambda cycle: [names[at] for at in cycle])


def _from_first(cycle: list[int], names: Sequence[str]) -> list[int]:
    first = min(range(len(cycle)), key=lambda at: (names[cycle[at]], cycle[at]))
    return cycle[first:] + cycle[:first]


def _shortest(ends: dict[int, list[int]], names: Sequence[str]) -> list[int]:
    """The shortest cycle, of equals that of the first names; empty where there is none."""
    best: list[int] = []
    starts = sorted(ends, key=lambda at: (names[at], at))
    for start in starts if len(starts) <= _SMALL else starts[:_TRIED]:
        found = _round(start, ends, len(best) - 1 if best else len(ends))
        if found and (not best or len(found) < len(best)):
            best = found
        if len(best) == 1:
            break
    if not best and len(starts) > _SMALL:
        for knot in knots([ends.get(at, []) for at in range(max(ends) + 1)]):
            return _round(min(knot), ends, len(ends))
    return best


def _round(start: int, ends: dict[int, list[int]], longest: int) -> list[int]:
    """The shortest way from a node back to it, of at most so many links."""
    before = {start: start}
    waiting = deque([(start, 1)])
    while waiting:
        at, links = waiting.popleft()
        if links > longest:
            return []
        for end in ends[at]:
            if end == start:
                way = [at]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if end not in before:
                before[end] = at
                waiting.append((end, links + 1))
    return []


def knots(ends: Sequence[Sequence[int]]) -> list[set[int]]:
    """The strongly connected components that hold a cycle, in the order of their first members.

    Source: Tarjan, Depth-First Search and Linear Graph Algorithms, 1972; without recursion.

    >>> knots([[1], [0], [2], []])
    [{0, 1}, {2}]
    """
    seen: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: dict[int, None] = {}
    found: list[set[int]] = []
    for root in range(len(ends)):
        if root in seen or not ends[root]:
            continue
        stack = [(root, iter(ends[root]))]
        seen[root] = low[root] = len(seen)
        open_[root] = None
        while stack:
            at, further = stack[-1]
            for end in further:
                if end not in seen:
                    seen[end] = low[end] = len(seen)
                    open_[end] = None
                    stack.append((end, iter(ends[end])))
                    break
                if end in open_:
                    low[at] = min(low[at], seen[end])
            else:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[at])
                if low[at] == seen[at]:
                    knot: set[int] = set()
                    while at not in knot:
                        knot.add(open_.popitem()[0])
                    if len(knot) > 1 or at in ends[at]:
                        found.append(knot)
    return sorted(found, key=min)
