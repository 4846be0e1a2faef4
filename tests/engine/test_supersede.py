"""One voice for one fault: which of two rules speaks, on which words."""

from __future__ import annotations

from typing import Any

from advisor import Audit, Flag, KeyResult, Said
from advisor.domain.place import Span
from advisor.engine.registry import registry
from tests.engine.plans import audit, make_rule, plan_of

TITLE = "Launch the new menu"


def told(*says: dict[str, Any], supersedes: tuple[str, ...] = ("X902",)) -> list[str]:
    """The rules that are heard where X901 and X902 say these flags of one key result."""
    first, second = says
    rules = [make_rule("X901", says=first, supersedes=supersedes), make_rule("X902", says=second)]
    return [finding.rule for finding in audit(plan_of(TITLE), rules).findings]


def test_the_rule_that_says_it_best_speaks_alone_on_the_same_words() -> None:
    assert told({"span": Span(0, 6)}, {"span": Span(0, 6)}) == ["X901"]


def test_words_that_overlap_are_the_same_words() -> None:
    assert told({"span": Span(0, 10)}, {"span": Span(7, 14)}) == ["X901"]


def test_different_words_of_one_goal_are_different_faults() -> None:
    assert told({"span": Span(0, 6)}, {"span": Span(7, 10)}) == ["X901", "X902"]


def test_a_finding_about_the_whole_goal_is_about_all_of_its_words() -> None:
    assert told({"span": Span(0, 6), "whole": True}, {"span": Span(7, 10)}) == ["X901"]
    assert told({}, {"span": Span(7, 10)}) == ["X901"]


def test_a_fault_of_a_field_is_one_of_the_goal() -> None:
    assert told({"field": "target", "span": Span(0, 1)}, {"span": Span(0, 6)}) == ["X901"]


def test_rules_about_different_faults_never_silence_each_other() -> None:
    assert told({"span": Span(0, 6)}, {"span": Span(0, 6)}, supersedes=()) == ["X901", "X902"]


def test_another_goal_is_another_fault() -> None:
    rules = [
        make_rule("X901", says={"span": Span(0, 6)}, supersedes=("X902",)),
        make_rule("X902", says={"span": Span(0, 6)}),
    ]
    assert len(audit(plan_of(TITLE, "Launch the old menu"), rules).findings) == 2


def test_a_rule_that_does_not_run_silences_nothing() -> None:
    assert [f.rule for f in audit(plan_of(TITLE), [make_rule("X902")]).findings] == ["X902"]


def test_a_pair_is_the_same_pair_from_either_side() -> None:
    def first_names_second(self: object, key_result: KeyResult, audit: Audit) -> Said:
        if key_result.id == "a":
            yield Flag("the two say the same", pair="b")

    def second_names_first(self: object, key_result: KeyResult, audit: Audit) -> Said:
        if key_result.id == "b":
            yield Flag("the two say the same", pair="a")

    rules = [
        make_rule("X901", check=first_names_second, supersedes=("X902",)),
        make_rule("X902", check=second_names_first),
    ]
    plan = {"key_results": [{"id": "a", "title": "NPS 55"}, {"id": "b", "title": "NPS at 55"}]}
    assert [finding.rule for finding in audit(plan, rules).findings] == ["X901"]


def test_every_superseded_rule_of_ours_has_the_shape_of_an_id() -> None:
    for rule in registry():
        assert all(name[:1].isupper() and name[1:].isdigit() for name in rule.supersedes), rule.id
        assert rule.id not in rule.supersedes
