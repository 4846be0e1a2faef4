"""The score of a key result, 0.0 to 1.0, by its type."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.kpi.series import finite, series_of, shortfall
from advisor.score.figures import Figures, figures_in
from advisor.score.progress import Type, Value, Way, progress, reached, type_of, value_of, values_of, way_of
from advisor.text.statement import Statement

DIFFERS = 0.05  # from this on a computed score is told beside a declared one


class Grade(NamedTuple):
    """A key result's score and how it came about.

    `score` is the declared one where there is one, else the computed one, None
    where neither is; `computed` what its figures give; `how` says in a sentence
    from what, or what is missing.
    """

    score: float | None
    computed: float | None
    declared: float | None
    type: Type
    how: str
    value: Value | None = None
    missing: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether declared and computed score are told apart."""
        return self.declared is not None and self.computed is not None and abs(self.declared - self.computed) >= DIFFERS


class _Result(NamedTuple):
    """A key result with all that is known of it."""

    goal: KeyResult
    kind: Type
    figures: Figures
    way: Way | None
    kpi: Kpi | None
    value: Value | None
    statement: Statement
    until: date | None


class _Scored(NamedTuple):
    score: float | None
    how: str
    missing: tuple[str, ...] = ()


def grade(key_result: KeyResult, audit: Audit) -> Grade:
    """The score of one key result of an audit's plan, on the audit's day.

    metric: the share of the way from baseline to target, at least 0 and at most 1,
    either direction. milestone: done or not; `current` from 0 to 1 says how much.
    maintain: the share of check-ins at which the level was held. baseline: 1.0
    once a value is there. A declared `score` wins.
    """
    statement = audit.read(key_result)
    figures = figures_in(key_result, statement)
    kpi = audit.kpi_of(key_result)
    kind = type_of(key_result, statement, figures)
    way = way_of(key_result, statement, figures, kpi)
    value = value_of(key_result, kpi, audit.as_of)
    result = _Result(key_result, kind, figures, way, kpi, value, statement, audit.as_of)
    score, how, missing = _BY_TYPE[kind](result)
    declared = finite(key_result.score)
    if declared is not None:
        declared = min(1.0, max(0.0, declared))
        how = "as declared" if score is None else f"as declared; {how}"
        missing = ()
    final = declared if declared is not None else score
    return Grade(final, score, declared, kind, how, value, missing)


def _metric(result: _Result) -> _Scored:
    figures, value = result.figures, result.value
    placeholder = result.statement.placeholder
    if placeholder is not None:
        return _Scored(None, f"“{placeholder.span.of(result.goal.title)}” is still to be filled in", ("target",))
    if figures.redacted:
        return _Scored(None, "its figures are withheld")
    baseline, target, note = _ends(result)
    if target is None:
        return _Scored(None, "no target says to where", ("target",))
    if value is None:
        return _Scored(None, "no value yet: neither `current` nor a check-in nor a KPI says one", ("current",))
    if baseline is None or baseline == target:
        return _without_way(target, value, result.way)
    if not figures.one_unit and not (result.goal.baseline is not None and result.goal.target is not None):
        return _Scored(None, "baseline and target are in different units", ("unit",))
    share = progress(value.value, baseline, target)
    way = f"from {_number(baseline)} to {_number(target)}{note} ({value.origin})"
    where = "past the end of the way" if share > 1 else "on the wrong side of the way" if share < 0 else "on the way"
    said = f"{_number(value.value)} {where} {way}"
    return _Scored(_cut(share), said)


def _ends(result: _Result) -> tuple[float | None, float | None, str]:
    """Baseline and target; new things are counted from nothing, and a change in words makes a target of a baseline."""
    baseline, target, change = result.figures.baseline, result.figures.target, result.figures.change
    if baseline is None and target is not None and target > 0 and result.statement.direction == "reach":
        return 0.0, target, ", counted from nothing"
    if baseline is not None and target is None and change is not None and result.way in ("up", "down"):
        step = abs(change * baseline)
        return baseline, baseline + (step if result.way == "up" else -step), ""
    return baseline, target, ""


def _without_way(target: float, value: Value, way: Way | None) -> _Scored:
    """A metric without a starting point: met or not is all that can be said."""
    said = f"{_number(value.value)} against {_number(target)} ({value.origin})"
    met = reached(value.value, target, way)
    if met:
        return _Scored(1.0, f"{said}: reached")
    return _Scored(None, f"{said}, and no baseline: how much of the way that is, no one can say", ("baseline",))


def _milestone(result: _Result) -> _Scored:
    goal, value = result.goal, result.value
    if value is None or (value.origin.startswith("KPI")):
        return _Scored(
            None, "a milestone is done or not, and nothing says which: set `current` to 1 or 0", ("current",)
        )
    whole = goal.target if goal.target is not None and goal.target > 1 else 100.0 if goal.unit == "%" else 1.0
    said = "done" if value.value >= whole else f"{_number(value.value)} of {_number(whole)}"
    return _Scored(_cut(value.value / whole), f"a milestone, {said} ({value.origin})")


def _maintain(result: _Result) -> _Scored:
    goal, value = result.goal, result.value
    reported = [number for _, number in values_of(goal, result.until)]
    current = finite(goal.current)
    if current is not None and current not in reported[-1:]:
        reported.append(current)
    if not reported and value is not None:
        reported.append(value.value)
    if not reported:
        return _Scored(None, "no check-in yet says whether the level was held", ("check_ins",))
    held = [_holds(number, result) for number in reported]
    kept = [each for each in held if each is not None]
    if not kept:
        return _Scored(None, "no one can say which side of which level is to be held", ("target", "direction"))
    said = f"held at {sum(kept)} of {len(kept)} check-ins"
    return _Scored(sum(kept) / len(kept), f"{said} (1.0 is held at every one)")


def _holds(value: float, result: _Result) -> bool | None:
    """Whether a value is at or beyond the level that is to be held; the KPI's band where the key result has none."""
    target = result.figures.target
    if target is not None and (held := reached(value, target, result.way)) is not None:
        return held
    if result.kpi is None:
        return None
    series = series_of(result.kpi)
    missed_by = shortfall(value, series.aim, series.direction)
    return None if missed_by is None else missed_by <= 0


def _baseline(result: _Result) -> _Scored:
    if result.value is None:
        return _Scored(0.0, "the baseline is not known yet")
    return _Scored(1.0, f"the baseline is known: {_number(result.value.value)} ({result.value.origin})")


_BY_TYPE = {"metric": _metric, "milestone": _milestone, "maintain": _maintain, "baseline": _baseline}


def _cut(share: float) -> float:
    return min(1.0, max(0.0, share))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.4g}"
