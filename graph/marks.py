"""What is marked in pictures and tables of goals: what hangs loose, leads nowhere, goes round or upside down.

A picture marks no more than the rules would say: where a name leads nowhere, nobody
can tell what its goal reaches, and only the name is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from advisor.kpi.health import Health, health_of
from advisor.kpi.series import series_of
from graph.alignment import Alignment
from graph.nodes import Link, Node
from graph.ways import Ways

Mark: TypeAlias = Literal["orphan", "uncovered", "cycle", "upside-down", "broken", "stray", "loose", "stands-alone"]

SAID: Mapping[Mark, str] = {
    "orphan": "reaches no company objective",
    "uncovered": "no team carries it",
    "cycle": "in a circle of goals that serve each other",
    "upside-down": "serves a goal of a level below its own",
    "broken": "names something that is not in the plan",
    "stray": "stands under no objective",
    "loose": "serves no goal",
    "stands-alone": "stands alone, and says why",
}
_PARTS = re.compile(r"(\d+)")


class Marks:
    """The marks of goals and links of some plans; goals without one are not kept."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._found: dict[int, dict[Mark, None]] = {}
        self._health: dict[int, Health] = {}
        for number, mark in self._marked():
            self._found.setdefault(number, {})[mark] = None

    def of(self, number: int) -> tuple[Mark, ...]:
        """The marks of a goal, the gravest first."""
        found = self._found.get(number)
        return tuple(mark for mark in SAID if mark in found) if found else ()

    def of_link(self, link: Link) -> tuple[Mark, ...]:
        """The marks of a link: part of a circle, or upside down."""
        if link.kind != "contributes_to":
            return ()
        marks: list[Mark] = []
        if (self.holder(link.source), self.holder(link.target)) in self._rounds:
            marks.append("cycle")
        if self._is_upside_down(link):
            marks.append("upside-down")
        return tuple(marks)

    def health(self, node: Node) -> Health:
        """The health of a KPI by its whole history, worked out when it is first wanted."""
        if node.number not in self._health:
            self._health[node.number] = health_of(series_of(node.goal))
        return self._health[node.number]

    def holder(self, number: int) -> int:
        """The objective that a key result stands under, else the goal itself."""
        above = self._alignment.nodes[number].above
        return above if above >= 0 else number

    @cached_property
    def _rounds(self) -> frozenset[tuple[int, int]]:
        """The steps of all cycles."""
        return frozenset(step for cycle in self._alignment.cycles for step in pairwise([*cycle, cycle[0]]))

    def _is_upside_down(self, link: Link) -> bool:
        nodes, levels = self._alignment.nodes, self._alignment.levels
        return link.kind == "contributes_to" and levels.is_above(nodes[link.source], nodes[link.target])

    def _marked(self) -> Iterator[tuple[int, Mark]]:
        alignment = self._alignment
        for each in alignment.dangling:
            yield each.source, "broken"
        for cycle in alignment.cycles:
            for number in cycle:
                yield number, "cycle"
        for link in alignment.links:
            if self._is_upside_down(link):
                yield link.source, "upside-down"
        ways = Ways(alignment)
        for node in alignment.nodes:
            mark = _mark_of_place(node, alignment, ways)
            if mark is not None:
                yield node.number, mark


def _mark_of_place(node: Node, alignment: Alignment, ways: Ways) -> Mark | None:
    """What is to be said of where a goal stands in the graph; nothing where nobody can tell."""
    if node.kind == "objective":
        return _mark_of_objective(node, alignment, ways)
    if node.kind == "key_result":
        return "stray" if node.above < 0 else None
    if node.kind == "kpi":
        return "loose" if node.number in ways.orphans else None
    if node.kind == "initiative" and node.above < 0:
        return None if alignment.out[node.number] or node.number in ways.lost else "loose"
    return None


def _mark_of_objective(node: Node, alignment: Alignment, ways: Ways) -> Mark | None:
    depth, number = alignment.levels.depth(node), node.number
    if depth == 0:
        return None if ways.served[number] or ways.may_be_meant(node) or not ways.has_lower else "uncovered"
    if alignment.steps[number] >= 0 or alignment.grounded[number] >= 0:
        return None
    if (node.goal.stands_alone or "").strip():
        return "stands-alone"
    unknown = ways.unlevelled[number] or ways.unsure[number]
    return None if unknown or not ways.has_top else "orphan"


def natural(words: str) -> tuple[tuple[int, int, str], ...]:
    """Words as they are sorted by people: O2 comes before O10.

    >>> sorted(["O10", "O2", "o1"], key=natural)
    ['o1', 'O2', 'O10']
    """
    parts = _PARTS.split(words.casefold()[:200])
    return tuple((0, int(part), "") if part.isdecimal() and len(part) < 19 else (1, 0, part) for part in parts if part)
