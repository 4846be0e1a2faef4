"""The figures of a goal: what its fields declare, else what its words say."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.place import Span
from advisor.domain.plan import KeyResult, Objective
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement


class Figures(NamedTuple):
    """Baseline, target and change of a goal, in its own unit.

    `change` is a share of the baseline (0.05 is 5 %), None where none is known;
    `told` is whether the goal states any figure; `near_ceiling` is true of
    percentages in the last tenth to 0 or 100; `one_unit` whether baseline and
    target may be set off against each other.
    """

    baseline: float | None
    target: float | None
    change: float | None
    unit: str | None
    told: bool
    near_ceiling: bool
    redacted: bool
    span: Span | None
    one_unit: bool = True


def figures_in(goal: KeyResult | Objective, statement: Statement) -> Figures:
    """The figures of a goal and of how its words are read; declared fields win over words."""
    declared = goal if isinstance(goal, KeyResult) else None
    baseline = declared.baseline if declared and declared.baseline is not None else value(statement.baseline)
    target = declared.target if declared and declared.target is not None else value(statement.target)
    delta = statement.delta
    unit = (declared.unit if declared else None) or statement.unit
    withheld = any(q is not None and q.redacted for q in (statement.baseline, statement.target, delta))
    redacted = withheld or bool(declared and declared.redacted)
    figure = statement.target or delta
    percent = (declared is not None and declared.unit in {"%", "percent"}) or (
        statement.target is not None and statement.target.kind == "percent"
    )
    ceiling = percent and any(figure is not None and (figure >= 90 or figure <= 10) for figure in (baseline, target))
    ceiling = ceiling or _near_top_mark(statement, target)
    told = target is not None or delta is not None
    one_unit = _in_one_unit(statement.baseline, statement.target)
    return Figures(
        baseline,
        target,
        _change(baseline, target, delta) if one_unit else None,
        unit,
        told,
        ceiling,
        redacted,
        figure.span if figure else None,
        one_unit,
    )


_MARKS = frozenset({"rating", "score", "stars", "star", "grade", "mark", "csat", "satisfaction"})
_SCALES = (5.0, 10.0, 100.0)


def _near_top_mark(statement: Statement, target: float | None) -> bool:
    """Whether a mark is in the last tenth of a usual scale: a rating from 4.6 to 4.8 of 5 is a long way."""
    if target is None or not _MARKS & set((statement.metric or "").lower().split()):
        return statement.target is not None and statement.target.kind == "ratio" and (target or 0) >= 0.9
    scale = next((top for top in _SCALES if target <= top), None)
    return scale is not None and target >= 0.9 * scale


def value(quantity: Quantity | None) -> float | None:
    """The value of a figure that can be calculated with."""
    return None if quantity is None or quantity.redacted or quantity.kind == "quantifier" else quantity.value


def _in_one_unit(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two figures may be set off against each other as they are written ("90 minutes", "1 hour" may not)."""
    units = {figure.unit.rstrip("s") for figure in (one, other) if figure is not None and figure.unit}
    return len(units) < 2


def _change(baseline: float | None, target: float | None, delta: Quantity | None) -> float | None:
    if baseline and target is not None:
        return (target - baseline) / abs(baseline)
    if delta is None or delta.value is None:
        return None
    if delta.kind == "percent":
        return delta.value / 100
    if delta.kind == "factor":
        return delta.value - 1
    if delta.kind == "ratio":
        return delta.value
    return delta.value / abs(baseline) if baseline else None
