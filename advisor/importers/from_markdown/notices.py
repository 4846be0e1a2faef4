"""What a user should know of a page: things seen and deliberately not taken, one notice a kind."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.document import Notice
from advisor.domain.place import Place
from advisor.importers.from_markdown.goals import Harvest
from advisor.importers.from_markdown.words import Words


class _Kind(NamedTuple):
    """A list of the harvest, what one of it is called, what is said of them, and what may be done."""

    name: str
    noun: str
    message: str
    hint: str | None = None


_KINDS = (
    _Kind("dropped", "goal", "struck through: left out as given up", "Remove the strokes to have it read."),
    _Kind("elsewhere", "link", "to goals that are kept elsewhere: not followed", "Give the advisor those files, too."),
    _Kind("passed_over", "list", "under no objective: not read as goals", "Begin its lines with `KR:` if they are."),
    _Kind("untold", "heading", "above a list: not read as its objective", "Begin it with `Objective:` if it is."),
    _Kind("work", "section", "of initiatives or tasks: not read, they are no key results"),
    _Kind(
        "undated",
        "due date",
        "that no calendar day could be read from: left as words",
        "Write the year, as in 2026-12-15, or name the cycle's.",
    ),
    _Kind("too_long", "line", "too long for a title: left out", "Shorten it to one sentence."),
)


def notices_of(found: Harvest, path: str) -> list[Notice]:
    """Return the notices of a page, each at the first place that it is about.

    >>> [notice.message for notice in notices_of(Harvest(dropped=[Words.at(3, 1, "Grow")]), "page.md")]
    ['1 goal struck through: left out as given up']
    """
    notices: list[Notice] = []
    for kind in _KINDS:
        seen: list[Words] = [words for words in getattr(found, kind.name) if words]
        if seen:
            count = f"{len(seen)} {kind.noun}" + ("s" if len(seen) > 1 else "")
            notices.append(Notice(f"{count} {kind.message}", Place(path, *seen[0].place(0)), kind.hint))
    return notices
