"""The period that a page is for."""

from __future__ import annotations

from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.vocabulary import period_in, speaks_of_goals
from advisor.importers.from_markdown.words import NOTHING, Words

_FIRST_LINES = 6


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
