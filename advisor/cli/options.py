"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.errors import Problem, UnreadablePlan
from advisor.importers.formats import FORMATS
from advisor.importers.source import decode, too_large

F = TypeVar("F", bound=Callable[..., Any])

STDIN = "-"


def input_format(command: F) -> F:
    """`--input-format`."""
    return click.option(
        "--input-format", type=click.Choice(FORMATS), help="Read the input as this format, whatever its name says."
    )(command)


def stdin_filename(command: F) -> F:
    """`--stdin-filename`."""
    return click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input is called in messages; its suffix tells the format.",
    )(command)


def report_format(command: F) -> F:
    """`--format` of a report for people or programs."""
    return click.option(
        "--format",
        "report_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How to report.",
    )(command)


def previous(why: str) -> Callable[[F], F]:
    """`--previous`, with what the earlier plans are for."""
    return click.option(
        "--previous", metavar="OLD_PLAN", multiple=True, type=click.Path(exists=True, dir_okay=False), help=why
    )


def as_of(why: str) -> Callable[[F], F]:
    """`--as-of`, with what the day is for."""
    return click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help=why)


def read_stdin(name: str, limits: Limits) -> str:
    """Everything on standard input, within the limit.

    Raises:
        UnreadablePlan: it is closed, too large, or not text.
    """
    if sys.stdin is None:
        raise UnreadablePlan(Problem("standard input is closed", Place(name), "Pipe or paste a plan, or name a file."))
    try:
        raw = sys.stdin.buffer.read(limits.bytes + 1)
    except OSError as error:
        raise UnreadablePlan(Problem(f"cannot be read: {error.strerror or error}", Place(name))) from None
    if len(raw) > limits.bytes:
        raise UnreadablePlan(too_large(name, len(raw), limits))
    if not raw.strip():
        raise UnreadablePlan(
            Problem("nothing came in on standard input", Place(name), "Pipe or paste a plan, and end it with Ctrl-D.")
        )
    return decode(raw, name)


def in_colour(choice: str) -> bool:
    """Whether to use colour: as chosen, else where standard output is a terminal and NO_COLOR is not set."""
    import os

    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal, 100 where there is none."""
    import os

    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return 100


def colour(command: F) -> F:
    """`--colour`."""
    return click.option(
        "--colour",
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour in text output.",
    )(command)
