"""A suppression that covers nothing."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Said, rule


@rule(
    "Z001",
    "unused-suppression",
    family="upkeep",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=4,
    sources=[Source("linters", "a suppression that nothing needs is told, so that none outlives its fault")],
)
class UnusedSuppression:
    """Suppression that covers nothing: no longer needed, past its end, or of no rule that there is.

    What it does:
        Speaks of an entry of `suppress` whose rule found nothing where it stands,
        whose `until` has passed, or that names a rule that does not exist. Its
        subject is the goal that carries it, else the plan.

    Why it matters:
        A suppression that outlives its fault will hide the next one, and nobody
        remembers that anything was agreed.

    Known problems:
        One of a rule that does not run in this audit (`--select`, `--ignore`) is
        not judged, and with `--no-suppressions` none is.

    Better:
        Remove it, or mend its rule's name or its end.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Launch the customer portal", fields={"suppress": [{"rule": "O101", "reason": "agreed"}]}),
        Example(
            "Launch the customer portal",
            fields={"suppress": [{"rule": "o101", "reason": "agreed", "until": "2031-12-31"}]},
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"suppress": [{"rule": "O101", "reason": "agreed"}]}),
        Example("Our customers love our onboarding", fields={"suppress": [{"rule": "O1O1", "reason": "agreed"}]}),
        Example(
            "Launch the customer portal",
            fields={"suppress": [{"rule": "O101", "reason": "agreed", "until": "2020-12-31"}]},
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Nothing: the engine, which knows what each suppression covered, raises it."""
        return iter(())
