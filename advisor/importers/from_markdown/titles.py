"""Titles of drafts: which heading or plain line may be the objective of what stands below it."""

from __future__ import annotations

import re
from dataclasses import replace

from advisor.importers.from_markdown.evidence import is_prose
from advisor.importers.from_markdown.named import named_kind
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.statement import Statement
from advisor.importers.from_markdown.teams import names_team
from advisor.importers.from_markdown.verbs import verbs
from advisor.importers.from_markdown.vocabulary import heading_section, period_in, plain_name, speaks_of_goals
from advisor.importers.from_markdown.words import Words

_LONGEST_TITLE = 120
_INTRODUCES = re.compile(
    r"^(?:here(?:'s)?|please|hi|hello|dear|these|the following|below|draft|my draft|first draft)\b"
    r"|\b(?:to|by|with|will|is|are|was|were|be|if|when|that|following|these|this|below|for|of|in|at|measured?)$"
)
_FIGURE = re.compile(r"\d|%")


def may_be_objective(node: Node) -> bool:
    """Whether a heading or line of a draft may be an objective: it names no section, period or team, and is no prose.

    In a draft the author has said that the lines are goals. What stands above a
    list of results is then the goal that they show, however short it is.
    """
    text = node.text
    if node.said.label is not None or node.said.inline.struck or not 2 < len(text) <= _LONGEST_TITLE:
        return False
    if named_kind(node) is not None or names_team(text) or is_prose(node):
        return False
    return _INTRODUCES.search(plain_name(text)) is None


def titled(node: Node) -> Statement:
    """Return what a line says as the title of an objective: without the colon that parts it from its key results."""
    return replace(node.said, title=node.said.title.strip(" :"))


def has_figure(text: str) -> bool:
    """Whether a line holds a figure."""
    return _FIGURE.search(text[:400]) is not None


def is_state(text: str) -> bool:
    """Whether a line says how things are to be: no figure, and no command to do something.

    >>> is_state("Guests trust us"), is_state("Launch the portal"), is_state("NPS 40"), is_state("milk")
    (True, False, False, False)
    """
    words = text[:400].casefold().split()
    return len(words) > 1 and words[0] not in verbs() and not has_figure(text)


def is_unread_title(node: Node) -> bool:
    """Whether a heading says something of its own that a reader would miss: no period, section or topic."""
    text = node.text
    if not text or node.said.label is not None or heading_section(text) is not None or speaks_of_goals(text):
        return False
    return not only_period(node.said.inline.words)


def only_period(words: Words) -> Words | None:
    """Return the period that a line names and nothing else; nothing where it says more.

    >>> only_period(Words.at(1, 1, "Q2 2026:")).text, only_period(Words.at(1, 1, "Guests in 2026"))
    ('Q2 2026', None)
    """
    span = period_in(words.text)
    if span is None or (words.text[: span[0]] + words.text[span[1] :]).strip(" :.()[]-–—"):
        return None
    return words.cut(*span)
