"""A figure that nobody updates any more."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.plan import Frequency, KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.cycles import dates_of
from advisor.kpi.health import STALE_AFTER, staleness_of
from advisor.kpi.periods import elapsed
from advisor.score.progress import last_days, reached, value_of, way_of
from rules.figures import figures_of, series_for
from rules.wording import quoted


class _Cadence(NamedTuple):
    """How often check-ins are due: every so many periods of a frequency."""

    frequency: Frequency
    every: int
    word: str


class _Late(NamedTuple):
    """How many whole periods have passed, and what one is called."""

    periods: int
    word: str


_FIRST_WEEKS = 14
_WEEKLY = _Cadence("weekly", 1, "week")
_CADENCES = (
    (re.compile(r"fortnight|bi-?weekly|(?:two|2|other) weeks?", re.IGNORECASE), _Cadence("weekly", 2, "fortnight")),
    (re.compile(r"month|(?:four|4) weeks", re.IGNORECASE), _Cadence("monthly", 1, "month")),
    (re.compile(r"quarter", re.IGNORECASE), _Cadence("quarterly", 1, "quarter")),
)
_OF: dict[Frequency, str] = {
    "daily": "working day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
}  # fmt: skip
_MONTHS = tuple({"period": f"2026-{month:02}", "actual": 40 + month} for month in (1, 2, 3))


@rule(
    "T605",
    "stale",
    family="history",
    subject=(Kpi, KeyResult),
    severity="warning",
    confidence="high",
    consequence=57,
    supersedes=("M806",),
    sources=[
        Source("000", "Tips for getting started (review regularly)"),
        Source("002", "OKR Framework"),
        Source("004", "KPIs are permanent and watched"),
        Source("003", "OKR vs KPI: duration"),
    ],
)
class Stale:
    """KPI or key result without an update for two whole periods.

    What it does:
        Counts the whole periods since the last value of a KPI's history, by its
        frequency (else by the distance of its periods), and since the last
        check-in of a key result, by the review cadence of the plan, weekly where
        none is said. From two on it speaks.

    Why it matters:
        A figure that nobody looks at steers nothing, and the surprise comes on
        the last day.

    What decides:
        The period that is still running does not count, nor do weekends in daily
        figures. An undated `current` is no update. Key results are judged within
        their cycle, and no more once they are met or scored; without any check-in
        they are not judged.

    Known problems:
        Figures that come late by nature (a census, an audited account) look stale;
        declare the frequency at which they really come.

    Better:
        Enter the missing values, or retire the figure; book the review at which
        it is looked at.
    """

    good = [
        Example("Onboarding NPS", fields={"history": _MONTHS}),
        Example("Onboarding NPS", fields={"history": _MONTHS[:2]}, plan={"as_of": "2026-04-30"}),
        Example("Onboarding NPS", fields={"frequency": "quarterly", "history": [{"period": "2025-Q4", "actual": 41}]}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"history": _MONTHS[:2]}),
        Example("Onboarding NPS", fields={"history": _MONTHS[:1], "current": 44}),
        Example("Onboarding NPS", fields={"frequency": "quarterly", "history": [{"period": "2025-Q3", "actual": 41}]}),
        Example("Onboarding NPS", fields={"frequency": "weekly", "history": [{"period": "2026-W16", "actual": 41}]}),
    ]

    def check(self, goal: Kpi | KeyResult, audit: Audit) -> Said:
        """Count the periods since the last value."""
        today = audit.as_of
        if today is None:
            return
        if isinstance(goal, Kpi):
            yield from self._kpi(goal, today, audit)
        elif goal.check_ins:
            yield from self._key_result(goal, today, audit)
        elif _is_running(audit, today):
            yield Abstain(("check_ins",))

    def _kpi(self, kpi: Kpi, today: date, audit: Audit) -> Said:
        if kpi.end is not None and kpi.end < today:
            return
        if not kpi.history:
            yield Abstain(("history",))
            return
        series = series_for(kpi, audit)
        found = staleness_of(series, today)
        if found is None or series.frequency is None:
            yield Abstain(("frequency",) if series.points else ("history",))
        elif found.stale:
            late = _Late(found.periods, _OF[series.frequency])
            yield _flag(kpi.name or kpi.id or "", late, f"the last value is that of {series.points[-1].label}", "name")

    def _key_result(self, key_result: KeyResult, today: date, audit: Audit) -> Said:
        dates = dates_of(audit.plan.cycle)
        until = min(today, dates.end) if dates is not None else today
        days = [day for day in last_days(key_result) if day <= until]
        if not days or key_result.score is not None or _is_met(key_result, audit):
            return
        cadence = _cadence(audit)
        periods = elapsed(max(days), until, cadence.frequency) // cadence.every
        if periods >= STALE_AFTER:
            late = _Late(periods, cadence.word)
            yield _flag(key_result.title, late, f"the last check-in was on {max(days)}", "title")


def _flag(name: str, late: _Late, last: str, field: str) -> Flag:
    return Flag(
        f"No update of {quoted(name)} for {late.periods} whole {late.word}s (expected every {late.word}): {last}.",
        field=field,
        key="stale",
    )


def _is_running(audit: Audit, today: date) -> bool:
    """Whether check-ins could be expected by now: the cycle has begun, and not only this week."""
    dates = dates_of(audit.plan.cycle)
    return dates is not None and (today - dates.start).days > _FIRST_WEEKS


def _cadence(audit: Audit) -> _Cadence:
    """How often key results are to be checked in; weekly where nobody says otherwise."""
    said = (audit.plan.practice.review_cadence if audit.plan.practice else None) or ""
    return next((cadence for pattern, cadence in _CADENCES if pattern.search(said)), _WEEKLY)


def _is_met(key_result: KeyResult, audit: Audit) -> bool:
    kpi, figures = audit.kpi_of(key_result), figures_of(key_result, audit)
    now = value_of(key_result, kpi, audit.as_of)
    if now is None:
        return False
    if key_result.type == "milestone":
        return now.value >= (figures.target or 1)
    if figures.target is None or not figures.plain or key_result.type == "maintain":
        return False
    return bool(reached(now.value, figures.target, way_of(key_result, audit.read(key_result), figures, kpi)))
