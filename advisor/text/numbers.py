"""Figures in a sentence, as people write them, and what only looks like one.

`15%`, `1.5k`, `$2M`, `€2,5 Mio.`, "three", "a third", `3x`, `99.95%`, "2-3", "11 and a
half", "every", and figures withheld (`N7`, `$X`). Not figures: dates, versions, issue
numbers, names, ordinals, "the two regions", "in one place".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from advisor.domain.place import Span
from advisor.text.flags import FIGURE
from advisor.text.lexicon import lexicon, lists
from advisor.text.quantity import Comparator, Quantity, QuantityKind
from advisor.text.tokens import MARK, NUMBER, WORD, Token

_REDACTED = re.compile(r"n\d{1,3}|[xyz]{1,3}|n|m|l|p|q")
_VERSION = re.compile(r"\d+\.\d+\.\d+.*")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset({"-", "–", "—", "‑"})


class _Units:
    """The word lists of figures, filled once by `units`."""

    words: dict[str, float]
    fractions: dict[str, float]
    changes: dict[str, float]
    magnitudes: dict[str, float]
    glued: dict[str, float]
    durations: dict[str, float]
    signs: frozenset[str]
    codes: frozenset[str]
    sizes: frozenset[str]
    points: frozenset[str]
    not_one: frozenset[str]
    named: frozenset[str]
    comparators: dict[str, list[tuple[tuple[str, ...], Comparator]]]
    trailing: dict[str, list[tuple[tuple[str, ...], Comparator]]]


@cache
def units() -> _Units:
    """The figures' word lists (lexicon/units.toml), in the shape that the scanner wants."""
    data = lists("units")
    sides: tuple[tuple[str, Comparator], ...] = (("at_least", "at-least"), ("at_most", "at-most"), ("about", "about"))
    after: tuple[tuple[str, Comparator], ...] = (("at_least_after", "at-least"), ("at_most_after", "at-most"))
    values = (
        data["words"], data["fractions"], data["changes"], data["magnitudes"], data["glued"], data["durations"],
        frozenset(data["currency"]["signs"].split()), frozenset(data["currency"]["codes"].split()),
        frozenset(data["sizes"]["words"].split()), frozenset(data["points"]["words"].split()),
        frozenset(data["not_one"]["words"].split()), frozenset(data["qualified"]["words"].split()),
        _phrases(data, sides, -1), _phrases(data, after, 0),
    )  # fmt: skip
    made = _Units()
    for name, value in zip(_Units.__annotations__, values, strict=True):
        setattr(made, name, value)
    return made


def _phrases(
    data: dict[str, Any], sections: Sequence[tuple[str, Comparator]], key: int
) -> dict[str, list[tuple[tuple[str, ...], Comparator]]]:
    """Phrases of comparison by the word that stands next to the figure, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
    for section, sense in sections:
        for phrase in data[section]["phrases"].strip().replace("\n", "|").split("|"):
            words = tuple(re.findall(r"[^\W_]+|\S", phrase))
            found.setdefault(words[key], []).append((words, sense))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found


def parse_number(text: str) -> float:
    """The value of digits with separators; a comma before three digits parts thousands, any other is decimal.

    >>> [parse_number(text) for text in ("1,200", "2,5", "1.000.000", "99.95")]
    [1200.0, 2.5, 1000000.0, 99.95]
    """
    commas, dots = text.count(","), text.count(".")
    if commas and dots:
        decimal = "," if text.rfind(",") > text.rfind(".") else "."
        text = text.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    elif commas:
        groups = text.split(",")
        thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"
        text = text.replace(",", "") if thousands or commas > 1 else text.replace(",", ".")
    elif dots > 1:
        text = text.replace(".", "")
    return float(text)


def find_quantities(tokens: list[Token], text: str, dates: frozenset[int]) -> list[Quantity]:
    """Every figure in a sentence, in order; `dates` are the tokens that belong to dates.

    >>> from advisor.text.tokens import tokenise
    >>> text = "Raise NPS from 32 to 55 in at least 3 regions"
    >>> [quantity.text for quantity in find_quantities(tokenise(text), text, frozenset())]
    ['32', '55', '3']
    """
    scanner = _Scanner(tokens, text, dates)
    found: list[Quantity] = []
    past = depth = 0
    for at, token in enumerate(tokens):
        if token.kind == MARK and token.text in "([)]":
            depth = max(0, depth + (1 if token.text in "([" else -1))
        if at < past or not token.mask & FIGURE or at in dates:
            continue
        quantity = scanner.at(at)
        if quantity is not None:
            found.append(quantity._replace(aside=True) if depth else quantity)
            past = max(at + 1, quantity.last)
    return found


class _Scanner:
    """Reads the figure that begins at a token, if one does."""

    def __init__(self, tokens: list[Token], text: str, dates: frozenset[int]) -> None:
        self.tokens = tokens
        self.text = text
        self.dates = dates
        self.units = units()
        self.bits = lexicon().bits

    def at(self, at: int) -> Quantity | None:
        token = self.tokens[at]
        lower = token.lower
        if token.kind == NUMBER:
            return self._digits(at)
        if token.kind == WORD:
            if lower in self.units.words:
                return self._number_word(at)
            if lower in {"hundreds", "thousands", "dozens", "tens", "millions"} and self._word(at + 1) == "of":
                return self._make(at, at + 1, None, None, "number")
            if lower == "twice" and self._word(at + 1) == "as":
                return self._make(at, at + 1, 2, None, "factor")
            if lower in self.units.changes:
                return self._make(at, at + 1, self.units.changes[lower], None, "factor")
            if lower in self.units.fractions or lower in {"a", "an"}:
                return self._fraction(at)
            if token.mask & self.bits["quantifier"]:
                return self._quantifier(at)
            if (
                lower in self.units.codes
                and token.text.isupper()
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].kind == NUMBER
            ):
                return self._money(at)
            if _REDACTED.fullmatch(lower) and token.text.isupper():
                return self._withheld(at, at)
        elif token.text in self.units.signs and at + 1 < len(self.tokens):
            return self._money(at)
        return None

    def _word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def _mark(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _glued(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def _make(self, first: int, last: int, value: float | None, unit: str | None, kind: QuantityKind, *, high: float | None = None, redacted: bool = False) -> Quantity:  # fmt: skip
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        comparator = self._comparator(first, last)
        return Quantity(span, span.of(self.text), value, unit, kind, comparator, high, redacted, "level", first, last)

    # -- digits ---------------------------------------------------------------------------------

    def _digits(self, at: int) -> Quantity | None:
        if self._names_something(at):
            return None
        first, after = at, at + 1
        value, high = parse_number(self.tokens[at].text), None
        if self._word(after) in _ORDINALS and self._glued(after):
            return self._rank(at, after + 1) if self._ranks(at, after + 1) else None
        while self._is_thousand_group(after):
            value = value * 1000 + float(self.tokens[after].text)
            after += 1
        if self._mark(after) in _DASHES and after + 1 < len(self.tokens) and after + 1 not in self.dates:
            if (
                self.tokens[after + 1].kind == NUMBER
                and self._glued(after)
                and value == parse_number(self.tokens[after + 1].text)
            ):
                return None
            if self.tokens[after + 1].kind == NUMBER:
                high = parse_number(self.tokens[after + 1].text)
                after += 2
            elif (
                self._glued(after)
                and self._glued(after + 1)
                and not self._word(after + 1).startswith(("hour", "day", "minute", "point"))
            ):
                return None
        elif self._mark(after) in "/:" and self._mark(after) and self._glued(after) and self._glued(after + 1):
            return self._ratio(at, after)
        if (
            self._word(after) == "and"
            and self._word(after + 1) in {"a", "one"}
            and self._word(after + 2) in self.units.fractions
        ):
            return self._make(first, after + 3, value + self.units.fractions[self._word(after + 2)], None, "number")
        if self._tops(first):
            return self._rank(first, after)
        if self._word(after) in {"in", "of", "out"} and value < 1000:
            over = after + 2 if self._word(after) == "out" and self._word(after + 1) == "of" else after + 1
            whole = self._whole(over)
            if whole is not None and whole > value and (self._word(after) != "of" or self._word(over + 1)):
                return self._make(first, over + 1, value / whole, None, "ratio")
        if (
            re.fullmatch(r"\d{1,3}\.\d{3}", self.tokens[at].text)
            and after < len(self.tokens)
            and self.tokens[after].mask & self.bits["PLURAL"]
        ):
            value *= 1000
        return self._with_unit(first, after, value, high)

    def _whole(self, at: int) -> float | None:
        """The number that a share is out of ("9 out of 10", "1 in 8", "34 of the 41")."""
        if self._word(at) == "the":
            return None
        if (
            0 <= at < len(self.tokens)
            and self.tokens[at].kind == NUMBER
            and at not in self.dates
            and self._mark(at + 1) != "%"
        ):
            return parse_number(self.tokens[at].text)
        return self.units.words.get(self._word(at)) if self._word(at) != "one" else None

    def _is_thousand_group(self, at: int) -> bool:
        """`1 500` with a space, thin or not, between the groups."""
        if not 0 < at < len(self.tokens):
            return False
        token, before = self.tokens[at], self.tokens[at - 1]
        digits = token.kind == NUMBER and len(token.text) == 3 and token.text.isdigit()
        return digits and before.text.isdigit() and len(before.text) <= 3 and token.start == before.end + 1

    def _with_unit(self, first: int, after: int, value: float, high: float | None) -> Quantity:
        unit: str | None = None
        kind: QuantityKind = "number"
        word = self._word(after)
        glued = self._glued(after)
        scale = self.units.magnitudes.get(word) or (self.units.glued.get(word) if glued else None)
        if scale and not (word in {"hundred", "dozen"} and not glued and word not in self.units.words):
            value, high = value * scale, high * scale if high is not None else None
            after += 1
            if self._mark(after) == "." and self._glued(after) and word in {"mio", "mrd", "tsd"}:
                after += 1
            word, glued = self._word(after), self._glued(after)
        mark = self._mark(after)
        if mark in {"%", "‰"}:
            unit, kind, after = mark, "percent", after + 1
            if self._word(after) in self.units.points:
                unit, kind, after = "points", "points", after + 1
        elif word in {"percent", "pct"} or (word == "per" and self._word(after + 1) == "cent"):
            unit, kind, after = "%", "percent", after + (2 if word == "per" else 1)
        elif word in {"percentage"} and self._word(after + 1) in self.units.points:
            unit, kind, after = "points", "points", after + 2
        elif (word in {"x", "×"} and (glued or not self._word(after + 1)[:1].isdigit())) or (
            word == "times"
            and self._word(after + 1) not in {"a", "per", "each", "every", "this", "in", "during", "on", "at", ""}
        ) or (word == "fold" and glued):
            unit, kind, after = "x", "factor", after + 1
        elif (mark and mark in self.units.signs) or word in self.units.codes:
            unit, kind, after = mark if mark in self.units.signs else word, "money", after + 1
        elif word in self.units.durations and (glued or len(word) > 1):
            unit, kind, after = word, "duration", after + 1
        elif word in self.units.sizes and (glued or len(word) > 1):
            unit, kind, after = word, "size", after + 1
        elif word in self.units.points:
            unit, kind, after = "points", "points", after + 1
        elif word in {"working", "business", "calendar"} and self._word(after + 1) in self.units.durations:
            unit, kind, after = f"{word} {self._word(after + 1)}", "duration", after + 2
        return self._make(first, after, value, unit, kind, high=high)

    def _ratio(self, at: int, slash: int) -> Quantity | None:
        """`4/5`, `3/3`, `100/day`; not `24/7` and not a date."""
        left, right = self.tokens[at], self.tokens[slash + 1]
        if right.kind != NUMBER:
            return self._with_unit(at, slash, parse_number(left.text), None) if self._mark(slash) == "/" else None
        if (left.text, right.text) in {("24", "7"), ("1", "1"), ("9", "5"), ("50", "50")} or self._mark(slash) == ":":
            return None
        if self._mark(slash + 2) == "/":
            return None
        whole = parse_number(right.text)
        return self._make(at, slash + 2, parse_number(left.text) / whole if whole else None, None, "ratio")

    def _names_something(self, at: int) -> bool:
        """Whether the number is part of a name: `ISO 9001`, `phase 2`, `#123`, `4.0.1`, `Windows 11`, `the two`."""
        token = self.tokens[at]
        if _VERSION.fullmatch(token.text) or self._enumerates(at):
            return True
        before, mark = self._word(at - 1), self._mark(at - 1)
        if mark in {"#", "№", "§", "_"} or (mark in {"/", "."} and token.glued and self._glued(at - 1)):
            return True
        if mark in _DASHES and token.glued and self._glued(at - 1) and self.tokens[at - 2].kind == WORD:
            return True
        if self._who_is_meant(at) or before in {"per", "every", "each"}:
            return True
        if at == 0:
            return False
        if (
            before in self.units.named
            and not self._has_unit(at + 1)
            and not (before in {"grade", "rank", "page"} and self._word(at - 2) in {"to"})
        ):
            return not (self.tokens[at - 1].mask & self.bits["PLURAL"])
        name = self.tokens[at - 1]
        capital = name.kind == WORD and name.text[0].isupper() and at - 1 > 0 and not name.text.isupper()
        return capital and not self._has_unit(at + 1) and not name.mask & (self.bits["preposition"] | self.bits["BASE"] | self.bits["determiner"] | self.bits["noun.metric"])  # fmt: skip

    def _enumerates(self, at: int) -> bool:
        """`2 Release clusters`, `multistream 2.0`: the place in a list, or a version."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and at == 0 and len(token.text) == 1 and after.text[:1].isupper() and not after.glued:
            return not after.mask & self.bits["PLURAL"] and after.lower != "new" and not after.text.isupper()
        before = self.tokens[at - 1] if at else None
        version = (
            token.text.endswith(".0") and before is not None and before.kind == WORD and not self._has_unit(at + 1)
        )
        return bool(
            version
            and before is not None
            and not before.mask & (self.bits["preposition"] | self.bits["noun.metric"])
            and before.lower not in {"than", "least"}
        )

    def _has_unit(self, at: int) -> bool:
        """Whether a unit or a counted noun stands here."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        if token.kind == MARK:
            return token.text in {"%", "+", "€", "$", "£", "‰"}
        units_here = self.units
        lower = token.lower
        known = lower in units_here.durations or lower in units_here.magnitudes or lower in units_here.sizes or lower in units_here.points or lower in {"x", "percent"}  # fmt: skip
        return known or bool(token.mask & self.bits["PLURAL"])

    def _who_is_meant(self, at: int) -> bool:
        """`the two southern regions`, `our 5 offices`, `these three`: the number only says which."""
        before = self._word(at - 1)
        if (
            (before == "with"
            and self._mark(at + 1) == "+")
            or (before == "with" and self._mark(at + 2) == "+" and self._word(at + 1) in self.units.magnitudes)
        ):
            return True
        if before in {"the", "these", "those", "our", "both", "their", "its", "other"}:
            return self._word(at - 2) not in {"top", "reach"} and not self._has_percent(at + 1)
        if before in {"largest", "biggest", "main", "key", "remaining", "existing", "first", "southern", "northern"}:
            return self._word(at - 2) in {"the", "our", "these"}
        return False

    def _has_percent(self, at: int) -> bool:
        return self._mark(at) == "%" or self._word(at) in {"percent", "x", "%"}

    # -- ranks, fractions, words -----------------------------------------------------------------

    def _tops(self, at: int) -> bool:
        """`hits top 5 in …`: a rank to reach, where no counted noun follows."""
        return self._word(at - 1) in {"top", "#"} and not self._counted_after(at + 1)

    def _counted_after(self, at: int) -> bool:
        if at >= len(self.tokens) or self.tokens[at].kind != WORD:
            return self._mark(at) in _DASHES
        token = self.tokens[at]
        return not token.mask & (self.bits["preposition"] | self.bits["conjunction"])

    def _ranks(self, at: int, after: int) -> bool:
        return self._word(after) in {"place", "rank", "position"} or self._word(at - 1) in {
            "ranked",
            "rank",
            "ranks",
            "place",
            "finish",
        }

    def _rank(self, first: int, after: int) -> Quantity:
        start = first - 1 if self._word(first - 1) == "top" else first
        return self._make(start, after, parse_number(self.tokens[first].text), None, "rank")

    def _fraction(self, at: int) -> Quantity | None:
        """`a third`, `half of`, `two thirds`, `a quarter of`; not "this quarter" and not "a half day"."""
        word = at + 1 if self._word(at) in {"a", "an"} else at
        name = self._word(word)
        if name not in self.units.fractions or word in self.dates or name.endswith("s"):
            return self._hundred(at, word) if word > at else None
        if name == "quarter" and self._word(word + 1) != "of":
            return None
        if name in {"third", "fifth", "tenth"} and word == at:
            return None
        if name == "half" and not (
            word > at or self._word(word + 1) in {"of", "the", "our", "all"} or self._word(word - 1) in {"by", "in"}
        ):
            return None
        return self._make(at, word + 1, self.units.fractions[name], None, "ratio")

    def _hundred(self, at: int, word: int) -> Quantity | None:
        """`a hundred`, `a dozen`, `a week`: "a" counts where it stands before a magnitude."""
        name = self._word(word)
        if name == "order" and self._word(word + 1) == "of" and self._word(word + 2) == "magnitude":
            return self._make(at, word + 3, 10, None, "factor")
        if name in {"hundred", "dozen", "thousand", "million", "billion"}:
            return self._make(at, word + 1, self.units.magnitudes[name], None, "number")
        return None

    def _number_word(self, at: int) -> Quantity | None:
        lower = self._word(at)
        if self._who_is_meant(at) or (self._mark(at + 1) in _DASHES and self._glued(at + 1)):
            return None
        after = at + 1
        if self._word(after) in {"in", "out"} and lower != "zero":
            over = after + 2 if self._word(after + 1) == "of" else after + 1
            whole = self._whole(over)
            if whole:
                return self._make(at, over + 1, self.units.words[lower] / whole, None, "ratio")
        if lower in {"one", "two"} and self._word(after) == "or" and self._word(after + 1) == "more":
            return self._make(at, after, self.units.words[lower], None, "number")
        if lower == "one" and not self._one_counts(at):
            return None
        if self._word(after) in self.units.fractions and lower != "one":
            return self._make(
                at, after + 1, self.units.words[lower] * self.units.fractions[self._word(after)], None, "ratio"
            )
        if self._word(after) == "nines":
            return self._make(at, after + 1, 100 - 10 ** (2 - self.units.words[lower]), "%", "percent")
        if self._word(at - 1) == "top" and not self._counted_after(after):
            return self._make(at - 1, after, self.units.words[lower], None, "rank")
        return self._with_unit(at, after, self.units.words[lower], None)

    def _one_counts(self, at: int) -> bool:
        """ "one" counts where the count is the point: "at least one", "one paying customer"."""
        before, after = self._word(at - 1), self._word(at + 1)
        if (
            before in {"no", "each", "another", "the", "any", "which", "this", "every"}
            or after in {"another", "of"} | self.units.not_one
        ):
            return before in {"least", "than"}
        if (
            at + 1 >= len(self.tokens)
            or self.tokens[at + 1].kind != WORD
            or self.tokens[at + 1].mask & self.bits["THIRD"] & ~self.bits["PLURAL"]
        ):
            return before in {"least", "than"}
        return not self.tokens[at + 1].mask & (self.bits["preposition"] | self.bits["conjunction"])

    def _quantifier(self, at: int) -> Quantity | None:
        """`all`, `every`, `each`, `no`, `zero`, `none` where they say how many."""
        lower, after = self._word(at), self._word(at + 1)
        token_after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if (
            lower in {"any", "both", "whole", "nothing", "everything"}
            or self._mark(at + 1) in _DASHES
            or (token_after is None
            and lower not in {"none", "zero", "nobody", "everyone"})
        ):
            return None
        if (
            after in {"longer", "later", "more", "less", "fewer", "matter", "one", "hands", "other", "need", "doubt"}
            or (self._word(at - 1) in {"at", "over", "of", "and", "after", "above"}
            and lower == "all")
        ):
            return None
        if lower in {"every", "each", "all"} and (
            at + 1 in self.dates
            or after in self.units.durations
            or after in {"quarter", "friday", "monday", "other", "time"}
        ):
            return None
        if (
            lower in {"every", "each"}
            and self.tokens[at + 1].mask & self.bits["noun.thing"]
            and after in {"step", "opportunity", "time", "way", "stage", "day"}
        ):
            return None
        if lower == "no" and token_after is not None and (token_after.kind != WORD or token_after.lower in {"."}):
            return None
        value = {"no": 0.0, "zero": 0.0, "none": 0.0, "nobody": 0.0}.get(lower)
        return self._make(at, at + 1, value, None, "quantifier")

    # -- money and withheld figures -----------------------------------------------------------------

    def _money(self, at: int) -> Quantity | None:
        after = self.tokens[at + 1]
        sign = self.tokens[at].text
        if self._word(at - 1) == "with" and any(self._mark(at + k) == "+" for k in (2, 3)):
            return None
        if after.kind == NUMBER:
            quantity = self._with_unit(at, at + 2, parse_number(after.text), None)
            if self._mark(at + 2) in _DASHES and at + 3 < len(self.tokens):
                skip = at + 3 + (self._mark(at + 3) in self.units.signs)
                if skip < len(self.tokens) and self.tokens[skip].kind == NUMBER:
                    ranged = self._with_unit(
                        at, skip + 1, parse_number(after.text), parse_number(self.tokens[skip].text)
                    )
                    return ranged._replace(unit=sign, kind="money")
            return quantity._replace(unit=sign, kind="money")
        if after.kind == WORD and after.glued and after.text.isupper() and len(after.text) <= 4 and sign != "kr":
            return (
                self._withheld(at, at + 1)._replace(unit=sign, kind="money")
                if _REDACTED.fullmatch(after.lower)
                else None
            )
        return None

    def _withheld(self, first: int, at: int) -> Quantity | None:  # type: ignore[return]
        """`N9 customers`, `$X`, `X%`: a figure that its authors keep to themselves."""
        lower, after = self._word(at), self._mark(at + 1)
        sure = (
            lower[1:].isdigit()
            or first < at
            or (after == "%" and self._glued(at + 1))
            or (after == "/" and self._glued(at + 1))
        )
        if not sure and (len(lower) < 2 or lower in {"xx"}) and not self._stands_for_a_figure(at):
            return None
        if not sure and lower in {"x", "y", "z"} and not self._stands_for_a_figure(at):
            return None
        last = at + 1
        unit: str | None = None
        kind: QuantityKind = "number"
        if after == "%":
            last, unit, kind = at + 2, "%", "percent"
        elif self._word(at + 1) == "x" and self._glued(at + 1):
            last, unit, kind = at + 2, "x", "factor"
        elif self._word(at + 1) in {"percent"}:
            last, unit, kind = at + 2, "%", "percent"
        return self._make(first, last, None, unit, kind, redacted=True)

    def _stands_for_a_figure(self, at: int) -> bool:
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = self._word(at - 1)
        if before in {"to", "least", "than", "of", "reach", "top", "by", ">", "<"} or self._mark(at + 1) == "+":
            return True
        return (
            after is not None
            and after.kind == WORD
            and bool(after.mask & self.bits["PLURAL"])
            and len(self._word(at)) > 1
        )

    # -- comparators ----------------------------------------------------------------------------------

    def _comparator(self, first: int, last: int) -> Comparator | None:
        tokens = self.tokens
        for phrase, sense in self.units.comparators.get(self._word(first - 1), ()):
            size = len(phrase)
            if size <= first and all(tokens[first - size + i].lower == phrase[i] for i in range(size)):
                return self._flipped(first - size, sense)
        if self._word(first - 1) in {"first", "the", "our"} and "within" in {
            self._word(first - 2),
            self._word(first - 3),
        }:
            return "at-most"
        for phrase, sense in self.units.trailing.get(self._word(last), ()):
            size = len(phrase)
            if last + size <= len(tokens) and all(tokens[last + i].lower == phrase[i] for i in range(size)):
                return sense
        return None

    def _flipped(self, before: int, sense: Comparator) -> Comparator:
        """ "no more than" and "not less than" turn the comparison round."""
        if self._word(before - 1) in {"no", "not", "never"} and sense != "about":
            return "at-most" if sense == "at-least" else "at-least"
        return sense
