"""The skeleton of a goal's sentence: its form, main verb, subject and object.

Goals are not written like other prose. Most are commands ("Raise NPS"), some say
a state ("Customers love …", "The importer reads XML"), many are noun phrases with
a participle ("Three pilots signed") or without ("Churn below 3 %"). A word that
could be verb or noun is settled by what stands beside it; nothing here needs a
parser, and one pass over the tokens does.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from advisor.text.lexicon import lexicon, word_set
from advisor.text.tokens import MARK, NUMBER, WORD, Token

Form: TypeAlias = Literal["command", "gerund", "clause", "participle", "noun-phrase", "nothing"]

_BREAKS = frozenset({".", ";", ":", "!", "?", "…"})
_DASHES = frozenset({"-", "–", "—"})
_QUOTES = frozenset('"“”„')
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class Bits:
    """The class bits that the reading tests, by name; filled once, by `bits`."""

    base: int
    third: int
    past: int
    participle: int
    ing: int
    plural: int
    noun: int
    verb: int
    det: int
    prep: int
    conj: int
    sub: int
    aux: int
    perfect: int
    modal: int
    do: int
    pronoun: int
    quantifier: int
    adjective: int
    adverb: int
    filler: int
    negation: int
    mostly_noun: int
    comparative: int
    mover: int
    known: int


@cache
def bits() -> Bits:
    """The bits of the lexicon, gathered into the groups that the skeleton needs."""
    table = lexicon().bits

    def union(prefix: str) -> int:
        return sum(bit for name, bit in table.items() if name.startswith(prefix))

    names = ("BASE", "THIRD", "PAST", "PARTICIPLE", "ING", "PLURAL")
    values = (
        *(table[name] for name in names), union("noun."), union("promise.") | union("does."), table["determiner"], table["preposition"],
        table["conjunction"], table["subordinator"], table["auxiliary"], table["perfect"], table["modal"], table["do"], table["pronoun"],
        table["quantifier"], table["vague_adjective"] | table["done_adjective"] | table["adjective"], table["vague_adverb"] | table["adverb"], table["filler"], table["negation"], table["mostly_noun"], table["comparative"], sum(table[f"promise.{name}"] for name in ("raise", "lower", "keep", "turn", "other", "win", "reach", "improve", "ensure", "enable")), sum(table.values()),
    )  # fmt: skip
    made = Bits()
    for name, value in zip(Bits.__annotations__, values, strict=True):
        setattr(made, name, value)
    return made


class Clause(NamedTuple):
    """Where the parts of a sentence stand, as token indexes; -1 or an empty range where there is none.

    `start` to `end` is the part of the sentence that carries the promise;
    `verb` its main verb (the participle of a passive, the verb after "can").
    """

    form: Form
    start: int
    end: int
    verb: int = -1
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    passive: bool = False
    modal: bool = False
    negated: bool = False
    copula: bool = False
    we: bool = False
    complement: int = -1


def read_clause(tokens: list[Token], quantities: frozenset[int]) -> Clause:
    """The skeleton of the clause that carries the promise; `quantities` are the tokens of figures."""
    start, end = _core(tokens)
    return _Reader(tokens, quantities, start, end).read()


def clause_from(tokens: list[Token], quantities: frozenset[int], start: int, end: int) -> Clause:
    """The skeleton of a part of a sentence, such as what follows "ensure that"."""
    return _Reader(tokens, quantities, start, end).read()


def _core(tokens: list[Token]) -> tuple[int, int]:
    """The tokens of the leading sentence, without a label or tag before it and asides in brackets after it."""
    start = _after_label(tokens)
    end = start
    depth = 0
    while end < len(tokens):
        token = tokens[end]
        if token.kind == MARK:
            if token.text in _OPEN:
                depth += 1
            elif token.text in _CLOSE:
                depth = max(0, depth - 1)
            elif (
                depth == 0
                and token.text in _BREAKS
                and end > start + 1
                and _breaks(tokens, end)
                and not _figure_next(tokens, end)
            ):
                break
        end += 1
    return start, end


def _breaks(tokens: list[Token], at: int) -> bool:
    """A full stop inside a name ("sourcegraph.com", "e.g.") breaks nothing."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.glued:
        return len(tokens[at - 1].text) > 1 or tokens[at].text != "."
    return tokens[at].text not in {".", ":"}


def _figure_next(tokens: list[Token], at: int) -> bool:
    """A colon before a figure ("Waiting time: 38 min → 15 min") goes on with the same promise."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text == ":" and after is not None and (after.kind == NUMBER or after.text in "$€£<>≤≥~+")


def _after_label(tokens: list[Token]) -> int:
    """Past `[P0]`, `1.`, `Sales:` and the like."""
    start = 0
    count = len(tokens)
    while start < count:
        token = tokens[start]
        if token.text in _OPEN:
            close = next((i for i in range(start + 1, min(count, start + 8)) if tokens[i].text in _CLOSE), -1)
            if close < 0 or close + 1 >= count:
                return start
            start = close + 1
        elif (
            token.kind == NUMBER
            and start + 1 < count
            and tokens[start + 1].text in ".)"
            and start + 2 < count
            and not tokens[start + 2].glued
        ):
            start += 2
        elif (
            token.kind == NUMBER
            and start + 2 < count
            and tokens[start + 1].text[0].isupper()
            and tokens[start + 1].mask & bits().base
            and not token.text.startswith("0")
        ) or (token.kind == MARK and (
            token.text not in "$€£~>≥<≤#+" or (token.text == "~" and tokens[min(start + 1, count - 1)].text == "~")
        )):
            start += 1
        else:
            break
    for at in range(start + 1, min(start + 4, count - 4)):
        if (
            tokens[at].text in _DASHES
            and not tokens[at].glued
            and not tokens[at + 1].glued
            and tokens[at + 1].kind == WORD
        ):
            return at + 1 if all(word.kind == WORD for word in tokens[start:at]) else start
    for at in range(start, min(start + 6, count - 1)):
        if tokens[at].text == ":" and _figure_next(tokens, at):
            return start
        if tokens[at].text == ":" and not tokens[at + 1].glued:
            words = tokens[start:at]
            finite = bits().aux | bits().modal
            label = not any(
                w.kind == NUMBER or w.mask & finite or (w.kind == MARK and w.text not in "&/-(),") for w in words
            )
            if (
                (label
                and words
                and not words[0].mask & (bits().base & ~0))
                or (label and words and words[0].text.isupper())
            ):
                return at + 1
            return start
    return start


class _Reader:
    """One look at the tokens of a clause."""

    def __init__(self, tokens: list[Token], quantities: frozenset[int], start: int, end: int) -> None:
        self.tokens = tokens
        self.quantities = quantities
        self.start = start
        self.end = end
        self.bits = bits()

    def read(self) -> Clause:
        if self.start >= self.end:
            return Clause("nothing", self.start, self.end)
        at, we = self._opening()
        if at >= self.end:
            return Clause("noun-phrase", self.start, self.end, subject=(self.start, self.end))
        token = self.tokens[at]
        if we:
            return self._predicate(at, (self.start, at), we=True) or self._noun_phrase()
        if self._is_command(at):
            return Clause("command", self.start, self.end, at, object=self._object(at + 1))
        if token.mask & self.bits.ing and self._is_gerund(at):
            return Clause("gerund", self.start, self.end, at, object=self._object(at + 1))
        if token.mask & (self.bits.past | self.bits.participle) and self._is_report(at):
            return Clause("command", self.start, self.end, at, object=self._object(at + 1))
        return self._statement(at)

    def _opening(self) -> tuple[int, bool]:
        """Past adverbs and "to" at the beginning; whether "we" is the subject."""
        at = self.start
        while (
            at < self.end
            and self.tokens[at].mask & (self.bits.filler | self.bits.adverb)
            and not self._verb_like(at)
            and not self.tokens[at].mask & self.bits.comparative
        ):
            at += 1
        lower = self.tokens[at].lower if at < self.end else ""
        if lower in {"we", "we've", "we're", "i", "i've", "we'd"} and at + 1 < self.end:
            return at + 1, True
        return (at, False) if at < self.end else (self.start, False)

    def _verb_like(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            bool(token.mask & self.bits.verb and token.mask & (self.bits.base | self.bits.ing))
            and not token.mask & self.bits.adverb
        )

    # -- verb or noun? --------------------------------------------------------------------------------

    def _is_command(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind != WORD or not (token.mask & self.bits.base and token.mask & self.bits.verb):
            return self._is_unknown_verb(at)
        after = at + 1
        if after >= self.end:
            return not token.mask & self.bits.noun
        follower = self.tokens[after]
        if token.lower not in word_set("takes_clause") and self._state_ahead(after):
            return False
        if (
            follower.mask & self.bits.adverb
            and after + 1 < self.end
            and self.tokens[after + 1].mask & self.bits.participle
        ):
            return False
        if not token.mask & self.bits.mover and self._then_goes(after):
            return False
        if not token.mask & (self.bits.noun | self.bits.adjective | self.bits.mostly_noun):
            return True
        if after in self.quantities or follower.mask & (self.bits.det | self.bits.quantifier | self.bits.pronoun):
            return True
        if follower.text == ",":
            return after + 1 < self.end and bool(self.tokens[after + 1].mask & self.bits.base)
        if follower.kind == MARK:
            return follower.text not in _BREAKS | _DASHES | {",", "/", "&", "<", ">", "≥", "≤", "→", "="}
        if follower.mask & self.bits.prep:
            if follower.lower in word_set("after_nouns") or token.mask & self.bits.mostly_noun:
                return token.lower in word_set("takes_preposition")
            return True
        if follower.mask & (self.bits.aux | self.bits.modal | self.bits.perfect):
            return False
        if self._noun_run_then_state(after):
            return False
        bare = (
            follower.mask & self.bits.noun or (not follower.mask & self.bits.known and after + 1 >= self.end)
        ) and not follower.mask & (self.bits.plural | self.bits.adjective)
        return not (token.mask & self.bits.mostly_noun and bare and not follower.lower.endswith("s"))

    def _is_unknown_verb(self, at: int) -> bool:
        """A first word that no list knows, right before an article: "Conquer the Nordic market"."""
        token = self.tokens[at]
        if (
            token.kind != WORD
            or token.mask & self.bits.known
            or at in self.quantities
            or at + 1 >= self.end
            or not token.text.isalpha()
            or token.text.isupper()
        ):
            return False
        follower = self.tokens[at + 1]
        return (
            bool(follower.mask & self.bits.det)
            and follower.lower != "that"
            and token.lower not in {"once", "twice"}
            and not token.lower.endswith(("s", "ing", "ed"))
        )

    def _then_goes(self, at: int) -> bool:
        """ "Pick errors down from 6": a bare run of words, then a way and a figure."""
        limit = min(self.end - 1, at + 4)
        while at < limit:
            token = self.tokens[at]
            if token.lower in {"up", "down"}:
                return at + 1 in self.quantities or self.tokens[at + 1].lower in {"from", "to", "by"}
            if token.kind != WORD or token.mask & (self.bits.prep | self.bits.conj | self.bits.det | self.bits.sub):
                return False
            at += 1
        return False

    def _state_ahead(self, at: int) -> bool:
        """Whether "is", "can" or "has been" comes after a bare run of words: then the first word was a noun."""
        limit = min(self.end, at + 5)
        while at < limit:
            token = self.tokens[at]
            if token.mask & (self.bits.aux | self.bits.modal):
                return True
            if (
                token.kind != WORD
                or at in self.quantities
                or token.mask & (self.bits.prep | self.bits.det | self.bits.sub | self.bits.pronoun)
            ):
                return False
            at += 1
        return False

    def _noun_run_then_state(self, at: int) -> bool:
        """Whether the words from here are a noun run that a state follows ("support tickets below 50", "design system adopted")."""
        limit = min(self.end, at + 5)
        while at < limit:
            token = self.tokens[at]
            if token.mask & (self.bits.aux | self.bits.modal | self.bits.perfect):
                return True
            if token.lower in word_set("states"):
                return True
            if token.lower == "from" and at + 1 in self.quantities:
                return True
            if (
                token.mask & self.bits.participle
                and not token.mask & (self.bits.base | self.bits.adjective)
                and self._ends_or_prep(at + 1)
            ):
                return True
            if (
                token.mask & self.bits.verb
                and token.mask & self.bits.base
                and not token.mask & self.bits.noun
                and self.tokens[at - 1].mask & self.bits.plural
            ):
                return True
            if token.mask & (self.bits.prep | self.bits.conj | self.bits.det | self.bits.sub) or token.kind == MARK:
                return False
            at += 1
        return False

    def _ends_or_prep(self, at: int) -> bool:
        if at >= self.end:
            return True
        token = self.tokens[at]
        return (
            token.kind == MARK
            or bool(token.mask & (self.bits.prep | self.bits.conj | self.bits.adverb))
            or at in self.quantities
        )

    def _is_gerund(self, at: int) -> bool:
        token = self.tokens[at]
        if at + 1 >= self.end:
            return not token.mask & self.bits.noun
        follower = self.tokens[at + 1]
        if follower.mask & self.bits.third and follower.mask & self.bits.verb and not follower.mask & self.bits.noun:
            return False
        if follower.text == "," or (token.lemma not in word_set("takes_clause") and self._finite_ahead(at + 1)):
            return False
        if (
            token.mask & self.bits.noun
            and (follower.mask & self.bits.noun or not follower.mask & self.bits.known)
            and not follower.mask & self.bits.det
        ):
            return (
                not self._finite_ahead(at + 1)
                and bool(follower.mask & self.bits.plural)
                and token.lower not in word_set("topic_gerunds")
            )
        if follower.mask & (self.bits.aux | self.bits.modal):
            return False
        return not (token.mask & self.bits.noun and follower.mask & self.bits.prep)

    def _finite_ahead(self, at: int) -> bool:
        for i in range(at, min(self.end, at + 8)):
            token = self.tokens[i]
            if token.mask & (self.bits.sub | self.bits.conj) or token.kind == MARK:
                return False
            if token.mask & (self.bits.aux | self.bits.modal | self.bits.perfect):
                return True
            after = self.tokens[i + 1] if i + 1 < self.end else None
            says = after is not None and after.lower == "that"
            finite = (
                token.mask & self.bits.verb
                and token.mask & self.bits.base
                and (says or not token.mask & self.bits.noun)
                and self.tokens[i - 1].mask & self.bits.plural
            )
            if (
                finite
                and i >= at
                and after is not None
                and (i + 1 in self.quantities or after.lower in {"that", "from", "to", "by", "at"})
            ):
                return True
        return False

    def _is_report(self, at: int) -> bool:
        """ "Created an internal dashboard", "Published 5 case studies": a command in the past."""
        if at + 1 >= self.end:
            return False
        follower = self.tokens[at + 1]
        return at + 1 in self.quantities or bool(follower.mask & (self.bits.det | self.bits.quantifier))

    # -- subject and predicate -----------------------------------------------------------------------

    def _statement(self, first: int) -> Clause:
        """A noun phrase, perhaps with a predicate."""
        at = first
        skip = 0
        depth = 0
        quoted = False
        while at < self.end:
            token = self.tokens[at]
            if token.kind == MARK:
                depth += (token.text in _OPEN) - (token.text in _CLOSE)
                quoted = quoted != (token.text in _QUOTES)
            elif depth == 0 and not quoted and token.kind == WORD:
                if token.mask & self.bits.sub and at > first and token.lower in word_set("relatives"):
                    skip += 1
                elif at > first or token.mask & self.bits.aux:
                    kind = self._predicate_here(at, first)
                    if kind and skip:
                        skip -= 1
                        at = self._past_group(at)
                        continue
                    if kind:
                        found = self._predicate(at, (first, at))
                        if found is not None:
                            return found
            at += 1
        return self._plain_verb(first) or self._noun_phrase()

    def _plain_verb(self, first: int) -> Clause | None:
        """ "Peerpad supports snapshots": a form that could be a plural noun, with a singular before and a noun after."""
        for at in range(first + 1, self.end - 1):
            token, before, after = self.tokens[at], self.tokens[at - 1], self.tokens[at + 1]
            if (
                before.mask & (self.bits.prep | self.bits.det | self.bits.conj | self.bits.sub | self.bits.plural)
                or before.kind == MARK
            ):
                if before.mask & (self.bits.prep | self.bits.sub):
                    return None
                continue
            if (
                token.mask & self.bits.third
                and token.mask & self.bits.verb
                and after.kind == WORD
                and not after.mask & (self.bits.prep | self.bits.conj | self.bits.verb & 0)
            ):
                return self._predicate(at, (first, at))
        return None

    def _past_group(self, at: int) -> int:
        at += 1
        while at < self.end and self.tokens[at].mask & (
            self.bits.aux | self.bits.modal | self.bits.perfect | self.bits.adverb | self.bits.participle
        ):
            at += 1
        return at

    def _noun_phrase(self) -> Clause:
        return Clause("noun-phrase", self.start, self.end, subject=(self.start, self.end))

    def _predicate_here(self, at: int, first: int) -> bool:
        token = self.tokens[at]
        mask = token.mask
        if at in self.quantities:
            return False
        if (
            mask & (self.bits.aux | self.bits.modal)
            or (mask & self.bits.perfect and token.lower != "having")
            or mask & self.bits.do
        ):
            return True
        if not mask & self.bits.verb or token.lower in word_set("attached"):
            return False
        before = self.tokens[at - 1]
        if (
            before.mask & (self.bits.det | self.bits.conj)
            or before.lower in {"to"}
            or (before.mask & self.bits.prep and before.kind == WORD)
        ):
            return False
        if mask & self.bits.third and not mask & self.bits.noun:
            return True
        if mask & self.bits.third and mask & self.bits.noun:
            return self._object_follows(at + 1) and not before.mask & self.bits.adjective
        if mask & self.bits.base and (not mask & self.bits.participle or self._object_follows(at + 1)):
            if (
                mask & self.bits.noun
                and before.mask & self.bits.third
                and before.mask & self.bits.verb
                and at - 2 >= first
                and not self.tokens[at - 2].mask
                & (self.bits.plural | self.bits.prep | self.bits.det | self.bits.adjective)
            ):
                return False
            if not mask & self.bits.noun and self._plural_before(first, at):
                return True
            plural = before.mask & (self.bits.plural | self.bits.pronoun) or before.lower in {
                "people",
                "staff",
                "team",
                "who",
            }
            return bool(plural) and (not mask & self.bits.noun or self._object_follows(at + 1))
        if mask & (self.bits.participle | self.bits.past):
            if (at - 1 in self.quantities and at - 1 == first) or (mask & self.bits.base and mask & self.bits.noun):
                return False
            return self._ends_or_prep(at + 1) or (self._object_follows(at + 1) and not mask & self.bits.participle)
        return False

    def _plural_before(self, first: int, at: int) -> bool:
        """ "Shops of the north feel …": a plural head with a phrase behind it."""
        before = self.tokens[at - 1]
        if before.mask & (self.bits.adjective | self.bits.adverb | self.bits.verb) and not before.mask & self.bits.noun:
            return False
        head = head_of(self.tokens, (first, at), self.quantities)
        return (
            0 <= head < at - 1
            and bool(self.tokens[head].mask & self.bits.plural)
            and any(self.tokens[i].mask & self.bits.prep for i in range(head, at))
        )

    def _object_follows(self, at: int) -> bool:
        if at >= self.end:
            return False
        token = self.tokens[at]
        return (
            at in self.quantities
            or bool(
                token.mask
                & (self.bits.det | self.bits.quantifier | self.bits.pronoun | self.bits.adverb | self.bits.adjective)
            )
            or token.lower in {"that", "from", "to", "by"}
        )

    def _predicate(self, at: int, subject: tuple[int, int], we: bool = False) -> Clause | None:
        """The verb group that begins at a token."""
        modal = passive = negated = copula = perfect = False
        while at < self.end:
            token = self.tokens[at]
            mask = token.mask
            if mask & self.bits.negation or token.lower.endswith("n't"):
                negated = True
            if mask & self.bits.modal:
                modal = modal or token.lower in {"can", "could", "may", "might", "cannot", "can't"}
            elif token.lower in {"able", "to"} and copula:
                modal, copula = True, False
            elif mask & self.bits.aux:
                copula = True
            elif mask & self.bits.perfect and self._has_participle(at + 1):
                perfect = True
            elif (
                mask & (self.bits.do | self.bits.adverb | self.bits.filler | self.bits.negation)
                and not mask & self.bits.verb
            ):
                pass
            elif mask & self.bits.verb and self._fits(mask, copula, modal, perfect):
                passive = copula and bool(mask & self.bits.participle) and not mask & self.bits.ing
                form: Form = (
                    "clause"
                    if copula
                    or perfect
                    or modal
                    or not mask & self.bits.participle
                    or mask & (self.bits.base | self.bits.third)
                    else "participle"
                )
                return Clause(
                    form, self.start, self.end, at, subject, self._object(at + 1), passive, modal, negated, False, we
                )
            else:
                break
            at += 1
        if copula or modal or perfect:
            return Clause(
                "clause",
                self.start,
                self.end,
                min(at, self.end) - 1,
                subject,
                self._object(at),
                False,
                modal,
                negated,
                True,
                we,
                complement=at if at < self.end else -1,
            )
        return None

    def _fits(self, mask: int, copula: bool, modal: bool, perfect: bool) -> bool:
        if copula or perfect:
            return bool(mask & (self.bits.participle | self.bits.ing)) and not (
                copula and mask & self.bits.adjective and not mask & self.bits.past
            )
        if modal:
            return bool(mask & self.bits.base)
        return True

    def _has_participle(self, at: int) -> bool:
        for i in range(at, min(self.end, at + 3)):
            mask = self.tokens[i].mask
            if (mask & self.bits.participle and mask & self.bits.verb) or self.tokens[i].lower == "been":
                return True
            if not mask & (self.bits.adverb | self.bits.filler | self.bits.negation):
                return False
        return False

    # -- objects ---------------------------------------------------------------------------------------

    def _object(self, at: int) -> tuple[int, int]:
        """The noun phrase after a verb, up to the preposition, verb or mark that ends it."""
        start = at
        while at < self.end:
            token = self.tokens[at]
            if token.kind == MARK and token.text in {",", "(", "=", "→"} | _BREAKS | {"–", "—"}:
                if token.text != "," or not self._more_adjectives(at):
                    break
            if token.mask & (self.bits.prep | self.bits.sub) and at > start and at not in self.quantities:
                break
            if at > start and token.mask & (self.bits.aux | self.bits.modal):
                break
            at += 1
        return start, at

    def _more_adjectives(self, comma: int) -> bool:
        """ "a single, default and stable implementation": the noun is still to come."""
        if comma + 1 >= self.end:
            return False
        before, after = self.tokens[comma - 1], self.tokens[comma + 1]
        return (
            (bool(after.mask & self.bits.adjective)
            and not after.mask & self.bits.base)
            or (not (before.mask & self.bits.noun)
            and not after.mask & (self.bits.verb | self.bits.det | self.bits.conj)
            and not before.mask & self.bits.known)
        )


def _takes_object(tokens: list[Token], at: int, end: int, quantities: frozenset[int]) -> bool:
    """Whether an -ing word here is a verb with an object ("demos showing the power") and not part of a name."""
    group = bits()
    if at >= end or tokens[at].kind == MARK:
        return False
    name = tokens[at].mask & group.noun and not tokens[at].mask & (group.plural | group.prep | group.adjective)
    return at in quantities or not name


def head_of(tokens: list[Token], span: tuple[int, int], quantities: frozenset[int]) -> int:
    """The head noun of a noun phrase: the last word before a preposition, a verb or a mark; -1 where there is none.

    In "the share of users who pay" the words after "of" are what is counted, so a
    percentage, number, majority or figure hands its headship on.
    """
    group = bits()
    start, end = span
    head = -1
    at = start
    while at < end:
        token = tokens[at]
        if token.kind == WORD and at not in quantities:
            if token.mask & group.prep:
                if token.lower == "of" and (head < 0 or tokens[head].lemma in word_set("counters")):
                    head = -1
                elif head >= 0:
                    break
            elif token.mask & group.sub and head >= 0:
                break
            elif token.mask & (group.det | group.quantifier | group.pronoun | group.conj):
                if (
                    token.mask & group.conj
                    and head >= 0
                    and not (tokens[head].mask & group.adjective and not tokens[head].mask & group.noun)
                    and not (tokens[head].mask & group.ing and at + 1 < end and tokens[at + 1].mask & group.ing)
                ):
                    break
            elif token.mask & (group.adverb) and not token.mask & group.noun:
                pass
            elif (
                head >= 0
                and token.mask & group.ing
                and token.mask & group.verb
                and not token.mask & group.noun
                and tokens[head].mask & group.noun
                and _takes_object(tokens, at + 1, end, quantities)
            ) or (
                head >= 0
                and token.mask & group.participle
                and not token.mask & (group.noun | group.base)
                and at > head + 0
                and tokens[head].mask & group.noun
            ):
                break
            elif (
                head < 0
                or token.mask & group.noun
                or not token.mask & group.adjective
                or not tokens[head].mask & group.noun
            ):
                head = at
        elif token.kind == MARK and head >= 0 and token.text not in "&/-–'’\"“”#.+":
            break
        at += 1
    return head
