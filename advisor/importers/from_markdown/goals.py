"""What a page yields: its goals in order, and what was seen and left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from advisor.importers.from_markdown.statement import Field
from advisor.importers.from_markdown.words import NOTHING, Words


@dataclass(eq=False, slots=True)
class Goal:
    """An objective, a key result or a KPI, with what the page says of it; `number` is that of its label.

    `inherited` is what the place where it stands says, and counts where it says nothing itself.
    """

    kind: Literal["objective", "key_result", "kpi"]
    title: Words
    fields: dict[str, Field] = field(default_factory=dict)
    parent: Goal | None = None
    number: str = ""
    inherited: dict[str, Field] = field(default_factory=dict)


@dataclass(slots=True)
class Harvest:
    """The goals of a page, the period that they are for, and what was not taken, for the notices."""

    goals: list[Goal] = field(default_factory=list)
    period: Words = NOTHING
    dropped: list[Words] = field(default_factory=list)
    elsewhere: list[Words] = field(default_factory=list)
    passed_over: list[Words] = field(default_factory=list)
    untold: list[Words] = field(default_factory=list)
    work: list[Words] = field(default_factory=list)
    too_long: list[Words] = field(default_factory=list)
    undated: list[Words] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Here:
    """Where the walk over a page is.

    `objective` is the one whose section or item it is in, `latest` the one that
    a labelled key result belongs to. `expects` is what a list without labels
    holds; `tree` says that items with items of their own are objectives, and
    `aside` that only labelled goals count. `led` says that a plain line of a
    draft is the latest objective.
    """

    objective: Goal | None = None
    latest: Goal | None = None
    team: Words = NOTHING
    period: Words = NOTHING
    owner: Field | None = None
    commitment: Field | None = None
    expects: Literal["", "objectives", "key_results", "kpis"] = ""
    tree: bool = False
    aside: bool = False
    led: bool = False
