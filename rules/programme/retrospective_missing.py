"""A cycle that was scored and from which nothing was written down."""

from __future__ import annotations

from datetime import date

from advisor.domain.finding import Source
from advisor.domain.plan import Cycle, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.cycles import dates_of
from advisor.text.placeholder import is_placeholder
from rules.wording import quoted

_BEFORE = {
    "cycle": {"name": "2026-Q1"},
    "objectives": [
        {"id": "P1", "title": "Setup is quick", "key_results": [{"title": "Setup takes one day", "score": 0.7}]}
    ],
}
_LEARNT = {
    "review_cadence": "weekly",
    "retrospective": "We wrote results that only Sales could move; each team now has one of its own.",
}


@rule(
    "M807",
    "retrospective-missing",
    family="programme",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=12,
    sources=[
        Source("000", "Tips for getting started"),
        Source("001", "OKRs best practices: do's (pilot)"),
        Source("002", "OKR Framework"),
    ],
)
class RetrospectiveMissing:
    """Cycle that ended with scores and without learnings.

    What it does:
        Looks at the last cycle: the newest earlier plan (`--previous`) whose cycle
        has ended, or this one once its own has. Where its goals carry scores and
        neither plan has a `practice.retrospective`, it says so.

    Why it matters:
        A score says how far one came; only a talk about why makes the next cycle
        better than this one.

    Known problems:
        A retrospective that is kept elsewhere is not seen: a line that says where
        is enough.

    Better:
        Half an hour with the team: what helped, what did not, what changes next
        cycle. Write the answer into `practice: {retrospective: …}`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"previous": [{**_BEFORE, "practice": _LEARNT}]}),
        Example("Our customers love our onboarding", plan={"previous": [_BEFORE], "practice": _LEARNT}),
        Example("Our customers love our onboarding", plan={"previous": [_BEFORE], "as_of": "2026-03-30"}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"previous": [_BEFORE]}),
        Example("Our customers love our onboarding", fields={"score": 0.6}, plan={"as_of": "2026-07-10"}),
        Example(
            "Our customers love our onboarding",
            plan={"previous": [{**_BEFORE, "practice": {"retrospective": " "}}], "as_of": "2026-04-10"},
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for the learnings of the last cycle."""
        last = _last_cycle(plan, audit)
        if _has_learnt(plan):
            return
        if last is None:
            if not audit.previous:
                yield Abstain(("previous",))
            return
        if _has_learnt(last) or not _scored(last):
            return
        name = last.cycle.name if last.cycle else None
        which = f"The cycle {quoted(name)}" if name else "The last cycle"
        yield Flag(
            f"{which} has scores and no learnings: what would you do otherwise?",
            key=f"retrospective {name or ''}",
            at=("practice",) if plan.practice else None,
        )


def _last_cycle(plan: Plan, audit: Audit) -> Plan | None:
    """The plan of the cycle that ended last; None where none is known to have ended."""
    if audit.as_of is None:
        return None
    ended = [
        (end, number, each)
        for number, each in enumerate((*audit.previous, plan))
        if (end := _end(each.cycle)) is not None and end < audit.as_of
    ]
    return max(ended, key=lambda each: each[:2])[2] if ended else None


def _end(cycle: Cycle | None) -> date | None:
    dates = dates_of(cycle)
    return dates.end if dates else cycle.end if cycle else None


def _has_learnt(plan: Plan) -> bool:
    said = ((plan.practice.retrospective if plan.practice else None) or "").strip()
    return bool(said) and not is_placeholder(said) and said.lower() not in ("none", "no")


def _scored(plan: Plan) -> bool:
    """Whether any goal carries a score."""
    under = (each for objective in plan.objectives for each in objective.key_results)
    scored = any(each.score is not None for each in (*under, *plan.key_results))
    return scored or any(each.score is not None for each in plan.objectives)
