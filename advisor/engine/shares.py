"""Do a long list of independent work on all processors: each share in a forked process, sent back pickled.

Short lists, systems without fork and programs with threads do it in one process,
with the same result (docs/adr/0008).
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import NamedTuple, TypeVar

WORTH = 2_000  # fewer pieces than this are done before a process has started

Result = TypeVar("Result")


class _Child(NamedTuple):
    """A process that does a share, and the pipe that its results come through."""

    process: int
    pipe: int


def in_shares(
    work: Callable[[range], list[Result]], count: int, *, processors: int | None = None, worth: int = WORTH
) -> list[Result]:
    """The results of `work` on the numbers below `count`, in order.

    `work` takes a range and must give picklable results that depend on nothing but it.

    >>> in_shares(lambda part: [number * number for number in part], 4)
    [0, 1, 4, 9]
    """
    shares = min(processors or _processors(), count // worth)
    if shares < 2 or not _may_fork():
        return work(range(count))
    size = -(-count // shares)
    first, *others = [range(start, min(start + size, count)) for start in range(0, count, size)]
    children = [(part, _fork(work, part)) for part in others]
    results = work(first)
    for part, child in children:
        sent: list[Result] | None = None if child is None else _take(child)
        results += work(part) if sent is None else sent
    return results


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    """A fork takes along no thread but its own, so a program that has others keeps to one process."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _fork(work: Callable[[range], list[Result]], part: range) -> _Child | None:
    """Start a process that does a share and ends; None where the system has no room for one."""
    out, into = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        return None
    if process:
        os.close(into)
        return _Child(process, out)
    try:  # the child: whatever happens in it, it ends here and says nothing
        os.close(out)
        with os.fdopen(into, "wb") as pipe:
            pickle.dump(work(part), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _take(child: _Child) -> list[Result] | None:
    """What a child sends; None where it ended before it was done."""
    with os.fdopen(child.pipe, "rb") as pipe:
        sent = pipe.read()
    os.waitpid(child.process, 0)
    try:
        results: list[Result] = pickle.loads(sent)  # noqa: S301  # from our own child
    except (pickle.UnpicklingError, EOFError):
        return None
    return results
