"""An objective with nothing but what goes in."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from rules.data import words_in
from rules.wording import quoted

_MONEY = re.compile(r"\b(?:budget|headcount|funding|licen[cs]es?|laptops?|vacanc(?:y|ies))\b", re.IGNORECASE)
_LEARNING = re.compile(
    r"\b(?:training|trainings|courses?|workshops?|seminars?|conferences?|certificat\w+|bootcamps?)\b", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:hires?|engineers?|developers?|designers?|nurses?|teachers?|reps?|aes?|sdrs?|csms?|managers?|director|staff|"
    r"analysts?|people|colleagues|recruiters?|specialists?|heads?|vp|agents?|drivers?|technicians?|cooks?|consultants?|"
    r"scientists?|interns?|teammates?)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\b(?:hired|recruited|onboarded|trained|certified|budgeted|funded|filled|open positions?|new hires?)\b",
    re.IGNORECASE,
)
_PEOPLE_TEAMS = re.compile(
    r"\b(?:hr|people|talent|recruit\w*|human resources|learning|training|education)\b", re.IGNORECASE
)


@rule(
    "O114",
    "inputs-only",
    family="objective",
    subject=Objective,
    severity="info",
    confidence="medium",
    consequence=52,
    words=True,
    sources=[
        Source("coaches on real plans", "inputs instead of results"),
        Source("000", "What are KPIs? (inputs and outcomes)"),
    ],
)
class InputsOnly:
    """Objective all of whose key results are what is put in.

    What it does:
        Speaks where an objective has two key results or more and each of them
        hires, spends, budgets or trains.

    Why it matters:
        People, money and courses are what a result costs. Where they are all that
        is counted, the objective is met by spending, whatever comes out.

    What decides:
        How good or how fast hiring is ("days to fill a vacancy") is a result.
        Teams whose function is people, talent or training are left alone: what
        others put in is what they bring out.

    Known problems:
        Only usual words for people, money and courses are known.

    Better:
        Say what the new people, the money or the skill will change by the end of
        the cycle; keep the inputs as initiatives.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "New nurses find their feet with us",
            key_results=(
                "Days to fill a vacancy fall from 71 to 45",
                "Nurses who leave in the first half year fall from 9 to 3",
            ),
        ),
        Example(
            "Every ward can look after its own patients",
            key_results=(
                "Patients moved for want of staff fall from 40 to 10 a month",
                "Shifts without a trained first aider fall from 12 to 0 a month",
            ),
        ),
    ]
    bad = [
        Example(
            "Our support is ready for the season",
            key_results=("Hire 5 support agents", "Train all agents in the new system"),
        ),
        Example(
            "Machine operators master the new line",
            key_results=(
                "Send 12 operators to the maker's course",
                "Spend €40,000 on training",
                "Hire two technicians",
            ),
        ),
        Example(
            "The sales team is at full strength",
            key_results=("4 new reps hired", "Recruit a head of sales", "Double the budget for conferences"),
        ),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak where every key result is an input."""
        if len(objective.key_results) < 2 or objective.evidence:
            return
        team = audit.teams.get(objective.team or "")
        if team is not None and _PEOPLE_TEAMS.search(f"{team.function or ''} {team.name or ''}"):
            return
        for key_result in objective.key_results:
            if not _is_input(key_result, audit):
                return
        count = len(objective.key_results)
        yield Flag(
            f"{'Both' if count == 2 else f'All {count}'} key results of {quoted(objective.title)} are what goes in "
            "(people, money, training); none says what comes out."
        )


def _is_input(key_result: KeyResult, audit: Audit) -> bool:
    """Whether a key result only says who is hired, what is spent or who is trained."""
    return key_result.measures is None and _puts_in(audit.read(key_result), key_result.title)


def _puts_in(statement: Statement, title: str) -> bool:
    promise = statement.promise or ""
    if promise in words_in("phrasing", "hires"):
        return bool(_PEOPLE.search(title) or _OPENED.search(title))
    if promise in words_in("phrasing", "spends"):
        return bool(_MONEY.search(title) or _LEARNING.search(title) or statement.quantified)
    if promise in words_in("phrasing", "trains"):
        return bool(_LEARNING.search(title) or _PEOPLE.search(title))
    if statement.said == "up" and statement.verb is not None and statement.form == "command":
        return (
            re.match(r"(?:the |our )?(?:[\w-]+ )?(?:budget|headcount|funding)\b", title[statement.verb.end :].strip())
            is not None
        )
    return (
        statement.form == "participle"
        and statement.kind in ("output", "activity")
        and _OPENED.search(title) is not None
    )
