"""What the headings of a page are, told from their names, their kind among others, and what stands below them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.statement import split_owner
from advisor.importers.from_markdown.vocabulary import is_team, period_in, promises, reads_like_goal, section_of, speaks_of_goals, verb_forms

Kind: TypeAlias = Literal["objective", "key_result", "objectives", "key_results", "container", "kpis", "work", "aside", "example", "remark"]

_EXPLAINS = re.compile(
    r"^(?:what|how|why|when|guide|about|introduc\w+|writing|setting|understanding)\b|\b(?:OKRs?|objectives|key results) (?:are|is|should|must|help|vs)\b|\b(?:magic|superpowers|benefits|principles|guide|guidelines|handbook|playbook|primer|basics|explained|101|tips|"
    r"practices|faq|methodology|framework|training|cheat|process|template|templates|examples?)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:an? |the |our |your |each |every )?(?:good )?(?:objectives?|key results?|krs?|okrs?)(?: \([^()]{1,40}\))?:? (?:is|are|should|must|describes?|defines?|measures?|reflects?|represents?|helps?|answers?|tells?|can|consists?)\b",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(r"\b(?:qualitative|quantitative|quantifiable|measurable|inspir\w+|ambitious)\b.{0,60}\b(?:statements?|results?|objectives?|goals?|outcomes?|metrics?)\b", re.IGNORECASE)  # fmt: skip
_METHOD = re.compile(
    r"(?:an? |the |good |great |effective )?(?:OKR'?s?|objectives?|key results?|krs?)\b.{0,40}?\b(?:are|is|help|helps|should|must|can|need|have|has|allow|mean|stand|parts|benefits|"
    r"superpowers|principles|elements|components|types|rules|tips|levels|consists?)\b",
    re.IGNORECASE,
)
_NESTED = 0.4
_LABELLED = 2
_LONGEST_ITEM = 60
_WANTED = (0.6, 0.5, 0.2)
_SURE = 0.3
_TEAMS = 0.34
_TOP_ITEMS = 12


@dataclass(slots=True)
class Shape:
    """The lists right below one heading, counted."""

    items: int = 0
    nested: int = 0
    depth: int = 0
    key_results: int = 0
    objectives: int = 0

    @property
    def is_nested(self) -> bool:
        """Whether list items have items of their own, as objectives with key results do."""
        return self.items > 0 and self.nested >= _NESTED * self.items

    def add(self, other: Shape) -> None:
        """Count another heading's lists in."""
        self.items += other.items
        self.nested += other.nested
        self.depth = max(self.depth, other.depth)


@dataclass(slots=True)
class Survey:
    """The facts of a page that one heading or list alone does not tell.

    `topic` is 2 where the page is a set of goals beyond doubt, 1 where it
    speaks of goals, else 0; `labelled` that it marks its key results as such;
    `nested` that its lists are objectives with key results below.
    """

    root: Node
    title: str = ""
    topic: int = 0
    labelled: bool = False
    labels: int = 0
    nested: bool = False
    prose: bool = False
    titles: int = 0
    prefixed: bool = False
    one_liners: bool = False
    found_objectives: bool | None = None
    left_over: set[Node] = field(default_factory=set)
    kinds: dict[Node, Kind] = field(default_factory=dict)
    shapes: dict[Node, Shape] = field(default_factory=dict)
    goalish: dict[int, float] = field(default_factory=dict)
    groups: dict[int, Shape] = field(default_factory=lambda: defaultdict(Shape))
    listing: Counter[int] = field(default_factory=Counter)
    promising: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    teams: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    scope: set[Node] = field(default_factory=set)

    def kind(self, node: Node) -> Kind:
        """What a heading, a bold line or a labelled paragraph is."""
        if node not in self.kinds:
            self.kinds[node] = _named(node) or _structural(node, self)
        return self.kinds[node]

    def reads(self, node: Node) -> bool:
        """Whether goals without labels may stand there."""
        return not self.scope or node in self.scope or node.rank == 0

    def is_left_over(self, node: Node) -> bool:
        """Whether a section has no labels though most of those beside it hold labelled goals."""
        return node in self.left_over

    @property
    def holds_objectives(self) -> bool:
        """Whether any heading or label of the page is an objective."""
        if self.found_objectives is None:
            self.found_objectives = any(0 < node.rank <= 8 and self.kind(node) == "objective" for node in self.root.walk())
        return self.found_objectives

    def shape(self, node: Node) -> Shape:
        """The lists right below a node, counted once."""
        if node not in self.shapes:
            self.shapes[node] = _shape(node)
        return self.shapes[node]


def survey(root: Node, title: str = "") -> Survey:
    """Look over a page before reading it.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> root = outline(read_blocks(read_page("# Q3 OKRs\\n## Sales\\n- Grow\\n  - 5 deals").lines), frozenset())
    >>> found = survey(root)
    >>> found.topic, found.nested, found.kind(root.children[0].children[0])
    (2, True, 'container')
    """
    page = Survey(root, title)
    nodes = [node for node in root.walk() if not _is_example(node)]
    roles = [node.role for node in nodes]
    page.labels = sum(role in ("objective", "key_result") for role in roles)
    page.labelled = roles.count("key_result") >= _LABELLED
    page.topic = _topic(page, nodes)
    page.prose = _is_prose(nodes)
    page.titles = sum(node.rank == 1 for node in root.children)
    page.scope = _scope(root)
    nodes = [node for node in nodes if page.reads(node)]
    lists = Shape()
    for node in nodes:
        if not node.is_item and node.role not in ("objective", "key_result", "key_results"):
            lists.add(page.shape(node))
        if not node.is_item:
            page.groups[node.rank].add(page.shape(node))
            page.listing[node.rank] += page.shape(node).items > 0
    page.nested = lists.nested >= 2 and lists.is_nested
    page.goalish = _share(nodes, reads_like_goal)
    page.teams = _share(nodes, is_team)
    page.promising = _promising(nodes)
    page.left_over = _left_over(root) if page.labelled else set()
    _owners(page, nodes)
    return page


def _owners(page: Survey, nodes: list[Node]) -> None:
    """Whether the page writes who before what, and an objective and its key result on one line."""
    items = [node for node in nodes if node.is_item and node.role == ""]
    parts = [(node, split) for node in items if (split := split_owner(node.said))]
    names = {split[0].text for _, split in parts}
    page.prefixed = len(parts) >= 3 and len(names) >= 2 and 2 * len(parts) >= sum(node.rank <= _TOP_ITEMS for node in items)
    page.one_liners = page.prefixed and sum(". " in split[1].text for _, split in parts) >= 2


def _scope(root: Node) -> set[Node]:
    """Where a page keeps its goals in a section of that name, all that stands there; empty where it has none."""
    title = root.children[0] if root.children and root.children[0].rank == 1 else None
    sections = [node for node in root.walk() if 0 < node.rank <= 6 and node is not title and _is_for_goals(node)]
    return {inner for section in sections for inner in section.walk()}


def _is_for_goals(node: Node) -> bool:
    """Whether a heading says OKRs and nothing more, but for the period."""
    text = node.said.inline.words.text
    span = period_in(text)
    rest = text[: span[0]] + text[span[1] :] if span else text
    named = re.fullmatch(r"(?i)\W*(?:(?:our|the|team|company|current) )?(?:okrs?|objectives (?:and|&) key results)(?: for)?[\W\d]*(?:set \d)?\W*", rest)
    return named is not None and any(not inner.said.label and (inner.is_item or inner.block.kind == "table") for inner in node.walk())


def _promising(nodes: list[Node]) -> dict[int, float]:
    """By rank of heading, how many items of its lists read like goals."""
    items: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        if 0 < node.rank <= 7 and not node.is_item:
            items[node.rank] += node.goals_below()
    return defaultdict(float, {rank: _promise(group) for rank, group in items.items()})


def _left_over(root: Node) -> set[Node]:
    """Sections without labels among at least three times as many with them."""
    left: set[Node] = set()
    labelled: dict[Node, bool] = {}
    nodes = list(root.walk())
    for node in reversed(nodes):
        labelled[node] = node.role in ("objective", "key_result") or any(labelled[child] for child in node.children)
    for node in nodes:
        beside = [child for child in node.children if 0 < child.rank <= 6]
        without = [child for child in beside if not labelled[child]]
        if without and len(beside) - len(without) >= max(3, 3 * len(without)):
            left.update(without)
    return left


def _is_example(node: Node) -> bool:
    return not node.is_item and node.rank <= 7 and section_of(node.text) == "example"


def _topic(page: Survey, nodes: list[Node]) -> int:
    headings = [node.said.inline.words.text for node in nodes if 0 < node.rank <= 7]
    named = [text for text in [page.title, *headings] if speaks_of_goals(text) and not explains(text)]
    if page.labels >= _LABELLED or any(section_of(text) in ("goals", "objectives", "key_results") or period_in(text) for text in named):
        return 2
    if any(re.search(r"\bOKRs?\b", text) or len(text.split()) <= 4 for text in named):
        return 2
    prose = [node.said.inline.words.text for node in nodes if node.block.kind == "paragraph"][:6]
    periods = any(period_in(text) for text in headings)
    return 1 if named or periods or any(speaks_of_goals(text) for text in prose) else 0


def _is_prose(nodes: list[Node]) -> bool:
    """Whether the page is more text than lists."""
    lengths: dict[str, int] = defaultdict(int)
    for node in nodes:
        lengths[node.block.kind] += len(node.text)
    return lengths["paragraph"] > lengths["item"] + lengths["table"]


def _share(nodes: list[Node], test: Callable[[str], bool]) -> dict[int, float]:
    """By rank of heading, how many of the unlabelled ones pass a test."""
    groups: dict[int, list[bool]] = defaultdict(list)
    for node in nodes:
        if 0 < node.rank <= 7 and node.role == "" and _named(node) is None:
            groups[node.rank].append(test(node.text))
    return defaultdict(float, {rank: sum(group) / len(group) for rank, group in groups.items()})


def explains(text: str) -> bool:
    """Whether a heading announces an explanation of goals, not goals.

    >>> explains("How we set OKRs"), explains("OKR guide"), explains("Marketing OKRs")
    (True, True, False)
    """
    return speaks_of_goals(text) and _EXPLAINS.search(text[:200]) is not None


def _named(node: Node) -> Kind | None:
    """What a heading's label or name says it is."""
    if node.rank == 0:
        return "container"
    role = node.role
    if role in ("objective", "key_result", "objectives", "key_results"):
        return "key_results" if role == "key_results" else role  # type: ignore[return-value]
    if role:
        return "work" if role == "work" else "remark"
    text = node.said.inline.words.text
    section = section_of(text)
    if section is not None:
        return "container" if section == "goals" else section
    if explains(text):
        return "example"
    first = re.match(r"[\w'’-]+", node.text.casefold())
    acts = first is not None and first[0] in verb_forms()
    if (speaks_of_goals(text) or period_in(text)) and not acts:
        return "container"
    return None


def _shape(node: Node) -> Shape:
    shape = Shape()
    for child in node.children:
        if child.role in ("key_result", "objective"):
            shape.key_results += child.role == "key_result"
            shape.objectives += child.role == "objective"
        below = child.goals_below()
        if not child.is_item or not child.text or (child.said.label and not child.said.label.is_goal):
            continue
        shape.objectives += child.role == "" and any(item.role == "key_result" for item in below)
        shape.items += 1
        shape.nested += bool(below)
        shape.depth = max(shape.depth, 1 + _depth(child))
    return shape


def _depth(node: Node) -> int:
    """How many levels of items stand below an item; three are told apart, more are not."""
    below = node.goals_below()
    if not below:
        return 0
    return 2 if any(item.goals_below() for item in below) else 1


def _structural(node: Node, page: Survey) -> Kind:
    """What an unlabelled heading is, by what stands below it."""
    shape = page.shape(node)
    if shape.objectives:
        return "container"
    if shape.key_results:
        return "objective"
    likely = reads_like_goal(node.text)
    alike = page.goalish.get(node.rank, 0.0) >= (0.7 if is_team(node.text) else 0.5)
    if page.labelled or not page.reads(node):
        return "container"
    if shape.items:
        return _over_list(node, page, likely=likely, alike=alike)
    return _over_sections(node, page, likely=likely, alike=alike)


def _over_list(node: Node, page: Survey, *, likely: bool, alike: bool) -> Kind:
    shape, group = page.shape(node), page.groups[node.rank]
    if not worth_reading(node.goals_below(), page, node.rank):
        return "container"
    if group.is_nested:
        return "objective" if likely and (shape.depth >= 3 or shape.nested == 0) else "container"
    topics = page.topic == 2 and page.teams[node.rank] < _TEAMS
    return "objective" if likely or alike or topics else "container"


def _over_sections(node: Node, page: Survey, *, likely: bool, alike: bool) -> Kind:
    """A heading without a list: an objective where it holds objectives or key results, or is one among such."""
    kinds = [page.kind(child) for child in node.children if 0 < child.rank <= 10 and not child.is_item]
    title = node.rank == 1 and page.titles == 1
    if "key_results" in kinds and "objective" not in kinds:
        return "container" if is_team(node.text) else "objective"
    if "objective" in kinds and not title:
        return "objective" if likely or alike else "container"
    if any(child.block.kind == "table" for child in node.children):
        return "objective" if likely and not title else "container"
    if node.block.kind != "heading":
        return "container"
    bare = not any(child.block.kind == "paragraph" and len(child.text) > 300 for child in node.children)
    return "objective" if likely and alike and page.listing[node.rank] and bare and page.topic == 2 and not title else "container"


def worth_reading(items: list[Node], page: Survey, rank: int = -1) -> bool:
    """Whether a list without labels holds goals, and not links, definitions or prose.

    `rank` names the headings among which its own stands: where their lists hold
    goals, this one need not prove it again.
    """
    if not _possible(items, page):
        return False
    if page.scope or sum(item.said.marked or item.role != "" for item in items) >= len(items) / 2:
        return True
    if page.topic == 2 and (any(item.goals_below() for item in items) or page.promising[rank] >= _SURE):
        return True
    return _promise(items) >= _WANTED[page.topic] and (page.topic > 0 or not page.prose)


def _possible(items: list[Node], page: Survey) -> bool:
    if not items:
        return False
    if sum(item.said.inline.linked for item in items) > len(items) / 2 and page.topic < 2:
        return False
    lengths = sorted(len(item.text.split()) for item in items)
    return sum(_defines(item.text) for item in items) < len(items) / 2 and lengths[len(lengths) // 2] <= _LONGEST_ITEM


def _promise(items: list[Node]) -> float:
    """How many of the items and of those below them read like goals."""
    texts = [item.text for item in items] + [child.text for item in items for child in item.goals_below()]
    return sum(promises(text) for text in texts) / len(texts) if texts else 0.0


def introduces_method(text: str) -> bool:
    """Whether the words before a list speak of OKRs as a method: `OKRs help us to:`.

    >>> introduces_method("OKRs help us do four things:"), introduces_method("OKRs for Q3:")
    (True, False)
    """
    return _METHOD.match(text[:200]) is not None


def is_definition(text: str) -> bool:
    """Whether a line says what objectives or key results are, instead of being one.

    >>> is_definition("Objectives are what we want to reach")
    True
    """
    return _DEFINITION.match(text[:120]) is not None or _DESCRIBES.search(text[:160]) is not None


def _defines(text: str) -> bool:
    """Whether a line explains what objectives and key results are."""
    return re.search(r"\b(?:OKRs?|[Oo]bjectives?|[Kk]ey [Rr]esults?)\b(?!s? \d)", text) is not None and not promises(text)
