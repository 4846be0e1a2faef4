"""Where everything of an X-matrix stands on its page.

The rows above and below the X hold priorities and breakthroughs, the columns to
its left and right annual targets and metrics; further right stand the owners,
and below all the quarter's objectives, with narrow columns at the end of their rows for
the priorities and breakthroughs, which have none of their own. The X grows until the page has the shape of
paper in landscape, or the titles have room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from advisor.domain.plan import Objective
from advisor.reporters.drawing import clean, width, wrap
from advisor.reporters.x_matrix_legend import Entry, legend_of
from advisor.strategy.matrix import Item, Key, Matrix, Side
from advisor.strategy.trace import Traced, Traces

SIZE, LEADING = 12.0, 14.5
PAD = 8.0
ROOMY, TIGHT, MANY = 28.0, 22.0, 6
MARGIN, GAP, OWNER = 24.0, 14.0, 26.0
HEAD, BAND, LEGEND = 74.0, 24.0, 34.0
CODE, _CODE = 11.0, 22.0
MOST_ITEMS, MOST_OBJECTIVES, MOST_OWNERS = 40, 24, 24
READABLE = 12
_PAPER = 2**0.5
_CENTRE, _WIDEST = (440.0, 260.0), (900.0, 460.0)
_LINES_ROW, _LINES_COLUMN = 3, 4


class Slot(NamedTuple):
    """A row or a column: where it begins, how thick it is, its lines of text, and what it stands for."""

    start: float
    size: float
    lines: tuple[str, ...]
    code: str
    item: Item | None = None
    traced: Traced | None = None

    @property
    def middle(self) -> float:
        """The middle of it."""
        return self.start + self.size / 2


@dataclass(frozen=True)
class Page:
    """The page: the slots of every side, of owners and objectives, and the edges between them.

    `codes` are the columns in the rows of objectives for the items that stand in rows themselves.
    """

    sides: Mapping[Side, tuple[Slot, ...]]
    objectives: tuple[Slot, ...]
    codes: tuple[Slot, ...]
    owners: tuple[Slot, ...]
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float
    below: float
    legend: tuple[Entry, ...]
    notes: tuple[str, ...]


def layout(matrix: Matrix, traces: Traces, cycle: str) -> Page:
    """Lay out a page; what it cannot hold is said in its notes, and stands in the lists beside it."""
    shown = {side: items[:MOST_ITEMS] for side, items in matrix.sides.items()}
    traced = traces.traced[:MOST_OBJECTIVES]
    owners = owners_of(shown, traced)
    centre = _CENTRE
    for _ in range(3):
        rows, columns, objectives = _slots(matrix, shown, traced, centre)
        wide, high = _extent(rows, columns, objectives, len(owners[:MOST_OWNERS]), centre)
        centre = _grown(centre, wide, high)
    rows, columns, objectives = _slots(matrix, shown, traced, centre)
    codes = _codes(shown, traced, centre[0])
    notes = _notes(matrix, traces, owners, cycle)
    if not codes and any(key[0] in _ROWS for key in _served(traced)):
        notes += (_NO_CODES,)
    placed = _placed(rows, columns, objectives, owners, centre)
    return _finished(placed, codes, matrix, notes)


_Sides = Mapping[Side, Sequence[Slot]]


def owners_of(shown: Mapping[Side, Sequence[Item]], traced: Sequence[Traced]) -> list[str]:
    """Who answers for what stands in rows: breakthroughs, priorities and objectives; case tells nobody apart."""
    names = [item.owner for side in ("breakthroughs", "priorities") for item in shown[side]]
    names += [owner_of(each.objective) for each in traced]
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def owner_of(objective: Objective) -> str | None:
    """Who answers for an objective; blank is nobody."""
    return " ".join((objective.owner or "").split()) or None


def _slots(
    matrix: Matrix, shown: Mapping[Side, Sequence[Item]], traced: Sequence[Traced], centre: tuple[float, float]
) -> tuple[_Sides, _Sides, list[Slot]]:
    """Rows, columns and objectives with their lines, not yet placed."""
    across, down = centre[0] - 2 * PAD, centre[1] - 2 * PAD
    left = across - sum(slot.size for slot in _codes(shown, traced, centre[0]))
    rows = {side: _side(shown[side], across, _LINES_ROW) for side in _ROWS}
    columns = {side: _side(shown[side], down, _LINES_COLUMN) for side in _COLUMNS}
    objectives = [
        _slot(code, clean(each.objective.title), way_of(each, matrix), left, _LINES_ROW, _cell(len(traced)))._replace(
            traced=each
        )
        for code, each in zip(objective_codes(traced), traced, strict=True)
    ]
    return rows, columns, objectives


def _codes(shown: Mapping[Side, Sequence[Item]], traced: Sequence[Traced], across: float) -> list[Slot]:
    """A narrow column for each priority and breakthrough, or for those that objectives serve, where titles keep half.

    None where even those would leave titles less.
    """
    every = [item for side in _ROWS for item in shown[side]] if traced else []
    served = _served(traced)
    for items in (every, [item for item in every if item.key in served]):
        names = [clean(item.code) for item in items]
        wide = max([_CODE, *(width(name, CODE) * 1.1 + 6 for name in names)])
        if wide * len(items) <= across / 2:
            return [Slot(0, wide, (name,), name, item) for name, item in zip(names, items, strict=True)]
    return []


def _served(traced: Sequence[Traced]) -> set[Key]:
    """Everything that some objectives name or reach."""
    return {key for each in traced for key in (*each.serves, *each.reaches)}


_ROWS: tuple[Side, Side] = ("priorities", "breakthroughs")
_COLUMNS: tuple[Side, Side] = ("annual", "metrics")


def objective_codes(traced: Sequence[Traced]) -> list[str]:
    """What the drawing calls the objectives: their ids where those are short, else their numbers."""
    ids = [clean(each.objective.id or "") for each in traced]
    return [each if 0 < len(each) <= 6 else f"O{at}" for at, each in enumerate(ids, 1)]


def way_of(traced: Traced, matrix: Matrix) -> str:
    """The way from an objective to the breakthroughs, as codes."""
    if not traced.ways:
        return f" → {', '.join(matrix.item(key).code for key in traced.serves[:3])}, and no breakthrough from there"
    ways = [f"→ {' → '.join(clean(matrix.item(key).code) for key in way)}".replace(" ", _HARD) for way in traced.ways]
    more = f" and {len(ways) - 2} more".replace(" ", _HARD) if len(ways) > 2 else ""
    return f" {'; '.join(ways[:2])}{more}"


def _side(items: Sequence[Item], room: float, most: int) -> list[Slot]:
    if not items:
        return [Slot(0, ROOMY, ("nothing yet",), "")]
    return [
        _slot(clean(item.code), clean(item.written.title), _tail(item), room, most, _cell(len(items)))._replace(
            item=item
        )
        for item in items
    ]


def _slot(code: str, title: str, tail: str, room: float, most: int, cell: float) -> Slot:
    lines = tuple(wrap(f"{code} {title}", room, SIZE, most, tail))
    return Slot(0, max(cell, len(lines) * LEADING + PAD), lines, code)


def _cell(count: int) -> float:
    """How thick a row or column is at least: less where there are many of them."""
    return ROOMY if count <= MANY else TIGHT


def _tail(item: Item) -> str:
    """What stands behind an item's title: years or the last day, and the owner where no column shows him."""
    said = []
    start, end = item.written.start, item.written.end
    if item.side == "breakthroughs" and end:
        said.append(f"{start.year}–{end.year}" if start else f"to {end.year}")
    elif end:
        said.append(f"by {_MONTHS[end.month - 1]} {end.year}")
    if item.owner and item.side in _COLUMNS:
        said.append(clean(item.owner)[:24])
    return "".join(f"{_HARD}· {each.replace(' ', _HARD)}" for each in said)


_NO_CODES = "Which priorities and breakthroughs an objective serves stands in the list, for want of room."
_HARD = "\N{NO-BREAK SPACE}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def _extent(
    rows: _Sides, columns: _Sides, objectives: Sequence[Slot], owners: int, centre: tuple[float, float]
) -> tuple[float, float]:
    wide = sum(slot.size for side in columns.values() for slot in side) + centre[0] + 2 * MARGIN + GAP
    high = sum(slot.size for side in rows.values() for slot in side) + centre[1] + HEAD + LEGEND + 2 * MARGIN
    high += sum(slot.size for slot in objectives) + (BAND if objectives else 0)
    return wide + OWNER * max(owners, 1), high


def _grown(centre: tuple[float, float], wide: float, high: float) -> tuple[float, float]:
    """A larger X, where the page is not as wide as paper in landscape, or not as high."""
    across = min(_WIDEST[0], max(_CENTRE[0], centre[0] + high * _PAPER - wide))
    down = min(_WIDEST[1], max(_CENTRE[1], centre[1] + wide / _PAPER - high))
    return (across, centre[1]) if high * _PAPER > wide else (centre[0], down)


def _placed(
    rows: _Sides,
    columns: _Sides,
    objectives: Sequence[Slot],
    owners: Sequence[str],
    centre: tuple[float, float],
) -> Page:
    """Every slot at its place, but for what stands in the rows of objectives and below all."""
    annual, left = _run(columns["annual"], MARGIN)
    right = left + centre[0]
    metrics, edge = _run(columns["metrics"], right)
    people, edge = _run(_people(owners, centre[1]), edge + GAP)
    priorities, top = _run(rows["priorities"], HEAD + MARGIN)
    bottom = top + centre[1]
    breakthroughs, below = _run(rows["breakthroughs"], bottom)
    goals, end = _run(objectives, below + BAND) if objectives else ((), below)
    sides: dict[Side, tuple[Slot, ...]] = {
        "breakthroughs": breakthroughs, "annual": annual, "priorities": priorities, "metrics": metrics,
    }  # fmt: skip
    wide = max(edge + MARGIN, people[0].start + 96)
    return Page(sides, goals, (), people, left, right, top, bottom, wide, end, end, (), ())


def _finished(page: Page, codes: Sequence[Slot], matrix: Matrix, notes: tuple[str, ...]) -> Page:
    """The page with the columns in the rows of objectives, the legend and the notes."""
    room = page.width - 2 * MARGIN
    legend = legend_of(matrix, room, objectives=bool(page.objectives))
    told = tuple(line for note in notes for line in wrap(note, room, SIZE - 1, 2))
    high = page.below + LEGEND + legend[-1].y + len(told) * LEADING + MARGIN
    placed, _ = _run(codes, page.right - sum(slot.size for slot in codes))
    return replace(page, codes=placed, legend=legend, notes=told, height=high)


def _people(owners: Sequence[str], room: float) -> list[Slot]:
    names = [" ".join(wrap(clean(name), room - 2 * PAD, SIZE, 1)) for name in owners[:MOST_OWNERS]]
    return [Slot(0, OWNER, (name,), owner) for name, owner in zip(names, owners, strict=False)] or [
        Slot(0, OWNER, ("nobody yet",), "")
    ]


def _run(slots: Sequence[Slot], start: float) -> tuple[tuple[Slot, ...], float]:
    """Slots one after the other from `start` on, and where the last one ends."""
    placed = []
    for slot in slots:
        placed.append(slot._replace(start=start))
        start += slot.size
    return tuple(placed), start


def _notes(matrix: Matrix, traces: Traces, owners: Sequence[str], cycle: str) -> tuple[str, ...]:
    """What a reader has to know who sees only the drawing."""
    said: list[str] = []
    largest = max(len(items) for items in matrix.sides.values())
    if largest > READABLE:
        said.append(f"{largest} items on a side: past {READABLE} a page gets hard to read. The list has them in full.")
    left_out = sum(max(0, len(items) - MOST_ITEMS) for items in matrix.sides.values())
    counts = (
        (left_out, "items"),
        (len(traces.traced) - MOST_OBJECTIVES, "objectives"),
        (len(owners) - MOST_OWNERS, "owners"),
    )
    said += [f"Not drawn for want of room: {count} {what}; the list has them." for count, what in counts if count > 0]
    loose = [f"{clean(each.from_)} with {clean(each.to)} ({clean(each.why)})" for each in matrix.loose[:3]]
    more = f" and {len(matrix.loose) - 3} more" if len(matrix.loose) > 3 else ""
    said += [f"Not drawn: {'; '.join(loose)}{more}."] if loose else []
    said += (
        [f"Ids that stand twice: {', '.join(map(clean, matrix.doubled[:5]))}; the first is drawn."]
        if matrix.doubled
        else []
    )
    if not traces.traced:
        said.append(f"No objective of {cycle} names an item of the matrix in its field “strategy”.")
    return tuple(said)
