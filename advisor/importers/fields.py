"""The fields of the plan file, read off the domain: names, kinds, and the core schema that validates them.

The domain's dataclasses are the one definition. `pydantic-core` validates
against a schema built from them here; the full pydantic, which costs five times
as much to import, is only needed to publish the JSON Schema.
"""

from __future__ import annotations

import types
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator, core_schema

from advisor.domain.plan import Plan
from advisor.domain.record import wire_name

Kind: TypeAlias = Literal["text", "number", "integer", "flag", "date", "choice", "record", "figures"]


class FieldShape(NamedTuple):
    """What a field of the plan file holds."""

    name: str
    kind: Kind
    many: bool
    required: bool
    choices: tuple[str, ...] = ()
    record: type | None = None


_SCALARS: dict[Any, Kind] = {str: "text", float: "number", int: "integer", bool: "flag", date: "date"}


@cache
def shape_of(record: type) -> dict[str, FieldShape]:
    """The fields of a record of the domain, by their name in the plan file.

    >>> from advisor.domain.plan import Team
    >>> shape_of(Team)["level"].choices
    ('company', 'department', 'team', 'individual')
    """
    hints = get_type_hints(record)
    fields: dict[str, Any] = record.__dataclass_fields__  # type: ignore[attr-defined]
    return {wire_name(name): _shape(wire_name(name), hints[name], _required(field)) for name, field in fields.items()}


def _required(field: Any) -> bool:
    from dataclasses import MISSING

    return field.default is MISSING and field.default_factory is MISSING


def _shape(name: str, hint: Any, required: bool) -> FieldShape:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    many = get_origin(hint) is tuple
    if many:
        hint = get_args(hint)[0]
    if get_origin(hint) is Literal:
        return FieldShape(name, "choice", many, required, choices=get_args(hint))
    if get_origin(hint) is dict:
        return FieldShape(name, "figures", many, required)
    if hint in _SCALARS:
        return FieldShape(name, _SCALARS[hint], many, required)
    return FieldShape(name, "record", many, required, record=hint)


@cache
def plan_validator() -> SchemaValidator:
    """The validator of a whole plan, strict: conversions are the importers' own."""
    return SchemaValidator(_record_schema(Plan))


@cache
def _record_schema(record: type) -> core_schema.CoreSchema:
    fields = []
    names = list(record.__dataclass_fields__)  # type: ignore[attr-defined]
    for name, shape in zip(names, shape_of(record).values(), strict=True):
        schema = _field_schema(shape)
        if not shape.required:
            default: Any = () if shape.many else record.__dataclass_fields__[name].default  # type: ignore[attr-defined]
            schema = core_schema.with_default_schema(schema, default=default)
        alias = shape.name if shape.name != name else None
        fields.append(core_schema.dataclass_field(name, schema, validation_alias=alias, kw_only=True))
    arguments = core_schema.dataclass_args_schema(record.__name__, fields)
    return core_schema.dataclass_schema(record, arguments, names, slots=True, frozen=True)


def _field_schema(shape: FieldShape) -> core_schema.CoreSchema:
    schema = _item_schema(shape)
    return core_schema.tuple_variable_schema(schema) if shape.many else schema


def _item_schema(shape: FieldShape) -> core_schema.CoreSchema:
    match shape.kind:
        case "text":
            return core_schema.str_schema(coerce_numbers_to_str=True)
        case "number":
            return core_schema.float_schema(strict=True, allow_inf_nan=False)
        case "integer":
            return core_schema.int_schema(strict=True)
        case "flag":
            return core_schema.bool_schema(strict=True)
        case "date":
            return core_schema.date_schema(strict=True)
        case "choice":
            return core_schema.literal_schema(list(shape.choices))
        case "figures":
            figure = core_schema.float_schema(strict=True, allow_inf_nan=False)
            return core_schema.dict_schema(core_schema.str_schema(), figure)
        case "record":
            assert shape.record is not None  # noqa: S101 - for the type checker; the shape says so
            return _record_schema(shape.record)
