"""Names that fields use for other things, and what they mean: an id, the exact title, or a number in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.domain.document import Document
from graph.nodes import Node, NodeKind

_NUMBER = re.compile(
    r"(?:#|(?:objective|obj|o|key\s?result|kr)\s{0,2})?(\d{1,4})(?:[.\s/-]{0,2}(?:key\s?result|kr|k)?\s?(\d{1,3}))?",
    re.IGNORECASE,
)

OBJECTIVES: tuple[NodeKind, ...] = ("objective", "key_result")
GOALS: tuple[NodeKind, ...] = (*OBJECTIVES, "kpi", "initiative")


def plain(words: str) -> str:
    """Words without case, and blanks of one size: how titles are compared.

    >>> plain("  Win back  the North ")
    'win back the north'
    """
    return " ".join(words.casefold().split())


class Names:
    """Everything that has a name in some plans.

    Ids that stand for a position (`o1.k2`) mean something in their own plan only.
    """

    def __init__(self, documents: Sequence[Document], nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._positional = [document.positional for document in documents]
        self._ids: dict[str, list[Node]] = {}
        self._own: dict[tuple[int, str], Node] = {}
        self._titles: dict[str, list[Node]] | None = None
        for node in nodes:
            name = node.id
            if name and node.kind != "team" and name in self._positional[node.plan]:
                self._own.setdefault((node.plan, name), node)
            elif name:
                self._ids.setdefault(name, []).append(node)

    def find(self, name: str, plan: int, kinds: Sequence[NodeKind]) -> list[Node]:
        """What a name means, seen from a plan, of kinds that it may be: one thing, none, or one each of several plans.

        Ids come before exact titles, and the plan's own before those of others; a
        number is looked up where the plan has no ids of its own. Of a title that several
        goals of the plan have, all are given: nobody can tell which one is meant.
        """
        for nodes in self._ways(name, plan):
            fitting = [node for node in nodes if node.kind in kinds]
            own = [node for node in fitting if node.plan == plan]
            if own:
                return own[:1] if own[0].id in (name, name.strip()) else own
            if fitting:
                return list({node.plan: node for node in reversed(fitting)}.values())[::-1]
        return []

    def elsewhere(self, name: str, plan: int, kinds: Sequence[NodeKind]) -> list[Node]:
        """What a name means in other plans, where each has one thing of that id."""
        others = [node for node in self._ids.get(name, ()) if node.plan != plan and node.kind in kinds]
        return list({node.plan: node for node in reversed(others)}.values())[::-1]

    def of_any_kind(self, name: str, plan: int) -> Node | None:
        """Anything that has this name."""
        return next((node for nodes in self._ways(name, plan) for node in nodes), None)

    def _ways(self, name: str, plan: int) -> Iterator[Sequence[Node]]:
        """What a name can mean, the surest first."""
        own = self._own.get((plan, name)) or self._own.get((plan, name.strip()))
        if own is not None:
            yield (own,)
        yield self._ids.get(name) or self._ids.get(name.strip()) or ()
        if self._titles is None:
            self._titles = {}
            for node in self._nodes:
                self._titles.setdefault(plain(node.words), []).append(node)
        yield self._titles.get(plain(name), ())
        match = _NUMBER.fullmatch(name.strip())
        if match is not None:
            number = f"o{int(match[1])}" + (f".k{int(match[2])}" if match[2] else "")
            own = self._own.get((plan, number))
            yield (own,) if own is not None else [node for node in self._ids.get(number, ()) if node.plan == plan]

    def written(self, node: Node) -> str | None:
        """The id of a node as someone wrote it; None where it only stands for a position."""
        return node.id if node.id and (node.kind == "team" or node.id not in self._positional[node.plan]) else None

    def known(self, plan: int, kinds: Sequence[NodeKind]) -> list[str]:
        """Every written id and every title of some kinds, the plan's own first: what may have been meant."""
        found: dict[str, None] = {}
        for node in sorted(self._nodes, key=lambda node: node.plan != plan):
            if node.kind in kinds:
                found |= dict.fromkeys(filter(None, (self.written(node), node.words)))
        return list(found)
