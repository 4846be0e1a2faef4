"""An X-matrix with an empty side."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.strategy.matrix import NAMES, RING, matrix_of
from rules.x_matrix.sound import WORDS, breakthrough, sound


@rule(
    "X901",
    "x-matrix-incomplete",
    family="x_matrix",
    subject=Plan,
    severity="error",
    confidence="high",
    consequence=83,
    sources=[Source("002", "X-matrix"), Source("Jackson, Hoshin Kanri for the Lean Enterprise", "the X-matrix")],
)
class XMatrixIncomplete:
    """X-matrix with an empty side, or without a single owner.

    What it does:
        Looks whether breakthroughs, annual targets, improvement priorities and
        metrics each hold something, and whether anybody is named for anything.
        A plan without a matrix is not judged.

    Why it matters:
        The page is read round the X: what we want in years, this year, what we
        change for it, how we see it. Where a side is empty the others hang in the
        air, and without names it is a poster.

    Known problems:
        A matrix that is being filled side by side is incomplete for a while;
        suppress it with a date until then.

    Better:
        Fill the empty side before you add to the full ones: one honest line will do.
    """

    good = [
        Example(WORDS, plan=sound()),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", owner=None)])),
        Example(WORDS, plan=sound(metrics=[{"id": "M1", "title": "Accounts lost in the first month"}])),
    ]
    bad = [
        Example(WORDS, plan=sound(priorities=[], correlations=[])),
        Example(WORDS, plan=sound(annual=[], metrics=[], correlations=[])),
        Example(WORDS, plan={"x_matrix": {"breakthroughs": [breakthrough("B1")]}}),
        Example(
            WORDS,
            plan=sound(
                breakthroughs=[breakthrough("B1", owner=None)],
                annual=[{"id": "A1", "title": "First-month loss halved"}],
                priorities=[{"id": "P1", "title": "Shorten the way to the first result", "owner": " "}],
            ),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Name the empty sides, and the owners where there are none."""
        if plan.x_matrix is None:
            yield Abstain(("x_matrix",))
            return
        matrix = matrix_of(plan.x_matrix)
        missing = [NAMES[side].lower() for side in matrix.empty]
        missing += ["owners"] if len(matrix.empty) < len(RING) and not matrix.owners else []
        if not missing:
            return
        listed = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} or {missing[-1]}"
        yield Flag(
            f"The X-matrix has no {listed}: it cannot be read round the X.",
            at=("x_matrix",),
            key="+".join(missing),
        )
