"""YAML to located data, on libyaml's events.

Events and not nodes: a megabyte with the place of every key and value takes
0.1 s. Scalars stay the text that stands in the file (`no` is not false, `1.10`
is not 1.1); the types of the fields decide later what they mean. Only a plain
`null`, `~` or nothing is absent.
"""

from __future__ import annotations

from typing import Any

import yaml

from advisor.domain.limits import Limits
from advisor.domain.place import MappingMarks, Marks, ScalarMark, SequenceMarks
from advisor.errors import UnreadablePlan
from advisor.importers.located import Located, Refusal, position

_ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
_STANDARD = "tag:yaml.org,2002:"
_PLAIN_TYPES = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
_KNOWN_TAGS = frozenset({None, "!"} | {_STANDARD + name for name in _PLAIN_TYPES})
_NULL = _STANDARD + "null"
_UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")
_OTHER_HINT = "Put quotes round a text with special characters, and look at the indentation."
_HINTS = {
    "mapping values are not allowed": "Put quotes round a text with a colon in it, such as title: \"Sales: "
    "win back churned "
    "customers\".",
    "found character that cannot start": "Indent with spaces; YAML allows no tabs; a text that begins with "
    "@, ` or % needs quotes.",
    "could not find expected ':'": "A line is missing its colon, or the text above it goes on without "
    "quotes.",
    "found unexpected": "A quote that was opened here is never closed.",
    "did not find expected key": "Look for wrong indentation, or a text that needs quotes (it starts with "
    "a quote or a bracket and goes on).",
    "did not find expected '-' indicator": "The items of a list must begin in the same column.",
    "did not find expected ',' or": "A bracket that was opened is not closed, or a comma is missing.",
    "did not find expected alphabetic": "A text that begins with * or & needs quotes.",
    "did not find expected comment or line break": "A text that begins with > or | needs quotes.",
    "block sequence entries are not allowed": "Begin the list on a line of its own; a text that begins "
    "with a dash needs quotes.",
    "found unknown escape character": "Write a backslash as \\\\, or use single quotes.",
    "special characters are not allowed": "Remove the control character.",
}  # fmt: skip


def read_yaml(text: str, path: str, limits: Limits | None = None) -> Located:
    """Read one YAML document.

    Raises:
        UnreadablePlan: broken syntax, or a limit was passed; with line and column.

    >>> read_yaml("title: no", "plan.yaml").data
    {'title': 'no'}
    """
    builder = _Builder(path, limits or Limits())
    try:
        builder.run(text)
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "broken YAML"
        mark = error.problem_mark or error.context_mark
        if problem in _UNCLOSED and error.context_mark:
            mark = error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = next((words for start, words in _HINTS.items() if problem.startswith(start)), _OTHER_HINT)
        raise builder.refusal.stop(line, column, f"broken YAML: {problem}", hint) from None
    except yaml.reader.ReaderError as error:
        raise _control_character(builder.refusal, text, error) from None
    if builder.refusal.problems:
        raise UnreadablePlan(builder.refusal.problems)
    return Located(builder.root, builder.root_marks, [])


def _control_character(refusal: Refusal, text: str, error: yaml.reader.ReaderError) -> UnreadablePlan:
    code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
    at = position(text, error.position)
    return refusal.stop(*at, f"control character U+{code:04X} in the text", "Is this a text file? Remove it.")


class _Builder:
    """Turns events into data and marks, iteratively, within the limits."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.refusal = Refusal(path)
        self.limits = limits
        self.root: Any = None
        self.root_marks: Marks = None
        self.documents = 0
        self.aliases = 0
        self.nodes = 0
        self.anchors: dict[str, tuple[Any, Marks, int]] = {}
        self.stack: list[_Frame] = []
        self.frame = _Frame(None, None, None, 0)

    def run(self, text: str) -> None:
        """Read all events; scalars, nine of ten of them, by the short way where they are plain."""
        loader = yaml.CSafeLoader(text)
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        scalar = yaml.ScalarEvent
        try:
            get_event, find, plain = loader.get_event, handlers.get, self._plain_scalar
            while (event := get_event()) is not None:
                kind = type(event)
                if isinstance(event, scalar) and event.anchor is None and event.tag is None and plain(event):
                    continue
                handle = find(kind)
                if handle is not None:
                    handle(event)
        finally:
            loader.dispose()

    def _plain_scalar(self, event: Any) -> bool:
        """A field's name, or its value on one line, into a mapping; False where it takes the long way."""
        frame = self.frame
        marks = frame.marks
        if type(marks) is not MappingMarks:
            return False
        start, value = event.start_mark, event.value
        if frame.key is None:
            if value == "<<" and not event.style:
                return False
            frame.key, frame.key_mark = value, (start.line + 1, start.column + 1)
            self.nodes += 1
            return True
        end, key = event.end_mark, frame.key
        if key in marks.keys or frame.merges:
            return False
        line, column, end_column = start.line + 1, start.column + 1, end.column + 1
        quotes = 1 if event.style else 0
        shift = quotes if end.line + 1 == line and end_column - column == len(value) + 2 * quotes else None
        frame.data[key] = None if not quotes and value in _ABSENT else value
        marks.keys[key] = frame.key_mark
        marks.values[key] = (line, column, end.line + 1, end_column, shift)
        frame.key = None
        self.nodes += 1
        return True

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            mark = event.start_mark
            raise self.refusal.stop(
                mark.line + 1, 1, "a second document begins", "One plan a file: split it at the ---."
            )

    def _scalar(self, event: Any) -> None:
        start, end, value, style = event.start_mark, event.end_mark, event.value, event.style
        line, column, end_line, end_column = start.line + 1, start.column + 1, end.line + 1, end.column + 1
        self._check_tag(event)
        shift: int | None = None
        if line == end_line and not style:
            shift = end_column - column - len(value)
        elif line == end_line and end_column - column == len(value) + 2:
            shift = 1
        mark: ScalarMark = (line, column, end_line, end_column, shift)
        self.nodes += 1
        frame = self.frame
        if value == "<<" and not style and frame.key is None and isinstance(frame.marks, MappingMarks):
            frame.merges = True
        absent = event.tag == _NULL or (event.tag is None and not style and value in _ABSENT)
        self._add(None if absent else value, mark, event.anchor, 1)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _KNOWN_TAGS:
            start, tag = event.start_mark, event.tag.replace(_STANDARD, "!!")
            hint = "Remove it; a field's type is known by its name. A text that begins with ! needs quotes."
            self.refusal.at(start.line + 1, start.column + 1, f"tag {tag} is not supported", hint)

    def _mapping(self, event: Any) -> None:
        self._open(event, {}, MappingMarks((event.start_mark.line + 1, event.start_mark.column + 1), {}, {}))

    def _sequence(self, event: Any) -> None:
        self._open(event, [], SequenceMarks((event.start_mark.line + 1, event.start_mark.column + 1), []))

    def _open(self, event: Any, data: Any, marks: MappingMarks | SequenceMarks) -> None:
        self._check_tag(event)
        if len(self.stack) >= self.limits.depth:
            raise self.refusal.stop(
                *marks.start, f"nested more than {self.limits.depth} deep", "A plan needs fewer levels."
            )
        self.stack.append(self.frame)
        self.frame = _Frame(data, marks, event.anchor, self.nodes)

    def _end(self, event: Any) -> None:  # noqa: ARG002 - the signature of a handler
        done = self.frame
        self.frame = self.stack.pop()
        self.nodes += 1
        self._add(done.data, done.marks, done.anchor, self.nodes - done.nodes_before)

    def _alias(self, event: Any) -> None:
        self.aliases += 1
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if self.aliases > self.limits.aliases:
            raise self.refusal.stop(line, column, f"more than {self.limits.aliases} aliases", "Write the values out.")
        if event.anchor not in self.anchors:
            raise self.refusal.stop(
                line, column, f"*{event.anchor} has no anchor before it", "A text that begins with * needs quotes."
            )
        data, marks, size = self.anchors[event.anchor]
        self.nodes += size
        if self.nodes > self.limits.nodes:
            raise self.refusal.stop(
                line, column, f"aliases unfold to more than {self.limits.nodes:,} values", "Write the values out."
            )
        self._add(data, marks, None, size)

    def _add(self, data: Any, marks: Marks, anchor: str | None, size: int) -> None:
        frame = self.frame
        if anchor is not None:
            self.anchors[anchor] = (data, marks, size)
        if frame.marks is None:
            self.root, self.root_marks = data, marks
        elif isinstance(frame.marks, SequenceMarks):
            frame.data.append(data)
            frame.marks.items.append(marks)
        else:
            self._add_to_mapping(frame, frame.marks, data, marks)

    def _add_to_mapping(self, frame: _Frame, into: MappingMarks, data: Any, marks: Marks) -> None:
        if frame.key is None:
            frame.key, frame.key_mark = self._key(data, marks)
            return
        key, at, frame.key = frame.key, frame.key_mark, None
        if frame.merges:
            frame.merges = False
            self._merge(frame, into, data, marks, at)
            return
        if key in frame.merged:
            frame.merged.remove(key)
        elif key in into.keys:
            first = into.keys[key]
            self.refusal.at(
                *at, f"'{key}' stands twice in the same place (first on line {first[0]})", "Keep one of them."
            )
            return
        frame.data[key] = data
        into.keys[key] = at
        into.values[key] = marks

    def _merge(self, frame: _Frame, into: MappingMarks, data: Any, marks: Marks, at: tuple[int, int]) -> None:
        """`<<: *other` and `<<: [*one, *other]`: fields that are not written here come from there."""
        sources = zip(data, marks.items, strict=True) if isinstance(marks, SequenceMarks) else [(data, marks)]
        for fields, places in sources:
            if not isinstance(places, MappingMarks):
                self.refusal.at(*at, "<< stands before what is no mapping", "Write << before the alias of a mapping.")
                return
            for name in [name for name in fields if name not in into.keys]:
                frame.data[name] = fields[name]
                into.keys[name], into.values[name] = places.keys[name], places.values[name]
                frame.merged.add(name)

    def _key(self, data: Any, marks: Marks) -> tuple[str, tuple[int, int]]:
        if isinstance(marks, MappingMarks | SequenceMarks):
            raise self.refusal.stop(
                *marks.start,
                "a list or mapping stands where a field's name is expected",
                "Put quotes round a text that begins with { or [.",
            )
        line, column = marks[:2] if marks else (1, 1)
        return ("null" if data is None else str(data)), (line, column)


class _Frame:
    """A container that is still open."""

    __slots__ = ("anchor", "data", "key", "key_mark", "marks", "merged", "merges", "nodes_before")

    def __init__(
        self, data: Any, marks: MappingMarks | SequenceMarks | None, anchor: str | None, nodes_before: int
    ) -> None:
        self.data = data
        self.marks = marks
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.key: str | None = None
        self.key_mark = (1, 1)
        self.merges = False
        self.merged: set[str] = set()
