"""The same words in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple, TypeAlias

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult, Objective, Plan
from advisor.engine.audit import Audit
from advisor.engine.bundle import Bundle
from advisor.engine.rule import Example, Flag, Said, rule
from advisor.kpi.cycles import dates_of
from advisor.text.placeholder import find_placeholder
from graph.alignment import Alignment, align
from graph.names import plain
from rules.wording import quoted

_PIECES = re.compile(r"[-−]?\d+(?:[.,:]\d+)*|[^\W\d_]+|[%‰€$£¥+<>≥≤=]")
_MARKS = dict.fromkeys(map(ord, " \t\n\u00a0.,;:!?'\"()[]{}<>+-*/_=&#%|~`^@\\“”„‘’‚«»–—…·•−"))
_FEWEST = 2  # words: "Growth" or "Hiring" in two places is a topic and no statement
SHOWN = 3
_FAR = 24  # goals on the ways up that are looked at

_Key: TypeAlias = tuple[tuple[str, ...], str | None, float | None]


def _twin(**fields: object) -> dict[str, object]:
    """A plan with a team objective of the example's words beside it."""
    title = fields.pop("title", "Our customers love our onboarding")
    twin = {"id": "T9", "title": title, "team": "sales", "why": "They told us", "owner": "Eve", "aligns_to": ["C1"]}
    company = {"id": "C1", "title": "Newcomers stay and grow with us", "level": "company", "evidence": "the teams"}
    example = {
        "id": "example",
        "title": "Our customers love our onboarding",
        "team": "product",
        "why": "They told us",
        "owner": "Ada",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": ["C1"],
        "key_results": [
            {"title": "Onboarding NPS rises from 32 to 55"},
            {"title": "Accounts that finish setup in a day rise from 40 % to 75 %"},
        ],
    }
    return {"objectives": [company, example, {**twin, **fields}]}


class _Place(NamedTuple):
    """A statement where it stands, with its objective (of an objective: itself) and the number of its plan."""

    goal: Objective | KeyResult
    objective: Objective | None
    plan: int


@rule(
    "C412",
    "duplicate-statement",
    family="balance",
    subject=Plan,
    severity="info",
    confidence="high",
    consequence=28,
    sources=[Source("real plans", "word for word in several teams: most are alignment, some are copies")],
)
class DuplicateStatement:
    """Statement that stands word for word in two places with no link between them.

    What it does:
        Compares the words of all objectives and key results, case and punctuation
        aside, and speaks at each place where the same ones stand and nothing
        (`aligns_to`, `depends_on`) links them, them or their objectives. Files that
        are audited together and are for the same cycle are compared, too.

    What decides:
        Goals of the same words that declare other targets or other KPIs are not the
        same. An objective that its own key result repeats is C416's. Where whole
        objectives are the same, their key results are not told as well.

    Why it matters:
        When the figure moves, both score it, and each team may have waited for the
        other. Where it is one result for both, a link says so and names who leads.

    Known problems:
        Two regions with the same words may mean two figures; say which in the title.

    Better:
        Link them where one serves the other, keep one where both are the same, or
        say in each what is this team's own share.
    """

    good = [
        Example("Our customers love our onboarding"),
        Example("Our customers love our onboarding", plan=_twin(aligns_to=["example"])),
        Example("Our customers love our onboarding", plan=_twin(title="Our customers love our onboarding in Spain")),
        Example("Our customers love our onboarding", plan=_twin(depends_on=["example"])),
    ]
    bad = [
        Example("Our customers love our onboarding", span="Our customers love our onboarding", plan=_twin()),
        Example("Our customers love our onboarding", plan=_twin(title="OUR CUSTOMERS LOVE OUR ONBOARDING!")),
        Example(
            "Our customers love our onboarding",
            plan=_twin(title="Sales is fun", key_results=[{"title": "Our customers love our onboarding."}]),
        ),
    ]

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Tell the places of this plan."""
        for place, said in audit.bundle.once(_duplicates).get(id(plan), ()):
            yield Flag(said, Span(0, len(place.goal.title)), about=place.goal)


def _duplicates(bundle: Bundle) -> dict[int, list[tuple[_Place, str]]]:
    """Gather places by their words, and look at those that nothing links; what is said of each, by its plan."""
    plans = [document.plan for document in bundle.documents]
    cycles: dict[object, list[int]] = defaultdict(list)
    for number, plan in enumerate(plans):
        cycles[_when(plan)].append(number)
    told: dict[int, list[tuple[_Place, str]]] = defaultdict(list)
    for numbers in cycles.values():
        letters: dict[str, list[_Place]] = defaultdict(list)
        for place in (place for number in numbers for place in _places(plans[number], number)):
            letters[_letters(place.goal.title)].append(place)  # a first look: the same words have the same letters
        places: dict[_Key, list[_Place]] = defaultdict(list)
        for place in (place for found in letters.values() if len(found) > 1 for place in found):
            key = _key(place.goal)
            if len(key[0]) >= _FEWEST:
                places[key].append(place)
        for found in places.values():
            if len(found) > 1 and find_placeholder(found[0].goal.title) is None and not _implied(found):
                for place, said in _told(found, bundle.once(align)):
                    told[id(plans[place.plan])].append((place, said))
    return told


def _when(plan: Plan) -> object:
    """The cycle of a plan, the same for plans of the same days or name, and for those that say none."""
    return dates_of(plan.cycle) or plain((plan.cycle.name if plan.cycle else None) or "")


def _places(plan: Plan, number: int) -> Iterator[_Place]:
    for objective in plan.objectives:
        yield _Place(objective, objective, number)
        for key_result in objective.key_results:
            yield _Place(key_result, objective, number)
    for key_result in plan.key_results:
        yield _Place(key_result, None, number)


def same_words(one: str, other: str) -> bool:
    """Whether two titles are of the same words and figures; case, punctuation and blanks aside.

    >>> same_words("Guests come back - 5 % more!", "guests come back: 5% more")
    True
    >>> same_words("Guests come back 1.5 times", "Guests come back 15 times")
    False
    """
    return _letters(one) == _letters(other) and _pieces(one) == _pieces(other) != ()


def _letters(title: str) -> str:
    return title.lower().translate(_MARKS)


def _pieces(title: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in _PIECES.findall(title))


def _key(goal: Objective | KeyResult) -> _Key:
    """What makes two statements the same: their words, and the KPI and target that they declare."""
    words = _pieces(goal.title)
    return (words, goal.measures, goal.target) if isinstance(goal, KeyResult) else (words, None, None)


def _implied(places: Sequence[_Place]) -> bool:
    """Whether key results are the same because their objectives are: that is told of the objectives."""
    if any(place.objective is None or place.goal is place.objective for place in places):
        return False
    above = {id(place.objective): _key(place.objective) for place in places if place.objective}
    return len(above) == len(places) and len(set(above.values())) == 1


def _told(places: Sequence[_Place], alignment: Alignment) -> Iterator[tuple[_Place, str]]:
    """What is said of each place, unless links make all of them one."""
    groups = _linked(places, alignment)
    if len(set(groups)) < 2:
        return
    seen: dict[int, list[_Place]] = {}
    for at, place in zip(groups, places, strict=True):
        if at in seen or len(seen) < SHOWN + 2:
            some = seen.setdefault(at, [])
            if len(some) <= SHOWN:
                some.append(place)
    for at, place in zip(groups, places, strict=True):
        others = [other for group, some in seen.items() if group != at for other in some]
        names = ", ".join(_where(other, place, alignment) for other in others[:SHOWN])
        more = " and elsewhere" if len(others) > SHOWN else ""
        yield place, f"{quoted(place.goal.title)} also stands {names}{more}, and nothing links them."


def _linked(places: Sequence[_Place], alignment: Alignment) -> list[int]:
    """The number of each place's group: those that links, or one objective with its own words, make one."""
    group = list(range(len(places)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    standing = _by_node(places, alignment)
    for at, place in enumerate(places):
        for target in _links(place, alignment):
            for other in standing.get(target, ()):
                group[root(at)] = root(other)
        if isinstance(place.goal, KeyResult) and place.objective is not None:
            above = alignment.node(place.objective).number
            for other in (other for other in standing.get(above, ()) if places[other].goal is place.objective):
                group[root(at)] = root(other)
    return [root(at) for at in range(len(places))]


def _by_node(places: Sequence[_Place], alignment: Alignment) -> Mapping[int, list[int]]:
    """The places that a node means: the goal's own, and for an objective all that stand under it."""
    found: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        for number in _nodes(place, alignment):
            found[number].append(at)
    return found


def _nodes(place: _Place, alignment: Alignment) -> set[int]:
    """A goal and its objective in the graph."""
    return {alignment.node(goal).number for goal in (place.goal, place.objective) if goal is not None}


def _links(place: _Place, alignment: Alignment) -> set[int]:
    """The nodes that a place leads to, itself or through its objective: the next ones, and some way up from there."""
    found = dict.fromkeys(
        link.target
        for number in _nodes(place, alignment)
        for link in alignment.out[number]
        if link.field in ("aligns_to", "depends_on")
    )
    waiting = list(found)
    for number in waiting:
        for above in alignment.up[number]:
            if above not in found and len(found) < _FAR:
                found[above] = None
                waiting.append(above)
    return set(found)


def _where(place: _Place, seen_from: _Place, alignment: Alignment) -> str:
    """Where a statement stands, for people."""
    file = "" if place.plan == seen_from.plan else f" in {PurePath(alignment.paths[place.plan]).name}"
    if place.objective is None:
        return f"as a key result without an objective{file}"
    if place.objective is seen_from.objective:
        return "a second time under the same objective"
    team = alignment.levels.team(alignment.node(place.objective))
    of = f" of {quoted(team.words)}" if team else ""
    if place.goal is place.objective:
        return f"as an objective{of}{file}"
    return f"under {quoted(place.objective.title)}{of}{file}"
