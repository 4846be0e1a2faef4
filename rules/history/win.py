"""A target that was reached: to be recognised."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.kpi.natural import natural_limits
from advisor.kpi.series import Aim, finite, meets, shortfall
from advisor.score.progress import reached, type_of, values_of, way_of
from rules.figures import figures_of, series_for
from rules.wording import amount, quoted

_FLAT = tuple(
    {"period": f"2025-{month:02}", "actual": value} for month, value in enumerate((36, 39, 35, 38, 36, 39), 7)
)
_IN = {"as_of": "2026-02-05"}


@rule(
    "T606",
    "win",
    family="history",
    subject=(Kpi, KeyResult),
    severity="info",
    confidence="high",
    consequence=30,
    sources=[
        Source("000", "Tips for getting started (celebrate wins)"),
        Source("001", "frequently asked: what OKRs add"),
    ],
)
class Win:
    """KPI or key result that has just reached its target.

    What it does:
        Speaks when the latest value reaches the target and those before it did
        not. From six values on, the latest must also lie outside the natural
        limits of those before it.

    Why it matters:
        Motivation grows with recognition, and a review that only speaks of what
        went wrong is soon one that nobody comes to.

    What decides:
        A value inside its natural swing is luck as likely as success, so it is not
        celebrated, and back on target after one weak period is no win: the last two
        must have missed it. Levels that are to be held and milestones are not judged.

    Known problems:
        A figure that creeps over its target inside its swing is told only when it
        stays there, by its health.

    Better:
        Say in the next review who did what, and what others can take from it.
    """

    good = [
        Example("Onboarding NPS", fields={"history": [*_FLAT, {"period": "2026-01", "actual": 41}]}, plan=_IN),
        Example(
            "Onboarding NPS",
            fields={"history": [{"period": "2025-12", "actual": 41}, {"period": "2026-01", "actual": 42}]},
            plan=_IN,
        ),
        Example(
            "Onboarding NPS",
            fields={"history": [*_FLAT[:3], {"period": "2026-01", "actual": 40}], "target": 35},
            plan=_IN,
        ),
    ]
    bad = [
        Example("Onboarding NPS", fields={"history": [*_FLAT, {"period": "2026-01", "actual": 46}]}, plan=_IN),
        Example("Onboarding NPS", fields={"history": [*_FLAT[:3], {"period": "2026-01", "actual": 41}]}, plan=_IN),
        Example(
            "Days to close",
            fields={
                "direction": "down",
                "unit": "days",
                "target": 9,
                "history": [{"period": "2025-12", "actual": 11}, {"period": "2026-01", "actual": 9}],
            },
            plan=_IN,
        ),
    ]

    def check(self, goal: Kpi | KeyResult, audit: Audit) -> Said:
        """Look for a target that was crossed by the latest value."""
        if isinstance(goal, Kpi):
            if goal.history:
                yield from self._kpi(goal, audit)
        elif goal.check_ins:
            yield from self._key_result(goal, audit)

    def _kpi(self, kpi: Kpi, audit: Audit) -> Said:
        series = series_for(kpi, audit)
        latest, before = series.latest, series.points
        if latest is None:
            return
        if latest.label != "current" or (before and before[-1].value == latest.value):
            before = before[:-1]
        if not before or meets(latest, series.direction) is not True:
            return
        missed = [shortfall(point.value, point.aim or latest.aim, series.direction) for point in before[-2:]]
        if any(each is None or each <= 0 for each in missed) or _inside(
            [point.value for point in before], latest.value
        ):
            return
        yield _flag(kpi.name or kpi.id or "", before[-1].value, latest.value, latest.aim, kpi.unit, "name")

    def _key_result(self, key_result: KeyResult, audit: Audit) -> Said:
        statement, figures = audit.read(key_result), figures_of(key_result, audit)
        if (
            figures.target is None
            or figures.redacted
            or not figures.plain
            or type_of(key_result, statement, figures) != "metric"
        ):
            return
        values = [value for _, value in values_of(key_result, audit.as_of)]
        current = finite(key_result.current)
        if current is not None and current not in values[-1:]:
            values.append(current)
        way = way_of(key_result, statement, figures, audit.kpi_of(key_result))
        if len(values) < 2 or not reached(values[-1], figures.target, way):
            return
        if reached(values[-2], figures.target, way) or _inside(values[:-1], values[-1]):
            return
        yield _flag(key_result.title, values[-2], values[-1], Aim(figures.target), None, "title")


def _inside(before: Sequence[float], latest: float) -> bool:
    """Whether a value lies inside the natural limits of those before it; fewer than five of them tell nothing."""
    limits = natural_limits(before) if len(before) >= 6 else natural_limits([*before, latest])
    return limits is not None and limits.holds(latest)


def _flag(name: str, before: float, latest: float, aim: Aim, unit: str | None, field: str) -> Flag:
    reached = f"reached its target of {amount(aim.target, unit)}" if aim.target is not None else "came into its band"
    return Flag(
        f"{quoted(name)} {reached}, from {amount(before)} to {amount(latest, unit)}: recognise it in the review.",
        field=field,
        key="win",
    )
