"""Goals that a team was given, all of them."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.wording import quoted

_HANDED = {"origin": "top-down", "contributors": []}


@rule(
    "M809",
    "team-not-involved",
    family="programme",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=18,
    groups=True,
    sources=[
        Source("000", "Tips for getting started"),
        Source("001", "KPIs best practices: don'ts (employee involvement)"),
        Source("001", "OKRs best practices: do's (buy-in)"),
    ],
)
class TeamNotInvolved:
    """Objectives that were all handed to their team.

    What it does:
        Speaks where every objective of a team is declared `origin: top-down` and
        none names a contributor. The company's own are left alone.

    Why it matters:
        People work for what they helped to choose. A goal that was only handed
        down is reported on, and not owned.

    Known problems:
        Contributors who were asked and not written down are not seen.

    Better:
        Let the team choose how it serves the goal above, and name who had a hand in
        it: `contributors`, `origin: both`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"origin": "top-down"}),
        Example("Our customers love our onboarding", fields=_HANDED, plan={"objectives_beside": 1}),
        Example("Our customers love our onboarding", fields={"origin": "both", "contributors": []}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields=_HANDED),
        Example("Hospitals recommend us to each other", fields=_HANDED),
        Example("New colleagues feel at home in a week", fields={**_HANDED, "level": "department"}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look at a team's objectives together, when the first of them is asked."""
        if not objective.team or objective.origin in ("bottom-up", "both") or objective.contributors:
            return
        team = audit.objectives_by_team[objective.team]
        if team[0] is not objective or audit.level_of(objective) == "company":
            return
        if any(each.contributors or each.origin in ("bottom-up", "both") for each in team):
            return
        if any(each.origin is None for each in team):
            yield Abstain(("origin",))
            return
        known = audit.teams.get(objective.team)
        name = quoted((known.name if known else None) or objective.team)
        for each in team:
            yield Flag(
                f"{quoted(each.title)} was handed down, like all that {name} works for, and nobody of the team is "
                "named as having shaped it.",
                field="origin",
                about=each,
            )
