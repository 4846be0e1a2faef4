"""Dates and periods in a sentence: which words they are, and which of them say when a goal is due.

The words matter here, not the calendar: "by end of May" is a deadline, the "May"
in "the May Summit 2024" is part of a name, "every Friday" is a rate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from advisor.text.flags import DATE
from advisor.text.lexicon import lexicon, lists
from advisor.text.tokens import MARK, NUMBER, WORD, Token

_PERIOD_CODE = re.compile(r"(?:q[1-4]|h[12]|(?:fy|cy)'?\d{2,4})(?:[-']?(?:q[1-4]|h[12]|(?:fy|cy)\d{2,4}|\d{2,4}))?")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_NUMERIC_DATE = re.compile(r"\d{1,2}[.]\d{1,2}(?:[.]\d{2,4})?|\d{4}[.]\d{1,2}[.]\d{1,2}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_RATES = frozenset({"every", "each", "per", "a", "an", "any"})
_THIS = frozenset(
    {
        "this",
        "next",
        "the",
        "our",
        "coming",
        "current",
        "following",
        "first",
        "second",
        "third",
        "fourth",
        "last",
        "new",
        "final",
    }
)
_PREPOSITIONS = frozenset({"by", "before", "until", "till", "in", "at", "on", "for", "during", "within", "through", "throughout", "from", "since", "after", "over"})  # fmt: skip

_PAST = frozenset({"since", "after", "from"})


class DateWords(NamedTuple):
    """Tokens `first` to `last` (exclusive) are a date; `start` to `end` its words with the preposition before it."""

    first: int
    last: int
    start: int
    end: int
    due: bool


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lists("dates")[name]["words"].split())


def find_dates(tokens: list[Token]) -> list[DateWords]:
    """Every date or period in a sentence.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Sign three hospitals by end of June"
    >>> [(text[date.start : date.end], date.due) for date in find_dates(tokenise(text))]
    [('by end of June', True)]
    """
    found: list[DateWords] = []
    past = 0
    for at, token in enumerate(tokens):
        if at < past or not (token.mask & DATE or (at and tokens[at - 1].lower in _EVENTS)):
            continue
        stop = _expression(tokens, at)
        if stop > at:
            found.append(_with_preposition(tokens, at, stop))
            past = stop
    return found


_EVENTS = frozenset({"before", "by"})


def _with_preposition(tokens: list[Token], first: int, stop: int) -> DateWords:
    start = first
    stop = _joined(tokens, stop)
    if start and tokens[start - 1].lower in _THIS and tokens[start - 1].lower != "the":
        start -= 1
    if start and tokens[start - 1].lower == "the":
        start -= 1
    before = tokens[start - 1] if start else None
    due = _ends_clause(tokens, stop)
    if before is not None and before.lower in _RATES:
        due = False
    elif before is not None and before.lower in _PREPOSITIONS:
        start -= 1
        due = due and before.lower not in _PAST
        if before.lower == "than" or (start >= 2 and tokens[start - 1].lower == "later"):
            start -= 1
    elif before is not None and before.lower == "than" and start >= 3 and tokens[start - 2].lower == "later":
        start -= 3
    elif before is not None and (before.kind != MARK or before.text in "#+/'’&"):
        due = due and (
            tokens[start].lower in _THIS or tokens[first].lower in _words("ends") or tokens[first].lower in {"end"}
        )
    return DateWords(first, stop, tokens[start].start, tokens[stop - 1].end, due)


def _joined(tokens: list[Token], stop: int) -> int:
    """Past a second date that "and", "to" or "/" joins to the first one."""
    if stop + 1 < len(tokens) and tokens[stop].lower in {"and", "to", "or", "/", "+", "-", "–", "through"}:
        further = stop + 1
        while further < len(tokens) and tokens[further].lower in {"the", "end", "of"} and tokens[stop].lower == "to":
            further += 1
        return max(_expression(tokens, further), stop) if further < len(tokens) else stop
    return stop


def _ends_clause(tokens: list[Token], stop: int) -> bool:
    """Whether no noun follows that the date would only describe ("Q3 renewals")."""
    if stop >= len(tokens):
        return True
    after = tokens[stop]
    if after.kind == MARK:
        return after.text not in "+/'’"
    bits = lexicon().bits
    glue = bits["preposition"] | bits["conjunction"] | bits["subordinator"] | bits["modal"] | bits["auxiliary"] | bits["perfect"] | bits["pronoun"] | bits["determiner"]  # fmt: skip
    return bool(after.mask & glue) or after.lower in {"online", "onwards", "latest", "only", "at"}


def _expression(tokens: list[Token], at: int) -> int:
    """Where the date that begins at a token ends; `at` itself where none begins."""
    token = tokens[at]
    if token.kind == NUMBER:
        matches = _NUMERIC
    elif token.lower in _THIS:
        matches = _RELATIVE
    else:
        matches = _WORDY
    for match in matches:
        stop = match(tokens, at)
        if stop > at:
            return stop
    return at


def _edge(tokens: list[Token], at: int) -> int:
    """`end of May`, `mid-June`, `early Q2`, `end of the quarter`, `EOY`."""
    lower = tokens[at].lower
    if lower in _words("ends"):
        after = _year_after(tokens, at + 1)
        return after
    head, _, tail = lower.partition("-")
    if (
        tail
        and head in _words("edges")
        and (tail in _words("months") or _PERIOD_CODE.fullmatch(tail) or tail in _words("periods"))
    ):
        return _year_after(tokens, at + 1)
    if lower not in _words("edges"):
        return at
    next_at = at + 1
    if next_at < len(tokens) and tokens[next_at].lower in {"of", "-"}:
        next_at += 1
    while next_at < len(tokens) and tokens[next_at].lower in _THIS | {"calendar", "financial", "fiscal"}:
        next_at += 1
    if next_at >= len(tokens) or next_at == at:
        return at
    if tokens[next_at].lower in _words("holidays"):
        return _year_after(tokens, next_at + 1)
    for match in (_day_and_month, _code_or_year, _period_word):
        stop = match(tokens, next_at)
        if stop > next_at:
            return stop
    return at


def _day_and_month(tokens: list[Token], at: int) -> int:
    """`May 5`, `5 May 2026`, `the 30th of June`, `June`."""
    token = tokens[at]
    if token.kind == NUMBER and token.text.isdigit() and int(token.text) <= 31:
        after = at + 1
        if after < len(tokens) and tokens[after].lower in _ORDINALS:
            after += 1
        if after < len(tokens) and tokens[after].lower == "of":
            after += 1
        if after < len(tokens) and _is_month(tokens, after):
            return _year_after(tokens, after + 1)
        return at
    if not _is_month(tokens, at):
        return at
    after = at + 1
    if after < len(tokens) and tokens[after].lower == "." and tokens[after].glued:
        after += 1
    if (
        after < len(tokens)
        and tokens[after].kind == NUMBER
        and tokens[after].text.isdigit()
        and int(tokens[after].text) <= 31
    ):
        after += 1
        if after < len(tokens) and tokens[after].lower in _ORDINALS and tokens[after].glued:
            after += 1
    return _year_after(tokens, after)


def _is_month(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower not in _words("months"):
        return False
    if token.lower in {
        "may",
        "march",
        "mar",
        "sept",
        "sep",
        "dec",
        "jan",
        "jun",
        "jul",
        "oct",
        "apr",
        "feb",
        "nov",
        "aug",
    }:
        return token.text[0].isupper() and (at > 0 or token.lower not in {"may", "march"})
    return True


def _year_after(tokens: list[Token], at: int) -> int:
    """One past a year that may follow, with or without a comma or apostrophe."""
    after = at
    if after < len(tokens) and tokens[after].text in {",", "'", "’", "/", "-"}:
        after += 1
    if after < len(tokens) and (_YEAR.fullmatch(tokens[after].text) or _PERIOD_CODE.fullmatch(tokens[after].lower)):
        return after + 1
    if after == at + 1 and tokens[at].text in "'’" and after < len(tokens) and tokens[after].text.isdigit():
        return after + 1
    return at


def _code_or_year(tokens: list[Token], at: int) -> int:
    """`Q3`, `FY24`, `Q3 FY24`, `H1 2026`, `2026`, `2026-Q1`, `2026-03-31`."""
    token = tokens[at]
    if token.kind == WORD and _PERIOD_CODE.fullmatch(token.lower):
        return _year_after(tokens, at + 1)
    if token.kind != NUMBER or not (_YEAR.fullmatch(token.text) or _is_year_range(tokens, at)):
        return at
    after = at + 1
    while after + 1 < len(tokens) and tokens[after].text in "-/" and tokens[after].glued and tokens[after + 1].glued:
        if tokens[after + 1].kind != NUMBER and not _PERIOD_CODE.fullmatch(tokens[after + 1].lower):
            break
        after += 2
    if after < len(tokens) - 1 and tokens[after].text in "–-—" and re.fullmatch(r"[12]\d{3}", tokens[after + 1].text):
        return after + 2
    if after == at + 1 and _counts_something(tokens, at):
        return at
    return after


def _is_year_range(tokens: list[Token], at: int) -> bool:
    """`1890–1945`."""
    years = at + 2 < len(tokens) and tokens[at + 1].text in "–-—" and re.compile(r"1[5-9]\d\d|20\d\d")
    return bool(years and years.fullmatch(tokens[at].text) and years.fullmatch(tokens[at + 2].text))


def _counts_something(tokens: list[Token], at: int) -> bool:
    """Whether a bare 2000 is a count: a plural or a unit follows, and no preposition of time stands before it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind == MARK:
        return after is not None and after.text in "%+€$£"
    bits = lexicon().bits
    counted = after.mask & bits["PLURAL"] or (after.lower.endswith("s") and not after.mask)
    before = tokens[at - 1].lower if at else ""
    return bool(counted) and before not in {"in", "by", "our", "the", "of", "for", "during"}


def _numeric(tokens: list[Token], at: int) -> int:
    """`31.03.2026`, `30/06/2026`, `6/30`: only with a year or after a preposition of time."""
    token = tokens[at]
    if token.kind != NUMBER:
        return at
    if _NUMERIC_DATE.fullmatch(token.text) and token.text.count(".") == 2:
        return at + 1
    if at + 4 < len(tokens) + 0 and all(t.glued for t in tokens[at + 1 : at + 5]) and len(tokens[at + 1 : at + 5]) == 4:
        if tokens[at + 1].text == tokens[at + 3].text == "/" and tokens[at + 2].kind == tokens[at + 4].kind == NUMBER:
            return at + 5
    return at


def _relative(tokens: list[Token], at: int) -> int:
    """`this quarter`, `the next 6 months`, `the first month`, `next year`."""
    after = at + 1
    if after >= len(tokens) or not tokens[after].mask & DATE:
        return at
    while after < len(tokens) and tokens[after].lower in _THIS | {
        "calendar",
        "financial",
        "fiscal",
        "academic",
        "school",
        "full",
    }:
        after += 1
    number = after < len(tokens) and tokens[after].kind == NUMBER
    if number or (after < len(tokens) and tokens[after].lower in {"two", "three", "six", "twelve", "four", "nine"}):
        if tokens[after - 1].lower not in {"next", "coming", "following"}:
            return at
        after += 1
    return stop if (stop := _period_word(tokens, after)) > after else at


def _period_word(tokens: list[Token], at: int) -> int:
    if (
        at >= len(tokens)
        or tokens[at].lower.rstrip("s") not in _words("periods")
        or (tokens[at].lower in {"season", "week"}
        and at == 0)
    ):
        return at
    if at + 1 < len(tokens) and tokens[at + 1].lower in {"end", "year"}:
        return at + 2
    return at + 1


def _named(tokens: list[Token], at: int) -> int:
    """Seasons, holidays, and weekdays after a preposition."""
    lower = tokens[at].lower
    before = tokens[at - 1].lower if at else ""
    if lower in _words("holidays"):
        stop = at + 1
        while stop < len(tokens) and tokens[stop].lower in {
            "holidays",
            "holiday",
            "break",
            "term",
            "season",
            "recess",
            "eve",
            "sale",
        }:
            stop += 1
        return _year_after(tokens, stop) if before in _PREPOSITIONS | _THIS else at
    if lower in {"black", "cyber", "new", "good", "boxing"} and at + 1 < len(tokens):
        if tokens[at + 1].lower in {"friday", "monday", "year", "year's"} and tokens[at].text[0].isupper():
            return _year_after(tokens, at + 2)
    if (
        lower in {"year", "quarter", "month", "half"}
        and at + 1 < len(tokens)
        and tokens[at + 1].lower in {"end", "close"}
    ):
        return at + 2 if before in _PREPOSITIONS | _THIS else at
    if lower in _words("weekdays") and before in {"by", "before", "on", "until"}:
        return at + 1
    return at


def _event(tokens: list[Token], at: int) -> int:
    """What comes after a closing "before the …" or "by … season": an event that sets the date."""
    before = tokens[at - 1].lower if at else ""
    if before == "before" and tokens[at].lower in {"the", "our", "next"}:
        stop = at + 1
        while stop < len(tokens) and tokens[stop].kind == WORD and stop - at <= 5:
            stop += 1
        return stop if stop == len(tokens) or tokens[stop].text in ".;,)" else at
    if (
        before == "by"
        and at + 1 < len(tokens)
        and tokens[at + 1].lower in {"season", "season's", "kick-off", "opening"}
    ):
        return at + 2
    return at


_Match = Callable[[list[Token], int], int]
_NUMERIC: tuple[_Match, ...] = (_day_and_month, _code_or_year, _numeric, _event)
_RELATIVE: tuple[_Match, ...] = (_relative, _named, _event)
_WORDY: tuple[_Match, ...] = (_edge, _day_and_month, _code_or_year, _named, _event)
