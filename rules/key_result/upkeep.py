"""A key result that keeps things as they are."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.floors import as_kpi
from rules.wording import at, quoted, words_at


@rule(
    "K221",
    "kr-is-upkeep",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=58,
    words=True,
    sources=[
        Source("001", "OKRs best practices: don'ts (business as usual)"),
        Source("coaches on real plans", "upkeep"),
    ],
)
class KeyResultIsUpkeep:
    """Key result that holds a level or repeats routine work.

    What it does:
        Speaks where a key result maintains, continues or repeats, and is not
        declared `type: maintain`. Effort that comes round again is K219's.

    Why it matters:
        It is met by changing nothing, so it proves no change. Watched as a KPI
        with a floor it raises the alarm all the year round.

    Known problems:
        Holding one thing while another is pushed is a guard, and a good one:
        declare it `type: maintain`, or name it in `guards`.

    Better:
        Track it as a KPI with a floor, declare it `maintain`, or name the new
        level that you want.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Keep gross margin at 41 % or more", fields={"type": "maintain"}),
        Example("Median reply time falls from 24 to 8 hours"),
    ]
    bad = [
        Example("Maintain an NPS of 55", span="Maintain", rewrite="KPI: NPS, floor 55"),
        Example("Keep grid availability at 99.98%", span="Keep", rewrite="KPI: grid availability, floor 99.98%"),
        Example("Keep staff turnover below 8 %", rewrite="KPI: staff turnover, at worst 8 %"),
        Example("Continue to answer nine of ten letters within 3 days", span="Continue to"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where the key result is read as business as usual and not declared as such."""
        if key_result.type == "maintain" or key_result.direction == "keep":
            return
        statement = audit.read(key_result)
        if statement.bau and not (statement.kind == "activity" and audit.active("K219")):
            span = at(statement, "bau")
            yield Flag(
                f"{words_at(statement, span)} in {quoted(key_result.title)} keeps things as they are: that "
                "is a KPI with a floor, not a change.",
                span,
                rewrite=as_kpi(statement, audit.kpi_of(key_result)),
            )
