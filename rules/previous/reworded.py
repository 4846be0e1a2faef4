"""A goal that was reworded while it ran."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.text.units import units
from rules.previous.matching import Goal
from rules.previous.versions import began, changed_on, versions_of, weeks_into
from rules.wording import quoted

_FIGURE = re.compile(r"[-−]?\d+(?:[.,]\d+)*(?: (?:%|[^\W\d_]+))?")


def _before(title: str, **fields: object) -> dict[str, object]:
    """A plan whose last version called the example otherwise."""
    objective = {"id": "example", "title": title, "key_results": []}
    return {"previous": [{"cycle": {"name": "2026-Q2"}, "objectives": [objective]}], **fields}


@rule(
    "D852",
    "reworded",
    family="previous",
    subject=(Objective, KeyResult),
    severity="info",
    confidence="high",
    consequence=6,
    sources=[Source("plan diff", "a goal's words against the last version")],
)
class Reworded:
    """Goal whose words changed after the cycle began.

    What it does:
        Holds the words of each goal against the last version: the newest earlier
        plan (`--previous`) of the same cycle. Speaks where they changed after the
        cycle's start, on the day that the goal was `updated_on`, else the day of
        the audit.

    What decides:
        Case, blanks and punctuation are no rewording; a figure that changed alone
        is D851's.

    Why it matters:
        Words decide what will count as met. Who changes them half-way can score
        whatever came out.

    Known problems:
        A correction of a slip of the pen is told, too.

    Better:
        Leave the words until the cycle ends, and write what was learnt into a
        check-in. Where they were plainly wrong, tell those who build on the goal.
    """

    good = [
        Example("Our customers love our onboarding", plan=_before("our customers  love our onboarding")),
        Example(
            "Our customers love our onboarding", plan=_before("Our clients love our onboarding", as_of="2026-03-28")
        ),
        Example(
            "Our customers love our onboarding",
            fields={"updated_on": "2026-03-30"},
            plan=_before("Our clients love our onboarding"),
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_before("Our clients adore our onboarding")),
        Example(
            "Our customers love our onboarding",
            fields={"updated_on": "2026-04-20"},
            plan=_before("Our customers love our product"),
        ),
        Example("Hospitals recommend us to each other", plan=_before("Hospitals know us", as_of="2026-06-20")),
    ]

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Hold the words against what they were."""
        if not audit.previous:
            if audit.plan.objectives and goal is audit.plan.objectives[0]:
                yield Abstain(("previous",))
            return
        versions = versions_of(audit)
        before = versions.before.get(id(goal)) if versions else None
        if before is None or before.goal.title == goal.title or not _differ(before, Goal(goal, None)):
            return
        start, day = began(audit), changed_on(goal, audit)
        if start is None:
            yield Abstain(("cycle.start",))
        elif day is not None and day > start:
            yield Flag(
                f"{quoted(goal.title)} was {quoted(before.goal.title)} in the last version: reworded "
                f"{weeks_into(day, start)} into the cycle.",
                key="reworded",
            )


def _differ(before: Goal, now: Goal) -> bool:
    """Whether more than a figure differs."""
    return before.words != now.words and _FIGURE.sub(_masked, before.words) != _FIGURE.sub(_masked, now.words)


def _masked(figure: re.Match[str]) -> str:
    """A figure without its value and its unit; the word after it stays where it is no unit."""
    unit = figure.group().partition(" ")[2]
    known = not unit or unit == "%" or unit in units().durations or unit in units().magnitudes
    return "#" if known else f"# {unit}"
