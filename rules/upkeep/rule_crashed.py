"""A rule that failed."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Said, rule


@rule(
    "Z002",
    "rule-crashed",
    family="upkeep",
    subject=Plan,
    severity="error",
    confidence="high",
    consequence=99,
    sources=[Source("linters", "a crash is reported, never hidden")],
)
class RuleCrashed:
    """Rule that failed on a subject; the audit went on without it.

    What it does:
        Stands in the report wherever a rule raised an exception, with the rule,
        its subject and the cause. The audit goes on, and ends with exit code 2.

    Why it matters:
        What a failed rule would have said is not known, so nobody may take the
        rest for the whole.

    Known problems:
        None is known; it is raised by the engine and checks nothing itself.

    Better:
        Report it to the authors of the rule, with the goal that it failed on.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Small shops choose us first"),
        Example("Guests come back because the stay was easy"),
    ]
    bad = [
        Example("(any goal on which a rule fails)"),
        Example("(any KPI on which a rule fails)"),
        Example("(any plan on which a rule fails)"),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Nothing: the engine raises it."""
        return iter(())
