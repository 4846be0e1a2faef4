"""A gap to what others reach, as a key result in waiting."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Advise, Example, Option, Said, rule
from advisor.kpi.natural import natural_limits
from advisor.kpi.series import Series
from rules.figures import series_for, worked_on
from rules.wording import amount, apart, quoted

_OTHERS = {"value": 50, "source": "competitors"}


@rule(
    "T609",
    "benchmark-gap",
    family="history",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=28,
    recommends=True,
    sources=[Source("002", "the honest answer (KPIs inform OKRs)")],
)
class BenchmarkGap:
    """KPI that lies behind what others reach.

    What it does:
        Compares a KPI's latest value with its `benchmark`, and drafts a key result
        that closes the gap where the KPI is behind.

    Why it matters:
        What others reach is possible. A target that comes from there needs no
        defending, and is seldom timid.

    What decides:
        A gap inside the natural swing of six values or more is none, nor is one
        of less than 2 % of the benchmark. A KPI that a key result measures already,
        or that an objective addresses, needs no advice.

    Known problems:
        Benchmarks are counted in other ways than one's own figures, and often of
        other kinds of customers; ask before you promise.

    Options:
        `least_gap`: the share of the benchmark that a gap must have.

    Better:
        Take the draft as a key result of an objective that says why the gap matters.
    """

    options = (Option("least_gap", 0.02, "the share of the benchmark that a gap must have to be told"),)
    good = [
        Example("Onboarding NPS", fields={"current": 50, "benchmark": _OTHERS}),
        Example("Onboarding NPS", fields={"current": 49.5, "benchmark": _OTHERS}),
        Example(
            "Days to close",
            fields={"direction": "down", "unit": "days", "target": 9, "current": 8, "benchmark": {"value": 10}},
        ),
        Example("Onboarding NPS", fields={"benchmark": _OTHERS}),
    ]
    bad = [
        Example("Onboarding NPS", fields={"current": 41, "benchmark": _OTHERS}),
        Example(
            "Days to close",
            fields={"direction": "down", "unit": "days", "target": 9, "current": 8, "benchmark": {"value": 5}},
        ),
        Example("Onboarding NPS", fields={"history": [{"period": "2026-04", "actual": 44}], "benchmark": _OTHERS}),
    ]
    least_gap: float

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Measure the gap."""
        others = kpi.benchmark.value if kpi.benchmark is not None else None
        if others is None:
            return
        series = series_for(kpi, audit)
        if series.latest is None or series.direction not in ("up", "down"):
            yield Abstain(("current",) if series.latest is None else ("direction",))
            return
        today = series.latest.value
        gap = others - today if series.direction == "up" else today - others
        if gap <= 0 or gap < self.least_gap * abs(others) or _noise(series, gap) or kpi.id in worked_on(audit):
            return
        name, goes = kpi.name or kpi.id or "", "rises" if series.direction == "up" else "falls"
        source = f" ({kpi.benchmark.source})" if kpi.benchmark and kpi.benchmark.source else ""
        yield Advise(
            f"{quoted(name)} stands at {amount(today, kpi.unit)}, others{source} at {amount(others, kpi.unit)}: "
            "the gap is a meaningful key result.",
            (f"The gap is {apart(float(f'{gap:.4g}'), kpi.unit)}, and others show that it can be closed.",),
            f"{name} {goes} from {_written(today, kpi.unit)} to {_written(others, kpi.unit)}",
        )


def _written(value: float, unit: str | None) -> str:
    """A figure as a title has it: with its sign, without the word that the KPI's name implies."""
    return amount(value, unit if unit in ("%", "$", "€", "£") else None)


def _noise(series: Series, gap: float) -> bool:
    limits = natural_limits(series.values, series.low, series.high)
    return limits is not None and gap <= limits.swing
