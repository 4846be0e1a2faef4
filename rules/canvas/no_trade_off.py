"""A strategy canvas on which nothing is scaled back."""

from __future__ import annotations

from collections import Counter

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from rules.canvas.sound import WORDS, canvas, factor


@rule(
    "V952",
    "canvas-no-trade-off",
    family="canvas",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=59,
    sources=[
        Source("002", "strategy canvas"),
        Source("Kim and Mauborgne, Blue Ocean Strategy", "eliminate, reduce, raise, create"),
    ],
)
class CanvasNoTradeOff:
    """Strategy canvas that raises or creates, and neither reduces nor eliminates.

    What it does:
        Looks whether any factor's action is `reduce` or `eliminate`. As long as no
        factor has an action it cannot judge.

    Why it matters:
        What is raised has to be paid for. Where nothing is given up, everything
        gets a little, and the curve ends up where everybody else's is.

    Known problems:
        A young company that has little yet may have nothing to give up; then say
        what it will not start.

    Better:
        Ask which factor customers would hardly miss, and give it `action: reduce`
        or `action: eliminate`.
    """

    good = [
        Example(
            WORDS,
            plan=canvas(
                factor("Onboarding speed", action="raise", objective="T1"), factor("Opening hours", action="reduce")
            ),
        ),
        Example(WORDS, plan=canvas(factor("Opening hours", action="eliminate"))),
        Example(WORDS, plan=canvas(factor("Onboarding speed"), factor("Opening hours"))),
    ]
    bad = [
        Example(WORDS, plan=canvas(factor("Onboarding speed", action="raise", objective="T1"))),
        Example(WORDS, plan=canvas(factor("Free trials", action="create", objective="T1"), factor("Opening hours"))),
        Example(
            WORDS,
            plan=canvas(
                factor("Onboarding speed", action="raise", objective="T1"),
                factor("Free trials", action="create", objective="T1"),
            ),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count the actions."""
        canvas = plan.strategy_canvas
        actions = Counter(each.action for each in canvas.factors if each.action) if canvas else Counter()
        if not actions:
            yield Abstain(("action",) if canvas else ("strategy_canvas",))
        elif not actions["reduce"] and not actions["eliminate"]:
            done = " and ".join(f"{actions[name]} to {name}" for name in ("raise", "create") if actions[name])
            factors = "factor" if actions.total() == 1 else "factors"
            yield Flag(
                f"The strategy canvas has {done.replace(' to', f' {factors} to', 1)}, and nothing is scaled back: "
                "without a trade-off there is no focus.",
                at=("strategy_canvas", "factors"),
                key="trade-off",
            )
