"""A target that no path leads to, or that asks for nothing."""

from __future__ import annotations

from math import isfinite

from advisor.domain.finding import Source
from advisor.domain.plan import Commitment, KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.ambition import Ambition
from rules.figures import Figures, ambition_in, figures_of, has_history
from rules.wording import amount, apart, quoted

_HISTORY = tuple(
    {"period": f"2025-{month:02}", "actual": value}
    for month, value in enumerate((30, 33, 31, 34, 32, 33, 31, 34, 32), 4)
)
_MEASURED = {"measures": "nps"}
_WANTS = Abstain(("history", "confidence"))


@rule(
    "K210",
    "ambition-out-of-range",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=64,
    supersedes=("K215",),
    sources=[
        Source("001", "OKRs best practices: do's (ambitious yet realistic)"),
        Source("002", "OKR Framework"),
        Source("000", "OKR vs KPI: key differences"),
        Source("004", "the comparison table: measurement style"),
    ],
)
class AmbitionOutOfRange:
    """Target beyond any credible path, or inside what would happen anyway.

    What it does:
        Measures the way from baseline to target in the natural ranges of the key
        result's KPI, from lower to upper limit, where the KPI has six values or
        more. Beyond four of them no path is credible; less than the KPI's own
        swing and trend would do is too safe. Without a history, a declared
        confidence of under 0.3 says the same of an aspirational target.

    Why it matters:
        A target that nobody can see a way to is given up in week three, and one
        that comes true by itself moves nobody.

    What decides:
        Aspirational and committed results are judged differently: a commitment
        may be safe, so only a missing path is its fault; that it is safe is said
        of aspirational ones alone, by O106 where that runs. Committed results
        with a low confidence are M802's, and aspirational ones with a high one.
        Without a commitment there is no judgement. Once check-ins are there,
        confidence tells how it goes and not how bold the target was.

    Known problems:
        A figure that hardly varied has a narrow range, and many bold targets lie
        four of those away. A new source of income, or a change in how the figure
        is counted, is a path that no history shows.

    Options:
        `most_ranges`: how many natural ranges away a target may lie;
        `least_confidence`: the confidence under which an aspirational target has no credible path.

    Better:
        Say what makes the leap possible and until when, set the target to the
        first half of the way, or agree that the result is there to learn.
    """

    options = (
        Option("most_ranges", 4.0, "natural ranges of its KPI that a target may lie away"),
        Option("least_confidence", 0.3, "confidence under which an aspirational target has no credible path"),
    )
    good = [
        Example("Onboarding NPS rises from 32 to 70", fields=_MEASURED, plan={"history": _HISTORY}),
        Example(
            "Onboarding NPS rises from 32 to 34",
            fields={**_MEASURED, "commitment": "committed"},
            plan={"history": _HISTORY},
        ),
        Example("Onboarding NPS rises from 32 to 55", fields={"confidence": 0.3}),
        Example("Onboarding NPS rises from 32 to 95", fields=_MEASURED, plan={"history": _HISTORY[:5]}),
        Example(
            "Onboarding NPS rises from 32 to 55",
            fields={"confidence": 0.2, "check_ins": [{"on": "2026-05-12", "value": 33, "confidence": 0.2}]},
        ),
    ]
    bad = [
        Example("Onboarding NPS rises from 32 to 95", span="95", fields=_MEASURED, plan={"history": _HISTORY}),
        Example(
            "Onboarding NPS rises from 32 to 95",
            span="95",
            fields={**_MEASURED, "commitment": "committed"},
            plan={"history": _HISTORY},
        ),
        Example("Onboarding NPS rises from 32 to 55", span="55", fields={"confidence": 0.15}),
        Example("Increase onboarding NPS", fields={**_MEASURED, "target": 99}, plan={"history": _HISTORY}),
    ]
    most_ranges: float
    least_confidence: float

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Judge by history, and by confidence where there is none."""
        sure = key_result.confidence
        if not has_history(key_result, audit):
            if sure is not None and not key_result.check_ins:
                yield from self._by_confidence(key_result, sure, audit)
            elif sure is None and (key_result.target is not None or figures_of(key_result, audit).target is not None):
                yield _WANTS
            return
        figures = figures_of(key_result, audit)
        kpi = audit.kpi_of(key_result)
        found = None if figures.redacted else ambition_in(key_result, figures, audit)
        if found is None and sure is not None and not key_result.check_ins:
            yield from self._by_confidence(key_result, sure, audit)
        if found is None or kpi is None or not isfinite(found.ranges):
            return
        commitment = audit.commitment_of(key_result)
        if commitment is None:
            yield Abstain(("commitment",))
        elif commitment == "learning":
            return
        elif found.ranges > self.most_ranges:
            yield self._no_path(key_result, figures, found, kpi, commitment)
        elif found.timid and commitment == "aspirational":
            yield Flag(
                f"{quoted(key_result.title)} is {apart(_round(found.distance), figures.unit or kpi.unit)} away; "
                f"{_anyway(found)}: it is too safe.",
                figures.span,
            )

    def _by_confidence(self, key_result: KeyResult, sure: float, audit: Audit) -> Said:
        if sure >= self.least_confidence:
            return
        commitment = audit.commitment_of(key_result)
        figures = figures_of(key_result, audit)
        if commitment is None:
            yield Abstain(("commitment",))
        elif commitment == "aspirational" and figures.told:
            yield Flag(
                f"{quoted(key_result.title)} was set at a confidence of {sure:g}: under {self.least_confidence:g}, "
                "not even its own team sees a credible path.",
                figures.span,
            )

    def _no_path(
        self, key_result: KeyResult, figures: Figures, found: Ambition, kpi: Kpi, commitment: Commitment
    ) -> Flag:
        meant = " It is committed: escalate it, or declare it aspirational." if commitment == "committed" else ""
        return Flag(
            f"{quoted(key_result.title)} is {apart(_round(found.distance), figures.unit or kpi.unit)} away, "
            f"{found.ranges:.1f} natural ranges of {quoted(kpi.name or kpi.id or '')}; "
            f"{_anyway(found)}: no credible path.{meant}",
            figures.span,
        )


def _anyway(found: Ambition) -> str:
    """What would happen without the goal, in words."""
    limits = found.limits
    return (
        f"by itself it moves up to {amount(_round(found.anyway))} that way by the end of the cycle "
        f"(natural limits {amount(_round(limits.low))} to {amount(_round(limits.high))})"
    )


def _round(value: float) -> float:
    return float(f"{value:.3g}")
