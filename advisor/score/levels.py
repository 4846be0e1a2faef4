"""Levels without a starting point: which way is better, and what is counted from nothing."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from advisor.text.bits import bits
from advisor.text.quantity import Quantity
from advisor.text.sentence import classes
from advisor.text.statement import Statement
from advisor.text.tokens import tokenise

Side: TypeAlias = Literal["up", "down"]

_RATE = re.compile(
    r"\b(?:per|each|every|daily|weekly|monthly|quarterly|yearly|annually|hourly)\b"
    r"|\ban? (?:minute|hour|day|shift|week|month|quarter|year|head)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\s*(?:fewer|less|lower)\b", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:more|additional|extra|further)\b", re.IGNORECASE)
_THINGS = re.compile(r"\s*[^\W\d]")
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|within|inside|under)\s+$", re.IGNORECASE)
_RATES = frozenset(
    ("rate", "rates", "ratio", "share", "count", "counts", "level", "levels", "percentage", "number", "numbers", "time")
)
_APART = frozenset({"between", "without", "since", "until", "before", "to", "no", "zero", "from"})
_JOINS = frozenset({"join", "join up"})
_MOST = 0.5  # a share from half on is one of something good, unless words say otherwise


def counted_from_nothing(statement: Statement) -> bool:
    """Whether a goal counts things that are made, held or won one by one, so that its count begins at 0.

    Levels are not: shares, durations, rates ("5 a week"), scores, and whatever is to stay at or under its figure.

    >>> from advisor.text.statement import read_statement
    >>> [counted_from_nothing(read_statement(text)) for text in ("Sign 3 hospitals", "Publish 5 articles", "NPS of 50")]
    [True, True, False]
    >>> [counted_from_nothing(read_statement(text)) for text in ("At most 3 complaints", "Publish 5 articles a week")]
    [False, False]
    """
    target = statement.target
    if target is None or not target.value or target.value < 0 or statement.direction != "reach":
        return False
    if target.kind not in ("number", "money") or target.comparator == "at-most" or statement.language != "en":
        return False
    after = statement.text[target.span.end :]
    things = target.kind == "money" or (target.value == int(target.value) and _THINGS.match(after))
    if (
        not things
        or _RATE.search(statement.text)
        or _CHANGE.match(after)
        or _TO.search(statement.text, 0, target.span.start)
    ):
        return False
    return statement.kind in ("output", "activity") or _is_won(statement)


def is_change(statement: Statement) -> bool:
    """Whether the figure of a level is only a step ("30 fewer complaints"), and from where is not said.

    >>> from advisor.text.statement import read_statement
    >>> is_change(read_statement("30 fewer complaints")), is_change(read_statement("Fewer than 30 complaints"))
    (True, False)
    """
    target = statement.target
    if target is None or target.comparator is not None or statement.direction not in ("reach", "down", "none"):
        return False
    after = statement.text[target.span.end :]
    return bool(_CHANGE.match(after) or (_MORE.match(after) and not counted_from_nothing(statement)))


def side_of(statement: Statement) -> Side | None:
    """Which side of its figure is the good one, as a level's words say it; None where they do not.

    A limit says it ("at most", "below", "within 10 minutes"), and so do the verb, the name of a trouble ("errors")
    and a share of half or more. Bare figures do not: whether more is better is for a field, `direction`, to say.

    >>> from advisor.text.statement import read_statement
    >>> words = ("Turnover below 15 %", "Sign 3 hospitals", "Maintain the 98 % schedule compliance", "Error rate 2 %")
    >>> [side_of(read_statement(text)) for text in words], side_of(read_statement("Survey response rate 40 %"))
    (['down', 'up', 'up', 'down'], None)
    """
    target = statement.target
    if target is not None and target.comparator in ("at-least", "at-most"):
        return "up" if target.comparator == "at-least" else "down"
    if statement.language != "en":
        return None
    if statement.direction in ("up", "down"):
        return "up" if statement.direction == "up" else "down"
    if counted_from_nothing(statement):
        return "up"
    if target is None or target.kind == "rank" or is_change(statement):
        return None
    if _is_much(target):
        return "up"
    if _names_trouble(statement) or _is_time_limit(target, statement):
        return "down"
    return "up" if target.kind != "duration" and _is_reached(statement) else None


def _is_much(target: Quantity) -> bool:
    share = (target.value or 0) / 100 if target.kind == "percent" else target.value or 0
    return target.kind in ("percent", "ratio") and share >= _MOST


def _names_trouble(statement: Statement) -> bool:
    """Whether what is measured is a trouble or its rate ("errors", "error rate"), and not what is done about it."""
    if statement.form not in ("noun-phrase", "command") or (statement.form == "command") != (
        statement.direction == "keep"
    ):
        return False
    tokens = tokenise(statement.text)
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        acted_on = before is not None and (before.lower in _APART or before.mask & bits().ing)
        if token.mask & classes().problem and not acted_on:
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if after is None or after.lower in _RATES or not after.mask & bits().noun:
                return True
    return False


def _is_time_limit(target: Quantity, statement: Statement) -> bool:
    return target.kind == "duration" and bool(_WITHIN.search(statement.text[: target.span.start]))


def _is_won(statement: Statement) -> bool:
    return statement.promise in _JOINS or bool(_promised(statement) & (classes().win | classes().hire))


def _is_reached(statement: Statement) -> bool:
    return statement.direction == "reach" and bool(_promised(statement) & (classes().reach | classes().win))


def _promised(statement: Statement) -> int:
    """The classes of the verb that a goal promises; none where it has no verb."""
    verb = statement.verb
    if verb is None:
        return 0
    return next((token.mask for token in tokenise(statement.text) if token.start == verb.start), 0)
