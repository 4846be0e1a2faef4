"""An objective in the words of the goal that it serves."""

from __future__ import annotations

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import Objective
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.text.placeholder import find_placeholder
from graph.alignment import Alignment, alignment_of
from graph.names import OBJECTIVES
from graph.nodes import Node
from rules.balance.duplicate import same_words
from rules.links import named
from rules.wording import quoted

_WORDS = "Newcomers stay and grow with us"


@rule(
    "G509",
    "copied-not-contributed",
    family="alignment",
    subject=Objective,
    severity="warning",
    confidence="high",
    consequence=53,
    supersedes=("C412",),
    sources=[Source("004", "the paragraph on who sets them (teams decide on their own results)")],
)
class CopiedNotContributed:
    """Objective that repeats the goal above it word for word.

    What it does:
        Compares an objective with every objective and key result that its
        `aligns_to` names, and speaks where the words are the same; case,
        punctuation and blanks aside.

    What decides:
        One objective that two units of the same level share is no copy: the link
        says who leads.

    Why it matters:
        It says whom the team serves and not how. Every team below could write the
        same line, and none of them would know what is left to it.

    Known problems:
        Nearly the same words are not seen as the same.

    Better:
        Say what will be different through this team's own work, for whom, and keep
        the link to the goal above.
    """

    good = [
        Example("Newcomers feel at home from their first week"),
        Example("Newcomers stay and grow with us in Spain"),
        Example("Hospitals recommend us to each other", fields={"aligns_to": ["B0"]}, plan={"objectives_beside": 1}),
    ]
    bad = [
        Example(_WORDS, span=_WORDS),
        Example("NEWCOMERS stay – and grow – with us!"),
        Example(_WORDS, fields={"aligns_to": ["B0", "C1"]}, plan={"objectives_beside": 1}),
        Example(_WORDS, fields={"level": "department"}),
    ]

    def check(self, objective: Objective, audit: Audit) -> Said:
        """Compare its words with those of the goals that it aligns to."""
        if not objective.aligns_to:
            return
        alignment = alignment_of(audit)
        node = alignment.node(objective)
        for link in alignment.out[node.number]:
            if link.field != "aligns_to":
                continue
            target = alignment.nodes[link.target]
            holder = alignment.nodes[target.above] if target.above >= 0 else target
            above = next((each for each in (target, holder) if _is_copy(node, each, alignment)), None)
            if above is not None:
                yield Flag(
                    f"{quoted(objective.title)} repeats the goal that it serves, {named(above, node, alignment)}, word "
                    "for word: what is this team's own share?",
                    Span(0, len(objective.title)),
                )
                return


def _is_copy(node: Node, above: Node, alignment: Alignment) -> bool:
    """Whether an objective is in the words of one above it, that is neither its own nor shared with its equals."""
    if above.kind not in OBJECTIVES or not same_words(node.goal.title, above.goal.title):
        return False
    level = alignment.levels.of(node)
    shared = level is not None and level == alignment.levels.of(above)
    own = node.number in (above.number, above.above)
    return not shared and not own and find_placeholder(node.words) is None
