"""What stands in the graph of a plan, and the lines between."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

from advisor.domain.place import Pointer
from advisor.domain.plan import Level

NodeKind: TypeAlias = Literal[
    "organisation", "team", "objective", "key_result", "kpi", "initiative", "item", "factor"
]  # `item` is one of the X-matrix, `factor` one of the strategy canvas
LinkKind: TypeAlias = Literal[
    "contributes_to", "proves", "measures", "supports", "drives", "depends_on", "owns", "moves"
]

LEVELS: tuple[Level, ...] = ("company", "department", "team", "individual")


class Node(NamedTuple):
    """A thing of a plan: `number` is its place among all of them, `plan` the number of the document it stands in.

    `above` is the number of what it stands under: a key result's or an initiative's
    objective, -1 where there is none.
    """

    number: int
    kind: NodeKind
    goal: Any
    plan: int
    pointer: Pointer
    above: int = -1

    @property
    def id(self) -> str | None:
        """Its id, as written or by its position."""
        found: str | None = getattr(self.goal, "id", None)
        return found

    @property
    def words(self) -> str:
        """What people call it: its title or name, else its id."""
        said = getattr(self.goal, "title", None) or getattr(self.goal, "name", None)
        return " ".join(str(said or self.id or self.kind).split())


class Link(NamedTuple):
    """A line from one node to another, by their numbers.

    `field` is the one that says so, and `at` the number of the value in it; a link that
    no field declares is `inferred`, from the same words in another team's plan.
    """

    source: int
    kind: LinkKind
    target: int
    field: str = ""
    at: int = 0
    inferred: bool = False


class Dangling(NamedTuple):
    """A reference that leads nowhere: who makes it, in which field, and the name that is of nothing there.

    `instead` is the kind of the thing that has this name, where it is of a kind that
    the field cannot mean; `several` that more than one other plan has it.
    """

    source: int
    field: str
    at: int
    name: str
    instead: NodeKind | None = None
    several: bool = False
