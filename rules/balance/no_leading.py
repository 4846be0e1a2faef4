"""Measures that all tell only in the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from advisor.domain.finding import Source
from advisor.domain.plan import Indicator, KeyResult, Kpi, Objective, Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from rules.guards import supporting
from rules.library import Entry, entry_of, for_function, names
from rules.wording import quoted

_KPI = {
    "owner": "Ada",
    "source": "books",
    "team": "product",
    "definition": "Counted by the month over all shops",
    "why": "It is what renewals hang on",
    "unit": "%",
    "direction": "up",
    "target": 9,
    "frequency": "monthly",
    "tier": "outcome",
    "indicator": "lagging",
}
_REVENUE = {**_KPI, "id": "revenue", "name": "Revenue"}
_COMPLAINTS = {**_KPI, "id": "complaints", "name": "Complaint rate"}
_MEETINGS = {**_KPI, "id": "meetings", "name": "First meetings", "indicator": "leading", "supports": ["example"]}
_CHURN = {"id": "a", "title": "Customer churn falls from 15 % to 8 %", "indicator": "lagging"}
_ACTIVE = {"id": "c", "title": "Hotels that book every week rise from 40 to 90", "indicator": "leading"}
_NRR = {"id": "b", "title": "Net revenue retention rises from 92 % to 104 %"}


def _objective(*key_results: dict[str, Any]) -> dict[str, Any]:
    """The example with key results that have fields of their own."""
    made = {"id": "example", "title": "Small hotels stay with us", "team": "product", "owner": "Ada"}
    said = {"why": "Every fourth hotel leaves", "commitment": "aspirational", "stands_alone": "It is our own"}
    return {"objectives": [{**made, **said, "key_results": list(key_results)}]}


@rule(
    "C405",
    "no-leading-indicator",
    family="balance",
    subject=(Objective, Team),
    severity="warning",
    confidence="medium",
    consequence=40,
    sources=[
        Source("001", "KPIs best practices: don'ts (leading indicators)"),
        Source("Kaplan and Norton, The Balanced Scorecard", "outcome measures and performance drivers"),
    ],
)
class NoLeadingIndicator:
    """Objective or team all of whose measures are lagging.

    What it does:
        Looks at the key results of an objective, or the KPIs of a team: whether
        each is leading or lagging is what `indicator` says, else what the KPI
        that it measures says, else what the library says of a measure of that
        name. It speaks where there are two or more and all are lagging. Of an
        objective it speaks only where one measure at least is tagged: key results
        are to be outcomes, and outcomes lag.

    Why it matters:
        Lagging measures tell how it went when it is over. A leading one moves
        while there is still time to do something else.

    Known problems:
        Where a measure has no tag and is not in the library, the rule abstains. A
        deliverable among the key results, or a leading KPI that supports them or
        drives one of their KPIs, is early news enough.

    Options:
        `least`: how few measures are judged.

    Better:
        Add one measure that moves first, or tag those that do `indicator: leading`.
    """

    options = (Option("least", 2, "the fewest measures of an objective or team that are judged"),)
    good = [
        Example("Our customers love our onboarding"),
        Example(
            "The north buys from us",
            key_results=("Achieve a 40% increase in market share", "Reduce customer churn from 9% to 5%"),
        ),
        Example("Small hotels stay with us", plan=_objective(_CHURN, _ACTIVE)),
        Example("Small hotels stay with us", plan={**_objective(_CHURN, _NRR), "kpis": [_MEETINGS]}),
        Example("Our customers love our onboarding", plan={"kpis": [_REVENUE, _MEETINGS]}),
    ]
    bad = [
        Example("Small hotels stay with us", plan=_objective(_CHURN, _NRR)),
        Example("Small hotels stay with us", plan=_objective(_CHURN, {**_NRR, "indicator": "lagging"})),
        Example("Our customers love our onboarding", plan={"kpis": [_REVENUE, _COMPLAINTS]}),
        Example(
            "Our customers love our onboarding",
            plan={"kpis": [{**_REVENUE, "indicator": None}, {**_COMPLAINTS, "indicator": None}]},
        ),
    ]
    least: int

    def check(self, unit: Objective | Team, audit: Audit) -> Said:
        """Speak where all are lagging; abstain where some are unknown and none is leading."""
        team: Team | None
        measures: Sequence[KeyResult | Kpi]
        if isinstance(unit, Team):
            team, measures, who = unit, audit.kpis_by_team.get(unit.id, ()) if unit.id else (), unit.name or unit.id
        else:
            team, measures, who = audit.teams.get(unit.team or ""), unit.key_results, unit.title
        if len(measures) < self.least:
            return
        if isinstance(unit, Objective) and not _tagged(unit, audit):
            if not any(_is_work(key_result, audit) for key_result in unit.key_results):
                yield Abstain(("indicator",))
            return
        found = [_indicator(measure, audit) for measure in measures]
        if "leading" in found or _early_news(unit, audit):
            return
        if None in found:
            yield Abstain(("indicator",))
            return
        leading = _that_lead(team, measures, audit)
        such = f", such as {names(leading)}" if leading else ""
        many = "Both" if len(measures) == 2 else f"All {len(measures)}"
        yield Flag(
            f"{many} measures of {quoted(who or '')} are lagging ({_listed(measures)}): you find out at the end.",
            field="name" if isinstance(unit, Team) else "title",
            suggestion=f"Add one that moves first{such}.",
        )


def _indicator(measure: KeyResult | Kpi, audit: Audit) -> Indicator | None:
    """Leading or lagging: declared, else by the KPI or the library; what is delivered shows on the way."""
    if measure.indicator is not None:
        return measure.indicator
    kpi = audit.kpi_of(measure) if isinstance(measure, KeyResult) else None
    if kpi is not None:
        return _indicator(kpi, audit)
    if isinstance(measure, KeyResult) and _is_work(measure, audit):
        return "leading"
    entry = _entry_of(measure, audit)
    return entry.indicator if entry else None


def _is_work(key_result: KeyResult, audit: Audit) -> bool:
    return key_result.type == "milestone" or audit.read(key_result).kind in ("output", "activity")


def _entry_of(measure: KeyResult | Kpi, audit: Audit) -> Entry | None:
    if isinstance(measure, Kpi):
        return entry_of(measure.name or "")
    metric = audit.read(measure).metric or ""
    return entry_of(metric) or entry_of(metric.partition(" in ")[0])  # "revenue in the north" is revenue


def _tagged(objective: Objective, audit: Audit) -> bool:
    """Whether the author says of one of an objective's measures that it is leading or lagging."""
    kpis = (audit.kpi_of(key_result) for key_result in objective.key_results)
    return any(each is not None and each.indicator is not None for each in (*objective.key_results, *kpis))


def _early_news(unit: Objective | Team, audit: Audit) -> bool:
    """Whether something beside the measures leads: of a team, one of its key results that is tagged so."""
    if isinstance(unit, Team):
        goals = audit.objectives_by_team.get(unit.id or "", ())
        return any(result.indicator == "leading" for goal in goals for result in goal.key_results)
    return _is_driven(unit, audit)


def _is_driven(objective: Objective, audit: Audit) -> bool:
    """Whether a leading KPI supports the objective or drives what its key results measure."""
    measured = (audit.kpi_of(key_result) for key_result in objective.key_results)
    driving = (audit.kpis.get(driver) for kpi in measured if kpi for driver in kpi.drivers)
    return any(
        kpi is not None and _indicator(kpi, audit) == "leading" for kpi in (*driving, *supporting(objective, audit))
    )


def _that_lead(team: Team | None, measures: Sequence[KeyResult | Kpi], audit: Audit) -> list[Entry]:
    """Leading KPIs of the team's function; where that is not known, of the function that the measures belong to."""
    organisation = audit.plan.organisation
    model = organisation.business_model if organisation else None
    usual = for_function(team.function or team.name, model) if team else ()
    if not usual:
        entries = (_entry_of(measure, audit) for measure in measures)
        usual = next((for_function(entry.functions[0], model) for entry in entries if entry), ())
    known = {entry.id for measure in measures if (entry := _entry_of(measure, audit))}
    return [entry for entry in usual if entry.indicator == "leading" and entry.id not in known]


def _listed(measures: Sequence[KeyResult | Kpi]) -> str:
    named = [quoted((measure.name if isinstance(measure, Kpi) else measure.title) or "") for measure in measures[:3]]
    return ", ".join(named) + (" and others" if len(measures) > 3 else "")
