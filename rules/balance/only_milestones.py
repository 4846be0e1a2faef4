"""An objective that only deliverables prove."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted

_MILESTONE = {"title": "The guide is published in four languages", "type": "milestone"}
_SECOND = {"title": "The portal is open to all hospitals", "type": "milestone"}
_METRIC = {"title": "Onboarding NPS rises from 32 to 55", "type": "metric"}


@rule(
    "C411",
    "only-milestones",
    family="balance",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=26,
    sources=[
        Source("The OKRs Field Book", "milestones beside metrics"),
        Source("004", "OKRs as a training plan: milestones"),
        Source("001", "OKRs best practices: do's (outcomes)"),
    ],
)
class OnlyMilestones:
    """Objective all of whose key results are declared milestones.

    What it does:
        Speaks where every key result of an objective is declared `type: milestone`.
        What is not declared is K204's.

    Why it matters:
        All of it can be delivered and nothing change. A milestone is a fine key
        result next to one that shows what it did.

    Known problems:
        Now and then the deliverable is the end: a licence, a filing with the court.

    Better:
        Keep the milestones and add one figure that moves if they work.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Every hospital orders without a phone call", fields={"key_results": [_SECOND, _METRIC]}),
        Example(
            "Our customers love our onboarding",
            fields={"key_results": [_METRIC, {"title": "Accounts that finish setup in a day rise from 40 % to 75 %"}]},
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"key_results": [_MILESTONE, _SECOND]}),
        Example("Hospitals recommend us to each other", fields={"key_results": [_SECOND, _MILESTONE]}),
        Example(
            "Setup is a matter of minutes",
            fields={"key_results": [_MILESTONE, _SECOND, {**_SECOND, "title": "The wizard is live"}]},
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look at the declared types."""
        key_results = objective.key_results
        if key_results and all(each.type == "milestone" for each in key_results):
            by = "one milestone" if len(key_results) == 1 else f"{len(key_results)} milestones"
            yield Flag(
                f"{quoted(objective.title)} is proved by {by} and nothing else: all could be done and nothing change.",
                field="key_results",
                key="milestones",
            )
