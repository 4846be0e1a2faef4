"""The families of measures that a sentence speaks of: money, speed, quality and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from advisor.text.bits import bits
from advisor.text.lexicon import lists
from advisor.text.sentence import classes
from advisor.text.tokens import Token


@cache
def _families() -> dict[str, str]:
    return {
        word.replace("_", " "): family
        for family, section in reversed(lists("families").items())
        for word in section["words"].split()
    }


def family_of(tokens: Iterable[Token]) -> str | None:
    """The family of the head: the last word that has one before a preposition, else after it.

    In "support response time" the time is measured, in "lead time of an order" too;
    people and organisations that are counted are growth.

    >>> from advisor.text.tokens import tokenise
    >>> family_of(tokenise("average support response time"))
    'speed'
    """
    words = list(tokens)
    edge, prep = 1, bits().prep
    while edge < len(words) and not words[edge].mask & prep:
        edge += 1
    return _last_family(words[:edge]) or _last_family(words[edge:])


def _last_family(tokens: list[Token]) -> str | None:
    families, pairs, c = _families(), _pairs(), classes()
    people = c.customer | c.unit
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        lower, lemma = token.lower, token.lemma
        firsts = pairs.get(lower) or pairs.get(lemma)
        found = (firsts.get(tokens[at - 1].lower) or firsts.get(tokens[at - 1].lemma)) if firsts and at else None
        found = found or families.get(lower) or families.get(lemma)
        if found or token.mask & people:
            return found or "growth"
    return None


@cache
def _pairs() -> dict[str, dict[str, str]]:
    """The families of two words together ("active user"), by the second and the first."""
    pairs: dict[str, dict[str, str]] = {}
    for phrase, family in _families().items():
        first, _, second = phrase.partition(" ")
        if second and " " not in second:
            pairs.setdefault(second, {})[first] = family
    return pairs
