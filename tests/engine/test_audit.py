"""One audit: what is said is told once, in order, with its place; what fails is told too."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings, resolve
from advisor.examples import document_of
from advisor.importers.load import load_text
from tests.engine.plans import abstain, audit, crash, make_rule, plan_of


def test_a_rule_that_crashes_is_a_finding_and_the_audit_goes_on() -> None:
    result = audit(plan_of("NPS 55"), [make_rule("X901", check=crash), make_rule("X902")])
    crashed, said = result.findings
    assert (crashed.rule, crashed.severity) == ("Z002", "error")
    assert "X901" in crashed.message and "ZeroDivisionError: one by nought" in crashed.message
    assert said.rule == "X902"


def test_a_rule_that_ends_the_program_is_a_crash() -> None:
    def leave(*_: object) -> None:
        raise SystemExit(0)

    (found,) = audit(plan_of("NPS 55"), [make_rule(check=leave)]).findings
    assert found.rule == "Z002"


def test_a_crash_cannot_be_suppressed() -> None:
    plan = plan_of("NPS 55", suppress=[{"rule": "Z002", "reason": "we know"}])
    (found,) = audit(plan, [make_rule(check=crash)]).findings
    assert found.suppressed is None


def test_abstentions_are_counted_by_what_they_want() -> None:
    result = audit(plan_of("NPS 55", "Churn 2 %"), [make_rule(check=abstain)])
    assert [tuple(each) for each in result.abstained] == [("X901", 2, ("baseline",))]
    assert result.findings == ()


def test_what_was_checked_is_counted() -> None:
    checked = audit(plan_of("NPS 55", "Churn 2 %", kpis=[{"name": "NPS"}]), [make_rule()]).checked
    assert tuple(checked) == (1, 1, 2, 1, 1)


def test_severity_comes_before_consequence_and_consequence_before_the_plans_order() -> None:
    rules = [
        make_rule("X901", consequence=10),
        make_rule("X902", severity="info", consequence=99),
        make_rule("X903", severity="error", consequence=1),
        make_rule("X904", consequence=60),
    ]
    found = audit(plan_of("NPS 55"), rules).findings
    assert [each.rule for each in found] == ["X903", "X904", "X901", "X902"]
    assert [each.rank for each in found] == [1, 2, 3, 4]


def test_equal_findings_stand_in_the_order_of_the_plan() -> None:
    found = audit(plan_of("First", "Second", "Third"), [make_rule()]).findings
    assert [each.subject.title for each in found] == ["First", "Second", "Third"]


def test_what_many_goals_lack_is_one_group_and_comes_after_single_faults() -> None:
    rules = [make_rule("X901", groups=True, consequence=90), make_rule("X902", consequence=10)]
    found = audit(plan_of("First", "Second"), rules).findings
    assert [(each.rule, each.group) for each in found] == [
        ("X902", None),
        ("X902", None),
        ("X901", "X901"),
        ("X901", "X901"),
    ]


def test_what_one_goal_lacks_is_no_group() -> None:
    (found,) = audit(plan_of("First"), [make_rule(groups=True)]).findings
    assert found.group is None


def test_word_rules_abstain_in_other_languages_and_say_so() -> None:
    plan = plan_of("Der Umsatz mit den neuen Kunden steigt von 3 auf 5 Mio. €")
    result = audit(plan, [make_rule("X901", words=True), make_rule("X902")])
    assert [each.rule for each in result.findings] == ["X902"]
    assert [tuple(each) for each in result.abstained] == [("X901", 1, ("English words",))]


def test_a_suppression_on_a_key_result_keeps_its_reason_and_ends() -> None:
    plan = plan_of("NPS 55")
    plan["objectives"][0]["key_results"][0]["suppress"] = [
        {"rule": "X901", "reason": "a pilot", "until": "2026-03-31"},
    ]
    document = document_of(plan)
    before, after = (
        run_audit(document, Settings(), [make_rule()], as_of=day).findings[0].suppressed
        for day in (date(2026, 3, 31), date(2026, 4, 1))
    )
    assert before is not None
    assert (before.reason, before.until) == ("a pilot", "2026-03-31")
    assert after is None


def test_a_suppression_on_an_objective_covers_its_key_results() -> None:
    plan = plan_of("NPS 55")
    plan["objectives"][0]["suppress"] = [{"rule": "X901", "reason": "a pilot"}]
    plan["objectives"].append({"id": "O2", "title": "Guests stay", "key_results": [{"title": "Churn 2 %"}]})
    found = audit(plan, [make_rule()]).findings
    assert {each.subject.title: each.suppressed is not None for each in found} == {"NPS 55": True, "Churn 2 %": False}


def test_suppressions_hold_unless_settings_say_that_they_do_not() -> None:
    plan = plan_of("NPS 55", suppress=[{"rule": "X901", "reason": "a pilot"}])
    assert audit(plan, [make_rule()]).count("warning") == 0
    assert audit(plan, [make_rule()], Settings(suppressions=False)).count("warning") == 1


def test_a_severity_in_settings_wins_over_what_the_rule_says_of_a_goal() -> None:
    rule = make_rule(says={"severity": "info"})
    found = (
        audit(plan_of("NPS 55"), [rule]).findings
        + audit(plan_of("NPS 55"), [rule], Settings(severity={"X901": "error"})).findings
    )
    assert [each.severity for each in found] == ["info", "error"]


def test_a_suppressed_finding_is_listed_and_does_not_count() -> None:
    result = audit(plan_of("NPS 55", suppress=[{"rule": "x901", "reason": "we know"}]), [make_rule()])
    assert len(result.findings) == 1
    assert result.count("warning") == 0


def test_options_reach_the_rule() -> None:
    rule = registry().find("C402")
    assert rule is not None
    plan = plan_of("NPS 55", "Churn 2 %", "ARR 3 M")
    few = resolve([], registry())
    many = Settings(options={"C402": {"most": 2}})
    assert audit(plan, [rule], few).findings == ()
    assert [each.rule for each in audit(plan, [rule], many).findings] == ["C402"]


def test_a_finding_stands_at_its_words_in_the_file() -> None:
    text = "objectives:\n  - title: Guests come back\n    key_results:\n      - title: Launch the new menu\n"
    document = load_text(text, "plan.yaml")
    found = next(f for f in run_audit(document, Settings(), registry()).findings if f.rule == "K204")
    assert found.place.label() == "plan.yaml:4:16"
    assert (found.place.end_line, found.place.end_column) == (4, 22)
    assert found.place.pointer == "/objectives/0/key_results/0/title"
    assert text.split("\n")[3][15:21] == "Launch" == found.text


def test_a_finding_about_a_field_that_is_not_written_stands_at_the_title() -> None:
    text = "objectives:\n  - id: O1\n    title: Guests come back\n    key_results: [{title: NPS 55}]\n"
    rule = make_rule(says={"field": "owner"})
    (found,) = run_audit(load_text(text, "plan.yaml"), Settings(), [rule]).findings
    assert found.place.label() == "plan.yaml:4:27"
    assert found.place.pointer == "/objectives/0/key_results/0/owner"


def test_the_same_plan_gives_the_same_answer() -> None:
    plan = plan_of("Launch the new menu", "NPS to 55", "Hold a weekly meeting")
    one, two = (audit(plan, registry()) for _ in range(2))
    assert one.findings == two.findings
    assert one.abstained == two.abstained


UNUSED = "objectives:\n  - title: Guests come back\n    key_results: [{title: NPS from 3 to 5}]\nsuppress:\n"


@pytest.mark.parametrize(
    ("entry", "select", "said"),
    [
        ("{rule: K204, reason: agreed}", (), "K204 finds nothing here"),
        ("{rule: kr-is-deliverable, reason: agreed}", (), "kr-is-deliverable finds nothing here"),
        ("{rule: K2O4, reason: agreed}", (), "There is no rule 'K2O4'"),
        ("{rule: O101, reason: agreed, until: 2026-03-01}", (), "ended on 2026-03-01"),
        ("{rule: K204, reason: agreed}", ("Z001", "O101"), None),
        ("{rule: Z001, reason: we keep old ones}", (), None),
    ],
)
def test_a_suppression_that_covers_nothing_is_told_at_its_place(
    entry: str, select: tuple[str, ...], said: str | None
) -> None:
    document = load_text(f"{UNUSED}  - {entry}\n", "plan.yaml")
    settings = Settings(select=select)
    result = run_audit(document, settings, settings.active(registry()), as_of=date(2026, 3, 2))
    found = [finding for finding in result.findings if finding.rule == "Z001"]
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert [(finding.place.line, finding.subject.kind) for finding in found] == ([(5, "plan")] if said else [])


def test_suppressions_are_not_told_to_be_unused_where_none_holds() -> None:
    document = load_text(f"{UNUSED}  - {{rule: K204, reason: agreed}}\n", "plan.yaml")
    settings = Settings(suppressions=False)
    found = run_audit(document, settings, settings.active(registry())).findings
    assert "Z001" not in [finding.rule for finding in found]
