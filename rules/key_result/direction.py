"""A key result whose words and figures go different ways."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from rules.wording import amount, quoted

_WAYS = {"up": "up", "down": "down"}


@rule(
    "K212",
    "direction-mismatch",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=90,
    sources=[Source("arithmetic", "from and to")],
)
class DirectionMismatch:
    """Key result that says up and goes down.

    What it does:
        Compares the way that the verb says, the declared direction, and the way
        from baseline to target. A contradiction between declared fields is an
        error, one with the words a warning.

    Why it matters:
        One of them is wrong, and the score will be computed from it.

    Known problems:
        Ranks go up by getting smaller; a rank is left alone.

    Better:
        Exchange baseline and target, or mend the direction.
    """

    good = [
        Example("Raise onboarding NPS from 32 to 55"),
        Example("Reduce customer churn from 15 % to 8 %", fields={"direction": "down", "baseline": 15, "target": 8}),
        Example("Median reply time falls from 24 to 8 hours", fields={"direction": "down"}),
        Example("Median discharge time falls from 2 hours to 45 minutes"),
    ]
    bad = [
        Example("Increase onboarding NPS from 55 to 32", span="32"),
        Example("Cut the discharge time from 45 minutes to 2 hours", span="2 hours"),
        Example("Onboarding NPS", fields={"direction": "up", "baseline": 55, "target": 32}),
        Example("Reduce customer churn from 8 % to 15 %", span="15 %"),
        Example("Reduce customer churn from 15 % to 8 %", fields={"direction": "up"}),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak of the first contradiction."""
        declared = _way(key_result.baseline, key_result.target)
        if key_result.direction in _WAYS and declared and key_result.direction != declared:
            yield Flag(
                f"{quoted(key_result.title)} declares the direction {key_result.direction}, but "
                f"{amount(key_result.baseline or 0)} to {amount(key_result.target or 0)} goes {declared}.",
                field="direction",
                severity="error",
            )
            return
        statement = audit.read(key_result)
        if statement.target is not None and statement.target.kind == "rank":
            return
        said = statement.said if statement.said in _WAYS and statement.language == "en" else None
        goes = declared or (statement.direction if statement.direction in _WAYS else None)
        way = said or (key_result.direction if key_result.direction in _WAYS else None)
        if way and goes and way != goes and (ends := _ends(key_result, statement, declared is not None)):
            span = statement.target.span if statement.target else None
            yield Flag(
                f"{quoted(key_result.title)} says {way}, but {ends[0]} to {ends[1]} goes {goes}.",
                span,
            )
        elif said and key_result.direction in _WAYS and said != key_result.direction:
            yield Flag(
                f"{quoted(key_result.title)} says {said}, and its field direction says {key_result.direction}.",
                statement.verb,
            )


def _ends(key_result: KeyResult, statement: Statement, declared: bool) -> tuple[str, str] | None:
    """Baseline and target as declared, else as written; units and all, since "45 minutes to 2 hours" goes up."""
    if declared:
        return amount(key_result.baseline or 0), amount(key_result.target or 0)
    low, high = statement.baseline, statement.target
    return (low.text, high.text) if low is not None and high is not None else None


def _way(baseline: float | None, target: float | None) -> str | None:
    if baseline is None or target is None or baseline == target:
        return None
    return "up" if target > baseline else "down"
