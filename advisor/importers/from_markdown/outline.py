"""Blocks to a tree: what stands under which heading, label or list item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from advisor.importers.from_markdown.block import Block
from advisor.importers.from_markdown.inline import clean
from advisor.importers.from_markdown.labels import opens_goal, opens_objective
from advisor.importers.from_markdown.sentence import read_statement
from advisor.importers.from_markdown.statement import Statement
from advisor.importers.from_markdown.vocabulary import ANNOUNCING, section_of
from advisor.importers.from_markdown.words import NOTHING

BOLD, OBJECTIVE, ANNOUNCED, KEY_RESULT, ITEM = 7, 8, 9, 10, 11
_LONGEST_HEADING = 200
_LONGEST_LINE = 120
_KEY_RESULTS_BELOW = re.compile(r"(?<=[\s.;|,])(?:key ?results?|krs?) ?:(?=\s+\S)", re.IGNORECASE)
_NUMBER_INSIDE = re.compile(r"(?<=\s)\(?\d{1,2}[.)](?=\s)")
_PARTED = re.compile(r";(?=\s)")
_NEXT_KEY_RESULT = re.compile(
    r"(?<=[\s·;,|.(])(?=(?:\*\*|__)?(?:KR|Key [Rr]esult) ?#?\d{1,2}(?:\.\d{1,2})?(?:\*\*|__)? ?[:)–—-] ?\S)"
)


@dataclass(eq=False, slots=True)
class Node:
    """A block with what was read in it and what stands under it.

    `rank` orders what can hold what: headings 1 to 6, then bold lines, labelled
    paragraphs, list items by depth. `lead` is the paragraph that introduces the
    list, table, announcement or labelled key result; `inner` says that a paragraph stands inside a list item.
    """

    block: Block
    said: Statement
    rank: int
    children: list[Node] = field(default_factory=list)
    lead: Node | None = None
    inner: bool = False
    parent: Node | None = None
    depth: int = 0

    @property
    def text(self) -> str:
        """The title, for a reader."""
        return self.said.title.text

    @property
    def whole(self) -> str:
        """All of the line, with its label."""
        return self.said.inline.words.text

    @property
    def role(self) -> str:
        """The role of its label; empty without one."""
        return self.said.label.role if self.said.label else ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.block.kind == "item"

    @property
    def is_section(self) -> bool:
        """Whether it is a heading, a bold line or a labelled paragraph that holds what follows."""
        return 0 < self.rank <= KEY_RESULT and not self.is_item

    @property
    def may_be_goal(self) -> bool:
        """Whether it has a text and no label of another kind."""
        return bool(self.text) and (self.said.label is None or self.said.label.is_goal)

    def goals_below(self) -> list[Node]:
        """Return the items and labelled lines under it that may be goals, not remarks such as `Owner: Ada`."""
        below = [inner for child in self.children for inner in child.listed()]
        return [child for child in below if child.may_be_goal and (child.is_item or child.role == "key_result")]

    def listed(self) -> list[Node]:
        """Return what is listed under a line `Key results:`; else the node itself."""
        return self.children if self.role == "key_results" else [self]

    def walk(self) -> Iterator[Node]:
        """Yield it and all under it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def outline(blocks: list[Block], references: frozenset[str]) -> Node:
    r"""Return the tree of a page; the root is no block of its own.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> root = outline(read_blocks(read_page("# Q3\n- Grow\n  - 5 deals").lines), frozenset())
    >>> [(node.text, len(node.children)) for node in root.walk()]
    [('', 1), ('Q3', 1), ('Grow', 1), ('5 deals', 0)]
    """
    root = Node(Block("heading"), Statement(NOTHING), 0)
    stack = [root]
    lead: Node | None = None
    blocks = [part for block in blocks for part in _split(block)]
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        said = read_statement(clean(block.source, references), ticked=block.checked)
        node = Node(block, said, _rank(block, said, following))
        if _is_first_line(node, following, stack):
            node.rank = BOLD
        _place(stack, node)
        if node.is_item or block.kind == "table":
            node.lead = stack[-2].lead if node.is_item and stack[-2].is_item else lead
        else:
            node.lead = lead if node.rank in (ANNOUNCED, KEY_RESULT) else None
            lead = node if block.kind == "paragraph" and node.rank > KEY_RESULT and said.label is None else None
    for node in root.walk():
        _give_titles(node)
    return root


def _split(block: Block) -> Iterable[Block]:
    """`O1: Grow. KR1: five deals; KR2: …` on one line, a block for each."""
    text = block.source.text
    cuts = [match.start() for match in _NEXT_KEY_RESULT.finditer(text)] if "KR" in text or "esult" in text else []
    if block.kind == "table":
        return (block,)
    if not cuts:
        return _split_list(block)
    if not opens_goal(text):
        return (block,)
    rest = [block.source.cut(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    inner = [
        replace(block, kind="paragraph", source=source, indent=block.indent + 1, checked=None, adjacent=True)
        for source in rest
    ]
    return (replace(block, source=block.source.cut(0, cuts[0])), *inner)


def _split_list(block: Block) -> Iterable[Block]:
    """`Objective: Be quick. Key results: 1) … 2) …` on one line: the objective, and an item for each key result."""
    text = block.source.text
    announced = _KEY_RESULTS_BELOW.search(text)
    if announced is None or not opens_objective(text):
        return (block,)
    start = announced.end()
    numbers = list(_NUMBER_INSIDE.finditer(text, start))
    begins = [match.end() for match in numbers] or [start, *(m.end() for m in _PARTED.finditer(text, start))]
    ends = [*(match.start() for match in numbers[1:]), len(text)] if numbers else [*begins[1:], len(text)]
    items = (block.source.cut(begin, end).strip(" \t;,|") for begin, end in zip(begins, ends, strict=True))
    return (
        replace(block, source=block.source.cut(0, announced.start()).strip(" \t;,|")),
        *(
            replace(block, kind="item", source=source, indent=block.indent + 2, checked=None, adjacent=True)
            for source in items
            if source
        ),
    )


def _rank(block: Block, said: Statement, following: Block | None) -> int:
    if block.kind == "heading":
        return block.level
    if block.kind != "paragraph":
        return ITEM if block.kind == "item" else ITEM + 1
    match said.label.role if said.label else "":
        case "objective":
            return OBJECTIVE
        case "objectives" | "key_results":
            return ANNOUNCED
        case "key_result":
            return KEY_RESULT
    if following is None or not _stands_for_heading(said):
        return ITEM + 1
    return ANNOUNCED if section_of(said.inline.words.text) in ANNOUNCING - {"objectives"} else BOLD


def _stands_for_heading(said: Statement) -> bool:
    """Tell whether a line is bold, or the bare name of a section."""
    text = said.inline.words.text
    if not text or len(text) > _LONGEST_HEADING or said.label is not None:
        return False
    return said.inline.bold or (len(text) < 60 and section_of(text) in ANNOUNCING)


def _is_first_line(node: Node, following: Block | None, stack: list[Node]) -> bool:
    """Tell whether a plain line right above a list, with no colon and no full stop, says what the list is for."""
    block, text = node.block, node.whole
    if (
        node.rank <= KEY_RESULT
        or block.kind != "paragraph"
        or block.quoted
        or node.said.label
        or not 3 <= len(text) <= _LONGEST_LINE
    ):
        return False
    if (
        following is None
        or not following.adjacent
        or following.kind != "item"
        or "\n" in block.source.text
        or text[-1] in ":.;,"
    ):
        return False
    section = next(last for last in reversed(stack) if not last.is_item and not last.inner)
    return section.role not in ("objective", "key_results", "key_result") and following.indent >= block.indent


def _place(stack: list[Node], node: Node) -> None:
    """Put a node under the last one that can hold it; it stays open for what follows."""
    if node.is_item:
        while _is_beside(stack[-1], node):
            stack.pop()
        node.rank = max(ITEM, stack[-1].rank + 1)
    elif node.rank > KEY_RESULT or (node.rank >= ANNOUNCED and _stands_in_item(stack, node)):
        while not _belongs(stack[-1], node):
            stack.pop()
        if _follows_key_result(stack[-1], node):
            stack[-1].children[-1].children.append(node)
            return
        node.inner = stack[-1].is_item
    else:
        while stack[-1].rank >= node.rank or stack[-1].inner:
            stack.pop()
    stack[-1].children.append(node)
    node.parent, node.depth = stack[-1], stack[-1].depth + 1
    if node.is_item or node.rank < KEY_RESULT or (node.rank == KEY_RESULT and not node.inner):
        stack.append(node)


def _is_beside(last: Node, item: Node) -> bool:
    """Whether the last node cannot hold an item, by how far in the two stand."""
    if last.inner:
        holder = last.parent.block.indent if last.parent else 0
        if last.block.indent > item.block.indent:
            return True
        return item.block.indent <= holder and not (last.block.indent <= holder and _is_listed(last, item))
    return last.is_item and last.block.indent + 1 >= item.block.indent


def _is_listed(heading: Node, item: Node) -> bool:
    """Whether an item is one of those that a line `Key results` under `- Objective: …` announces, at its margin."""
    of_objective = heading.parent is not None and heading.parent.role == "objective"
    if heading.role != "key_results" or not of_objective or item.role == "objective":
        return False
    return not heading.children or heading.children[0].block.indent == item.block.indent


def _stands_in_item(stack: list[Node], node: Node) -> bool:
    """Whether a labelled paragraph stands inside an item of the open list."""
    for last in reversed(stack):
        if not last.is_item and not last.inner:
            return False
        if last.is_item and _belongs(last, node):
            return True
    return False


def _belongs(last: Node, paragraph: Node) -> bool:
    """Whether a paragraph stands inside an item: further in, or right below it with a label of its own."""
    if not last.is_item:
        return not last.inner
    label = paragraph.said.label
    said_of = label is not None and label.role not in ("objective", "objectives")
    return paragraph.block.indent > last.block.indent or (paragraph.block.adjacent and said_of)


def _follows_key_result(last: Node, node: Node) -> bool:
    """Whether a line such as `Owner: Ada` speaks of the labelled line right above it."""
    label = node.said.label
    if label is None or label.is_goal or label.is_list or not node.block.adjacent or not last.children:
        return False
    above = last.children[-1]
    return above.role == "key_result" and not above.is_item


def _give_titles(node: Node) -> None:
    """`Objective:` alone on its line has its text below, or beside it in the list."""
    for index, child in enumerate(node.children):
        label = child.said.label
        if label is None or not label.is_goal or child.text:
            continue
        below = child.children[0] if child.children else None
        items = [item for item in child.goals_below() if item.is_item]
        if len(items) > 1 and below is items[0]:
            child.said.label = label._replace(role="objectives" if label.role == "objective" else "key_results")
        elif below is not None and _is_title(below):
            _adopt(child, child.children.pop(0))
        elif below is None and index + 1 < len(node.children) and _is_title(node.children[index + 1]):
            _adopt(child, node.children[index + 1])
            node.children[index + 1] = Node(Block("paragraph"), Statement(NOTHING), ITEM + 1)


def _is_title(node: Node) -> bool:
    return (
        node.said.label is None
        and bool(node.text)
        and (node.is_item or (node.block.kind == "paragraph" and not node.is_section))
    )


def _adopt(node: Node, title: Node) -> None:
    label, fields = node.said.label, node.said.fields
    title.parent = None
    node.said = replace(title.said, label=label, fields=title.said.fields | fields)
    node.children[:0] = title.children
