"""A team that is counted on and does not say that it knows."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import MOST, Alignment, alignment_of
from graph.nodes import Node
from graph.units import units_of
from rules.links import elsewhere, team_words
from rules.wording import quoted

_TEAMS = [
    {"id": "company", "name": "Acme", "level": "company"},
    {"id": "product", "name": "Product", "parent": "company", "level": "team"},
    {"id": "platform", "name": "Platform", "parent": "company", "level": "department"},
    {"id": "cloud", "name": "Cloud", "parent": "platform", "level": "team"},
]


def _needs(*needed: str, beside: bool = True, **fields: object) -> dict[str, object]:
    """A plan whose example depends on what is named, beside an objective of another team."""
    other = {
        "id": "P1",
        "title": "Nobody waits for our platform",
        "team": "platform",
        "level": "department",
        "commitment": "aspirational",
        "aligns_to": ["C1"],
        "key_results": [{"id": "P1.1", "title": "Median reply time falls from 24 to 8 hours"}],
        **fields,
    }
    company = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    example = {
        "id": "example",
        "title": "Our customers love our onboarding",
        "why": "It is what renewals hang on",
        "team": "product",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": ["C1"],
        "depends_on": list(needed),
        "key_results": [
            {"id": "E1", "title": "Onboarding NPS rises from 32 to 55"},
            {"id": "E2", "title": "Questions to support in week one fall from 9 to 4 an account"},
        ],
    }
    return {"teams": _TEAMS, "objectives": [company, example, *([other] if beside else [])]}


@rule(
    "G515",
    "one-sided-dependency",
    family="alignment",
    subject=(Objective, KeyResult),
    severity="warning",
    confidence="high",
    consequence=58,
    sources=[Source("Google's OKR playbook", "goals of several teams must stand in the plan of each")],
)
class OneSidedDependency:
    """Goal that counts on a team which has no key result for it.

    What it does:
        Follows `depends_on`. Where it names a goal, that goal must have key results;
        where it names a team, that team must have an objective which aligns to the
        goal that counts on it.

    Why it matters:
        Whoever is counted on and does not know plans the quarter without it. It shows
        in the last week, when it is nobody's fault.

    What decides:
        A key result, a KPI or an initiative of the other team is its word, so is an
        objective that says where its `evidence` stands, and one of a team below it.
        Own work is no dependency.

    Known problems:
        The other team's plan may stand in a file that is not audited along with this one.

    Better:
        Ask the team for a key result, and name that in `depends_on`; or let its
        objective align to this one.
    """

    good = [
        Example("Our customers love our onboarding", plan=_needs("P1.1")),
        Example("Our customers love our onboarding", plan=_needs("P1")),
        Example("Our customers love our onboarding", plan=_needs("platform", aligns_to=["E1"])),
        Example("Our customers love our onboarding", plan=_needs("platform", team="cloud", aligns_to=["example"])),
        Example("Our customers love our onboarding", plan=_needs("product")),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_needs("platform")),
        Example("Our customers love our onboarding", plan=_needs("P1", key_results=[])),
        Example("Our customers love our onboarding", plan=_needs("cloud", aligns_to=["example"])),
        Example("Our customers love our onboarding", plan=_needs("platform", beside=False)),
    ]

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Look for the other side of each dependency."""
        if not goal.depends_on:
            return
        alignment = alignment_of(audit)
        node = alignment.node(goal)
        for link in alignment.out[node.number]:
            target = alignment.nodes[link.target]
            if link.field != "depends_on":
                continue
            if target.kind == "team":
                said = _of_team(node, target, alignment, audit)
            else:
                said = _of_objective(node, target, alignment) if target.kind == "objective" else None
            if said is not None:
                yield said._replace(
                    field="depends_on",
                    key=f"one-sided {goal.depends_on[link.at]}",
                    at=(*audit.standing_of(goal).pointer, "depends_on", link.at),
                )


def _of_objective(node: Node, target: Node, alignment: Alignment) -> Flag | None:
    """What to say of a dependency on an objective."""
    theirs = alignment.team_key(target)
    if (
        target.goal.key_results
        or (target.goal.evidence or "").strip()
        or (theirs is not None and theirs == alignment.team_key(node))
    ):
        return None
    of = team_words(target, alignment)
    who = f"{of} is counted on" if of else f"{quoted(target.words)} is counted on"
    which = f"{quoted(target.words)}{elsewhere(target, node, alignment)} has no key result"
    return Flag(
        f"{who} for {quoted(node.words)}, and {which}."
        if of
        else f"{who} for {quoted(node.words)}, and has no key result."
    )


def _of_team(node: Node, team: Node, alignment: Alignment, audit: Audit) -> Flag | None:
    """What to say of a dependency on a team."""
    if alignment.team_key(team) == alignment.team_key(node) or alignment.levels.of(team) == "company":
        return None
    units = units_of(audit)
    unit = units.of[team.number]
    own = alignment.levels.team(node)
    if own is not None and unit.first <= units.of[own.number].first <= unit.last:
        return None  # a unit that its own team is part of: its objectives are served, and serve nothing below
    serving = alignment.served_by[node.above if node.above >= 0 else node.number]
    if len(serving) >= MOST or any(unit.first <= units.of[each].first <= unit.last for each in serving if each >= 0):
        return None
    said = f"{quoted(team.words)} is counted on for {quoted(node.words)}, and no objective of it aligns to that."
    return Flag(said, confidence=None if unit.objectives else "medium")
