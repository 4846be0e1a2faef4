"""The chooser: which of KPI and OKR a situation calls for, with the reasons.

`choose` is a pure function of the answers given. Questions and pulls stand in
choose.toml; here stands how they are weighed:

- An OKR or a KPI needs two answers that pull, and more on its side by `LEAD`,
  or the answer to `purpose`, which the articles make the decision turn on.
- Both, where each side has at least `STRONG`: something runs and is to change.
- Committed or aspirational is said once what is expected, or whether a miss is
  forgiven, is known; where the pulls are even, what is expected decides. An
  unanswered question pulls nowhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from advisor.advice.answers import Origin
from advisor.advice.clashes import Clash, clashes
from advisor.advice.extras import Extra, extras

Verdict: TypeAlias = Literal["kpi", "committed-okr", "aspirational-okr", "okr", "both"]
Commitment: TypeAlias = Literal["committed", "aspirational"]

STRONG = 3
LEAD = 2
UNITS = "units"


class Option(NamedTuple):
    """One answer to a question, and where it pulls."""

    name: str
    label: str
    kpi: int
    okr: int
    committed: int
    aspirational: int
    because: str
    sources: tuple[Origin, ...]

    @property
    def pulls(self) -> bool:
        """Whether it says anything of KPI or OKR."""
        return bool(self.kpi or self.okr)


class Question(NamedTuple):
    """What the chooser asks; `settles` says what the answer is good for."""

    id: str
    ask: str
    settles: str
    options: dict[str, Option]


class Reason(NamedTuple):
    """An answer that was given, and where it pulled."""

    question: Question
    option: Option


class Choice(NamedTuple):
    """What is recommended, and why.

    `verdict` is none where the answers are not enough, and then `settle` names
    the question that would settle it; it also does where the verdict is an OKR
    of which nobody can say yet whether it is committed (`commitment` is none).
    """

    answers: dict[str, str | int]
    verdict: Verdict | None
    commitment: Commitment | None
    reasons: tuple[Reason, ...]
    clashes: tuple[Clash, ...]
    extras: tuple[Extra, ...]
    missing: tuple[Question, ...]
    settle: Question | None


class _Sums(NamedTuple):
    kpi: int
    okr: int
    committed: int
    aspirational: int
    pulling: int


@cache
def questions() -> dict[str, Question]:
    """Every question by its name, in the order in which it is asked.

    >>> list(questions())[:3]
    ['purpose', 'ground', 'baseline']
    """
    with (Path(__file__).parent / "choose.toml").open("rb") as file:
        rows: dict[str, dict[str, Any]] = tomllib.load(file)
    return {
        name: Question(
            name,
            row["ask"],
            row["settles"],
            {key: _option(key, option) for key, option in row.items() if isinstance(option, dict)},
        )
        for name, row in rows.items()
    }


def _option(name: str, row: dict[str, Any]) -> Option:
    kpi, okr, committed, aspirational = (row.get(key, 0) for key in ("kpi", "okr", "committed", "aspirational"))
    sources = tuple(Origin(*origin) for origin in row["sources"])
    return Option(name, row["label"], kpi, okr, committed, aspirational, row["because"], sources)


def choose(answers: Mapping[str, str | int]) -> Choice:
    """What the answers call for; `answers` holds an option by question, and `units` a number of teams.

    Raises:
        ValueError: there is no such question or option.

    >>> choose({"purpose": "change", "ground": "new", "expect": "most"}).verdict
    'aspirational-okr'
    >>> choose({}).settle.id
    'purpose'
    """
    given = _checked(answers)
    verdict, commitment = _weigh(given)
    missing = tuple(question for name, question in questions().items() if name not in given)
    return Choice(
        given,
        verdict,
        commitment,
        tuple(_reasons(given)),
        clashes(given),
        extras(given, verdict, commitment),
        missing,
        None if _known(verdict, commitment) == 2 else _settling(given, missing),
    )


def _checked(answers: Mapping[str, str | int]) -> dict[str, str | int]:
    """The answers in the order of the questions.

    Raises:
        ValueError: there is no such question or option.
    """
    known = questions()
    for name, answer in answers.items():
        if name == UNITS:
            if not isinstance(answer, int) or answer < 1:
                raise ValueError(f"units is a number of teams, not {answer!r}")
        elif name not in known:
            raise ValueError(f"there is no question {name!r}")
        elif answer not in known[name].options:
            raise ValueError(f"{name} is one of {', '.join(known[name].options)}, not {answer!r}")
    return {name: answers[name] for name in (*known, UNITS) if name in answers}


def _reasons(given: Mapping[str, str | int]) -> Iterator[Reason]:
    for name, answer in given.items():
        if name != UNITS:
            question = questions()[name]
            yield Reason(question, question.options[str(answer)])


def _weigh(given: Mapping[str, str | int]) -> tuple[Verdict | None, Commitment | None]:
    """The verdict, and what kind of OKR it is."""
    options = [reason.option for reason in _reasons(given)]
    sums = _Sums(
        sum(option.kpi for option in options),
        sum(option.okr for option in options),
        sum(option.committed for option in options),
        sum(option.aspirational for option in options),
        sum(option.pulls for option in options),
    )
    side = _side(given.get("purpose"), sums)
    if side is None or side == "kpi":
        return side, None
    commitment = _commitment(given, sums)
    if side == "both":
        return "both", commitment
    if commitment is None:
        return "okr", None
    return ("committed-okr" if commitment == "committed" else "aspirational-okr"), commitment


def _side(purpose: str | int | None, sums: _Sums) -> Literal["kpi", "okr", "both"] | None:
    if sums.pulling < 2:
        return None
    if purpose == "both" or (sums.kpi >= STRONG and sums.okr >= STRONG):
        return "both"
    if purpose is not None:
        return "kpi" if purpose == "run" else "okr"
    if sums.kpi >= STRONG and sums.kpi - sums.okr >= LEAD:
        return "kpi"
    return "okr" if sums.okr >= STRONG and sums.okr - sums.kpi >= LEAD else None


def _commitment(given: Mapping[str, str | int], sums: _Sums) -> Commitment | None:
    if not {"expect", "miss"} & set(given):
        return None
    if sums.committed != sums.aspirational:
        return "committed" if sums.committed > sums.aspirational else "aspirational"
    expected: dict[str | int | None, Commitment] = {"full": "committed", "most": "aspirational"}
    return expected.get(given.get("expect"))


def _settling(given: Mapping[str, str | int], missing: tuple[Question, ...]) -> Question | None:
    """The open question most of whose answers would bring more than is known; the first one asked where several do."""
    now = _known(*_weigh(given))

    def brings(question: Question) -> float:
        better = sum(_known(*_weigh({**given, question.id: name})) > now for name in question.options)
        return better / len(question.options)

    best = max(missing, key=brings, default=None)
    return best if best is not None and brings(best) > 0 else next(iter(missing), None)


def _known(verdict: Verdict | None, commitment: Commitment | None) -> int:
    """How much is known: nothing, which side, or all of it."""
    if verdict is None:
        return 0
    return 2 if verdict == "kpi" or commitment is not None else 1
