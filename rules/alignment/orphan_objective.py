"""An objective that leads nowhere."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.nodes import Node
from graph.ways import ROUND, Ways, ways_of
from rules.links import named
from rules.wording import quoted

_WORDS = "Our customers love our onboarding"


def _between(**fields: object) -> dict[str, object]:
    """A plan with an objective between the example and the company."""
    company = {
        "id": "C1",
        "title": "Newcomers stay and grow with us",
        "level": "company",
        "evidence": "the teams",
        "key_results": [{"id": "C1.1", "title": "First-year renewals rise from 74 % to 85 %"}],
    }
    between = {"id": "N1", "title": "Hospitals in the north know us", "level": "department", "why": "They ask"}
    example = {
        "id": "example",
        "title": _WORDS,
        "level": "team",
        "why": "They told us",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": ["N1"],
        "key_results": [
            {"title": "Onboarding NPS rises from 32 to 55"},
            {"title": "Accounts that finish setup in a day rise from 40 % to 75 %"},
        ],
    }
    return {"objectives": [company, between | fields, example]}


@rule(
    "G501",
    "orphan-objective",
    family="alignment",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=61,
    groups=True,
    supersedes=("O105", "G513"),
    sources=[
        Source("001", "Which is better: OKR vs KPI? (efforts towards the company's goals)"),
        Source("001", "Differences between OKR vs KPI: team alignment"),
        Source("003", "What are OKRs? (focus and alignment within departments)"),
    ],
)
class OrphanObjective:
    """Objective below the company that leads to no objective of the company.

    What it does:
        Follows `aligns_to` from every objective of a department, team or person,
        through objectives and key results, and speaks where no way leads to an
        objective of the company, to an item of the X-matrix or to a factor of the
        canvas, and `stands_alone` gives no reason.

    What decides:
        Links over several steps and several files count. Where the plans hold
        nothing of the company's, or a link on the way up has no end, nobody can
        tell. The same words as a goal above suggest a link, and are none.

    Why it matters:
        A quarter's best hours go into it, and nobody can say what they are for. If
        it were dropped, no goal of the company would notice.

    Known problems:
        A link that everyone knows and nobody has written down is missing here.

    Better:
        Name the goal that it serves in `aligns_to`, say in `stands_alone` why it
        serves none, or drop it.
    """

    good = [
        Example(_WORDS),
        Example(_WORDS, fields={"aligns_to": [], "stands_alone": "The county asks for it"}),
        Example(_WORDS, plan=_between(aligns_to=["C1.1"])),
        Example(_WORDS, plan=_between(aligns_to=["C9"])),
        Example(_WORDS, fields={"aligns_to": ["B0.1"]}, plan={"objectives_beside": 1}),
        Example(
            _WORDS,
            fields={"aligns_to": [], "strategy": ["F1"]},
            plan={"strategy_canvas": {"factors": [{"id": "F1", "name": "An easy start"}]}},
        ),
    ]
    bad = [
        Example(_WORDS, fields={"aligns_to": []}),
        Example(_WORDS, fields={"aligns_to": [], "level": "department"}),
        Example(_WORDS, fields={"aligns_to": [], "stands_alone": " "}),
        Example(_WORDS, plan=_between()),
        Example(_WORDS, plan=_between(aligns_to=["example"])),
        Example("Newcomers stay and grow with us", fields={"aligns_to": []}),
        Example("Tidy up the team wiki", fields={"aligns_to": [], "why": None}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Follow its links up."""
        if objective.level == "company" or (objective.stands_alone or "").strip():
            return
        if not (objective.level or objective.team or objective.aligns_to or objective.strategy):
            yield Abstain(("level",))
            return
        alignment, ways = alignment_of(audit), ways_of(audit)
        node = alignment.node(objective)
        if alignment.steps[node.number] >= 0 or alignment.grounded[node.number] >= 0 or ways.unsure[node.number]:
            return
        if ways.unlevelled[node.number]:
            yield Abstain(("level",))
        elif not ways.has_top:
            yield Abstain(("a company objective",))
        else:
            yield Flag(_message(node, alignment, ways), suggestion=_suggestion(node, alignment, ways))


def _message(node: Node, alignment: Alignment, ways: Ways) -> str:
    """Where its links end."""
    top = "no objective of the company" if alignment.company else "no item of the strategy"
    stop = ways.stops[node.number]
    if stop == node.number:
        return f"{quoted(node.words)} leads to {top}, and nothing says why it stands alone."
    if stop == ROUND:
        return f"The links of {quoted(node.words)} only lead round in a circle, and to {top}."
    end = named(alignment.nodes[stop], node, alignment)
    return f"{quoted(node.words)} leads up to {end} and no further: it serves {top}."


def _suggestion(node: Node, alignment: Alignment, ways: Ways) -> str | None:
    """To link what the same words tie already, or the goal at which the way ends; None where there is no such thing."""
    other, stop = ways.same_words(node), ways.stops[node.number]
    if other is None and stop not in (node.number, ROUND):
        end = named(alignment.nodes[stop], node, alignment)
        return f"Write in `aligns_to` of {end} which goal it serves; all that leads there is linked then."
    if other is None:
        return None
    return (
        f"The same words stand at {named(other, node, alignment)}: if that is the goal that it serves, name it in "
        "`aligns_to`, and say in the title what is this team's own share of it."
    )
