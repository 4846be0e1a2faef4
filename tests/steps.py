"""How much work something is, counted and not timed: the lines of Python that it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines(work: Callable[[], object]) -> int:
    """The lines that a piece of work runs, those of every turn of a loop among them."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], small: int = 60, times: int = 8) -> float:
    """How many times the work grows where its size grows `times`, as a share of `times`: 1.0 is in step with it."""
    work(small)()  # what is made once is made now
    return lines(work(small * times)) / lines(work(small)) / times
