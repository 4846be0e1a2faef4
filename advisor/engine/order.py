"""From what the rules said to what is told.

One voice for one fault, groups for what is lacking everywhere, consequence first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from advisor.domain.finding import SEVERITIES
from advisor.engine.raised import Raised
from advisor.engine.rule import Flag, Rule

GROUP_FROM = 2
_CONFIDENCE = {"high": 2, "medium": 1, "low": 0}
_SEVERITY = {name: place for place, name in enumerate(SEVERITIES)}


def supersede(said: Sequence[Raised], rules: Iterable[Rule]) -> list[Raised]:
    """Drop what is said where a rule that says it better speaks of the same fault on the same words.

    Flags about two goals (`pair`) are the same where the pair is; others where
    they stand on the same goal and their words overlap, or one is about all of
    it. A rule that does not run supersedes nothing.
    """
    silenced_by: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        for other in rule.supersedes:
            silenced_by[other].add(rule.id)
    spoken: dict[frozenset[str | None], list[Raised]] = defaultdict(list)
    for raised in said:
        spoken[_goals(raised)].append(raised)
    return [
        raised
        for raised in said
        if raised.rule.id not in silenced_by
        or not any(
            other.rule.id in silenced_by[raised.rule.id] and _same_words(raised.flag, other.flag)
            for other in spoken[_goals(raised)]
        )
    ]


def _goals(raised: Raised) -> frozenset[str | None]:
    own = getattr(raised.standing.goal, "id", None)
    pair = raised.flag.pair
    return frozenset({f"{raised.standing.kind} {own}"}) if pair is None else frozenset({own, pair})


def _same_words(one: Flag, other: Flag) -> bool:
    if one.span is None or other.span is None or one.whole or other.whole or one.field != other.field:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end


def groups_of(said: Sequence[Raised]) -> dict[str, str]:
    """The rules whose flags stand together as a group: what many goals lack alike; a few stand for themselves."""
    counts = Counter(raised.rule.id for raised in said if raised.rule.groups)
    return {rule: rule for rule, count in counts.items() if count >= GROUP_FROM}


def in_order(said: Sequence[Raised]) -> list[Raised]:
    """By consequence; equal ones in the order of the plan.

    Severity first, then what is lost where it is true, then how sure we are.
    What many goals lack alike comes after what is wrong with one.
    """
    groups = groups_of(said)

    def key(raised: Raised) -> tuple[int, bool, int, int]:
        rule, confidence = raised.rule, raised.flag.confidence or raised.rule.confidence
        return (_SEVERITY[raised.severity], rule.id in groups, -rule.consequence, -_CONFIDENCE[confidence])

    return sorted(said, key=key)
