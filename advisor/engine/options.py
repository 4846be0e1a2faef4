"""What the values of settings may be, and what was meant where a name is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from advisor.engine.rule import Option


def fits(option: Option, value: Any) -> bool:
    """Whether an option of a rule may have a value: one of the kind of its default.

    >>> fits(Option("most", 5, "how many"), 3), fits(Option("most", 5, "how many"), "three")
    (True, False)
    """
    default = option.default
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf
    if isinstance(default, tuple):
        return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def kind_of(option: Option) -> str:
    """What the values of an option are, in words."""
    if isinstance(option.default, bool):
        return "true or false"
    if isinstance(option.default, int | float):
        return "a number of 0 or more"
    return "a list of texts" if isinstance(option.default, tuple) else "a text"


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """The question after a name that is nearly right; None where nothing is near.

    >>> did_you_mean("ignroe", ["select", "ignore"])
    "Did you mean 'ignore'?"
    """
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(name, names, 1, 0.6) or get_close_matches(name.lower(), names, 1, 0.6)
    return f"Did you mean '{close[0]}'?" if close else None
