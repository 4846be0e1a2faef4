"""How rules on alignment name the goal at the other end of a link."""

from __future__ import annotations

from pathlib import PurePath

from graph.alignment import Alignment
from graph.nodes import Node
from rules.wording import quoted


def named(other: Node, seen_from: Node, alignment: Alignment) -> str:
    """The words of a goal, with the team that it is of and, where it stands in another file, that one's name."""
    team = alignment.levels.team(other) if other.kind != "team" else None
    ours = alignment.levels.team(seen_from) if seen_from.kind != "team" else seen_from
    of = f" of {quoted(team.words)}" if team is not None and (ours is None or team.words != ours.words) else ""
    file = "" if other.plan == seen_from.plan else f" in {PurePath(alignment.paths[other.plan]).name}"
    return f"{quoted(other.words)}{of}{file}"
