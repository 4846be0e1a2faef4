"""Tables of goals: which column holds what, and which row is an objective or a key result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from advisor.importers.from_markdown.block import Block, Row
from advisor.importers.from_markdown.columns import Column, column_of
from advisor.importers.from_markdown.inline import Inline, clean
from advisor.importers.from_markdown.scores import is_plain_number, score_at
from advisor.importers.from_markdown.statement import Statement, classify_tag, read_statement
from advisor.importers.from_markdown.vocabulary import plain_name
from advisor.importers.from_markdown.words import Words

_SPLIT = re.compile(r"<br ?/?>|</?(?:li|ul|ol|p|div)\b[^<>]*+>", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*•◦▪–]\s+|\d{1,2}[.)]\s+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]? +(?=\D)")


class Entry(NamedTuple):
    """A goal of a table."""

    kind: Literal["objective", "key_result"]
    said: Statement


@dataclass(slots=True)
class Table:
    """The goals of a table in order.

    `subject` is the heading over the titles where it names no field: a team, or
    the objective itself. `explicit` says that the table itself declares goals.
    """

    entries: list[Entry] = field(default_factory=list)
    subject: Inline = field(default_factory=Inline)
    explicit: bool = False


def read_table(block: Block, references: frozenset[str]) -> Table:
    """The goals of a table.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> page = read_page("| Objective | Key result |\\n|--|--|\\n| Grow | 5 deals |\\n| | 2 renewals |\\n")
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
    last: str = ""

    def read(self) -> Table:
        heads = self.block.rows[: self.block.headers]
        head = [clean(cell, self.references) for cell in heads[-1]] if heads else []
        rows = self.block.rows[len(heads) :]
        labels = [read_statement(cell) for cell in head]
        if sum(_is_bare_label(said) for said in labels) >= 2:
            return self.table
        self._name_columns(head)
        self.table.explicit = "objective" in self.columns or "key_result" in self.columns
        if "objective" in self.columns:
            for row in rows:
                self._row(row)
        else:
            self._titles(rows, head, labels)
        return self.table

    def _name_columns(self, head: list[Inline]) -> None:
        for index, cell in enumerate(head):
            name = plain_name(cell.words.text)
            column = column_of(cell.words.text)
            if column == "objective" and name.startswith("goal") and not {"metric", "key_result", "kpi"}.isdisjoint(self.columns):
                column = "target"
            if column is not None:
                self.columns.setdefault(column, index)
                self.known.add(index)

    def _cell(self, row: Row, column: Column) -> Words:
        index = self.columns.get(column)
        return row[index] if index is not None and index < len(row) else Words()

    def _row(self, row: Row) -> None:
        """A row that names its objective; an empty or repeated one is the same as above."""
        said = read_statement(clean(self._cell(row, "objective"), self.references))
        fresh = bool(said.title) and _has_words(said) and said.title.text != self.last
        key_results = self._statements(self._cell(row, "key_result") or self._cell(row, "metric"))
        if fresh:
            self.last = said.title.text
            self._fill(said, row, ("team", "why", "commitment") if key_results else ("team", "why", "commitment", "owner", "score"))
            self._add("key_result" if said.label and said.label.role == "key_result" else "objective", said)
        for key_result in key_results:
            if len(key_results) == 1:
                self._fill(key_result, row, ("owner", "score", "baseline", "target", "current"))
            self._add("key_result", key_result)

    def _titles(self, rows: tuple[Row, ...], head: list[Inline], labels: list[Statement]) -> None:
        """Rows of one title each: bold ones, or those labelled so, are objectives."""
        index = self._title_column(head)
        read = [(row, self._title(row, index)) for row in rows]
        read = [(row, said) for row, said in read if _has_words(said)]
        objectives = [said for row, said in read if self._is_objective(said, row, index)]
        if len(objectives) == len(read) and not any(said.label for said in objectives):
            objectives = []
        if index < len(head) and index not in self.known:
            self._subject(head[index], labels[index])
        self.table.explicit = self.table.explicit or bool(objectives)
        _strip_numbers(objectives)
        chosen = {id(said) for said in objectives}
        for row, said in read:
            if id(said) in chosen:
                self._fill(said, row, ("owner", "team", "score", "why", "commitment"))
                self._add("objective", said)
            elif not _is_remark(said, row) and (said.label is None or said.label.is_goal):
                self._fill(said, row, ("owner", "score", "baseline", "target", "current"))
                self._add("key_result", said)

    def _title_column(self, head: list[Inline]) -> int:
        for column in ("key_result", "kpi", "metric"):
            if column in self.columns:
                return self.columns[column]
        return next((index for index in range(len(head)) if index not in self.known), 0 if not head else len(head))

    def _title(self, row: Row, index: int) -> Statement:
        """The title of a row; where its cell is only a label, the text is in the next one."""
        said = read_statement(clean(row[index], self.references)) if index < len(row) else read_statement(Inline())
        if said.label is not None and not said.title and index + 1 < len(row):
            beside = read_statement(clean(row[index + 1], self.references))
            beside.label = beside.label or said.label
            return beside
        return said

    def _is_objective(self, said: Statement, row: Row, index: int) -> bool:
        if said.label is not None:
            return said.label.role == "objective"
        return said.inline.bold and "key_result" not in self.columns and "kpi" not in self.columns and bool(row[index])

    def _subject(self, cell: Inline, said: Statement) -> None:
        if said.label is not None and said.label.role == "objective" and said.title:
            self.table.explicit = True
            self._add("objective", said)
        elif said.label is None:
            self.table.subject = cell

    def _statements(self, cell: Words) -> list[Statement]:
        """The key results of a cell, which may hold a list."""
        pieces = _pieces(cell)
        read = [read_statement(clean(piece, self.references)) for piece in pieces]
        return [said for said in read if _has_words(said) and (said.label is None or said.label.is_goal)]

    def _fill(self, said: Statement, row: Row, columns: tuple[Column, ...]) -> None:
        for column in columns:
            words = clean(self._cell(row, column), self.references).words
            if not words or not any(character.isalnum() for character in words.text):
                continue
            if column == "score":
                score = score_at(words.text)
                said.set("score", score[0] if score and score[1] == len(words.text) else "", words)
            elif column == "commitment":
                classify_tag(said, words)
            elif column == "owner":
                said.set_owner(words)
            elif column in ("team", "why") or is_plain_number(words.text):
                said.set(column, words.text, words)

    def _add(self, kind: Literal["objective", "key_result"], said: Statement) -> None:
        self.table.entries.append(Entry(kind, said))


def _is_bare_label(said: Statement) -> bool:
    return said.label is not None and said.label.role == "key_result" and bool(said.label.number) and not said.title


def _has_words(said: Statement) -> bool:
    return any(character.isalnum() for character in said.title.text)


def _is_remark(said: Statement, row: Row) -> bool:
    """A line of the table that speaks of the rows below it."""
    filled = sum(bool(cell) for cell in row)
    return said.inline.italic and filled == 1 and said.inline.words.text.endswith((":", ".", "…"))


def _strip_numbers(objectives: list[Statement]) -> None:
    """`1 Grow`, `2 Learn`: numbers in order are no part of the titles."""
    matches = [_NUMBERED.match(said.title.text) for said in objectives]
    if [match and int(match["number"]) for match in matches] == list(range(1, len(objectives) + 1)):
        for said, match in zip(objectives, matches, strict=True):
            if match is not None and len(objectives) > 1:
                said.title = said.title.cut(match.end())


def _pieces(cell: Words) -> list[Words]:
    """A cell, cut at line breaks and list marks of HTML."""
    pieces: list[Words] = []
    at = 0
    for match in _SPLIT.finditer(cell.text):
        pieces.append(cell.cut(at, match.start()))
        at = match.end()
    pieces.append(cell.cut(at))
    cut = [piece.cut(match.end()) if (match := _BULLET.match(piece.text)) else piece for piece in pieces]
    return [piece for piece in cut if piece.text.strip()]
