"""Which way the measured figure is to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.flags import MOVE
from advisor.text.heads import head_of
from advisor.text.lexicon import word_set
from advisor.text.pairs import in_one_unit, sign_of
from advisor.text.quantity import Quantity
from advisor.text.roles import taken_off
from advisor.text.scan import Scan
from advisor.text.sentence import classes
from advisor.text.tokens import MARK, Token
from advisor.text.words import Words

Way: TypeAlias = Literal["up", "down", "reach", "keep", "none"]

_PER = frozenset({"per", "a", "each", "every"})
_DENIALS = frozenset({"no", "not", "never", "cannot"})


def way_said(words: Words, clause: Clause, quantities: Sequence[Quantity]) -> Way:
    """The way that the verb says, whatever the figures do; to speed up, boost or improve a time may shorten it."""
    if quantities and clause.verb >= 0 and words.tokens[clause.verb].lemma in word_set("quickens"):
        if any(q.kind == "duration" for q in quantities):
            return "none"
    c, verb = classes(), words.masks[clause.verb]
    rises, falls = verb & c.raise_, verb & c.lower
    if clause.negated or bool(rises) == bool(falls):
        return "none"
    return "up" if rises else "down"


def way_to_go(
    words: Scan, clause: Clause, roles: tuple[Quantity, ...],
    baseline: Quantity | None, target: Quantity | None, delta: Quantity | None,
) -> Way:  # fmt: skip
    """The way from baseline to target where both are known, else what verb and words say.

    >>> from advisor.text.statement import read_statement
    >>> [read_statement(text).direction for text in ("Cut churn to 2%", "Keep uptime at 99.9%", "40 demos held")]
    ['down', 'keep', 'reach']
    """
    if baseline is not None and target is not None:
        between = _between(words, baseline, target)
        if between is not None:
            return between
    c = classes()
    verb = words.masks[clause.verb]
    if verb & c.keep and not verb & c.raise_ and clause.form in ("command", "gerund", "clause"):
        return "keep"
    if _stays_within(words, clause, roles) or holds(words, clause, roles):
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


def _between(words: Words, baseline: Quantity, target: Quantity) -> Way | None:
    values = in_one_unit(words, baseline, target)
    if values is None or values[0] == values[1]:
        return None
    return "up" if values[1] > values[0] else "down"


def _stays_within(words: Scan, clause: Clause, roles: tuple[Quantity, ...]) -> bool:
    """ "never exceeds 2 %", "no more than 5 tickets per week", "no worse than last year": a limit to keep."""
    if words.flags & words.bits.deniable and _denies_crossing(words, clause, roles):
        return True
    for q in roles:
        limit = q.comparator == "at-most" and not q.aside and bool(words.lowers[q.last])
        if limit and words.lowers[q.first - 1] == "than":
            denial = words.lowers[q.first - 3]
            rate = any(words.lowers[i] in _PER for i in range(q.last, q.last + 4))
            return denial == "never" or (denial in _DENIALS and rate)
    return False


def _denies_crossing(words: Scan, clause: Clause, roles: tuple[Quantity, ...]) -> bool:
    """Whether a denial stands before a comparison with how things are, or before a verb of crossing a limit."""
    for i, token in enumerate(words.tokens, 1):
        if token.lower not in _DENIALS and not token.lower.endswith("n't"):
            continue
        if no_worse(words.tokens, i):
            return True
        moved = i != clause.verb and words.masks[clause.verb] & (classes().raise_ | classes().lower)
        crosses = i < clause.end and words.tokens[i].lemma in word_set("crosses")
        if crosses and not moved and any(i < q.first <= i + 4 for q in roles):
            return True
    return False


def no_worse(tokens: list[Token], at: int) -> bool:
    """ "no worse than …", "no higher than last year": after a denial, a comparison with how things stand or stood."""
    if at + 2 >= len(tokens) or not tokens[at].mask & classes().comparative or tokens[at + 1].lower != "than":
        return False
    past = tokens[at + 2].lower
    return tokens[at].lower == "worse" or past in word_set("stands") or past in word_set("now")


def holds(words: Words, clause: Clause, quantities: Sequence[Quantity]) -> bool:
    """ "Hold tariffs stable", "hold churn at 2%": a figure is kept where it is, and no event held."""
    tokens, masks = words.tokens, words.masks
    if clause.verb < 0 or tokens[clause.verb].lemma != "hold":
        return False
    for i in range(clause.verb + 2, clause.end):
        if words.lowers[i] in word_set("steady"):
            return i + 1 >= clause.end or tokens[i + 1].kind == MARK or bool(masks[i + 1] & words.bits.linking)
    c = classes()
    head, level = head_of(words.tokens, clause.object, frozenset()), clause.object[1]
    if head < 0 or not masks[head] & (c.metric | c.quality | c.problem) or masks[head] & c.event:
        return False
    counted = level < clause.end and words.lowers[level] in word_set("levels")
    return counted and any(level < q.first <= level + 3 and q.kind != "number" for q in quantities)


def _by_words(words: Scan, clause: Clause, roles: tuple[Quantity, ...], delta: Quantity | None) -> Way | None:
    """Ways said without a verb of their own: "30 % increase", "twice as many", "up by a third", "fewer"."""
    c = classes()
    moves = c.raise_ | c.lower
    if delta is None and not words.flags & (MOVE | moves):
        return None
    found = _by_change(words, delta) if delta is not None else None
    if found is not None:
        return found
    starts = {q.first for q in roles}
    for i in range(clause.start, clause.end):
        mask, word = words.masks[i], words.lowers[i]
        if mask & moves and mask & bits().participle and not mask & bits().base:
            if i == clause.start or _ends_phrase(words, i + 1):
                return "up" if mask & c.raise_ else "down"
        if delta is None and mask & c.comparative and _compares(words, clause, i, starts):
            return "up" if word in word_set("more_of") else "down"
        if word in {"up", "down"} and (i + 1 == clause.end or words.lowers[i + 1] in {"to", "from", "by"}):
            if i + 1 < clause.end or clause.form == "noun-phrase":  # "complaints down"
                return "up" if word == "up" else "down"
    return None


def _by_change(words: Words, delta: Quantity) -> Way | None:
    """The way that a change names: "halve", "30 % less", "an uplift of 5 points", "+15%", "3 days off"."""
    said = (delta.kind == "factor" and delta.unit is None) or (
        delta.kind == "ratio" and words.lowers[delta.last] == "as"
    )
    if said and delta.value is not None:
        return "down" if delta.value < 1 else "up"
    sign = sign_of(words, delta)
    if sign or taken_off(words, delta):
        return "up" if sign == "+" else "down"
    near = [words.lowers[delta.first - 2], words.lowers[delta.first - 1]]
    near += [words.lowers[delta.last + i] for i in range(3)]
    if any(word in word_set("less_of") for word in near):
        return "down"
    return "up" if delta.kind == "factor" or any(word in word_set("more_of") for word in near) else None


def _compares(words: Words, clause: Clause, at: int, starts: set[int]) -> bool:
    """ "waiting times are shorter": a comparative that the subject is said to be; "more than 20" only compares."""
    word = words.lowers[at]
    said = clause.copula and 0 <= clause.complement <= at and words.lowers[at - 1] != "or"
    if not said or not (word in word_set("more_of") or word in word_set("less_of")):
        return False
    return words.lowers[at + 1] != "than" or at + 2 not in starts


def _ends_phrase(words: Words, at: int) -> bool:
    return not words.is_word(at) or bool(words.masks[at] & bits().prep)


def _adds_to(words: Words, clause: Clause) -> bool:
    """ "Add 5 members to …": adding to what is there goes up."""
    verb = clause.verb
    if verb < 0 or words.tokens[verb].lemma != "add":
        return False
    return any(words.lowers[i] == "to" for i in range(verb, clause.end))
