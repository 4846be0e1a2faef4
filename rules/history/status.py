"""A status that its own figures do not bear out."""

from __future__ import annotations

from datetime import timedelta

from advisor.domain.finding import Source
from advisor.domain.plan import CheckIn, KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.kpi.periods import DAYS
from advisor.score.progress import reached, type_of, values_of, way_of
from rules.figures import Figures, figures_of
from rules.wording import amount, quoted

_NPS = "Onboarding NPS rises from 32 to 55"
_STILL = 0.01  # of the way from baseline to target: less is no movement


def _weeks(*values: float, status: str | None = "on-track") -> list[dict[str, object]]:
    days = ("2026-04-13", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11")
    return [{"on": day, "value": value, "status": status} for day, value in zip(days, values, strict=False)]


@rule(
    "T613",
    "status-against-values",
    family="history",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=67,
    sources=[Source("OKR trackers", "check-ins: status beside value")],
)
class StatusAgainstValues:
    """Key result that is reported on track while its figure stands still.

    What it does:
        Looks at the check-ins of the last four weeks. Where all that give a status
        say on track, and the value has not come nearer to the target since, it speaks.

    Why it matters:
        A green light on a figure that does not move is hope, and it takes from
        everyone else the chance to help while there is time.

    What decides:
        A hundredth of the way is no movement. Results that hold a level,
        milestones and baselines are not judged, nor is one that has reached its
        target. Where the KPI behind it comes monthly or more seldom, two of its
        periods must have passed.

    Known problems:
        Some figures move in one step at the end (a yearly survey, a contract);
        declare those as milestones.

    Options:
        `weeks`: how long a figure must have stood still.

    Better:
        Report it at risk, say what has to change, and ask for help.
    """

    options = (Option("weeks", 4, "for how many weeks the figure must have stood still"),)
    good = [
        Example(_NPS, fields={"check_ins": _weeks(33, 34, 34, 34, 35)}),
        Example(_NPS, fields={"check_ins": _weeks(34, 34, 34, 34)}),
        Example(_NPS, fields={"check_ins": _weeks(34, 34, 34, 34, 34, status="at-risk")}),
        Example(
            "Keep gross margin at 41 % or more", fields={"type": "maintain", "check_ins": _weeks(42, 42, 42, 42, 42)}
        ),
    ]
    bad = [
        Example(_NPS, fields={"check_ins": _weeks(34, 34, 34, 34, 34)}),
        Example(_NPS, fields={"check_ins": _weeks(36, 34, 34, 35, 35)}),
        Example("Yearly churn falls from 15 % to 8 %", fields={"check_ins": _weeks(14, 14, 14, 14, 14)}),
    ]
    weeks: int

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Compare the status with the figures."""
        reported = [each for each in key_result.check_ins if each.on is not None]
        if len(reported) < 2 or not any(each.status == "on-track" for each in reported):
            return
        figures = figures_of(key_result, audit)
        if not figures.plain or type_of(key_result, audit.read(key_result), figures) != "metric":
            return
        span = self._span(key_result, audit)
        reports = [pair for pair in values_of(key_result, audit.as_of) if pair[0].on is not None]
        window = _window(reports, span)
        if len(window) < 2 or not _all_on_track([each for each, _ in window]):
            return
        values = [value for _, value in window]
        way = way_of(key_result, audit.read(key_result), figures, audit.kpi_of(key_result))
        if figures.target is not None and reached(values[-1], figures.target, way):
            return
        if _stands_still(values, figures, way):
            window = _since(reports, window, figures, way)
            values = [value for _, value in window]
            first, last = window[0][0].on, window[-1][0].on
            weeks = (last - first).days // 7 if first and last else self.weeks
            went = "has moved away from its target" if _moved_away(values, figures, way) else "has not come nearer"
            yield Flag(
                f"{quoted(key_result.title)} is reported on track, and its figure {went} for {weeks} "
                f"weeks: {amount(values[0])} on {first}, {amount(values[-1])} on {last}.",
                key="status",
            )

    def _span(self, key_result: KeyResult, audit: Audit) -> timedelta:
        """How long a figure must have stood still: some weeks, and two periods of the KPI behind it."""
        kpi = audit.kpi_of(key_result)
        slow = kpi is not None and kpi.frequency in ("monthly", "quarterly", "yearly")
        days = 2 * DAYS[kpi.frequency] if slow and kpi is not None and kpi.frequency is not None else 0.0
        return timedelta(days=max(7 * self.weeks, days))


def _window(reported: list[tuple[CheckIn, float]], span: timedelta) -> list[tuple[CheckIn, float]]:
    """The last check-ins, from the latest that is at least a span before the last one on; none where there is none."""
    if not reported or reported[-1][0].on is None:
        return []
    last = reported[-1][0].on
    starts = [at for at, (each, _) in enumerate(reported) if each.on is not None and last - each.on >= span]
    return reported[starts[-1] :] if starts else []


def _since(
    reported: list[tuple[CheckIn, float]], window: list[tuple[CheckIn, float]], figures: Figures, way: str | None
) -> list[tuple[CheckIn, float]]:
    """The window, begun at the first check-in from which on the figure has come no nearer."""
    start = len(reported) - len(window)
    values = [value for _, value in window]
    ends = [min(values), max(values)]
    while start and _stands_still([reported[start - 1][1], *ends, values[-1]], figures, way):
        start -= 1
        ends = [min(ends[0], reported[start][1]), max(ends[1], reported[start][1])]
    return reported[start:]


def _all_on_track(reported: list[CheckIn]) -> bool:
    said = [each.status for each in reported if each.status is not None]
    return reported[-1].status == "on-track" and all(status == "on-track" for status in said)


def _stands_still(values: list[float], figures: Figures, way: str | None) -> bool:
    """Whether none of the later values is nearer to the target than the first, but for a hundredth of the way."""
    least = _least(figures)
    gains = [value - values[0] if way == "up" else values[0] - value for value in values[1:]]
    return max(map(abs, gains)) <= least if way not in ("up", "down") else gains[-1] <= least and max(gains) <= least


def _least(figures: Figures) -> float:
    """The change under which a figure stands still: a hundredth of the way."""
    if figures.target is None or figures.baseline is None:
        return 0.0
    return abs(figures.target - figures.baseline) * _STILL


def _moved_away(values: list[float], figures: Figures, way: str | None) -> bool:
    """Whether the last value is worse than the first, by more than a hundredth of the way."""
    lost = values[0] - values[-1] if way == "up" else values[-1] - values[0]
    return way in ("up", "down") and lost > _least(figures)
