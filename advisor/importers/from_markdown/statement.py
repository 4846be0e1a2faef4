"""One line read as a goal: its title, and what its authors wrote before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.domain.place import ScalarMark
from advisor.importers.from_markdown.inline import PLAIN, Inline
from advisor.importers.from_markdown.labels import Label
from advisor.importers.from_markdown.names import words_in
from advisor.importers.from_markdown.scores import score_at
from advisor.importers.from_markdown.words import Words

_PRIORITY = re.compile(r"\(?\[?\(?(?:P ?[0-5?X]|prio(?:rity)?:? ?\d)\)?\]?\)?", re.IGNORECASE)
_STATUS = re.compile(
    r"(?:(?:NOT|PARTIALLY|PARTLY|NEARLY|ALMOST|JUST|MOSTLY|FULLY)[ _-]){0,2}"
    r"(?:ACHIEVED|MISSED|MET|DONE|COMPLETED?|IN PROGRESS|ON[- ]TRACK|AT[- ]RISK|OFF[- ]TRACK|NOT STARTED|STARTED"
    r"|CANCELLED|CANCELED|DROPPED|DEFERRED|POSTPONED|WIP|DRAFT|NEW|BLOCKED|DELAYED|FAILED|PARTIAL)(?![\w'’])"
)
_COMMITMENTS = {
    **dict.fromkeys(("committed", "commit", "roofshot"), "committed"),
    **dict.fromkeys(("aspirational", "stretch", "stretch goal", "stretch kr", "moonshot"), "aspirational"),
    "learning": "learning",
}


_TYPES = ("metric", "milestone", "maintain", "baseline")
_INDICATORS = ("leading", "lagging")
_NO_OWNERS = words_in("""
    and bonus carryover critical draft guardrail have high input key kpi kr krs low medium must new nice numeric okr
    okrs ongoing optional outcome output priority recurring should tba tbc tbd to
""")
DUE, DUE_BESIDE = "due as written", "due as written beside the title"
"""Days as the page writes them, until the cycle is known: on a line of their own, and behind the title."""


class Field(NamedTuple):
    """A value of the plan file and where it stands."""

    value: str
    mark: ScalarMark


@dataclass(slots=True)
class Statement:
    """What one line says.

    `fields` are those of the plan file (`owner`, `score`, `explanation`,
    `commitment`, ...). `marked` says that the line carries what only goals
    carry: a priority, an owner, a score, a status or a check box.
    """

    title: Words
    inline: Inline = PLAIN
    label: Label | None = None
    fields: dict[str, Field] = field(default_factory=dict)
    marked: bool = False

    def set(self, name: str, value: str, words: Words) -> None:
        """Fill a field that is still empty; `words` are where it stands."""
        if value and name not in self.fields:
            line, column, end_line, end_column, segments = words.mark()
            exact = segments if value == words.text else None
            self.fields[name] = Field(value, (line, column, end_line, end_column, exact))

    def set_owner(self, words: Words, *, again: bool = False) -> None:
        """Fill the owner with a name; `@ada` is Ada. Of several tags behind a title the first one counts."""
        if again:
            self.fields.pop("owner", None)
        words = words.strip(" @()[]") if words.text.count("@") == 1 else words.strip()
        self.set("owner", words.text, words)

    def set_score(self, words: Words) -> bool:
        """Fill the score where the words are one and nothing more."""
        words = words.strip()
        score = score_at(words.text)
        if score is None or score[1] < len(words.text):
            return False
        self.set("score", score[0], words)
        return True


def commitment_of(text: str) -> str | None:
    """Return the commitment that a word names.

    >>> commitment_of("Stretch"), commitment_of("Sales")
    ('aspirational', None)
    """
    return _COMMITMENTS.get(text.strip(" :").casefold())


def is_priority(text: str) -> bool:
    """Whether a text is a priority, such as `P1`."""
    return _PRIORITY.fullmatch(text.strip()[:20]) is not None


def status_at(text: str) -> int:
    """How many characters a status at the beginning takes, in capitals; 0 where there is none.

    >>> status_at("NOT ACHIEVED - too late"), status_at("Done is better")
    (12, 0)
    """
    match = _STATUS.match(text[:60])
    return match.end() if match else 0


def read_tag(said: Statement, words: Words) -> bool:
    """Read what stands in brackets beside a title; whether it was understood."""
    text = words.text.strip(" :")
    commitment = commitment_of(text)
    if commitment is not None:
        said.set("commitment", commitment, words)
    elif text.casefold() == "milestone":
        said.set("type", "milestone", words)
        said.marked = True
    elif (
        is_priority(text)
        or (text and status_at(text.upper()) == len(text))
        or (("." in text or "%" in text) and said.set_score(words))
    ):
        said.marked = True
    else:
        return False
    return True


def read_owner_tag(said: Statement, tag: Words) -> bool:
    """`[P1]`, `[stretch]`, `[Legal]`, `[ada]`: anything but a figure that was withheld, or a word about the goal."""
    word = tag.text.strip(" :").casefold()
    if read_tag(said, tag):
        return True
    if word in _TYPES or word in _INDICATORS:
        said.set("type" if word in _TYPES else "indicator", word, tag)
        said.marked = True
        return True
    if (
        not may_be_owner(tag.text)
        or any(character in "$%€£" or character.isdigit() for character in tag.text)
        or len(tag.text) < 2
        or len(tag.text.split()) > 8
    ):
        return False
    said.set_owner(tag, again=True)
    said.marked = True
    return True


def may_be_owner(text: str) -> bool:
    """Whether a word in brackets may name somebody, and is not known to say what kind of goal it is.

    >>> may_be_owner("Legal"), may_be_owner("draft"), may_be_owner("must have")
    (True, False, False)
    """
    words = text.casefold().split()
    return any(word.strip(" :") not in _NO_OWNERS for word in words)


def is_bare(text: str) -> bool:
    """Whether a text has neither letter nor digit."""
    return not any(character.isalnum() for character in text)
