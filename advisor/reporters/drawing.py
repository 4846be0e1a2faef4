"""What our drawings are made of: text that is measured, wrapped and made safe, and SVG elements.

Drawings carry no script and no style of their own, only presentation attributes,
so that a page under a strict content security policy shows them as a file does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

INK, SOFT, FAINT, PAPER = "#1a1a1a", "#555555", "#c4c4c4", "#ffffff"
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
CUT = "…"
_NARROW = frozenset("iljtfrI.,:;'!|()[]{}/ -·’‘`")
_BROAD = frozenset("mwMW@%&–—…→")
_STEERS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff\ufffe\uffff"
)
_DASHES = frozenset("-/–—")
_JOINS = frozenset("\u200d\ufe0e\ufe0f")


def clean(text: str) -> str:
    r"""A text that any XML or HTML can hold: blanks run together, control and direction characters replaced.

    >>> clean("NPS\x1b[31m   up\n\u202e")
    'NPS\ufffd[31m up \ufffd'
    """
    return _harmless(" ".join(text.split()))


def _harmless(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _is_unsafe(letter) else letter for letter in text)


def _is_unsafe(letter: str) -> bool:
    code = ord(letter)
    return letter in _STEERS or unicodedata.category(letter) in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE


def width(text: str, size: float) -> float:
    """About how wide a text is, in the units of its size; on the wide side, since nobody knows the font.

    >>> width("ill", 10) < width("www", 10)
    True
    """
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    """The width of a letter in shares of the font's size."""
    if letter in _NARROW:
        return 0.38
    if letter in _BROAD:
        return 0.98
    if letter.isascii():
        return 0.79 if letter.isupper() else 0.61
    if letter in _JOINS or unicodedata.combining(letter):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.72


def cut(text: str, room: float, size: float) -> str:
    """As much of a text as fits, with a mark where something is left out.

    >>> cut("Onboarding", 40, 10)
    'Onbo…'
    """
    if len(text) * size <= room or (width(text[:4000], size) <= room and len(text) <= 4000):
        return text
    left, kept = room - width(CUT, size), 0
    for letter in text:
        left -= size * _share(letter)
        if left < 0:
            break
        kept += 1
    while kept and kept < len(text) and _clings(text[kept]):
        kept -= 1
    return text[:kept].rstrip() + CUT


def wrap(text: str, room: float, size: float, most: int, tail: str = "") -> list[str]:
    """A text in lines of at most some width; what passes the last line is cut, a `tail` is kept whole behind it.

    Lines break at plain blanks alone: words with a no-break space between them stay together.

    >>> wrap("Newcomers stay and grow with us", 100, 10, 2, " · Ada")
    ['Newcomers stay', 'and grow… · Ada']
    """
    text = text[: int(most * room / size * 3) + 20] + (CUT if len(text) > most * room / size * 3 + 20 else "")
    lines = list(_lines(text + tail, room, size))
    if len(lines) <= most:
        return lines or [""]
    lines = list(_lines(text, room, size))
    rest, tail = " ".join(lines[most - 1 :]), cut(tail, room * 0.75, size)
    return [*lines[: most - 1], cut(rest, room - width(tail, size), size) + tail]


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in _words(text, room, size):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _words(text: str, room: float, size: float) -> Iterator[str]:
    """The words of a text; those that are wider than a line in pieces, after a dash where they have one."""
    for word in filter(None, text.split(" ")):
        piece, used, dash = "", 0.0, 0
        for letter in word:
            share = size * _share(letter)
            if piece and used + share > room and not _clings(letter) and piece[-1] not in _JOINS:
                yield piece[: dash or len(piece)]
                piece = piece[dash or len(piece) :]
                used, dash = width(piece, size), 0
            piece += letter
            used += share
            dash = len(piece) if letter in _DASHES else dash
        yield piece


def _clings(letter: str) -> bool:
    return letter in _JOINS or unicodedata.combining(letter) > 0


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    >>> number(3.0), number(2.25)
    ('3', '2.2')
    """
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def el(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element of SVG; `inside` is markup already, attributes are escaped, and an underscore stands for a dash.

    >>> el("text", text("a < b"), x=3, font_size=12)
    '<text x="3" font-size="12">a &lt; b</text>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def text(words: str) -> str:
    """Words as markup: made safe and escaped."""
    return escape(_harmless(words), quote=False)


def label(words: str, x: float, y: float, size: float = 12, **attributes: str | float | None) -> str:
    """One line of text."""
    return el("text", text(words), x=x, y=y, font_size=size, **attributes)


def lines_at(
    lines: Iterable[str], x: float, y: float, size: float, leading: float, **attributes: str | float | None
) -> str:
    """Lines of text, the first one's baseline at `y`."""
    return "".join(label(line, x, y + at * leading, size, **attributes) for at, line in enumerate(lines))


def rect(
    x: float, y: float, w: float, h: float, fill: str = "none", stroke: str | None = FAINT, thick: float = 1
) -> str:
    """A rectangle."""
    return el("rect", x=x, y=y, width=w, height=h, fill=fill, stroke=stroke, stroke_width=thick if stroke else None)


def line(
    x1: float, y1: float, x2: float, y2: float, stroke: str = INK, thick: float = 1, dash: str | None = None
) -> str:
    """A straight line."""
    return el("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=thick, stroke_dasharray=dash)


def drawing(name: str, title: str, told: str, w: float, h: float, *inside: str) -> str:
    """A whole drawing with its title and what it shows in words; `name` makes its ids its own."""
    head = el("title", text(title), id=f"{name}-title") + el("desc", text(told), id=f"{name}-desc")
    return el(
        "svg", head, rect(0, 0, w, h, PAPER, None), *inside,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(w)} {number(h)}", width=w, height=h, role="img",
        aria_labelledby=f"{name}-title {name}-desc", font_family=FONT, fill=INK,
    )  # fmt: skip
