"""Every measure of one family."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi, Objective, Team
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.families import family_of
from advisor.text.tokens import tokenise
from rules.data import table
from rules.wording import quoted


@rule(
    "C404",
    "single-metric-tunnel-vision",
    family="balance",
    subject=(Objective, Team),
    severity="warning",
    confidence="medium",
    consequence=56,
    sources=[
        Source("001", "OKRs best practices: don'ts (tunnel vision)"),
        Source("Grove, High Output Management", "paired indicators"),
    ],
)
class TunnelVision:
    """Objective or team whose measures are all of one family.

    What it does:
        Looks at the families of measures (money, speed, quality, satisfaction and
        so on) of an objective's key results, or of a team's KPIs. It speaks where
        there are two or more, all of one family, and nothing guards what may
        suffer.

    Why it matters:
        What is pushed alone is reached at the expense of what nobody watches:
        speed at that of quality, sales at that of customers who come back.

    Known problems:
        Families are read from words; where one measure is not known, the rule is
        silent.

    Better:
        Add a guardrail from another family, as a key result, as a KPI of the team,
        or in `guards`.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "The north buys from us",
            key_results=(
                "Revenue in the north rises from €1.2M to €2M",
                "Customer churn in the north falls from 15 % to 8 %",
            ),
        ),
        Example(
            "Answers before the question is cold",
            key_results=(
                "Median reply time falls from 24 to 8 hours",
                "Answers that need a second letter fall from 30 % to 15 %",
            ),
        ),
    ]
    bad = [
        Example(
            "The north buys from us",
            key_results=("Revenue in the north rises from €1.2M to €2M", "Bookings in the north rise from €2M to €3M"),
        ),
        Example(
            "Nobody waits for us",
            key_results=("Median reply time falls from 24 to 8 hours", "Lead time of an order falls from 9 to 4 days"),
        ),
        Example(
            "Our name is on everyone's lips",
            key_results=("Unprompted brand awareness rises from 12 % to 25 %", "Share of voice rises from 8 % to 15 %"),
        ),
    ]

    def check(self, unit: Objective | Team, audit: Audit) -> Said:
        """Gather the families; speak where there is one."""
        if isinstance(unit, Objective):
            families = [audit.read(key_result).measure.family for key_result in unit.key_results]
            guarded = any(key_result.guards or key_result.type == "maintain" for key_result in unit.key_results)
            kpis = [kpi for kpi in audit.plan.kpis if kpi.team is not None and kpi.team == unit.team]
            scope = f"key result of {quoted(unit.title)}"
        else:
            kpis = [kpi for kpi in audit.plan.kpis if kpi.team == unit.id]
            families, guarded, scope = (
                [_family(kpi) for kpi in kpis],
                False,
                f"KPI of {quoted(unit.name or unit.id or '')}",
            )
        if len(families) < 2 or None in families or len(set(families)) != 1 or guarded:
            return
        guard = table("guards").get(families[0] or "")
        if guard is None or (isinstance(unit, Objective) and any(_family(kpi) in guard["by"].split() for kpi in kpis)):
            return
        yield Flag(
            f"Every {scope} moves {families[0]}, and nothing shows what suffers from it.",
            field="title" if isinstance(unit, Objective) else "name",
            suggestion=(
                f"Add a guardrail from another family ({guard['by'].replace(' ', ', ')}), such as {guard['such']}."
            ),
        )


def _family(kpi: Kpi) -> str | None:
    return family_of(tokenise(kpi.name or ""))
