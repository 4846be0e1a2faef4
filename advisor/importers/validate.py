"""From a prepared tree to a plan: every fault at once, each with its place and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from sys import float_info
from typing import Any

from pydantic_core import ValidationError

from advisor.domain.document import Document
from advisor.domain.limits import Limits
from advisor.domain.place import Places, Pointer
from advisor.domain.plan import Plan
from advisor.errors import InvalidPlan, Problem
from advisor.importers.explain import explain, said
from advisor.importers.fields import plan_validator
from advisor.importers.ids import Ids, Named, is_number, named_in, records
from advisor.importers.located import Located
from advisor.importers.prepare import Prepared

_SHARES = ("confidence", "score")
_RANGED = frozenset({*_SHARES, "check_ins", "history"})
_SIDES = ("breakthroughs", "annual", "priorities", "metrics")
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
                f"expected a plan, found {said(located.data)}",
                places.find(()),
                "A plan is a mapping with fields such as objectives, kpis and cycle.",
            )
        )
    prepared = Prepared(places, list(located.notices))
    tree = prepared.record(located.data, Plan, ())
    named = list(named_in(tree))
    positional, problems = Ids(places).give(named)
    problems += [*_limits(tree, named, places, limits), *_ranges(tree, named, places)]
    plan: Plan | None = None
    try:
        plan = plan_validator().validate_python(tree)
    except ValidationError as error:
        problems += [explain(detail, places) for detail in error.errors(include_url=False, include_context=True)]
    if problems or plan is None:
        problems += [Problem(*notice) for notice in prepared.notices]
        raise InvalidPlan(
            sorted(
                problems,
                key=lambda problem: (problem.place.line or 0, problem.place.column or 0) if problem.place else (0, 0),
            )
        )
    return Document(plan, places, format, frozenset(positional), prepared.placeholders, tuple(prepared.notices))


def _limits(tree: dict[str, Any], named: list[Named], places: Places, limits: Limits) -> Iterator[Problem]:
    for title, pointer in _titles(tree, named):
        if len(title) > limits.title:
            yield Problem(
                f"a title of {len(title):,} characters; at most {limits.title:,} are read",
                places.find((*pointer, "title")),
                "Say it in a sentence and put the rest into 'why'.",
            )
        if not title.strip():
            yield Problem("an empty title", places.find((*pointer, "title")), "Write what is wanted, in a sentence.")
    goals = sum(item.space == "goal" for item in named)
    if goals > limits.goals:
        yield Problem(
            f"{goals:,} goals in one plan; at most {limits.goals:,} are read",
            places.find(()),
            "Split the plan, or raise limits.goals in the settings.",
        )


def _titles(tree: dict[str, Any], named: list[Named]) -> Iterator[tuple[str, Pointer]]:
    """Every title with the pointer of its record."""
    for item in named:
        title = item.raw.get("title")
        if isinstance(title, str):
            yield title, item.pointer
    matrix = tree.get("x_matrix")
    for side in _SIDES:
        for at, raw in records(matrix, side) if isinstance(matrix, dict) else ():
            if isinstance(raw.get("title"), str):
                yield raw["title"], ("x_matrix", side, at)


def _ranges(tree: dict[str, Any], named: list[Named], places: Places) -> Iterator[Problem]:
    for item in named:
        if _RANGED.isdisjoint(item.raw):
            continue
        yield from _shares(item.raw, item.pointer, places)
        for at, check_in in records(item.raw, "check_ins"):
            yield from _shares(check_in, (*item.pointer, "check_ins", at), places)
        for at, measurement in records(item.raw, "history"):
            period = measurement.get("period")
            if (isinstance(period, str) or is_number(period)) and not _is_period(str(period)):
                hint = "Write 2025, 2025-Q4, 2025-10, 2025-W41 or 2025-10-03."
                yield Problem(
                    f"expected a period, found {said(period)}",
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
        if is_number(value) and abs(value) <= float_info.max and not 0 <= value <= 1:
            whole = 10 if 1 < value <= 10 else 100
            hint = f"Write {value / whole:g} for {value:g} of {whole}." if 1 < value <= 100 else "Write 0.7 for 70 %."
            yield Problem(f"{name} must be between 0 and 1, found {value:g}", places.find((*pointer, name)), hint)


def _is_period(text: str) -> bool:
    if re.fullmatch(PERIOD, text) is None:
        return False
    try:
        return len(text) != len("2025-10-03") or bool(date.fromisoformat(text))
    except ValueError:
        return False
