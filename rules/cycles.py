"""What a cycle's name and dates tell."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from advisor.domain.plan import Cycle
from advisor.text.dates import find_dates
from advisor.text.scan import Scan
from advisor.text.tokens import tokenise

_NAMED = re.compile(r"((?:19|20)\d\d)[- ]?Q([1-4])|Q([1-4])[- ']{0,2}((?:19|20)\d\d)|((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_CODE = re.compile(r"(?:19|20)\d\d|[QH][1-4]|[FC]Y ?\d\d", re.IGNORECASE)


def tells_dates(cycle: Cycle) -> bool:
    """Whether a cycle's dates are known, from its fields or its name.

    >>> tells_dates(Cycle(name="2026-Q1")), tells_dates(Cycle(name="Spring push"))
    (True, False)
    """
    if cycle.start is not None or cycle.end is not None:
        return True
    return bool(cycle.name and (_CODE.search(cycle.name) or find_dates(Scan(tokenise(cycle.name), cycle.name))))


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
