"""A goal of which nobody says how firmly it is meant."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "M801",
    "commitment-missing",
    family="programme",
    subject=(Objective, KeyResult),
    severity="warning",
    confidence="high",
    consequence=38,
    groups=True,
    sources=[Source("001", "OKRs best practices: don'ts (committed and aspirational)")],
)
class CommitmentMissing:
    """Goal that is neither committed nor aspirational.

    What it does:
        Speaks of each objective whose commitment is not declared, unless all of
        its key results have their own; and of stray key results.

    Why it matters:
        A miss means that something went wrong on a committed goal, and that the
        bar was high on an aspirational one. Without the type a reader cannot tell,
        and a score of 0.7 is praise or alarm by taste.

    Known problems:
        Almost no published plan says it, so most first audits show this once, as
        a group.

    Better:
        Write `commitment: committed`, `aspirational` or `learning`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"commitment": "committed"}),
        Example("Our customers love our onboarding", fields={"commitment": "learning"}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"commitment": None}),
        Example(
            "Small shops choose us first",
            fields={"commitment": None},
            key_results=(
                "Revenue from small shops rises from €1.2M to €2M",
                "Small shops that renew rise from 61 % to 80 %",
            ),
        ),
        Example("Become the supplier that hospitals recommend", fields={"commitment": None}),
    ]

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Speak where no commitment is declared."""
        if goal.commitment is not None or audit.placeholder_in(goal, "commitment") is not None:
            return
        if isinstance(goal, KeyResult):
            if audit.objective_of(goal) is not None:
                return
        elif goal.key_results and all(key_result.commitment for key_result in goal.key_results):
            return
        yield Flag(f"Committed or aspirational? Readers of {quoted(goal.title)} cannot tell what a miss would mean.")
