"""Which goal of one version is which goal of the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from advisor.domain.document import Document
from advisor.domain.plan import KeyResult, Objective
from advisor.text.statement import read_statement
from advisor.text.terms import terms_in

_PIECES = re.compile(r"[-−]?\d+(?:[.,]\d+)*|[^\W\d_]+|[%‰€$£¥<>≥≤]")
_ALIKE = 0.5  # share of telling words from which two goals anywhere are one
_ALIKE_HERE = 0.25  # and under one objective
_SURELY = 0.8  # from this share on, figures that differ were changed
_COMMON = 20  # goals from which a word tells nothing
_MOST = 40  # candidates that a goal is compared with


class Goal(NamedTuple):
    """A goal of one version, with the objective that it stands under."""

    goal: Objective | KeyResult
    parent: Objective | None

    @property
    def words(self) -> str:
        """The words of its title, case, blanks and punctuation aside."""
        return " ".join(_PIECES.findall(self.goal.title.lower()))


def written_ids(document: Document) -> frozenset[str]:
    """The ids of a plan's goals that somebody wrote; the others only stand for a position."""
    plan = document.plan
    ids = {objective.id for objective in plan.objectives} | {each.id for each in plan.key_results}
    ids |= {each.id for objective in plan.objectives for each in objective.key_results}
    return frozenset(each for each in ids if each and each not in document.positional)


def matches(
    old: Sequence[Goal], new: Sequence[Goal], old_ids: frozenset[str], new_ids: frozenset[str]
) -> dict[int, int]:
    """The number of the new goal that each old one is, by numbers; those that are gone are left out."""
    found = _Found(old, new)
    found.pair(
        lambda goal: goal.goal.id if goal.goal.id in old_ids else None,
        lambda goal: goal.goal.id if goal.goal.id in new_ids else None,
    )
    found.pair(_objective_words, _objective_words)
    found.pair(lambda goal: found.here(goal, found.new_of), lambda goal: found.here(goal, id))
    found.pair(_kind_and_words, _kind_and_words)
    found.pair(lambda goal: goal.words or None, lambda goal: goal.words or None)
    found.by_what_stands_under()
    found.by_most_words()
    return found.numbers


def _start_apart(one: Objective | KeyResult, other: Objective | KeyResult) -> bool:
    """Whether two goals of different words say different starting points: then they are two measures."""
    starts = [_start(goal) for goal in (one, other) if isinstance(goal, KeyResult)]
    return len(starts) == 2 and None not in starts and starts[0] != starts[1]


def _start(key_result: KeyResult) -> float | None:
    if key_result.baseline is not None:
        return key_result.baseline
    said = read_statement(key_result.title).baseline
    return said.value if said is not None else None


def _objective_words(goal: Goal) -> str | None:
    return goal.words or None if isinstance(goal.goal, Objective) else None


def _kind_and_words(goal: Goal) -> Hashable:
    return (type(goal.goal), goal.words) if goal.words else None


class _Found:
    """The pairs that were found so far; every step looks only at what is left."""

    def __init__(self, old: Sequence[Goal], new: Sequence[Goal]) -> None:
        self.old, self.new = old, new
        self.numbers: dict[int, int] = {}
        self._taken: set[int] = set()
        self._number = {id(goal.goal): at for at, goal in enumerate(old)}

    def pair(self, key_of_old: Callable[[Goal], Hashable], key_of_new: Callable[[Goal], Hashable]) -> None:
        """Pair what has the same key, in the order of the plans; None is no key."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in range(len(self.new) - 1, -1, -1):
            if at not in self._taken and (key := key_of_new(self.new[at])) is not None:
                waiting[key].append(at)
        for at, goal in enumerate(self.old):
            if at not in self.numbers and waiting:
                key = key_of_old(goal)
                if key is not None and waiting.get(key):
                    self._take(at, waiting[key].pop())

    def here(self, goal: Goal, known_by: Callable[[Objective], int | None]) -> Hashable:
        """A key result's words and its objective, as the new plan knows it."""
        parent = known_by(goal.parent) if goal.parent is not None else None
        return None if parent is None or not goal.words else (parent, goal.words)

    def new_of(self, objective: Objective) -> int | None:
        """The identity of the objective that an old one has become."""
        at = self.numbers.get(self._number[id(objective)])
        return None if at is None else id(self.new[at].goal)

    def by_what_stands_under(self) -> None:
        """Pair objectives most of whose key results are the same."""
        under = {id(goal.goal): at for at, goal in enumerate(self.new)}
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for here, there in self.numbers.items():
            old, new = self.old[here].parent, self.new[there].parent
            if old is not None and new is not None:
                votes[self._number[id(old)]][under[id(new)]] += 1
        for here in sorted(votes):
            objective = self.old[here].goal
            there, count = votes[here].most_common(1)[0]
            most = isinstance(objective, Objective) and 2 * count >= len(objective.key_results)
            if most and here not in self.numbers and there not in self._taken:
                self._take(here, there)

    def by_most_words(self) -> None:
        """Pair what shares most of its telling words: first under one objective, then anywhere."""
        here: dict[Hashable, list[int]] = defaultdict(list)
        for at, goal in self._left_of_new():
            if goal.parent is not None:
                here[id(goal.parent)].append(at)
        scored = []
        for at, goal in self._left_of_old():
            parent = self.new_of(goal.parent) if goal.parent is not None else None
            scored += self._alike(at, here.get(parent, ())[:_MOST], _ALIKE_HERE)
        self._best(scored)
        self._best(self._anywhere())

    def _anywhere(self) -> list[tuple[float, int, int]]:
        """How alike what is left is, wherever it stands; common words lead nowhere."""
        by_term: dict[str, list[int]] = defaultdict(list)
        for at, goal in self._left_of_new():
            for term in terms_in(goal.goal.title):
                by_term[term].append(at)
        scored = []
        for at, goal in self._left_of_old():
            near = Counter(
                other
                for term in terms_in(goal.goal.title)
                if len(by_term.get(term, ())) <= _COMMON
                for other in by_term.get(term, ())
                if type(self.new[other].goal) is type(goal.goal)
            )
            scored += self._alike(at, [other for other, _ in near.most_common(_MOST)], _ALIKE)
        return scored

    def _alike(self, at: int, others: Iterable[int], least: float) -> list[tuple[float, int, int]]:
        mine = terms_in(self.old[at].goal.title)
        found = []
        for other in others:
            theirs = terms_in(self.new[other].goal.title)
            share = len(mine & theirs) / len(mine | theirs) if mine & theirs else 0.0
            if share >= least and (share >= _SURELY or not _start_apart(self.old[at].goal, self.new[other].goal)):
                found.append((-share, at, other))
        return found

    def _best(self, scored: Iterable[tuple[float, int, int]]) -> None:
        for _, at, other in sorted(scored):
            if at not in self.numbers and other not in self._taken:
                self._take(at, other)

    def _left_of_old(self) -> list[tuple[int, Goal]]:
        return [(at, goal) for at, goal in enumerate(self.old) if at not in self.numbers]

    def _left_of_new(self) -> list[tuple[int, Goal]]:
        return [(at, goal) for at, goal in enumerate(self.new) if at not in self._taken]

    def _take(self, at: int, other: int) -> None:
        self.numbers[at] = other
        self._taken.add(other)
