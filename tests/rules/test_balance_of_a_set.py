"""Counts and balance of a set of goals: what examples of single goals cannot show."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.rules.test_programme import objective, result, said, wanted

Q2 = {"name": "2026-Q2"}


def due(*days: str | None) -> dict[str, Any]:
    return {
        "cycle": Q2,
        "objectives": [
            objective(key_results=[result(f"Result {day} of {at}", due=day) for at, day in enumerate(days)])
        ],
    }


def test_one_earlier_date_is_enough() -> None:
    assert len(said("C409", due("2026-06-30", "2026-06-30", "2026-06-30"))) == 1
    assert said("C409", due("2026-06-30", "2026-06-30", "2026-06-29")) == []
    assert said("C409", due("2026-06-30", "2026-06-30")) == []
    assert wanted("C409", due("2026-06-30", "2026-06-30", None)) == [("due",)]


def test_a_cycle_without_an_end_has_no_last_day() -> None:
    raw = due("2026-06-30", "2026-06-30", "2026-06-30") | {"cycle": {"name": "Spring push"}}
    assert said("C409", raw) == []


def test_a_commitment_of_the_key_results_counts_for_the_mix() -> None:
    goals = [objective(f"Guests of house {at} come back", commitment="committed") for at in range(3)]
    assert len(said("C408", {"objectives": goals})) == 1
    goals[0]["key_results"] = [result(commitment="aspirational")]
    assert said("C408", {"objectives": goals}) == []
    del goals[0]["key_results"], goals[1]["commitment"]
    assert said("C408", {"objectives": goals}) == []
    assert wanted("C408", {"objectives": goals}) == [("commitment",)]


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ((50, 50), False),
        ((50, 50.5), False),
        ((50, 50.6), True),
        ((0.5, 0.5), False),
        ((0.5, 0.51), True),
        ((1, 1), True),
        ((100, 0), False),
        ((50, None), False),
    ],
)
def test_weights_come_to_the_whole_within_half_a_point(weights: tuple[float | None, ...], told: bool) -> None:
    key_results = [result(f"Guests of house {at} pay in a day", weight=weight) for at, weight in enumerate(weights)]
    assert bool(said("C410", {"objectives": [objective(key_results=key_results)]})) == told


def places(raw: dict[str, Any]) -> list[str | None]:
    return [each.place.pointer for each in said("C412", raw)]


def test_every_place_of_the_same_words_is_a_finding_of_its_own() -> None:
    goals = [
        objective("Guests come back", id="A", key_results=[result("Praise rises from 3 to 9")]),
        objective("Rooms are quiet", id="B", key_results=[result("PRAISE rises, from 3 to 9.")]),
    ]
    raw = {"objectives": goals}
    assert places(raw) == ["/objectives/0/key_results/0/title", "/objectives/1/key_results/0/title"]
    goals[1]["aligns_to"] = ["A"]
    assert places(raw) == []


def test_a_link_joins_only_what_it_links() -> None:
    goals = [objective("Guests come back", id=name) for name in "ABC"]
    goals[1]["depends_on"] = ["A"]
    assert len(places({"objectives": goals})) == 3
    goals[2]["aligns_to"] = ["B"]
    assert places({"objectives": goals}) == []


def test_other_figures_are_other_statements() -> None:
    goals = [
        objective("Guests come back", key_results=[result("Praise in the north", target=9)]),
        objective("Rooms are quiet", key_results=[result("Praise in the north", target=5)]),
        objective("Meals are warm", key_results=[result("Praise rises to 5.5")]),
        objective("Staff are calm", key_results=[result("Praise rises to 55")]),
    ]
    assert places({"objectives": goals}) == []


def test_a_copied_objective_is_told_and_its_key_results_are_not() -> None:
    goals = [objective(team=team, key_results=[result()]) for team in ("north", "south")]
    assert places({"objectives": goals}) == ["/objectives/0/title", "/objectives/1/title"]


def test_a_topic_or_a_placeholder_in_two_places_is_no_statement() -> None:
    goals = [objective("Growth", key_results=[result("TBD"), result("Key result 1")]) for _ in range(2)]
    assert places({"objectives": goals}) == []


def test_ten_thousand_copies_are_told_in_no_time() -> None:
    from advisor.engine.audit import Audit
    from advisor.engine.registry import registry
    from advisor.engine.settings import Settings
    from advisor.examples import document_of

    goals = [objective(id=f"O{at}", aligns_to=[f"O{at - 1}"] if at % 2 else []) for at in range(10_000)]
    rule = registry().find("C412")
    assert rule is not None
    audit = Audit(document_of({"objectives": goals}), Settings(), [rule])
    start = time.process_time()
    assert len(list(rule.checker({})(audit.plan, audit))) == 10_000
    assert time.process_time() - start < 3


def steps(*titles: str, **fields: Any) -> int:
    return len(said("C415", {"objectives": [objective(key_results=[result(title, **fields) for title in titles])]}))


@pytest.mark.parametrize(
    "titles",
    [
        ("Research ticket tools", "Choose a ticket tool", "Roll out the ticket tool"),
        ("Draft the price list", "Publish the price list"),
        ("Guide to grading drafted", "Guide to grading published"),
        ("Build the new system", "Launch the new system"),
        ("Requirements gathered", "Design completed", "Development completed", "Testing completed"),
        ("Define the pricing model", "Test the pricing model in two countries", "Margin rises from 8 % to 12 %"),
    ],
)
def test_stages_of_one_piece_of_work_are_steps(titles: tuple[str, ...]) -> None:
    assert steps(*titles) == 1


@pytest.mark.parametrize(
    "titles",
    [
        ("Build the order portal", "Launch the loyalty card"),
        ("Write docs for the importer", "Publish docs for the dashboard"),
        ("Launch the portal in Spain", "Launch the portal in Italy"),
        ("Publish 5 case studies", "Write 12 articles"),
        ("Hire two designers", "Onboard the new designers"),
        ("Portal users rise from 200 to 900", "Test coverage of the portal rises from 40 % to 80 %"),
        ("Design done", "Two hospitals signed"),
        ("Pilot with 3 hospitals signed", "Hospitals that renew rise from 70 % to 90 %"),
        ("Entwurf des Portals", "Start des Portals"),
    ],
)
def test_what_belongs_together_is_no_step_for_that(titles: tuple[str, ...]) -> None:
    assert steps(*titles) == 0


def test_declared_milestones_are_steps_too() -> None:
    assert steps("Design the order portal", "Launch the order portal", type="milestone") == 1
