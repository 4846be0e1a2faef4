"""What rules on alignment say alike: how things are called, whose a goal is and where it stands, and ways."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from graph.alignment import Alignment
from graph.nodes import Node, NodeKind
from rules.wording import quoted

SHOWN = 8  # steps of a way that are told in words
_CALLED: dict[NodeKind, str] = {
    "organisation": "organisation", "team": "team", "objective": "objective", "key_result": "key result", "kpi": "KPI",
    "initiative": "initiative", "item": "item of the X-matrix", "factor": "factor of the strategy canvas",
}  # fmt: skip


def called(kind: NodeKind) -> str:
    """A kind of thing, as people call it.

    >>> called("key_result")
    'key result'
    """
    return _CALLED[kind]


def with_article(words: str) -> str:
    """Words for one of many.

    >>> with_article("objective"), with_article("X-matrix"), with_article("KPI")
    ('an objective', 'an X-matrix', 'a KPI')
    """
    return f"{'an' if words[0] in 'aeioX' else 'a'} {words}"


def team_words(node: Node, alignment: Alignment) -> str:
    """The team of a goal as people call it, in quotes; empty where nobody says."""
    team = alignment.levels.team(node)
    if team is not None:
        return quoted(team.words)
    holder = alignment.nodes[node.above] if node.above >= 0 else node
    named = getattr(holder.goal, "team", None)
    return quoted(named) if named else ""


def elsewhere(node: Node, seen_from: Node, alignment: Alignment) -> str:
    """In which other file a goal stands, seen from one; empty where it is the same."""
    return "" if node.plan == seen_from.plan else f" in {PurePath(alignment.paths[node.plan]).name}"


def named(other: Node, seen_from: Node, alignment: Alignment) -> str:
    """The words of a goal, with the team that it is of and, where it stands in another file, that one's name."""
    team = alignment.levels.team(other) if other.kind != "team" else None
    ours = alignment.levels.team(seen_from) if seen_from.kind != "team" else seen_from
    of = f" of {quoted(team.words)}" if team is not None and (ours is None or team.words != ours.words) else ""
    return f"{quoted(other.words)}{of}{elsewhere(other, seen_from, alignment)}"


def way(nodes: Sequence[Node], alignment: Alignment, cut: bool = False) -> str:
    """The goals on a way in quotes, an arrow between them; the middle of a long one is counted.

    A goal in another file than the one before it says so. `cut` says that some before the last are left out.
    """
    half = SHOWN // 2
    more = len(nodes) - SHOWN
    parts = [nodes] if more <= 0 else [nodes[:half], nodes[-half:]]
    told = [[_step(part, at, alignment) for at in range(len(part))] for part in parts]
    if more > 0:
        told.insert(1, [f"{more} more"])
    said = [step for part in told for step in part]
    if cut:
        said.insert(-1, "…")
    return " → ".join(said)


def _step(nodes: Sequence[Node], at: int, alignment: Alignment) -> str:
    return quoted(nodes[at].words) + elsewhere(nodes[at], nodes[max(0, at - 1)], alignment)
