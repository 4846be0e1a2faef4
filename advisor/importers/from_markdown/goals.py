"""From the tree of a page to its goals: which node is an objective, which a key result, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.scores import is_plain_number, score_at
from advisor.importers.from_markdown.statement import Field, Statement, classify_tag, is_name, split_owner
from advisor.importers.from_markdown.survey import Survey, introduces_method, is_definition, worth_reading
from advisor.importers.from_markdown.tables import Table, read_table
from advisor.importers.from_markdown.vocabulary import is_role, is_team, period_in, promises, reads_like_goal, section_of, speaks_of_goals, verb_forms
from advisor.importers.from_markdown.words import Words


@dataclass(eq=False, slots=True)
class Goal:
    """An objective, a key result or a KPI, with what the page says of it."""

    kind: Literal["objective", "key_result", "kpi"]
    title: Words
    fields: dict[str, Field] = field(default_factory=dict)
    parent: Goal | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the walk is: below which objective, in which team, and how much is taken without a label.

    `latest` is the objective that a labelled key result belongs to; `tree` says
    that list items with items of their own are objectives; `aside` that only
    labelled goals count.
    """

    objective: Goal | None = None
    latest: Goal | None = None
    team: Words = Words()
    expects: Literal["", "objectives", "key_results", "kpis"] = ""
    tree: bool = False
    aside: bool = False
    within: bool = False


@dataclass(slots=True)
class Harvest:
    """What was found on a page, in order, and what was seen and left."""

    goals: list[Goal] = field(default_factory=list)
    dropped: list[Words] = field(default_factory=list)
    elsewhere: list[Words] = field(default_factory=list)
    passed_over: list[Words] = field(default_factory=list)
    work: list[Words] = field(default_factory=list)
    too_long: list[Words] = field(default_factory=list)
    period: Words = Words()


def read_goals(page: Survey, references: frozenset[str], longest: int) -> Harvest:
    """Walk the tree and gather its goals; titles of more than `longest` characters are left out."""
    walk = _Walk(page, references, longest)
    walk.children(page.root, Here())
    return walk.found


@dataclass(slots=True)
class _Walk:
    """The walk over one page."""

    page: Survey
    references: frozenset[str]
    longest: int
    found: Harvest = field(default_factory=Harvest)

    def children(self, node: Node, here: Here) -> Here:
        """Everything under a node, in order; what is known after it."""
        skipping = False
        for is_list, group in groupby(node.children, key=lambda child: child.is_item):
            nodes = list(group)
            if is_list:
                skipping = self._is_skipped(nodes[0].lead, skipping)
                if not skipping:
                    here = self.items(nodes, here, node)
                continue
            for child in nodes:
                here = self._child(child, here, node)
        return here

    def _is_skipped(self, lead: Node | None, before: bool) -> bool:
        """Whether the words before a list say that it holds work, examples or the like."""
        if lead is None:
            return False
        text = lead.said.inline.words.text.casefold()
        if text.startswith(("additionally", "also", "in addition", "furthermore", "and ")):
            return before
        introduces = text.endswith((":", "…", "...")) or len(text) < 60
        return introduces and (section_of(text) in ("work", "example") or introduces_method(text) or _REPORTS.search(text) is not None)

    def _child(self, node: Node, here: Here, parent: Node) -> Here:
        if node.block.kind == "table":
            return here if self._is_skipped(node.lead, False) else self._table(node, here)
        if node.rank <= 10:
            return self.section(node, here)
        self._paragraph(node, here, parent)
        return here

    def section(self, node: Node, here: Here) -> Here:
        """A heading, a bold line or a labelled paragraph, and what stands under it."""
        kind = self.page.kind(node)
        if node.said.inline.struck:
            self.found.dropped.append(node.said.title)
        elif kind == "objective":
            return self._objective_section(node, here)
        elif kind == "key_result":
            if not is_definition(node.text):
                self._key_result(node, here)
        elif kind in ("work", "example"):
            self.found.work.append(node.said.inline.words)
        elif kind == "remark":
            self.attribute(node, here.latest)
            self.children(node, replace(here, aside=True))
        else:
            return self._container(node, here, kind)
        return here

    def _objective_section(self, node: Node, here: Here) -> Here:
        goal = self.objective(node.said, here)
        if goal is None:
            return here
        tree = node.said.label is None and self.page.shape(node).depth >= 3
        self.children(node, replace(here, objective=goal, latest=goal, expects="key_results", tree=tree, within=True, aside=False))
        return replace(here, latest=goal)

    def _container(self, node: Node, here: Here, kind: str) -> Here:
        self._note_period(node)
        inner = replace(here, team=team_name(node) or here.team, aside=here.aside or kind == "aside")
        if kind == "key_results":
            below = replace(inner, objective=here.latest, latest=here.latest, expects="key_results", tree=False)
            self._bare_key_results(node, below)
            self.children(node, below)
        elif kind == "objectives":
            return replace(here, latest=self.children(node, replace(inner, expects="objectives", tree=True)).latest)
        elif kind == "kpis":
            self.children(node, replace(inner, expects="kpis"))
        else:
            self.children(node, replace(inner, latest=here.objective, expects=here.expects if here.objective else ""))
        return here

    def _bare_key_results(self, node: Node, here: Here) -> None:
        """Key results that are headings, or one sentence, under the heading `Key results`."""
        if any(child.is_item or child.block.kind == "table" or child.role for child in node.children):
            return
        sole = len(node.children) == 1 and node.children[0].block.kind == "paragraph" and promises(node.children[0].text)
        if sole and node.children[0].rank > 10:
            self._key_result(node.children[0], here)
        elif all(child.block.kind == "heading" and self.page.kind(child) != "aside" for child in node.children):
            self.page.kinds.update(dict.fromkeys(node.children, "key_result"))

    def _note_period(self, node: Node) -> None:
        span = period_in(node.said.inline.words.text)
        if span and not self.found.period:
            self.found.period = node.said.inline.words.cut(*span)

    # Lists

    def items(self, nodes: list[Node], here: Here, parent: Node) -> Here:
        """A list: what its items are, and then each of them."""
        goals = [node for node in nodes if node.text and (node.said.label is None or node.said.label.is_goal)]
        mode = self._mode(goals, here, parent)
        for node in nodes:
            if node.said.inline.struck:
                self.found.dropped.append(node.said.title)
            elif node.said.label is not None and not node.said.label.is_goal:
                here = self._announcement(node, here)
            elif node.text and not is_definition(node.text):
                here = self._item(node, mode, here)
        return here

    def _mode(self, goals: list[Node], here: Here, parent: Node) -> str:
        if not goals:
            return "none"
        if here.expects == "kpis":
            return "kpis"
        if any(node.role or _has_key_results(node) for node in goals):
            return _among_labels(goals)
        if here.aside:
            return "none"
        if here.expects == "objectives":
            return "objectives"
        if here.expects == "key_results":
            announced = here.objective and any(self._is_key_results(child) for child in parent.children)
            return "none" if announced or all(node.said.inline.linked for node in goals) else "key_results"
        return self._unlabelled(goals, here, parent)

    def _is_key_results(self, node: Node) -> bool:
        return node.role in ("key_result", "key_results") or (not node.is_item and node.rank <= 7 and self.page.kind(node) == "key_results")

    def _unlabelled(self, goals: list[Node], here: Here, parent: Node) -> str:
        """A list that stands under no objective."""
        if (self.page.labelled and not self.page.is_left_over(parent)) or not self.page.reads(parent):
            return self._pass_over(goals)
        if all(node.said.inline.linked for node in goals):
            self.found.elsewhere += [node.said.title for node in goals]
            return "none"
        if not worth_reading(goals, self.page):
            return "none"
        nested = sum(bool(node.goals_below()) for node in goals)
        if self.page.nested or self.page.labelled or (nested and nested >= 0.3 * len(goals)):
            return "objectives"
        if self.page.holds_objectives:
            return self._pass_over(goals)
        lead = goals[0].lead
        if lead is not None and _is_aim(lead):
            goal = self.objective(lead.said, here)
            return "led" if goal else "key_results"
        return "key_results"

    def _pass_over(self, goals: list[Node]) -> str:
        if worth_reading(goals, self.page):
            self.found.passed_over.append(goals[0].said.title)
        return "none"

    def _announcement(self, node: Node, here: Here) -> Here:
        """An item such as `Key results:` or `Owner: Ada`."""
        label = node.said.label
        if label is not None and label.is_list:
            expects: Literal["objectives", "key_results"] = "objectives" if label.role == "objectives" else "key_results"
            objective = here.latest if expects == "key_results" else here.objective
            after = self.children(node, replace(here, objective=objective, expects=expects, tree=expects == "objectives"))
            return replace(here, latest=after.latest)
        self.attribute(node, here.objective or here.latest)
        return here

    def _item(self, node: Node, mode: str, here: Here) -> Here:
        if mode == "kpis":
            self._add(Goal("kpi", node.said.title, _only(node.said, ("owner",))))
        elif mode == "objectives":
            return self._objective_item(node, here)
        elif mode in ("key_results", "led"):
            parent = self.found.goals[-1] if mode == "led" and self.found.goals[-1].kind == "objective" else here.objective
            self._key_result_or_tree(node, replace(here, objective=parent, latest=parent or here.latest) if mode == "led" else here)
            return replace(here, objective=parent, latest=parent) if mode == "led" else here
        elif mode.startswith("labels"):
            return self._labelled_item(node, mode, here)
        return here

    def _labelled_item(self, node: Node, mode: str, here: Here) -> Here:
        if node.role == "objective" or (not node.role and (node.goals_below() or mode == "labels, objectives" or (mode == "labels, bold" and node.said.inline.bold))):
            return self._objective_item(node, here)
        self._key_result(node, here)
        return here

    def _objective_item(self, node: Node, here: Here) -> Here:
        rest = self._split(node)
        goal = self.objective(node.said, here)
        if goal is None:
            return here
        if rest:
            self._second_half(node, rest, goal)
        tree = node.said.label is None
        self.children(node, replace(here, objective=goal, latest=goal, expects="key_results", tree=tree, within=True))
        return replace(here, latest=goal)

    def _key_result_or_tree(self, node: Node, here: Here) -> None:
        """An item below an objective: a key result, or an objective of its own where it has key results."""
        one_liner = self.page.one_liners and self._one_liner(node)
        if here.tree and (node.goals_below() or one_liner):
            self._objective_item(node, here)
        else:
            self._key_result(node, here)

    def _key_result(self, node: Node, here: Here) -> None:
        self._take_prefix(node)
        owner = (here.latest if node.role == "key_result" else None) or here.objective or (here.latest if node.role else None)
        goal = self._add(Goal("key_result", node.said.title, dict(node.said.fields), owner, _number(node)))
        if goal is not None:
            self._details(node, goal, here)

    def _details(self, node: Node, goal: Goal, here: Here) -> None:
        """What stands under a key result: facts about it, or more key results of the same objective."""
        for child in node.children:
            if child.role == "key_result":
                self._key_result(child, replace(here, latest=goal.parent))
            elif child.said.label is not None:
                self.attribute(child, goal)

    # Objectives

    def objective(self, said: Statement, here: Here) -> Goal | None:
        """Add an objective below the one where the walk is."""
        goal = Goal("objective", said.title, dict(said.fields), here.objective, said.label.number if said.label else "")
        if here.team:
            goal.fields.setdefault("team", Field(here.team.text, here.team.mark()))
        return self._add(goal)

    def _add(self, goal: Goal) -> Goal | None:
        if not any(character.isalnum() for character in goal.title.text):
            return None
        if len(goal.title.text) > self.longest:
            self.found.too_long.append(goal.title)
            return None
        self.found.goals.append(goal)
        return goal

    def _take_prefix(self, node: Node) -> bool:
        """`Sales: Sign five resellers` on a page that writes so: the owner or team goes to its field."""
        parts = split_owner(node.said)
        if parts is None or not (is_name(parts[0].text) or self.page.prefixed):
            return False
        if parts[0].text.split()[0].casefold() in verb_forms() and not is_team(parts[0].text):
            return False
        who, node.said.title = parts
        node.said.set("team" if is_team(who.text) and not is_role(who.text) else "owner", who.text, who)
        return True

    def _one_liner(self, node: Node) -> re.Match[str] | None:
        return re.search(r"[.!] (?=[A-Z\"“\[\d])", node.said.title.text) if node.said.label is None and split_owner(node.said) else None

    def _split(self, node: Node) -> Words:
        """`Product: Delight users. Ship search, ship export`: the second half is the key result."""
        cut = self.page.one_liners and self._one_liner(node)
        length = len(node.said.title.text)
        prefixed = self._take_prefix(node)
        if not cut or not prefixed:
            return Words()
        at = cut.end() - (length - len(node.said.title.text))
        rest = node.said.title.cut(at)
        node.said.title = node.said.title.cut(0, at).strip()
        return rest.strip()

    def _second_half(self, node: Node, rest: Words, goal: Goal) -> None:
        fields = {name: goal.fields.pop(name) for name in ("score", "explanation") if name in goal.fields}
        self._add(Goal("key_result", rest, fields, goal))

    # Paragraphs, attributes, tables

    def _paragraph(self, node: Node, here: Here, parent: Node) -> None:
        if node.said.label is not None:
            self.attribute(node, here.objective or here.latest)
        elif parent.rank == 8 and node.block.adjacent and not self.page.labelled and not parent.items() and here.objective:
            self._add(Goal("key_result", node.said.title, dict(node.said.fields), here.objective))

    def attribute(self, node: Node, goal: Goal | None) -> None:
        """A line such as `Owner: Ada` says something about a goal."""
        label = node.said.label
        if goal is None or label is None:
            return
        words = label.rest or next((child.said.title for child in node.children), Words())
        said = Statement(words, node.said.inline, fields=goal.fields)
        match label.role:
            case "owner":
                said.set_owner(words)
            case "why":
                said.set("why", words.text, words)
            case "team":
                said.set("team", words.text, words)
            case "score":
                score = score_at(words.text)
                said.set("score", score[0] if score else "", words)
            case "commitment":
                classify_tag(said, words)
            case "baseline" | "target" | "current" if is_plain_number(words.text):
                said.set(label.role, words.text, words)
            case "aligns_to":
                said.set("aligns_to", words.text, words)
            case "work":
                self.found.work.append(node.said.inline.words)
        if goal.kind == "objective":
            for name in ("baseline", "target", "current"):
                goal.fields.pop(name, None)

    def _table(self, node: Node, here: Here) -> Here:
        table = read_table(node.block, self.references)
        if not self._wanted(table, here):
            return here
        if here.expects == "kpis":
            for entry in table.entries:
                self._add(Goal("kpi", entry.said.title, _only(entry.said, ("owner", "target", "current", "why"))))
            return here
        team = table.subject.words if is_team(table.subject.words.text) or any(entry.kind == "objective" for entry in table.entries) else Words()
        here = self._subject(table, replace(here, team=here.team or team))
        for entry in table.entries:
            if entry.kind == "objective":
                goal = self.objective(entry.said, here)
                here = replace(here, latest=goal or here.latest)
            else:
                self._add(Goal("key_result", entry.said.title, dict(entry.said.fields), here.latest))
        return here

    def _wanted(self, table: Table, here: Here) -> bool:
        if not table.entries or here.aside:
            return False
        return table.explicit or here.expects in ("kpis", "key_results") or here.objective is not None or reads_like_goal(table.subject.words.text)

    def _subject(self, table: Table, here: Here) -> Here:
        """Where the head of the column of titles is itself the objective."""
        subject = table.subject.words.text
        if here.objective is None and not table.explicit and reads_like_goal(subject) and not speaks_of_goals(subject):
            goal = self.objective(Statement(table.subject.words, table.subject), here)
            return replace(here, latest=goal or here.latest)
        return here


def _has_key_results(node: Node) -> bool:
    return any(child.role == "key_result" for child in node.goals_below())


def _among_labels(goals: list[Node]) -> str:
    """What an item without a label is in a list that has labels: as bold as the objectives, or like the rest."""
    objectives = [node for node in goals if node.role == "objective" or (not node.role and _has_key_results(node))]
    if not any(node.goals_below() for node in objectives):
        return "labels"
    if all(node.said.inline.bold for node in objectives):
        return "labels, bold"
    return "labels" if any(node.role == "key_result" for node in goals) else "labels, objectives"


def _only(said: Statement, names: tuple[str, ...]) -> dict[str, Field]:
    return {name: said.fields[name] for name in names if name in said.fields}


def _number(node: Node) -> str:
    return node.said.label.number if node.said.label else node.block.number


def _is_aim(lead: Node) -> bool:
    """Whether the words before a list say what it is to reach."""
    text = lead.said.inline.words.text
    return len(text) <= 600 and re.search(r"\b(?:objectives?|goals?|OKRs?|aims?)\b.{0,40}?\b(?:to|is|of)\b", text) is not None


_REPORTS = re.compile(r"\b(?:summary|progress|update|retrospective|looking back|we learned|results so far)\b.{0,20}$")
_EDGE = " :–—-|,·/"


def team_name(node: Node) -> Words:
    """The team that a heading names, without the period and the word OKRs; nothing where it names none.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> team_name(outline(read_blocks(read_page("## Marketing - Q3 2024 OKRs").lines), frozenset()).children[0]).text
    'Marketing'
    """
    words = node.said.inline.words if node.said.label is None else Words()
    for _ in range(4):
        words = words.strip(_EDGE)
        span = period_in(words.text)
        if span is not None and (span[0] == 0 or span[1] == len(words.text)):
            words = words.cut(span[1]) if span[0] == 0 else words.cut(0, span[0])
            continue
        match = re.search(r"(?i)(?:^|\s)(?:(?:our|the|annual|quarterly) )?(?:okrs?|objectives(?: (?:and|&) key results)?|goals|priorities)(?: for| of)?$", words.text[-60:])
        if match is None:
            break
        words = words.cut(0, len(words.text) - len(words.text[-60:]) + match.start())
    text = words.text
    if not text or section_of(text) is not None or len(text.split()) > 9 or text[:1].islower() or speaks_of_goals(text):
        return Words()
    return words if is_team(text) or is_role(text) or len(re.sub(r"\([^()]*+\)", "", text).split()) <= 4 else Words()


def subtree_labels(node: Node) -> Iterator[Node]:
    """The labelled goals under a node."""
    return (inner for inner in node.walk() if inner.said.label is not None and inner.said.label.is_goal)
