"""The X-matrix as a model: four sides round an X, marks in the four corners, what cannot be placed.

The sides stand in a ring: breakthroughs, annual targets, improvement priorities,
metrics, and breakthroughs again. Only neighbours share a corner, so only they can
be correlated; direction and strength of a correlation do not matter for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from advisor.domain.plan import MatrixItem, XMatrix

Side: TypeAlias = Literal["breakthroughs", "annual", "priorities", "metrics"]
Strength: TypeAlias = Literal["strong", "weak"]
Key: TypeAlias = tuple[Side, int]

RING: tuple[Side, ...] = ("breakthroughs", "annual", "priorities", "metrics")
NAMES: Mapping[Side, str] = {
    "breakthroughs": "Breakthroughs",
    "annual": "Annual targets",
    "priorities": "Improvement priorities",
    "metrics": "Metrics",
}
_RANK: Mapping[str | None, int] = {"strong": 2, "weak": 1, None: 0}
_LETTERS: Mapping[Side, str] = {"breakthroughs": "B", "annual": "A", "priorities": "P", "metrics": "M"}
_LONGEST_CODE = 6


class Item(NamedTuple):
    """An item with its place; `code` is what a drawing calls it, its own id where that is short."""

    side: Side
    at: int
    code: str
    written: MatrixItem

    @property
    def key(self) -> Key:
        """Side and position, which tell items apart that share an id or have none."""
        return self.side, self.at

    @property
    def owner(self) -> str | None:
        """Who answers for it; blank is nobody."""
        return " ".join((self.written.owner or "").split()) or None


class Corner(NamedTuple):
    """Two neighbouring sides, with how many of their cells carry a mark."""

    one: Side
    other: Side
    marks: int
    cells: int

    @property
    def density(self) -> float:
        """The share of cells that carry a mark, 0 where there are none."""
        return self.marks / self.cells if self.cells else 0.0


class Loose(NamedTuple):
    """A correlation that no corner has a place for: its position in the file, its ends, and why."""

    at: int
    from_: str
    to: str
    why: str


def neighbours(side: Side) -> tuple[Side, Side]:
    """The two sides that share a corner with a side.

    >>> neighbours("annual")
    ('breakthroughs', 'priorities')
    """
    at = RING.index(side)
    return RING[at - 1], RING[(at + 1) % len(RING)]


@dataclass(frozen=True)
class Matrix:
    """An X-matrix made ready: items by side, marks by the keys of both ends, correlations without a corner."""

    sides: Mapping[Side, tuple[Item, ...]]
    marks: Mapping[Key, Mapping[Key, Strength | None]]
    loose: tuple[Loose, ...]
    doubled: tuple[str, ...]

    def items(self) -> Iterator[Item]:
        """Every item, side by side round the ring."""
        for side in RING:
            yield from self.sides[side]

    def item(self, key: Key) -> Item:
        """The item of a key."""
        return self.sides[key[0]][key[1]]

    def marks_of(self, key: Key) -> Mapping[Key, Strength | None]:
        """What an item is correlated with."""
        return self.marks.get(key, {})

    @cached_property
    def empty(self) -> tuple[Side, ...]:
        """The sides that nothing stands on."""
        return tuple(side for side in RING if not self.sides[side])

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """Everybody who answers for an item, in the order of the matrix; case does not tell people apart."""
        found: dict[str, str] = {}
        for item in self.items():
            if item.owner:
                found.setdefault(item.owner.casefold(), item.owner)
        return tuple(found.values())

    @cached_property
    def corners(self) -> tuple[Corner, ...]:
        """The four corners, with how full each is."""
        counts: dict[frozenset[Side], int] = {}
        for one, others in self.marks.items():
            for other in others:
                pair = frozenset((one[0], other[0]))
                counts[pair] = counts.get(pair, 0) + 1
        pairs = [(side, RING[(at + 1) % len(RING)]) for at, side in enumerate(RING)]
        return tuple(
            Corner(
                one, other, counts.get(frozenset((one, other)), 0) // 2, len(self.sides[one]) * len(self.sides[other])
            )
            for one, other in pairs
        )

    @cached_property
    def names(self) -> Mapping[str, Key]:
        """The items by id, and by title where no id is the same; the first of two that share one."""
        return _names(self.sides)[0]


def matrix_of(written: XMatrix) -> Matrix:
    """Make a matrix ready; wrong ids and correlations across the X are kept as `loose` and never raise.

    >>> from advisor.domain.plan import Correlation
    >>> made = matrix_of(XMatrix(
    ...     breakthroughs=(MatrixItem("Guests recommend us", "B1"),),
    ...     annual=(MatrixItem("Repeat visits doubled", "A1"),),
    ...     correlations=(Correlation("A1", "B1", "strong"), Correlation("A1", "Z9")),
    ... ))
    >>> made.marks_of(("annual", 0))
    {('breakthroughs', 0): 'strong'}
    >>> [each.why for each in made.loose]
    ['there is no “Z9” in the matrix']
    """
    sides = _coded(written)
    names, doubled = _names(sides)
    marks: dict[Key, dict[Key, Strength | None]] = {}
    loose = []
    for at, each in enumerate(written.correlations):
        one, other = names.get(each.from_.strip()), names.get(each.to.strip())
        why = _why_loose(each.from_, one, each.to, other)
        if why or one is None or other is None:
            loose.append(Loose(at, each.from_, each.to, why))
            continue
        for here, there in ((one, other), (other, one)):
            row = marks.setdefault(here, {})
            known = row.get(there)
            row[there] = each.strength if there not in row or _RANK[each.strength] > _RANK[known] else known
    return Matrix(sides, marks, tuple(loose), doubled)


def _why_loose(from_: str, one: Key | None, to: str, other: Key | None) -> str:
    """Why a correlation has no place in a corner; empty where it has one."""
    missing = [name for name, key in ((from_, one), (to, other)) if key is None]
    if one is None or other is None:
        return " and ".join(f"there is no “{name}” in the matrix" for name in dict.fromkeys(missing))
    if other[0] in neighbours(one[0]):
        return ""
    if one[0] == other[0]:
        return f"both stand under {NAMES[one[0]].lower()}"
    return f"{NAMES[one[0]].lower()} and {NAMES[other[0]].lower()} face each other and share no corner"


def _names(sides: Mapping[Side, tuple[Item, ...]]) -> tuple[dict[str, Key], tuple[str, ...]]:
    """Keys by id, then by title, and the ids that stand twice."""
    found: dict[str, Key] = {}
    doubled: dict[str, None] = {}
    items = [item for side in RING for item in sides[side]]
    for item in items:
        written = (item.written.id or "").strip()
        if written:
            if written in found:
                doubled[written] = None
            found.setdefault(written, item.key)
    for item in items:
        if item.written.title.strip():
            found.setdefault(item.written.title.strip(), item.key)
    return found, tuple(doubled)


def _coded(written: XMatrix) -> dict[Side, tuple[Item, ...]]:
    """The items with codes: a short id of their own, else a letter and a number that no item has."""
    sides: dict[Side, tuple[MatrixItem, ...]] = {side: getattr(written, side) for side in RING}
    taken = {(item.id or "").strip() for items in sides.values() for item in items}
    made = {}
    for side, items in sides.items():
        number = 0
        coded = []
        for at, item in enumerate(items):
            code = (item.id or "").strip()
            if not 0 < len(code) <= _LONGEST_CODE:
                number += 1
                while f"{_LETTERS[side]}{number}" in taken:
                    number += 1
                code = f"{_LETTERS[side]}{number}"
            coded.append(Item(side, at, code, item))
        made[side] = tuple(coded)
    return made
