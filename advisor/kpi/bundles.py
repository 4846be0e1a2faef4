"""Which of several plans belong together: those of one organisation whose cycles touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.domain.document import Document
from advisor.domain.plan import Plan
from advisor.engine.bundle import Bundle
from advisor.kpi.cycles import Dates, dates_of


def bundles_of(documents: Sequence[Document]) -> list[Bundle]:
    """The bundle of each of several documents, one for all that belong together.

    Plans of a year and of its quarters touch; those of two quarters alone do not.
    One that does not say whose it is, or when, goes with the others where there is
    only one organisation, or one time, that it can belong to.

    >>> from advisor.domain.place import Places
    >>> from advisor.domain.plan import Cycle
    >>> plans = [Plan(cycle=Cycle(name=name)) for name in ("2026-Q1", "2026-Q2", "2026-Q1")]
    >>> one, two, three = bundles_of([Document(plan, Places("")) for plan in plans])
    >>> one is three, one is two
    (True, False)
    """
    found: dict[int, Bundle] = {}
    for ours in _apart(range(len(documents)), [_organisation(each.plan) for each in documents]):
        times = [_time(documents[number].plan) for number in ours]
        for numbers in _apart(ours, _chains(times)):
            bundle = Bundle(documents[number] for number in numbers)
            found |= dict.fromkeys(numbers, bundle)
    return [found[number] for number in range(len(documents))]


def _apart(numbers: Iterable[int], keys: Sequence[str]) -> list[list[int]]:
    """Numbers by their keys; those with an empty key go with the others where there is one other key."""
    known = set(keys) - {""}
    other = next(iter(known)) if len(known) == 1 else ""
    groups: dict[str, list[int]] = {}
    for number, key in zip(numbers, keys, strict=True):
        groups.setdefault(key or other, []).append(number)
    return list(groups.values())


def _organisation(plan: Plan) -> str:
    name = plan.organisation.name if plan.organisation else None
    return " ".join((name or "").casefold().split())


def _time(plan: Plan) -> Dates | str:
    """The days of a plan's cycle, else its name, else nothing."""
    name = plan.cycle.name if plan.cycle else None
    return dates_of(plan.cycle) or " ".join((name or "").casefold().split())


def _chains(times: Sequence[Dates | str]) -> list[str]:
    """A name for each time, the same for all whose days touch in a chain."""
    names: dict[Dates, str] = {}
    reached, chain = None, 0
    for dates in sorted({time for time in times if isinstance(time, Dates)}):
        if reached is None or dates.start > reached:
            chain += 1
        reached = dates.end if reached is None else max(reached, dates.end)
        names[dates] = f"from {chain}"
    return [names[time] if isinstance(time, Dates) else time for time in times]
