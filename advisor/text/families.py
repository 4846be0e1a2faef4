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
    families = _families()
    people = lexicon().bits["noun.customer"] | lexicon().bits["noun.unit"]
    for token in reversed(tokens):
        found = families.get(token.lower) or families.get(token.lemma) or ("growth" if token.mask & people else None)
        if found:
            return found
    return None
