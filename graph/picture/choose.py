"""Which goals a picture shows: all of them, what stands round some, or the upper levels with counts below."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.alignment import Alignment
from graph.marks import Marks, natural
from graph.names import plain
from graph.nodes import Node

MOST = 100  # cards that can be told apart on a sheet
DEPTH = 2
_BESIDE = ("kpi", "initiative", "item", "factor")


class Choice(NamedTuple):
    """What is drawn: goals with a card of their own, and those that are only counted, by the name of their group.

    `near` are all nodes that belong to the picture, None where that is everything.
    """

    shown: frozenset[int]
    groups: dict[int, str]
    near: frozenset[int] | None = None
    notes: tuple[str, ...] = ()


def choose(alignment: Alignment, marks: Marks, start: Sequence[Node] = (), depth: int = DEPTH) -> Choice:
    """What to draw of some plans: what stands round some nodes, at most `depth` links away, else everything.

    What is too much for a sheet is drawn as the company's and the departments' goals,
    with the others counted by their team.
    """
    if start:
        return _round(alignment, marks, start, depth)
    shown = [node for node in alignment.nodes if has_card(node)]
    if len(shown) <= MOST:
        return Choice(frozenset(node.number for node in shown), {})
    return _summary(alignment, shown)


def has_card(node: Node) -> bool:
    """Whether a node has a card of its own."""
    return node.kind == "objective"


def _round(alignment: Alignment, marks: Marks, start: Sequence[Node], depth: int) -> Choice:
    """The goals round some, with fewer links between where they would be too many."""
    goals = _objectives_of(alignment, marks, start)
    own = frozenset(node.number for node in start)
    for steps in range(depth, -1, -1):
        found = _within(alignment, marks, goals, steps)
        if len(found) <= MOST or steps == 0:
            break
    notes = (f"Drawn up to {steps} links away, since more would not fit a sheet.",) if steps < depth else ()
    if len(found) > MOST:
        notes = (f"{len(found) - MOST:,} more goals are not drawn: they would not fit a sheet.",)
        found = dict.fromkeys(sorted(found, key=lambda number: key_of(alignment.nodes[number], alignment))[:MOST])
    near = own | set(found) | _beside(alignment, set(found))
    return Choice(frozenset(found), {}, frozenset(near), notes)


def _objectives_of(alignment: Alignment, marks: Marks, start: Iterable[Node]) -> list[int]:
    """The objectives that some nodes are, stand under, measure, serve or own."""
    found: dict[int, None] = {}
    nodes = alignment.nodes
    for node in start:
        if node.kind == "team":
            found |= dict.fromkeys(
                link.target for link in alignment.out[node.number] if nodes[link.target].kind == "objective"
            )
        elif nodes[marks.holder(node.number)].kind == "objective":
            found[marks.holder(node.number)] = None
        else:
            ends = [link.source for link in alignment.into[node.number]]
            ends += [link.target for link in alignment.out[node.number]]
            holders = (marks.holder(number) for number in ends)
            found |= dict.fromkeys(number for number in holders if nodes[number].kind == "objective")
    return list(found)


def _within(alignment: Alignment, marks: Marks, start: Sequence[int], steps: int) -> dict[int, None]:
    """Objectives at most so many links above or below some; what else their parents have below is left out."""
    found = dict.fromkeys(start)
    for further in (_above(alignment, marks), _below(alignment)):
        seen = dict.fromkeys(start)
        waiting = deque((number, 0) for number in start)
        while waiting and len(seen) <= 20 * MOST:
            at, gone = waiting.popleft()
            for other in further(at) if gone < steps else ():
                if other not in seen and alignment.nodes[other].kind == "objective":
                    seen[other] = None
                    waiting.append((other, gone + 1))
        found |= seen
    return found


def _parts(alignment: Alignment, number: int) -> list[int]:
    """An objective and its key results."""
    found, nodes = [number], alignment.nodes
    for at in range(number + 1, len(nodes)):
        if nodes[at].above != number:
            break
        if nodes[at].kind == "key_result":
            found.append(at)
    return found


def _above(alignment: Alignment, marks: Marks) -> Callable[[int], list[int]]:
    def further(number: int) -> list[int]:
        return [marks.holder(link.target) for link in alignment.out[number] if link.kind == "contributes_to"]

    return further


def _below(alignment: Alignment) -> Callable[[int], list[int]]:
    def further(number: int) -> list[int]:
        parts = _parts(alignment, number)
        return [link.source for at in parts for link in alignment.into[at] if link.kind == "contributes_to"]

    return further


def _beside(alignment: Alignment, goals: set[int]) -> set[int]:
    """What stands under some objectives, and the KPIs, initiatives and strategy that are linked to it."""
    nodes, found = alignment.nodes, set(goals)
    for number in goals:
        for at in range(number + 1, len(nodes)):
            if nodes[at].above != number:
                break
            found.add(at)
    for number in tuple(found):
        ends = [link.target for link in alignment.out[number]] + [link.source for link in alignment.into[number]]
        found |= {end for end in ends if nodes[end].kind in _BESIDE and nodes[end].above < 0}
    return found


def key_of(node: Node, alignment: Alignment) -> tuple[object, ...]:
    """How goals are sorted whatever their order in the file: by team, then id or title, then kind."""
    team = team_of(node, alignment)
    written = alignment.names.written(node)
    return (natural(team), natural(written or node.words), node.words, alignment.paths[node.plan], node.number)


def team_of(node: Node, alignment: Alignment) -> str:
    """What the team of a goal is called, listed or not; nothing where none is named."""
    team = alignment.levels.team(node)
    if team is not None:
        return team.words
    holder = alignment.nodes[node.above].goal if node.above >= 0 else node.goal
    return " ".join((getattr(holder, "team", None) or "").split())


def _summary(alignment: Alignment, shown: Sequence[Node]) -> Choice:
    """The levels at the top on cards of their own, as far as they fit; the others by their team or a team above it."""
    depths = {node.number: alignment.levels.depth(node) for node in shown}
    note = f"{len(shown):,} objectives are too many for one sheet: those below are counted by team."
    notes = (f"{note} Draw a part with --focus and the id or title of a goal or a team.",)
    for deepest in (1, 0, -1):
        own = [node for node in shown if 0 <= depths[node.number] <= deepest]
        names = _Groups(alignment, [node for node in shown if not 0 <= depths[node.number] <= deepest])
        room = MOST - len(own)
        if room > 0:
            for least in (3, 2, 1, 0):
                groups = names.up_to(least)
                if len(set(groups.values())) <= room:
                    return Choice(frozenset(node.number for node in own), groups, None, notes)
    groups = names.up_to(0)
    return Choice(frozenset(), _largest(groups), None, notes)


class _Groups:
    """The teams by which goals are counted: their own, or the closest above it that is not below some level."""

    def __init__(self, alignment: Alignment, goals: Sequence[Node]) -> None:
        self._alignment = alignment
        self._goals = goals

    def up_to(self, deepest: int) -> dict[int, str]:
        """The name of each goal's group, of teams no further than `deepest` below the company."""
        names: dict[int, str] = {}
        return {node.number: self._name(node, deepest, names) for node in self._goals}

    def _name(self, node: Node, deepest: int, names: dict[int, str]) -> str:
        levels = self._alignment.levels
        team = levels.team(node)
        if team is None:
            return team_of(node, self._alignment) or "No team said"
        at, way = team, dict.fromkeys([team.number])
        while at.number not in names and levels.depth(at) > deepest:
            parent = levels.parent(at)
            if parent is None or parent.number in way or (levels.depth(parent) == 0 and deepest > 0):
                break
            at = parent
            way[at.number] = None
        found = names.get(at.number, at.words)
        names |= dict.fromkeys(way, found)
        return found


def _largest(groups: dict[int, str]) -> dict[int, str]:
    """The largest groups, with all the rest as one."""
    sizes: dict[str, int] = {}
    for name in groups.values():
        sizes[name] = sizes.get(name, 0) + 1
    kept = set(sorted(sizes, key=lambda name: (-sizes[name], natural(name), name))[: MOST - 1])
    rest = f"{len(sizes) - len(kept):,} more teams"
    return {number: name if name in kept else rest for number, name in groups.items()}


def find_focus(alignment: Alignment, name: str) -> tuple[Node, ...]:
    """What a name of --focus means: everything of that id, else of that title, goals before teams."""
    for fits in (
        lambda node: alignment.names.written(node) == name.strip() or node.id == name.strip(),
        lambda node: plain(node.words) == plain(name),
    ):
        found = [node for node in alignment.nodes if node.kind != "organisation" and fits(node)]
        goals = [node for node in found if node.kind != "team"]
        if found:
            return tuple(goals or found)
    return ()
