"""More objectives than a unit can keep in mind."""

from __future__ import annotations

from collections import defaultdict

from advisor.domain.finding import Source
from advisor.domain.plan import Objective, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.wording import quoted


@rule(
    "C401",
    "too-many-objectives",
    family="balance",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=78,
    sources=[Source("002", "OKR Framework"), Source("000", "Tips for getting started")],
)
class TooManyObjectives:
    """Unit with more objectives than it can focus on.

    What it does:
        Counts the objectives of each team; those without a team count by their
        level. More than four for a team, or five for the company, is too many.

    Why it matters:
        Focus is choosing. With eight objectives everything is important, and what
        is done first is decided by whoever shouts.

    Known problems:
        A page that gathers the goals of several teams without naming them looks
        like one team with many goals.

    Options:
        `team_most`, `company_most`: the highest number that is fine.

    Better:
        Ask which one you would drop if you had to, and drop it, or park it for
        the next cycle.
    """

    options = (
        Option("team_most", 4, "the most objectives that a team can focus on"),
        Option("company_most", 5, "the most objectives that a company can focus on"),
    )
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"objectives_beside": 3}),
        Example("Our customers love our onboarding", plan={"objectives_beside": 1}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"objectives_beside": 4}),
        Example("Our customers love our onboarding", plan={"objectives_beside": 6}),
        Example("Our customers love our onboarding", plan={"objectives_beside": 9}),
    ]
    team_most: int
    company_most: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count by team, and by level where none is named."""
        units: dict[tuple[str | None, str | None], list[Objective]] = defaultdict(list)
        for objective in plan.objectives:
            known = objective.team if objective.team in audit.teams else None
            units[known, None if known else objective.level].append(objective)
        for (team_id, level), objectives in units.items():
            team = audit.teams.get(team_id or "")
            most = self.company_most if "company" in (level, team.level if team else None) else self.team_most
            if len(objectives) <= most or not any(objective.key_results for objective in objectives):
                continue
            who = quoted(team.name or team_id or "") if team else f"the {level} level" if level else "one plan"
            yield Flag(
                f"{len(objectives)} objectives for {who}; up to {most} keep the focus. Which would you drop?",
                about=team,
                field="name" if team else "objectives",
                key=team_id or level or "plan",
            )
