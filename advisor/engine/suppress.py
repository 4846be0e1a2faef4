"""Suppressions in the data: findings that someone decided to live with, with a reason and perhaps an end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from advisor.domain.finding import Suppressed
from advisor.domain.plan import Suppression
from advisor.engine.audit import Audit
from advisor.engine.raised import Raised, Standing
from advisor.engine.registry import registry
from advisor.engine.rule import Flag, Rule

CRASHED = "Z002"
UPKEEP = "Z001"  # tells of suppressions; one of itself is never told to be unused, since it would then be used


class _Held(NamedTuple):
    """A suppression where it stands, with the rule that it names."""

    standing: Standing
    number: int
    suppression: Suppression
    rule: Rule | None
    expired: bool


class Suppressions:
    """The suppressions of one plan, and which of them were of use.

    One covers its own goal, what stands under it, or the whole plan; one past its
    end covers nothing. None holds where settings say so, and none for a rule that
    crashed.
    """

    def __init__(self, audit: Audit) -> None:
        self._by_goal: dict[int, list[_Held]] = {}
        self._used: set[tuple[int, int]] = set()
        self._plan = audit.plan
        for standing in audit.standings if audit.settings.suppressions else ():
            for number, suppression in enumerate(getattr(standing.goal, "suppress", ())):
                expired = audit.as_of is not None and suppression.until is not None and suppression.until < audit.as_of
                held = _Held(standing, number, suppression, registry().find(suppression.rule), expired)
                self._by_goal.setdefault(id(standing.goal), []).append(held)

    def cover(self, rule: Rule, standing: Standing) -> Suppressed | None:
        """The suppression that covers what a rule says of a goal, noted as used; None where there is none."""
        if not self._by_goal or rule.id == CRASHED:
            return None
        for holder in (standing.goal, standing.parent, self._plan):
            for held in self._by_goal.get(id(holder), ()):
                if not held.expired and held.suppression.rule.lower() in (rule.id.lower(), rule.slug):
                    self._used.add((id(holder), held.number))
                    until = held.suppression.until
                    return Suppressed(held.suppression.reason, until.isoformat() if until else None)
        return None

    def idle(self, rule: Rule, audit: Audit) -> Iterator[Raised]:
        """What `rule` (Z001) says of suppressions that cover nothing: expired, of no rule that there is, or unused.

        One of a rule that does not run in this audit is not judged.
        """
        severity = audit.settings.severity.get(rule.id, rule.severity)
        for held in (held for each in self._by_goal.values() for held in each):
            if (id(held.standing.goal), held.number) in self._used:
                continue
            said = _why_idle(held, audit)
            if said is not None:
                at = (*held.standing.pointer, "suppress", held.number)
                flag = Flag(said[0], suggestion=said[1], key=f"suppress {held.suppression.rule}", at=at)
                yield Raised(rule, severity, held.standing, flag)


def _why_idle(held: _Held, audit: Audit) -> tuple[str, str] | None:
    """What is said of an idle suppression and what is advised; None where nothing can be said of it."""
    name = held.suppression.rule
    if held.rule is None and not audit.active(name):
        close = registry().close_to(name)
        hint = f"Did you mean '{close}'?" if close else "`okr-advisor rules` lists the rules that there are."
        return f"There is no rule '{name}': this suppression covers nothing.", hint
    if held.expired and held.suppression.until is not None:
        ended = held.suppression.until.isoformat()
        return (
            f"The suppression of {name} ended on {ended} and covers nothing any more.",
            "Remove it; where its finding is back, mend that, or decide anew and give it a later `until`.",
        )
    if held.rule is None or held.rule.id == UPKEEP or not audit.active(held.rule.id):
        return None
    return f"{name} finds nothing here: there is nothing to suppress.", "Remove the suppression."
