"""An objective of which nobody could tell whether it was achieved."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import at, words_at

_NO_END = "nothing says when it is reached"


@rule(
    "O107",
    "unclear-objective",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="medium",
    consequence=40,
    words=True,
    when=("vague",),
    sources=[Source("001", "What is an OKR?")],
)
class UnclearObjective:
    """Objective whose success rests on a word that two people would judge differently.

    What it does:
        Speaks where an objective rests on a word of praise or of improvement, and
        neither it nor its key results say what would show it. Where each of the key
        results measures something in the world, they settle it, and the rule is
        silent; one that is work to be done leaves the word open. A plain state
        ("pupils stay in school") has no such word, and half of its key results
        are enough to show it.

    Why it matters:
        At the end of the cycle one will say that it was reached and another that
        it was not, and both will be right.

    Known problems:
        Objectives are meant to be qualitative; a fuzzy word is fine as long as
        the key results pin it down.

    Better:
        Say who will notice, and by what. If you can picture the day on which it
        is true, describe that day.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Visitors find their way without asking",
            key_results=(
                "Visitors who ask the desk for directions fall from 40 to 10 a day",
                "Visitors who reach the ward in 5 minutes rise from 50 % to 90 %",
            ),
        ),
        Example(
            "Pupils of the valley stay in school",
            key_results=("Pupils who leave before class 7 fall from 38 % to 25 %",),
            fields={
                "key_results": [
                    {"title": "Pupils who leave before class 7 fall from 38 % to 25 %"},
                    {"title": "The boarding house opens", "type": "milestone"},
                ]
            },
        ),
        Example(
            "Our decisions are quick and stay decided",
            key_results=(
                "Median days from request to decision fall from 12 to 3",
                "Decisions that are reopened fall from 20 % to 6 %",
            ),
        ),
    ]
    bad = [
        Example(
            "Improve team collaboration",
            span="Improve",
            key_results=("Write the collaboration guide", "Hold four offsites"),
        ),
        Example(
            "A calm and friendly ward",
            span="friendly",
            key_results=("Night calls per patient fall from 6 to 3", "Paint the corridors"),
        ),
        Example("Be a better place to work", key_results=("Publish the new handbook", "Redesign the canteen")),
        Example(
            "Operational excellence in every branch",
            key_results=("Roll out the branch manual", "Train all branch managers"),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak at the word that nothing fixes."""
        statement = audit.read(objective)
        if not statement.vague or statement.placeholder is not None or objective.evidence:
            return
        if statement.kind == "unclear" and statement.quantified:
            return  # its words are not understood, and it has a figure
        settled = sum(_settles(audit, key_result) for key_result in objective.key_results)
        span = at(statement, "vague")
        reason = statement.reasons.get("vague", "two people would judge it differently")
        plain = statement.form == "clause" and reason == _NO_END and statement.said not in ("up", "down")
        if settled and settled >= len(objective.key_results) / (2 if plain else 1):
            return
        if plain and audit.active("C411") and _only_milestones(objective):
            return  # that nothing but steps shows it is C411's
        left = _left_open(len(objective.key_results), settled)
        yield Flag(
            f"An observer could not tell whether this was achieved: of {words_at(statement, span)}, "
            f"{reason}, and {left}.",
            span,
        )


def _only_milestones(objective: Objective) -> bool:
    key_results = objective.key_results
    return len(key_results) > 1 and all(key_result.type == "milestone" for key_result in key_results)


def _left_open(count: int, settled: int) -> str:
    """What the key results leave open, as it is told."""
    if not count:
        return "no key result says what would show it"
    if not settled:
        return "its key results leave it open"
    return f"only {settled} of its {count} key results {'measure' if settled > 1 else 'measures'} a change"


def _settles(audit: Audit, key_result: KeyResult) -> bool:
    """Whether a key result measures something in the world; its figures may stand in its fields."""
    reading = audit.read(key_result)
    return reading.kind == "outcome" and (reading.quantified or key_result.target is not None)
