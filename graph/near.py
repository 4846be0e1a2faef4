"""Names that are nearly the same: what someone may have meant by one that is of nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.names import plain
from graph.nodes import Node, NodeKind

_PIECE = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 120  # characters of a name that are compared
_LOOKED_AT = 200  # names that share a pair of letters, for each pair
_COMPARED = 12  # names that are compared letter by letter
_LIKE = 0.75


class _Known(NamedTuple):
    """A name that there is: as written, made plain, its figures, and the plan that it stands in."""

    written: str
    plain: str
    figures: tuple[int, ...]
    plan: int


class Near:
    """The ids and titles of some kinds of things, to be searched by likeness.

    However many there are, a search looks at a few hundred of them.
    """

    def __init__(self, nodes: Iterable[Node], positional: Sequence[frozenset[str]], kinds: Sequence[NodeKind]) -> None:
        self._known: list[_Known] = []
        self._squeezed: dict[str, list[int]] = {}
        self._pairs: dict[str, list[int]] = {}
        seen: set[tuple[str, int]] = set()
        for node in nodes:
            if node.kind not in kinds:
                continue
            for name in dict.fromkeys(filter(None, (node.id, node.words))):
                if (name, node.plan) not in seen and not (name == node.id and name in positional[node.plan]):
                    seen.add((name, node.plan))
                    self._add(name, node.plan)

    def _add(self, name: str, plan: int) -> None:
        short = plain(name[:_LONGEST])
        number = len(self._known)
        self._known.append(_Known(name, short, _figures(short), plan))
        squeezed = self._squeezed.setdefault(_squeezed(short), [])
        if len(squeezed) < _LOOKED_AT:
            squeezed.append(number)
        for pair in _pairs(short):
            found = self._pairs.setdefault(pair, [])
            if len(found) < _LOOKED_AT:
                found.append(number)

    def to(self, name: str, plan: int) -> str | None:
        """The name nearest to one, the plan's own before those of others; None where nothing is near.

        Ids that differ in their figures are other ids: `O12` is not nearly `O1`.
        """
        short = plain(name[:_LONGEST])
        same = self._squeezed.get(_squeezed(short), ())
        best = min(same, key=lambda number: (self._known[number].plan != plan, number), default=None)
        if best is not None:
            return self._known[best].written
        figures, is_id = _figures(short), " " not in short
        rated = [
            (_likeness(short, known.plain), known.plan == plan, -number)
            for number, known in self._candidates(short)
            if not is_id or known.figures == figures
        ]
        like, _, number = max(rated, default=(0.0, False, 0))
        return self._known[-number].written if like >= _LIKE else None

    def _candidates(self, short: str) -> Iterator[tuple[int, _Known]]:
        """The names that share the most pairs of letters, of about the same length."""
        shared: Counter[int] = Counter()
        for pair in _pairs(short):
            shared.update(self._pairs.get(pair, ()))
        most = sorted(shared, key=lambda number: (-shared[number], number))
        fitting = (number for number in most if 0.6 <= len(self._known[number].plain) / max(1, len(short)) <= 1.7)
        for number, _ in zip(fitting, range(_COMPARED), strict=False):
            yield number, self._known[number]


def _squeezed(short: str) -> str:
    """A name without blanks, marks and leading zeros.

    >>> _squeezed("o-01.k2") == _squeezed("o1 k2")
    True
    """
    return " ".join(piece.lstrip("0") if piece[0].isdigit() else piece for piece in _PIECE.findall(short)) or short


def _figures(short: str) -> tuple[int, ...]:
    return tuple(int(piece) for piece in _PIECE.findall(short) if piece.isdecimal())


def _pairs(short: str) -> set[str]:
    padded = f" {short} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()
