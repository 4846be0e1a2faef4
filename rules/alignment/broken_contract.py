"""A contract of the settings that the plan's links break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from advisor.domain.finding import Breach, Kept, Source, Subject
from advisor.domain.plan import Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Judged, Said, rule
from graph.alignment import Alignment, alignment_of
from graph.nodes import Node
from graph.ways import ROUND
from rules.links import way
from rules.wording import quoted

if TYPE_CHECKING:  # few settings have contracts: what judges them is imported for those
    from advisor.engine.contracts import Contract, Reaches
    from graph.contracts import Broken, Judgement

MOST = 5  # breaches that the report of a contract lists; each is a finding of its own


def _kept(*contracts: dict[str, Any], **plan: Any) -> dict[str, Any]:
    """Fields of a plan that is judged by some contracts."""
    return {"contracts": list(contracts), **plan}


_REACHES = {"type": "reaches", "from": "team", "to": "company"}
_NO_STRETCH = {"type": "independent", "from": "committed", "on": "aspirational"}
_CARRIED = {"type": "carried", "level": "company", "at_least": 1}


@rule(
    "G520",
    "broken-contract",
    family="alignment",
    subject=Plan,
    severity="error",
    confidence="high",
    consequence=89,
    sources=[Source("import-linter", "contracts: an architecture written down and kept")],
)
class BrokenContract:
    """Goal that breaks a contract which the settings name.

    What it does:
        Judges the contracts of the settings over all plans that are audited together,
        and speaks of every goal that breaks one, with the way that its links go. The
        report lists each contract as kept or broken.

    Why it matters:
        What an organisation agreed on about its goals holds for as long as somebody
        checks it. A contract is checked with every change, and says where it breaks.

    What decides:
        `reaches`: a way of declared links, within so many steps. `independent`:
        `depends_on`, directly or within so many steps. `carried`: other teams whose
        objectives serve the goal. `except` names goals that are left out; where the
        level or the commitment of a goal is not known, nothing is said of it.

    Known problems:
        `stands_alone` keeps no contract: name the goal in `except`. Without contracts
        in the settings nothing is asked.

    Better:
        Mend the link that the way shows, or agree on another contract.
    """

    good = [
        Example("Our customers love our onboarding", plan=_kept(_REACHES, _NO_STRETCH, _CARRIED)),
        Example("Our customers love our onboarding", plan=_kept({**_REACHES, "within": 1})),
        Example(
            "Our customers love our onboarding",
            fields={"aligns_to": [], "stands_alone": "A promise to the board"},
            plan=_kept({**_REACHES, "except": ["example"]}),
        ),
    ]
    bad = [
        Example("Our customers love our onboarding", fields={"aligns_to": []}, plan=_kept(_REACHES)),
        Example(
            "Our customers love our onboarding",
            fields={"aligns_to": ["B0.1"]},
            plan=_kept({**_REACHES, "within": 1}, objectives_beside=1),
        ),
        Example(
            "Our customers love our onboarding",
            fields={"commitment": "committed", "depends_on": ["B0"]},
            plan=_kept({**_NO_STRETCH, "name": "No promise rests on a stretch"}, objectives_beside=1),
        ),
        Example(
            "Our customers love our onboarding",
            fields={"level": "company"},
            plan=_kept({**_CARRIED, "at_least": 2, "severity": "warning"}),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Tell what becomes of each contract, and which goals of this plan break it."""
        contracts = audit.settings.contracts
        if not contracts:
            return
        from graph.contracts import Judge

        alignment = alignment_of(audit)
        own = alignment.number_of_plan(audit)
        for found in audit.bundle.once(Judge(contracts)):
            yield Judged(_result(found, alignment))
            yield from _told(found, own, alignment)
            wanted = "commitment" if found.contract.type == "independent" else "level"
            for number in found.unknown:
                if alignment.nodes[number].plan == own:
                    yield Abstain((wanted,))


def _told(found: Judgement, own: int, alignment: Alignment) -> Iterator[Flag]:
    """A flag for each goal of a plan that breaks a contract."""
    for each in found.broken:
        node = alignment.nodes[each.goal]
        if node.plan == own:
            shown = f" ({way(_nodes(each, alignment), alignment, _cut(each))})" if len(each.way) > 2 else ""
            yield Flag(
                f"{_why(found.contract, each, alignment)}{shown}. Contract: {quoted(found.contract.name)}.",
                key=f"contract {found.contract.name}",
                severity=found.contract.severity,
                about=node.goal,
            )


def _result(found: Judgement, alignment: Alignment) -> Kept:
    contract = found.contract
    breaches = tuple(_breach(contract, each, alignment) for each in found.broken[:MOST])
    counts = (len(found.goals), len(found.broken), len(found.unknown))
    return Kept(contract.name, contract.type, contract.severity, *counts, breaches)


def _breach(contract: Contract, each: Broken, alignment: Alignment) -> Breach:
    node = alignment.nodes[each.goal]
    subject = Subject("objective" if node.kind == "objective" else "key_result", node.id, node.goal.title)
    steps = [other.words for other in _nodes(each, alignment)]
    if _cut(each):
        steps.insert(-1, "…")
    return Breach(subject, alignment.paths[node.plan], _why(contract, each, alignment), tuple(steps))


def _nodes(each: Broken, alignment: Alignment) -> list[Node]:
    """The goals of a way that are told, the last one with them."""
    numbers = [*each.way, each.end] if _cut(each) else each.way or (each.goal,)
    return [alignment.nodes[number] for number in numbers]


def _cut(each: Broken) -> bool:
    """Whether the way goes on beyond what is told of it."""
    return each.end not in (ROUND, *each.way) and bool(each.way)


def _why(contract: Contract, each: Broken, alignment: Alignment) -> str:
    """How a goal breaks a contract, in words."""
    from advisor.engine.contracts import Carried, Independent

    nodes = _nodes(each, alignment)
    goal, end = quoted(nodes[0].words), quoted(nodes[-1].words)
    if isinstance(contract, Carried):
        teams = f"{_listed(each.teams)} alone" if each.teams else "no other team"
        least = "1 team is" if contract.at_least == 1 else f"{contract.at_least} teams are"
        return f"{goal} is carried by {teams}, and {least} asked for"
    if isinstance(contract, Independent):
        ours, theirs = alignment.commitment(nodes[0]), alignment.commitment(nodes[-1])
        return f"{goal} is {ours} and depends on {end}, which is {theirs}"
    return _unreached(contract, each, goal, end)


def _unreached(contract: Reaches, each: Broken, goal: str, end: str) -> str:
    if each.steps >= 0:
        return f"{goal} reaches {end} in {each.steps} steps, more than {contract.within}"
    if len(each.way) < 2:
        return f"{goal} reaches no {contract.to} objective: no link leads up from it"
    if each.end == ROUND:
        return f"{goal} reaches no {contract.to} objective: its links lead round"
    return f"{goal} reaches no {contract.to} objective: the way ends at {end}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
