"""Goals that say a state: clauses ("Customers love …") and noun phrases with a participle ("Three pilots signed")."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.lexicon import word_set
from advisor.text.order import order_of
from advisor.text.orders import read_order
from advisor.text.reasons import verdict
from advisor.text.sentence import Sentence, Verdict, classes

_OURS = frozenset({"our", "us", "calling", "asking", "any", "help", "the"})


def read_state(s: Sentence) -> Verdict:
    """The kind of a clause with a subject and a finite verb."""
    clause = s.clause
    head = s.head(clause.subject)
    noun = s.masks[head if head >= 0 else clause.subject[1] - 1]  # "everyone"
    if head < 0 and s.lowers[clause.subject[0]] == "they":
        noun = classes().customer
    share = s.shared(clause.subject)
    if clause.copula:
        return _there_is(s) if s.lowers[clause.subject[0]] == "there" else _copula(s, noun, share)
    if clause.passive:
        return _passive(s, noun, share)
    return _active(s, noun, share)


def _there_is(s: Sentence) -> Verdict:
    c = classes()
    clause = s.clause
    there = s.masks[s.head((clause.complement, clause.end))] if clause.complement >= 0 else 0
    thing = there & (c.artefact | c.process)
    return verdict(s, "output", "part", clause.verb) if thing else verdict(s, "outcome", "state", clause.verb)


def _copula(s: Sentence, noun: int, share: bool) -> Verdict:
    """ "is", "are", "has been" and what follows."""
    c = classes()
    clause = s.clause
    start = clause.complement if clause.complement >= 0 else clause.end
    near = range(start, min(clause.end, start + 6))
    if share or s.level():
        return verdict(s, "outcome", "level", clause.verb)
    written = any(s.is_participle(i) and s.masks[i] & (c.make | c.finish) for i in near[:2])
    if noun & c.artefact and written and not s.objective:
        return verdict(s, "output", "done", near[0])  # "the manual is written"
    if s.objective and noun & bits().plural and not noun & c.made:
        return verdict(s, "outcome", "state", clause.verb)  # "repairs are done right"
    if any(s.tokens[i].lemma in {"use", "adopt"} and s.is_participle(i) for i in range(start, clause.end)):
        return verdict(s, "outcome", "people", clause.verb)
    if noun & c.artefact and s.lowers[start] in word_set("located") and start < clause.end and not s.objective:
        return verdict(s, "output", "part", clause.verb)
    if s.objective and not any(s.masks[i] & c.done for i in near):
        return verdict(s, "outcome", "state", clause.verb)
    if noun & (c.metric | c.usage | c.quality | c.customer | c.staff) and not noun & c.artefact:
        return verdict(s, "outcome", "state", clause.verb)
    ready = next((i for i in near if s.masks[i] & c.done or s.lowers[i] in word_set("in_place")), -1)
    if ready >= 0:
        goes_on = s.masks[ready + 1] & (bits().prep | bits().sub) and ready + 1 < clause.end
        if goes_on and not noun & (c.made | c.process) and s.lowers[ready] != "live":
            return verdict(s, "outcome", "state", ready)  # "rooms are ready before guests arrive"
        return verdict(s, "output", "ready", ready)
    return verdict(s, "outcome", "state", clause.verb)


def _passive(s: Sentence, noun: int, share: bool) -> Verdict:
    """ "is used", "are published": what was done to the subject."""
    c = classes()
    clause = s.clause
    verb, lemma = s.masks[clause.verb], s.tokens[clause.verb].lemma
    once = lemma in word_set("one_off")
    if verb & c.vague_adjective and noun & c.people and not noun & c.made and not verb & c.done:
        return verdict(s, "outcome", "state", clause.verb)  # "the teams are aligned"
    if s.objective and not noun & c.made and not once:
        return verdict(s, "outcome", "state", clause.verb)  # "fires are put out before they spread"
    if lemma in word_set("adopts") or (verb & c.use and not verb & (c.make | c.finish | c.decide)):
        return verdict(s, "outcome", "people", clause.verb)
    if verb & (c.raise_ | c.lower | c.win | c.improve) or (verb & c.enable and noun & c.people):
        return verdict(s, "outcome", "change", clause.verb)
    if share and not once and (s.level() or noun & (c.customer | c.deal | c.staff)):
        return verdict(s, "outcome", "level", clause.verb)
    if clause.modal:
        return (
            verdict(s, "outcome", "level", clause.verb)
            if s.level() or share
            else verdict(s, "output", "part", clause.verb)
        )
    if s.within() or s.does_well() or _never(s) or (any(q.kind == "percent" for q in s.quantities) and not once):
        return verdict(s, "outcome", "level", clause.verb)
    made = c.make | c.finish | c.decide | c.hire | c.stop | c.fix
    done = made | c.effort | c.event_verb | c.provide | c.enable | c.capable
    if not verb & done and noun & (c.customer | c.staff):
        return verdict(s, "outcome", "people", clause.verb)
    return verdict(s, "output", "done", clause.verb)


def _never(s: Sentence) -> bool:
    """ "Nobody is turned away", "samples never get lost": what must not happen."""
    return s.clause.negated or any(
        q.value == 0 and s.clause.subject[0] <= q.first < s.clause.subject[1] for q in s.quantities
    )


def _active(s: Sentence, noun: int, share: bool) -> Verdict:
    """A verb that the subject does itself."""
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb]
    if noun & (c.metric | c.usage | c.quality | c.problem | c.concept) and not noun & (c.artefact | c.staff):
        return verdict(s, "outcome", "level", clause.verb)
    if clause.modal:
        told = s.level() or share or s.objective or s.does_well()
        return verdict(s, "outcome", "level", clause.verb) if told else verdict(s, "output", "part", clause.verb)
    if verb & c.win and s.masks[s.head(clause.object)] & (c.deal | c.metric | c.customer | c.usage):
        return verdict(s, "outcome", "change", clause.verb)
    if noun & (c.people | c.topic) and not noun & c.artefact:
        return _people(s, noun, share)
    if verb & (c.raise_ | c.lower | c.reach | c.win | c.improve) and not verb & c.capable:
        return verdict(s, "outcome", "change", clause.verb)
    if (share and not verb & c.capable) or (noun & c.deal and s.counted(clause.subject)):
        return verdict(s, "outcome", "people", clause.verb)
    if s.level() or s.does_well() or s.then_improves(clause.verb + 1) or _does_good(s):
        return verdict(s, "outcome", "level", clause.verb)
    if verb & c.make and s.masks[s.head((clause.object[0], clause.end))] & c.artefact and not clause.negated:
        return verdict(s, "output", "make", clause.verb)
    part = not clause.negated and _is_part(s, noun)
    return verdict(s, "output", "part", clause.verb) if part else verdict(s, "outcome", "state", clause.verb)


def _does_good(s: Sentence) -> bool:
    """ "The tool makes planning easier", "the guide gives a good overview": how good a thing is, not what it has."""
    c = classes()
    clause = s.clause
    if not s.masks[clause.verb] & (c.have | c.provide | c.turn | c.make | c.other):
        return False
    head = s.head(clause.object)
    if s.masks[head] & c.quality and not s.masks[head] & c.made:
        return True
    praise = s.masks[s.first(c.vague_adjective | c.comparative, clause.object[0], clause.object[1])]
    return bool(praise) and not praise & c.mild


def _is_part(s: Sentence, noun: int) -> bool:
    """Whether a product, or what may be the name of one, is said to have or do something; "trains run" is none."""
    c = classes()
    if s.objective:
        verb = s.masks[s.clause.verb]
        able = verb & c.capable and not verb & (c.improve | c.raise_)
        return bool(noun & c.artefact and able) and not s.masks[s.clause.verb + 1] & bits().prep
    if noun & (c.artefact | c.process):
        return True
    return not noun & (c.thing | c.deal | c.event | c.problem) and not s.masks[s.head(s.clause.subject)] & bits().plural


def _better(s: Sentence) -> bool:
    """ "Employees talk more openly", "nurses sleep better": how well they do it, whatever it is."""
    c, end = classes(), s.clause.end
    graded = (i for i in range(s.clause.verb + 1, end) if s.masks[i] & c.comparative and s.masks[i] & c.vague_adjective)
    return any(not s.masks[i + 1] & bits().noun or i + 1 >= end for i in graded if s.lowers[i] != "more")


def _has_work(s: Sentence) -> bool:
    """Whether a verb of making, holding or deciding has a thing, an event or a count for its object."""
    c = classes()
    verb, thing = s.masks[s.clause.verb], s.masks[s.head(s.clause.object)]
    if s.masks[s.clause.verb + 1] & bits().prep:
        return False
    works = verb & (c.make | c.finish | c.decide | c.hire | c.event_verb) and thing & c.made
    return bool(works or verb & (c.enable | c.improve)) or s.counted(s.clause.object)


def _by_themselves(s: Sentence) -> bool:
    """ "On their own", "themselves", "without our help": the point is who does it, not that it is done."""
    pairs = ((s.lowers[i], s.lowers[i + 1]) for i in range(s.clause.verb + 1, s.clause.end))
    return any(
        one in word_set("by_themselves") or (one == "without" and other in _OURS) or (one, other) == ("their", "own")
        for one, other in pairs
    )


def _people(s: Sentence, noun: int, share: bool) -> Verdict:
    """People outside do what they like; our own team's doings are read as orders to it."""
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb]
    if s.tokens[clause.verb].lemma in word_set("says") or s.tokens[clause.verb].lemma in {"grant", "award"}:
        return verdict(s, "outcome", "people", clause.verb)
    if _better(s):
        return verdict(s, "outcome", "people", clause.verb)
    if s.objective and _by_themselves(s):
        return verdict(s, "outcome", "people", clause.verb)  # "admins set up their accounts without our help"
    own = noun & (c.staff | c.unit | c.topic) and not noun & c.customer and not verb & c.use and not share
    if own and s.objective and not _has_work(s):
        return verdict(s, "outcome", "people", clause.verb)  # "our managers run their shop like owners"
    if own and not noun & c.staff and s.counted(clause.subject):
        return verdict(s, "outcome", "people", clause.verb)  # "15 hospitals publish …" are not ours
    return read_order(order_of(s, clause.verb, clause.object)) if own else verdict(s, "outcome", "people", clause.verb)


def read_participle(s: Sentence) -> Verdict:
    """ "Three pilots signed", "case studies published"."""
    c = classes()
    clause = s.clause
    verb, lemma = s.masks[clause.verb], s.tokens[clause.verb].lemma
    noun = s.masks[s.head(clause.subject)]
    share = bool(s.quantities) and any(
        q.kind in {"percent", "ratio"} and clause.subject[0] <= q.first < clause.subject[1] for q in s.quantities
    )
    if verb & (c.win | c.raise_ | c.lower | c.improve | c.reach) or lemma in {"use", "adopt", "hit"}:
        return verdict(s, "outcome", "change", clause.verb)
    done = c.make | c.finish | c.decide | c.hire | c.stop | c.fix
    if verb & c.use and noun & c.customer and not verb & done & ~c.finish:
        return verdict(s, "outcome", "people", clause.verb)
    by = [i for i in range(clause.verb, clause.end) if s.lowers[i] == "by"]
    if by and any(s.masks[s.head((i + 1, clause.end))] & c.customer for i in by):
        return verdict(s, "outcome", "people", clause.verb)  # "licences taken up by traders"
    if verb & done and not (share and lemma not in word_set("one_off")):
        return verdict(s, "output", "done", clause.verb)
    if noun & c.artefact and not noun & c.world and verb & c.effort and not share:
        return verdict(s, "output", "done", clause.verb)  # "guidelines shared with all staff"
    if noun & (c.event | c.customer) and verb & c.event_verb:
        return verdict(s, "activity", "event", clause.verb)
    if noun & (c.metric | c.usage | c.problem | c.deal) or share or s.level():
        return verdict(s, "outcome", "level", clause.verb)
    if verb & c.use:
        return verdict(s, "outcome", "people", clause.verb)
    return verdict(s, "output", "done", clause.verb)
