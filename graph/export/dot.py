"""The graph in DOT, for Graphviz; nodes are called n1, n2, …, and what a plan calls them is a label."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.reporters.drawing import clean
from graph.alignment import Alignment
from graph.export.facts import Fact, Told, facts
from graph.marks import SAID, Marks

_LONGEST = 200
_WRAP = 34
_HEAD = ("id", "team", "commitment", "health")
_SHAPES = {
    "organisation": 'shape=house, style=filled, fillcolor="#ededed"',
    "team": 'shape=folder, style=filled, fillcolor="#f6ecd6"',
    "objective": 'shape=box, style="filled,rounded", fillcolor="#dfe8f5", penwidth=1.5',
    "key_result": 'shape=box, style=filled, fillcolor="#ffffff"',
    "kpi": 'shape=ellipse, style=filled, fillcolor="#ffffff"',
    "initiative": 'shape=cds, style=filled, fillcolor="#ffffff"',
    "item": 'shape=hexagon, style=filled, fillcolor="#ededed"',
    "factor": 'shape=hexagon, style=filled, fillcolor="#ededed"',
    "missing": 'shape=box, style=dotted, fontcolor="#555555"',
}
_LINES = {
    "contributes_to": 'color="#2f5d8a", penwidth=1.5',
    "proves": 'color="#8a8a8a", arrowhead=none',
    "measures": 'color="#8a8a8a", style=dotted',
    "supports": 'color="#8a8a8a"',
    "drives": 'color="#8a8a8a", style=dotted',
    "depends_on": 'color="#7a4b00", style=dashed',
    "owns": 'color="#c4c4c4", arrowhead=odot, constraint=false',
    "moves": 'color="#8a8a8a"',
    "dangling": 'color="#a3230f", style=dotted, arrowhead=tee',
}


def write(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> str:
    """The graph as DOT text."""
    found = facts(alignment, marks, near)
    return "\n".join([*_lines(found.nodes, found.links), "}"]) + "\n"


def _lines(nodes: tuple[Fact, ...], links: tuple[Told, ...]) -> Iterator[str]:
    yield "digraph alignment {"
    yield '  graph [rankdir=RL, charset="UTF-8", fontname="Helvetica"];'
    yield '  node [fontname="Helvetica", fontsize=11];'
    yield '  edge [fontname="Helvetica", fontsize=9];'
    for at, node in enumerate(nodes, 1):
        yield f"  n{at} [{_node(node)}];"
    for link in links:
        yield f"  n{link.source + 1} -> n{link.target + 1} [{_link(link)}];"


def _node(node: Fact) -> str:
    known = node.facts
    head = " · ".join(quoted(known[name]) for name in _HEAD if known.get(name))
    words = [*map(quoted, _wrapped(known["title"])), *(f"({SAID[mark]})" for mark in node.marks)]
    label = "\\n".join([head, *words] if head else words)
    look = _SHAPES[known["kind"]]
    if {"orphan", "loose", "stray"} & set(node.marks):
        look = look.replace("style=filled", 'style="filled,dashed"').replace("filled,rounded", "filled,rounded,dashed")
        look += ', color="#a3230f"'
    return f'label="{label}", tooltip="{quoted(known["title"])}", {look}'


def _wrapped(title: str) -> list[str]:
    """A title in lines that are about equally long, cut where it is very long."""
    words = title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _link(link: Told) -> str:
    label = link.kind.replace("_", " ") + (" (same words)" if link.inferred else "")
    look = _LINES[link.kind]
    if link.inferred:
        look += ", style=dashed"
    if link.marks and link.kind != "dangling":
        look += ', color="#a3230f", penwidth=3'
        label += "".join(f" ({mark})" for mark in link.marks)
    return f'label="{quoted(label)}", {look}' if link.kind not in ("proves", "owns") else look


def quoted(text: str) -> str:
    r"""Words as they may stand between quotes in DOT, where they are read neither as escapes nor as entities.

    >>> quoted('say "NPS" \\N &amp; more')
    'say \\"NPS\\" \\\\N &amp;amp; more'
    """
    return clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
