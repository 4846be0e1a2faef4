"""The facts of a page that one heading or list alone does not tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from advisor.importers.from_markdown.evidence import marked, possible, promise
from advisor.importers.from_markdown.headings import structural_kind
from advisor.importers.from_markdown.named import Kind, named_kind
from advisor.importers.from_markdown.outline import ITEM, OBJECTIVE, Node
from advisor.importers.from_markdown.sentence import split_owner
from advisor.importers.from_markdown.shape import Shape, shape_of
from advisor.importers.from_markdown.topic import ABSENT, Topic, topic_of
from advisor.importers.from_markdown.vocabulary import is_team, reads_like_goal, section_of
from advisor.importers.from_markdown.words import NOTHING, Words

_LABELLED = 2
_WANTED = (1.0, 0.5, 0.2)
_SURE = 0.3


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

    `about` is its topic; `labelled` says that it marks its key results as such,
    `nested` that its lists are objectives with key results below, `prefixed`
    that it writes who before what, `one_liners` an objective and its key result
    on one line. `left_over` are sections without labels among many with them.
    `draft` says that its author means its lines as goals, and that it is short.
    """

    root: Node
    title: Words = NOTHING
    draft: bool = False
    about: Topic = ABSENT
    labelled: bool = False
    nested: bool = False
    titles: int = 0
    prefixed: bool = False
    one_liners: bool = False
    left_over: set[Node] = field(default_factory=set)
    ranks: Ranks = field(default_factory=Ranks)
    kinds: dict[Node, Kind] = field(default_factory=dict)
    shapes: dict[Node, Shape] = field(default_factory=dict)
    named: dict[Node, Kind | None] = field(default_factory=dict)
    announcing: dict[Node, bool] = field(default_factory=dict)
    holds: bool | None = None

    @property
    def topic(self) -> int:
        """How sure it is that the page is a set of goals, from 0 to 2."""
        return self.about.level

    def kind(self, node: Node) -> Kind:
        """Tell what a heading, a bold line or a labelled paragraph is."""
        if node not in self.kinds:
            self.kinds[node] = self.name(node) or structural_kind(node, self)
        return self.kinds[node]

    def name(self, node: Node) -> Kind | None:
        """Tell what a heading is by its words alone, where they say it."""
        if node not in self.named:
            self.named[node] = named_kind(node)
        return self.named[node]

    def announces(self, node: Node) -> bool:
        """Whether key results have a label or a heading of their own right below a node."""
        if node not in self.announcing:
            self.announcing[node] = any(self._is_announcement(child) for child in node.children)
        return self.announcing[node]

    def _is_announcement(self, node: Node) -> bool:
        return node.role in ("key_result", "key_results") or (node.is_section and self.kind(node) == "key_results")

    def shape(self, node: Node) -> Shape:
        """Return the lists right below a node, counted once."""
        if node not in self.shapes:
            self.shapes[node] = shape_of(node)
        return self.shapes[node]

    def reads(self, node: Node) -> bool:
        """Whether goals without labels may stand there."""
        return not self.about.scope or node in self.about.scope or node.rank == 0

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
        if self.draft and promise(items) >= _WANTED[1]:
            return True
        if self.topic == 0:
            return self.about.draft
        if self.about.named or marked(items):
            return True
        if self.topic == 2 and (any(item.goals_below() for item in items) or self.ranks.promise[rank] >= _SURE):
            return True
        return promise(items) >= _WANTED[self.topic]


def survey(root: Node, title: Words = NOTHING, *, draft: bool = False) -> Survey:
    r"""Look over a page before reading it; `title` is that of its front matter, `draft` that it was given as one.

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
    page = Survey(root, title, draft, topic_of(root, title.text))
    page.labelled = roles.count("key_result") >= _LABELLED
    page.titles = sum(node.rank == 1 for node in root.children)
    page.left_over = _left_over(root) if page.labelled else set()
    _count(page, [node for node in nodes if page.reads(node)])
    _owners(page, nodes)
    return page


def _is_example(node: Node) -> bool:
    return node.is_section and section_of(node.text) == "example"


def _count(page: Survey, nodes: list[Node]) -> None:
    """Count what the headings of each rank have below them, and the lists that stand under no label."""
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
    ranks.goalish.update(_share(page, nodes, reads_like_goal))
    ranks.teams.update(_share(page, nodes, is_team))
    ranks.promise.update({rank: promise(group) for rank, group in items.items()})


def _share(page: Survey, nodes: list[Node], test: Callable[[str], bool]) -> dict[int, float]:
    """By rank of heading, how many of the unlabelled ones pass a test."""
    groups: dict[int, list[bool]] = defaultdict(list)
    for node in nodes:
        if node.is_section and node.rank < OBJECTIVE and node.role == "" and page.name(node) is None:
            groups[node.rank].append(test(node.text))
    return {rank: sum(group) / len(group) for rank, group in groups.items()}


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
