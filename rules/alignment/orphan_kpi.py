"""A KPI that serves no goal."""

from __future__ import annotations

from advisor.domain.finding import Severity, Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.nodes import Node
from graph.ways import ways_of
from rules.links import named
from rules.wording import quoted

_KPI = {
    "definition": "Tickets answered within a day over all tickets of the month",
    "why": "Who waits longer asks twice",
    "unit": "%",
    "direction": "up",
    "target": 90,
    "frequency": "monthly",
    "owner": "Eve",
    "source": "ticket system",
    "indicator": "leading",
    "tier": "process",
}
_LINKED = [{"id": f"kpi{at}", "name": f"Tickets from region {at}", **_KPI, "supports": ["T1"]} for at in range(3)]


@rule(
    "G503",
    "orphan-kpi",
    family="alignment",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=27,
    groups=True,
    sources=[
        Source("001", "KPIs best practices: do's (measure what matters)"),
        Source("000", "What are KPIs?"),
        Source("001", "What is a KPI?"),
    ],
)
class OrphanKpi:
    """KPI that supports no objective and no key result.

    What it does:
        Speaks where a KPI names nothing in `supports`. It is a hint for a few, and a
        warning where too many of the plan's KPIs do so.

    What decides:
        That other KPIs drive it, that a key result measures it or is guarded by it,
        is no support. Where `supports` names something that is not there, the KPI
        is not judged. The share is that of all plans audited together.

    Why it matters:
        Whoever looks at it cannot tell what to do when it moves, nor who should
        hear of it. A dashboard of such figures is looked at and changes nothing.

    Known problems:
        Figures that the law asks for, or that only show that the lights are on, may
        support nothing and still be watched.

    Options:
        `share`: the share of KPIs without support above which it is a warning.

    Better:
        Name the objective that it tells about in `supports`, or stop reporting it.
    """

    options = (Option("share", 0.4, "the share of KPIs that support nothing above which it is a warning"),)
    good = [
        Example("Tickets answered within a day", fields=_KPI),
        Example("Tickets answered within a day", fields=_KPI | {"supports": ["C1"]}),
        Example("Tickets answered within a day", fields=_KPI | {"supports": ["T1.1"]}),
        Example("Tickets answered within a day", fields=_KPI | {"supports": ["TBD", "T1"]}),
    ]
    bad = [
        Example("Tickets answered within a day", fields=_KPI | {"supports": []}),
        Example("Tickets answered within a day", fields=_KPI | {"supports": []}, plan={"kpis_beside": _LINKED}),
        Example("Tickets answered within a day", fields=_KPI | {"supports": [], "drivers": ["nps"]}),
        Example("Tickets answered within a day", fields=_KPI | {"supports": None, "level": "company"}),
    ]
    share: float

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Look for what it supports."""
        if kpi.supports and any(name in audit.by_id for name in kpi.supports):
            return
        ways = ways_of(audit)
        if not ways.has_goals:
            yield Abstain(("an objective",))
            return
        alignment = alignment_of(audit)
        node = alignment.node(kpi)
        if node.number not in ways.orphans:
            return
        many = len(ways.orphans) > self.share * ways.kpis
        alike = f", as do {len(ways.orphans)} of the {ways.kpis} KPIs here" if many and len(ways.orphans) > 1 else ""
        severity: Severity = "warning" if many else "info"
        yield Flag(
            f"KPI {quoted(node.words)} supports no objective{alike}: what would anyone do when it moves?",
            field="name",
            severity=severity,
            suggestion=_suggestion(node, alignment),
        )


def _suggestion(kpi: Node, alignment: Alignment) -> str | None:
    """To support what measures it; None where nothing does."""
    link = next((link for link in alignment.into[kpi.number] if link.kind == "measures"), None)
    if link is None:
        return None
    result = alignment.nodes[link.source]
    return (
        f"{named(result, kpi, alignment)} is measured by it: name that key result, or its objective, in `supports`, "
        "and whoever looks at the KPI sees what it is for."
    )
