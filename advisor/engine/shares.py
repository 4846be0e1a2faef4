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

_PIECES = 64
WORTH = 2_000  # a process that has less to do than this costs more than it gives

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
    Every process takes the next piece when it has done one, so that a slow one holds nobody up.

    >>> in_shares(lambda part: [number * number for number in part], 4)
    [0, 1, 4, 9]
    """
    shares = min(processors or _processors(), count // worth)
    if shares < 2 or not _may_fork():
        return work(range(count))
    size = -(-count // min(count, _PIECES))
    pieces = [range(start, min(start + size, count)) for start in range(0, count, size)]
    queue, into = os.pipe()
    os.write(into, bytes(range(len(pieces))))
    os.close(into)
    children = [_fork(lambda: _claim(work, pieces, queue)) for _ in range(shares - 1)]
    done = _claim(work, pieces, queue)
    os.close(queue)
    for child in children:
        done |= {} if child is None else _take(child)
    return [
        result for number, piece in enumerate(pieces) for result in (done[number] if number in done else work(piece))
    ]


def _claim(work: Callable[[range], list[Result]], pieces: list[range], queue: int) -> dict[int, list[Result]]:
    """Do pieces as long as there are any in the queue: a pipe with a byte for each, which only one can read."""
    done = {}
    while claimed := os.read(queue, 1):
        done[claimed[0]] = work(pieces[claimed[0]])
    return done


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    """A fork takes along no thread but its own, so a program that has others keeps to one process."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _fork(work: Callable[[], dict[int, list[Result]]]) -> _Child | None:
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
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _take(child: _Child) -> dict[int, list[Result]]:
    """What a child sends; nothing where it ended before it was done."""
    with os.fdopen(child.pipe, "rb") as pipe:
        sent = pipe.read()
    os.waitpid(child.process, 0)
    try:
        done: dict[int, list[Result]] = pickle.loads(sent)  # noqa: S301  # from our own child
    except Exception:  # cut short, or of a kind that cannot be read back: it is done again
        return {}
    return done
