"""Where everything of a picture stands: levels from left to right, cards below each other, lines between them.

Lines run in the room between columns and in the streets between rows of cards, never
across a card. Those that end at the same place share a trunk.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.picture.cards import level_name
from graph.picture.face import Face, detail_for, face_of
from graph.picture.model import Picture
from graph.picture.nets import nets_of, ordered
from graph.picture.plane import Plane
from graph.picture.rank import bands_of
from graph.picture.routes import Point, Route, Router, count_crossings


class Zone(NamedTuple):
    """The room of a level: its name, its sides, and its number."""

    name: str
    left: float
    right: float


class Layout(NamedTuple):
    """A picture with the place of everything in it, in units of a pixel."""

    picture: Picture
    faces: tuple[Face, ...]
    spots: tuple[Point, ...]
    zones: tuple[Zone, ...]
    routes: tuple[Route, ...]
    columns: tuple[tuple[int, ...], ...]
    width: float
    height: float


def layout_of(picture: Picture) -> Layout:
    """Lay a picture out; the same picture always in the same way."""
    detail = detail_for(len(picture.cards))
    tied: list[set[int]] = [set() for _ in picture.cards]
    for tie in picture.ties:
        tied[tie.source].add(tie.source_part)
        tied[tie.target].add(tie.target_part)
    faces = tuple(face_of(card, detail, parts) for card, parts in zip(picture.cards, tied, strict=True))
    names = {depth: level_name(depth) for depth in range(-1, 4)}
    bands = bands_of(picture.cards, picture.ties, names)
    columns = [column for band in bands for column in band.columns]
    column = [0] * len(faces)
    for at, cards in enumerate(columns):
        for card in cards:
            column[card] = at
    ends = [((tie.source, tie.source_part), (tie.target, tie.target_part)) for tie in picture.ties]
    nets = nets_of(picture.ties, column)
    order = ordered(columns, nets, [len(card.rows) + len(card.chips) for card in picture.cards])
    made = Router(Plane(faces, nets, order, column, ends))
    zones, at = [], 0
    for band in bands:
        zones.append(Zone(band.name, made.left[at], made.right[at + len(band.columns) - 1]))
        at += len(band.columns)
    wide = made.right[-1] if columns else 0.0
    routes = tuple(made.routes())
    return Layout(picture, faces, tuple(made.spots), tuple(zones), routes, order.columns, wide, made.plane.bottom)


def crossings(layout: Layout) -> int:
    """How many pairs of lines of a layout cross, of those that have no card in common."""
    ties = layout.picture.ties
    routes = layout.routes
    return count_crossings(
        [route.points for route in routes], [(ties[route.tie].source, ties[route.tie].target) for route in routes]
    )
