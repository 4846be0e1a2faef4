"""Goals to the raw tree of the plan file, with marks of the same shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from advisor.domain.place import MappingMarks, Marks, SequenceMarks
from advisor.importers.from_markdown.goals import Goal, Harvest
from advisor.importers.from_markdown.statement import Field
from advisor.importers.from_markdown.words import Words

_ORDER = ("owner", "team", "commitment", "why", "baseline", "target", "current", "score", "explanation", "redacted")
_NOT_ON = {"key_result": {"team", "why"}, "objective": {"redacted", "baseline", "target", "current"}, "kpi": {"team", "score", "explanation"}}


@dataclass(slots=True)
class Mapping:
    """A mapping of the plan file and its marks, filled side by side."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: MappingMarks = field(default_factory=lambda: MappingMarks((1, 1), {}, {}))

    def put(self, name: str, value: Any, marks: Marks) -> None:
        """Add a field."""
        start = marks.start if isinstance(marks, MappingMarks | SequenceMarks) else marks[:2] if marks else self.marks.start
        self.data[name] = value
        self.marks.keys[name] = start
        self.marks.values[name] = marks


def to_plan(found: Harvest) -> tuple[dict[str, Any], MappingMarks]:
    """The plan of a page.

    >>> goal = Goal("objective", Words.at(1, 3, "Grow"))
    >>> to_plan(Harvest(goals=[goal]))[0]
    {'objectives': [{'title': 'Grow', 'key_results': []}], 'key_results': []}
    """
    plan = Mapping()
    if found.period:
        cycle = Mapping(marks=MappingMarks(found.period.mark()[:2], {}, {}))
        cycle.put("name", found.period.text, found.period.mark())
        plan.put("cycle", cycle.data, cycle.marks)
    teams = _teams(found.goals)
    if teams:
        _put_all(plan, "teams", list(teams.values()))
    ids = _ids(found.goals)
    key_results: dict[Goal | None, list[Mapping]] = {}
    for goal in found.goals:
        if goal.kind == "key_result":
            key_results.setdefault(goal.parent, []).append(_goal(goal, ids, teams))
    objectives = []
    for goal in found.goals:
        if goal.kind == "objective":
            mapping = _goal(goal, ids, teams)
            _put_all(mapping, "key_results", key_results.get(goal, []))
            objectives.append(mapping)
    _put_all(plan, "objectives", objectives)
    _put_all(plan, "key_results", key_results.get(None, []))
    kpis = [_goal(goal, ids, teams, title="name") for goal in found.goals if goal.kind == "kpi"]
    if kpis:
        _put_all(plan, "kpis", kpis)
    return plan.data, plan.marks


def _put_all(mapping: Mapping, name: str, items: list[Mapping]) -> None:
    start = items[0].marks.start if items else mapping.marks.start
    mapping.put(name, [item.data for item in items], SequenceMarks(start, [item.marks for item in items]))


def _goal(goal: Goal, ids: dict[Goal, str], teams: dict[str, Mapping], title: str = "title") -> Mapping:
    mark = goal.title.mark()
    mapping = Mapping(marks=MappingMarks(mark[:2], {}, {}))
    if goal in ids:
        mapping.put("id", ids[goal], (*mark[:4], None))
    mapping.put(title, goal.title.text, mark)
    for name in _ORDER:
        if name in goal.fields and name not in _NOT_ON[goal.kind]:
            value = goal.fields[name]
            mapping.put(name, team_id(value.value) if name == "team" else value.value, value.mark if name != "team" else (*value.mark[:4], None))
    if goal.kind == "objective" and goal.parent in ids and goal.parent is not None:
        mapping.put("aligns_to", [ids[goal.parent]], SequenceMarks(mark[:2], [(*mark[:4], None)]))
    return mapping


def _ids(goals: list[Goal]) -> dict[Goal, str]:
    """Ids by position for the objectives that others name as their parent."""
    parents = {goal.parent for goal in goals if goal.kind == "objective" and goal.parent is not None}
    objectives = [goal for goal in goals if goal.kind == "objective"]
    return {goal: f"o{number}" for number, goal in enumerate(objectives, 1) if goal in parents}


def team_id(name: str) -> str:
    """The id of a team by its name.

    >>> team_id("Customer Success (EMEA)")
    'customer-success-emea'
    """
    return "-".join(re.findall(r"\w+", name.casefold()))


def _teams(goals: list[Goal]) -> dict[str, Mapping]:
    """The teams that objectives name, each once, where it is first named."""
    teams: dict[str, Mapping] = {}
    for goal in goals:
        value = goal.fields.get("team")
        if goal.kind == "objective" and value is not None and team_id(value.value) not in teams:
            teams[team_id(value.value)] = _team(value)
    return teams


def _team(value: Field) -> Mapping:
    mapping = Mapping(marks=MappingMarks(value.mark[:2], {}, {}))
    mapping.put("id", team_id(value.value), (*value.mark[:4], None))
    mapping.put("name", value.value, value.mark)
    if re.match(r"(?i)(?:company|organisation|organization)(?:[ -]?wide|[ -]level)?$", value.value.strip()):
        mapping.put("level", "company", (*value.mark[:4], None))
    return mapping
