"""The signs of a picture, each with a shape of its own, and the legend of those that are in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from advisor.reporters.drawing import PAPER, SOFT, el, label, line, width
from graph.marks import SAID, Mark
from graph.picture.model import Picture, TieKind

ALARM = "#a3230f"
_SIZE = 11.0

LOOKS: Mapping[TieKind, tuple[str, float, str | None]] = {
    "serves": ("#2f5d8a", 1.6, None),
    "inferred": ("#2f5d8a", 1.6, "7 4"),
    "needs": ("#7a4b00", 1.4, "9 3 2 3"),
    "measures": ("#8a8a8a", 1.0, None),
    "broken": (ALARM, 1.5, "2 4"),
}
TOLD: Mapping[TieKind, str] = {
    "serves": "serves",
    "inferred": "the same words, no link declared",
    "needs": "depends on",
    "measures": "measures, supports or moves",
    "broken": "leads to nothing in the plan",
}
STATE_TOLD = {
    "healthy": "KPI: healthy", "watch": "KPI: to be watched", "unhealthy": "KPI: unhealthy",
    "no-data": "KPI: no data to tell by",
}  # fmt: skip


def sign_of_state(state: str, x: float, y: float) -> str:
    """The health of a KPI: a tick in a circle, a triangle, a filled diamond with a cross, an empty circle."""
    if state == "healthy":
        ring = el("circle", cx=x, cy=y, r=5, fill=PAPER, stroke="#1f6b3a", stroke_width=1.4)
        return ring + _path(x, y, "M-2.4 0.2L-0.6 2.1L2.6 -2.1", "#1f6b3a", 1.5)
    if state == "watch":
        return _path(x, y, "M0 -5.2L5.4 4.4H-5.4Z", "#8a5a00", 1.4) + _path(x, y, "M0 -2V1.2M0 2.4V3.4", "#8a5a00", 1.4)
    if state == "unhealthy":
        return _path(x, y, "M0 -6L6 0L0 6L-6 0Z", ALARM, 1, ALARM) + _path(x, y, "M-2 -2L2 2M-2 2L2 -2", PAPER, 1.4)
    return el("circle", cx=x, cy=y, r=4.5, fill=PAPER, stroke=SOFT, stroke_width=1.3, stroke_dasharray="2 2")


def sign_of_mark(mark: Mark, x: float, y: float) -> str:
    """What is marked about a goal."""
    if mark in ("orphan", "loose", "stray"):
        return _path(x, y, "M-4 -5H4M0 5V-2M-3 1L0 -2L3 1", ALARM, 1.5)
    if mark == "uncovered":
        return _path(x, y, "M-5 -4H5M-3 -4V-0.5M0 -4V3M3 -4V-0.5M-1.6 5H1.6", ALARM, 1.5)
    if mark == "cycle":
        return _path(x, y, "M4.6 -1.5A4.8 4.8 0 1 0 4.6 1.8M1.6 -2L4.9 -1.3L5.2 -4.8", ALARM, 1.5)
    if mark == "upside-down":
        return _path(x, y, "M0 -5V4M-3.4 0.8L0 5L3.4 0.8", ALARM, 1.6)
    if mark == "broken":
        return cross_at(x, y)
    return _path(x, y, "M0 -4.5V4.5M-3 4.5H3M-4 -1.5H4", SOFT, 1.4)


def cross_at(x: float, y: float) -> str:
    """A cross, where a line leads to nothing."""
    return _path(x, y, "M-4 -4L4 4M-4 4L4 -4", ALARM, 1.8)


def arrow(x: float, y: float, way: int, colour: str) -> str:
    """The head of an arrow with its point at a place; `way` is 1 to the right and -1 to the left."""
    return el("path", d=f"M{x:.1f} {y:.1f}l{-7 * way} -3.6v7.2z", fill=colour)


def _path(x: float, y: float, d: str, stroke: str, thick: float, fill: str = "none") -> str:
    round_ = {"stroke_linejoin": "round", "stroke_linecap": "round"}
    moved = f"translate({x:.1f} {y:.1f})"
    return el("path", d=d, fill=fill, stroke=stroke, stroke_width=thick, transform=moved, **round_)


class Entry(NamedTuple):
    """An entry of the legend: how it is drawn at a place, and what it means."""

    draw: Callable[[float, float], str]
    words: str
    room: float = 38


def entries(picture: Picture) -> list[Entry]:
    """What stands in the legend: the signs and lines that are in use."""
    kinds = {tie.kind for tie in picture.ties}
    marked = {mark for tie in picture.ties for mark in tie.marks}
    found = [
        Entry(_sample(*LOOKS[kind], broken=kind == "broken"), words) for kind, words in TOLD.items() if kind in kinds
    ]
    for mark, words in (("cycle", "part of a circle"), ("upside-down", "serves a goal of a lower level")):
        if mark in marked:
            found.append(Entry(_sample(ALARM, 2.6, "12 3" if mark == "upside-down" else None), words))
    marks = {mark for card in picture.cards for mark in (*card.marks, *(note.mark for note in card.notes))}
    found += [Entry(_sign(mark), SAID[mark], 18) for mark in SAID if mark in marks]
    states = {chip.state for card in picture.cards for chip in card.chips}
    found += [Entry(_state(state), words, 18) for state, words in STATE_TOLD.items() if state in states]
    if any(chip.kind == "initiative" for card in picture.cards for chip in card.chips):
        found.append(Entry(lambda x, y: bullet(x + 6, y), "initiative", 18))
    if any(card.kind == "missing" for card in picture.cards) or any(
        chip.kind == "missing" for card in picture.cards for chip in card.chips
    ):
        found.append(Entry(lambda x, y: el("rect", x=x, y=y - 6, width=26, height=12, rx=3, fill="#f4f4f4", stroke=SOFT,
                                           stroke_dasharray="2 3"), "not in the plan"))  # fmt: skip
    return found


def bullet(x: float, y: float) -> str:
    """The sign of an initiative."""
    return _path(x, y, "M-3 -4L4 0L-3 4Z", SOFT, 1.2)


def _sample(colour: str, thick: float, dash: str | None, *, broken: bool = False) -> Callable[[float, float], str]:
    def draw(x: float, y: float) -> str:
        end = cross_at(x + 14, y) if broken else arrow(x + 30, y, 1, colour)
        return line(x, y, x + 26, y, colour, thick, dash) + end

    return draw


def _sign(mark: Mark) -> Callable[[float, float], str]:
    return lambda x, y: sign_of_mark(mark, x + 6, y)


def _state(state: str) -> Callable[[float, float], str]:
    return lambda x, y: sign_of_state(state, x + 6, y)


def legend(found: Sequence[Entry], x: float, y: float, room: float) -> tuple[str, float]:
    """The legend as markup, in as many lines as it takes, and where it ends."""
    parts, at = [], x
    for entry in found:
        wide = entry.room + width(entry.words, _SIZE) + 14
        if at > x and at + wide > x + room:
            at, y = x, y + 20
        parts.append(el("g", entry.draw(at, y - 4), label(entry.words, at + entry.room, y, _SIZE)))
        at += wide
    return "".join(parts), y + (20 if found else 0)


def notes(words: Sequence[str], x: float, y: float) -> Iterator[str]:
    """Notes below the legend."""
    for at, note in enumerate(words):
        yield label(note, x, y + at * 15, _SIZE, fill=SOFT)
