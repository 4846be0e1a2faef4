"""The figures of a goal, and of the KPI behind it, as rules ask for them."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.kpi.ambition import Ambition, ambition_of
from advisor.kpi.natural import ENOUGH
from advisor.kpi.series import series_of
from advisor.score.figures import Figures, figures_in, value
from rules.cycles import Dates, dates_of

__all__ = ["Figures", "ambition_in", "days_of", "figures_of", "has_history", "share_gone", "value", "worked_on"]

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
    kpi = audit.kpi_of(key_result)
    if kpi is None or figures.target is None or len(kpi.history) < ENOUGH:
        return None
    units = {unit.lower() in _PERCENT for unit in (figures.unit, kpi.unit) if unit}
    if len(units) > 1:
        return None
    return ambition_of(series_of(kpi), figures.target, figures.baseline, days_of(audit))


def days_of(audit: Audit) -> int | None:
    """How many days the cycle has, None where it does not say."""
    dates = dates_of(audit.plan.cycle)
    return (dates.end - dates.start).days + 1 if dates else None


def share_gone(day: date, dates: Dates) -> float:
    """Which share of a cycle has gone by on a day; below zero before it, above one after it."""
    return (day - dates.start).days / ((dates.end - dates.start).days + 1)


_WORKED_ON: WeakKeyDictionary[Audit, frozenset[str | None]] = WeakKeyDictionary()


def worked_on(audit: Audit) -> frozenset[str | None]:
    """The ids of the KPIs that a key result measures or an objective addresses; looked up once an audit."""
    found = _WORKED_ON.get(audit)
    if found is None:
        plan = audit.plan
        results = [each for objective in plan.objectives for each in objective.key_results] + list(plan.key_results)
        measured = {each.measures for each in results if each.measures}
        found = frozenset(measured | {name for objective in plan.objectives for name in objective.addresses})
        _WORKED_ON[audit] = found
    return found
