"""Two results in one key result."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "K213",
    "compound-key-result",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=34,
    words=True,
    when=("compound",),
    sources=[Source("labelling guide", "compound")],
)
class CompoundKeyResult:
    """Key result that joins two results that can succeed apart.

    What it does:
        Speaks where a second verb has an object of its own, a second subject has
        a verb, or someone is to decide and to carry out.

    Why it matters:
        Half of it reached is a score that means nothing, and two results in one
        line are twice the work that was counted.

    Known problems:
        Steps in making one thing, means and their end ("pitch … and get …"), the
        parts of one routine, like items under one verb, a guard ("without …") and a
        condition on a figure are one result.

    Better:
        Make two key results of it, or keep the one that the other is a step to.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Raise the share of orders that arrive complete and on time from 82 % to 95 %"),
        Example("Sign 8 pilot schools, 3 of them paying"),
    ]
    bad = [
        Example("Raise onboarding NPS from 32 to 55 and lower churn to 5 %"),
        Example("Win 5 hospitals and cut the price of delivery by a third", fields={"baseline": 12}),
        Example("Customers use the new price list and report that it saves them an hour"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak of both halves."""
        statement = audit.read(key_result)
        if statement.compound is None:
            return
        first, second = statement.compound
        yield Flag(
            f"{quoted(first.of(statement.text))} and {quoted(second.of(statement.text))} can succeed apart: "
            "which score would it get at half?",
            Span(second.start, second.end),
        )
