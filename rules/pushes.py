"""Which pair of measures a key result pushes: speed and quality, cost and service, and the other well-known ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.text.statement import Statement
from rules.data import table
from rules.figures import figures_of
from rules.guards import way_of
from rules.library import words_in

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHARED = frozenset({"growth", "volume", "revenue"})  # a share of customers or orders is no number of them
_MACHINES = ("ms", "s", "sec", "second", "seconds", "millisecond", "milliseconds")


class Push(NamedTuple):
    """What is pushed: the pair, the words of the title that show it, and the name of the measure."""

    pair: str
    span: Span | None
    measure: str


def push_of(key_result: KeyResult, audit: Audit, least: float) -> Push | None:
    """The pair that a key result pushes; None where it is not sure, or moves by less than a share of the baseline."""
    reading = audit.read(key_result)
    if reading.target is None and reading.delta is None and key_result.target is None:
        return None
    way = way_of(key_result, audit)
    if (
        way not in ("up", "down")
        or reading.kind in ("output", "activity")
        or key_result.type in ("milestone", "baseline")
    ):
        return None
    kpi = audit.kpi_of(key_result)
    measure = (kpi.name if kpi else None) or reading.metric or ""
    push = pushed(measure, way)
    if push is None or _is_another_thing(reading, key_result, push.pair):
        return None
    change = figures_of(key_result, audit).change
    if change is not None and abs(change) < least:
        return None
    if push.span is None or measure != reading.metric or reading.measure.span is None:
        return push._replace(span=None)
    start = reading.measure.span.start
    return push._replace(span=Span(start + push.span.start, start + push.span.end))


@lru_cache(maxsize=4_000)
def pushed(measure: str, way: str) -> Push | None:
    """The pair that a measure pushes when it goes up or down.

    >>> pushed("Support response time", "down").pair, pushed("Page response time", "down")
    ('speed', None)
    >>> pushed("customers with two contracts", "up") is None, pushed("time to hire", "down").pair
    (True, 'speed')
    """
    found = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(measure)]
    if len(found) > 2 and (found[0][0], found[1][0]) == ("number", "of"):
        found = found[2:]
    words = [word for word, _, _ in found]
    edges = words_in("edges")
    edge = next((at for at, word in enumerate(words) if at and word in edges), len(words))
    if edge < len(words) and words[edge] in words_in("narrows"):
        return None
    done = edge - 1 if edge > 1 and words[edge - 1].endswith("ed") else edge  # "orders shipped per day"
    heads = [(done - size, done) for size in (2, 1) if size <= done]
    whole = [(edge - 1, edge + size) for size in (2, 1) if edge and edge + size <= len(words)]
    for first, last in (*whole, *heads):
        pair = _pushes().get((way, " ".join(words[first:last])))
        if pair is not None and _not(pair).isdisjoint(words):
            return Push(pair, Span(found[first][1], found[last - 1][2]), measure)
    return None


@cache
def _pushes() -> dict[tuple[str, str], str]:
    """The pairs, by way and words."""
    return {
        (way, words.replace("_", " ")): name
        for name, pair in table("guards")["pairs"].items()
        for way in ("up", "down")
        for words in pair[way].split()
    }


@cache
def _not(pair: str) -> frozenset[str]:
    return frozenset(table("guards")["pairs"][pair]["not"].split())


def _is_another_thing(reading: Statement, key_result: KeyResult, pair: str) -> bool:
    """Whether the figure says that a share is meant, or the time of a machine."""
    target = reading.target
    unit = (key_result.unit or (target.unit if target else "") or "").lower()
    if pair == "speed":
        return unit in _MACHINES
    rest = reading.text[reading.measure.span.end :].split(maxsplit=1) if reading.measure.span else []
    if pair not in _SHARED or (rest and rest[0].lower() in words_in("narrows")):
        return pair in _SHARED
    return (target is not None and target.kind in ("percent", "ratio")) or unit in ("%", "percent")
