"""A text that knows where each of its characters stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.domain.place import ScalarMark, Segment


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its map: from each segment's offset on, characters stand one by one in the file.

    >>> words = Words.at(3, 5, "Raise **NPS** to 40")
    >>> Words.join([words.cut(0, 6), words.cut(8, 11)]).mark()[4]
    (Segment(offset=0, line=3, column=5), Segment(offset=6, line=3, column=13))
    """

    text: str = ""
    segments: tuple[Segment, ...] = ()

    @classmethod
    def at(cls, line: int, column: int, text: str) -> Words:
        """Make a text as it stands from a line and column on."""
        return cls(text, (Segment(0, line, column),) if text else ())

    @classmethod
    def join(cls, parts: Iterable[Words]) -> Words:
        """Several pieces as one text; nothing is put between them."""
        texts: list[str] = []
        segments: list[Segment] = []
        length = 0
        for part in parts:
            texts.append(part.text)
            segments += [Segment(length + offset, line, column) for offset, line, column in part.segments]
            length += len(part.text)
        return cls("".join(texts), tuple(segments))

    def cut(self, start: int, end: int | None = None) -> Words:
        """Return the piece between two offsets, with its own map."""
        end = len(self.text) if end is None else min(end, len(self.text))
        start = max(start, 0)
        if start >= end:
            return Words()
        if start == 0 and end == len(self.text):
            return self
        first = bisect_right(self.segments, start, key=lambda segment: segment.offset) - 1
        last = bisect_right(self.segments, end - 1, key=lambda segment: segment.offset)
        _, line, column = self.segments[first]
        begin = Segment(0, line, column + start - self.segments[first].offset)
        rest = [Segment(offset - start, line, column) for offset, line, column in self.segments[first + 1 : last]]
        return Words(self.text[start:end], (begin, *rest))

    def strip(self, characters: str | None = None) -> Words:
        """Without these characters at both ends; without white space where none are named.

        >>> Words.at(1, 1, "  NPS ").strip().mark()[:4]
        (1, 3, 1, 6)
        """
        stripped = self.text.lstrip(characters)
        return self.cut(len(self.text) - len(stripped), len(self.text.rstrip(characters)))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of one character of the text."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.offset) - 1
        segment = self.segments[index]
        return segment.line, segment.column + offset - segment.offset

    def mark(self) -> ScalarMark:
        """Return the mark of the whole text, for `Located.marks`; nothing for an empty text."""
        if not self.segments:
            return (1, 1, 1, 1, None)
        last_line, last_column = self.place(len(self.text) - 1)
        return (self.segments[0].line, self.segments[0].column, last_line, last_column + 1, self.segments)

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Words()
"""No words, and no place."""
