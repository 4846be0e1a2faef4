"""An objective that is a topic."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "O112",
    "bare-label",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="medium",
    consequence=75,
    words=True,
    supersedes=("O107",),
    when=("unclear",),
    sources=[Source("coaches on real plans", "bare labels"), Source("001", "What is an OKR?")],
)
class BareLabel:
    """Objective that names a topic, and nothing that will be true.

    What it does:
        Speaks where an objective is a few words without a verb that name a field
        of work: "Documentation", "Hiring", "Partner channel".

    Why it matters:
        A label cannot be reached or missed. Everyone reads their own goal into
        it, and anything done in the field counts.

    Known problems:
        A slogan that the whole team understands can be as short as a label.

    Better:
        Finish the sentence: what will be true of it at the end of the cycle, and
        for whom?
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Documentation that newcomers thank us for",
            key_results=(
                "Newcomers who install without asking rise from 30 % to 80 %",
                "Readers who rate a page helpful rise from 55 % to 85 %",
            ),
        ),
        Example(
            "Hiring feels fair to everyone who applies",
            key_results=(
                "Applicants who rate us fair rise from 60 % to 85 %",
                "Days from application to answer fall from 21 to 7",
            ),
        ),
    ]
    bad = [Example("Documentation"), Example("Hiring"), Example("Partner channel"), Example("Digital transformation")]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak where nobody could say what the objective promises, and it is no placeholder."""
        statement = audit.read(objective)
        if (
            statement.kind == "unclear"
            and statement.sure
            and statement.placeholder is None
            and not objective.title.rstrip().endswith("?")
        ):
            yield Flag(f"{quoted(objective.title)} names a topic, not something that will be true.")
