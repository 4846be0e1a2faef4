"""What the tests of the importers share: what stands at a place, and what a refusal says."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from textwrap import dedent
from types import FrameType
from typing import Any

import pytest

from advisor.domain.place import MappingMarks, Mark, Marks, Place, Pointer, SequenceMarks, mark_of
from advisor.errors import AdvisorError, Problem
from advisor.importers.from_markdown import read_markdown

LINE_END = re.compile(r"\r\n?|\n")
Goals = list[tuple[str, list[str]]]


def plan_of(page: str) -> dict[str, Any]:
    """What is read off a Markdown page."""
    data: dict[str, Any] = read_markdown(dedent(page), "page.md").data
    return data


def goals_in(plan: dict[str, Any]) -> Goals:
    """Objectives with their key results; strays under an empty title."""
    found = [(goal["title"], [kr["title"] for kr in goal["key_results"]]) for goal in plan["objectives"]]
    strays = [kr["title"] for kr in plan["key_results"]]
    return [*found, ("", strays)] if strays else found


def goals_of(page: str) -> Goals:
    """The goals of a Markdown page."""
    return goals_in(plan_of(page))


def cut(text: str, at: Mark | Place, line_end: re.Pattern[str] = LINE_END) -> str:
    """What stands in the file between the two ends of a mark or a place."""
    assert at.line is not None and at.end_line is not None and at.column is not None and at.end_column is not None
    starts = [0, *(match.end() for match in line_end.finditer(text))]
    assert 1 <= at.line <= at.end_line <= len(starts)
    return text[starts[at.line - 1] + at.column - 1 : starts[at.end_line - 1] + at.end_column - 1]


def scalars(data: Any, marks: Marks, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any, Mark]]:
    """Every scalar with its pointer and its mark; the marks must have the shape of the data."""
    if isinstance(data, dict):
        assert isinstance(marks, MappingMarks)
        assert data.keys() == marks.keys.keys() == marks.values.keys()
        for name, value in data.items():
            yield from scalars(value, marks.values[name], (*pointer, name))
    elif isinstance(data, list):
        assert isinstance(marks, SequenceMarks)
        assert len(data) == len(marks.items)
        for at, value in enumerate(data):
            yield from scalars(value, marks.items[at], (*pointer, at))
    else:
        mark = mark_of(marks)
        assert mark is not None
        yield pointer, data, mark


def problems_of(error: type[AdvisorError], read: Callable[[], object]) -> tuple[Problem, ...]:
    """The problems of the error that a reading ends with."""
    with pytest.raises(error) as caught:
        read()
    return caught.value.problems


def where(problem: Problem) -> tuple[int | None, int | None]:
    """Line and column of a problem."""
    assert problem.place is not None
    return problem.place.line, problem.place.column


def effort(run: Callable[[], object]) -> int:
    """How many calls a run takes: a measure that no other process disturbs."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls
