"""What the readers of kind and doubts look at: a sentence with its tokens, skeleton and figures."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.heads import head_of
from advisor.text.lexicon import lexicon
from advisor.text.quantity import Quantity
from advisor.text.scan import Scan

Kind: TypeAlias = Literal["outcome", "output", "activity", "unclear"]


class Verdict(NamedTuple):
    """A kind, why, and the words that say so; not `sure` where they rest on words that no list knows."""

    kind: Kind
    reason: str
    span: Span
    sure: bool = True


class Classes:
    """Bits of verb promises and noun classes, by name; `world`, `made` and `people` are unions of noun classes."""

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
    world: int
    made: int
    people: int


_PROMISES = (
    "make finish decide hire raise lower improve reach win fix enable provide ensure effort event keep routine "
    "be have turn other start stop"
)
_NOUNS = "metric usage quality artefact process event customer staff unit deal problem topic concept thing"
_OTHERS = "vague_adjective vague_adverb done_adjective comparative mild"


@cache
def classes() -> Classes:
    """The bits that the reading of a kind tests."""
    table = lexicon().bits

    def nouns(names: str) -> int:
        return sum(table[f"noun.{name}"] for name in names.split())

    values = (
        *(table[f"promise.{name}"] for name in _PROMISES.split()),
        table["does.use"],
        table["does.capable"],
        *(table[f"noun.{name}"] for name in _NOUNS.split()),
        *(table[name] for name in _OTHERS.split()),
        nouns("metric usage quality deal customer problem concept"),
        nouns("artefact process event"),
        nouns("customer staff unit"),
    )
    made = Classes()
    for name, value in zip(Classes.__annotations__, values, strict=True):
        setattr(made, name, value)
    return made


class Sentence:
    """One goal's sentence; `figures` are the tokens of figures and dates, `heads` the head nouns found so far.

    `masks` and `lowers` are the class bits and the lower case of each token, as those of `Words` are.
    """

    __slots__ = ("clause", "figures", "heads", "lowers", "masks", "objective", "quantities", "text", "tokens", "words")

    def __init__(
        self,
        words: Scan,
        clause: Clause,
        quantities: tuple[Quantity, ...],
        figures: frozenset[int],
        objective: bool,
        heads: dict[tuple[int, int], int],
    ) -> None:
        self.words = words
        self.tokens = words.tokens
        self.masks = words.masks
        self.lowers = words.lowers
        self.text = words.text
        self.clause = clause
        self.quantities = quantities
        self.figures = figures
        self.objective = objective
        self.heads = heads

    def of(self, clause: Clause) -> Sentence:
        """The sentence, read as that of another of its clauses."""
        return Sentence(self.words, clause, self.quantities, self.figures, self.objective, self.heads)

    def head(self, span: tuple[int, int]) -> int:
        """The head noun of a range of tokens, -1 where there is none; looked up once."""
        found = self.heads.get(span)
        if found is None:
            found = self.heads[span] = head_of(self.tokens, span, self.figures)
        return found

    def span(self, at: int) -> Span:
        """The span of one token."""
        last = self.words.end - 1
        token = self.tokens[at if 0 <= at <= last else last if at > 0 else 0]
        return Span(token.start, token.end)

    def first(self, mask: int, start: int, end: int) -> int:
        """The first token of a class in a range, -1 where there is none."""
        masks = self.masks
        for i in range(start, end):
            if masks[i] & mask:
                return i
        return -1

    def counted(self, span: tuple[int, int]) -> bool:
        """Whether a figure stands in a range of tokens."""
        return bool(self.quantities) and any(span[0] <= q.first < span[1] for q in self.quantities if not q.aside)

    def shared(self, span: tuple[int, int]) -> bool:
        """Whether a share ("80 % of", "all") stands in a range of tokens."""
        figures = self.quantities
        return bool(figures) and any(q.kind in _SHARES and span[0] <= q.first < span[1] for q in figures)

    def pair(self) -> bool:
        """Whether a figure says where something stands, and another where it is to go."""
        if len(self.quantities) < 2:
            return False
        roles = {q.role for q in self.quantities if q.kind != "quantifier"}
        return "baseline" in roles and bool(roles & {"target", "level"})

    def level(self) -> bool:
        """Whether a share, time, size or comparison says how good, how fast or how many."""
        return bool(self.quantities) and any(
            not q.aside and (q.kind in _LEVELS or q.comparator == "at-most" or self._compared(q))
            for q in self.quantities
        )

    def compared(self) -> bool:
        """Whether a figure is a bar to stay above or below."""
        return any(q.comparator in _BARS and not q.aside for q in self.quantities)

    def within(self) -> bool:
        """Whether a time limit holds for each case ("within 7 days")."""
        figures = self.quantities
        return bool(figures) and any(q.kind == "duration" and q.comparator == "at-most" for q in figures)

    def _compared(self, q: Quantity) -> bool:
        """ "bigger than 15", "> 50": a figure is compared with a level."""
        before = self.lowers[q.first - 1]
        return before in _SIGNS or (before == "than" and self.lowers[q.first - 2] not in {"more", "fewer", "less"})

    def has_finite(self, start: int) -> bool:
        """Whether an "is", "can", "has" or "that" stands in the rest of the clause."""
        group = bits()
        finite = group.aux | group.modal | group.perfect
        return any(self.masks[i] & finite or self.lowers[i] == "that" for i in range(start, self.clause.end))

    def is_participle(self, at: int) -> bool:
        """Whether a token is a participle."""
        return bool(self.masks[at] & bits().participle)

    def does_well(self) -> bool:
        """Whether an adverb says how well the subject does it ("reliably", "quickly")."""
        return self.first(classes().vague_adverb, self.clause.subject[1], self.clause.end) >= 0

    def then_improves(self, start: int) -> bool:
        """ "… and improve the satisfaction of …": the chain ends in bettering something in the world."""
        chain = self.base_after_conjunction(start)
        if not chain:
            return False
        c = classes()
        chain.append(self.clause.end + 1)
        return any(
            self.masks[i] & (c.improve | c.raise_ | c.lower) and self.masks[self.head((i + 1, after - 1))] & c.world
            for i, after in pairwise(chain)
        )

    def base_after_conjunction(self, start: int) -> list[int]:
        """Tokens that are commands after an "and" from a token on."""
        group, masks = bits(), self.masks
        if not self.words.flags & group.conj:
            return []
        return [i + 1 for i in range(start, self.clause.end - 1) if masks[i] & group.conj and masks[i + 1] & group.base]


_SHARES = frozenset({"percent", "ratio", "quantifier"})
_LEVELS = frozenset({"percent", "duration", "size", "factor", "points", "ratio", "rank"})
_BARS = frozenset({"at-least", "at-most"})
_SIGNS = frozenset({">", "<", "≥", "≤"})
