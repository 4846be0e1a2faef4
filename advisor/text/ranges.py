"""A range whose ends are written out: `5%-10%`, `$10k–$15k`, "between 5 and 10 %", "by 5% to 10%"."""

from __future__ import annotations

from advisor.text.numerals import parse_number
from advisor.text.quantity import Quantity
from advisor.text.scan import DASHES, Scan

_JOINTS = DASHES | {"and", "to"}
_RANGED = frozenset({"number", "percent", "points", "money", "duration", "size"})
_WIDEST = 2


def may_have_another_end(scan: Scan, low: Quantity) -> bool:
    """Whether a second figure right after this one could be the other end of one range.

    "from 5% to 10%" is a change and stays two figures, so does "5% to 10%": only "between … and" and "by … to"
    say that the two are one.
    """
    joint = scan.lowers[low.last]
    if joint not in _JOINTS or low.high is not None or low.kind not in _RANGED:
        return False
    if joint == "and":
        return scan.lowers[low.first - 1] == "between"
    return joint != "to" or scan.follows_by(low.first)


def with_other_end(scan: Scan, low: Quantity, high: Quantity) -> Quantity | None:
    """One figure of two ends; None where they are two figures.

    After "by", a target may follow what it is reached by ("by 10% to 110%"), so the ends have to lie near each
    other, as those of an estimate do.
    """
    joint = scan.lowers[low.last]
    if low.value is None or high.value is None or high.high is not None or high.kind not in _RANGED:
        return None
    bare = low.last == low.first + 1
    if low.unit is None:
        alike = high.unit is not None if joint == "to" else not (bare and joint in DASHES)
    else:
        alike = low.unit.casefold() == (high.unit or "").casefold() or (low.kind == "money" and high.kind == "number")
    if not alike:
        return None
    value = _scaled(scan, low.value, high) if bare else low.value
    if not value < high.value or (joint == "to" and high.value > _WIDEST * value):
        return None
    unit, kind = (low.unit, low.kind) if low.unit is not None else (high.unit, high.kind)
    return scan.quantity(low.first, high.last, value, kind, unit=unit, high=high.value)


def _scaled(scan: Scan, low: float, high: Quantity) -> float:
    """The lower end in the magnitude of the upper one: 5 million in "between 5 and 10 million"."""
    written = parse_number(scan.sign(high.first))
    if not written or high.value is None or not low < written:
        return low
    return low * (high.value / written)
