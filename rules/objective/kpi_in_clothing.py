"""An objective and a key result that move the same metric."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from advisor.text.terms import same_metric, terms_in
from rules.wording import at, quoted


@rule(
    "O103",
    "kpi-in-okr-clothing",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=92,
    words=True,
    sources=[Source("002", "the caution after OKR Framework"), Source("002", "Key takeaway")],
)
class KpiInOkrClothing:
    """Objective that is the metric of its own key result.

    What it does:
        Compares an objective that is a figure to move with each of its key
        results, and speaks where both move the same metric and the key result
        only adds the figure.

    Why it matters:
        The commonest mistake there is: a KPI with extra steps. The objective says
        nothing that the figure does not say, so nobody learns what state is
        wanted, or why now.

    Known problems:
        Metrics are compared by their words; two names for one figure ("sales",
        "revenue") are not seen as the same unless the key result's KPI says so.
        A key result without a figure is C416's.

    Better:
        Keep the metric as the key result, and say in the objective what state you
        want: what customers, users or colleagues will say or do.
    """

    good = [
        Example(
            "Our customers love our onboarding",
            key_results=(
                "Onboarding NPS rises from 32 to 55",
                "Accounts that finish setup in a day rise from 40 % to 75 %",
            ),
        ),
        Example(
            "Small shops choose us first",
            key_results=(
                "Revenue from small shops rises from €1.2M to €2M",
                "Small shops that renew rise from 61 % to 80 %",
            ),
        ),
        Example(
            "Guests come back because the stay was easy",
            key_results=(
                "Guests who book again rise from 22 % to 35 %",
                "Check-in takes 4 minutes instead of 15, from door to room",
            ),
        ),
    ]
    bad = [
        Example("Increase revenue", key_results=("10% more revenue", "Customer churn falls from 9 % to 5 %")),
        Example(
            "Reduce customer churn",
            key_results=(
                "Customer churn falls from 15 % to 8 %",
                "Support tickets an account a month fall from 6 to 4",
            ),
        ),
        Example(
            "Grow newsletter subscribers",
            key_results=(
                "Newsletter subscribers from 4,000 to 9,000",
                "Readers who open three letters a month rise from 18 % to 30 %",
            ),
        ),
        Example(
            "Average customer response time",
            key_results=(
                "Average customer response time from 24 to 8 hours",
                "Customers who write twice fall from 30 % to 15 %",
            ),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Compare the objective's metric with that of each key result; speak once, of the first."""
        statement = audit.read(objective)
        if not statement.metric_as_objective or statement.metric is None:
            return
        terms = terms_in(statement.metric)
        for key_result in objective.key_results:
            reading = audit.read(key_result)
            if has_figure(reading, key_result) and _moves(terms, reading, audit.kpi_of(key_result)):
                metric = quoted(statement.metric or objective.title)
                yield Flag(
                    f"Objective {quoted(objective.title)} and key result {quoted(key_result.title)} move "
                    f"the same metric ({metric}). This is a KPI with extra steps.",
                    at(statement, "metric"),
                    pair=key_result.id,
                )
                return


def _moves(terms: frozenset[str], reading: Statement, kpi: Kpi | None) -> bool:
    """Whether a key result, by its words or its KPI, moves the metric with these terms."""
    if kpi is not None and kpi.name and same_metric(terms, kpi.name):
        return True
    return same_metric(terms, reading.metric or reading.text)


def has_figure(reading: Statement, key_result: KeyResult) -> bool:
    """Whether a key result says how much, in its words or its fields."""
    return reading.quantified or key_result.target is not None
