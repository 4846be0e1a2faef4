"""A push with nothing to keep it in check."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.plan import KeyResult, Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from rules.data import table
from rules.guards import kept_words, of_result, watched_beside
from rules.library import for_function, guards_of, kin_of, library, names
from rules.pushes import Push, push_of
from rules.wording import quoted

_FEW = 20  # key results of an objective that are judged; with more, it has other troubles
_KEEPS = re.compile(
    r"\b(?:while|whilst|without|keep\w*|maintain\w*|hold\w*|same time|no (?:more|less|fewer|worse)|at constant)\b",
    re.IGNORECASE,
)


@rule(
    "C413",
    "missing-guardrail",
    family="balance",
    subject=KeyResult,
    severity="warning",
    confidence="medium",
    consequence=36,
    words=True,
    when=("outcome", "unclear"),
    sources=[
        Source("Grove, High Output Management", "paired indicators"),
        Source("Doerr, Measure What Matters", "quantity goals and quality goals"),
        Source("001", "OKRs best practices: don'ts (tunnel vision)"),
    ],
)
class MissingGuardrail:
    """Key result that pushes one half of a pair, while nothing keeps the other.

    What it does:
        Knows five pairs: speed and quality, volume and satisfaction, cost and
        service, growth and retention, revenue and margin. It speaks where a key
        result pushes the first hard, and neither its words and `guards`, nor the
        key results beside it, nor a `maintain` result or KPI of the team, nor a
        KPI that supports the goal keeps the second.

    Why it matters:
        What is pushed alone is reached at the expense of what nobody watches, and
        the price shows when the quarter is over.

    Known problems:
        Pairs are known by the words of the measure. Where a measure beside it is
        not known, it may be the guardrail, and the rule is silent. It speaks once
        for each pair of an objective.

    Options:
        `least_change`: the change from which a push is hard, where the baseline is known.

    Better:
        Name in `guards` a KPI or key result that must not suffer, or add one.
    """

    options = (Option("least_change", 0.1, "the change, as a share of the baseline, from which a push is hard"),)
    good = [
        Example("Median reply time falls from 24 to 8 hours"),
        Example(
            "Median reply time falls from 24 to 8 hours",
            objective="Answers before the question is cold",
            key_results=("Answers that need a second letter fall from 30 % to 15 %",),
            plan={"kpis": []},
        ),
        Example(
            "Median reply time falls from 24 to 8 hours",
            objective="Answers before the question is cold",
            key_results=("Evening questions answered the same day rise from 20 to 90",),
            fields={"guards": ["nps"]},
        ),
        Example(
            "Revenue in the north rises from €1.2M to €2M",
            objective="The north buys from us",
            key_results=("Gross margin in the north stays above 40 %",),
            plan={"kpis": []},
        ),
        Example(
            "Median search time falls from 900 to 300 ms",
            objective="Guests find their room at once",
            key_results=("Searches that end in a booking rise from 4 % to 7 %",),
            plan={"kpis": []},
        ),
        Example(
            "Cut cost per order from €9 to €6 while on-time delivery stays above 97 %",
            objective="Small orders pay for themselves",
            key_results=("Orders packed by hand fall from 60 % to 20 %",),
            plan={"kpis": []},
        ),
    ]
    bad = [
        Example(
            "Median reply time falls from 24 to 8 hours",
            span="reply time",
            objective="Nobody waits for us",
            key_results=("Lead time of an order falls from 9 to 4 days",),
            plan={"kpis": []},
        ),
        Example(
            "Revenue in the north rises from €1.2M to €2M",
            span="Revenue",
            objective="The north buys from us",
            key_results=("New customers in the north rise from 40 to 90",),
            plan={"kpis": []},
        ),
        Example(
            "Cost per order falls from €9 to €6",
            span="Cost",
            objective="Small orders pay for themselves",
            key_results=("Warehouse spend falls from €2M to €1.5M",),
            plan={"kpis": []},
        ),
        Example(
            "Paying customers rise from 400 to 900",
            span="customers",
            objective="The north buys from us",
            key_results=("Bookings in the north rise from €2M to €3M",),
            plan={"kpis": []},
        ),
    ]
    least_change: float

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak of the first push of each pair that nothing keeps."""
        push = push_of(key_result, audit, self.least_change)
        objective = audit.objective_of(key_result) if push else None
        if push is None or objective is None or not self._is_first(key_result, objective, push.pair, audit):
            return
        if _is_kept(key_result, objective, push.pair, audit):
            return
        pair = table("guards")["pairs"][push.pair]
        yield Flag(
            f"{quoted(key_result.title)} pushes {pair['pushes']}, and nothing keeps {pair['keeps']}.",
            push.span,
            suggestion=(
                f"Add what would show the price, such as the {_such(push, objective, audit)}: as a key result, or as "
                "a KPI named in `guards`."
            ),
        )

    def _is_first(self, key_result: KeyResult, objective: Objective, pair: str, audit: Audit) -> bool:
        """Whether no key result before it pushes the same pair; one that stands beyond the first few is none."""
        for other in objective.key_results[:_FEW]:
            if other is key_result:
                return True
            earlier = push_of(other, audit, self.least_change)
            if earlier is not None and earlier.pair == pair:
                return False
        return False


def _is_kept(key_result: KeyResult, objective: Objective, pair: str, audit: Audit) -> bool:
    """Whether the other half of a pair is kept, as far as the plan tells."""
    if key_result.guards or _KEEPS.search(key_result.title):
        return True
    families, words = table("guards")["pairs"][pair]["kept_by"].split(), kept_words(pair)
    if watched_beside(objective, objective.team, audit).keeps(families, words):
        return True
    others = (of_result(other, audit) for other in objective.key_results if other is not key_result)
    return any(other.keeps(families, words) for other in others)


def _such(push: Push, objective: Objective, audit: Audit) -> str:
    """KPIs of the library that would show the price: those that go with the measure, the team's, else the pair's."""
    pair = table("guards")["pairs"][push.pair]
    shown_by = pair["shown_by"].split()
    entry = kin_of(push.measure)
    team = audit.teams.get(objective.team or "")
    near = [*(guards_of(entry) if entry else ()), *(for_function(team.function or team.name) if team else ())]
    fit = [each for each in near if each.family in shown_by]
    return names(dict.fromkeys([*fit[:2], *(library()[each] for each in pair["such"].split())]), 2)
