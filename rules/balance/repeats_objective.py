"""A key result that says its objective again."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.text.terms import alike
from rules.wording import quoted


@rule(
    "C416",
    "repeats-objective",
    family="balance",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=86,
    supersedes=("O103",),
    sources=[Source("coaches on real plans", "repeats"), Source("002", "the caution after OKR Framework")],
)
class RepeatsObjective:
    """Key result that says its objective again, without a figure.

    What it does:
        Compares the telling words of a key result with those of its objective,
        and speaks where they are nearly the same and the key result adds no
        figure. With a figure it is O103's.

    Why it matters:
        It proves nothing: it is met exactly when the objective is, which was the
        question.

    Known problems:
        A short objective can share its only word with a real result.

    Options:
        `alike`: the share of words from which two goals are the same.

    Better:
        Ask how one would notice that the objective is reached, and write that.
    """

    options = (Option("alike", 0.75, "share of telling words from which a key result repeats its objective"),)
    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example(
            "Three of four newcomers sell alone after six weeks",
            objective="Newcomers sell from their first month",
            key_results=("Median weeks until a newcomer's first sale fall from 11 to 5",),
        ),
        Example("Guests who book again rise from 22 % to 35 %", objective="Guests come back because the stay was easy"),
    ]
    bad = [
        Example("Customers love our onboarding", objective="Our customers love our onboarding"),
        Example("Increase customer loyalty", objective="Increase customer loyalty"),
        Example("Become the supplier of choice for hospitals", objective="Become the hospitals' supplier of choice"),
    ]
    alike: float

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Compare with the objective."""
        objective = audit.objective_of(key_result)
        if objective is None or key_result.target is not None:
            return
        reading = audit.read(key_result)
        if (
            any(q.kind != "quantifier" for q in reading.quantities)
            or alike(key_result.title, objective.title) < self.alike
        ):
            return
        yield Flag(f"{quoted(key_result.title)} says its objective again; it proves nothing.", pair=objective.id)
