"""An aspirational target that would be reached anyway."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Option, Said, rule
from advisor.kpi.ambition import Ambition
from rules.figures import Figures, ambition_in, figures_of
from rules.wording import amount, apart, quoted

_HISTORY = tuple(
    {"period": f"2025-{month:02}", "actual": value}
    for month, value in enumerate((30, 33, 31, 34, 32, 33, 31, 34, 32), 4)
)
_RISING = tuple(
    {"period": f"2025-{month:02}", "actual": value}
    for month, value in enumerate((30, 31, 32, 33, 34, 35, 36, 37, 38), 4)
)


@rule(
    "O106",
    "timid-aspirational",
    family="objective",
    subject=(KeyResult, Objective),
    severity="warning",
    confidence="high",
    consequence=65,
    supersedes=("K210", "K215"),
    sources=[Source("001", "OKRs best practices: don'ts (timid aspirational OKRs)"), Source("002", "OKR Framework")],
)
class TimidAspirational:
    """Aspirational target that asks for less than would happen anyway.

    What it does:
        Looks at goals that are declared aspirational. Where the key result's KPI
        has six periods of history or more, the distance from baseline to target
        is measured in what the KPI's own trend and natural swing would do by the
        end of the cycle. Without a history, a stated change of under 5 % of the
        baseline is timid.

    Why it matters:
        Aspirational goals are there to pull a team beyond what it would do
        anyway. One inside the noise is a KPI with a new name: it will be met, or
        missed, by chance.

    What decides:
        Percentages and levels near their ceiling are left out without a history:
        from 98 % to 99 % halves what is missing. Committed goals, and goals
        whose commitment nobody declared, are not judged. A trend counts where it
        is more than noise: one towards the target happens anyway, one away from
        it makes the target bolder.

    Known problems:
        The natural swing is taken from the history as it is; a change in how the
        figure is counted widens it.

    Options:
        `least_change`: the share of the baseline under which a change is timid.

    Better:
        Raise the target to where it takes a new idea to get there, or declare the
        goal committed.
    """

    options = (
        Option(
            "least_change",
            0.05,
            "share of the baseline under which a stated change is timid, where there is no history",
        ),
    )
    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Uptime of the shop rises from 98.9 % to 99.6 %"),
        Example("Onboarding NPS rises from 32 to 40", fields={"measures": "nps"}, plan={"history": _HISTORY}),
        Example("Onboarding NPS rises from 38 to 45", fields={"measures": "nps"}, plan={"history": _RISING}),
        Example("Paying members rise from 2,000 to 2,040", fields={"commitment": "committed"}),
    ]
    bad = [
        Example("Paying members rise from 2,000 to 2,040", span="2,040"),
        Example("Increase sales by 1%", span="1%", fields={"baseline": 120}),
        Example(
            "Onboarding NPS rises from 32 to 34", span="34", fields={"measures": "nps"}, plan={"history": _HISTORY}
        ),
        Example("Onboarding NPS rises from 38 to 43", span="43", fields={"measures": "nps"}, plan={"history": _RISING}),
    ]
    least_change: float

    def check(self, goal: KeyResult | Objective, audit: Audit) -> Said:
        """Judge aspirational goals by their numbers."""
        if self._plainly_bold(goal) or audit.commitment_of(goal) != "aspirational":
            return
        figures = figures_of(goal, audit)
        if figures.redacted or not figures.told:
            return
        kpi = audit.kpi_of(goal) if isinstance(goal, KeyResult) else None
        found = ambition_in(goal, figures, audit) if isinstance(goal, KeyResult) else None
        if found is not None and kpi is not None and isinstance(goal, KeyResult):
            yield from self._against_history(goal, figures, found, kpi)
        elif figures.change is None:
            yield Abstain(("baseline",))
        else:
            yield from self._against_baseline(goal, figures)

    def _plainly_bold(self, goal: KeyResult | Objective) -> bool:
        """Whether declared figures alone say that a goal is no small step; cheap, and true of most."""
        if not isinstance(goal, KeyResult) or goal.measures is not None or not goal.baseline or goal.target is None:
            return False
        return abs(goal.target - goal.baseline) >= self.least_change * abs(goal.baseline)

    def _against_baseline(self, goal: KeyResult | Objective, figures: Figures) -> Said:
        share = abs(figures.change or 0)
        if share >= self.least_change or figures.near_ceiling:
            return
        moved = (
            f" ({amount(figures.baseline, figures.unit)} to {amount(figures.target, figures.unit)})"
            if figures.baseline is not None and figures.target is not None
            else ""
        )
        by, least = (amount(round(100 * each, 1), "%") for each in (share, self.least_change))
        yield Flag(
            f"The aspirational target of {quoted(goal.title)} moves its metric by {by}{moved}: less than {least} "
            "is no stretch.",
            figures.span,
        )

    def _against_history(self, goal: KeyResult, figures: Figures, found: Ambition, kpi: Kpi) -> Said:
        if not found.timid or figures.target is None:
            return
        unit = figures.unit or kpi.unit
        asked, anyway = apart(float(f"{found.distance:.4g}"), unit), apart(float(f"{found.anyway:.3g}"), unit)
        if asked == anyway:
            anyway = f"a little more than {anyway}"
        yield Flag(
            f"The aspirational target of {quoted(goal.title)} moves {quoted(kpi.name or kpi.id or '')} by "
            f"{asked} ({amount(found.start)} to {amount(figures.target)}); its own history moves {anyway} a cycle "
            "without an OKR, by its trend and its swing.",
            figures.span,
        )
