"""Which days the words of a deadline can mean, beside a cycle whose days are known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from advisor.kpi.cycles import Dates
from advisor.text.lexicon import lists

_MONTHS = {name[:3]: number for number, name in enumerate(lists("dates")["months"]["words"].split()[:12], 1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:,? ?['’]?(?P<year>20\d\d))?"
_LEAD = (
    r"(?:(?P<lead>by|before|until|till|to|in|at|on|during|through|throughout|no later than|not later than|due|due by|"
    r"due on) )?"
    r"(?:the )?"
)
_EDGE = r"(?:(?P<edge>end|close|beginning|start|middle|mid|early|late)(?: of|-)? ?)?(?:the )?"
_DAY_FIRST = re.compile(_LEAD + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + _MONTH + _YEAR)
_MONTH_FIRST = re.compile(_LEAD + _EDGE + _MONTH + r"(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?)?" + _YEAR)
_ISO = re.compile(_LEAD + r"(?P<year>20\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>\d\d)")
_NUMERIC = re.compile(_LEAD + r"(?P<one>\d{1,2})[./-](?P<other>\d{1,2})[./-](?P<year>20\d\d)")
_WITHIN = re.compile(
    r"(?:with)?in (?:the )?(?:next )?(?P<count>\d{1,2}|two|three|six|nine|twelve) (?P<unit>weeks|months|years)"
)
_ANY_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_NOT_CALENDAR = re.compile(r"\b(?:fy\w*|fiscal|financial|school|academic|season)\b|/")
_WHOLE_YEAR = re.compile(_LEAD + _EDGE + r"(?:year )?(?P<year>20\d\d)")
_QUARTER = re.compile(
    _LEAD + _EDGE + r"(?P<code>q[1-4])(?:[ -]?(?P<year>20\d\d))?|" + r"(?P<year2>20\d\d)[- ]?(?P<code2>q[1-4])"
)
_CODE = re.compile(r"\bQ([1-4])\b", re.IGNORECASE)
_FISCAL = re.compile(r"\bFY", re.IGNORECASE)
_ENDS_BEFORE = frozenset({"by", "before", "until", "till", "to", "no later than", "not later than", "due by"})
_LATE, _EARLY = frozenset({"end", "close", "late"}), frozenset({"beginning", "start", "early"})
_DAY = timedelta(days=1)
_COUNTS = {"two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12}
_DAYS = {"weeks": 7, "months": 30.4, "years": 365.25}
_LONGER = 1.4  # than the cycle: half a month more than a quarter may still be meant as one


def lies_outside(words: str, cycle: Dates, name: str | None) -> bool:
    """Whether a deadline, as written, surely lies outside a cycle, whatever year a missing one is taken for.

    "By May" may mean before May or by its end; only where no reading touches the
    cycle is it outside. What is no date of the calendar ("this quarter", "by
    Easter", "in FY26") is never sure.

    >>> spring = Dates(date(2026, 4, 1), date(2026, 6, 30))
    >>> [lies_outside(words, spring, "2026-Q2") for words in ("by end of May", "by July", "by end of July", "by 2030")]
    [False, False, True, True]
    """
    said = " ".join(words.lower().rstrip(" .,)").split())
    quarter = _QUARTER.fullmatch(said)
    if quarter is not None:
        return _other_quarter(quarter, cycle, name or "")
    limit = _WITHIN.fullmatch(said)
    if limit is not None:
        count = _COUNTS.get(limit["count"]) or int(limit["count"])
        return count * _DAYS[limit["unit"]] > _LONGER * ((cycle.end - cycle.start).days + 1)
    readings = _readings(said, cycle)
    return bool(readings) and all(reading.end < cycle.start or reading.start > cycle.end for reading in readings)


def begins_after(words: str, cycle: Dates) -> bool:
    """Whether the date of "after …" is the cycle's last day or a later one; a missing year is the closest.

    >>> spring = Dates(date(2026, 4, 1), date(2026, 6, 30))
    >>> [begins_after(words, spring) for words in ("June", "end of May", "February")]
    [True, False, False]
    """
    readings = _readings(" ".join(words.lower().rstrip(" .,)").split()), cycle)
    if not readings:
        return False
    closest = min(readings, key=lambda part: max((cycle.start - part.end).days, (part.start - cycle.end).days))
    return closest.end >= cycle.end


class _Part(NamedTuple):
    """A stretch of days."""

    start: date
    end: date


def _readings(said: str, cycle: Dates) -> list[_Part]:
    """The stretches of days in which a deadline can lie, one for each year that it could be of."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _WHOLE_YEAR):
        match = pattern.fullmatch(said)
        if match is not None:
            found = match.groupdict()
            years = [int(found["year"])] if found["year"] else range(cycle.start.year - 1, cycle.end.year + 2)
            return [part for year in years if (part := _part(found, year)) is not None]
    numeric = _NUMERIC.fullmatch(said)
    if numeric is not None:
        return [part for part in _either_order(numeric) if part is not None]
    if _NOT_CALENDAR.search(said):
        return []
    return [_Part(date(year, 1, 1), date(year, 12, 31)) for year in map(int, _ANY_YEAR.findall(said))]


def _either_order(match: re.Match[str]) -> list[_Part | None]:
    """The day that "3/4/2026" is with the month first, and with the day first."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    orders = {(one, other), (other, one)} if "." not in match.group() else {(one, other)}
    lead = {"lead": match["lead"]}
    return [_part({**lead, "day": str(day), "number": str(month)}, year) for day, month in orders if 1 <= month <= 12]


def _part(found: dict[str, str | None], year: int) -> _Part | None:
    month = _MONTHS.get(found.get("month") or "") or int(found.get("number") or 0)
    before = found["lead"] in _ENDS_BEFORE
    if found.get("day"):
        if not 1 <= int(found["day"] or 0) <= monthrange(year, month)[1]:
            return None
        on = date(year, month, int(found["day"] or 0))
        return _Part(on - _DAY if before else on, on)
    first = date(year, month or 1, 1)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return _edge(_Part(first, last), found.get("edge"), before)


def _edge(whole: _Part, edge: str | None, before: bool) -> _Part:
    """The part of a month or year that "end of" or "early" leaves; "by May" also means before May."""
    third = (whole.end - whole.start) / 3
    if edge in _LATE:
        return _Part(whole.end - third, whole.end)
    if edge in _EARLY:
        return _Part(whole.start - _DAY if before else whole.start, whole.start + third)
    if edge is not None:
        return _Part(whole.start + third, whole.end - third)
    return _Part(whole.start - _DAY if before else whole.start, whole.end)


def _other_quarter(match: re.Match[str], cycle: Dates, name: str) -> bool:
    """Whether a quarter is not the cycle's own, which says its number in its name; fiscal ones are not judged."""
    own = _CODE.findall(name)
    said = (match["code"] or match["code2"])[1]
    year = match["year"] or match["year2"]
    if len(own) != 1 or _FISCAL.search(name):
        return False
    if year is not None and int(year) not in (cycle.start.year, cycle.end.year):
        return True
    follows = int(said) == int(own[0]) % 4 + 1
    return said != own[0] and not (follows and match["lead"] in _ENDS_BEFORE and match["edge"] is None)
