"""Markdown and plain text to located data, as teams write their goals.

An outline reader of our own, line by line: CommonMark parsers lose columns and
take teams' deeply indented lists for code. Lines become blocks, blocks a tree,
the tree goals; every title keeps the place of each of its characters.
"""

from __future__ import annotations

from advisor.domain.limits import Limits
from advisor.importers.from_markdown.blocks import read_blocks
from advisor.importers.from_markdown.evidence import is_short
from advisor.importers.from_markdown.goals import Harvest
from advisor.importers.from_markdown.lines import read_page
from advisor.importers.from_markdown.listed import list_lines
from advisor.importers.from_markdown.notices import notices_of
from advisor.importers.from_markdown.outline import Node, outline
from advisor.importers.from_markdown.plan import to_plan
from advisor.importers.from_markdown.survey import survey
from advisor.importers.from_markdown.walk import read_goals
from advisor.importers.located import Located, Refusal

__all__ = ["read_markdown"]


def read_markdown(text: str, path: str, limits: Limits | None = None, *, draft: bool = False) -> Located:
    r"""Read the goals of a page.

    All values are texts, as in YAML; the types of the fields decide later what they mean.
    With `draft`, a few lines that nothing calls goals are read as a draft; a page
    that someone only happened upon is not.

    Raises:
        UnreadablePlan: a limit was passed.

    >>> located = read_markdown("- Grow\n  - Sign 5 deals\n  - Keep 90 % of accounts", "draft.md")
    >>> located.data["objectives"][0]["title"], located.marks.values["objectives"].items[0].start
    ('Grow', (1, 3))
    """
    limits = limits or Limits()
    refusal = Refusal(path)
    if len(text) > limits.bytes:
        raise refusal.stop(1, 1, f"more than {limits.bytes:,} characters", "Split the page, or raise the limit.")
    page = read_page(text)
    root = outline(read_blocks(page.lines), page.references)
    draft = draft and is_short(root)
    list_lines(root, draft=draft)
    _check_depth(root, limits, refusal)
    found = read_goals(survey(root, page.title, draft=draft), page.references, limits.title)
    _check_goals(found, limits, refusal)
    data, marks = to_plan(found)
    return Located(data, marks, notices_of(found, path))


def _check_depth(root: Node, limits: Limits, refusal: Refusal) -> None:
    for node in root.walk():
        if node.depth > limits.depth:
            line, column = node.block.source.place(0)
            raise refusal.stop(line, column, f"nested more than {limits.depth} deep", "A plan needs fewer levels.")


def _check_goals(found: Harvest, limits: Limits, refusal: Refusal) -> None:
    if len(found.goals) > limits.goals:
        line, column = found.goals[limits.goals].title.place(0)
        raise refusal.stop(line, column, f"more than {limits.goals:,} goals", "Split the page, or raise the limit.")
