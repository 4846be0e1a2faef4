"""The graph as GraphML, for yEd, Gephi and Cytoscape: networkx's writer, every attribute a string."""

from __future__ import annotations

from io import BytesIO

from advisor.reporters.drawing import clean
from graph.alignment import Alignment
from graph.export.facts import facts
from graph.marks import Marks


def write(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> str:
    """The graph as GraphML text; nodes are called n1, n2, …, and what a plan calls them is an attribute."""
    import networkx as nx

    found = facts(alignment, marks, near)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for at, node in enumerate(found.nodes, 1):
        known = {("name" if key == "id" else key): clean(value) for key, value in node.facts.items()}
        graph.add_node(f"n{at}", **known, **({"marks": " ".join(node.marks)} if node.marks else {}))
    for at, link in enumerate(found.links, 1):
        extra = {"field": link.field, "marks": " ".join(link.marks), "inferred": "true" if link.inferred else ""}
        graph.add_edge(
            f"n{link.source + 1}", f"n{link.target + 1}", key=f"e{at}", kind=link.kind,
            **{name: value for name, value in extra.items() if value},
        )  # fmt: skip
    out = BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode().rstrip("\n") + "\n"
