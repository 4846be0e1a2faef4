"""Plans in JSON or YAML as other tools and teams write them, turned into the plan file.

Two shapes: `{objectives: [{name, results: [{name, description, …}]}]}`, whatever
the list is called, and the same below years and quarters. Names are matched
without regard to case, spaces, dashes and underscores. What has no field in the
plan file is left out, with a notice for each name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from advisor.domain.document import Notice
from advisor.domain.place import MappingMarks, Marks, Place, SequenceMarks
from advisor.domain.plan import KeyResult, Objective, Plan
from advisor.importers.fields import shape_of
from advisor.importers.located import Located

_RESULTS = frozenset({"results", "keyresults", "krs"})
_OBJECTIVE = {
    "title": ("title", "name", "objective", "goal"),
    "why": ("why", "description", "context"),
    "owner": ("owner", "champion", "accountable"),
    "key_results": ("keyresults", "results", "krs"),
}
_KEY_RESULT = {
    "title": ("title", "keyresult", "description", "name"),
    "owner": ("owner", "champion", "accountable"),
    "baseline": ("baseline", "start", "startvalue", "baselinevalue", "from"),
    "current": ("current", "currentvalue"),
    "target": ("target", "targetvalue", "total", "to"),
    "due": ("due", "duedate", "duedon", "deadline"),
}
_DEEPEST = 6
_PERIOD = re.compile(r"(?:FY|CY)?\d{2,4}|[QHT][1-4]", re.IGNORECASE)


class _Found(NamedTuple):
    """A list of objectives with its marks, and the periods that it stands under."""

    items: list[Any]
    marks: list[Marks]
    period: str


def to_plan_file(located: Located, path: str) -> Located:
    """The same goals under the names of the plan file; the input itself where it is a plan file already.

    >>> raw = {"objectives": [{"name": "Delight regulars", "results": [{"name": "NPS 55"}]}]}
    >>> to_plan_file(Located(raw, None, []), "okrs.json").data
    {'objectives': [{'title': 'Delight regulars', 'key_results': [{'title': 'NPS 55'}]}]}
    """
    if isinstance(located.data, dict) and _is_plan_file(located.data):
        return located
    found = list(_lists(located.data, located.marks, "", 0))
    if not found:
        return located
    renamer = _Renamer(path)
    objectives = [
        renamer.objective(item, marks)
        for group in found
        for item, marks in zip(group.items, group.marks, strict=True)
        if isinstance(item, dict)
    ]
    data, marks = renamer.rest(located)
    data["objectives"] = [data for data, _ in objectives]
    marks.values["objectives"] = SequenceMarks(marks.start, [marks for _, marks in objectives])
    periods = list(dict.fromkeys(group.period for group in found if group.period))
    if len(periods) == 1:
        data.setdefault("cycle", {"name": periods[0]})
    notices = [*located.notices, *renamer.notices(), *_several(periods, path)]
    return Located(data, marks, notices)


def _is_plan_file(data: Mapping[str, Any]) -> bool:
    """Whether the names are those of the plan file; a plan's own mistakes are told by the validator."""
    objectives = data.get("objectives")
    if not isinstance(objectives, list):
        return not data.keys().isdisjoint(shape_of(Plan)) or not any(isinstance(v, dict | list) for v in data.values())
    return not _has_results({name for item in objectives if isinstance(item, dict) for name in item})


def _has_results(names: Iterable[str]) -> bool:
    return any(_plain(name) in _RESULTS and name != "key_results" for name in names)


def _lists(data: Any, marks: Marks, period: str, depth: int) -> Iterator[_Found]:
    """Every list of objectives in a tree, in order."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        if any(isinstance(item, dict) and (_has_results(item) or "key_results" in item) for item in data):
            yield _Found(data, _item_marks(marks, data), period)
    elif isinstance(data, dict):
        for name, value in data.items():
            below = marks.values.get(name) if isinstance(marks, MappingMarks) else None
            named = f"{period} {name}".strip() if _PERIOD.fullmatch(name) else period
            yield from _lists(value, below, named, depth + 1)


class _Renamer:
    """Gives fields their names in the plan file, and counts those that have none."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.unread: Counter[str] = Counter()
        self.first: dict[str, Place] = {}

    def rest(self, located: Located) -> tuple[dict[str, Any], MappingMarks]:
        """What stands beside the goals and is of the plan file already."""
        start = located.marks.start if isinstance(located.marks, MappingMarks | SequenceMarks) else (1, 1)
        own = located.marks if isinstance(located.marks, MappingMarks) else MappingMarks(start, {}, {})
        data: dict[str, Any] = {}
        marks = MappingMarks(start, {}, {})
        for name, value in located.data.items() if isinstance(located.data, dict) else ():
            if name in shape_of(Plan) and name != "objectives":
                data[name] = value
                marks.take(name, own, name)
            elif not isinstance(value, dict | list):
                self._leave(name, own)
        return data, marks

    def objective(self, raw: dict[str, Any], marks: Marks) -> tuple[dict[str, Any], Marks]:
        """An objective with its key results."""
        data, renamed = self._renamed(raw, marks, _OBJECTIVE, Objective)
        results = data.get("key_results")
        if isinstance(results, list):
            below = renamed.values.get("key_results")
            made = [self._key_result(*each) for each in zip(results, _item_marks(below, results), strict=True)]
            data["key_results"] = [item for item, _ in made]
            start = below.start if isinstance(below, SequenceMarks) else renamed.start
            renamed.values["key_results"] = SequenceMarks(start, [mark for _, mark in made])
        return data, renamed

    def _key_result(self, raw: Any, marks: Marks) -> tuple[Any, Marks]:
        if isinstance(raw, str):
            start = marks[:2] if isinstance(marks, tuple) else (1, 1)
            return {"title": raw}, MappingMarks(start, {}, {"title": marks})
        if not isinstance(raw, dict):
            return raw, marks
        metrics = raw.get("metrics")
        if isinstance(metrics, dict):
            raw = {**{name: value for name, value in raw.items() if name != "metrics"}, **metrics}
            if isinstance(marks, MappingMarks) and isinstance(inner := marks.values.get("metrics"), MappingMarks):
                marks = MappingMarks(marks.start, marks.keys | inner.keys, marks.values | inner.values)
        return self._renamed(raw, marks, _KEY_RESULT, KeyResult)

    def _renamed(
        self, raw: dict[str, Any], marks: Marks, aliases: Mapping[str, tuple[str, ...]], record: type
    ) -> tuple[dict[str, Any], MappingMarks]:
        own = marks if isinstance(marks, MappingMarks) else MappingMarks((1, 1), {}, {})
        data: dict[str, Any] = {}
        renamed = MappingMarks(own.start, {}, {})
        known = {_plain(name): name for name in raw}
        taken: set[str] = set()
        for field, names in aliases.items():
            name = next((known[alias] for alias in names if _is_written(raw.get(known.get(alias, "")))), None)
            if name is not None:
                data[field] = raw[name]
                renamed.take(field, own, name)
                taken.add(name)
        shapes = shape_of(record)
        for name, value in raw.items():
            if name in taken or value is None:
                continue
            if name in shapes and name not in data and _fits(name, value):
                data[name] = value
                renamed.take(name, own, name)
            else:
                self._leave(name, own)
        return data, renamed

    def _leave(self, name: str, own: MappingMarks) -> None:
        self.unread[name] += 1
        line, column = own.keys.get(name, own.start)
        self.first.setdefault(name, Place(self.path, line, column, line, column + len(name)))

    def notices(self) -> Iterator[Notice]:
        """One for each name that has no field in the plan file."""
        for name, count in self.unread.items():
            times = f" ({count} times)" if count > 1 else ""
            yield Notice(f"field '{name}'{times} has no place in the plan file; it is not read", self.first[name], None)


def _item_marks(marks: Marks, items: list[Any]) -> list[Marks]:
    """The marks of a list's items; none where the list came without."""
    return list(marks.items) if isinstance(marks, SequenceMarks) else [None for _ in items]


def _fits(name: str, value: Any) -> bool:
    """Whether a field of the same name can mean the same: a share must be one."""
    if name not in ("confidence", "score"):
        return True
    try:
        return 0 <= float(value) <= 1
    except (TypeError, ValueError):
        return False


def _is_written(value: Any) -> bool:
    return value is not None and value != ""


def _plain(name: str) -> str:
    """A name without case, spaces, dashes and underscores.

    >>> _plain("Key Results"), _plain("startValue")
    ('keyresults', 'startvalue')
    """
    return re.sub(r"[\s_-]+", "", name).lower()


def _several(periods: list[str], path: str) -> Iterator[Notice]:
    if len(periods) > 1:
        said = f"{len(periods)} periods in one file ({', '.join(periods[:4])}{', …' if len(periods) > 4 else ''})"
        yield Notice(f"{said}, read as one plan", Place(path), "Split it by period to have each judged by itself.")
