"""Goals that are kept from sight."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.wording import quoted

SHOWN = 3


@rule(
    "M808",
    "not-transparent",
    family="programme",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=16,
    sources=[
        Source("001", "KPIs best practices: do's (transparency)"),
        Source("002", "OKR Framework"),
        Source("004", "the comparison table: culture"),
    ],
)
class NotTransparent:
    """Goals that are private.

    What it does:
        Counts the objectives that are declared `visibility: private` and says so
        once a plan. What only the team sees is not counted.

    Why it matters:
        Teams line up with what they can see. A goal in a drawer is worked against
        by people who would have helped.

    Known problems:
        A personal goal, or one that a law keeps secret, is private for good
        reason.

    Better:
        Make them `public`; where a figure is the secret, withhold the figure
        (`redacted: true`) and show the goal.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"visibility": "team"}),
        Example("Our customers love our onboarding", fields={"visibility": None}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"visibility": "private"}),
        Example("Hospitals recommend us to each other", fields={"visibility": "private"}),
        Example("Our customers love our onboarding", fields={"visibility": "private"}, plan={"objectives_beside": 2}),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count the private ones."""
        private = [objective for objective in plan.objectives if objective.visibility == "private"]
        if not private:
            if plan.objectives and all(objective.visibility is None for objective in plan.objectives):
                yield Abstain(("visibility",))
            return
        names = ", ".join(quoted(objective.title) for objective in private[:SHOWN])
        more = f" and {len(private) - SHOWN} more" if len(private) > SHOWN else ""
        said = "One goal is private" if len(private) == 1 else f"{len(private)} goals are private"
        yield Flag(
            f"{said} ({names}{more}): nobody else can line up with what they cannot see.",
            key="private",
            at=(*audit.standing_of(private[0]).pointer, "visibility"),
        )
