"""Ids of a plan's goals: those by position, and those that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeGuard

from advisor.domain.place import Places, Pointer
from advisor.errors import Problem


class Named(NamedTuple):
    """A thing with an id: its raw record, where it stands, and the id that its position gives."""

    raw: dict[str, Any]
    pointer: Pointer
    positional: str
    space: str


class Ids:
    """Finds double ids, and gives ids by position to goals that have none."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def give(self, named: list[Named]) -> tuple[set[str], list[Problem]]:
        """Goals without an id get `o1`, `o1.k1` by position; returns those ids, and the double ones as problems."""
        first: dict[tuple[str, str], Pointer] = {}
        problems = []
        for item in named:
            written = item.raw.get("id")
            if is_number(written):
                written = item.raw["id"] = str(written)
            if not isinstance(written, str):
                continue
            if not written.strip():
                place = self.places.find((*item.pointer, "id"))
                problems.append(Problem("an empty id", place, "Write one, or leave the field out."))
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

    def _positional(self, named: list[Named], taken: set[str]) -> set[str]:
        given: set[str] = set()
        for item in named:
            if item.raw.get("id") is None:
                name = item.positional
                while name in taken:
                    name += "'"
                item.raw["id"] = name
                given.add(name)
        return given


def named_in(tree: dict[str, Any]) -> Iterator[Named]:
    """Everything in a prepared tree that has an id, in the order of the plan."""
    for o, objective in records(tree, "objectives"):
        yield Named(objective, ("objectives", o), f"o{o + 1}", "goal")
        for k, key_result in records(objective, "key_results"):
            yield Named(key_result, ("objectives", o, "key_results", k), f"o{o + 1}.k{k + 1}", "goal")
        for i, initiative in records(objective, "initiatives"):
            yield Named(initiative, ("objectives", o, "initiatives", i), f"o{o + 1}.i{i + 1}", "goal")
    for k, key_result in records(tree, "key_results"):
        yield Named(key_result, ("key_results", k), f"k{k + 1}", "goal")
    for i, initiative in records(tree, "initiatives"):
        yield Named(initiative, ("initiatives", i), f"i{i + 1}", "goal")
    for k, kpi in records(tree, "kpis"):
        yield Named(kpi, ("kpis", k), f"kpi{k + 1}", "goal")
    for t, team in records(tree, "teams"):
        yield Named(team, ("teams", t), f"t{t + 1}", "team")


def records(raw: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a list with their positions; what is none is left for the validator to refuse."""
    items = raw.get(name)
    if isinstance(items, tuple | list):
        yield from ((at, item) for at, item in enumerate(items) if isinstance(item, dict))


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a number, and no flag."""
    return isinstance(value, int | float) and not isinstance(value, bool)
