"""How a card looks before anyone knows where it stands: its lines, its height, where ties end on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from advisor.reporters.drawing import clean, cut, width, wrap
from graph.marks import SAID, Mark
from graph.picture.model import HEAD, Card, Chip, Note, Row

WIDE = 252.0
PAD = 9.0
HEADING, TITLE, SMALL = 10.0, 12.5, 10.5
TITLE_LEADING, LEADING = 15.5, 13.5
CHIP = 17.0
INDENT = 14.0
SIGN = 15.0  # the room that a sign takes before its words
_ROOM = 1.07  # `width` is on the wide side; by so much less than it says do words take in any usual font


class Detail(NamedTuple):
    """How much of a card is shown: lines of a title and of a row, rows, chips."""

    title: int
    row: int
    rows: int
    chips: int


ROOMY = Detail(3, 2, 10, 6)
MIDDLING = Detail(2, 2, 6, 4)
DENSE = Detail(2, 1, 5, 2)


def detail_for(cards: int) -> Detail:
    """How much of each card is shown where there are so many."""
    return ROOMY if cards <= 26 else MIDDLING if cards <= 70 else DENSE


class Line(NamedTuple):
    """Lines of text with their first baseline, from the top of the card; `whole` is the text that they stand for."""

    lines: tuple[str, ...]
    y: float
    whole: str = ""
    code: str = ""


class Noted(NamedTuple):
    """A mark or a note at the foot of a card; its sign is drawn where it has a mark."""

    line: Line
    mark: Mark | None = None


class Tag(NamedTuple):
    """A chip below a card: the top of its line."""

    chip: Chip
    words: str
    y: float


class Face(NamedTuple):
    """A card ready to be drawn; `frame` is the height of its frame, `height` that with what hangs below it."""

    card: Card
    head: str
    title: Line
    rows: tuple[Line, ...]
    rule: float
    notes: tuple[Noted, ...]
    tags: tuple[Tag, ...]
    frame: float
    height: float
    ports: Mapping[int, float]
    accent: float = 0.0

    def port(self, part: int) -> float:
        """How far below its top a tie to a part of the card ends."""
        return self.ports.get(part, self.ports[HEAD])


def face_of(card: Card, detail: Detail, tied: Collection[int] = ()) -> Face:
    """The face of a card; `tied` are its parts that ties lead to, which are shown before others."""
    room = (WIDE - 2 * PAD) * _ROOM
    head = _head(card, room)
    y = PAD + (HEADING + 4 if head or card.pill or card.code else 0)
    lines = tuple(wrap(clean(card.words), room, TITLE * 1.06, detail.title))
    title = Line(lines, y + TITLE - 2, clean(card.words[:2000]))
    y += len(lines) * TITLE_LEADING
    ports = {HEAD: y - len(lines) * TITLE_LEADING / 2}
    rule = y + 3
    rows, y = _rows(card, detail, tied, y + 5, ports)
    notes, y = _notes(card, y, room)
    frame = y + PAD - 4
    tags, height = _tags(card, detail, frame, tied, ports)
    return Face(card, head, title, rows, rule, notes, tags, frame, height, ports)


def _head(card: Card, room: float) -> str:
    left = room - (width(card.code[:40], HEADING) + 8 if card.code else 0)
    left -= width(card.pill, HEADING - 1) + 16 if card.pill else 0
    return cut(clean(card.head[:400]), max(left, 20), HEADING)


def _rows(
    card: Card, detail: Detail, tied: Collection[int], y: float, ports: dict[int, float]
) -> tuple[tuple[Line, ...], float]:
    """The rows of a card, and where they end; those that do not fit are counted in a last one."""
    shown = _first(range(len(card.rows)), tied, detail.rows)
    found = []
    for at in shown:
        row = card.rows[at]
        lines = tuple(wrap(_said(row), (WIDE - 2 * PAD - 8) * _ROOM, SMALL, detail.row, row.tail))
        found.append(Line(lines, y + LEADING - 3, clean(row.words[:2000]) + row.tail, clean(row.code)))
        ports[at] = y + LEADING / 2 + 0.5
        y += len(lines) * LEADING + (2 if detail.row > 1 else 1)
    left = [at for at in range(len(card.rows)) if at not in shown]
    if left:
        found.append(Line((f"and {len(left):,} more",), y + LEADING - 3))
        ports.update(dict.fromkeys(left, y + LEADING / 2 + 0.5))
        y += LEADING
    return tuple(found), y


def _said(row: Row) -> str:
    code = clean(row.code)
    return f"{code.replace(' ', chr(0xA0))} {clean(row.words)}" if code else clean(row.words)


def _first(parts: range, tied: Collection[int], most: int) -> list[int]:
    """The parts to show, in their order: where not all fit, those that ties lead to before others."""
    if len(parts) <= most + 1:
        return list(parts)
    return sorted(sorted(parts, key=lambda part: (part not in tied, part))[:most])


def _notes(card: Card, y: float, room: float) -> tuple[tuple[Noted, ...], float]:
    found = []
    told = list(card.notes)
    if card.kind in ("objective", "missing"):
        told = [*(Note(SAID[mark], mark) for mark in card.marks), *told]
    y += 1 if told else 0
    for words, mark in told:
        lines = tuple(wrap(words, room - (SIGN if mark else 0), SMALL, 2))
        found.append(Noted(Line(lines, y + LEADING - 2), mark))
        y += len(lines) * LEADING + 1
    return tuple(found), y


def _tags(
    card: Card, detail: Detail, y: float, tied: Collection[int], ports: dict[int, float]
) -> tuple[tuple[Tag, ...], float]:
    """What hangs below a card, and where it ends; what does not fit is counted."""
    before = len(card.rows)
    shown = [at - before for at in _first(range(before, before + len(card.chips)), tied, detail.chips)]
    found, y = [], y + (3 if card.chips else 0)
    for at in shown:
        chip = card.chips[at]
        said = f"  {chip.said}" if chip.said else ""
        room = (WIDE - INDENT - SIGN - 12) * _ROOM - width(clean(said[:60]), SMALL)
        found.append(Tag(chip, cut(clean(chip.words), room, SMALL), y))
        ports[before + at] = y + CHIP / 2
        y += CHIP + 2
    left = [at for at in range(len(card.chips)) if at not in shown]
    if left:
        more = Chip("initiative", counted([card.chips[at] for at in left]))
        found.append(Tag(more, cut(more.words, WIDE - INDENT - 12, SMALL), y))
        ports.update(dict.fromkeys((before + at for at in left), y + CHIP / 2))
        y += CHIP + 2
    return tuple(found), y


def counted(chips: list[Chip]) -> str:
    """How many chips of a kind there are, in words.

    >>> counted([Chip("kpi", "NPS", "unhealthy", "unhealthy"), Chip("initiative", "Ship it")])
    'and 1 more KPI (1 unhealthy), 1 more initiative'
    """
    told = []
    for kind, name in (("kpi", "more KPI"), ("initiative", "more initiative"), ("missing", "more lost name")):
        count = sum(chip.kind == kind for chip in chips)
        bad = sum(chip.state == "unhealthy" for chip in chips if chip.kind == kind)
        if count:
            told.append(f"{count:,} {name}{'s' if count > 1 else ''}" + (f" ({bad:,} unhealthy)" if bad else ""))
    return "and " + ", ".join(told)
