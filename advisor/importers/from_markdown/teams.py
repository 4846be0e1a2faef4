"""Teams and posts, as headings and prefixes name them."""

from __future__ import annotations

import re

from advisor.importers.from_markdown.names import FUNCTIONS, TEAM_WORDS, words_in
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.statement import commitment_of
from advisor.importers.from_markdown.verbs import verb_forms
from advisor.importers.from_markdown.vocabulary import (
    is_role,
    is_team,
    period_in,
    plain_name,
    reads_like_goal,
    section_of,
    speaks_of_goals,
)
from advisor.importers.from_markdown.words import NOTHING, Words

_EDGE = " :–—-|,·/"
_TOPIC = re.compile(
    r"(?:^|\s)(?:(?:our|the|annual|quarterly) )?"
    r"(?:okrs?|objectives(?: (?:and|&) key results)?|goals|priorities)(?: for| of)?$",
    re.IGNORECASE,
)
_NO_TEAM = words_in("""
    active annual archive archived current draft external final general individual internal last level main misc
    miscellaneous monthly more new next ongoing operational other overall part past personal planning previous
    quarterly review section strategic this tier top upcoming weekly wip yearly
""")
_ALONE_NO_TEAM = words_in("team teams department departments group")
_LINKS = words_in("and & the our of for global regional north south east west")
_LONGEST_NAME = 9
_UNKNOWN_NAME = 4


def team_name(node: Node) -> Words:
    """Return the team that a heading names, without the period and the word OKRs; nothing where it names none.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> team_name(outline(read_blocks(read_page("## Marketing - Q3 2024 OKRs").lines), frozenset()).children[0]).text
    'Marketing'
    """
    whole = node.said.inline.words if node.said.label is None else NOTHING
    words = _without_topic(whole)
    text = words.text
    if (
        not text
        or section_of(text) is not None
        or len(text.split()) > _LONGEST_NAME
        or text[:1].islower()
        or speaks_of_goals(text)
    ):
        return NOTHING
    if is_team(text) or is_role(text):
        return NOTHING if text.casefold() in _ALONE_NO_TEAM else words
    if reads_like_goal(text):
        return NOTHING
    named = re.sub(r"\([^()]*+\)", "", text).split()
    if len(named) > _UNKNOWN_NAME or commitment_of(text) or not _NO_TEAM.isdisjoint(plain_name(text).split()):
        return NOTHING
    return words if node.rank > 1 or len(text) < len(whole.text) else NOTHING


def _without_topic(words: Words) -> Words:
    for _ in range(4):
        words = words.strip(_EDGE)
        span = period_in(words.text)
        if span is not None and (span[0] == 0 or span[1] == len(words.text)):
            words = words.cut(span[1]) if span[0] == 0 else words.cut(0, span[0])
            continue
        start = max(0, len(words.text) - 60)
        match = _TOPIC.search(words.text[start:])
        if match is None:
            return words
        words = words.cut(0, start + match.start())
    return words.strip(_EDGE)


def names_team(text: str) -> bool:
    """Tell whether a line is the name of a post, function or team and nothing more.

    Each of its words must be one: "Customer success" is a team, "Customer
    obsession" says what is wanted of one.

    >>> [names_team(text) for text in ("Customer success", "Sales EMEA", "Team Blue", "Customer obsession")]
    [True, True, True, False]
    """
    words = re.findall(r"[\w&'-]+", text[:120])
    names = [word.casefold() for word in words]
    if not words or len(words) > _LONGEST_NAME or is_role(text):
        return bool(words) and is_role(text)
    if is_team(text) and (names[-1] in TEAM_WORDS or names[0] in TEAM_WORDS) and len(words) <= _UNKNOWN_NAME:
        return True
    known = [name in FUNCTIONS or name in TEAM_WORDS for name in names]
    others = (
        name in _LINKS or word.isupper()
        for name, word, is_known in zip(names, words, known, strict=True)
        if not is_known
    )
    return any(known) and all(others)


def is_owner(name: str, *, usual: bool) -> bool:
    """Whether a name before a colon is an owner's: a post or a team beyond doubt, or any where that is `usual`.

    >>> is_owner("Head of Sales", usual=False), is_owner("Ship it now", usual=True)
    (True, False)
    """
    if name.split(maxsplit=1)[0].casefold() in verb_forms() and not is_team(name):
        return False
    return usual or is_role(name) or not TEAM_WORDS.isdisjoint(name.casefold().split())


def is_post(name: str) -> bool:
    """Whether an owner is a post or unknown, and so no team."""
    return is_role(name) or not is_team(name)


def is_holder(text: str) -> bool:
    """Whether an item is only the name of a post or a team, above the goals that it holds.

    >>> is_holder("VP Product"), is_holder("CMO"), is_holder("Grow sales")
    (True, True, False)
    """
    words = text.casefold().split()
    named = bool(words) and len(words) <= 3 and words[-1] in TEAM_WORDS and is_team(text)
    return is_role(text) or named or (text.isupper() and 2 <= len(text) <= 4)
