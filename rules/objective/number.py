"""An objective with a figure in it."""

from __future__ import annotations

import re

from advisor.domain.finding import Rewrite, Source
from advisor.domain.place import Span
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.quantity import Quantity
from advisor.text.statement import read_statement
from rules.wording import quoted

_LEAST = 3  # words that must be left to make an objective
_BEFORE = re.compile(
    r"[ ,]*\b(?:by|to|from|of|at|by at least|to at least)?\s*(?:at least |at most |more than |over |under |below )?$",
    re.IGNORECASE,
)


@rule(
    "O102",
    "objective-has-number",
    family="objective",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=45,
    words=True,
    when=("quantified",),
    sources=[Source("002", "the caution after OKR Framework"), Source("001", "Differences: focus")],
)
class ObjectiveHasNumber:
    """Objective that carries the figure that its key results should.

    What it does:
        Speaks where an objective states a number, share, amount or rank by which
        it would be judged met.

    Why it matters:
        The objective is to be remembered and wanted, its key results prove it. A
        figure in the objective leaves the key results to repeat it, and nobody
        knows any more what the figure was for.

    Known problems:
        The seeds disagree: 001 praises objectives with figures, 002 wants a state.
        The profile `numeric-objectives` only informs. Years, versions and names
        with numbers are not figures.

    Better:
        Move the figure to a key result, and let the objective say the state that
        the figure stands for.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example(
            "Shops of the north feel like a family",
            key_results=(
                "Mystery-shopper score rises from 61 to 80 points",
                "Shops that keep the common opening hours rise from 9 to 31",
            ),
        ),
        Example(
            "The 2026 summer season is remembered for good reasons",
            key_results=(
                "Guest rating of the season rises from 3.9 to 4.5",
                "Guests who book again rise from 22 % to 35 %",
            ),
        ),
    ]
    bad = [
        Example("Enhance Customer Satisfaction by 20%", span="20%", rewrite="Enhance Customer Satisfaction"),
        Example("Reach 1 million happy readers", span="1 million"),
        Example("Cut the waiting time to 15 minutes", span="15 minutes"),
        Example(
            "Become the workshop that drivers trust by at least 40 %",
            span="40 %",
            rewrite="Become the workshop that drivers trust",
        ),
        Example("Achieve 90% market share in mobile payments", span="90%"),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Speak at the figure that the objective would be judged by."""
        statement = audit.read(objective)
        if not statement.quantified:
            return
        figure = next(
            (
                q
                for q in (statement.target, statement.delta, *statement.quantities)
                if q is not None and q.kind != "quantifier"
            ),
            None,
        )
        if figure is None:
            return
        yield Flag(
            f"The objective carries a figure ({quoted(figure.text)}). Figures prove, objectives say what "
            "for: move it to a key result.",
            figure.span,
            rewrite=_without(objective.title, figure, statement.quantities),
        )


def _without(title: str, figure: Quantity, quantities: tuple[Quantity, ...]) -> Rewrite | None:
    """The objective without its closing figure, where nothing but a preposition goes with it and a state is left."""
    rest = title[figure.span.end :].strip(" .!")
    before = _BEFORE.search(title[: figure.span.start])
    if rest or before is None or not before.group().strip() or sum(not q.aside for q in quantities) > 1:
        return None
    kept = Span(0, before.start()).of(title).rstrip(" ,")
    if len(kept.split()) < _LEAST:
        return None
    left = read_statement(kept, "objective")
    figure_again = left.metric_as_objective and left.measure.counted
    sound = left.kind == "outcome" and left.sure and not figure_again and not left.quantified
    return Rewrite(kept) if sound else None
