"""Where the seed articles disagree, a setting decides; its default and its other side are held here."""

from __future__ import annotations

from typing import Any

import pytest

from advisor import Example, findings_on
from advisor.engine.registry import registry
from advisor.engine.settings import Layer, resolve


def severities(what: str, words: str, profile: str = "seeds", **about: Any) -> dict[str, str]:
    """The severity of each rule that speaks of an example under a profile."""
    rules = registry()
    rule = rules.find({"objective": "O101", "key_result": "K204"}[what])
    assert rule is not None
    settings = resolve([Layer("test", {"profile": profile})], rules)
    return {each.rule: each.severity for each in findings_on(rule, Example(words, **about), rules, settings)}


@pytest.mark.parametrize(
    ("profile", "severity"), [("seeds", "warning"), ("numeric-objectives", "info"), ("strict", "warning")]
)
def test_figures_in_objectives_are_a_warning_or_a_hint_and_never_an_error(profile: str, severity: str) -> None:
    assert severities("objective", "Achieve Unprecedented Sales Growth of 50%", profile)["O102"] == severity


def test_the_bold_version_of_a_target_never_ranks_below_the_timid_one() -> None:
    order = ("error", "warning", "info", None)
    for profile in ("seeds", "numeric-objectives", "strict"):
        timid = severities("objective", "Increase Sales by 1%", profile)
        bold = severities("objective", "Achieve Unprecedented Sales Growth of 50%", profile)
        worst = [min((order.index(each) for each in found.values()), default=3) for found in (timid, bold)]
        assert worst[0] <= worst[1]
        assert len(timid) > len(bold)


def test_an_outcome_without_a_figure_is_an_objective_and_no_key_result() -> None:
    words = "Improve Team Collaboration and Efficiency"
    assert "warning" not in severities("objective", words).values()
    assert severities("key_result", words)["K201"] == "warning"


@pytest.mark.parametrize(("fields", "told"), [({}, True), ({"type": "metric"}, True), ({"type": "milestone"}, False)])
def test_a_deliverable_is_legal_where_it_is_declared_a_milestone(fields: dict[str, str], told: bool) -> None:
    assert ("K204" in severities("key_result", "Launch a new product line", fields=fields)) == told


@pytest.mark.parametrize(
    ("count", "profile", "told"),
    [(5, "seeds", False), (6, "seeds", True), (4, "radical-focus", True), (3, "radical-focus", False)],
)
def test_how_many_key_results_are_many_is_a_matter_of_the_profile(count: int, profile: str, told: bool) -> None:
    key_results = tuple(f"Hotels in region {letter} rise from 2{letter} % to 40 %" for letter in "12345678"[:count])
    found = severities("objective", "Our customers love our onboarding", profile, key_results=key_results)
    assert ("C402" in found) == told
