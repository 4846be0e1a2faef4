"""A target that was nearly reached before the cycle began."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.kpi.cycles import Dates, dates_of
from advisor.score.progress import progress, reached, type_of, value_of, values_of, way_of
from rules.figures import figures_of, share_gone
from rules.wording import amount, quoted

_FIRST_TENTH = 0.1
_FIRST_FIFTH = 0.2  # a first check-in, a week or two in, still tells where it began
_EARLY = "2026-04-05"


class _DayOne(NamedTuple):
    value: float
    origin: str


@rule(
    "K215",
    "already-met",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=63,
    sources=[
        Source("004", "misconceptions: reaching everything means that the bar was too low"),
        Source("002", "OKR Framework"),
        Source("001", "OKRs best practices: don'ts (timid aspirational OKRs)"),
    ],
)
class AlreadyMet:
    """Key result that is nearly met on day one.

    What it does:
        Looks at where a metric stood on the first day: today's value at an audit
        in the first tenth of the cycle or before it, else the first check-in's.
        Where that is already 80 % of the way from baseline to target, it speaks.

    Why it matters:
        What is nearly met before anyone begins measures nothing that the team
        does, and a score of 1.0 is certain. That is how sandbagging looks.

    What decides:
        Progress that check-ins show is never blamed: only the first one counts,
        and only where it was made in the first fifth of the cycle. A goal that is
        carried over from an earlier cycle began earlier, and is left alone; so are
        levels that are to be held, milestones and baselines.

    Known problems:
        A baseline from a weak month looks like a start long past; take the usual
        level as the baseline.

    Options:
        `most`: the share of the way that is too much on day one.

    Better:
        Take today's value as the baseline, and set the target to where it takes
        a new idea to get there.
    """

    options = (Option("most", 0.8, "the share of the way that is too much on day one"),)
    good = [
        Example("Onboarding NPS rises from 32 to 55", fields={"current": 34}, plan={"as_of": _EARLY}),
        Example("Onboarding NPS rises from 32 to 55", fields={"current": 52}),
        Example(
            "Onboarding NPS rises from 32 to 55",
            fields={"current": 53, "check_ins": [{"on": "2026-04-04", "value": 33}, {"on": "2026-05-12", "value": 53}]},
        ),
        Example(
            "Keep gross margin at 41 % or more", fields={"type": "maintain", "current": 43}, plan={"as_of": _EARLY}
        ),
    ]
    bad = [
        Example("Onboarding NPS rises from 32 to 55", span="55", fields={"current": 51}, plan={"as_of": _EARLY}),
        Example("Yearly churn falls from 15 % to 8 %", span="8 %", fields={"current": 9}, plan={"as_of": _EARLY}),
        Example(
            "Onboarding NPS rises from 32 to 55",
            span="55",
            fields={"check_ins": [{"on": "2026-04-04", "value": 52}, {"on": "2026-05-12", "value": 54}]},
        ),
        Example(
            "Onboarding NPS", fields={"direction": "up", "target": 55, "current": 60}, plan={"as_of": "2026-03-28"}
        ),
    ]
    most: float

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Judge the value of the first day."""
        began = _on_day_one(key_result, audit)
        if began is None or _carried_over(key_result, audit):
            return
        statement, figures, kpi = audit.read(key_result), figures_of(key_result, audit), audit.kpi_of(key_result)
        target, baseline = figures.target, figures.baseline
        if target is None or figures.redacted or not figures.plain:
            return
        if type_of(key_result, statement, figures) != "metric":
            return
        if baseline is None or baseline == target:
            met = reached(began.value, target, way_of(key_result, statement, figures, kpi))
            share = 1.0 if met else 0.0
        else:
            share = progress(began.value, baseline, target)
        if share >= self.most:
            far = "is met already" if share >= 1 else f"is already {share * 100:.0f} % of the way"
            yield Flag(
                f"{quoted(key_result.title)} {far} on day one: {amount(began.value)} ({began.origin}) "
                f"against a target of {amount(target)}.",
                figures.span,
            )


def _on_day_one(key_result: KeyResult, audit: Audit) -> _DayOne | None:
    """The value that the cycle began with; None where no one can tell it from progress."""
    if key_result.current is None and not key_result.check_ins and audit.kpi_of(key_result) is None:
        return None
    dates = dates_of(audit.plan.cycle)
    if dates is None:
        return None
    reported = values_of(key_result, audit.as_of)
    if reported:
        first, value = reported[0]
        early = first.on is not None and share_gone(first.on, dates) <= _FIRST_FIFTH
        return _DayOne(value, f"check-in of {first.on}") if early else None
    if not _begins(audit.as_of, dates):
        return None
    now = value_of(key_result, audit.kpi_of(key_result), audit.as_of)
    return _DayOne(now.value, now.origin) if now is not None else None


def _begins(day: date | None, dates: Dates) -> bool:
    return day is not None and share_gone(day, dates) <= _FIRST_TENTH


def _carried_over(key_result: KeyResult, audit: Audit) -> bool:
    parent = audit.objective_of(key_result)
    return parent is not None and bool(parent.carried_from)
