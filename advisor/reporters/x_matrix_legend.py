"""What the marks of an X-matrix mean, in as many lines as the page needs for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from advisor.reporters.drawing import width
from advisor.strategy.matrix import Matrix

MarkName: TypeAlias = Literal["strong", "weak", "unsaid", "owner", "named", "reached"]

_WORDS: Mapping[MarkName, str] = {
    "strong": "strong correlation",
    "weak": "weak correlation",
    "unsaid": "correlated, strength not said",
    "owner": "accountable",
    "named": "item that the objective names",
    "reached": "item that it reaches through correlations",
}
_SIZE, _LEADING = 12.0, 20.0
_BEHIND_MARK, _APART = 22.0, 22.0


class Entry(NamedTuple):
    """A mark and its words; `x` and `y` are where it begins, `wide` how much room it takes."""

    mark: MarkName
    words: str
    x: float
    y: float
    wide: float


def legend_of(matrix: Matrix, room: float, *, objectives: bool) -> tuple[Entry, ...]:
    """The marks that a drawing may show, in lines no wider than `room`; the first line stands at 0.

    >>> from advisor.domain.plan import XMatrix
    >>> from advisor.strategy.matrix import matrix_of
    >>> [(entry.words, entry.y) for entry in legend_of(matrix_of(XMatrix()), 300, objectives=False)]
    [('strong correlation', 0.0), ('weak correlation', 0.0), ('accountable', 20.0)]
    """
    unsaid = any(None in row.values() for row in matrix.marks.values())
    left_out = {*(() if unsaid else ("unsaid",)), *(() if objectives else ("named", "reached"))}
    placed, x, y = [], 0.0, 0.0
    for mark, words in _WORDS.items():
        if mark in left_out:
            continue
        wide = _BEHIND_MARK + width(words, _SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _LEADING
        placed.append(Entry(mark, words, x, y, wide))
        x += wide + _APART
    return tuple(placed)
