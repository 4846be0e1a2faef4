"""A key result that is effort."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted, verb_phrase, words_at


@rule(
    "K219",
    "kr-is-effort",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=84,
    words=True,
    supersedes=("K201",),
    when=("activity",),
    sources=[
        Source("001", "OKRs best practices: do's (outcomes, not activities)"),
        Source("coaches on real plans", "effort"),
    ],
)
class KeyResultIsEffort:
    """Key result that can all be done and change nothing.

    What it does:
        Speaks where a key result supports, coordinates, explores, holds or
        attends: effort whose words fix no end. A count ("conduct 20 interviews")
        measures the effort and does not change that.

    Why it matters:
        Worse than a deliverable, which at least exists in the end: effort is
        always done, and always leaves the question what for.

    Known problems:
        An activity can be the best leading indicator that there is; declare it as
        one only where it is known to drive the result.

    Better:
        Say what the effort should lead to by the end of the cycle, and how one
        would see it; keep the effort as an initiative.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example(
            "Three of four newcomers sell alone after six weeks",
            objective="Newcomers sell from their first month",
            key_results=("Median weeks until a newcomer's first sale fall from 11 to 5",),
        ),
        Example("Respond to 95 % of enquiries within one working day"),
    ]
    bad = [
        Example("Hold Weekly Meetings", span="Hold"),
        Example("Support the sales team with material", span="Support"),
        Example("Work with marketing on the spring campaign", span="Work with"),
        Example("Conduct 20 user interviews", span="Conduct"),
        Example("Investigate caching", span="Investigate"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where the key result is read as an activity."""
        if key_result.indicator == "leading":
            return
        statement = audit.read(key_result)
        if statement.kind != "activity" or not statement.sure:
            return
        span = verb_phrase(statement)
        reason = statement.reasons.get("kind", "").replace("is effort with no end", "has no end")
        yield Flag(
            f"{quoted(key_result.title)} is effort: {words_at(statement, span)} {reason}. It can all be done and "
            "change nothing.",
            span,
            whole=True,
        )
