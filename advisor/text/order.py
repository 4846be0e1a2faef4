"""An order with its object, and what the rest of its sentence adds."""

from __future__ import annotations

from typing import NamedTuple

from advisor.text.bits import bits
from advisor.text.lexicon import word_set
from advisor.text.reasons import verdict
from advisor.text.sentence import Kind, Sentence, Verdict, classes


class Order(NamedTuple):
    """A verb and its object: class bits of both, the lemma, and where they stand."""

    s: Sentence
    verb: int
    obj: tuple[int, int]
    mask: int
    lemma: str
    head: int
    noun: int

    def read(self, kind: Kind, reason: str) -> Verdict:
        """The verdict, at the verb."""
        return verdict(self.s, kind, reason, self.verb)


def order_of(s: Sentence, verb: int, obj: tuple[int, int]) -> Order:
    """The verb at a token with the noun phrase after it."""
    head = s.head(obj)
    return Order(s, verb, obj, s.masks[verb], s.tokens[verb].lemma, head, s.masks[head])


def does(s: Sentence, at: int) -> bool:
    """ "Have three clubs join": a verb right after those who are to do it."""
    group = bits()
    mask = s.masks[at]
    who = s.masks[at - 1] & group.plural or s.masks[at - 1] & classes().people
    return bool(who and mask & group.verb and mask & group.base and not mask & group.noun)


def then_reaches(o: Order) -> bool:
    """ "Pitch … and get coverage in 2 papers": the last verb of the chain reaches a figure in the world."""
    c = classes()
    s = o.s
    for at in s.base_after_conjunction(o.verb + 1):
        if s.masks[at] & (c.reach | c.win | c.raise_ | c.lower) and not s.masks[at] & (c.artefact | c.make):
            return any(at < q.first <= at + 8 and q.kind != "quantifier" and not q.aside for q in s.quantities)
    return False


def goes_somewhere(o: Order) -> bool:
    """ "Go from 3 to 8 depots", "knock €50k off the bill": a figure leaves where it stands."""
    leaves = o.s.lowers[o.verb + 1] == "from"
    return any(
        (leaves and q.role == "baseline") or (q.role == "delta" and o.s.lowers[q.last] == "off") for q in o.s.quantities
    )


def people_want(o: Order) -> bool:
    """What is made is told by what people do with it ("stores that people love to visit"), or is to be the best."""
    c, group = classes(), bits()
    s = o.s
    for i in range(o.obj[0] + 1, s.clause.end):
        mask = s.masks[i]
        who = s.masks[i - 1] & (c.people & ~group.verb | group.pronoun)
        if who and mask & group.base and mask & c.use and (not mask & group.noun or s.masks[i - 1] & group.plural):
            return True
        if i < o.obj[1] and s.lowers[i - 1] == "the" and s.lowers[i].endswith("est") and not s.masks[i] & group.noun:
            return True
    return False


def of_ourselves(o: Order) -> bool:
    """ "Establish ourselves as …", "position us as …", "move from reactive to proactive": how we will be."""
    first = o.s.lowers[o.obj[0]]
    if o.s.lowers[o.obj[1]] == "as" and (first == "ourselves" or o.lemma == "establish"):
        return True  # "establish the clinic as the leading centre"
    if not o.s.objective:
        return False
    placed = o.lemma == "position" and any(o.s.lowers[i] == "as" for i in range(o.obj[0], o.s.clause.end))
    return first == "ourselves" or placed or (o.lemma == "move" and first == "from")


def kept_promise(o: Order) -> bool:
    """ "on time", "on the promised day", "the same day", "within 24 h": how well each is done, not that it is."""
    if o.s.within():
        return True
    first, last = o.obj[0], o.s.clause.end
    if _PROMISES.isdisjoint(o.s.lowers[first:last]):
        return False
    return any(_keeps_word(o.s, i) for i in range(first, last))


def _keeps_word(s: Sentence, at: int) -> bool:
    """Whether a promise of time or money begins at a token."""
    word, after = s.lowers[at], s.lowers[at + 1]
    if word == "on":
        return after in word_set("promised") or (after in _DET and s.lowers[at + 2] in word_set("agreed"))
    if word == "within":
        return after in _ONE
    return word in {"same", "next"} and after == "day"


_PROMISES = frozenset({"on", "within", "same", "next"})
_DET = frozenset({"the", "its", "their", "our"})
_ONE = frozenset({"a", "an", "one", "the"})


def then_holds(o: Order) -> bool:
    """ "Develop and organise three workshops"."""
    return any(o.s.masks[i] & classes().event_verb for i in o.s.base_after_conjunction(o.verb + 1))


def names_addition(o: Order) -> bool:
    """ "by adding a quick start", "with more examples", "to include …": the words name what is added."""
    c = classes()
    s = o.s
    for i in range(o.obj[0], s.clause.end - 1):
        word, after = s.lowers[i], i + 1
        if word == "by" and s.masks[after] & (c.make | c.finish) and s.masks[after] & bits().ing:
            return True
        if word == "with" and s.lowers[after] in {"more", "new", "a", "an", "additional"}:
            return True
        if word == "to" and s.tokens[after].lemma in {"include", "show", "contain", "cover", "add", "support"}:
            return True
    return False


def one_thing(o: Order) -> bool:
    """ "Create a trusted authority" makes one thing; "build trust" and "build a culture of trust" do not."""
    return o.s.lowers[o.obj[0]] in {"a", "an", "the"} and not o.s.objective and not o.noun & classes().quality


def a_quality(o: Order) -> bool:
    """ "Create a pleasant environment": a word for a thing that stands for a quality where it is praised."""
    c = classes()
    if not o.noun & c.quality or not o.noun & c.made:
        return bool(o.noun & c.quality)
    praise = o.s.first(c.vague_adjective, o.obj[0], o.head)
    plain = o.s.masks[o.head - 1] & (bits().det | bits().adjective)
    lived = o.s.lowers[o.head + 1] == "where" or (o.s.lowers[o.head + 1] == "in" and o.s.lowers[o.head + 2] == "which")
    told = plain and lived
    return bool(told) or (praise >= 0 and not o.s.masks[praise] & c.mild)


def bought(o: Order) -> bool:
    """ "Sign the contract with the supplier": who pays is us, and nobody could say no to that."""
    s = o.s
    for i in range(o.obj[0], s.clause.end - 1):
        if s.lowers[i] == "with":
            who = s.head((i + 1, s.clause.end))
            return who >= 0 and s.tokens[who].lemma.split()[-1] in word_set("suppliers")
    return False


def how_well(o: Order) -> bool:
    """ "Eat healthier", "sleep better": nothing but how well the plain verb is to be done."""
    c, group = classes(), bits()
    after = o.s.masks[o.verb + 1] & (c.comparative | c.vague_adverb)
    return bool(after) and (o.verb + 2 >= o.s.clause.end or bool(o.s.masks[o.verb + 2] & (group.prep | group.conj)))


def rendered_well(o: Order) -> bool:
    """ "Provide excellent care", "offer a reliable service": how well people are served, all the while."""
    if o.head < 0 or o.s.tokens[o.head].lemma not in word_set("rendered"):
        return False
    c = classes()
    praise = o.s.masks[o.s.first(c.vague_adjective | c.comparative, o.obj[0], o.head)]
    return bool(praise) and not praise & c.mild
