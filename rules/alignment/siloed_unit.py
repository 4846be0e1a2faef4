"""A unit that nothing ties to the company or to anyone else."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import Alignment
from graph.units import Unit, units_of
from rules.wording import quoted

_WORDS = "Our customers love our onboarding"
_COMPANY = {"id": "company", "name": "Acme", "level": "company"}
_SALES = {"id": "sales", "name": "Sales", "level": "department", "parent": "company"}
_NORTH = {"id": "north", "name": "Sales North", "level": "team", "parent": "sales"}
_WARRANTY = {"id": "claims", "name": "Warranty claims", "team": "north"}


def _plan(*objectives: dict[str, object], teams: tuple[dict[str, str], ...] = (_SALES, _NORTH)) -> dict[str, object]:
    """A plan with a goal of the company and what teams have."""
    goal = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    return {"teams": [_COMPANY, *teams], "objectives": [goal, *objectives], "kpis": [_WARRANTY]}


def _of(team: str, **fields: object) -> dict[str, object]:
    return {"id": f"O-{team}", "title": f"Guests of {team} come back", "team": team, **fields}


@rule(
    "G505",
    "siloed-unit",
    family="alignment",
    subject=Team,
    severity="info",
    confidence="high",
    consequence=21,
    groups=True,
    sources=[
        Source("001", "What is a KPI? (satisfaction in all regions, and teams with other aims)"),
        Source("003", "KPI vs. OKR features: alignment"),
    ],
)
class SiloedUnit:
    """Unit with goals or KPIs and no link to anyone outside it.

    What it does:
        Takes each department, team or person with all that belongs to it, and speaks
        where no link at all leads from its goals and KPIs to anything outside, or
        from there to them: nothing that it serves, measures, drives, moves or
        depends on.

    What decides:
        Links inside a unit do not count, those to an item of the X-matrix or a
        factor of the canvas do. A reason to stand alone on all of its objectives
        excuses it. Without goals and KPIs, or where a link of it has no end, it is
        not judged. Where all that a unit has belongs to one part of it, only the part
        is told.

    Why it matters:
        Each unit meets its own figures, and what the company wants from all of them
        together is nobody's.

    Known problems:
        People talk to each other in more ways than a plan has links.

    Better:
        Link one goal to that of the company which it serves, or one KPI to the goal
        that it tells about, or say on whom the unit depends.
    """

    good = [
        Example(_WORDS),
        Example(_WORDS, plan=_plan(_of("north", aligns_to=["C1"]))),
        Example(
            _WORDS,
            plan=_plan(_of("north"), _of("sales", depends_on=["company"]), teams=(_SALES, _NORTH))
            | {"kpis": [_WARRANTY | {"supports": ["O-sales"]}]},
        ),
        Example(_WORDS, plan=_plan(_of("north", stands_alone="The county asks for it"))),
        Example(_WORDS, plan=_plan(_of("north", aligns_to=["C9"]))),
        Example(_WORDS, plan={"teams": [_SALES], "objectives": [_of("sales")], "kpis": []}),
    ]
    bad = [
        Example(_WORDS, plan=_plan(_of("north"))),
        Example(_WORDS, plan=_plan()),
        Example(_WORDS, plan=_plan(_of("sales"), _of("north", aligns_to=["O-sales"]))),
        Example(_WORDS, plan=_plan(_of("sales"), _of("north", depends_on=["sales"]))),
        Example(
            _WORDS,
            plan={
                "teams": [_SALES, {"id": "web", "name": "Web", "level": "team"}],
                "objectives": [_of("sales"), _of("web", level="team")],
                "kpis": [],
            },
        ),
    ]

    def check(self, team: Team, audit: Audit) -> Said:
        """Ask whether any link crosses the unit's border; told where the team is listed first."""
        units = units_of(audit)
        node = units.alignment.node(team)
        unit = units.of[node.number]
        if unit.team is not node or not unit.goals or unit.linked or unit.lost or unit.goals == units.goals:
            return
        if unit.level is None:
            yield Abstain(("level",))
        elif unit.judged and not (unit.objectives and unit.alone == unit.objectives) and not _is_told_of_a_part(unit):
            yield Flag(
                f"{quoted(node.words)} has {_goals(unit)} and no link to {_others(units.alignment)}: nothing "
                "shows what its work is for outside of it.",
                field="name",
            )


def _is_told_of_a_part(unit: Unit) -> bool:
    """Whether one part of a unit, itself judged, has all that the unit has."""
    return any(part.judged and part.goals == unit.goals for part in unit.below)


def _goals(unit: Unit) -> str:
    objectives = f"{unit.objectives} {'objective' if unit.objectives == 1 else 'objectives'}"
    kpis = f"{unit.kpis} {'KPI' if unit.kpis == 1 else 'KPIs'}"
    return " and ".join(said for said, count in ((objectives, unit.objectives), (kpis, unit.kpis)) if count)


def _others(alignment: Alignment) -> str:
    """To whom it could be linked: the company's goal by its words, and other units."""
    if not alignment.company:
        return "any other unit"
    more = len(alignment.company) - 1
    goal = f"the company's goal {quoted(alignment.company[0].words)}"
    others = "" if not more else " or its other one" if more == 1 else f" or its {more} others"
    return f"{goal}{others}, nor to another unit"
