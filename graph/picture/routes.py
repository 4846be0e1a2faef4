"""How lines run: up and down in the gutters between columns, along the streets between rows, never across a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

from graph.picture.face import INDENT, WIDE
from graph.picture.gutter import Run, tracks_of
from graph.picture.nets import End, Net
from graph.picture.place import TRACK
from graph.picture.plane import Plane

Point: TypeAlias = tuple[float, float]
Gutter: TypeAlias = tuple[int, int]  # the column right of it, and the place in that column's rows
_BEFORE, _AFTER = 15.0, 11.0  # room beside the tracks of a gutter


class Route(NamedTuple):
    """The way of a tie from its source to its target, by the number of the tie."""

    tie: int
    points: tuple[Point, ...]


class Router:
    """Gives gutters their tracks, columns their sides, and ties their ways."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.tracks: dict[Gutter, dict[int, int]] = {gutter: tracks_of(runs) for gutter, runs in self._runs().items()}
        self.left: list[float] = []
        self.right: list[float] = []
        self.spots: list[Point] = [(0.0, 0.0)] * len(plane.faces)
        self._starts: dict[Gutter, float] = {}
        self._stretch()

    def _runs(self) -> dict[Gutter, list[Run]]:
        """For each gutter the nets that go up and down in it."""
        found: dict[Gutter, dict[int, tuple[list[float], list[float]]]] = {}
        for number, net in enumerate(self.plane.nets):
            for gutter, left, right in self._steps(number, net):
                lefts, rights = found.setdefault(gutter, {}).setdefault(number, ([], []))
                lefts += [] if left is None else [left]
                rights += [] if right is None else [right]
        return {
            gutter: [Run(net, tuple(dict.fromkeys(lefts)), tuple(rights)) for net, (lefts, rights) in nets.items()]
            for gutter, nets in found.items()
        }

    def _steps(self, number: int, net: Net) -> Iterator[tuple[Gutter, float | None, float | None]]:
        """Every gutter that a net is in, with the heights at which it is left to the left and to the right."""
        plane = self.plane
        for end in net.rights:
            at, (row, place) = plane.column[end[0]], plane.cell[end[0]]
            height = self.height(number, False, end)
            if place:
                street = plane.street_y[at][row + 1][number]
                yield (at, place), street, height
                height = street
            yield (at, 0), None, height
        if net.left is None:
            return
        at, (row, place) = plane.column[net.left[0]], plane.cell[net.left[0]]
        height = self.height(number, True, net.left)
        if place < len(plane.grids[at].rows[row]) - 1:
            street = plane.street_y[at][row][number]
            yield (at, place + 1), height, street
            height = street
        yield (at + 1, 0), height, None
        for column in range(at + 1, len(plane.grids)):
            passed = self.passed(number, column)
            if passed is not None:
                yield (column, 0), None, passed
                yield (column + 1, 0), passed, None

    def height(self, number: int, side: bool, end: End) -> float:
        """How high a net ends at a card."""
        return self.plane.top(end[0]) + self.plane.port(number, side, end)

    def passed(self, number: int, column: int) -> float | None:
        """How high a net passes a column; None where it does not."""
        if (number, column) not in self.plane.passes:
            return None
        return next(streets[number] for streets in self.plane.street_y[column] if number in streets)

    def _stretch(self) -> None:
        """Give columns and gutters their sides."""
        x = 0.0
        for at, grid in enumerate(self.plane.grids):
            for place in range(max(1, grid.across)):
                tracks = max(self.tracks.get((at, place), {}).values(), default=-1) + 1
                if at or place or tracks:
                    self._starts[at, place] = x + _BEFORE
                    x += _BEFORE + _AFTER + TRACK * max(0, tracks - 1)
                if place == 0:
                    self.left.append(x)
                for row in grid.rows:
                    if place < len(row):
                        self.spots[row[place]] = (x, self.plane.top(row[place]))
                x += WIDE
            self.right.append(x)

    def x(self, gutter: Gutter, number: int) -> float:
        """Where a net runs in a gutter."""
        return self._starts[gutter] + TRACK * self.tracks[gutter][number]

    def routes(self) -> Iterator[Route]:
        """The way of every tie, in the order of their numbers."""
        found: dict[int, Route] = {}
        for number, net in enumerate(self.plane.nets):
            if net.left is None:
                target, source = net.rights if len(net.rights) > 1 else net.rights * 2
                points = [*self._inwards(number, source), *reversed(self._inwards(number, target))]
                found[net.ties[0]] = Route(net.ties[0], _tidy(points))
                continue
            ways = {end: self._way(number, net.left, end) for end in net.rights}
            for tie in net.ties:
                end = self._right_end(tie, net)
                points = list(reversed(ways[end])) if net.forth else ways[end]
                found[tie] = Route(tie, _tidy(points))
        yield from (found[tie] for tie in sorted(found))

    def _right_end(self, tie: int, net: Net) -> End:
        return self.ends[tie][1 if net.forth else 0]

    @property
    def ends(self) -> Sequence[tuple[End, End]]:
        """For each tie its source and target."""
        return self.plane.ends

    def _inwards(self, number: int, end: End) -> list[Point]:
        """From the left side of a card to the track in the gutter left of its column."""
        at, (row, place) = self.plane.column[end[0]], self.plane.cell[end[0]]
        height = self.height(number, False, end)
        inset = INDENT if end[1] >= len(self.plane.faces[end[0]].card.rows) else 0.0
        points = [(self.spots[end[0]][0] + inset, height)]
        if place:
            x, street = self.x((at, place), number), self.plane.street_y[at][row + 1][number]
            points += [(x, height), (x, street)]
            height = street
        return [*points, (self.x((at, 0), number), height)]

    def _way(self, number: int, left: End, right: End) -> list[Point]:
        """From the left side of a card to the right side of another further left."""
        plane = self.plane
        points = self._inwards(number, right)
        first, (row, place) = plane.column[left[0]], plane.cell[left[0]]
        for column in range(plane.column[right[0]] - 1, first, -1):
            street = self.passed(number, column)
            if street is not None:
                points += [(points[-1][0], street), (self.x((column, 0), number), street)]
        height = self.height(number, True, left)
        if place < len(plane.grids[first].rows[row]) - 1:
            x, street = self.x((first, place + 1), number), plane.street_y[first][row][number]
            points += [(points[-1][0], street), (x, street), (x, height)]
        else:
            points.append((points[-1][0], height))
        return [*points, (self.spots[left[0]][0] + WIDE, height)]


def _tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """A way without points that stand on each other or on a straight line."""
    kept: list[Point] = []
    for point in points:
        while kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            kept.pop()
        while len(kept) > 1 and any(
            abs(kept[-2][axis] - kept[-1][axis]) + abs(kept[-1][axis] - point[axis]) < 0.05 for axis in (0, 1)
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def count_crossings(lines: Sequence[Sequence[Point]], ends: Sequence[tuple[int, int]]) -> int:
    """How many pairs of lines cross, of those that have no end in common.

    Lines that touch or run along each other do not cross. The time grows with the square of their pieces.

    >>> count_crossings([[(0, 0), (2, 2)], [(0, 2), (2, 0)], [(0, 3), (2, 3)]], [(1, 2), (3, 4), (5, 6)])
    1
    """
    pieces = [
        [(min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1]), a, b) for a, b in pairwise(line)]
        for line in lines
    ]
    boxes = [
        (min(p[0] for p in each), max(p[1] for p in each), min(p[2] for p in each), max(p[3] for p in each))
        if each
        else None
        for each in pieces
    ]
    count = 0
    for one, other in combinations(range(len(lines)), 2):
        first, second = boxes[one], boxes[other]
        if first is None or second is None or set(ends[one]) & set(ends[other]):
            continue
        if first[0] > second[1] or second[0] > first[1] or first[2] > second[3] or second[2] > first[3]:
            continue
        count += any(_cross(a, b) for a in pieces[one] for b in pieces[other])
    return count


_Piece: TypeAlias = tuple[float, float, float, float, Point, Point]


def _cross(one: _Piece, other: _Piece) -> bool:
    if one[0] > other[1] or other[0] > one[1] or one[2] > other[3] or other[2] > one[3]:
        return False
    a, b, c, d = one[4], one[5], other[4], other[5]
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
