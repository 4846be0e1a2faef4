"""Words that several rules say alike."""

from __future__ import annotations

from advisor.domain.place import Span
from advisor.text.statement import Statement

SHORT = 80


def quoted(words: str) -> str:
    """Words of a goal in quotes, cut where they are long.

    >>> quoted("ship v2")
    '“ship v2”'
    """
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= SHORT else f"“{words[: SHORT - 1].rstrip()}…”"


def at(statement: Statement, *fields: str) -> Span | None:
    """The span of the first of some parts of a reading that has one."""
    return next((statement.spans[field] for field in fields if field in statement.spans), None)


def words_at(statement: Statement, span: Span | None) -> str:
    """The words of a span, or the whole goal, in quotes."""
    return quoted(span.of(statement.text) if span else statement.text)


def verb_phrase(statement: Statement) -> Span | None:
    """The verb of a goal, else the words that its kind was read from; "live" of "the shop is live"."""
    kind = statement.spans.get("kind")
    if kind is not None and statement.promise == "be":
        return kind
    return statement.verb or kind


def amount(value: float, unit: str | None = None) -> str:
    """A figure as people write it.

    >>> amount(55.0), amount(2.5, "%"), amount(1200000.0, "$")
    ('55', '2.5 %', '$1,200,000')
    """
    number = f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
    if not unit:
        return number
    return f"{unit}{number}" if unit in "$€£¥₹" else f"{number} {unit}"
