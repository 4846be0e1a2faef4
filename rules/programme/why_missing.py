"""An objective that gives no reason."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "M805",
    "why-missing",
    family="programme",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=14,
    groups=True,
    sources=[
        Source("001", "Differences between OKR vs KPI (direction and context)"),
        Source("001", "OKRs best practices: do's (buy-in)"),
    ],
)
class WhyMissing:
    """Objective without a reason.

    What it does:
        Speaks of each objective that says neither `why` nor, where it serves no
        other, the reason that it `stands_alone` for.

    Why it matters:
        People who know what a goal is for choose better ways to it, and notice
        when it is no longer worth having. A link says whom it serves, not why now.

    Known problems:
        The reason may stand in the text above a list of goals, where nothing ties
        it to one of them.

    Better:
        One sentence: what is wrong, or possible, today, and what it costs to leave
        it so.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"why": "Four in ten leave in their first month"}),
        Example(
            "Our customers love our onboarding",
            fields={"why": None, "aligns_to": [], "stands_alone": "the regulator asks for it by June"},
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"why": None}),
        Example("Hospitals recommend us to each other", fields={"why": "  "}),
        Example("Our customers love our onboarding", fields={"why": None, "aligns_to": ["C1"]}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look for a reason."""
        if not ((objective.why or "").strip() or (objective.stands_alone or "").strip()):
            yield Flag(f"{quoted(objective.title)} gives no reason: what does it serve, and why now?")
