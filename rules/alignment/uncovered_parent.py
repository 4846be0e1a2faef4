"""An objective of the company that no team carries."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.nodes import Node
from graph.ways import ways_of
from rules.links import named
from rules.wording import quoted

_WORDS = "Hospitals recommend us to each other"


def _example(**fields: object) -> dict[str, object]:
    """The example as an objective of the company."""
    example = {
        "id": "example",
        "title": _WORDS,
        "level": "company",
        "why": "They believe each other",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "key_results": [
            {"id": "E1", "title": "Hospitals that came by recommendation rise from 4 to 15"},
            {"id": "E2", "title": "Renewed hospital contracts rise from 70 % to 90 %"},
        ],
    }
    return example | fields


def _below(*aligns_to: str, supported: bool = False, **fields: object) -> dict[str, object]:
    """A plan with two objectives of the company, the example one of them, and one of a team that serves some."""
    company = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    team = {"id": "T1", "title": "Our customers love our onboarding", "level": "team", "aligns_to": list(aligns_to)}
    kpis = [{"id": "nps", "name": "Onboarding NPS", "supports": ["example"]}] if supported else []
    return {"objectives": [company, _example(**fields), team], "kpis": kpis}


@rule(
    "G502",
    "uncovered-parent",
    family="alignment",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=65,
    groups=True,
    sources=[
        Source("001", "What is a KPI? (satisfaction in all regions, and teams with other aims)"),
        Source("002", "OKR Framework"),
    ],
)
class UncoveredParent:
    """Objective of the company that no objective below it serves.

    What it does:
        Speaks at an objective of the company that no objective of a department,
        team or person leads to, while the plans do hold such objectives.

    What decides:
        Links to its key results count, and so do those over several steps, through
        other objectives of the company too. A KPI that supports it watches it and
        does not carry it.

    Why it matters:
        What nobody below works for is reached by luck. The company says one thing
        and spends its quarter on others.

    Known problems:
        A goal that the board itself works on is carried by nobody below. Where the
        team's file is not audited along with the company's, its links are not seen.

    Better:
        Ask which team can move it most, and let that team write its share; if none
        will, it is no goal of this quarter.
    """

    good = [
        Example(_WORDS, plan=_below("example", "C1")),
        Example(_WORDS, plan=_below("E2", "C1")),
        Example(_WORDS, plan=_below("EXAMPLE", "C1")),
        Example(_WORDS, fields={"level": "team"}),
        Example(_WORDS, plan={"objectives": [_example()]}),
    ]
    bad = [
        Example(_WORDS, plan=_below("C1")),
        Example(_WORDS, plan=_below("C1", supported=True)),
        Example(_WORDS, plan=_below("C1", aligns_to=["C1"])),
        Example(_WORDS, plan=_below("C1", level=None, team="company")),
        Example(_WORDS, fields={"level": "company", "team": "company", "aligns_to": []}, plan={"objectives_beside": 1}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look for anything below it that leads to it."""
        if objective.level != "company" and (objective.level or not objective.team):
            return
        alignment, ways = alignment_of(audit), ways_of(audit)
        node = alignment.node(objective)
        if alignment.levels.of(node) != "company" or ways.served[node.number] or not ways.has_lower:
            return
        if ways.may_be_meant(node):
            return
        yield Flag(
            f"No team contributes to {quoted(node.words)}: the company wants it, and no objective below leads to it.",
            suggestion=_suggestion(node, alignment),
        )


def _suggestion(node: Node, alignment: Alignment) -> str | None:
    """To link the objective that says the same; None where there is no such thing."""
    same = next((alignment.nodes[link.source] for link in alignment.into[node.number] if link.inferred), None)
    if same is None:
        return None
    return (
        f"The same words stand at {named(same, node, alignment)}: if it is to carry this, say so there in "
        "`aligns_to`, and say in its title what is its own share."
    )
