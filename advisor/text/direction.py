"""Which way the measured figure is to go."""

from __future__ import annotations

from typing import Literal, TypeAlias

from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.flags import MOVE
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.sentence import classes
from advisor.text.words import Words

Way: TypeAlias = Literal["up", "down", "reach", "keep", "none"]

_PER = frozenset({"per", "a", "each", "every"})


def way_said(words: Words, clause: Clause) -> Way:
    """The way that the verb says, whatever the figures do."""
    c = classes()
    verb = words.mask(clause.verb) if not clause.negated else 0
    if verb & c.raise_ and not verb & c.lower:
        return "up"
    return "down" if verb & c.lower and not verb & c.raise_ else "none"


def way_to_go(
    words: Words, clause: Clause, roles: tuple[Quantity, ...],
    baseline: Quantity | None, target: Quantity | None, delta: Quantity | None,
) -> Way:  # fmt: skip
    """The way from baseline to target where both are known, else what verb and words say.

    >>> from advisor.text.statement import read_statement
    >>> [read_statement(text).direction for text in ("Cut churn to 2%", "Keep uptime at 99.9%", "40 demos held")]
    ['down', 'keep', 'reach']
    """
    between = _between(baseline, target)
    if between is not None:
        return between
    c = classes()
    verb = words.mask(clause.verb)
    if verb & c.keep and not verb & c.raise_ and clause.form in ("command", "gerund", "clause"):
        return "keep"
    if _never_exceeds(words, clause, roles):
        return "keep"
    if verb & c.raise_ or (verb & c.improve and delta is not None):
        return "up"
    if verb & c.lower:
        return "down"
    found = _by_words(words, clause, roles, delta)
    if found is not None:
        return found
    if _adds_to(words, clause):
        return "up"
    return "reach" if target or delta else "none"


def _between(baseline: Quantity | None, target: Quantity | None) -> Way | None:
    if baseline is None or target is None or baseline.value is None or target.value is None:
        return None
    if baseline.unit is not None and target.unit is not None and baseline.kind != target.kind:
        return None
    if target.value == baseline.value:
        return None
    return "up" if target.value > baseline.value else "down"


def _never_exceeds(words: Words, clause: Clause, roles: tuple[Quantity, ...]) -> bool:
    """ "never exceeds 2 %", "no more than 5 tickets per week": a limit to keep."""
    lowers = [token.lower for token in words.tokens]
    if "never" in lowers:
        falls = any(token.lemma in {"exceed", "fall", "drop"} for token in words.tokens)
        if clause.negated or ("never" in lowers[:2] and falls):
            return True
    for q in roles:
        limit = q.comparator == "at-most" and not q.aside and bool(words.lower(q.last))
        if limit and words.lower(q.first - 1) == "than" and words.lower(q.first - 3) in {"no", "not"}:
            return any(words.lower(i) in _PER for i in range(q.last, q.last + 4))
    return False


def _by_words(words: Words, clause: Clause, roles: tuple[Quantity, ...], delta: Quantity | None) -> Way | None:
    """Ways said without a verb of their own: "30 % increase", "twice as many", "up by a third", "fewer"."""
    c = classes()
    moves = c.raise_ | c.lower
    if delta is None and not any(token.mask & (MOVE | moves) for token in words.tokens):
        return None
    found = _by_change(words, delta) if delta is not None else None
    if found is not None:
        return found
    starts = {q.first for q in roles}
    for i in range(clause.start, clause.end):
        mask, word = words.mask(i), words.lower(i)
        if mask & moves and mask & bits().participle and not mask & bits().base:
            if i == clause.start or _ends_phrase(words, i + 1):
                return "up" if mask & c.raise_ else "down"
        if delta is None and mask & c.comparative and _compares(words, clause, i, starts):
            return "up" if word in word_set("more_of") else "down"
        if word in {"up", "down"} and i + 1 < clause.end and words.lower(i + 1) in {"to", "from", "by"}:
            return "up" if word == "up" else "down"
    return None


def _by_change(words: Words, delta: Quantity) -> Way | None:
    """The way that a change names: "halve", "30 % less", "an uplift of 5 points"."""
    if delta.kind == "factor" and delta.unit is None and delta.value is not None:
        return "down" if delta.value < 1 else "up"
    near = [words.lower(delta.first - 2), words.lower(delta.first - 1)]
    near += [words.lower(delta.last + i) for i in range(3)]
    if any(word in word_set("less_of") for word in near):
        return "down"
    return "up" if delta.kind == "factor" or any(word in word_set("more_of") for word in near) else None


def _compares(words: Words, clause: Clause, at: int, starts: set[int]) -> bool:
    """ "waiting times are shorter": a comparative that the subject is said to be; "more than 20" only compares."""
    word = words.lower(at)
    said = clause.copula and 0 <= clause.complement <= at and words.lower(at - 1) != "or"
    if not said or not (word in word_set("more_of") or word in word_set("less_of")):
        return False
    return words.lower(at + 1) != "than" or at + 2 not in starts


def _ends_phrase(words: Words, at: int) -> bool:
    return not words.is_word(at) or bool(words.mask(at) & bits().prep)


def _adds_to(words: Words, clause: Clause) -> bool:
    """ "Add 5 members to …": adding to what is there goes up."""
    verb = clause.verb
    if verb < 0 or words.tokens[verb].lemma != "add":
        return False
    return any(words.lower(i) == "to" for i in range(verb, clause.end))
