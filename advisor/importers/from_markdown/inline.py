"""Inline Markdown and HTML taken out of a text, with the place of every character that stays."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field

from advisor.importers.from_markdown.markup import (
    complement,
    covers,
    entity_at,
    is_withheld,
    link_end,
    person_in,
    tag_at,
)
from advisor.importers.from_markdown.words import NOTHING, Words

_TOKEN = re.compile(r"\\|`+|\*+|_+|~~|<|&|!?\[|\]|\{|#\s?okr:")
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]*+\}")
_SPACE = re.compile(r"\s+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MARKS = frozenset("\\`*_~<&[{#\n\t")
_RANGES = {
    "b": "bold",
    "strong": "bold",
    "del": "struck",
    "s": "struck",
    "strike": "struck",
    "em": "italic",
    "i": "italic",
}


@dataclass(frozen=True, slots=True)
class Inline:
    """A text as a reader sees it.

    `bold`, `struck`, `italic` and `linked` say that all of it is; `images` are
    the descriptions of pictures that stood in it, `people` the names in
    components such as `<TeamMember name="Ada" />`, `code` says that code stood
    in it, and `withheld` that a figure
    in it is a placeholder with a link to where insiders find it.
    """

    words: Words = NOTHING
    bold: bool = False
    italic: bool = False
    struck: bool = False
    linked: bool = False
    withheld: bool = False
    images: tuple[str, ...] = ()
    people: tuple[Words, ...] = ()
    code: bool = False


PLAIN = Inline()
"""No text."""


def clean(source: Words, references: frozenset[str] = frozenset()) -> Inline:
    r"""Take the markup out of a text.

    >>> clean(Words.at(1, 1, "Cut [churn](x.md) by **_5_&nbsp;%**")).words.text
    'Cut churn by 5\xa0%'
    """
    if _MARKS.isdisjoint(source.text) and "  " not in source.text:
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
    people: list[tuple[int, int]] = field(default_factory=list)
    code: bool = False
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    delimiters: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    tags: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ticks: dict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))

    def run(self) -> None:
        for ticks in re.finditer("`+", self.text):
            self.ticks[len(ticks[0])].append(ticks.start())
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
        self.code = True
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
        match = tag_at(self.text, start)
        if match is None:
            return start + 1
        person = person_in(match)
        if person is not None:
            self.people.append(person)
        name = match["name"].lower()
        kind = _RANGES.get(name)
        if kind and match["closing"] and self.tags[name]:
            self.ranges[kind].append((self.tags[name].pop(), start))
        elif kind and not match["closing"]:
            self.tags[name].append(match.end())
        if name == "br":
            self.swaps[start] = " "
            start += 1
        self.drops.append((start, match.end()))
        return match.end()

    def _entity(self, start: int) -> int:
        entity = entity_at(self.text, start)
        if entity is None:
            return start + 1
        self.swaps[start], end = entity
        self.drops.append((start + 1, end))
        return end

    def _drop_match(self, match: re.Match[str] | None, start: int) -> int:
        if match is None:
            return start + 1
        self.drops.append((start, match.end()))
        return match.end()

    def _suppression(self, start: int) -> int:
        """Let a comment for the advisor end the text on its line."""
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
        end = link_end(self.text, inner, start, self.references)
        if end is None:
            return start + 1
        if image:
            self.images.append(inner)
            self.drops.append((opened, end))
        else:
            self.drops += [(opened, opened + 1), (start, end)]
            self.ranges["linked"].append((opened, start))
        return end

    def result(self, source: Words) -> Inline:
        """Return the text without what was dropped, white space made one blank each."""
        kept = complement(self.drops, len(self.text))
        pieces: list[Words] = []
        for start, end in kept:
            pieces += self._pieces(source, start, end)
        whole = {name for name, ranges in self.ranges.items() if covers(ranges, kept, self.text)}
        return Inline(
            words=_single_spaced(Words.join(pieces)).strip(),
            bold="bold" in whole,
            italic="italic" in whole,
            struck="struck" in whole,
            linked="linked" in whole,
            withheld=any(is_withheld(self.text[start + 1 : end]) for start, end in self.ranges["linked"]),
            images=tuple(self.images),
            code=self.code,
            people=tuple(source.cut(*span) for span in self.people),
        )

    def _pieces(self, source: Words, start: int, end: int) -> list[Words]:
        if not self.swaps:
            return [source.cut(start, end)]
        pieces: list[Words] = []
        for at in range(start, end):
            if at in self.swaps:
                pieces += [source.cut(start, at), Words(self.swaps[at], source.cut(at, at + 1).segments)]
                start = at + 1
        return [*pieces, source.cut(start, end)]


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
