"""Words that several rules say alike."""

from __future__ import annotations

from advisor.domain.place import Span
from advisor.text.statement import Statement

SHORT = 80
_HUGE = 1e15  # from here on digits are noise
_SILENT = frozenset({"ratio", "score", "index", "number", "count", "factor"})  # units that a name implies
_PERCENT = frozenset({"%", "percent", "per cent", "pct"})


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
    >>> amount(1.35, "ratio"), amount(1e300)
    ('1.35', '1e+300')
    """
    huge = not abs(value) < _HUGE
    number = f"{value:.4g}" if huge else f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
    if not unit or unit.lower() in _SILENT:
        return number
    return f"{unit}{number}" if unit in "$€£¥₹" else f"{number} {unit}"


def apart(distance: float, unit: str | None = None) -> str:
    """How far two figures lie apart: of shares in %, that is points.

    >>> apart(1.4, "%"), apart(1.0, "%"), apart(60.0, "users")
    ('1.4 points', '1 point', '60 users')
    """
    if (unit or "").strip().lower() not in _PERCENT:
        return amount(distance, unit)
    return f"{amount(distance)} {'point' if abs(distance) == 1 else 'points'}"
