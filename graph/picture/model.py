"""What a picture holds: cards, and ties between them."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from graph.marks import Mark

CardKind: TypeAlias = Literal["objective", "key_result", "loose", "item", "factor", "missing", "group"]
ChipKind: TypeAlias = Literal["kpi", "initiative", "missing"]
TieKind: TypeAlias = Literal["serves", "inferred", "broken", "needs", "measures"]
HEAD = -1  # the part of a card that is the card itself


class Note(NamedTuple):
    """A remark at the foot of a card, with a sign where it tells a mark."""

    words: str
    mark: Mark | None = None


class Row(NamedTuple):
    """A line in a card: a key result, or a figure of a group."""

    words: str
    code: str = ""
    tail: str = ""
    marks: tuple[Mark, ...] = ()


class Chip(NamedTuple):
    """What stands below a card because it belongs to it: a KPI, an initiative, a name that is of nothing."""

    kind: ChipKind
    words: str
    said: str = ""
    state: str = ""


class Card(NamedTuple):
    """A thing of the picture.

    `depth` is how far below the company it stands: -1 for the strategy, None where
    nobody says. Its parts are counted: rows first, then chips.
    """

    kind: CardKind
    words: str
    code: str = ""
    head: str = ""
    pill: str = ""
    depth: int | None = None
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    rows: tuple[Row, ...] = ()
    chips: tuple[Chip, ...] = ()


class Tie(NamedTuple):
    """A line of the picture, from a part of a card to one of another, by their numbers; `links` of the plan as one."""

    source: int
    source_part: int
    target: int
    target_part: int
    kind: TieKind
    marks: tuple[Mark, ...] = ()
    links: int = 1


class Picture(NamedTuple):
    """Cards in the order of their words, ties between them, and what is to be said of both."""

    title: str
    subtitle: str
    cards: tuple[Card, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...] = ()
    told: str = ""
