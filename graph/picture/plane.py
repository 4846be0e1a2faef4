"""How high everything stands: rows of cards near what they are tied to, and streets between them for lines."""

from __future__ import annotations

from collections.abc import Sequence

from graph.picture.face import Face
from graph.picture.model import HEAD
from graph.picture.nets import End, Net, Ordered
from graph.picture.place import GAP, TRACK, Grid, grids_of, settled


class Plane:
    """Rows of cards at their heights, and the streets between them."""

    def __init__(
        self,
        faces: Sequence[Face],
        nets: Sequence[Net],
        order: Ordered,
        column: Sequence[int],
        ends: Sequence[tuple[End, End]],
    ) -> None:
        self.faces = faces
        self.nets = nets
        self.column = column
        self.passes = order.passes
        self.grids: tuple[Grid, ...] = grids_of(order.columns, faces)
        self.cell = {
            card: (row, at)
            for grid in self.grids
            for row, cards in enumerate(grid.rows)
            for at, card in enumerate(cards)
        }
        self.streets = [self._streets(at) for at in range(len(self.grids))]
        self.tops: list[list[float]] = []
        self.offsets = self._offsets()
        self.bottom = self._settle()
        self.ends = ends
        self.street_y = [self._street_heights(at) for at in range(len(self.grids))]

    def _streets(self, at: int) -> list[list[int]]:
        """The nets in each street of a column, from the top down.

        In a row the first card is tied straight to the left, and those behind it through the
        street below them; to the right the last is tied straight, and those before it
        through the street above. So lines leave a column in the order of its cards.
        """
        grid = self.grids[at]
        streets: list[dict[int, float]] = [{} for _ in range(len(grid.rows) + 1)]
        for number, net in enumerate(self.nets):
            if net.left is not None and self.column[net.left[0]] == at:
                row, place = self.cell[net.left[0]]
                if place < len(grid.rows[row]) - 1:
                    streets[row][number] = row * grid.across + place
            for card, _ in net.rights:
                if self.column[card] == at and self.cell[card][1]:
                    row, place = self.cell[card]
                    turn = row * grid.across + place
                    streets[row + 1][number] = min(turn, streets[row + 1].get(number, turn))
            if (number, at) in self.passes:
                cards, order = self.passes[number, at]
                streets[min(len(grid.rows), -(-cards // grid.across))][number] = cards - 0.5 + order * 1e-6
        return [sorted(nets, key=lambda net: (nets[net], net)) for nets in streets]

    def _room(self, at: int, street: int) -> float:
        """How high a street is."""
        tracks = len(self.streets[at][street])
        return GAP + TRACK * (tracks - 1) + (4 if tracks else 0) if tracks else GAP

    def _offsets(self) -> dict[tuple[int, bool, End], float]:
        """How far from the middle of a part each net ends on it, where several do; by net, side and part."""
        ends: dict[tuple[bool, End], list[int]] = {}
        for number, net in enumerate(self.nets):
            for end in dict.fromkeys(net.rights):
                ends.setdefault((False, end), []).append(number)
            if net.left is not None:
                ends.setdefault((True, net.left), []).append(number)
        found = {}
        for (side, end), numbers in ends.items():
            room = 30.0 if end[1] == HEAD else 8.0
            step = min(TRACK, room / len(numbers))
            numbers.sort(key=lambda number: (self._far(number), number))
            for at, number in enumerate(numbers):
                found[number, side, end] = (at - (len(numbers) - 1) / 2) * step
        return found

    def _far(self, number: int) -> tuple[int, ...]:
        """Where the left end of a net stands in its column: what leaves a card upwards leaves it above."""
        left = self.nets[number].left
        return (self.column[left[0]], *self.cell[left[0]], left[1]) if left is not None else (0,)

    def port(self, number: int, side: bool, end: End) -> float:
        """How far below the top of its card a net ends."""
        return self.faces[end[0]].port(end[1]) + self.offsets[number, side, end]

    def _settle(self) -> float:
        """Give every row its height, each near what it is tied to; returns where the lowest ends."""
        heights = [
            [
                self._room(at, row) + max(self.faces[card].height for card in cards)
                for row, cards in enumerate(grid.rows)
            ]
            for at, grid in enumerate(self.grids)
        ]
        totals = [sum(rows) + self._room(at, len(rows)) for at, rows in enumerate(heights)]
        bottom = max(totals, default=0.0)
        self.tops = [[sum(rows[:at]) for at in range(len(rows))] for rows in heights]
        if not totals:
            return bottom
        tallest = totals.index(bottom)
        ties = self._tied()
        outwards = [*range(tallest - 1, -1, -1), *range(tallest + 1, len(totals))]
        placed = {tallest}
        for turn in range(4):
            for at in outwards:
                near = placed if turn == 0 else None
                wanted, weights = self._wanted(at, ties, near)
                room = bottom - self._room(at, len(heights[at]))
                self.tops[at] = settled(wanted, heights[at], weights, room)
                placed.add(at)
        return bottom

    def _tied(self) -> dict[int, list[tuple[float, End, float]]]:
        """For each card: where on it ties end, and the other ends of these."""
        found: dict[int, list[tuple[float, End, float]]] = {}
        for number, net in enumerate(self.nets):
            if net.left is not None and net.kind != "measures":
                left = self.port(number, True, net.left)
                for end in net.rights:
                    right = self.port(number, False, end)
                    found.setdefault(end[0], []).append((right, net.left, left))
                    found.setdefault(net.left[0], []).append((left, end, right))
        return found

    def top(self, card: int) -> float:
        """Where a card begins."""
        at = self.column[card]
        row = self.cell[card][0]
        return self.tops[at][row] + self._room(at, row)

    def _wanted(
        self, at: int, ties: dict[int, list[tuple[float, End, float]]], near: set[int] | None
    ) -> tuple[list[float], list[float]]:
        """Where the rows of a column would stand best, and how much that matters."""
        wanted, weights = [], []
        for row, cards in enumerate(self.grids[at].rows):
            ends = [
                self.top(other[0]) + there - here
                for card in cards
                for here, other, there in ties.get(card, ())
                if near is None or self.column[other[0]] in near
            ]
            wanted.append(sum(ends) / len(ends) - self._room(at, row) if ends else 0.0)
            weights.append(1.0 if ends else 1e-6)
        return wanted, weights

    def _street_heights(self, at: int) -> list[dict[int, float]]:
        """Where each net runs in each street of a column: just above its row, or where passing lines want to be."""
        rows = self.grids[at].rows
        ends = [max(self.top(card) + self.faces[card].height for card in cards) for cards in rows]
        tops = [*self.tops[at], ends[-1] if ends else 0.0]
        found = []
        for street, nets in enumerate(self.streets[at]):
            y = tops[street]
            if street and street < len(rows) and all((net, at) in self.passes for net in nets):
                y = min(max(self._middle(nets), ends[street - 1]), y)
            found.append({net: y + GAP / 2 + 2 + turn * TRACK for turn, net in enumerate(nets)})
        return found

    def _middle(self, nets: Sequence[int]) -> float:
        """The height in the middle of the ends of some nets."""
        ends = [
            end for number in nets for end in (*self.nets[number].rights, self.nets[number].left) if end is not None
        ]
        return sum(self.top(card) + self.faces[card].port(part) for card, part in ends) / max(1, len(ends))
