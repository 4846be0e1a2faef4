"""The graph as JSON in networkx's node-link form, so that `networkx.node_link_graph(data, edges="links")` reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from advisor.version import __version__
from graph.alignment import Alignment
from graph.build import keys_of
from graph.export.facts import Fact, facts
from graph.marks import Marks

SCHEMA = 1


def write(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> str:
    """Everything that is known of the graph, as JSON text with a line break at its end."""
    return to_json(as_data(alignment, marks, near), indent=1).decode() + "\n"


def as_data(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> dict[str, Any]:
    """The graph as plain data.

    A node's `id` is its key in the graph, `name` the id that someone wrote; absent
    facts are left out. A link's `key` is its kind.
    """
    found = facts(alignment, marks, near)
    keys = _keys(alignment, found.nodes)
    cycles = [[_key_of(number, alignment) for number in cycle] for cycle in alignment.cycles]
    return {
        "schema": SCHEMA,
        "tool": {"name": "okr-advisor", "version": __version__},
        "directed": True,
        "multigraph": True,
        "graph": {"plans": [sound(path) for path in alignment.paths]},
        "nodes": [_node(key, node) for key, node in zip(keys, found.nodes, strict=True)],
        "links": [
            {
                "source": keys[link.source], "target": keys[link.target], "key": link.kind, "field": link.field,
                "inferred": link.inferred, "marks": list(link.marks),
            }
            for link in found.links
        ],
        "dangling": [
            {
                "source": keys[source], "target": keys[target], "field": each.field, "name": sound(each.name),
                "instead": each.instead, "several": each.several,
            }
            for source, target, each in found.lost
        ],
        "cycles": cycles if near is None else [],
    }  # fmt: skip


def _keys(alignment: Alignment, nodes: Sequence[Fact]) -> list[str]:
    """The key of every node; each stands once, whatever was made harmless in it."""
    known = keys_of(alignment)
    taken: set[str] = set()
    keys = []
    for node in nodes:
        key = sound(known[node.number] if node.number >= 0 else f"missing:{node.facts['title']}")
        while key in taken:
            key += "'"
        taken.add(key)
        keys.append(key)
    return keys


def _key_of(number: int, alignment: Alignment) -> str:
    node = alignment.nodes[number]
    return sound(alignment.names.written(node) or node.words)


def _node(key: str, node: Fact) -> dict[str, Any]:
    known = {name: sound(value) for name, value in node.facts.items() if name != "id"}
    name = {"name": sound(node.facts["id"])} if "id" in node.facts else {}
    return {"id": key, **name, **known, "marks": list(node.marks)}


def sound(text: str) -> str:
    r"""A text that UTF-8 can hold: half a pair of code units becomes a mark.

    >>> sound("NPS \ud800")
    'NPS \ufffd'
    """
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
