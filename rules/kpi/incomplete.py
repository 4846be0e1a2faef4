"""A KPI whose health cannot be computed."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.figures import series_for
from rules.wording import amount, quoted


@rule(
    "P303",
    "kpi-incomplete",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=55,
    groups=True,
    sources=[Source("001", "What is a KPI?"), Source("000", "What are KPIs?"), Source("003", "What are KPIs?")],
)
class KpiIncomplete:
    """KPI without unit, direction, target or frequency.

    What it does:
        Speaks where a KPI lacks its unit (an error in `strict`), the direction that
        is better, a target or band, or how often it is measured.

    Why it matters:
        Without them nobody can say whether today's value is good news, and the
        alarm that a KPI is for can never ring.

    What decides:
        A band tells both sides: a KPI that has one needs no direction.

    Known problems:
        A KPI in its first month may have no target yet; give it a band as soon as
        there is one.

    Better:
        Fill in what is missing. A KPI that shall stay where it is has a `band` and
        the direction `keep`.
    """

    good = [
        Example("Onboarding NPS"),
        Example(
            "Stock days", fields={"target": None, "band": {"low": 20, "high": 30}, "direction": "keep", "unit": "days"}
        ),
        Example("Days to close", fields={"direction": "down", "target": 5, "unit": "days"}),
        Example(
            "Stock days", fields={"target": None, "band": {"low": 20, "high": 30}, "direction": None, "unit": "days"}
        ),
    ]
    bad = [
        Example("Median wait at the desk", fields={"target": None, "band": {"low": 10, "high": 1}}),
        Example("Onboarding NPS", fields={"unit": None}),
        Example("Days to close", fields={"target": None, "band": None}),
        Example("Sick days a head", fields={"direction": None, "frequency": None}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak of the missing fields."""
        given = {
            "unit": kpi.unit,
            "direction": kpi.direction or ("keep" if kpi.band is not None else None),
            "target": kpi.target if kpi.target is not None else kpi.band,
            "frequency": kpi.frequency,
        }
        missing = [
            "target or band" if name == "target" else name
            for name, value in given.items()
            if value is None or value == ""
        ]
        missing = [name for name in missing if audit.placeholder_in(kpi, name.split()[0]) is None]
        if missing:
            yield Flag(
                f"KPI {quoted(kpi.name or kpi.id or '')} lacks {_listed(missing)}: {_so(kpi, missing, audit)}.",
                field="name",
                severity=None if "unit" in missing else "warning",
                key="+".join(missing),
            )
        band = kpi.band
        if band is not None and band.low is not None and band.high is not None and band.low > band.high:
            yield Flag(
                f"The band of KPI {quoted(kpi.name or kpi.id or '')} runs from {amount(band.low)} down to "
                f"{amount(band.high)}: nothing lies inside it.",
                field="band",
                severity="warning",
                suggestion="Write the smaller figure as `low` and the larger as `high`.",
                key="reversed band",
            )


def _so(kpi: Kpi, missing: list[str], audit: Audit) -> str:
    """What cannot be told without the fields, and what the rest of the KPI gives away."""
    series = series_for(kpi, audit)
    if "target or band" in missing or (series.direction is None and "direction" in missing):
        return "its health cannot be computed"
    if "direction" in missing:
        return "only its floor tells which way is better"
    if "unit" in missing:
        return "nobody can tell what its figures count"
    return "when a value is late is only guessed" if series.frequency else "nobody can tell when a value is late"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
