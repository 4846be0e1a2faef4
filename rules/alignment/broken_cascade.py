"""A person's goal whose way to the company stops half-way."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.nodes import Node
from graph.ways import ROUND, Ways, ways_of
from rules.links import named
from rules.wording import quoted

_LEVELS = {"department": " (department)", "team": " (team)", "individual": " (person)"}
_PERSONS = {
    "level": "individual",
    "definition": "Hours from a customer's first message to our first answer, the month's median",
    "name": "Median response time",
    "unit": "hours",
    "direction": "down",
    "target": 8,
    "owner": "Eve",
}


def _goals(**fields: object) -> dict[str, object]:
    """A plan with a company, a department and a team; the fields are the department's."""
    company = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    department = {"id": "D1", "title": "Everyone gets an answer that helps", "level": "department"}
    team = {"id": "T1", "title": "Our customers love our onboarding", "level": "team", "aligns_to": ["D1"]}
    return {"objectives": [company, department | fields, team]}


@rule(
    "G504",
    "broken-cascade",
    family="alignment",
    subject=(Kpi, Objective),
    severity="warning",
    confidence="high",
    consequence=56,
    sources=[Source("001", "frequently asked: HR (KPIs of a person, OKRs of the department, OKRs of the company)")],
)
class BrokenCascade:
    """Goal of a person whose way up stops before it reaches the company.

    What it does:
        Follows the links of KPIs and objectives of level `individual`, and speaks
        where they lead to something, and from nowhere there to an objective of the
        company. It names the goal at which the way stops.

    What decides:
        One way that arrives is enough, also over an item of the X-matrix or a factor
        of the canvas. A reason to stand alone half-way up does not bring the person
        any nearer; one of the person's own goal does excuse it. Where the company has
        no objective, or a link has no end, nobody can tell.

    Why it matters:
        The person did link the goal, and believes that it counts. Whether it does was
        decided further up, where nobody looked.

    Known problems:
        It is told at the person's goal, while the missing link is mostly another's.

    Better:
        Ask the owner of the goal at which the way stops what it is for, and write the
        link there; if there is none, choose another goal to serve.
    """

    good = [
        Example("Median response time", fields=_PERSONS, plan=_goals(aligns_to=["C1"])),
        Example("Median response time", fields=_PERSONS | {"supports": ["D1", "C1"]}, plan=_goals()),
        Example("Median response time", fields=_PERSONS | {"level": "team"}, plan=_goals()),
        Example("Median response time", fields=_PERSONS, plan=_goals(aligns_to=["D9"])),
        Example(
            "Median response time",
            fields=_PERSONS,
            plan=_goals(strategy=["B1"]) | {"x_matrix": {"breakthroughs": [{"id": "B1", "title": "Help in an hour"}]}},
        ),
    ]
    bad = [
        Example("Median response time", fields=_PERSONS, plan=_goals()),
        Example("Median response time", fields=_PERSONS | {"supports": ["D1"]}, plan=_goals()),
        Example("Median response time", fields=_PERSONS, plan=_goals(stands_alone="The county asks for it")),
        Example("Median response time", fields=_PERSONS, plan=_goals(aligns_to=["T1"])),
        Example("Median response time", fields=_PERSONS | {"owner": None}, plan=_goals(level=None)),
    ]

    def check(self, goal: Kpi | Objective, audit: Audit) -> Said:
        """Follow its links up, where it has any and it is a person's."""
        named_above = goal.supports if isinstance(goal, Kpi) else goal.aligns_to
        if not named_above or goal.level not in (None, "individual") or not (goal.level or goal.team):
            return
        if isinstance(goal, Objective) and (goal.stands_alone or "").strip():
            return
        alignment = alignment_of(audit)
        node = alignment.node(goal)
        at = node.number
        if alignment.levels.of(node) != "individual" or not alignment.company or not alignment.up[at]:
            return
        ways = ways_of(audit)
        driven = (link.target for link in alignment.out[at] if link.kind == "drives")
        if any(alignment.steps[each] >= 0 for each in driven):
            return  # over a KPI that it drives
        if alignment.steps[at] < 0 and alignment.grounded[at] < 0 and not ways.unsure[at]:
            field = "name" if isinstance(goal, Kpi) else "title"
            yield Flag(_message(node, audit.owner_of(goal), alignment, ways), field=field)


def _message(node: Node, owner: str | None, alignment: Alignment, ways: Ways) -> str:
    """Whose goal it is, and where its way stops."""
    whose = f" of {owner}" if owner else ""
    said = f"{quoted(node.words)}{whose} serves {quoted(alignment.nodes[alignment.up[node.number][0]].words)}"
    stop = ways.stops[node.number]
    if stop == ROUND:
        return f"{said}, and from there the links lead round in a circle: to no objective of the company."
    end = alignment.nodes[stop]
    level = _LEVELS.get(alignment.levels.of(end) or "", "")
    if stop == alignment.up[node.number][0]:
        return f"{said}{level}, and the way stops there: no path leads on to the company."
    return f"{said}, and the way stops at {named(end, node, alignment)}{level}: no path leads on to the company."
