"""More KPIs on a scorecard than anyone can act on."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.wording import quoted


def _kpis(count: int, **fields: str) -> dict[str, list[dict[str, str]]]:
    """So many KPIs of the example's team."""
    who = fields.get("team", "product")
    common = {"team": "product", "owner": "Ada", "source": "survey tool", "unit": "days", "direction": "down"}
    return {
        "kpis": [{"id": f"{who}{at}", "name": f"Days to answer letter {at}", **common, **fields} for at in range(count)]
    }


@rule(
    "C403",
    "kpi-overload",
    family="balance",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=44,
    sources=[
        Source("001", "KPIs best practices: don'ts (overload)"),
        Source("000", "How to track progress with a KPI dashboard"),
    ],
)
class KpiOverload:
    """Team with more KPIs than decide anything.

    What it does:
        Counts the KPIs of each team that are there to decide by: all but those
        with `role: diagnostic`. Those that name no team count as one scorecard
        where no KPI of the plan names one.

    Why it matters:
        A scorecard with thirty figures is looked at and not acted on: something
        is always red, and the few that matter drown.

    Known problems:
        KPIs without a team, beside others with one, cannot be counted.

    Options:
        `most`: the highest number that is fine.

    Better:
        Keep those that would change a decision; mark the rest `role: diagnostic`,
        to be looked up when one of the few moves.
    """

    options = (Option("most", 10, "the most KPIs that a team can decide by"),)
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_kpis(10)),
        Example("Our customers love our onboarding", plan=_kpis(30, role="diagnostic")),
        Example(
            "Our customers love our onboarding",
            plan={"kpis": [*_kpis(8)["kpis"], *_kpis(8, team="company")["kpis"]]},
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_kpis(11)),
        Example("Our customers love our onboarding", plan=_kpis(25, role="decision")),
        Example("Our customers love our onboarding", plan=_kpis(14, team="")),
    ]
    most: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count by team."""
        for team_id, kpis in audit.kpis_by_team.items():
            team = audit.teams.get(team_id or "")
            if len(kpis) <= self.most or (team is None and len(audit.kpis_by_team) > 1):
                continue
            count = sum(kpi.role != "diagnostic" for kpi in kpis)
            if count > self.most:
                who = f" of {quoted(team.name or team_id or '')}" if team else ""
                yield Flag(
                    f"{count} KPIs on one scorecard{who}; up to {self.most} can be decided by.",
                    about=team,
                    field="name" if team else "kpis",
                    key=team_id or "plan",
                )
