"""A key result without a date."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from rules.cycles import tells_dates
from rules.rewriting import offer
from rules.wording import quoted

_PLAIN = re.compile(r"[^.;:!?()\[\]…]*(?:\d\.\d[^.;:!?()\[\]…]*)*[\w%]")


@rule(
    "K211",
    "no-deadline",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="high",
    consequence=30,
    groups=True,
    sources=[Source("000", "OKR vs KPI: key differences"), Source("004", "the comparison table: timeframe")],
)
class NoDeadline:
    """Key result of which nobody knows when it is due.

    What it does:
        Speaks where neither the key result nor its cycle says a date. A cycle
        whose name tells its dates (`2026-Q1`) is one. Where the plan has no cycle
        at all, M803 says so once.

    Why it matters:
        A result without a date is a wish: there is no day on which it is missed.

    Known problems:
        Dates in pictures or in another system are not seen.

    Better:
        Give the cycle its start and end, or the key result its `due`.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Onboarding NPS rises from 32 to 55 by end of June", plan={"cycle": {"name": "Spring push"}}),
        Example(
            "Onboarding NPS rises from 32 to 55", fields={"due": "2026-06-30"}, plan={"cycle": {"name": "Spring push"}}
        ),
    ]
    bad = [
        Example(
            "Onboarding NPS rises from 32 to 55",
            rewrite="Onboarding NPS rises from 32 to 55 by <date>",
            plan={"cycle": {"name": "Spring push"}},
        ),
        Example(
            "Median reply time falls from 24 to 8 hours",
            rewrite="Median reply time falls from 24 to 8 hours by <date>",
            plan={"cycle": {"name": "The next chapter"}},
        ),
        Example(
            "Sign 3 pilot hospitals",
            rewrite="Sign 3 pilot hospitals by <date>",
            plan={"cycle": {"name": "Phase two"}},
        ),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak where no date is to be had."""
        cycle = audit.plan.cycle
        if key_result.due is not None or (cycle is not None and tells_dates(cycle)):
            return
        if cycle is None and audit.active("M803"):
            return
        if audit.read(key_result).deadline is None:
            yield Flag(
                f"No date on {quoted(key_result.title)} and none on the cycle.", rewrite=_dated(key_result.title)
            )


def _dated(title: str) -> Rewrite | None:
    """The key result with a slot for its date, where it is one plain sentence."""
    words = title.rstrip(" .!")
    return offer(f"{words} by <date>") if words and _PLAIN.fullmatch(words) else None
