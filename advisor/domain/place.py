"""Where things stand: a place in a file, a span in a text, and the marks between them.

Lines and columns count from 1, in code points. A span counts code points of
the field's text from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]


class Span(NamedTuple):
    """A piece of a text, end exclusive.

    >>> Span(0, 5).of("Raise NPS")
    'Raise'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


class Segment(NamedTuple):
    """From `offset` in the text on, characters stand one by one from `line`, `column`."""

    offset: int
    line: int
    column: int


class Mark(NamedTuple):
    """Where a value begins and ends; `segments` map its text to the file where that is exact."""

    line: int
    column: int
    end_line: int
    end_column: int
    segments: tuple[Segment, ...] = ()

    def narrow(self, span: Span) -> Mark:
        """The mark of a span of the text; the whole mark where characters cannot be told apart."""
        start = self._position(span.start)
        last = self._position(max(span.start, span.end - 1))
        if start is None or last is None:
            return self
        return Mark(*start, last[0], last[1] + (1 if span.end > span.start else 0))

    def _position(self, offset: int) -> tuple[int, int] | None:
        index = bisect_right(self.segments, offset, key=lambda segment: segment.offset) - 1
        if index < 0:
            return None
        segment = self.segments[index]
        return segment.line, segment.column + offset - segment.offset


@dataclass(slots=True)
class MappingMarks:
    """Marks of a mapping: where it begins, where each key stands, and the marks of each value."""

    start: tuple[int, int]
    keys: dict[str, tuple[int, int]]
    values: dict[str, Marks]

    def take(self, name: str, other: MappingMarks, called: str) -> None:
        """Take over the marks of a field that another mapping has, under a name of its own."""
        self.values[name] = other.values.get(called)
        self.keys[name] = other.keys.get(called, other.start)


@dataclass(slots=True)
class SequenceMarks:
    """Marks of a list: where it begins and the marks of each item."""

    start: tuple[int, int]
    items: list[Marks]


# A scalar's raw mark is a plain tuple (line, column, end line, end column, shift or segments): a plan has
# tens of thousands, and few are ever asked for. `shift` is the column of the text's first character less
# the mark's own column, where the text stands in the file as it is; None where it does not.
ScalarMark: TypeAlias = tuple[int, int, int, int, int | tuple[Segment, ...] | None]
Marks: TypeAlias = ScalarMark | MappingMarks | SequenceMarks | None


def mark_of(marks: Marks) -> Mark | None:
    """The mark of any node; containers are marked where they begin.

    >>> mark_of((3, 5, 3, 9, 0)).narrow(Span(1, 2))
    Mark(line=3, column=6, end_line=3, end_column=7, segments=())
    """
    if marks is None:
        return None
    if isinstance(marks, MappingMarks | SequenceMarks):
        return Mark(*marks.start, *marks.start)
    line, column, end_line, end_column, shift = marks
    if shift is None:
        return Mark(line, column, end_line, end_column)
    if isinstance(shift, tuple):
        return Mark(line, column, end_line, end_column, shift)
    return Mark(line, column, end_line, end_column, (Segment(0, line, column + shift),))


class Place(NamedTuple):
    """Where a finding or a problem stands; `pointer` is a JSON pointer into the plan."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    pointer: str | None = None

    def label(self) -> str:
        """As compilers write it.

        >>> Place("plan.yaml", 12, 16).label()
        'plan.yaml:12:16'
        """
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


def pointer_text(pointer: Pointer) -> str:
    """A JSON pointer (RFC 6901).

    >>> pointer_text(("objectives", 0, "a/b"))
    '/objectives/0/a~1b'
    """
    plain = "/".join(map(str, pointer))
    if "~" not in plain and plain.count("/") < len(pointer):
        return f"/{plain}" if pointer else ""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


@dataclass(frozen=True, slots=True)
class Places:
    """The index of where every field of one document stands."""

    path: str
    marks: Marks = None

    def find(self, pointer: Pointer, span: Span | None = None, instead: Pointer | None = None) -> Place:
        """The place of a field, or of a span of its text.

        Where the field is not written, that of another one (`instead`), or of
        what would hold it.
        """
        node, written = self._node(pointer)
        if not written and instead is not None:
            node, _ = self._node(instead)
        said = pointer_text(pointer)
        if type(node) is tuple:
            line, column, end_line, end_column, shift = node
            if span is None or not written:
                return Place(self.path, line, column, end_line, end_column, said)
            if type(shift) is int:  # the text stands there as it is, on one line
                (start, end), column = span, column + shift
                last = max(start, end - 1) + (end > start)
                return Place(self.path, line, column + start, line, column + last, said)
        mark = mark_of(node)
        if mark is None:
            return Place(self.path, pointer=said)
        if span is not None and written:
            mark = mark.narrow(span)
        return Place(self.path, mark.line, mark.column, mark.end_line, mark.end_column, said)

    def _node(self, pointer: Pointer) -> tuple[Marks, bool]:
        """The marks of a field or of what would hold it, and whether the field itself is written."""
        node: Marks = self.marks
        for part in pointer:
            below = _child(node, part)
            if below is None:
                return node, False
            node = below
        return node, node is not None

    def key(self, pointer: Pointer) -> Place:
        """The place of a field's name, for what is wrong with the name itself."""
        node: Marks = self.marks
        for part in pointer[:-1]:
            node = _child(node, part)
        name = str(pointer[-1])
        if not isinstance(node, MappingMarks) or name not in node.keys:
            return self.find(pointer)
        line, column = node.keys[name]
        return Place(self.path, line, column, line, column + len(name), pointer_text(pointer))


def _child(node: Marks, part: str | int) -> Marks:
    if type(node) is MappingMarks:
        return node.values.get(str(part))
    if type(node) is SequenceMarks and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None
