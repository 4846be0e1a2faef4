"""A key result without a starting point."""

from __future__ import annotations

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement
from rules.wording import quoted


@rule(
    "K202",
    "kr-no-baseline",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=50,
    words=True,
    groups=True,
    supersedes=("K209",),
    when=("outcome",),
    sources=[Source("002", "the honest answer (KPIs inform OKRs)"), Source("001", "Which is better: OKR vs KPI?")],
)
class NoBaseline:
    """Key result that says where to, and not from where.

    What it does:
        Speaks where a verb says that a metric is to go up or down to a target, and
        neither the words nor a field nor its KPI say where it stands today.

    Why it matters:
        Without a starting point nobody can tell a stretch from a walk, or half
        way from no way.

    Known problems:
        New things are counted from nothing ("sign 3 hospitals", "hold and film 4
        fairs") and need no baseline; a level that no verb moves to ("at least 95 %",
        "more than 400 in March") says no way and is left alone.

    Better:
        Write "from X to Y". Where today's value is not known, make finding it the
        first key result (`type: baseline`).
    """

    good = [
        Example("Raise onboarding NPS from 32 to 55"),
        Example("Sign 3 pilot hospitals"),
        Example("More than 400 visitors a day in March"),
        Example("Raise onboarding NPS to 55", fields={"measures": "nps"}),
        Example("Raise onboarding NPS to 55", fields={"baseline": 0}),
    ]
    bad = [
        Example("Raise onboarding NPS to 55", span="55", rewrite="Raise onboarding NPS from <baseline> to 55"),
        Example(
            "Raise CSAT score to 90 percent",
            span="90 percent",
            rewrite="Raise CSAT score from <baseline> to 90 percent",
        ),
        Example("Reduce customer churn to 5%", span="5%", rewrite="Reduce customer churn from <baseline> to 5%"),
        Example(
            "Grow the list of weekly readers to 12,000",
            span="12,000",
            rewrite="Grow the list of weekly readers from <baseline> to 12,000",
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where a figure moves from nowhere."""
        statement = audit.read(key_result)
        if (
            statement.target is None
            or statement.target.kind == "quantifier"
            or statement.placeholder is not None
            or statement.baseline is not None
            or key_result.baseline is not None
        ):
            return
        if (
            statement.kind != "outcome"
            or statement.said not in ("up", "down")
            or key_result.type in ("milestone", "baseline")
        ):
            return
        kpi = audit.kpi_of(key_result)
        if kpi is not None and (kpi.current is not None or any(m.actual is not None for m in kpi.history)):
            return
        target = statement.target
        if target.kind != "percent" and not _arrives(statement, target):
            return  # "eliminate 5 causes of delay", "plan and hold 4 fairs": counted from nothing
        yield Flag(
            f"{quoted(key_result.title)} says where to ({target.text}), and not from where. What is it today?",
            target.span,
            rewrite=with_baseline(statement, target),
        )


def _arrives(statement: Statement, target: Quantity) -> bool:
    """Whether a word or sign leads to the figure ("to 55", "at least 12", "→ 3"), so that it is a level to reach."""
    before = statement.text[: target.span.start].split()
    if not before or target.comparator is not None:
        return target.comparator is not None
    last = before[-1].lower()
    return last in word_set("after_a_metric") or last in word_set("approximate") or not last[-1].isalnum()


def with_baseline(statement: Statement, target: Quantity) -> Rewrite | None:
    """The key result with a slot for its baseline, where a "to" stands before the target."""
    head, tail = statement.text[: target.span.start], statement.text[target.span.start :]
    before = head.rstrip()
    if not before.lower().endswith(" to"):
        return None
    return Rewrite(f"{before[:-2]}from <baseline> to {tail}", ("baseline",))
