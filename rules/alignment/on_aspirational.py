"""A commitment that rests on another team's stretch."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import alignment_of
from graph.names import OBJECTIVES
from rules.links import elsewhere, team_words
from rules.wording import quoted

_TEAMS = [
    {"id": "company", "name": "Acme", "level": "company"},
    {"id": "product", "name": "Product", "parent": "company", "level": "team"},
    {"id": "platform", "name": "Platform", "parent": "company", "level": "team"},
]


def _other(**fields: object) -> dict[str, object]:
    """A plan in which another team's objective stands beside the example's."""
    other = {
        "id": "P1",
        "title": "Nobody waits for our platform",
        "team": "platform",
        "level": "team",
        "commitment": "aspirational",
        "aligns_to": ["C1"],
        "key_results": [{"id": "P1.1", "title": "Median reply time falls from 24 to 8 hours"}],
        **fields,
    }
    company = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    example = {
        "id": "O1",
        "title": "Our customers love our onboarding",
        "why": "It is what renewals hang on",
        "team": "product",
        "owner": "Ada",
        "commitment": "committed",
        "confidence": 0.8,
        "aligns_to": ["C1"],
        "key_results": [
            {
                "id": "example",
                "title": "Onboarding NPS rises from 32 to 55",
                "measures": "nps",
                "depends_on": [fields.get("needed", "P1.1")],
            },
            {"id": "O1.2", "title": "Accounts that finish setup in a day rise from 40 % to 75 %"},
        ],
    }
    other.pop("needed", None)
    return {"teams": _TEAMS, "objectives": [company, example, other]}


@rule(
    "G514",
    "committed-on-aspirational",
    family="alignment",
    subject=(KeyResult, Objective),
    severity="warning",
    confidence="high",
    consequence=66,
    sources=[Source("re:Work, Set goals with OKRs", "committed and aspirational goals")],
)
class CommittedOnAspirational:
    """Committed goal that depends on another team's aspirational one.

    What it does:
        Follows `depends_on` from a committed key result or objective, and speaks
        where it names an aspirational goal of another team.

    Why it matters:
        Of an aspirational goal 0.7 is expected, and that is no failure there. A
        promise that needs all of it is then broken by a team that met its mark.

    What decides:
        A key result takes its objective's commitment unless it has its own. Both
        teams must be known; within one team the two are planned together.

    Known problems:
        The promise may need only a part of the other goal; then name that key result,
        and commit it.

    Better:
        Ask the other team to commit what you need of it, or make this goal
        aspirational too.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55", plan=_other(commitment="committed")),
        Example("Onboarding NPS rises from 32 to 55", plan=_other(team="product")),
        Example(
            "Onboarding NPS rises from 32 to 55",
            plan=_other(
                key_results=[
                    {
                        "id": "P1.1",
                        "title": "Median reply time falls from 24 to 8 hours",
                        "commitment": "committed",
                    }
                ]
            ),
        ),
    ]
    bad = [
        Example("Onboarding NPS rises from 32 to 55", plan=_other()),
        Example("Onboarding NPS rises from 32 to 55", plan=_other(needed="P1")),
        Example(
            "Onboarding NPS rises from 32 to 55",
            plan=_other(
                commitment="committed",
                key_results=[
                    {
                        "id": "P1.1",
                        "title": "Median reply time falls from 24 to 8 hours",
                        "commitment": "aspirational",
                    }
                ],
            ),
        ),
    ]

    def check(self, goal: KeyResult | Objective, audit: Audit) -> Said:
        """Compare the commitments at both ends of each dependency."""
        if not goal.depends_on:
            return
        alignment = alignment_of(audit)
        node = alignment.node(goal)
        own = alignment.commitment(node)
        needed = [link for link in alignment.out[node.number] if link.field == "depends_on"]
        goals = [(link, alignment.nodes[link.target]) for link in needed]
        goals = [(link, target) for link, target in goals if target.kind in OBJECTIVES]
        if own is None and goals:
            yield Abstain(("commitment",))
        if own != "committed":
            return
        for link, target in goals:
            theirs = alignment.commitment(target)
            ours, others = alignment.team_key(node), alignment.team_key(target)
            if theirs is None:
                yield Abstain(("commitment",))
            elif theirs == "aspirational" and (ours is None or others is None):
                yield Abstain(("team",))
            elif theirs == "aspirational" and ours != others:
                yield Flag(
                    f"{quoted(goal.title)} is committed and depends on {quoted(target.words)} of "
                    f"{team_words(target, alignment)}{elsewhere(target, node, alignment)}, which is aspirational: "
                    "0.7 of it is what is expected.",
                    field="depends_on",
                    key=f"depends on {link.at}",
                    at=(*audit.standing_of(goal).pointer, "depends_on", link.at),
                )
