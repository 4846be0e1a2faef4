"""What a list holds, by its labels, by where it stands, and by what it reads like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from advisor.importers.from_markdown.evidence import possible
from advisor.importers.from_markdown.goals import Harvest, Here
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.titles import is_state, may_be_objective
from advisor.importers.from_markdown.vocabulary import reads_like_goal, speaks_of_goals

Mode: TypeAlias = Literal[
    "none", "kpis", "objectives", "key_results", "led", "labels", "labels, bold", "labels, objectives"
]

_NESTED = 0.3
_AIM = re.compile(r"\b(?:objectives?|goals?|OKRs?|aims?)\b.{0,40}?\b(?:to|is|of)\b")
_LONGEST_AIM = 600


@dataclass(frozen=True, slots=True)
class Modes:
    """Tells what lists hold, and notes what it leaves."""

    page: Survey
    found: Harvest

    def of(self, goals: list[Node], here: Here, parent: Node) -> Mode:
        """Tell what the items of a list are: `goals` are those that may be goals, `parent` the node they stand under.

        `led` says that the words before the list are its objective, and `labels`
        what an item without a label is among those that have one.
        """
        if not goals:
            return "none"
        if here.expects == "kpis":
            return "kpis"
        if any(node.role or has_key_results(node) for node in goals):
            return _among_labels(goals)
        if here.aside:
            return "none"
        if here.expects == "objectives":
            return "objectives"
        if here.expects == "key_results":
            announced = here.objective is not None and self.page.announces(parent)
            return "none" if announced or self._leads_elsewhere(goals) else "key_results"
        return self._under_no_objective(goals, parent)

    def _leads_elsewhere(self, goals: list[Node]) -> bool:
        if not all(node.said.inline.linked for node in goals):
            return False
        self.found.elsewhere += [node.said.title for node in goals]
        return True

    def _under_no_objective(self, goals: list[Node], parent: Node) -> Mode:
        page = self.page
        if page.draft and not page.labelled and (mode := self._of_draft(goals, parent)):
            return mode
        if (page.labelled and parent not in page.left_over) or not page.reads(parent):
            return self._pass_over(goals)
        if self._leads_elsewhere(goals) or not page.worth_reading(goals):
            return "none"
        nested = sum(bool(node.goals_below()) for node in goals)
        if page.nested or page.labelled or (nested and nested >= _NESTED * len(goals)):
            return "objectives"
        if page.holds_objectives():
            return self._pass_over(goals)
        return "led" if goals[0].lead is not None and _is_aim(goals[0].lead) else "key_results"

    def _of_draft(self, goals: list[Node], parent: Node) -> Mode | None:
        """Tell what a flat list of a draft is: results of the line before it, states, or results of no objective."""
        if any(node.goals_below() for node in goals) or not possible(goals, links=False):
            return None
        lead = goals[0].lead
        if self.page.worth_reading(goals):
            return "led" if lead is not None and may_be_objective(lead) else "key_results"
        led = lead is not None or (parent.rank > 0 and reads_like_goal(parent.text))
        return None if led or len(goals) == 1 or not all(is_state(node.text) for node in goals) else "objectives"

    def _pass_over(self, goals: list[Node]) -> Mode:
        if self.page.worth_reading(goals):
            self.found.passed_over.append(goals[0].said.title)
        return "none"


def is_link_elsewhere(node: Node) -> bool:
    """Whether an item is only a link to where the goals are kept."""
    return node.said.inline.linked and speaks_of_goals(node.text)


def is_objective(node: Node, mode: Mode) -> bool:
    """Whether an item of a list with labels is an objective."""
    if node.role or mode not in ("labels", "labels, bold", "labels, objectives"):
        return node.role == "objective"
    return (
        bool(node.goals_below()) or mode == "labels, objectives" or (mode == "labels, bold" and node.said.inline.bold)
    )


def has_key_results(node: Node) -> bool:
    """Whether an item has labelled key results right below it."""
    return any(child.role == "key_result" for child in node.goals_below())


def _among_labels(goals: list[Node]) -> Mode:
    """Tell what an item without a label is in a list that has labels: as bold as the objectives, or like the rest."""
    objectives = [node for node in goals if node.role == "objective" or (not node.role and has_key_results(node))]
    if not any(node.goals_below() for node in objectives):
        return "labels"
    if all(node.said.inline.bold for node in objectives):
        return "labels, bold"
    return "labels" if any(node.role == "key_result" for node in goals) else "labels, objectives"


def _is_aim(lead: Node) -> bool:
    """Whether the words before a list say what it is to reach."""
    return len(lead.whole) <= _LONGEST_AIM and _AIM.search(lead.whole) is not None
