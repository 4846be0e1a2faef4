"""What sort of thing a goal promises: an outcome, an output, an activity, or nobody can say.

The question is what will be true when the goal is met. The answer comes from the
form of the sentence, the promise of its verb and what its head noun is; each
reading names the words that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.place import Span
from advisor.text.clause import Clause, bits, head_of
from advisor.text.lexicon import lexicon
from advisor.text.quantity import Quantity
from advisor.text.tokens import MARK, WORD, Token

Kind: TypeAlias = Literal["outcome", "output", "activity", "unclear"]


class Verdict(NamedTuple):
    """A kind, why, and the words that say so."""

    kind: Kind
    reason: str
    span: Span


class Classes(NamedTuple):
    """Bits of verb promises and noun classes, by name."""

    make: int
    finish: int
    decide: int
    hire: int
    raise_: int
    lower: int
    improve: int
    reach: int
    win: int
    fix: int
    enable: int
    provide: int
    ensure: int
    effort: int
    event_verb: int
    keep: int
    routine: int
    be: int
    have: int
    turn: int
    other: int
    start: int
    stop: int
    use: int
    capable: int
    metric: int
    usage: int
    quality: int
    artefact: int
    process: int
    event: int
    customer: int
    staff: int
    unit: int
    deal: int
    problem: int
    topic: int
    concept: int
    thing: int
    vague_adjective: int
    vague_adverb: int
    done: int
    comparative: int
    mild: int
    noun_any: int


@cache
def classes() -> Classes:
    """The bits that the reading of a kind tests."""
    table = lexicon().bits
    promise = "make finish decide hire raise lower improve reach win fix enable provide ensure effort event keep routine be have turn other start stop"
    noun = "metric usage quality artefact process event customer staff unit deal problem topic concept thing"
    return Classes(
        *(table[f"promise.{name}"] for name in promise.split()), table["does.use"], table["does.capable"],
        *(table[f"noun.{name}"] for name in noun.split()), table["vague_adjective"], table["vague_adverb"], table["done_adjective"], table["comparative"], table["mild"], bits().noun,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the reading of a kind looks at."""

    tokens: list[Token]
    text: str
    clause: Clause
    quantities: tuple[Quantity, ...]
    figures: frozenset[int]
    objective: bool

    def head(self, span: tuple[int, int]) -> int:
        """The head noun of a range of tokens, -1 where there is none."""
        return head_of(self.tokens, span, self.figures)

    def mask(self, at: int) -> int:
        """The class bits of a token; 0 outside the sentence."""
        return self.tokens[at].mask if 0 <= at < len(self.tokens) else 0

    def words(self, first: int, last: int) -> Span:
        """The span of a range of tokens."""
        last = max(first + 1, min(last, len(self.tokens)))
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def counted(self, span: tuple[int, int]) -> bool:
        """Whether a figure stands in a range of tokens."""
        return any(span[0] <= q.first < span[1] for q in self.quantities if not q.aside)

    def level(self) -> bool:
        """Whether a share, time, size or comparison says how good, how fast, how many."""
        return any(not q.aside and (q.kind in {"percent", "duration", "size", "factor", "points", "ratio", "rank"} or q.comparator == "at-most" or self.compared(q)) for q in self.quantities)

    def compared(self, q: Quantity) -> bool:
        """"bigger than 15", "> 50": a figure is compared with a level."""
        before = self.tokens[q.first - 1].lower if q.first else ""
        return before in {">", "<", "≥", "≤"} or (before == "than" and q.first > 1 and self.tokens[q.first - 2].lower not in {"more", "fewer", "less"})


_QUESTIONS = frozenset("how who what why when where which is are do does can should could would".split())


def read_kind(s: Sentence) -> Verdict:
    """The kind of a sentence.

    Source: the labelling guide's question, what will be true when the statement is met;
    001, "OKRs best practices", and 002, the pilot tip, on outcomes, outputs and activities.
    """
    clause = s.clause
    if s.text.rstrip().endswith("?") and s.tokens[clause.start].lower in _QUESTIONS if clause.start < len(s.tokens) else False:
        return Verdict("unclear", "is a question", Span(0, len(s.text)))
    if clause.form == "nothing" or clause.start >= clause.end:
        return Verdict("unclear", "there is no sentence to read", Span(0, len(s.text)))
    if clause.form in ("command", "gerund") or (clause.we and clause.verb >= 0 and not clause.copula and not clause.modal):
        return _command(s, clause.verb, clause.object)
    if clause.form == "clause":
        return _statement(s)
    if clause.form == "participle":
        return _participle(s)
    return _noun_phrase(s)


# -- commands -------------------------------------------------------------------------------------------

_REASONS = {
    "make": "brings a thing into being; done means that it exists",
    "finish": "carries a piece of work to its end; done means that it is out",
    "decide": "settles or writes something down; done means that it is decided",
    "hire": "adds people to the team; done means that they are there",
    "stop": "takes a thing away; done means that it is gone",
    "effort": "is effort with no end that its words fix",
    "event": "is held, run or attended; that it took place says nothing of what changed",
    "routine": "repeats the daily work",
    "keep": "holds things as they are",
    "change": "moves something outside the work itself",
    "level": "names a level that can be read off",
    "people": "says what people do or feel",
    "state": "says what will be true",
    "part": "says what a thing has or can do; done means that it exists",
    "label": "names a topic, and nothing that will be true",
}


def _command(s: Sentence, verb: int, obj: tuple[int, int]) -> Verdict:
    c = classes()
    mask = s.mask(verb)
    head = s.head(obj)
    noun = s.mask(head)
    at = s.words(verb, verb + 1)
    world = c.metric | c.usage | c.quality | c.deal | c.customer | c.problem | c.concept
    made = c.artefact | c.process | c.event

    def outcome(reason: str = "change") -> Verdict:
        return Verdict("outcome", _REASONS[reason], at)

    def output(reason: str = "make") -> Verdict:
        return Verdict("output", _REASONS[reason], at)

    def activity(reason: str = "effort") -> Verdict:
        return Verdict("activity", _REASONS[reason], at)

    if mask & (c.effort | c.event_verb | c.start | c.decide | c.make | c.finish) and _then_reaches(s, verb):
        return outcome("level")
    if mask & c.ensure and not (noun & world and not noun & made and _nominal(s, obj)):
        inner = _inner_statement(s, verb)
        if inner is not None:
            return inner
        return output("make") if noun & made else outcome("state")
    if mask & c.start and obj[0] < len(s.tokens):
        follow = s.tokens[obj[0]]
        if follow.mask & bits().ing and follow.mask & bits().verb:
            return output() if follow.mask & (c.make | c.finish) and not follow.mask & c.effort else activity()
        return output("finish") if noun & (c.artefact | c.process) else activity()
    if mask & (c.raise_ | c.lower):
        if s.tokens[verb].lemma in _BY_ADDING and noun & made and not noun & (world & ~c.deal) and not s.level():
            return output()
        return outcome()
    if mask & c.improve:
        if noun & made and not noun & (c.metric | c.usage | c.quality) and not s.level():
            return output() if _by_adding(s, obj) else activity()
        return outcome()
    if mask & c.reach:
        return output("finish") if noun & c.artefact and not noun & world and not s.level() else outcome("level")
    if mask & c.win:
        if noun & c.event and not noun & (c.deal | c.metric):
            return activity("event")
        if noun & (c.artefact | c.process) and not noun & world:
            return output()
        if s.tokens[verb].lemma in _OBTAINS and head >= 0 and not noun & (world | c.unit) and not s.level():
            return output()
        return outcome("people")
    if mask & c.keep:
        return outcome("keep") if s.level() or noun & (c.metric | c.quality | c.usage | c.customer) or (s.objective and not noun & made) else activity("keep")
    if mask & c.be:
        doing = s.mask(obj[0])
        if doing & bits().ing and doing & bits().verb and not doing & (c.noun_any):
            return _command(s, obj[0], (obj[0] + 1, max(obj[1], obj[0] + 1)))
        return outcome("state")
    if mask & c.have:
        if noun & made and not noun & (c.deal | c.metric):
            return output("part")
        return outcome("state")
    if mask & c.turn:
        return _turn(s, verb, obj)
    if mask & c.fix:
        if s.level() or (s.objective and noun & world):
            return outcome()
        return output("finish")
    if mask & c.stop:
        return outcome() if noun & (c.problem | c.metric | c.quality) else output("stop")
    if mask & (c.make | c.finish | c.decide | c.hire):
        reason = "make" if mask & c.make else "finish" if mask & c.finish else "decide" if mask & c.decide else "hire"
        if s.tokens[verb].lemma in _BUILDS and noun & (c.quality | c.usage | c.metric | c.concept | c.deal) and not noun & made and not _article(s, obj):
            return outcome("change")
        if s.tokens[verb].lemma in _HOLDS and noun & c.event and not noun & (c.artefact | c.deal):
            return activity("event")
        if mask & (c.make | c.finish) and _recurs(s) and not s.level():
            return activity("routine")
        if any(q.kind == "rank" for q in s.quantities):
            return outcome("level")
        if mask & c.make and noun & c.customer and not noun & c.staff:
            return outcome("people")
        return output(reason)
    if mask & (c.provide | c.enable) and noun & c.quality and s.tokens[verb].lemma in {"provide", "offer", "give", "deliver"}:
        return outcome("state")
    if mask & c.provide:
        return output() if noun & (c.artefact | c.process | c.thing | c.concept) and not noun & c.event else activity()
    if mask & c.event_verb and s.tokens[verb].lemma == "hold" and (noun & c.metric or s.level()):
        return outcome("keep")
    if mask & c.enable and s.tokens[verb].lemma in {"enable", "empower", "equip", "allow", "let"} and noun & (c.customer | c.staff | c.unit):
        return outcome("people")
    if mask & c.enable:
        if s.tokens[verb].lemma in {"drive", "foster", "spark", "stimulate"} and noun & world and not noun & c.customer:
            return outcome()
        if s.tokens[verb].lemma == "support" and not noun & (c.customer | c.staff | c.unit | c.event | c.process):
            return output("part")
        return activity()
    if mask & c.event_verb:
        everyone = any(q.kind in {"quantifier", "percent"} for q in s.quantities if obj[0] <= q.first < obj[1])
        return output("finish") if everyone and s.tokens[verb].lemma in {"train", "audit", "inspect", "survey"} else activity("event")
    if mask & c.routine:
        return outcome("level") if s.level() else activity("routine")
    if mask & c.effort:
        if _recurs(s):
            return activity("routine")
        if _then_makes(s, verb) or (s.tokens[verb].lemma in {"collect", "gather", "find", "curate"} and noun & c.artefact):
            return output()
        if s.tokens[verb].lemma in _ANSWERS and any(q.kind == "duration" for q in s.quantities):
            return outcome("level")
        return activity()
    if noun & (c.metric | c.usage | c.quality | c.deal) or s.level():
        return outcome()
    if mask & c.use:
        return outcome("people") if s.counted(obj) else activity()
    if noun & c.event and not noun & c.artefact:
        return activity("event")
    if noun & (c.customer | c.deal) and s.counted(obj):
        return outcome("people")
    return output() if noun & made else activity() if not s.objective else outcome("state")


_BY_ADDING = frozenset({"expand", "extend", "scale", "broaden", "build up", "eliminate", "cut", "drop", "avoid", "ramp up", "bump", "double", "accelerate"})
_BUILDS = frozenset({"build", "create", "establish", "develop", "generate", "deliver", "drive", "produce", "build up"})
_OBTAINS = frozenset({"generate", "capture", "source", "obtain", "procure", "book", "save"})
_HOLDS = frozenset({"deliver", "post", "prepare", "plan", "produce", "schedule", "arrange"})
_ANSWERS = frozenset({"respond", "reply", "answer", "react", "handle", "act", "act on"})


def _then_makes(s: Sentence, verb: int) -> bool:
    """"Evaluate … and select and implement one": the last verb of the chain says what is left behind."""
    c = classes()
    group = bits()
    return any(
        s.tokens[i].mask & group.conj and s.mask(i + 1) & group.base and s.mask(i + 1) & (c.make | c.finish | c.decide) and not s.mask(i + 1) & (c.artefact | c.event)
        for i in range(verb + 1, s.clause.end - 1)
    )


_RECURRENCE = frozenset("weekly daily monthly biweekly bi-weekly fortnightly regularly yearly annually quarterly".split())
_PERIODS = frozenset("day week weeks month months quarter year days weekday sprint".split())


def _recurs(s: Sentence) -> bool:
    """"every two weeks", "10 times a week", "weekly": work that comes round again."""
    tokens = s.tokens
    for i in range(s.clause.verb + 1, s.clause.end):
        lower = tokens[i].lower
        if lower in _RECURRENCE and (i + 1 >= len(tokens) or tokens[i + 1].kind != WORD or lower.endswith("ly") and tokens[i + 1].mask & bits().prep):
            return True
        if lower in {"every", "each", "per"} and any(tokens[k].lower in _PERIODS for k in range(i + 1, min(i + 5, len(tokens)))):
            return True
        if lower in {"a", "/"} and i + 1 < len(tokens) and tokens[i + 1].lower in _PERIODS and i > 0 and (tokens[i - 1].lower in {"times", "time", "once", "twice"}):
            return True
    return False


def _article(s: Sentence, obj: tuple[int, int]) -> bool:
    """"Create a trusted authority" makes one thing; "build trust" does not."""
    return obj[0] < len(s.tokens) and s.tokens[obj[0]].lower in {"a", "an", "the"} and not s.objective


def _then_reaches(s: Sentence, verb: int) -> bool:
    """"Pitch … and get coverage in 2 papers": the last verb of the chain reaches a figure in the world."""
    c = classes()
    for i in range(verb + 1, s.clause.end - 1):
        if not s.tokens[i].mask & bits().conj:
            continue
        after = i + 1
        if s.mask(after) & bits().base and s.mask(after) & (c.reach | c.win | c.raise_ | c.lower) and not s.mask(after) & (c.artefact | c.make):
            return any(after < q.first <= after + 8 and q.kind != "quantifier" and not q.aside for q in s.quantities)
    return False


def _nominal(s: Sentence, obj: tuple[int, int]) -> bool:
    """Whether what follows is a noun phrase and not a clause ("Ensure stability of …")."""
    group = bits()
    return not any(s.tokens[i].mask & (group.aux | group.modal | group.perfect) or s.tokens[i].lower == "that" for i in range(obj[0], s.clause.end))


def _inner_statement(s: Sentence, verb: int) -> Verdict | None:
    """The clause after "ensure (that)"."""
    from advisor.text.clause import _Reader

    start = verb + 1
    while start < s.clause.end and s.tokens[start].lower in {"that", "sure", "certain", "all"}:
        start += 1
    inner = _Reader(s.tokens, s.figures, start, s.clause.end).read() if start < s.clause.end else None
    if inner is None or inner.form not in ("clause", "participle"):
        return None
    from dataclasses import replace

    return read_kind(replace(s, clause=inner))


def _by_adding(s: Sentence, obj: tuple[int, int]) -> bool:
    """ "by adding a quick start": the words name what is added."""
    c = classes()
    return any(
        (s.tokens[i].lower == "by" and s.mask(i + 1) & (c.make | c.finish) and s.mask(i + 1) & bits().ing)
        or (s.tokens[i].lower == "with" and s.tokens[i + 1].lower in {"more", "new", "a", "an", "additional"})
        or (s.tokens[i].lower == "to" and s.tokens[i + 1].lemma in {"include", "show", "contain", "cover", "add", "support"})
        for i in range(obj[0], s.clause.end - 1)
    )


def _turn(s: Sentence, verb: int, obj: tuple[int, int]) -> Verdict:
    """ "Make X reliable" is a state, "make X available" a thing done, "make progress" effort."""
    c = classes()
    at = s.words(verb, verb + 1)
    rest = range(obj[0], s.clause.end)
    if s.level():
        return Verdict("outcome", _REASONS["level"], at)
    if any(s.mask(i) & c.done or s.tokens[i].lower in {"default", "explicit", "available"} for i in rest):
        return Verdict("output", _REASONS["finish"], at)
    if any(s.mask(i) & c.vague_adjective or s.tokens[i].lower in {"more", "less"} for i in rest):
        return Verdict("outcome", _REASONS["state"], at)
    if s.tokens[obj[0]].lower in {"progress", "sense", "use"} if obj[0] < len(s.tokens) else False:
        return Verdict("activity", _REASONS["effort"], at)
    noun = s.mask(s.head(obj))
    if noun & (c.metric | c.usage | c.quality | c.deal) or s.level():
        return Verdict("outcome", _REASONS["change"], at)
    return Verdict("outcome" if s.objective and not noun & c.artefact else "output", _REASONS["make"], at)


# -- statements -----------------------------------------------------------------------------------------


def _statement(s: Sentence) -> Verdict:
    c = classes()
    clause = s.clause
    subject = s.head(clause.subject)
    noun = s.mask(subject)
    verb = s.mask(clause.verb)
    at = s.words(clause.verb, clause.verb + 1)
    share = any(q.kind in {"percent", "ratio", "quantifier"} and clause.subject[0] <= q.first < clause.subject[1] for q in s.quantities)
    done = verb & (c.make | c.finish | c.decide | c.hire | c.effort | c.event_verb | c.stop | c.fix | c.provide | c.enable)
    world = c.metric | c.usage | c.quality | c.problem | c.concept

    def outcome(reason: str = "state") -> Verdict:
        return Verdict("outcome", _REASONS[reason], at)

    def output(reason: str = "part") -> Verdict:
        return Verdict("output", _REASONS[reason], at)

    if s.tokens[clause.subject[0]].lower == "there" and clause.copula:
        there = s.mask(s.head((clause.complement, clause.end))) if clause.complement >= 0 else 0
        return output("part") if there & (c.artefact | c.process) else outcome("state")
    if clause.copula:
        return _copula(s, noun, share)
    if clause.passive:
        if verb & c.use and not verb & (c.make | c.finish | c.decide) or s.tokens[clause.verb].lemma in {"use", "adopt", "see", "consider"}:
            return outcome("people")
        if verb & (c.raise_ | c.lower | c.win):
            return outcome("change")
        if verb & c.improve:
            return outcome("change")
        if share and (s.level() or noun & (c.customer | c.deal | c.staff)) and not _one_off(s, clause.verb):
            return outcome("level")
        if clause.modal:
            return outcome("level") if s.level() or share else output("part")
        if any(q.kind == "percent" for q in s.quantities) and not _one_off(s, clause.verb):
            return outcome("level")
        if any(q.kind == "duration" and q.comparator == "at-most" for q in s.quantities):
            return outcome("level")
        if done or verb & c.capable:
            return output("make")
        return outcome("people") if noun & (c.customer | c.staff) else output("make")
    if noun & world and not noun & (c.artefact | c.staff):
        return outcome("level")
    if clause.modal:
        return outcome("level") if s.level() or share or s.objective or _adverb_of_quality(s) else output("part")
    if verb & c.win and s.mask(s.head(clause.object)) & (c.deal | c.metric | c.customer | c.usage):
        return outcome("change")
    if noun & (c.customer | c.staff | c.unit | c.topic) and not noun & c.artefact:
        if s.tokens[clause.verb].lemma in {"report", "say", "feel", "agree", "rate", "believe", "know", "understand", "trust"}:
            return outcome("people")
        if noun & (c.staff | c.unit | c.topic) and not noun & c.customer and not verb & c.use and not share:
            return _command(s, clause.verb, clause.object)
        return outcome("people")
    if verb & (c.raise_ | c.lower | c.reach | c.win | c.improve) and not verb & c.capable:
        return outcome("change")
    if share and not verb & c.capable:
        return outcome("level")
    if noun & c.deal and s.counted(clause.subject):
        return outcome("people")
    if s.level() or _adverb_of_quality(s):
        return outcome("level")
    if s.objective and not (noun & c.artefact and verb & c.capable and not verb & (c.improve | c.raise_)):
        return outcome("state")
    return output("part")


def _one_off(s: Sentence, verb: int) -> bool:
    return s.tokens[verb].lemma in {"migrate", "train", "backfill", "convert", "move", "complete", "rewrite", "port", "document", "digitise", "publish", "interview", "install", "replace"}  # fmt: skip


def _adverb_of_quality(s: Sentence) -> bool:
    c = classes()
    clause = s.clause
    return any(s.mask(i) & c.vague_adverb and s.tokens[i].lower not in {"fully", "widely", "automatically"} for i in range(clause.subject[1], clause.end))


def _copula(s: Sentence, noun: int, share: bool) -> Verdict:
    """ "is", "are", "has been" and what follows."""
    c = classes()
    clause = s.clause
    at = s.words(clause.verb, clause.verb + 1)
    start = clause.complement if clause.complement >= 0 else clause.end
    complement = range(start, min(clause.end, start + 6))
    if share or s.level():
        return Verdict("outcome", _REASONS["level"], at)
    if any(s.tokens[i].lemma in {"use", "adopt"} and s.mask(i) & bits().participle for i in range(start, clause.end)):
        return Verdict("outcome", _REASONS["people"], at)
    if noun & c.artefact and start < clause.end and s.tokens[start].lower in {"in", "on", "at", "part"} and not s.objective:
        return Verdict("output", _REASONS["part"], at)
    if s.objective and not any(s.mask(i) & c.done for i in complement):
        return Verdict("outcome", _REASONS["state"], at)
    if noun & (c.metric | c.usage | c.quality | c.customer | c.staff) and not noun & c.artefact:
        return Verdict("outcome", _REASONS["state"], at)
    if any(s.mask(i) & c.done or s.tokens[i].lower in {"place", "done", "complete", "interoperable", "part"} for i in complement):
        return Verdict("output", _REASONS["finish"], at)
    return Verdict("outcome", _REASONS["state"], at)


def _participle(s: Sentence) -> Verdict:
    """ "Three pilots signed", "case studies published"."""
    c = classes()
    clause = s.clause
    verb = s.mask(clause.verb)
    noun = s.mask(s.head(clause.subject))
    at = s.words(clause.verb, clause.verb + 1)
    share = any(q.kind in {"percent", "ratio"} for q in s.quantities if clause.subject[0] <= q.first < clause.subject[1])
    if verb & (c.win | c.raise_ | c.lower | c.improve | c.reach) or s.tokens[clause.verb].lemma in {"use", "adopt", "hit"}:
        return Verdict("outcome", _REASONS["change"], at)
    if verb & (c.make | c.finish | c.decide | c.hire | c.stop | c.fix) and not (share and not _one_off(s, clause.verb)):
        return Verdict("output", _REASONS["make"], at)
    if noun & (c.event | c.customer) and verb & c.event_verb:
        return Verdict("activity", _REASONS["event"], at)
    if noun & (c.metric | c.usage | c.problem | c.deal) or share or s.level():
        return Verdict("outcome", _REASONS["level"], at)
    if verb & c.use and noun & c.customer:
        return Verdict("outcome", _REASONS["people"], at)
    return Verdict("output", _REASONS["make"], at)


def _noun_phrase(s: Sentence) -> Verdict:
    c = classes()
    clause = s.clause
    span = clause.subject if clause.subject[1] > clause.subject[0] else (clause.start, clause.end)
    head = s.head(span)
    noun = s.mask(head)
    at = s.words(head if head >= 0 else clause.start, (head if head >= 0 else clause.start) + 1)
    counted = any(not q.aside and q.kind in {"number", "money"} for q in s.quantities)
    if _shows_change(s):
        return Verdict("outcome", _REASONS["change"], at)
    ready = next((i for i in range(clause.start + 1, clause.end) if s.mask(i) & c.done or s.tokens[i].lower == "out"), -1)
    if ready >= 0 and (ready + 1 >= clause.end or s.mask(ready + 1) & (bits().prep | bits().adverb)) and not s.objective:
        before = s.mask(s.head((clause.start, ready)))
        if not before & (c.metric | c.customer | c.staff | c.quality):
            share = any(q.kind in {"percent", "ratio"} for q in s.quantities)
            return Verdict("outcome" if share else "output", _REASONS["finish"], s.words(ready, ready + 1))
    first = s.mask(clause.start)
    if first & bits().participle and first & (c.raise_ | c.lower | c.improve) and not first & bits().base:
        return Verdict("outcome", _REASONS["change"], s.words(clause.start, clause.start + 1))
    if first & c.comparative and not noun & (c.artefact | c.process):
        return Verdict("outcome", _REASONS["state"], at)
    if any(q.kind == "quantifier" and q.value == 0 or q.value == 0 for q in s.quantities) and not noun & c.artefact:
        return Verdict("outcome", _REASONS["level"], at)
    if noun & (c.metric | c.usage) and not (noun & (c.artefact | c.event) and not counted):
        return Verdict("outcome", _REASONS["level"], at)
    if noun & (c.deal | c.customer) and not (noun & c.artefact and not counted) and not (noun & c.topic and not counted):
        return Verdict("outcome", _REASONS["people"], at)
    if s.objective:
        return _objective_phrase(s, noun, at)
    if s.level() and not noun & c.event:
        return Verdict("outcome", _REASONS["level"], at)
    if noun & c.artefact:
        return Verdict("output", _REASONS["make"], at) if span[1] - span[0] > 1 else Verdict("unclear", _REASONS["label"], at)
    if s.level():
        return Verdict("outcome", _REASONS["level"], at)
    if noun & c.quality and len(range(*span)) > 1:
        return Verdict("outcome", _REASONS["state"], at)
    if noun & c.problem:
        return Verdict("outcome", _REASONS["level"], at)
    if noun & c.event:
        return Verdict("activity", _REASONS["event"], at) if len(range(*span)) > 1 and not s.objective else Verdict("unclear", _REASONS["label"], at)
    if noun & c.staff and counted:
        return Verdict("output", _REASONS["hire"], at)
    if any(s.mask(i) & c.vague_adjective for i in range(*span)) and not noun & (c.topic | c.process):
        return Verdict("outcome", _REASONS["state"], at)
    if counted:
        return Verdict("output", _REASONS["make"], at)
    phrase = any(s.mask(i) & bits().prep for i in range(*span))
    size = sum(s.tokens[i].kind == WORD for i in range(*span))
    if (noun & c.process and size > 2) or (phrase and size > 3 and not noun & c.topic) or (size > 1 and not noun & (c.topic | c.event | c.staff)):
        return Verdict("output", _REASONS["make"], at)
    return Verdict("unclear", _REASONS["label"], at)


def _objective_phrase(s: Sentence, noun: int, at: Span) -> Verdict:
    """An objective without a verb: a state where it says more than a topic ("A club that pays its own way")."""
    c = classes()
    clause = s.clause
    size = clause.end - clause.start
    if noun & (c.artefact | c.process) and size > 2 and not any(s.mask(i) & bits().sub or s.mask(i) & c.vague_adjective and not s.mask(i) & c.mild for i in range(clause.start, clause.end)):
        return Verdict("output", _REASONS["make"], at)
    tells = any(s.mask(i) & (c.vague_adjective | c.comparative | bits().sub) or s.tokens[i].lower.endswith("est") for i in range(clause.start, clause.end))
    if tells and not noun & (c.topic | c.event) and size > 1:
        return Verdict("outcome", _REASONS["state"], at)
    if s.tokens[clause.start].lower in {"a", "an", "one", "the", "no", "zero"} and size > 2:
        return Verdict("outcome", _REASONS["state"], at)
    if noun & c.quality and size > 1:
        return Verdict("outcome", _REASONS["state"], at)
    if noun & c.problem:
        return Verdict("outcome", _REASONS["level"], at)
    if size >= 5 and not noun & (c.artefact | c.topic | c.event):
        return Verdict("outcome", _REASONS["state"], at)
    if noun & c.artefact and size > 3:
        return Verdict("output", _REASONS["make"], at)
    return Verdict("unclear", _REASONS["label"], at)


def _shows_change(s: Sentence) -> bool:
    """An arrow, "from … to", "up by", "below 3 %": a figure is moved or held to a level."""
    for i in range(s.clause.start, s.clause.end):
        token = s.tokens[i]
        if token.kind == MARK and token.text in "→<>≤≥" and any(not q.aside for q in s.quantities):
            return True
        if token.lower in {"up", "down", "below", "above", "under"} and (i + 1 in s.figures or i + 2 in s.figures):
            return True
    if any(q.role == "baseline" for q in s.quantities):
        return True
    return any(q.kind == "factor" for q in s.quantities)
