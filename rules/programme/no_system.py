"""Goals that are kept nowhere."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.text.placeholder import is_placeholder
from rules.wording import quoted

_NOT_ONE = frozenset({"manual", "manually", "by hand", "none", "no", "nothing", "paper", "on paper", "n/a", "-"})


def _kept(system: str | None) -> dict[str, object]:
    return {"practice": {"review_cadence": "weekly", "tied_to_pay": False, "system": system}}


@rule(
    "M814",
    "no-system-of-record",
    family="programme",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=8,
    sources=[
        Source("001", "KPIs best practices: do's (software)"),
        Source("001", "OKRs best practices: do's (software)"),
    ],
)
class NoSystemOfRecord:
    """Programme without a place where goals and figures are kept.

    What it does:
        Speaks where the plan describes its `practice` and `system` is missing,
        blank, or says manual, none or paper. A spreadsheet is a system.

    Why it matters:
        Figures that are collected by hand come late and are copied wrong, and
        nobody knows which list is the real one.

    Known problems:
        A plan without a `practice` is not judged.

    Better:
        Name the one place that counts: a tracker, a spreadsheet, the repository
        that holds this file.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_kept("spreadsheet")),
        Example("Our customers love our onboarding", plan=_kept("this repository")),
    ]
    bad = [
        Example("Our customers love our onboarding", plan=_kept(None)),
        Example("Our customers love our onboarding", plan=_kept("manual")),
        Example("Our customers love our onboarding", plan=_kept("Paper")),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look at what the practice says."""
        if plan.practice is None:
            yield Abstain(("practice.system",))
            return
        system = (plan.practice.system or "").strip()
        if not system or is_placeholder(system):
            yield Flag("No one place is named in which goals and figures are kept.", key="system", at=("practice",))
        elif system.lower().rstrip(".") in _NOT_ONE:
            yield Flag(
                f"Goals and figures are kept by hand ({quoted(system)}): each update is somebody's errand.",
                key="system",
                at=("practice", "system"),
            )
