"""Dates and periods in a sentence: which words they are, and which of them say when a goal is due.

The words matter here, not the calendar: "by end of May" is a deadline, the "May"
in "the May Summit 2024" is part of a name, "every Friday" is a rate.
"""

from __future__ import annotations

from typing import NamedTuple

from advisor.text.flags import DATE
from advisor.text.periods import date_words, period_at
from advisor.text.scan import Scan

_NAMING = frozenset("#+/'’&")
_LEADS = frozenset({"before", "by"})
_POINTERS = date_words("which") - date_words("named_days")


class DateWords(NamedTuple):
    """Tokens `first` to `last` (exclusive) are a date; `start` to `end` its words with the preposition before it."""

    first: int
    last: int
    start: int
    end: int
    due: bool


def find_dates(scan: Scan) -> list[DateWords]:
    """Every date or period in a sentence.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Sign three hospitals by end of June"
    >>> [(text[date.start : date.end], date.due) for date in find_dates(Scan(tokenise(text), text))]
    [('by end of June', True)]
    """
    found: list[DateWords] = []
    past, led = 0, False
    for at, token in enumerate(scan.tokens):
        if at >= past and (led or (token.mask & DATE and (token.lower not in _POINTERS or scan.mask(at + 1) & DATE))):
            stop = period_at(scan, at)
            if stop > at:
                found.append(_with_preposition(scan, at, _joined(scan, stop)))
                past = stop
        led = token.lower in _LEADS
    return found


def _with_preposition(scan: Scan, first: int, stop: int) -> DateWords:
    """The date with the words that lead to it, and whether it says when the goal is due."""
    start = first
    if scan.lower(start - 1) in date_words("which") and scan.lower(start - 1) != "the":
        start -= 1
    if scan.lower(start - 1) == "the":
        start -= 1
    before, due = scan.lower(start - 1), _ends_clause(scan, stop)
    later = scan.lower(start - 2) == "later"
    if before in date_words("rates"):
        due = False
    elif before in date_words("prepositions"):
        start -= 2 if later else 1
        due = due and before not in date_words("begins")
    elif before == "than" and later and start >= 3:
        start -= 3
    elif before and (not scan.is_mark(start - 1) or before in _NAMING):
        pointed = scan.lower(start) in date_words("which") or scan.lower(first) in date_words("ends")
        due = due and (pointed or scan.lower(first) == "end")
    return DateWords(first, stop, scan.tokens[start].start, scan.tokens[stop - 1].end, due)


def _joined(scan: Scan, stop: int) -> int:
    """Past a second date that "and", "to" or "/" joins to the first one."""
    joint = scan.lower(stop)
    if joint not in date_words("joins") or stop + 1 >= scan.end:
        return stop
    further = stop + 1
    while joint == "to" and scan.lower(further) in {"the", "end", "of"}:
        further += 1
    ends = period_at(scan, further) if further < scan.end else further
    return ends if ends > further else stop


def _ends_clause(scan: Scan, stop: int) -> bool:
    """Whether no noun follows that the date would only describe ("Q3 renewals")."""
    if stop >= scan.end:
        return True
    if scan.is_mark(stop):
        return scan.sign(stop) not in _NAMING - {"#", "&"}
    b = scan.bits
    glue = b.linking | b.finite | b.pronoun
    return bool(scan.mask(stop) & glue) or scan.lower(stop) in date_words("closes")
