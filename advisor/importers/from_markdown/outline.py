"""Blocks to a tree: what stands under which heading, label or list item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from advisor.importers.from_markdown.blocks import Block
from advisor.importers.from_markdown.inline import clean
from advisor.importers.from_markdown.statement import Statement, read_statement
from advisor.importers.from_markdown.vocabulary import section_of
from advisor.importers.from_markdown.words import Words

_BOLD, _OBJECTIVE, _ANNOUNCED, _KEY_RESULT, _ITEM = 7, 8, 9, 10, 11
_SHORT = 200


@dataclass(eq=False, slots=True)
class Node:
    """A block with what was read in it and what stands under it.

    `rank` orders what can hold what: headings 1 to 6, then bold lines, labelled
    paragraphs, list items by depth. `lead` is the paragraph that introduces the
    list an item belongs to.
    """

    block: Block
    said: Statement
    rank: int
    children: list[Node] = field(default_factory=list)
    lead: Node | None = None

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
        """The items under it that may be goals, not remarks such as `Owner: Ada`."""
        return [child for child in self.children if child.is_item and (child.said.label is None or child.said.label.is_goal) and child.text]

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
        _place(stack, node)
        if node.is_item:
            node.lead = lead if stack[-2].rank < _ITEM else stack[-2].lead
        else:
            lead = node if block.kind == "paragraph" and node.rank > _KEY_RESULT else None
    return root


def _place(stack: list[Node], node: Node) -> None:
    """Put a node under the last one that can hold it; it stays open for what follows."""
    if node.is_item:
        while stack[-1].is_item and stack[-1].block.indent + 1 >= node.block.indent:
            stack.pop()
        node.rank = max(_ITEM, stack[-1].rank + 1)
    elif node.rank > _KEY_RESULT:
        while stack[-1].is_item and not _belongs(stack[-1], node):
            stack.pop()
    else:
        while stack[-1].rank >= node.rank:
            stack.pop()
    stack[-1].children.append(node)
    if node.rank <= _KEY_RESULT or node.is_item:
        stack.append(node)


def _belongs(item: Node, paragraph: Node) -> bool:
    """Whether a paragraph stands inside an item: further in, or right below it with something to say of it."""
    if paragraph.block.indent > item.block.indent:
        return True
    label = paragraph.said.label
    return paragraph.block.adjacent and label is not None and not label.is_goal and not label.is_list


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
