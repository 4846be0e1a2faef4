"""Units: teams with everything below them, the goals that they own, and whether any link leads out of them.

A team that is listed in several files is one unit. A sub-tree is a run of numbers in
the order in which a walk down the tree meets its units, so that one look at every link
tells of all units at once whether it crosses their border.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from advisor.domain.plan import Level
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from graph.alignment import Alignment, align
from graph.nodes import Node

OUTSIDE = -1
_TIES = frozenset({"contributes_to", "supports", "depends_on", "measures", "drives", "moves"})
_NAMING = frozenset({"aligns_to", "strategy", "supports", "depends_on", "measures", "drivers", "moves", "addresses"})


def units_of(audit: Audit) -> Units:
    """The units of the plans that are audited together; made once for all of them."""
    return audit.bundle.once(find_units)


def find_units(bundle: Bundle) -> Units:
    """The units of some plans.

    >>> from advisor.importers.load import load_text
    >>> text = '''
    ... teams: [{id: sales}, {id: north, parent: sales}]
    ... objectives: [{id: N1, title: We win, team: north, depends_on: [C1]}, {id: C1, title: We grow}]
    ... '''
    >>> found = find_units(Bundle([load_text(text, "plan.yaml")]))
    >>> [(unit.team.id, unit.objectives, unit.linked) for unit in found.all]
    [('sales', 1, True), ('north', 1, True)]
    """
    positional = [document.positional for document in bundle.documents]
    return Units(bundle.once(align), positional)


class Unit:
    """A team with its sub-tree.

    `team` is where it is listed first, `own` are its own objectives by the numbers of
    their nodes. Of all its sub-tree: how many `objectives` and `kpis` there are, how many
    of the objectives say why they stand `alone`, and whether some reference is `lost`.
    """

    def __init__(self, team: Node) -> None:
        self.team = team
        self.level: Level | None = None
        self.parent: Unit | None = None
        self.below: list[Unit] = []
        self.own: list[int] = []
        self.objectives = self.kpis = self.alone = 0
        self.lost = False
        self.first = self.last = OUTSIDE
        self.low, self.high = inf, -inf

    @property
    def goals(self) -> int:
        """How many objectives and KPIs its sub-tree has."""
        return self.objectives + self.kpis

    @property
    def judged(self) -> bool:
        """Whether it is known to be a unit below the company."""
        return self.level is not None and self.level != "company"

    @property
    def linked(self) -> bool:
        """Whether any link crosses the border of its sub-tree."""
        return self.low < self.first or self.high > self.last

    def meet(self, other: Unit | None) -> None:
        """Take note of a link to or from another unit, None for what is no unit's."""
        number = OUTSIDE if other is None else other.first
        self.low, self.high = min(self.low, number), max(self.high, number)

    def count(self, node: Node) -> None:
        """Take note of a goal of its own."""
        if node.kind == "objective":
            self.own.append(node.number)
            self.objectives += 1
            self.alone += bool((node.goal.stands_alone or "").strip())
        elif node.kind == "kpi":
            self.kpis += 1

    def add(self, below: Unit) -> None:
        """Take over what was noted of a unit below."""
        self.objectives += below.objectives
        self.kpis += below.kpis
        self.alone += below.alone
        self.lost |= below.lost
        self.low, self.high = min(self.low, below.low), max(self.high, below.high)


class Units:
    """All units of some plans.

    `all` has them in the order in which a walk down the tree meets them, `of` by the
    number of a team's node. `goals` is how many objectives and KPIs are the company's or
    some unit's.
    """

    def __init__(self, alignment: Alignment, positional: list[frozenset[str]]) -> None:
        self.alignment = alignment
        self.of: dict[int, Unit] = {}
        by_id: dict[str, Unit] = {}
        for node in alignment.nodes:
            if node.kind == "team":
                written = node.id and node.id not in positional[node.plan]
                unit = by_id.setdefault(node.id or "", Unit(node)) if written else Unit(node)
                unit.level = unit.level or node.goal.level
                self.of[node.number] = unit
        self.all: list[Unit] = list(self._walk(list(dict.fromkeys(self.of.values()))))
        self._place: list[Unit | None] = [self._unit_of(node) for node in alignment.nodes]
        self.goals = self._count()
        self._tie()
        for unit in reversed(self.all):
            if unit.parent is not None:
                unit.parent.add(unit)

    def _walk(self, units: list[Unit]) -> Iterator[Unit]:
        """Every unit after the one that it belongs to; a circle of teams begins at its first."""
        below: dict[Unit, list[Unit]] = {}
        lower: set[Unit] = set()
        for number, unit in self.of.items():
            parent = self.alignment.levels.parent(self.alignment.nodes[number])
            above = self.of[parent.number] if parent is not None else None
            if above is not None and above is not unit and unit not in lower:
                below.setdefault(above, []).append(unit)
                lower.add(unit)
        roots = [unit for unit in units if unit not in lower]
        met = 0
        for root in [*roots, *(unit for unit in units if unit in lower)]:
            waiting = [root] if root.first == OUTSIDE else []
            while waiting:
                unit = waiting.pop()
                if unit.first != OUTSIDE:  # all below it are met
                    unit.last = met - 1
                    continue
                unit.first, met = met, met + 1
                yield unit
                fresh = [each for each in below.get(unit, ()) if each.first == OUTSIDE]
                for each in fresh:
                    each.parent = unit
                unit.below = fresh
                waiting += [unit, *reversed(fresh)]

    def _unit_of(self, node: Node) -> Unit | None:
        """The unit that a goal or team is of; None for the company's goals and what belongs to nobody."""
        if node.kind == "team":
            return self.of[node.number]
        team = self.alignment.levels.team(node)
        return None if team is None or self.alignment.levels.of(node) == "company" else self.of[team.number]

    def _count(self) -> int:
        """Give every unit its own goals; the number of all that are a unit's or the company's."""
        goals = 0
        for node, unit in zip(self.alignment.nodes, self._place, strict=True):
            if node.kind in ("objective", "kpi"):
                if unit is not None:
                    unit.count(node)
                    goals += 1
                elif self.alignment.levels.of(node) == "company":
                    goals += 1
                    team = self.alignment.levels.team(node)
                    if team is not None:  # who holds a goal of the company is tied to it
                        self.of[team.number].meet(None)
        return goals

    def _tie(self) -> None:
        """Look at every link and every lost reference."""
        alignment, place = self.alignment, self._place
        for link in alignment.links:
            if link.kind in _TIES and not link.inferred:
                self._meet(place[link.source], place[link.target])
        for each in alignment.dangling:
            unit = place[each.source]
            if unit is not None and each.field in _NAMING and alignment.nodes[each.source].kind != "team":
                unit.lost = True

    def _meet(self, one: Unit | None, other: Unit | None) -> None:
        if one is not None:
            one.meet(other)
        if other is not None:
            other.meet(one)
