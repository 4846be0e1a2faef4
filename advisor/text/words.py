"""The words of a clause, with the questions that its readers ask of them."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.tokens import MARK, WORD, Token


class Words:
    """Tokens `start` to `end` of a sentence; `figures` are those of figures and dates.

    Every question may be asked of any index: outside the clause nothing is there.
    """

    __slots__ = ("bits", "end", "figures", "start", "tokens")

    def __init__(self, tokens: list[Token], figures: frozenset[int], start: int, end: int) -> None:
        self.tokens = tokens
        self.figures = figures
        self.start = start
        self.end = end
        self.bits = bits()

    def mask(self, at: int) -> int:
        """The class bits of a token."""
        return self.tokens[at].mask if self.start <= at < self.end else 0

    def lower(self, at: int) -> str:
        """A token in lower case."""
        return self.tokens[at].lower if self.start <= at < self.end else ""

    def is_mark(self, at: int) -> bool:
        """Whether a punctuation mark or sign stands here."""
        return self.start <= at < self.end and self.tokens[at].kind == MARK

    def is_word(self, at: int) -> bool:
        """Whether a word stands here."""
        return self.start <= at < self.end and self.tokens[at].kind == WORD

    def is_verb(self, at: int, form: int) -> bool:
        """Whether a token may be a verb of a form."""
        mask = self.mask(at)
        return bool(mask & self.bits.verb and mask & form)

    def only_verb(self, at: int, form: int) -> bool:
        """Whether a token may be a verb of a form, and no noun."""
        return self.is_verb(at, form) and not self.mask(at) & self.bits.noun

    def ends(self, at: int) -> bool:
        """Whether the noun phrase or the clause ends here: nothing, a mark, a preposition, an adverb or a figure."""
        if at >= self.end or self.is_mark(at) or at in self.figures:
            return True
        return bool(self.mask(at) & (self.bits.prep | self.bits.conj | self.bits.adverb))

    def object_follows(self, at: int) -> bool:
        """Whether what stands here begins an object, so that the word before it was a verb."""
        if at >= self.end:
            return False
        begins = self.bits.det | self.bits.quantifier | self.bits.pronoun | self.bits.adverb | self.bits.adjective
        return at in self.figures or bool(self.mask(at) & begins) or self.lower(at) in {"that", "from", "to", "by"}
