"""A KPI beyond the worst that is acceptable."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.health import is_lowest, past_floor
from rules.figures import series_for
from rules.wording import amount, apart, quoted


@rule(
    "T604",
    "kpi-alarm",
    family="history",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=83,
    sources=[
        Source("002", "the honest answer (KPIs raise the alarm)"),
        Source("004", "KPIs: missing a target means fixing it"),
        Source("003", "What are KPIs?"),
    ],
)
class KpiAlarm:
    """KPI that has passed its floor.

    What it does:
        Compares the latest value of a KPI with its `floor`, the worst that is
        acceptable, whichever the direction.

    Why it matters:
        This is the alarm that a KPI is for. It wants fixing now, in daily work:
        an OKR takes a quarter, and is no first response to a fire.

    Known problems:
        Where neither direction nor target is given, nobody can tell which side of
        the floor is worse. A value that is late hides a breach; T605 tells that.

    Better:
        Find the cause this week, bring the figure back, and only then ask whether
        it needs an OKR to keep it there.
    """

    good = [
        Example("Onboarding NPS", fields={"floor": 30, "target": 30, "current": 30}),
        Example("Days to close", fields={"direction": "down", "unit": "days", "floor": 12, "target": 9, "current": 8}),
        Example(
            "Stock days",
            fields={
                "direction": "keep",
                "unit": "days",
                "target": None,
                "band": {"low": 20, "high": 30},
                "floor": 15,
                "current": 21,
            },
        ),
    ]
    bad = [
        Example("Onboarding NPS", fields={"floor": 30, "current": 28}),
        Example("Days to close", fields={"direction": "down", "unit": "days", "floor": 12, "target": 9, "current": 13}),
        Example("Onboarding NPS", fields={"floor": 30, "history": [{"period": "2026-04", "actual": 29}]}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Compare the latest value with the floor."""
        if kpi.floor is None:
            yield Abstain(("floor",))
            return
        series = series_for(kpi, audit)
        if series.latest is None:
            yield Abstain(("current",))
        elif is_lowest(series) is None:
            yield Abstain(("direction",))
        elif (beyond := past_floor(series)) is not None:
            floor = amount(kpi.floor, kpi.unit)
            went = f"fell below its floor of {floor}" if is_lowest(series) else f"rose above {floor}, its floor"
            yield Flag(
                f"{quoted(kpi.name or kpi.id or '')} {went}: "
                f"{amount(series.latest.value, kpi.unit)}, {apart(float(f'{beyond:.4g}'), kpi.unit)} past it. "
                "Fix it now as operations; an OKR is not the first response.",
                field="name",
                key="floor",
            )
