"""A first cycle everywhere at once."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from rules.units import name_of, units_of
from rules.wording import quoted

_NAMES = ("Product", "Sales", "Support", "Finance", "People")


def _rollout(count: int, heads: int | None, pilot: tuple[str, ...] = (), runs: int | None = 0) -> dict[str, object]:
    """A plan whose first units, one objective each, are in their first cycle."""
    names = _NAMES[:count]
    return {
        "organisation": {"headcount": heads},
        "teams": [{"id": name.lower(), "name": name, "level": "team", "cycles_run": runs} for name in names],
        "practice": {"review_cadence": "weekly", "pilot": list(pilot), "agreed_on": "2026-03-20"},
        "objectives": [{"title": f"{name} is a joy to work with", "team": name.lower()} for name in names],
    }


@rule(
    "M811",
    "no-pilot",
    family="programme",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=64,
    sources=[
        Source("001", "OKRs best practices: do's (pilot)"),
        Source("002", "the pilot tip"),
    ],
)
class NoPilot:
    """First cycle in many units at once.

    What it does:
        Speaks where every unit with goals is in its first cycle (`cycles_run: 0`),
        there are more than three of them and more than thirty people, and
        `practice.pilot` does not name them.

    Why it matters:
        Everybody makes the same beginner's mistakes in the same quarter, nobody
        has the experience to see them, and the word goes round that it does not
        work here.

    Known problems:
        An organisation that ran cycles under another name counts as a beginner.

    Options:
        `units`, `heads`: how many units and people may begin together.

    Better:
        One team, one quarter. Let it write down what it learnt, then widen.
    """

    options = (
        Option("units", 3, "the most units that may begin together"),
        Option("heads", 30, "the most people that may begin together"),
    )
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_rollout(3, 400)),
        Example("Our customers love our onboarding", plan=_rollout(5, 30)),
        Example("Our customers love our onboarding", plan=_rollout(5, 400, runs=1)),
        Example("Our customers love our onboarding", plan=_rollout(4, 90, ("product", "sales", "support", "finance"))),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_rollout(4, 31)),
        Example("Our customers love our onboarding", plan=_rollout(5, 400)),
        Example("Our customers love our onboarding", plan=_rollout(5, 400, ("product",))),
    ]
    units: int
    heads: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count the units of a first cycle that are no pilot."""
        found = units_of(audit)
        if found.first is None:
            yield Abstain(("teams.cycles_run",))
        if not found.first or len(found.teams) <= self.units:
            return
        pilot = frozenset(plan.practice.pilot if plan.practice else ())
        others = [team for team in found.teams if team.id not in pilot and (team.level != "company" or not pilot)]
        heads = plan.organisation.headcount if plan.organisation else None
        if not others:
            return
        if heads is None:
            yield Abstain(("organisation.headcount",))
        elif heads > self.heads:
            beside = f", and only {quoted(', '.join(sorted(pilot)))} is a pilot" if pilot else ""
            yield Flag(
                f"A first cycle, and {len(found.teams)} units of an organisation of {heads} people begin together "
                f"({quoted(name_of(others[0]))} and others){beside}: pilot one team for one quarter.",
                key="pilot",
                at=("practice", "pilot") if plan.practice else None,
            )
