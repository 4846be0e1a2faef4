"""Every measure of one family."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective, Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.data import table
from rules.guards import (
    family_of_kpi,
    family_of_result,
    is_measured,
    kept_words,
    of_result,
    together,
    watched_beside,
    way_of,
)
from rules.library import for_function, names, words_of
from rules.wording import quoted

# The families that are pushed at the expense of others, with the pair that each belongs to; quality, satisfaction,
# retention, people and risk are what suffers, and a team may well watch nothing else.
_PUSHED = {
    "money": "revenue",
    "cost": "cost",
    "growth": "growth",
    "volume": "volume",
    "speed": "speed",
    "reach": None,
    "engagement": None,
}


@rule(
    "C404",
    "single-metric-tunnel-vision",
    family="balance",
    subject=(Objective, Team),
    severity="warning",
    confidence="medium",
    consequence=56,
    sources=[
        Source("001", "OKRs best practices: don'ts (tunnel vision)"),
        Source("Grove, High Output Management", "paired indicators"),
    ],
)
class TunnelVision:
    """Objective or team whose measures are all of one family.

    What it does:
        Looks at the families of measures (money, speed, quality, satisfaction and
        so on) of an objective's key results, or of a team's KPIs. It speaks where
        there are two or more, all of one family that is pushed at the expense of
        others (money, cost, growth, volume, speed, reach, engagement), one at
        least goes up or down, and nothing guards what may suffer: no `guards`, no
        `maintain` result, and no KPI of the team or of the objective from a family
        that pairs with it. A team's KPIs are guarded by its key results, too.

    Why it matters:
        What is pushed alone is reached at the expense of what nobody watches:
        speed at that of quality, sales at that of customers who come back.

    Known problems:
        Families are read from words and from the library of KPIs; where one
        measure or one KPI beside is not known, the rule is silent.

    Better:
        Add a guardrail from another family, as a key result, as a KPI of the team,
        or in `guards`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "The north buys from us",
            key_results=(
                "Revenue in the north rises from €1.2M to €2M",
                "Orders in the north that are sent back fall from 15 % to 8 %",
            ),
        ),
        Example(
            "Answers before the question is cold",
            key_results=(
                "Median reply time falls from 24 to 8 hours",
                "Answers that need a second letter fall from 30 % to 15 %",
            ),
        ),
    ]
    bad = [
        Example(
            "The north buys from us",
            key_results=("Revenue in the north rises from €1.2M to €2M", "Bookings in the north rise from €2M to €3M"),
        ),
        Example(
            "Nobody waits for us",
            key_results=("Median reply time falls from 24 to 8 hours", "Lead time of an order falls from 9 to 4 days"),
        ),
        Example(
            "Our name is on everyone's lips",
            key_results=("Unprompted brand awareness rises from 12 % to 25 %", "Share of voice rises from 8 % to 15 %"),
        ),
    ]

    def check(self, unit: Objective | Team, audit: Audit) -> Said:
        """Gather the families; speak where there is one."""
        found = _of_objective(unit, audit) if isinstance(unit, Objective) else _of_team(unit, audit)
        if found is None:
            return
        family, function = found
        guard = table("guards")[family]
        wanted = guard["by"].split()
        usual = [entry for entry in for_function(function) if entry.family in wanted]
        who = f"key result of {quoted(unit.title)}" if isinstance(unit, Objective) else f"KPI of {_named(unit)}"
        yield Flag(
            f"Every {who} moves {family}, and nothing shows what suffers from it.",
            field="title" if isinstance(unit, Objective) else "name",
            suggestion=f"Add a guardrail from another family, such as {names(usual[:2]) or guard['such']}.",
        )


def _of_objective(objective: Objective, audit: Audit) -> tuple[str, str | None] | None:
    """The one family that all key results move, with their team's function; None where there is none, or a guard.

    One at least must push (say which way the figure goes): three first contracts are no push.
    """
    results = objective.key_results
    if len(results) < 2 or any(result.guards or way_of(result, audit) == "keep" for result in results):
        return None
    family = family_of_result(results[0], audit)
    if family not in _PUSHED or any(
        not is_measured(result, audit) or family_of_result(result, audit) != family for result in results
    ):
        return None
    if all(way_of(result, audit) not in ("up", "down") for result in results):
        return None
    kept = _kept(family)
    inside = together(of_result(result, audit) for result in results)
    beside = watched_beside(objective, objective.team, audit)
    if inside.words & kept or beside.keeps(table("guards")[family]["by"].split(), kept):
        return None
    team = audit.teams.get(objective.team or "")
    return family, team.function or team.name if team else None


def _kept(family: str) -> frozenset[str]:
    """Words that show the other half of a family's pair: margin beside revenue, both money."""
    pair = _PUSHED[family]
    return kept_words(pair) if pair else frozenset()


def _of_team(team: Team, audit: Audit) -> tuple[str, str | None] | None:
    """The one family of all of a team's KPIs."""
    kpis = audit.kpis_by_team.get(team.id, ()) if team.id else ()
    if len(kpis) < 2:
        return None
    families = {family_of_kpi(kpi) for kpi in kpis}
    words = frozenset(word for kpi in kpis for word in words_of(kpi.name or ""))
    family = families.pop() if len(families) == 1 else None
    if family not in _PUSHED or words & _kept(family):
        return None
    by, kept = table("guards")[family]["by"].split(), _kept(family)
    goals = audit.objectives_by_team.get(team.id, ())
    if any(of_result(result, audit).keeps(by, kept) for goal in goals for result in goal.key_results):
        return None
    return family, team.function or team.name


def _named(team: Team) -> str:
    return quoted(team.name or team.id or "")
