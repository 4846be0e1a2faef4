"""What moves from where to where: baseline, target, delta and direction of a sentence."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.flags import MOVE
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.sentence import classes
from advisor.text.tokens import Token

Way: TypeAlias = Literal["up", "down", "reach", "keep", "none"]

_ARROWS = frozenset({"→", "⇒", "➔", "➜"})


class Change(NamedTuple):
    """The figures of a sentence by role, the way that the measured figure is to go, and the way that the verb says."""

    baseline: Quantity | None
    target: Quantity | None
    delta: Quantity | None
    direction: Way
    said: Way
    quantities: tuple[Quantity, ...]


def read_change(tokens: list[Token], clause: Clause, quantities: list[Quantity]) -> Change:
    """Give each figure its role.

    >>> from advisor.text.statement import read_statement
    >>> read_statement("Onboarding NPS rises from 32 to 55").direction
    'up'
    """
    reader = _Roles(tokens, clause, quantities)
    return reader.read()


class _Roles:
    """Looks at the words round each figure."""

    def __init__(self, tokens: list[Token], clause: Clause, quantities: list[Quantity]) -> None:
        self.tokens = tokens
        self.clause = clause
        self.quantities = quantities

    def _word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def _mask(self, at: int) -> int:
        return self.tokens[at].mask if 0 <= at < len(self.tokens) else 0

    def read(self) -> Change:
        roles: list[Quantity] = []
        before: Quantity | None = None
        for index, quantity in enumerate(self.quantities):
            after = self.quantities[index + 1] if index + 1 < len(self.quantities) else None
            given = quantity._replace(role=self._role(quantity, before, after))
            roles.append(given)
            before = given
        baseline = next((q for q in roles if q.role == "baseline"), None)
        delta = next((q for q in roles if q.role == "delta"), None)
        target = self._target(roles)
        return Change(
            baseline, target, delta, self._direction(baseline, target, delta, roles), self._said(), tuple(roles)
        )

    def _said(self) -> Way:
        """The way that the verb says, whatever the figures do."""
        c = classes()
        verb = self._mask(self.clause.verb) if self.clause.verb >= 0 and not self.clause.negated else 0
        if verb & c.raise_ and not verb & c.lower:
            return "up"
        return "down" if verb & c.lower and not verb & c.raise_ else "none"

    def _role(self, q: Quantity, before: Quantity | None, after: Quantity | None) -> str:  # type: ignore[return]
        first, last = q.first, q.last
        word = self._word(first - 1)
        if q.kind == "quantifier":
            return "level"
        if self._is_baseline(q, after):
            return "baseline"
        if before is not None and before.role == "baseline" and self._arrives(before.last, first):
            return "target"
        if q.kind == "factor" and q.unit is None:
            return "delta"
        if (
            word
            in {
                "by",
                "of",
                "about",
                "around",
                "least",
                "another",
                "additional",
                "further",
                "extra",
                "almost",
                "nearly",
                "than",
            }
            or True
        ):
            if self._is_delta(q):
                return "delta"
        return "level"

    def _is_baseline(self, q: Quantity, after: Quantity | None) -> bool:
        """`from 32 to …`, `32 → 55`, `up from 32`, `(current is 125k)`."""
        word = self._word(q.first - 1)
        back = self._word(q.first - 2)
        if (
            word == "from"
            and not (after is not None and self._arrives(q.last, after.first))
            and not self._comes_from(q.first)
        ):
            return False
        if word == "from" or (
            word in {"about", "around", "~", "approximately", "over", "current", "currently", "today's"}
            and back == "from"
        ):
            return True
        if after is not None and self._arrow_between(q.last, after.first):
            return True
        if q.aside and {word, back} & word_set("was") and back not in {"target", "goal"}:
            return True
        return word in {"currently", "was", "baseline"} or (
            word in {"of", "is", ":", "at"} and back in {"baseline", "current", "currently"}
        )

    def _comes_from(self, first: int) -> bool:
        """ "up from 32", "an increase from 32": a figure left behind, though no target is named."""
        c = classes()
        return self._word(first - 2) in {"up", "down", "increase", "reduction", "drop"} or bool(
            self._mask(self.clause.verb if self.clause.verb >= 0 else 0) & (c.raise_ | c.lower)
        )

    def _arrow_between(self, start: int, end: int) -> bool:
        between = [token.text for token in self.tokens[start:end]]
        joined = "".join(between)
        return end - start <= 3 and (
            any(text in _ARROWS for text in between) or "->" in joined or "=>" in joined or "–>" in joined
        )

    def _arrives(self, start: int, end: int) -> bool:
        if end - start > 8:
            return False
        return self._arrow_between(start, end) or any(
            self._word(i) in {"to", "towards", "toward", "into"} for i in range(start, end)
        )

    def _is_delta(self, q: Quantity) -> bool:
        word, back = self._word(q.first - 1), self._word(q.first - 2)
        sized = word in word_set("approximate")
        after = self._word(q.last)
        relative = q.kind in {"percent", "points", "factor", "ratio"}
        if word == "by" or (sized and self._by_before(q.first)):
            return not self._mask(q.first - 1) & 0
        if word in {"down", "up"} and after not in {"to"}:
            return relative or self._word(q.first - 2) == ","
        if relative and q.kind != "ratio" and after in word_set("more_of") | word_set("less_of"):
            return True
        if (
            relative
            and self._mask(q.last) & bits().noun
            and self._word(q.last + 1) in word_set("change_nouns")
            and q.kind != "factor"
        ):
            return True
        if after in {"more", "fewer", "less"} and relative:
            return True
        if word == "of" and back in word_set("change_nouns"):
            return True
        return self._verb_changes(q, relative)

    def _by_before(self, first: int) -> bool:
        return any(self._word(i) == "by" for i in range(max(0, first - 3), first))

    def _verb_changes(self, q: Quantity, relative: bool) -> bool:
        """ "Grow ARR 3x", "2x retention", "Share of voice has increased 30%": a change stands right after its verb or metric."""
        if not relative or q.kind == "ratio":
            return False
        c = classes()
        verb = self._mask(self.clause.verb) if self.clause.verb >= 0 else 0
        if q.kind == "factor":
            moves = verb & (c.raise_ | c.lower)
            leads = q.first == self.clause.start
            return bool(moves) or (leads and self._word(q.last) not in {"more"} and self._direct_to_after(q.last))
        if verb & (c.raise_ | c.lower) and q.first == self.clause.verb + 1 and q.kind in {"percent", "points"}:
            return self._word(q.last) not in {"of", "to"} and not self._mask(q.last) & bits().noun
        return False

    def _direct_to_after(self, last: int) -> bool:
        return any(
            self._word(i) == "to" and (i + 1) in {q.first for q in self.quantities}
            for i in range(last, min(len(self.tokens), last + 8))
        )

    def _target(self, roles: list[Quantity]) -> Quantity | None:
        """The figure to reach: after a baseline, after "to", else the first that says how many or how much."""
        named = [q for q in roles if q.role == "target"]
        if named:
            return named[0]
        levels = [
            q
            for q in roles
            if q.role == "level"
            and (
                not q.aside
                or self._word(q.first - 1) in {"of", "to", "least", "target", "goal", "+"}
                or self._word(q.first - 2) in {"target", "goal"}
                or self._only_figure(q)
            )
        ]
        if not levels:
            return None
        sharp = [q for q in levels if q.kind != "quantifier"]
        best = levels[0]
        if best.kind == "quantifier" and sharp and self._weak(best):
            best = sharp[0]
        return best

    def _only_figure(self, q: Quantity) -> bool:
        """ "Large scale testbed (50k nodes)": the one figure of a noun phrase, though in brackets."""
        if len(self.quantities) != 1:
            return False
        if q.kind == "factor":
            return True
        return (
            self.clause.form == "noun-phrase"
            and q.kind == "number"
            and bool(self._word(q.last))
            and self._word(q.last)[0].isalpha()
        )

    def _weak(self, q: Quantity) -> bool:
        """A quantifier inside a prepositional phrase ("for each team") gives way to a figure."""
        return self._word(q.first - 1) in {
            "for",
            "of",
            "at",
            "in",
            "across",
            "on",
            "with",
            "from",
            "after",
            "within",
            "over",
        }

    # -- direction ------------------------------------------------------------------------------------

    def _direction(
        self, baseline: Quantity | None, target: Quantity | None, delta: Quantity | None, roles: list[Quantity]
    ) -> Way:
        c = classes()
        verb = self._mask(self.clause.verb) if self.clause.verb >= 0 else 0
        if baseline is not None and target is not None and baseline.value is not None and target.value is not None:
            way = self._between(baseline, target)
            if way is not None:
                return way
        figures = bool(target or delta)
        if verb & c.keep and not verb & c.raise_ and self._leads():
            return "keep"
        if self._never_exceeds(roles):
            return "keep"
        if verb & c.raise_ and self._moves(verb):
            return "up"
        if verb & c.lower:
            return "down" if not (verb & c.raise_) else "up"
        if verb & c.improve and delta is not None:
            return "up"
        way = self._by_words(delta)
        if way is not None:
            return way
        if self._adds_to():
            return "up"
        return "reach" if figures else "none"

    def _leads(self) -> bool:
        return self.clause.form in ("command", "gerund", "clause")

    def _moves(self, verb: int) -> bool:
        return True

    def _between(self, baseline: Quantity, target: Quantity) -> Way | None:
        low, high = float(baseline.value or 0), float(target.value or 0)
        if baseline.unit is not None and target.unit is not None and baseline.kind != target.kind:
            return None
        return "up" if high > low else "down" if high < low else None

    def _never_exceeds(self, roles: list[Quantity]) -> bool:
        if self.clause.negated and any(token.lower == "never" for token in self.tokens):
            return True
        if any(token.lower == "never" for token in self.tokens[:2]) and any(
            token.lemma in {"exceed", "fall", "drop"} for token in self.tokens
        ):
            return True
        for q in roles:
            if (
                q.comparator == "at-most"
                and not q.aside
                and self._word(q.last)
                and self._word(q.first - 1) == "than"
                and self._word(q.first - 3) in {"no", "not"}
            ):
                return any(
                    self._word(i) in {"per", "a", "each", "every"}
                    for i in range(q.last, min(len(self.tokens), q.last + 4))
                )
        return False

    def _by_words(self, delta: Quantity | None) -> Way | None:
        """Ways said without a verb of their own: "30 % increase", "twice as many", "up by a third", "fewer"."""
        if not delta and not any(token.mask & (MOVE | classes().raise_ | classes().lower) for token in self.tokens):
            return None
        if delta is not None:
            if delta.kind == "factor" and delta.unit is None and delta.value is not None:
                return "down" if delta.value < 1 else "up"
            near = [
                self._word(i) for i in (delta.first - 2, delta.first - 1, delta.last, delta.last + 1, delta.last + 2)
            ]
            if any(word in word_set("less_of") for word in near):
                return "down"
            if any(word in word_set("more_of") for word in near) or delta.kind == "factor":
                return "up"
        c = classes()
        start, end = self.clause.start, self.clause.end
        for i in range(start, end):
            word, mask = self._word(i), self._mask(i)
            if (
                mask & bits().participle
                and mask & (c.raise_ | c.lower)
                and not mask & bits().base
                and (self._object_free(i) or i == start)
            ):
                return "up" if mask & c.raise_ else "down"
            if (
                self.clause.copula
                and i >= max(self.clause.complement, 0)
                and mask & c.comparative
                and self._word(i - 1) != "or"
                and word in word_set("more_of") | word_set("less_of")
                and self.clause.complement >= 0
                and not delta
            ):
                if self._word(i + 1) != "than" or i + 2 not in {q.first for q in self.quantities}:
                    return "up" if word in word_set("more_of") else "down"
            if word in {"up", "down"} and (i + 1 < end and self._word(i + 1) in {"to", "from", "by"}):
                return "up" if word == "up" else "down"
        return None

    def _object_free(self, at: int) -> bool:
        return (
            at + 1 >= len(self.tokens) or bool(self._mask(at + 1) & bits().prep) or self.tokens[at + 1].kind != "word"
        )

    def _adds_to(self) -> bool:
        """ "Add 5 members to …": adding to what is there goes up."""
        verb = self.clause.verb
        if verb < 0 or self.tokens[verb].lemma != "add":
            return False
        return any(self._word(i) == "to" for i in range(verb, self.clause.end))
