"""Suppressions in the data: findings that someone decided to live with, with a reason and perhaps an end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from advisor.domain.finding import Suppressed
from advisor.engine.raised import Standing
from advisor.engine.rule import Rule

if TYPE_CHECKING:
    from advisor.engine.audit import Audit


def suppressed(rule: Rule, standing: Standing, audit: Audit) -> Suppressed | None:
    """The suppression that covers a rule on a goal: its own, that of the objective it stands under, or the plan's.

    None where settings say that suppressions do not hold, and for a rule that crashed.
    """
    if rule.id == "Z002" or not audit.settings.suppressions:
        return None
    for holder in (standing.goal, standing.parent, audit.plan):
        for suppression in getattr(holder, "suppress", ()):
            if suppression.rule in (rule.id, rule.slug) and not _expired(suppression.until, audit.as_of):
                until = suppression.until.isoformat() if suppression.until else None
                return Suppressed(suppression.reason, until)
    return None


def _expired(until: date | None, as_of: date | None) -> bool:
    return until is not None and as_of is not None and until < as_of
