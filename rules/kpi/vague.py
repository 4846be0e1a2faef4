"""A KPI that is a concept."""

from __future__ import annotations

from functools import cache

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.sentence import classes
from advisor.text.tokens import NUMBER, Token, tokenise
from rules.data import table
from rules.wording import quoted

_MEASURED = frozenset(
    [
        "rate",
        "ratio",
        "score",
        "index",
        "number",
        "share",
        "percent",
        "percentage",
        "time",
        "count",
        "average",
        "median",
        "per",
        "total",
        "nps",
        "csat",
        "enps",
        "cost",
        "days",
        "hours",
        "minutes",
        "level",
        "%",
        "#",
        "survey",
        "rating",
        "frequency",
        "volume",
        "gap",
    ]
)


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
        Speaks where a KPI's name is a concept ("Customer Engagement", "Quality")
        and no definition says what of it is measured.

    Why it matters:
        Two people will count it differently, and neither will know why it moved.

    Known problems:
        A house may know exactly what its "Quality" is; then the definition should
        say it.

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
    ]
    bad = [
        Example("Customer Engagement", fields={"definition": None}),
        Example("Team Happiness", fields={"definition": None}),
        Example("Website Performance", fields={"definition": None}),
        Example("Quality", fields={"definition": "How good we are"}),
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
    return {
        word: concept for concept in table("concepts") for word in (concept, concept.replace("wellbeing", "well-being"))
    }


def vague_concept(name: str) -> str | None:
    """The concept that a name is, with nothing in it that measures.

    >>> vague_concept("Customer Engagement"), vague_concept("Engagement rate")
    ('engagement', None)
    """
    tokens = tokenise(name.replace("_", " "))
    words = [part for token in tokens for part in token.lower.split()]
    if (
        not words
        or len(words) > 4
        or any(word in _MEASURED for word in words)
        or any(token.kind == NUMBER for token in tokens)
    ):
        return None
    concepts = _concepts()
    return concepts.get(words[-1]) if not any(_counts(token) for token in tokens[:-1]) else None


def _counts(token: Token) -> bool:
    return bool(token.mask & classes().problem) or token.lower in _MEASURED


def names_element(definition: str) -> bool:
    """Whether a definition names something that can be counted.

    >>> names_element("Promoters less detractors among accounts"), names_element("How good we are")
    (True, False)
    """
    c = classes()
    tokens = tokenise(definition)
    telling = c.metric | c.usage | c.customer | c.deal | c.problem | c.artefact | c.staff | c.event
    return len(tokens) >= 3 and any(
        token.mask & telling or token.lower in _MEASURED or token.kind == NUMBER for token in tokens
    )
