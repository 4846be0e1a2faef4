"""Which earlier plan is the last version of this one, and what became of each of its goals.

Goals are matched by the ids that their authors wrote, then by their words, then
by most of their words; never by position: ids that only stand for a position are
not looked at. All of it takes time in proportion to the plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from advisor.domain.document import Document
from advisor.domain.plan import Cycle, KeyResult, Objective, Plan
from advisor.engine.audit import Audit
from advisor.kpi.cycles import dates_of
from rules.previous.matching import Goal, matches, written_ids


class Versions(NamedTuple):
    """What became of the goals of the last version.

    `before` has for each goal of this plan, by identity, the one that it was; `gone`
    are the goals that nothing here is, `added` the identities of those that were
    nothing there; `parents` says what became of an earlier objective.
    """

    last: Document
    before: dict[int, Goal]
    gone: tuple[Goal, ...]
    added: frozenset[int]
    parents: dict[int, Objective]


_made: WeakKeyDictionary[Audit, Versions | None] = WeakKeyDictionary()  # an audit is asked by four rules


def versions_of(audit: Audit) -> Versions | None:
    """A plan beside its last version; None where none of the earlier plans is one."""
    if audit not in _made:
        _made[audit] = _compare(audit)
    return _made[audit]


def began(audit: Audit) -> date | None:
    """The first day of this plan's cycle; None where nobody can tell."""
    cycle = audit.plan.cycle
    dates = dates_of(cycle)
    return dates.start if dates else cycle.start if cycle else None


def changed_on(goal: Objective | KeyResult, audit: Audit) -> date | None:
    """The day that a change of a goal is dated on: its own, else that of the audit."""
    return goal.updated_on or audit.as_of


def weeks_into(day: date, start: date) -> str:
    """How far into a cycle a day is, for people.

    >>> weeks_into(date(2026, 5, 15), date(2026, 4, 1)), weeks_into(date(2026, 4, 4), date(2026, 4, 1))
    ('6 weeks', '3 days')
    """
    days = (day - start).days
    count, unit = (days // 7, "week") if days >= 7 else (days, "day")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _compare(audit: Audit) -> Versions | None:
    new = tuple(_goals(audit.plan))
    document = _last_version(audit, new)
    if document is None:
        return None
    old = tuple(_goals(document.plan))
    found = matches(old, new, written_ids(document), written_ids(audit.document))
    before = {id(new[there].goal): old[here] for here, there in found.items()}
    parents = {
        id(old[here].goal): goal for here, there in found.items() if isinstance(goal := new[there].goal, Objective)
    }
    gone = tuple(goal for number, goal in enumerate(old) if number not in found)
    added = frozenset(id(goal.goal) for goal in new if id(goal.goal) not in before)
    return Versions(document, before, gone, added, parents)


def _goals(plan: Plan) -> Iterable[Goal]:
    """Objectives and key results, each objective before what stands under it."""
    for objective in plan.objectives:
        yield Goal(objective, None)
        for key_result in objective.key_results:
            yield Goal(key_result, objective)
    for key_result in plan.key_results:
        yield Goal(key_result, None)


def _last_version(audit: Audit, new: Sequence[Goal]) -> Document | None:
    """The newest earlier plan of the same cycle that shares a goal with this one.

    Of a folder of plans every one is held against all that is earlier: what shares
    nothing is another team's.
    """
    candidates = [each for each in audit.previous_documents if same_cycle(each.plan.cycle, audit.plan.cycle)]
    if not candidates:
        return None
    ids = {goal.goal.id for goal in new} & written_ids(audit.document)
    words = {goal.words for goal in new}
    by_day = sorted(range(len(candidates)), key=lambda number: (_newest(candidates[number].plan), number), reverse=True)
    for document in (candidates[number] for number in by_day):
        old = tuple(_goals(document.plan))
        if not ids.isdisjoint(written_ids(document)) or any(goal.words in words for goal in old):
            return document
    return None


def same_cycle(one: Cycle | None, other: Cycle | None) -> bool:
    """Whether two cycles are one, by their names or their dates.

    >>> same_cycle(Cycle(name="2026-Q2"), Cycle(name="Q2 2026")), same_cycle(Cycle(name="2026-Q2"), None)
    (True, False)
    """
    if one is None or other is None:
        return False
    names = [" ".join((cycle.name or "").lower().split()) for cycle in (one, other)]
    if names[0] and names[0] == names[1]:
        return True
    dates = dates_of(one)
    return dates is not None and dates == dates_of(other)


def _newest(plan: Plan) -> date:
    """The latest day that anything in a plan is dated on."""
    days = [each.on for each in plan.dropped]
    for objective in plan.objectives:
        days.append(objective.updated_on)
        for key_result in objective.key_results:
            days += [key_result.updated_on, *(check_in.on for check_in in key_result.check_ins)]
    return max((day for day in days if day is not None), default=date.min)
