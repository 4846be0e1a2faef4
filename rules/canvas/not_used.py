"""A factor that is to be raised or created, and no objective that does it."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.strategy.canvas import canvas_of
from rules.canvas.sound import WORDS, canvas, factor
from rules.wording import quoted

_GIVEN_UP = factor("Opening hours", action="reduce")


@rule(
    "V954",
    "canvas-not-used",
    family="canvas",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=37,
    sources=[
        Source("002", "strategy canvas"),
        Source("Kim and Mauborgne, Blue Ocean Strategy", "from canvas to action"),
    ],
)
class CanvasNotUsed:
    """Factor marked `raise` or `create` that no objective is tied to.

    What it does:
        Looks for an objective of every factor that is to be raised or created: named
        in the factor's `objective`, or naming the factor in its `strategy`.

    Why it matters:
        A canvas that ends in no objective was an afternoon with sticky notes. What
        is to be raised will be, where somebody answers for it this quarter.

    Known problems:
        A factor may be meant for a later cycle, or be the work of a plan that is
        not in this file.

    Better:
        Write an objective for it (`okr-advisor canvas` drafts one), and name it in
        the factor's `objective`; or take the action off until its time comes.
    """

    good = [
        Example(WORDS, plan=canvas(factor("Onboarding speed", action="raise", objective="example"), _GIVEN_UP)),
        Example(
            WORDS,
            fields={"strategy": ["onboarding"]},
            plan=canvas(factor("Onboarding speed", action="raise"), _GIVEN_UP),
        ),
        Example(WORDS, plan=canvas(factor("Onboarding speed"), _GIVEN_UP)),
    ]
    bad = [
        Example(WORDS, plan=canvas(factor("Onboarding speed", action="raise"), _GIVEN_UP)),
        Example(WORDS, plan=canvas(factor("Free trials", action="create", objective=" "), _GIVEN_UP)),
        Example(
            WORDS, fields={"strategy": ["opening"]}, plan=canvas(factor("Free trials", action="create"), _GIVEN_UP)
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Look for the objective of every factor that asks for one."""
        if plan.strategy_canvas is None:
            yield Abstain(("strategy_canvas",))
            return
        for each in canvas_of(plan.strategy_canvas, plan).factors:
            action = each.factor.action
            if action in ("raise", "create") and not each.linked:
                yield Flag(
                    f"{quoted(each.factor.name)} is to be {action}d, and no objective does it.",
                    at=("strategy_canvas", "factors", each.at, "action"),
                    key=each.factor.id or each.factor.name,
                )
