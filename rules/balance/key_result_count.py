"""Too few key results to prove an objective, or too many to watch."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.wording import quoted

_ONE = ("Onboarding NPS rises from 32 to 55",)
_SIX = (
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
    "Accounts that invite a colleague rise from 20 % to 45 %",
    "Median time to the first report falls from 6 to 2 days",
    "Accounts that leave in the first month fall from 12 % to 6 %",
)


@rule(
    "C402",
    "kr-count",
    family="balance",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=60,
    sources=[Source("002", "OKR Framework"), Source("000", "What are OKRs?")],
)
class KeyResultCount:
    """Objective with no key result, one, or more than five.

    What it does:
        Counts the key results of each objective. None is worst, and an error in
        the profile `strict`.

    Why it matters:
        Without a key result nobody can tell whether the objective was reached; one
        alone invites gaming it; with many, each counts for little.

    Known problems:
        An objective that others align to may leave its evidence to them, and one
        that names its `evidence` keeps it elsewhere; both may have none.

    Options:
        `least`, `most`: the band that is fine.

    Better:
        Two to five, which together would convince a doubter.
    """

    options = (
        Option("least", 2, "the fewest key results that prove an objective"),
        Option("most", 5, "the most that can be watched"),
    )
    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", key_results=(), fields={"evidence": "the yearly survey, page 3"}),
        Example("Our customers love our onboarding", key_results=_SIX[:5]),
    ]
    bad = [
        Example("Our customers love our onboarding", key_results=()),
        Example("Our customers love our onboarding", key_results=_ONE),
        Example("Our customers love our onboarding", key_results=_SIX),
    ]
    least: int
    most: int

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Count; silent where the evidence is kept elsewhere."""
        count = len(objective.key_results)
        if self.least <= count <= self.most:
            return
        if count == 0:
            if not objective.evidence and not _aligned_to(objective, audit):
                yield Flag(
                    f"{quoted(objective.title)} has no key result: nobody could tell whether it was reached.",
                    key="none",
                )
            return
        said = "One key result" if count == 1 else f"{count} key results"
        yield Flag(
            f"{said} for {quoted(objective.title)}; {self.least} to {self.most} prove it and can be watched.",
            severity="warning",
            key="one" if count == 1 else "many",
        )


def _aligned_to(objective: Objective, audit: Audit) -> bool:
    return any(objective.id in other.aligns_to for other in audit.plan.objectives)
