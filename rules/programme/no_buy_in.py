"""A first cycle that nobody was introduced to."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.units import name_of, units_of
from rules.wording import quoted


def _teams(cycles_run: int | None) -> list[dict[str, object]]:
    company: dict[str, object] = {"id": "company", "name": "Acme", "level": "company", "cycles_run": cycles_run}
    return [company, {"id": "product", "name": "Product", "parent": "company", "cycles_run": cycles_run}]


@rule(
    "M810",
    "no-buy-in",
    family="programme",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=10,
    sources=[
        Source("001", "OKRs best practices: do's (buy-in)"),
        Source("002", "the pilot tip"),
    ],
)
class NoBuyIn:
    """First cycle without a day on which goals were introduced or agreed.

    What it does:
        Speaks where every unit with goals is in its first cycle (`cycles_run: 0`)
        and `practice` says neither `introduced_on` nor `agreed_on`.

    Why it matters:
        Who was never told what an objective is for writes down the work at hand
        and calls it one. The hour that it takes to explain saves the cycle.

    Known problems:
        A new team in an organisation that has run cycles before is no first cycle.

    Better:
        Talk it through before goals are set: what an outcome is, what a score
        means, what it is not used for. Then write down the day.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"teams": _teams(0)}),
        Example(
            "Our customers love our onboarding", plan={"teams": _teams(3), "practice": {"review_cadence": "weekly"}}
        ),
        Example(
            "Our customers love our onboarding", plan={"teams": _teams(None), "practice": {"review_cadence": "weekly"}}
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"teams": _teams(0), "practice": {}}),
        Example("Our customers love our onboarding", plan={"teams": _teams(0), "practice": None}),
        Example("Our customers love our onboarding", plan={"teams": _teams(0), "practice": {"system": "wiki"}}),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for a first cycle without either day."""
        practice = plan.practice
        if practice is not None and (practice.introduced_on or practice.agreed_on):
            return
        units = units_of(audit)
        if units.first is None:
            yield Abstain(("teams.cycles_run",))
        elif units.first:
            who = quoted(name_of(units.teams[0])) if len(units.teams) == 1 else f"{len(units.teams)} units"
            yield Flag(
                f"First cycle of {who}: nothing says that goals were introduced to the people, or agreed with them.",
                key="buy-in",
                at=("practice",) if practice else None,
            )
