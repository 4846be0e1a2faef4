"""A goal's sentence, read: the one door of this package."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.change import Change, read_change, unread
from advisor.text.clause import Clause, read_clause
from advisor.text.compound import find_compound
from advisor.text.dates import find_dates
from advisor.text.direction import Way, way_said
from advisor.text.doubt import Doubt
from advisor.text.doubts import is_business_as_usual, is_metric
from advisor.text.flags import DATE, FIGURE, FOREIGN, JOINT, PLACEHOLDER
from advisor.text.kind import read_kind
from advisor.text.language import language_of
from advisor.text.lexicon import word_set
from advisor.text.limits import time_limit
from advisor.text.measure import NOTHING, Measure, read_measure
from advisor.text.moved import clause_of_pair
from advisor.text.numbers import find_quantities
from advisor.text.placeholder import Placeholder, find_placeholder
from advisor.text.quantity import Quantity
from advisor.text.scan import NONE, Scan
from advisor.text.sentence import Kind, Sentence, Verdict, classes
from advisor.text.tokens import Token, tokenise
from advisor.text.vague import is_vague

What: TypeAlias = Literal["objective", "key_result", "kpi"]
ReadsAs: TypeAlias = Literal["objective", "key_result", "kpi", "initiative"]


class Statement(NamedTuple):
    """How a goal is read, each part with the words that it rests on.

    `kind` says what will be true when it is met, and is `sure` unless it rests on
    words that no list knows; `spans` and `reasons` hold, by field, where and why;
    `promise` is the lemma of its verb. A statement in a language other than
    English has its figures read and its words not (`language`).
    """

    text: str
    what: What
    language: str
    kind: Kind
    sure: bool
    quantified: bool
    vague: bool
    bau: bool
    compound: tuple[Span, Span] | None
    metric_as_objective: bool
    direction: Way
    said: Way
    baseline: Quantity | None
    target: Quantity | None
    delta: Quantity | None
    deadline: Span | None
    measure: Measure
    placeholder: Placeholder | None
    quantities: tuple[Quantity, ...]
    verb: Span | None
    promise: str | None
    form: str
    spans: dict[str, Span]
    reasons: dict[str, str]

    @property
    def metric(self) -> str | None:
        """The words of the metric, as written."""
        return self.measure.span.of(self.text) if self.measure.span else None

    @property
    def unit(self) -> str | None:
        """The unit of the target, or of the change."""
        figure = self.target or self.delta or self.baseline
        return figure.unit if figure else None

    @property
    def reads_as(self) -> ReadsAs:
        """What the sentence is, whatever it is called."""
        if names_measure(self):
            return "kpi"
        if self.kind in ("output", "activity") and not (self.bau and self.quantified):
            pictures = self.form == "noun-phrase" and not self.sure and _WHICH.search(self.text)
            return "objective" if pictures else "initiative"
        if self.quantified:
            return (
                "kpi" if self.bau or (self.form == "noun-phrase" and not (self.target or self.delta)) else "key_result"
            )
        return "objective"


_MEASURES = re.compile(
    r"^(?:number|count|share|percentage|proportion|ratio|average|mean|median|total)\b"
    r"|\b(?:rate|ratio|percentage|score|index|e?nps|per)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:who|that|which|where|whose|when)\b", re.IGNORECASE)
_PLAIN = frozenset(
    ("daily", "weekly", "monthly", "quarterly", "yearly", "annual", "active", "gross", "net", "new", "total", "average")
) | {"median", "open"}


def names_measure(statement: Statement) -> bool:
    """Whether a sentence only names what is measured, with no figure and no word that praises or compares.

    >>> names_measure(read_statement("Bed occupancy")), names_measure(read_statement("Safer surgery"))
    (True, False)
    """
    if statement.form not in ("noun-phrase", "participle") or statement.target or statement.delta:
        return False
    if statement.bau or _WHICH.search(statement.text) or statement.placeholder is not None:
        return False
    first = next(iter(tokenise(statement.text)), None)
    if first is None or first.mask & bits().comparative:
        return False
    if _MEASURES.search(statement.text):
        return not first.mask & bits().adjective or first.lower in _PLAIN or "-" in first.lower
    plain = not first.mask & bits().adjective or first.lower in _PLAIN
    return statement.form == "noun-phrase" and statement.kind == "outcome" and statement.measure.counted and plain


@lru_cache(maxsize=2_000)
def read_statement(text: str, what: What = "key_result") -> Statement:
    """Read one goal from its own words.

    >>> statement = read_statement("Onboarding NPS rises from 32 to 55 by end of June")
    >>> statement.kind, statement.baseline.text, statement.target.text, statement.direction
    ('outcome', '32', '55', 'up')
    """
    tokens = tokenise(text)
    scan = Scan(tokens, text)
    flags = scan.flags
    dates = find_dates(scan) if flags & DATE else []
    if dates:
        scan.dates = NONE.union(*[range(date.first, date.last) for date in dates])
    found = find_quantities(scan) if flags & FIGURE else []
    figures = scan.dates.union(*[range(q.first, q.last) for q in found]) if found else scan.dates
    clause = read_clause(scan, figures, {date.lead: date.last for date in dates if date.due} if dates else {})
    quantities = _that_count(found, tokens, clause, what) if found else found
    due = next((Span(date.start, date.end) for date in reversed(dates) if date.due), None) if dates else None
    limit = time_limit(scan, clause, quantities) if quantities else None
    if limit is not None:
        quantities.remove(limit)
        span = Span(tokens[limit.first - 1].start, limit.span.end)
        due = span if due is None or due < span else due
    language = language_of(text, tokens) if flags & FOREIGN or not text.isascii() else "en"
    change = read_change(scan, clause, quantities) if language == "en" else unread(quantities)
    if change.baseline is not None and what != "objective":
        clause = clause_of_pair(scan, clause, change)
        change = change._replace(said=way_said(scan, clause, change.quantities))
    sentence = Sentence(scan, clause, change.quantities, figures, what == "objective", {})
    placeholder = (
        find_placeholder(text)
        if flags & PLACEHOLDER or len(tokens) <= 4 or text.rstrip().endswith((":", "..."))
        else None
    )
    quantified = change.target is not None or any(not q.aside for q in change.quantities)
    if placeholder is not None and placeholder.whole:
        kind = Verdict("unclear", "is still to be written", placeholder.span)
    else:
        kind = read_kind(sentence)
    doubts = _doubts(sentence, kind, quantified) if language == "en" else {}
    spans, reasons = _evidence(kind, doubts, change, due)
    measure = read_measure(sentence) if kind.kind == "outcome" else NOTHING
    if measure.span:
        spans["metric"] = measure.span
    verb = sentence.span(clause.verb) if clause.verb >= 0 else None
    compound = find_compound(sentence) if flags & JOINT and language == "en" else None
    return Statement(
        text, what, language, kind.kind, kind.sure, quantified, "vague" in doubts, "bau" in doubts, compound,
        "metric_as_objective" in doubts, change.direction, change.said, change.baseline, change.target, change.delta,
        due, measure, placeholder, change.quantities, verb, tokens[clause.verb].lemma if clause.verb >= 0 else None,
        clause.form, spans, reasons,
    )  # fmt: skip


def _doubts(s: Sentence, kind: Verdict, quantified: bool) -> dict[str, Doubt]:
    """The doubts that hold, by name."""
    found: dict[str, Doubt] = {}
    if (vague := is_vague(s, kind, quantified)).holds:
        found["vague"] = vague
    if (usual := is_business_as_usual(s, kind)).holds:
        found["bau"] = usual
    if s.objective and (metric := is_metric(s)).holds:
        found["metric_as_objective"] = metric
    return found


def _evidence(
    kind: Verdict, doubts: dict[str, Doubt], change: Change, due: Span | None
) -> tuple[dict[str, Span], dict[str, str]]:
    """Where and why, by field."""
    spans: dict[str, Span] = {"kind": kind.span}
    reasons = {"kind": kind.reason}
    for name, doubt in doubts.items():
        if doubt.span is not None:
            spans[name] = doubt.span
        reasons[name] = doubt.reason
    if change.quantities:
        for name, quantity in (("baseline", change.baseline), ("target", change.target), ("delta", change.delta)):
            if quantity is not None:
                spans[name] = quantity.span
    if due is not None:
        spans["deadline"] = due
    return spans, reasons


def _that_count(found: list[Quantity], tokens: list[Token], clause: Clause, what: What) -> list[Quantity]:
    """The figures of the promise, without an "all" or "no" that sets no bar."""
    found = [q for q in found if q.first >= clause.start]
    if "quantifier" not in [q.kind for q in found]:
        return found
    narrow = word_set("narrow_relatives")
    relative = next((i for i in range(clause.start + 1, len(tokens)) if tokens[i].lower in narrow), len(tokens))
    return [q for q in found if q.kind != "quantifier" or _says_how_many(q, tokens, clause, what, relative)]


def _says_how_many(q: Quantity, tokens: list[Token], clause: Clause, what: What, relative: int) -> bool:
    """Whether "all", "every" or "no" sets the bar, and does not only say who or what is meant."""
    in_subject = clause.subject[0] <= q.first < clause.subject[1] and clause.form != "command"
    before = tokens[q.first - 1].lower if q.first else ""
    if what == "objective":
        for_whom = before.rpartition(" ")[2] == "for" and clause.form == "noun-phrase"
        return in_subject and not for_whom  # "dignified care for every resident"
    if relative < q.first or _by_degrees(tokens, clause, q):
        return False
    loose = (
        before == "to" or before.endswith(" to") or (q.text.lower() in {"each", "every"} and before in {"for", "at"})
    )
    return in_subject or not loose or clause.form in ("command", "gerund")


def _by_degrees(tokens: list[Token], clause: Clause, q: Quantity) -> bool:
    """ "Improve satisfaction in all stores": what can be more or less so is not done where it is so of each."""
    c, at = classes(), clause.verb if clause.form in ("command", "gerund") else clause.start
    mask = tokens[at].mask if 0 <= at < q.first else 0
    if clause.form in ("command", "gerund") and mask & (c.improve | c.raise_):
        return True
    ordered = clause.form in ("command", "gerund")
    graded = mask & (c.lower | c.enable if ordered else c.comparative)
    if ordered and not graded:
        graded = tokens[clause.object[1] - 1].mask & c.quality and not tokens[clause.object[1] - 1].mask & c.made
    return bool(graded and tokens[q.first - 1].mask & bits().prep)


def as_labels(statement: Statement) -> dict[str, Any]:
    """The reading in the shape of the labelling guide: what `statement --format jsonl` writes, without the id."""
    row: dict[str, Any] = {
        "what": statement.what,
        "kind": statement.kind,
        "quantified": statement.quantified,
        "vague": statement.vague,
        "bau": statement.bau,
        "compound": statement.compound is not None,
    }
    if statement.what == "objective":
        row["metric_as_objective"] = statement.metric_as_objective
    row["direction"] = statement.direction
    for name in ("baseline", "target", "delta"):
        quantity: Quantity | None = getattr(statement, name)
        row[name] = quantity.text if quantity else None
    row["deadline"] = statement.deadline.of(statement.text) if statement.deadline else None
    row |= {"unit": statement.unit, "metric": statement.metric, "reads_as": statement.reads_as}
    row["spans"] = {name: list(span) for name, span in statement.spans.items()}
    return row
