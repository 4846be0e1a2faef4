"""The figures of a goal: what its fields declare, else what its words say."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.domain.place import Span
from advisor.domain.plan import KeyResult, Objective
from advisor.score.shares import shares_in
from advisor.score.worth import into, same_kind
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_THOUSAND = 999.0
PERCENT = frozenset({"%", "percent", "per cent", "pct"})


class Figures(NamedTuple):
    """Baseline, target and change of a goal, in its own unit.

    `change` is a share of the baseline (0.05 is 5 %), None where none is known;
    `told` is whether the goal states any figure; `near_ceiling` is true of
    percentages in the last tenth to 0 or 100; `one_unit` whether baseline and
    target may be set off against each other. Where words write them in two units
    of one kind, both are in the unit of the target, and `units` names the two.
    `share` is true of figures from 0 to 1 that stand for parts of a whole, and
    `whole` says of how many, where it is the same for both ("from 3 of 8 to 7 of 8");
    `rounded` is true where words write the target in thousands or more ("€1.2M"), and no field says it otherwise.
    """

    baseline: float | None
    target: float | None
    change: float | None
    unit: str | None
    told: bool
    near_ceiling: bool
    redacted: bool
    span: Span | None
    one_unit: bool = True
    units: tuple[str, ...] = ()
    share: bool = False
    whole: float | None = None
    rounded: bool = False

    @property
    def plain(self) -> bool:
        """Whether a value may be set off against them as it is written; `advisor.score.scale.fit` turns others."""
        return self.one_unit and not (self.units or self.share or self.rounded)


class _Ends(NamedTuple):
    """Baseline and target, and how they are counted."""

    baseline: float | None
    target: float | None
    one_unit: bool = True
    units: tuple[str, ...] = ()
    share: bool = False
    whole: float | None = None


def figures_in(goal: KeyResult | Objective, statement: Statement) -> Figures:
    """The figures of a goal and of how its words are read; declared fields win over words."""
    declared = goal if isinstance(goal, KeyResult) else None
    ends = _ends(declared, statement)
    baseline, target = ends.baseline, ends.target
    delta = statement.delta
    unit = (declared.unit if declared else None) or statement.unit
    withheld = any(q is not None and q.redacted for q in (statement.baseline, statement.target, delta))
    redacted = withheld or bool(declared and declared.redacted)
    figure = statement.target or delta
    percent = (declared is not None and declared.unit in PERCENT) or (
        statement.target is not None and statement.target.kind == "percent"
    )
    ceiling = percent and any(figure is not None and (figure >= 90 or figure <= 10) for figure in (baseline, target))
    ceiling = ceiling or _near_top_mark(statement, target)
    told = target is not None or delta is not None
    return Figures(
        baseline,
        target,
        _change(baseline, target, delta) if ends.one_unit else None,
        unit,
        told,
        ceiling,
        redacted,
        figure.span if figure else None,
        *ends[2:],
        _is_rounded(declared, statement),
    )


def _is_rounded(declared: KeyResult | None, statement: Statement) -> bool:
    """Whether words write the target in thousands or more ("€1.2M"), and no field says it otherwise."""
    target = statement.target
    if target is None or not target.value or (declared is not None and (declared.target is not None or declared.unit)):
        return False
    digits = _DIGITS.search(target.text)
    written = float(digits[0].replace(",", "")) if digits else 0.0
    return written > 0 and abs(target.value) / written >= _THOUSAND


def _ends(declared: KeyResult | None, statement: Statement) -> _Ends:
    """Baseline and target as declared, else as words say them, in one unit where that can be had."""
    unit = declared.unit if declared else None
    baseline, target = (declared.baseline, declared.target) if declared else (None, None)
    if baseline is None and target is None and (shares := shares_in(statement)) is not None:
        if unit in PERCENT:
            return _Ends(shares.baseline and 100 * shares.baseline, 100 * shares.target)
        return _Ends(shares.baseline, shares.target, share=True, whole=shares.whole)
    said, wanted = statement.baseline, statement.target
    units = tuple(dict.fromkeys(u for q in (wanted, said) if q is not None and (u := _unit_of(q)) is not None))
    share = _is_share(target, wanted) or (target is None and wanted is not None and wanted.kind == "ratio")
    one_unit = declared is not None and baseline is not None and target is not None
    if not one_unit:
        one_unit = _in_one_unit(baseline, said, target, wanted) and (len(units) < 2 or same_kind(*units))
    counted_in = unit or (units[0] if units else None)
    if baseline is None:
        baseline = _turned(said, counted_in)
    if target is None:
        target = _turned(wanted, counted_in)
    return _Ends(baseline, target, one_unit, units if one_unit and len(units) > 1 and not unit else (), share)


def _turned(figure: Quantity | None, unit: str | None) -> float | None:
    """The value of a figure in a unit, as written where it cannot be turned into it."""
    written = value(figure)
    if figure is None or written is None or (figure.kind == "ratio" and unit not in PERCENT):
        return written
    turned = into(written, _unit_of(figure), unit)
    return written if turned is None else turned


def _unit_of(figure: Quantity) -> str | None:
    if figure.kind in ("ratio", "percent"):
        return "share" if figure.kind == "ratio" else "%"
    return figure.unit if figure.kind in ("money", "duration", "size") else (figure.unit or "").rstrip("s") or None


def _is_share(declared: float | None, figure: Quantity | None) -> bool:
    """Whether a declared figure is the share that words write in per cent (0.7 and "70 %")."""
    if declared is None or figure is None or figure.kind != "percent" or not figure.value:
        return False
    return abs(declared - figure.value / 100) <= 1e-9


def _in_one_unit(baseline: float | None, said: Quantity | None, target: float | None, wanted: Quantity | None) -> bool:
    """Whether no share of a whole stands beside a bare count ("3 of 8", "7")."""
    one, other = (said if baseline is None else None), (wanted if target is None else None)
    counts = [each for each in (baseline, target) if each is not None and abs(each) > 1]
    counts += [1.0 for each in (one, other) if each is not None and each.kind == "number"]
    return not (counts and any(each is not None and each.kind == "ratio" for each in (one, other)))


_MARKS = frozenset({"rating", "score", "stars", "star", "grade", "mark", "csat", "satisfaction"})
_SCALES = (5.0, 10.0, 100.0)


def _near_top_mark(statement: Statement, target: float | None) -> bool:
    """Whether a mark is in the last tenth of a usual scale: a rating from 4.6 to 4.8 of 5 is a long way."""
    if target is None or not _MARKS & set((statement.metric or "").lower().split()):
        return statement.target is not None and statement.target.kind == "ratio" and (target or 0) >= 0.9
    scale = next((top for top in _SCALES if target <= top), None)
    return scale is not None and target >= 0.9 * scale


def value(quantity: Quantity | None) -> float | None:
    """The value of a figure that can be calculated with."""
    return None if quantity is None or quantity.redacted or quantity.kind == "quantifier" else quantity.value


def _change(baseline: float | None, target: float | None, delta: Quantity | None) -> float | None:
    if baseline and target is not None:
        return (target - baseline) / abs(baseline)
    if delta is None or delta.value is None:
        return None
    if delta.kind == "percent":
        return delta.value / 100
    if delta.kind == "factor":
        return delta.value - 1
    if delta.kind == "ratio":
        return delta.value
    return delta.value / abs(baseline) if baseline else None
