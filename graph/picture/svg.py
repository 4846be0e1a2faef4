"""A laid-out picture as SVG: without script and style, told apart by more than colour, light enough to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.reporters.drawing import (
    FAINT,
    PAPER,
    SOFT,
    clean,
    cut,
    drawing,
    el,
    label,
    lines_at,
    number,
    text,
    width,
    wrap,
)
from graph.marks import Mark
from graph.picture.face import CHIP, HEADING, INDENT, LEADING, PAD, SIGN, SMALL, TITLE, TITLE_LEADING, WIDE, Face, Tag
from graph.picture.layout import Layout
from graph.picture.model import HEAD, Card, Picture, Tie
from graph.picture.routes import Route
from graph.picture.signs import (
    ALARM,
    LOOKS,
    arrow,
    bullet,
    cross_at,
    entries,
    legend,
    notes,
    sign_of_mark,
    sign_of_state,
)

_MARGIN = 24.0
_TOP = 66.0  # title and subtitle
_ZONE = 26.0  # the name of a level
_TINTS = {-1: "#ededed", 0: "#dfe8f5", 1: "#e2f0e2", 2: "#f6ecd6", 3: "#f0e2ee"}
_EDGES = {-1: "#6b6b6b", 0: "#2f5d8a", 1: "#2f6b3a", 2: "#8a6210", 3: "#77406f"}
_HANGS: frozenset[Mark] = frozenset({"orphan", "loose", "stray"})
_BEND = 5.0
_LEAST = 760.0


def svg_of(layout: Layout) -> str:
    """The picture as one SVG document."""
    picture = layout.picture
    wide = max(layout.width + 2 * _MARGIN, _LEAST)
    scale = max(1.0, min(2.0, wide / 1400))  # words that are read from afar grow with the sheet
    x, y = (wide - layout.width) / 2, (_TOP + _ZONE) * scale
    key, end = legend(entries(picture), 0, 0, (wide - 2 * _MARGIN) / scale)
    told = [part for note in picture.notes for part in wrap(clean(note), (wide - 2 * _MARGIN) / scale, 11, 3)]
    routes = sorted(layout.routes, key=lambda route: _rank(picture.ties[route.tie]))
    inside = el(
        "g",
        *_zones(layout, scale),
        *(_line(route, picture.ties[route.tie], picture.cards) for route in routes),
        *(_card(face, *spot) for face, spot in zip(layout.faces, layout.spots, strict=True)),
        transform=f"translate({number(x)} {number(y)})",
    )
    below = y + layout.height + 26 + 12 * scale
    foot = el(
        "g", key, *notes(told, 0, end + 4), transform=f"translate({number(_MARGIN)} {number(below)}) scale({scale:.3f})"
    )
    high = below + scale * (end + 15 * len(told) + 4)
    return drawing(
        "alignment", clean(picture.title), picture.told, wide, high, *_heading(picture, wide, scale), inside, foot
    )


def _heading(picture: Picture, wide: float, scale: float) -> Iterator[str]:
    room = wide - 2 * _MARGIN
    yield label(cut(clean(picture.title), room, 21 * scale), _MARGIN, 38 * scale, 21 * scale, font_weight="bold")
    yield label(cut(clean(picture.subtitle), room, 13 * scale), _MARGIN, 58 * scale, 13 * scale, fill=SOFT)


def _zones(layout: Layout, scale: float) -> Iterator[str]:
    """The names of the levels, each over its cards, with a light line between them."""
    for at, zone in enumerate(layout.zones):
        yield label(
            cut(zone.name, zone.right - zone.left, 13 * scale), zone.left, -8, 13 * scale, font_weight="bold", fill=SOFT
        )
        yield el("line", x1=zone.left, y1=0, x2=zone.right, y2=0, stroke=FAINT)
        if at:
            x = zone.left - 6
            yield el("line", x1=x, y1=-20, x2=x, y2=layout.height, stroke="#e4e4e4", stroke_dasharray="2 6")


def _rank(tie: Tie) -> int:
    """Lines of little weight lie below others."""
    return 0 if tie.kind == "measures" else 2 if tie.marks else 1


def _look(tie: Tie) -> tuple[str, float, str | None]:
    if "cycle" in tie.marks:
        return ALARM, 2.6, None
    if "upside-down" in tie.marks:
        return ALARM, 2.6, "12 3"
    return LOOKS[tie.kind]


def _line(route: Route, tie: Tie, cards: Sequence[Card]) -> str:
    """A line with round corners, an arrow at its target, and a cross on it where it leads to nothing."""
    colour, thick, dash = _look(tie)
    points = route.points
    if len(points) < 2:
        return ""
    tip = el("title", text(_told(tie, cards)))
    way = 1 if points[-1][0] > points[-2][0] else -1
    path = el("path", d=_rounded(points), fill="none", stroke=colour, stroke_width=thick, stroke_dasharray=dash)
    if tie.kind == "broken":
        middle = max(range(len(points) - 1), key=lambda at: _length(points[at], points[at + 1]))
        x, y = ((points[middle][axis] + points[middle + 1][axis]) / 2 for axis in (0, 1))
        return el("g", tip, path, cross_at(x, y))
    return el("g", tip, path, arrow(*points[-1], way, colour))


def _length(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _told(tie: Tie, cards: Sequence[Card]) -> str:
    """What a line says, in words."""
    verb = {"serves": "serves", "inferred": "has the same words as", "broken": "names", "needs": "depends on",
            "measures": "goes with"}[tie.kind]  # fmt: skip
    ends = [_named(cards[tie.source], tie.source_part), verb, _named(cards[tie.target], tie.target_part)]
    ends += [f"({tie.links:,} links)"] if tie.links > 1 else []
    ends += ["which is not in the plan"] if tie.kind == "broken" else []
    ends += ["in a circle"] if "cycle" in tie.marks else []
    ends += ["which is of a lower level"] if "upside-down" in tie.marks else []
    return " ".join(ends)


def _named(card: Card, part: int) -> str:
    if HEAD < part < len(card.rows):
        row = card.rows[part]
        return clean((row.code or row.words)[:120])
    if part >= len(card.rows):
        return clean(card.chips[part - len(card.rows)].words[:120])
    return clean((card.code or card.words)[:120])


def _rounded(points: Sequence[tuple[float, float]]) -> str:
    """The path through some points, with round corners."""
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(_BEND, _length(before, at) / 2, _length(at, after) / 2)
        start, end = _towards(at, before, bend), _towards(at, after, bend)
        parts.append(
            f"L{number(start[0])} {number(start[1])}Q{number(at[0])} {number(at[1])} {number(end[0])} {number(end[1])}"
        )
    parts.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(parts)


def _towards(at: tuple[float, float], to: tuple[float, float], by: float) -> tuple[float, float]:
    far = _length(at, to) or 1.0
    return at[0] + (to[0] - at[0]) * by / far, at[1] + (to[1] - at[1]) * by / far


def _card(face: Face, x: float, y: float) -> str:
    card = face.card
    parts = [el("title", text(_whole(card))), *_frame(face), *_head(face), _title(face), *_rows(face), *_notes(face)]
    parts += [part for tag in face.tags for part in _tag(tag)]
    return el("g", *parts, transform=f"translate({number(x)} {number(y)})")


def _whole(card: Card) -> str:
    """A card in words: what it is, whose, and the whole of its title."""
    ahead = f"{clean(card.code)} " if card.code else ""
    beside = ", ".join(filter(None, (clean(card.head), card.pill)))
    return f"{ahead}{clean(card.words[:2000])}" + (f" ({beside})" if beside else "")


def _frame(face: Face) -> Iterator[str]:
    card, high = face.card, face.frame
    if card.kind == "missing":
        yield el(
            "rect", width=WIDE, height=high, rx=5, fill="#f4f4f4", stroke=SOFT, stroke_width=1.2, stroke_dasharray="2 3"
        )
        return
    depth = card.depth if card.depth in _TINTS else None
    tint, edge = (_TINTS[depth], _EDGES[depth]) if depth is not None else ("#f2f2f2", "#6b6b6b")
    hangs = bool(_HANGS & set(card.marks))
    yield el(
        "rect", width=WIDE, height=high, rx=5, fill=PAPER, stroke=ALARM if hangs else edge,
        stroke_width=1.8 if hangs else 1.2, stroke_dasharray="7 4" if hangs else None,
    )  # fmt: skip
    whole = not face.rows and not face.notes
    yield el("path", d=_headed(WIDE - 3, (high if whole else face.rule) - 1.5, whole=whole), fill=tint)
    if card.kind == "group":
        yield el(
            "path", d=f"M4 {high + 3:.1f}H{WIDE - 4:.0f}M9 {high + 6:.1f}H{WIDE - 9:.0f}", stroke=edge, fill="none"
        )


def _headed(wide: float, high: float, *, whole: bool) -> str:
    """The tinted head of a card, round at its upper corners, and at the lower ones where it is the whole card."""
    low = 1.5 + high - (1.5 if whole else 0.0)
    below = f"V{low - 4:.1f}q0 4 -4 4H5.5q-4 0 -4 -4z" if whole else f"V{low:.1f}H1.5z"
    return f"M1.5 {low - 4:.1f}V5.5q0 -4 4 -4H{wide - 2.5:.1f}q4 0 4 4{below}"


def _head(face: Face) -> Iterator[str]:
    """Code, team and owner, and the commitment in a frame of its own."""
    card, x, y = face.card, PAD, PAD + HEADING - 1
    if card.code:
        yield label(cut(clean(card.code), 120, HEADING), x, y, HEADING, font_weight="bold")
        x += min(width(clean(card.code)[:40], HEADING), 120) + 8
    if face.head:
        yield label(face.head, x, y, HEADING, fill=SOFT)
    if card.pill:
        wide = width(card.pill, HEADING - 1) + 6
        left = WIDE - PAD - wide + 3
        yield el("rect", x=left, y=y - 10, width=wide, height=13, rx=6, fill=PAPER, stroke=SOFT, stroke_width=0.8)
        yield label(card.pill, left + wide / 2, y, HEADING - 1, text_anchor="middle")


def _title(face: Face) -> str:
    style = {"font_style": "italic", "fill": SOFT} if face.card.kind == "missing" else {"font_weight": "bold"}
    return lines_at(face.title.lines, PAD, face.title.y, TITLE, TITLE_LEADING, **style)


def _rows(face: Face) -> Iterator[str]:
    for row in face.rows:
        dot = el("circle", cx=PAD + 1.5, cy=row.y - 3.5, r=1.6, fill=SOFT)
        tip = el("title", text(f"{row.code} {row.whole}".strip())) if row.whole else ""
        code = row.code.replace(" ", "\xa0")
        first, rest = row.lines[0], row.lines[1:]
        ahead = code if code and first.startswith(code) else ""
        bold = el("tspan", text(ahead), fill=SOFT) if ahead else ""
        words = el("text", bold + text(first[len(ahead) :]), x=PAD + 8, y=row.y, font_size=SMALL)
        yield el("g", tip, dot, words, lines_at(rest, PAD + 8, row.y + LEADING, SMALL, LEADING))


def _notes(face: Face) -> Iterator[str]:
    for note in face.notes:
        x = PAD
        if note.mark:
            yield sign_of_mark(note.mark, PAD + 5, note.line.y - 3.5)
            x += SIGN
        style = {"fill": SOFT} if note.mark in (None, "stands-alone") else {"fill": ALARM}
        yield lines_at(note.line.lines, x, note.line.y, SMALL, LEADING, font_style="italic", **style)


def _tag(tag: Tag) -> Iterator[str]:
    """A KPI, an initiative or a lost name below its card."""
    chip, y = tag.chip, tag.y
    middle = y + CHIP / 2
    yield el(
        "path",
        d=f"M{number(INDENT / 2)} {number(y - 4)}V{number(middle)}H{number(INDENT)}",
        fill="none",
        stroke="#9a9a9a",
    )
    tip = el("title", text(clean(f"{chip.words[:2000]} {chip.said}".strip())))
    lost = chip.kind == "missing"
    frame = el("rect", x=INDENT, y=y, width=WIDE - INDENT, height=CHIP, rx=CHIP / 2 if chip.kind == "kpi" else 3,
               fill="#f4f4f4" if lost else PAPER, stroke="#9a9a9a", stroke_width=0.9,
               stroke_dasharray="2 3" if lost else None)  # fmt: skip
    x = INDENT + 11
    sign = (
        cross_at(x, middle)
        if lost
        else sign_of_state(chip.state, x, middle)
        if chip.kind == "kpi"
        else bullet(x, middle)
    )
    words = label(tag.words, x + 10, middle + 3.6, SMALL, font_style="italic" if lost else None)
    said = (
        label(
            cut(clean(chip.said), 120, SMALL - 0.5), WIDE - 8, middle + 3.6, SMALL - 0.5, text_anchor="end", fill=SOFT
        )
        if chip.said
        else ""
    )
    yield el("g", tip, frame, sign, words, said)
