"""Any plan, and any plan with something wrong in it, as hypothesis makes them from the domain's own types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from hypothesis import strategies as st

from advisor.domain.document import Document
from advisor.domain.place import Places
from advisor.domain.plan import Cycle, Initiative, KeyResult, Kpi, Objective, Plan, Team
from advisor.importers.dump import as_tree
from advisor.importers.fields import FieldShape, shape_of

LOOKS_LIKE_OTHER_TYPES = (
    "yes", "no", "true", "null", "~", "", " ", "1.0", "007", "1e3", "0x1F", ".inf", "TBD", "2026-01-01", "1:30",
    "2026-01-01T10:00:00Z", ": x", "# y", "a: b", "a #b", "- c", "[d", "{e}", "*f", "&g", "!h", "%i", "@j", "`k",
    "|", ">", "'", '"', "\\", "<<", "---", "...", "?", "two\nlines", "\ttab", "trailing ", "\r\n", "\x85", "\u2028",
    "\ufeff", "\0", "\x1b[31m", "é", "🚀", "今期の目標",
)  # fmt: skip
PERIODS = ("2025", "2025-Q4", "2025Q4", "2025-10", "2025-W41", "2025-10-03")
_WITH_IDS = (Objective, KeyResult, Initiative, Kpi, Team)
_TEXT = st.sampled_from(LOOKS_LIKE_OTHER_TYPES) | st.text(st.characters(codec="utf-8"), max_size=12)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000).map(float)


def _value(shape: FieldShape) -> st.SearchStrategy[Any]:
    match shape.kind:
        case "number":
            return st.floats(0, 1) if shape.name in ("confidence", "score") else _NUMBER
        case "integer":
            return st.integers(-(10**9), 10**9)
        case "flag":
            return st.booleans()
        case "date":
            return st.dates()
        case "choice":
            return st.sampled_from(shape.choices)
        case "figures":
            return st.dictionaries(_TEXT, _NUMBER, max_size=2)
        case "record":
            assert shape.record is not None
            return _record(shape.record)
    if shape.name == "period":
        return st.sampled_from(PERIODS)
    return _TEXT.filter(lambda text: bool(text.strip())) if shape.name == "title" else _TEXT


@cache
def _record(record: type) -> st.SearchStrategy[Any]:
    """Any record of a type of the domain; every field that can be left out is, in some of them."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for spec, shape in zip(fields(record), shape_of(record).values(), strict=True):
        value = st.lists(_value(shape), max_size=2).map(tuple) if shape.many else _value(shape)
        (required if shape.required else optional)[spec.name] = value
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: record(**values))


def _sound(value: Any, numbers: Iterator[int]) -> Any:
    """The same with ids that differ and cycles that end after they start."""
    if isinstance(value, tuple):
        return tuple(_sound(item, numbers) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {spec.name: _sound(getattr(value, spec.name), numbers) for spec in fields(value)}
    if isinstance(value, _WITH_IDS):
        changed["id"] = f"{next(numbers)} {value.id or ''}"
    if isinstance(value, Cycle) and value.start and value.end:
        changed["start"], changed["end"] = sorted((value.start, value.end))
    return replace(value, **changed)


def plans() -> st.SearchStrategy[Plan]:
    """Any plan that holds a goal."""
    made: st.SearchStrategy[Plan] = st.builds(
        lambda plan, first: _sound(replace(plan, objectives=(first, *plan.objectives)), count(1)),
        _record(Plan),
        _record(Objective),
    )
    return made


def tree_of(plan: Plan) -> dict[str, Any]:
    """The plan as plain data in the names of the plan file."""
    return as_tree(Document(plan, Places("plan.yaml")))


class Slot(NamedTuple):
    """A field of a tree, or an item of a list in it, that can be taken out or filled with something else."""

    holder: Any
    key: str | int
    shape: FieldShape
    is_list: bool


def slots(tree: dict[str, Any], record: type) -> Iterator[Slot]:
    """Every field and every item of a list in a tree, with what it should hold."""
    for name, value in tree.items():
        shape = shape_of(record).get(name)
        if shape is None:
            continue
        yield Slot(tree, name, shape, shape.many)
        for holder, key, item in _items(tree, name, value):
            if shape.many and isinstance(value, list):
                yield Slot(holder, key, shape, False)
            if isinstance(item, dict) and shape.record is not None:
                yield from slots(item, shape.record)


def _items(tree: dict[str, Any], name: str, value: Any) -> Iterator[tuple[Any, str | int, Any]]:
    if isinstance(value, list):
        yield from ((value, at, item) for at, item in enumerate(value))
    else:
        yield tree, name, value


WRONG: tuple[Any, ...] = ("soon", "", True, False, 7, -1, 2.5, [], ["soon"], [7], {}, {"soon": 1}, [{}], [[]], None)


@st.composite
def broken_trees(draw: st.DrawFn, *, strict: bool) -> dict[str, Any]:
    """A plan file in which up to three fields are taken out or hold something else.

    With `strict`, what only the importers let pass is left out: a number where a
    text stands, null for a list, a field that nobody knows.
    """
    tree: dict[str, Any] = json.loads(json.dumps(tree_of(draw(plans()))))
    for turn in range(draw(st.integers(1, 3))):
        slot = draw(st.sampled_from(list(slots(tree, Plan)) or [Slot(tree, "cycle", shape_of(Plan)["cycle"], False)]))
        value = deepcopy(draw(st.sampled_from(WRONG)))
        if draw(st.integers(0, 4)) == 0 and isinstance(slot.holder, dict):
            slot.holder.pop(slot.key, None)
        elif not _is_number(value) or slot.key != "id":
            if not strict or not _let_pass(slot, value):
                slot.holder[slot.key] = f"soon {turn}" if value == "soon" else value
    return tree


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _let_pass(slot: Slot, value: Any) -> bool:
    if value is None:
        return slot.is_list or slot.shape.kind == "flag"
    if slot.shape.kind == "text":
        return _is_number(value) or value == [7]
    return slot.shape.kind == "record" and value == {"soon": 1}
