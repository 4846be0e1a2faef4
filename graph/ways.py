"""Ways up: where each goal's links end, where nobody can tell, who is served, and which KPIs support nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from graph.alignment import Alignment, align
from graph.names import plain
from graph.nodes import Node

ROUND = -1  # where links only lead in a circle
_UNSEEN, _PASSED = -2, -3
_LOOKED_AT = 100  # names that lead nowhere
_LEADS_UP = frozenset({"aligns_to", "strategy", "supports", "moves"})


def ways_of(audit: Audit) -> Ways:
    """The ways up of the plans that are audited together; found once for all of them."""
    return audit.bundle.once(find_ways)


def find_ways(bundle: Bundle) -> Ways:
    """The ways up in some plans.

    >>> from advisor.importers.load import load_text
    >>> text = "objectives: [{id: O1, title: We win, aligns_to: [O2]}, {id: O2, title: We grow, aligns_to: [C1]}]"
    >>> found = find_ways(Bundle([load_text(text, "plan.yaml")]))
    >>> found.stops, found.unsure
    ([1, 1], [True, True])
    """
    return Ways(bundle.once(align))


class Ways:
    """What can be said of the way up from every goal; goals are named by the numbers of their nodes.

    `stops` is where the way over each one's first link ends, `ROUND` where it leads in a
    circle. `unsure` are goals from which some link is missing its end, their own or one
    further up: nobody can tell where they lead. `lost` are the goals whose own link it is.
    `orphans` are the KPIs, of all `kpis`, that support nothing.
    """

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.has_top: bool = bool(alignment.company) or any(node.kind in ("item", "factor") for node in alignment.nodes)
        self.has_goals: bool = any(node.kind in ("objective", "key_result") for node in alignment.nodes)
        self.has_lower: bool = any(self._is_below(node) for node in alignment.nodes)
        self.stops: list[int] = _stops(alignment.up)
        self.lost: frozenset[int] = frozenset(each.source for each in alignment.dangling if each.field in _LEADS_UP)
        self.unsure: list[bool] = _marked(self.lost, alignment.down)
        kpis = [node for node in alignment.nodes if node.kind == "kpi"]
        self.orphans: frozenset[int] = frozenset(node.number for node in kpis if self._supports_nothing(node))
        self.kpis: int = len(kpis)

    def _is_below(self, node: Node) -> bool:
        return node.kind == "objective" and self.alignment.levels.depth(node) > 0

    @cached_property
    def served(self) -> list[bool]:
        """By goal: whether an objective that is not known to be the company's own leads to it."""
        nodes, up = self.alignment.nodes, self.alignment.up
        below = [n.number for n in nodes if n.kind == "objective" and self.alignment.levels.of(n) != "company"]
        return _marked((above for number in below for above in up[number]), up)

    @cached_property
    def unlevelled(self) -> list[bool]:
        """By goal: whether it, or an objective that it leads to, says no level, and may be the company's."""
        nodes, levels = self.alignment.nodes, self.alignment.levels
        starts = (node.number for node in nodes if node.kind == "objective" and levels.of(node) is None)
        return _marked(starts, self.alignment.down)

    @cached_property
    def missed(self) -> tuple[str, ...]:
        """The names, in small letters, that links upwards use and that lead nowhere."""
        names = (plain(each.name) for each in self.alignment.dangling if each.field in _LEADS_UP)
        return tuple(dict.fromkeys(names))

    def may_be_meant(self, node: Node) -> bool:
        """Whether a name that leads nowhere may be a goal's: its words or id, give or take a letter of the id."""
        own, words = plain(node.id or ""), plain(node.words)
        return any(
            words in name
            or name == own
            or (own and abs(len(name) - len(own)) == 1 and (name.startswith(own) or own.startswith(name)))
            for name in islice(self.missed, _LOOKED_AT)
        )

    def _supports_nothing(self, kpi: Node) -> bool:
        return kpi.number not in self.lost and not self.alignment.up[kpi.number]

    def same_words(self, node: Node) -> Node | None:
        """The goal of a level above in whose very words a goal stands that names no parent."""
        links = self.alignment.out[node.number]
        return next((self.alignment.nodes[link.target] for link in links if link.inferred), None)


def _marked(starts: Iterable[int], neighbours: list[list[int]]) -> list[bool]:
    """Which goals are among some, or can be reached from them."""
    found = [False] * len(neighbours)
    waiting = list(dict.fromkeys(starts))
    for number in waiting:
        found[number] = True
    for number in waiting:
        for other in neighbours[number]:
            if not found[other]:
                found[other] = True
                waiting.append(other)
    return found


def _stops(up: list[list[int]]) -> list[int]:
    found = [_UNSEEN] * len(up)
    for start in range(len(up)):
        passed = []
        at = start
        while found[at] == _UNSEEN:
            passed.append(at)
            found[at] = _PASSED if up[at] else at
            at = up[at][0] if up[at] else at
        end = ROUND if found[at] == _PASSED else found[at]
        for number in passed:
            found[number] = end
    return found
