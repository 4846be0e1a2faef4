"""The decorator that every type of the plan file carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


def wire_name(name: str) -> str:
    """The name of a field in the plan file.

    >>> wire_name("from_")
    'from'
    """
    return name.removesuffix("_")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass of the plan file.

    `__pydantic_config__` is plain data that pydantic reads when it publishes
    the JSON Schema; the domain itself imports the standard library only.
    """
    frozen: Any = dataclass(frozen=True, slots=True)(cls)
    frozen.__pydantic_config__ = {"alias_generator": wire_name, "extra": "forbid"}
    return frozen  # type: ignore[no-any-return]
