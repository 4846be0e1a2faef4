"""A plan whose goals are all meant alike."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.domain.finding import Source
from advisor.domain.plan import Commitment, Objective, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule

_MEANS: dict[Commitment, str] = {
    "committed": "nothing here is allowed to fail, so nothing here is bold",
    "aspirational": "nothing here has to be met, so nobody can build on any of it",
    "learning": "everything here is a question, and nothing an answer",
}


def _beside(*commitments: str) -> dict[str, object]:
    """A plan of further objectives with these commitments."""
    titles = ("Hospitals recommend us to each other", "New colleagues feel at home in a week", "Setup takes one day")
    goals = [
        {"title": title, "commitment": each, "aligns_to": ["C1"], "team": "product"}
        for title, each in zip(titles, commitments, strict=False)
    ]
    return {
        "objectives": [
            {"id": "example", "title": "Our customers love our onboarding", "commitment": "committed"},
            *goals,
        ]
    }


@rule(
    "C408",
    "one-commitment-type-only",
    family="balance",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=22,
    sources=[
        Source("001", "OKRs best practices: don'ts (committed and aspirational)"),
        Source("Google's OKR playbook", "committed and aspirational OKRs"),
    ],
)
class OneCommitmentTypeOnly:
    """Plan whose objectives are all committed, all aspirational or all learning.

    What it does:
        Speaks where a plan has three objectives or more, each says how firmly it is
        meant (itself, or by its key results), and all say the same.

    Why it matters:
        The two kinds do different work: what is committed keeps promises to others,
        what is aspirational finds out how far one can go. A plan of one kind is
        either all safety or all hope.

    Known problems:
        A team may be right to commit to everything in a quarter with a deadline of
        the law.

    Options:
        `fewest`: how many objectives a plan has before it is judged.

    Better:
        Ask which one you would promise to somebody by name, and which one would be
        a triumph at seven tenths.
    """

    options = (Option("fewest", 3, "how many objectives a plan has before it is judged"),)
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan={"objectives_beside": 3}, fields={"commitment": "committed"}),
        Example("Our customers love our onboarding", plan={"objectives_beside": 2}, fields={"commitment": "learning"}),
    ]
    bad = [
        Example("Our customers love our onboarding", plan={"objectives_beside": 1}),
        Example("Our customers love our onboarding", plan={"objectives_beside": 3}),
        Example("Our customers love our onboarding", plan=_beside("committed", "committed")),
        Example("Our customers love our onboarding", plan=_beside("committed", "committed", "committed")),
    ]
    fewest: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for a second kind."""
        if len(plan.objectives) < self.fewest:
            return
        seen: set[Commitment] = set()
        unsaid = False
        for objective in plan.objectives:
            own = set(_commitments(objective))
            unsaid = unsaid or not own
            seen |= own
            if len(seen) > 1:
                return
        if unsaid:
            yield Abstain(("commitment",))
            return
        only = seen.pop()
        yield Flag(f"All {len(plan.objectives)} objectives are {only}: {_MEANS[only]}.", field="objectives", key="one")


def _commitments(objective: Objective) -> Iterable[Commitment]:
    """How firmly an objective and its key results are meant, as far as they say."""
    said = (objective.commitment, *(each.commitment for each in objective.key_results))
    return [each for each in said if each is not None]
