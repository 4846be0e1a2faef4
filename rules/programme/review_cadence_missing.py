"""A goal or KPI that nobody has booked a review for."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.text.placeholder import is_placeholder
from rules.wording import quoted

_RHYTHMS = ("daily", "weekly", "biweekly", "monthly", "quarterly", "yearly")
_SPELT = {
    "day": "daily",
    "week": "weekly",
    "fortnight": "biweekly",
    "fortnightly": "biweekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "yearly",
    "annually": "yearly",
    "annual": "yearly",
} | {rhythm: rhythm for rhythm in _RHYTHMS}
_TWO_WEEKS = re.compile(r"bi-?weekly|(?:two|2|other|second) weeks?", re.IGNORECASE)
_NONE = frozenset({"none", "never", "no", "not yet"})


@rule(
    "M806",
    "review-cadence-missing",
    family="programme",
    subject=(Objective, KeyResult, Kpi),
    severity="warning",
    confidence="high",
    consequence=36,
    groups=True,
    sources=[
        Source("000", "Tips for getting started"),
        Source("001", "KPIs best practices: do's (review and update)"),
        Source("002", "OKR Framework"),
    ],
)
class ReviewCadenceMissing:
    """Goal or KPI of which nothing says when it is looked at.

    What it does:
        Speaks where the plan's `practice` says no `review_cadence`: of objectives
        (and stray key results) on which nobody has checked in either, and of KPIs
        without a `review_on`. A cadence covers them all.

    What decides:
        A draft is not judged: where the plan has no `practice`, only goals whose
        `commitment` is declared are.

    Why it matters:
        Goals are set in a week and forgotten in three. A short look at a fixed
        hour is what turns a list into a way of working.

    Known problems:
        A review that everybody knows of and nobody wrote down is not seen.

    Options:
        `rarest`: the rarest rhythm that is fine (`weekly`); any where empty.

    Better:
        Write `practice: {review_cadence: weekly}` and put the meeting into the
        calendar; give a KPI that is looked at apart its `review_on`.
    """

    options = (
        Option("rarest", "", "the rarest rhythm that is fine: daily, weekly, biweekly, monthly, quarterly or yearly"),
    )
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"practice": {"review_cadence": "every second Friday"}}),
        Example("Our customers love our onboarding", plan={"practice": {"review_cadence": "monthly", "system": " "}}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"practice": {"system": "goal tracker"}}),
        Example("Our customers love our onboarding", plan={"practice": {"review_cadence": " "}}),
        Example("Our customers love our onboarding", plan={"practice": {"review_cadence": "none"}}),
        Example("Hospitals recommend us to each other", plan={"practice": None}),
    ]
    rarest: str

    def check(self, goal: Objective | KeyResult | Kpi, audit: Audit) -> Said:
        """Look for a cadence, else for a sign of a review on the goal itself."""
        practice = audit.plan.practice
        cadence = ((practice.review_cadence if practice else None) or "").strip()
        if cadence and cadence.lower() not in _NONE and not is_placeholder(cadence):
            rhythm = rhythm_of(cadence) if self.rarest in _RHYTHMS else None
            if rhythm and _RHYTHMS.index(rhythm) > _RHYTHMS.index(self.rarest) and isinstance(goal, Objective):
                yield Flag(
                    f"{quoted(goal.title)} is reviewed {rhythm}; {self.rarest} is what keeps it in mind.", key="rare"
                )
            return
        if (isinstance(goal, KeyResult) and audit.objective_of(goal) is not None) or _is_reviewed(goal):
            return
        if isinstance(goal, Kpi):
            yield Flag(f"No review is booked for KPI {quoted(goal.name or goal.id or '')}.", field="name")
        elif practice is None and not _is_worked_out(goal):
            yield Abstain(("practice.review_cadence",))
        else:
            yield Flag(f"No review is booked for {quoted(goal.title)}: nothing says when anybody looks at it.")


def _is_reviewed(goal: Objective | KeyResult | Kpi) -> bool:
    """Whether a goal itself shows that it is reviewed."""
    if isinstance(goal, Kpi):
        return goal.review_on is not None
    key_results = goal.key_results if isinstance(goal, Objective) else (goal,)
    return any(each.check_ins for each in key_results)


def _is_worked_out(goal: Objective | KeyResult) -> bool:
    """Whether anybody said how firmly a goal is meant: it is no draft then."""
    key_results = goal.key_results if isinstance(goal, Objective) else ()
    return goal.commitment is not None or any(each.commitment for each in key_results)


def rhythm_of(cadence: str) -> str | None:
    """How often a cadence in words is; None where they do not say.

    >>> rhythm_of("weekly"), rhythm_of("every two weeks, on Friday"), rhythm_of("once a month"), rhythm_of("often")
    ('weekly', 'biweekly', 'monthly', None)
    """
    if _TWO_WEEKS.search(cadence):
        return "biweekly"
    found = [_SPELT[word] for word in re.findall(r"[a-z]+", cadence.lower()) if word in _SPELT]
    return min(found, key=_RHYTHMS.index) if found else None
