"""Answers about alignment, in words for a terminal and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from advisor.reporters.terminal import Style, safe
from graph.alignment import MOST, Alignment
from graph.links import Levels
from graph.nodes import Node
from graph.paths import Step, Way
from graph.questions import (
    AtRisk,
    Carried,
    Counted,
    Covered,
    Load,
    at_risk,
    carried_by,
    counted_on,
    coverage_by_level,
    coverage_by_team,
    load_by_owner,
    load_by_team,
    relying_on,
    team_name,
)

SCHEMA = 1
_LISTED = 12
_KINDS = {"key_result": "key result", "kpi": "KPI", "item": "X-matrix item", "factor": "canvas factor"}
_LEVELS = {"company": "company", "department": "department", "team": "team", "individual": "person"}


def called(node: Node, levels: Levels) -> str:
    """What a node is, for people: "company objective", "KPI of a person", "key result"."""
    kind = _KINDS.get(node.kind, node.kind)
    level = levels.of(node) if node.kind in ("objective", "kpi") else None
    if level is None:
        return kind
    return f"{_LEVELS[level]} {kind}" if level != "individual" else f"person's {kind}"


def named(node: Node) -> str:
    """The id and the words of a node."""
    shown = f"“{node.words}”"
    return f"{node.id} {shown}" if node.id and node.id != node.words else shown


def path_text(
    ways: Sequence[Way], alignment: Alignment, ends: Sequence[Node], wanted: str, colour: bool, width: int
) -> str:
    """The ways from goals to where they lead, step by step; `wanted` says what was looked for, `ends` what it means."""
    style = Style(colour)
    lines: list[str] = []
    told: set[int] = set()
    for way in ways:
        lines.append(style.paint(safe(f"{named(way.start)}, {_about(way.start, alignment)}"), "bold"))
        if way.start in ends and not way.reached:
            lines += ["  It is there already.", ""]
        elif way.reached:
            for steps in way.reached:
                lines += [*_steps(_up_to(steps, told), alignment, width), ""]
                if len(_up_to(steps, told)) < len(steps):
                    lines[-1:] = ["      and on from there as above", ""]
            told.add(way.start.number)
        elif way.stops not in ((), ((),)):
            lines.append(f"  No way leads to {wanted}. It goes on as far as:")
            for steps in way.stops[:_LISTED]:
                last = steps[-1].target if steps else way.start
                lines += [*_steps(steps, alignment, width), *_stop(last, alignment, width), ""]
            if len(way.stops) > _LISTED:
                lines.append(f"  and {len(way.stops) - _LISTED} more")
        else:
            lines += [f"  No way leads to {wanted}.", *_stop(way.start, alignment, width), ""]
    return "\n".join(lines).rstrip() + "\n"


def _up_to(steps: Sequence[Step], told: set[int]) -> Sequence[Step]:
    """The steps up to a goal whose own way was told already."""
    at = next((number for number, step in enumerate(steps, 1) if step.target.number in told), len(steps))
    return steps[:at]


def _about(node: Node, alignment: Alignment) -> str:
    team = team_name(alignment, node)
    owner = " ".join((getattr(node.goal, "owner", None) or "").split())
    said = [called(node, alignment.levels), *([f"of {team}"] if team else []), *([f"(owner {owner})"] if owner else [])]
    return " ".join(said)


def _steps(steps: Iterable[Step], alignment: Alignment, width: int) -> Iterator[str]:
    for step in steps:
        told = f"  {step.verb}  {named(step.target)}, {_about(step.target, alignment)}"
        if step.link.inferred:
            told += "; no link declares it: link them"
        yield textwrap.fill(safe(told), width, subsequent_indent="      ", break_long_words=False)
        why = getattr(step.target.goal, "why", None)
        if why:
            yield textwrap.fill(
                safe(f"      because: {' '.join(why.split())}"),
                width,
                subsequent_indent="        ",
                break_long_words=False,
            )


_FIELDS = {
    "kpi": "`supports: [ID]` on {}",
    "objective": "`aligns_to: [ID]` on {}, or `stands_alone` with a reason",
    "key_result": "`aligns_to: [ID]` on the objective of {}",
    "initiative": "`moves: [ID]` on {}",
}


def _stop(node: Node, alignment: Alignment, width: int) -> Iterator[str]:
    """Why a way goes no further, and what to write to go on."""
    lost = [each.name for each in alignment.dangling if each.source == node.number and each.field in _UPWARD]
    alone = getattr(node.goal, "stands_alone", None)
    if lost:
        said = f"It names {', '.join(f'“{name}”' for name in lost)}, which leads nowhere in these plans."
    elif alone:
        said = f"It stands alone: {alone}"
    elif any(not step.inferred and step.kind in _FURTHER for step in alignment.out[node.number]):
        said = "From here links only lead round in a circle."
    elif alignment.levels.of(node) == "company":
        said = "It is of the company's level and goes no further."
    else:
        field = _FIELDS.get(node.kind, "").format(node.id or "it")
        said = "It names nothing that it serves." + (f" To go on from here, write {field}." if field else "")
    yield textwrap.fill(safe(f"      {said}"), width, subsequent_indent="        ", break_long_words=False)


_UPWARD = frozenset({"aligns_to", "strategy", "supports", "moves"})
_FURTHER = frozenset({"contributes_to", "proves", "supports", "moves", "drives"})


def path_data(ways: Sequence[Way], alignment: Alignment) -> dict[str, Any]:
    """The ways from goals, as data; documented in docs/alignment.md."""
    return {
        "schema": SCHEMA,
        "from": [
            {
                **node_data(way.start, alignment),
                "paths": [_steps_data(steps, alignment) for steps in way.reached],
                "stops": [_steps_data(steps, alignment) for steps in way.stops],
            }
            for way in ways
        ],
    }


def _steps_data(steps: Iterable[Step], alignment: Alignment) -> list[dict[str, Any]]:
    return [
        {
            "verb": step.verb,
            "link": step.link.kind,
            "field": step.link.field or None,
            "inferred": step.link.inferred,
            "to": node_data(step.target, alignment),
        }
        for step in steps
    ]


def node_data(node: Node, alignment: Alignment) -> dict[str, Any]:
    """A node as data, absent parts left out."""
    data = {
        "kind": node.kind,
        "id": node.id,
        "title": node.words,
        "level": alignment.levels.of(node),
        "team": team_name(alignment, node) or None,
        "owner": getattr(node.goal, "owner", None),
        "why": getattr(node.goal, "why", None),
        "path": alignment.paths[node.plan],
        "pointer": "/" + "/".join(map(str, node.pointer)),
    }
    return {name: value for name, value in data.items() if value is not None}


def alignment_data(alignment: Alignment, failing: Sequence[Node]) -> dict[str, Any]:
    """Coverage, dependencies and load of some plans, and what falls with goals that fail, as data."""
    return {
        "schema": SCHEMA,
        "coverage": {
            "levels": [{**each._asdict(), "share": each.share} for each in coverage_by_level(alignment)],
            "teams": [{**each._asdict(), "share": each.share} for each in coverage_by_team(alignment)],
            "company": [
                {"objective": node_data(each.objective, alignment), "teams": list(each.teams), "more": each.more}
                for each in carried_by(alignment)
            ],
        },
        "counted_on": [
            {
                "on": node_data(each.on, alignment),
                "by": [node_data(node, alignment) for node in each.by],
                "teams": list(each.teams),
            }
            for each in counted_on(alignment)
        ],
        "at_risk": [
            {
                "failing": node_data(node, alignment),
                "goals": [
                    {"goal": node_data(risk.goal, alignment), "share": risk.share} for risk in at_risk(alignment, node)
                ],
                "depending": [node_data(other, alignment) for other in relying_on(alignment, node)],
            }
            for node in failing
        ],
        "load": {
            "owners": [each._asdict() for each in load_by_owner(alignment)],
            "teams": [each._asdict() for each in load_by_team(alignment)],
        },
    }


def alignment_text(alignment: Alignment, failing: Sequence[Node], colour: bool, width: int) -> str:
    """Coverage, dependencies and load of some plans, and what falls with goals that fail, for people."""
    style = Style(colour)
    parts = [
        _part("Reach an objective of the company", map(_covered, coverage_by_level(alignment)), style),
        _part("By team", map(_covered, coverage_by_team(alignment)), style),
        _part("Who carries the company's objectives", map(_carried, carried_by(alignment)), style),
        _part("Who is counted on", map(_counted, counted_on(alignment)), style),
        *(
            _part(
                f"If {named(node)} fails",
                _falls(node, alignment),
                style,
                "nothing rests on it",
            )
            for node in failing
        ),
        _part("Load by owner", map(_load, load_by_owner(alignment)), style),
        _part("Load by team", map(_load, load_by_team(alignment)), style),
    ]
    lines = [line for part in parts if part for line in (*part, "")]
    wrapped = (textwrap.fill(line, width, subsequent_indent="      ", break_long_words=False) for line in lines)
    return "\n".join(wrapped).rstrip() + "\n"


def _part(heading: str, rows: Iterable[str], style: Style, none: str = "") -> list[str]:
    told = [f"  {safe(row)}" for row in rows] or ([f"  {none}"] if none else [])
    more = [f"  and {len(told) - _LISTED} more (--format json lists all)"] if len(told) > _LISTED else []
    return [style.paint(safe(heading), "bold"), *told[:_LISTED], *more] if told else []


def _covered(covered: Covered) -> str:
    objectives = f"{covered.reaching} of {_count(covered.objectives, 'objective')}"
    share = f" ({covered.share:.0%})" if covered.share is not None else ""
    kpis = f"; KPIs that support a goal: {covered.supporting} of {covered.kpis}" if covered.kpis else ""
    return f"{covered.name}: {objectives}{share}{kpis}" if covered.objectives else f"{covered.name}: no objective{kpis}"


def _carried(carried: Carried) -> str:
    teams = ", ".join(carried.teams[:_LISTED])
    more = (
        f" and {'at least ' if carried.more else ''}{len(carried.teams) - _LISTED} more"
        if len(carried.teams) > _LISTED
        else ""
    )
    count = f"{MOST} or more teams" if carried.more else _count(len(carried.teams), "team")
    return f"{named(carried.objective)}: {count}{': ' if teams else ''}{teams}{more}"


def _counted(counted: Counted) -> str:
    who = f" ({', '.join(counted.teams[:_LISTED])})" if counted.teams else ""
    return f"{named(counted.on)}: {_count(len(counted.by), 'goal')}{who}"


def _falls(node: Node, alignment: Alignment) -> Iterator[str]:
    yield from map(_risk, at_risk(alignment, node))
    yield from (f"{named(other)} depends on it" for other in relying_on(alignment, node))


def _risk(risk: AtRisk) -> str:
    return f"{risk.share:.0%} of {named(risk.goal)}"


def _load(load: Load) -> str:
    kinds = (
        (load.objectives, "objective"),
        (load.key_results, "key result"),
        (load.kpis, "KPI"),
        (load.initiatives, "initiative"),
    )
    goals = ", ".join(_count(number, kind) for number, kind in kinds if number)
    effort = f"; {load.effort:g} person-weeks" if load.effort is not None else ""
    room = f" of {load.capacity:g}" if load.effort is not None and load.capacity else ""
    return f"{load.name}: {goals}{effort}{room}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
