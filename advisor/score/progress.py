"""Where a key result stands: what kind it is, which way it goes, and today's value with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.plan import CheckIn, KeyResult, Kpi
from advisor.kpi.series import finite, series_of
from advisor.score.figures import Figures
from advisor.score.levels import side_of
from advisor.text.statement import Statement

Type: TypeAlias = Literal["metric", "milestone", "maintain", "baseline"]
Way: TypeAlias = Literal["up", "down", "keep"]


class Value(NamedTuple):
    """A value, where it was taken from (`current`, `check-in of 2026-01-12`), and its unit where one is said."""

    value: float
    origin: str
    unit: str | None = None


def type_of(key_result: KeyResult, statement: Statement, figures: Figures) -> Type:
    """What kind of result it is: as declared, else as its fields and words read."""
    if key_result.type is not None:
        return key_result.type
    if key_result.direction == "keep" or statement.direction == "keep":
        return "maintain"
    if "baseline" in statement.text.lower() and not figures.told:
        return "baseline"
    return "metric" if figures.target is not None or statement.kind == "outcome" else "milestone"


def way_of(key_result: KeyResult, statement: Statement, figures: Figures, kpi: Kpi | None) -> Way | None:
    """Which way is better: from baseline and target, else as declared, as the words say or as its KPI does.

    None where nothing says it: a bare level ("Response rate 40 %") may be one to rise to or to fall to.
    """
    baseline, target = figures.baseline, figures.target
    if baseline is not None and target is not None and baseline != target and figures.one_unit:
        return "up" if target > baseline else "down"
    if key_result.direction in ("up", "down"):
        return key_result.direction
    compared = statement.target.comparator if statement.target is not None else None
    if compared in ("at-least", "at-most"):
        return "up" if compared == "at-least" else "down"
    said = statement.direction if statement.language == "en" else None
    if said == "up" or said == "down":
        return said
    of_kpi = kpi.direction if kpi is not None else None
    if of_kpi is not None:
        return of_kpi
    return side_of(statement) or ("keep" if "keep" in (key_result.direction, said) else None)


def values_of(key_result: KeyResult, until: date | None = None) -> list[tuple[CheckIn, float]]:
    """The check-ins that report a value, by day, those after a day left out; undated ones stand as written."""
    known = [
        (each, value)
        for each in key_result.check_ins
        if (value := finite(each.value)) is not None and not (until and each.on and each.on > until)
    ]
    if all(each.on is not None for each, _ in known):
        known.sort(key=lambda pair: pair[0].on or date.min)
    return known


def value_of(key_result: KeyResult, kpi: Kpi | None, until: date | None = None) -> Value | None:
    """Today's value: the key result's `current`, else its last check-in's, else its KPI's (or its history's last)."""
    current = finite(key_result.current)
    if current is not None:
        return Value(current, "current", key_result.unit)
    reported = values_of(key_result, until)
    if reported:
        last, value = reported[-1]
        return Value(value, f"check-in of {last.on}" if last.on else "last check-in", key_result.unit)
    latest = series_of(kpi, until).latest if kpi is not None else None
    if kpi is None or latest is None:
        return None
    name = f"KPI {kpi.name or kpi.id}"
    return Value(latest.value, name if latest.label == "current" else f"{name}, {latest.label}", kpi.unit)


def reached(value: float, target: float, way: Way | None) -> bool | None:
    """Whether a value is at or beyond a target; None where no one says which way is better."""
    if way == "up":
        return value >= target
    return value <= target if way == "down" else None


def progress(value: float, baseline: float, target: float) -> float:
    """The share of the way from baseline to target, not cut to 0 and 1.

    >>> progress(38, 32, 55), progress(12, 15, 8)
    (0.2608695652173913, 0.42857142857142855)
    """
    return (value - baseline) / (target - baseline) if target != baseline else 0.0


def last_days(key_result: KeyResult) -> Iterator[date]:
    """The days on which a key result was updated: its check-ins and `updated_on`."""
    yield from (each.on for each in key_result.check_ins if each.on is not None)
    if key_result.updated_on is not None:
        yield key_result.updated_on
