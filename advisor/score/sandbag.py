"""Sandbagging both ways: aspirational results that are nearly all met, or nearly all out of reach (S702)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from advisor.domain.plan import Cycle, KeyResult, Objective, Plan
from advisor.engine.audit import Audit
from advisor.kpi.cycles import dates_of, has_ended
from advisor.score.grade import grade
from advisor.score.progress import last_days

AT_LEAST = 3
SHARE = 0.8
TOO_HARD = 0.4
LATE = 0.8  # the share of its cycle after which a value is its last word


class Pattern(NamedTuple):
    """What the aspirational scores of a team over its cycles show: `hit` of `scored` lie on the side that is named."""

    team: str | None
    side: Literal["bar-too-low", "out-of-reach"]
    hit: int
    scored: int
    cycles: int


class _Scores(NamedTuple):
    scores: list[float]
    running: int
    unsure: int
    cycles: int


def patterns(audit: Audit, share: float = SHARE, at_least: int = AT_LEAST) -> Iterator[Pattern]:
    """The teams whose aspirational key results were nearly all met in full, or nearly all far from it.

    This plan's scores count and those of earlier plans. In a cycle that has not
    ended only what is met already counts as a score; the rest may still be met.
    So may what was last seen long before its cycle ended: a low score that only
    old or undated values give is none, and counts against the first pattern alone.
    """
    for team, found in _by_team(audit).items():
        met = sum(score >= 1 for score in found.scores)
        far = sum(score < TOO_HARD for score in found.scores)
        scored = len(found.scores)
        if scored >= at_least and met >= share * (scored + found.running + found.unsure):
            yield Pattern(team, "bar-too-low", met, scored, found.cycles)
        elif scored >= at_least and far >= share * scored and not found.running:
            yield Pattern(team, "out-of-reach", far, scored, found.cycles)


def _by_team(audit: Audit) -> dict[str | None, _Scores]:
    found: dict[str | None, _Scores] = {}
    plans = [(plan, False) for plan in _other_cycles(audit)] + [(audit.plan, True)]
    for plan, this in plans:
        ended = has_ended(plan.cycle, audit.as_of)
        for team, one in _scores(plan, audit, this, ended):
            before = found.get(team, _Scores([], 0, 0, 0))
            found[team] = _Scores(
                [*before.scores, *one.scores],
                before.running + one.running,
                before.unsure + one.unsure,
                before.cycles + one.cycles,
            )
    return found


def _scores(plan: Plan, audit: Audit, this: bool, ended: bool) -> Iterator[tuple[str | None, _Scores]]:
    """By team, the scores of aspirational key results of one plan, and how many have none or no sure one."""
    teams: dict[str | None, list[tuple[KeyResult, date | None]]] = {}
    for objective in plan.objectives:
        for key_result in _aspirational(objective):
            teams.setdefault(objective.team, []).append((key_result, objective.updated_on))
    for team, key_results in teams.items():
        known = [
            (_score(each, audit, this and ended), each.score is not None or _is_late(each, updated, plan))
            for each, updated in key_results
        ]
        counted = [score for score, sure in known if score is not None and (score >= 1 or (ended and sure))]
        unsure = sum(score is not None and not sure and score < 1 for score, sure in known) if ended else 0
        yield team, _Scores(counted, 0 if ended else len(known) - len(counted), unsure, int(bool(counted)))


def _is_late(key_result: KeyResult, updated: date | None, plan: Plan) -> bool:
    """Whether a key result was last reported on in the last fifth of its cycle, or after it."""
    days = [*last_days(key_result), *([updated] if updated is not None else [])]
    dates = dates_of(plan.cycle) if days else None
    if dates is None:
        return False
    return (max(days) - dates.start).days >= LATE * ((dates.end - dates.start).days + 1)


def _aspirational(objective: Objective) -> Iterable[KeyResult]:
    return [each for each in objective.key_results if (each.commitment or objective.commitment) == "aspirational"]


def _score(key_result: KeyResult, audit: Audit, computed: bool) -> float | None:
    """The declared score; the computed one where the cycle is over and the value its own, and not only its KPI's."""
    if key_result.score is not None:
        return key_result.score
    if not computed or (key_result.current is None and not key_result.check_ins):
        return None
    return grade(key_result, audit).score


def _other_cycles(audit: Audit) -> list[Plan]:
    """The earlier plans of other cycles than this plan's, one for each cycle: the last given."""
    own = _name(audit.plan.cycle)
    found = {_name(plan.cycle): plan for plan in audit.previous}
    return [plan for name, plan in found.items() if name != own or name is None]


def _name(cycle: Cycle | None) -> object:
    """What tells a cycle from others: its days, where nobody knows them its name."""
    return dates_of(cycle) or (cycle.name if cycle is not None else None)
