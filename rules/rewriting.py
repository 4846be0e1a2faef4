"""Better words to offer: figures that the plan knows are filled in, others are slots, what comes out is read again."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.domain.finding import Rewrite
from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.text.bits import bits
from advisor.text.heads import head_of
from advisor.text.statement import Statement, read_statement
from advisor.text.tokens import tokenise
from rules.figures import series_for
from rules.wording import amount

NOT_A_MEASURE = re.compile(r"\b(?:from|to|by|than|and|or|compared|vs|per cent)\b|[,;:()]", re.IGNORECASE)
_SLOT = re.compile(r"<(\w+)>")
_FROM, _TO = re.compile(r"\bfrom [$€£]?(\d[\d,]*(?:\.\d+)?)"), re.compile(r"> to [$€£]?(\d[\d,]*(?:\.\d+)?)")
_SAMPLES = {
    "baseline": "10",
    "target": "20",
    "floor": "10",
    "date": "30 June 2026",
    "weekly": "weekly",
    "period": "week",
}
_DOWN = {"baseline": "20", "target": "10"}


def filled(text: str, way: str = "up") -> str:
    """A rewrite with figures in its slots that go the way of the goal, as its author would fill them.

    >>> filled("Churn from <baseline> to <target>", "down")
    'Churn from 20 to 10'
    >>> filled("NPS from 32 to <target>")
    'NPS from 32 to 48'
    """
    samples = {**_SAMPLES, **_DOWN} if way == "down" else dict(_SAMPLES)
    further, short = (0.5, 1.5) if way == "down" else (1.5, 0.5)
    for slot, beside, share in (("target", _FROM, further), ("baseline", _TO, short)):
        known = beside.search(text)
        if known is not None:
            samples[slot] = f"{float(known[1].replace(',', '')) * share:g}"
    return _SLOT.sub(lambda slot: samples.get(slot[1], "10"), text)


def offer(text: str) -> Rewrite:
    """A rewrite with the slots that stand in it."""
    return Rewrite(text, tuple(_SLOT.findall(text)))


class Ends(NamedTuple):
    """From what to what, in words: a figure that the plan knows, or a slot."""

    baseline: str
    target: str

    def __str__(self) -> str:
        return f"from {self.baseline} to {self.target}"


def ends_of(key_result: KeyResult, audit: Audit, way: str, *, free: bool = True) -> Ends:
    """Where a key result starts and where it is to go, from its fields and its KPI.

    A KPI's own target counts where the words leave it `free` and it lies the way
    that they say; a stated change ("12 % more") does not leave it free.
    """
    kpi = audit.kpi_of(key_result)
    unit = key_result.unit or (kpi.unit if kpi else None)
    baseline = key_result.baseline if key_result.baseline is not None else _today(kpi, audit)
    target = key_result.target if key_result.target is not None else _wanted(kpi, baseline, way) if free else None
    return Ends(
        "<baseline>" if baseline is None else amount(baseline, _sign(unit)),
        "<target>" if target is None else amount(target, _sign(unit)),
    )


def _today(kpi: Kpi | None, audit: Audit) -> float | None:
    """A KPI's current value, else the last of its history."""
    latest = series_for(kpi, audit).latest if kpi else None
    return latest.value if latest else None


def _wanted(kpi: Kpi | None, baseline: float | None, way: str) -> float | None:
    """The KPI's target, where it is still ahead."""
    if kpi is None or kpi.target is None or baseline is None or way not in ("up", "down"):
        return None
    return kpi.target if (kpi.target > baseline) == (way == "up") and kpi.target != baseline else None


_WRITTEN = frozenset({
    "%", "$", "€", "£", "¥", "₹", "eur", "usd", "gbp", "chf", "euros", "dollars", "thousand", "million", "billion", "m",
    "k", "ms", "seconds", "minutes", "hours", "days", "weeks", "months", "h", "min", "kg", "km", "tonnes",
})  # fmt: skip


def _sign(unit: str | None) -> str | None:
    """A unit that is written at the figure: a sign, money, time or size; the metric says "points" and "users"."""
    return unit if unit and not _WRITTEN.isdisjoint(unit.lower().split()) else None


def with_ends(statement: Statement, head: str, ends: Ends, tail: str = "") -> Rewrite | None:
    """ "head from X to Y tail", where it reads as what it says; the tail can be a deadline alone."""
    due = statement.deadline
    tail = tail.strip(" .!")
    if tail and (due is None or tail != due.of(statement.text).strip(" .!")):
        return None
    text = f"{head.strip()} {ends}" + (f" {tail}" if tail else "")
    return offer(text) if _reads_well(text, statement) else None


def _reads_well(text: str, statement: Statement) -> bool:
    """Whether the new words, filled in, say both ends, and no figure but those of the old ones."""
    if text.count(" from ") > 1:
        return False
    way = statement.said if statement.said in ("up", "down") else statement.direction
    again = read_statement(filled(text, way), statement.what)
    said = again.baseline is not None and again.target is not None and again.delta is None
    return said and again.placeholder is None and again.kind == "outcome"


def before_deadline(statement: Statement, start: int) -> str | None:
    """The text from a place on that is no deadline; None where the deadline does not end the sentence."""
    due = statement.deadline
    text = statement.text[start:].rstrip(" .!")
    if due is None or due.start < start:
        return text
    return text[: due.start - start].rstrip(" ,") if due.end >= len(statement.text.rstrip(" .!")) else None


def deadline_words(statement: Statement, start: int) -> str:
    """The deadline that closes the sentence after a place; empty where there is none."""
    due = statement.deadline
    return due.of(statement.text) if due is not None and due.start >= start else ""


def is_plural(words: str) -> bool:
    """Whether a noun phrase is a plural.

    >>> is_plural("paying customers in the north"), is_plural("revenue")
    (True, False)
    """
    tokens = tokenise(words)
    head = head_of(tokens, (0, len(tokens)), frozenset())
    return head >= 0 and bool(tokens[head].mask & bits().plural)


def capitalised(words: str) -> str:
    """Words as they stand at the beginning of a sentence.

    >>> capitalised("the median wait")
    'The median wait'
    """
    return words[:1].upper() + words[1:]


def moves(words: str, *, up: bool) -> str:
    """ "Rises" or "fall": the verb after a measure.

    >>> moves("complaints", up=False), moves("website uptime", up=True)
    ('fall', 'rises')
    """
    verb = "rise" if up else "fall"
    return verb if is_plural(words) else f"{verb}s"
