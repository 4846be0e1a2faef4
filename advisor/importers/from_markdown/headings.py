"""What a heading is: an objective, a team, a period, an announcement, something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.importers.from_markdown.named import Kind, acts
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.titles import has_figure, may_be_objective
from advisor.importers.from_markdown.vocabulary import is_team, reads_like_goal

if TYPE_CHECKING:
    from advisor.importers.from_markdown.survey import Survey

_ALIKE = 0.5
_ALIKE_FOR_TEAMS = 0.7
_FEW_TEAMS = 0.34
_PROSE = 300


def structural_kind(node: Node, page: Survey) -> Kind:
    """Tell what a heading without a telling name is, by what stands below it and by the headings of its rank."""
    shape = page.shape(node)
    if shape.objectives:
        return "container"
    if shape.key_results:
        return "objective"
    if page.labelled or not page.reads(node):
        return "container"
    return _over_list(node, page) if shape.items else _over_sections(node, page)


def _reads_so(node: Node, page: Survey) -> bool:
    """Whether the heading reads like a goal, or most of those of its rank do."""
    return reads_like_goal(node.text) or page.ranks.goalish[node.rank] >= (
        _ALIKE_FOR_TEAMS if is_team(node.text) else _ALIKE
    )


def _can_have_key_results(node: Node, page: Survey) -> bool:
    """Whether `Key results` below a heading are a goal's, and not what a study found."""
    if page.draft and may_be_objective(node):
        return True
    return not is_team(node.text) and (page.topic > 0 or acts(node))


def _over_list(node: Node, page: Survey) -> Kind:
    """Judge a heading over a list: nested lists hold objectives themselves, flat ones key results."""
    shape = page.shape(node)
    if not page.worth_reading(node.goals_below(), node.rank):
        return "container"
    if page.draft and may_be_objective(node) and not _holds_objectives(node):
        return "container" if _holds_titles(node) else "objective"
    if page.ranks.shape[node.rank].is_nested:
        return "objective" if reads_like_goal(node.text) and (shape.depth >= 3 or shape.nested == 0) else "container"
    themes = page.topic == 2 and page.ranks.teams[node.rank] < _FEW_TEAMS
    return "objective" if _reads_so(node, page) or themes else "container"


def _holds_objectives(node: Node) -> bool:
    """Whether items below a heading have items of their own; remarks below a figure are no key results of it."""
    return any(item.goals_below() and not has_figure(item.text) for item in node.goals_below())


def _holds_titles(node: Node) -> bool:
    """Whether several lists below a heading of a draft have a line of their own that may be their objective."""
    held = [child for child in node.children if child.is_item or child.role == "key_results"]
    leads = {child.lead for child in held if child.lead is not None}
    return len(leads) > 1 and all(may_be_objective(lead) for lead in leads)


def _over_sections(node: Node, page: Survey) -> Kind:
    """Judge a heading without a list: an objective where it holds objectives or key results, or is one among such."""
    kinds = [page.kind(child) for child in node.children if child.is_section]
    title = node.rank == 1 and page.titles == 1
    if page.draft and _holds_titles(node):
        return "container"
    if not {"key_results", "deliverables"}.isdisjoint(kinds) and "objective" not in kinds:
        return "objective" if _can_have_key_results(node, page) else "container"
    if title or node.block.kind != "heading":
        return "container"
    if "objective" in kinds:
        return "objective" if _reads_so(node, page) else "container"
    listed = node.parent is not None and page.name(node.parent) == "objectives"
    if listed and not is_team(node.text):
        return "objective"
    if not reads_like_goal(node.text) or page.topic == 0:
        return "container"
    if any(child.block.kind == "table" for child in node.children):
        return "objective"
    bare = not any(child.block.kind == "paragraph" and len(child.text) > _PROSE for child in node.children)
    among = page.ranks.goalish[node.rank] >= _ALIKE and page.ranks.listing[node.rank] > 0
    return "objective" if among and bare and page.topic == 2 else "container"
