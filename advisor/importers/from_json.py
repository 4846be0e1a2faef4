"""JSON to located data.

The standard library reads JSON without places, so this reader walks the text
once with the library's own string scanner, keeps a stack instead of recursing,
and marks every key and value.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from advisor.domain.limits import Limits
from advisor.domain.place import MappingMarks, Marks, ScalarMark, SequenceMarks
from advisor.errors import UnreadablePlan
from advisor.importers.located import LINE_END, Located, Refusal

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_HALF = re.compile(r"[\ud800-\udfff]")
_WORDS = {"true": True, "false": False, "null": None}
_BROKEN_TEXT = {
    "Unterminated": ("a text that is never closed", "End it with a double quote."),
    "Invalid control": (
        "a line break, a tab or a control character in a text",
        "Write a line break as \\n, a tab as \\t.",
    ),
    "Invalid": ("a backslash before what it cannot stand before", "Write a backslash as \\\\."),
}


def read_json(text: str, path: str, limits: Limits | None = None) -> Located:
    """Read one JSON text.

    Raises:
        UnreadablePlan: broken syntax, or a limit was passed; with line and column.

    >>> read_json('{"title": "Raise NPS"}', "plan.json").data
    {'title': 'Raise NPS'}
    """
    reader = _Reader(text, path, limits or Limits())
    data, marks = reader.value_at_top()
    if reader.refusal.problems:
        raise UnreadablePlan(reader.refusal.problems)
    return Located(data, marks, [])


class _Reader:
    """One walk over a JSON text."""

    def __init__(self, text: str, path: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.refusal = Refusal(path)
        self.line_starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.at = 0

    def value_at_top(self) -> tuple[Any, Marks]:
        """The whole text as one value."""
        self._skip()
        holder: list[Any] = []
        top = SequenceMarks((1, 1), [])
        self._run(holder, top)
        self._skip()
        if self.at < len(self.text):
            raise self._stop("text goes on after the end of the JSON value", "One JSON value a file.")
        return holder[0], top.items[0]

    def _run(self, holder: list[Any], top: SequenceMarks) -> None:
        stack: list[tuple[Any, MappingMarks | SequenceMarks]] = []
        data: Any = holder
        marks: MappingMarks | SequenceMarks = top
        while True:
            key, key_place = self._key(data, marks) if isinstance(marks, MappingMarks) else (None, (1, 1))
            value, mark = self._value()
            self._store(data, marks, key, key_place, value, mark)
            if isinstance(mark, MappingMarks | SequenceMarks):
                if len(stack) >= self.limits.depth:
                    message = f"nested more than {self.limits.depth} deep"
                    raise self.refusal.stop(*mark.start, message, "A plan needs fewer levels.")
                stack.append((data, marks))
                data, marks = value, mark
                if not self._closes(marks):
                    continue
                data, marks = stack.pop()
            while stack and not self._goes_on(marks):
                data, marks = stack.pop()
            if not stack:
                return

    def _store(
        self, data: Any, marks: MappingMarks | SequenceMarks,
        key: str | None, key_place: tuple[int, int], value: Any, mark: Marks,
    ) -> None:  # fmt: skip
        if isinstance(marks, SequenceMarks):
            data.append(value)
            marks.items.append(mark)
        elif key is not None:
            if key in marks.keys:
                first = marks.keys[key][0]
                self.refusal.at(
                    *key_place, f"'{key}' stands twice in the same place (first on line {first})", "Keep one of them."
                )
            data[key] = value
            marks.keys[key] = key_place
            marks.values[key] = mark

    def _key(self, data: Any, marks: MappingMarks) -> tuple[str, tuple[int, int]]:  # noqa: ARG002
        self._skip()
        line, column = self._position(self.at)
        if self.text[self.at : self.at + 1] != '"':
            raise self._stop(
                f"expected a name in double quotes, found {self._found()}",
                "Names stand in double quotes; no comma after the last one.",
            )
        key, self.at = self._string()
        self._skip()
        if self.text[self.at : self.at + 1] != ":":
            raise self._stop(f"expected a colon after the name, found {self._found()}", None)
        self.at += 1
        self._skip()
        return key, (line, column + 1)

    def _value(self) -> tuple[Any, Marks]:
        start = self.at
        line, column = self._position(start)
        head = self.text[start : start + 1]
        if head == "{":
            self.at += 1
            return {}, MappingMarks((line, column), {}, {})
        if head == "[":
            self.at += 1
            return [], SequenceMarks((line, column), [])
        if head == '"':
            value, self.at = self._string()
            exact = self.at - start == len(value) + 2
            mark: ScalarMark = (line, column, line, column + self.at - start, 1 if exact else None)
            return value, mark
        match = _SCALAR.match(self.text, start)
        if match is None:
            raise self._stop(
                f"expected a value, found {self._found()}",
                "Texts stand in double quotes; no comma after the last item.",
            )
        word = match.group()
        value = self._scalar(word)
        self.at = match.end()
        return value, (line, column, line, column + len(word), 0)

    def _scalar(self, word: str) -> Any:
        if word in _WORDS:
            return _WORDS[word]
        if len(word.lstrip("-")) > 400:
            raise self._stop("a number with more than 400 digits", None)
        return json.loads(word)

    def _string(self) -> tuple[str, int]:
        try:
            value, end = scanstring(self.text, self.at + 1, True)
        except json.JSONDecodeError as error:
            self.at = error.pos
            message, hint = next(said for start, said in _BROKEN_TEXT.items() if error.msg.startswith(start))
            raise self._stop(message, hint) from None
        half = _HALF.search(value)
        if half is not None:
            message = f"half a character (U+{ord(half.group()):04X} without its other half)"
            raise self._stop(message, "Write the character itself.")
        return value, end

    def _closes(self, marks: MappingMarks | SequenceMarks) -> bool:
        self._skip()
        if self.text[self.at : self.at + 1] == ("}" if isinstance(marks, MappingMarks) else "]"):
            self.at += 1
            return True
        return False

    def _goes_on(self, marks: MappingMarks | SequenceMarks) -> bool:
        """Whether a comma promises another item here; else the container ends."""
        if self._closes(marks):
            return False
        if self.text[self.at : self.at + 1] != ",":
            closing = "}" if isinstance(marks, MappingMarks) else "]"
            raise self._stop(f"expected a comma or {closing}, found {self._found()}", None)
        self.at += 1
        self._skip()
        return True

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        if match is not None:
            self.at = match.end()

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def _found(self) -> str:
        rest = self.text[self.at : self.at + 12].split("\n")[0]
        return repr(rest) if rest else "the end of the file"

    def _stop(self, message: str, hint: str | None) -> UnreadablePlan:
        return self.refusal.stop(*self._position(self.at), message, hint)
