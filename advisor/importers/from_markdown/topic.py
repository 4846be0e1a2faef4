"""What a page is about: whether it is a set of goals, and in which of its sections."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.importers.from_markdown.evidence import explains, is_draft
from advisor.importers.from_markdown.outline import OBJECTIVE, Node
from advisor.importers.from_markdown.vocabulary import heading_section, period_in, section_of, speaks_of_goals

_OKR = re.compile(r"\bOKRs?\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:[1-4]?Q[1-4]?|H[12]|(?:FY|CY) ?\d\d)(?=\b|\d)")
_SPEAKS = re.compile(
    r"\bOKRs?\b|\bkey results?\b"
    r"|\b(?:our|my|team|company|quarterly|annual|these|following) (?:goals|objectives|priorities)\b"
    r"|\b(?:goals|objectives|priorities) (?:for|are|this)\b",
    re.IGNORECASE,
)
_ONLY_GOALS = re.compile(
    r"(?:(?:our|the|team|company|current) )?(?:okrs?|objectives (?:and )?key results)"
    r"(?: okrs?)?(?: for)?(?: \d+)?(?: set \d+)?"
)
_FIRST_PARAGRAPHS = 6
_SHORT_TITLE = 4
_FEW_SECTIONS = 2


class Topic(NamedTuple):
    """How sure it is that a page is a set of goals, and where.

    `level` is 2 beyond doubt, 1 where the page speaks of goals, else 0. `scope`
    is what stands in the sections for goals, empty where the whole page is one;
    `named` says that those are called OKRs and nothing else; `draft` that a page
    which speaks of nothing is a list of goals by its words.
    """

    level: int = 0
    scope: frozenset[Node] = frozenset()
    named: bool = False
    draft: bool = False


ABSENT = Topic()
"""A page about something else."""


def topic_of(root: Node, title: str) -> Topic:
    """Tell what a page is about; `title` is that of its front matter."""
    headings = [node for node in root.walk() if node.is_section and node.rank < OBJECTIVE]
    first = root.children[0] if root.children and root.children[0].rank == 1 else None
    only = [node for node in headings if node is not first and _says_only_goals(node) and _has_lists(node)]
    if only:
        return Topic(2, frozenset(inner for node in only for inner in node.walk()), named=True)
    if _names_goals(title) or any(
        _names_goals(node.whole) for node in headings if node is first or not _has_lists(node)
    ):
        return Topic(2)
    sections = [node for node in headings if _names_goals(node.whole)]
    if sections:
        return Topic(2, frozenset(inner for node in sections for inner in node.walk()))
    return Topic(1) if _speaks(root, headings) else Topic(draft=is_draft(root))


def _names_goals(text: str) -> bool:
    """Whether a heading announces goals, and not an explanation of goals."""
    section = heading_section(text)
    if not speaks_of_goals(text) or explains(text) or section in ("key_results", "work", "example"):
        return False
    if section in ("goals", "objectives") or _OKR.search(text) or period_in(text):
        return True
    return len(text.split()) <= _SHORT_TITLE and section is None


def _speaks(root: Node, headings: list[Node]) -> bool:
    """Whether a page speaks of goals without being named for them."""
    if any(_QUARTER.search(node.whole) for node in headings):
        return True
    if sum(node.is_section and section_of(node.whole) == "key_results" for node in root.walk()) >= _FEW_SECTIONS:
        return True
    prose = [node for node in root.walk() if node.block.kind == "paragraph" and not node.role]
    return any(_SPEAKS.search(node.whole[:2000]) for node in prose[:_FIRST_PARAGRAPHS])


def _says_only_goals(node: Node) -> bool:
    """Whether a heading says OKRs and nothing more, but for the period."""
    span = period_in(node.whole)
    rest = node.whole[: span[0]] + node.whole[span[1] :] if span else node.whole
    return (
        node.block.kind == "heading"
        and _ONLY_GOALS.fullmatch(" ".join(re.findall(r"\w+", rest[:120].casefold()))) is not None
    )


def _has_lists(node: Node) -> bool:
    return any(not inner.role and (inner.is_item or inner.block.kind == "table") for inner in node.walk())
