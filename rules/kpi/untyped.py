"""A KPI of which nobody says what kind it is."""

from __future__ import annotations

import re
from functools import cache

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.data import table
from rules.guards import family_of_name
from rules.library import kin_of, words_in, words_of
from rules.wording import quoted

_ASIDE = re.compile(r"[:(\[]| [-–—] ")


@rule(
    "P308",
    "kpi-untyped",
    family="kpi",
    subject=Kpi,
    severity="info",
    confidence="high",
    consequence=6,
    groups=True,
    sources=[
        Source("000", "Common misconceptions (KPIs and outcomes)"),
        Source("001", "KPIs best practices: don'ts (leading indicators)"),
        Source("003", "What are KPIs?"),
    ],
)
class KpiUntyped:
    """KPI that is tagged neither by when nor by what it tells.

    What it does:
        Informs where a KPI has neither `indicator` (leading or lagging) nor `tier`
        (input, process, output or outcome), with a guess by its name: the
        library's, else by what kind of measure its words name.

    Why it matters:
        A KPI may look forward or back, at what goes in or at what comes out; all
        are fine, and a scorecard needs some of each. Without tags nobody sees what
        is missing.

    Known problems:
        The guess goes by the name alone: orders are output for a shop, and a
        leading sign for the warehouse behind it.

    Better:
        Set `indicator` and `tier`.
    """

    good = [
        Example("Onboarding NPS"),
        Example("Sales leads generated", fields={"tier": None}),
        Example("Training hours a head", fields={"indicator": None, "tier": "input"}),
    ]
    bad = [
        Example("Sales Revenue", fields={"indicator": None, "tier": None}),
        Example("Sales Leads Generated", fields={"indicator": None, "tier": None}),
        Example("Average handle time", fields={"indicator": None, "tier": None}),
        Example("Letters on Ada's desk", fields={"indicator": None, "tier": None}),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak where both tags are missing."""
        if kpi.indicator is not None or kpi.tier is not None:
            return
        guess = guessed(kpi.name or "")
        said = f" (guess: {guess})" if guess else ""
        yield Flag(
            f"KPI {quoted(kpi.name or kpi.id or '')} is tagged neither as leading or lagging nor as input, "
            f"process, output or outcome{said}.",
            field="name",
            key="untyped",
        )


def guessed(name: str) -> str | None:
    """What kind of KPI a name is likely to be.

    >>> guessed("Sales Revenue"), guessed("Sales Leads Generated"), guessed("Training days"), guessed("Letters")
    ('lagging, outcome', 'leading, output', 'leading, input', None)
    """
    entry = kin_of(name)
    if entry is not None:
        return f"{entry.indicator}, {entry.tier}"
    name = _ASIDE.split(name, maxsplit=1)[0]
    words, by_word = words_of(name), _kinds("words")
    edge = next((at for at, word in enumerate(words) if at and word in words_in("edges")), len(words))
    found = next((by_word[word] for word in reversed(words[:edge]) if word in by_word), None)
    return found or _kinds("families").get(family_of_name(name) or "")


@cache
def _kinds(by: str) -> dict[str, str]:
    return {word: kind["is"] for kind in table("kinds")["kind"] for word in kind[by].split()}
