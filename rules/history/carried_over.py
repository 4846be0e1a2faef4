"""An objective that comes back cycle after cycle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.plan import Cycle, KeyResult, Objective, Plan
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.kpi.cycles import dates_of
from advisor.score.figures import figures_in
from advisor.score.progress import value_of
from rules.figures import figures_of
from rules.wording import quoted

_WORD = re.compile(r"\w+")
_MOST = 0.6
_MOVING = [
    {"title": "Onboarding NPS rises from 32 to 55", "current": 41},
    {"title": "Accounts that finish setup in a day rise from 40 % to 75 %"},
]
_SAME = "Our customers love our onboarding"


def _earlier(cycle: str, title: str = _SAME, **fields: object) -> dict[str, object]:
    key_result = {"id": "example.1", "title": "Onboarding NPS rises from 32 to 55", **fields}
    return {"cycle": {"name": cycle}, "objectives": [{"id": "example", "title": title, "key_results": [key_result]}]}


@rule(
    "T608",
    "carried-over",
    family="history",
    subject=Plan,
    severity="warning",
    confidence="high",
    consequence=59,
    sources=[
        Source("004", "OKRs are ephemeral, KPIs are permanent"),
        Source("002", "the comparison table: flexibility"),
        Source("003", "OKR vs KPI: duration"),
    ],
)
class CarriedOver:
    """Objective in its third cycle or later.

    What it does:
        Counts the cycles that an objective has stood in: those of earlier plans
        (`--previous`) that have it, and those that `carried_from` names. From the
        third on it speaks, and says whether the targets are the same.

    Why it matters:
        A goal that comes back unchanged is either daily work, which a KPI with a
        floor watches better, or a zombie that nobody dares to bury.

    What decides:
        Objectives are the same by their words, case and punctuation aside, or by
        their id where most words are the same. An aspirational one that moved may
        go on until it is done: `current` against the baseline, or against the
        earlier plan. A plan of the same cycle is an earlier version, and no cycle.

    Known problems:
        A mission that is worded as an objective comes back rightly; give each
        cycle its own state on the way.

    Options:
        `from_cycle`: the cycle from which on it is told.

    Better:
        Drop it, turn it into a KPI with a floor, or say what has to be different
        this time and write that as the objective.
    """

    options = (Option("from_cycle", 3, "the cycle from which on a carried-over objective is told"),)
    good = [
        Example(_SAME, plan={"previous": [_earlier("2026-Q1")]}),
        Example(_SAME, fields={"carried_from": ["2026-Q1"]}, plan={"previous": [_earlier("2026-Q1")]}),
        Example(_SAME, plan={"previous": [_earlier("2026-Q2"), _earlier("2026-Q1")]}),
        Example(_SAME, plan={"previous": [_earlier("2026-Q1", "Sales win by trust"), _earlier("2025-Q4")]}),
        Example(_SAME, fields={"carried_from": ["2025-Q4", "2026-Q1"], "key_results": _MOVING}),
    ]
    bad = [
        Example(_SAME, plan={"previous": [_earlier("2026-Q1"), _earlier("2025-Q4")]}),
        Example(_SAME, fields={"carried_from": ["2025-Q4", "2026-Q1"]}),
        Example(_SAME, fields={"carried_from": ["2025-Q4"]}, plan={"previous": [_earlier("2026-Q1", f"{_SAME}!")]}),
        Example(
            _SAME,
            fields={"commitment": "committed", "carried_from": ["2025-Q4", "2026-Q1"], "key_results": _MOVING},
        ),
        Example(
            "Our customers truly love our onboarding",
            plan={"previous": [_earlier("2026-Q1"), _earlier("2025-Q4")]},
        ),
    ]
    from_cycle: int

    def check(self, plan: Plan, audit: Audit) -> Said:
        """Count the cycles of every objective."""
        own = _cycle(plan.cycle)
        earlier = [_Earlier.of(each) for each in audit.previous if _cycle(each.cycle) != own]
        for objective in plan.objectives:
            if earlier or objective.carried_from:
                yield from self._objective(objective, own, earlier, audit)

    def _objective(self, objective: Objective, own: object, earlier: list[_Earlier], audit: Audit) -> Said:
        found = [(each.cycle, same) for each in earlier if (same := each.find(objective)) is not None]
        cycles = {cycle for cycle, _ in found} | {_cycle(Cycle(name=name)) for name in objective.carried_from}
        count = len(cycles - {own, None}) + 1
        before = [same for _, same in found]
        if count < self.from_cycle:
            return
        if audit.commitment_of(objective) == "aspirational" and _moved(objective, before, audit):
            return
        yield Flag(
            f"{quoted(objective.title)} stands here for the {_nth(count)} cycle{_targets(objective, before, audit)}: "
            "business as usual, or a zombie?",
            about=objective,
            key="carried",
        )


class _Earlier(NamedTuple):
    """An earlier plan with its objectives by their words and by their ids."""

    cycle: object
    by_words: dict[str, Objective]
    by_id: dict[str, Objective]

    @classmethod
    def of(cls, plan: Plan) -> _Earlier:
        """An earlier plan, made ready to look things up in."""
        by_words = {" ".join(_words(each.title)): each for each in plan.objectives}
        return cls(_cycle(plan.cycle), by_words, {each.id: each for each in plan.objectives if each.id})

    def find(self, objective: Objective) -> Objective | None:
        """The objective that is this one: the same words, or the same id and most of the words."""
        same = self.by_words.get(" ".join(_words(objective.title)))
        if same is not None:
            return same
        named = self.by_id.get(objective.id or "")
        return named if named is not None and _alike(named.title, objective.title) else None


def _cycle(cycle: Cycle | None) -> object:
    """What tells a cycle from others: its days, else its name."""
    if cycle is None:
        return None
    return dates_of(cycle) or (cycle.name or "").strip().lower() or cycle.start or cycle.end


def _words(title: str) -> list[str]:
    return _WORD.findall(title.lower())


def _alike(one: str, other: str) -> bool:
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) >= _MOST * len(first | second) > 0


def _moved(objective: Objective, before: list[Objective], audit: Audit) -> bool:
    """Whether any of its key results moved: against its baseline, or against an earlier plan."""
    for key_result in objective.key_results:
        now = value_of(key_result, audit.kpi_of(key_result), audit.as_of)
        if now is None:
            continue
        start = figures_of(key_result, audit).baseline
        then = [value_of(same, None) for same in _results_in(before, key_result)]
        known = [each.value for each in then if each is not None] + ([start] if start is not None else [])
        if any(now.value != value for value in known):
            return True
    return False


def _results_in(before: list[Objective], key_result: KeyResult) -> Iterator[KeyResult]:
    """The same key result in earlier plans: by its words, else by its id."""
    words = _words(key_result.title)
    for earlier in before:
        by_words = next((each for each in earlier.key_results if _words(each.title) == words), None)
        same = by_words or next((each for each in earlier.key_results if each.id and each.id == key_result.id), None)
        if same is not None:
            yield same


def _targets(objective: Objective, before: list[Objective], audit: Audit) -> str:
    """Whether its targets are those of the earlier plans; nothing where no one can compare."""
    pairs = [
        (figures_of(each, audit).target, figures_in(same, audit.read(same)).target)
        for each in objective.key_results
        for same in _results_in(before, each)
    ]
    known = [(now, then) for now, then in pairs if now is not None and then is not None]
    if not known:
        return ""
    return ", with the same targets" if all(now == then for now, then in known) else ", with other targets"


def _nth(number: int) -> str:
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(number, f"{number}th")
