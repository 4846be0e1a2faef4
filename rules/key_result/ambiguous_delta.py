"""A change that can be read in two ways."""

from __future__ import annotations

from advisor.domain.finding import Rewrite, Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.wording import amount, quoted


@rule(
    "K203",
    "relative-or-ambiguous-delta",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=52,
    words=True,
    supersedes=("K202", "K209"),
    sources=[
        Source("000", "What are OKRs? (the example of feedback scores)"),
        Source("003", "What are OKRs? (Key Result 2)"),
    ],
)
class AmbiguousDelta:
    """Key result that states a change without saying of what.

    What it does:
        Speaks where a key result says "by 20 %", "double" or "30 % more" and
        neither words nor fields say the baseline, and where a level and a change
        stand together and can be read in two ways.

    Why it matters:
        A share of what: of last year, of the plan, of today? And of a figure that
        is itself a percentage, or in points? Two people will grade it differently.

    Known problems:
        Where the baseline is in another system, its KPI's current value settles
        the reading; link it with `measures`.

    Better:
        Write "from X to Y", with today's figure for X.
    """

    good = [
        Example("Raise onboarding NPS from 32 to 55"),
        Example("Cut the build time by 50%", fields={"baseline": 40, "unit": "minutes"}),
        Example("Median reply time falls from 24 to 8 hours"),
    ]
    bad = [
        Example(
            "Increase positive feedback survey scores by 10%",
            span="10%",
            rewrite="Increase positive feedback survey scores from <baseline> to <target>",
        ),
        Example("Achieve a 30% increase in monthly recurring revenue (MRR) from AI products", span="30%"),
        Example("Lower the average response time to a support ticket to 24 hours, down by 48 hours", span="48 hours"),
        Example("Double the number of active schools", span="Double"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the change."""
        statement = audit.read(key_result)
        delta = statement.delta
        if delta is None or statement.baseline is not None or key_result.baseline is not None or delta.redacted:
            return
        kpi = audit.kpi_of(key_result)
        if kpi is not None and kpi.current is not None:
            return
        one, other = readings(statement, delta)
        yield Flag(f"{quoted(delta.text)} can mean {one} or {other}.", delta.span, rewrite=_from_to(statement, delta))


def readings(statement: Statement, delta: Quantity) -> tuple[str, str]:
    """The two ways in which a change can be read."""
    target = statement.target
    if target is not None and target.value is not None and delta.value is not None and delta.kind == target.kind:
        before = target.value + delta.value if statement.direction == "down" else target.value - delta.value
        return (
            f"from {amount(before, target.unit)} to {amount(target.value, target.unit)}",
            f"from {amount(delta.value, delta.unit)} to {amount(target.value, target.unit)}",
        )
    if delta.kind == "percent":
        share = statement.metric or ""
        if any(
            word in share.lower() for word in ("rate", "share", "percent", "coverage", "margin", "retention", "churn")
        ):
            return f"{amount(delta.value or 0)} points", f"{delta.text} of today's value"
        return f"{delta.text} of today's value", f"{delta.text} of last year's or of the plan's"
    return "a change against today", "one against the same time last year"


def _from_to(statement: Statement, delta: Quantity) -> Rewrite | None:
    """ "by 20 %" replaced by slots for both ends, where nothing else says a figure."""
    head, tail = statement.text[: delta.span.start].rstrip(), statement.text[delta.span.end :]
    if statement.target is not None or not head.lower().endswith(" by"):
        return None
    if tail.strip(" .") and not statement.deadline:
        return None
    return Rewrite(
        Span(0, len(head) - 2).of(head) + "from <baseline> to <target>" + tail.rstrip("."), ("baseline", "target")
    )
