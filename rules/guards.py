"""What is pushed and what keeps it in check: families of measures, and what a team watches beside its goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from advisor.domain.plan import KeyResult, Kpi, Objective
from advisor.engine.audit import Audit
from advisor.text.families import family_of
from advisor.text.tokens import tokenise
from rules.data import table
from rules.library import entry_of, words_of

_PERCENT = frozenset(["%", "percent", "per cent", "pct"])
_PARTS = frozenset(["share", "percentage", "percent", "proportion", "ratio", "rate", "number"])


class Watched(NamedTuple):
    """What somebody keeps an eye on: families, words, and whether there is a measure of which we know neither."""

    families: frozenset[str]
    words: frozenset[str]
    unknown: bool

    def keeps(self, families: Iterable[str], words: frozenset[str]) -> bool:
        """Whether one of some families or words is among it, or something that may be."""
        return self.unknown or not self.families.isdisjoint(families) or not self.words.isdisjoint(words)


NOTHING = Watched(frozenset(), frozenset(), False)


def together(each: Iterable[Watched]) -> Watched:
    """All of it at once."""
    families: set[str] = set()
    words: set[str] = set()
    unknown = False
    for watched in each:
        families |= watched.families
        words |= watched.words
        unknown = unknown or watched.unknown
    return Watched(frozenset(families), frozenset(words), unknown)


@lru_cache(maxsize=4_000)
def family_of_name(name: str) -> str | None:
    """The family of a KPI by its name: the library's, else the words'; a share of something is a family's only there.

    >>> family_of_name("Onboarding NPS"), family_of_name("Share of orders sent back"), family_of_name("Win rate")
    ('satisfaction', None, 'growth')
    """
    entry = entry_of(name)
    if entry is not None:
        return entry.family
    words = words_of(name)
    share = name.lstrip().startswith("%") or (len(words) > 1 and words[0] in _PARTS and words[1] == "of")
    return None if share else family_of(tokenise(name))


def family_of_kpi(kpi: Kpi) -> str | None:
    """The family of a KPI; a share in % of what comes in is not its volume ("calls answered in a minute").

    >>> from advisor.domain.plan import Kpi
    >>> family_of_kpi(Kpi(name="Calls answered in a minute", unit="%")), family_of_kpi(Kpi(name="Calls", unit="calls"))
    (None, 'volume')
    """
    family = family_of_name(kpi.name or "")
    share = family == "volume" and (kpi.unit or "").strip().lower() in _PERCENT and entry_of(kpi.name or "") is None
    return None if share else family


def family_of_result(key_result: KeyResult, audit: Audit) -> str | None:
    """The family that a key result moves: that of the KPI which it measures, else of its words."""
    kpi = audit.kpi_of(key_result)
    if kpi is not None and kpi.name:
        return family_of_kpi(kpi)
    return audit.read(key_result).measure.family


def is_measured(key_result: KeyResult, audit: Audit) -> bool:
    """Whether a key result says a figure of something: in words, in a field, or by the KPI that it measures."""
    if key_result.type in ("milestone", "baseline"):
        return False
    if key_result.target is not None or key_result.measures:
        return True
    reading = audit.read(key_result)
    return reading.kind == "outcome" and bool(reading.target or reading.delta)


def way_of(key_result: KeyResult, audit: Audit) -> str:
    """The way that the figure of a key result is to go: declared, between its fields, or as its words say."""
    if key_result.type == "maintain":
        return "keep"
    if key_result.direction is not None:
        return key_result.direction
    baseline, target = key_result.baseline, key_result.target
    if baseline is not None and target is not None and baseline != target:
        return "up" if target > baseline else "down"
    return audit.read(key_result).direction


def watched_beside(objective: Objective | None, team: str | None, audit: Audit) -> Watched:
    """What is watched beside an objective: by its team's KPIs and maintain results, and by KPIs that support it."""
    of_team = _of_teams(audit)
    found = [of_team.get(team or None, NOTHING)]
    if objective is not None:
        found += [_of_kpi(kpi) for kpi in supporting(objective, audit) if kpi.name]
    return together(found)


_teams: WeakKeyDictionary[Audit, dict[str | None, Watched]] = WeakKeyDictionary()
_supporters: WeakKeyDictionary[Audit, dict[str, list[Kpi]]] = WeakKeyDictionary()


def _of_teams(audit: Audit) -> dict[str | None, Watched]:
    """What each team watches, made once an audit."""
    made = _teams.get(audit)
    if made is None:
        found = {team: [_of_kpi(kpi) for kpi in kpis if kpi.name] for team, kpis in audit.kpis_by_team.items()}
        for objective in audit.plan.objectives:
            kept = [key_result for key_result in objective.key_results if key_result.type == "maintain"]
            if kept:
                found.setdefault(objective.team or None, []).extend(of_result(result, audit) for result in kept)
        made = _teams[audit] = {team: together(each) for team, each in found.items()}
    return made


def supporters(audit: Audit) -> Mapping[str, Sequence[Kpi]]:
    """The KPIs that support each goal, by the goal's id; made once an audit."""
    made = _supporters.get(audit)
    if made is None:
        made = _supporters[audit] = {}
        for kpi in audit.plan.kpis:
            for goal in kpi.supports:
                made.setdefault(goal, []).append(kpi)
    return made


def supporting(objective: Objective, audit: Audit) -> Iterator[Kpi]:
    """The KPIs that support an objective or one of its key results."""
    known = supporters(audit)
    if known:
        yield from known.get(objective.id or "", ())
        for key_result in objective.key_results:
            yield from known.get(key_result.id or "", ())


def _of_kpi(kpi: Kpi) -> Watched:
    return _watched(family_of_name(kpi.name or ""), kpi.name or "")


def of_result(key_result: KeyResult, audit: Audit) -> Watched:
    """What a key result lets one watch; work and deliverables let nobody watch anything."""
    watched = _watched(family_of_result(key_result, audit), key_result.title)
    measured = key_result.type == "maintain" or is_measured(key_result, audit)
    return watched if measured else watched._replace(unknown=False)


def _watched(family: str | None, name: str) -> Watched:
    return Watched(frozenset({family} if family else ()), _telling(name), family is None)


@lru_cache(maxsize=4_000)
def _telling(name: str) -> frozenset[str]:
    return kept_words("").intersection(words_of(name))


@cache
def kept_words(pair: str) -> frozenset[str]:
    """The words that show that a pair's other half is kept; of all pairs where none is named."""
    pairs = table("guards")["pairs"]
    chosen = [pairs[pair]] if pair else pairs.values()
    return frozenset(word for each in chosen for word in words_of(each["kept_words"]))
