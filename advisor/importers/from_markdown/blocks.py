"""Lines to blocks: headings, list items, paragraphs and tables, as teams write them rather than as CommonMark has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from advisor.importers.from_markdown.labels import opens_label
from advisor.importers.from_markdown.lines import Line
from advisor.importers.from_markdown.words import Words

Kind: TypeAlias = Literal["heading", "item", "paragraph", "table"]
Row: TypeAlias = tuple[Words, ...]

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)|(#{2,6})(?=[^#\s])")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})(?:\\?[.)]|\))(?=\s|[^\W\d_]|[*_`\[\"“])|\(?(?:[a-zA-Z]|[ivx]{2,5})\)(?=\s)|(?:[a-z]|[ivx]{2,5})\.(?=\s)")
_DEEP_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?=\s)")
_CHECKBOX = re.compile(r"\[([ xX✓✔~/-]?)\](?=\s|$)|([☐☑☒✅])(?=\s)")
_LEADING_NUMBER = re.compile(r"(?:objective|obj|o)? ?#?(\d{1,3})(?=[\s.:)–—-])", re.IGNORECASE)
_BULLETS = frozenset("-*+•◦▪‣●○■□–—·∙⁃➢➤►▶❖✦")
_TIGHT_BULLETS = frozenset("-•◦▪‣●○■□∙⁃➢➤►▶")
_DELIMITER_ROW = frozenset("|:- \t")
_TAB = 4
WRAPPED = 50
"""A line at least this long may be broken by its width: the next one can carry it on."""


class Marker(NamedTuple):
    """What makes a line a list item: how far in it stands, where its text begins, its number and check box."""

    indent: int
    content: int
    number: str = ""
    checked: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One piece of the page.

    `level` is a heading's; `adjacent` says that no blank line stands before it,
    `quoted` that it stands in a block quote; `rows` are a table's, the first
    `headers` of them its head.
    """

    kind: Kind
    source: Words
    level: int = 0
    indent: int = 0
    number: str = ""
    checked: bool | None = None
    adjacent: bool = False
    quoted: bool = False
    rows: tuple[Row, ...] = ()
    headers: int = 0


def read_blocks(lines: tuple[Line, ...]) -> list[Block]:
    """The blocks of a page, in order.

    >>> page = (Line(1, 1, "# Q3"), Line(2, 1, "- [x] Ship it"), Line(3, 1, "  to all"))
    >>> [(block.kind, block.source.text) for block in read_blocks(page)]
    [('heading', 'Q3'), ('item', 'Ship it\\n  to all')]
    """
    return _Reader(lines).read()


@dataclass(slots=True)
class _Reader:
    """Holds the block that is still open while lines come in."""

    lines: tuple[Line, ...]
    blocks: list[Block] = field(default_factory=list)
    open: Block | None = None
    parts: list[Words] = field(default_factory=list)
    blank: bool = True
    numbers: dict[str, int] = field(default_factory=dict)

    def read(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            rows = self._table_at(index)
            if rows:
                self._table(index, rows)
                index += rows
            else:
                self._line(self.lines[index])
                index += 1
        self._close()
        return self.blocks

    def _line(self, line: Line) -> None:
        line, quoted = _unquoted(line)
        if line.blank:
            self.blank = self.blank or line.tag in ("", "end", "hr", "p", "div")
            if line.tag or self.open is None or self.open.kind == "heading":
                self._close()
            return
        text = line.text.strip()
        start = len(line.text) - len(line.text.lstrip())
        if line.tag == "end":
            self._close()
        if self._heading(line, text, start, quoted) or self._underline(text):
            return
        marker = _html_marker(line, start) or _marker(line.text, start) or self._deep_marker(line.text, start)
        if marker is not None:
            self._start(_item(marker, self.blank, quoted), _source(line, marker.content))
            self.numbers[marker.number] = marker.indent
        elif self._carries_on(line, text, quoted):
            self.parts.append(_source(line, start))
        else:
            self._start(Block("paragraph", Words(), indent=self._indent(line, start), adjacent=not self.blank, quoted=quoted), _source(line, start))
            self._note_number(text)
        self.blank = False

    def _heading(self, line: Line, text: str, start: int, quoted: bool) -> bool:
        match = _HEADING.match(text)
        level = len(match[1] or match[2]) if match else 0
        if line.tag[:1] == "h" and line.tag[1:].isdigit():
            level = int(line.tag[1])
        elif match is None or start > 3 or _is_suppression(text):
            return False
        content = start + (match.end() if match else 0)
        content += len(line.text[content:]) - len(line.text[content:].lstrip())
        end = len(line.text.rstrip().rstrip("#").rstrip())
        self._start(Block("heading", Words(), level=level, quoted=quoted), _source(line, content).cut(0, end - content))
        self._note_number(line.text[content:])
        self._close()
        self.blank = False
        return True

    def _underline(self, text: str) -> bool:
        """`===` and `---` under a line make it a heading; alone they are a rule, and end what stands above."""
        character = text[0]
        if character not in "=-*_" or len(text) < 3 or text.replace(" ", "").strip(character):
            return False
        if character in "=-" and not self.blank and self.open and self.open.kind == "paragraph" and len(self.parts) == 1:
            level = 1 if character == "=" else 2
            self.open = Block("heading", Words(), level=level, quoted=self.open.quoted)
        self._close()
        self.blank = True
        return True

    def _carries_on(self, line: Line, text: str, quoted: bool) -> bool:
        """Whether a line goes on with the text above it."""
        if self.blank or self.open is None or self.open.kind == "heading" or line.tag in ("p", "div", "summary", "details"):
            return False
        if quoted and not self.open.quoted:
            return False
        above = self.parts[-1].text.rstrip()
        if above.endswith("\\") and not opens_label(text):
            return True
        if _all_bold(text) or _all_bold(above) or opens_label(text) or _is_suppression(text):
            return False
        if self.open.kind == "item":
            return True
        return len(above) >= WRAPPED or text[0].islower() or above[-1:] in (",", ";", "(", "&")

    def _indent(self, line: Line, start: int) -> int:
        """How far in a paragraph stands; a line break inside an item does not leave it."""
        within = line.tag == "br" and self.open is not None and self.open.kind == "item"
        return self.open.indent + 1 if within and self.open else _width(line.text[:start])

    def _deep_marker(self, text: str, start: int) -> Marker | None:
        """`1.2 ` under the number 1 is an item one level in."""
        match = _DEEP_NUMBER.match(text, start)
        if match is None:
            return None
        above = self.numbers.get(match["number"].rpartition(".")[0])
        if above is None:
            return None
        return _checked(text, max(_width(text[:start]), above + 2), match.end(), match["number"])

    def _note_number(self, text: str) -> None:
        match = _LEADING_NUMBER.match(text.lstrip("*_ "))
        if match:
            self.numbers[match[1]] = 0

    def _start(self, block: Block, source: Words) -> None:
        self._close()
        self.open, self.parts = block, [source]

    def _close(self) -> None:
        if self.open is not None:
            source = Words.join(_with_line_ends(self.parts))
            block = self.open
            if source.text.strip():
                self.blocks.append(
                    Block(block.kind, source, block.level, block.indent, block.number, block.checked, block.adjacent, block.quoted)
                )
        self.open, self.parts = None, []

    def _table_at(self, index: int) -> int:
        """How many lines from here on are rows of a table; 0 where none begins."""
        if index + 1 >= len(self.lines) or not _is_row(self.lines[index].text):
            return 0
        row, following = self.lines[index].text.strip(), self.lines[index + 1].text.strip()
        if not (_is_delimiter(row) or _is_delimiter(following) or (row[0] == "|" and following[:1] == "|")):
            return 0
        end = index + 1
        while end < len(self.lines) and _is_row(self.lines[end].text) and not self.lines[end].tag:
            end += 1
        return end - index

    def _table(self, index: int, count: int) -> None:
        self._close()
        lines = self.lines[index : index + count]
        delimiter = next((at for at, line in enumerate(lines[:2]) if _is_delimiter(line.text)), None)
        rows = tuple(_cells(line) for line in lines if not _is_delimiter(line.text))
        self.blocks.append(Block("table", Words.at(lines[0].number, 1, lines[0].text), rows=rows, headers=1 if delimiter is None else delimiter))
        self.blank = False


def _item(marker: Marker, blank: bool, quoted: bool) -> Block:
    return Block("item", Words(), indent=marker.indent, number=marker.number, checked=marker.checked, adjacent=not blank, quoted=quoted)


def _source(line: Line, start: int) -> Words:
    return Words.at(line.number, line.column + start, line.text[start:])


def _with_line_ends(parts: list[Words]) -> Iterator[Words]:
    for index, part in enumerate(parts):
        if index:
            line, column = parts[index - 1].place(len(parts[index - 1].text))
            yield Words.at(line, column, "\n")
        yield part


def _unquoted(line: Line) -> tuple[Line, bool]:
    """A line of a block quote without the marks."""
    text = line.text
    at = 0
    while text[at : at + 4].lstrip(" ").startswith(">"):
        at = text.index(">", at) + 1
    if at == 0 or text[at : at + 1].isdigit() or text[at : at + 1] == "=":
        return line, False
    at += text[at : at + 1] == " "
    return Line(line.number, line.column + at, text[at:], line.tag, line.depth), True


def _width(space: str) -> int:
    """How far in white space leads; a tab goes to the next multiple of four."""
    width = 0
    for character in space:
        width += _TAB - width % _TAB if character == "\t" else 1
    return width


def _marker(text: str, start: int) -> Marker | None:
    """The bullet or number that a line begins with."""
    first, second = text[start], text[start + 1 : start + 2]
    indent = _width(text[:start])
    if first in _BULLETS and (not second or second.isspace() or (first in _TIGHT_BULLETS and (second.isalpha() or second == "["))):
        return _checked(text, indent, start + 1)
    if first == "o" and (second == "\t" or text[start + 1 : start + 3] == "  "):
        return _checked(text, indent, start + 1)
    match = _NUMBER.match(text, start)
    if match is not None:
        return _checked(text, indent, match.end(), match["number"] or "")
    box = _CHECKBOX.match(text, start)
    return _checked(text, indent, start) if box and (box[2] or box[1]) else None


def _html_marker(line: Line, start: int) -> Marker | None:
    return _checked(line.text, 2 * line.depth, start) if line.tag == "li" else None


def _checked(text: str, indent: int, at: int, number: str = "") -> Marker:
    """The marker with the check box behind it."""
    content = at + len(text[at:]) - len(text[at:].lstrip())
    box = _CHECKBOX.match(text, content)
    if box is None:
        return Marker(indent, content, number)
    ticked = box[2] in ("☑", "✅") if box[2] else box[1] in ("x", "X", "✓", "✔")
    end = box.end()
    return Marker(indent, end + len(text[end:]) - len(text[end:].lstrip()), number, ticked)


def _all_bold(text: str) -> bool:
    """Whether a line is bold from end to end, by stars or by tags."""
    if text.startswith(("<strong>", "<b>")) and text.rstrip(" \\").endswith(("</strong>", "</b>")):
        return True
    return len(text) > 4 and text[:2] in ("**", "__") and text.rstrip(":\\ ").endswith(text[:2]) and text.count(text[:2]) == 2


def _is_suppression(text: str) -> bool:
    return text.startswith(("# okr:", "#okr:"))


def _is_row(text: str) -> bool:
    text = text.strip()
    return "|" in text and (text.startswith("|") or text.count("|") > 1 or _is_delimiter(text) or text.count(" | ") > 0)


def _is_delimiter(text: str) -> bool:
    text = text.strip()
    return "-" in text and "|" in text and _DELIMITER_ROW.issuperset(text)


def _cells(line: Line) -> Row:
    """The cells of a row; a bar after a backslash is text."""
    text = line.text
    bars = [match.start() for match in re.finditer(r"\\.|\|", text) if match[0] == "|"]
    bounds = [-1, *bars, len(text)]
    cells = [_source(line, left + 1).cut(0, right - left - 1).strip() for left, right in zip(bounds, bounds[1:], strict=False)]
    if cells and not cells[0] and text.lstrip().startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1] and text.rstrip().endswith("|"):
        cells = cells[:-1]
    return tuple(cells)
