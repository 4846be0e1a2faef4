"""The lines of a page: front matter, comments and code taken away, HTML blocks opened, every column kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from advisor.importers.from_markdown.words import NOTHING, Words

_LINE_END = re.compile(r"\r\n?|\n")
_BLOCK_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>h[1-6]|li|ul|ol|p|div|br|details|summary|blockquote|section|center|hr)\b[^<>]*+>",
    re.IGNORECASE,
)
_TABLE_TAG = re.compile(r"<(?P<end>/?)(?P<name>\w*table\w*+)[^<>]*+>", re.IGNORECASE)
_DEFINITION = re.compile(r"\s{0,8}\[([^\[\]]{1,200})\]:\s?\S")
_FIELD = re.compile(r"\w[\w .-]*+\s?[:=]|\s*$")


class Line(NamedTuple):
    """A line of text, or the part of one that an HTML tag begins.

    `tag` is the tag that opened it (`h3`, `li`, `p`, ...; `table` all through a
    table) and `depth` how many HTML lists it stands in.
    """

    number: int
    column: int
    text: str
    tag: str = ""
    depth: int = 0

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return not self.text.strip()

    def words(self, start: int = 0) -> Words:
        """Its text from a character on, with its place."""
        return Words.at(self.number, self.column + start, self.text[start:])


class Page(NamedTuple):
    """What there is to read of a file; `title` is that of the front matter, `references` the names of links."""

    lines: tuple[Line, ...]
    title: Words
    references: frozenset[str]


def read_page(text: str) -> Page:
    r"""Split a text into lines that can hold goals.

    >>> page = read_page("---\ntitle: Goals\n---\n# Q3 <!-- draft -->\n```\ncode\n```\n")
    >>> page.title.text, [line.text.rstrip() for line in page.lines if not line.blank]
    ('Goals', ['# Q3'])
    """
    texts = _LINE_END.split(_without_comments(text))
    start, title = _front_matter(texts)
    code, tables = _code(texts, start), _tables(texts)
    references: set[str] = set()
    lines: list[Line] = []
    depth = 0
    for index in range(start, len(texts)):
        line = "" if index in code else texts[index]
        definition = _DEFINITION.match(line)
        if definition and not definition[1].startswith("^"):
            references.add(reference_name(definition[1]))
            line = ""
        if index in tables:
            lines.append(Line(index + 1, 1, line, "table"))
            continue
        for piece in _opened(Line(index + 1, 1, line, depth=depth)):
            lines.append(piece)
            depth = piece.depth
    return Page(tuple(lines), title, frozenset(references))


def reference_name(text: str) -> str:
    """Return the name of a link as references are matched: case and white space do not count."""
    return " ".join(text.split()).casefold()


def _without_comments(text: str) -> str:
    """HTML and MDX comments and a byte order mark as white space, so that every column stays."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    for opening, closing in (("<!--", "-->"), ("{/*", "*/}")):
        pieces: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
            end += len(closing)
            pieces += [text[at:start], "".join(c if c in "\r\n" else " " for c in text[start:end])]
            at = end
        text = "".join([*pieces, text[at:]])
    return text


def _front_matter(texts: list[str]) -> tuple[int, Words]:
    """Return the index of the first line after the front matter, and the title that it gives the page."""
    fence = texts[0].strip()
    if fence not in ("---", "+++") or len(texts) < 3 or not _FIELD.match(texts[1]):
        return 0, NOTHING
    end = next((index for index, line in enumerate(texts[1:], 1) if line.strip() == fence), 0)
    for index in range(1, end):
        name, separator, value = texts[index].replace("=", ":", 1).partition(":")
        if name.strip().lower() == "title":
            return end + 1, Words.at(index + 1, len(name + separator) + 1, value).strip("\"' \t")
    return (end + 1 if end else 0), NOTHING


def _code(texts: list[str], start: int) -> set[int]:
    """Return the lines of fenced code; a fence that is never closed is text."""
    code: set[int] = set()
    opened: tuple[int, str] | None = None
    for index in range(start, len(texts)):
        line = texts[index].strip()
        fence = line[:3]
        if fence not in ("```", "~~~"):
            continue
        if opened is None:
            if "`" not in line.lstrip("`"):
                opened = (index, fence)
        elif fence == opened[1] and not line.strip(fence[0]):
            code.update(range(opened[0], index + 1))
            opened = None
    return code


def _tables(texts: list[str]) -> set[int]:
    """Return the lines of HTML tables; one that is never closed is text."""
    lines: set[int] = set()
    opened: int | None = None
    for index, line in enumerate(texts):
        for match in _TABLE_TAG.finditer(line) if "<" in line else ():
            if not match["end"]:
                opened = index if opened is None else opened
            elif opened is not None:
                lines.update(range(opened, index + 1))
                opened = None
    return lines


def _opened(line: Line) -> Iterator[Line]:
    """Return the line, cut where block tags of HTML begin or end; those in a row of a table are left to its cells."""
    if "<" not in line.text or line.text.lstrip().startswith("|"):
        yield line
        return
    at, tag, depth = 0, "", line.depth
    for match in _BLOCK_TAG.finditer(line.text):
        piece = line.text[at : match.start()]
        if tag or piece.strip():
            yield Line(line.number, at + 1, piece, tag, depth)
        at, name, closing = match.end(), match["name"].lower(), bool(match["end"])
        if name in ("ul", "ol"):
            depth = max(0, depth + (-1 if closing else 1))
        tag = "end" if closing or name in ("ul", "ol") else name
    yield Line(line.number, at + 1, line.text[at:], tag, depth)
