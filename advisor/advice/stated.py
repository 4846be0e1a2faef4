"""A goal that stands inside a question: "is 'write the handbook' a key result?" asks of work, not of handbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.text.statement import names_measure, read_statement

_QUOTED = re.compile(r"(?:^|[\s:(])[\"'‘“„]([^\"“”]{6,80}?)[\"'’”](?=$|[\s?!.,)])")
_CALLED = r"(?:key result|kr|objective|okr|kpi|indicator|goal|target|result|metric)\b"
_ASKED = re.compile(
    rf"^(?:is|are|can|could|should|would|may|does|isn't) (?P<said>.{{6,80}}?) "
    rf"(?:an?|our|be|as|count|really|suitable|worth|the|any)\b.{{0,30}}?{_CALLED}"
)
_BEFORE = re.compile(rf"^(?P<said>.{{6,80}}?) ?[-–—:,] (?:is (?:this|that|it)\b.*|an? (?:\w+ )?)?{_CALLED}")
_FIELD = re.compile(rf"^(?:the |our |my |an? )?(?:\w+ )?{_CALLED}")
_DECIMAL = re.compile(r"(?<![\d.,])(?:0[.,]\d{1,2}|1[.,]0)(?!\d)")


def stated(question: str) -> Iterator[str]:
    """What a goal inside a question is read as, and whether a score stands in it, as words to be looked up.

    >>> list(stated("is write the handbook a key result?")), list(stated("what is a key result?"))
    (['~work'], [])
    """
    text = question.strip().lower()
    if _DECIMAL.search(text):
        yield "~score"
    found = _QUOTED.search(text) or _ASKED.search(text) or _BEFORE.search(text)
    if found is None:
        return
    said = found.group(1).strip(" ,:-")
    if _FIELD.match(said):
        return
    statement = read_statement(said)
    if statement.bau:
        yield "~usual"
    elif statement.kind in ("output", "activity"):
        yield "~work"
    elif names_measure(statement):
        yield "~measure"
    if any(quantity.kind == "quantifier" or quantity.value == 0 for quantity in statement.quantities):
        yield "~all"
