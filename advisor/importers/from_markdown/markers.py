"""What makes a line an item of a list: bullets, numbers, letters and check boxes, with or without the space behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.importers.from_markdown.lines import Line

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})(?:\\?\.|\))(?=\s|[^\W\d_]|[*_`\[\"“])")
_LETTER = re.compile(r"\(?(?:[a-zA-Z]|[ivx]{2,5})\)(?=\s)|(?:[a-z]|[ivx]{2,5})\.(?=\s)")
_DEEP_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?=\s)")
_STARS = re.compile(r"\*{2,5}(?=\s+\S)")
_CHECKBOX = re.compile(r"\[([ xX✓✔~/-]?)\](?=\s|$)|([☐☑☒✅])(?=\s)")
_BULLETS = frozenset("-*+•◦▪‣●○■□–—·∙⁃➢➤►▶❖✦")
_TIGHT_BULLETS = frozenset("-•◦▪‣●○■□∙⁃➢➤►▶")
_TAB = 4


class Marker(NamedTuple):
    """How far in an item stands, where its text begins, and the sign before it.

    `sign` is the bullet, `1` for numbers and `a` for letters; `checked` the
    state of its check box.
    """

    indent: int
    content: int
    sign: str
    number: str = ""
    checked: bool | None = None


def width(space: str) -> int:
    r"""How far in white space leads; a tab goes to the next multiple of four.

    >>> width("  \t-"[:3])
    4
    """
    columns = 0
    for character in space:
        columns += _TAB - columns % _TAB if character == "\t" else 1
    return columns


def read_marker(line: Line, start: int) -> Marker | None:
    """Return the marker of a line whose first character stands at `start`; nothing where it is no item.

    >>> read_marker(Line(1, 1, "  - [x] Ship"), 2)
    Marker(indent=2, content=8, sign='-', number='', checked=True)
    >>> read_marker(Line(1, 1, "1.5 days"), 0) is None
    True
    """
    text = line.text
    indent = width(text[:start])
    if line.tag == "li":
        return _checked(text, start, Marker(2 * line.depth, start, "-"))
    first, second = text[start], text[start + 1 : start + 2]
    if first in _BULLETS and (
        not second or second.isspace() or (first in _TIGHT_BULLETS and (second.isalpha() or second == "["))
    ):
        return _checked(text, start + 1, Marker(indent, start, first))
    if first == "o" and (second == "\t" or (second == " " and (indent or text[start + 2 : start + 3] == " "))):
        return _checked(text, start + 1, Marker(indent, start, "o"))
    if (match := _NUMBER.match(text, start)) is not None:
        return _checked(text, match.end(), Marker(indent, start, "1", match["number"]))
    if (match := _LETTER.match(text, start)) is not None:
        return _checked(text, match.end(), Marker(indent, start, "a"))
    if (match := _STARS.match(text, start)) is not None and "**" not in text[match.end() :]:
        return _checked(text, match.end(), Marker(indent + 2 * (len(match[0]) - 1), start, "*"))
    box = _CHECKBOX.match(text, start)
    return _checked(text, start, Marker(indent, start, "[")) if box and (box[2] or box[1]) else None


def read_deep_number(line: Line, start: int) -> Marker | None:
    """`1.2 ` or deeper; whether it is an item only the numbers before it tell."""
    match = _DEEP_NUMBER.match(line.text, start)
    if match is None:
        return None
    return _checked(line.text, match.end(), Marker(width(line.text[:start]), start, "1", match["number"]))


def _checked(text: str, at: int, marker: Marker) -> Marker:
    """Return the marker with the check box behind it, and where the text begins."""
    content = _after_space(text, at)
    box = _CHECKBOX.match(text, content)
    if box is None:
        return marker._replace(content=content)
    ticked = box[2] in ("☑", "✅") if box[2] else box[1] in ("x", "X", "✓", "✔")
    return marker._replace(content=_after_space(text, box.end()), checked=ticked)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
