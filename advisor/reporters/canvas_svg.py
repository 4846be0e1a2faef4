"""The strategy canvas as a drawing: players are told apart by dash, marker and name, and not by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from advisor.reporters.canvas_layout import (
    LEADING,
    MARGIN,
    NAMES,
    SIZE,
    US,
    Chart,
    Curve,
    Place,
    chart,
    last_point,
)
from advisor.reporters.drawing import (
    FAINT,
    INK,
    PAPER,
    SOFT,
    clean,
    cut,
    drawing,
    el,
    label,
    line,
    lines_at,
    number,
    rect,
)
from advisor.reporters.drawing import text as words_of
from advisor.strategy.canvas import Canvas


class _Look(NamedTuple):
    """How a player's line looks: colour, dash, shape of its markers, filled or not."""

    colour: str
    dash: str | None
    shape: str
    filled: bool
    thick: float = 1.8


_OURS = _Look(INK, None, "circle", filled=True, thick=3.2)
_THEIRS = (
    _Look("#0b5fa5", "9 4", "square", filled=False),
    _Look("#b04a00", "3 3", "triangle", filled=False),
    _Look("#006b4f", "12 4 3 4", "diamond", filled=False),
    _Look("#7a2f7a", "6 3 2 3 2 3", "square", filled=True),
    _Look("#55510a", "1.5 4", "triangle", filled=True),
    _Look("#8a1c2b", "16 5", "diamond", filled=True),
    _Look("#3c4a57", "5 6", "circle", filled=False),
    _Look("#1d6f78", "14 3 2 3 2 3", "cross", filled=False),
)
_TITLE = 21.0


def canvas_svg(canvas: Canvas, title: str, subtitle: str) -> str:
    """Draw a canvas; `title` and `subtitle` stand above it."""
    made = chart(canvas)
    parts = [
        *_heading(made, clean(title), clean(subtitle)),
        *_grid(made),
        *(part for place in made.places for part in _factor(place, made)),
        *(_curve(curve) for curve in reversed(made.curves)),
        *(part for curve in made.curves for part in _name(curve, made)),
        *_legend(made),
    ]
    return drawing("strategy-canvas", clean(title), _told(canvas), made.width, made.height, *parts)


def _told(canvas: Canvas) -> str:
    """What the drawing shows, for who does not see it."""
    players = ", ".join(cut(clean(name), 300, SIZE) for name in canvas.players[:12])
    against = f" against {players}" if players else ""
    return f"Value curves over {len(canvas.factors)} factors: ours{against}, on a scale of 0 to {canvas.top:g}."


def _heading(made: Chart, title: str, subtitle: str) -> Iterator[str]:
    room = made.width - 2 * MARGIN
    yield label(cut(title, room, _TITLE), MARGIN, MARGIN + 22, _TITLE, font_weight="bold")
    if subtitle:
        yield label(cut(subtitle, room, 14), MARGIN, MARGIN + 44, 14, fill=SOFT)


def _grid(made: Chart) -> Iterator[str]:
    """The levels, and the frame."""
    for y, level in made.ticks:
        yield line(made.left, y, made.right, y, FAINT)
        yield label(level, made.left - 8, y + 4, SIZE, text_anchor="end", fill=SOFT)
    yield rect(made.left, made.top, made.right - made.left, made.bottom - made.top, "none", "#6b6b6b")
    x, y = MARGIN + 8, (made.top + made.bottom) / 2
    axis = label("Level of what customers get", x, y, SIZE, text_anchor="middle", fill=SOFT)
    yield el("g", axis, transform=f"rotate(-90 {x:.1f} {y:.1f})")
    if not made.places:
        yield label("no factors yet", (made.left + made.right) / 2, y, 14, text_anchor="middle", fill=SOFT)


def _factor(place: Place, made: Chart) -> Iterator[str]:
    """A factor's name, the line up from it, and what is done about it."""
    x = place.x
    yield line(x, made.top, x, made.bottom, "#e2e2e2")
    if made.slanted:
        y = made.bottom + 16
        lines = lines_at(place.lines, x, y, SIZE, LEADING, text_anchor="end")
        yield el("g", lines, transform=f"rotate(-45 {x:.1f} {y:.1f})")
    else:
        yield lines_at(place.lines, x, made.bottom + 18, SIZE, LEADING, text_anchor="middle")
    if place.action:
        yield _action(place.action, x, made.top - 18)
        if not made.slanted:
            yield label(place.action, x, made.top - 30, SIZE, text_anchor="middle", font_weight="bold")


def _action(action: str, x: float, y: float) -> str:
    """An arrow up or down, a cross, or a plus in a ring."""
    paths = {
        "raise": "M0 8V-7M-6 -1L0 -8L6 -1",
        "reduce": "M0 -8V7M-6 1L0 8L6 1",
        "eliminate": "M-6 -6L6 6M-6 6L6 -6",
        "create": "M0 -5V5M-5 0H5",
    }
    ring = el("circle", cx=0, cy=0, r=8.5, fill="none", stroke=INK, stroke_width=1.4) if action == "create" else ""
    path = el("path", d=paths[action], fill="none", stroke=INK, stroke_width=2.2)
    return el("g", el("title", words_of(action)), ring, path, transform=f"translate({number(x)} {number(y)})")


def _look(curve: Curve) -> _Look:
    return _OURS if curve.name == US and curve.number == 0 else _THEIRS[(curve.number - 1) % len(_THEIRS)]


def _curve(curve: Curve) -> str:
    """A line that breaks where a level is missing, with a marker at every level."""
    look = _look(curve)
    lines = [
        el("line", x1=a[0], y1=a[1], x2=b[0], y2=b[1], stroke_dasharray=look.dash)
        for a, b in pairwise(curve.points)
        if a is not None and b is not None
    ]
    marks = [
        _marker(look, *point, f"{clean(curve.name[:200])}: {level:g}")
        for point, level in zip(curve.points, curve.levels, strict=True)
        if point is not None
    ]
    return el("g", *lines, *marks, stroke=look.colour, stroke_width=look.thick)


def _marker(look: _Look, x: float, y: float, said: str | None = None) -> str:
    tip = el("title", words_of(said)) if said else ""
    fill = look.colour if look.filled else PAPER
    given: dict[str, str | float | None] = {"fill": fill, "stroke": look.colour, "stroke_width": 1.8}
    if look.shape == "circle":
        return el("circle", tip, cx=x, cy=y, r=5, **given)
    paths = {
        "square": "M-4.5 -4.5h9v9h-9z",
        "triangle": "M0 -6L5.8 4.5H-5.8z",
        "diamond": "M0 -6.5L6 0L0 6.5L-6 0z",
        "cross": "M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5",
    }
    return el("path", tip, d=paths[look.shape], transform=f"translate({number(x)} {number(y)})", **given)


def _name(curve: Curve, made: Chart) -> Iterator[str]:
    """A player's name at the right, with a piece of its line, tied to where the curve ends."""
    look, y = _look(curve), curve.name_y
    x, (end_x, end_y) = made.right + 16, last_point(curve)
    yield line(end_x + 7, end_y, x - 3, y, "#9a9a9a", 0.8, "2 2")
    yield line(x, y, x + 26, y, look.colour, look.thick, look.dash)
    yield _marker(look, x + 13, y)
    weight = "bold" if curve.number == 0 else None
    yield label(cut(clean(curve.name), NAMES - 50, 13), x + 32, y + 4.5, 13, font_weight=weight, fill=look.colour)


def _legend(made: Chart) -> Iterator[str]:
    """What the marks above the factors mean, and the notes."""
    y, x = made.below + 22, MARGIN + 8
    if any(place.action for place in made.places):
        for action in ("raise", "create", "reduce", "eliminate"):
            yield _action(action, x, y)
            yield label(action, x + 16, y + 4)
            x += 100
    yield lines_at(made.notes, MARGIN, y + 28, SIZE - 1, LEADING, fill=SOFT)
