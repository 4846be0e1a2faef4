"""Alignment: where every goal of some plans leads, who carries it, and what hangs loose.

The links are walked as plain lists, in time linear in their number. An audit needs no
more than that; networkx, which takes longer to import than an audit takes, is for
questions and pictures (docs/adr/0011, `graph.build`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cached_property

from advisor.domain.plan import Commitment
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from graph.cycles import shortest_cycles
from graph.links import Levels, Linked, linked
from graph.names import plain
from graph.nodes import Dangling, Link, Node

MOST = 50  # carriers of a goal that are told apart
_UP = frozenset({"contributes_to", "proves", "supports"})


def alignment_of(audit: Audit) -> Alignment:
    """The alignment of the plans that are audited together; made once for all of them."""
    return audit.bundle.once(align)


def align(bundle: Bundle) -> Alignment:
    """The alignment of some plans.

    >>> from advisor.importers.load import load_text
    >>> text = \"\"\"
    ... objectives:
    ...   - {id: C1, title: Newcomers stay, level: company}
    ...   - {id: O1, title: Our customers love our onboarding, level: team, aligns_to: [C1]}
    ... \"\"\"
    >>> found = align(Bundle([load_text(text, "plan.yaml")]))
    >>> [(found.nodes[link.source].id, link.kind, found.nodes[link.target].id) for link in found.links]
    [('O1', 'contributes_to', 'C1')]
    """
    return Alignment(linked(bundle.documents), [document.places.path for document in bundle.documents])


class Alignment:
    """What can be asked of the links of some plans; every answer is worked out when it is first wanted.

    Goals are named by the numbers of their nodes. `up` are the goals that a goal serves by
    a declared link: what it contributes to, proves or supports; `down` those that serve it.
    """

    def __init__(self, found: Linked, paths: Sequence[str]) -> None:
        self.paths: tuple[str, ...] = tuple(paths)
        self.nodes: tuple[Node, ...] = found.nodes
        self.links: tuple[Link, ...] = found.links
        self.dangling: tuple[Dangling, ...] = found.dangling
        self.names = found.names
        self.levels = Levels(found.nodes, found.links)
        self._number = {id(node.goal): node.number for node in found.nodes}

    def node(self, goal: object) -> Node:
        """The node of a goal, KPI, initiative or team of these plans."""
        return self.nodes[self._number[id(goal)]]

    def number_of_plan(self, audit: Audit) -> int:
        """The number of an audit's own plan among these."""
        return next(at for at, each in enumerate(audit.bundle.documents) if each.plan is audit.plan)

    def commitment(self, node: Node) -> Commitment | None:
        """The commitment of a goal; a key result takes its objective's unless it has its own."""
        own: Commitment | None = getattr(node.goal, "commitment", None)
        return own or (self.commitment(self.nodes[node.above]) if node.above >= 0 else None)

    def team_key(self, node: Node) -> str | None:
        """What tells a goal's team, or a team itself, from others, listed or not, in whichever file; None for none."""
        team = node if node.kind == "team" else self.levels.team(node)
        if team is not None:
            return plain(team.goal.id or team.words)
        holder = self.nodes[node.above] if node.above >= 0 else node
        return plain(getattr(holder.goal, "team", None) or "") or None

    @cached_property
    def teams(self) -> dict[str, int]:
        """The numbers of all teams by their keys: that of the first node that lists one, below 0 where none does."""
        found: dict[str, int] = {}
        for node in self.nodes:
            if node.kind == "team":
                found.setdefault(self.team_key(node) or "", node.number)
        for node in self.nodes:
            if node.kind == "objective" and (key := self.team_key(node)) is not None:
                found.setdefault(key, -1 - len(found))
        return found

    @cached_property
    def team_names(self) -> dict[int, str]:
        """What people call each team, by its number."""
        return {number: self.nodes[number].words if number >= 0 else key for key, number in self.teams.items()}

    @cached_property
    def up(self) -> list[list[int]]:
        """By goal: what it serves, in the order in which it says so."""
        return self._neighbours(link for link in self.links if link.kind in _UP and not link.inferred)

    @cached_property
    def down(self) -> list[list[int]]:
        """By goal: what serves it, in the order of the plans."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for source, targets in enumerate(self.up):
            for target in targets:
                found[target].append(source)
        return found

    def _neighbours(self, links: Iterable[Link]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.nodes]
        for link in links:
            found[link.source].append(link.target)
        return found

    @cached_property
    def into(self) -> list[list[Link]]:
        """By node: the links that lead to it, of every kind."""
        found: list[list[Link]] = [[] for _ in self.nodes]
        for link in self.links:
            found[link.target].append(link)
        return found

    @cached_property
    def out(self) -> list[list[Link]]:
        """By node: the links that lead from it, of every kind."""
        found: list[list[Link]] = [[] for _ in self.nodes]
        for link in self.links:
            found[link.source].append(link)
        return found

    @cached_property
    def company(self) -> tuple[Node, ...]:
        """The company's objectives."""
        return tuple(node for node in self.nodes if node.kind == "objective" and self.levels.of(node) == "company")

    @cached_property
    def steps(self) -> list[int]:
        """By goal: the fewest declared links from it to an objective of the company, -1 where no way leads there.

        From a key result to its own objective is no step.
        """
        return self.steps_to(node.number for node in self.company)

    @cached_property
    def grounded(self) -> list[int]:
        """By goal: the fewest declared links to an item of the X-matrix or a factor of the canvas, -1 for none."""
        return self.steps_to(node.number for node in self.nodes if node.kind in ("item", "factor"))

    def steps_to(self, ends: Iterable[int]) -> list[int]:
        """By goal: the fewest declared links from it to the nearest of some nodes, -1 where no way leads there.

        From a key result to its own objective is no step.
        """
        nodes, down = self.nodes, self.down
        found = [-1] * len(nodes)
        waiting: deque[tuple[int, int]] = deque((end, 0) for end in ends)
        while waiting:
            at, steps = waiting.popleft()
            if found[at] >= 0:
                continue
            found[at] = steps
            for below in down[at]:
                if found[below] < 0:
                    if nodes[below].above == at:
                        waiting.appendleft((below, steps))
                    else:
                        waiting.append((below, steps + 1))
        return found

    def above(self, start: int) -> list[int]:
        """Everything that a node serves, at any distance, nearest first; the node itself left out."""
        found = dict.fromkeys([start])
        waiting = deque([start])
        while waiting:
            for other in self.up[waiting.popleft()]:
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        return list(found)[1:]

    @cached_property
    def served_by(self) -> list[list[int]]:
        """By goal: the teams of whatever level whose objectives serve it, at any distance, by their `teams` numbers.

        At most `MOST` for each goal, so that a chain of many teams takes no longer than any other plan.
        """
        found: list[list[int]] = [[] for _ in self.nodes]
        waiting: deque[tuple[int, int]] = deque()
        for node in self.nodes:
            key = self.team_key(node) if node.kind == "objective" else None
            if key is not None:
                waiting.extend((above, self.teams[key]) for above in self.up[node.number])
        while waiting:
            at, team = waiting.popleft()
            if len(found[at]) < MOST and team not in found[at]:
                found[at].append(team)
                waiting.extend((above, team) for above in self.up[at])
        return found

    def carriers(self, node: Node) -> list[int]:
        """The teams other than its own whose objectives serve a goal, by their `teams` numbers."""
        own = self.teams.get(self.team_key(node) or "")
        return [team for team in self.served_by[node.number] if team != own]

    @cached_property
    def cycles(self) -> list[list[int]]:
        """Cycles of `aligns_to`, each as a way from its first goal by id; a key result counts with its objective."""
        ends: list[list[int]] = [[] for _ in self.nodes]
        for link in self.links:
            if link.field == "aligns_to" and self.nodes[link.target].kind in ("objective", "key_result"):
                target = self.nodes[link.target]
                ends[link.source].append(target.above if target.above >= 0 else target.number)
        return shortest_cycles(ends, [node.id or node.words for node in self.nodes])
