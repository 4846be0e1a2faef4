"""From the raw tree of a file to the tree that validates: nothing is guessed, nothing is dropped without a word.

Absent is absent (`null`), unknown fields are told with a "did you mean", text that
is a date or a figure becomes one ("15 %" is 15 with the unit %), and what is still
to be filled in (`target: TBD`) is kept aside for the rule that speaks of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from advisor.domain.document import Notice
from advisor.domain.place import Places, Pointer
from advisor.importers.fields import FieldShape, shape_of
from advisor.text.figure import read_figure
from advisor.text.placeholder import is_placeholder

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][0-9:.+Z-]+)?")
_IN_THE_UNIT = frozenset({"baseline", "target", "current", "floor"})
_GOES_ON = re.compile(r"^\d|\S\s+\S")
_CUT = (
    "It looks like the rest of a text that a comma cut short: in braces a text with a comma wants quotes, "
    'as in {title: "Orders, returns and claims fall"}.'
)
_PLAIN = 15  # digits that a float holds to the last
_FLAGS = {"true": True, "false": False, "yes": True, "no": False}


@dataclass(slots=True)
class Prepared:
    """The prepared tree with what was noticed on the way."""

    places: Places
    notices: list[Notice] = field(default_factory=list)
    placeholders: dict[Pointer, str] = field(default_factory=dict)

    def record(self, raw: Any, record: type, pointer: Pointer) -> Any:
        """Prepare one record; what is not a mapping is left for the validator to refuse."""
        if not isinstance(raw, dict):
            return raw
        shapes, plain = shape_of(record), _plain_texts(record)
        prepared: dict[str, Any] = {}
        for name, value in raw.items():
            if type(value) is str and name in plain:
                prepared[name] = value
                continue
            shape = shapes.get(name)
            if shape is None:
                self._unknown(name, value, record, (*pointer, name))
            elif value is not None:
                made = self._value(value, shape, (*pointer, name), prepared)
                if made is not None:
                    prepared[name] = made
        if "unit" in shapes and "_unit" in prepared:
            unit = prepared.pop("_unit")
            prepared.setdefault("unit", unit)
        prepared.pop("_unit", None)
        return prepared

    def _value(self, value: Any, shape: FieldShape, pointer: Pointer, into: dict[str, Any]) -> Any:
        if shape.many:
            if not isinstance(value, list):
                return value
            return tuple(self._item(item, shape, (*pointer, at), into) for at, item in enumerate(value))
        return self._item(value, shape, pointer, into)

    def _item(self, value: Any, shape: FieldShape, pointer: Pointer, into: dict[str, Any]) -> Any:
        if shape.kind == "record":
            return self.record(value, shape.record or object, pointer)
        if shape.kind == "figures" and isinstance(value, dict):
            return {name: self._text_to(level, "number", {}) for name, level in value.items() if level is not None}
        if shape.kind == "integer" and isinstance(value, float) and value.is_integer():
            return int(value)
        if not isinstance(value, str) or shape.kind == "text":
            return value
        if shape.kind == "number" and len(value) <= _PLAIN and value.isdecimal() and value.isascii():
            return float(value)
        if is_placeholder(value):
            self.placeholders[pointer] = value.strip()
            return None
        if shape.kind == "choice":
            return value.strip().lower() if value.strip().lower() in shape.choices else value
        return self._text_to(value, shape.kind, into if shape.name in _IN_THE_UNIT else {})

    def _text_to(self, value: Any, kind: str, into: dict[str, Any]) -> Any:
        """Text that is a number, a flag or a date becomes one; any other text stays, to be refused."""
        if not isinstance(value, str):
            return value
        if kind == "flag":
            return _FLAGS.get(value.strip().lower(), value)
        if kind == "date":
            return _read_date(value)
        figure = read_figure(value.strip())
        if figure is None:
            return value
        if figure.unit and kind == "number":
            into.setdefault("_unit", figure.unit)
        if kind == "integer":
            return int(figure.value) if figure.value.is_integer() else value
        return figure.value

    def _unknown(self, name: str, value: Any, record: type, pointer: Pointer) -> None:
        message = f"unknown field '{name}' in {called(record)}; it is not read"
        hint = _CUT if value is None and _GOES_ON.search(name) else _meant(name, record)
        self.notices.append(Notice(message, self.places.key(pointer), hint))


@cache
def _plain_texts(record: type) -> frozenset[str]:
    """The fields of a record that are one text, taken as it is."""
    return frozenset(name for name, shape in shape_of(record).items() if shape.kind == "text" and not shape.many)


@lru_cache(1_000)
def _meant(name: str, record: type) -> str:
    """The field that was meant by a name, or all that there are."""
    from difflib import get_close_matches

    known = list(shape_of(record))
    close = _ALIASES.get(name.lower().replace("-", "_")) or next(iter(get_close_matches(name, known, 1, 0.6)), None)
    return f"Did you mean '{close}'?" if close in known else f"It may have: {', '.join(known)}."


_ALIASES = {
    "keyresults": "key_results",
    "krs": "key_results",
    "results": "key_results",
    "parent": "aligns_to",
    "objective": "title",
    "description": "why",
    "goal": "title",
    "name": "title",
    "organization": "organisation",
    "okrs": "objectives",
    "deadline": "due",
    "due_date": "due",
    "start": "baseline",
    "metric": "measures",
    "start_value": "baseline",
    "goals": "objectives",
    "current_value": "current",
    "target_value": "target",
}


_SPELT = {"check in": "check-in", "kpi": "KPI"}


def called(record: type) -> str:
    """A record's name as people say it, with its article.

    >>> from advisor.domain.plan import KeyResult, Objective
    >>> called(KeyResult), called(Objective)
    ('a key result', 'an objective')
    """
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {_SPELT.get(name, name)}"


def _read_date(value: str) -> Any:
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return value
    try:
        return date.fromisoformat(match.group(1))
    except ValueError:
        return value
