"""How one goal reaches another: every step of the way, and where it ends if it does not get there."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from graph.alignment import Alignment
from graph.nodes import Link, Node

Verb: TypeAlias = Literal[
    "contributes to", "proves", "supports", "is to move", "is measured by", "drives", "says the same as"
]
_VERBS: dict[str, Verb] = {
    "contributes_to": "contributes to",
    "proves": "proves",
    "supports": "supports",
    "moves": "is to move",
    "drives": "drives",
}


class Step(NamedTuple):
    """From one goal to the next, with the link that leads there; an inferred one says the same and declares nothing."""

    source: Node
    verb: Verb
    target: Node
    link: Link


class Way(NamedTuple):
    """The ways from a goal: to each end that it reaches, and, where it reaches none, those up to where they stop."""

    start: Node
    reached: tuple[tuple[Step, ...], ...]
    stops: tuple[tuple[Step, ...], ...]


class Ways:
    """Ways through some plans, along what goals contribute to, prove, support and move.

    A KPI also leads to the key result that is measured by it, and to the KPIs that it drives.
    """

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self._steps: list[list[Step]] = [[] for _ in alignment.nodes]
        for link in alignment.links:
            one, other = alignment.nodes[link.source], alignment.nodes[link.target]
            if link.kind == "measures":
                self._steps[link.target].append(Step(other, "is measured by", one, link))
            elif link.kind in _VERBS:
                verb: Verb = "says the same as" if link.inferred else _VERBS[link.kind]
                self._steps[link.source].append(Step(one, verb, other, link))

    def find(self, start: Node, ends: Sequence[Node]) -> Way:
        """The shortest way from a goal to each of some others; inferred links count only where no declared one leads.

        >>> from advisor.engine.bundle import Bundle
        >>> from advisor.importers.load import load_text
        >>> from graph.alignment import align
        >>> text = '''
        ... objectives:
        ...   - {id: C1, title: Newcomers stay, level: company}
        ...   - {id: O1, title: Setup is a joy, aligns_to: [C1], key_results: [{id: K1, title: NPS from 32 to 55}]}
        ... kpis: [{id: nps, name: Onboarding NPS, supports: [K1]}]
        ... '''
        >>> alignment = align(Bundle([load_text(text, "plan.yaml")]))
        >>> named = {node.id: node for node in alignment.nodes}
        >>> (way,) = Ways(alignment).find(named["nps"], [named["C1"]]).reached
        >>> [(step.verb, step.target.id) for step in way]
        [('supports', 'K1'), ('proves', 'O1'), ('contributes to', 'C1')]
        """
        wanted = {end.number for end in ends} - {start.number}
        for inferred in (False, True):
            came = self._walk(start, inferred)
            reached = [self._way(end, came) for end in sorted(wanted) if end in came]
            if reached:
                return Way(start, tuple(sorted(reached, key=len)), ())
        came = self._walk(start, inferred=False)
        last = [at for at in came if all(step.link.inferred for step in self._steps[at])]
        return Way(start, (), tuple(self._way(at, came) for at in last))

    def _walk(self, start: Node, inferred: bool) -> dict[int, Step | None]:
        """Every node that a start leads to, with the step that came there first."""
        came: dict[int, Step | None] = {start.number: None}
        waiting = deque([start.number])
        while waiting:
            for step in self._steps[waiting.popleft()]:
                if step.target.number not in came and (inferred or not step.link.inferred):
                    came[step.target.number] = step
                    waiting.append(step.target.number)
        return came

    def _way(self, end: int, came: dict[int, Step | None]) -> tuple[Step, ...]:
        steps: list[Step] = []
        at = came[end]
        while at is not None:
            steps.append(at)
            at = came[at.source.number]
        return tuple(reversed(steps))
