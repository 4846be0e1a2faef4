"""A team that promised more than it can do."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from advisor.domain.finding import Source
from advisor.domain.plan import Objective, Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.wording import amount, quoted


def _with(capacity: float | None) -> dict[str, object]:
    company = {"id": "company", "name": "Acme", "level": "company"}
    product = {"id": "product", "name": "Product", "parent": "company", "level": "team", "capacity": capacity}
    return {"teams": [company, product]}


_FAR = 100.0  # times the capacity: from here on the share tells nothing


@rule(
    "M815",
    "over-capacity",
    family="programme",
    subject=Team,
    severity="warning",
    confidence="high",
    consequence=68,
    sources=[Source("Google's OKR playbook", "committed OKRs and the people that they take")],
)
class OverCapacity:
    """Team whose committed work takes more than it has.

    What it does:
        Adds up the `effort` of a team's committed objectives (or, where an
        objective says none, of its committed key results) and holds it against the
        team's `capacity`, both in person-weeks.

    Why it matters:
        A commitment is a promise, and promises beyond one's time are broken, only
        nobody chooses which. Aspirational work may overbook; committed work may not.

    Known problems:
        Effort that nobody estimated is not counted: the true sum may be higher.

    Better:
        Drop or postpone one commitment now, call one aspirational, or get the
        people.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"effort": 90}, plan=_with(60)),
        Example("Our customers love our onboarding", fields={"commitment": "committed", "effort": 60}, plan=_with(60)),
        Example("Our customers love our onboarding", fields={"commitment": "committed"}, plan=_with(60)),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"commitment": "committed", "effort": 66}, plan=_with(60)),
        Example("Our customers love our onboarding", fields={"commitment": "committed", "effort": 1}, plan=_with(0)),
        Example(
            "Our customers love our onboarding",
            fields={
                "commitment": "committed",
                "key_results": [{"title": "Onboarding NPS rises from 32 to 55", "effort": 40}] * 2,
            },
            plan=_with(60),
        ),
    ]

    def check(self, team: Team, audit: Audit) -> Said:
        """Hold the sum against the capacity."""
        objectives = audit.objectives_by_team.get(team.id, ()) if team.id else ()
        efforts = [effort for objective in objectives for effort in _efforts(objective, audit)]
        if not efforts:
            return
        known = sum(effort for effort in efforts if effort is not None)
        if team.capacity is None or (known <= team.capacity and None in efforts) or not isfinite(known):
            yield Abstain(("capacity",) if team.capacity is None else ("effort",))
        elif known > team.capacity:
            times = known / team.capacity if team.capacity > 0 else _FAR
            share = f"{100 * times:.0f} % of" if times < _FAR else "many times"
            free = f"{share} its {amount(team.capacity)}" if team.capacity > 0 else "none free"
            yield Flag(
                f"Committed work of {quoted(team.name or team.id or '')} takes {amount(known)} person-weeks: {free}.",
                field="capacity",
                key="capacity",
            )


def _efforts(objective: Objective, audit: Audit) -> Iterable[float | None]:
    """The effort of an objective's committed work; None for each part that nobody estimated."""
    committed = objective.commitment == "committed"
    if committed and objective.effort is not None:
        return [objective.effort]
    promised = [each.effort for each in objective.key_results if audit.commitment_of(each) == "committed"]
    return promised or ([None] if committed else [])
