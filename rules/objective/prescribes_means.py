"""An objective that fixes its means."""

from __future__ import annotations

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement, read_statement
from rules.means import means_of
from rules.wording import words_at

_LEAST = 3  # words that must be left to make an objective


@rule(
    "O113",
    "prescribes-means",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="medium",
    consequence=33,
    words=True,
    when=("outcome",),
    sources=[
        Source("coaches on real plans", "means in the objective"),
        Source("001", "OKRs best practices: do's (outcomes, not activities)"),
    ],
)
class PrescribesMeans:
    """Objective that says how it is to be reached.

    What it does:
        Speaks where an objective goes on with "by" and a verb ("by automating …"),
        or with "via" or "through" something that is still to be made or held
        ("through a new portal").

    Why it matters:
        The objective is what the team may not trade away; the way there is what it
        should be free to change. Joined in one sentence, the way becomes the goal.

    What decides:
        A channel that is there ("bookings through the app") says what is meant,
        not how to get there. Objectives that are work are O101's.

    Known problems:
        Means in front ("Through partnerships, …") are not seen.

    Better:
        End the sentence before the means and say what the state is for; keep the
        means as initiatives.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Families find us through their neighbours",
            key_results=(
                "Families that came by recommendation rise from 9 to 30",
                "Families that stay a second year rise from 61 % to 80 %",
            ),
        ),
        Example(
            "Guests guide each other through the new museum",
            key_results=(
                "Guests who ask the desk for the way fall from 40 to 10 a day",
                "Guests who would come again rise from 52 % to 75 %",
            ),
        ),
    ]
    bad = [
        Example(
            "Make newcomers productive in their first week by automating the set-up of their workplace",
            span="by automating the set-up of their workplace",
            rewrite="Make newcomers productive in their first week",
        ),
        Example(
            "Win the trust of families by publishing every menu",
            span="by publishing every menu",
            rewrite="Win the trust of families",
        ),
        Example(
            "Delight our wholesale customers through a new ordering portal",
            span="through a new ordering portal",
            rewrite="Delight our wholesale customers",
        ),
        Example("Operational excellence through automation", span="through automation"),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak at the means."""
        title = objective.title
        if " by " not in title and " through " not in title and " via " not in title:
            return
        statement = audit.read(objective)
        found = means_of(statement, named=True)
        if found is not None:
            yield Flag(
                f"{words_at(statement, found.span)} fixes the means. Say what it is for, and leave the way open.",
                found.span,
                rewrite=_rewrite(found.without, statement),
            )


def _rewrite(without: str | None, statement: Statement) -> Rewrite | None:
    """What is left, where it is still an objective: a few words that promise a change, and no mere metric."""
    if without is None or len(without.split()) < _LEAST:
        return None
    left = read_statement(without, "objective")
    changed = left.kind != statement.kind or left.form != statement.form or not left.sure
    return None if changed or left.metric_as_objective else Rewrite(without)
