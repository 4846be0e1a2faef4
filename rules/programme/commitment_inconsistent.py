"""A commitment that its own confidence belies."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from rules.wording import quoted


@rule(
    "M802",
    "commitment-inconsistent",
    family="programme",
    subject=(Objective, KeyResult),
    severity="warning",
    confidence="high",
    consequence=46,
    sources=[
        Source("001", "OKRs best practices: don'ts (committed and aspirational)"),
        Source("Radical Focus", "five in ten: the confidence that a good key result starts with"),
    ],
)
class CommitmentInconsistent:
    """Goal whose confidence does not fit what it is called.

    What it does:
        Holds each goal's own confidence against its commitment (a key result
        takes its objective's unless it has one): a committed goal below 0.4, or
        an aspirational one above 0.9. Learning goals are not judged, and neither
        are goals that have a score, or an aspirational one whose figure has
        already come more than half of its way.

    Why it matters:
        Others build on what is committed, so doubt about it must reach them now
        and not on the last day. And an aspiration that is as good as certain is a
        promise in disguise: it asks nothing new of anybody.

    Known problems:
        A confidence that was written down weeks ago and never again is taken for
        today's.

    Options:
        `committed_least`, `aspirational_most`: the confidence from, and up to,
        which each is believed.

    Better:
        Say who can raise the odds of a committed goal, or call it aspirational;
        raise an aspirational one, or call it committed.
    """

    options = (
        Option("committed_least", 0.4, "the least confidence at which a committed goal is believed"),
        Option("aspirational_most", 0.9, "the most confidence at which an aspirational goal still asks for something"),
    )
    good = [
        Example("Our customers love our onboarding", fields={"commitment": "committed", "confidence": 0.4}),
        Example("Our customers love our onboarding", fields={"commitment": "aspirational", "confidence": 0.9}),
        Example("Our customers love our onboarding", fields={"commitment": "learning", "confidence": 0.1}),
        Example("Our customers love our onboarding", fields={"confidence": 1.0, "score": 0.7}),
        Example("Our customers love our onboarding", fields={"commitment": "aspirational", "confidence": 0.2}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"commitment": "committed", "confidence": 0.3}),
        Example("Our customers love our onboarding", fields={"commitment": "aspirational", "confidence": 0.95}),
        Example("Hospitals recommend us to each other", fields={"commitment": "committed", "confidence": 0}),
        Example("Hospitals recommend us to each other", fields={"commitment": "aspirational", "confidence": 1}),
    ]
    committed_least: float
    aspirational_most: float

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Hold the confidence against the commitment."""
        if goal.confidence is None:
            if isinstance(goal, Objective) and all(each.confidence is None for each in goal.key_results):
                yield Abstain(("confidence",))
            return
        commitment = audit.commitment_of(goal)
        if commitment is None:
            yield Abstain(("commitment",))
        if commitment in (None, "learning") or goal.score is not None:
            return
        name = quoted(goal.title)
        if commitment == "committed" and goal.confidence < self.committed_least:
            yield Flag(
                f"{name} is committed, and its confidence is {goal.confidence:g}: raise the alarm while there is time "
                "to help, or make it aspirational.",
                field="confidence",
                key="committed",
            )
        elif commitment == "aspirational" and goal.confidence > self.aspirational_most and not _half_done(goal):
            yield Flag(
                f"{name} is aspirational at a confidence of {goal.confidence:g}: that is a commitment, or a bar that "
                "was set too low.",
                field="confidence",
                key="aspirational",
            )


def _half_done(goal: Objective | KeyResult) -> bool:
    """Whether the figure has come more than half of its way: then confidence is news and no sandbagging."""
    if isinstance(goal, Objective) or goal.baseline is None or goal.target is None:
        return False
    last = next((each.value for each in reversed(goal.check_ins) if each.value is not None), None)
    current = goal.current if goal.current is not None else last
    if current is None or goal.target == goal.baseline:
        return False
    return (current - goal.baseline) / (goal.target - goal.baseline) > 0.5
