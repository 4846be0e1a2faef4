"""A goal that came while the cycle ran."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.previous.versions import began, changed_on, versions_of, weeks_into
from rules.wording import quoted

_COMPANY = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company"}


def _before(*titles: str, **fields: object) -> dict[str, object]:
    """A plan whose last version had the company's objective and these."""
    objectives = [_COMPANY, *({"title": title} for title in titles)]
    return {"previous": [{"cycle": {"name": "2026-Q2"}, "objectives": objectives}], **fields}


@rule(
    "D854",
    "added-late",
    family="previous",
    subject=(Objective, KeyResult),
    severity="info",
    confidence="high",
    consequence=7,
    sources=[Source("plan diff", "goals that the last version did not have")],
)
class AddedLate:
    """Goal that the plan's last version did not have, added after the cycle began.

    What it does:
        Looks each goal up in the last version, the newest earlier plan
        (`--previous`) of the same cycle. Speaks of those that were not there and
        came after the cycle's start: on the day that the goal was `updated_on`,
        else the day of the audit. Key results of a new objective are not told apart.

    Why it matters:
        A cycle is a choice of what not to do. What comes later takes its time from
        something that was chosen first, and nobody says from what.

    Known problems:
        A goal that moved here from a plan that is not given looks new.

    Better:
        Say what gives way to it, or park it for the next cycle.
    """

    good = [
        Example("Our customers love our onboarding", plan=_before("Our customers love our onboarding")),
        Example("Our customers love our onboarding", plan=_before(as_of="2026-04-01")),
        Example("Our customers love our onboarding", fields={"updated_on": "2026-03-20"}, plan=_before()),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_before()),
        Example("Our customers love our onboarding", plan=_before("Partners resell us in three countries")),
        Example("Hospitals recommend us to each other", fields={"updated_on": "2026-04-09"}, plan=_before()),
    ]

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Look the goal up in the last version."""
        if not audit.previous:
            if audit.plan.objectives and goal is audit.plan.objectives[0]:
                yield Abstain(("previous",))
            return
        versions = versions_of(audit)
        if versions is None or id(goal) not in versions.added:
            return
        parent = audit.objective_of(goal) if isinstance(goal, KeyResult) else None
        if parent is not None and id(parent) in versions.added:
            return
        start, day = began(audit), changed_on(goal, audit)
        if start is None:
            yield Abstain(("cycle.start",))
        elif day is not None and day > start:
            yield Flag(f"{quoted(goal.title)} was added {weeks_into(day, start)} into the cycle: what gives way to it?")
