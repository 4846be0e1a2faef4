"""Drafts: a few lines that nothing but their author calls goals, read by how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.importers.from_markdown.gather import Gatherer
from advisor.importers.from_markdown.goals import Goal, Here
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.vocabulary import reads_like_goal, speaks_of_goals

_MOST_LINES = 100
_LONGEST_LINE = 200
_NEXT_SENTENCE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_FIGURE = re.compile(r"\d|%")


def read_draft(gather: Gatherer) -> None:
    """Read a short page whose structure says nothing as a draft of goals.

    Items with items below them are objectives; a flat list belongs to the line
    above it where that reads like a goal, else to no objective that one could
    tell. Of plain lines the first of a paragraph is the objective of those with
    figures that follow. Pages with prose, code, tables, links or several
    headings are no drafts.
    """
    nodes = [node for node in gather.page.root.walk() if node.rank]
    if not _is_outline(nodes):
        return
    lines = [node for node in nodes if not node.is_section]
    gather.found.passed_over += [node.said.title for node in lines if not _is_line(node)]
    items = [node for node in lines if node.is_item]
    if items:
        _read_list(gather, nodes, items)
    else:
        _read_lines(gather, [node for node in nodes if _is_line(node)])


def _is_outline(nodes: list[Node]) -> bool:
    if not 0 < len(nodes) <= _MOST_LINES or sum(node.block.kind == "heading" for node in nodes) > 1:
        return False
    if any(node.block.kind == "table" or node.role or _is_prose(node) for node in nodes):
        return False
    decked = sum(bool(node.said.inline.code or node.said.inline.linked) for node in nodes)
    return decked <= len(nodes) / 4


def _is_prose(node: Node) -> bool:
    several = node.block.kind == "paragraph" and _NEXT_SENTENCE.search(node.whole) is not None
    return several or len(node.whole) > _LONGEST_LINE


def _is_line(node: Node) -> bool:
    return bool(node.text) and node.whole[-1] not in ":?"


def _read_list(gather: Gatherer, nodes: list[Node], items: list[Node]) -> None:
    top = [node for node in items if node.parent is None or not node.parent.is_item]
    if any(node.goals_below() for node in top):
        for node in top:
            _add(gather, node, None, [child for child in node.walk() if child is not node and child.is_item])
        return
    title = next((node for node in nodes if node.is_section), None)
    if title is not None and reads_like_goal(title.text) and not speaks_of_goals(title.text):
        _add(gather, title, None, items)
    else:
        _add_all(gather, items, None)


def _read_lines(gather: Gatherer, lines: list[Node]) -> None:
    for group in _groups(lines):
        first, rest = group[0], group[1:]
        proved = sum(_has_figure(node) for node in rest) > len(rest) / 2
        if not _has_figure(first) and (proved or len(lines) == 1):
            _add(gather, first, None, rest)
        else:
            _add_all(gather, group, None)


def _groups(lines: list[Node]) -> Iterator[list[Node]]:
    """Lines by paragraph; a line that stands alone goes with the paragraph below it."""
    group: list[Node] = []
    for node in lines:
        if group and not node.block.adjacent and len(group) > 1:
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _has_figure(node: Node) -> bool:
    return _FIGURE.search(node.text) is not None


def _add(gather: Gatherer, node: Node, parent: Goal | None, below: list[Node]) -> None:
    goal = gather.add(Goal("objective", node.said.title, dict(node.said.fields), parent), Here())
    _add_all(gather, below, goal)


def _add_all(gather: Gatherer, nodes: list[Node], parent: Goal | None) -> None:
    for node in nodes:
        if _is_line(node):
            gather.add(Goal("key_result", node.said.title, dict(node.said.fields), parent), Here())
