"""What the chooser adds to its verdict: a pilot first, an X-matrix above, a baseline, a guard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from advisor.advice.answers import Origin

_PILOT = (
    Origin("002", "Pro tip", "one pilot team for one quarter"),
    Origin("001", "OKRs best practices: do's (pilot)", "a smaller team or department first"),
)
_MATRIX = (Origin("002", "X-Matrix (Hoshin Kanri)", "the strategic bracket above the OKRs of teams"),)


class Extra(NamedTuple):
    """Something that stands beside the verdict."""

    id: str
    title: str
    because: str
    sources: tuple[Origin, ...]


def extras(given: Mapping[str, str | int], verdict: str | None, commitment: str | None) -> tuple[Extra, ...]:
    """What stands beside a verdict, in the order in which it is to be done.

    >>> [extra.id for extra in extras({"first-time": "yes", "units": 6}, "okr", None)]
    ['pilot']
    """
    if verdict is None:
        return ()
    return tuple(_extras(given, verdict, commitment))


def _extras(given: Mapping[str, str | int], verdict: str, commitment: str | None) -> Iterator[Extra]:
    if verdict != "kpi":
        yield from _pilot(given)
    if given.get("baseline") == "unknown":
        yield _baseline(verdict)
    if verdict == "kpi":
        return
    yield from _matrix(given)
    if given.get("level") == "person" and verdict != "both":
        yield Extra(
            "team-okr",
            "A team's OKR rather than a person's",
            "let the OKR stand with the team, and give the person a KPI that supports it",
            (Origin("001", "Frequently asked questions, 4", "a person's KPI supports the OKR"),),
        )
    if commitment == "aspirational":
        yield Extra(
            "guard",
            "A KPI as guardrail",
            "a bold push harms something else unless a figure stands guard over it",
            (Origin("001", "OKRs best practices: don'ts (tunnel vision)", "not one metric alone"),),
        )


def _pilot(given: Mapping[str, str | int]) -> Iterator[Extra]:
    if given.get("first-time") != "yes":
        return
    units = given.get("units")
    if units == 1:
        yield Extra("pilot", "Your one team is the pilot", "take the first quarter as the time to learn", _PILOT)
    else:
        many = f"{units} teams at once" if units else "several teams at once"
        yield Extra(
            "pilot",
            "A pilot first: one team, one quarter",
            f"it is your first time, and {many} would make the same beginner's mistakes everywhere",
            _PILOT,
        )


def _baseline(verdict: str) -> Extra:
    what = "take the measure as a KPI for a few periods, and set its target then"
    if verdict != "kpi":
        what = "make finding today's figure the first key result, and set the target once you know it"
    return Extra(
        "baseline", "The baseline first", what, (Origin("002", "Conclusion", "start with KPIs as the baseline"),)
    )


def _matrix(given: Mapping[str, str | int]) -> Iterator[Extra]:
    units = given.get("units")
    teams = isinstance(units, int) and units > 1
    if given.get("horizon") == "years":
        why = "a plan over three to five years must be tied to what teams do each quarter"
    elif given.get("level") == "company" and teams and given.get("horizon") is None:
        why = f"{units} teams work for one company strategy, and one page can tie them together"
    else:
        return
    yield Extra("x-matrix", "An X-matrix above the team OKRs", why, _MATRIX)
