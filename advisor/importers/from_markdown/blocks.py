"""Lines to blocks: headings, items, paragraphs and tables, as teams write them rather than as CommonMark has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from advisor.importers.from_markdown.block import Block
from advisor.importers.from_markdown.labels import opens_label
from advisor.importers.from_markdown.lines import Line
from advisor.importers.from_markdown.markers import Marker, read_deep_number, read_marker, width
from advisor.importers.from_markdown.rows import read_rows
from advisor.importers.from_markdown.vocabulary import ANNOUNCING, section_of
from advisor.importers.from_markdown.words import Words

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)|(#{2,6})(?=[^#\s])|h([1-6])\.(?=[ \t])")
_LEADING_NUMBER = re.compile(r"(?:objective|obj|o)? ?#?(\d{1,3})(?=[\s.:)–—-])", re.IGNORECASE)
_QUOTE = re.compile(r"(?:[ \t]*+>)*+")
_GLYPHS = frozenset("•◦▪‣●○■□o")
_WRAPS_FROM, _WRAPS_TO = 70, 110
_LONGEST_NAME = 60
_PARAGRAPH_TAGS = ("p", "div", "details")


def read_blocks(lines: tuple[Line, ...]) -> list[Block]:
    r"""Return the blocks of a page, in order.

    >>> page = (Line(1, 1, "# Q3"), Line(2, 1, "- [x] Ship it"), Line(3, 1, "  to all"))
    >>> [(block.kind, block.source.text) for block in read_blocks(page)]
    [('heading', 'Q3'), ('item', 'Ship it\nto all')]
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
    level: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    index: int = 0
    signs: dict[int, list[str]] = field(default_factory=dict)

    def read(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            table = read_rows(self.lines, index)
            if table is None:
                self.index = index
                self._line(self.lines[index])
                index += 1
                continue
            self._close()
            block, count = table
            if block.rows:
                self.blocks.append(block)
            self.blank, self.signs = False, {}
            index += count
        self._close()
        return self.blocks

    def _line(self, line: Line) -> None:
        line, quoted = _unquoted(line)
        if line.blank:
            self._blank(line)
            return
        text = line.text.strip()
        start = len(line.text) - len(line.text.lstrip())
        if line.tag == "end":
            self._close()
        if self._heading(line, text, start, quoted=quoted) or self._underline(text):
            return
        marker = read_marker(line, start) or self._deep(read_deep_number(line, start))
        if marker is not None:
            self._item(line, marker, quoted=quoted)
        elif self._carries_on(line, text, quoted=quoted):
            self.parts.append(line.words(start))
        else:
            block = Block("paragraph", indent=self._indent(line, start), adjacent=not self.blank, quoted=quoted)
            self._start(block, line.words(start))
            self._note_number(text)
        self.blank = False

    def _blank(self, line: Line) -> None:
        self.blank = self.blank or line.tag in ("", "end", "hr", "p", "div")
        if line.tag or self.open is None or self.open.kind == "heading":
            self._close()

    def _heading(self, line: Line, text: str, start: int, *, quoted: bool) -> bool:
        match = _HEADING.match(text)
        level = len(match[1] or match[2] or "") or int(match[3]) if match else 0
        if line.tag == "summary":
            level, match = min(self.level + 1, 6), None
        elif line.tag[:1] == "h" and line.tag[1:].isdigit():
            level, match = int(line.tag[1]), None
        elif match is None or start > 3 or _is_suppression(text):
            return False
        words = line.words(start + (match.end() if match else 0)).strip()
        closing = words.text.rstrip("#")
        if closing.endswith((" ", "\t")):
            words = words.cut(0, len(closing)).strip()
        self._start(Block("heading", level=level, quoted=quoted), words)
        self._note_number(words.text)
        self._close()
        self.blank, self.signs = False, {}
        self.level = self.level if line.tag == "summary" else level
        return True

    def _underline(self, text: str) -> bool:
        """`===` and `---` under a line make it a heading; alone they are a rule, and end what stands above."""
        character = text[0]
        if character not in "=-*_" or len(text) < 3 or text.replace(" ", "").strip(character):
            return False
        if (
            character in "=-"
            and not self.blank
            and self.open
            and self.open.kind == "paragraph"
            and len(self.parts) == 1
        ):
            self.open = Block("heading", level=1 if character == "=" else 2, quoted=self.open.quoted)
        self._close()
        self.blank, self.signs = True, {}
        return True

    def _item(self, line: Line, marker: Marker, *, quoted: bool) -> None:
        """Read a list item; numbers and round bullets at the same margin tell the levels of a flat list apart."""
        after = self.open or (self.blocks[-1] if self.blocks else None)
        if after is None or after.kind != "item":
            self.signs = {}
        signs = self.signs.setdefault(marker.indent, [])
        if marker.sign not in signs:
            if self.blank:
                signs.clear()
            signs.append(marker.sign)
        outer = signs[0]
        deeper = outer != marker.sign and (outer == "1" or (outer in _GLYPHS and marker.sign in _GLYPHS))
        indent = marker.indent + 2 * signs.index(marker.sign) if deeper else marker.indent
        block = Block(
            "item", indent=indent, number=marker.number, checked=marker.checked, adjacent=not self.blank, quoted=quoted
        )
        self._start(block, line.words(marker.content))
        if marker.number:
            self.numbers[marker.number] = indent

    def _carries_on(self, line: Line, text: str, *, quoted: bool) -> bool:
        """Whether a line goes on with the text above it."""
        if self.blank or self.open is None or self.open.kind == "heading" or line.tag in _PARAGRAPH_TAGS:
            return False
        above = self.parts[-1].text.rstrip()
        if (quoted and not self.open.quoted) or opens_label(text) or _announces(text) or _is_suppression(text):
            return False
        if above.endswith("\\"):
            return True
        if _all_bold(text) or _all_bold(above) or self._heads_list(line, text, above):
            return False
        if self.open.kind == "item" or text[0].islower() or above[-1:] in (",", ";", "(", "&"):
            return True
        return len(above) + len(text.split(maxsplit=1)[0]) >= _WRAPS_FROM and len(above) <= _WRAPS_TO

    def _heads_list(self, line: Line, text: str, above: str) -> bool:
        """Whether a line between two items at its own margin is the title of the second list.

        It is no wrapped text: it begins with a capital letter, after a line that had room for its first word.
        """
        if self.open is None or self.open.kind != "item" or not text[0].isupper() or len(text) > _LONGEST_NAME:
            return False
        room = len(above) + len(text.split(maxsplit=1)[0]) < _WRAPS_FROM
        if not room or text[-1] in ".;," or above[-1:] in (",", ";", "(", "&") or self.index + 1 >= len(self.lines):
            return False
        margin, following = width(line.text[: len(line.text) - len(line.text.lstrip())]), self.lines[self.index + 1]
        if following.blank:
            return False
        marker = read_marker(following, len(following.text) - len(following.text.lstrip()))
        return marker is not None and margin == self.open.indent == marker.indent

    def _indent(self, line: Line, start: int) -> int:
        """How far in a paragraph stands; a line break inside an item does not leave it."""
        if line.tag == "br" and self.open is not None and self.open.kind == "item":
            return self.open.indent + 1
        return width(line.text[:start])

    def _deep(self, marker: Marker | None) -> Marker | None:
        """`1.2 ` under the number 1 is an item one level in."""
        above = self.numbers.get(marker.number.rpartition(".")[0]) if marker else None
        if marker is None or above is None:
            return None
        return marker._replace(indent=max(marker.indent, above + 2))

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
            if source.text.strip():
                self.blocks.append(replace(self.open, source=source))
        self.open, self.parts = None, []


def _with_line_ends(parts: list[Words]) -> Iterator[Words]:
    for index, part in enumerate(parts):
        if index:
            above = parts[index - 1]
            line, column = above.place(len(above.text)) if above else part.place(0)
            yield Words.at(line, column, "\n")
        yield part


def _unquoted(line: Line) -> tuple[Line, bool]:
    """Return a line of a block quote without the marks; `>50%` is no quote."""
    text = line.text
    match = _QUOTE.match(text)
    at = match.end() if match else 0
    if at == 0 or text[at : at + 1].isdigit() or text[at : at + 1] in ("=", "$", "€", "£"):
        return line, False
    at += text[at : at + 1] == " "
    return Line(line.number, line.column + at, text[at:], line.tag, line.depth), True


def _all_bold(text: str) -> bool:
    """Whether a line is bold from end to end, by stars or by tags."""
    if text.startswith(("<strong>", "<b>")) and text.rstrip(" \\").endswith(("</strong>", "</b>")):
        return True
    return (
        len(text) > 4
        and text[:2] in ("**", "__")
        and text.rstrip(":\\ ").endswith(text[:2])
        and text.count(text[:2]) == 2
    )


def _announces(text: str) -> bool:
    """Whether a line is the name of a section, with a colon behind it."""
    name = text.rstrip("* \\")
    return name.endswith(":") and len(name) < _LONGEST_NAME and section_of(name) in ANNOUNCING


def _is_suppression(text: str) -> bool:
    """Whether a line is a comment for the advisor."""
    return text.startswith(("# okr:", "#okr:"))
