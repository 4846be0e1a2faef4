"""Ways up: where each goal's links end, where nobody can tell, and which KPIs no link leads from."""

from __future__ import annotations

from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from graph.alignment import Alignment, align
from graph.nodes import Node

ROUND = -1  # where links only lead in a circle
_UNSEEN, _PASSED = -2, -3
_LEADS_UP = frozenset({"aligns_to", "strategy", "supports"})


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
    """

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.has_top: bool = bool(alignment.company) or any(node.kind in ("item", "factor") for node in alignment.nodes)
        self.has_goals: bool = any(node.kind in ("objective", "key_result") for node in alignment.nodes)
        self.stops: list[int] = _stops(alignment.up)
        self.lost: frozenset[int] = frozenset(each.source for each in alignment.dangling if each.field in _LEADS_UP)
        self.unsure: list[bool] = [False] * len(alignment.nodes)
        for number in self.lost:
            self.unsure[number] = True
        waiting = list(self.lost)
        for number in waiting:
            for below in alignment.down[number]:
                if not self.unsure[below]:
                    self.unsure[below] = True
                    waiting.append(below)
        kpis = [node for node in alignment.nodes if node.kind == "kpi"]
        self.orphans: frozenset[int] = frozenset(node.number for node in kpis if self._supports_nothing(node))
        self.kpis: int = len(kpis)

    def _supports_nothing(self, kpi: Node) -> bool:
        return kpi.number not in self.lost and not self.alignment.up[kpi.number]

    def same_words(self, node: Node) -> Node | None:
        """The goal of a level above in whose very words a goal stands that names no parent."""
        links = self.alignment.out[node.number]
        return next((self.alignment.nodes[link.target] for link in links if link.inferred), None)


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
