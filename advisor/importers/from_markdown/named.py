"""What a heading is by its label or its name alone."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from advisor.importers.from_markdown.evidence import explains
from advisor.importers.from_markdown.outline import Node
from advisor.importers.from_markdown.verbs import verb_forms
from advisor.importers.from_markdown.vocabulary import heading_section, period_in, speaks_of_goals

Kind: TypeAlias = Literal[
    "objective",
    "key_result",
    "objectives",
    "key_results",
    "container",
    "kpis",
    "work",
    "deliverables",
    "aside",
    "example",
    "remark",
]

_ROLES: dict[str, Kind] = {
    "objective": "objective",
    "key_result": "key_result",
    "objectives": "objectives",
    "key_results": "key_results",
    "work": "work",
}


def named_kind(node: Node) -> Kind | None:
    """Tell what a heading is by its label or its name; nothing where it has neither."""
    if node.rank == 0:
        return "container"
    if node.role:
        return _ROLES.get(node.role, "remark")
    section = heading_section(node.whole)
    if section in (None, "aside") and explains(node.whole):
        return "example"
    if section is not None:
        return "container" if section == "goals" else section
    return "container" if (speaks_of_goals(node.whole) or period_in(node.whole)) and not acts(node) else None


def acts(node: Node) -> bool:
    """Whether a heading begins with a verb of doing."""
    first = re.match(r"[\w'’-]+", node.text[:60].casefold())
    return first is not None and first[0] in verb_forms()
