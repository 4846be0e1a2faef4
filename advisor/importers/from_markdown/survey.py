"""The facts of a page that one heading or list alone does not tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from advisor.importers.from_markdown.evidence import explains, marked, possible, promise
from advisor.importers.from_markdown.headings import Kind, named_kind, structural_kind
from advisor.importers.from_markdown.outline import ITEM, OBJECTIVE, Node
from advisor.importers.from_markdown.sentence import split_owner
from advisor.importers.from_markdown.shape import Shape, shape_of
from advisor.importers.from_markdown.vocabulary import is_team, period_in, reads_like_goal, section_of, speaks_of_goals
from advisor.importers.from_markdown.words import NOTHING, Words

_LABELLED = 2
_WANTED = (0.6, 0.5, 0.2)
_SURE = 0.3
_ONLY_GOALS = re.compile(
    r"(?:(?:our|the|team|company|current) )?(?:okrs?|objectives (?:and )?key results)"
    r"(?: okrs?)?(?: for)?(?: \d+)?(?: set \d+)?"
)


@dataclass(slots=True)
class Ranks:
    """What the headings of each rank have in common."""

    shape: dict[int, Shape] = field(default_factory=lambda: defaultdict(Shape))
    listing: Counter[int] = field(default_factory=Counter)
    goalish: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    teams: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    promise: dict[int, float] = field(default_factory=lambda: defaultdict(float))


@dataclass(slots=True)
class Survey:
    """A page looked over.

    `topic` is 2 where the page is a set of goals beyond doubt, 1 where it speaks
    of goals, else 0; `labelled` that it marks its key results as such; `nested`
    that its lists are objectives with key results below; `prefixed` that it
    writes who before what, `one_liners` an objective and its key result on one
    line. `scope` is what stands in its sections for OKRs, `left_over` sections
    without labels among many with them.
    """

    root: Node
    title: Words = NOTHING
    topic: int = 0
    labels: int = 0
    labelled: bool = False
    nested: bool = False
    prose: bool = False
    titles: int = 0
    prefixed: bool = False
    one_liners: bool = False
    scope: set[Node] = field(default_factory=set)
    left_over: set[Node] = field(default_factory=set)
    ranks: Ranks = field(default_factory=Ranks)
    kinds: dict[Node, Kind] = field(default_factory=dict)
    shapes: dict[Node, Shape] = field(default_factory=dict)
    holds: bool | None = None

    def kind(self, node: Node) -> Kind:
        """Tell what a heading, a bold line or a labelled paragraph is."""
        if node not in self.kinds:
            self.kinds[node] = named_kind(node) or structural_kind(node, self)
        return self.kinds[node]

    def shape(self, node: Node) -> Shape:
        """Return the lists right below a node, counted once."""
        if node not in self.shapes:
            self.shapes[node] = shape_of(node)
        return self.shapes[node]

    def reads(self, node: Node) -> bool:
        """Whether goals without labels may stand there."""
        return not self.scope or node in self.scope or node.rank == 0

    def holds_objectives(self) -> bool:
        """Whether any heading or label of the page is an objective."""
        if self.holds is None:
            self.holds = any(0 < node.rank <= OBJECTIVE and self.kind(node) == "objective" for node in self.root.walk())
        return self.holds

    def worth_reading(self, items: list[Node], rank: int = -1) -> bool:
        """Whether a list without labels holds goals, and not links, definitions or prose.

        `rank` names the headings among which its own stands: where their lists
        hold goals, this one need not prove it again.
        """
        if not possible(items, links=self.topic == 2):
            return False
        if self.scope or marked(items):
            return True
        if self.topic == 2 and (any(item.goals_below() for item in items) or self.ranks.promise[rank] >= _SURE):
            return True
        return promise(items) >= _WANTED[self.topic] and (self.topic > 0 or not self.prose)


def survey(root: Node, title: Words = NOTHING) -> Survey:
    r"""Look over a page before reading it; `title` is that of its front matter.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> root = outline(read_blocks(read_page("# Q3 OKRs\n## Sales\n- Grow\n  - 5 deals").lines), frozenset())
    >>> page = survey(root)
    >>> page.topic, page.kind(root.children[0].children[0])
    (2, 'container')
    """
    nodes = [node for node in root.walk() if not _is_example(node)]
    roles = [node.role for node in nodes]
    page = Survey(root, title, labels=roles.count("objective") + roles.count("key_result"))
    page.labelled = roles.count("key_result") >= _LABELLED
    page.topic = _topic(page, nodes)
    page.prose = _is_prose(nodes)
    page.titles = sum(node.rank == 1 for node in root.children)
    page.scope = _scope(root)
    page.left_over = _left_over(root) if page.labelled else set()
    _count(page, [node for node in nodes if page.reads(node)])
    _owners(page, nodes)
    return page


def _is_example(node: Node) -> bool:
    return node.is_section and section_of(node.text) == "example"


def _topic(page: Survey, nodes: list[Node]) -> int:
    headings = [node.whole for node in nodes if node.is_section and node.rank < OBJECTIVE]
    named = [
        text
        for text in [page.title.text, *headings]
        if speaks_of_goals(text) and not explains(text) and section_of(text) != "key_results"
    ]
    if page.labels >= _LABELLED or any(
        section_of(text) in ("goals", "objectives") or period_in(text) for text in named
    ):
        return 2
    if any(re.search(r"\bOKRs?\b", text) or len(text.split()) <= 4 for text in named):
        return 2
    prose = [node.whole for node in nodes if node.block.kind == "paragraph"][:6]
    return (
        1 if named or any(period_in(text) for text in headings) or any(speaks_of_goals(text) for text in prose) else 0
    )


def _is_prose(nodes: list[Node]) -> bool:
    """Whether the page is more text than lists."""
    lengths: Counter[str] = Counter()
    for node in nodes:
        lengths[node.block.kind] += len(node.text)
    return lengths["paragraph"] > lengths["item"] + lengths["table"]


def _count(page: Survey, nodes: list[Node]) -> None:
    """Tell what the headings of each rank have in common, and what the lists under no label have."""
    lists, ranks = Shape(), page.ranks
    items: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.is_item:
            continue
        shape = page.shape(node)
        ranks.shape[node.rank].add(shape)
        ranks.listing[node.rank] += shape.items > 0
        items[node.rank] += node.goals_below()
        if node.role not in ("objective", "key_result", "key_results"):
            lists.add(shape)
    page.nested = lists.nested >= _LABELLED and lists.is_nested
    ranks.goalish.update(_share(nodes, reads_like_goal))
    ranks.teams.update(_share(nodes, is_team))
    ranks.promise.update({rank: promise(group) for rank, group in items.items()})


def _share(nodes: list[Node], test: Callable[[str], bool]) -> dict[int, float]:
    """By rank of heading, how many of the unlabelled ones pass a test."""
    groups: dict[int, list[bool]] = defaultdict(list)
    for node in nodes:
        if node.is_section and node.rank < OBJECTIVE and node.role == "" and named_kind(node) is None:
            groups[node.rank].append(test(node.text))
    return {rank: sum(group) / len(group) for rank, group in groups.items()}


def _scope(root: Node) -> set[Node]:
    """Where a page keeps its goals in a section of that name, all that stands there; empty where it has none."""
    title = root.children[0] if root.children and root.children[0].rank == 1 else None
    sections = [node for node in root.walk() if node.block.kind == "heading" and node.rank > 0 and node is not title]
    return {inner for section in sections if _is_for_goals(section) for inner in section.walk()}


def _is_for_goals(node: Node) -> bool:
    """Whether a heading says OKRs and nothing more, but for the period, and has lists or tables."""
    span = period_in(node.whole)
    rest = node.whole[: span[0]] + node.whole[span[1] :] if span else node.whole
    if _ONLY_GOALS.fullmatch(" ".join(re.findall(r"\w+", rest[:120].casefold()))) is None:
        return False
    return any(not inner.said.label and (inner.is_item or inner.block.kind == "table") for inner in node.walk())


def _left_over(root: Node) -> set[Node]:
    """Sections without labels among at least three times as many with them."""
    left: set[Node] = set()
    labelled: dict[Node, bool] = {}
    nodes = list(root.walk())
    for node in reversed(nodes):
        labelled[node] = node.role in ("objective", "key_result") or any(labelled[child] for child in node.children)
    for node in nodes:
        beside = [child for child in node.children if child.block.kind == "heading"]
        without = [child for child in beside if not labelled[child]]
        if without and len(beside) - len(without) >= max(3, 3 * len(without)):
            left.update(without)
    return left


def _owners(page: Survey, nodes: list[Node]) -> None:
    """Whether the page writes who before what, and an objective and its key result on one line."""
    items = [node for node in nodes if node.is_item and node.role == ""]
    parts = [split for node in items if (split := split_owner(node.said.title))]
    names = {who.text for who, _ in parts}
    page.prefixed = (
        len(parts) >= 3 and len(names) >= 2 and 2 * len(parts) >= sum(node.rank <= ITEM + 1 for node in items)
    )
    page.one_liners = page.prefixed and sum(". " in what.text for _, what in parts) >= 2
