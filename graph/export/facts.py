"""What every export tells of nodes and links, in an order that does not hang on that of the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from graph.alignment import Alignment
from graph.build import facts_of
from graph.marks import Mark, Marks, natural
from graph.nodes import Dangling, Link, NodeKind
from graph.picture.choose import key_of

_KINDS = {kind: at for at, kind in enumerate(get_args(NodeKind))}


class Fact(NamedTuple):
    """A node: its number, what is known of it, and its marks; one that is missing has no number."""

    number: int
    facts: dict[str, str]
    marks: tuple[Mark, ...] = ()


class Told(NamedTuple):
    """A link by the places of its ends among the facts."""

    source: int
    target: int
    kind: str
    field: str
    inferred: bool
    marks: tuple[Mark, ...] = ()


class Facts(NamedTuple):
    """All nodes, those that are missing last, and all links between them."""

    nodes: tuple[Fact, ...]
    links: tuple[Told, ...]
    lost: tuple[tuple[int, int, Dangling], ...]


def facts(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> Facts:
    """What is to be told of some plans, or of some nodes of them with the teams that own these.

    Nodes come by kind, team, id and title; links by their ends.
    """
    keep = _with_teams(alignment, near)
    chosen = [node for node in alignment.nodes if keep is None or node.number in keep]
    chosen.sort(key=lambda node: (_KINDS[node.kind], key_of(node, alignment)))
    nodes = []
    for node in chosen:
        known = {name: str(value) for name, value in facts_of(node, alignment).items() if name not in ("number", "id")}
        written = alignment.names.written(node)
        known |= {"id": written} if written else {}
        if node.kind == "kpi":
            known["health"] = marks.health(node).state
        nodes.append(Fact(node.number, known, marks.of(node.number)))
    place = {node.number: at for at, node in enumerate(nodes)}
    lost = [each for each in alignment.dangling if each.source in place]
    missing = {name: at for at, name in enumerate(sorted({each.name for each in lost}, key=_by_name), len(nodes))}
    nodes += [Fact(-1, {"kind": "missing", "title": " ".join(name.split()) or "?"}) for name in missing]
    links = [*_links(alignment.links, place, marks)]
    links += [Told(place[each.source], missing[each.name], "dangling", each.field, False, ("broken",)) for each in lost]
    told = [(place[each.source], missing[each.name], each) for each in lost]
    return Facts(tuple(nodes), tuple(sorted(links)), tuple(sorted(told, key=lambda each: (each[0], each[2][1:4]))))


def _by_name(name: str) -> tuple[object, ...]:
    return (natural(name), name)


def _links(links: Sequence[Link], place: dict[int, int], marks: Marks) -> Iterable[Told]:
    for link in links:
        source, target = place.get(link.source), place.get(link.target)
        if source is not None and target is not None:
            yield Told(source, target, link.kind, link.field, link.inferred, marks.of_link(link))


def _with_teams(alignment: Alignment, near: frozenset[int] | None) -> frozenset[int] | None:
    if near is None:
        return None
    teams = (alignment.levels.team(alignment.nodes[number]) for number in near)
    return near | {team.number for team in teams if team is not None}
