"""A level of the organisation that watches nothing."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule

_LEVELS = ("company", "department", "team", "individual")
_NPS = {"id": "nps", "name": "Onboarding NPS"}
_MARGIN = {"id": "margin", "name": "Net profit margin"}


@rule(
    "C407",
    "level-without-kpis",
    family="balance",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=8,
    sources=[Source("004", "the misconceptions: KPIs for the lower ranks")],
)
class LevelWithoutKpis:
    """Level of the organisation without a KPI.

    What it does:
        Gathers the levels that the plan's teams and objectives have, and informs of
        each at which no KPI stands. A KPI's level is its own, else its team's.

    Why it matters:
        KPIs are no matter of the lower ranks: those who decide where the money
        goes steer by margin and acquisition cost, and a person by what their work
        does.

    Known problems:
        Where a KPI has neither level nor a team with one, the rule abstains. A plan
        without any KPI is C406's.

    Better:
        Give the level the one or two figures that its decisions hang on.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Our customers love our onboarding",
            plan={"kpis": [{**_NPS, "team": "product"}, {**_MARGIN, "level": "company"}]},
        ),
        Example("Our customers love our onboarding", plan={"kpis": []}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"kpis": [{**_NPS, "team": "product"}]}),
        Example("Our customers love our onboarding", plan={"kpis": [{**_NPS, "level": "company"}]}),
        Example(
            "Our customers love our onboarding",
            plan={
                "kpis": [{**_NPS, "team": "product"}, {**_MARGIN, "team": "company"}],
                "teams": [
                    {"id": "company", "name": "Acme", "level": "company"},
                    {"id": "growth", "name": "Growth", "parent": "company", "level": "department"},
                    {"id": "product", "name": "Product", "parent": "growth", "level": "team"},
                ],
            },
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Compare the plan's levels with those of its KPIs."""
        if not plan.kpis:
            return
        watched = {audit.level_of(kpi) for kpi in plan.kpis}
        there = {team.level for team in plan.teams} | {audit.level_of(objective) for objective in plan.objectives}
        missing = [level for level in _LEVELS if level in there and level not in watched]
        if missing and None in watched:
            yield Abstain(("level", "team"))
            return
        for level in missing:
            yield Flag(
                f"No KPI at {level} level: nobody there sees whether the ordinary work goes well.",
                field="kpis",
                key=level,
            )
