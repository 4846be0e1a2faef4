"""Sentences that set today's figure beside the one to reach: what moves is then all that stands before the two.

"Children vaccinated on time rise from 71 % to 90 %", "staff who feel heard rise …",
"paper forms from 140 to 20": words that could be verbs stand before the figures, and
the figures tell that they are not what is promised.
"""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.change import Change
from advisor.text.clause import Clause, Form
from advisor.text.lexicon import word_set
from advisor.text.words import Words


def clause_of_pair(words: Words, clause: Clause, change: Change) -> Clause:
    """The clause with what moves as its subject, where a pair of figures shows that its verb was read wrongly."""
    if change.baseline is None or change.target is None or clause.modal:
        return clause
    first = min(change.baseline.first, change.target.first)
    mover = _mover(words, clause, first)
    if mover >= 0:
        return _about(clause, (clause.start, mover), mover)
    verb = words.mask(clause.verb)
    group = bits()
    if clause.copula or clause.passive or clause.verb < 0 or (verb & group.mover and not verb & group.noun):
        return clause
    if clause.form in ("command", "gerund") and not verb & (group.noun | group.adjective):
        return clause
    end = first
    while end > clause.start + 1 and words.lower(end - 1) in word_set("before_a_pair"):
        end -= 1
    return _about(clause, (clause.start, end), -1)


def _mover(words: Words, clause: Clause, first: int) -> int:
    """The verb of moving right before the figures, -1 where there is none after the clause's own."""
    group = bits()
    at = first - 1
    while at > clause.start and words.lower(at) in word_set("before_a_pair"):
        at -= 1
    moves = at > max(clause.start, clause.verb) and words.mask(at) & group.mover and words.mask(at) & group.verb
    return at if moves else -1


def _about(clause: Clause, subject: tuple[int, int], verb: int) -> Clause:
    form: Form = "clause" if verb >= 0 else "noun-phrase"
    return Clause(form, clause.start, clause.end, verb, subject, (subject[1] + (verb >= 0), clause.end))
