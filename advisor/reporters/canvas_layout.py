"""Where everything of a strategy canvas stands: factors across, levels up, the players' names at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.reporters.drawing import clean, cut, width, wrap
from advisor.strategy.canvas import Canvas

SIZE, LEADING = 12.0, 14.5
MARGIN, AXIS, NAMES = 24.0, 52.0, 196.0
HEAD, ACTIONS, PLOT, LEGEND = 76.0, 40.0, 340.0, 40.0
MOST_FACTORS, MOST_PLAYERS = 60, 8
_SPACING, _SIDEWAYS = (46.0, 170.0), 84.0
_ACROSS = 1140.0
_LABEL_LINES, _LABEL_REACH = 3, 170.0
US = "We"


class Place(NamedTuple):
    """A factor's place on the axis, with the lines of its name."""

    x: float
    lines: tuple[str, ...]
    action: str | None


class Curve(NamedTuple):
    """A player's curve: a point for each factor that has a level, and where its name stands."""

    number: int
    name: str
    points: tuple[tuple[float, float] | None, ...]
    levels: tuple[float | None, ...]
    name_y: float


@dataclass(frozen=True)
class Chart:
    """The chart: places, curves, the marks of the scale, and the edges between them."""

    places: tuple[Place, ...]
    curves: tuple[Curve, ...]
    ticks: tuple[tuple[float, str], ...]
    spacing: float
    slanted: bool
    left: float
    right: float
    top: float
    bottom: float
    below: float
    width: float
    height: float
    notes: tuple[str, ...]


def chart(canvas: Canvas) -> Chart:
    """Lay out a canvas; what it cannot hold is said in its notes, and stands in the table beside it."""
    shown = canvas.factors[:MOST_FACTORS]
    count = max(len(shown), 1)
    spacing = min(_SPACING[1], max(_SPACING[0], _ACROSS / count))
    slanted = spacing < _SIDEWAYS
    left, top = MARGIN + AXIS, HEAD + MARGIN + ACTIONS
    right, bottom = left + count * spacing, top + PLOT
    names = [clean(each.factor.name) for each in shown]
    room, most = (_LABEL_REACH, 2) if slanted else (spacing - 6, _LABEL_LINES)
    places = tuple(
        Place(left + (at + 0.5) * spacing, tuple(wrap(name, room, SIZE, most)), each.factor.action)
        for at, (name, each) in enumerate(zip(names, shown, strict=True))
    )
    low, high = _span(canvas)
    heights = _Heights(low, high, top, bottom)
    curves = _curves(canvas, places, heights)
    below = bottom + (_reach(places) if slanted else 14 + LEADING * max((len(p.lines) for p in places), default=1))
    notes = tuple(line for note in _notes(canvas) for line in wrap(note, right + NAMES - MARGIN, SIZE - 1, 2))
    wide = max(right + NAMES + MARGIN, 760.0)
    high_page = below + LEGEND + len(notes) * LEADING + MARGIN
    ticks = tuple((heights.of(level), f"{level:g}") for level in _ticks(low, high, canvas.step))
    return Chart(places, curves, ticks, spacing, slanted, left, right, top, bottom, below, wide, high_page, notes)


class _Heights(NamedTuple):
    """From a level to where it stands."""

    low: float
    high: float
    top: float
    bottom: float

    def of(self, level: float) -> float:
        share = (level / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.bottom - 14 - share * (self.bottom - self.top - 28)


def _span(canvas: Canvas) -> tuple[float, float]:
    """The lowest and the highest level that the chart shows; 0 and the scale's top are always on it."""
    levels = [level for each in canvas.factors for level in (*each.them.values(), each.us) if level is not None]
    low, high = min([0.0, *levels]), max([canvas.top, *levels])
    return (low, high) if high > low else (low, low + 1.0)


def _ticks(low: float, high: float, step: float) -> list[float]:
    """The levels at which a line is drawn: every step, or fewer where that would be more than a dozen."""
    while (high / step) - (low / step) > 12:
        step *= 2
    first = int(low / step) - (1 if low < 0 else 0)
    levels = (at * step for at in range(first, int(high / step + 1e-9) + 1))
    return [level for level in levels if low <= level < math.inf]


def _curves(canvas: Canvas, places: Sequence[Place], heights: _Heights) -> tuple[Curve, ...]:
    """Our curve and the competitors', each a hair beside the others so that none hides another."""
    shown = canvas.factors[: len(places)]
    players = canvas.players[:MOST_PLAYERS]
    made = []
    for at, name in enumerate((None, *players)):
        levels = tuple(each.us if name is None else each.them.get(name) for each in shown)
        if any(level is not None for level in levels):
            shift = (at - len(players) / 2) * 2.4
            points = tuple(
                None if level is None else (place.x + shift, heights.of(level) + shift)
                for place, level in zip(places, levels, strict=True)
            )
            made.append(Curve(at, US if name is None else name, points, levels, 0.0))
    return _named(made, heights)


def _named(curves: Sequence[Curve], heights: _Heights) -> tuple[Curve, ...]:
    """The curves with their names at the height of their last point, moved apart where they would overlap."""
    least = SIZE + 7
    order = sorted(curves, key=lambda curve: (last_point(curve)[1], curve.number))
    ys: list[float] = []
    for curve in order:
        y = last_point(curve)[1]
        ys.append(max(y, ys[-1] + least) if ys else max(y, heights.top + 6))
    for at in range(len(ys) - 1, -1, -1):
        most = heights.bottom - 4 if at == len(ys) - 1 else ys[at + 1] - least
        ys[at] = min(ys[at], most)
    placed = {curve.number: curve._replace(name_y=y) for curve, y in zip(order, ys, strict=True)}
    return tuple(placed[curve.number] for curve in curves)


def last_point(curve: Curve) -> tuple[float, float]:
    """Where a curve ends."""
    return next(point for point in reversed(curve.points) if point is not None)


def _reach(places: Sequence[Place]) -> float:
    """How far slanted names reach below the axis."""
    longest = max((width(line, SIZE) for place in places for line in place.lines), default=0.0)
    return 20 + min(longest, _LABEL_REACH) * 0.72 + 16


def _notes(canvas: Canvas) -> tuple[str, ...]:
    """What a reader has to know who sees only the drawing."""
    said = []
    left_out = ((len(canvas.factors) - MOST_FACTORS, "factors"), (len(canvas.players) - MOST_PLAYERS, "competitors"))
    said += [
        f"Not drawn for want of room: {count} {what}; the table has them." for count, what in left_out if count > 0
    ]
    gaps = sum(each.us is None or len(each.them) < len(canvas.players) for each in canvas.factors)
    if gaps and canvas.factors:
        said.append(f"A curve breaks where a level is missing ({gaps} of {len(canvas.factors)} factors).")
    if canvas.outside:
        named = ", ".join(cut(clean(name), 200, SIZE) for name in canvas.outside[:3])
        said.append(f"Levels outside the scale of 0 to {canvas.scale or canvas.top:g}: {named}.")
    if canvas.scale is None and canvas.factors:
        said.append(f"No scale is said; levels are drawn from 0 to {canvas.top:g}.")
    return tuple(said)
