"""An objective that was last looked at before its parent changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.domain.finding import Source
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.names import OBJECTIVES
from graph.nodes import Node
from rules.links import named
from rules.wording import quoted

_WORDS = "Our customers love our onboarding"


def _dated(child: str | None, parent: str | None, *aligns_to: str) -> dict[str, object]:
    """A plan with a parent that changed on one day, and the example on another."""
    company = {
        "id": "C1",
        "title": "Newcomers stay and grow with us",
        "level": "company",
        "updated_on": parent,
        "key_results": [{"id": "C1.1", "title": "First-year renewals rise from 74 % to 85 %"}],
    }
    other = {"id": "C2", "title": "Hospitals recommend us", "level": "company", "updated_on": "2026-03-20"}
    example = {
        "id": "example",
        "title": _WORDS,
        "level": "team",
        "why": "They told us",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "updated_on": child,
        "aligns_to": list(aligns_to or ("C1",)),
        "key_results": [
            {"title": "Onboarding NPS rises from 32 to 55"},
            {"title": "Accounts that finish setup in a day rise from 40 % to 75 %"},
        ],
    }
    return {"objectives": [company, other, example]}


@rule(
    "G511",
    "stale-alignment",
    family="alignment",
    subject=Objective,
    severity="info",
    confidence="high",
    consequence=29,
    sources=[Source("001", "What is an OKR? (pivot to stay in step with the objectives above)")],
)
class StaleAlignment:
    """Objective last edited before the goal that it serves was changed.

    What it does:
        Compares `updated_on` of an objective with that of every objective that its
        `aligns_to` names, and speaks where one of them is later. A key result stands
        for its objective.

    What decides:
        The same day is fine. Where one side says no day, nobody can tell.

    Why it matters:
        The goal above may no longer say what it said when this one was written. Work
        goes on towards something that nobody wants any more.

    Known problems:
        A corrected comma counts as a change.

    Better:
        Read the goal above again. If this one still serves it, set `updated_on` to
        today; if not, change it, or the link.
    """

    good = [
        Example(_WORDS, plan=_dated("2026-03-25", "2026-03-25")),
        Example(_WORDS, plan=_dated("2026-03-25", "2026-03-19")),
        Example(_WORDS, plan=_dated("2026-03-25", None)),
        Example(_WORDS, plan=_dated(None, "2026-03-19")),
    ]
    bad = [
        Example(_WORDS, plan=_dated("2026-03-25", "2026-03-26")),
        Example(_WORDS, plan=_dated("2026-03-25", "2026-04-26", "C1.1")),
        Example(_WORDS, plan=_dated("2026-03-19", None, "C1", "C2")),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Compare its day with the latest of its parents'."""
        if not objective.aligns_to:
            return
        alignment = alignment_of(audit)
        node = alignment.node(objective)
        parents = list(_parents(node, alignment))
        known = [(parent.goal.updated_on, -at) for at, parent in enumerate(parents) if parent.goal.updated_on]
        own = objective.updated_on
        latest, at = max(known, default=(date.min, 0))
        if own is not None and latest > own:
            yield Flag(
                f"{named(parents[-at], node, alignment)} changed on {latest}; {quoted(objective.title)}, which serves "
                f"it, was last edited on {own}.",
                field="updated_on",
            )
        elif parents and (own is None or len(known) < len(parents)):
            yield Abstain(("updated_on",))


def _parents(node: Node, alignment: Alignment) -> Iterator[Node]:
    """The objectives that it aligns to, each once; a key result stands for its own."""
    seen = {node.number}
    for link in alignment.out[node.number]:
        above = alignment.nodes[link.target]
        if link.field == "aligns_to" and above.kind in OBJECTIVES:
            parent = alignment.nodes[above.above] if above.above >= 0 else above
            if parent.number not in seen:
                seen.add(parent.number)
                yield parent
