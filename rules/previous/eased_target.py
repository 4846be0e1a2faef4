"""A target that was made easier."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Abstain, Example, Flag, Said, rule
from advisor.score.worth import Worth, in_one_unit, worth
from advisor.text.quantity import Quantity
from advisor.text.statement import Statement, read_statement
from advisor.text.terms import alike
from rules.previous.versions import versions_of
from rules.wording import amount, quoted

_SAME = 0.5
_COUNTS = frozenset({"number", "money", "points"})
_CLIMBS = frozenset({"reach", "achieve", "hit", "attain", "win", "sign", "get", "close", "gain", "earn"})


def _before(title: str, **fields: object) -> dict[str, object]:
    """A plan whose last version had this key result."""
    key_result = {"id": "example", "title": title, **fields}
    objective = {"id": "T1", "title": "Our customers love our onboarding", "key_results": [key_result]}
    return {"previous": [{"cycle": {"name": "2026-Q2"}, "objectives": [objective]}]}


class _Aim(NamedTuple):
    """What a key result aims at: its target, or its change, as people wrote it and in the smallest unit."""

    worth: Worth
    written: str
    span: Span | None
    change: bool


@rule(
    "D851",
    "eased-target",
    family="previous",
    subject=KeyResult,
    severity="warning",
    confidence="high",
    consequence=76,
    sources=[Source("plan diff", "a target against the last version")],
)
class EasedTarget:
    """Key result whose target is easier than in the plan's last version.

    What it does:
        Holds the target of each key result (or the change that it promises)
        against the one that it had in the last version: the newest earlier plan
        (`--previous`) of the same cycle. Units are converted first, so that 1.5
        hours are 90 minutes and 0.55 is 55 %.

    What decides:
        Which way is easier is told by the declared direction, baseline and target,
        or the words. Where none of them tells it, nothing is said.

    Why it matters:
        A target that gives way when it gets hard is a forecast. Now and then it is
        right to ease one, and then it is said aloud, and why.

    Known problems:
        A figure that is now counted otherwise looks eased or raised.

    Better:
        Keep the target and score what was reached; or say in a check-in what was
        learnt that makes the old one wrong.
    """

    good = [
        Example("Onboarding NPS rises from 32 to 55", plan=_before("Onboarding NPS rises from 32 to 55")),
        Example("Onboarding NPS rises from 32 to 55", plan=_before("Onboarding NPS rises from 32 to 48")),
        Example(
            "Median reply time falls from 24 to 8 hours",
            plan=_before("Median reply time falls from 24 hours to 480 minutes"),
        ),
        Example(
            "Accounts that finish setup in a day",
            fields={"baseline": 40, "target": 75, "unit": "%"},
            plan=_before("Accounts that finish setup in a day", baseline=0.4, target=0.75, unit="share"),
        ),
    ]
    bad = [
        Example("Onboarding NPS rises from 32 to 48", span="48", plan=_before("Onboarding NPS rises from 32 to 55")),
        Example(
            "Median reply time falls from 24 to 12 hours",
            plan=_before("Median reply time falls from 24 hours to 480 minutes"),
        ),
        Example(
            "Accounts that finish setup in a day",
            fields={"baseline": 40, "target": 60, "unit": "%"},
            plan=_before("Accounts that finish setup in a day", baseline=0.4, target=0.75, unit="share"),
        ),
        Example("Cut open tickets by 10 %", plan=_before("Cut open tickets by 30 %")),
    ]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Hold the target against what it was."""
        if not audit.previous:
            first = audit.plan.objectives[0].key_results[:1] if audit.plan.objectives else ()
            if first and key_result is first[0]:
                yield Abstain(("previous",))
            return
        versions = versions_of(audit)
        before = versions.before.get(id(key_result)) if versions else None
        if before is None or not isinstance(before.goal, KeyResult) or key_result.redacted or before.goal.redacted:
            return
        old, new = before.goal, key_result
        if _unchanged(old, new) or not _same_measure(old, new):
            return
        then, reading = read_statement(old.title), audit.read(new)
        was, now = _aim(old, then), _aim(new, reading)
        if was is None or now is None or was.change != now.change:
            return
        values = in_one_unit(was.worth, now.worth)
        if values is None or abs(values[0] - values[1]) <= 1e-9 * max(abs(values[0]), abs(values[1])):
            return
        way = "up" if now.change else _way(new, reading, audit) or _way(old, then, audit)
        if way is None:
            yield Abstain(("direction",))
        elif (values[1] < values[0]) == (way == "up"):
            what = "The change that it promises was" if now.change else "Target"
            yield Flag(
                f"{what} eased from {was.written} to {now.written}: {quoted(new.title)}.",
                now.span,
                field="title" if now.span else "target",
                key="eased",
            )


def _unchanged(old: KeyResult, new: KeyResult) -> bool:
    return (old.title, old.target, old.unit) == (new.title, new.target, new.unit)


def _same_measure(old: KeyResult, new: KeyResult) -> bool:
    """Whether two key results measure the same: an id may stay while all of its words change."""
    if old.measures and new.measures:
        return old.measures == new.measures
    return old.title == new.title or alike(old.title, new.title) >= _SAME


def _aim(key_result: KeyResult, reading: Statement) -> _Aim | None:
    if key_result.target is not None:
        said = reading.target
        if said is not None and _in_words(key_result, said.value):
            return _Aim(_worth_of(said, key_result), said.text, None, False)
        unit = key_result.unit or reading.unit
        return _Aim(worth(key_result.target, unit), amount(key_result.target, unit), None, False)
    for figure, change in ((reading.target, False), (reading.delta, True)):
        if figure is not None and figure.value is not None and not figure.redacted and figure.kind != "quantifier":
            return _Aim(_worth_of(figure, key_result), figure.text, figure.span, change)
    return None


def _in_words(key_result: KeyResult, said: float | None) -> bool:
    """Whether the words hold the magnitude that the target lacks: 5, with no unit, of "5 thousand euro"."""
    if key_result.unit is not None or not said or not key_result.target:
        return False
    return any(abs(key_result.target * power - said) <= 1e-9 * abs(said) for power in (1e3, 1e6, 1e9))


def _worth_of(figure: Quantity, key_result: KeyResult) -> Worth:
    if figure.kind == "ratio" and figure.unit is None:
        return Worth("share", figure.value or 0.0)
    return worth(figure.value or 0.0, figure.unit or key_result.unit)


def _way(key_result: KeyResult, reading: Statement, audit: Audit) -> str | None:
    """Which way the figure is to go; None where nothing says so."""
    if key_result.direction in ("up", "down"):
        return key_result.direction
    if key_result.baseline is not None and key_result.target is not None and key_result.baseline != key_result.target:
        return "up" if key_result.target > key_result.baseline else "down"
    for way in (reading.direction, reading.said):
        if way in ("up", "down"):
            return way
    target = reading.target
    if target is not None and target.comparator in ("at-least", "at-most"):
        return "up" if target.comparator == "at-least" else "down"
    kpi = audit.kpi_of(key_result)
    if kpi is not None and kpi.direction in ("up", "down"):
        return kpi.direction
    climbs = reading.kind in ("output", "activity") or reading.promise in _CLIMBS
    return "up" if target is not None and target.kind in _COUNTS and climbs else None
