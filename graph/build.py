"""The graph of some plans as networkx has it: for questions, pictures and other people's tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.alignment import Alignment
from graph.nodes import Node

if TYPE_CHECKING:
    import networkx as nx


def key_of(node: Node, several: bool = False) -> str:
    """The name of a node in the graph: its kind and id, with the number of its plan where there are several plans.

    >>> from advisor.domain.plan import Objective
    >>> key_of(Node(0, "objective", Objective("Guests come back", id="O1"), 0, ("objectives", 0)))
    'objective:O1'
    """
    name = node.id or "/".join(map(str, node.pointer))
    return f"{node.plan}/{node.kind}:{name}" if several else f"{node.kind}:{name}"


def to_networkx(alignment: Alignment) -> nx.MultiDiGraph[str]:
    """One typed graph of everything in some plans.

    Nodes carry `kind`, `id`, `title`, `level`, `team`, `owner`, `commitment`, `plan` (the path of
    their file) and `number` (their place in the alignment), as far as they are known;
    what a name leads to that is of nothing there is a node of kind `missing`. The key of an edge
    is its kind, and it carries the `field` that declares it and whether it is `inferred`.

    >>> from advisor.engine.bundle import Bundle
    >>> from advisor.importers.load import load_text
    >>> from graph.alignment import align
    >>> text = "objectives: [{id: O1, title: Guests come back, aligns_to: [C1]}, {id: C1, title: We grow}]"
    >>> sorted(to_networkx(align(Bundle([load_text(text, "plan.yaml")]))).edges(keys=True))
    [('objective:O1', 'objective:C1', 'contributes_to')]
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    keys = keys_of(alignment)
    graph.add_nodes_from((key, facts_of(node, alignment)) for key, node in zip(keys, alignment.nodes, strict=True))
    for link in alignment.links:
        graph.add_edge(keys[link.source], keys[link.target], key=link.kind, field=link.field, inferred=link.inferred)
    for each in alignment.dangling:
        missing = f"missing:{each.name}"
        graph.add_node(missing, kind="missing", title=each.name)
        graph.add_edge(keys[each.source], missing, "dangling", field=each.field, inferred=False)
    return graph


def keys_of(alignment: Alignment) -> list[str]:
    """The name of every node, in their order; each stands once."""
    several = any(node.plan for node in alignment.nodes)
    taken: set[str] = set()
    keys = []
    for node in alignment.nodes:
        key = key_of(node, several)
        while key in taken:  # teams or matrix items that share an id
            key += "'"
        taken.add(key)
        keys.append(key)
    return keys


def facts_of(node: Node, alignment: Alignment) -> dict[str, Any]:
    """What is known of a node: its kind, id and title, its level, team, owner and commitment, and its file."""
    goal = node.goal
    team = alignment.levels.team(node) if node.kind != "team" else None
    objective = alignment.nodes[node.above].goal if node.above >= 0 else goal
    facts = {
        "kind": node.kind,
        "id": node.id,
        "title": node.words,
        "level": alignment.levels.of(node),
        "team": team.words if team is not None else getattr(objective, "team", None),
        "owner": getattr(goal, "owner", None) or getattr(objective, "owner", None),
        "commitment": getattr(goal, "commitment", None) or getattr(objective, "commitment", None),
        "plan": alignment.paths[node.plan],
        "number": node.number,
    }
    return {name: value for name, value in facts.items() if value is not None}
