"""Takes goals off the tree of a page: titles, owners before a colon, facts from the lines around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from advisor.domain.place import Segment
from advisor.importers.from_markdown.attributes import apply_label, day_words, set_figure
from advisor.importers.from_markdown.days import day_of
from advisor.importers.from_markdown.goals import Goal, Harvest, Here
from advisor.importers.from_markdown.lists import is_link_elsewhere
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.scores import figure_in
from advisor.importers.from_markdown.sentence import split_owner
from advisor.importers.from_markdown.statement import DUE, DUE_BESIDE, Field, Statement, commitment_of, is_bare
from advisor.importers.from_markdown.survey import Survey
from advisor.importers.from_markdown.teams import is_owner, is_post
from advisor.importers.from_markdown.vocabulary import period_in
from advisor.importers.from_markdown.words import NOTHING, Words

_SENTENCE_END = re.compile(r"[.!] (?=[A-Z\"“\[\d%])")
_KPI = re.compile(r"KPI ?#?\d{0,2} ?[:.–-] ?(?=\S)", re.IGNORECASE)
_VALUE = r"[<>≤≥~≈]{0,2} ?[$€£]?\d[\d,.]*[kKMB]? ?(?:%|[A-Za-z]{1,12})?"
_VALUES = re.compile(
    rf"(?P<name>[^:()]{{2,120}}?)(?:(?::| [–—-]) ?(?:now |currently |current:? )?(?P<current>{_VALUE}))?"
    rf"(?:(?: ?\(|[,;|/]? )(?:target|goal)(?: of|:| is)? ?(?P<target>{_VALUE})\)?)?",
    re.IGNORECASE,
)
_LONGEST_KPI = 200
_RESULTS = ("score", "explanation")


@dataclass(slots=True)
class Gatherer:
    """Adds goals to the harvest of a page; titles of more than `longest` characters are left out."""

    page: Survey
    references: frozenset[str]
    longest: int
    found: Harvest = field(default_factory=Harvest)

    def add(self, goal: Goal, here: Here) -> Goal | None:
        """Add a goal, if it has a title that can stand as one."""
        if is_bare(goal.title.text):
            return None
        if len(goal.title.text) > self.longest:
            self.found.too_long.append(goal.title)
            return None
        self.found.period = self.found.period or here.period
        self.found.goals.append(goal)
        return goal

    def objective(self, said: Statement, here: Here, rest: Words = NOTHING) -> Goal | None:
        """Add an objective below the one where the walk is; `rest` is its key result, with what became of it."""
        goal = Goal("objective", said.title, dict(said.fields), here.objective, said.label.number if said.label else "")
        if here.team:
            goal.inherited["team"] = Field(here.team.text, here.team.mark())
        if here.owner:
            goal.inherited["owner"] = here.owner
        if here.commitment:
            goal.inherited["commitment"] = here.commitment
        added = self.add(goal, here)
        if rest and added is not None:
            fields = {name: goal.fields.pop(name) for name in _RESULTS if name in goal.fields}
            self.add(Goal("key_result", rest, dict(fields), goal), here)
        return added

    def key_result(self, node: Node, here: Here) -> Goal | None:
        """Add a key result, and what its children say of it; labelled ones among them are its sisters."""
        if is_link_elsewhere(node):
            self.found.elsewhere.append(node.said.title)
            return None
        self._take_owner(node)
        labelled = here.latest if node.role else None
        parent = (labelled if node.role == "key_result" else None) or here.objective or labelled
        number = node.said.label.number if node.said.label else node.block.number
        goal = self.add(Goal("key_result", node.said.title, dict(node.said.fields), parent, number), here)
        for child in node.children if goal is not None else ():
            if child.role == "key_result":
                self.key_result(child, replace(here, latest=parent))
            elif child.role and goal is not None:
                self._note_work(child)
                self.tell(goal, child)
        return goal

    def kpi(self, said: Statement, here: Here) -> None:
        """Add a KPI; `KPI 1:` is no part of its name, nor is `: 94 % (target 96 %)`."""
        match = _KPI.match(said.title.text[:40])
        said.title = said.title.cut(match.end() if match else 0)
        values = _VALUES.fullmatch(said.title.text) if len(said.title.text) <= _LONGEST_KPI else None
        names = [name for name in ("current", "target") if values is not None and values[name]]
        has_target = "target" in names or "target" in said.fields
        if values is not None and names and has_target and all(figure_in(values[name]) for name in names):
            for name in names:
                set_figure(said, name, said.title.cut(*values.span(name)))
            said.title = said.title.cut(*values.span("name"))
        self.add(Goal("kpi", said.title, dict(said.fields)), here)

    def commit(self, node: Node, here: Here) -> None:
        """A line below an objective that says only `Aspirational`."""
        commitment = commitment_of(node.whole[:40])
        if commitment is not None and here.objective is not None:
            line, column, end_line, end_column, _ = node.said.inline.words.mark()
            here.objective.fields.setdefault(
                "commitment", Field(commitment, (line, column, end_line, end_column, None))
            )

    def settle(self) -> None:
        """Fill in what only the whole page tells: what goals inherit from their place, and the year of days."""
        for goal in self.found.goals:
            for name, value in goal.inherited.items():
                goal.fields.setdefault(name, value)
            for name in (DUE_BESIDE, DUE):
                said = goal.fields.pop(name, None)
                if said is not None and "due" not in goal.fields:
                    self._date(goal, Words(said.value, _segments(said)), beside=name == DUE_BESIDE)

    def _date(self, goal: Goal, words: Words, *, beside: bool) -> None:
        """Read a day with the year of the cycle; one that cannot be read goes back behind the title."""
        day = day_of(day_words(words).text, self.found.period.text)
        if day is not None:
            goal.fields["due"] = Field(day, words.mark() if day == words.text else (*words.mark()[:4], None))
            return
        self.found.undated.append(words)
        if beside:
            goal.title = Words.join([goal.title, Words(" ("), words, Words(")")])

    def tell(self, goal: Goal, node: Node) -> None:
        """Fill a field of a goal from a labelled line; its words may stand on the next one."""
        label = node.said.label
        if label is not None and not label.is_goal:
            words = label.rest or next((child.said.title for child in node.children), NOTHING)
            apply_label(Statement(words, fields=goal.fields), label, words)

    def fact(self, node: Node, here: Here) -> Here:
        """Read a line such as `Owner: Ada`, about the goal where it stands; a period is about the page."""
        if node.role == "period":
            span = period_in(node.text)
            return replace(here, period=node.said.title.cut(*span)) if span else here
        self._note_work(node)
        goal = here.objective or here.latest
        if goal is not None:
            self.tell(goal, node)
            return here
        words = node.said.label.rest if node.said.label is not None else NOTHING
        if words and node.role == "owner":
            return replace(here, owner=Field(words.text, words.mark()))
        return replace(here, team=words) if words and node.role == "team" else here

    def _note_work(self, node: Node) -> None:
        if node.role == "work":
            self.found.work.append(node.said.inline.words)

    def is_one_liner(self, node: Node) -> bool:
        """Whether a line holds an objective and its key result, on a page that writes so."""
        return self._sentence_end(node) is not None

    def second_half(self, node: Node) -> Words:
        """`Product: Delight users. Ship search, ship export`: cut off and return the key result."""
        end = self._sentence_end(node)
        length = len(node.said.title.text)
        if not self._take_owner(node, objective=True) or end is None:
            return NOTHING
        at = end - (length - len(node.said.title.text))
        rest, node.said.title = node.said.title.cut(at).strip(), node.said.title.cut(0, at).strip()
        return rest

    def _sentence_end(self, node: Node) -> int | None:
        if not self.page.one_liners or node.said.label is not None or split_owner(node.said.title) is None:
            return None
        match = _SENTENCE_END.search(node.said.title.text)
        return match.end() if match else None

    def _take_owner(self, node: Node, *, objective: bool = False) -> bool:
        """`Sales: Sign five resellers` on a page that writes so: the owner or team goes to its field."""
        parts = split_owner(node.said.title)
        if parts is None or not is_owner(parts[0].text, usual=self.page.prefixed):
            return False
        who, node.said.title = parts
        node.said.set("team" if objective and not is_post(who.text) else "owner", who.text, who)
        return True


def _segments(said: Field) -> tuple[Segment, ...]:
    """Where the characters of a field stand that is written in the file as it is."""
    segments = said.mark[4]
    return segments if isinstance(segments, tuple) else ()
