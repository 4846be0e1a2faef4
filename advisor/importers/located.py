"""What a reader of a format hands on: plain data beside the marks of every value, and the limits it keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from advisor.domain.document import Notice
from advisor.domain.place import Marks, Place
from advisor.errors import Problem, UnreadablePlan

LINE_END = re.compile(r"\r\n?|\n")


class Located(NamedTuple):
    """Data of strings, numbers, booleans, lists and dicts, with marks of the same shape."""

    data: Any
    marks: Marks
    notices: list[Notice]


@dataclass(slots=True)
class Refusal:
    """Collects what is wrong with one file, so that all of it is told at once."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def at(self, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Note a problem; lines and columns from 1."""
        self.problems.append(Problem(message, Place(self.path, line, column), hint))

    def stop(self, line: int, column: int, message: str, hint: str | None = None) -> UnreadablePlan:
        """The error that ends reading here, with all that was noted before."""
        self.at(line, column, message, hint)
        return UnreadablePlan(self.problems)


def position(text: str, offset: int) -> tuple[int, int]:
    r"""Line and column, from 1, of a character of a text.

    >>> position("title: A\r\nwhy: B", 15)
    (2, 6)
    """
    line, start = 1, 0
    for match in LINE_END.finditer(text, 0, offset):
        line, start = line + 1, match.end()
    return line, offset - start + 1
