"""Whether one goal joins two results that could succeed or fail apart.

"And" joins like items far more often than it joins results ("docs and examples
published", "write and publish a guide"). It joins results where a second verb has
an object of its own, where a second subject has a verb, or where two qualities
want different evidence.
"""

from __future__ import annotations

from functools import cached_property

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.lexicon import word_set
from advisor.text.rhythm import recurs
from advisor.text.sentence import Sentence, classes
from advisor.text.tokens import WORD

_JOINT = 8
_BREAKS = frozenset({".", ";"})
_PRONOUNS = frozenset({"it", "them", "this", "these", "its", "their", "one"})


class _Joined(Sentence):
    """A sentence with what follows its main verb, looked up once however many joints there are."""

    def __init__(self, s: Sentence) -> None:
        super().__init__(s.words, s.clause, s.quantities, s.figures, s.objective, s.heads)
        # Where the figures begin that are no asides.
        self.starts = frozenset([q.first for q in s.quantities if not q.aside])

    @cached_property
    def chain(self) -> int:
        """The first token after the verb that is neither verb, conjunction nor comma."""
        chained = bits().verb | bits().conj
        rest = range(self.clause.verb + 1, len(self.tokens))
        return next((i for i in rest if not (self.masks[i] & chained or self.tokens[i].text == ",")), len(self.tokens))

    @cached_property
    def purpose(self) -> int:
        """The first token after the verb that opens a "that …" or "to …"."""
        rest = range(self.clause.verb + 1, len(self.tokens))
        return next((i for i in rest if _opens_purpose(self, i)), len(self.tokens))

    @cached_property
    def noun(self) -> int:
        """The first noun or figure after the verb."""
        group = bits()
        rest = range(self.clause.verb + 1, len(self.tokens))
        return next((i for i in rest if self.masks[i] & group.noun or i in self.figures), len(self.tokens))


def find_compound(sentence: Sentence) -> tuple[Span, Span] | None:
    """The two results, as spans from where each begins; None where there is one.

    >>> from advisor.text.statement import read_statement
    >>> text = "Launch the shop and hire two bakers"
    >>> [span.of(text) for span in read_statement(text).compound]
    ['Launch the shop', 'hire two bakers']
    >>> read_statement("Write, record and publish the course").compound is None
    True
    """
    s = _Joined(sentence)
    depth, listed = 0, False
    conj = bits().conj
    for at in range(s.clause.start + 1, len(s.tokens) - 1):
        text = s.lowers[at]
        if not s.masks[at] & conj and s.tokens[at].kind == WORD:
            if text == "because":
                return None  # reasons are no results
            continue
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(0, depth - 1)
        listed = listed or text == ":"
        if depth or not (_joins(s, at) or (_breaks(s, at) and not listed)):
            continue  # what a colon lists are the parts of one state
        second = _second_result(s, at)
        if second >= 0:
            start = s.tokens[s.clause.start].start
            return Span(start, s.tokens[at - 1].end), Span(s.tokens[second].start, _end_of_result(s, second))
    return None


def _joins(s: Sentence, at: int) -> bool:
    return bool(s.tokens[at].mask & bits().conj and s.lowers[at] not in {"or", "nor"}) or s.tokens[at].text == ","


def _breaks(s: Sentence, at: int) -> bool:
    if s.tokens[at].text not in _BREAKS or s.tokens[at + 1].glued or len(s.tokens[at - 1].text) == 1:
        return False
    return s.tokens[at].text != "." or s.lowers[at - 1] not in word_set("shortened")


def _second_result(s: _Joined, at: int) -> int:
    """Where the second result begins, -1 where what is joined is of one piece."""
    after = at + 1
    while after < min(len(s.tokens) - 1, at + _JOINT) and (
        s.tokens[after].mask & bits().conj or s.lowers[after] in {"then", "also", "to", "we", "will"}
    ):
        after += 1
    if _breaks(s, at):
        return after if _stands_alone(s, after) else -1
    found = (
        _second_command(s, at, after)
        or _second_predicate(s, at, after)
        or _second_subject(s, at, after)
        or _second_measure(s, at, after)
        or _second_quality(s, at, after)
    )
    return after if found else -1


def _stands_alone(s: _Joined, at: int) -> bool:
    """A second sentence that is a goal of its own."""
    group = bits()
    c = classes()
    first = s.masks[at]
    command = first & group.base and first & (
        c.raise_ | c.lower | c.make | c.finish | c.improve | c.win | c.reach | c.hire
    )
    figure = at in s.starts or at + 1 in s.starts
    return bool(command and s.tokens[at].text[0].isupper()) or (figure and s.clause.end <= at)


def _second_command(s: _Joined, at: int, after: int) -> bool:
    """ "Launch X and hire Y": a second verb with an object of its own, after a first that had one."""
    group, c = bits(), classes()
    clause = s.clause
    if clause.form not in ("command", "gerund") and not clause.we:
        return False
    form = group.participle if clause.we else group.base if clause.form == "command" else group.ing
    mask, first = s.masks[after], s.masks[clause.verb]
    if not (mask & group.verb and mask & form) or first & c.enable or mask & c.effort or not _leads_clause(s):
        return False
    if _one_piece(s, after, first, mask):
        return False
    if _shares_object(s, at):
        return bool(first & c.effort and mask & (c.make | c.finish | c.win | c.raise_) and not mask & group.noun)
    if s.lowers[after + 1] in _PRONOUNS:
        decides = first & (c.effort | c.decide) and mask & (c.finish | c.make | c.hire | c.win | c.decide)
        return bool(decides and s.lowers[after + 1] == "one")
    return _object_after(s, after, strict=bool(mask & group.noun)) and not _relative_before(s, at)


def _one_piece(s: _Joined, after: int, first: int, second: int) -> bool:
    """Steps of one thought, means and their end, or the parts of one routine.

    "Identify ten clubs and propose terms", "pitch to the press and get coverage", "collect the news and send a
    letter every week"; "see what we can do" promises nothing that could fail.
    """
    c = classes()
    if first & c.decide and second & c.decide and not second & (c.hire | c.make | c.finish):
        return True
    if first & c.event_verb and second & (c.win | c.reach) and not second & c.make:
        return not any(start < after for start in s.starts)
    if s.lowers[after] == "see" and s.masks[after + 1] & bits().sub:
        return True
    return bool(first & (c.effort | c.event_verb)) and recurs(s)


def _shares_object(s: _Joined, at: int) -> bool:
    """ "Draft, review and sign": nothing but verbs since the first."""
    group = bits()
    start = s.clause.verb + 1
    chained = s.lowers[start] == "," or s.masks[start] & group.conj
    return bool(chained) and s.chain >= at


def _leads_clause(s: Sentence) -> bool:
    """Whether no "once …," or "when …," stands before the verb."""
    return not s.masks[s.clause.start] & bits().sub


def _object_after(s: Sentence, verb: int, *, strict: bool = False) -> bool:
    """Whether an object follows a verb; `strict` where the verb could be a noun itself."""
    group = bits()
    if verb + 1 >= len(s.tokens):
        return False
    mask = s.masks[verb + 1]
    if verb + 1 in s.figures or mask & (group.det | group.quantifier):
        return True
    if s.lowers[verb + 1] in {"at", "over", "more", "up"} and any(i in s.figures for i in range(verb + 2, verb + 4)):
        return True
    return (
        not strict
        and s.tokens[verb + 1].kind == "word"
        and not mask & (group.prep | group.conj | group.aux | group.modal)
    )


def _relative_before(s: _Joined, at: int) -> bool:
    """Inside "that …" or "to …" the joined verbs belong to one purpose."""
    return s.purpose < at


def _opens_purpose(s: Sentence, at: int) -> bool:
    if s.lowers[at] in {"that", "which", "who", "where", "how", "when", "so"}:
        return True
    return s.lowers[at] == "to" and bool(s.masks[at + 1] & bits().base and s.masks[at + 1] & bits().verb)


def _second_predicate(s: _Joined, at: int, after: int) -> bool:
    """ "Reps use the new price list and report that …": one subject, two things to see."""
    group = bits()
    if s.clause.form != "clause" or s.clause.we or s.clause.modal or s.clause.verb < 0 or s.tokens[at].text == ",":
        return False
    between = s.noun < at
    mask = s.masks[after]
    says = s.lowers[after + 1] == "that"
    finite = (
        mask & group.verb and mask & (group.third | group.base) and (says or not mask & (group.noun | group.adjective))
    )
    if not between or not finite or (s.clause.passive and mask & group.participle):
        return False
    return (_object_after(s, after) or says) and not _relative_before(s, at)


def _second_subject(s: Sentence, at: int, after: int) -> bool:
    """ "The plan is approved and the budget is set": a second subject with a verb of its own."""
    group = bits()
    if s.clause.form not in ("clause", "participle") or at <= s.clause.verb:
        return False
    if not s.masks[after] & (group.det | group.noun) and after not in s.figures and s.masks[after] & group.known:
        return False
    for i in range(after + 1, min(after + 7, len(s.tokens))):
        mask = s.masks[i]
        if mask & (group.prep | group.conj | group.sub):
            return False
        if mask & (group.aux | group.modal):
            return True
        if (
            s.clause.form == "participle"
            and mask & group.verb
            and mask & group.participle
            and not mask & (group.noun | group.base)
            and (not mask & group.adjective or after in s.figures)
        ):
            return True
    return False


def _second_measure(s: _Joined, at: int, after: int) -> bool:
    """ "Bookings up 20 % and cancellations down 10 %": two measures, each with a figure of its own."""
    group = bits()
    if not s.starts or min(s.starts) > at:
        return False
    if _second_share(s, at, after):
        return True
    if not s.masks[after] & group.noun or after in s.figures:
        return False
    for i in range(after + 1, min(after + 5, len(s.tokens) - 1)):
        if i in s.figures or s.masks[i] & group.conj:
            return False
        if s.lowers[i] in word_set("states") or s.lowers[i] in word_set("reaches"):
            return i + 1 in s.starts
    return False


def _second_share(s: _Joined, at: int, after: int) -> bool:
    """ "30 % of speakers are women and at least half of them under 30": two shares, each of its own."""
    shares = [q for q in s.quantities if q.kind in {"percent", "ratio"} and s.lowers[q.last] == "of" and not q.aside]
    return any(after <= q.first <= after + 2 for q in shares) and any(q.last < at for q in shares)


def _second_quality(s: _Joined, at: int, after: int) -> bool:
    """ "secure and affordable", "stability and speed": two qualities want different evidence."""
    c, group = classes(), bits()
    if s.tokens[at].text == ",":
        return False
    left, right = s.masks[at - 1], s.masks[after]
    nouns = left & c.quality and right & c.quality and not (left | right) & c.artefact
    if nouns:
        following = s.masks[after + 1] if after + 1 < len(s.tokens) else 0
        about = s.clause.verb >= 0 and s.masks[s.head(s.clause.object)] & (c.artefact | c.event)
        return (
            not (about and at > s.clause.object[1])
            and not following & group.noun
            and s.tokens[at - 1].lemma != s.tokens[after].lemma
            and not _relative_before(s, at)
        )
    praise = left & c.vague_adjective and right & c.vague_adjective and not (left | right) & c.done
    makes = s.masks[s.clause.verb] & (c.make | c.finish | c.provide | c.enable | c.effort) if s.clause.verb >= 0 else 0
    return bool(praise) and s.objective and not makes and not _relative_before(s, at)


def _end_of_result(s: Sentence, second: int) -> int:
    """Where the second result ends: before the next break, at the latest with the sentence."""
    for i in range(second + 1, len(s.tokens)):
        if s.tokens[i].text in "(;" or _breaks(s, i) if i + 1 < len(s.tokens) else False:
            return s.tokens[i - 1].end
    return s.tokens[-1].end
