"""A change in percent of a measure that is itself a percentage."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.figures import value
from rules.wording import amount, quoted

_FAR = 100.0  # times the baseline: from here on the share tells nothing
_PERCENT = frozenset({"%", "percent", "per cent", "pct"})
_SHARE = re.compile(
    r"\b(?:share|percentage|proportion|occupancy|utili[sz]ation|uptime|availability|market share|"
    r"(?:conversion|click-through|open|win|hit|fill|return|response|bounce|pass|failure|error|vacancy|no-show|completion|renewal|churn|"
    r"retention|attrition|turnover|defect|scrap|absence|adoption|repeat|re-?order|dropout|drop-out) rate)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\bpoints?\b|\bp\.?p\.?\b|\bpps?\b|\brelative(?:ly)?\b", re.IGNORECASE)


class Ends(NamedTuple):
    """Where a percentage stands today and where it is to go, each None where nobody says."""

    baseline: float | None
    target: float | None


@rule(
    "K209",
    "percent-vs-points",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="high",
    consequence=32,
    words=True,
    when=("delta",),
    sources=[
        Source("001", "What is a KPI? (the conversion rate of 2 % and 3 %)"),
        Source("001", "What is an OKR? (figures and percentages)"),
    ],
)
class PercentOrPoints:
    """Key result that changes a percentage by a percentage.

    What it does:
        Speaks where a change in percent is stated of a measure that is itself a
        percentage, by its baseline, its unit, its KPI or its name, and no word
        says points.

    Why it matters:
        From 2 % to 3 % is one point more and half as much again. Read the one way
        the goal is a walk, read the other way it is a leap.

    What decides:
        Where baseline and target are both said and the change fits them as a
        share, there is nothing left to doubt. Where nobody says the baseline at
        all, K203 says so.

    Known problems:
        A rate that is counted per thousand is no percentage; only usual names are
        known.

    Better:
        Write both ends ("from 20 % to 30 %"), or say points.
    """

    good = [
        Example("Raise the conversion rate from 2 % to 3 %"),
        Example("Raise the conversion rate by 1 point from 2 %"),
        Example("Raise the conversion rate by 50 %, from 2 % to 3 %"),
        Example("Cut the build time by 50%", fields={"baseline": 40, "unit": "minutes"}),
        Example("Cut the vacancy rate by 3 percentage points", fields={"baseline": 9, "unit": "%"}),
    ]
    bad = [
        Example(
            "Increase the occupancy rate by 10%",
            span="10%",
            rewrite="Increase the occupancy rate from 60 % to <target>",
            fields={"baseline": 60, "unit": "%"},
        ),
        Example("Raise the conversion rate by 1 %, from 2 % to 3 %", span="1 %"),
        Example(
            "Increase the share of returning guests by 20% by end of June",
            span="20%",
            rewrite="Increase the share of returning guests from 40 % to <target> by end of June",
            fields={"baseline": 40},
        ),
        Example("Reduce the no-show rate by 5 % (from 20 %)", span="5 %"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the change, with both readings in figures where the baseline is known."""
        statement = audit.read(key_result)
        delta = statement.delta
        if delta is None or delta.kind != "percent" or not delta.value or _TOLD.search(statement.text):
            return
        kpi = audit.kpi_of(key_result)
        ends = _ends(key_result, statement, kpi)
        mixed = ends.baseline is None and ends.target is not None
        if mixed or not _is_share(key_result, statement, kpi):
            return
        if ends.baseline is not None and ends.target is not None:
            if _fits_points(ends.baseline, ends.target, delta.value):
                yield Flag(_both_ends(delta, ends.baseline, ends.target), delta.span)
            return
        yield Flag(_two_readings(delta, ends.baseline, statement), delta.span, rewrite=_rewrite(statement, delta, ends))


def _ends(key_result: KeyResult, statement: Statement, kpi: Kpi | None) -> Ends:
    baseline = key_result.baseline if key_result.baseline is not None else value(statement.baseline)
    if baseline is None and kpi is not None:
        baseline = kpi.current
    return Ends(baseline, key_result.target if key_result.target is not None else value(statement.target))


def _is_share(key_result: KeyResult, statement: Statement, kpi: Kpi | None) -> bool:
    """Whether what is measured is itself a percentage."""
    units = {key_result.unit, kpi.unit if kpi else None}
    if units & _PERCENT:
        return True
    if any(units - {None}):
        return False
    ends = (statement.baseline, statement.target)
    return any(q is not None and q.kind == "percent" for q in ends) or _SHARE.search(statement.text) is not None


def _fits_points(baseline: float, target: float, change: float) -> bool:
    """Whether the change is the difference of both ends, and not a share of the first."""
    moved = abs(target - baseline)
    return abs(moved - change) < 0.01 * max(change, 1) and abs(moved - abs(baseline) * change / 100) > 0.01 * moved


def _both_ends(delta: Quantity, baseline: float, target: float) -> str:
    moved = target - baseline
    unit = "point" if abs(moved) == 1 else "points"
    times = abs(moved / baseline) if baseline else _FAR
    share = f" but {100 * times:.0f} %" if times < _FAR else ""
    told = f"{amount(baseline, '%')} to {amount(target, '%')} is {amount(abs(target - baseline))} {unit}{share}"
    return f"{quoted(delta.text)}: {told}. Say which."


def _two_readings(delta: Quantity, baseline: float | None, statement: Statement) -> str:
    change = delta.value or 0
    points = f"{amount(change)} {'point' if change == 1 else 'points'}"
    if baseline is None:
        return f"{quoted(delta.text)} of a percentage can mean {points} or {delta.text} of today's figure."
    sign = -1 if statement.direction == "down" or statement.said == "down" else 1
    share = baseline * (1 + sign * change / 100)
    return (
        f"{quoted(delta.text)} of a percentage can mean {points} ({amount(baseline, '%')} to "
        f"{amount(round(baseline + sign * change, 2), '%')}) or a share of it (to {amount(round(share, 2), '%')})."
    )


def _rewrite(statement: Statement, delta: Quantity, ends: Ends) -> Rewrite | None:
    """The baseline that is known in the place of the change, where nothing but a deadline follows."""
    head, tail = statement.text[: delta.span.start].rstrip(), statement.text[delta.span.end :].rstrip(" .")
    if ends.baseline is None or not head.lower().endswith(" by") or statement.baseline is not None:
        return None
    due = statement.deadline
    if sum(not q.aside for q in statement.quantities) > 1 or (
        tail and (due is None or tail.strip() != due.of(statement.text))
    ):
        return None
    return Rewrite(f"{head[:-3]} from {amount(ends.baseline, '%')} to <target>{tail}", ("target",))
