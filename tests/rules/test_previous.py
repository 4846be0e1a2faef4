"""A plan beside its last version: which goal is which, and what is said of each."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from typing import Any

import pytest

from advisor import Finding
from tests.rules.test_programme import objective, result, said, wanted

Q2 = {"name": "2026-Q2", "start": "2026-04-01", "end": "2026-06-30"}
RULES = ("D851", "D852", "D853", "D854")


def plan(*objectives: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"cycle": Q2, "objectives": list(objectives), **fields}


def told(new: dict[str, Any], *old: dict[str, Any], as_of: str = "2026-05-15") -> dict[str, list[Finding]]:
    found = {rule: said(rule, new, *old, as_of=as_of) for rule in RULES}
    return {rule: findings for rule, findings in found.items() if findings}


def kinds(new: dict[str, Any], *old: dict[str, Any], as_of: str = "2026-05-15") -> dict[str, int]:
    return {rule: len(findings) for rule, findings in told(new, *old, as_of=as_of).items()}


PRAISE = "Praise in reviews rises from 3 to 9 a week"
BOOKINGS = "Repeat bookings rise from 20 % to 35 %"
MEALS = "Meals sent back fall from 40 to 12 a month"


def test_the_same_plan_says_nothing() -> None:
    old = plan(objective(key_results=[result(PRAISE), result(BOOKINGS)]))
    assert kinds(old, old) == {}


def test_without_an_earlier_plan_nothing_can_be_judged() -> None:
    new = plan(objective(key_results=[result(PRAISE)]))
    assert [wanted(rule, new) for rule in RULES] == [[("previous",)]] * 4


def test_a_plan_of_another_cycle_is_no_last_version() -> None:
    old = plan(objective(key_results=[result(PRAISE), result(BOOKINGS)])) | {"cycle": {"name": "2026-Q1"}}
    assert kinds(plan(objective(key_results=[result(PRAISE)])), old) == {}


@pytest.mark.parametrize(
    "cycle", [{"name": "2026-q2"}, {"name": "Q2 2026"}, {"start": "2026-04-01", "end": "2026-06-30"}]
)
def test_a_cycle_is_the_same_by_its_name_or_its_dates(cycle: dict[str, str]) -> None:
    old = plan(objective(key_results=[result(PRAISE), result(BOOKINGS)])) | {"cycle": cycle}
    assert kinds(plan(objective(key_results=[result(PRAISE)])), old) == {"D853": 1}


def test_the_newest_of_several_versions_counts() -> None:
    first = plan(objective(updated_on="2026-04-02", key_results=[result(PRAISE), result(MEALS)]))
    second = plan(objective(updated_on="2026-05-02", key_results=[result(PRAISE), result(BOOKINGS)]))
    new = plan(objective(key_results=[result(PRAISE)]))
    for given in ((first, second), (second, first)):
        gone = told(new, *given)["D853"]
        assert [each.subject.title for each in gone] == [BOOKINGS]


def test_a_plan_that_shares_nothing_is_another_teams() -> None:
    other = plan(objective("Rooms are quiet", key_results=[result(MEALS)]))
    assert kinds(plan(objective(key_results=[result(PRAISE)])), other) == {}


def test_ids_by_position_say_nothing() -> None:
    """Where nobody wrote ids, a goal that moved up one place is not taken for the one that stood there."""
    old = plan(objective(key_results=[result(MEALS), result(PRAISE), result(BOOKINGS)]))
    new = plan(objective(key_results=[result(PRAISE), result(BOOKINGS)]))
    found = told(new, old)
    assert {rule: len(each) for rule, each in found.items()} == {"D853": 1}
    assert (found["D853"][0].subject.id, found["D853"][0].subject.title) == (None, MEALS)


def test_ids_that_were_written_now_do_not_match_positions_of_then() -> None:
    old = plan(objective(key_results=[result(MEALS), result(PRAISE)]))
    new = plan(objective(id="o1", key_results=[result(PRAISE, id="o1.k1"), result(MEALS, id="o1.k2")]))
    assert kinds(new, old) == {}


def test_a_written_id_keeps_a_goal_whose_words_all_change() -> None:
    old = plan(objective(id="O1", key_results=[result(MEALS, id="K1")]))
    new = plan(objective(id="O1", key_results=[result("Guests praise the kitchen nine times a week", id="K1")]))
    assert kinds(new, old) == {"D852": 1}


def test_moving_is_neither_vanishing_nor_adding() -> None:
    old = plan(objective("Guests come back", key_results=[result(PRAISE)]), objective("Rooms are quiet"))
    new = plan(objective("Rooms are quiet", key_results=[result(PRAISE)]), objective("Guests come back"))
    assert kinds(new, old) == {}
    stray = plan(objective("Guests come back"), objective("Rooms are quiet"), key_results=[result(PRAISE)])
    assert kinds(stray, old) == {}


def test_an_objective_is_known_by_what_stands_under_it() -> None:
    old = plan(objective("Guests come back", key_results=[result(PRAISE), result(BOOKINGS)]))
    new = plan(objective("Everyone wants a second stay", key_results=[result(PRAISE), result(BOOKINGS)]))
    assert kinds(new, old) == {"D852": 1}


def test_a_rewritten_key_result_is_reworded_and_not_gone() -> None:
    old = plan(objective(key_results=[result("Repeat bookings rise from 20 % to 35 %"), result(PRAISE)]))
    new = plan(objective(key_results=[result("Bookings by returning guests rise from 20 % to 35 %"), result(PRAISE)]))
    assert kinds(new, old) == {"D852": 1}


def test_a_goal_that_is_gone_is_told_by_its_earlier_id_where_its_objective_stands() -> None:
    old = plan(
        objective("Rooms are quiet"),
        objective(id="O1", key_results=[result(PRAISE, id="O1.1"), result(MEALS, id="O1.2")]),
    )
    new = plan(objective("Rooms are quiet"), objective(id="O1", key_results=[result(PRAISE, id="O1.1")]))
    (gone,) = told(new, old)["D853"]
    assert gone.subject == ("key_result", "O1.2", MEALS)
    assert gone.place.pointer == "/objectives/1/title"
    assert gone.severity == "warning"


@pytest.mark.parametrize(
    ("dropped", "count"),
    [
        ([], 1),
        ([{"id": "O2", "reason": "the house was sold"}], 0),
        ([{"id": "O2", "reason": "  "}], 1),
        ([{"id": "O2"}], 1),
        ([{"id": "O2", "reason": "TBD"}], 1),
        ([{"id": "O9", "reason": "the house was sold"}], 1),
    ],
)
def test_a_dropped_objective_needs_a_reason_and_covers_its_key_results(
    dropped: list[dict[str, str]], count: int
) -> None:
    sold = objective("The house by the sea is full", id="O2", key_results=[result(MEALS, id="O2.1")])
    old = plan(objective(id="O1", key_results=[result(PRAISE)]), sold)
    new = plan(objective(id="O1", key_results=[result(PRAISE)]), dropped=dropped)
    found = told(new, old).get("D853", [])
    assert [each.subject.id for each in found] == ["O2"] * count
    if found and dropped and dropped[0]["id"] == "O2":
        assert found[0].place.pointer == "/dropped/0"


def test_key_results_of_an_objective_that_came_late_are_not_told_apart() -> None:
    old = plan(objective(key_results=[result(PRAISE)]))
    late = objective("Rooms are quiet", key_results=[result(MEALS), result("Complaints fall from 9 to 2 a week")])
    found = told(plan(objective(key_results=[result(PRAISE)]), late), old)
    assert [each.subject.title for each in found["D854"]] == ["Rooms are quiet"]
    assert "6 weeks into the cycle" in found["D854"][0].message


@pytest.mark.parametrize(
    ("as_of", "updated_on", "told_late"),
    [
        ("2026-03-30", None, False),
        ("2026-04-01", None, False),
        ("2026-04-20", None, True),
        ("2026-04-20", "2026-03-28", False),
        ("2026-03-30", "2026-04-10", True),
    ],
)
def test_late_is_after_the_cycle_began(as_of: str, updated_on: str | None, told_late: bool) -> None:
    old = plan(objective(key_results=[result(PRAISE), result(MEALS)]))
    reworded = result("Meals that guests send back fall from 40 to 12 a month", updated_on=updated_on)
    new = plan(objective(key_results=[result(PRAISE), reworded, result(BOOKINGS, updated_on=updated_on)]))
    assert kinds(new, old, as_of=as_of) == ({"D852": 1, "D854": 1} if told_late else {})


EASED = [
    ({"title": "NPS", "target": 55, "baseline": 32}, {"title": "NPS", "target": 48, "baseline": 32}, True),
    ({"title": "NPS", "target": 48, "baseline": 32}, {"title": "NPS", "target": 55, "baseline": 32}, False),
    ({"title": "Churn", "target": 5, "direction": "down"}, {"title": "Churn", "target": 8, "direction": "down"}, True),
    ({"title": "Churn", "target": 5, "direction": "down"}, {"title": "Churn", "target": 4, "direction": "down"}, False),
    ({"title": "Share kept", "target": 0.55, "unit": "share", "direction": "up"},
     {"title": "Share kept", "target": 55, "unit": "%", "direction": "up"}, False),
    ({"title": "Share kept", "target": 0.55, "unit": "share", "direction": "up"},
     {"title": "Share kept", "target": 48, "unit": "%", "direction": "up"}, True),
    ({"title": "Sales", "target": 1.2, "unit": "M€", "direction": "up"},
     {"title": "Sales", "target": 1200, "unit": "k€", "direction": "up"}, False),
    ({"title": "Sales", "target": "€1.2M", "direction": "up"},
     {"title": "Sales", "target": "€900k", "direction": "up"}, True),
    ({"title": "Reply time", "target": 90, "unit": "minutes", "direction": "down"},
     {"title": "Reply time", "target": 1.5, "unit": "hours", "direction": "down"}, False),
    ({"title": "Reply time", "target": 90, "unit": "minutes", "direction": "down"},
     {"title": "Reply time", "target": 2, "unit": "hours", "direction": "down"}, True),
    ({"title": "Keep churn under 5 %"}, {"title": "Keep churn under 8 %"}, True),
    ({"title": "Sign 3 hospitals"}, {"title": "Sign 2 hospitals"}, True),
    ({"title": "NPS of 55"}, {"title": "NPS of 48"}, False),
    ({"title": "Raise praise by 40 %"}, {"title": "Raise praise by 25 %"}, True),
    ({"title": "NPS", "target": 55, "baseline": 32, "redacted": True},
     {"title": "NPS", "target": 48, "baseline": 32}, False),
    ({"title": "Sales", "target": 9, "unit": "%", "direction": "up"},
     {"title": "Sales", "target": 5, "unit": "deals", "direction": "up"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "eased"), EASED)
def test_a_target_is_eased_in_its_own_direction_whatever_the_unit(
    was: dict[str, Any], now: dict[str, Any], eased: bool
) -> None:
    old, new = (plan(objective(id="O1", key_results=[{"id": "K1", **each}])) for each in (was, now))
    assert kinds(new, old) == ({"D851": 1} if eased else {})


def test_both_targets_are_told_as_they_were_written() -> None:
    old = plan(objective(key_results=[result("Onboarding NPS", target=55, baseline=32)]))
    new = plan(objective(key_results=[result("Onboarding NPS", target=48, baseline=32)]))
    (eased,) = told(new, old)["D851"]
    assert "from 55 to 48" in eased.message
    assert eased.place.pointer == "/objectives/0/key_results/0/target"


def test_an_id_that_now_stands_for_something_else_has_no_target_to_ease() -> None:
    old = plan(objective(id="O1", key_results=[result("Newsletter readers rise from 100 to 900", id="K1")]))
    new = plan(objective(id="O1", key_results=[result("Rooms that guests praise rise from 20 to 60", id="K1")]))
    assert kinds(new, old) == {"D852": 1}


def test_big_plans_are_compared_in_proportion() -> None:
    def big(count: int, word: str) -> dict[str, Any]:
        goals = [
            objective(f"House {at} is full", key_results=[result(f"{word} of house {at} rise from {at} to 9{at}")])
            for at in range(count)
        ]
        return plan(*goals)

    from advisor.engine.audit import Audit
    from advisor.engine.settings import Settings
    from advisor.examples import document_of
    from rules.previous.versions import versions_of

    def seconds(count: int) -> float:
        new, old = document_of(big(count, "Guests")), document_of(big(count, "Visitors"))
        audit = Audit(new, Settings(), (), date(2026, 5, 15), (old,))
        start = time.process_time()
        versions = versions_of(audit)
        spent = time.process_time() - start
        assert versions is not None
        assert Counter(map(type, versions.before.values())).total() == 2 * count
        return spent

    seconds(200)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)


def test_measures_that_start_elsewhere_are_two_and_no_eased_target() -> None:
    old = plan(
        objective(key_results=[result("Complaints about waiting at the till fall from 60 to 25"), result(PRAISE)])
    )
    new = plan(objective(key_results=[result("Complaints at the service desk fall from 310 to 200"), result(PRAISE)]))
    assert kinds(new, old) == {"D853": 1, "D854": 1}
