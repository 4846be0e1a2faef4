"""From a prepared tree to a plan: every fault at once, each with its place and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from sys import float_info
from typing import Any, NamedTuple, TypeGuard

from pydantic_core import ErrorDetails, ValidationError

from advisor.domain.document import Document
from advisor.domain.place import Places, Pointer
from advisor.domain.plan import Plan
from advisor.errors import InvalidPlan, Problem
from advisor.importers.fields import plan_validator, shape_of
from advisor.importers.located import Limits, Located
from advisor.importers.prepare import Prepared, called

_SHARES = ("confidence", "score")
_SIDES = ("breakthroughs", "annual", "priorities", "metrics")
_LONGEST_IN_HINT = 60
PERIOD = r"[0-9]{4}(?:-?Q[1-4]|-(?:0[1-9]|1[0-2])|-?W(?:0[1-9]|[1-4][0-9]|5[0-3])|-[0-9]{2}-[0-9]{2})?"


def make_document(located: Located, path: str, format: str, limits: Limits | None = None) -> Document:
    """Build a document from what a reader found.

    Raises:
        InvalidPlan: with every wrong type, missing title, double id and passed limit.
    """
    limits = limits or Limits()
    places = Places(path, located.marks)
    if not isinstance(located.data, dict):
        raise InvalidPlan(
            Problem(
                f"expected a plan, found {_said(located.data)}",
                places.find(()),
                "A plan is a mapping with fields such as objectives, kpis and cycle.",
            )
        )
    prepared = Prepared(places, list(located.notices))
    tree = prepared.record(located.data, Plan, ())
    positional, problems = _Ids(places).give(tree)
    problems += list(_limits(tree, places, limits)) + list(_ranges(tree, places))
    plan: Plan | None = None
    try:
        plan = plan_validator().validate_python(tree)
    except ValidationError as error:
        problems += [_explain(detail, places) for detail in error.errors(include_url=False, include_context=True)]
    if problems or plan is None:
        problems += [Problem(*notice) for notice in prepared.notices]
        raise InvalidPlan(
            sorted(
                problems,
                key=lambda problem: (problem.place.line or 0, problem.place.column or 0) if problem.place else (0, 0),
            )
        )
    return Document(plan, places, format, frozenset(positional), prepared.placeholders, tuple(prepared.notices))


# -- ids ---------------------------------------------------------------------------------------------------


class _Named(NamedTuple):
    """A thing with an id: its raw record, where it stands, and the id that its position gives."""

    raw: dict[str, Any]
    pointer: Pointer
    positional: str
    space: str


class _Ids:
    """Finds double ids, and gives ids by position to goals that have none."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def give(self, tree: dict[str, Any]) -> tuple[set[str], list[Problem]]:
        """Goals without an id get `o1`, `o1.k1` by position; returns those ids, and the double ones as problems."""
        named = list(_named(tree))
        first: dict[tuple[str, str], Pointer] = {}
        problems = []
        for item in named:
            written = item.raw.get("id")
            if _is_number(written):
                written = item.raw["id"] = str(written)
            if not isinstance(written, str):
                continue
            earlier = first.setdefault((item.space, written), item.pointer)
            if earlier != item.pointer:
                problems.append(self._double(written, earlier, item.pointer))
        return self._positional(named, {key for _, key in first}), problems

    def _double(self, id: str, one: Pointer, other: Pointer) -> Problem:
        """That an id stands twice, told at the later place."""
        first, second = (self.places.find((*pointer, "id")) for pointer in (one, other))
        if (first.line or 0, first.column or 0) > (second.line or 0, second.column or 0):
            first, second = second, first
        where = f"on line {first.line}" if first.line else f"at {first.pointer}"
        return Problem(f"id '{id}' stands twice (first {where})", second, "Give one of them another id.")

    def _positional(self, named: list[_Named], taken: set[str]) -> set[str]:
        given: set[str] = set()
        for item in named:
            if item.raw.get("id") is None:
                name = item.positional
                while name in taken:
                    name += "'"
                item.raw["id"] = name
                given.add(name)
        return given


def _named(tree: dict[str, Any]) -> Iterator[_Named]:
    for o, objective in _records(tree, "objectives"):
        yield _Named(objective, ("objectives", o), f"o{o + 1}", "goal")
        for k, key_result in _records(objective, "key_results"):
            yield _Named(key_result, ("objectives", o, "key_results", k), f"o{o + 1}.k{k + 1}", "goal")
        for i, initiative in _records(objective, "initiatives"):
            yield _Named(initiative, ("objectives", o, "initiatives", i), f"o{o + 1}.i{i + 1}", "goal")
    for k, key_result in _records(tree, "key_results"):
        yield _Named(key_result, ("key_results", k), f"k{k + 1}", "goal")
    for i, initiative in _records(tree, "initiatives"):
        yield _Named(initiative, ("initiatives", i), f"i{i + 1}", "goal")
    for k, kpi in _records(tree, "kpis"):
        yield _Named(kpi, ("kpis", k), f"kpi{k + 1}", "goal")
    for t, team in _records(tree, "teams"):
        yield _Named(team, ("teams", t), f"t{t + 1}", "team")


def _records(raw: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    items = raw.get(name)
    if isinstance(items, tuple | list):
        yield from ((at, item) for at, item in enumerate(items) if isinstance(item, dict))


# -- limits and ranges ---------------------------------------------------------------------------------------


def _limits(tree: dict[str, Any], places: Places, limits: Limits) -> Iterator[Problem]:
    for pointer, title in _titles(tree):
        if len(title) > limits.title:
            yield Problem(
                f"a title of {len(title):,} characters; at most {limits.title:,} are read",
                places.find(pointer),
                "Say it in a sentence and put the rest into 'why'.",
            )
        if not title.strip():
            yield Problem("an empty title", places.find(pointer), "Write what is wanted, in a sentence.")
    goals = sum(item.space == "goal" for item in _named(tree))
    if goals > limits.goals:
        yield Problem(
            f"{goals:,} goals in one plan; at most {limits.goals:,} are read",
            places.find(()),
            "Split the plan, or raise limits.goals in the settings.",
        )


def _titles(tree: dict[str, Any]) -> Iterator[tuple[Pointer, str]]:
    matrix = tree.get("x_matrix")
    sides = ((side, *item) for side in _SIDES for item in _records(matrix, side)) if isinstance(matrix, dict) else ()
    titled = [(item.raw, item.pointer) for item in _named(tree)]
    titled += [(raw, ("x_matrix", side, at)) for side, at, raw in sides]
    for raw, pointer in titled:
        title = raw.get("title")
        if isinstance(title, str):
            yield (*pointer, "title"), title


def _ranges(tree: dict[str, Any], places: Places) -> Iterator[Problem]:
    for item in _named(tree):
        yield from _shares(item.raw, item.pointer, places)
        for at, check_in in _records(item.raw, "check_ins"):
            yield from _shares(check_in, (*item.pointer, "check_ins", at), places)
        for at, measurement in _records(item.raw, "history"):
            period = measurement.get("period")
            if (isinstance(period, str) or _is_number(period)) and not _is_period(str(period)):
                hint = "Write 2025, 2025-Q4, 2025-10, 2025-W41 or 2025-10-03."
                yield Problem(
                    f"expected a period, found {_said(period)}",
                    places.find((*item.pointer, "history", at, "period")),
                    hint,
                )
    cycle = tree.get("cycle")
    start, end = (cycle.get("start"), cycle.get("end")) if isinstance(cycle, dict) else (None, None)
    if isinstance(start, date) and isinstance(end, date) and start > end:
        yield Problem("the cycle ends before it starts", places.find(("cycle", "end")), "Exchange start and end.")


def _shares(raw: dict[str, Any], pointer: Pointer, places: Places) -> Iterator[Problem]:
    for name in _SHARES:
        value = raw.get(name)
        if _is_number(value) and abs(value) <= float_info.max and not 0 <= value <= 1:
            whole = 10 if 1 < value <= 10 else 100
            hint = f"Write {value / whole:g} for {value:g} of {whole}." if 1 < value <= 100 else "Write 0.7 for 70 %."
            yield Problem(f"{name} must be between 0 and 1, found {value:g}", places.find((*pointer, name)), hint)


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_period(text: str) -> bool:
    if re.fullmatch(PERIOD, text) is None:
        return False
    try:
        return len(text) != len("2025-10-03") or bool(date.fromisoformat(text))
    except ValueError:
        return False


# -- explanations ------------------------------------------------------------------------------------------


def _explain(detail: ErrorDetails, places: Places) -> Problem:
    """A validation error in the words of the plan file."""
    pointer: Pointer = tuple(detail["loc"])
    name = str(pointer[-1]) if pointer else "plan"
    if detail["type"] == "missing":
        holder = called(_record_at(pointer)).partition(" ")[2]
        return Problem(f"'{name}' is missing", places.find(pointer[:-1]), f"Every {holder} has a {name}.")
    value = detail["input"]
    expected, hint = _expected(detail, value)
    if value is None:
        hint = "Write something here, or remove it."
    return Problem(
        f"{name if not isinstance(pointer[-1], int) else pointer[-2]}: expected {expected}, found {_said(value)}",
        places.find(pointer),
        hint,
    )


def _record_at(pointer: Pointer) -> type:
    """The record that holds a field."""
    record: type = Plan
    for part in pointer[:-1]:
        if isinstance(part, str):
            record = shape_of(record)[part].record or record
    return record


def _expected(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    kind = detail["type"]
    if kind == "literal_error":
        return _choice(detail, value)
    if kind == "tuple_type":
        short = isinstance(value, str | int | float) and len(str(value)) <= _LONGEST_IN_HINT
        texts = shape_of(_record_at(detail["loc"]))[str(detail["loc"][-1])].kind == "text"
        hint = f"Write [{value}]." if short and texts else "Write a list, an item a line, each after a dash."
        return "a list", hint
    return _EXPECTED.get(kind, (detail["msg"][:1].lower() + detail["msg"][1:], None))


def _choice(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    from difflib import get_close_matches

    choices = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
    close = get_close_matches(str(value).lower(), choices, 1, 0.5)
    return "one of " + ", ".join(choices), f"Did you mean '{close[0]}'?" if close else None


_EXPECTED: dict[str, tuple[str, str | None]] = {
    "string_type": ("a text", "Put quotes round it if it is meant as one."),
    "float_type": ("a number", "Write a number such as 55, or leave the field out where none is known."),
    "finite_number": ("a number", "Write a number such as 55."),
    "int_type": ("a whole number", "Write a whole number such as 240."),
    "bool_type": ("true or false", "Write true or false."),
    "date_type": ("a date", "Write a date such as 2026-03-31."),
    "dataclass_type": ("a group of fields", "Write its fields under it, indented."),
    "dict_type": ("names with figures", "Write each name with its figure, such as {Globex: 4}."),
}


def _said(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
