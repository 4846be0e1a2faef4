"""A KPI that is counted in a new way again and again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.wording import quoted

_YEAR = timedelta(days=366)
_THREE = [
    {"from": "2025-02-01", "text": "Promoters less detractors among all accounts"},
    {"from": "2025-09-01", "text": "Promoters less detractors among new accounts"},
    {"from": "2026-02-01", "text": "Promoters less detractors among accounts in their first 60 days"},
]


@rule(
    "T607",
    "kpi-definition-churn",
    family="history",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=33,
    sources=[
        Source("001", "the comparison table (KPIs stay stable over time)"),
        Source("002", "the comparison table: flexibility"),
    ],
)
class KpiDefinitionChurn:
    """KPI that was redefined three times within a year.

    What it does:
        Counts how often the definition of a KPI changed: each of its earlier
        `definitions` was replaced once, by the next or by today's. Three changes
        within twelve months are told.

    Why it matters:
        A trend across a new definition compares two different things, and a
        figure that is redrawn until it looks well proves nothing.

    What decides:
        The first definition is no change, nor is one that differs in case and
        blanks alone. The last change lies between the last earlier definition and today.

    Known problems:
        Corrections of the wording that leave the count as it was look like changes.

    Options:
        `most`: how many changes within twelve months are too many.

    Better:
        Agree on one definition for a year, note where it changed, and calculate
        the old values again where that can be done.
    """

    options = (Option("most", 3, "how many changes within twelve months are too many"),)
    good = [
        Example("Onboarding NPS", fields={"definitions": _THREE[:2]}),
        Example("Onboarding NPS", fields={"definitions": [{**each, "text": "The same words"} for each in _THREE]}),
        Example(
            "Onboarding NPS",
            fields={
                "definitions": [{**_THREE[0], "from": "2020-01-01"}, {**_THREE[1], "from": "2022-01-01"}, _THREE[2]]
            },
        ),
    ]
    bad = [
        Example("Onboarding NPS", fields={"definitions": _THREE}),
        Example("Onboarding NPS", fields={"definitions": [_THREE[2], _THREE[0], _THREE[1]]}),
        Example(
            "Onboarding NPS", fields={"definitions": [{"from": "2023-01-01", "text": "Promoters alone"}, *_THREE[1:]]}
        ),
    ]
    most: int

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Count the changes in every twelve months."""
        if len(kpi.definitions) < self.most or audit.as_of is None:
            return
        changes = _changes(kpi, audit.as_of)
        crowd = [changes[at : at + self.most] for at in range(len(changes) - self.most + 1)]
        found = next((each for each in reversed(crowd) if each[-1] - each[0] <= _YEAR), None)
        if found is not None:
            months = max(1, round((found[-1] - found[0]).days / 30.44))
            yield Flag(
                f"{quoted(kpi.name or kpi.id or '')} was redefined {self.most} times in {months} months: "
                "the trend is broken.",
                field="name",
                key="definitions",
            )


def _changes(kpi: Kpi, today: date) -> list[date]:
    """The days on which the definition changed, the latest possible one for the change to today's."""
    dated = sorted(
        (each.from_, " ".join((each.text or "").lower().split())) for each in kpi.definitions if each.from_ is not None
    )
    if not dated:
        return []
    changes = [after[0] for before, after in pairwise(dated) if after[1] != before[1]]
    now = " ".join((kpi.definition or "").lower().split())
    if now and now != dated[-1][1]:
        changes.append(max(today, dated[-1][0]))
    return changes
