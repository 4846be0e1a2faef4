"""Figures of so many out of so many: "from 3 of 8 to 7 of 8"."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.text.statement import Statement

_OF = r"(\d{1,7}(?:\.\d{1,3})?)(?:\s{0,2}(?:in|of|out of|/)\s{0,2}(\d{1,7}))?"
_PAIR = re.compile(rf"(?<![\d.]){_OF}(?:\s[^\W\d]{{1,20}}){{0,3}}\s{{0,2}}(?:to|→|->)\s{{0,2}}{_OF}", re.IGNORECASE)
_ONE = re.compile(_OF, re.IGNORECASE)


class Shares(NamedTuple):
    """Baseline and target as shares of a whole, 0 to 1; `whole` where both are of the same one."""

    baseline: float | None
    target: float
    whole: float | None


def shares_in(statement: Statement) -> Shares | None:
    """The shares that a goal's words write as so many out of so many; None where they write none in digits.

    >>> from advisor.text.statement import read_statement
    >>> shares_in(read_statement("Audits passed rise from 3 of 8 to 7 of 8"))
    Shares(baseline=0.375, target=0.875, whole=8.0)
    >>> shares_in(read_statement("8 of 10 nurses would recommend us"))
    Shares(baseline=None, target=0.8, whole=10.0)
    """
    if not any(figure.kind == "ratio" for figure in statement.quantities):
        return None
    for found in _PAIR.finditer(statement.text):
        first, of, second, other = (float(part) if part else None for part in found.groups())
        of, other = of or other, other or of
        if of and other and first is not None and second is not None and first <= of and second <= other:
            return Shares(first / of, second / other, of if of == other else None)
    target, baseline = statement.target, statement.baseline
    if target is None or target.kind != "ratio" or baseline is not None:
        return None
    one = _ONE.match(target.text)
    if one is None or not one[2] or float(one[1]) > float(one[2]):
        return None
    return Shares(None, float(one[1]) / float(one[2]), float(one[2]))
