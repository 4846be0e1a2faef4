"""Ids of a plan's goals: those by position, and those that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeGuard

from advisor.domain.place import Places, Pointer
from advisor.errors import Problem


class Named(NamedTuple):
    """A thing with an id: its raw record, where it stands, and among which others its id is its own."""

    raw: dict[str, Any]
    pointer: Pointer
    space: str


class Ids:
    """Finds double ids, and gives ids by position to goals that have none."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def give(self, named: list[Named]) -> tuple[set[str], list[Problem]]:
        """Goals without an id get `o1`, `o1.k1` by position; returns those ids, and the double ones as problems."""
        first: dict[tuple[str, str], Pointer] = {}
        problems: list[Problem] = []
        nameless: list[Named] = []
        for item in named:
            raw, pointer, space = item
            written = raw.get("id")
            if is_number(written):
                written = raw["id"] = str(written)
            if not isinstance(written, str):
                if written is None:
                    nameless.append(item)
            elif not written.strip():
                place = self.places.find((*pointer, "id"))
                problems.append(Problem("an empty id", place, "Write one, or leave the field out."))
            elif (space, written) in first:
                problems.append(self._double(written, first[space, written], pointer))
            else:
                first[space, written] = pointer
        return (self._positional(nameless, {key for _, key in first}) if nameless else set()), problems

    def _double(self, id: str, one: Pointer, other: Pointer) -> Problem:
        """That an id stands twice, told at the later place."""
        first, second = (self.places.find((*pointer, "id")) for pointer in (one, other))
        if (first.line or 0, first.column or 0) > (second.line or 0, second.column or 0):
            first, second = second, first
        where = f"on line {first.line}" if first.line else f"at {first.pointer}"
        return Problem(f"id '{id}' stands twice (first {where})", second, "Give one of them another id.")

    def _positional(self, nameless: list[Named], taken: set[str]) -> set[str]:
        given: set[str] = set()
        for item in nameless:
            name = positional_id(item.pointer)
            while name in taken:
                name += "'"
            item.raw["id"] = name
            given.add(name)
        return given


_SHORT = {"objectives": "o", "key_results": "k", "initiatives": "i", "kpis": "kpi", "teams": "t"}


def positional_id(pointer: Pointer) -> str:
    """The id that the position of a record gives it.

    >>> positional_id(("objectives", 0, "key_results", 1)), positional_id(("kpis", 3))
    ('o1.k2', 'kpi4')
    """
    pairs = zip(pointer[::2], pointer[1::2], strict=True)
    return ".".join(f"{_SHORT[str(name)]}{int(at) + 1}" for name, at in pairs)


def named_in(tree: dict[str, Any]) -> Iterator[Named]:
    """Everything in a prepared tree that has an id, in the order of the plan."""
    for o, objective in records(tree, "objectives"):
        yield Named(objective, ("objectives", o), "goal")
        for k, key_result in records(objective, "key_results"):
            yield Named(key_result, ("objectives", o, "key_results", k), "goal")
        for i, initiative in records(objective, "initiatives"):
            yield Named(initiative, ("objectives", o, "initiatives", i), "goal")
    for name in ("key_results", "initiatives", "kpis", "teams"):
        for at, raw in records(tree, name):
            yield Named(raw, (name, at), "team" if name == "teams" else "goal")


def records(raw: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a list with their positions; what is none is left for the validator to refuse."""
    items = raw.get(name)
    if isinstance(items, tuple | list):
        for at, item in enumerate(items):
            if isinstance(item, dict):
                yield at, item


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a number, and no flag."""
    return isinstance(value, int | float) and not isinstance(value, bool)
