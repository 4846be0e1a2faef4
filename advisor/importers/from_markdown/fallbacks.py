"""What a page gives where its structure gives nothing: drafts of plain lines, and the period of the whole page."""

from __future__ import annotations

from advisor.importers.from_markdown.gather import Gatherer
from advisor.importers.from_markdown.goals import Goal, Here
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.vocabulary import period_in, promises_much, reads_like_goal, speaks_of_goals
from advisor.importers.from_markdown.words import NOTHING, Words

_LONGEST_LINE = 200
_MOST = 0.6
_FIRST_LINES = 6


def plain_lines(gather: Gatherer) -> None:
    """Read a draft of nothing but lines: key results, of the heading where that reads like an objective."""
    nodes = [node for node in gather.page.root.walk() if node.text and node.rank]
    paragraphs = [node for node in nodes if node.block.kind == "paragraph"]
    goals = [node for node in paragraphs if _is_goal(node)]
    if any(node.is_item for node in nodes) or len(goals) < 2 or len(goals) < _MOST * len(paragraphs):
        return
    heading = next((node for node in gather.page.root.children if node.block.kind == "heading"), None)
    parent: Goal | None = None
    if heading is not None and reads_like_goal(heading.text) and not speaks_of_goals(heading.text):
        parent = gather.objective(heading.said, Here())
    for node in goals:
        gather.add(Goal("key_result", node.said.title, dict(node.said.fields), parent), Here())


def _is_goal(node: Node) -> bool:
    if node.said.label is not None or node.block.quoted or len(node.whole) > _LONGEST_LINE:
        return False
    return promises_much(node.text) and node.whole[-1] not in ":?"


def period_of(page: Survey) -> Words:
    """Return the first period that a heading names, or the title of the page, or a line that speaks of goals."""
    nodes = [node for node in page.root.walk() if node.rank]
    titles = [node for node in nodes if node.block.kind == "heading" and page.kind(node) == "container"]
    lines = [node for node in nodes if node.block.kind == "paragraph" and speaks_of_goals(node.whole)]
    texts = [node.said.inline.words for node in (*titles, *lines[:_FIRST_LINES])]
    texts.insert(len(titles), page.title)
    for words in texts:
        span = period_in(words.text)
        if span is not None:
            return words.cut(*span)
    return NOTHING
