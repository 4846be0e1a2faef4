"""A KPI that nobody has defined, or that nobody knows the reason of."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "P302",
    "kpi-undefined",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=48,
    groups=True,
    sources=[Source("000", "How to track progress with a KPI dashboard")],
)
class KpiUndefined:
    """KPI without a definition or without a reason.

    What it does:
        Speaks where a KPI does not say how it is counted, or neither why it
        matters nor which objective it supports.

    Why it matters:
        A figure that everyone counts differently starts arguments instead of
        ending them, and one without a reason is watched until nobody does.

    Known problems:
        Definitions in a wiki are not seen; put the link into `definition`.

    Better:
        Write `definition` (what is counted, over what) and `why`, or name the
        objective in `supports`.
    """

    good = [
        Example("Onboarding NPS"),
        Example("Days to close", fields={"why": None, "supports": ["T1"]}),
        Example(
            "Sick days a head", fields={"definition": "Days reported sick in the month, over heads on its last day"}
        ),
    ]
    bad = [
        Example("Onboarding NPS", fields={"definition": None}),
        Example("Days to close", fields={"why": None, "supports": []}),
        Example("Sick days a head", fields={"definition": "  ", "why": None, "supports": []}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak of what is missing."""
        missing = []
        if not (kpi.definition or "").strip():
            missing.append("no definition (how is it counted?)")
        if not (kpi.why or "").strip() and not kpi.supports:
            missing.append("no reason (why does it matter?)")
        if missing:
            yield Flag(
                f"KPI {quoted(kpi.name or kpi.id or '')} has {' and '.join(missing)}.",
                field="name",
                key="+".join(word.split()[1] for word in missing),
            )
