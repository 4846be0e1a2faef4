"""A key result without an objective."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "O109",
    "objective-missing",
    family="objective",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=85,
    groups=True,
    sources=[Source("003", "What are OKRs?"), Source("000", "What are OKRs?")],
)
class ObjectiveMissing:
    """Key result that stands under no objective.

    What it does:
        Speaks of each key result at the top level of the plan.

    Why it matters:
        A key result is evidence. Without an objective nobody can say of what, or
        whether there is enough of it.

    Known problems:
        In an imported page the objective may be in a picture or another file.

    Better:
        Put it under the objective that it proves, or write that objective first.
        If it proves none, it may be a KPI.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Customer churn falls from 15 % to 8 %"),
        Example("Median reply time falls from 24 to 8 hours"),
    ]
    bad = [
        Example("Raise CSAT score from 80 to 90 percent", plan={"stray": True}),
        Example("Customer churn falls from 15 % to 8 %", plan={"stray": True}),
        Example("Median reply time falls from 24 to 8 hours", plan={"stray": True}),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak of strays."""
        if audit.objective_of(key_result) is None:
            yield Flag(f"Key result {quoted(key_result.title)} has no objective: what would it prove?")
