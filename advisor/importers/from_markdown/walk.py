"""From the tree of a page to its goals: which node is an objective, which a key result, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from advisor.importers.from_markdown.attributes import apply_label
from advisor.importers.from_markdown.evidence import introduces_method, is_definition
from advisor.importers.from_markdown.goals import Goal, Harvest, Here
from advisor.importers.from_markdown.lists import Mode, Modes, is_link_elsewhere
from advisor.importers.from_markdown.outline import KEY_RESULT, OBJECTIVE, Node
from advisor.importers.from_markdown.sentence import split_owner
from advisor.importers.from_markdown.statement import Field, Statement, commitment_of, is_bare
from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.tables import Table, read_table
from advisor.importers.from_markdown.teams import is_owner, is_post, team_name
from advisor.importers.from_markdown.vocabulary import is_team, period_in, promises, reads_like_goal, section_of, speaks_of_goals
from advisor.importers.from_markdown.words import Words

_REPORTS = re.compile(r"\b(?:summary|progress|update|retrospective|looking back|we learned|results so far)\b.{0,20}$")
_GOES_ON = ("additionally", "also", "in addition", "furthermore", "and ")
_SENTENCE_END = re.compile(r"[.!] (?=[A-Z\"“\[\d])")


def read_goals(page: Survey, references: frozenset[str], longest: int) -> Harvest:
    """Walk the tree and gather its goals; titles of more than `longest` characters are left out."""
    walk = _Walk(page, references, longest)
    walk.children(page.root, Here())
    if not walk.found.goals:
        walk.plain_lines()
    if walk.found.goals and not walk.found.period:
        walk.found.period = _period_of(page)
    return walk.found


@dataclass(slots=True)
class _Walk:
    """The walk over one page."""

    page: Survey
    references: frozenset[str]
    longest: int
    found: Harvest = field(default_factory=Harvest)

    # Sections

    def children(self, node: Node, here: Here) -> Here:
        """Everything under a node, in order; what is known after it."""
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
            return here if _is_skipped(node.lead, before=False) else self._table(node, here)
        if node.rank <= KEY_RESULT or node.role == "key_result":
            return self._section(node, here)
        if node.said.label is not None:
            return self._fact(node, here)
        self._line_of_draft(node, here, parent)
        return here

    def _section(self, node: Node, here: Here) -> Here:
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
            if kind == "work" and node.children:
                self.found.work.append(node.said.inline.words)
        elif kind == "remark":
            here = self._fact(node, here)
            self.children(node, replace(here, aside=True))
        else:
            return self._container(node, here, kind)
        return here

    def _objective_section(self, node: Node, here: Here) -> Here:
        goal = self._objective(node.said, here)
        if goal is None:
            return here
        tree = node.said.label is None and self.page.shape(node).depth >= 3
        self.children(node, replace(here, objective=goal, latest=goal, expects="key_results", tree=tree, aside=False))
        return replace(here, latest=goal)

    def _container(self, node: Node, here: Here, kind: str) -> Here:
        words = node.said.inline.words
        span = period_in(words.text)
        commitment = commitment_of(words.text.split()[0]) if words else None
        inner = replace(
            here,
            team=team_name(node) or here.team,
            period=words.cut(*span) if span else here.period,
            commitment=Field(commitment, (*words.mark()[:4], None)) if commitment else here.commitment,
            aside=here.aside or kind == "aside",
        )
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
        sole = node.children[0] if len(node.children) == 1 else None
        if sole is not None and sole.block.kind == "paragraph" and not sole.is_section and promises(sole.text):
            self._key_result(sole, here)
        elif all(child.block.kind == "heading" and self.page.kind(child) != "aside" for child in node.children):
            self.page.kinds.update(dict.fromkeys(node.children, "key_result"))

    # Lists

    def _items(self, nodes: list[Node], here: Here, parent: Node) -> Here:
        """A list: what its items are, and then each of them."""
        modes = Modes(self.page, self.found)
        mode = modes.of([node for node in nodes if node.may_be_goal], here, parent)
        if mode == "led":
            goal = self._objective(nodes[0].lead.said, here) if nodes[0].lead else None
            here, mode = replace(here, objective=goal, latest=goal), "key_results"
        for node in nodes:
            if node.said.inline.struck:
                self.found.dropped.append(node.said.title)
            elif node.said.label is not None and not node.said.label.is_goal:
                here = self._announcement(node, here)
            elif node.text and not is_definition(node.text):
                here = self._item(node, mode, here)
        return here

    def _announcement(self, node: Node, here: Here) -> Here:
        """An item such as `Key results:` or `Owner: Ada`."""
        if node.role == "key_results":
            self.children(node, replace(here, objective=here.latest, expects="key_results", tree=False))
            return here
        if node.role == "objectives":
            return replace(here, latest=self.children(node, replace(here, expects="objectives", tree=True)).latest)
        return self._fact(node, here)

    def _item(self, node: Node, mode: Mode, here: Here) -> Here:
        if mode == "kpis":
            self._add(Goal("kpi", node.said.title, _only(node.said, ("owner", "target", "current", "unit"))), here)
        elif mode == "objectives" or (mode in ("labels", "labels, bold", "labels, objectives") and _is_objective(node, mode)):
            return self._objective_item(node, here)
        elif mode == "key_results" and here.tree and (node.goals_below() or (self.page.one_liners and self._sentence_end(node))):
            self._objective_item(node, here)
        elif mode != "none":
            self._key_result(node, here)
        return here

    def _objective_item(self, node: Node, here: Here) -> Here:
        rest = self._second_half(node)
        goal = self._objective(node.said, here)
        if goal is None:
            return here
        if rest:
            fields = {name: goal.fields.pop(name) for name in ("score", "explanation") if name in goal.fields}
            self._add(Goal("key_result", rest, fields, goal), here)
        tree = node.said.label is None
        self.children(node, replace(here, objective=goal, latest=goal, expects="key_results", tree=tree))
        return replace(here, latest=goal)

    def _key_result(self, node: Node, here: Here) -> None:
        if is_link_elsewhere(node):
            self.found.elsewhere.append(node.said.title)
            return
        self._take_prefix(node)
        owner = (here.latest if node.role == "key_result" else None) or here.objective or (here.latest if node.role else None)
        number = node.said.label.number if node.said.label else node.block.number
        goal = self._add(Goal("key_result", node.said.title, dict(node.said.fields), owner, number), here)
        for child in node.children if goal is not None else ():
            if child.role == "key_result":
                self._key_result(child, replace(here, latest=goal.parent if goal else None))
            elif child.said.label is not None and goal is not None:
                self._tell(goal, child)

    # One line

    def _take_prefix(self, node: Node) -> bool:
        """`Sales: Sign five resellers` on a page that writes so: the owner or team goes to its field."""
        parts = split_owner(node.said.title)
        if parts is None or not is_owner(parts[0].text, usual=self.page.prefixed):
            return False
        who, node.said.title = parts
        node.said.set("owner" if is_post(who.text) else "team", who.text, who)
        return True

    def _sentence_end(self, node: Node) -> re.Match[str] | None:
        if node.said.label is not None or split_owner(node.said.title) is None:
            return None
        return _SENTENCE_END.search(node.said.title.text)

    def _second_half(self, node: Node) -> Words:
        """`Product: Delight users. Ship search, ship export`: the second half is the key result."""
        end = self._sentence_end(node) if self.page.one_liners else None
        length = len(node.said.title.text)
        if not self._take_prefix(node) or end is None:
            return Words()
        at = end.end() - (length - len(node.said.title.text))
        rest, node.said.title = node.said.title.cut(at).strip(), node.said.title.cut(0, at).strip()
        return rest

    def _objective(self, said: Statement, here: Here) -> Goal | None:
        """Add an objective below the one where the walk is."""
        goal = Goal("objective", said.title, dict(said.fields), here.objective, said.label.number if said.label else "")
        if here.team:
            goal.fields.setdefault("team", Field(here.team.text, here.team.mark()))
        if here.commitment:
            goal.fields.setdefault("commitment", here.commitment)
        return self._add(goal, here)

    def _add(self, goal: Goal, here: Here) -> Goal | None:
        if is_bare(goal.title.text):
            return None
        if len(goal.title.text) > self.longest:
            self.found.too_long.append(goal.title)
            return None
        self.found.period = self.found.period or here.period
        self.found.goals.append(goal)
        return goal

    # Facts, drafts, tables

    def _fact(self, node: Node, here: Here) -> Here:
        """A line such as `Owner: Ada`, about the goal where it stands; a period is about the page."""
        if node.role == "period":
            span = period_in(node.text)
            return replace(here, period=node.said.title.cut(*span)) if span else here
        if node.role == "work":
            self.found.work.append(node.said.inline.words)
        goal = here.objective or here.latest
        if goal is not None:
            self._tell(goal, node)
        return here

    def _tell(self, goal: Goal, node: Node) -> None:
        """Fill a field of a goal from a labelled line; its words may stand on the next one."""
        label = node.said.label
        if label is not None and not label.is_goal:
            words = label.rest or next((child.said.title for child in node.children), Words())
            apply_label(Statement(words, fields=goal.fields), label, words)

    def _line_of_draft(self, node: Node, here: Here, parent: Node) -> None:
        """Plain lines right below `Objective: …` are its key results, where the page labels none."""
        if parent.rank == OBJECTIVE and node.block.adjacent and not self.page.labelled and not parent.items():
            self._add(Goal("key_result", node.said.title, dict(node.said.fields), here.objective), here)

    def plain_lines(self) -> None:
        """A draft of nothing but lines: key results, of the heading where that reads like an objective."""
        nodes = [node for node in self.page.root.walk() if node.block.kind == "paragraph" and node.text]
        lines = [node for node in nodes if node.said.label is None and not node.block.quoted and len(node.whole) <= 200]
        goals = [node for node in lines if promises(node.text) and node.whole[-1] not in ":?"]
        if len(goals) < 2 or len(goals) < 0.6 * len(nodes) or any(node.is_item for node in self.page.root.walk()):
            return
        heading = next((node for node in self.page.root.children if node.block.kind == "heading"), None)
        parent = self._objective(heading.said, Here()) if heading and reads_like_goal(heading.text) and not speaks_of_goals(heading.text) else None
        for node in goals:
            self._add(Goal("key_result", node.said.title, dict(node.said.fields), parent), Here())

    def _table(self, node: Node, here: Here) -> Here:
        table = read_table(node.block, self.references)
        if not self._is_wanted(table, here):
            return here
        if here.expects == "kpis":
            for entry in table.entries:
                self._add(Goal("kpi", entry.said.title, _only(entry.said, ("owner", "target", "current", "unit", "why"))), here)
            return here
        here = self._subject(table, here)
        for entry in table.entries:
            if entry.kind == "objective":
                goal = self._objective(entry.said, here)
                here = replace(here, latest=goal or here.latest)
            else:
                self._add(Goal("key_result", entry.said.title, dict(entry.said.fields), here.latest), here)
        return here

    def _is_wanted(self, table: Table, here: Here) -> bool:
        if not table.entries or here.aside:
            return False
        if here.expects in ("kpis", "key_results") or table.explicit:
            return True
        if self.page.labelled or self.page.topic == 0:
            return False
        return table.by_rows or here.objective is not None or reads_like_goal(table.subject.words.text)

    def _subject(self, table: Table, here: Here) -> Here:
        """The head of the column of titles may name the team, or be the objective itself."""
        words = table.subject.words
        if is_team(words.text) or any(entry.kind == "objective" for entry in table.entries):
            return replace(here, team=here.team or words)
        if here.objective is None and not table.explicit and reads_like_goal(words.text) and not speaks_of_goals(words.text):
            goal = self._objective(Statement(words, table.subject), here)
            return replace(here, latest=goal or here.latest)
        return here


def _period_of(page: Survey) -> Words:
    """The first period that a heading names, or the title of the page."""
    titles = [node.said.inline.words for node in page.root.walk() if node.block.kind == "heading" and node.rank and page.kind(node) == "container"]
    for words in (*titles, page.title):
        span = period_in(words.text)
        if span is not None:
            return words.cut(*span)
    return Words()


def _is_skipped(lead: Node | None, *, before: bool) -> bool:
    """Whether the words before a list or table say that it holds work, examples, a report or the like."""
    if lead is None:
        return False
    text = lead.whole.casefold()
    if text.startswith(_GOES_ON):
        return before
    introduces = text.endswith((":", "…", "...")) or len(text) < 60
    return introduces and (section_of(text) in ("work", "example") or introduces_method(text) or _REPORTS.search(text) is not None)


def _is_objective(node: Node, mode: Mode) -> bool:
    """Whether an item of a list with labels is an objective."""
    if node.role:
        return node.role == "objective"
    return bool(node.goals_below()) or mode == "labels, objectives" or (mode == "labels, bold" and node.said.inline.bold)


def _only(said: Statement, names: tuple[str, ...]) -> dict[str, Field]:
    return {name: said.fields[name] for name in names if name in said.fields}
