"""Two objectives in one."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "O111",
    "compound-objective",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="medium",
    consequence=35,
    words=True,
    when=("compound",),
    sources=[Source("labelling guide", "compound"), Source("001", "What is an OKR?")],
)
class CompoundObjective:
    """Objective that joins two states that could be reached apart.

    What it does:
        Speaks where a second verb has an object of its own, a second subject a
        verb, or two qualities want different evidence.

    Why it matters:
        When one half is reached and the other is not, the objective has no score,
        and the team has no single thing to keep in mind.

    Known problems:
        Near-synonyms and steps to one end ("write and publish") are one; where
        the line runs is a matter of taste, so this only informs.

    Better:
        Choose the one that matters this cycle, or make two objectives of it.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Parents and children feel safe on the way to school",
            key_results=(
                "Children who walk to school rise from 31 % to 50 %",
                "Near misses at crossings fall from 14 to 4 a month",
            ),
        ),
        Example(
            "Shop owners love to order with us",
            key_results=(
                "Shops that order weekly rise from 40 to 95",
                "Orders that arrive complete rise from 82 % to 97 %",
            ),
        ),
    ]
    bad = [
        Example(
            "Win back the lost regions and double the size of the sales team",
            key_results=(
                "Customers in the lost regions rise from 20 to 90",
                "Median weeks until a newcomer sells alone fall from 14 to 7",
            ),
        ),
        Example(
            "Our product is fast and our support is loved",
            key_results=("Median page load falls from 3.1 to 1.2 seconds", "Support CSAT rises from 71 % to 90 %"),
        ),
        Example(
            "Conquer the Nordic market and make the team happy",
            key_results=("Nordic customers rise from 12 to 60", "Employee NPS rises from 10 to 40"),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak of both halves."""
        statement = audit.read(objective)
        if statement.compound is None:
            return
        first, second = statement.compound
        yield Flag(
            f"Two objectives in one: {quoted(first.of(statement.text))} and "
            f"{quoted(second.of(statement.text))} can succeed apart. Which one is it?",
            Span(second.start, second.end),
        )
