"""A corner of the X-matrix in which almost everything is correlated."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.strategy.matrix import NAMES, matrix_of
from rules.x_matrix.sound import ROUND, WORDS, sound

_THREE = [{"id": f"P{at}", "title": title, "owner": "Ben"} for at, title in enumerate(
    ("Shorten the way to the first result", "Answer newcomers within the hour", "Let partners set up accounts"), 1
)]  # fmt: skip
_TWO = [
    {"id": "A1", "title": "First-month loss halved", "owner": "Ada", "end": "2026-12-31"},
    {"id": "A2", "title": "Every third account comes by recommendation", "owner": "Ada", "end": "2026-12-31"},
]


def _filled(count: int) -> dict[str, object]:
    """Two targets and three priorities with some of the six cells between them marked."""
    cells = [{"from": target, "to": priority} for priority in ("P1", "P2", "P3") for target in ("A1", "A2")]
    rest = [{"from": one, "to": other} for one, other in ROUND if (one, other) != ("A1", "P1")]
    ends = [{"from": "A2", "to": "B1"}, {"from": "M1", "to": "P2"}, {"from": "M1", "to": "P3"}]
    return sound(annual=_TWO, priorities=_THREE, correlations=[*cells[:count], *rest, *ends])


@rule(
    "X906",
    "x-matrix-overdense",
    family="x_matrix",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=22,
    sources=[Source("Jackson, Hoshin Kanri for the Lean Enterprise", "correlations"), Source("002", "X-matrix")],
)
class XMatrixOverdense:
    """Corner of the X-matrix with a mark in most of its cells.

    What it does:
        Counts the marks of each corner. From six cells on, and where both sides
        have two items or more, more than 60 % is too many.

    Why it matters:
        Marks are there to tell what hangs on what. Where everything hangs on
        everything, nobody can read off what to give up, or whom to ask first.

    Known problems:
        A small organisation whose few priorities really serve all of its targets
        is told the same.

    Options:
        `most`: the share of a corner's cells that may carry a mark, from 0 to 1.
        `cells`: how many cells a corner has before it is judged.

    Better:
        Keep a mark only where the one would fail without the other, and use
        `strength: weak` sparingly for the rest.
    """

    options = (
        Option("most", 0.6, "the share of a corner's cells that may carry a mark, from 0 to 1"),
        Option("cells", 6, "the number of cells from which on a corner is judged"),
    )
    good = [Example(WORDS, plan=sound()), Example(WORDS, plan=_filled(3)), Example(WORDS, plan=_filled(1))]
    bad = [
        Example(WORDS, plan=_filled(4)),
        Example(WORDS, plan=_filled(5)),
        Example(WORDS, plan=_filled(6)),
    ]
    most: float
    cells: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count corner by corner."""
        if plan.x_matrix is None or not plan.x_matrix.correlations:
            yield Abstain(("x_matrix",) if plan.x_matrix is None else ("correlations",))
            return
        matrix = matrix_of(plan.x_matrix)
        for corner in matrix.corners:
            sides = (corner.one, corner.other)
            if min(len(matrix.sides[side]) for side in sides) < 2 or corner.cells < self.cells:
                continue
            if corner.density > self.most:
                between = " and ".join(NAMES[side].lower() for side in sides)
                share = f"{100 * corner.density:.0f} %"
                yield Flag(
                    f"{corner.marks} of {corner.cells} cells between {between} carry a mark ({share}): where "
                    "everything is correlated, the marks tell nothing.",
                    at=("x_matrix", "correlations"),
                    key="+".join(sides),
                )
