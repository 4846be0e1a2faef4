"""A rule that names the facts it needs would say nothing of the goals that it is not asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor import Abstain, Audit, Flag, KeyResult, Objective, Rule, Settings, all_rules
from advisor.engine.facts import facts_of, needed
from advisor.examples import document_of

GOALS = Path(__file__).parents[1] / "corpus" / "goals.jsonl"
RULES = [rule for rule in all_rules() if rule.when]


@pytest.fixture(scope="module")
def audit() -> Audit:
    rows = [json.loads(line) for line in GOALS.read_text(encoding="utf-8").splitlines()]
    objectives = [{"id": f"O{at}", "title": row["text"]} for at, row in enumerate(rows) if row["what"] == "objective"]
    results = [{"id": f"K{at}", "title": row["text"]} for at, row in enumerate(rows) if row["what"] == "key_result"]
    for at, objective in enumerate(objectives):
        objective["key_results"] = results[at :: len(objectives)]
    return Audit(document_of({"objectives": objectives}), Settings(), all_rules())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_is_not_asked_it_would_not_have_answered(rule: Rule, audit: Audit) -> None:
    check = rule.checker({})
    goals = [each.goal for each in audit.standings if isinstance(each.goal, Objective | KeyResult)]
    passed_by = [
        goal for goal in goals if type(goal) in rule.subjects and not needed(rule) & facts_of(audit.read(goal))
    ]
    assert passed_by
    said = [each for goal in passed_by for each in check(goal, audit)]
    assert [each.message for each in said if isinstance(each, Flag)] == []
    assert [each for each in said if isinstance(each, Abstain)] == []
