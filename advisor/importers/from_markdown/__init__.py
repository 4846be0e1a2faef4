"""Markdown and plain text to located data, as teams write their goals.

An outline reader of our own, line by line: CommonMark parsers lose columns and
take teams' deeply indented lists for code. Lines become blocks, blocks a tree,
the tree goals; every title keeps the place of each of its characters.
"""

from __future__ import annotations

from advisor.importers.from_markdown.blocks import read_blocks
from advisor.importers.from_markdown.goals import read_goals
from advisor.importers.from_markdown.lines import read_page
from advisor.importers.from_markdown.outline import outline
from advisor.importers.from_markdown.plan import to_plan
from advisor.importers.from_markdown.survey import survey
from advisor.importers.located import Limits, Located, Refusal

__all__ = ["read_markdown"]


def read_markdown(text: str, path: str, limits: Limits | None = None) -> Located:
    """Read the goals of a page.

    Raises:
        UnreadablePlan: a limit was passed.

    >>> read_markdown("- Grow\\n  - Sign 5 deals\\n  - Keep 90 % of accounts", "draft.md").data["objectives"][0]["title"]
    'Grow'
    """
    limits = limits or Limits()
    page = read_page(text)
    found = read_goals(survey(outline(read_blocks(page.lines), page.references), page.title.text), page.references, limits.title)
    data, marks = to_plan(found)
    return Located(data, marks, [])
