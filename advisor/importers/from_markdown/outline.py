"""Blocks to a tree: what stands under which heading, label or list item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from advisor.importers.from_markdown.block import Block
from advisor.importers.from_markdown.inline import clean
from advisor.importers.from_markdown.statement import Statement, read_statement
from advisor.importers.from_markdown.vocabulary import section_of
from advisor.importers.from_markdown.words import Words

_BOLD, _OBJECTIVE, _ANNOUNCED, _KEY_RESULT, _ITEM = 7, 8, 9, 10, 11
_SHORT = 200
_LINE = 120
_DEEPEST = 80


@dataclass(eq=False, slots=True)
class Node:
    """A block with what was read in it and what stands under it.

    `rank` orders what can hold what: headings 1 to 6, then bold lines, labelled
    paragraphs, list items by depth. `lead` is the paragraph that introduces the
    list or table; `inner` says that a paragraph stands inside a list item.
    """

    block: Block
    said: Statement
    rank: int
    children: list[Node] = field(default_factory=list)
    lead: Node | None = None
    inner: bool = False

    @property
    def text(self) -> str:
        """The title, for a reader."""
        return self.said.title.text

    @property
    def role(self) -> str:
        """The role of its label; empty without one."""
        return self.said.label.role if self.said.label else ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.block.kind == "item"

    def items(self) -> list[Node]:
        """The list items right under it."""
        return [child for child in self.children if child.is_item]

    def goals_below(self) -> list[Node]:
        """The items and labelled lines under it that may be goals, not remarks such as `Owner: Ada`."""
        below = [child for child in self.children if child.is_item or child.role == "key_result"]
        return [child for child in below if child.text and (child.said.label is None or child.said.label.is_goal)]

    def walk(self) -> Iterator[Node]:
        """It and all under it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def outline(blocks: list[Block], references: frozenset[str]) -> Node:
    """The tree of a page; the root is no block of its own.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> root = outline(read_blocks(read_page("# Q3\\n- Grow\\n  - 5 deals").lines), frozenset())
    >>> [(node.text, len(node.children)) for node in root.walk()]
    [('', 1), ('Q3', 1), ('Grow', 1), ('5 deals', 0)]
    """
    root = Node(Block("heading", Words()), Statement(Words(), clean(Words())), 0)
    stack = [root]
    lead: Node | None = None
    for index, block in enumerate(blocks):
        node = _node(block, blocks[index + 1] if index + 1 < len(blocks) else None, references)
        if _is_first_line(node, blocks[index + 1 : index + 2], stack):
            node.rank = _BOLD
        _place(stack, node)
        if node.block.kind == "table":
            node.lead, lead = lead, None
        elif node.is_item:
            node.lead = lead if stack[-2].rank < _ITEM else stack[-2].lead
        else:
            lead = node if block.kind == "paragraph" and node.rank > _KEY_RESULT and node.said.label is None else None
    return root


def _is_first_line(node: Node, following: list[Block], stack: list[Node]) -> bool:
    """A plain line right above a list, with no colon and no full stop, is what the list is for."""
    text = node.said.inline.words.text
    if node.rank <= _KEY_RESULT or node.block.kind != "paragraph" or node.block.quoted or node.said.label or not 3 <= len(text) <= _LINE:
        return False
    if not following or not following[0].adjacent or following[0].kind != "item" or "\n" in node.block.source.text or text[-1] in ":.;,":
        return False
    section = next(last for last in reversed(stack) if not last.is_item and not last.inner)
    return section.role not in ("objective", "key_results", "key_result") and following[0].indent >= node.block.indent


def _place(stack: list[Node], node: Node) -> None:
    """Put a node under the last one that can hold it; it stays open for what follows."""
    if node.is_item:
        while _is_beside(stack[-1], node):
            stack.pop()
        node.rank = max(_ITEM, stack[-1].rank + 1)
    elif node.rank > _KEY_RESULT or (node.rank >= _ANNOUNCED and _holder(stack, node)):
        while not _belongs(stack[-1], node):
            stack.pop()
        if _follows_key_result(stack[-1], node):
            stack[-1].children[-1].children.append(node)
            return
        node.inner = stack[-1].is_item or stack[-1].inner
    else:
        while stack[-1].rank >= node.rank or stack[-1].inner:
            stack.pop()
    stack[-1].children.append(node)
    if node.is_item or node.rank < _KEY_RESULT or (node.rank == _KEY_RESULT and not node.inner):
        stack.append(node)


def _is_beside(last: Node, item: Node) -> bool:
    """Whether the last node cannot hold an item, by how far in the two stand."""
    if last.inner:
        return last.block.indent > item.block.indent
    return last.is_item and last.block.indent + 1 >= item.block.indent


def _holder(stack: list[Node], node: Node) -> bool:
    """Whether a labelled paragraph stands inside an item of a list."""
    return any(item.is_item and _belongs(item, node) for item in reversed(stack[-_DEEPEST:]))


def _belongs(last: Node, paragraph: Node) -> bool:
    """Whether a paragraph stands inside an item: further in, or right below it with a label of its own."""
    if not last.is_item and not last.inner:
        return True
    if last.inner:
        return False
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


def _node(block: Block, following: Block | None, references: frozenset[str]) -> Node:
    said = read_statement(clean(block.source, references), ticked=block.checked)
    return Node(block, said, _rank(block, said, following))


def _rank(block: Block, said: Statement, following: Block | None) -> int:
    if block.kind == "heading":
        return block.level
    if block.kind == "item":
        return _ITEM
    if block.kind == "table":
        return _ITEM + 1
    role = said.label.role if said.label else ""
    if role == "objective":
        return _OBJECTIVE
    if role in ("objectives", "key_results"):
        return _ANNOUNCED
    if role == "key_result":
        return _KEY_RESULT
    return _BOLD if _stands_for_heading(said, following) else _ITEM + 1


def _stands_for_heading(said: Statement, following: Block | None) -> bool:
    """A bold line of its own, or the bare name of a section, with something below it."""
    text = said.inline.words.text
    if not text or len(text) > _SHORT or following is None or said.label is not None:
        return False
    return said.inline.bold or (section_of(text) in ("key_results", "objectives", "kpis") and len(text) < 60)
