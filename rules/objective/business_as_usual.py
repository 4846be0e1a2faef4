"""An objective that keeps today's operation running."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.terms import terms_in
from rules.floors import as_kpi
from rules.wording import at, quoted, words_at


@rule(
    "O104",
    "business-as-usual",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="medium",
    consequence=70,
    words=True,
    when=("bau",),
    sources=[
        Source("001", "OKRs best practices: don'ts (business as usual)"),
        Source("004", "the comparison table: focus"),
        Source("002", "Conclusion"),
    ],
)
class BusinessAsUsual:
    """Objective that keeps things as they are.

    What it does:
        Speaks where an objective maintains, continues or repeats what is done
        anyway.

    Why it matters:
        An objective must change something. What merely has to go on is watched by
        a KPI with a floor, which raises the alarm when it slips and costs no
        focus while it does not.

    Known problems:
        Holding a level can be the feat of the year, in a storm. Say so in `why`,
        or say the new level that is held.

    Better:
        Track it as a KPI with a floor, and give the place of the objective to
        what should be different at the end of the cycle.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Our books close themselves",
            key_results=(
                "Days from month end to closed books fall from 9 to 3",
                "Corrections after closing fall from 14 to 2 a month",
            ),
        ),
        Example(
            "Patients trust us with their children",
            key_results=(
                "Parents who would recommend us rise from 61 % to 80 %",
                "Complaints a month fall from 12 to 6",
            ),
        ),
    ]
    bad = [
        Example("Conduct Monthly Payroll", span="Conduct"),
        Example("Maintain our current service levels", span="Maintain"),
        Example("Maintain our gross margin", span="Maintain", rewrite="KPI: gross margin, floor <floor>"),
        Example("Continue the weekly newsletter", span="Continue"),
        Example("Keep the lights on in the data centre", span="Keep"),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak where the objective is read as business as usual, and name the KPI that would watch it."""
        statement = audit.read(objective)
        if not statement.bau:
            return
        span = at(statement, "bau")
        kpi = _watching(objective, audit)
        how = f"; the KPI {quoted(kpi.name)} can watch it" if kpi and kpi.name else ""
        yield Flag(
            f"{words_at(statement, span)} keeps today's operation running{how}. An objective must change something.",
            span,
            rewrite=as_kpi(statement, kpi),
        )


def _watching(objective: Objective, audit: Audit) -> Kpi | None:
    terms = terms_in(objective.title)
    return next((kpi for kpi in audit.plan.kpis if kpi.name and objective.id in kpi.supports), None) or next(
        (kpi for kpi in audit.plan.kpis if kpi.name and terms_in(kpi.name) <= terms), None
    )
