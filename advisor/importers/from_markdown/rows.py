"""The rows of tables: between bars, in HTML, or with tabs as a spreadsheet copies them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from advisor.importers.from_markdown.block import Block, Row
from advisor.importers.from_markdown.columns import column_of
from advisor.importers.from_markdown.lines import Line
from advisor.importers.from_markdown.words import NOTHING, Words

_DELIMITER_ROW = frozenset("|:- \t")
_BAR = re.compile(r"\\.|\|")
_DOUBLE_BAR = re.compile(r"\\.|\|\|")
_TAB = re.compile("\t")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>tr|td|th)\b(?P<rest>[^<>]*+)>", re.IGNORECASE)
_SPAN = re.compile(r"rowspan\s?=\s?[\"'{]*(\d{1,3})", re.IGNORECASE)


def read_rows(lines: tuple[Line, ...], index: int) -> tuple[Block, int] | None:
    """Return the table that begins at a line, and how many lines it takes; nothing where none begins.

    >>> block, count = read_rows((Line(1, 1, "| a | b |"), Line(2, 1, "|---|---|"), Line(3, 1, "| c | d |")), 0)
    >>> count, block.headers, [[cell.text for cell in row] for row in block.rows]
    (3, 1, [['a', 'b'], ['c', 'd']])
    """
    line = lines[index]
    if line.tag == "table":
        return _html(lines, index)
    if "\t" in line.text.strip():
        return _tabbed(lines, index)
    return _barred(lines, index) if "|" in line.text else None


def _barred(lines: tuple[Line, ...], index: int) -> tuple[Block, int] | None:
    if index + 1 >= len(lines) or not _is_row(lines[index].text):
        return None
    row, following = lines[index].text.strip(), lines[index + 1].text.strip()
    if not (_is_delimiter(row) or _is_delimiter(following) or (row[0] == "|" and following[:1] == "|")):
        return None
    if row.startswith("||"):
        return _wiki(lines, index)
    end = index + 1
    while end < len(lines) and _is_row(lines[end].text) and not lines[end].tag:
        end += 1
    table = lines[index:end]
    headers = next((at for at, line in enumerate(table[:2]) if _is_delimiter(line.text)), 1)
    rows = tuple(_cells(line.words(), _BAR) for line in table if not _is_delimiter(line.text))
    return Block("table", lines[index].words(), rows=rows, headers=headers), end - index


def _wiki(lines: tuple[Line, ...], index: int) -> tuple[Block, int]:
    """Read a table of a wiki: `||` round the headings, and cells that go on over several lines."""
    rows = [_cells(lines[index].words(), _DOUBLE_BAR)]
    end = index + 1
    while end < len(lines) and lines[end].text.lstrip().startswith("|"):
        parts = [lines[end].words()]
        end += 1
        while end < len(lines) and not lines[end].blank and not parts[-1].text.rstrip().endswith("|"):
            parts += [Words.at(lines[end - 1].number, len(lines[end - 1].text) + 1, "\n"), lines[end].words()]
            end += 1
        rows.append(_cells(Words.join(parts), _BAR))
    return Block("table", lines[index].words(), rows=tuple(rows), headers=1), end - index


def _tabbed(lines: tuple[Line, ...], index: int) -> tuple[Block, int] | None:
    """Lines with tabs are a table where the first one names at least two columns."""
    head = _cells(lines[index].words(), _TAB)
    if sum(column_of(cell.text) is not None for cell in head) < 2:
        return None
    end = index + 1
    while end < len(lines) and "\t" in lines[end].text.strip(" ") and not lines[end].tag:
        end += 1
    if end == index + 1:
        return None
    rows = tuple(_cells(line.words(), _TAB) for line in lines[index:end])
    return Block("table", lines[index].words(), rows=rows, headers=1), end - index


def _is_row(text: str) -> bool:
    text = text.strip()
    return "|" in text and (text.startswith("|") or text.count("|") > 1 or _is_delimiter(text) or " | " in text)


def _is_delimiter(text: str) -> bool:
    text = text.strip()
    return "-" in text and "|" in text and _DELIMITER_ROW.issuperset(text)


def _cells(row: Words, separator: re.Pattern[str]) -> Row:
    """Return the cells of a row; a bar after a backslash is text."""
    text = row.text
    marks = [match.span() for match in separator.finditer(text) if match[0][0] != "\\"]
    starts, ends = [0, *[end for _, end in marks]], [*[start for start, _ in marks], len(text)]
    cells = [row.cut(start, end).strip() for start, end in zip(starts, ends, strict=True)]
    if cells and not cells[0] and text.lstrip(" ").startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1] and text.rstrip().endswith("|"):
        cells = cells[:-1]
    return tuple(cells)


@dataclass(slots=True)
class _Html:
    """Collects the cells of an HTML table."""

    rows: list[list[Words]] = field(default_factory=list)
    parts: list[Words] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    cell: bool = False
    headers: int = 0

    def tag(self, match: re.Match[str]) -> None:
        self.close()
        if match["end"]:
            return
        if match["name"].lower() == "tr":
            self.rows.append([])
            return
        row = self._row()
        self.cell = True
        span = _SPAN.search(match["rest"][:300])
        if span:
            self.spans[len(row)] = int(span[1])
        if match["name"].lower() == "th" and len(self.rows) == 1:
            self.headers = 1

    def _row(self) -> list[Words]:
        """Return the open row, with an empty cell wherever one from above reaches down."""
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        while self.spans.get(len(row), 1) > 1:
            self.spans[len(row)] -= 1
            row.append(NOTHING)
        return row

    def close(self) -> None:
        if self.cell:
            self.rows[-1].append(Words.join(self.parts).strip())
        self.cell, self.parts = False, []


def _html(lines: tuple[Line, ...], index: int) -> tuple[Block, int]:
    table = _Html()
    end = index
    while end < len(lines) and lines[end].tag == "table":
        at = 0
        for match in _TAG.finditer(lines[end].text):
            table.parts.append(lines[end].words(at).cut(0, match.start() - at))
            table.tag(match)
            at = match.end()
        table.parts.append(
            Words.join([lines[end].words(at), Words.at(lines[end].number, len(lines[end].text) + 1, "\n")])
        )
        end += 1
        if "</" in lines[end - 1].text and "table" in lines[end - 1].text.casefold().rpartition("</")[2]:
            break
    table.close()
    rows = tuple(tuple(row) for row in table.rows if row)
    return Block("table", lines[index].words(), rows=rows, headers=table.headers), end - index
