"""An objective that no key result tests."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.bits import bits
from advisor.text.statement import Statement
from advisor.text.terms import terms_in
from advisor.text.tokens import Token, tokenise
from rules.data import table
from rules.wording import quoted


class Promise(NamedTuple):
    """What an objective promises: its name, the families that would test it, and the word that promises it."""

    name: str
    tested_by: frozenset[str]
    span: Span


@rule(
    "C414",
    "unproved-objective",
    family="balance",
    subject=Objective,
    severity="warning",
    confidence="medium",
    consequence=96,
    words=True,
    when=("outcome",),
    sources=[
        Source("Google's OKR playbook", "key results must be sufficient"),
        Source("coaches on real plans", "said most often and with most weight"),
        Source("001", "What is an OKR?"),
    ],
)
class UnprovedObjective:
    """Objective whose promise no key result tests.

    What it does:
        Reads what the objective promises (adoption, experience, speed, trust,
        growth, awareness and so on) and asks of each key result whether it would
        show it. It speaks where every key result is a deliverable or an effort,
        or measures something else.

    Why it matters:
        All key results could be met and the objective still fail: the team would
        learn at the end that it did the work and not whether it worked.

    Known problems:
        A measure that the word lists do not know is taken to test the promise.
        Declared milestones are not judged.

    Better:
        Ask what you would see, in people or in figures, if the objective were
        true, and make that a key result.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Small shops choose us first",
            key_results=(
                "Revenue from small shops rises from €1.2M to €2M",
                "Small shops that renew rise from 61 % to 80 %",
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
            "Our customers love our onboarding",
            span="love",
            key_results=("Publish the new guide", "Migrate the sign-up form", "Hire a designer"),
        ),
        Example(
            "Become the fastest workshop in town",
            span="fastest",
            key_results=("Buy three new lifts", "Write the booking app"),
        ),
        Example(
            "Patients trust us with their children",
            span="trust",
            key_results=("Open the new ward", "Hold four open days"),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak where no key result tests the promise."""
        statement = audit.read(objective)
        if statement.kind != "outcome" or not objective.key_results or objective.evidence:
            return
        if any(audit.read(key_result).language != "en" for key_result in objective.key_results):
            return
        if any(_surely_tests(audit.read(key_result)) for key_result in objective.key_results):
            return
        promise = _promise(statement)
        unclear = [
            key_result
            for key_result in objective.key_results
            if not _tests(audit.read(key_result), key_result, promise, statement)
        ]
        milestones = all(key_result.type == "milestone" for key_result in objective.key_results)
        if len(unclear) < len(objective.key_results) or milestones:
            return
        what = f"{promise.name} ({quoted(promise.span.of(statement.text))})" if promise else "a change"
        count = len(unclear)
        them = "its only key result does not test it" if count == 1 else f"none of its {count} key results tests it"
        yield Flag(
            f"{quoted(objective.title)} promises {what}; {them}: all could be met and it still fail.",
            promise.span if promise else None,
        )


@cache
def _promises() -> dict[str, tuple[str, frozenset[str]]]:
    return {
        word: (name, frozenset(entry["tested_by"].split()))
        for name, entry in table("promises").items()
        for word in entry["words"].split()
    }


def _promise(statement: Statement) -> Promise | None:
    """The first word of an objective that promises something we know how to test."""
    promises = _promises()
    tokens = tokenise(statement.text)
    for at, token in enumerate(tokens):
        found = promises.get(token.lower) or promises.get(token.lemma)
        if found is not None and not _is_second_hand(tokens, at):
            return Promise(found[0], found[1], Span(token.start, token.end))
    return None


def _is_second_hand(tokens: list[Token], at: int) -> bool:
    """ "Used bikes" are sold, and nobody promises that they are used."""
    return tokens[at].lower == "used" and at + 1 < len(tokens) and bool(tokens[at + 1].mask & bits().noun)


def _surely_tests(reading: Statement) -> bool:
    """Whether a key result counts as a test whatever is promised: it changes something that we know no family of."""
    return reading.kind == "outcome" and reading.measure.family is None


def _tests(reading: Statement, key_result: KeyResult, promise: Promise | None, objective: Statement) -> bool:
    """Whether a key result would show that the promise is kept; what we do not know counts in its favour."""
    if reading.placeholder is not None and reading.placeholder.whole:
        return True
    if reading.kind != "outcome" and key_result.type not in ("metric", "maintain"):
        return False
    family = reading.measure.family
    if promise is None or family is None or family in promise.tested_by:
        return True
    return bool(terms_in(objective.text) & terms_in(reading.text))
