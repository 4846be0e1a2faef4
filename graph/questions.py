"""What coaches ask of a set of goals: who carries what, who is counted on, what falls with it, who has too much."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.alignment import MOST, Alignment
from graph.nodes import LEVELS, Node


class Covered(NamedTuple):
    """How many objectives of a level or a team reach an objective of the company, and how many KPIs serve a goal."""

    name: str
    objectives: int
    reaching: int
    kpis: int
    supporting: int

    @property
    def share(self) -> float | None:
        """The share of the objectives that reach the company's; None where there are none."""
        return self.reaching / self.objectives if self.objectives else None


class Carried(NamedTuple):
    """An objective of the company, with the teams whose objectives reach it: the first `MOST`, with `more` on top."""

    objective: Node
    teams: tuple[str, ...]
    more: bool


class Counted(NamedTuple):
    """A goal or team that others depend on, and who they are."""

    on: Node
    by: tuple[Node, ...]
    teams: tuple[str, ...]


class AtRisk(NamedTuple):
    """A goal that rests on one that fails, and the share of its evidence that falls with it, from 0 to 1."""

    goal: Node
    share: float


class Load(NamedTuple):
    """What a person or a team has taken on; `effort` and `capacity` in person-weeks, None where nobody says."""

    name: str
    objectives: int
    key_results: int
    kpis: int
    initiatives: int
    effort: float | None
    capacity: float | None = None


def coverage_by_level(alignment: Alignment) -> tuple[Covered, ...]:
    """Coverage of the levels below the company, the highest first; levels without goals are left out."""
    by_level = {level: _covered(level, nodes, alignment) for level, nodes in _by(alignment, _level).items()}
    return tuple(by_level[level] for level in LEVELS[1:] if level in by_level)


def coverage_by_team(alignment: Alignment) -> tuple[Covered, ...]:
    """Coverage of every team that has goals or KPIs, in the order of the plans; the company's own is left out."""
    return tuple(
        _covered(team, below, alignment)
        for team, nodes in _by(alignment, team_name).items()
        if team and (below := [node for node in nodes if alignment.levels.of(node) != "company"])
    )


def team_name(alignment: Alignment, node: Node) -> str:
    """What people call the team of a goal; empty where nobody says."""
    team = alignment.levels.team(node)
    holder = alignment.nodes[node.above] if node.above >= 0 else node
    return team.words if team is not None else (getattr(holder.goal, "team", None) or "").strip()


def _level(alignment: Alignment, node: Node) -> str:
    return alignment.levels.of(node) or ""


def _by(alignment: Alignment, name: Callable[[Alignment, Node], str]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in alignment.nodes:
        if node.kind in ("objective", "kpi"):
            found.setdefault(name(alignment, node), []).append(node)
    return found


def _covered(name: str, nodes: Sequence[Node], alignment: Alignment) -> Covered:
    objectives = [node for node in nodes if node.kind == "objective"]
    kpis = [node for node in nodes if node.kind == "kpi"]
    reaching = sum(alignment.steps[node.number] >= 0 for node in objectives)
    return Covered(name, len(objectives), reaching, len(kpis), sum(bool(alignment.up[node.number]) for node in kpis))


def carried_by(alignment: Alignment) -> tuple[Carried, ...]:
    """Who carries each objective of the company."""
    return tuple(
        Carried(node, tuple(alignment.team_names[team] for team in teams), len(teams) >= MOST - 1)
        for node in alignment.company
        for teams in [alignment.carriers(node)]
    )


def counted_on(alignment: Alignment) -> tuple[Counted, ...]:
    """What others depend on, what most depend on first."""
    by: dict[int, list[Node]] = {}
    for link in alignment.links:
        if link.kind == "depends_on":
            by.setdefault(link.target, []).append(alignment.nodes[link.source])
    found = [
        Counted(
            alignment.nodes[on],
            tuple(nodes),
            tuple(dict.fromkeys(filter(None, (team_name(alignment, node) for node in nodes)))),
        )
        for on, nodes in by.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.by), each.on.number)))


def at_risk(alignment: Alignment, failed: Node) -> tuple[AtRisk, ...]:
    """Which goals rest on one that fails, and how much of each falls with it, the most first.

    What proves a goal and what contributes to it hold it up in equal parts, or in parts by
    `weight` where key results declare one; KPIs that support it share it among themselves.
    What a goal loses, it passes on in its own part. Of a KPI that fails, the key results
    that measure it fall with it. `relying_on` tells what depends on it.

    >>> from advisor.engine.bundle import Bundle
    >>> from advisor.importers.load import load_text
    >>> from graph.alignment import align
    >>> text = '''
    ... objectives:
    ...   - {id: C1, title: Newcomers stay, level: company, key_results: [{id: R1, title: Loss from 40 % to 20 %}]}
    ...   - {id: O1, title: Setup is a joy, aligns_to: [R1], key_results: [{id: K1, title: One}, {id: K2, title: Two}]}
    ... '''
    >>> alignment = align(Bundle([load_text(text, "plan.yaml")]))
    >>> [(risk.goal.id, risk.share) for risk in at_risk(alignment, alignment.names.find("K1", 0, ("key_result",))[0])]
    [('O1', 0.5), ('R1', 0.5), ('C1', 0.5)]
    """
    lost = {failed.number: 1.0}
    measured = [link.source for link in alignment.into[failed.number] if link.kind == "measures"]
    for result in measured:
        falling = at_risk(alignment, alignment.nodes[result])
        for number, share in {result: 1.0, **{risk.goal.number: risk.share for risk in falling}}.items():
            lost[number] = max(share, lost.get(number, 0.0))
    if measured:
        return _ranked(alignment, lost, failed)
    whole: dict[tuple[int, bool], float] = {}
    for at in _upwards(alignment, failed.number):
        for above in alignment.up[at]:
            if above == failed.number:
                continue
            key = above, alignment.nodes[at].kind == "kpi"
            if key not in whole:
                beside = (alignment.nodes[each] for each in alignment.down[above])
                whole[key] = sum(_weight(each, above) for each in beside if (each.kind == "kpi") is key[1])
            part = _weight(alignment.nodes[at], above) / (whole[key] or 1.0)
            lost[above] = min(1.0, lost.get(above, 0.0) + lost[at] * part)
    return _ranked(alignment, lost, failed)


def _ranked(alignment: Alignment, lost: dict[int, float], failed: Node) -> tuple[AtRisk, ...]:
    risks = [AtRisk(alignment.nodes[at], round(share, 4)) for at, share in lost.items() if at != failed.number]
    return tuple(sorted(risks, key=lambda risk: -risk.share))


def relying_on(alignment: Alignment, failed: Node) -> tuple[Node, ...]:
    """The goals that depend on one by their own word, or on one that does, nearest first."""
    found = {failed.number: None}
    waiting = deque([failed.number])
    while waiting:
        for link in alignment.into[waiting.popleft()]:
            if link.kind == "depends_on" and link.source not in found:
                found[link.source] = None
                waiting.append(link.source)
    return tuple(alignment.nodes[number] for number in list(found)[1:])


def _upwards(alignment: Alignment, start: int) -> Iterable[int]:
    """What a node serves, itself first, each after everything between the two; of a cycle each member once."""
    inside = {start, *alignment.above(start)}
    open_below = Counter(above for at in inside for above in dict.fromkeys(alignment.up[at]) if above in inside)
    reached, done = {start: None}, set[int]()
    ready = deque([start])
    while reached:
        at = ready.popleft() if ready else next(iter(reached))
        if at in done:
            continue
        done.add(at)
        del reached[at]
        yield at
        for above in dict.fromkeys(alignment.up[at]):
            open_below[above] -= 1
            if above not in done:
                reached[above] = None
                if open_below[above] <= 0:
                    ready.append(above)


def _weight(node: Node, above: int) -> float:
    weight = node.goal.weight if node.kind == "key_result" and node.above == above else None
    return 1.0 if weight is None else max(0.0, float(weight))


def load_by_owner(alignment: Alignment) -> tuple[Load, ...]:
    """What every person answers for, the most goals first; owners of the same name are one person."""
    names: dict[str, str] = {}
    by_owner: dict[str, list[Node]] = {}
    for node in alignment.nodes:
        owner = " ".join((getattr(node.goal, "owner", None) or "").split())
        if owner and node.kind not in ("item", "factor"):
            names.setdefault(owner.casefold(), owner)
            by_owner.setdefault(owner.casefold(), []).append(node)
    loads = [_load(names[key], nodes) for key, nodes in by_owner.items()]
    return tuple(sorted(loads, key=lambda load: -(load.objectives + load.key_results + load.kpis)))


def load_by_team(alignment: Alignment) -> tuple[Load, ...]:
    """What every team has taken on, beside its capacity, in the order of the plans."""
    by_team: dict[str, list[Node]] = {}
    capacity: dict[str, float] = {}
    for node in alignment.nodes:
        if node.kind == "team" and node.goal.capacity is not None:
            capacity[node.words] = node.goal.capacity
        elif node.kind in ("objective", "key_result", "kpi", "initiative"):
            by_team.setdefault(team_name(alignment, node), []).append(node)
    return tuple(_load(name, nodes, capacity.get(name)) for name, nodes in by_team.items() if name)


def _load(name: str, nodes: Sequence[Node], capacity: float | None = None) -> Load:
    counts = Counter(node.kind for node in nodes)
    return Load(
        name,
        counts["objective"],
        counts["key_result"],
        counts["kpi"],
        counts["initiative"],
        _effort(nodes),
        capacity,
    )


def _effort(nodes: Sequence[Node]) -> float | None:
    """The person-weeks of some goals: an objective's own, else those of its key results."""
    said = {node.number: node for node in nodes if getattr(node.goal, "effort", None) is not None}
    counted = [float(node.goal.effort) for node in said.values() if node.above not in said]
    return sum(counted) if counted else None
