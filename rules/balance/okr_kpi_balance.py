"""Only OKRs, or only KPIs."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.wording import quoted

_NPS = {"id": "nps", "name": "Onboarding NPS", "team": "product"}
_WATCHED = {"kpis": [_NPS, {"id": "churn", "name": "Customer churn", "team": "company"}]}
_ONLY_OKRS = "KPIs keep the engine healthy while OKRs decide where to drive: add the few figures that must not slip."
_ONLY_KPIS = "OKRs decide where to drive while KPIs keep the engine healthy: choose the one thing that should change."


@rule(
    "C406",
    "okr-kpi-balance",
    family="balance",
    subject=Plan,
    severity="info",
    confidence="medium",
    consequence=12,
    groups=True,
    sources=[
        Source("000", "When should you use OKRs and KPIs?"),
        Source("001", "Can KPI and OKR work together?"),
        Source("002", "the honest answer (most need both)"),
        Source("003", "the closing paragraph"),
    ],
)
class OkrKpiBalance:
    """Unit that has only OKRs, or only KPIs.

    What it does:
        Informs where a plan has objectives and no KPI at all, or KPIs and no
        objective; in a plan with both, of each team that has one kind alone.

    Why it matters:
        OKRs without KPIs notice too late that the day's work suffers; KPIs without
        OKRs keep things running and change nothing.

    Known problems:
        KPIs that are kept in another tool are not seen. Where a KPI names no
        team, teams cannot be told apart. No ratio of the two is asked for.

    Better:
        A few KPIs to keep the engine healthy, one or two objectives to decide
        where to drive.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_WATCHED),
        Example("Our customers love our onboarding", plan={**_WATCHED, "teams": []}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"kpis": []}),
        Example("Our customers love our onboarding", plan={"kpis": [_NPS]}),
        Example(
            "Our customers love our onboarding",
            plan={
                "kpis": [*_WATCHED["kpis"], {"id": "stock", "name": "Days of stock", "team": "stores"}],
                "teams": [
                    {"id": "company", "name": "Acme", "level": "company"},
                    {"id": "product", "name": "Product", "parent": "company", "level": "team"},
                    {"id": "stores", "name": "Stores", "parent": "company", "level": "team"},
                ],
            },
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Compare what there is of each kind, in the plan and then by team."""
        goals = bool(plan.objectives)
        if goals != bool(plan.kpis):
            only, other = ("OKRs", "KPI") if goals else ("KPIs", "objective")
            yield Flag(
                f"The plan has only {only} and no {other}; most organisations need both.",
                suggestion=_ONLY_OKRS if goals else _ONLY_KPIS,
                key=f"only {only}",
            )
            return
        if not goals:
            return
        unknown = {"KPIs": None in audit.objectives_by_team, "OKRs": None in audit.kpis_by_team}
        for team in plan.teams:
            has = {"KPIs": team.id in audit.kpis_by_team, "OKRs": team.id in audit.objectives_by_team}
            only = next(
                (kind for kind, other in (("OKRs", "KPIs"), ("KPIs", "OKRs")) if has[kind] and not has[other]), ""
            )
            if only and unknown[only]:
                yield Abstain(("team",))
            elif only:
                yield Flag(
                    f"{quoted(team.name or team.id or '')} has only {only}; most teams need both.",
                    about=team,
                    field="name",
                    suggestion=_ONLY_OKRS if only == "OKRs" else _ONLY_KPIS,
                    key=f"only {only}",
                )
