"""Objectives that lead round to where they began."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import align, alignment_of
from rules.links import way
from rules.wording import quoted

_SETUP = {
    "id": "start",
    "title": "New accounts are at home on their first day",
    "level": "team",
    "team": "product",
    "aligns_to": ["example"],
    "key_results": [{"id": "start.1", "title": "Accounts that finish setup in a day rise from 40 % to 75 %"}],
}
_COMPANY = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "team": "company"}


def _with(*aligns_to: str, **setup: object) -> dict[str, object]:
    """A plan in which the example and another objective align to what is named."""
    example = {
        "id": "example",
        "title": "Our customers love our onboarding",
        "why": "It is what renewals hang on",
        "level": "team",
        "team": "product",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": list(aligns_to),
        "key_results": [
            {"id": "E1", "title": "Onboarding NPS rises from 32 to 55"},
            {"id": "E2", "title": "Questions to support in week one fall from 9 to 4 an account"},
        ],
    }
    return {"objectives": [_COMPANY, example, {**_SETUP, **setup}]}


@rule(
    "G516",
    "alignment-cycle",
    family="alignment",
    subject=Objective,
    severity="error",
    confidence="high",
    consequence=88,
    sources=[Source("the alignment graph", "a goal that serves itself serves nobody")],
)
class AlignmentCycle:
    """Objectives that align to each other in a circle.

    What it does:
        Follows `aligns_to` from objective to objective, and speaks of each circle,
        at the first of its objectives by id, with the whole way round.

    Why it matters:
        Each of these goals is justified by the next, and the last by the first:
        none of them leads to anything that the organisation wants.

    What decides:
        A key result counts with its objective: to align to one's own key result is
        a circle of one. Of circles that share links, the shortest is told.

    Known problems:
        Two teams that need each other are no circle: that is `depends_on`.

    Better:
        Say which of them is the goal and which the way to it, and take out the link
        that leads back.
    """

    good = [
        Example("Our customers love our onboarding", plan=_with("C1")),
        Example("Our customers love our onboarding", plan=_with("C1", aligns_to=["E2", "C1"])),
        Example("Our customers love our onboarding", plan=_with("C1", aligns_to=["C1"], depends_on=["example"])),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_with("start")),
        Example("Our customers love our onboarding", plan=_with("C1", "start.1", aligns_to=["E1"])),
        Example("Our customers love our onboarding", fields={"aligns_to": ["example"]}),
        Example("Our customers love our onboarding", plan=_with("E2", aligns_to=["C1"])),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Tell the circles that begin at this objective."""
        if not objective.aligns_to:
            return
        alignment = alignment_of(audit)
        for cycle in audit.bundle.once(_by_first).get(id(objective), ()):
            if len(cycle) == 1:
                said = f"{quoted(objective.title)} aligns to itself: it leads nowhere."
            else:
                round_ = way([alignment.nodes[at] for at in (*cycle, cycle[0])], alignment)
                said = f"{len(cycle)} objectives align to each other in a circle: {round_}."
            key = "cycle " + " ".join(alignment.nodes[at].id or "" for at in cycle)
            yield Flag(said, field="aligns_to", key=key)


def _by_first(bundle: Bundle) -> dict[int, list[list[int]]]:
    """The circles of some plans, by the objective that they begin at."""
    alignment = bundle.once(align)
    found: dict[int, list[list[int]]] = {}
    for cycle in alignment.cycles:
        found.setdefault(id(alignment.nodes[cycle[0]].goal), []).append(cycle)
    return found
