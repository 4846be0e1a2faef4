"""The X-matrix as a drawing: SVG without script or style, for a page of paper in landscape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

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
    rect,
    text,
)
from advisor.reporters.x_matrix_layout import CODE, HEAD, LEADING, MARGIN, PAD, SIZE, Page, Slot, layout, owner_of
from advisor.reporters.x_matrix_legend import MarkName
from advisor.strategy.matrix import NAMES, Key, Matrix, Side, Strength
from advisor.strategy.trace import Traces

_TINTS: Mapping[Side, str] = {
    "priorities": "#e9eff8",
    "annual": "#eaf4ea",
    "breakthroughs": "#f8f0e0",
    "metrics": "#f4eaf3",
}
_BENEATH: Mapping[Side, str] = {
    "priorities": "what we change for it",
    "annual": "within the year",
    "breakthroughs": "3 to 5 years",
    "metrics": "how we see it",
}
_CORNERS: tuple[tuple[Side, Side], ...] = (
    ("priorities", "annual"), ("priorities", "metrics"), ("breakthroughs", "annual"), ("breakthroughs", "metrics"),
)  # fmt: skip
_EDGE = "#6b6b6b"
_TITLE = 21.0


def x_matrix_svg(matrix: Matrix, traces: Traces, title: str, subtitle: str = "", cycle: str = "") -> str:
    """Draw a matrix with the quarter's objectives; `title` and `subtitle` stand above it, `cycle` above those."""
    page = layout(matrix, traces, clean(cycle) or "the cycle")
    parts = [
        *_heading(page, clean(title), clean(subtitle)),
        *_centre(page),
        *(part for side in ("priorities", "breakthroughs") for part in _rows(page.sides[side], _TINTS[side], page)),
        *(part for side in ("annual", "metrics") for part in _columns(page.sides[side], _TINTS[side], page)),
        *(part for row, column in _CORNERS for part in _corner(page.sides[row], page.sides[column], matrix)),
        *_people(page),
        *_objectives(page, cycle),
        *_legend(page),
    ]
    return drawing("x-matrix", clean(title), _told(matrix, traces), page.width, page.height, *parts)


def _told(matrix: Matrix, traces: Traces) -> str:
    """What the drawing shows, for who does not see it."""
    counts = ", ".join(f"{len(items)} {NAMES[side].lower()}" for side, items in matrix.sides.items())
    marks = sum(corner.marks for corner in matrix.corners)
    return (
        f"An X-matrix with {counts}; {marks} correlations in its corners; {len(matrix.owners)} owners; "
        f"{len(traces.traced)} objectives of the cycle are tied to it."
    )


def _heading(page: Page, title: str, subtitle: str) -> Iterator[str]:
    room = page.width - 2 * MARGIN
    yield label(cut(title, room, _TITLE), MARGIN, MARGIN + 22, _TITLE, font_weight="bold")
    if subtitle:
        yield label(cut(subtitle, room, 14), MARGIN, MARGIN + 44, 14, fill=SOFT)
    x = page.owners[0].start
    yield label("Accountable", x, HEAD + MARGIN - 6, SIZE, fill=SOFT)


def _centre(page: Page) -> Iterator[str]:
    """The X, with the name of each side in its quarter."""
    left, right, top, bottom = page.left, page.right, page.top, page.bottom
    x, y = (left + right) / 2, (top + bottom) / 2
    ends: dict[Side, tuple[tuple[float, float], tuple[float, float]]] = {
        "priorities": ((left, top), (right, top)),
        "metrics": ((right, top), (right, bottom)),
        "breakthroughs": ((right, bottom), (left, bottom)),
        "annual": ((left, bottom), (left, top)),
    }
    for side, (one, other) in ends.items():
        corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in (one, other, (x, y)))
        yield el("polygon", points=corners, fill=_TINTS[side])
    yield line(left, top, right, bottom, INK, 2.5) + line(left, bottom, right, top, INK, 2.5)
    yield rect(left, top, right - left, bottom - top, "none", INK, 2)
    quarter = (bottom - top) / 4
    yield _named("priorities", x, top + quarter * 0.75)
    yield _named("breakthroughs", x, bottom - quarter * 0.75)
    across = (right - left) / 6.5
    yield _named("annual", left + across, y, turned=True)
    yield _named("metrics", right - across, y, turned=True)


def _named(side: Side, x: float, y: float, *, turned: bool = False) -> str:
    name = label(NAMES[side], x, y - 3, 16, font_weight="bold", text_anchor="middle")
    beneath = label(_BENEATH[side], x, y + 15, SIZE, fill=SOFT, text_anchor="middle")
    return el("g", name, beneath, transform=f"rotate(-90 {x:.1f} {y:.1f})" if turned else None)


def _words(slot: Slot, x: float, y: float) -> str:
    """The lines of a slot: its code in bold, and what is not there yet in slanted letters."""
    if not slot.code:
        return lines_at(slot.lines, x, y, SIZE, LEADING, fill=SOFT, font_style="italic")
    first, rest = slot.lines[0], slot.lines[1:]
    bold = el("tspan", text(slot.code), font_weight="bold")
    begins = first.startswith(slot.code)
    head = bold + text(first[len(slot.code) :]) if begins else text(first)
    whole = slot.item.written.title if slot.item else slot.traced.objective.title if slot.traced else ""
    tip = el("title", text(clean(whole[:2000])))
    return el("g", tip, el("text", head, x=x, y=y, font_size=SIZE), lines_at(rest, x, y + LEADING, SIZE, LEADING))


def _first_line(slot: Slot) -> float:
    """How far from a slot's middle its first baseline stands."""
    return -(len(slot.lines) - 1) * LEADING / 2 + SIZE * 0.36


def _rows(slots: Sequence[Slot], tint: str, page: Page) -> Iterator[str]:
    for slot in slots:
        yield rect(page.left, slot.start, page.right - page.left, slot.size, tint, _EDGE)
        yield _words(slot, page.left + PAD, slot.middle + _first_line(slot))


def _columns(slots: Sequence[Slot], tint: str, page: Page) -> Iterator[str]:
    for slot in slots:
        yield rect(slot.start, page.top, slot.size, page.bottom - page.top, tint, _EDGE)
        x, y = slot.middle, page.bottom - PAD
        yield el("g", _words(slot, x, y + _first_line(slot)), transform=f"rotate(-90 {x:.1f} {y:.1f})")


def _corner(rows: Sequence[Slot], columns: Sequence[Slot], matrix: Matrix) -> Iterator[str]:
    yield from _cells(rows, columns)
    for row in rows:
        marks = matrix.marks_of(row.item.key) if row.item else {}
        for column in columns:
            if column.item and column.item.key in marks:
                strength = marks[column.item.key]
                said = f"{row.code} and {column.code}: {strength or 'correlated, strength not said'}"
                yield _mark(column.middle, row.middle, strength, said)


def _cells(rows: Sequence[Slot], columns: Sequence[Slot]) -> Iterator[str]:
    """The grid of a block of cells, and a frame round it."""
    x, y = columns[0].start, rows[0].start
    right, bottom = columns[-1].start + columns[-1].size, rows[-1].start + rows[-1].size
    for row in rows[1:]:
        yield line(x, row.start, right, row.start, FAINT)
    for column in columns[1:]:
        yield line(column.start, y, column.start, bottom, FAINT)
    yield rect(x, y, right - x, bottom - y, "none", _EDGE, 1.2)


def _mark(x: float, y: float, strength: Strength | None, said: str | None = None) -> str:
    """A filled circle for strong, a ring for weak, a ring round a dot where nobody said."""
    tip = [el("title", text(said))] if said else []
    fill = INK if strength == "strong" else PAPER
    circle = el("circle", cx=x, cy=y, r=6.5, fill=fill, stroke=INK, stroke_width=1.6)
    dot = el("circle", cx=x, cy=y, r=1.8) if strength is None else ""
    return el("g", *tip, circle, dot)


def _diamond(x: float, y: float, said: str | None = None) -> str:
    tip = [el("title", text(said))] if said else []
    return el("path", *tip, d=f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z")


def _square(x: float, y: float, said: str | None = None, *, direct: bool = True) -> str:
    """A filled square for an item that an objective names, an open one for what it reaches from there."""
    tip = [el("title", text(said))] if said else []
    if direct:
        return el("rect", *tip, x=x - 5.5, y=y - 5.5, width=11, height=11)
    return el("rect", *tip, x=x - 4.8, y=y - 4.8, width=9.6, height=9.6, fill=PAPER, stroke=INK, stroke_width=1.4)


def _people(page: Page) -> Iterator[str]:
    """The owners at the far right: their names beside the X, their marks in the rows above and below."""
    for slot in page.owners:
        yield rect(slot.start, page.top, slot.size, page.bottom - page.top, PAPER, _EDGE)
        x, y = slot.middle, page.bottom - PAD
        style = {} if slot.code else {"fill": SOFT, "font_style": "italic"}
        words = label(slot.lines[0], x, y + SIZE * 0.36, SIZE, **style)
        yield el("g", words, transform=f"rotate(-90 {x:.1f} {y:.1f})")
    for side in ("priorities", "breakthroughs"):
        yield from _answering(page.sides[side], page)


def _answering(rows: Sequence[Slot], page: Page) -> Iterator[str]:
    yield from _cells(rows, page.owners)
    columns = {slot.code.casefold(): slot for slot in page.owners if slot.code}
    for row in rows:
        owner = row.item.owner if row.item else owner_of(row.traced.objective) if row.traced else None
        column = columns.get(owner.casefold()) if owner else None
        if column and owner:
            yield _diamond(column.middle, row.middle, f"{clean(owner)} answers for {row.code}")


def _objectives(page: Page, cycle: str) -> Iterator[str]:
    """The quarter's objectives below the matrix, with a square for every item that they name or reach."""
    if not page.objectives:
        return
    name = f"Objectives of {clean(cycle)}" if clean(cycle) else "Objectives"
    above = page.objectives[0].start - 7
    room = (page.codes[0].start if page.codes else page.right) - page.left
    yield label(cut(name, room, 13), page.left, above, 13, font_weight="bold")
    yield from _rows(page.objectives, PAPER, page)
    for column in page.codes:
        tip = el("title", text(clean(column.item.written.title[:2000]))) if column.item else ""
        words = label(column.code, column.middle, above, CODE, font_weight="bold", text_anchor="middle")
        yield el("g", tip, words)
    for columns in (page.sides["annual"], page.sides["metrics"], page.codes):
        if columns:
            yield from _served(page.objectives, columns)
    yield from _answering(page.objectives, page)


def _served(rows: Sequence[Slot], columns: Sequence[Slot]) -> Iterator[str]:
    """Squares where objectives in rows name or reach items in columns."""
    yield from _cells(rows, columns)
    for row in rows:
        serves: tuple[Key, ...] = row.traced.serves if row.traced else ()
        reaches: tuple[Key, ...] = row.traced.reaches if row.traced else ()
        for column in columns:
            if column.item and column.item.key in serves:
                yield _square(column.middle, row.middle, f"{row.code} serves {column.code}")
            elif column.item and column.item.key in reaches:
                said = f"{row.code} reaches {column.code} through correlations"
                yield _square(column.middle, row.middle, said, direct=False)


def _legend(page: Page) -> Iterator[str]:
    """What the marks mean, and the notes."""
    shapes: Mapping[MarkName, Callable[[float, float], str]] = {
        "strong": lambda x, y: _mark(x, y, "strong"),
        "weak": lambda x, y: _mark(x, y, "weak"),
        "unsaid": lambda x, y: _mark(x, y, None),
        "owner": _diamond,
        "named": _square,
        "reached": lambda x, y: _square(x, y, direct=False),
    }
    top = page.below + 24
    for entry in page.legend:
        x, y = MARGIN + entry.x, top + entry.y
        yield el("g", shapes[entry.mark](x + 7, y - 4), label(entry.words, x + 22, y))
    yield lines_at(page.notes, MARGIN, top + page.legend[-1].y + 22, SIZE - 1, LEADING, fill=SOFT)
