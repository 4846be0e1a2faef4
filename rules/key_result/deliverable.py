"""A key result that is a deliverable."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted, verb_phrase, words_at


@rule(
    "K204",
    "kr-is-deliverable",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=82,
    words=True,
    supersedes=("K201",),
    when=("output",),
    sources=[
        Source("002", "Pro tip"),
        Source("001", "OKRs best practices: do's (outcomes, not activities)"),
        Source("000", "When should you use OKRs and KPIs?"),
    ],
)
class KeyResultIsDeliverable:
    """Key result that is done when something exists.

    What it does:
        Speaks where a key result is a thing to make, ship, decide or hire, and is
        not declared a milestone (`type: milestone`) or a leading indicator
        (`indicator: leading`).

    Why it matters:
        That it exists says nothing of whether it works. A team that ships all it
        promised can still miss what it was for, and will only notice a quarter
        later.

    Known problems:
        The seeds disagree: 004 speaks of projects and milestones, 001 and 002 of
        outcomes. A milestone that is declared as one is legal. What a product
        can do ("runs offline") is read as a deliverable.

    Better:
        Ask what changes for a person or a number if it works, and make that the
        key result. Keep the deliverable as an initiative, or declare it a
        milestone.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Publish the price list", fields={"type": "milestone"}),
        Example("Open the third branch in the north", fields={"type": "milestone"}),
        Example("Raise the share of self-served orders from 20 % to 45 %"),
    ]
    bad = [
        Example("Launch the new product line", span="Launch"),
        Example("Publish 5 case studies", span="Publish"),
        Example("Migrate the customer database", span="Migrate"),
        Example("Hire two data engineers", span="Hire"),
        Example("The importer reads XML", span="reads"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where the key result is read as an output and not declared as one."""
        if key_result.type in ("milestone", "baseline") or key_result.indicator == "leading":
            return
        statement = audit.read(key_result)
        if statement.kind != "output" or not statement.sure:
            return
        span = verb_phrase(statement)
        reason = statement.reasons.get("kind", "")
        yield Flag(
            f"{quoted(key_result.title)} is a deliverable: {words_at(statement, span)} {reason}. What "
            "changes for a person or a number if it works?",
            span,
            whole=True,
        )
