"""What the validator refuses, in the words of the plan file: what was expected, what was found, how to mend it."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails

from advisor.domain.place import Places, Pointer
from advisor.domain.plan import Plan
from advisor.errors import Problem
from advisor.importers.fields import shape_of
from advisor.importers.prepare import called

_LONGEST_IN_HINT = 60


def explain(detail: ErrorDetails, places: Places) -> Problem:
    """A validation error in the words of the plan file."""
    pointer: Pointer = tuple(detail["loc"])
    name = str(pointer[-1]) if pointer else "plan"
    if detail["type"] == "missing":
        holder = called(_record_at(pointer)).partition(" ")[2]
        return Problem(f"'{name}' is missing", places.find(pointer[:-1]), f"Every {holder} has a {name}.")
    value = detail["input"]
    expected, hint = _expected(detail, value)
    if value is None:
        hint = "Write something here, or remove it."
    return Problem(
        f"{name if not isinstance(pointer[-1], int) else pointer[-2]}: expected {expected}, found {said(value)}",
        places.find(pointer),
        hint,
    )


def _record_at(pointer: Pointer) -> type:
    """The record that holds a field."""
    record: type = Plan
    for part in pointer[:-1]:
        if isinstance(part, str):
            record = shape_of(record)[part].record or record
    return record


def _expected(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    kind = detail["type"]
    if kind == "literal_error":
        return _choice(detail, value)
    if kind == "tuple_type":
        short = isinstance(value, str | int | float) and len(str(value)) <= _LONGEST_IN_HINT
        texts = shape_of(_record_at(detail["loc"]))[str(detail["loc"][-1])].kind == "text"
        hint = f"Write [{value}]." if short and texts else "Write a list, an item a line, each after a dash."
        return "a list", hint
    return _EXPECTED.get(kind, (detail["msg"][:1].lower() + detail["msg"][1:], None))


def _choice(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    from difflib import get_close_matches

    choices = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
    close = get_close_matches(str(value).lower(), choices, 1, 0.5)
    return "one of " + ", ".join(choices), f"Did you mean '{close[0]}'?" if close else None


_EXPECTED: dict[str, tuple[str, str | None]] = {
    "string_type": ("a text", "Put quotes round it if it is meant as one."),
    "float_type": ("a number", "Write a number such as 55, or leave the field out where none is known."),
    "finite_number": ("a number", "Write a number such as 55."),
    "int_type": ("a whole number", "Write a whole number such as 240."),
    "bool_type": ("true or false", "Write true or false."),
    "date_type": ("a date", "Write a date such as 2026-03-31."),
    "dataclass_type": ("a group of fields", "Write its fields under it, indented."),
    "dict_type": ("names with figures", "Write each name with its figure, such as {Globex: 4}."),
}


def said(value: Any) -> str:
    """A value as it is named in a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
