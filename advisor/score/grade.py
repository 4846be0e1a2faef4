"""The score of a key result, 0.0 to 1.0, by its type."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.kpi.series import finite, series_of, shortfall
from advisor.score.figures import PERCENT, Figures, figures_in
from advisor.score.levels import counted_from_nothing, is_change
from advisor.score.progress import Type, Value, Way, progress, reached, type_of, value_of, values_of, way_of
from advisor.score.scale import fit
from advisor.text.statement import Statement

_TO_WHERE = "no target says to where"
_FROM_WHERE = "its figure is a change, and no baseline says from where"
_WHICH_SIDE = "no one can say which side of which level is to be held"
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
        missing = is_change(result.statement) and result.goal.target is None
        return _Scored(None, _FROM_WHERE, ("baseline",)) if missing else _Scored(None, _TO_WHERE, ("target",))
    if value is None:
        return _Scored(None, "no value yet: neither `current` nor a check-in nor a KPI says one", ("current",))
    if not figures.one_unit:
        return _Scored(None, "baseline and target are in different units", ("unit",))
    now, why = fit(value.value, value.unit, figures)
    if now is None:
        return _Scored(None, why, ("unit",))
    if baseline is None:
        return _without_way(target, now, result)
    if baseline == target:
        return _Scored(None, f"baseline and target are the same, {_said(target, figures)}: that is no way to go")
    share = progress(now, baseline, target)
    unit = f" {figures.unit}" if figures.units else ""
    way = f"from {_said(baseline, figures)} to {_said(target, figures)}{unit}{note} ({value.origin})"
    where = "past the end of the way" if share > 1 else "on the wrong side of the way" if share < 0 else "on the way"
    return _Scored(_cut(share), f"{_said(now, figures)} {where} {way}")


def _ends(result: _Result) -> tuple[float | None, float | None, str]:
    """Baseline and target; new things are counted from nothing, and a change in words makes a target of a baseline."""
    goal, way = result.goal, result.way
    baseline, target, change = result.figures.baseline, result.figures.target, result.figures.change
    if target is not None and goal.target is None and is_change(result.statement):
        less = result.statement.text[result.statement.target.span.end :] if result.statement.target else ""
        step = -target if less.split()[:1] not in (["more"], ["additional"], ["extra"], ["further"]) else target
        return baseline, None if baseline is None else baseline + step, ""
    if baseline is None and target is not None and target > 0 and way == "up" and _is_counted(result):
        return 0.0, target, ", counted from nothing"
    if baseline is not None and target is None and change is not None and way in ("up", "down"):
        step = abs(change * baseline)
        return baseline, baseline + (step if way == "up" else -step), ""
    return baseline, target, ""


def _is_counted(result: _Result) -> bool:
    """Whether today's value counts what the goal makes or wins; a KPI's counts what was there before, too."""
    of_kpi = result.value is not None and result.value.origin.startswith("KPI")
    return not of_kpi and counted_from_nothing(result.statement)


def _without_way(target: float, now: float, result: _Result) -> _Scored:
    """A metric without a starting point: met or not is all that can be said."""
    origin = result.value.origin if result.value is not None else "current"
    said = f"{_said(now, result.figures)} against {_said(target, result.figures)} ({origin})"
    met = reached(now, target, result.way)
    if met or now == target:
        return _Scored(1.0, f"{said}: reached")
    if met is None:
        return _Scored(
            None, f"{said}, no baseline, and no one says whether more or less is better", ("baseline", "direction")
        )
    return _Scored(None, f"{said}, and no baseline: how much of the way that is, no one can say", ("baseline",))


def _milestone(result: _Result) -> _Scored:
    goal, value = result.goal, result.value
    if value is None or (value.origin.startswith("KPI")):
        return _Scored(
            None, "a milestone is done or not, and nothing says which: set `current` to 1 or 0", ("current",)
        )
    whole = _whole_of(result, value.value)
    if whole is None:
        return _Scored(
            None,
            f"a milestone is a share from 0 to 1, and {_number(value.value)} is none: write 1 or 0, or declare the "
            "unit % or a target",
            ("unit",),
        )
    said = "done" if value.value >= whole else f"{_number(value.value)} of {_number(whole)}"
    unit = " %" if goal.unit in PERCENT and said != "done" else ""
    return _Scored(_cut(value.value / whole), f"a milestone, {said}{unit} ({value.origin})")


def _whole_of(result: _Result, value: float) -> float | None:
    """What a milestone is counted up to: its target, 100 where it is in %, else 1; None where its value passes that."""
    goal = result.goal
    if goal.target is not None and goal.target > 1:
        return goal.target
    if goal.unit in PERCENT:
        return 100.0
    if value <= 1:
        return 1.0
    told = result.figures.target if counted_from_nothing(result.statement) else None
    return told if told is not None and told > 1 else None


def _maintain(result: _Result) -> _Scored:
    goal, value = result.goal, result.value
    reported = [number for _, number in values_of(goal, result.until)]
    check_ins = len(reported)
    current = finite(goal.current)
    if current is not None and current not in reported[-1:]:
        reported.append(current)
    if not reported and value is not None:
        reported.append(value.value)
    if not reported or value is None:
        return _Scored(None, "no check-in yet says whether the level was held", ("check_ins",))
    kept = [held for number in reported if (held := _holds(number, value.unit, result)) is not None]
    if not kept:
        why = fit(value.value, value.unit, result.figures).why
        return _Scored(None, why or _WHICH_SIDE, ("unit",) if why else ("target", "direction"))
    if not check_ins:
        level = "" if result.figures.target is None else f" against {_said(result.figures.target, result.figures)}"
        now = f"{'held' if kept[-1] else 'not held'}, {_number(value.value)}{level}"
        return _Scored(float(kept[-1]), f"{now} ({value.origin}); check-ins would say since when")
    what = "check-ins" if check_ins == len(reported) else "check-ins and `current`"
    said = f"held at {sum(kept)} of {len(kept)} {what}"
    return _Scored(sum(kept) / len(kept), f"{said} (1.0 is held at every one)")


def _holds(value: float, unit: str | None, result: _Result) -> bool | None:
    """Whether a value is at or beyond the level that is to be held; the KPI's band where the key result has none."""
    target = result.figures.target
    if target is not None:
        now = fit(value, unit, result.figures).value
        if now is None:
            return None
        if now == target or (held := reached(now, target, result.way)) is not None:
            return now == target or held
    if result.kpi is None:
        return None
    series = series_of(result.kpi, result.until)
    missed_by = shortfall(value, series.aim, series.direction)
    return None if missed_by is None else missed_by <= 0


def _baseline(result: _Result) -> _Scored:
    if result.value is None:
        return _Scored(0.0, "the baseline is not known yet")
    return _Scored(1.0, f"the baseline is known: {_number(result.value.value)} ({result.value.origin})")


_BY_TYPE = {"metric": _metric, "milestone": _milestone, "maintain": _maintain, "baseline": _baseline}


def _cut(share: float) -> float:
    return min(1.0, max(0.0, share))


def _said(value: float, figures: Figures) -> str:
    """A figure as it was written: "5 of 8" where it is one of so many."""
    whole = figures.whole
    return _number(value) if whole is None else f"{_number(value * whole)} of {_number(whole)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.4g}"
