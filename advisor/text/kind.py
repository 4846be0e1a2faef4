"""What sort of thing a goal promises: an outcome, an output, an activity, or nobody can say.

The question is what will be true when the goal is met. The answer comes from the
form of the sentence, the promise of its verb and what its head noun is; each
reading names the words that it rests on.
"""

from __future__ import annotations

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.clause import clause_from
from advisor.text.lexicon import word_set
from advisor.text.order import order_of
from advisor.text.orders import read_order
from advisor.text.phrases import read_phrase
from advisor.text.reasons import verdict
from advisor.text.sentence import Sentence, Verdict, classes
from advisor.text.states import read_participle, read_state


def read_kind(s: Sentence) -> Verdict:
    """The kind of a sentence.

    Source: the labelling guide's question, what will be true when the statement is met;
    001, "OKRs best practices", and 002, the pilot tip, on outcomes, outputs and activities.
    """
    clause = s.clause
    if clause.form == "nothing" or clause.start >= clause.end:
        return Verdict("unclear", "there is no sentence to read", Span(0, len(s.text)))
    if s.text.rstrip().endswith("?") and s.lowers[clause.start] in word_set("questions"):
        return Verdict("unclear", "is a question", Span(0, len(s.text)))
    if _is_pair(s):
        return verdict(s, "outcome", "change", max(clause.verb, clause.start))
    if s.objective and clause.we and not _is_work(s):
        return verdict(s, "outcome", "state", max(clause.verb, clause.start))
    if clause.form in ("command", "gerund") or (
        clause.we and clause.verb >= 0 and not clause.copula and not clause.modal and not clause.passive
    ):
        return _ensured(s) or read_order(order_of(s, clause.verb, clause.object))
    if clause.form == "clause":
        return read_state(s)
    if clause.form == "participle":
        return read_participle(s)
    return read_phrase(s)


def _is_work(s: Sentence) -> bool:
    """ "We implement the new system" is work; "we trust our process", "we are ready" say how things will be."""
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb] if clause.verb >= 0 and not (clause.copula or clause.negated) else 0
    if verb & (c.make | c.finish | c.decide | c.hire | c.event_verb | c.enable | c.improve | c.provide):
        return not verb & c.use or bool(s.masks[s.head(clause.object)] & c.made)
    if s.masks[clause.verb + 1] & (bits().prep | bits().sub):
        return False
    return bool(verb & c.effort and s.masks[s.head(clause.object)] & (c.made | c.people))


def _is_pair(s: Sentence) -> bool:
    """Whether a key result says where a figure stands and where it is to go, and its verb does not make a thing."""
    if s.objective or not s.pair():
        return False
    made = classes().make | classes().finish | classes().hire | classes().decide
    return not (s.clause.form in ("command", "gerund") and s.masks[s.clause.verb] & made)


def _ensured(s: Sentence) -> Verdict | None:
    """ "Ensure (that) every endpoint is documented" is read as the clause that it promises."""
    c = classes()
    clause = s.clause
    if not s.masks[clause.verb] & c.ensure:
        return None
    noun = s.masks[s.head(clause.object)]
    if noun & c.world and not noun & c.made and not s.has_finite(clause.object[0]):
        return None
    start = clause.verb + 1
    while start < clause.end and s.lowers[start] in {"that", "sure", "certain", "all"}:
        start += 1
    inner = clause_from(s.words, s.figures, start, clause.end) if start < clause.end else None
    if inner is not None and inner.form in ("clause", "participle"):
        return read_kind(s.of(inner))
    return verdict(s, "output", "make", clause.verb) if noun & c.made else verdict(s, "outcome", "state", clause.verb)
