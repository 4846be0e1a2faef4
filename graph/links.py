"""Every reference of some plans, followed: what a goal serves, proves, measures, needs and moves.

Real plans are no trees: key results are parents, goals have several, and half of the
links are missing. Nothing is guessed. What leads nowhere is kept as dangling, and a
link that only the same words suggest is marked as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from advisor.domain.document import Document
from advisor.domain.place import Pointer
from advisor.domain.plan import Initiative, KeyResult, Kpi, Level, Objective, Plan, Team
from advisor.text.placeholder import is_placeholder
from graph.names import OBJECTIVES, Names, plain
from graph.nodes import LEVELS, Dangling, Link, LinkKind, Node, NodeKind

SIDES = ("breakthroughs", "annual", "priorities", "metrics")
_STRATEGY: tuple[NodeKind, ...] = ("item", "factor")


class Linked(NamedTuple):
    """The nodes of some plans, in their order, with every link between them and every name that leads nowhere."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    dangling: tuple[Dangling, ...]
    names: Names


class _Field(NamedTuple):
    """A field that names other things: the line that it draws, None for none, and what it may name."""

    name: str
    kind: LinkKind | None
    means: tuple[NodeKind, ...]
    backwards: bool = False


_FIELDS: dict[type, tuple[_Field, ...]] = {
    Objective: (
        _Field("aligns_to", "contributes_to", OBJECTIVES),
        _Field("strategy", "contributes_to", _STRATEGY),
        _Field("addresses", "moves", ("kpi",)),
        _Field("depends_on", "depends_on", (*OBJECTIVES, "team")),
        _Field("team", "owns", ("team",), backwards=True),
    ),
    KeyResult: (
        _Field("measures", "measures", ("kpi",)),
        _Field("depends_on", "depends_on", (*OBJECTIVES, "team")),
        _Field("guards", None, ("kpi", "key_result")),
    ),
    Initiative: (_Field("moves", "moves", (*OBJECTIVES, "kpi")),),
    Kpi: (
        _Field("supports", "supports", OBJECTIVES),
        _Field("drivers", "drives", ("kpi",), backwards=True),
        _Field("team", "owns", ("team",), backwards=True),
    ),
    Team: (_Field("parent", "owns", ("team",), backwards=True),),
}


def meant_by(goal: object, field: str) -> tuple[NodeKind, ...]:
    """What kinds of things a field of a goal, KPI, initiative or team may name."""
    return next((each.means for each in _FIELDS.get(type(goal), ()) if each.name == field), ())


def linked(documents: Sequence[Document]) -> Linked:
    """All nodes of some plans and all links between them."""
    nodes = tuple(_nodes(documents))
    names = Names(documents, nodes)
    collected = _Collector(nodes, names)
    for node in nodes:
        collected.take(node)
    collected.strategy(documents)
    collected.infer()
    return Linked(nodes, tuple(collected.links), tuple(collected.dangling), names)


def _nodes(documents: Sequence[Document]) -> Iterator[Node]:
    number = 0
    for at, document in enumerate(documents):
        plan = document.plan
        for kind, goal, pointer, above in _things(plan):
            yield Node(number, kind, goal, at, pointer, number - above if above else -1)
            number += 1


def _things(plan: Plan) -> Iterator[tuple[NodeKind, Any, Pointer, int]]:
    """What stands in a plan; the last part says how many nodes before it that stands under which it stands."""
    if plan.organisation is not None:
        yield "organisation", plan.organisation, ("organisation",), 0
    for t, team in enumerate(plan.teams):
        yield "team", team, ("teams", t), 0
    for o, objective in enumerate(plan.objectives):
        yield "objective", objective, ("objectives", o), 0
        below = 0
        for k, key_result in enumerate(objective.key_results):
            below += 1
            yield "key_result", key_result, ("objectives", o, "key_results", k), below
        for i, initiative in enumerate(objective.initiatives):
            below += 1
            yield "initiative", initiative, ("objectives", o, "initiatives", i), below
    for k, key_result in enumerate(plan.key_results):
        yield "key_result", key_result, ("key_results", k), 0
    for i, initiative in enumerate(plan.initiatives):
        yield "initiative", initiative, ("initiatives", i), 0
    for k, kpi in enumerate(plan.kpis):
        yield "kpi", kpi, ("kpis", k), 0
    for side in SIDES if plan.x_matrix else ():
        for at, item in enumerate(getattr(plan.x_matrix, side)):
            yield "item", item, ("x_matrix", side, at), 0
    for at, factor in enumerate(plan.strategy_canvas.factors if plan.strategy_canvas else ()):
        yield "factor", factor, ("strategy_canvas", "factors", at), 0


class _Collector:
    """Follows references one by one; a helper of `linked` alone."""

    def __init__(self, nodes: Sequence[Node], names: Names) -> None:
        self.nodes = nodes
        self.names = names
        self.links: list[Link] = []
        self.dangling: list[Dangling] = []
        self._organisation: Node | None = None
        self._has_teams = any(node.kind == "team" for node in nodes)
        self._said_teams = {plain(team) for node in nodes if (team := getattr(node.goal, "team", None))}
        self._found: dict[tuple[int, str, str], list[Node]] = {}

    def take(self, node: Node) -> None:
        """Every link that a node declares, and that from a key result or initiative to what it stands under."""
        if node.kind == "key_result" and node.above >= 0:
            self.links.append(Link(node.number, "proves", node.above))
        if node.kind == "organisation":
            self._organisation = node
        if node.kind == "team" and not node.goal.parent and self._organisation and self._organisation.plan == node.plan:
            self.links.append(Link(self._organisation.number, "owns", node.number))
        for field in _FIELDS.get(type(node.goal), ()):
            value = getattr(node.goal, field.name)
            if value:
                for at, name in enumerate((value,) if isinstance(value, str) else value):
                    self._follow(node, field, at, name)

    def _follow(self, node: Node, field: _Field, at: int, name: str) -> None:
        key = (node.plan, field.name, name)
        found = self._found.get(key)
        if found is None:
            found = self.names.find(name, node.plan, field.means)
            if all(each.kind == "team" for each in found):
                found = found[:1]  # a team that several files list is one team
            self._found[key] = found
        if len(found) == 1 and node.number in (found[0].number, found[0].above):
            found = self.names.elsewhere(name, node.plan, field.means) or found  # nobody means a goal to serve itself
        if len(found) == 1:
            self._draw(node, field, at, found[0])
        elif not self._is_free(name, field):
            other = self.names.of_any_kind(name, node.plan) if not found else None
            instead = other.kind if other is not None else None
            self.dangling.append(Dangling(node.number, field.name, at, name, instead, bool(found)))

    def _is_free(self, name: str, field: _Field) -> bool:
        """Whether a name is none that could lead anywhere: still to be written, or of a team where none is listed."""
        if not name.strip() or is_placeholder(name):
            return True
        if self._has_teams or "team" not in field.means:
            return False
        return field.means == ("team",) or plain(name) in self._said_teams

    def _draw(self, node: Node, field: _Field, at: int, other: Node) -> None:
        if field.kind is not None:
            source, target = (other, node) if field.backwards else (node, other)
            self.links.append(Link(source[0], field.kind, target[0], field.name, at))

    def strategy(self, documents: Sequence[Document]) -> None:
        """What stands in the X-matrix and the canvas: correlations, and the objective that a factor names."""
        for plan, document in enumerate(documents):
            matrix = document.plan.x_matrix
            for at, mark in enumerate(matrix.correlations if matrix else ()):
                ends = [self.names.find(name, plan, ("item",)) for name in (mark.from_, mark.to)]
                if all(len(found) == 1 for found in ends):  # the rules of the X-matrix speak of those that are not
                    lower, upper = sorted((found[0] for found in ends), key=_side, reverse=True)
                    self.links.append(Link(lower.number, "contributes_to", upper.number, "correlations", at))
        for node in self.nodes:
            if node.kind == "factor" and node.goal.objective:
                for found in self.names.find(node.goal.objective, node.plan, ("objective",))[:1]:
                    self.links.append(Link(found.number, "contributes_to", node.number, "objective"))

    def infer(self) -> None:
        """Links that no field declares: an objective in the very words of a goal of a level above."""
        declared = {link.source for link in self.links if link.field == "aligns_to"}
        declared |= {each.source for each in self.dangling if each.field == "aligns_to"}
        levels = Levels(self.nodes, self.links)
        lone = [
            node
            for node in self.nodes
            if node.kind == "objective" and node.number not in declared and levels.depth(node) > 0
        ]
        if not lone:
            return
        same: dict[str, dict[int, Node]] = {plain(node.words): {} for node in lone}  # the first of each level
        for node in self.nodes:
            if node.kind in OBJECTIVES and (firsts := same.get(plain(node.words))) is not None:
                firsts.setdefault(levels.depth(node), node)
        for node in lone:
            levels_above = range(levels.depth(node) - 1, -1, -1)
            parent = next((found for depth in levels_above if (found := same[plain(node.words)].get(depth))), None)
            if parent is not None:
                self.links.append(Link(node.number, "contributes_to", parent.number, inferred=True))


def _side(item: Node) -> int:
    """How far below the breakthroughs an item of the X-matrix stands."""
    return SIDES.index(str(item.pointer[1]))


class Levels:
    """The level and the team of goals, their own or that of what they stand under."""

    def __init__(self, nodes: Sequence[Node], links: Sequence[Link]) -> None:
        self._nodes = nodes
        self._owner: dict[int, int] = {}
        for link in links:
            if link.kind == "owns":
                self._owner.setdefault(link.target, link.source)
        self._by_team: dict[str, Level] = {}
        for node in nodes:
            if node.kind == "team" and node.goal.level is not None:
                for name in filter(None, (node.id, node.words)):
                    self._by_team.setdefault(plain(name), node.goal.level)

    def team(self, node: Node) -> Node | None:
        """The team of a goal, as far as it is listed."""
        holder = self._nodes[node.above] if node.above >= 0 else node
        owner = self._nodes[self._owner[holder.number]] if holder.number in self._owner else None
        return owner if owner is not None and owner.kind == "team" else None

    def parent(self, team: Node) -> Node | None:
        """The team that a team belongs to."""
        owner = self._nodes[self._owner[team.number]] if team.number in self._owner else None
        return owner if owner is not None and owner.kind == "team" else None

    def of(self, node: Node) -> Level | None:
        """The level of a goal: its own, else that of what it stands under, else its team's."""
        holder = self._nodes[node.above] if node.above >= 0 else node
        own: Level | None = getattr(holder.goal, "level", None)
        if own is not None:
            return own
        team = self.team(holder)
        return self._level_of_team(team) if team is not None else None

    def _level_of_team(self, team: Node) -> Level | None:
        """The level of a team: its own, else what another file says of one of its id or name."""
        own: Level | None = team.goal.level
        return own or self._by_team.get(plain(team.id or "")) or self._by_team.get(plain(team.words))

    def depth(self, node: Node) -> int:
        """How far below the company a goal stands: 0 for the company, 3 for a person, -1 where nobody says."""
        level = self.of(node)
        return -1 if level is None else LEVELS.index(level)

    def is_above(self, one: Node, other: Node) -> bool:
        """Whether one goal is of a level above another's."""
        return 0 <= self.depth(one) < self.depth(other)
