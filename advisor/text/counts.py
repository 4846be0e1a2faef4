"""Figures in words: "three", "a third", "two thirds", "a dozen", "double", "all", "no", and figures withheld."""

from __future__ import annotations

import re

from advisor.text.digits import part_after, rank, tops, whole_at, with_unit
from advisor.text.labels import says_which
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.scan import Scan

_WITHHELD = re.compile(r"n\d{1,3}|[xyz]{1,3}|n|m|l|p|q")
_ABSENT = frozenset({"no", "zero", "none", "nobody"})


def read_count(scan: Scan, at: int) -> Quantity | None:
    """The figure that begins with the word at a token; None where it is no figure.

    >>> from advisor.text.tokens import tokenise
    >>> text = "three regions, a third of users, N7 sites"
    >>> scan = Scan(tokenise(text), text)
    >>> [found.text for at in range(9) if (found := read_count(scan, at))]
    ['three', 'a third', 'N7']
    """
    word = scan.lowers[at]
    if word in scan.units.words:
        return _number_word(scan, at)
    if word in word_set("many") and scan.lowers[at + 1] == "of":
        return scan.quantity(at, at + 1, None, "number")
    if word == "twice" and scan.lowers[at + 1] == "as":
        return scan.quantity(at, at + 1, 2, "factor")
    if word in scan.units.changes:
        return scan.quantity(at, at + 1, scan.units.changes[word], "factor")
    if word in {"a", "an"}:
        if scan.lowers[at - 1] == "not" and scan.lowers[at + 1] == "single":
            return scan.quantity(at - 1, at + 2, 0.0, "quantifier")
        return _fraction(scan, at, at + 1) or _a_magnitude(scan, at)
    if word in scan.units.shares:
        share = with_unit(scan, at, at + 1, scan.units.shares[word])
        return share if share.unit else share._replace(kind="ratio")
    if word in scan.units.fractions:
        return _fraction(scan, at, at)
    if scan.masks[at] & scan.bits.quantifier:
        return _quantifier(scan, at)
    if _WITHHELD.fullmatch(word) and scan.tokens[at].text.isupper():
        return _withheld(scan, at)
    if word == "x" and at and scan.is_word(at - 1) and scan.is_word(at + 1):
        return scan.quantity(at, at + 1, None, "number", redacted=True)
    return None


def read_withheld_money(scan: Scan, at: int) -> Quantity | None:
    """`$X`, `€N7`: a sum that its authors keep to themselves; `at` is its sign."""
    after = scan.tokens[at + 1]
    if not (scan.glued(at + 1) and after.text.isupper() and _WITHHELD.fullmatch(after.lower)):
        return None
    return scan.quantity(at, at + 2, None, "money", unit=scan.tokens[at].text, redacted=True)


def _number_word(scan: Scan, at: int) -> Quantity | None:
    word, after = scan.lowers[at], at + 1
    if scan.lowers[at - 1] in word_set("before_an_hour") and not scan.is_word(after) and scan.lowers[after] != "%":
        return None  # "go home at five", "past fourteen"
    value = scan.units.words[word]
    if says_which(scan, at) or (scan.is_dash(after) and scan.glued(after)):
        return None
    if scan.lowers[at - 1] in {"per", "every", "each"}:
        return None
    if scan.lowers[after] in {"in", "out"} and value:
        over = after + 2 if scan.lowers[after + 1] == "of" else after + 1
        whole = whole_at(scan, over)
        if whole:
            return scan.quantity(at, over + 1, value / whole, "ratio")
    if word in {"one", "two"} and scan.lowers[after] == "or" and scan.lowers[after + 1] == "more":
        return scan.quantity(at, after, value, "number")
    part, past = part_after(scan, after)
    if part:
        return with_unit(scan, at, past, value + part)
    if scan.lowers[after] in scan.units.fractions and (word != "one" or _is_share(scan, at, after)):
        return scan.quantity(at, after + 1, value * scan.units.fractions[scan.lowers[after]], "ratio")
    if tops(scan, at, value):
        return rank(scan, at, after, value)
    if word == "one" and not _one_counts(scan, at):
        return None
    if scan.lowers[after] == "nines":
        return scan.quantity(at, after + 1, 100 - 10 ** (2 - value), "percent", unit="%")
    return with_unit(scan, at, after, value)


def _one_counts(scan: Scan, at: int) -> bool:
    """ "one" counts where the count is the point: "at least one", "one paying customer"."""
    before, after = scan.lowers[at - 1], scan.lowers[at + 1]
    if before in {"least", "than"}:
        return True
    if before == "number" or (before == "in" and after in word_set("at_once")):
        return False  # "in one go", "in one visit": how it is done; "the number one platform": praise
    if before in word_set("before_any_one") or after in {"another", "of"} or after in scan.units.not_one:
        return False
    if not scan.is_word(at + 1) or scan.masks[at + 1] & scan.bits.third & ~scan.bits.plural:
        return False
    return not scan.masks[at + 1] & (scan.bits.prep | scan.bits.conj)


def _fraction(scan: Scan, at: int, word: int) -> Quantity | None:
    """`a third`, `half of`, `half an hour`; not "this quarter", "a half day", "half a day workshop" and "the third"."""
    name, led = scan.lowers[word], word > at
    if name not in scan.units.fractions or word in scan.dates or name.endswith("s"):
        return None
    if name == "half" and scan.lowers[word + 1] in {"a", "an"}:
        whole = with_unit(scan, at, word + 2, scan.units.fractions[name])
        names = whole.unit is not None and scan.masks[whole.last] & scan.bits.noun
        return whole if whole.last > word + 2 and not names else None
    if name == "quarter" and not _is_share(scan, at, word):
        return None
    if name in {"third", "fifth", "tenth"} and not led:
        return None
    stands = led or scan.lowers[word + 1] in {"of", "the", "our", "all", "as"} or scan.lowers[word - 1] in {"by", "in"}
    if name == "half" and not (stands or scan.follows_by(at)):
        return None
    return scan.quantity(at, word + 1, scan.units.fractions[name], "ratio")


def _is_share(scan: Scan, first: int, part: int) -> bool:
    """`a quarter of`, `by more than a quarter`, `one third of`; not "in a quarter" and not "one third party"."""
    return scan.lowers[part + 1] == "of" or (scan.follows_by(first) and not scan.masks[part + 1] & scan.bits.noun)


def _a_magnitude(scan: Scan, at: int) -> Quantity | None:
    """`a hundred`, `a dozen`, `an order of magnitude`."""
    name = scan.lowers[at + 1]
    if name == "order" and scan.lowers[at + 2] == "of" and scan.lowers[at + 3] == "magnitude":
        return scan.quantity(at, at + 4, 10, "factor")
    if name in word_set("magnitude_nouns"):
        return scan.quantity(at, at + 2, scan.units.magnitudes[name], "number")
    return None


def _quantifier(scan: Scan, at: int) -> Quantity | None:
    """`all`, `every`, `each`, `no`, `zero`, `none` where they say how many."""
    word, after = scan.lowers[at], scan.lowers[at + 1]
    if word in word_set("loose_quantifiers") or scan.is_dash(at + 1) or after in word_set("after_no_count"):
        return None
    if not after and word not in word_set("alone"):
        return None
    if word == "all" and scan.lowers[at - 1] in word_set("before_idle_all"):
        return None
    numbered = scan.is_number(at + 1) or after in scan.units.words
    if word in {"every", "each", "all"} and _says_when(scan, at + 1 + numbered):
        return None
    if word in {"every", "each"} and scan.masks[at + 1] & scan.bits.thing and after in word_set("occasions"):
        return None
    if word == "no" and (not scan.is_word(at + 1) or scan.masks[at + 1] & scan.bits.comparative):
        return None
    return scan.quantity(at, at + 1, 0.0 if word in _ABSENT else None, "quantifier")


def _says_when(scan: Scan, at: int) -> bool:
    """`every Friday`, `every 2 weeks`, `all day`: a rhythm."""
    return at in scan.dates or scan.lowers[at] in scan.units.durations or scan.lowers[at] in word_set("rhythms")


def _withheld(scan: Scan, at: int) -> Quantity | None:
    """`N9 customers`, `X%`: a figure that its authors keep to themselves."""
    word, after = scan.lowers[at], at + 1
    numbered = word[1:].isdigit()
    tied = scan.lowers[after] in {"%", "/"} and scan.glued(after)
    if not (numbered or tied or _stands_for_a_figure(scan, at)) and (len(word) < 2 or word == "xx"):
        return None
    if scan.lowers[after] in {"%", "percent"}:
        return scan.quantity(at, after + 1, None, "percent", unit="%", redacted=True)
    if scan.lowers[after] == "x" and scan.glued(after):
        return scan.quantity(at, after + 1, None, "factor", unit="x", redacted=True)
    return scan.quantity(at, after, None, "number", redacted=True)


def _stands_for_a_figure(scan: Scan, at: int) -> bool:
    if scan.lowers[at - 1] in word_set("before_a_figure") or scan.lowers[at + 1] == "+":
        return True
    return scan.is_word(at + 1) and scan.is_plural(at + 1) and len(scan.lowers[at]) > 1
