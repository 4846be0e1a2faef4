"""Goals without a verb: a measure with a level, a deliverable, an event, a state in a few words, or a bare topic."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.direction import no_worse
from advisor.text.reasons import guess, verdict
from advisor.text.rhythm import RECURRENCE
from advisor.text.sentence import Sentence, Verdict, classes
from advisor.text.tokens import WORD

_WAYS = frozenset({"up", "down"})  # "complaints down"
_COMPARES = frozenset("→<>≤≥")
_LEADS = _WAYS | {"below", "above", "under"}


def read_phrase(s: Sentence) -> Verdict:
    """The kind of a noun phrase."""
    clause = s.clause
    span = clause.subject if clause.subject[1] > clause.subject[0] else (clause.start, clause.end)
    head = s.head(span)
    noun = s.masks[head]
    at = head if head >= 0 else clause.start
    return (
        _moved(s, noun, at)
        or _measured(s, noun, at)
        or (_objective(s, noun, at) if s.objective else _result(s, noun, at, span))
    )


def _moved(s: Sentence, noun: int, at: int) -> Verdict | None:
    """A change or a finished thing that is said without a finite verb."""
    c, group = classes(), bits()
    clause = s.clause
    if _shows_change(s) or (not s.objective and clause.end - clause.start > 1 and s.lowers[clause.end - 1] in _WAYS):
        return verdict(s, "outcome", "change", at)
    if s.words.flags & group.negation and any(
        s.masks[i - 1] & group.negation and no_worse(s.tokens, i) for i in range(clause.start + 1, clause.end)
    ):
        return verdict(s, "outcome", "level", at)
    if not s.objective and (ready := _ready(s)) >= 0:
        share = any(q.kind in {"percent", "ratio"} for q in s.quantities)
        return verdict(s, "outcome" if share else "output", "ready", ready)
    first = s.masks[clause.start]
    if first & group.participle and first & (c.raise_ | c.lower | c.improve) and not first & group.base:
        return verdict(s, "outcome", "change", clause.start)
    described = s.masks[clause.start + 1]
    if (
        s.lowers[clause.start] in {"more", "less"}
        and described & group.adjective
        and not described & (group.noun | c.done)
    ):
        return verdict(s, "outcome", "state", at)  # "more predictable releases"
    things = c.artefact if s.lowers[clause.start] in {"more", "fewer", "less"} else 0
    if first & c.comparative and not noun & (things | (0 if s.objective else c.process)):
        return verdict(s, "outcome", "state", at)
    return None


def _ready(s: Sentence) -> int:
    """The word of "timetable out", "café open by May"; not of people, who are ready without being made."""
    c, group = classes(), bits()
    clause = s.clause
    ready = clause.start + 1
    while ready < clause.end and not s.masks[ready] & c.done and s.lowers[ready] != "out":
        ready += 1
    if ready >= clause.end or not (ready + 1 >= clause.end or s.masks[ready + 1] & (group.prep | group.adverb)):
        return -1
    before = s.masks[s.head((clause.start, ready))]
    none = any(q.value == 0 for q in s.quantities)
    return -1 if none or before & (c.metric | c.customer | c.staff | c.quality | c.problem) else ready


def _measured(s: Sentence, noun: int, at: int) -> Verdict | None:
    """A figure to read off, people or deals that are counted, or something that must not happen."""
    c = classes()
    counted = bool(s.quantities) and any(not q.aside and q.kind in {"number", "money"} for q in s.quantities)
    if s.quantities and any(q.value == 0 for q in s.quantities) and not noun & c.artefact:
        return verdict(s, "outcome", "level", at)
    if s.lowers[s.clause.start] == "number" and s.lowers[s.clause.start + 1] == "of" and not s.objective:
        return verdict(s, "outcome", "level", at)  # "number of applications per post"
    if noun & (c.metric | c.usage) and (counted or not noun & (c.artefact | c.event)):
        return verdict(s, "outcome", "level", at)
    if noun & (c.deal | c.customer) and (counted or not noun & (c.artefact | c.topic)):
        return verdict(s, "outcome", "people", at)
    return None


def _result(s: Sentence, noun: int, at: int, span: tuple[int, int]) -> Verdict:
    """A key result without a verb."""
    c = classes()
    size = sum(s.tokens[i].kind == WORD for i in range(*span))
    if s.lowers[s.clause.start] in RECURRENCE and noun & c.made:
        return verdict(s, "activity", "routine", s.clause.start)
    if noun & c.staff and s.masks[at + 1] & bits().adjective and not s.masks[at + 1] & bits().noun:
        return verdict(s, "outcome", "state", at + 1)  # "staff aware of the rules"
    each = s.lowers[s.clause.start] in {"every", "each"} and s.masks[at + 1] & bits().prep
    if (s.level() or each) and not noun & c.event:
        return verdict(s, "outcome", "level", at)  # "every letter in plain language"
    praised = s.masks[s.first(c.vague_adjective, span[0], at)]
    if praised and not praised & c.mild and noun & (c.process | c.deal) and (noun & c.deal or not noun & c.artefact):
        return verdict(s, "outcome", "state", at)  # "efficient processes", "a healthy pipeline"
    if noun & c.artefact:
        return verdict(s, "output", "thing", at) if span[1] - span[0] > 1 else verdict(s, "unclear", "label", at)
    if s.level() or noun & c.problem or (noun & c.quality and (size > 1 or " " in s.lowers[at])):
        return verdict(s, "outcome", "level", at)
    if noun & c.event and praised and s.lowers[at + 1] == "from":
        return verdict(s, "outcome", "people", at)  # "good feedback from parents"
    if noun & c.event:
        return verdict(s, "activity", "event", at) if size > 1 else verdict(s, "unclear", "label", at)
    if s.first(c.vague_adjective, *span) >= 0 and not noun & (c.topic | c.process):
        return verdict(s, "outcome", "state", at)
    counted = any(not q.aside for q in s.quantities)
    phrase = s.first(bits().prep, *span) >= 0
    named = size > 1 and not noun & (c.topic | c.staff)
    if counted or (phrase and size > 3 and not noun & c.topic) or named:
        if not noun & (c.made | c.staff):
            return guess(s, "output", "name", at)
        return verdict(s, "output", "hire" if noun & c.staff else "thing", at)
    return verdict(s, "unclear", "label", at)


def _objective(s: Sentence, noun: int, at: int) -> Verdict:
    """An objective without a verb: a state where it says more than a topic ("A club that pays its own way")."""
    c, group = classes(), bits()
    clause = s.clause
    size = clause.end - clause.start
    whole = range(clause.start, clause.end)
    best = any(s.lowers[i].endswith("est") and len(s.lowers[i]) > 4 for i in whole)
    praised = best or any(s.masks[i] & c.vague_adjective and not s.masks[i] & c.mild for i in whole)
    relative = s.first(group.sub, clause.start, clause.end) >= 0 or (
        s.masks[clause.start] & group.det and s.first(group.det, at + 1, clause.end) >= 0
    )
    if any(q.value == 0 for q in s.quantities) or s.lowers[clause.start] == "zero":
        return verdict(s, "outcome", "level", clause.start)
    if s.lowers[clause.start] == "from" and any(s.lowers[i] == "to" for i in whole):
        return verdict(s, "outcome", "change", clause.start)
    if noun & (c.artefact | c.process) and size > 2 and not praised and not relative:
        return verdict(s, "output", "thing", at)
    tells = (
        relative
        or s.first(c.vague_adjective | c.comparative, clause.start, clause.end) >= 0
        or s.lowers[clause.start].endswith("est")
    )
    described = s.first(c.vague_adjective, clause.start, at) >= 0 and s.first(group.prep, at, clause.end) >= 0
    if tells and (relative or described or not noun & (c.topic | c.event)) and size > 1:
        return verdict(s, "outcome", "state", at)
    if (
        (s.lowers[clause.start] in {"a", "an", "one", "the", "no", "zero"} and size > 2)
        or (noun & c.quality and size > 1)
        or noun & c.problem
    ):
        return verdict(s, "outcome", "state", at)
    if size >= 5 and not noun & (c.artefact | c.topic | c.event):
        return verdict(s, "outcome", "state", at)
    if size > 2 and any(s.tokens[i].kind == WORD and not s.masks[i] & group.known for i in whole):
        return guess(s, "unclear", "label", at)
    return verdict(s, "unclear", "label", at)


def _shows_change(s: Sentence) -> bool:
    """An arrow, "from … to", "up by", "below 3 %": a figure is moved or held to a level."""
    if not s.figures:
        return False
    figures = [q for q in s.quantities if not q.aside]
    for i in range(s.clause.start, s.clause.end):
        word = s.lowers[i]
        if word in _COMPARES and figures:
            return True
        if word in _LEADS and (i + 1 in s.figures or i + 2 in s.figures):
            return True
    return any(q.role == "baseline" or q.kind == "factor" for q in s.quantities)
