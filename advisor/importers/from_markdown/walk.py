"""From the tree of a page to its goals: which node is an objective, which a key result, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from advisor.importers.from_markdown.drafts import read_draft
from advisor.importers.from_markdown.evidence import introduces_method, is_definition
from advisor.importers.from_markdown.gather import Gatherer
from advisor.importers.from_markdown.goals import Goal, Harvest, Here
from advisor.importers.from_markdown.lists import Mode, Modes, has_key_results, is_objective
from advisor.importers.from_markdown.outline import KEY_RESULT, OBJECTIVE, Node
from advisor.importers.from_markdown.period import period_of
from advisor.importers.from_markdown.statement import Field, commitment_of
from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.tabled import gather_table
from advisor.importers.from_markdown.teams import is_holder, names_team, team_name
from advisor.importers.from_markdown.titles import is_unread_title, may_be_objective, only_period, titled
from advisor.importers.from_markdown.vocabulary import period_in, promises, section_of
from advisor.importers.from_markdown.words import Words

_REPORTS = re.compile(r"\b(?:summary|progress|update|retrospective|looking back|we learned|results so far)\b.{0,20}$")
_GOES_ON = ("additionally", "also", "in addition", "furthermore", "and ")


def read_goals(page: Survey, references: frozenset[str], longest: int) -> Harvest:
    """Walk the tree and gather its goals; titles of more than `longest` characters are left out."""
    gather = Gatherer(page, references, longest)
    _Walk(page, gather).children(page.root, Here())
    if page.draft and not gather.found.goals:
        read_draft(gather)
    if gather.found.goals and not gather.found.period:
        gather.found.period = period_of(page)
    gather.settle()
    return gather.found


@dataclass(frozen=True, slots=True)
class _Walk:
    """The walk over one page."""

    page: Survey
    gather: Gatherer

    def children(self, node: Node, here: Here) -> Here:
        """Read everything under a node, in order; return what is known after it."""
        skipped = False
        for is_list, group in groupby(node.children, key=lambda child: child.is_item):
            nodes = list(group)
            if is_list:
                skipped = _is_skipped(nodes[0].lead, before=skipped)
                here = here if skipped else self._items(nodes, here, node)
            else:
                for child in nodes:
                    here = self._child(child, here, node)
        return here

    def _child(self, node: Node, here: Here, parent: Node) -> Here:
        if node.block.kind == "table":
            return here if _is_skipped(node.lead, before=False) else gather_table(self.gather, node, here)
        if node.rank <= KEY_RESULT or node.role == "key_result":
            return self._section(node, here)
        if node.role:
            return self.gather.fact(node, here)
        self.gather.commit(node, here)
        if self.page.draft:
            here = self._named_line(node, here)
        self._line_of_draft(node, here, parent)
        return here

    def _section(self, node: Node, here: Here) -> Here:
        """Read a heading, a bold line or a labelled paragraph, and what stands under it."""
        kind = self.page.kind(node)
        if node.said.inline.struck:
            self.gather.found.dropped.append(node.said.title)
        elif kind == "objective":
            return self._objective(node, here, tree=node.said.label is None and self.page.shape(node).depth >= 3)
        elif kind == "key_result":
            here = self._before_key_results(node, here)
            if not is_definition(node.text):
                self._key_result(node, here)
        elif kind in ("work", "example"):
            if kind == "work" and node.children:
                self.gather.found.work.append(node.said.inline.words)
        elif kind == "remark":
            here = self.gather.fact(node, here)
            self.children(node, replace(here, aside=True))
        else:
            return self._container(node, self._within(node, here, kind), here, kind)
        return here

    def _objective(self, node: Node, here: Here, *, tree: bool) -> Here:
        """Read an objective and what stands under it; `tree` says that items with items are objectives, too."""
        rest = self.gather.second_half(node)
        goal = self.gather.objective(node.said, here, rest)
        if goal is None:
            return here
        below = replace(here, objective=goal, latest=goal, expects="key_results", tree=tree, aside=False)
        self.children(node, below)
        return replace(here, latest=goal)

    def _within(self, node: Node, here: Here, kind: str) -> Here:
        """Tell where the walk is inside a section that is no goal."""
        words = node.said.inline.words
        span = period_in(words.text)
        commitment = commitment_of(words.text.split()[0]) if words else None
        return replace(
            here,
            team=team_name(node) or here.team,
            period=words.cut(*span) if span else here.period,
            commitment=Field(commitment, (*words.mark()[:4], None)) if commitment else here.commitment,
            aside=here.aside or kind == "aside",
        )

    def _container(self, node: Node, inner: Here, here: Here, kind: str) -> Here:
        match kind:
            case "deliverables" if node.parent is not None and self.page.announces(node.parent):
                self.gather.found.work.append(node.said.inline.words)
            case "key_results" | "deliverables":
                here = self._before_key_results(node, here)
                if here.latest is not None or self.page.topic == 2 or (self.page.draft and kind == "key_results"):
                    self._key_results(node, replace(inner, objective=here.latest, expects="key_results", tree=False))
            case "objectives":
                after = self.children(node, replace(inner, expects="objectives", tree=True))
                return replace(here, latest=after.latest)
            case "kpis":
                self.children(node, replace(inner, expects="kpis"))
            case _:
                expects = here.expects if here.objective else ""
                self.children(node, replace(inner, latest=here.objective, expects=expects))
        return here

    def _key_results(self, node: Node, here: Here) -> None:
        """Read what stands under `Key results`: lists, or headings, or one sentence."""
        bare = not any(child.is_item or child.block.kind == "table" or child.role for child in node.children)
        sole = node.children[0] if len(node.children) == 1 else None
        if bare and sole and sole.block.kind == "paragraph" and not sole.is_section and promises(sole.text):
            self.gather.key_result(sole, here)
        elif bare and all(
            child.block.kind == "heading" and self.page.kind(child) != "aside" for child in node.children
        ):
            self.page.kinds.update(dict.fromkeys(node.children, "key_result"))
        self.children(node, here)

    def _items(self, nodes: list[Node], here: Here, parent: Node) -> Here:
        """Read a list: what its items are, and then each of them."""
        mode = Modes(self.page, self.gather.found).of([node for node in nodes if node.may_be_goal], here, parent)
        if mode == "led" and nodes[0].lead is not None:
            goal = self.gather.objective(titled(nodes[0].lead), replace(here, objective=None))
            here, mode = replace(here, objective=goal, latest=goal), "key_results"
        elif here.objective is None and (mode == "key_results" or (mode == "objectives" and not here.expects)):
            self._untold(nodes, parent)
        for node in nodes:
            if node.said.inline.struck:
                self.gather.found.dropped.append(node.said.title)
            elif node.said.label is not None and not node.said.label.is_goal:
                here = self._announcement(node, here)
            elif node.text and not is_definition(node.text):
                here = self._item(node, mode, here)
        return here

    def _announcement(self, node: Node, here: Here) -> Here:
        """Read an item such as `Key results:` or `Owner: Ada`."""
        if node.role in ("key_results", "objectives"):
            return self._container(node, here, here, node.role)
        return self.gather.fact(node, here)

    def _item(self, node: Node, mode: Mode, here: Here) -> Here:
        if mode == "kpis":
            self.gather.kpi(node.said, here)
        elif node.goals_below() and is_holder(node.text) and (mode == "objectives" or here.tree):
            self.children(node, replace(here, team=node.said.title))
        elif mode == "objectives" or is_objective(node, mode):
            return self._objective(node, here, tree=node.said.label is None)
        elif mode == "key_results" and here.tree and (node.goals_below() or self.gather.is_one_liner(node)):
            self._objective(node, here, tree=node.said.label is None)
        elif mode != "none":
            self._key_result(node, here)
        return here

    def _key_result(self, node: Node, here: Here) -> None:
        """Read a key result; objectives that stand under it serve it."""
        goal = self.gather.key_result(node, here)
        served = [child for child in node.children if child.is_item and is_objective(child, "labels")]
        if goal is not None and any(child.role or has_key_results(child) for child in served):
            self._items(
                [child for child in served if has_key_results(child) or child.role],
                replace(here, objective=goal, latest=goal),
                node,
            )

    def _before_key_results(self, node: Node, here: Here) -> Here:
        """In a draft, a line right above `Key results` or `KR: …` is their objective unless another is said."""
        lead = node.lead
        if not self.page.draft or here.objective is not None or lead is None or lead.parent is None:
            return here
        if (here.latest is not None and not here.led) or not may_be_objective(lead):
            return here
        goal = self.gather.objective(titled(lead), here)
        return replace(here, latest=goal, led=True)

    def _untold(self, nodes: list[Node], parent: Node) -> None:
        """Note the title above a flat list of a draft that is not read as its objective."""
        if not self.page.draft or any(node.goals_below() for node in nodes):
            return
        title = nodes[0].lead or parent
        while title.rank and self.page.name(title) == "key_results" and title.parent is not None:
            title = title.lead or title.parent
        if is_unread_title(title):
            self.gather.found.untold.append(title.said.title)

    def _named_line(self, node: Node, here: Here) -> Here:
        """A line of a draft that is only a period or a team is about what follows."""
        words = node.said.inline.words
        if period := only_period(words):
            return replace(here, period=period)
        return replace(here, team=words.strip(" :")) if names_team(words.text) else here

    def _line_of_draft(self, node: Node, here: Here, parent: Node) -> None:
        """Plain lines right below `Objective: …` are its key results, where the page labels none."""
        if parent.rank != OBJECTIVE or not node.block.adjacent or self.page.labelled:
            return
        if self.page.shape(parent).items == 0:
            title: Words = node.said.title
            self.gather.add(Goal("key_result", title, dict(node.said.fields), here.objective), here)


def _is_skipped(lead: Node | None, *, before: bool) -> bool:
    """Whether the words before a list or table say that it holds work, examples, a report or the like."""
    if lead is None:
        return False
    text = lead.whole.casefold()
    if text.startswith(_GOES_ON):
        return before
    if len(text) >= 60 and not text.endswith((":", "…", "...")):
        return False
    return section_of(text) in ("work", "example") or introduces_method(text) or _REPORTS.search(text) is not None
