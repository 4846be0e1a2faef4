"""The figure in a field that is meant to hold nothing else ("15 %", "$2M", "1,200")."""

from __future__ import annotations

import re
from math import isfinite
from typing import NamedTuple

from advisor.text.numbers import find_quantities
from advisor.text.scan import Scan
from advisor.text.tokens import tokenise

_PLAIN = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\s*")


class Figure(NamedTuple):
    """A number and the unit that stood with it."""

    value: float
    unit: str | None


def read_figure(text: str) -> Figure | None:
    """The figure that a text is; None where it is anything else.

    >>> read_figure("15 %"), read_figure("$2M"), read_figure("soon")
    (Figure(value=15.0, unit='%'), Figure(value=2000000.0, unit='$'), None)
    """
    if _PLAIN.fullmatch(text):
        value = float(text)
        return Figure(value, None) if isfinite(value) else None
    sign = -1 if text.startswith(("-", "−")) else 1
    bare = text.lstrip("+-−").strip()
    tokens = tokenise(bare)
    found = find_quantities(Scan(tokens, bare))
    if len(found) != 1 or found[0].high is not None or found[0].kind == "quantifier":
        return None
    first, rest = found[0], bare[found[0].span.end :].strip()
    if first.span.start > 0 or (rest and not rest.replace(" ", "").isalpha()):
        return None
    if first.value is None:
        return None
    return Figure(sign * first.value, first.unit or rest or None)
