"""A KPI that counts attention or effort."""

from __future__ import annotations

from functools import cache
from typing import Any

from advisor.domain.finding import Source
from advisor.domain.plan import Kpi
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.data import table
from rules.library import entry_of, words_in, words_of
from rules.wording import quoted

_BARE: dict[str, Any] = {"why": None, "supports": []}
_ALONE: dict[str, Any] = {"objectives": []}  # KPIs and nothing else, so that they can support nothing
_EXTRA = 3  # words of a name beside those that make it vain


@rule(
    "P306",
    "irrelevant-or-vanity-kpi",
    family="kpi",
    subject=Kpi,
    severity="warning",
    confidence="medium",
    consequence=43,
    sources=[
        Source("001", "KPIs best practices: don'ts (irrelevant metrics)"),
        Source("000", "Which approach is best (measuring what matters)"),
        Source("Ries, The Lean Startup", "vanity metrics"),
    ],
)
class VanityKpi:
    """KPI that counts attention or effort, and says no reason.

    What it does:
        Knows some thirty measures that flatter (page views, followers, downloads)
        or that keep count of effort (lines of code, hours worked, tickets closed),
        and speaks where a KPI of such a name neither says why it matters nor
        supports a goal.

    Why it matters:
        It goes up whether or not anything gets better, and what is counted is
        what people do more of.

    Known problems:
        For a shop that lives from advertising, page views are revenue: then `why`
        should say so, and the rule is silent.

    Better:
        Count what the attention or effort is for, link the goal that it affects,
        or retire it.
    """

    good = [
        Example(
            "Number of lines of code written", fields=_BARE | {"why": "The licence is paid by the line"}, plan=_ALONE
        ),
        Example("Website traffic", fields={"why": None, "supports": ["T1"]}),
        Example("Conversion rate", fields=_BARE | {"why": "It pays the rest"}, plan=_ALONE),
        Example("Cost per download", fields={"why": None}),
        Example("Share of features shipped that are in use", fields={"why": None}),
        Example("Capacity utilisation", fields={"why": None}),
    ]
    bad = [
        Example("Number of Lines of Code Written", fields=_BARE),
        Example("Quantity of traffic on the websites", fields=_BARE),
        Example("Facebook followers", fields=_BARE),
        Example("Tickets closed", fields=_BARE),
        Example("Total registered users", fields=_BARE),
        Example("Hours worked", fields=_BARE),
    ]

    def check(self, kpi: Kpi, audit: Audit) -> Said:
        """Speak of a vain name without a reason."""
        if kpi.supports or not kpi.name or (kpi.why or "").strip():
            return
        found = vanity_in(kpi.name)
        if found is None:
            return
        entry = table("vanity")[found]
        yield Flag(
            f"{quoted(kpi.name)} counts {entry['counts']}, and no reason or goal is given: {entry['why']}.",
            field="name",
            suggestion=f"Count {entry['instead']}; or say in `why` or `supports` what it is good for.",
        )


def vanity_in(name: str) -> str | None:
    """The vain measure that a name is.

    >>> vanity_in("Number of Lines of Code Written"), vanity_in("Page views per visit"), vanity_in("Revenue")
    ('lines_of_code', None, None)
    """
    words = words_of(name)
    if len(words) > 9 or not _spared().isdisjoint(words) or "%" in name or entry_of(name) is not None:
        return None
    telling = tuple(word for word in words if word not in words_in("small") and word not in words_in("loose"))
    anywhere, whole = _vain()
    if telling in whole:
        return whole[telling]
    for size in range(min(len(telling), 4), 0, -1):
        if len(telling) - size > _EXTRA:
            break
        last = len(telling) - size
        starts = range(last, -1, -1) if size > 1 else (last,)
        found = next((anywhere[key] for at in starts if (key := telling[at : at + size]) in anywhere), None)
        if found is not None:
            return found
    return None


@cache
def _vain() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """The names that may stand inside another, and those that must be the whole, by their words."""
    skip = words_in("small") | words_in("loose")
    anywhere, whole = (
        {
            tuple(word for word in words_of(name) if word not in skip): measure
            for measure, entry in table("vanity").items()
            for name in entry.get(field, ())
        }
        for field in ("names", "only")
    )
    return anywhere, whole


@cache
def _spared() -> frozenset[str]:
    spared: str = table("vanity")["words"]["spared"]
    return frozenset(spared.split())
