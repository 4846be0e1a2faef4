"""Drafts: a few lines that nothing but their author calls goals, read by how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from advisor.importers.from_markdown.evidence import is_prose
from advisor.importers.from_markdown.gather import Gatherer
from advisor.importers.from_markdown.goals import Goal, Here
from advisor.importers.from_markdown.named import acts, named_kind
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.teams import names_team
from advisor.importers.from_markdown.titles import has_figure, is_state, may_be_objective, only_period, titled
from advisor.importers.from_markdown.vocabulary import heading_section, reads_like_goal, speaks_of_goals

_OKRS = re.compile(r"\bOKRs?\b", re.IGNORECASE)
_LONGEST_NAME = 8


def read_draft(gather: Gatherer) -> None:
    """Read a short page whose structure says nothing as a draft of goals.

    Items with items below them are objectives; a flat list belongs to the line
    above it where that reads like a goal, else to no objective that one could
    tell. Plain lines are read by how far in they stand, else the first of a
    paragraph is the objective of those with figures that follow. Pages with
    tables or several headings are no drafts.
    """
    nodes = [node for node in gather.page.root.walk() if node.rank]
    if sum(node.block.kind == "heading" for node in nodes) > 1:
        return
    if any(node.block.kind == "table" or node.role or is_prose(node) for node in nodes):
        return
    lines = [node for node in nodes if not node.is_section]
    items = [node for node in lines if node.is_item]
    if items:
        gather.found.passed_over += [node.said.title for node in lines if not _is_line(node)]
        _read_list(gather, nodes, items)
    else:
        here, lines = _subject(nodes)
        gather.found.passed_over += [node.said.title for node in lines if not _is_line(node) and not _is_title(node)]
        _read_lines(gather, [node for node in lines if _is_line(node) or _is_title(node)], here)


def _is_line(node: Node) -> bool:
    return bool(node.text) and node.whole[-1] not in ":?"


def _is_title(node: Node) -> bool:
    """Whether a line with a colon behind it may be the objective of what follows."""
    return node.whole.endswith(":") and may_be_objective(node)


def _has_figure(node: Node) -> bool:
    return has_figure(node.text)


def _subject(nodes: list[Node]) -> tuple[Here, list[Node]]:
    """Part the lines that only say when, who or that goals follow from the others."""
    here, rest = Here(), []
    for index, node in enumerate(nodes):
        words = node.said.inline.words
        period = only_period(words)
        if period:
            here = replace(here, period=period)
        elif names_team(words.text):
            here = replace(here, team=words.strip(" :"))
        elif not ((node.block.kind == "heading" or index == 0) and _announces(node)):
            rest.append(node)
    return here, rest


def _announces(node: Node) -> bool:
    """Whether the first line says only that goals follow, as `Q3 OKRs for Sales` does."""
    if node.block.kind == "heading":
        return named_kind(node) is not None
    named = heading_section(node.whole) in ("goals", "objectives") or _OKRS.search(node.whole) is not None
    return named and named_kind(node) == "container" and len(node.whole.split()) <= _LONGEST_NAME


def _read_list(gather: Gatherer, nodes: list[Node], items: list[Node]) -> None:
    top = [node for node in items if node.parent is None or not node.parent.is_item]
    if any(node.goals_below() for node in top):
        for node in top:
            _add(gather, node, [child for child in node.walk() if child is not node and child.is_item])
        return
    title = next((node for node in nodes if node.is_section), None)
    if title is not None and reads_like_goal(title.text) and not speaks_of_goals(title.text):
        _add(gather, title, items)
    else:
        _add_all(gather, items, None)


def _read_lines(gather: Gatherer, lines: list[Node], here: Here) -> None:
    if _is_indented(lines):
        _read_indented(gather, lines, here)
    elif len(lines) > 1 and all(is_state(node.text) for node in lines):
        for node in lines:
            _add(gather, node, [], here)
    else:
        for group in _groups(lines):
            if _is_led(group) or (len(lines) == 1 and not _has_figure(group[0])):
                _add(gather, group[0], group[1:], here)
            else:
                _add_all(gather, group, None, here)
    if here.team and not any(goal.kind == "objective" for goal in gather.found.goals):
        gather.found.untold.append(here.team)


def _is_led(group: list[Node]) -> bool:
    """Whether the first line is the objective of the others: most of those have a figure, or do what it wants."""
    first, rest = group[0], group[1:]
    if not rest or (_has_figure(first) and not _is_title(first)):
        return False
    does = is_state(first.text)
    return _is_title(first) or sum(_has_figure(node) or (does and acts(node)) for node in rest) > len(rest) / 2


def _is_indented(lines: list[Node]) -> bool:
    """Whether the lines stand as an outline: each at the margin is a state, or has lines further in below it."""
    margin = min((node.block.indent for node in lines), default=0)
    if not lines or lines[0].block.indent > margin or all(node.block.indent == margin for node in lines):
        return False
    pairs = zip(lines, [*lines[1:], None], strict=True)
    return all(
        node.block.indent > margin or is_state(node.text) or (below is not None and below.block.indent > margin)
        for node, below in pairs
    )


def _read_indented(gather: Gatherer, lines: list[Node], here: Here) -> None:
    """Read an outline: a line without a figure is the objective of those further in; so is each at the margin."""
    margin = lines[0].block.indent
    above: list[tuple[int, Goal | None]] = []
    for node, below in zip(lines, [*lines[1:], None], strict=True):
        indent = node.block.indent
        while above and above[-1][0] >= indent:
            above.pop()
        parent = above[-1][1] if above else None
        holds = below is not None and below.block.indent > indent and not _has_figure(node)
        if holds or indent == margin:
            above.append((indent, gather.objective(titled(node), replace(here, objective=parent))))
        else:
            _add_all(gather, [node], parent, here)


def _groups(lines: list[Node]) -> Iterator[list[Node]]:
    """Lines by paragraph; a line that stands alone goes with the paragraph below it.

    Where a blank line stands between any two, paragraphs tell nothing: there a
    state after a figure begins the next group.
    """
    spaced = not any(node.block.adjacent for node in lines[1:])
    group: list[Node] = []
    for node in lines:
        parted = is_state(node.text) and _has_figure(group[-1]) if spaced and group else not node.block.adjacent
        if group and (_is_title(node) or (parted and len(group) > 1)):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _add(gather: Gatherer, node: Node, below: list[Node], here: Here | None = None) -> None:
    goal = gather.objective(titled(node), here or Here())
    _add_all(gather, below, goal, here)


def _add_all(gather: Gatherer, nodes: list[Node], parent: Goal | None, here: Here | None = None) -> None:
    for node in nodes:
        if _is_line(node):
            gather.add(Goal("key_result", node.said.title, dict(node.said.fields), parent), here or Here())
