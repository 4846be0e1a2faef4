"""The decorator that every type of the plan file carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


def _values(record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in record.__dataclass_fields__)


def _eq(self: Any, other: Any) -> Any:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    given = ((name, getattr(self, name), field.default) for name, field in self.__dataclass_fields__.items())
    return (
        f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value, default in given if value != default)})"
    )


def wire_name(name: str) -> str:
    """The name of a field in the plan file.

    >>> wire_name("from_")
    'from'
    """
    return name.removesuffix("_")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass of the plan file.

    Comparison and text are shared functions, where `dataclass` would compile new
    ones for each of two dozen types: that halves what importing the domain costs.
    `__pydantic_config__` is plain data that pydantic reads when it publishes
    the JSON Schema; the domain itself imports the standard library only.
    """
    cls.__eq__, cls.__hash__, cls.__repr__ = _eq, _hash, _repr  # type: ignore[method-assign]
    frozen: Any = dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)
    frozen.__pydantic_config__ = {"alias_generator": wire_name, "extra": "forbid"}
    return frozen  # type: ignore[no-any-return]
