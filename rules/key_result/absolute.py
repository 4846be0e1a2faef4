"""A target that leaves no room for a normal month."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.figures import figures_of
from rules.wording import amount, quoted


@rule(
    "K207",
    "absolute-target",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=42,
    words=True,
    sources=[
        Source("001", "Can OKRs replace KPIs?"),
        Source("001", "KPIs best practices: don'ts (too easy milestones)"),
    ],
)
class AbsoluteTarget:
    """Key result that wants 100 %, zero or all of something that varies.

    What it does:
        Speaks where an outcome is to be complete: 100 %, zero, none, or every
        case within a limit. Committed goals and declared milestones may be.

    Why it matters:
        One bad day in the first week and the goal is lost, whatever the team does
        afterwards. What may never fail is a KPI with a floor, watched for ever.

    Known problems:
        Some things can be complete (every contract signed); declare those
        milestones. A short list ("all 4 branches") is no figure that varies.

    Better:
        Aim between today's value and the ceiling, where a normal month is still a
        success; or declare it committed, where a contract or the law demands it.
    """

    good = [
        Example("Share of orders that arrive on time rises from 82 % to 95 %"),
        Example("No accident on the building site", fields={"commitment": "committed"}),
        Example("Every branch has a trained first aider", fields={"type": "milestone"}),
        Example("Outages of the shop fall from 9 to 2 a quarter"),
    ]
    bad = [
        Example("Achieve 100% website uptime this quarter", span="100%"),
        Example("Zero complaints about late deliveries", span="Zero"),
        Example("Customer satisfaction of 100 %", span="100 %"),
        Example("Respond to all enquiries within one working day", span="all"),
        Example("Answering All Calls", span="All"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the absolute."""
        statement = audit.read(key_result)
        if key_result.type == "milestone" or audit.commitment_of(key_result) == "committed":
            return
        target = statement.target
        if target is None or not _absolute(target, statement):
            return
        yield Flag(
            f"{quoted(target.text)} leaves no room for a normal month in "
            f"{quoted(key_result.title)}.{_between(key_result, audit)}",
            target.span,
        )


def _absolute(target: Quantity, statement: Statement) -> bool:
    """Whether a target is complete, of something that comes again and again."""
    if target.kind == "quantifier" and target.value is None:
        limited = any(q.kind == "duration" and q.comparator == "at-most" for q in statement.quantities)
        return limited or statement.promise in word_set("answers")
    if statement.kind != "outcome":
        return False
    return (
        target.value == 100
        if target.kind == "percent"
        else target.value == 0 and target.kind in ("number", "quantifier")
    )


def _between(key_result: KeyResult, audit: Audit) -> str:
    """Where a measurable target would lie: from half to nine tenths of the way to the ceiling."""
    figures = figures_of(key_result, audit)
    if figures.baseline is None or figures.target not in (0, 100):
        return ""
    gap = figures.target - figures.baseline
    low, high = figures.baseline + gap / 2, figures.baseline + gap * 0.9
    between = f"{amount(round(low, 2))} and {amount(round(high, 2))}"
    return f" From {amount(figures.baseline)}, a target between {between} is measurable."
