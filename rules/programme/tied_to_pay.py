"""Scores that people are paid by."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule


def _pay(tied: bool | None) -> dict[str, object]:
    return {"practice": {"review_cadence": "weekly", "system": "goal tracker", "tied_to_pay": tied}}


@rule(
    "M813",
    "tied-to-pay",
    family="programme",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=66,
    sources=[
        Source("004", "the paragraph on failure"),
        Source("002", "OKR Framework"),
        Source("Measure What Matters", "divorced from compensation"),
    ],
)
class TiedToPay:
    """Goals whose scores feed pay or ratings.

    What it does:
        Speaks where `practice` says `tied_to_pay: true`.

    Why it matters:
        Who is paid by the score sets the bar where it is sure to be cleared. The
        figures look better every quarter, and nothing bold is tried again.

    Known problems:
        A bonus on the company's result as a whole does little harm; say false then.

    Better:
        Judge people by what they did and learnt, KPIs by their targets, and keep
        scores for steering.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_pay(False)),
        Example("Our customers love our onboarding", plan=_pay(None)),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_pay(True)),
        Example("Hospitals recommend us to each other", plan=_pay(True)),
        Example("New colleagues feel at home in a week", plan=_pay(True)),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look at what the practice says."""
        tied = plan.practice.tied_to_pay if plan.practice else None
        if tied is None:
            yield Abstain(("practice.tied_to_pay",))
        elif tied:
            yield Flag(
                "Scores feed pay or ratings: expect targets that are sure to be met, and few that are worth it.",
                key="pay",
                at=("practice", "tied_to_pay"),
            )
