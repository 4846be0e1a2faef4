"""A KPI that is below its target."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Direction, Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.health import PATIENCE, past_floor
from advisor.kpi.natural import Limits, natural_limits
from advisor.kpi.series import Series, judged, misses_in_a_row, shortfall
from advisor.score.achievement import achievement_of
from advisor.score.figures import PERCENT
from rules.figures import is_ahead, series_for, worked_on
from rules.wording import amount, quoted

_HABIT = 4  # periods that were all missed: then the target itself may be wrong
_BAND = {"direction": "keep", "unit": "days", "target": None, "band": {"low": 20, "high": 30}}
_DAYS = {"direction": "down", "unit": "days", "target": 9}
_SWINGS = tuple(
    {"period": f"2025-{month:02}", "actual": value} for month, value in enumerate((44, 39, 46, 41, 45, 38), 7)
)


@rule(
    "S703",
    "kpi-below-100",
    family="scores",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=44,
    sources=[
        Source("002", "the comparison table: ambition level"),
        Source("004", "the comparison table: success threshold"),
        Source("000", "What are KPIs? (expected performance)"),
    ],
)
class KpiBelow100:
    """KPI that reaches less than its target.

    What it does:
        Compares a KPI's latest value with its target: current over target where
        up is better, target over current where down is, and inside a band is
        100 %. Below that it speaks.

    Why it matters:
        100 % is what is expected of a KPI. The 0.7 of an aspirational key result
        is none here: what is missed is daily work that does not hold.

    What decides:
        `current` wins over the history. A miss inside the natural swing of six
        values or more is noise for the first two periods, as long as the value lies
        inside its natural limits on the worse side. A target with an `end` is due on
        that day, and not before it. A KPI that a key result measures, or an
        objective addresses, is being worked on; where the floor is passed, T604
        speaks, and where no period met its target, T612.

    Known problems:
        Figures below zero have no shares, and are left to the KPI's health.

    Better:
        Find out what keeps it from its target and mend it in daily work; where
        that has been tried for months, make it an OKR.
    """

    good = [
        Example("Onboarding NPS", fields={"current": 40}),
        Example("Days to close", fields={**_DAYS, "current": 8}),
        Example(
            "Stock days",
            fields={**_BAND, "current": 30},
        ),
        Example("Onboarding NPS", fields={"history": _SWINGS}, plan={"as_of": "2026-01-20"}),
        Example("Net margin", fields={"unit": "%", "target": 4, "current": 4}),
        Example("Onboarding NPS", fields={"history": [{"period": "2026-04", "actual": 41}]}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"current": 32}),
        Example("Days to close", fields={**_DAYS, "current": 12}),
        Example(
            "Stock days",
            fields={**_BAND, "current": 40},
        ),
        Example("Onboarding NPS", fields={"history": [{"period": "2026-04", "actual": 36}]}),
        Example("Parcels on time", fields={"unit": "%", "target": 96, "current": 92}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Compare with the target."""
        if kpi.current is None and not kpi.history:
            yield Abstain(("current",))
            return
        if is_ahead(kpi, audit):
            return
        series = series_for(kpi, audit)
        latest = series.latest
        if latest is None or not latest.aim or series.direction is None:
            wanted = "current" if latest is None else "direction" if latest.aim else "target"
            yield Abstain((wanted,))
            return
        if past_floor(series) is not None and audit.active("T604"):
            return
        share = achievement_of(series)
        if share is None or share >= 1 or _noise(series) or kpi.id in worked_on(audit):
            return
        aim = latest.aim
        wanted = amount(aim.target, kpi.unit) if aim.target is not None else f"a band of {_ends(aim.low, aim.high)}"
        percent = min(99.9, share * 100)
        name = quoted(kpi.name or kpi.id or "")
        if (kpi.unit or "").strip().lower() in PERCENT:
            far = f"is at {amount(latest.value, kpi.unit)}, and its target is {wanted}: that target"
        else:
            reach = (
                f"is at {percent:.{1 if percent >= 99 else 0}f} % of" if share else "misses"
            )  # of 0 there is no share
            far = f"{reach} its target ({amount(latest.value, kpi.unit)} against {wanted}): 100 %"
        yield Flag(
            f"{name} {far} is what is expected of a KPI, unlike 0.7 of an aspirational OKR.",
            field="name",
            suggestion=_never_met(series),
            key="below",
        )


def _noise(series: Series) -> bool:
    """Whether a miss lies inside the natural swing, and is no habit yet."""
    limits = natural_limits(series.values, series.low, series.high)
    if limits is None or series.latest is None:
        return False
    if not _is_usual(series.latest.value, limits, series.direction):
        return False
    missed_by = shortfall(series.latest.value, series.latest.aim, series.direction)
    return missed_by is not None and missed_by <= limits.swing and misses_in_a_row(series) <= PATIENCE


def _is_usual(value: float, limits: Limits, direction: Direction | None) -> bool:
    """Whether a value lies inside its natural limits, or beyond them on the better side."""
    return (
        limits.holds(value)
        or (direction == "up" and value > limits.high)
        or (direction == "down" and value < limits.low)
    )


def _never_met(series: Series) -> str | None:
    """Another suggestion where the target may be the fault: it was never met."""
    found = judged(series)
    if len(found) < _HABIT or any(met for _, met in found):
        return None
    return (
        f"It was never met in {len(found)} periods: ask first whether it says what can be expected. If so, mend what "
        "keeps it from its target in daily work; if not, correct it, and make the stretch an OKR."
    )


def _ends(low: float | None, high: float | None) -> str:
    return " to ".join(amount(end) for end in (low, high) if end is not None)
