"""From a document back to a plan file: YAML or JSON, what is absent left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from advisor.domain.document import Document
from advisor.domain.place import Pointer
from advisor.domain.plan import Initiative, KeyResult, Kpi, Objective, Team
from advisor.domain.record import wire_name

_GIVEN_IDS = (Objective, KeyResult, Initiative, Kpi, Team)


def as_tree(document: Document) -> dict[str, Any]:
    """The plan as plain data in the names of the plan file.

    Absent fields, empty lists and ids that only stand for a position are left
    out, unless something names such an id; placeholders are written back.
    """
    dropped = document.positional - set(_texts(document.plan)) if document.positional else document.positional
    tree: dict[str, Any] = _plain(document.plan, (), dropped, document)
    return tree


def _texts(value: Any) -> Iterator[str]:
    """Every text of a plan but the ids themselves: whatever may name one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for spec in fields(value):
            if spec.name != "id":
                yield from _texts(getattr(value, spec.name))


def _plain(value: Any, pointer: Pointer, dropped: frozenset[str], document: Document) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, (*pointer, at), dropped, document) for at, item in enumerate(value)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value == int(value):
        return int(value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    tree: dict[str, Any] = {}
    for spec in fields(value):
        name = wire_name(spec.name)
        part = getattr(value, spec.name)
        text = document.placeholders.get((*pointer, name))
        if text is not None:
            tree[name] = text
        elif name == "id" and part in dropped and isinstance(value, _GIVEN_IDS):
            continue
        elif part != spec.default and part != ():
            tree[name] = _plain(part, (*pointer, name), dropped, document)
    return tree


def to_json(document: Document) -> str:
    """The plan as JSON, indented; objectives are always a list."""
    tree = {"objectives": [], **as_tree(document)}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


_BREAKS = ("\\N", "\\L", "\\P", "\\uFEFF")  # line breaks of YAML that only libyaml escapes


def to_yaml(document: Document) -> str:
    """The plan as YAML, in the order of the schema."""
    import yaml

    tree = as_tree(document)
    written = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    if "\\U000" not in written or any(escape in written for escape in _BREAKS):
        return written
    return yaml.dump(tree, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=120)  # it leaves emoji
