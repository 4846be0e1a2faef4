"""Plain lines that stand where a list would: under `Key results`, or under the heading of a draft."""

from __future__ import annotations

from dataclasses import replace

from advisor.importers.from_markdown.evidence import is_prose
from advisor.importers.from_markdown.outline import ITEM, KEY_RESULT, Node
from advisor.importers.from_markdown.titles import may_be_objective
from advisor.importers.from_markdown.vocabulary import promises, section_of

_MOSTLY = 0.5


def list_lines(root: Node, *, draft: bool) -> None:
    r"""Make items of lines that a list would hold, so that one reading serves for both.

    `Key results` says what the lines below it are; in a draft, so does a heading
    that may be an objective. Lines between items, and prose, stay what they are.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> root = outline(read_blocks(read_page("Key results:\nNPS 40\nChurn 3%").lines), frozenset())
    >>> list_lines(root, draft=False)
    >>> [node.is_item for node in root.children[0].children]
    [True, True]
    """
    nodes = list(root.walk())
    leads = {node.lead for node in nodes if node.lead is not None}
    for node in nodes:
        if not _may_hold(node, draft=draft):
            continue
        lines = [child for child in node.children if child.block.source and child not in leads and not _is_fact(child)]
        if _are_lines(lines):
            for line in lines:
                line.block, line.rank = replace(line.block, kind="item"), ITEM


def _may_hold(node: Node, *, draft: bool) -> bool:
    if not node.is_section and node.role != "key_results":
        return False
    if node.role == "key_results" or (node.said.label is None and section_of(node.whole) == "key_results"):
        return True
    return draft and node.rank < KEY_RESULT and may_be_objective(node)


def _is_fact(line: Node) -> bool:
    """Whether a line such as `Owner: Ada` speaks of the goal."""
    return line.said.label is not None and not line.said.label.is_goal and not line.said.label.is_list


def _are_lines(lines: list[Node]) -> bool:
    """Whether all are plain lines, most of them with a figure or a verb of doing."""
    if any(line.block.kind != "paragraph" or line.is_section or line.said.label or is_prose(line) for line in lines):
        return False
    return bool(lines) and sum(promises(line.text) for line in lines) >= _MOSTLY * len(lines)
