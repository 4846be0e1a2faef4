"""The figures of a goal, and of the KPI behind it, as rules ask for them."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.kpi.ambition import Ambition, ambition_of
from advisor.kpi.cycles import Dates, dates_of
from advisor.kpi.natural import ENOUGH
from advisor.kpi.series import Series, series_of
from advisor.score.figures import Figures, figures_in, value
from advisor.score.progress import type_of

__all__ = [
    "Figures", "ambition_in", "days_of", "figures_of", "has_history", "is_ahead", "series_for", "share_gone", "value",
    "worked_on",
]  # fmt: skip

_PERCENT = frozenset({"%", "percent"})


def figures_of(goal: KeyResult | Objective, audit: Audit) -> Figures:
    """The figures of a goal; declared fields win over words."""
    return figures_in(goal, audit.read(goal))


def has_history(key_result: KeyResult, audit: Audit) -> bool:
    """Whether the KPI of a key result may have enough of a history to judge by; a cheap first look."""
    kpi = audit.kpi_of(key_result)
    return kpi is not None and len(kpi.history) >= ENOUGH


def ambition_in(key_result: KeyResult, figures: Figures, audit: Audit) -> Ambition | None:
    """A target's distance beside what its KPI would do anyway by the end of the cycle; None where no one can say."""
    known = _memo(audit).ambitions
    if id(key_result) not in known:
        known[id(key_result)] = _ambition(key_result, figures, audit)
    return known[id(key_result)]


def _ambition(key_result: KeyResult, figures: Figures, audit: Audit) -> Ambition | None:
    kpi = audit.kpi_of(key_result)
    if kpi is None or figures.target is None or len(kpi.history) < ENOUGH:
        return None
    if type_of(key_result, audit.read(key_result), figures) != "metric":
        return None
    units = {unit.lower() in _PERCENT for unit in (figures.unit, kpi.unit) if unit}
    if len(units) > 1:
        return None
    return ambition_of(series_for(kpi, audit), figures.target, figures.baseline, days_of(audit))


def days_of(audit: Audit) -> int | None:
    """How many days the cycle has, None where it does not say."""
    dates = dates_of(audit.plan.cycle)
    return (dates.end - dates.start).days + 1 if dates else None


def share_gone(day: date, dates: Dates) -> float:
    """Which share of a cycle has gone by on a day; below zero before it, above one after it."""
    return (day - dates.start).days / ((dates.end - dates.start).days + 1)


class _Memo:
    """What several rules ask of one audit, found out once."""

    __slots__ = ("ambitions", "series", "worked_on")

    def __init__(self) -> None:
        self.ambitions: dict[int, Ambition | None] = {}
        self.series: dict[int, Series] = {}
        self.worked_on: frozenset[str | None] | None = None


_MEMOS: WeakKeyDictionary[Audit, _Memo] = WeakKeyDictionary()


def _memo(audit: Audit) -> _Memo:
    found = _MEMOS.get(audit)
    if found is None:
        found = _MEMOS[audit] = _Memo()
    return found


def series_for(kpi: Kpi, audit: Audit) -> Series:
    """The history of a KPI of an audit's plan, as known on the audit's day; made ready once an audit."""
    known = _memo(audit).series
    if id(kpi) not in known:
        known[id(kpi)] = series_of(kpi, audit.as_of)
    return known[id(kpi)]


def is_ahead(kpi: Kpi, audit: Audit) -> bool:
    """Whether a KPI has an end, by which its target is to be reached, and that day is still to come."""
    return kpi.end is not None and audit.as_of is not None and kpi.end >= audit.as_of


def worked_on(audit: Audit) -> frozenset[str | None]:
    """The ids of the KPIs that a key result measures or an objective addresses."""
    memo = _memo(audit)
    if memo.worked_on is None:
        plan = audit.plan
        results = [each for objective in plan.objectives for each in objective.key_results] + list(plan.key_results)
        measured = {each.measures for each in results if each.measures}
        memo.worked_on = frozenset(measured | {name for objective in plan.objectives for name in objective.addresses})
    return memo.worked_on
