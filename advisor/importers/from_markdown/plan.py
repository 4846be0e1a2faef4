"""Goals to the raw tree of the plan file, with marks of the same shape."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from advisor.domain.place import MappingMarks, Marks, ScalarMark, SequenceMarks
from advisor.importers.from_markdown.goals import Goal, Harvest
from advisor.importers.from_markdown.statement import Field

_ORDER = {
    "objective": ("owner", "team", "commitment", "confidence", "why", "score", "explanation"),
    "key_result": (
        "type",
        "owner",
        "commitment",
        "baseline",
        "target",
        "current",
        "unit",
        "due",
        "indicator",
        "confidence",
        "score",
        "explanation",
        "redacted",
    ),
    "kpi": ("owner", "why", "target", "current", "unit"),
}
_COMPANY = re.compile(r"(?:company|organi[sz]ation)(?:[ -]?wide|[ -]level)?", re.IGNORECASE)


@dataclass(slots=True)
class _Mapping:
    """A mapping of the plan file and its marks, filled side by side."""

    start: tuple[int, int] = (1, 1)
    data: dict[str, Any] = field(default_factory=dict)
    marks: MappingMarks = field(init=False)

    def __post_init__(self) -> None:
        self.marks = MappingMarks(self.start, {}, {})

    def put(self, name: str, value: Any, marks: Marks) -> None:
        """Add a field."""
        start = marks.start if isinstance(marks, MappingMarks | SequenceMarks) else marks[:2] if marks else self.start
        self.data[name] = value
        self.marks.keys[name] = start
        self.marks.values[name] = marks

    def put_all(self, name: str, items: list[_Mapping]) -> None:
        """Add a list of mappings."""
        start = items[0].start if items else self.start
        self.put(name, [item.data for item in items], SequenceMarks(start, [item.marks for item in items]))


def to_plan(found: Harvest) -> tuple[dict[str, Any], MappingMarks]:
    """Return the plan of a page.

    >>> from advisor.importers.from_markdown.words import Words
    >>> to_plan(Harvest(goals=[Goal("objective", Words.at(1, 3, "Grow"))]))[0]
    {'objectives': [{'title': 'Grow', 'key_results': []}], 'key_results': []}
    """
    plan = _Mapping()
    if found.period:
        cycle = _Mapping(found.period.place(0))
        cycle.put("name", found.period.text, found.period.mark())
        plan.put("cycle", cycle.data, cycle.marks)
    teams = _teams(found.goals)
    if teams:
        plan.put_all("teams", teams)
    parents = _parents(found.goals)
    ids = _ids(found.goals, parents)
    below: dict[Goal | None, list[_Mapping]] = {}
    for goal in found.goals:
        if goal.kind == "key_result":
            below.setdefault(goal.parent, []).append(_goal(goal, ids))
    objectives = []
    for goal in found.goals:
        if goal.kind == "objective":
            objectives.append(_goal(goal, ids, parents))
            objectives[-1].put_all("key_results", below.get(goal, []))
    plan.put_all("objectives", objectives)
    plan.put_all("key_results", below.get(None, []))
    kpis = [_goal(goal) for goal in found.goals if goal.kind == "kpi"]
    if kpis:
        plan.put_all("kpis", kpis)
    return plan.data, plan.marks


def _goal(goal: Goal, ids: dict[Goal, str] | None = None, parents: dict[Goal, Goal] | None = None) -> _Mapping:
    mark = goal.title.mark()
    mapping = _Mapping(mark[:2])
    if ids and goal in ids:
        mapping.put("id", ids[goal], _inexact(mark))
    mapping.put("name" if goal.kind == "kpi" else "title", goal.title.text, mark)
    for name in _ORDER[goal.kind]:
        value = goal.fields.get(name)
        if value is not None and not (name == "unit" and "target" not in goal.fields):
            mapping.put(name, *((team_id(value.value), _inexact(value.mark)) if name == "team" else value))
    said = goal.fields.get("aligns_to") if goal.kind == "objective" else None
    parent = ids.get(parents[goal]) if ids and parents and goal in parents else None
    names = [parent] if parent is not None else names_in(said.value) if said is not None else []
    if names:
        start = said.mark if said is not None else mark
        mapping.put("aligns_to", names, SequenceMarks(start[:2], [_inexact(start)] * len(names)))
    return mapping


def names_in(words: str) -> list[str]:
    """Return the goals that a line names: ids with what stands after them left out, else one title.

    >>> names_in("O1, KR 2.1 and CO3"), names_in("O1: Guests come back"), names_in("Guests, and staff, come back")
    (['O1', 'KR 2.1', 'CO3'], ['O1'], ['Guests, and staff, come back'])
    """
    whole = words.strip(" .\"'“”")
    parts = [part.strip(" .\"'“”[]()") for part in _JOINED.split(whole)]
    codes = [match[1] for part in parts if (match := _CODE.fullmatch(part))]
    if len(codes) == len(parts):
        return list(dict.fromkeys(codes))
    named = _NAMED.match(whole)
    return [named[1]] if named else [whole] if whole else []


_REFERENCE = r"(?:objective|key result|[A-Z]{1,5})?[ -]?\d{1,4}(?:[.-](?:KR)?\d{1,3}){0,2}"
_CODE = re.compile(rf"({_REFERENCE})", re.IGNORECASE)
_NAMED = re.compile(rf"({_REFERENCE})(?::|\s[-–—])\s", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[,;&+]|\band\b)\s*", re.IGNORECASE)


def _inexact(mark: ScalarMark) -> ScalarMark:
    """Return the mark of a value that is not written so in the file."""
    return (*mark[:4], None)


def _parents(goals: list[Goal]) -> dict[Goal, Goal]:
    """Return the objective that each objective serves: the one it names, else the one it stands under."""
    objectives = [goal for goal in goals if goal.kind == "objective"]
    named: dict[str, Goal] = {}
    for goal in objectives:
        for name in (goal.title.text, goal.number and f"o{goal.number}", goal.number and f"objective {goal.number}"):
            named.setdefault(name.casefold(), goal)
    parents: dict[Goal, Goal] = {}
    for goal in objectives:
        said = goal.fields.get("aligns_to")
        parent = named.get(said.value.casefold().strip(" .\"'")) if said else goal.parent
        if parent is not None and parent is not goal:
            parents[goal] = parent
    return parents


def _ids(goals: list[Goal], parents: dict[Goal, Goal]) -> dict[Goal, str]:
    """Return ids by position for the goals that others serve: `o2`, `o2.k1`."""
    served = set(parents.values())
    positions = {goal: number for number, goal in enumerate((goal for goal in goals if goal.kind == "objective"), 1)}
    ids = {goal: f"o{number}" for goal, number in positions.items() if goal in served}
    counts: Counter[Goal] = Counter()
    for goal in goals:
        if goal.kind == "key_result" and goal.parent is not None:
            counts[goal.parent] += 1
            if goal in served:
                ids[goal] = f"o{positions[goal.parent]}.k{counts[goal.parent]}"
    return ids


def team_id(name: str) -> str:
    """Return the id of a team by its name.

    >>> team_id("Customer Success (EMEA)")
    'customer-success-emea'
    """
    return "-".join(re.findall(r"\w+", name.casefold()))


def _teams(goals: list[Goal]) -> list[_Mapping]:
    """Return the teams that objectives name, each once, where it is first named."""
    teams: dict[str, _Mapping] = {}
    for goal in goals:
        value = goal.fields.get("team")
        if goal.kind == "objective" and value is not None and team_id(value.value) not in teams:
            teams[team_id(value.value)] = _team(value)
    return list(teams.values())


def _team(value: Field) -> _Mapping:
    mapping = _Mapping(value.mark[:2])
    mapping.put("id", team_id(value.value), _inexact(value.mark))
    mapping.put("name", value.value, value.mark)
    if _COMPANY.fullmatch(value.value.strip()):
        mapping.put("level", "company", _inexact(value.mark))
    return mapping
