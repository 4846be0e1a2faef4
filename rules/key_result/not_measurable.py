"""A key result that nobody can grade."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from rules.wording import at, quoted, words_at


@rule(
    "K201",
    "kr-not-measurable",
    family="key_result",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=88,
    words=True,
    when=("vague", "unclear"),
    sources=[Source("001", "What is an OKR?"), Source("002", "OKR Framework"), Source("000", "What are OKRs?")],
)
class KeyResultNotMeasurable:
    """Key result without a number, a unit or a state that anyone could verify.

    What it does:
        Speaks where a key result states no figure, in its words or its fields,
        and rests on a word that two people would judge differently.

    Why it matters:
        A key result is the evidence that its objective is reached. Evidence that
        must be argued about at the end of the cycle is none.

    Known problems:
        A verifiable end state ("the first customer pays in euros") needs no
        number and is left alone. What is still to be written can be graded by nobody
        either: K214 says so first, and this rule only for the record, as an info.

    Better:
        Say which metric, from what to what; or the state in which anyone could
        check that it is done.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example(
            "Secure contracts with at least three major enterprise clients in the AI sector within the next quarter"
        ),
        Example("Median reply time falls from 24 to 8 hours"),
        Example(
            "The regulator closes the last finding of the hygiene audit",
            objective="Patients are safe in our kitchens",
            key_results=("Complaints about cold meals fall from 12 to 3 a week",),
        ),
        Example(
            "The first hospital pays for the service",
            objective="Hospitals pay for what we build",
            key_results=("Hospitals in a paid pilot rise from 0 to 3",),
        ),
    ]
    bad = [
        Example("Improve Team Collaboration and Efficiency", span="Improve"),
        Example("Customers have a better experience at the till", span="better"),
        Example("Better cooperation with the northern branches"),
        Example("Our partners are more engaged", span="more"),
        Example("Optimisation of the material flow", span="Optimisation"),
        Example("Staff feel heard", span="feel"),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the word that nothing fixes."""
        statement = audit.read(key_result)
        if statement.quantified or key_result.target is not None or key_result.redacted:
            return
        if not (statement.vague or statement.kind == "unclear"):
            return
        if statement.placeholder is not None and statement.placeholder.whole and audit.active("K214"):
            yield Flag(f"Nobody can grade {quoted(key_result.title)} until it is written.", severity="info")
            return
        span = at(statement, "vague")
        if _is_to_come(statement, span) and audit.active("K214"):
            return
        because = (
            f": of {words_at(statement, span)}, {statement.reasons['vague']}" if statement.reasons.get("vague") else ""
        )
        yield Flag(f"Nobody can grade {quoted(key_result.title)}{because}. Which metric, from what to what?", span)


def _is_to_come(statement: Statement, span: Span | None) -> bool:
    """Whether the words that nobody can grade are those that are still to be written ("Certified partners: TBD")."""
    gap = statement.placeholder
    if gap is None or span is None:
        return False
    asked = gap.span.of(statement.text) == "?"  # "NPS from ? to ?"
    return asked or (span.start < gap.span.end and gap.span.start < span.end)
