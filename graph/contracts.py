"""Contracts judged: which goals keep what the settings ask of the links, and the way of each that does not."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from advisor.engine.bundle import Bundle
from advisor.engine.contracts import Carried, Contract, Independent, Reaches
from graph.alignment import Alignment, align
from graph.names import OBJECTIVES
from graph.nodes import Node
from graph.ways import ROUND, find_ways

SHOWN = 8  # goals of a way that are told


class Broken(NamedTuple):
    """A goal that breaks a contract, by the number of its node.

    `way` is the way to where it leads, the goal first, or its first `SHOWN` goals; it
    leads to `end`, or as far as that where it does not arrive, `ROUND` in a circle.
    `steps` is its length, -1 for one that does not arrive. `teams` are the names of
    those that carry it.
    """

    goal: int
    way: tuple[int, ...] = ()
    end: int = ROUND
    steps: int = -1
    teams: tuple[str, ...] = ()


class Judgement(NamedTuple):
    """A contract, the goals that it is asked of, those that break it, and those of which nobody can tell."""

    contract: Contract
    goals: tuple[int, ...]
    broken: tuple[Broken, ...]
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges contracts over some plans, once for all their audits.

    >>> from advisor.engine.contracts import read_contracts
    >>> from advisor.importers.load import load_text
    >>> text = "objectives: [{id: C1, title: We grow, level: company}, {id: O1, title: We win, level: team}]"
    >>> contracts, _ = read_contracts([{"type": "reaches", "from": "team", "to": "company"}])
    >>> (found,) = Bundle([load_text(text, "plan.yaml")]).once(Judge(contracts))
    >>> len(found.goals), len(found.broken)
    (1, 1)
    """

    contracts: tuple[Contract, ...]

    def __call__(self, bundle: Bundle) -> tuple[Judgement, ...]:
        """What becomes of each contract."""
        return tuple(judge(contract, bundle) for contract in self.contracts)


def judge(contract: Contract, bundle: Bundle) -> Judgement:
    """What becomes of a contract, in time linear in goals and links."""
    if isinstance(contract, Reaches):
        return _reaches(contract, bundle)
    alignment = bundle.once(align)
    return _carried(contract, alignment) if isinstance(contract, Carried) else _independent(contract, alignment)


def _asked(contract: Contract, nodes: Iterable[Node]) -> list[Node]:
    """Some goals, less those that the contract excepts."""
    return [node for node in nodes if node.id not in contract.excepted]


def _unlevelled(contract: Contract, alignment: Alignment) -> tuple[int, ...]:
    """The objectives whose level nobody says."""
    objectives = (node for node in alignment.nodes if node.kind == "objective" and alignment.levels.of(node) is None)
    return tuple(node.number for node in _asked(contract, objectives))


def _reaches(contract: Reaches, bundle: Bundle) -> Judgement:
    alignment = bundle.once(align)
    objectives = [(node, alignment.levels.of(node)) for node in alignment.nodes if node.kind == "objective"]
    toward = _Toward(bundle, [node.number for node, level in objectives if level == contract.to])
    goals = _asked(contract, (node for node, level in objectives if level in contract.start))
    unsure = bundle.once(find_ways).unsure
    broken = []
    unknown = list(_unlevelled(contract, alignment))
    for node in goals:
        steps = toward.steps[node.number]
        if steps < 0 and unsure[node.number]:  # a link on the way has no end: nobody can tell where it leads
            unknown.append(node.number)
            continue
        if steps < 0 or (contract.within is not None and steps > contract.within):
            broken.append(Broken(node.number, tuple(toward.way(node.number)), toward.end[node.number], steps))
    numbers = tuple(node.number for node in goals)
    return Judgement(contract, numbers, tuple(broken), tuple(unknown))


class _Toward:
    """How far every goal stands below the nearest of some, and the next goal on the way; one that proves is no step.

    `end` is the one that it reaches, or where its first links end.
    """

    def __init__(self, bundle: Bundle, ends: Iterable[int]) -> None:
        alignment = bundle.once(align)
        self._up = alignment.up
        self.steps = [-1] * len(alignment.nodes)
        self.end = list(bundle.once(find_ways).stops)
        self._next = [-1] * len(alignment.nodes)
        waiting = deque((end, 0, -1) for end in ends)
        while waiting:
            at, steps, via = waiting.popleft()
            if self.steps[at] >= 0:
                continue
            self.steps[at], self._next[at] = steps, via
            self.end[at] = at if via < 0 else self.end[via]
            for below in alignment.down[at]:
                if self.steps[below] < 0:
                    if alignment.nodes[below].above == at:
                        waiting.appendleft((below, steps, at))
                    else:
                        waiting.append((below, steps + 1, at))

    def way(self, start: int) -> Iterator[int]:
        """The first goals on the way from one; along its first links where it does not arrive."""
        passed: dict[int, None] = {}
        at = start
        while at >= 0 and at not in passed and len(passed) < SHOWN:
            passed[at] = None
            first = self._up[at][0] if self._up[at] else -1
            at = self._next[at] if self.steps[at] >= 0 else first
        yield from passed


def _independent(contract: Independent, alignment: Alignment) -> Judgement:
    goals, unknown = [], []
    ends = []
    for node in (node for node in alignment.nodes if node.kind in OBJECTIVES):
        commitment = alignment.commitment(node)
        if commitment in contract.on:
            ends.append(node.number)
        if commitment in contract.start:
            goals.append(node)
        elif commitment is None:
            unknown.append(node)
    needs = _needs(alignment)
    away, via, last = _away(needs, ends, alignment)
    asked = _asked(contract, goals)
    broken = []
    for node in asked:
        near = min((end for end in needs.get(node.number, ()) if away[end] >= 0), key=away.__getitem__, default=-1)
        if near >= 0 and away[near] < contract.within:
            way = [node.number, near]
            while via[way[-1]] >= 0 and len(way) < SHOWN:
                way.append(via[way[-1]])
            broken.append(Broken(node.number, tuple(way), last[near], away[near] + 1))
    numbers = tuple(node.number for node in asked)
    return Judgement(contract, numbers, tuple(broken), tuple(node.number for node in _asked(contract, unknown)))


def _needs(alignment: Alignment) -> dict[int, list[int]]:
    """What goals depend on, by their own word."""
    found: dict[int, list[int]] = {}
    for link in alignment.links:
        if link.field == "depends_on" and alignment.nodes[link.target].kind in OBJECTIVES:
            found.setdefault(link.source, []).append(link.target)
    return found


def _away(
    needs: dict[int, list[int]], ends: Iterable[int], alignment: Alignment
) -> tuple[list[int], list[int], list[int]]:
    """How many dependencies lie between each goal and the nearest of some, the next goal on the way, and that one.

    Who depends on an objective depends on what its key results depend on.
    """
    needed_by: dict[int, list[int]] = {}
    for source, targets in needs.items():
        for target in targets:
            needed_by.setdefault(target, []).append(source)
    away, via, last = ([-1] * len(alignment.nodes) for _ in range(3))
    waiting = deque((end, 0, -1) for end in ends)
    while waiting:
        at, steps, next_ = waiting.popleft()
        if away[at] >= 0:
            continue
        away[at], via[at], last[at] = steps, next_, at if next_ < 0 else last[next_]
        for source in needed_by.get(at, ()):
            above = alignment.nodes[source].above
            waiting.append((source, steps + 1, at))
            if above >= 0:
                waiting.append((above, steps + 1, at))
    return away, via, last


def _carried(contract: Carried, alignment: Alignment) -> Judgement:
    objectives = (node for node in alignment.nodes if node.kind == "objective")
    goals = _asked(contract, (node for node in objectives if alignment.levels.of(node) == contract.level))
    broken = []
    for node in goals:
        teams = alignment.carriers(node)
        if len(teams) < contract.at_least:
            broken.append(Broken(node.number, teams=tuple(alignment.team_names[team] for team in teams)))
    numbers = tuple(node.number for node in goals)
    return Judgement(contract, numbers, tuple(broken), _unlevelled(contract, alignment))
