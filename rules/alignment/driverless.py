"""A lagging KPI with nothing that foretells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import Alignment, align, alignment_of
from rules.wording import quoted

_SETUP = {"id": "fast", "name": "Accounts set up on the first day", "indicator": "leading"}
_DEEPER = {"id": "renewed", "name": "Accounts renewed", "indicator": "lagging", "drivers": ["fast"]}


@rule(
    "G519",
    "driverless-kpi",
    family="alignment",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=10,
    groups=True,
    sources=[Source("Kaplan and Norton, The Balanced Scorecard", "outcome measures and their performance drivers")],
)
class DriverlessKpi:
    """Lagging KPI without a leading one that drives it.

    What it does:
        Looks among the `drivers` of a KPI with `indicator: lagging`, and among
        theirs at any distance, for a leading one.

    Why it matters:
        A lagging figure tells at the end what nobody can change any more. A leading
        one that drives it tells while there is still time.

    What decides:
        A leading driver counts through a lagging one. Where a driver says no
        indicator, nobody can tell.

    Known problems:
        That one KPI drives another is what the plan says; whether it does, the
        figures of some quarters show.

    Better:
        Name in `drivers` what moves before this figure does, and watch that too.
    """

    good = [
        Example("Renewals", fields={"drivers": ["fast"]}, plan={"kpis_beside": [_SETUP]}),
        Example("Renewals", fields={"drivers": ["renewed"]}, plan={"kpis_beside": [_SETUP, _DEEPER]}),
        Example("Accounts that finish setup in a day", fields={"indicator": "leading", "drivers": []}),
        Example(
            "Renewals",
            fields={"drivers": ["fast"]},
            plan={"kpis_beside": [{**_SETUP, "indicator": None}]},
        ),
    ]
    bad = [
        Example("Renewals", fields={"drivers": []}),
        Example("Renewals", fields={"drivers": ["renewed"]}, plan={"kpis_beside": [{**_DEEPER, "drivers": []}]}),
        Example("Renewals", fields={"drivers": ["example"]}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Look for a leading KPI behind it."""
        if kpi.indicator is None:
            yield Abstain(("indicator",))
        if kpi.indicator != "lagging":
            return
        if kpi.drivers:
            number = alignment_of(audit).node(kpi).number
            driven = audit.bundle.once(_driven)
            if driven.surely[number]:
                return
            if driven.perhaps[number]:
                yield Abstain(("indicator",))
                return
        name = quoted(kpi.name or kpi.id or "")
        if kpi.drivers:
            said = f"{name} is lagging, and so is all that drives it: you find out at the end."
        else:
            said = f"{name} is lagging, and no leading KPI that drives it is named: you find out at the end."
        yield Flag(said, field="name", key="driverless")


class _Driven(NamedTuple):
    """By node: whether a leading KPI drives it at any distance, and whether one may, for all that is known."""

    surely: list[bool]
    perhaps: list[bool]


def _driven(bundle: Bundle) -> _Driven:
    """What leading KPIs drive, through others."""
    alignment = bundle.once(align)
    kpis = [node for node in alignment.nodes if node.kind == "kpi"]
    unknown = {node.number for node in kpis if node.goal.indicator is None}
    unknown |= {each.source for each in alignment.dangling if each.field == "drivers"}
    leading = _reached((node.number for node in kpis if node.goal.indicator == "leading"), alignment)
    perhaps = _reached(unknown, alignment)
    for number in unknown:
        perhaps[number] = True
    return _Driven(leading, perhaps)


def _reached(starts: Iterable[int], alignment: Alignment) -> list[bool]:
    """By node: whether a way of `drives` leads to it from one of some nodes."""
    found = [False] * len(alignment.nodes)
    waiting = list(starts)
    while waiting:
        for link in alignment.out[waiting.pop()]:
            if link.kind == "drives" and not found[link.target]:
                found[link.target] = True
                waiting.append(link.target)
    return found
