"""A plan as it was read: the data, where each field stands, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.domain.place import Place, Places, Pointer
from advisor.domain.plan import Plan


class Notice(NamedTuple):
    """Something about the file that a user should know and that stops nothing, such as an unknown field."""

    message: str
    place: Place | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One plan file.

    `positional` holds the ids that stand for a position (`o1.k2`) and were not
    written by anyone; `placeholders` the declared fields that are still to be
    filled in (`target: TBD`), by pointer.
    """

    plan: Plan
    places: Places
    format: str = "data"
    positional: frozenset[str] = frozenset()
    placeholders: dict[Pointer, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
