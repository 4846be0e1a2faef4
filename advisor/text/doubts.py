"""Doubts about a goal: vague, business as usual, compound, a metric in an objective's clothing."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.direction import holds
from advisor.text.lexicon import word_set
from advisor.text.reasons import REASONS
from advisor.text.rhythm import recurs, repeats
from advisor.text.sentence import Sentence, Verdict, classes
from advisor.text.units import units


class Doubt(NamedTuple):
    """Whether a doubt holds, with the words and the reason."""

    holds: bool
    span: Span | None = None
    reason: str = ""


NO = Doubt(False)


def is_vague(s: Sentence, kind: Verdict, quantified: bool) -> Doubt:
    """Whether success rests on a word that two people would judge differently, and nothing fixes it."""
    if kind.kind == "unclear":
        return Doubt(True, kind.span, "a topic, not a promise")
    if quantified and (not s.objective or any(q.kind != "quantifier" for q in s.quantities)):
        return NO
    if s.objective:
        return _vague_objective(s, kind)
    if kind.kind == "output":
        return _praised(s, s.clause.start + (s.clause.form == "command"), strong=True)
    if s.clause.form in ("command", "gerund") or s.clause.we:
        return _vague_command(s, kind)
    if s.clause.form == "noun-phrase":
        return _vague_phrase(s, kind)
    return _vague_statement(s)


def _praised(s: Sentence, start: int, *, strong: bool) -> Doubt:
    """A word of praise from a token on; `strong` leaves out those that rather describe."""
    c = classes()
    praise = c.vague_adjective | c.vague_adverb
    plain = c.done | c.mild if strong else c.done
    quoted = False
    for i in range(start, min(s.clause.end, len(s.tokens))):
        mask = s.tokens[i].mask
        if s.tokens[i].text in '"“”':
            quoted = not quoted
        if quoted or mask & plain or not mask & (praise | c.comparative):
            continue
        graded = not strong and s.word(i) not in word_set("counted_comparatives")
        if (mask & praise or graded) and not _names(s, i):
            return _at(s, i, "two people would judge it differently")
    return NO


def _names(s: Sentence, at: int) -> bool:
    """ "The top 10", "inspected with Good or better": a place or a grade, and no praise."""
    return (s.word(at) == "top" and _is_number(s, at + 1)) or _is_grade(s, at)


def _is_grade(s: Sentence, at: int) -> bool:
    """ "Inspected with Good or better": a capital that its neighbours do not have makes a name of praise."""
    at -= 2 * (s.word(at - 1) == "or")
    texts = [s.tokens[i].text for i in (at - 1, at, at + 1) if s.clause.start <= i < s.clause.end]
    capitals = [text[:1].isupper() for text in texts]
    return at > s.clause.start and s.tokens[at].text.istitle() and sum(capitals) == 1


def _is_number(s: Sentence, at: int) -> bool:
    return s.word(at).isdecimal() or s.word(at) in units().words


def _vague_objective(s: Sentence, kind: Verdict) -> Doubt:
    """Objectives mostly are; not so a thing to make, a figure to move, or plain effort."""
    c = classes()
    clause = s.clause
    if clause.form in ("command", "gerund") or clause.we:
        return _vague_order(s, kind)
    if clause.form == "noun-phrase":
        return _vague_phrase(s, kind)
    praised = _praised(s, clause.start, strong=False)
    if praised.holds:
        return praised
    if kind.kind == "outcome" or s.mask(clause.verb) & (c.improve | c.enable):
        return _at(s, max(clause.verb, clause.start), "nothing says when it is reached")
    return NO


def _vague_order(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.mask(clause.verb)
    head = s.head(clause.object)
    noun = s.mask(head)
    if (
        verb & (c.raise_ | c.lower | c.win | c.reach)
        and noun & (c.metric | c.usage | c.deal | c.problem)
        and not noun & c.quality
    ):
        return NO
    if verb & (c.improve | c.enable):
        return _at(s, clause.verb, "nothing says how much, or how anyone would tell")
    if noun & c.quality and kind.kind != "output" and not (kind.kind == "activity" and verb & c.effort):
        return _at(s, head, "two people would judge it differently")
    praised = _praised(s, clause.verb + 1, strong=False)
    if praised.holds and kind.kind != "activity":
        return praised
    if kind.kind == "outcome" or verb & (c.enable | c.keep | c.be | c.raise_ | c.turn | c.ensure | c.reach):
        return _at(s, clause.verb, "nothing says when it is reached")
    if _first(s, c.quality, clause.verb + 1, clause.end) >= 0 and kind.kind == "output":
        return _at(s, _first(s, c.quality, clause.verb + 1, clause.end), "two people would judge it differently")
    return NO


def _first(s: Sentence, mask: int, start: int, end: int) -> int:
    return next((i for i in range(start, min(end, len(s.tokens))) if s.tokens[i].mask & mask), -1)


def _at(s: Sentence, at: int, reason: str) -> Doubt:
    return Doubt(True, Span(s.tokens[at].start, s.tokens[at].end), reason)


def _vague_command(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.mask(clause.verb)
    head = s.head(clause.object)
    noun = s.mask(head)
    if verb & (c.improve | c.enable):
        return _at(s, clause.verb, "nothing says how much, or how anyone would tell")
    if holds(s.tokens, clause, s.quantities) and not noun & c.quality:
        return NO
    if kind.kind == "activity":
        better = next(
            (
                i
                for i in range(clause.verb + 1, clause.end - 1)
                if s.tokens[i].mask & bits().conj and s.mask(i + 1) & c.improve and s.mask(i + 1) & bits().base
            ),
            -1,
        )
        return _at(s, better + 1, "nothing says how much, or how anyone would tell") if better >= 0 else NO
    if (
        verb & (c.raise_ | c.lower | c.win | c.reach)
        and noun & (c.metric | c.usage | c.deal | c.problem)
        and not noun & c.quality
    ):
        return NO
    if noun & c.quality:
        return _at(s, head, "two people would judge it differently")
    return _praised(s, clause.verb + 1, strong=False)


def _vague_phrase(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    head = s.head((clause.start, clause.end))
    noun = s.mask(head)
    if kind.kind == "output":
        return _praised(s, clause.start, strong=False)
    if kind.kind == "activity":
        return NO
    if noun & (c.metric | c.usage | c.quality | c.customer | c.problem | c.deal) and head >= 0:
        return _at(s, head, "a measure with nothing to reach")
    praised = _praised(s, clause.start, strong=False)
    if praised.holds:
        return praised
    return _at(s, head, "nothing says when it is reached") if s.objective and head >= 0 else NO


def _vague_statement(s: Sentence) -> Doubt:
    c = classes()
    clause = s.clause
    praised = _praised(s, clause.subject[1], strong=False)
    if praised.holds:
        return praised
    better = _first(s, c.improve | c.enable, clause.subject[1], clause.end)
    if better >= 0:
        return _at(s, better, "nothing says how much, or how anyone would tell")
    judged = s.head(clause.subject)
    if s.mask(judged) & c.quality and not s.mask(judged) & bits().plural:
        return _at(s, judged, "two people would judge it differently")
    return NO


def is_business_as_usual(s: Sentence, kind: Verdict) -> Doubt:
    """Whether it only keeps things as they are or repeats routine work."""
    usual = _usual(s, kind)
    return NO if usual.holds and _is_news(s) else usual


def _is_news(s: Sentence) -> bool:
    """People who stay, or are kept living somewhere, and a new level are news."""
    c = classes()
    clause = s.clause
    who = s.mask(s.head(clause.object if clause.form == "command" else clause.subject))
    if clause.form == "clause" and not clause.we:
        many = who & bits().plural and not who & (c.metric | c.made | c.usage | c.quality | c.problem)
        if who & c.people or many:
            return True
    if clause.form == "command" and s.objective and who & c.people:
        return s.first(bits().ing, clause.object[1], clause.end) >= 0  # "keep our seniors living at home"
    return s.pair()


def _usual(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.mask(clause.verb) if clause.verb >= 0 else 0
    if (
        (verb & c.keep or holds(s.tokens, clause, s.quantities))
        and not s.first(c.raise_, clause.verb + 1, clause.end) >= 0
        and not (clause.passive or clause.form == "participle")
    ):
        return _at(s, clause.verb, "keeps things as they are")
    if clause.form in ("command", "gerund") or clause.we:
        if s.tokens[clause.verb].lemma in word_set("continues"):
            return _at(s, clause.verb, "goes on as before")
        if verb & c.routine or (kind.reason == REASONS["routine"] and not _counted(s)):
            return _at(s, clause.verb, "repeats the daily work")
        if verb & (c.event_verb | c.effort) and (recurs(s) or repeats(s)) and not _counted(s):
            return _at(s, clause.verb, "repeats the daily work")
    if (
        clause.form == "noun-phrase"
        and s.word(clause.start) in word_set("recurrence")
        and s.mask(s.head((clause.start, clause.end))) & c.made
    ):
        return _at(s, clause.start, "repeats the daily work")
    return NO


def _counted(s: Sentence) -> bool:
    """ "Interview 20 customers a month" names a level, "hold the weekly meeting" none."""
    return any(q.kind == "number" and not q.aside and q.value != 1 for q in s.quantities)


def is_metric(s: Sentence) -> Doubt:
    """Whether an objective is a figure to move, with or without the figure."""
    c = classes()
    clause = s.clause
    verb = s.mask(clause.verb) if clause.verb >= 0 else 0
    orders = clause.form in ("command", "gerund")
    head = s.head(clause.object if clause.verb >= 0 and orders else clause.subject)
    noun = s.mask(head)
    figure = noun & (c.metric | c.usage) and not noun & (c.artefact | c.quality)
    moves = verb & (c.raise_ | c.lower | c.reach | c.win)
    if (
        orders
        and head >= 0
        and ((moves | verb & c.improve) and (figure or s.tokens[head].lemma.split()[-1] in word_set("countable")))
    ):
        return _at(s, head, "a figure to move")
    if (
        orders
        and verb & (c.raise_ | c.lower)
        and noun & (c.customer | c.deal | c.problem)
        and s.mask(head) & bits().plural
    ):
        return _at(s, head, "a number to move")
    if (moves or (orders and verb & c.keep and figure)) and any(
        not q.aside and q.kind != "quantifier" for q in s.quantities
    ):
        return _at(s, clause.verb, "a figure to reach")
    if clause.form == "noun-phrase" and figure:
        return _at(s, head, "a figure to move")
    return NO
