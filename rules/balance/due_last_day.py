"""Key results that are all due on the last day."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.cycles import dates_of

_TITLES = (
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
)


def _due(*days: str | None) -> dict[str, object]:
    return {"key_results": [{"title": title, "due": day} for title, day in zip(_TITLES, days, strict=True)]}


@rule(
    "C409",
    "all-due-on-last-day",
    family="balance",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=24,
    sources=[Source("Google's OKR playbook", "tests of a set: dates within the quarter")],
)
class AllDueOnLastDay:
    """Plan whose key results all fall due on the cycle's last day.

    What it does:
        Speaks where a plan has three key results or more, each declares when it is
        `due`, and all are due on the last day of the cycle.

    Why it matters:
        It says that nobody has thought about when things will happen. What is only
        looked at on the last day can only be regretted.

    Known problems:
        Figures that can be read only when the quarter is closed are due then.

    Options:
        `fewest`: how many key results a plan has before it is judged.

    Better:
        Ask of each what could be true by the middle of the cycle, and date that.
    """

    options = (Option("fewest", 3, "how many key results a plan has before it is judged"),)
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields=_due("2026-06-30", "2026-06-30", "2026-05-29")),
        Example("Our customers love our onboarding", fields=_due("2026-06-30", "2026-06-30", None)),
    ]
    bad = [
        Example("Our customers love our onboarding", fields=_due("2026-06-30", "2026-06-30", "2026-06-30")),
        Example(
            "Our customers love our onboarding",
            fields=_due("2026-06-30", "2026-06-30", "2026-06-30"),
            plan={"cycle": {"name": "2026-Q2"}},
        ),
        Example(
            "Hospitals recommend us to each other",
            fields=_due("2026-05-31", "2026-05-31", "2026-05-31"),
            plan={"cycle": {"name": "May", "end": "2026-05-31"}},
        ),
    ]
    fewest: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Hold every date against the end of the cycle."""
        dates = dates_of(plan.cycle)
        end = dates.end if dates else plan.cycle.end if plan.cycle else None
        count = unsaid = 0
        for key_result in _key_results(plan):
            if key_result.due is not None and key_result.due != end:
                return
            count += 1
            unsaid += key_result.due is None
        if count < self.fewest:
            return
        if unsaid or end is None:
            yield Abstain(("due",) if unsaid else ("cycle.end",))
            return
        yield Flag(
            f"All {count} key results fall due on the cycle's last day ({end.isoformat()}): when would you notice "
            "that one is late?",
            field="cycle",
            key="last day",
        )


def _key_results(plan: Plan) -> Iterator[KeyResult]:
    for objective in plan.objectives:
        yield from objective.key_results
    yield from plan.key_results
