"""A goal's sentence, read: the one door of this package."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from advisor.domain.place import Span
from advisor.text.change import Way, read_change
from advisor.text.clause import Clause, read_clause
from advisor.text.dates import find_dates
from advisor.text.doubts import Doubt, is_business_as_usual, is_compound, is_metric, is_vague
from advisor.text.kind import read_kind
from advisor.text.lexicon import word_set
from advisor.text.numbers import find_quantities
from advisor.text.placeholder import find_placeholder
from advisor.text.quantity import Quantity
from advisor.text.sentence import Kind, Sentence, Verdict
from advisor.text.tokens import Token, tokenise

What: TypeAlias = Literal["objective", "key_result", "kpi"]


@dataclass(frozen=True, slots=True)
class Statement:
    """How a goal is read."""

    text: str
    what: What
    kind: Kind
    quantified: bool
    vague: bool
    bau: bool
    compound: bool
    metric_as_objective: bool
    direction: Way
    baseline: Quantity | None
    target: Quantity | None
    delta: Quantity | None
    deadline: Span | None
    spans: dict[str, Span] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def read_statement(text: str, what: What = "key_result", objective: str | None = None) -> Statement:
    """Read one goal from its words."""
    tokens = tokenise(text)
    dates = find_dates(tokens)
    date_tokens = frozenset(i for date in dates for i in range(date.first, date.last))
    quantities = find_quantities(tokens, text, date_tokens)
    figures = frozenset(i for q in quantities for i in range(q.first, q.last))
    clause = read_clause(tokens, figures | date_tokens)
    quantities = [q for q in quantities if q.first >= clause.start and (q.kind != "quantifier" or _says_how_many(q, tokens, clause, what))]
    change = read_change(tokens, clause, quantities)
    sentence = Sentence(tokens, text, clause, change.quantities, figures | date_tokens, what == "objective")
    placeholder = find_placeholder(text)
    kind = Verdict("unclear", "is still to be written", placeholder.span) if placeholder and placeholder.whole else read_kind(sentence)
    quantified = any(not q.aside for q in change.quantities) or change.target is not None
    vague = is_vague(sentence, kind, quantified)
    bau = is_business_as_usual(sentence)
    compound = is_compound(sentence)
    metric = is_metric(sentence)
    due = [date for date in dates if date.due]
    deadline = Span(due[-1].start, due[-1].end) if due else None
    return Statement(text, what, kind.kind, quantified, vague.holds, bau.holds, compound.holds, metric.holds, change.direction, change.baseline, change.target, change.delta, deadline)


def _says_how_many(q: Quantity, tokens: list[Token], clause: Clause, what: What) -> bool:
    """Whether "all", "every" or "no" sets the bar, and does not only say who or what is meant."""
    in_subject = clause.subject[0] <= q.first < clause.subject[1] and clause.form != "command"
    if what == "objective":
        return in_subject
    if any(tokens[i].lower in word_set("narrow_relatives") for i in range(clause.start + 1, q.first)):
        return False
    loose = q.text.lower() in {"each", "every"} and q.first > 0 and tokens[q.first - 1].lower in {"for", "at"}
    return in_subject or not loose or clause.form in ("command", "gerund")


def as_labels(s: Statement, id: str, what: str) -> dict[str, Any]:
    row: dict[str, Any] = {"id": id, "what": what, "kind": s.kind, "quantified": s.quantified, "vague": s.vague, "bau": s.bau, "compound": s.compound, "metric_as_objective": s.metric_as_objective, "direction": s.direction}
    for name in ("baseline", "target", "delta"):
        q = getattr(s, name)
        row[name] = q.text if q else None
    row["deadline"] = s.deadline.of(s.text) if s.deadline else None
    return row
