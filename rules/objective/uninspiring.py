"""An objective without anyone it is for, or a state that it leads to."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.bits import bits
from advisor.text.sentence import classes
from advisor.text.statement import Statement
from advisor.text.tokens import tokenise
from rules.data import words_in
from rules.wording import quoted


@rule(
    "O108",
    "uninspiring-objective",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="low",
    consequence=8,
    words=True,
    on=False,
    sources=[
        Source("000", "When should you use OKRs and KPIs? (inspiring goals)"),
        Source("001", "What is an OKR?"),
    ],
)
class UninspiringObjective:
    """Objective that says neither for whom nor what will be true.

    What it does:
        Looks for someone who has something of it (customers, guests, colleagues,
        "we") and for a state that is reached, in the objective and in its `why`,
        and speaks where there is neither. Grand words count for nothing.

    Why it matters:
        People give their best for people and for a picture of the end, not for a
        heading.

    Known problems:
        What inspires is a matter of taste, so the rule is off unless it is
        selected.

    Better:
        Name who will be better off, or describe the day on which it is true; the
        `why` may hold it.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Become the supplier that hospitals recommend"),
        Example("Newcomers feel at home from their first day"),
        Example(
            "Win the Nordic market",
            fields={"why": "Patients there wait a year for what we deliver in a week"},
            key_results=("Market share in the north rises from 4 % to 12 %", "Nordic churn falls from 9 % to 5 %"),
        ),
    ]
    bad = [
        Example("Increase revenue", fields={"why": None}),
        Example("Improve the deployment pipeline", fields={"why": "It is old"}),
        Example("Dominate the best-in-class excellence space", fields={"why": None}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Look for people and for a state in title and why."""
        statement = audit.read(objective)
        if statement.placeholder is not None or _has_state(statement):
            return
        if not (_has_people(objective.title) or _has_people(objective.why or "")):
            yield Flag(
                f"{quoted(objective.title)} names nobody who is better off and no state that is reached, and no "
                "“why” does."
            )


def _has_state(statement: Statement) -> bool:
    """Whether the words describe how things will be."""
    return statement.form in ("clause", "participle") or statement.promise in words_in("phrasing", "states")


def _has_people(text: str) -> bool:
    """Whether anyone is named who could have something of it."""
    c, b = classes(), bits()
    return any(token.mask & c.people or (token.mask & b.pronoun and token.lower != "it") for token in tokenise(text))
