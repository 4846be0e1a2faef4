"""A goal of a level above that serves one below it."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import alignment_of
from graph.names import OBJECTIVES
from rules.links import elsewhere
from rules.wording import quoted

_TEAMS = [
    {"id": "company", "name": "Acme", "level": "company"},
    {"id": "sales", "name": "Sales", "level": "department", "parent": "company"},
    {"id": "product", "name": "Product", "level": "team", "parent": "sales"},
]


@rule(
    "G518",
    "upside-down-link",
    family="alignment",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=62,
    sources=[Source("the alignment graph", "the levels of goals, and which way they serve each other")],
)
class UpsideDownLink:
    """Objective that aligns to a goal of a level below its own.

    What it does:
        Compares the level of an objective with that of each goal that `aligns_to`
        names (company, department, team, individual), and speaks where the
        objective stands above.

    Why it matters:
        A link says what a goal is for. Turned round, the company's goal is there for
        the team's: whoever reads the plan from the top finds no one who carries it.

    What decides:
        A goal's own level, else its team's; a key result has its objective's. Where
        either is not known, nothing is said. KPIs and the strategy have no level here.

    Known problems:
        A company that takes up a team's idea may mean it so; `origin: bottom-up` says
        that, and the link still runs from the team's goal to the company's.

    Better:
        Turn the link round: let the goal below name the one above in `aligns_to`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"aligns_to": ["C1", "B0"]}, plan={"objectives_beside": 1}),
        Example("Our customers love our onboarding", fields={"level": None, "team": None, "aligns_to": ["C1"]}),
    ]
    bad = [
        Example(
            "Our customers love our onboarding",
            fields={"level": "company", "aligns_to": ["C1", "B0"]},
            plan={"objectives_beside": 1},
        ),
        Example(
            "Our customers love our onboarding",
            fields={"level": "company", "aligns_to": ["C1", "B0.1"]},
            plan={"objectives_beside": 1},
        ),
        Example(
            "Our customers love our onboarding",
            fields={"level": None, "team": "sales", "aligns_to": ["C1", "B0"]},
            plan={"objectives_beside": 1, "teams": _TEAMS},
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Compare the levels at both ends of each link."""
        if not objective.aligns_to:
            return
        alignment = alignment_of(audit)
        node, levels = alignment.node(objective), alignment.levels
        for link in alignment.out[node.number]:
            target = alignment.nodes[link.target]
            if link.field != "aligns_to" or target.kind not in OBJECTIVES or not levels.is_above(node, target):
                continue
            yield Flag(
                f"{quoted(objective.title)} is of the {levels.of(node)} level and aligns to "
                f"{quoted(target.words)}{elsewhere(target, node, alignment)}, of the {levels.of(target)} level: "
                "the link stands upside down.",
                field="aligns_to",
                key=f"upside down {link.at}",
                at=(*audit.standing_of(objective).pointer, "aligns_to", link.at),
            )
