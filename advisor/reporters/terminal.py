"""What may go to a terminal: colour where it is wanted, and nothing that a plan could smuggle in."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

Colour: TypeAlias = Literal["red", "yellow", "blue", "green", "cyan", "bold", "dim", "underline"]
_CODES: dict[Colour, str] = {
    "red": "31",
    "yellow": "33",
    "blue": "34",
    "green": "32",
    "cyan": "36",
    "bold": "1",
    "dim": "2",
    "underline": "4",
}
_KEEP = {"\n", "\t"}


def safe(text: str) -> str:
    r"""A text with control and direction characters written out, so that it cannot steer the terminal.

    >>> safe("NPS\x1b[31m up")
    'NPS\\x1b[31m up'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if letter in _KEEP or not _steers(letter) else _written(letter) for letter in text)


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and letter != "\u200d"


def _written(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class Style:
    """Paints words where colour is on, and leaves them alone where it is not."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def paint(self, text: str, *colours: Colour) -> str:
        """A text in colours."""
        if not self.on or not text:
            return text
        return f"\x1b[{';'.join(_CODES[colour] for colour in colours)}m{text}\x1b[0m"


def cells(text: str) -> int:
    """How many columns a text takes in a terminal: wide letters take two, combining marks none.

    >>> cells("NPS"), cells("目標")
    (3, 4)
    """
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
