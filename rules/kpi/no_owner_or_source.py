"""A KPI that nobody, or nothing, keeps up to date."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.wording import quoted


@rule(
    "P304",
    "kpi-no-owner-or-source",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=46,
    groups=True,
    sources=[
        Source("001", "KPIs best practices: do's (software)"),
        Source("001", "KPIs best practices: don'ts (employee involvement)"),
        Source("000", "OKR vs KPI: key differences"),
    ],
)
class KpiNoOwnerOrSource:
    """KPI without an owner, or without a source.

    What it does:
        Speaks where a KPI names no `owner`, or no `source` that its figures come
        from.

    Why it matters:
        A figure that belongs to nobody is not updated in the week in which it
        matters, and one without a source cannot be checked.

    Known problems:
        A source that everyone knows is not seen; a word ("CRM") is enough.

    Better:
        Name the person who would be asked, and the system or list that the
        figure is taken from.
    """

    good = [
        Example("Onboarding NPS"),
        Example("Days to close", fields={"owner": "Head of Finance", "source": "ledger"}),
        Example("Sick days a head", fields={"source": "counted by hand on the first of the month"}),
        Example("Letters on the desk", fields={"owner": "the desk by the door"}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"owner": None}),
        Example("Days to close", fields={"source": None}),
        Example("Sick days a head", fields={"owner": " ", "source": ""}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak of what is missing; what is still to be filled in is K214's."""
        owner, source = (
            not (getattr(kpi, field) or "").strip() and audit.placeholder_in(kpi, field) is None
            for field in ("owner", "source")
        )
        if not owner and not source:
            return
        name = quoted(kpi.name or kpi.id or "")
        if owner and source:
            message = f"KPI {name} has neither owner nor source: nobody and nothing keeps it up to date."
        elif owner:
            message = f"KPI {name} has no owner: nobody sees to it that it is updated, or rings when it falls."
        else:
            message = f"KPI {name} has no source: nobody knows where its figure comes from."
        yield Flag(message, field="name", key="+".join(["owner"] * owner + ["source"] * source))
