"""Tables of goals: which column holds what, and which row is an objective or a key result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from advisor.importers.from_markdown.attributes import apply_label, set_figure
from advisor.importers.from_markdown.block import Block, Row
from advisor.importers.from_markdown.columns import Column, column_of
from advisor.importers.from_markdown.inline import Inline, clean
from advisor.importers.from_markdown.labels import Label, fact_named
from advisor.importers.from_markdown.sentence import read_statement
from advisor.importers.from_markdown.statement import Statement, is_bare, read_tag
from advisor.importers.from_markdown.vocabulary import plain_name
from advisor.importers.from_markdown.words import NOTHING, Words

_SPLIT = re.compile(
    r"<br ?/?>|\n(?=[ \t]*[-*•◦]\s)|</?(?:li|ul|ol|p|div)\b[^<>]*+>|(?:\s[·;|]|;)\s*(?=(?:KR|Key [Rr]esult) ?\d)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•◦▪–]\s+|\d{1,2}[.)]\s+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]? +(?=\D)")
_ABOUT_KEY_RESULT: tuple[Column, ...] = (
    "owner",
    "score",
    "baseline",
    "target",
    "current",
    "commitment",
    "due",
    "confidence",
)
_ABOUT_OBJECTIVE: tuple[Column, ...] = ("team", "why", "commitment")
_WORDS_OF_A_GOAL = 3


class Entry(NamedTuple):
    """A goal of a table."""

    kind: Literal["objective", "key_result"]
    said: Statement


@dataclass(slots=True)
class Table:
    """The goals of a table in order.

    `subject` is the heading over the titles where it names no field: a team, or
    the objective itself. `explicit` says that the table names goals as such,
    `by_rows` that bold rows stand over others, `kpis` that its rows are KPIs,
    `measured` that they are metrics with targets.
    """

    entries: list[Entry] = field(default_factory=list)
    subject: Inline = field(default_factory=Inline)
    explicit: bool = False
    by_rows: bool = False
    kpis: bool = False
    measured: bool = False


def read_table(block: Block, references: frozenset[str]) -> Table:
    r"""Return the goals of a table.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> page = read_page("| Objective | Key result |\n|--|--|\n| Grow | 5 deals |\n| | 2 renewals |\n")
    >>> [(entry.kind, entry.said.title.text) for entry in read_table(read_blocks(page.lines)[0], frozenset()).entries]
    [('objective', 'Grow'), ('key_result', '5 deals'), ('key_result', '2 renewals')]
    """
    return _Reader(block, references).read()


@dataclass(slots=True)
class _Reader:
    """Reads one table."""

    block: Block
    references: frozenset[str]
    table: Table = field(default_factory=Table)
    columns: dict[Column, int] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    wide: list[int] = field(default_factory=list)
    last: str = ""

    def read(self) -> Table:
        rows, heads = self.block.rows, self.block.headers
        if heads == 0 and rows and sum(column_of(cell.text) is not None for cell in rows[0] if cell) >= 2:
            heads = 1
        head = [clean(cell, self.references) for cell in rows[heads - 1]] if heads else []
        self._name_columns(head)
        rows = rows[heads:]
        if self.wide and not self._has_wide_goals(rows):
            return self.table
        self.table.explicit = bool(self.wide) or not {"objective", "key_result"}.isdisjoint(self.columns)
        self.table.measured = "metric" in self.columns and "target" in self.columns
        self.table.kpis = "kpi" in self.columns and not self.table.explicit
        if "objective" in self.columns:
            for row in rows:
                self._row(row)
        else:
            self._titles(rows, head)
        return self.table

    def _name_columns(self, head: list[Inline]) -> None:
        for index, cell in enumerate(head):
            name = plain_name(cell.words.text)
            column = column_of(cell.words.text)
            label = read_statement(cell).label
            if (
                column == "objective"
                and name.startswith("goal")
                and not {"metric", "key_result", "kpi"}.isdisjoint(self.columns)
            ):
                column = "target"
            if column is None and label is not None and label.role == "key_result" and label.number and not label.rest:
                self.wide.append(index)
                self.known.add(index)
            if column is not None:
                self.columns.setdefault(column, index)
                self.known.add(index)
        if "key_result" in self.columns and "objective" not in self.columns:
            self._name_letter([plain_name(cell.words.text) for cell in head])

    def _name_letter(self, names: list[str]) -> None:
        """A column `O` beside one of key results holds objectives where it has words, and not their numbers."""
        index = names.index("o") if "o" in names else len(names)
        cells = [row[index].text for row in self.block.rows[1:] if index < len(row)]
        if any(len(cell.split()) > 1 for cell in cells):
            self.columns["objective"] = index

    def _has_wide_goals(self, rows: tuple[Row, ...]) -> bool:
        """Whether columns named `KR1`, `KR2` hold key results, and not their scores."""
        return any(
            len(row[index].text.split()) >= _WORDS_OF_A_GOAL for row in rows for index in self.wide if index < len(row)
        )

    def _cell(self, row: Row, column: Column) -> Words:
        index = self.columns.get(column)
        return row[index] if index is not None and index < len(row) else NOTHING

    def _row(self, row: Row) -> None:
        """Read a row that names its objective; an empty or repeated one is the same as above."""
        said = read_statement(clean(self._cell(row, "objective"), self.references))
        key_results = self._statements(self._cell(row, "key_result") or self._cell(row, "metric"))
        for index in self.wide:
            key_results += self._statements(row[index]) if index < len(row) else []
        if not is_bare(said.title.text) and said.title.text != self.last:
            self.last = said.title.text
            self._fill(said, row, _ABOUT_OBJECTIVE if key_results else (*_ABOUT_OBJECTIVE, "owner", "score"))
            self._add("key_result" if said.label and said.label.role == "key_result" else "objective", said)
        for key_result in key_results:
            if len(key_results) == 1:
                self._fill(key_result, row, _ABOUT_KEY_RESULT)
            self._add("key_result", key_result)

    def _titles(self, rows: tuple[Row, ...], head: list[Inline]) -> None:
        """Rows of one title each: bold ones, or those labelled so, are objectives."""
        index = self._title_column(head)
        if index < len(head) and index not in self.known:
            self._subject(head[index])
        read = [(row, self._title(row, index)) for row in rows]
        read = [(row, said) for row, said in read if not is_bare(said.title.text)]
        labelled = any(said.label is not None and said.label.is_goal for _, said in read)
        bold = [said.inline.bold and said.label is None for _, said in read]
        by_rows = any(bold) and not all(bold) and bool(self.known) and {"key_result", "kpi"}.isdisjoint(self.columns)
        self.table.explicit, self.table.by_rows = self.table.explicit or labelled, by_rows
        objectives = [
            said.label.role == "objective" if said.label else by_rows and said.inline.bold for _, said in read
        ]
        _strip_numbers([said for (_, said), chosen in zip(read, objectives, strict=True) if chosen and not said.label])
        for (row, said), chosen in zip(read, objectives, strict=True):
            if chosen:
                self._fill(said, row, (*_ABOUT_OBJECTIVE, "owner", "score"))
                self._add("objective", said)
            elif not _is_remark(said, row) and (said.label is None or said.label.is_goal):
                self._fill(said, row, _ABOUT_KEY_RESULT)
                self._add("key_result", said)
        self._tell([said for _, said in read])

    def _tell(self, read: list[Statement]) -> None:
        """Rows such as `Owner | Ada` speak of the objective."""
        objective = next((entry.said for entry in self.table.entries if entry.kind == "objective"), None)
        for said in read:
            if objective is not None and said.label is not None and not said.label.is_goal:
                apply_label(objective, said.label, said.title)

    def _title_column(self, head: list[Inline]) -> int:
        for column in ("key_result", "kpi", "metric"):
            if column in self.columns:
                return self.columns[column]
        return next((index for index in range(len(head)) if index not in self.known), len(head))

    def _title(self, row: Row, index: int) -> Statement:
        """Return the title of a row; where its cell is only a label, the text is in the next one."""
        said = read_statement(clean(row[index], self.references)) if index < len(row) else Statement(NOTHING)
        role = fact_named(said.title.text)
        if role is not None and said.label is None and index + 1 < len(row):
            said = Statement(NOTHING, label=Label(role, NOTHING))
        if said.label is None or said.title or index + 1 >= len(row):
            return said
        beside = read_statement(clean(row[index + 1], self.references))
        beside.label = beside.label or said.label
        return beside

    def _subject(self, cell: Inline) -> None:
        said = read_statement(cell)
        if said.label is not None and said.label.role == "objective" and said.title:
            self.table.explicit = True
            self._add("objective", said)
        elif said.label is None:
            self.table.subject = cell

    def _statements(self, cell: Words) -> list[Statement]:
        """Return the key results of a cell, which may hold a list."""
        read = [read_statement(clean(piece, self.references)) for piece in _pieces(cell)]
        return [said for said in read if not is_bare(said.title.text) and (said.label is None or said.label.is_goal)]

    def _fill(self, said: Statement, row: Row, columns: tuple[Column, ...]) -> None:
        for column in columns:
            words = clean(self._cell(row, column), self.references).words
            if is_bare(words.text):
                continue
            if column == "score":
                said.set_score(words)
            elif column == "commitment":
                read_tag(said, words)
            elif column == "owner":
                said.set_owner(words)
            elif column in ("due", "confidence"):
                apply_label(said, Label(column, NOTHING), words)
            elif column in ("team", "why"):
                said.set(column, words.text, words)
            else:
                set_figure(said, column, words)

    def _add(self, kind: Literal["objective", "key_result"], said: Statement) -> None:
        self.table.entries.append(Entry(kind, said))


def _is_remark(said: Statement, row: Row) -> bool:
    """Tell whether a line of the table speaks of the rows below it."""
    filled = sum(bool(cell) for cell in row)
    return said.inline.italic and filled == 1 and said.inline.words.text.endswith((":", ".", "…"))


def _strip_numbers(objectives: list[Statement]) -> None:
    """`1 Grow`, `2 Learn`: numbers in order are no part of the titles."""
    matches = [_NUMBERED.match(said.title.text) for said in objectives]
    if len(objectives) < 2 or [match and int(match["number"]) for match in matches] != list(
        range(1, len(objectives) + 1)
    ):
        return
    for said, match in zip(objectives, matches, strict=True):
        if match is not None:
            said.title = said.title.cut(match.end())


def _pieces(cell: Words) -> list[Words]:
    """Return a cell, cut at line breaks, at list marks of HTML, and before the labels of further key results."""
    pieces: list[Words] = []
    at = 0
    for match in _SPLIT.finditer(cell.text):
        pieces.append(cell.cut(at, match.start()))
        at = match.end()
    pieces.append(cell.cut(at))
    return [piece for piece in map(_without_bullet, pieces) if piece.text.strip()]


def _without_bullet(piece: Words) -> Words:
    match = _BULLET.match(piece.text)
    return piece.cut(match.end()) if match else piece
