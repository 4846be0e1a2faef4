"""A strategy canvas without curves."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.strategy.canvas import Standing, canvas_of
from rules.canvas.sound import WORDS, canvas, factor
from rules.wording import quoted


@rule(
    "V951",
    "canvas-incomplete",
    family="canvas",
    subject=Plan,
    severity="error",
    confidence="high",
    consequence=81,
    sources=[Source("002", "strategy canvas"), Source("Kim and Mauborgne, Blue Ocean Strategy", "the strategy canvas")],
)
class CanvasIncomplete:
    """Strategy canvas without factors, or factor without a level for us and one competitor.

    What it does:
        Looks for factors, and at each for our own level and that of at least one
        competitor. 0 is a level. What lacks everywhere is said once. A plan
        without a canvas is not judged.

    Why it matters:
        A canvas compares. Without our level there is no curve, without theirs
        nothing to differ from.

    Known problems:
        A factor that nobody else offers at all has to say so: their level is 0.

    Better:
        Ask three customers for the missing level rather than leave it open; a
        rough figure that is argued about does more than none.
    """

    good = [
        Example(WORDS, plan=canvas(factor("Onboarding speed"), factor("Opening hours"))),
        Example(WORDS, plan=canvas(factor("Night delivery", 0, 3), factor("Free trials", 3, 0, objective="T1"))),
        Example(WORDS, plan=canvas(factor("Support by phone", competitors={"Globex": 2, "Initech": 3}))),
    ]
    bad = [
        Example(WORDS, plan=canvas()),
        Example(WORDS, plan=canvas(factor("Onboarding speed"), factor("Opening hours", None))),
        Example(WORDS, plan=canvas(factor("Onboarding speed"), factor("Opening hours", them=None))),
        Example(WORDS, plan=canvas(factor("Onboarding speed", them=None), factor("Opening hours", them=None))),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Say once what lacks everywhere, and at each factor what lacks there."""
        if plan.strategy_canvas is None:
            yield Abstain(("strategy_canvas",))
            return
        standings = canvas_of(plan.strategy_canvas).factors
        if not standings:
            yield Flag("The strategy canvas has no factors: there is nothing to compare.", at=_PLACE, key="factors")
            return
        nowhere = {field for field, _ in _LACKS if all(_lacks(each, field) for each in standings)}
        for field, words in _LACKS:
            if field in nowhere:
                yield Flag(f"No factor of the strategy canvas has {words}.", at=_PLACE, key=field)
        for each in standings:
            lacking = [(field, words) for field, words in _LACKS if field not in nowhere and _lacks(each, field)]
            if lacking:
                said = " and no ".join(words.removeprefix("a ") for _, words in lacking)
                yield Flag(
                    f"Factor {quoted(each.factor.name)} has no {said}.",
                    at=(*_PLACE, "factors", each.at, "name" if len(lacking) > 1 else lacking[0][0]),
                    key=f"{each.factor.id or each.factor.name}+{'+'.join(field for field, _ in lacking)}",
                )


_PLACE = ("strategy_canvas",)
_LACKS = (("us", "a level for us"), ("competitors", "a level for any competitor"))


def _lacks(standing: Standing, field: str) -> bool:
    return standing.us is None if field == "us" else not standing.them
