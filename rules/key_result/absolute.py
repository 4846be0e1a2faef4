"""A target that leaves no room for a normal month."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.figures import figures_of
from rules.rewriting import (
    NOT_A_MEASURE,
    before_deadline,
    capitalised,
    deadline_words,
    ends_of,
    is_plural,
    moves,
    offer,
    with_ends,
)
from rules.wording import amount, quoted

_GETS = re.compile(r"(?:(?:achieve|reach|have|get to|hit|attain|ensure|see))?", re.IGNORECASE)


@rule(
    "K207",
    "absolute-target",
    family="key_result",
    subject=KeyResult,
    when=("target",),
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
        Example(
            "Achieve 100% website uptime this quarter",
            span="100%",
            rewrite="Website uptime rises from <baseline> to <target> this quarter",
        ),
        Example(
            "Zero complaints about late deliveries",
            span="Zero",
            rewrite="Complaints about late deliveries fall from <baseline> to <target>",
        ),
        Example(
            "Raise the share of orders that arrive on time to 100 %",
            rewrite="Raise the share of orders that arrive on time from 82 % to <target>",
            fields={"baseline": 82, "unit": "%"},
        ),
        Example("Customer satisfaction of 100 %", span="100 %"),
        Example("Respond to all enquiries within one working day", span="all"),
        Example("Answering All Calls", span="All"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the absolute."""
        statement = audit.read(key_result)
        target = statement.target
        if target is None or not _absolute(target, statement):
            return
        if key_result.type == "milestone" or audit.commitment_of(key_result) == "committed":
            return
        yield Flag(
            f"{quoted(target.text)} leaves no room for a normal month in "
            f"{quoted(key_result.title)}.{_between(key_result, audit)}",
            target.span,
            rewrite=_rewrite(key_result, statement, target, audit),
        )


def _rewrite(key_result: KeyResult, statement: Statement, target: Quantity, audit: Audit) -> Rewrite | None:
    """From today's figure to a slot, where the absolute closes the sentence or its measure follows it."""
    text, start = statement.text, target.span.start
    rest, due = before_deadline(statement, target.span.end), deadline_words(statement, target.span.end)
    if rest is None or target.value not in (0, 100) or sum(not q.aside for q in statement.quantities) > 2:
        return None
    head = text[:start].rstrip()
    ends = ends_of(key_result, audit, "none")._replace(target="<target>")
    if not rest:
        if not head.lower().endswith(" to"):
            return None
        if statement.baseline is None:
            return with_ends(statement, head[:-3], ends, due)
        from_words = f"{head} <target>" + (f" {due}" if due else "")
        return offer(from_words) if statement.baseline.span.end == len(head[:-3].rstrip()) else None
    metric = rest.strip()
    if statement.baseline is not None or statement.form == "clause" or NOT_A_MEASURE.search(metric):
        return None
    if _GETS.fullmatch(head) is None or metric.startswith("of ") or not (target.value or is_plural(metric)):
        return None
    return with_ends(statement, f"{capitalised(metric)} {moves(metric, up=bool(target.value))}", ends, due)


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
