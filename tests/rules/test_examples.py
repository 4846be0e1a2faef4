"""Every example of every rule is run: what its page says is what the tool does."""

from __future__ import annotations

import pytest

from advisor import Example, Finding, Rule, findings_on
from advisor.engine.registry import registry
from advisor.engine.settings import Settings, resolve
from advisor.examples import recommended_on
from rules.rewriting import filled

RULES = [rule for rule in registry() if rule.id != "Z002"]
GOOD = [(rule, example) for rule in RULES for example in rule.good]
BAD = [(rule, example) for rule in RULES if not rule.recommends for example in rule.bad]
WORTH_IT = [(rule, example) for rule in RULES if rule.recommends for example in rule.bad]
NOT_WORTH_IT = [(rule, example) for rule in RULES if rule.recommends for example in rule.good]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return resolve([], registry())


def name(pair: tuple[Rule, Example]) -> str:
    return f"{pair[0].id} {pair[1].words}"


def say(findings: list[Finding]) -> list[tuple[str, str | None, str]]:
    return [(finding.rule, finding.text, finding.message) for finding in findings]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=map(name, GOOD))
def test_a_good_example_raises_nothing_from_any_rule(rule: Rule, example: Example, settings: Settings) -> None:
    assert say(findings_on(rule, example, registry(), settings)) == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=map(name, BAD))
def test_a_bad_example_raises_its_rule_on_its_words(rule: Rule, example: Example, settings: Settings) -> None:
    found = findings_on(rule, example, registry(), settings)
    own = [finding for finding in found if finding.rule == rule.id]
    assert own, say(found)
    if example.span is not None:
        assert own[0].text == example.span
    assert (own[0].rewrite.text if own[0].rewrite else None) == example.rewrite


@pytest.mark.parametrize(("rule", "example"), BAD, ids=map(name, BAD))
def test_a_finding_gives_reason_suggestion_and_source(rule: Rule, example: Example, settings: Settings) -> None:
    for finding in findings_on(rule, example, registry(), settings):
        assert finding.message.strip() and finding.reason.strip() and finding.suggestion.strip()
        assert all(source.source and source.heading for source in finding.sources) and finding.sources
        assert finding.message[0].isupper() or not finding.message[0].isalpha()
        assert "  " not in finding.message + finding.reason + finding.suggestion


@pytest.mark.parametrize(("rule", "example"), WORTH_IT, ids=map(name, WORTH_IT))
def test_a_recommendation_has_its_reasons(rule: Rule, example: Example, settings: Settings) -> None:
    advice = recommended_on(rule, example, registry(), settings)
    assert advice and all(each.title.strip() and each.reasons for each in advice)
    assert findings_on(rule, example, registry(), settings) == []


@pytest.mark.parametrize(("rule", "example"), NOT_WORTH_IT, ids=map(name, NOT_WORTH_IT))
def test_nothing_is_recommended_where_all_is_well(rule: Rule, example: Example, settings: Settings) -> None:
    assert recommended_on(rule, example, registry(), settings) == []


REWRITTEN = [(rule, example) for rule, example in BAD if example.rewrite and "<" not in example.rewrite]


@pytest.mark.parametrize(("rule", "example"), REWRITTEN, ids=map(name, REWRITTEN))
def test_a_rewrite_mends_what_it_is_offered_for(rule: Rule, example: Example, settings: Settings) -> None:
    mended = example._replace(words=example.rewrite or "", span=None, rewrite=None)
    assert rule.id not in [finding.rule for finding in findings_on(rule, mended, registry(), settings)]


SLOTS = [(rule, example) for rule, example in BAD if example.rewrite and "<" in example.rewrite]


@pytest.mark.parametrize(("rule", "example"), SLOTS, ids=map(name, SLOTS))
def test_a_rewrite_leaves_open_only_what_its_slots_name(rule: Rule, example: Example, settings: Settings) -> None:
    own = next(f for f in findings_on(rule, example, registry(), settings) if f.rule == rule.id)
    assert own.rewrite is not None
    assert all(f"<{slot}>" in own.rewrite.text for slot in own.rewrite.slots)
    assert own.rewrite.text.count("<") == len(own.rewrite.slots)
    mended = example._replace(words=filled(own.rewrite.text), span=None, rewrite=None)
    assert rule.id not in [finding.rule for finding in findings_on(rule, mended, registry(), settings)]
