"""What a user should know of a page: things seen and deliberately not taken, one notice a kind."""

from __future__ import annotations

from advisor.domain.document import Notice
from advisor.domain.place import Place
from advisor.importers.from_markdown.goals import Harvest
from advisor.importers.from_markdown.words import Words

_KINDS = (
    ("dropped", "{} struck through: left out as given up", "Remove the strokes to have it read."),
    ("elsewhere", "{} of links to goals that are kept elsewhere: not followed", "Give the advisor those files, too."),
    ("passed_over", "{} under no objective: not read as goals", "Put the list under an objective, or begin its lines with `KR:`."),
    ("work", "{} of initiatives or tasks: not read, they are no key results", None),
    ("too_long", "{} too long for a title: left out", "Shorten it to one sentence."),
)  # fmt: skip
_NOUNS = {"dropped": "goal", "elsewhere": "line", "passed_over": "list", "work": "section", "too_long": "line"}


def notices_of(found: Harvest, path: str) -> list[Notice]:
    """The notices of a page, each at the first place that it is about.

    >>> [notice.message for notice in notices_of(Harvest(dropped=[Words.at(3, 1, "Grow")]), "page.md")]
    ['1 goal struck through: left out as given up']
    """
    notices: list[Notice] = []
    for kind, message, hint in _KINDS:
        seen: list[Words] = [words for words in getattr(found, kind) if words]
        if seen:
            count = f"{len(seen)} {_NOUNS[kind]}" + ("s" if len(seen) > 1 else "")
            line, column = seen[0].place(0)
            notices.append(Notice(message.format(count), Place(path, line, column), hint))
    return notices
