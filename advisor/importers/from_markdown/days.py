"""Days as teams write them behind a key result: `15 Dec`, `December 15th`, `2026-12-15`."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_DAYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?: of)? {_MONTH}{_YEAR}",
        rf"{_MONTH} {_DAY}{_YEAR}",
        r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)
_CALENDAR_YEAR = re.compile(r"(?<![\w'])20\d\d(?! ?[/–—-] ?\d{2,4}(?!\d))(?!\w)")
_FISCAL = re.compile(r"\b(?:FY|fiscal)", re.IGNORECASE)
_QUARTER = re.compile(r"\bQ([1-4])\b|\b([1-4])Q\b", re.IGNORECASE)


def is_day(text: str) -> bool:
    """Whether a text is a day of the year, with or without the year, and nothing more.

    >>> is_day("15 Dec"), is_day("end of March"), is_day("churn")
    (True, False, False)
    """
    return _match(text) is not None


def day_of(text: str, period: str) -> str | None:
    """The date of a day as the plan file writes it; one without a year is in the year of the period.

    Nothing where the period names no calendar year, or is a quarter that the day is far from.

    >>> day_of("15 Dec", "Q4 2026"), day_of("Dec 15th, 2026", ""), day_of("15 Dec", "Q1 2027"), day_of("15 Dec", "FY27")
    ('2026-12-15', '2026-12-15', None, None)
    """
    match = _match(text)
    if match is None:
        return None
    month = int(match["month"]) if match["month"].isdigit() else _MONTHS.index(match["month"][:3].lower()) + 1
    year = int(match["year"]) if match["year"] else _year_of(period, month)
    try:
        return date(year, month, int(match["day"])).isoformat() if year else None
    except ValueError:
        return None


def _match(text: str) -> re.Match[str] | None:
    text = " ".join(text[:60].split())
    return next((match for form in _DAYS if (match := form.fullmatch(text))), None)


def _year_of(period: str, month: int) -> int | None:
    """The calendar year that a period names, unless it is a quarter that a month is more than a month from."""
    years = {int(match[0]) for match in _CALENDAR_YEAR.finditer(period)}
    quarter = _QUARTER.search(period)
    first = 3 * int(quarter[1] or quarter[2]) - 2 if quarter else 0
    far = quarter is not None and not first - 1 <= month <= first + 3
    return None if len(years) != 1 or far or _FISCAL.search(period) else years.pop()
