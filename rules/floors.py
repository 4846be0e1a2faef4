"""What only has to go on, as the KPI with a floor that would watch it."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite
from advisor.domain.plan import Kpi
from advisor.text.heads import head_of
from advisor.text.sentence import classes
from advisor.text.statement import Statement, read_statement
from advisor.text.tokens import tokenise
from rules.data import words_in
from rules.rewriting import NOT_A_MEASURE, before_deadline, filled, offer
from rules.wording import amount

_AT = re.compile(r" (?:of|at|below|under|above|over|within|at least|at or above|at or below|at most) ?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_OWN = re.compile(r"(?:our|the|current|existing|an?|high|low) ", re.IGNORECASE)


def as_kpi(statement: Statement, kpi: Kpi | None = None) -> Rewrite | None:
    """ "Maintain an NPS of 55" as "KPI: NPS, floor 55", where the words are a measure and at most one figure.

    A figure that the words do not say is that of the KPI's own floor, or a slot.

    >>> from advisor.text.statement import read_statement
    >>> as_kpi(read_statement("Maintain an NPS of 55")).text
    'KPI: NPS, floor 55'
    """
    span = statement.measure.span
    if (
        span is None
        or statement.promise not in words_in("phrasing", "holds")
        or statement.form not in ("command", "gerund")
    ):
        return None
    text, figures = statement.text, [q for q in statement.quantities if not q.aside]
    metric = span.of(text)
    if len(figures) > 1 or not _is_measure(metric):
        return None
    after = before_deadline(statement, span.end)
    if after is None:
        return None
    if not figures:
        return (
            None
            if after.strip() or _DIGIT.search(text)
            else _checked(f"KPI: {_plain(metric)}, floor {_floor(kpi)}", statement)
        )
    figure = figures[0]
    if figure.redacted or figure.kind == "quantifier":
        return None
    word = "at worst" if figure.comparator == "at-most" or figure.kind == "duration" else "floor"
    if figure.span.end <= span.start:
        return None if after.strip() else _checked(f"KPI: {_plain(metric)}, {word} {figure.text}", statement)
    if _AT.fullmatch(text[span.end : figure.span.start]) is None:
        return None
    level = before_deadline(statement, figure.span.start)
    return _checked(f"KPI: {_plain(metric)}, {word} {level}", statement) if level else None


def _checked(text: str, statement: Statement) -> Rewrite | None:
    """The words, where they are not read as upkeep again."""
    return None if read_statement(filled(text), statement.what).bau else offer(text)


def _plain(metric: str) -> str:
    """The measure without "our current"."""
    while (found := _OWN.match(metric)) is not None:
        metric = metric[found.end() :]
    return metric


def _is_measure(metric: str) -> bool:
    """Whether the words are a measure or a quality, without praise and without people."""
    c, tokens = classes(), tokenise(metric)
    at = head_of(tokens, (0, len(tokens)), frozenset())
    if at < 0 or not tokens[at].mask & (c.metric | c.usage | c.quality | c.problem) or NOT_A_MEASURE.search(metric):
        return False
    return not any(token.mask & c.vague_adjective and token.lower not in {"current"} for token in tokens)


def _floor(kpi: Kpi | None) -> str:
    if kpi is None or kpi.floor is None:
        return "<floor>"
    return amount(kpi.floor, kpi.unit if kpi.unit in {"%", "$", "€", "£"} else None)
