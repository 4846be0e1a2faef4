"""A key result that fixes its solution."""

from __future__ import annotations

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.means import means_of
from rules.wording import words_at


@rule(
    "K208",
    "prescribes-solution",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=28,
    words=True,
    when=("outcome",),
    sources=[
        Source("001", "How to convert KPIs to OKRs (the churn example)"),
        Source("004", "What are the benefits of OKRs? (autonomy)"),
    ],
)
class PrescribesSolution:
    """Key result that says how it is to be reached.

    What it does:
        Speaks where a result goes on with "by" and a verb: "by implementing …",
        "by automating …".

    Why it matters:
        If a better way appears in week five, either the key result is left behind
        or the better way is. Which way to go is the team's to find out.

    What decides:
        "By 10 %", "by June" and "by region" say how far, when and of what. What
        people do in the state that is wanted ("guests who pay by scanning a
        code") is the state. Where the only figure stands in the means, they are
        the measure, and the rule is silent.

    Known problems:
        A way that the law or a contract demands is no free choice.

    Better:
        Keep the result, and move the how to the initiatives, where it may change.
    """

    good = [
        Example("Reduce customer churn from 15 % to 8 %"),
        Example("Raise the share of guests who check in by scanning a code from 20 % to 65 %"),
        Example("Grow orders by returning customers from 1,200 to 2,000"),
        Example("Cut the build time by 50%", fields={"baseline": 40, "unit": "minutes"}),
        Example("Median reply time falls from 24 to 8 hours by the beginning of June"),
    ]
    bad = [
        Example(
            "Reduce customer churn from 15 % to 8 % by implementing a comprehensive customer engagement strategy.",
            span="by implementing a comprehensive customer engagement strategy",
            rewrite="Reduce customer churn from 15 % to 8 %",
        ),
        Example(
            "Lower the average wait from 240 to 150 minutes by redesigning triage by end of June",
            span="by redesigning triage",
            rewrite="Lower the average wait from 240 to 150 minutes by end of June",
        ),
        Example(
            "We lift the share of orders without a call from 20 % to 45 % by automating and translating the order form",
            rewrite="We lift the share of orders without a call from 20 % to 45 %",
        ),
        Example(
            "Raise the average class attendance from 81 % to 93 % by launching 3 breakfast clubs",
            span="by launching 3 breakfast clubs",
        ),
        Example(
            "Scrap on line 4 falls from 4 % to 1.5 % by effectively retraining all operators",
            rewrite="Scrap on line 4 falls from 4 % to 1.5 %",
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the means."""
        title = key_result.title
        if " by " not in title and " through " not in title and " via " not in title:
            return
        statement = audit.read(key_result)
        found = means_of(statement)
        if found is not None:
            yield Flag(
                f"{words_at(statement, found.span)} fixes the solution. If a better way appears in week five, the key "
                "result is in its way.",
                found.span,
                rewrite=Rewrite(found.without) if found.without else None,
            )
