"""An objective that nobody outside the team would notice."""

from __future__ import annotations

import re
from functools import cache

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.text.families import family_of
from advisor.text.sentence import classes
from advisor.text.statement import Statement
from advisor.text.tokens import tokenise
from rules.data import word_list
from rules.wording import quoted

_OWN = frozenset({"team", "department", "staff", "our"})


@rule(
    "O105",
    "low-value-objective",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="medium",
    consequence=60,
    words=True,
    sources=[Source("001", "OKRs best practices: don'ts (low-value objectives)")],
)
class LowValueObjective:
    """Objective that could score 1.0 without anyone outside the team noticing.

    What it does:
        Looks at the objectives of teams and persons. It speaks where the words
        are the team's own housekeeping (meetings, wiki, folders, desks), no
        parent is named, and no key result measures anything in the world.

    Why it matters:
        An objective is a claim on the best hours of a quarter. Housekeeping can be
        done any day; what it takes away from the objectives that count is never
        seen.

    What decides:
        Customers or a measure in the objective, its `why` or a key result answer
        it, and so does a goal that it aligns to. `stands_alone` does not: it
        answers where the objective belongs, not what it is worth.

    Known problems:
        Only usual words for housekeeping are known. For a facility team a desk is
        its trade; align the objective to what it serves.

    Better:
        Name who benefits and by what it would show, align it to that goal, or drop
        it.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Our meetings are worth everyone's hour",
            key_results=(
                "Hours in meetings fall from 14 to 6 a week",
                "Decisions made in the meeting rise from 3 to 9",
            ),
        ),
        Example(
            "Everyone finds the answer in our wiki",
            fields={"aligns_to": [], "stands_alone": "Asked for by the works council"},
            key_results=(
                "Questions to support in week one fall from 9 to 4 an account",
                "Readers who rate a page helpful rise from 55 % to 85 %",
            ),
        ),
    ]
    bad = [
        Example(
            "Organize Weekly Team Meetings",
            span="Meetings",
            fields={"aligns_to": [], "stands_alone": "We want it", "why": None},
            key_results=("Hold a team meeting every week", "Publish the agenda the day before"),
        ),
        Example(
            "Tidy up the team wiki",
            span="wiki",
            fields={"aligns_to": [], "stands_alone": "We want it", "why": None},
            key_results=("Archive the old pages", "Write a template for minutes"),
        ),
        Example(
            "Our retrospectives are fun",
            span="retrospectives",
            fields={"aligns_to": [], "stands_alone": "We want it", "why": None, "evidence": "the mood board"},
            key_results=(),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak at the housekeeping that nothing ties to anyone outside."""
        if objective.aligns_to:
            return
        span = _upkeep(objective.title)
        if span is None or _speaks_of_others(objective.title) or (objective.why and _speaks_of_others(objective.why)):
            return
        level = audit.level_of(objective)
        if level is None:
            yield Abstain(("level",))
        elif level in ("team", "individual") and not any(
            _measures_world(key_result, audit.read(key_result)) for key_result in objective.key_results
        ):
            yield Flag(
                f"Nobody outside the team would notice if {quoted(objective.title)} scored 1.0: no parent, and no "
                "measure of customers or the business in its key results.",
                span,
            )


@cache
def _housekeeping() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(word_list("upkeep"), key=len, reverse=True)))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


def _upkeep(title: str) -> Span | None:
    """The first words of housekeeping in an objective."""
    found = _housekeeping().search(title)
    return Span(*found.span()) if found else None


def _speaks_of_others(text: str) -> bool:
    """Whether someone outside the team, or a measure of the business, is named."""
    c = classes()
    outside = c.customer | c.deal
    tokens = [token for token in tokenise(text) if token.lower not in _OWN]
    return any(token.mask & outside and not token.mask & (c.event | c.artefact | c.staff) for token in tokens)


def _measures_world(key_result: KeyResult, reading: Statement) -> bool:
    """Whether a key result measures something; what no list knows counts in its favour."""
    if key_result.measures is not None or reading.language != "en":
        return True
    if _speaks_of_others(key_result.title):
        return True
    measured = reading.kind == "outcome" and (reading.quantified or key_result.target is not None)
    return measured and (family_of(tokenise(key_result.title)) is not None or reading.measure.family is not None)
