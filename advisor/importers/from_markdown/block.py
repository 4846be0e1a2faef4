"""One piece of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from advisor.importers.from_markdown.words import NOTHING, Words

Kind: TypeAlias = Literal["heading", "item", "paragraph", "table"]
Row: TypeAlias = tuple[Words, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A heading, a list item, a paragraph or a table, with its markup still in it.

    `level` is a heading's; `adjacent` says that no blank line stands before it,
    `quoted` that it stands in a block quote; `rows` are a table's, the first
    `headers` of them its head.
    """

    kind: Kind
    source: Words = NOTHING
    level: int = 0
    indent: int = 0
    number: str = ""
    checked: bool | None = None
    adjacent: bool = False
    quoted: bool = False
    rows: tuple[Row, ...] = ()
    headers: int = 0
