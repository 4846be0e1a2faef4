"""A KPI that is a concept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.bits import bits
from advisor.text.language import language_of
from advisor.text.sentence import classes
from advisor.text.tokens import NUMBER, WORD, Token, tokenise
from rules.data import table
from rules.wording import quoted

_COUNTED = """
rate ratio score index number share percent percentage time count average median per total nps csat enps cost days hours
minutes seconds weeks months level % # survey rating frequency volume gap costs expenses amount sum quantity proportion
mean ranking rank headcount spend spending budget revenue income profit margin turnover price prices fee fees age size
length duration distance weight speed temperature times rates scores ratings adherence accuracy coverage uptime downtime
latency throughput yield occupancy utilisation utilization attendance absence absenteeism retention churn backlog roi
kpi audits inspections incidents accidents complaints visits views clicks downloads sign-ups hits calls tickets orders
"""
_MEASURED = frozenset(_COUNTED.split())
_SIGNS = frozenset("%÷=×")
_LONGEST, _SHORT = 5, 3
_WHOSE = frozenset({"who", "that", "which", "whose", "with", "without", "using"})


@rule(
    "P301",
    "vague-kpi",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="high",
    consequence=74,
    words=False,
    supersedes=("P302",),
    sources=[Source("001", "KPIs best practices: don'ts (unclear metrics)")],
)
class VagueKpi:
    """KPI that is a concept, not a measure.

    What it does:
        Speaks where a KPI's name is a concept ("Customer Engagement", "Quality of
        care") and no definition says what of it is measured: a count, a share, a
        time, a survey, or people who do something.

    Why it matters:
        Two people will count it differently, and neither will know why it moved.

    Known problems:
        A house may know exactly what its "Quality" is; then the definition should
        say it. A definition in a language that is not read here is taken to say it.

    Better:
        Name the element that is counted, or write the definition.
    """

    good = [
        Example("Onboarding NPS"),
        Example(
            "Customer engagement", fields={"definition": "Share of accounts with three or more sessions in a week"}
        ),
        Example("Average session duration"),
        Example("Availability of the shop in percent"),
        Example("Average order value in euros"),
        Example("Staff morale", fields={"definition": "Employees who would choose this work again"}),
    ]
    bad = [
        Example("Customer Engagement", fields={"definition": None}),
        Example("Team Happiness", fields={"definition": None}),
        Example("Website Performance", fields={"definition": None}),
        Example("Quality", fields={"definition": "How good we are"}),
        Example("Staff Morale", fields={"definition": None}),
        Example("Quality of care", fields={"definition": "How satisfied our patients are"}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak where name and definition leave open what is counted."""
        name = kpi.name or ""
        concept = vague_concept(name)
        if concept is None or (kpi.definition and names_element(kpi.definition)):
            return
        measures = table("concepts")[concept]["measures"]
        yield Flag(
            f"{quoted(name)} is a concept, not a measure.",
            field="name",
            suggestion=(
                f"Pick what of it you count, such as {', '.join(measures[:-1])} or {measures[-1]}, and write it "
                "into the definition."
            ),
        )


@cache
def _concepts() -> dict[str, str]:
    """Each word or pair of words for a concept, with the concept."""
    return {word: name for name, entry in table("concepts").items() for word in (name, *entry.get("also", ()))}


def vague_concept(name: str) -> str | None:
    """The concept that a name is, with nothing in it that measures.

    >>> vague_concept("Team Happiness"), vague_concept("Staff Morale"), vague_concept("Quality of our teaching")
    ('team happiness', 'morale', 'quality')
    >>> vague_concept("Engagement rate"), vague_concept("Average order value")
    (None, None)
    """
    tokens = tokenise(name.replace("_", " "))
    words = _named(tokens)
    if not words or len(words) > _LONGEST or any(token.kind == NUMBER or _measures(token) for token in tokens):
        return None
    concepts = _concepts()
    for size in (3, 2, 1):
        concept = concepts.get(" ".join(words[-size:])) if size <= len(words) else None
        if concept is not None:
            before = words[:-size]
            only = table("concepts")[concept].get("only")
            if only is not None and any(word not in only for word in before):
                return None
            counted = any(token.mask & classes().problem and token.lower in before for token in tokens)
            return None if counted else concept
    return None


def _named(tokens: list[Token]) -> list[str]:
    """The words of a name up to its head: those before the "of" of "quality of care", without articles."""
    group = bits()
    words: list[str] = []
    for token in tokens:
        if token.kind != WORD and token.text != "&":
            if words:
                break
            continue
        if words and token.mask & group.prep:
            break
        if not token.mask & group.det or token.lower == "our":
            words += token.lower.replace("&", "and").split()
    return words


def _measures(token: Token) -> bool:
    return any(word in _MEASURED for word in token.lower.replace("-", " ").split())


_OVER = frozenset({"over", "per", "divided", "minus", "less", "/"})
_WHILE = frozenset({"time", "the", "a", "this", "last", "years", "months"})
_FIRST = 5


def _is_ratio(tokens: Sequence[Token]) -> bool:
    """Whether one thing is set over another ("pumps that pass, over pumps tested"); "over time" is no ratio."""
    return len(tokens) >= _FIRST and any(
        token.lower in _OVER and after.lower not in _WHILE for token, after in pairwise(tokens[1:])
    )


def names_element(definition: str) -> bool:
    """Whether a definition names something that can be counted.

    >>> names_element("Promoters less detractors among accounts"), names_element("How good we are")
    (True, False)
    """
    c = classes()
    tokens = tokenise(definition)
    telling = c.metric | c.usage | c.deal | c.problem | c.event
    if any(_measures(token) or token.kind == NUMBER or token.text in _SIGNS for token in tokens):
        return True
    if len(tokens) < _SHORT:
        return False
    if language_of(definition, tokens) != "en":
        return True  # what its words mean is not known here
    if any(token.mask & telling and not token.mask & c.quality for token in tokens):
        return True
    if _is_ratio(tokens) or any(
        token.mask & bits().plural and after.mask & bits().participle and not token.mask & c.quality
        for token, after in pairwise(tokens[:_FIRST])
    ):
        return True
    whose = next((i for i, token in enumerate(tokens) if token.lower in _WHOSE), 0)
    return whose > 0 and bool(
        tokens[whose - 1].mask & bits().plural and tokens[whose - 1].mask & (c.people | c.artefact)
    )
