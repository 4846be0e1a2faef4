"""A name that is of nothing in the plan."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, TypeAlias

from advisor.domain.finding import Source
from advisor.domain.plan import Initiative, KeyResult, Kpi, Objective, Team
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Example, Flag, Said, rule
from graph.alignment import Alignment, align, alignment_of
from graph.links import meant_by
from graph.near import Near
from graph.nodes import Dangling, NodeKind
from rules.links import called, with_article
from rules.wording import quoted

MOST_MEANT = 300  # names of a plan for which something near is looked for

_Goal: TypeAlias = Objective | KeyResult | Kpi | Initiative | Team
_SAYS = {
    "aligns_to": "aligns to",
    "strategy": "names as its strategy",
    "addresses": "addresses",
    "depends_on": "depends on",
    "team": "is of the team",
    "measures": "measures",
    "guards": "guards",
    "moves": "moves",
    "supports": "supports",
    "drivers": "is driven by",
    "parent": "is part of the team",
}
_TOGETHER = "Correct the name, or audit the file that it stands in together with this one (`okr-advisor audit FOLDER`)."


@rule(
    "G517",
    "dangling-link",
    family="alignment",
    subject=(Objective, KeyResult, Kpi, Initiative, Team),
    severity="error",
    confidence="high",
    consequence=90,
    sources=[Source("the alignment graph", "a link has two ends")],
)
class DanglingLink:
    """Reference to something that is not in the plan.

    What it does:
        Follows every name that one thing uses for another (`aligns_to`, `supports`,
        `measures`, `drivers`, `guards`, `depends_on`, `moves`, `addresses`,
        `strategy`, `team`, `parent`), and speaks of each that leads nowhere, at its
        place in the list.

    Why it matters:
        The link that its author meant does not exist: the goal looks aligned, and
        every question about who serves what is answered without it.

    What decides:
        A name is an id, the exact title, or in a page without ids the number of the
        goal. The files that are audited together count. A name that is still to be
        filled in is none, and teams are looked for only where any are listed.

    Known problems:
        A goal in a file that is not audited along with this one is not seen.

    Better:
        Correct the name, or audit the file that it stands in together with this one
        (`okr-advisor audit FOLDER`).
    """

    good = [
        Example("Our customers love our onboarding", fields={"aligns_to": ["Newcomers stay and grow with us"]}),
        Example("Our customers love our onboarding", fields={"depends_on": ["product", "C1"], "addresses": ["nps"]}),
        Example("Our customers love our onboarding", fields={"team": "lab"}, plan={"teams": []}),
        Example("Our customers love our onboarding", fields={"aligns_to": ["C1", "TBD"]}),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"aligns_to": ["C1", "C7"]}),
        Example("Our customers love our onboarding", fields={"aligns_to": ["Newcomers stay and grew with us", "C1"]}),
        Example("Our customers love our onboarding", fields={"depends_on": ["produkt"]}),
        Example("Our customers love our onboarding", fields={"addresses": ["C1"]}),
        Example("Our customers love our onboarding", fields={"team": "sales"}),
        Example("Our customers love our onboarding", fields={"strategy": ["A1"]}),
    ]

    def check(self, goal: _Goal, audit: Audit) -> Said:
        """Tell the names of this goal that lead nowhere."""
        if not any(getattr(goal, field, None) for field in _FIELDS[type(goal)]):
            return
        alignment = alignment_of(audit)
        if not alignment.dangling:
            return
        loose = audit.bundle.once(_loose)
        for each in loose.by_node.get(alignment.node(goal).number, ()):
            yield self._flag(goal, each, loose, audit)

    def _flag(self, goal: _Goal, each: Dangling, loose: _Loose, audit: Audit) -> Flag:
        name = getattr(goal, "name", None) or getattr(goal, "title", None) or getattr(goal, "id", None) or "?"
        said = f"{quoted(name)} {_SAYS[each.field]} {quoted(each.name)}, "
        kinds = meant_by(goal, each.field)
        suggestion = None
        if each.several:
            said += "which is what several goals are called: which one is meant, nobody can tell."
            suggestion = "Give the goals ids of their own and name the one that is meant."
        elif each.instead is not None:
            said += f"which is {with_article(called(each.instead))}, and {_wanted(kinds)} is expected."
            suggestion = f"Name {_wanted(kinds)} there."
        else:
            said += f"which is not in {'these plans' if len(audit.bundle.documents) > 1 else 'the plan'}."
            meant = loose.meant(each, kinds)
            if meant is not None:
                said += f" Did you mean {quoted(meant)}?"
            suggestion = f"Write {quoted(meant)} if that is meant." if meant is not None else _TOGETHER
        pointer = (*audit.standing_of(goal).pointer, each.field)
        whole = isinstance(getattr(goal, each.field), str)
        return Flag(
            said,
            field=each.field,
            suggestion=suggestion,
            key=f"{each.field} {each.name}",
            at=pointer if whole else (*pointer, each.at),
        )


_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field for field in _SAYS if field in kind.__annotations__)
    for kind in (Objective, KeyResult, Kpi, Initiative, Team)
}


class _Loose(NamedTuple):
    """The dangling references of some plans, by the node that makes them, and what is needed to say what was meant."""

    alignment: Alignment
    positional: tuple[frozenset[str], ...]
    by_node: dict[int, list[Dangling]]
    first: frozenset[Dangling]
    near: dict[tuple[NodeKind, ...], Near]
    told: dict[tuple[str, int, tuple[NodeKind, ...]], str | None]

    def meant(self, each: Dangling, kinds: tuple[NodeKind, ...]) -> str | None:
        """The name that was probably meant."""
        if each not in self.first:
            return None
        if kinds not in self.near:
            self.near[kinds] = Near(self.alignment.nodes, self.positional, kinds)
        plan = self.alignment.nodes[each.source].plan
        key = (each.name, plan, kinds)
        if key not in self.told:
            self.told[key] = self.near[kinds].to(each.name, plan)
        return self.told[key]


def _loose(bundle: Bundle) -> _Loose:
    alignment = bundle.once(align)
    by_node: dict[int, list[Dangling]] = {}
    first: list[Dangling] = []
    count: Counter[int] = Counter()
    for each in alignment.dangling:
        by_node.setdefault(each.source, []).append(each)
        plan = alignment.nodes[each.source].plan
        count[plan] += 1
        if count[plan] <= MOST_MEANT:
            first.append(each)
    positional = tuple(document.positional for document in bundle.documents)
    return _Loose(alignment, positional, by_node, frozenset(first), {}, {})


def _wanted(kinds: tuple[NodeKind, ...]) -> str:
    """What a field may name, in words."""
    names = [with_article(called(kind)) for kind in kinds]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]
