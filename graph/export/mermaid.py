"""The graph as a Mermaid flowchart; nodes are called n1, n2, …, and no letter of a plan is read as syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.reporters.drawing import clean
from graph.alignment import Alignment
from graph.export.facts import Fact, Told, facts
from graph.marks import SAID, Marks

_LONGEST = 160
_HEAD = ("id", "team", "commitment", "health")
_SHAPES = {
    "organisation": ("[[", "]]"), "team": ("[[", "]]"), "objective": ("(", ")"), "key_result": ("[", "]"),
    "kpi": ("([", "])"), "initiative": (">", "]"), "item": ("{{", "}}"), "factor": ("{{", "}}"), "missing": ("[", "]"),
}  # fmt: skip
_ARROWS = {
    "contributes_to": "-->", "proves": "---", "measures": "-.-", "supports": "-->", "drives": "-.->",
    "depends_on": "-.->", "owns": "---", "moves": "-->", "dangling": "-.-x",
}  # fmt: skip
_READ = re.compile(r"[^0-9A-Za-z .,'\x80-\U0010ffff-]")


def write(alignment: Alignment, marks: Marks, near: frozenset[int] | None = None) -> str:
    """The graph as Mermaid text."""
    found = facts(alignment, marks, near)
    return "\n".join(_lines(found.nodes, found.links)) + "\n"


def _lines(nodes: tuple[Fact, ...], links: tuple[Told, ...]) -> Iterator[str]:
    yield "flowchart RL"
    for at, node in enumerate(nodes, 1):
        opens, closes = _SHAPES[node.facts["kind"]]
        yield f'  n{at}{opens}"{_label(node)}"{closes}'
    for link in links:
        words = link.kind.replace("_", " ") + (", same words" if link.inferred else "")
        words += "".join(f", {mark}" for mark in link.marks if link.kind != "dangling")
        arrow = "-.->" if link.inferred else "==>" if link.marks and link.kind != "dangling" else _ARROWS[link.kind]
        said = "" if link.kind in ("proves", "owns") else f'|"{escaped(words)}"|'
        yield f"  n{link.source + 1} {arrow}{said} n{link.target + 1}"
    yield "  classDef loose stroke:#a3230f,stroke-width:2px,stroke-dasharray:6 4"
    yield "  classDef missing stroke:#555555,stroke-dasharray:2 3"
    for name, wanted in (("loose", {"orphan", "loose", "stray"}), ("missing", set[str]())):
        numbers = [
            f"n{at}"
            for at, node in enumerate(nodes, 1)
            if (wanted & set(node.marks) if wanted else node.facts["kind"] == "missing")
        ]
        if numbers:
            yield f"  class {','.join(numbers)} {name}"


def _label(node: Fact) -> str:
    known = node.facts
    head = " · ".join(escaped(known[name]) for name in _HEAD if known.get(name))
    title = known["title"] if len(known["title"]) <= _LONGEST else known["title"][: _LONGEST - 1] + "…"
    marks = [f"({SAID[mark]})" for mark in node.marks]
    return "<br/>".join(filter(None, (head, *map(escaped, (title, *marks)))))


def escaped(text: str) -> str:
    """Words with every sign that Mermaid, Markdown or HTML could read as more than itself as the number of its letter.

    >>> escaped('a "b" <c> #1;')
    'a #34;b#34; #60;c#62; #35;1#59;'
    """
    return _READ.sub(lambda match: f"#{ord(match[0])};", clean(text))
