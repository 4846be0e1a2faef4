"""Dates and periods in a sentence: which words they are, and which of them say when a goal is due.

The words matter here, not the calendar: "by end of May" is a deadline, the "May"
in "the May Summit 2024" is part of a name, "every Friday" is a rate.
"""

from __future__ import annotations

from typing import NamedTuple

from advisor.text.flags import DATE, FIGURE
from advisor.text.lexicon import word_set
from advisor.text.periods import date_words, is_day, period_at
from advisor.text.scan import Scan

_NAMING = frozenset("#+/'’&")
_LEADS = frozenset({"before", "by"})
_POINTERS = date_words("which") - date_words("named_days")
_LABEL_ENDS = frozenset(":])")
_BACK = 6


class DateWords(NamedTuple):
    """Tokens `first` to `last` (exclusive) are a date; `start` to `end` its words with the preposition before it.

    `lead` is the token of that preposition, or of the date where there is none.
    """

    first: int
    last: int
    lead: int
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
    past, masks, lowers = 0, scan.masks, scan.lowers
    for at in range(scan.end):
        begins = masks[at] & DATE and (lowers[at] not in _POINTERS or masks[at + 1] & DATE)
        if at >= past and (begins or lowers[at - 1] in _LEADS):
            stop = period_at(scan, at)
            if stop > at:
                past = _joined(scan, stop)
                found.append(_with_preposition(scan, at, past, past > stop))
    return found


def _with_preposition(scan: Scan, first: int, stop: int, joined: bool) -> DateWords:
    """The date with the words that lead to it, and whether it says when the goal is due."""
    lead = first
    if scan.lowers[lead - 1] in date_words("which") and scan.lowers[lead - 1] != "the":
        lead -= 1
    if scan.lowers[lead - 1] == "the":
        lead -= 1
    before, later = scan.lowers[lead - 1], scan.lowers[lead - 2] == "later"
    if before in date_words("prepositions"):
        due = _leads_to_end(scan, first, lead - 1, joined)
        lead -= 2 if later else 1
    elif before == "than" and later and lead >= 3:
        lead, due = lead - 3, True
    else:
        due = before not in date_words("rates") and _stands_free(scan, first, lead, stop)
    due = due and (_ends_clause(scan, lead, stop) or (_opens(scan, lead) and _promise_follows(scan, lead, stop)))
    due = due and not (_looks_back(scan, first, lead, stop) or _is_anchored(scan, first, stop))
    return DateWords(first, stop, lead, scan.tokens[lead].start, scan.tokens[stop - 1].end, due)


def _leads_to_end(scan: Scan, first: int, at: int, joined: bool) -> bool:
    """Whether the preposition at a token leads to what can be an end."""
    word = scan.lowers[at]
    if word in date_words("begins"):
        return False
    if word == "between":
        return joined
    if word == "over":
        return at + 1 < first or not scan.is_number(first)  # not "20% over 2025"
    covers = scan.masks[at - 1] & scan.bits.noun and scan.lowers[at - 1] not in scan.units.durations
    return word != "for" or not covers  # not "the budget for 2026"


def _stands_free(scan: Scan, first: int, lead: int, stop: int) -> bool:
    """Whether a date without a preposition says when: after a mark, or as "this quarter", "mid-May" or "30 June"."""
    before = scan.lowers[lead - 1]
    if not before or scan.is_mark(lead - 1):
        return before not in _NAMING and not (scan.is_dash(lead - 1) and scan.glued(lead - 1) and scan.glued(lead))
    word = scan.lowers[first]
    pointed = scan.lowers[lead] in _POINTERS and scan.lowers[lead] not in {"the", "our"}
    if pointed or word in date_words("ends", "edges_alone") or word.startswith("mid-"):
        return True
    if scan.masks[lead - 1] & scan.bits.linking or before in scan.units.named:
        return False
    return is_day(scan, first, stop)


def _joined(scan: Scan, stop: int) -> int:
    """Past a second date that "and", "to", "of" or "/" joins to the first one."""
    joint = scan.lowers[stop]
    if joint not in date_words("joins") or stop + 1 >= scan.end:
        return stop
    further = stop + 1
    while joint == "to" and further < stop + 4 and scan.lowers[further] in {"the", "end", "of"}:
        further += 1
    ends = period_at(scan, further) if further < scan.end else further
    return ends if ends > further else stop


def _ends_clause(scan: Scan, lead: int, stop: int) -> bool:
    """Whether no noun follows that the date would only describe ("Q3 renewals")."""
    if stop >= scan.end:
        return True
    if scan.is_mark(stop):
        if scan.lowers[stop] == ":":
            return _opens(scan, lead) or not scan.masks[stop + 1] & FIGURE  # not "(Q1: 5%)"
        return scan.lowers[stop] not in _NAMING - {"#", "&"}
    b = scan.bits
    glue = b.linking | b.finite | b.pronoun
    return bool(scan.masks[stop] & glue) or scan.lowers[stop] in date_words("closes")


def _opens(scan: Scan, lead: int) -> bool:
    """Whether a date stands before the promise: at the beginning, or after a label."""
    return lead == 0 or scan.lowers[lead - 1] in _LABEL_ENDS


def _promise_follows(scan: Scan, lead: int, stop: int) -> bool:
    """ "By June open two labs", "In Q3 80% of patients …": what follows an opening date is what will be done by it."""
    if scan.lowers[lead] == "by":
        return not scan.sign(stop)[:1].isupper()
    if scan.lowers[lead] not in date_words("prepositions", "nearby"):
        return False  # "Month-end close in five days", "Q3 reports"
    promises = scan.bits.base | scan.bits.quantifier
    return scan.is_number(stop) or bool(scan.masks[stop] & promises) or scan.lowers[stop] in scan.units.words


def _looks_back(scan: Scan, first: int, lead: int, stop: int) -> bool:
    """Whether a date is one of the past, or of something compared: "than in 2024", "last year", "from 4 in Q1 to 6"."""
    at = lead - 1 - (scan.lowers[lead - 1] == "." and scan.glued(lead - 1))
    if scan.lowers[at] in date_words("compares"):
        return True
    if scan.masks[at] & scan.bits.past and scan.lowers[at - 1] in {"who", "that", "which"}:
        return True  # "the twelve who left in 2024"
    if "last" in (scan.lowers[first], scan.lowers[first - 1], scan.lowers[first + 1]) and "of" not in (
        scan.lowers[i] for i in range(first + 1, stop)
    ):
        return True
    return scan.lowers[lead] not in date_words("limits") and _dates_a_baseline(scan, lead, stop)


def _dates_a_baseline(scan: Scan, lead: int, stop: int) -> bool:
    """ "from 40% in Q1 to 60%", "up from 3 in 2024": when the figure stood where it is left behind."""
    source = next((i for i in range(lead - 1, max(lead - _BACK, 0), -1) if scan.lowers[i] == "from"), -1)
    if source < 0 or not scan.masks[source + 1] & FIGURE or any(scan.lowers[i] == "to" for i in range(source, lead)):
        return False
    return scan.lowers[stop] == "to" or scan.lowers[source - 1] in word_set("leaves")


def _is_anchored(scan: Scan, first: int, stop: int) -> bool:
    """Whether a span belongs to something else: "their first week", "the second half of the match"."""
    after = scan.lowers[stop]
    if after == "of" or scan.lowers[first - 1] in date_words("owners"):
        return True
    ordinal = scan.lowers[first] in date_words("ordinals") or scan.lowers[first + 1] in date_words("ordinals")
    return ordinal and after in date_words("begins")
