"""Work that moves no key result."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import Initiative
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import alignment_of
from graph.ways import ways_of
from rules.wording import quoted

_OVER = frozenset({"done", "completed", "complete", "finished", "cancelled", "canceled", "dropped", "closed"})
_WORD = re.compile(r"[a-z]+")


@rule(
    "G508",
    "zombie-initiative",
    family="alignment",
    subject=Initiative,
    severity="warning",
    confidence="high",
    consequence=49,
    groups=True,
    sources=[
        Source("004", "misconceptions: OKRs take too much time (zombie projects)"),
        Source("001", "frequently asked: daily tasks and the bigger picture"),
    ],
)
class ZombieInitiative:
    """Initiative that moves no key result.

    What it does:
        Speaks where an initiative under no objective names nothing that it `moves`.
        Under an objective with several key results it is a hint: which of them?

    What decides:
        An objective or a KPI may be moved too. What is done, cancelled, dropped or
        closed is left alone, and so is what names something that is not there.

    Why it matters:
        Projects outlive the goals that they were begun for. This one costs hours
        every week, and no figure would change if it stopped.

    Known problems:
        Work that keeps the lights on moves nothing and has to be done. It need not
        stand in a plan for the quarter.

    Better:
        Name the key result that it is to move in `moves`; if there is none, stop it,
        or write down the goal that it is for.
    """

    good = [
        Example("Rewrite the first-run guide"),
        Example("Rewrite the first-run guide", fields={"moves": ["T1"]}),
        Example("Rewrite the first-run guide", fields={"moves": ["nps"]}, plan={"stray": True}),
        Example("Rewrite the first-run guide", fields={"moves": [], "status": "done"}, plan={"stray": True}),
        Example("Rewrite the first-run guide", fields={"moves": ["TBD", "T1.2"]}, plan={"stray": True}),
        Example(
            "Rewrite the first-run guide",
            fields={"moves": []},
            key_results=("Onboarding NPS rises from 32 to 55",),
        ),
    ]
    bad = [
        Example("Rewrite the first-run guide", fields={"moves": []}, plan={"stray": True}),
        Example("Migrate to the new ticket system", fields={"moves": [], "status": "active"}, plan={"stray": True}),
        Example("Rewrite the first-run guide", fields={"moves": [], "status": "done in part"}, plan={"stray": True}),
        Example("Rewrite the first-run guide", fields={"moves": []}),
        Example("Rewrite the first-run guide", fields={"moves": ["TBD"]}, plan={"stray": True}),
    ]

    def check(self, initiative: Initiative, audit: Audit) -> Said:
        """Look for what it moves."""
        if _WORD.fullmatch(status := (initiative.status or "").strip().lower()) and status in _OVER:
            return
        if initiative.moves:
            alignment = alignment_of(audit)
            node = alignment.node(initiative)
            if alignment.out[node.number] or node.number in ways_of(audit).lost:
                return
        objective = audit.standing_of(initiative).parent
        if objective is None:
            plan = audit.plan
            if not plan.objectives and not plan.key_results and not ways_of(audit).has_goals:
                yield Abstain(("a key result",))
                return
            yield Flag(
                f"Initiative {quoted(initiative.title)} moves no key result: would anything change if it stopped?"
            )
        elif len(objective.key_results) > 1:
            yield Flag(
                f"Initiative {quoted(initiative.title)} does not say which of the {len(objective.key_results)} key "
                f"results of {quoted(objective.title)} it moves.",
                severity="info",
            )
