"""The figures of a sentence, for the tests of how figures are read."""

from __future__ import annotations

from advisor.text.quantity import Quantity
from advisor.text.statement import read_statement


def figures_of(text: str) -> tuple[Quantity, ...]:
    """All figures of a key result."""
    return read_statement(text).quantities


def figure_of(text: str) -> Quantity:
    """The one figure of a key result."""
    found = figures_of(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]
