"""Weights that do not add up."""

from __future__ import annotations

from math import isfinite

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.wording import amount, quoted

_TITLES = (
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
)
_SLACK = 0.5 + 1e-9


def _weighed(*weights: float | None) -> dict[str, object]:
    return {"key_results": [{"title": title, "weight": each} for title, each in zip(_TITLES, weights, strict=True)]}


@rule(
    "C410",
    "weights-off",
    family="balance",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=44,
    sources=[Source("trackers", "weights of key results add up to the whole")],
)
class WeightsOff:
    """Objective whose key results' weights do not add up to the whole.

    What it does:
        Adds up the weights of an objective's key results. They should come to 100,
        or to 1 where none is above 1, within half a point.

    Why it matters:
        The score of the objective is taken with them: at 90 it can never be
        reached, at 110 it is reached too early.

    Known problems:
        Trackers that take any numbers and divide by their sum do no harm with
        weights such as 2, 1, 1.

    Better:
        Give each its share of 100. Where all count alike, leave weights out.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", fields=_weighed(33.3, 33.3, 33.3)),
        Example("Our customers love our onboarding", fields=_weighed(0.5, 0.3, 0.2)),
        Example("Our customers love our onboarding", fields=_weighed(60, 30, None)),
    ]
    bad = [
        Example("Our customers love our onboarding", fields=_weighed(40, 30, 20)),
        Example("Our customers love our onboarding", fields=_weighed(0.5, 0.5, 0.5)),
        Example("Hospitals recommend us to each other", fields=_weighed(50, 40, 20)),
        Example("Hospitals recommend us to each other", fields=_weighed(33, 33, 33)),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Add up."""
        weights = [each.weight for each in objective.key_results if each.weight is not None]
        if not weights:
            return
        total = sum(weights)
        if len(weights) < len(objective.key_results) or not isfinite(total):
            yield Abstain(("weight",))
            return
        shares = max(weights) <= 1
        if abs(100 * total - 100 if shares else total - 100) > _SLACK:
            whole = "1" if shares else "100"
            yield Flag(
                f"The weights under {quoted(objective.title)} add up to {amount(total)}, not {whole}.",
                field="key_results",
                key="weights",
            )
