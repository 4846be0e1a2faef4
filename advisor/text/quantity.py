"""What a figure in a sentence is, once read."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.place import Span

QuantityKind: TypeAlias = Literal[
    "number", "percent", "money", "duration", "size", "factor", "points", "rank", "ratio", "quantifier"
]
Comparator: TypeAlias = Literal["at-least", "at-most", "about"]
Role: TypeAlias = Literal["baseline", "target", "delta", "rate", "level"]


class Quantity(NamedTuple):
    """A figure as people write it.

    `span` is the figure with its unit sign or magnitude, without comparator and
    counted noun; `value` in the unit as written (12 for "12 %", 1500 for
    "1.5k", None where it was withheld); `unit` its sign or word; `role` what it
    is in its sentence.
    """

    span: Span
    text: str
    value: float | None
    unit: str | None
    kind: QuantityKind
    comparator: Comparator | None = None
    high: float | None = None
    redacted: bool = False
    role: Role = "level"
    first: int = 0
    last: int = 0
    aside: bool = False
