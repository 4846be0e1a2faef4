"""The families of measures that a sentence speaks of: money, speed, quality and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from advisor.text.bits import bits
from advisor.text.lexicon import lexicon, lists
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
    group = bits()
    edge = next((at for at, token in enumerate(words) if token.mask & group.prep and at), len(words))
    return _last_family(words[:edge]) or _last_family(words[edge:])


def _last_family(tokens: list[Token]) -> str | None:
    families, pairs = _families(), _pairs()
    people = lexicon().bits["noun.customer"] | lexicon().bits["noun.unit"]
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        found = _of_pair(tokens[at - 1], token, pairs) if at else None
        found = found or families.get(token.lower) or families.get(token.lemma)
        if found or token.mask & people:
            return found or "growth"
    return None


def _of_pair(first: Token, second: Token, pairs: dict[str, dict[str, str]]) -> str | None:
    firsts = pairs.get(second.lower) or pairs.get(second.lemma)
    return (firsts.get(first.lower) or firsts.get(first.lemma)) if firsts else None


@cache
def _pairs() -> dict[str, dict[str, str]]:
    """The families of two words together ("active user"), by the second and the first."""
    pairs: dict[str, dict[str, str]] = {}
    for phrase, family in _families().items():
        first, _, second = phrase.partition(" ")
        if second and " " not in second:
            pairs.setdefault(second, {})[first] = family
    return pairs
