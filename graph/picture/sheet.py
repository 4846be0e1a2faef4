"""A picture with tables of the same facts, for who does not see it and for who looks something up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.reporters.sheet import Section, Sheet
from graph.alignment import Alignment
from graph.marks import SAID, Marks
from graph.nodes import LEVELS, Node
from graph.picture.cards import plural
from graph.picture.choose import key_of, team_of
from graph.picture.model import Picture

MOST = 2_000  # rows that a page can hold
_KINDS = {"kpi": "KPI", "key_result": "key result", "item": "X-matrix item", "factor": "canvas factor"}


def sheet_of(
    picture: Picture, svg: str, alignment: Alignment, marks: Marks, near: frozenset[int] | None = None
) -> Sheet:
    """The page of a picture: goals with what they serve and who carries them, names that lead nowhere, circles."""
    told = _Told(alignment, marks, near)
    sections = (
        _section(
            "Goals", ("Goal", "Level", "Team", "Owner", "Commitment", "Serves", "Served by", "Marks"), told.goals()
        ),
        _section("KPIs", ("KPI", "Team", "Health", "Why", "Supports", "Measured by"), told.kpis()),
        _section("Initiatives", ("Initiative", "Under", "Moves", "State"), told.initiatives()),
        _section("Names that lead nowhere", ("Who says it", "Field", "Name", "What is the matter"), told.lost()),
        _section("Circles", ("Goals that serve each other",), told.circles()),
    )
    return Sheet(picture.title, picture.subtitle, svg, sections)


def _section(heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    found = tuple(rows)
    left = len(found) - MOST
    cut = (f"{plural(left, 'row')} more are not listed here: --format json has them all.",) if left > 0 else ()
    return Section(heading if found else "", cut, columns, found[:MOST])


class _Told:
    """Rows of tables; a helper of `sheet_of` alone."""

    def __init__(self, alignment: Alignment, marks: Marks, near: frozenset[int] | None) -> None:
        self.alignment = alignment
        self.marks = marks
        self.near = near

    def _nodes(self, *kinds: str) -> list[Node]:
        found = [node for node in self.alignment.nodes if node.kind in kinds and self._is_near(node.number)]
        return sorted(found, key=lambda node: (self._depth(node), key_of(node, self.alignment)))

    def _depth(self, node: Node) -> int:
        """How far down a goal is listed; one whose level nobody says comes last."""
        return self.alignment.levels.depth(node) % (len(LEVELS) + 1)

    def _is_near(self, number: int) -> bool:
        return self.near is None or number in self.near

    def _name(self, number: int) -> str:
        node = self.alignment.nodes[number]
        return self.alignment.names.written(node) or node.words

    def _whole(self, node: Node) -> str:
        written = self.alignment.names.written(node)
        return f"{written} {node.words}" if written and written != node.words else node.words

    def _ends(self, node: Node, kinds: Iterable[str], *, up: bool) -> str:
        links = self.alignment.out[node.number] if up else self.alignment.into[node.number]
        names = [
            self._name(link.target if up else link.source) + (" (same words, not linked)" if link.inferred else "")
            for link in links
            if link.kind in kinds
        ]
        told = list(dict.fromkeys(names))
        return ", ".join(told[:12]) + (f" and {len(told) - 12:,} more" if len(told) > 12 else "")

    def _marks(self, node: Node) -> str:
        return "; ".join(SAID[mark] for mark in self.marks.of(node.number))

    def goals(self) -> Iterator[tuple[str, ...]]:
        """Objectives, each followed by its key results."""
        nodes = self.alignment.nodes
        for node in self._nodes("objective"):
            yield self._goal(node)
            for at in range(node.number + 1, node.number + 1 + len(node.goal.key_results)):
                yield self._goal(nodes[at])
        for node in self._nodes("key_result"):
            if node.above < 0:
                yield self._goal(node)

    def _goal(self, node: Node) -> tuple[str, ...]:
        ahead = "Key result " if node.kind == "key_result" else ""
        return (
            ahead + self._whole(node), self.alignment.levels.of(node) or "", team_of(node, self.alignment),
            node.goal.owner or "", node.goal.commitment or "", self._ends(node, ("contributes_to",), up=True),
            self._ends(node, ("contributes_to", "supports"), up=False), self._marks(node),
        )  # fmt: skip

    def kpis(self) -> Iterator[tuple[str, ...]]:
        """KPIs with their health."""
        for node in self._nodes("kpi"):
            health = self.marks.health(node)
            yield (
                self._whole(node), team_of(node, self.alignment), health.state.replace("-", " "), health.reason,
                self._ends(node, ("supports",), up=True) or self._marks(node),
                self._ends(node, ("measures", "moves"), up=False),
            )  # fmt: skip

    def initiatives(self) -> Iterator[tuple[str, ...]]:
        """Initiatives with what they move."""
        for node in self._nodes("initiative"):
            above = self._name(node.above) if node.above >= 0 else ""
            moves = self._ends(node, ("moves",), up=True) or self._marks(node)
            yield self._whole(node), above, moves, node.goal.status or ""

    def lost(self) -> Iterator[tuple[str, ...]]:
        """Names that are of nothing, or of something else than is meant."""
        for each in self.alignment.dangling:
            if self._is_near(each.source):
                why = "nothing in the plan has this name"
                if each.instead is not None:
                    why = f"it is the name of {_article(_KINDS.get(each.instead, each.instead))}"
                if each.several:
                    why = "several other plans have it"
                yield self._whole(self.alignment.nodes[each.source]), each.field, each.name, why

    def circles(self) -> Iterator[tuple[str, ...]]:
        """Each circle from its first goal back to it."""
        for cycle in self.alignment.cycles:
            if self.near is None or self.near.intersection(cycle):
                yield (" → ".join(self._name(number) for number in [*cycle, cycle[0]]),)


def _article(words: str) -> str:
    return f"{'an' if words[0] in 'aeioX' else 'a'} {words}"
