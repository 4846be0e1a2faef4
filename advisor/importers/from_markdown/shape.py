"""The lists right below a heading, counted."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.importers.from_markdown.outline import Node

_NESTED = 0.4


@dataclass(slots=True)
class Shape:
    """How many items a heading has, how many of them have items of their own, how deep they go, and what labels say.

    `objectives` counts the labelled ones and those that have labelled key results.
    """

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


def shape_of(node: Node) -> Shape:
    r"""Return the shape of what stands right below a node.

    >>> from advisor.importers.from_markdown.blocks import read_blocks
    >>> from advisor.importers.from_markdown.lines import read_page
    >>> from advisor.importers.from_markdown.outline import outline
    >>> shape_of(outline(read_blocks(read_page("- Grow\n  - 5 deals\n- Learn").lines), frozenset()))
    Shape(items=2, nested=1, depth=2, key_results=0, objectives=0)
    """
    shape = Shape()
    for child in node.children:
        if not child.may_be_goal or not (child.is_item or child.role):
            continue
        below = child.goals_below()
        shape.key_results += child.role == "key_result"
        shape.objectives += child.role == "objective" or (
            child.is_item and not child.role and any(item.role == "key_result" for item in below)
        )
        if child.is_item:
            shape.items += 1
            shape.nested += bool(below)
            shape.depth = max(shape.depth, 1 + bool(below) + any(item.goals_below() for item in below))
    return shape
