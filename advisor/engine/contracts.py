"""Contracts: what a plan's links must keep, as its owners wrote it into their settings.

Judging them is `graph.contracts`; here stands what they say, and what is wrong with how it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias, get_args

from advisor.domain.finding import Severity
from advisor.domain.plan import Commitment, Level
from advisor.engine.options import did_you_mean

MOST_TEAMS = 49  # more carriers of one goal are not told apart (`graph.alignment.MOST`)


@dataclass(frozen=True, slots=True)
class Reaches:
    """Every objective of some levels leads to one of another, within so many links where that is said."""

    type: ClassVar[str] = "reaches"
    name: str
    severity: Severity
    excepted: frozenset[str]
    start: tuple[Level, ...]
    to: Level
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Independent:
    """No goal of some commitments depends on one of others, directly or within so many dependencies."""

    type: ClassVar[str] = "independent"
    name: str
    severity: Severity
    excepted: frozenset[str]
    start: tuple[Commitment, ...]
    on: tuple[Commitment, ...]
    within: int = 1


@dataclass(frozen=True, slots=True)
class Carried:
    """Every objective of a level is served by objectives of at least so many other teams."""

    type: ClassVar[str] = "carried"
    name: str
    severity: Severity
    excepted: frozenset[str]
    level: Level
    at_least: int


Contract: TypeAlias = Reaches | Independent | Carried
Wrong: TypeAlias = tuple[str, str | None]  # what is wrong, and a hint

_COMMON = ("type", "name", "severity", "except")
_KEYS = {
    "reaches": (*_COMMON, "from", "to", "within"),
    "independent": (*_COMMON, "from", "on", "within"),
    "carried": (*_COMMON, "level", "by", "at_least"),
}
_NEEDED = {"reaches": ("from", "to"), "independent": ("from", "on"), "carried": ("level", "at_least")}
_LEVELS = get_args(Level)
_COMMITMENTS = get_args(Commitment)


def read_contracts(value: Any) -> tuple[tuple[Contract, ...], list[Wrong]]:
    """The contracts of a settings file, and everything that is wrong with them.

    >>> read_contracts([{"type": "carried", "level": "company", "at_least": 2}])[0][0].name
    'Every company objective is carried by at least 2 teams'
    >>> read_contracts([{"type": "carries"}])[1]
    [("contract 1: there is no type 'carries'", "Did you mean 'carried'?")]
    """
    if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
        return (), [(f"contracts must be a list of tables, found {value!r}", "Write each under [[contracts]].")]
    found: list[Contract] = []
    wrong: list[Wrong] = []
    seen: dict[str, int] = {}
    for number, data in enumerate(value, 1):
        reading = _Reading(data, number)
        contract = reading.contract()
        wrong += reading.wrong
        if contract is None:
            continue
        found.append(contract)
        if contract.name in seen:
            wrong.append(
                (
                    f"contracts {seen[contract.name]} and {number} are both called '{contract.name}'",
                    "Name each its own way.",
                )
            )
        seen.setdefault(contract.name, number)
    return tuple(found), wrong


class _Reading:
    """One contract as it is written, and what is wrong with it."""

    def __init__(self, data: Mapping[str, Any], number: int) -> None:
        self.data = {key: value for key, value in data.items() if value is not None}
        name = self.data.get("name")
        self.called = f"contract {number}" + (f" ('{name}')" if isinstance(name, str) and name.strip() else "")
        self.wrong: list[Wrong] = []

    def contract(self) -> Contract | None:
        """What it says; None where anything is wrong with it."""
        kind = self.data.get("type")
        there_are = f"There are: {', '.join(sorted(_KEYS))}."
        if kind is None:
            self._tell("it has no type", there_are)
            return None
        if not isinstance(kind, str) or kind not in _KEYS:
            self._tell(f"there is no type {kind!r}", did_you_mean(str(kind), _KEYS) or there_are)
            return None
        for key in self.data:
            if key not in _KEYS[kind]:
                hint = did_you_mean(key, _KEYS[kind]) or f"It may have: {', '.join(_KEYS[kind])}."
                self._tell(f"unknown key '{key}'", hint)
        for key in _NEEDED[kind]:
            if key not in self.data:
                self._tell(f"'{key}' is missing")
        made = {"reaches": self._reaches, "independent": self._independent, "carried": self._carried}[kind]()
        return None if self.wrong else made

    def _tell(self, said: str, hint: str | None = None) -> None:
        self.wrong.append((f"{self.called}: {said}", hint))

    def _reaches(self) -> Contract:
        start: tuple[Level, ...] = self._some("from", _LEVELS)
        to: Level = self._one("to", _LEVELS, "company")
        within = self._number("within", 1, None)
        if not self.wrong and to in start:
            self._tell(f"it leads from {to} to {to}: every goal of that level is there already")
        limit = f" within {within} {'step' if within == 1 else 'steps'}" if within else ""
        return Reaches(
            *self._common(f"Every {_or(start)} objective reaches a {to} objective{limit}"), start, to, within
        )

    def _independent(self) -> Contract:
        start: tuple[Commitment, ...] = self._some("from", _COMMITMENTS)
        on: tuple[Commitment, ...] = self._some("on", _COMMITMENTS)
        within = self._number("within", 1, None) or 1
        if not self.wrong and set(start) & set(on):
            self._tell(f"'from' and 'on' both name {_or(sorted(set(start) & set(on)))}")
        limit = f" within {within} steps" if within > 1 else ""
        return Independent(*self._common(f"No {_or(start)} goal depends on {_an(on)} one{limit}"), start, on, within)

    def _carried(self) -> Contract:
        level: Level = self._one("level", _LEVELS, "company")
        self._one("by", ("teams",), "teams")
        least = self._number("at_least", 1, MOST_TEAMS) or 1
        teams = f"{least} {'team' if least == 1 else 'teams'}"
        return Carried(*self._common(f"Every {level} objective is carried by at least {teams}"), level, least)

    def _common(self, unnamed: str) -> tuple[str, Severity, frozenset[str]]:
        name = self.data.get("name", unnamed)
        if not isinstance(name, str) or not name.strip():
            self._tell(f"name must be a text, found {name!r}")
        severity: Severity = self._one("severity", get_args(Severity), "error")
        excepted = self.data.get("except", ())
        if not isinstance(excepted, list | tuple) or not all(isinstance(each, str) for each in excepted):
            self._tell(f"except must be a list of ids, found {excepted!r}", 'Write except = ["O3"].')
            excepted = ()
        return str(name).strip(), severity, frozenset(excepted)

    def _one(self, key: str, known: tuple[Any, ...], default: Any) -> Any:
        value = self.data.get(key, default)
        if value in known:
            return value
        hint = did_you_mean(value, known) if isinstance(value, str) else None
        self._tell(f"{key} must be {_or(known)}, found {value!r}", hint)
        return default

    def _some(self, key: str, known: tuple[Any, ...]) -> tuple[Any, ...]:
        value = self.data.get(key, known[:1])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list | tuple) or not values:
            self._tell(f"{key} must be {_or(known)}, or a list of them, found {value!r}")
            return ()
        for each in values:
            if each not in known:
                hint = did_you_mean(each, known) if isinstance(each, str) else None
                self._tell(f"{key} must be {_or(known)}, or a list of them, found {each!r}", hint)
        return tuple(each for each in known if each in values)

    def _number(self, key: str, least: int, most: int | None) -> int | None:
        value = self.data.get(key)
        if value is None:
            return None
        if (
            isinstance(value, bool)
            or not isinstance(value, int)
            or value < least
            or (most is not None and value > most)
        ):
            span = f"from {least} to {most}" if most is not None else f"of {least} or more"
            self._tell(f"{key} must be a whole number {span}, found {value!r}")
            return None
        return value


def _or(names: Any) -> str:
    words = [str(name) for name in names]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1] if words else ""


def _an(names: tuple[str, ...]) -> str:
    return f"{'an' if _or(names)[:1] in 'ae' else 'a'} {_or(names)}"
