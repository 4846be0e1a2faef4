"""Inline Markdown and HTML taken out of a text, with the place of every character that stays."""

from __future__ import annotations

import html
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field

from advisor.importers.from_markdown.lines import reference_name
from advisor.importers.from_markdown.words import Words

_TOKEN = re.compile(r"\\|`+|\*+|_+|~~|<|&|!?\[|\]|\{|#\s?okr:")
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*+)([^<>]*+)>")
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DESTINATION = re.compile(r"\((?:[^()\n]|\([^()\n]*+\))*+\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{0,200}+)\]")
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]*+\}")
_SPACE = re.compile(r"\s+")
_WITHHELD = re.compile(r"\$?[A-Z]\d{0,3}[%+]?")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_HTML = frozenset(
    """a abbr article aside b bdo big blockquote br center cite code dd del details dfn div dl dt em figure font footer
    h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark nav ol p picture pre q s samp section small source
    span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr""".split()
)
_RANGE_TAGS = {"b": "bold", "strong": "bold", "del": "struck", "s": "struck", "strike": "struck", "i": "italic", "em": "italic"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inline:
    """A text as a reader sees it.

    `bold`, `struck`, `italic` and `linked` say that all of it is; `images` are
    the descriptions of pictures that stood in it, and `withheld` that a figure
    in it is a placeholder with a link to where insiders find it.
    """

    words: Words = Words()
    bold: bool = False
    italic: bool = False
    struck: bool = False
    linked: bool = False
    withheld: bool = False
    images: tuple[str, ...] = ()


def clean(source: Words, references: frozenset[str] = frozenset()) -> Inline:
    """Take the markup out of a text.

    >>> clean(Words.at(1, 1, "Cut [churn](x.md) by **_5_&nbsp;%**")).words.text
    'Cut churn by 5\\xa0%'
    """
    if not any(character in source.text for character in "\\`*_~<&[{#\n\t") and "  " not in source.text:
        return Inline(source.strip())
    scan = _Scan(source.text, references)
    scan.run()
    return scan.result(source)


@dataclass(slots=True)
class _Scan:
    """One walk over a text: what is dropped or replaced, and which ranges are bold, struck, linked."""

    text: str
    references: frozenset[str]
    drops: list[tuple[int, int]] = field(default_factory=list)
    swaps: dict[int, str] = field(default_factory=dict)
    ranges: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    images: list[str] = field(default_factory=list)
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    delimiters: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    tags: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ticks: dict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))

    def run(self) -> None:
        for match in re.finditer("`+", self.text):
            self.ticks[len(match[0])].append(match.start())
        at = 0
        while (match := _TOKEN.search(self.text, at)) is not None:
            at = self._token(match)

    def _token(self, match: re.Match[str]) -> int:
        """Handle one token; where to go on."""
        token, start, end = match[0], match.start(), match.end()
        match token[0]:
            case "\\":
                return self._escape(start)
            case "`":
                return self._code(start, end)
            case "*" | "_" | "~":
                return self._delimiter(token, start, end)
            case "<":
                return self._tag(start)
            case "&":
                return self._entity(start)
            case "]":
                return self._close(start)
            case "{":
                return self._drop_match(_ATTRIBUTES.match(self.text, start), start)
            case "#":
                return self._suppression(start)
            case _:
                self.brackets.append((start, token[0] == "!"))
                return end

    def _escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following in _PUNCTUATION or following in ("", "\n"):
            self.drops.append((start, start + 1))
        return start + 2

    def _code(self, start: int, end: int) -> int:
        runs = self.ticks[end - start]
        while runs and runs[0] <= start:
            runs.popleft()
        if not runs:
            return end
        close = runs[0]
        self.drops += [(start, end), (close, close + end - start)]
        return close + end - start

    def _delimiter(self, token: str, start: int, end: int) -> int:
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        inside_word = token[0] == "_" and before.isalnum() and after.isalnum()
        if not before.isspace() and not inside_word and not (token[0] == "_" and after.isalnum()):
            start = self._close_delimiter(token[0], start, end)
        if start < end and not after.isspace() and not inside_word and not (token[0] == "_" and before.isalnum()):
            self.delimiters[token[0]].append((start, end))
        return end

    def _close_delimiter(self, kind: str, start: int, end: int) -> int:
        """Close what was opened, the latest first; where the rest of the run begins."""
        openers = self.delimiters[kind]
        while openers and start < end:
            opened, until = openers.pop()
            length = min(until - opened, end - start)
            self.drops += [(until - length, until), (start, start + length)]
            name = "struck" if kind == "~" else "bold" if length >= 2 else "italic"
            self.ranges[name].append((until, start))
            if until - length > opened:
                openers.append((opened, until - length))
            start += length
        return start

    def _tag(self, start: int) -> int:
        address = _ADDRESS.match(self.text, start)
        if address is not None:
            self.drops += [(start, start + 1), (address.end() - 1, address.end())]
            return address.end()
        match = _TAG.match(self.text, start)
        if match is None or not _is_markup(match):
            return start + 1
        closing, name = match[1], match[2].lower()
        kind = _RANGE_TAGS.get(name)
        if kind and closing and self.tags[name]:
            self.ranges[kind].append((self.tags[name].pop(), start))
        elif kind and not closing:
            self.tags[name].append(match.end())
        if name == "br":
            self.swaps[start] = " "
            start += 1
        self.drops.append((start, match.end()))
        return match.end()

    def _entity(self, start: int) -> int:
        match = _ENTITY.match(self.text, start)
        if match is None or (character := html.unescape(match[0])) == match[0]:
            return start + 1
        self.swaps[start] = character[:1]
        self.drops.append((start + 1, match.end()))
        return match.end()

    def _drop_match(self, match: re.Match[str] | None, start: int) -> int:
        if match is None:
            return start + 1
        self.drops.append((start, match.end()))
        return match.end()

    def _suppression(self, start: int) -> int:
        """A comment for the advisor ends the text on its line."""
        end = self.text.find("\n", start)
        self.drops.append((start, len(self.text) if end < 0 else end))
        return len(self.text) if end < 0 else end

    def _close(self, start: int) -> int:
        if not self.brackets:
            return start + 1
        opened, image = self.brackets.pop()
        begin = opened + 1 + image
        inner = self.text[begin : min(start, begin + 300)]
        if inner.startswith("^") and not image:
            self.drops.append((opened, start + 1))
            return start + 1
        end = self._link_end(inner, start)
        if end is None:
            return start + 1
        if image:
            self.images.append(inner)
            self.drops.append((opened, end))
        else:
            self._link(opened, start, end)
        return end

    def _link_end(self, inner: str, start: int) -> int | None:
        """Where the link that closes here ends; None where brackets are only brackets."""
        destination = _DESTINATION.match(self.text, start + 1)
        if destination is not None:
            return destination.end()
        reference = _REFERENCE.match(self.text, start + 1)
        if reference is not None and reference_name(reference[1] or inner) in self.references:
            return reference.end()
        return start + 1 if reference_name(inner) in self.references else None

    def _link(self, opened: int, start: int, end: int) -> None:
        self.drops += [(opened, opened + 1), (start, end)]
        self.ranges["linked"].append((opened, start))

    def result(self, source: Words) -> Inline:
        """The text without what was dropped, white space made one blank each."""
        kept = _complement(self.drops, len(self.text))
        pieces: list[Words] = []
        for start, end in kept:
            pieces += self._pieces(source, start, end)
        words = _single_spaced(Words.join(pieces)).strip()
        whole = {name for name, ranges in self.ranges.items() if self._covers(ranges, kept)}
        withheld = any(self._withheld(*span) for span in self.ranges["linked"])
        return Inline(words, "bold" in whole, "italic" in whole, "struck" in whole, "linked" in whole, withheld, tuple(self.images))  # fmt: skip

    def _pieces(self, source: Words, start: int, end: int) -> list[Words]:
        if not self.swaps:
            return [source.cut(start, end)]
        pieces: list[Words] = []
        for at in range(start, end):
            if at in self.swaps:
                pieces += [source.cut(start, at), Words(self.swaps[at], source.cut(at, at + 1).segments)]
                start = at + 1
        return [*pieces, source.cut(start, end)]

    def _covers(self, ranges: list[tuple[int, int]], kept: list[tuple[int, int]]) -> bool:
        """Whether these ranges leave none of the letters and digits out."""
        outside = _complement(ranges, len(self.text))
        index = 0
        for start, end in kept:
            while index < len(outside) and outside[index][1] <= start:
                index += 1
            at = index
            while at < len(outside) and outside[at][0] < end:
                low, high = max(start, outside[at][0]), min(end, outside[at][1])
                if any(character.isalnum() for character in self.text[low:high]):
                    return False
                at += 1
        return True

    def _withheld(self, start: int, end: int) -> bool:
        inner = self.text[start + 1 : end]
        if len(inner) > 40:
            return False
        plain = _TAG.sub("", inner).strip("*_ ")
        figure = "<sub>" in inner or "$" in inner or "%" in inner or plain[:1] in ("N", "X", "Y", "Z")
        return bool(_WITHHELD.fullmatch(plain)) and figure


def _is_markup(match: re.Match[str]) -> bool:
    """Whether a tag is HTML or a component, not a placeholder such as `<customer>`."""
    name = match[2]
    if name.lower() in _HTML:
        return True
    return name[0].isupper() and bool(match[1] or "=" in match[3] or match[3].endswith("/"))


def _complement(ranges: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What the ranges leave, in order."""
    left: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(ranges):
        if start > at:
            left.append((at, start))
        at = max(at, end)
    if at < length:
        left.append((at, length))
    return left


def _single_spaced(words: Words) -> Words:
    """Every run of white space as one blank; a no-break space stays what it is."""
    pieces: list[Words] = []
    at = 0
    for match in _SPACE.finditer(words.text):
        if match[0] in (" ", "\xa0"):
            continue
        blank = words.cut(match.start(), match.start() + 1)
        pieces += [words.cut(at, match.start()), Words(" ", blank.segments)]
        at = match.end()
    return Words.join([*pieces, words.cut(at)]) if pieces else words
