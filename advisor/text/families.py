"""The families of measures that a sentence speaks of: money, speed, quality and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from advisor.text.lexicon import lists
from advisor.text.tokens import Token


@cache
def _families() -> dict[str, str]:
    return {word.replace("_", " "): family for family, section in reversed(lists("families").items()) for word in section["words"].split()}


def family_of(tokens: Iterable[Token]) -> str | None:
    """The family of the last word that has one: in "support response time" it is the time that is measured.

    >>> from advisor.text.tokens import tokenise
    >>> family_of(tokenise("average support response time"))
    'speed'
    """
    families = _families()
    found = [families.get(token.lower) or families.get(token.lemma) for token in tokens]
    return next((family for family in reversed(found) if family), None)
