"""A goal that nobody answers for."""

from __future__ import annotations

import re
from functools import lru_cache

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.placeholder import is_placeholder
from rules.wording import quoted

_SEVERAL = re.compile(r"\s*(?:,|;|&|\+|/|\band\b|\bund\b|\bet\b)\s*")
_ROLE = re.compile(
    r"\b(?:head|lead|leader|manager|director|officer|vp|vice president|chief|owner|president|dean|secretary)\b",
    re.IGNORECASE,
)


_NOBODY = "Without one name nobody reports on it, and nobody raises the alarm."


@rule(
    "M804",
    "owner-missing",
    family="programme",
    subject=(Objective, KeyResult),
    severity="warning",
    confidence="high",
    consequence=54,
    groups=True,
    sources=[Source("001", "What is an OKR?"), Source("004", "the comparison table: culture")],
)
class OwnerMissing:
    """Goal without a single accountable owner.

    What it does:
        Speaks of each objective without an owner, or with two people in one
        field, and of key results that name two, or that stand alone without one.
        A key result without an owner takes its objective's.

    Why it matters:
        Without one name nobody reports on the goal, and nobody raises the alarm.
        What belongs to two belongs to nobody: each waits for the other.

    Known problems:
        A role ("Head of Sales") is an owner, "Sales and Marketing" is none.

    Better:
        Name the one person who reports on it; the others are `contributors`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields={"owner": "Head of Sales and Marketing"}),
        Example("Our customers love our onboarding", fields={"owner": "Ada Lovelace", "contributors": ["Ben"]}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"owner": None}),
        Example("Our customers love our onboarding", fields={"owner": "Ada and Ben"}),
        Example("Our customers love our onboarding", fields={"owner": "  "}),
    ]

    def check(self, goal: Objective | KeyResult, audit: Audit) -> Said:
        """Speak where nobody, or more than one, answers for the goal."""
        owner = (goal.owner or "").strip()
        if owner and is_placeholder(owner):
            return
        if not owner:
            inherits = isinstance(goal, KeyResult) and audit.objective_of(goal) is not None
            if not inherits:
                yield Flag(f"Nobody answers for {quoted(goal.title)}.", key="none", reason=_NOBODY)
        elif several(owner):
            yield Flag(f"{quoted(goal.title)} has more than one owner ({quoted(owner)}).", field="owner", key="several")


@lru_cache(maxsize=2_000)
def several(owner: str) -> bool:
    """Whether an owner field names more than one person; a role is one.

    >>> several("Ada and Ben"), several("Head of Sales and Marketing"), several("Lovelace, Ada")
    (True, False, False)
    """
    parts = [part for part in _SEVERAL.split(owner.strip()) if part]
    if len(parts) < 2:
        return False
    if len(parts) == 2 and "," in owner and all(len(part.split()) == 1 for part in parts):
        return False
    return _ROLE.search(parts[0]) is None
