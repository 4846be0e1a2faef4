"""Which profiles a plan passes: no error and no warning under them, with the reader's own settings on top of each.

Profiles differ in a few rules. A finding of any other rule settles the matter at
once, and only for plans that come through are the few asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from advisor.domain.document import Document
from advisor.domain.finding import Finding
from advisor.engine.audit import AuditResult, Passed
from advisor.engine.bundle import Bundle
from advisor.engine.registry import Registry
from advisor.engine.rule import Rule
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, Settings, profile_names, read_profile, resolve


class Candidate(NamedTuple):
    """A profile seen from the settings of an audit.

    `shaken` are the rules that may speak otherwise under it, `asked` those to run to
    know what they say; `milder` are rules that differ in nothing but their severity.
    """

    name: str
    settings: Settings
    shaken: frozenset[str]
    asked: tuple[Rule, ...]
    milder: frozenset[str]


def passed_by(
    result: AuditResult,
    settings: Settings,
    rules: Registry,
    previous: Sequence[Document] = (),
    bundle: Bundle | None = None,
) -> Passed | None:
    """The profiles that an audited plan passes; None where `select` lets only some rules speak."""
    if settings.select:
        return None
    if result.document.notices:
        return Passed()
    names = by_strictness()
    wants = {each.name: _wants(result, each, previous, bundle) for each in _candidates(settings, rules)}
    wants[settings.profile] = tuple(dict.fromkeys(finding.rule for finding in _counted(result.findings)))
    passed = tuple(name for name in names if not wants[name])
    if not passed:
        return Passed((), names[-1], wants[names[-1]])
    above = _above(passed[0])
    return Passed(passed, above, wants[above] if above else ())


def passed_by_all(results: Iterable[AuditResult]) -> str | None:
    """The strictest profile that every one of some plans passes; None where there is none."""
    known = [result.passed.profiles if result.passed else () for result in results]
    common = set(known[0]).intersection(*known) if known else set()
    return next((name for name in by_strictness() if name in common), None)


@cache
def _ranks() -> dict[str, int]:
    return {name: read_profile(name).data["rank"] for name in profile_names()}


def by_strictness() -> tuple[str, ...]:
    """The profiles, the strictest first; of two that are as strict, the default comes first.

    >>> by_strictness()[0], by_strictness()[-1]
    ('strict', 'lightweight')
    """
    return tuple(sorted(_ranks(), key=lambda name: -_ranks()[name]))


def _above(name: str) -> str | None:
    """The profile that is next in strictness."""
    stricter = [other for other in _ranks() if _ranks()[other] > _ranks()[name]]
    return min(stricter, key=lambda other: _ranks()[other], default=None)


def under(settings: Settings, profile: str, rules: Registry) -> Settings:
    """The same settings with another profile below them."""
    own = f"profile {settings.profile}"

    def mine(key: str) -> bool:
        return settings.origins.get(key) != own

    data: dict[str, Any] = {
        key: list(getattr(settings, key)) for key in ("select", "ignore") if getattr(settings, key) and mine(key)
    }
    data["on"] = [rule for rule in settings.on if mine(f"on.{rule}")]
    data["severity"] = {rule: level for rule, level in settings.severity.items() if mine(f"severity.{rule}")}
    data["rules"] = {
        rule: {name: value for name, value in options.items() if mine(f"rules.{rule}.{name}")}
        for rule, options in settings.options.items()
    }
    data |= {"suppressions": settings.suppressions, "limits": dict(settings.limits)}
    made = resolve([Layer("profile", {"profile": profile}), Layer("settings", data)], rules)
    return replace(made, contracts=settings.contracts)


_kept: dict[int, tuple[Settings, Registry, tuple[Candidate, ...]]] = {}  # a folder of plans has few settings
_MOST = 32


def _candidates(settings: Settings, rules: Registry) -> tuple[Candidate, ...]:
    """The other profiles, seen from some settings; worked out once for all plans that have them."""
    kept = _kept.get(id(settings))
    if kept is None or kept[0] is not settings or kept[1] is not rules:
        if len(_kept) >= _MOST:
            _kept.clear()
        others = tuple(_seen(name, settings, rules) for name in profile_names() if name != settings.profile)
        kept = _kept[id(settings)] = (settings, rules, others)
    return kept[2]


def _seen(name: str, settings: Settings, rules: Registry) -> Candidate:
    there = under(settings, name, rules)
    here_active, there_active = ({rule.id for rule in each.active(rules)} for each in (settings, there))
    changed = (here_active ^ there_active) | _differ(settings.options, there.options)
    milder = {
        rule
        for rule in settings.severity.keys() | there.severity.keys()
        if _severities(settings, rule) != _severities(there, rule)
    } - changed
    silenced = {other for rule in rules if rule.id in changed for other in rule.supersedes}
    shaken = changed | milder | silenced
    asked = shaken | {rule.id for rule in rules if shaken.intersection(rule.supersedes)}
    running = tuple(rule for rule in rules if rule.id in asked & there_active)
    return Candidate(name, there, frozenset(shaken), running, frozenset(milder - silenced))


def _severities(settings: Settings, rule: str) -> tuple[str | None, str | None]:
    return settings.severity.get(rule), settings.chosen_severity(rule)


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    return {key for key in one.keys() | other.keys() if dict(one.get(key, {})) != dict(other.get(key, {}))}


def _wants(
    result: AuditResult, candidate: Candidate, previous: Sequence[Document], bundle: Bundle | None
) -> tuple[str, ...]:
    """The rules that keep a plan from passing a profile; the first that are sure where there are any."""
    counted = _counted(result.findings)
    sure = dict.fromkeys(finding.rule for finding in counted if finding.rule not in candidate.shaken)
    if sure:
        return tuple(sure)
    spoke = {finding.rule for finding in result.findings}
    rules = [rule for rule in candidate.asked if rule.id in spoke or rule.id not in candidate.milder]
    if not any(rule.id in candidate.shaken for rule in rules):
        return ()
    again = run_audit(result.document, candidate.settings, rules, result.as_of, previous, bundle)
    return tuple(dict.fromkeys(finding.rule for finding in _counted(again.findings)))


def _counted(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info" and finding.suppressed is None]
