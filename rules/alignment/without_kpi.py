"""A key result that moves a KPI without saying so."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Kpi
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.statement import Statement
from advisor.text.terms import terms_in
from advisor.text.tokens import WORD, tokenise
from graph.alignment import align
from graph.nodes import Node
from rules.wording import at, quoted

_PERCENT = frozenset({"%", "percent", "per cent", "pct"})
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "figure",
        "for",
        "from",
        "in",
        "level",
        "of",
        "on",
        "our",
        "overall",
        "rate",
        "score",
    }
    | {"the", "their", "to", "total", "value", "with", "within", "s"}
)  # words that make no other measure of one

_MOVES = frozenset(
    {"achieve", "attain", "be", "bring", "get", "hit", "hold", "improve", "keep", "reach", "remain", "stay"}
)


@rule(
    "G506",
    "kr-without-kpi-baseline",
    family="alignment",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=24,
    words=True,
    sources=[
        Source("002", "the honest answer (KPIs inform OKRs)"),
        Source("002", "Key takeaway (start from the KPIs)"),
        Source("000", "OKRs and KPIs together"),
        Source("001", "OKR vs KPI: which to use (baselines)"),
    ],
)
class KeyResultWithoutKpiBaseline:
    """Key result that moves a KPI of the plan, and does not name it.

    What it does:
        Compares what a key result without `measures` moves with the names of the
        KPIs, and speaks where it is exactly one of them.

    Why it matters:
        Linked, the key result takes its baseline and its progress from where they
        are counted anyway. Unlinked, the same figure is kept twice and soon differs.

    What decides:
        The telling words of both must be the same, no more and no fewer, and so must
        their kind of unit. Where several KPIs have that name, nothing is said.

    Known problems:
        Two names for one figure ("sales", "revenue") are not seen as the same.

    Better:
        Write `measures:` with the id of the KPI.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55", fields={"measures": "nps"}),
        Example("Onboarding NPS rises from 32 to 55", plan={"kpis": [{"name": "Onboarding NPS in Spain"}]}),
        Example(
            "Onboarding NPS rises from 32 to 55",
            plan={
                "kpis": [{"name": "Onboarding NPS", "team": "company"}, {"name": "Onboarding NPS", "team": "product"}]
            },
        ),
    ]
    bad = [
        Example(
            "Onboarding NPS rises from 32 to 55", span="Onboarding NPS", plan={"kpis": [{"name": "Onboarding NPS"}]}
        ),
        Example("Raise our onboarding NPS to 55", span="onboarding NPS", plan={"kpis": [{"name": "Onboarding NPS"}]}),
        Example(
            "Churn of small hotels falls from 15 % to 8 %",
            span="Churn of small hotels",
            plan={"kpis": [{"name": "Small hotels: churn rate"}]},
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Compare the metric with the names of the KPIs."""
        if key_result.measures:
            return
        names = audit.bundle.once(_by_terms)
        statement = audit.read(key_result) if names else None
        if statement is None or statement.metric is None:
            return
        terms = terms_in(statement.metric)
        found = names.get(terms, ()) if terms else ()
        if len(found) != 1 or not _same(statement, found[0].goal):
            return
        kpi = found[0]
        written = kpi.id if kpi.id and kpi.id not in audit.bundle.documents[kpi.plan].positional else None
        link = f"write `measures: {written}`" if written else "give it an id and name that in `measures`"
        yield Flag(
            f"{quoted(statement.metric)} is also the KPI {quoted(kpi.words)}: {link}, so that baseline and progress "
            "come from one place.",
            at(statement, "metric"),
        )


def _same(statement: Statement, kpi: Kpi) -> bool:
    """Whether a key result says nothing of its metric that the KPI's name does not: no place, no share, no kind."""
    units = {unit.strip().lower() in _PERCENT for unit in (statement.unit, kpi.unit) if unit}
    if len(units) > 1:
        return False
    moves = statement.said in ("up", "down") or statement.promise in _MOVES
    spans = [statement.measure.span, statement.deadline, *(each.span for each in statement.quantities)]
    spans += [statement.verb] if moves else []
    rest = statement.text
    for span in filter(None, spans):
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    own, theirs = (_words(text) for text in (statement.metric or "", kpi.name or ""))
    return own == theirs and not terms_in(rest)


def _words(text: str) -> frozenset[str]:
    return frozenset(token.lemma for token in tokenise(text) if token.kind == WORD) - _SMALL


def _by_terms(bundle: Bundle) -> dict[frozenset[str], list[Node]]:
    """The KPIs of some plans by the telling words of their names."""
    found: dict[frozenset[str], list[Node]] = {}
    if any(document.plan.kpis for document in bundle.documents):
        for node in bundle.once(align).nodes:
            if node.kind == "kpi":
                found.setdefault(terms_in(node.words), []).append(node)
    return found
