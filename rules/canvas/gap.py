"""Where the strategy canvas shows a gap: behind the best competitor, or ahead of all."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Advise, Example, Said, rule
from advisor.strategy.candidates import stand_out
from advisor.strategy.canvas import FAR, Standing, canvas_of
from rules.canvas.sound import WORDS, canvas, factor
from rules.wording import SHORT, amount, quoted


@rule(
    "V953",
    "canvas-gap",
    family="canvas",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=33,
    recommends=True,
    sources=[Source("002", "strategy canvas"), Source("Kim and Mauborgne, Blue Ocean Strategy", "value curves")],
)
class CanvasGap:
    """Factor on which we are a step or more behind the best competitor, or ahead of all.

    What it does:
        Compares our level with the best competitor's, factor by factor. A step is
        one level on scales from 3 to 10, and a tenth of any other scale. Factors
        that are reduced or eliminated, and those that an objective is tied to
        already, are left out; of those to be raised or created it is said that no
        objective does it yet. Where customers pay the factor (price, fees), both
        readings of a high level are named.

    Why it matters:
        A gap that nobody decided on is the worst of both: too little to win, too
        much to save. A lead that no objective holds is lost by default.

    Known problems:
        Levels are judgements, most of them our own. A gap of one step may be
        modesty or pride; ask customers before you act on it.

    Better:
        Behind: catch up with an objective, or say `action: reduce` and mean it.
        Ahead: make it what customers choose you for.
    """

    good = [
        Example(WORDS, plan=canvas(factor("Onboarding speed"), factor("Opening hours"))),
        Example(WORDS, plan=canvas(factor("Onboarding speed", 3, 3.5), factor("Opening hours", 3.5, 3))),
        Example(WORDS, plan=canvas(factor("Opening hours", 1, 4, action="reduce"))),
        Example(WORDS, plan=canvas(factor("Printed reports", 4, 1, action="eliminate"))),
        Example(WORDS, plan=canvas(factor("Onboarding speed", 2, 4, objective="T1"))),
    ]
    bad = [
        Example(WORDS, plan=canvas(factor("Onboarding speed", 2, 4))),
        Example(WORDS, plan=canvas(factor("Onboarding speed", 4, 3))),
        Example(WORDS, plan=canvas(factor("Night delivery", 0, 1), factor("Opening hours"))),
        Example(WORDS, plan=canvas(factor("Support", 3, competitors={"Globex": 1, "Initech": 5}))),
        Example(WORDS, plan=canvas(factor("Price", 2, 4))),
        Example(
            WORDS,
            plan=canvas(factor("Languages spoken", 2, 4, action="create"), factor("Printed reports", action="reduce")),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Compare factor by factor."""
        if plan.strategy_canvas is None:
            yield Abstain(("strategy_canvas",))
            return
        made = canvas_of(plan.strategy_canvas, plan)
        if made.factors and all(each.gap is None for each in made.factors):
            yield Abstain(("us", "competitors"))
        for each in made.factors:
            if each.gap is None or each.linked or each.factor.action in ("reduce", "eliminate"):
                continue
            if made.at_least(-each.gap, 1):
                yield _behind(each)
            elif made.at_least(each.gap, 1):
                yield _ahead(each, far=made.at_least(each.gap, FAR))


def _levels(standing: Standing) -> str:
    """Our level against the best competitor's, as in (2 vs 4, Globex)."""
    best = standing.best
    return f"({amount(standing.us or 0)} vs {amount(best.level)}, {best.name[:SHORT]})" if best else ""


def _behind(standing: Standing) -> Advise:
    name, levels = quoted(standing.factor.name), _levels(standing)
    best = standing.best.name[:SHORT] if standing.best else ""
    if standing.is_price:
        return Advise(f"Below the best on {name} {levels}: a lead to tell customers of, or a gap?", _BOTH_WAYS)
    action = standing.factor.action
    reason = f"{best} offers more here, and " + (
        f"it is to be {_DONE[action]}, but no objective does it."
        if action in _DONE
        else "neither an objective nor an action says that this is meant."
    )
    return Advise(f"Behind on {name} {levels}: catch up, or deliberately drop it.", (reason,), _draft(standing))


def _ahead(standing: Standing, *, far: bool) -> Advise:
    name, levels = quoted(standing.factor.name), _levels(standing)
    if standing.is_price:
        return Advise(
            f"Above the others on {name} {levels}: is it meant, and what do customers get for it?", _BOTH_WAYS
        )
    reason = "Nobody offers as much, and no objective makes it what customers choose us for."
    if far and standing.factor.action not in _DONE:
        reason += " That far ahead it is a strength to build on, or a cost to save: ask who wanted it."
    return Advise(f"Ahead on {name} {levels}: an objective could be to stand out in it.", (reason,), _draft(standing))


def _draft(standing: Standing) -> str:
    return stand_out(standing).objective


_DONE = {"raise": "raised", "create": "created"}
_BOTH_WAYS = ("Some rate what customers pay with a high level for dear, others with a high level for good value.",)
