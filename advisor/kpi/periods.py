"""The periods of a history: what `2025-Q4` or `2025-W41` stands for, how often a figure comes, what is missing."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from advisor.domain.plan import Frequency
from advisor.kpi.averages import median

DAYS: dict[Frequency, float] = {"daily": 1.0, "weekly": 7.0, "monthly": 30.44, "quarterly": 91.31, "yearly": 365.25}
_WRITTEN = re.compile(r"([0-9]{4})(?:-?Q([1-4])|-?W([0-9]{2})|-([0-9]{2})(?:-([0-9]{2}))?)?")
_SATURDAY = 5


class Period(NamedTuple):
    """A stretch of time that one value stands for; periods sort by their first day."""

    first: date
    last: date
    frequency: Frequency

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def number(self) -> int:
        """How many periods of its kind came before it: neighbours differ by one."""
        first = self.first
        if self.frequency == "daily":
            return first.toordinal()
        if self.frequency == "weekly":
            return (first.toordinal() - 1) // 7
        months = first.year * 12 + first.month - 1
        return months // {"monthly": 1, "quarterly": 3, "yearly": 12}[self.frequency]


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period | None:
    """The period that is written; None where none is, whatever is written.

    >>> read_period("2025Q4") == read_period("2025-Q4"), read_period("2025-02").days
    (True, 28)
    >>> read_period("2025-W41").first.isoformat(), read_period("next spring")
    ('2025-10-06', None)
    """
    found = _WRITTEN.fullmatch(str(text).strip())
    if found is None:
        return None
    year, quarter, week, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day is not None:
            one = date(year or 0, month or 0, day)
            return Period(one, one, "daily")
        if week is not None:
            monday = date.fromisocalendar(year or 0, week, 1)
            return Period(monday, monday + timedelta(days=6), "weekly")
        if month is not None:
            return _months(year or 0, month, 1, "monthly")
        if quarter is not None:
            return _months(year or 0, 3 * quarter - 2, 3, "quarterly")
        return _months(year or 0, 1, 12, "yearly")
    except (ValueError, OverflowError):
        return None


def _months(year: int, month: int, count: int, frequency: Frequency) -> Period:
    last = month + count - 1
    return Period(date(year, month, 1), date(year, last, monthrange(year, last)[1]), frequency)


def infer_frequency(periods: Sequence[Period]) -> Frequency | None:
    """How often a figure comes, by its periods; days that lie weeks or months apart are weekly or monthly figures.

    >>> infer_frequency([read_period(day) for day in ("2026-01-05", "2026-01-12", "2026-01-19")])
    'weekly'
    """
    if not periods:
        return None
    kind = Counter(period.frequency for period in periods).most_common(1)[0][0]
    days = sorted(period.first for period in periods if period.frequency == "daily")
    apart = [(after - before).days for before, after in pairwise(days) if after > before]
    if kind != "daily" or not apart:
        return kind
    usual = median(apart)
    names: list[Frequency] = ["daily", "weekly", "monthly", "quarterly", "yearly"]
    return min(names, key=lambda name: abs(usual - DAYS[name]) / DAYS[name])


def gaps(periods: Iterable[Period]) -> list[tuple[Period, Period]]:
    """Neighbours between which periods of their kind are missing; days are left out, since weekends are no gaps.

    >>> months = [read_period(text) for text in ("2025-01", "2025-02", "2025-05")]
    >>> [(a.first.month, b.first.month) for a, b in gaps(months)]
    [(2, 5)]
    """
    ordered = sorted(periods)
    return [
        (before, after)
        for before, after in pairwise(ordered)
        if before.frequency == after.frequency != "daily" and after.number - before.number > 1
    ]


def elapsed(since: date, until: date, frequency: Frequency) -> int:
    """How many whole periods lie between two days, the first one the last day that a value stands for.

    Months, quarters and years count by the calendar where `since` is the last
    day of one, else by their length; a working week has five days.

    >>> elapsed(date(2025, 10, 31), date(2025, 12, 31), "monthly")
    1
    >>> elapsed(date(2025, 10, 31), date(2026, 1, 1), "monthly")
    2
    >>> elapsed(date(2026, 5, 15), date(2026, 5, 18), "daily")  # from Friday to Monday
    0
    """
    if until <= since:
        return 0
    if frequency == "daily":
        return _working_days(since, until)
    days = (until - since).days - 1
    if frequency == "weekly":
        return days // 7
    months = {"monthly": 1, "quarterly": 3, "yearly": 12}[frequency]
    if since.day != monthrange(since.year, since.month)[1]:
        return int(days // DAYS[frequency])
    whole = (until.year - since.year) * 12 + until.month - since.month - 1
    return max(0, whole // months)


def _working_days(since: date, until: date) -> int:
    """Whole working days after one day and before another; beyond a year, five of every seven days."""
    days = (until - since).days - 1
    if days > DAYS["yearly"]:
        return days * 5 // 7
    return sum((since + timedelta(days=after)).weekday() < _SATURDAY for after in range(1, days + 1))
