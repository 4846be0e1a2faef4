"""Two example plans: one that a coach would pass, and one that has something of every kind of fault."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from advisor import Finding, all_rules
from advisor.engine.registry import registry
from advisor.engine.settings import Layer, profile_names, resolve
from tests.example_plans import ROOT, audit_example

READY = ROOT / "examples" / "ready-2026-q2.yaml"
FAULTS = ROOT / "examples" / "full-of-faults-2026-q2.yaml"


@pytest.mark.parametrize("profile", profile_names())
def test_the_ready_plan_passes(profile: str) -> None:
    result = audit_example(READY, resolve([Layer("test", {"profile": profile})], registry()))
    told = [(found.rule, found.subject.id, found.message) for found in result.findings if found.severity != "info"]
    assert told == []
    assert result.document.notices == ()


def test_the_ready_plan_is_judged_and_not_passed_over() -> None:
    """It holds what rules want to know: hardly one has to abstain."""
    result = audit_example(READY)
    assert (result.checked.objectives, result.checked.key_results, result.checked.kpis) == (4, 12, 10)
    assert {each.rule for each in result.abstained} <= {"D851", "D852", "D853", "D854", "P309"}


def found_in_the_faulty_plan() -> tuple[Finding, ...]:
    return audit_example(FAULTS).findings


def test_every_family_of_rules_has_something_to_say() -> None:
    family = {rule.id: rule.family for rule in all_rules()}
    assert {family[found.rule] for found in found_in_the_faulty_plan()} == set(family.values())


def test_no_rule_says_the_same_twice() -> None:
    said = Counter((each.rule, each.place.pointer, each.span, each.message) for each in found_in_the_faulty_plan())
    assert [what for what, times in said.items() if times > 1] == []
    spoken = Counter((each.rule, each.place.pointer, each.span) for each in found_in_the_faulty_plan() if each.span)
    assert [what for what, times in spoken.items() if times > 1] == []


def test_no_fault_is_told_by_two_rules() -> None:
    """Rules that name the same fault know of each other; where both spoke of one goal, the fault was told twice."""
    superseded = {(rule.id, other) for rule in all_rules() for other in rule.supersedes}
    by_goal: dict[tuple[str, str | None], list[Finding]] = {}
    for found in found_in_the_faulty_plan():
        by_goal.setdefault((found.subject.kind, found.subject.id), []).append(found)
    twice = [
        (one.rule, other.rule, one.subject.id)
        for told in by_goal.values()
        for one, other in combinations(told, 2)
        if {(one.rule, other.rule), (other.rule, one.rule)} & superseded
    ]
    assert twice == []


def test_the_same_words_are_not_blamed_for_one_fault_by_one_family() -> None:
    """Two findings on the very same words come from different families, or are listed as different faults."""
    family = {rule.id: rule.family for rule in all_rules()}
    words: dict[tuple[object, ...], list[str]] = {}
    for found in found_in_the_faulty_plan():
        if found.span:
            words.setdefault((found.place.pointer, found.span, family[found.rule]), []).append(found.rule)
    assert [rules for rules in words.values() if len(rules) > 1] == []
