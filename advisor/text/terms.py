"""Whether two texts speak of the same thing, by the lemmas of their telling words."""

from __future__ import annotations

from functools import lru_cache

from advisor.text.measure import terms_of
from advisor.text.tokens import tokenise


@lru_cache(maxsize=4_000)
def terms_in(text: str) -> frozenset[str]:
    """The telling lemmas of a text.

    >>> sorted(terms_in("Our customers love the new onboarding"))
    ['customer', 'love', 'onboard']
    """
    return terms_of(tokenise(text))


def same_metric(terms: frozenset[str], text: str) -> bool:
    """Whether a text names the metric with these terms: all of them, and little beside.

    >>> same_metric(frozenset({"revenue"}), "10% more revenue")
    True
    >>> same_metric(frozenset({"revenue"}), "revenue per employee in the northern region")
    False
    """
    other = terms_in(text)
    return bool(terms) and terms <= other and len(other - terms) <= 1


def alike(one: str, other: str) -> float:
    """How much of two texts' telling words they share, 0 to 1.

    >>> alike("Increase revenue", "Revenue increase")
    1.0
    """
    left, right = terms_in(one), terms_in(other)
    return len(left & right) / len(left | right) if left | right else 0.0
