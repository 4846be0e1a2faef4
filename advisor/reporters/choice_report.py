"""The chooser's recommendation, for people and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from advisor.advice.answers import Origin
from advisor.advice.choose import Choice, Question, Reason
from advisor.reporters.advice_report import origin_data

WIDTH = 100
LABELS = {
    "kpi": "A KPI",
    "committed-okr": "A committed OKR",
    "aspirational-okr": "An aspirational OKR",
    "okr": "An OKR; whether committed or aspirational is open",
    "both": "Both: a KPI that goes on, and an OKR for what should change",
}
_NOT_ENOUGH = "Not enough to say"


def label(choice: Choice) -> str:
    """The recommendation in a line.

    >>> from advisor.advice.choose import choose
    >>> label(choose({"purpose": "run", "rhythm": "continuous"}))
    'A KPI'
    """
    if choice.verdict is None:
        return _NOT_ENOUGH
    if choice.verdict == "both" and choice.commitment is not None:
        return f"Both: a KPI that goes on, and {choice.commitment} OKRs for what should change"
    return LABELS[choice.verdict]


def as_text(choice: Choice, width: int = WIDTH) -> str:
    """The recommendation, its reasons with their sources, what stands beside it, and what would make it surer."""
    width = max(40, min(width, WIDTH))
    return "\n".join(line for part in _lines(choice) for line in _wrapped(part, width))


def _wrapped(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line.lstrip(), width, initial_indent=indent, subsequent_indent=indent + "    ", break_on_hyphens=False
    ) or [""]


def _lines(choice: Choice) -> Iterator[str]:
    yield label(choice)
    for extra in choice.extras:
        yield f"  + {extra.title}: {extra.because} ({_told(extra.sources)})"
    if choice.reasons:
        yield ""
        yield "Why"
        yield from (f"  {_pull(reason):<5} {_why(reason)}" for reason in choice.reasons)
    if choice.clashes:
        yield ""
        yield "What does not go together"
        yield from (f"  {clash.says} ({_told(clash.sources)})" for clash in choice.clashes)
    if choice.settle is not None:
        yield ""
        yield f"What would settle it: {_asked(choice.settle)}"
    others = [question for question in choice.missing if question != choice.settle]
    if others:
        yield ""
        yield "What would make it surer" if choice.verdict else "What else would help"
        yield from (f"  {_asked(question)}" for question in others)


def _pull(reason: Reason) -> str:
    option = reason.option
    if option.kpi and option.okr:
        return "both"
    return "KPI" if option.kpi else "OKR" if option.okr else "-"


def _why(reason: Reason) -> str:
    return f"{reason.question.id} {reason.option.name}: {reason.option.because} ({_told(reason.option.sources)})"


def _told(sources: tuple[Origin, ...]) -> str:
    return "; ".join(f"seed {origin.source}, {origin.heading}" for origin in sources)


def _asked(question: Question) -> str:
    return f"{question.ask} --{question.id} {'|'.join(question.options)}: {question.settles}"


def as_data(choice: Choice) -> dict[str, Any]:
    """The recommendation as plain data; `verdict` is null where the answers are not enough."""
    return {
        "answers": choice.answers,
        "verdict": choice.verdict,
        "commitment": choice.commitment,
        "label": label(choice),
        "additions": [
            {"id": e.id, "title": e.title, "because": e.because, "sources": [origin_data(o) for o in e.sources]}
            for e in choice.extras
        ],
        "reasons": [_reason(reason) for reason in choice.reasons],
        "contradictions": [
            {
                "answers": dict((clash.first, clash.second)),
                "says": clash.says,
                "sources": [origin_data(origin) for origin in clash.sources],
            }
            for clash in choice.clashes
        ],
        "settle": None if choice.settle is None else _question(choice.settle),
        "missing": [_question(question) for question in choice.missing],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    option = reason.option
    pulls = {"kpi": option.kpi, "okr": option.okr, "committed": option.committed, "aspirational": option.aspirational}
    return {
        "question": reason.question.id,
        "answer": option.name,
        "pulls": {side: weight for side, weight in pulls.items() if weight},
        "because": option.because,
        "sources": [origin_data(origin) for origin in option.sources],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "question": question.id,
        "ask": question.ask,
        "options": list(question.options),
        "settles": question.settles,
    }
