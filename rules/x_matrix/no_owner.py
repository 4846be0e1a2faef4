"""An item of the X-matrix that nobody answers for."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.strategy.matrix import Side, matrix_of
from advisor.text.placeholder import is_placeholder
from rules.wording import quoted
from rules.x_matrix.sound import WORDS, breakthrough, sound

_ANSWERED: tuple[tuple[Side, str], ...] = (
    ("breakthroughs", "Breakthrough"),
    ("annual", "Annual target"),
    ("priorities", "Priority"),
)


@rule(
    "X903",
    "x-matrix-no-owner",
    family="x_matrix",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=53,
    groups=True,
    sources=[Source("002", "X-matrix"), Source("Jackson, Hoshin Kanri for the Lean Enterprise", "accountability")],
)
class XMatrixNoOwner:
    """Breakthrough, annual target or priority without an accountable person.

    What it does:
        Looks for an owner of every breakthrough, annual target and priority. Blank
        ones and placeholders ("TBD") name nobody. Metrics need no owner.

    Why it matters:
        The columns at the far right of the matrix are what makes it more than a
        wall chart: they say whom to ask.

    Known problems:
        A role or a team that is named counts as an owner, though nobody may feel
        meant by it.

    Better:
        Name one person for each item; whoever helps stands with the objectives
        below it.
    """

    good = [
        Example(WORDS, plan=sound()),
        Example(WORDS, plan=sound(metrics=[{"id": "M1", "title": "Onboarding NPS", "owner": None}])),
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", owner="Head of Product")])),
    ]
    bad = [
        Example(WORDS, plan=sound(breakthroughs=[breakthrough("B1", owner=None)])),
        Example(WORDS, plan=sound(annual=[{"id": "A1", "title": "First-month loss halved", "end": "2026-12-31"}])),
        Example(WORDS, plan=sound(priorities=[{"id": "P1", "title": "Shorten the first hour", "owner": "  "}])),
        Example(WORDS, plan=sound(priorities=[{"id": "P1", "title": "Shorten the first hour", "owner": "TBD"}])),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for a name at every item that needs one."""
        if plan.x_matrix is None:
            yield Abstain(("x_matrix",))
            return
        matrix = matrix_of(plan.x_matrix)
        for side, called in _ANSWERED:
            for item in matrix.sides[side]:
                if item.owner is None or is_placeholder(item.owner):
                    said = f" (it says {quoted(item.owner)})" if item.owner else ""
                    yield Flag(
                        f"{called} {quoted(item.written.title)} has no accountable person{said}.",
                        at=("x_matrix", side, item.at, "title"),
                        key=item.written.id or item.written.title,
                    )
