"""The words of a clause, with the questions that its readers ask of them."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.tokens import MARK, WORD, Token

# Tokens of nothing behind the last one, so that a look a few steps past either end finds nothing there.
ROOM = 16
NO_MASKS, NO_LOWERS = (0,) * ROOM, ("",) * ROOM


class Words:
    """Tokens `start` to `end` of a sentence; `figures` are those of figures and dates.

    `masks` and `lowers` are the class bits and the lower case of each token. They may be asked of any
    index up to `ROOM` steps outside the clause: nothing is there.
    """

    __slots__ = ("bits", "end", "figures", "lowers", "masks", "start", "tokens")

    def __init__(
        self, tokens: list[Token], masks: list[int], lowers: list[str], figures: frozenset[int], start: int, end: int
    ) -> None:
        self.tokens = tokens
        self.masks = masks
        self.lowers = lowers
        self.figures = figures
        self.start = start
        self.end = end
        self.bits = bits()

    def part(self, figures: frozenset[int], start: int, end: int) -> Words:
        """Some of these words: outside of them nothing is there."""
        masks, lowers = self.masks, self.lowers
        if start > self.start or end < self.end:
            masks = [*(0,) * start, *masks[start:end], *NO_MASKS]
            lowers = [*("",) * start, *lowers[start:end], *NO_LOWERS]
        return Words(self.tokens, masks, lowers, figures, start, end)

    def is_mark(self, at: int) -> bool:
        """Whether a punctuation mark or sign stands here."""
        return self.start <= at < self.end and self.tokens[at].kind == MARK

    def is_word(self, at: int) -> bool:
        """Whether a word stands here."""
        return self.start <= at < self.end and self.tokens[at].kind == WORD

    def is_verb(self, at: int, form: int) -> bool:
        """Whether a token may be a verb of a form."""
        mask = self.masks[at]
        return bool(mask & self.bits.verb and mask & form)

    def only_verb(self, at: int, form: int) -> bool:
        """Whether a token may be a verb of a form, and no noun."""
        return self.is_verb(at, form) and not self.masks[at] & self.bits.noun

    def ends(self, at: int) -> bool:
        """Whether the noun phrase or the clause ends here: nothing, a mark, a preposition, an adverb or a figure."""
        if at >= self.end or self.is_mark(at) or at in self.figures:
            return True
        return bool(self.masks[at] & (self.bits.prep | self.bits.conj | self.bits.adverb))

    def object_follows(self, at: int) -> bool:
        """Whether what stands here begins an object, so that the word before it was a verb."""
        if at >= self.end:
            return False
        begins = self.bits.det | self.bits.quantifier | self.bits.pronoun | self.bits.adverb | self.bits.adjective
        return at in self.figures or bool(self.masks[at] & begins) or self.lowers[at] in {"that", "from", "to", "by"}
