"""A KPI whose target was never met."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.health import way_of
from advisor.kpi.natural import trend_of
from advisor.kpi.series import Point, Series, judged, meets
from rules.figures import is_ahead, series_for, worked_on
from rules.wording import amount, quoted

_MONTHS = tuple(
    {"period": f"2026-{month:02}", "actual": value, "target": 60} for month, value in enumerate((41, 44, 42, 45), 1)
)
_MET = [{**each, "target": 40} for each in _MONTHS[2:]]
_BEFORE = [{**each, "period": f"2025-1{at}"} for at, each in enumerate(_MONTHS[:3])]


@rule(
    "T612",
    "kpi-never-met",
    family="history",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=32,
    supersedes=("S703",),
    sources=[
        Source("000", "What are KPIs? (expected performance)"),
        Source("002", "the comparison table: ambition level"),
        Source("004", "the comparison table: measurement style"),
    ],
)
class KpiNeverMet:
    """KPI that misses its target in every period.

    What it does:
        Holds each period of a KPI's history against its own target, or where no
        period states one against the KPI's target or band. Where none of four or
        more was met, it speaks.

    Why it matters:
        A KPI states the performance that is expected. One that is never met is a
        wish: its alarm rings every month, and is heard no more.

    What decides:
        Where any period states a target of its own, only those that do are judged.
        A figure that is zero throughout is one that nobody counts, and no stretch.
        A KPI with an `end` that lies ahead is to get there by then. Nor is a KPI
        meant that a goal works on (a key result measures it, an objective addresses
        it), or whose trend is surely towards its target: there the target does its work.
        One that is declared critical is a case for a goal, and no stretch; S703 speaks.

    Known problems:
        A KPI whose periods state no targets is held against today's, which may be new.

    Options:
        `least`: how many periods there must be.

    Better:
        Set the KPI's target to what can be expected, and move the stretch to a
        key result that says by when.
    """

    options = (Option("least", 4, "how many periods must have been missed"),)
    good = [
        Example("Onboarding NPS", fields={"history": [*_MONTHS[:2], *_MET]}),
        Example(
            "Onboarding NPS",
            fields={"history": [*_BEFORE, {**_MONTHS[2], "target": None}, {**_MET[1], "target": None}]},
        ),
        Example("Onboarding NPS", fields={"history": [{**each, "target": None} for each in _MONTHS]}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"history": _MONTHS}),
        Example("Onboarding NPS", fields={"target": 60, "history": [{**each, "target": None} for each in _MONTHS]}),
        Example(
            "Days to close",
            fields={
                "direction": "down",
                "unit": "days",
                "target": 40,
                "history": [{**each, "target": 40} for each in _MONTHS],
            },
        ),
    ]
    least: int

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Count the periods that were met."""
        if len(kpi.history) < self.least or kpi.critical or is_ahead(kpi, audit):
            return
        series = series_for(kpi, audit)
        if series.direction is None:
            yield Abstain(("direction",))
            return
        if kpi.id in worked_on(audit) or _comes_nearer(series):
            return
        found = judged(series)
        now = meets(series.latest, series.direction) if series.latest is not None else None
        if len(found) < self.least or now or any(met for _, met in found):
            return
        if not any(point.value for point, _ in found):
            return
        best = (min if series.direction == "down" else max)(point.value for point, _ in found)
        nearest = "" if series.direction == "keep" else f", at best {amount(best, kpi.unit)}"
        yield Flag(
            f"{quoted(kpi.name or kpi.id or '')} met its target{_of(found, kpi)} in 0 of {len(found)} "
            f"periods{nearest}: a stretch target on a KPI.",
            field="name",
            key="never",
        )


def _of(found: list[tuple[Point, bool]], kpi: Kpi) -> str:
    """The target in words, where it was one and the same throughout."""
    targets = {point.aim.target for point, _ in found}
    target = targets.pop()
    return "" if targets or target is None else f" of {amount(target, kpi.unit)}"


def _comes_nearer(series: Series) -> bool:
    """Whether its trend is surely towards its target, `current` counted as its newest value."""
    values, positions = series.values, series.positions
    if series.latest is not None and series.latest.label == "current" and series.latest.value not in values[-1:]:
        values, positions = (*values, series.latest.value), (*positions, positions[-1] + 1 if positions else 0.0)
    return way_of(series, trend_of(values, positions)) == "better"
