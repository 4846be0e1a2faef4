"""What a sentence is: objective, key result, KPI or initiative, because of what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from advisor.advice.answers import Origin
from advisor.text.statement import ReadsAs, Statement

KeyResultType: TypeAlias = Literal["metric", "maintain", "milestone", "baseline"]

_SOURCES: dict[ReadsAs, tuple[Origin, ...]] = {
    "objective": (
        Origin("002", "the definition of OKR and the caution after OKR Framework", "a state in words, not a number"),
        Origin("001", "Differences: purpose", "aspirational goals"),
    ),
    "key_result": (
        Origin("002", "the definition of OKR", "measurable outcomes, such as from 32 to 55"),
        Origin("002", "the comparison table: direction and timeframe", "where to, by the end of a cycle"),
    ),
    "kpi": (
        Origin("002", "the comparison table: purpose and timeframe", "ongoing performance, without end"),
        Origin("001", "Differences: scope and direction", "one measure of daily operations; a snapshot"),
    ),
    "initiative": (
        Origin("001", "OKRs best practices: do's (outcomes, not activities)", "tasks are no outcomes"),
        Origin("002", "Pro tip", "output is not impact"),
    ),
}
_FINDS_BASELINE = re.compile(
    r"\b(?:establish|determine|measure|find|set|define|collect|get|know)\w*\b.{0,60}"
    r"\b(?:base ?line|starting (?:point|value|figure)|current (?:level|value|figure|rate|score)|today'?s)\b",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """What a sentence is, the features that say so, and where these are from; `type` is a key result's."""

    what: ReadsAs | None
    because: tuple[str, ...]
    sources: tuple[Origin, ...]
    type: KeyResultType | None


def reading(statement: Statement) -> Reading:
    """What a sentence is, and why; `what` is none where its words are not read (another language, a placeholder).

    >>> from advisor.text.statement import read_statement
    >>> found = reading(read_statement("Onboarding NPS rises from 32 to 55"))
    >>> found.what, found.type, found.because[0]
    ('key_result', 'metric', 'it says from where (“32”) to where (“55”)')
    """
    if statement.language != "en":
        return Reading(None, ("its words are not in English, and only English is read",), (), None)
    if statement.placeholder is not None and statement.placeholder.whole:
        return Reading(None, ("it is still to be written",), (), None)
    what = statement.reads_as
    because = tuple(dict.fromkeys(_FEATURES[what](statement)))
    return Reading(what, because, _SOURCES[what], key_result_type(statement))


def key_result_type(statement: Statement) -> KeyResultType | None:
    """The type of a key result by its words; none where it is not meant as one, or has nothing to grade.

    >>> from advisor.text.statement import read_statement
    >>> [key_result_type(read_statement(t)) for t in ("Keep churn below 3 %", "Write the manual", "Better service")]
    ['maintain', 'milestone', None]
    """
    if statement.language != "en" or (statement.what != "key_result" and statement.reads_as != "key_result"):
        return None
    if _FINDS_BASELINE.search(statement.text) and statement.target is None:
        return "baseline"
    if statement.direction == "keep" or (statement.bau and statement.quantified):
        return "maintain"
    if statement.kind == "output":
        return "milestone"
    return "metric" if statement.quantified else None


def _objective(statement: Statement) -> Iterator[str]:
    if statement.kind == "outcome":
        yield f"it says what will be different (“{_verdict(statement)}”)"
    elif statement.kind == "unclear":
        yield "it names no work, and nothing that could be counted"
    else:
        yield "it pictures a state, and names no piece of work"
    if not statement.quantified:
        yield "it has no figure: that is for its key results"


def _key_result(statement: Statement) -> Iterator[str]:
    if statement.baseline is not None and statement.target is not None:
        yield f"it says from where (“{statement.baseline.text}”) to where (“{statement.target.text}”)"
    elif statement.target is not None:
        yield f"it has a figure to reach (“{statement.target.text}”)"
    elif statement.delta is not None:
        yield f"it says by how much something is to change (“{statement.delta.text}”)"
    else:
        yield "it has a figure"
    if statement.metric:
        yield f"it says what is measured (“{statement.metric}”)"
    if statement.deadline is not None:
        yield f"it says by when (“{statement.deadline.of(statement.text)}”)"


def _kpi(statement: Statement) -> Iterator[str]:
    if statement.bau:
        span = statement.spans.get("bau")
        yield f"it keeps something as it is (“{span.of(statement.text)}”)" if span else "it keeps something as it is"
    if statement.metric and not statement.quantified:
        yield f"it names a measure (“{statement.metric}”)"
    elif not statement.quantified:
        yield "it names a measure"
    if statement.target is None and statement.delta is None:
        yield "it has no figure to reach by a date"
    elif statement.deadline is None:
        yield "it holds a level and has no end"


def _initiative(statement: Statement) -> Iterator[str]:
    yield f"“{_verdict(statement)}” {statement.reasons['kind']}"


def _verdict(statement: Statement) -> str:
    return statement.spans["kind"].of(statement.text)


_FEATURES = {"objective": _objective, "key_result": _key_result, "kpi": _kpi, "initiative": _initiative}
