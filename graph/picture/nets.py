"""Nets: ties that end at the same place share a line, as the lines of a metro map do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from graph.marks import Mark
from graph.picture.model import Tie, TieKind
from graph.picture.order import Columns, Wire

End: TypeAlias = tuple[int, int]  # a card, and a part of it
_SHARED = ("serves", "measures")


class Net(NamedTuple):
    """A line with one end at the right side of a card, `left`, and ends at the left sides of cards further right.

    Where all its cards stand in one column it has no left end. `forth` says that it
    is read from left to right, against the order of levels.
    """

    kind: TieKind
    marks: tuple[Mark, ...]
    left: End | None
    rights: tuple[End, ...]
    ties: tuple[int, ...]
    forth: bool = False


def nets_of(ties: Sequence[Tie], column: Sequence[int]) -> tuple[Net, ...]:
    """The nets of some ties; a dashed line is never shared, since its dashes would run into each other."""
    found: dict[tuple[object, ...], tuple[list[End], list[int]]] = {}
    for at, tie in enumerate(ties):
        source, target = (tie.source, tie.source_part), (tie.target, tie.target_part)
        way = column[tie.source] - column[tie.target]
        left, right = (target, source) if way > 0 else (source, target)
        own = -1 if tie.kind in _SHARED and way else at
        key = (way == 0, left if way else at, way < 0, tie.kind, tie.marks, own)
        rights, numbers = found.setdefault(key, ([], []))
        rights += [right] if way else [target, source]
        numbers.append(at)
    return tuple(
        Net(ties[numbers[0]].kind, ties[numbers[0]].marks, None if key[0] else _left(ties[numbers[0]], bool(key[2])),
            tuple(dict.fromkeys(rights)), tuple(numbers), bool(key[2]))
        for key, (rights, numbers) in found.items()
    )  # fmt: skip


def _left(tie: Tie, forth: bool) -> End:
    return (tie.source, tie.source_part) if forth else (tie.target, tie.target_part)


class Ordered(NamedTuple):
    """Cards of each column from the top down; for each net how many cards of a column lie above where it passes."""

    columns: tuple[tuple[int, ...], ...]
    passes: dict[tuple[int, int], tuple[int, int]]
    crossings: int


def ordered(columns: Sequence[Sequence[int]], nets: Sequence[Net], parts: Sequence[int]) -> Ordered:
    """Order the cards of all columns, and find where nets pass the columns between their ends.

    `parts` is how many parts each card has. A pass is given by net and column, as the
    number of cards above it and its place among the passes of its column.
    """
    column = {card: at for at, cards in enumerate(columns) for card in cards}
    places = [list(cards) for cards in columns]
    wires: list[list[Wire]] = [[] for _ in columns[1:]]
    passing: dict[int, tuple[int, int]] = {}
    number = len(column)
    for at, net in enumerate(nets):
        if net.left is None:
            continue
        first = column[net.left[0]]
        before, lift = net.left[0], (net.left[1] + 1.5) / (parts[net.left[0]] + 2)
        for between in range(first, max(column[card] for card, _ in net.rights)):
            ends = [card for card, _ in net.rights if column[card] == between + 1]
            wires[between] += (Wire(before, card, lift) for card in dict.fromkeys(ends))
            if any(column[card] > between + 1 for card, _ in net.rights):
                passing[number] = (at, between + 1)
                places[between + 1].append(number)
                wires[between].append(Wire(before, number, lift))
                before, lift, number = number, 0.5, number + 1
    made = Columns(places, wires)
    crossings = made.arrange()
    passes: dict[tuple[int, int], tuple[int, int]] = {}
    for order in made.columns:
        above = 0
        for place in order:
            if place in passing:
                passes[passing[place]] = (above, len(passes))
            else:
                above += 1
    cards = tuple(tuple(place for place in order if place not in passing) for order in made.columns)
    return Ordered(cards, passes, crossings)
