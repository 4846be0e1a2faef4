"""A team whose key results others have chosen."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from graph.units import units_of
from rules.wording import quoted

_WORDS = "Our customers love our onboarding"
_HANDED = {"origin": "top-down"}


@rule(
    "G510",
    "one-way-alignment",
    family="alignment",
    subject=Team,
    severity="info",
    confidence="high",
    consequence=13,
    sources=[
        Source("004", "the paragraph on who sets them (a hybrid)"),
        Source("001", "Differences between OKR vs KPI: team alignment"),
    ],
)
class OneWayAlignment:
    """Team most of whose key results were handed down.

    What it does:
        Counts the key results of each unit below the company by the `origin` of
        their objectives, and speaks where four of five or more came from above.

    What decides:
        Objectives without an origin count as the team's own; where none of them has
        one, nothing is said. KPIs that are handed down are usual, and not counted.

    Why it matters:
        Those who lead know where to go, those who do the work know what moves it. A
        plan that only runs downwards has heard half of that, and finds out at the
        end of the quarter.

    Known problems:
        `origin: top-down` may be true of the objective while the team chose each of
        its key results; `both` says so.

    Options:
        `share`: the share of key results handed down from which the unit is told.

    Better:
        Hand down the objective and let the team propose the key results; then set
        `origin: both`.
    """

    options = (Option("share", 0.8, "the share of key results handed down from which a unit is told"),)
    good = [
        Example(_WORDS),
        Example(_WORDS, fields=_HANDED, plan={"objectives_beside": 1}),
        Example(_WORDS, fields={"origin": "both"}),
        Example(_WORDS, fields=_HANDED, plan={"teams": [{"id": "product", "name": "Acme", "level": "company"}]}),
    ]
    bad = [
        Example(_WORDS, fields=_HANDED),
        Example("Hospitals recommend us to each other", fields=_HANDED),
        Example(_WORDS, fields=_HANDED | {"contributors": ["Ben", "Eve"]}),
    ]
    share: float

    def check(self, team: Team, audit: Audit) -> Said:
        """Count what the unit has; told where it is listed first."""
        units = units_of(audit)
        node = units.alignment.node(team)
        unit = units.of[node.number]
        objectives = [units.alignment.nodes[number].goal for number in unit.own] if unit.team is node else []
        total = sum(len(objective.key_results) for objective in objectives)
        if not total or unit.level == "company":
            return
        if all(objective.origin is None for objective in objectives):
            yield Abstain(("origin",))
            return
        handed = sum(len(objective.key_results) for objective in objectives if objective.origin == "top-down")
        if handed < self.share * total:
            return
        if unit.level is None:
            yield Abstain(("level",))
            return
        all_of = "All" if handed == total else f"{round(100 * handed / total)} % of the"
        yield Flag(
            f"{all_of} key results of {quoted(node.words)} ({handed} of {total}) were handed down: those who do the "
            "work had no say in them.",
            field="name",
        )
