"""An item of the X-matrix without a correlation to a neighbouring side."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.strategy.matrix import NAMES, matrix_of, neighbours
from rules.wording import quoted
from rules.x_matrix.sound import ROUND, WORDS, breakthrough, sound

_CORRELATIONS = [{"from": one, "to": other} for one, other in ROUND]


@rule(
    "X902",
    "x-matrix-unlinked",
    family="x_matrix",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=57,
    groups=True,
    sources=[Source("002", "X-matrix"), Source("Jackson, Hoshin Kanri for the Lean Enterprise", "correlations")],
)
class XMatrixUnlinked:
    """Item of the X-matrix that nothing on a neighbouring side is tied to.

    What it does:
        Looks for at least one correlation of every item with each of the two sides
        that share a corner with its own: breakthroughs, annual targets,
        priorities, metrics, and breakthroughs again. Direction and strength do
        not matter. A side that is empty asks for nothing (X901 speaks of it), and
        where no correlation stands in the matrix at all, it is not judged.

    Why it matters:
        An annual target that serves no breakthrough is somebody's pet; a
        breakthrough that no target serves will still be one in five years.

    Known problems:
        Correlations name items by id; one that is misspelt counts for nothing, and
        the item looks unlinked.

    Better:
        Ask which item on that side it serves, or is served by, and mark it. Where
        nobody can say, ask whether it belongs on the page.
    """

    good = [
        Example(WORDS, plan=sound()),
        Example(WORDS, plan=sound(correlations=[{"from": other, "to": one} for one, other in ROUND])),
        Example(WORDS, plan=sound(metrics=[], correlations=_CORRELATIONS[:2])),
        Example(WORDS, plan=sound(correlations=[])),
    ]
    bad = [
        Example(WORDS, plan=sound(correlations=_CORRELATIONS[:3])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1"), breakthrough("B2")])),
        Example(WORDS, plan=sound(correlations=[*_CORRELATIONS[1:], {"from": "B1", "to": "A9"}])),
        Example(WORDS, plan=sound(correlations=[*_CORRELATIONS[1:], {"from": "B1", "to": "P1"}])),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look from every item to both of its neighbours."""
        if plan.x_matrix is None or not plan.x_matrix.correlations:
            yield Abstain(("x_matrix",) if plan.x_matrix is None else ("correlations",))
            return
        matrix = matrix_of(plan.x_matrix)
        for item in matrix.items():
            linked = {side for side, _ in matrix.marks_of(item.key)}
            lacking = [side for side in neighbours(item.side) if matrix.sides[side] and side not in linked]
            if lacking:
                sides = " or ".join(f"the {NAMES[side].lower()}" for side in lacking)
                yield Flag(
                    f"{quoted(item.written.title)} has no correlation with {sides}.",
                    at=("x_matrix", item.side, item.at, "title"),
                    key=f"{item.written.id or item.written.title}+{'+'.join(lacking)}",
                )
