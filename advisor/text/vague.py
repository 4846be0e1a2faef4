"""Whether a goal's success rests on a word that two people would judge differently, and nothing fixes it."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.direction import holds
from advisor.text.doubt import NO, Doubt, doubt_at
from advisor.text.lexicon import word_set
from advisor.text.sentence import Sentence, Verdict, classes
from advisor.text.units import units

_QUOTES = frozenset('"“”')
_MANY = frozenset({"more", "most"})
_DEGREES = frozenset({"more", "less"})
_AMOUNTS = frozenset({"more", "fewer", "less"})


def is_vague(s: Sentence, kind: Verdict, quantified: bool) -> Doubt:
    """Whether success rests on a word that two people would judge differently, and nothing fixes it."""
    if kind.kind == "unclear":
        return Doubt(True, kind.span, "a topic, not a promise")
    if quantified and (not s.objective or any(q.kind != "quantifier" for q in s.quantities)):
        return NO
    if s.objective:
        return _judged(s) if quantified else _vague_objective(s, kind)
    if kind.kind == "output":
        return _praised(s, s.clause.start + (s.clause.form == "command"), strong=True)
    if s.clause.form in ("command", "gerund") or (s.clause.we and not s.clause.passive):
        return _vague_command(s, kind)
    if s.clause.form == "noun-phrase":
        comes = s.lowers[s.clause.start] == "first"  # "first paying customer"
        return NO if comes else _vague_phrase(s, kind)
    return _judged(s)


def _praised(s: Sentence, start: int, *, strong: bool) -> Doubt:
    """A word of praise from a token on; `strong` leaves out those that rather describe."""
    c = classes()
    praise = c.vague_adjective | c.vague_adverb
    told = praise | c.comparative
    plain = c.done | c.mild if strong else c.done
    quoted = False
    for i in range(start, s.clause.end):
        mask = s.masks[i]
        if not mask & told:
            quoted = quoted != (s.lowers[i] in _QUOTES)
            continue
        if quoted or mask & plain:
            continue
        if s.lowers[i] in _MANY and s.masks[i + 1] & bits().plural and s.masks[i + 1] & (c.people | c.problem):
            continue  # "more members", "more complaints": how many, not how good
        graded = not strong and (s.lowers[i] not in word_set("counted_comparatives") or _less_so(s, i))
        if (mask & praise or graded) and not _names(s, i):
            return doubt_at(s, i, "two people would judge it differently")
    return NO


def _less_so(s: Sentence, at: int) -> bool:
    """ "Less stressed", "more dependent": a degree of what one is, and no amount."""
    after, group = s.masks[at + 1], bits()
    return s.lowers[at] in _DEGREES and bool(after & (group.adjective | group.participle)) and not after & group.noun


def _felt(s: Sentence) -> bool:
    """ "Staff feel heard", "we are seen as leaders": what others hold, which nobody sees unless they are asked."""
    verb = s.clause.verb
    lemma = s.tokens[verb].lemma
    seen = lemma in word_set("seen_as") and any(s.lowers[i] == "as" for i in range(verb + 1, verb + 6))
    return seen or lemma in word_set("felt")


def _names(s: Sentence, at: int) -> bool:
    """ "The top 10", "the next working day", "inspected with Good or better": a place or a grade, and no praise."""
    if s.lowers[at] == "working" and s.lowers[at + 1] in units().durations:
        return True
    return (s.lowers[at] == "top" and _is_number(s, at + 1)) or _is_grade(s, at)


def _is_grade(s: Sentence, at: int) -> bool:
    """ "Inspected with Good or better": a capital that its neighbours do not have makes a name of praise."""
    at -= 2 * (s.lowers[at - 1] == "or")
    texts = [s.tokens[i].text for i in (at - 1, at, at + 1) if s.clause.start <= i < s.clause.end]
    capitals = [text[:1].isupper() for text in texts]
    return at > s.clause.start and s.tokens[at].text.istitle() and sum(capitals) == 1


def _is_number(s: Sentence, at: int) -> bool:
    return s.lowers[at].isdecimal() or s.lowers[at] in units().words


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
    if kind.kind == "outcome" or s.masks[clause.verb] & (c.improve | c.enable):
        return doubt_at(s, max(clause.verb, clause.start), "nothing says when it is reached")
    return NO


def _vague_order(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb]
    head = s.head(clause.object)
    noun = s.masks[head]
    if _moves_a_count(s, verb, head) or _happens_once(s, verb, head):
        return NO
    if verb & (c.improve | c.enable):
        return doubt_at(s, clause.verb, "nothing says how much, or how anyone would tell")
    if noun & c.quality and kind.kind != "output" and not (kind.kind == "activity" and verb & c.effort):
        return doubt_at(s, head, "two people would judge it differently")
    praised = _praised(s, clause.verb + 1, strong=False)
    if praised.holds and kind.kind != "activity":
        return praised
    if kind.kind == "outcome" or verb & (c.enable | c.keep | c.be | c.raise_ | c.turn | c.ensure | c.reach):
        return doubt_at(s, clause.verb, "nothing says when it is reached")
    if s.first(c.quality, clause.verb + 1, clause.end) >= 0 and kind.kind == "output":
        return doubt_at(s, s.first(c.quality, clause.verb + 1, clause.end), "two people would judge it differently")
    return NO


def _moves_a_count(s: Sentence, verb: int, head: int) -> bool:
    """ "Increase bookings", "bring unit costs down": a clear way for something that can be counted or read off."""
    c, group = classes(), bits()
    clause = s.clause
    noun = s.masks[head]
    last = s.lowers[clause.object[1]]
    way = verb & (c.raise_ | c.lower) or (last in {"up", "down"} and verb & (c.other | c.enable | c.win))
    if not (way or verb & (c.win | c.reach)) or noun & c.quality:
        return False
    if head >= 0 and s.tokens[head].lemma in word_set("uncounted"):
        return False
    number = s.lowers[clause.object[1] - 1] == "#" and last == "of"
    unknown = head >= 0 and not noun & group.known
    plural = noun & group.plural or (unknown and s.lowers[head].endswith("s"))
    many = plural and s.lowers[clause.object[0]] in _AMOUNTS
    counted = number or many or (unknown and s.objective and way) or noun & (c.metric | c.usage | c.deal | c.problem)
    if not counted and not (s.objective and way and noun & c.customer and noun & group.plural):
        return False
    praise = s.first(c.vague_adjective, clause.object[0] + bool(many), head)
    return praise < 0 or bool(s.masks[praise] & c.mild)


def _happens_once(s: Sentence, verb: int, head: int) -> bool:
    """ "Win the derby", "sign the first customer": it happens or it does not, and everyone sees which."""
    c = classes()
    if not verb & (c.win | c.reach) or s.tokens[s.clause.verb].lemma.split()[0] not in word_set("happens"):
        return False
    noun = s.masks[head]
    many = noun & bits().plural or noun & (c.quality | c.concept | c.topic)
    return head >= 0 and not many and not _praised(s, s.clause.verb + 1, strong=False).holds


def _vague_command(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    verb = s.masks[clause.verb]
    head = s.head(clause.object)
    noun = s.masks[head]
    if verb & (c.improve | c.enable):
        return doubt_at(s, clause.verb, "nothing says how much, or how anyone would tell")
    if holds(s.words, clause, s.quantities) and not noun & c.quality:
        return NO
    if kind.kind == "activity":
        better = next(
            (
                i
                for i in range(clause.verb + 1, clause.end - 1)
                if s.tokens[i].mask & bits().conj and s.masks[i + 1] & c.improve and s.masks[i + 1] & bits().base
            ),
            -1,
        )
        return doubt_at(s, better + 1, "nothing says how much, or how anyone would tell") if better >= 0 else NO
    if _moves_a_count(s, verb, head):
        return NO
    if noun & c.quality or s.lowers[clause.object[0]] == "ourselves" or _left_open(s, kind, verb, head):
        return doubt_at(s, max(head, clause.object[0]), "two people would judge it differently")
    return _praised(s, clause.verb + 1, strong=False)


def _left_open(s: Sentence, kind: Verdict, verb: int, head: int) -> bool:
    """ "Accelerate hiring", "reduce complexity", "meet their needs", "develop our people": no one counts how much."""
    c = classes()
    noun, lemma = s.masks[head], s.tokens[head].lemma if head >= 0 else ""
    if lemma in word_set("wants") or (verb & (c.raise_ | c.lower) and lemma in word_set("uncounted")):
        return True
    if verb & (c.stop | c.fix) and lemma in word_set("uncounted"):
        return True
    if verb & c.ensure and any(s.tokens[i].lemma in word_set("felt") for i in range(s.clause.verb + 1, s.clause.end)):
        return True
    if verb & c.be and s.lowers[s.clause.object[0]] == "the":
        return True  # "become the first choice for schools"
    if verb & (c.make | c.turn) and kind.kind == "outcome" and noun & c.people:
        return True
    if s.lowers[s.clause.object[1]] == "as" and s.tokens[s.clause.verb].lemma == "establish":
        return True
    return bool(verb & c.raise_ and noun & (c.process | c.topic) and not noun & (c.metric | c.usage | c.artefact))


def _vague_phrase(s: Sentence, kind: Verdict) -> Doubt:
    c = classes()
    clause = s.clause
    head = s.head((clause.start, clause.end))
    noun = s.masks[head]
    if kind.kind == "output":
        return _praised(s, clause.start, strong=False)
    if kind.kind == "activity":
        return NO
    counted = noun & (c.metric | c.usage | c.customer | c.problem | c.deal) or (
        s.lowers[clause.start] == "number" and s.lowers[clause.start + 1] == "of"
    )
    if head >= 0 and (counted or noun & c.quality):
        more = s.lowers[clause.start] in word_set("counted_comparatives") and counted and not noun & c.quality
        return NO if more else doubt_at(s, head, "a measure with nothing to reach")
    praised = _praised(s, clause.start, strong=False)
    if praised.holds:
        return praised
    if not s.objective and s.masks[clause.start] & c.comparative and noun & c.artefact:
        return doubt_at(s, clause.start, "nothing says how much, or how anyone would tell")  # "shorter forms"
    return doubt_at(s, head, "nothing says when it is reached") if s.objective and head >= 0 else NO


def _judged(s: Sentence) -> Doubt:
    """What is said of a subject, as far as two people would judge it differently; "every pupil can swim" is seen."""
    c = classes()
    clause = s.clause
    start = clause.subject[1] if clause.form != "noun-phrase" else clause.start
    well = s.masks[start - 1] & c.vague_adverb and clause.form in ("clause", "participle")
    named = clause.verb >= 0 and s.tokens[clause.verb].lemma in word_set("grants") and not clause.negated
    praised = _praised(s, clause.object[1] if named else start - bool(well), strong=False)
    if praised.holds:
        return praised
    if clause.verb >= 0 and _felt(s):
        return doubt_at(s, clause.verb, "nothing says who was asked, or how many feel so")
    better = s.first(c.improve | c.enable, clause.object[1] if named else clause.subject[1], clause.end)
    if better >= 0:
        return doubt_at(s, better, "nothing says how much, or how anyone would tell")
    gets = clause.verb >= 0 and s.masks[clause.verb] & (c.have | c.win | c.other | c.raise_ | c.make)
    if gets and s.masks[s.head(clause.object)] & c.quality:
        return doubt_at(s, s.head(clause.object), "two people would judge it differently")
    judged = s.head(clause.subject)
    if s.masks[judged] & c.quality and not s.masks[judged] & (bits().plural | c.unit):
        return doubt_at(s, judged, "two people would judge it differently")
    return NO
