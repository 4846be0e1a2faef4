"""A plan without a cycle, or with one of an odd length."""

from __future__ import annotations

import re
from datetime import date

from advisor.domain.finding import Source
from advisor.domain.plan import Cycle, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.kpi.cycles import dates_of
from rules.cycles import tells_dates

_YEAR = re.compile(r"(?:FY|CY)? ?'?(?:20\d\d|\d\d)|(?:19|20)\d\d[-/–](?:20)?\d\d", re.IGNORECASE)
_HALF = re.compile(r"\bH[12]\b|half", re.IGNORECASE)


@rule(
    "M803",
    "cycle-missing-or-wrong",
    family="programme",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=62,
    supersedes=("K211",),
    sources=[
        Source("000", "OKR vs KPI: key differences"),
        Source("002", "OKR Framework"),
        Source("004", "the comparison table: timeframe"),
    ],
)
class CycleMissingOrWrong:
    """Plan with goals and no cycle, or with one that is no quarter or month.

    What it does:
        Speaks where a plan with goals says no cycle (an error in `strict`), and
        informs where the cycle is longer or shorter than a quarter or a month.

    Why it matters:
        The cycle is what makes goals end: it sets the date on which they are
        judged and the rhythm in which a team learns.

    Known problems:
        27 to 32 days are a month and 84 to 98 a quarter, wherever they begin.

    Better:
        Write `cycle: {name: 2026-Q1, start: 2026-01-01, end: 2026-03-31}`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"cycle": {"name": "2026-Q1"}}),
        Example("Our customers love our onboarding", plan={"cycle": {"name": "2026-05"}}),
        Example("Our customers love our onboarding", plan={"cycle": {"start": "2026-02-01", "end": "2026-02-28"}}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"cycle": None}),
        Example("Our customers love our onboarding", plan={"cycle": {"name": "2026"}}),
        Example("Our customers love our onboarding", plan={"cycle": {"start": "2026-01-01", "end": "2026-06-30"}}),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Speak of a missing cycle, or of its length."""
        if not plan.objectives and not plan.key_results:
            return
        cycle = plan.cycle
        if cycle is None or not (cycle.name or cycle.start or cycle.end):
            yield Flag("The plan has goals and no cycle: nobody knows when they are judged.", key="none")
            return
        length = _odd_length(cycle)
        if length is not None and tells_dates(cycle):
            yield Flag(
                f"A cycle of {length}; a quarter or a month keeps goals and learning close together.",
                field="cycle",
                severity="info",
                key="odd",
            )


def _odd_length(cycle: Cycle) -> str | None:
    """The length of a cycle that is neither a quarter nor a month, in words."""
    if isinstance(cycle.start, date) and isinstance(cycle.end, date):
        days = (cycle.end - cycle.start).days + 1
        if 27 <= days <= 32 or 84 <= days <= 98:
            return None
        months = round(days / 30.44)
        return f"{months} months" if months >= 2 else f"{days} days"
    name = (cycle.name or "").strip()
    if dates_of(Cycle(name=name)) is not None:
        return None
    if _HALF.search(name):
        return "half a year"
    return "a year" if _YEAR.fullmatch(name) else None
