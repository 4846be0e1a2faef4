"""All scores of a plan: its goals, what they mean, and how its KPIs stand (S701 to S703, T601, T611)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from advisor.domain.document import Notice
from advisor.domain.plan import Commitment, KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.kpi.cycles import Dates, dates_of, has_ended
from advisor.kpi.health import Health, Staleness, health_of, staleness_of
from advisor.kpi.periods import Period
from advisor.kpi.series import Point, Series, ahead_of, series_of
from advisor.kpi.together import Together, moved_together
from advisor.score.achievement import achievement_of
from advisor.score.grade import Grade, grade
from advisor.score.progress import values_of
from advisor.score.reading import FROM, TO, Reading, read_score
from advisor.score.sandbag import Pattern, patterns


class Graded(NamedTuple):
    """A key result with its score and what that means."""

    goal: KeyResult
    grade: Grade
    commitment: Commitment | None
    reading: Reading


class Scored(NamedTuple):
    """An objective with its score: the mean of its key results, by weight where all have one.

    `scored` of `of` key results have a score; those without are not counted. A
    declared score wins over the `computed` one.
    """

    goal: Objective
    score: float | None
    computed: float | None
    scored: int
    of: int
    weighted: bool
    reading: Reading
    key_results: tuple[Graded, ...]


class Moved(NamedTuple):
    """A key result that a KPI drives or that measures it, and how the two moved together."""

    goal: KeyResult
    together: Together


class Watched(NamedTuple):
    """A KPI with its health, the share of its target that it reaches, and what moved with it.

    `later` are the periods of its history that begin after the day and have a value: it does not know them yet.
    """

    kpi: Kpi
    latest: Point | None
    health: Health
    achievement: float | None
    staleness: Staleness | None
    moved: tuple[Moved, ...]
    later: tuple[str, ...] = ()


class ScoreReport(NamedTuple):
    """All scores of a plan on a day; `cycle` its days where known, `ended` whether it is over."""

    as_of: date | None
    cycle: Dates | None
    cycle_name: str | None
    ended: bool
    objectives: tuple[Scored, ...]
    strays: tuple[Graded, ...]
    patterns: tuple[Pattern, ...]
    kpis: tuple[Watched, ...]
    notices: tuple[Notice, ...] = ()


def score_plan(audit: Audit) -> ScoreReport:
    """The scores of an audit's plan. The marks of aspirational goals are options of S702, which profiles set."""
    plan = audit.plan
    options = audit.settings.options.get("S702", {})
    on_target = float(options.get("on_target", FROM)), float(options.get("on_target_to", TO))
    ended = has_ended(plan.cycle, audit.as_of)
    shares = {name: options[name] for name in ("share", "at_least") if name in options}
    return ScoreReport(
        audit.as_of,
        dates_of(plan.cycle),
        plan.cycle.name if plan.cycle else None,
        ended,
        tuple(_scored(each, audit, on_target, ended) for each in plan.objectives),
        tuple(_graded(each, audit, on_target, ended) for each in plan.key_results),
        tuple(patterns(audit, **shares)),
        tuple(_watched(plan.kpis, audit)),
        audit.document.notices,
    )


def _graded(key_result: KeyResult, audit: Audit, on_target: tuple[float, float], ended: bool) -> Graded:
    found = grade(key_result, audit)
    commitment = audit.commitment_of(key_result)
    final = ended or found.declared is not None
    reading = read_score(found.score, commitment, key_result.explanation, on_target, final)
    if not final and found.type == "maintain" and reading.verdict in ("met", "bar-too-low"):
        reading = Reading("running", "held so far")
    return Graded(key_result, found, commitment, reading)


def _scored(objective: Objective, audit: Audit, on_target: tuple[float, float], ended: bool) -> Scored:
    graded = tuple(_graded(each, audit, on_target, ended) for each in objective.key_results)
    computed, scored, weighted = _mean(graded)
    score = objective.score if objective.score is not None else computed
    commitments = {each.commitment for each in graded}
    commitment = objective.commitment or (commitments.pop() if len(commitments) == 1 else None)
    final = (
        ended
        or objective.score is not None
        or (bool(graded) and all(each.grade.declared is not None for each in graded))
    )
    if commitment is None and len(commitments) > 1 and None not in commitments:
        reading = Reading("unread", "its key results are of different commitments: read them one by one")
    else:
        reading = read_score(score, commitment, objective.explanation, on_target, final)
    return Scored(objective, score, computed, scored, len(graded), weighted, reading, graded)


def _mean(graded: tuple[Graded, ...]) -> tuple[float | None, int, bool]:
    """The mean of the scores, how many there are, and whether weights count: only where every key result has one."""
    known = [(each.grade.score, each.goal.weight) for each in graded if each.grade.score is not None]
    weights = [each.goal.weight for each in graded]
    weighted = bool(known) and all(weight is not None and weight >= 0 for weight in weights)
    total = sum(weight or 0.0 for _, weight in known)
    if not known:
        return None, 0, False
    if weighted and 0 < total < float("inf"):
        return sum(score * ((weight or 0.0) / total) for score, weight in known), len(known), True
    return sum(score for score, _ in known) / len(known), len(known), False


def _watched(kpis: tuple[Kpi, ...], audit: Audit) -> Iterator[Watched]:
    followers = _followers(audit)
    for kpi in kpis:
        series = series_of(kpi, audit.as_of)
        stale = staleness_of(series, audit.as_of) if audit.as_of is not None else None
        moved = tuple(_moved(kpi, series, followers.get(kpi.id or "", ()), audit)) if kpi.id else ()
        later = ahead_of(kpi, audit.as_of) if audit.as_of is not None else []
        names = tuple(kpi.history[row].period for row in later)
        yield Watched(kpi, series.latest, health_of(series), achievement_of(series), stale, moved, names)


def _followers(audit: Audit) -> dict[str, list[KeyResult]]:
    """By KPI, the key results that measure it, that it supports, or whose own KPI it drives."""
    results = [each for objective in audit.plan.objectives for each in objective.key_results]
    results += audit.plan.key_results
    measuring: dict[str, list[KeyResult]] = {}
    for each in results:
        measuring.setdefault(each.measures or "", []).append(each)
    found: dict[str, list[KeyResult]] = {}
    for kpi in audit.plan.kpis:
        found.setdefault(kpi.id or "", []).extend(measuring.get(kpi.id or "", ()))
        for goal in (audit.by_id.get(name) for name in kpi.supports):
            found[kpi.id or ""] += [goal] if isinstance(goal, KeyResult) else ()
            found[kpi.id or ""] += goal.key_results if isinstance(goal, Objective) else ()
        for driver in kpi.drivers:
            found.setdefault(driver, []).extend(measuring.get(kpi.id or "", ()))
    return found


def _moved(kpi: Kpi, series: Series, followers: list[KeyResult] | tuple[()], audit: Audit) -> Iterator[Moved]:
    """How key results moved with a KPI: by check-ins in the KPI's own periods, else by their own KPI's history."""
    own = {point.period: point.value for point in series.points if point.period is not None}
    for key_result in {id(each): each for each in followers}.values():
        other = audit.kpi_of(key_result)
        theirs = _by_period(key_result, list(own), audit.as_of)
        found = moved_together(own, theirs)
        if found is None and other is not None and other is not kpi:
            points = series_of(other, audit.as_of).points
            found = moved_together(own, {each.period: each.value for each in points if each.period is not None})
        if found is not None:
            yield Moved(key_result, found)


def _by_period(key_result: KeyResult, periods: list[Period], until: date | None) -> dict[Period, float]:
    """The check-ins of a key result in the periods of a KPI: the last one of each."""
    found: dict[Period, float] = {}
    for check_in, value in values_of(key_result, until) if periods else ():
        day = check_in.on
        inside = next((each for each in periods if day and each.first <= day <= each.last), None)
        if inside is not None:
            found[inside] = value
    return found
