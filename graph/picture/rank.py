"""In which column a card stands: by its level, and within a level by what serves what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.picture.model import Card, Tie

ALIGNS = frozenset({"serves", "inferred", "broken"})  # ties that say what stands above what


class Band(NamedTuple):
    """Neighbouring columns of one level: what it is called, and the cards of each column."""

    name: str
    columns: tuple[tuple[int, ...], ...]


def bands_of(cards: Sequence[Card], ties: Iterable[Tie], names: Mapping[int, str]) -> tuple[Band, ...]:
    """The bands of a picture from the top of the organisation downwards; `names` are those of the levels."""
    links = [(tie.source, tie.target) for tie in ties if tie.kind in ALIGNS]
    depths = depths_of(cards, links)
    known = any(card.depth is not None for card in cards if card.kind != "missing")
    members: dict[int, list[int]] = {}
    for at, depth in enumerate(depths):
        members.setdefault(depth, []).append(at)
    return tuple(Band(_name(depth, names, known), _generations(members[depth], links)) for depth in sorted(members))


UNSAID = 1_000_000


def _name(depth: int, names: Mapping[int, str], known: bool) -> str:
    if not known:
        return "Serve no other goal here" if depth == 0 else "Serve them" if depth == 1 else f"{depth} steps below"
    return "No level said" if depth >= UNSAID else names.get(depth, "Further below")


def depths_of(cards: Sequence[Card], links: Iterable[tuple[int, int]]) -> list[int]:
    """The depth of each card: its own, else one below what it serves, else one above what serves it.

    What is tied to nothing of a known depth is counted from the goals that serve no other.
    """
    up: list[list[int]] = [[] for _ in cards]
    down: list[list[int]] = [[] for _ in cards]
    for source, target in links:
        up[source].append(target)
        down[target].append(source)
    depths: list[int | None] = [card.depth for card in cards]
    known = any(depth is not None for depth in depths)
    _spread(depths, down, 1, [card.kind != "missing" for card in cards])
    _spread(depths, up, -1, [True] * len(cards))
    base = UNSAID if known else 0
    for rooted in (True, False):
        for at in range(len(cards)):
            if depths[at] is None and not (rooted and up[at]):
                depths[at] = base
                _spread(depths, down, 1, [True] * len(cards), at)
    return [base if depth is None else depth for depth in depths]


def _spread(
    depths: list[int | None], ways: Sequence[Sequence[int]], step: int, may: Sequence[bool], start: int | None = None
) -> None:
    """Give cards without a depth one that is a step from the nearest with one."""
    first = range(len(depths)) if start is None else (start,)
    waiting = deque(sorted((at for at in first if depths[at] is not None), key=lambda at: depths[at] or 0))
    while waiting:
        at = waiting.popleft()
        for other in ways[at]:
            if depths[other] is None and may[other]:
                depths[other] = max(0, (depths[at] or 0) + step)
                waiting.append(other)


def _generations(members: Sequence[int], links: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Cards of one level in columns, so that each stands further right than those of its level that it serves."""
    own = set(members)
    inside = sorted({link for link in links if link[0] in own and link[1] in own and link[0] != link[1]})
    if not inside:
        return (tuple(members),)
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(members)
    graph.add_edges_from((target, source) for source, target in without_circles(members, inside))
    return tuple(tuple(sorted(generation)) for generation in nx.topological_generations(graph))


def without_circles(members: Iterable[int], links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Links less those that lead back on a walk from the first member: what is left goes round nowhere.

    >>> without_circles([1, 2, 3], [(1, 2), (2, 3), (3, 1)])
    [(1, 2), (2, 3)]
    """
    ways: dict[int, list[int]] = {at: [] for at in members}
    for source, target in links:
        ways[source].append(target)
    done: set[int] = set()
    kept: list[tuple[int, int]] = []
    for start in list(ways):
        if start in done:
            continue
        walk, open_ = [(start, iter(ways[start]))], {start}
        while walk:
            at, further = walk[-1]
            for other in further:
                if other not in open_:
                    kept.append((at, other))
                    if other not in done:
                        open_.add(other)
                        walk.append((other, iter(ways[other])))
                        break
            else:
                walk.pop()
                open_.discard(at)
                done.add(at)
    return kept
