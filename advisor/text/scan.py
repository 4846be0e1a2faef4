"""A sentence with the questions that the readers of its figures ask, and the making of a figure."""

from __future__ import annotations

from advisor.domain.place import Span
from advisor.text.lexicon import word_set
from advisor.text.quantity import Comparator, Quantity, QuantityKind
from advisor.text.tokens import NUMBER, Token
from advisor.text.units import units
from advisor.text.words import NO_LOWERS, NO_MASKS, Words

DASHES = frozenset({"-", "–", "—", "‑"})
NONE: frozenset[int] = frozenset()
_ADDS = frozenset({"and", "plus", "+"})
_COUNTED = 3
_TURNS = frozenset({"no", "not", "never"})


class Scan(Words):
    """All tokens of a sentence; `flags` are their class bits together, `dates` those of dates, once they are found."""

    __slots__ = ("dates", "flags", "text", "units")

    def __init__(self, tokens: list[Token], text: str) -> None:
        masks: list[int] = []
        lowers: list[str] = []
        flags = 0
        for token in tokens:
            mask = token.mask
            flags |= mask
            masks.append(mask)
            lowers.append(token.lower)
        masks += NO_MASKS
        lowers += NO_LOWERS
        super().__init__(tokens, masks, lowers, NONE, 0, len(tokens))
        self.text = text
        self.units = units()
        self.flags = flags
        self.dates: frozenset[int] = NONE

    def sign(self, at: int) -> str:
        """A token as written."""
        return self.tokens[at].text if 0 <= at < self.end else ""

    def glued(self, at: int) -> bool:
        """Whether a token stands without a space before it."""
        return 0 <= at < self.end and self.tokens[at].glued

    def is_number(self, at: int) -> bool:
        """Whether digits stand here."""
        return 0 <= at < self.end and self.tokens[at].kind == NUMBER

    def is_dash(self, at: int) -> bool:
        """Whether a dash of any length stands here."""
        return self.lowers[at] in DASHES

    def is_plural(self, at: int) -> bool:
        """Whether a listed plural stands here."""
        return bool(self.masks[at] & self.bits.plural)

    def follows_by(self, first: int) -> bool:
        """Whether "by" leads to a figure, with or without a comparison between them ("by more than")."""
        while self.lowers[first - 1] in word_set("by_how_much"):
            first -= 1
        return self.lowers[first - 1] == "by"

    def quantity(
        self, first: int, last: int, value: float | None, kind: QuantityKind,
        *, unit: str | None = None, high: float | None = None, redacted: bool = False,
    ) -> Quantity:  # fmt: skip
        """The figure of tokens `first` to `last`, with the comparison that stands round it."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        compared = self._comparator(first, last)
        return Quantity(span, span.of(self.text), value, unit, kind, compared, high, redacted, "level", first, last)

    def _comparator(self, first: int, last: int) -> Comparator | None:
        for phrase, sense in self.units.before.get(self.lowers[first - 1], ()):
            if self._reads(phrase, first - len(phrase)):
                return self._turned(first - len(phrase), sense)
        if self.lowers[first - 1] in {"first", "the", "our"} and "within" in (
            self.lowers[first - 2],
            self.lowers[first - 3],
        ):
            return "at-most"
        return self._comparator_after(last)

    def _comparator_after(self, last: int) -> Comparator | None:
        """The comparison after a figure or the noun that it counts: "3 complaints or more", "5 clinics at least"."""
        for phrase, sense in self.units.after.get(self.lowers[last], ()):
            if self._reads(phrase, last) and (phrase[0] != "at" or self._stops(last + len(phrase))):
                return sense
        for at in range(last + 1, last + 1 + _COUNTED):
            if not self.is_word(at - 1) or self.masks[at - 1] & self.bits.linking:
                return None
            for phrase, sense in self.units.after.get(self.lowers[at], ()):
                if phrase[0] not in _ADDS and self._reads(phrase, at) and self._stops(at + len(phrase)):
                    return sense
        return None

    def _stops(self, at: int) -> bool:
        """Whether nothing stands here that the words before it could belong to."""
        return not (self.is_number(at) or self.is_word(at)) or bool(self.masks[at] & self.bits.prep)

    def _reads(self, phrase: tuple[str, ...], at: int) -> bool:
        return at >= 0 and tuple(self.lowers[at : at + len(phrase)]) == phrase

    def _turned(self, before: int, sense: Comparator) -> Comparator:
        """ "no more than" and "not less than" turn the comparison round."""
        if self.lowers[before - 1] in _TURNS and sense != "about":
            return "at-most" if sense == "at-least" else "at-least"
        return sense
