"""A KPI that ends."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import read_statement
from rules.wording import amount, quoted

_CHANGE = re.compile(r"(?:\bfrom\b|\bto\b|\bby\b|→|->)[^\d]{0,20}\d", re.IGNORECASE)


@rule(
    "P307",
    "kpi-looks-like-kr",
    family="kpi",
    subject=Kpi,
    severity="info",
    confidence="medium",
    consequence=14,
    sources=[
        Source("000", "What are KPIs?"),
        Source("003", "What are KPIs?"),
        Source("004", "the comparison table: timeframe"),
    ],
)
class KpiLooksLikeKeyResult:
    """KPI with an end and a target to be reached by then.

    What it does:
        Informs where a KPI has a target and an `end`, or where its name says from
        what to what it is to go, or by when.

    Why it matters:
        A KPI is watched without end: it says how things are. What is to be changed
        once, and is then done, is a key result; filed as a KPI it is dropped on
        the day on which watching would begin.

    Known problems:
        A KPI that is retired on a date, and has a target until then, looks the
        same.

    Better:
        Make the change a key result that `measures` this KPI, and let the KPI run
        on without `end`.
    """

    good = [
        Example("Onboarding NPS"),
        Example("Hotels with 3 modules or more", fields={"target": 40, "review_on": "2026-06-30"}),
        Example("Share of letters answered within 5 days"),
        Example("Invoices paid by the 10th of the month"),
    ]
    bad = [
        Example("Onboarding NPS of hotels", fields={"end": "2026-06-30"}),
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Reduce days to close to 5 by end of June"),
        Example("Stock days", fields={"end": "2026-12-31", "target": None, "band": {"low": 20, "high": 30}}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Look at the end, then at a name with figures."""
        name = kpi.name or kpi.id or ""
        if kpi.end is not None and (kpi.target is not None or kpi.band is not None):
            figure = f" ({amount(kpi.target, kpi.unit)})" if kpi.target is not None else ""
            yield Flag(
                f"KPI {quoted(name)} has a target{figure} and ends on {kpi.end}: that is a key result.",
                field="name",
                key="end",
            )
        elif _CHANGE.search(name) and _says_a_change(name):
            yield Flag(
                f"KPI {quoted(name)} says a change that is done once it is reached: that is a key result.",
                field="name",
                key="name",
            )


def _says_a_change(name: str) -> bool:
    reading = read_statement(name, "kpi")
    if reading.target is None or reading.direction not in ("up", "down"):
        return False
    return reading.baseline is not None or (reading.deadline is not None and reading.verb is not None)
