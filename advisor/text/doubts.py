"""Doubts about a goal: business as usual, and a metric in an objective's clothing (`vague` has the third)."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.direction import holds
from advisor.text.doubt import NO, Doubt, doubt_at
from advisor.text.lexicon import word_set
from advisor.text.reasons import REASONS
from advisor.text.rhythm import RECURRENCE, recurs, repeats
from advisor.text.sentence import Sentence, Verdict, classes


def is_business_as_usual(s: Sentence, kind: Verdict) -> Doubt:
    """Whether it only keeps things as they are or repeats routine work."""
    usual = _usual(s, kind)
    return NO if usual.holds and _is_news(s) else usual


def _is_news(s: Sentence) -> bool:
    """People who stay, or are kept living somewhere, and a new level are news."""
    c = classes()
    clause = s.clause
    who = s.masks[s.head(clause.object if clause.form == "command" else clause.subject)]
    if clause.form == "clause" and not clause.we:
        many = who & bits().plural and not who & (c.metric | c.made | c.usage | c.quality | c.problem)
        if who & c.people or many:
            return True
    if clause.form == "command" and s.objective and who & c.people:
        last = s.masks[clause.end - 1]
        kept = clause.object[1] >= clause.end and bool(last & bits().noun or last & c.people)
        if kept and s.lowers[clause.verb] in {"keep", "retain"}:
            return True  # "keep the best bakers": who would leave otherwise
        return s.first(bits().ing, clause.object[1], clause.end) >= 0  # "keep our seniors living at home"
    return s.pair()


def _usual(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb] if clause.verb >= 0 else 0
    if (
        (verb & c.keep or holds(s.words, clause, s.quantities))
        and not s.first(c.raise_, clause.verb + 1, clause.end) >= 0
        and not (clause.passive or clause.form == "participle")
    ):
        return doubt_at(s, clause.verb, "keeps things as they are")
    if clause.form in ("command", "gerund") or clause.we:
        if s.tokens[clause.verb].lemma in word_set("continues"):
            return doubt_at(s, clause.verb, "goes on as before")
        if verb & c.routine or (kind.reason == REASONS["routine"] and not _counted(s)):
            return doubt_at(s, clause.verb, "repeats the daily work")
        if verb & (c.event_verb | c.effort) and (recurs(s) or repeats(s)) and not _counted(s):
            return doubt_at(s, clause.verb, "repeats the daily work")
    if (
        clause.form == "noun-phrase"
        and s.lowers[clause.start] in RECURRENCE
        and s.masks[s.head((clause.start, clause.end))] & c.made
    ):
        return doubt_at(s, clause.start, "repeats the daily work")
    return NO


def _counted(s: Sentence) -> bool:
    """ "Interview 20 customers a month" names a level, "hold the weekly meeting" none."""
    return any(q.kind == "number" and not q.aside and q.value != 1 for q in s.quantities)


def is_metric(s: Sentence) -> Doubt:
    """Whether an objective is a figure to move, with or without the figure."""
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb] if clause.verb >= 0 else 0
    orders = clause.form in ("command", "gerund")
    head = s.head(clause.object if clause.verb >= 0 and orders else clause.subject)
    noun = s.masks[head]
    figure = noun & (c.metric | c.usage) and not noun & (c.artefact | c.quality)
    moves = verb & (c.raise_ | c.lower | c.reach | c.win)
    if (
        orders
        and head >= 0
        and ((moves | verb & c.improve) and (figure or s.tokens[head].lemma.split()[-1] in word_set("countable")))
    ):
        return doubt_at(s, head, "a figure to move")
    if (
        orders
        and verb & (c.raise_ | c.lower)
        and noun & (c.customer | c.deal | c.problem)
        and s.masks[head] & bits().plural
    ):
        return doubt_at(s, head, "a number to move")
    if (moves or (orders and verb & c.keep and figure)) and any(
        not q.aside and q.kind != "quantifier" for q in s.quantities
    ):
        return doubt_at(s, clause.verb, "a figure to reach")
    if clause.form == "noun-phrase" and figure:
        return doubt_at(s, head, "a figure to move")
    return NO
