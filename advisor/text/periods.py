"""Which words are a date or a period: `end of May`, `Q3 FY24`, `31.03.2026`, `the next 6 months`, `Black Friday`.

Each matcher takes a sentence and a token, and gives the token after the expression
that begins there, or the token itself where none does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from advisor.text.flags import DATE
from advisor.text.lexicon import lists
from advisor.text.scan import Scan

_CODE = re.compile(r"(?:q[1-4]|h[12]|(?:fy|cy)'?\d{2,4})(?:[-']?(?:q[1-4]|h[12]|(?:fy|cy)\d{2,4}|\d{2,4}))?")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_OLDER_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LATER_YEAR = re.compile(r"[12]\d{3}")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}\.\d{1,2}\.\d{1,2}")
_SLASHED = re.compile(r"[0-3]?\d/[0-3]?\d/(?:\d\d|20\d\d)|[0-3]?\d-[0-3]?\d-20\d\d")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_EVENT_WORDS = 5
_POINTERS = 4
_YEAR_DIGITS = 4

Match: TypeAlias = Callable[[Scan, int], int]


@cache
def date_words(*names: str) -> frozenset[str]:
    """One list of dates.toml, or several together."""
    data = lists("dates")
    return frozenset(word for name in names for word in data[name]["words"].split())


_WHICH, _MONTHS, _HOLIDAYS = date_words("which"), date_words("months"), date_words("holidays")
_ENDS, _EDGES, _NAMED_DAYS = date_words("ends"), date_words("edges"), date_words("named_days")
_PLACES = date_words("prepositions", "which")


def period_at(scan: Scan, at: int) -> int:
    """Where the date or period that begins at a token ends; `at` itself where none begins.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Sign three hospitals by end of June"
    >>> period_at(Scan(tokenise(text), text), 4)
    7
    """
    if scan.is_number(at):
        return _first(_NUMERIC, scan, at)
    if scan.lowers[at] not in _WHICH:
        return _first(_WORDY, scan, at)
    return _first(_RELATIVE, scan, at)


def _first(matches: tuple[Match, ...], scan: Scan, at: int) -> int:
    for match in matches:
        stop = match(scan, at)
        if stop > at:
            return stop
    return at


def _edge(scan: Scan, at: int) -> int:
    """`EOY`, `mid-June`, `end of May`, `early Q2`, `end of the quarter`."""
    lower = scan.lowers[at]
    if lower in _ENDS:
        return _year_after(scan, at + 1)
    head, _, tail = lower.partition("-")
    if tail and head in _EDGES and (tail in date_words("months", "periods") or _CODE.fullmatch(tail)):
        return _year_after(scan, at + 1)
    if lower not in _EDGES:
        return at
    within = at + 1 + (scan.lowers[at + 1] in {"of", "-"})
    if at == 0 and within == 1 and scan.masks[at] & scan.bits.base:
        return at  # "Start June with 40 bookings" is a command
    within = _past_pointers(scan, within)
    if within >= scan.end:
        return at
    if scan.lowers[within] in _HOLIDAYS:
        return _year_after(scan, within + 1)
    stop = _first(_WITHIN, scan, within)
    return stop if stop > within else at


def _past_pointers(scan: Scan, at: int) -> int:
    """Past the few words that may point at a period ("the next full financial")."""
    stop = at
    while stop < at + _POINTERS and scan.lowers[stop] in date_words("which", "calendars"):
        stop += 1
    return stop


def _day_and_month(scan: Scan, at: int) -> int:
    """`May 5`, `5 May 2026`, `the 30th of June`, `June`."""
    after = at + 1
    if scan.is_number(at):
        after += scan.lowers[after] in _ORDINALS
        after += scan.lowers[after] == "of"
        return _year_after(scan, after + 1) if _is_month(scan, after) and _is_day(scan, at) else at
    if not _is_month(scan, at):
        return at
    after += scan.lowers[after] == "." and scan.glued(after)
    if _is_day(scan, after):
        after += 1
        after += scan.lowers[after] in _ORDINALS and scan.glued(after)
    return _year_after(scan, after)


def _is_day(scan: Scan, at: int) -> bool:
    digits = scan.lowers[at]
    return len(digits) <= 2 and digits.isdecimal() and int(digits) <= 31


def is_day(scan: Scan, first: int, stop: int) -> bool:
    """Whether a date names one day: `30 June`, `2026-06-30`, `30/06/2026`; not `June 2026` or `1.2.30`."""
    numbers = [scan.lowers[i] for i in range(first, stop) if scan.is_number(i)]
    if any(_is_month(scan, i) for i in range(first, stop)):
        return any(len(number) <= 2 for number in numbers)
    whole = len(numbers) == 3 or any(_DOTTED.fullmatch(number) for number in numbers)
    return whole and any(_YEAR.fullmatch(part) for number in numbers for part in number.split("."))


def _is_month(scan: Scan, at: int) -> bool:
    lower = scan.lowers[at]
    if lower not in _MONTHS:
        return False
    if lower not in date_words("months_when_capital"):
        return True
    return scan.sign(at)[0].isupper() and (at > 0 or lower not in {"may", "march"})


def _year_after(scan: Scan, at: int) -> int:
    """One past a year that may follow, with or without a comma or apostrophe."""
    after = at + (scan.lowers[at] in {",", "'", "’", "/", "-"})
    if _YEAR.fullmatch(scan.lowers[after]) or _CODE.fullmatch(scan.lowers[after]):
        return after + 1
    short = scan.lowers[at] in {"'", "’"} and scan.lowers[after].isdigit()
    return after + 1 if short else at


def _code_or_year(scan: Scan, at: int) -> int:
    """`Q3`, `FY24`, `Q3 FY24`, `H1 2026`, `2026`, `2026-Q1`, `2026-03-31`, `1890–1945`."""
    said = scan.lowers[at]
    if not scan.is_number(at):
        return _year_after(scan, at + 1) if _CODE.fullmatch(said) and scan.is_word(at) else at
    if len(said) != _YEAR_DIGITS or not (_YEAR.fullmatch(said) or _is_year_range(scan, at)):
        return at
    after = at + 1
    if scan.is_word(after) and _CODE.fullmatch(scan.lowers[after]):
        return after + 1
    while scan.lowers[after] in {"-", "/"} and scan.glued(after) and scan.glued(after + 1):
        if not scan.is_number(after + 1) and not _CODE.fullmatch(scan.lowers[after + 1]):
            break
        after += 2
    if scan.is_dash(after) and _LATER_YEAR.fullmatch(scan.lowers[after + 1]):
        return after + 2
    return at if after == at + 1 and _counts_something(scan, at) else after


def _is_year_range(scan: Scan, at: int) -> bool:
    years = _OLDER_YEAR.fullmatch(scan.lowers[at]) and _OLDER_YEAR.fullmatch(scan.lowers[at + 2])
    return bool(years) and scan.is_dash(at + 1)


def _counts_something(scan: Scan, at: int) -> bool:
    """Whether a bare 2000 is a count: a plural or a unit follows, and no preposition of time stands before it."""
    if scan.is_mark(at + 1):
        return scan.lowers[at + 1] in {"%", "+", "€", "$", "£"}
    counted = scan.is_plural(at + 1) or (scan.lowers[at + 1].endswith("s") and not scan.masks[at + 1])
    return counted and scan.lowers[at - 1] not in {"in", "by", "our", "the", "of", "for", "during"}


def _numeric(scan: Scan, at: int) -> int:
    """`31.03.2026`, `30/06/2026`, `30-06-2026`."""
    if "." in scan.lowers[at] and _DOTTED.fullmatch(scan.lowers[at]):
        return at + 1
    if scan.lowers[at + 1] not in {"/", "-"} or not all(scan.glued(at + i) for i in range(1, 5)):
        return at
    return at + 5 if _SLASHED.fullmatch("".join(scan.lowers[at + i] for i in range(5))) else at


def _relative(scan: Scan, at: int) -> int:
    """A period pointed at: `this quarter`, `the next 6 months`, `the first month`, `next year`."""
    after = at + 1
    if not scan.masks[after] & DATE:
        return at
    after = _past_pointers(scan, after)
    if scan.is_number(after) or scan.lowers[after] in date_words("numbers"):
        if scan.lowers[after - 1] not in date_words("ahead"):
            return at
        after += 1
        if scan.lowers[after] == "days":
            return after + 1
    stop = _period(scan, after)
    if stop == after:
        return at
    stop = _year_after(scan, stop)
    return stop + (scan.lowers[stop] in date_words("under_way") and scan.lowers[after - 1] in date_words("ordinals"))


def _period(scan: Scan, at: int) -> int:
    """`quarter`, `months`, `year end`, the `day` of "the last day of May"."""
    lower = scan.lowers[at]
    if lower == "day" and scan.lowers[at + 1] == "of":
        return at + 1
    if lower.rstrip("s") not in date_words("periods") or (at == 0 and lower in {"season", "week"}):
        return at
    return at + 2 if scan.lowers[at + 1] in {"end", "year"} else at + 1


def _named(scan: Scan, at: int) -> int:
    """Holidays, seasons, year end and weekdays after a preposition; Black Friday and New Year anywhere."""
    lower, before = scan.lowers[at], scan.lowers[at - 1]
    if lower in _HOLIDAYS:
        stop = at + 1
        while scan.lowers[stop] in date_words("after_holidays"):
            stop += 1
        return _year_after(scan, stop) if before in _PLACES else at
    if lower in _NAMED_DAYS and scan.sign(at)[0].isupper():
        if scan.lowers[at + 1] in {"friday", "monday", "year", "year's"}:
            return _year_after(scan, at + 2)
    if lower in {"year", "quarter", "month", "half"} and scan.lowers[at + 1] in {"end", "close"}:
        return at + 2 if before in _PLACES else at
    return at + 1 if lower in date_words("weekdays") and before in date_words("before_weekdays") else at


def _numbered(scan: Scan, at: int) -> int:
    """`week 26` as the end of something: after "by", "before" or "end of"."""
    if scan.lowers[at] not in date_words("numbered") or scan.lowers[at - 1] not in date_words("limits"):
        return at
    return _year_after(scan, at + 2) if scan.is_number(at + 1) and len(scan.lowers[at + 1]) <= 2 else at


def _event(scan: Scan, at: int) -> int:
    """What comes after a closing "before the …" or "by … season": an event that sets the date."""
    before = scan.lowers[at - 1]
    if before == "before" and scan.lowers[at] in {"the", "our", "next"}:
        stop = at + 1
        while scan.is_word(stop) and stop - at <= _EVENT_WORDS:
            stop += 1
        return stop if stop == scan.end or scan.lowers[stop] in {".", ";", ",", ")"} else at
    return at + 2 if before == "by" and scan.lowers[at + 1] in {"season", "season's", "kick-off", "opening"} else at


_WITHIN: tuple[Match, ...] = (_day_and_month, _code_or_year, _numbered, _period)
_NUMERIC: tuple[Match, ...] = (_day_and_month, _code_or_year, _numeric, _event)
_RELATIVE: tuple[Match, ...] = (_relative, _named, _event)
_WORDY: tuple[Match, ...] = (_edge, _day_and_month, _code_or_year, _named, _numbered, _event)
