"""A KPI that has been off its target for long, and no one works on it."""

from __future__ import annotations

from itertools import pairwise

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.series import meets, misses_in_a_row
from graph.alignment import alignment_of
from rules.figures import is_ahead, series_for
from rules.wording import amount, quoted

_MISSED = [
    {"period": f"2026-{month:02}", "actual": 36 - month, "target": 30 if month == 1 else 40} for month in range(1, 5)
]
_BACK = [*_MISSED[:3], *({"period": f"2026-{month:02}", "actual": 40, "target": 40} for month in (4, 5))]
_HISTORY = {"history": _MISSED, "floor": 20}
_WORK: list[dict[str, object]] = [
    {
        "id": "T1",
        "title": "Our customers love our onboarding",
        "team": "product",
        "aligns_to": ["C1"],
        "key_results": [{"id": "T1.1", "title": "Onboarding NPS rises from 32 to 55", "measures": "example"}],
    },
    {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"},
]
_ADDRESSED = [{**_WORK[0], "addresses": ["example"], "key_results": []}, _WORK[1]]


_NEXT = 1.5  # periods: what lies further apart has one between that is not known


@rule(
    "G507",
    "unhealthy-kpi-unaddressed",
    family="alignment",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=70,
    sources=[
        Source("001", "OKRs and KPIs together: a weak KPI becomes an OKR"),
        Source("004", "KPIs: missing a target means fixing it"),
    ],
)
class UnhealthyKpiUnaddressed:
    """KPI that misses its target period after period while no goal addresses it.

    What it does:
        Counts the periods that a KPI has missed in a row, up to now, and speaks from
        three on where no objective `addresses` it and no key result `measures` it.

    Why it matters:
        Daily work has had three periods to bring it back, and has not. Either it
        matters and somebody makes it a goal, or its target is one that nobody means.

    What decides:
        Each period against its own target. An initiative that `moves` it is work on
        it too; `supports`, which says what the KPI is good for, is none. A KPI whose
        `end` lies ahead is to get there by then.

    Known problems:
        Three misses may be noise where the figure swings widely; S703 and the KPI's
        health look at that.

    Options:
        `periods`: from how many missed periods in a row on.

    Better:
        Say who brings it back: name it in an objective's `addresses` or in a key
        result's `measures`. Where nobody will, set a target that you mean.
    """

    options = (Option("periods", 3, "how many missed periods in a row are too many"),)
    good = [
        Example("Onboarding NPS", fields={"history": _BACK}),
        Example("Onboarding NPS", fields=_HISTORY, plan={"objectives": _WORK}),
        Example("Onboarding NPS", fields=_HISTORY, plan={"objectives": _ADDRESSED}),
    ]
    bad = [
        Example("Onboarding NPS", fields=_HISTORY),
        Example("Onboarding NPS", fields={"history": _MISSED[1:3], "current": 30}),
        Example(
            "Days to close",
            fields={
                "direction": "down",
                "unit": "days",
                "target": 5,
                "history": [{"period": f"2026-{month:02}", "actual": 6 + month} for month in range(1, 5)],
            },
        ),
    ]
    periods: int

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Count the misses, and look for who works on it."""
        if not kpi.history:
            yield Abstain(("history",))
            return
        if len(kpi.history) + 1 < self.periods or is_ahead(kpi, audit):
            return
        series = series_for(kpi, audit)
        latest = series.latest
        if latest is None or not latest.aim or series.direction is None:
            yield Abstain(("history" if latest is None else "direction" if latest.aim else "target",))
            return
        misses = misses_in_a_row(series)
        if misses < self.periods or meets(latest, series.direction) is not False:
            return
        recent = series.positions[-int(self.periods) :]
        if any(later - earlier > _NEXT for earlier, later in pairwise(recent)):
            yield Abstain(("history",))  # a period between is not known: nobody can tell that they come in a row
            return
        alignment = alignment_of(audit)
        into = alignment.into[alignment.node(kpi).number]
        if any(link.field in ("addresses", "measures", "moves") for link in into):
            return
        against = f", now {amount(latest.value, kpi.unit)}"
        if latest.aim.target is not None:
            against += f" against {amount(latest.aim.target, kpi.unit)}"
        yield Flag(
            f"{quoted(kpi.name or kpi.id or '')} has missed its target {misses} times in a row{against}, "
            "and no goal addresses it.",
            field="name",
            key="unaddressed",
        )
