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
from advisor.text.sentence import classes
from advisor.text.words import Words


def clause_of_pair(words: Words, clause: Clause, change: Change) -> Clause:
    """The clause with what moves as its subject, where a pair of figures shows that its verb was read wrongly."""
    if change.baseline is None or change.target is None or clause.modal:
        return clause
    first = min(change.baseline.first, change.target.first)
    verb = words.masks[clause.verb]
    group = bits()
    ordered = clause.form in ("command", "gerund") and not verb & (group.noun | group.adjective)
    mover = _mover(words, clause, first)
    if mover >= 0 and not (ordered and words.masks[mover] & group.noun):
        return _about(clause, (clause.start, mover), mover)
    if clause.copula or clause.passive or clause.verb < 0 or (verb & group.mover and not verb & group.noun):
        return clause
    if ordered:
        return clause
    end = first
    while end > clause.start + 1 and words.lowers[end - 1] in word_set("before_a_pair"):
        end -= 1
    return _about(clause, (clause.start, end), -1)


def _mover(words: Words, clause: Clause, first: int) -> int:
    """The verb of moving right before the figures, -1 where there is none after the clause's own."""
    c = classes()
    at = first - 1
    while at > clause.start and words.lowers[at] in word_set("before_a_pair"):
        at -= 1
    if at <= max(clause.start, clause.verb):
        return -1
    moves = words.masks[at] & (c.raise_ | c.lower | c.reach) or words.tokens[at].lemma in word_set("goes")
    return at if moves else -1


def _about(clause: Clause, subject: tuple[int, int], verb: int) -> Clause:
    form: Form = "clause" if verb >= 0 else "noun-phrase"
    return Clause(form, clause.start, clause.end, verb, subject, (subject[1] + (verb >= 0), clause.end))
