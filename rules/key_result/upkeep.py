"""A key result that keeps things as they are."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from rules.floors import as_kpi
from rules.guards import way_of
from rules.wording import at, quoted, words_at

_FEW = 12  # key results that are looked at


@rule(
    "K221",
    "kr-is-upkeep",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=58,
    words=True,
    when=("bau",),
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

    What decides:
        A level that is held while other key results of the objective push is a
        guard: an info, as long as there are no more guards than pushes.

    Why it matters:
        It is met by changing nothing, so it proves no change. Watched as a KPI
        with a floor it raises the alarm all the year round.

    Known problems:
        Whether a guard has to do with what is pushed is not asked.

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
        if not statement.bau or (statement.kind == "activity" and audit.active("K219")):
            return
        span = at(statement, "bau")
        if _is_guard(key_result, statement, audit):
            yield Flag(
                f"{words_at(statement, span)} in {quoted(key_result.title)} holds a level while others push: a good "
                "guard, and no change.",
                span,
                severity="info",
                suggestion="Declare it `type: maintain`, so that nobody takes it for progress, or make it a KPI with "
                "a floor that `guards` names.",
                rewrite=as_kpi(statement, audit.kpi_of(key_result)),
            )
            return
        yield Flag(
            f"{words_at(statement, span)} in {quoted(key_result.title)} keeps things as they are: that "
            "is a KPI with a floor, not a change.",
            span,
            rewrite=as_kpi(statement, audit.kpi_of(key_result)),
        )


def _is_guard(key_result: KeyResult, statement: Statement, audit: Audit) -> bool:
    """Whether a level is held while as many key results of the objective, or more, move something."""
    objective = audit.objective_of(key_result)
    if objective is None or statement.target is None:
        return False
    pushes = guards = 0
    for other in objective.key_results[:_FEW]:
        reading = audit.read(other)
        if reading.bau or other.type == "maintain":
            guards += 1
        elif reading.kind == "outcome" and way_of(other, audit) in ("up", "down"):
            pushes += 1
    return pushes >= guards
