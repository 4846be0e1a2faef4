"""The days of a cycle, and how far it has gone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from advisor.domain.plan import Cycle

_NAMED = re.compile(r"((?:19|20)\d\d)[- ]?Q([1-4])|Q([1-4])[- ']{0,2}((?:19|20)\d\d)|((?:19|20)\d\d)-(0[1-9]|1[0-2])")


class Dates(NamedTuple):
    """The first and the last day of a cycle."""

    start: date
    end: date


def dates_of(cycle: Cycle | None) -> Dates | None:
    """The days of a cycle: those that it declares, else those of the quarter or month that its name is.

    >>> dates_of(Cycle(name="2026-Q1"))
    Dates(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 3, 31))
    """
    if cycle is None:
        return None
    if cycle.start is not None and cycle.end is not None:
        return Dates(cycle.start, cycle.end)
    named = _NAMED.fullmatch((cycle.name or "").strip().upper())
    if named is None:
        return None
    if named[6]:
        return _months(int(named[5]), int(named[6]), 1)
    return _months(int(named[1] or named[4]), 3 * int(named[2] or named[3]) - 2, 3)


def _months(year: int, month: int, count: int) -> Dates:
    """Some months from one of a year on, the last not beyond December."""
    last = month + count - 1
    return Dates(date(year, month, 1), date(year, last, monthrange(year, last)[1]))


def has_ended(cycle: Cycle | None, as_of: date | None) -> bool:
    """Whether a cycle is over on a day; one whose days nobody knows may be over.

    >>> has_ended(Cycle(name="2026-Q1"), date(2026, 3, 31)), has_ended(Cycle(name="2026-Q1"), date(2026, 4, 1))
    (False, True)
    """
    dates = dates_of(cycle)
    last = dates.end if dates else cycle.end if cycle else None
    return last is None or as_of is None or as_of > last
