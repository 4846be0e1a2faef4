"""A key result that falls due when its cycle is not running."""

from __future__ import annotations

import re
from datetime import date

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.kpi.cycles import Dates, dates_of
from advisor.text.statement import Statement
from rules.data import words_in
from rules.deadlines import begins_after, lies_outside
from rules.wording import quoted

_AFTER = re.compile(r"\bafter (?:the )?[\w ]{3,25}$")
_WHEN, _HOW_LONG = frozenset({"in", "on", "during", "at"}), frozenset({"until", "till", "through", "throughout"})
_ANOTHERS = re.compile(
    r"\b(?:to be|which|that|who|will|planned|scheduled|than|compared|versus|vs|when|if|once|because|while|they)\b"
    r"|\bto [a-z]+ (?:[a-z]+ )?$|\w\w[.;!?] "
)


@rule(
    "K220",
    "due-outside-cycle",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=46,
    sources=[
        Source("coaches on real plans", "due after the cycle"),
        Source("004", "the comparison table: timeframe"),
    ],
)
class DueOutsideCycle:
    """Key result whose day lies before or after its cycle.

    What it does:
        Compares the field `due`, else the deadline in the words, with the days of
        the cycle, and speaks where it surely lies outside.

    Why it matters:
        On the day on which the cycle is judged, nobody can say whether it is met:
        it has no score, and the work that could still save it has no cycle.

    What decides:
        A missing year is the one that fits best. "By July" is met by the end of
        June. Relative words ("next quarter"), holidays and fiscal years are not
        judged. A date of something else ("than in 2024", "the plan to open in Q4")
        is none of the key result.

    Known problems:
        A cycle that is named like a calendar quarter and means a fiscal one needs
        its `start` and `end`.

    Better:
        Say what of it will be true by the end of the cycle, or keep it for the
        cycle in which it falls due.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55 by end of June"),
        Example("Onboarding NPS rises from 32 to 55 by July"),
        Example("Onboarding NPS rises from 32 to 55", fields={"due": "2026-06-30"}),
        Example("Onboarding NPS rises from 32 to 55 in Q2"),
        Example("Onboarding NPS rises from 32 to 55 by end of July", plan={"cycle": {"name": "Our FY26-Q2"}}),
    ]
    bad = [
        Example("Onboarding NPS rises from 32 to 55 by end of July", span="by end of July"),
        Example("Onboarding NPS rises from 32 to 55", fields={"due": "2026-07-31"}),
        Example("Onboarding NPS rises from 32 to 55 by 2030", span="by 2030"),
        Example("Onboarding NPS rises from 32 to 55 in Q4", span="in Q4"),
        Example("Onboarding NPS rises from 32 to 55", fields={"due": "2026-03-15"}),
        Example("Open the third branch after June", span="after June", fields={"type": "milestone"}),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Compare the field, else the words, with the cycle."""
        due = key_result.due
        statement = audit.read(key_result)
        deadline = statement.deadline if statement.language == "en" else None
        if due is None and deadline is None and " after " not in key_result.title:
            return
        cycle = dates_of(audit.plan.cycle)
        if cycle is None:
            if due is not None or deadline is not None:
                yield Abstain(("cycle",))
            return
        if due is not None:
            if not cycle.start <= due <= cycle.end:
                yield Flag(f"{quoted(key_result.title)} falls due on {due}, {_how_far(due, cycle)}.", field="due")
            return
        span = deadline or _after(statement)
        if span is None:
            return
        words = span.of(key_result.title)
        outside = lies_outside(words, cycle, audit.plan.cycle.name if audit.plan.cycle else None)
        if outside or (deadline is None and begins_after(words.removeprefix("after "), cycle)):
            if not _is_anothers(statement, span):
                yield Flag(f"Falls due {quoted(words)}, outside the cycle ({cycle.start} to {cycle.end}).", span)


def _is_anothers(statement: Statement, span: Span) -> bool:
    """Whether the date is that of something else: of a comparison, of a plan, of how long a lease runs."""
    if _ANOTHERS.search(statement.text[: span.start]):
        return True
    lead = span.of(statement.text).split(" ", 1)[0].lower()
    if lead in _WHEN:
        return statement.promise in words_in("phrasing", "foresees")
    return lead in _HOW_LONG and statement.promise not in words_in("phrasing", "ends")


def _after(statement: Statement) -> Span | None:
    """The closing "after June" of a thing to make; elsewhere it may say which ("guests who came after June")."""
    found = _AFTER.search(statement.text) if statement.kind == "output" else None
    return Span(*found.span()) if found else None


def _how_far(due: date, cycle: Dates) -> str:
    days = (cycle.start - due).days if due < cycle.start else (due - cycle.end).days
    unit = "day" if days == 1 else "days"
    return f"{days} {unit} before the cycle begins" if due < cycle.start else f"{days} {unit} after the cycle ends"
