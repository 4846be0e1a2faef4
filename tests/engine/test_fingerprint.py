"""A finding's name stays while the fault stays, and changes with the words that are wrong."""

from __future__ import annotations

from typing import Any

from advisor.engine.registry import registry
from tests.engine.plans import audit, plan_of


def prints(plan: dict[str, Any], rule: str = "K204") -> list[str]:
    return [finding.fingerprint for finding in audit(plan, registry()).findings if finding.rule == rule]


def test_it_is_short_and_plain() -> None:
    (found,) = prints(plan_of("Launch the new menu"))
    assert len(found) == 16
    assert set(found) <= set("0123456789abcdef")


def test_it_survives_a_new_order() -> None:
    one = prints(plan_of("Launch the new menu", "Publish the wine list"))
    other = prints(plan_of("Publish the wine list", "NPS 55", "Launch the new menu"))
    assert sorted(one) == sorted(other)


def test_it_survives_blanks_case_and_points() -> None:
    assert prints(plan_of("Launch the new menu")) == prints(plan_of("launch  the NEW menu."))


def test_it_survives_an_edit_of_other_fields() -> None:
    plan = plan_of("Launch the new menu")
    before = prints(plan)
    plan["objectives"][0]["key_results"][0]["owner"] = "Ada"
    assert prints(plan) == before


def test_a_goal_with_an_id_keeps_it_when_its_other_words_change() -> None:
    plan = plan_of("Launch the new menu")
    plan["objectives"][0]["key_results"][0]["id"] = "menu"
    before = prints(plan)
    plan["objectives"][0]["key_results"][0]["title"] = "Launch the new menu in all three houses"
    assert prints(plan) == before


def test_two_goals_with_the_same_fault_have_names_of_their_own() -> None:
    assert len(set(prints(plan_of("Launch the new menu", "Launch the wine list")))) == 2


def test_goals_of_the_same_words_have_names_of_their_own_and_the_first_keeps_its() -> None:
    plan = plan_of("Launch the new menu")
    (alone,) = prints(plan)
    plan["objectives"].append({"title": "Guests stay", "key_results": [{"title": "Launch the new menu"}] * 2})
    several = prints(plan)
    assert several[0] == alone
    assert len(set(several)) == 3
    assert prints(plan) == several
