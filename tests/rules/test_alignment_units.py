"""Units, work and copies: what a plan says of them, over several files and beside other rules."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.aligned import TOP, Raw, found, goal, message, plan, told, wanted

TEAMS = [
    {"id": "acme", "name": "Acme", "level": "company"},
    {"id": "sales", "name": "Sales", "level": "department", "parent": "acme"},
    {"id": "north", "name": "North", "level": "team", "parent": "sales"},
    {"id": "south", "name": "South", "level": "team", "parent": "sales"},
    {"id": "web", "name": "Web", "level": "team", "parent": "acme"},
]


def of(team: str, *aligns_to: str, **fields: Any) -> Raw:
    return {**goal(team.upper(), None, *aligns_to, team=team), **fields}


@pytest.mark.parametrize(
    ("objectives", "silos"),
    [
        ([of("north"), of("south"), of("web", "C1")], ["north", "sales", "south"]),
        ([of("north", "SOUTH"), of("south"), of("web", "C1")], ["sales"]),
        ([of("north", "SOUTH"), of("south", depends_on=["web"])], []),
        ([of("north", "SALES"), of("sales"), of("web", "SALES")], []),
        ([of("north"), of("web", "C1")], ["north"]),  # Sales has nothing else: the part is told
        ([of("north", stands_alone="The law"), of("south", stands_alone="A gift"), of("web", "C1")], []),
        ([of("north", "gone"), of("web", "C1")], []),
        ([of("north", level="company"), of("web", "C1")], []),
        ([of("north", addresses=["P"]), of("web", "C1")], []),
        ([{**of("north"), "key_results": [{"title": "Loss falls from 9 to 4", "measures": "P"}]}], []),
    ],
)
def test_a_unit_counts_as_one_with_all_below_it(objectives: list[Raw], silos: list[str]) -> None:
    kpi = {"id": "P", "name": "Loss", "team": "web", "supports": ["C1"]}
    raw = plan({**TOP, "team": "acme"}, *objectives, teams=TEAMS, kpis=[kpi])
    assert told("G505", raw) == silos
    halves = raw | {"objectives": raw["objectives"][::2]}, raw | {"objectives": raw["objectives"][1::2], "kpis": []}
    assert told("G505", *halves) == silos


def test_teams_that_belong_to_each_other_in_a_circle_are_judged_all_the_same() -> None:
    teams = [{"id": "a", "level": "team", "parent": "b"}, {"id": "b", "level": "team", "parent": "a"}]
    raw = plan(TOP, goal("A1", None, team="a"), goal("B1", None, team="b"), teams=teams)
    assert told("G505", raw)


def test_a_unit_of_no_known_level_is_not_judged() -> None:
    raw = plan(TOP, goal("A1", "team", team="a"), teams=[{"id": "a"}])
    assert told("G505", raw) == []
    assert wanted("G505", raw) == [(("level",), 1)]


@pytest.mark.parametrize(
    ("status", "over"),
    [("Done", True), (" cancelled ", True), ("dropped", True), ("closed", True), ("active", False), (None, False)],
)
def test_work_that_is_over_is_no_zombie(status: str | None, over: bool) -> None:
    raw = plan(TOP, initiatives=[{"id": "I1", "title": "Rewrite the guide", "status": status}])
    assert told("G508", raw) == ([] if over else ["I1"])


def test_work_in_a_plan_without_goals_is_not_judged() -> None:
    raw = {"initiatives": [{"id": "I1", "title": "Rewrite the guide"}], "kpis": [{"id": "P", "name": "Loss"}]}
    assert told("G508", raw) == []
    assert wanted("G508", raw) == [(("a key result",), 1)]


def test_work_under_an_objective_is_a_hint_where_it_may_move_several_results() -> None:
    results = [{"title": f"Praise in town {at} rises from 2 to 4"} for at in range(2)]
    raw = plan({**TOP, "key_results": results, "initiatives": [{"id": "I1", "title": "Rewrite the guide"}]})
    (finding,) = found(raw)
    assert (finding.rule, finding.severity) == ("G508", "info")
    assert found(plan({**raw["objectives"][0], "key_results": results[:1]})) == []


def test_a_copy_is_told_of_itself_and_its_third_place_still_stands_twice() -> None:
    copies = [goal("T1", "team", "C1", title="Guests come back!"), goal("T2", title="Guests come back")]
    raw = plan(goal("C1", "company", title="GUESTS COME  BACK"), *copies)
    assert told("G509", raw) == ["T1"]
    assert told("C412", raw, also=("C412",)) == ["C1", "T2"]


def test_an_objective_that_two_teams_share_is_no_copy() -> None:
    shared = [goal("T1", "team", "C1", title="Guests come back"), goal("T2", "team", "T1", title="Guests come back")]
    assert found(plan(TOP, *shared), also=("C412",)) == []
    shared[1]["level"] = "individual"
    assert [finding.rule for finding in found(plan(TOP, *shared), also=("C412",))] == ["G509"]


def test_a_key_result_in_whose_words_an_objective_stands_is_a_parent_too() -> None:
    result = {"id": "C1.1", "title": "Repeat bookings rise from 20 % to 35 %"}
    raw = plan({**TOP, "key_results": [result]}, goal("T1", "team", "C1.1", title=result["title"]))
    assert told("G509", raw) == ["T1"]


def handed(*origins: tuple[str | None, int], **fields: Any) -> Raw:
    objectives = [
        {**of("web", "C1", origin=origin, **fields), "id": f"W{at}", "key_results": results(at, count)}
        for at, (origin, count) in enumerate(origins)
    ]
    return plan(TOP, *objectives, teams=TEAMS)


def results(at: int, count: int) -> list[Raw]:
    return [{"title": f"Praise in town {at}.{number} rises from 2 to 4"} for number in range(count)]


@pytest.mark.parametrize(
    ("origins", "one_way"),
    [
        ([("top-down", 4), ("bottom-up", 1)], True),
        ([("top-down", 3), ("bottom-up", 1)], False),
        ([("top-down", 4), (None, 1)], True),
        ([("top-down", 4), (None, 2)], False),
        ([("both", 4)], False),
        ([("top-down", 0)], False),
    ],
)
def test_key_results_are_counted_by_the_origin_of_their_objective(
    origins: list[tuple[str | None, int]], one_way: bool
) -> None:
    raw = handed(*origins)
    assert told("G510", raw) == (["web"] if one_way else [])
    first, *rest = raw["objectives"]
    halves = raw | {"objectives": [first]}, raw | {"objectives": rest}
    assert told("G510", *halves) == (["web"] if one_way else [])
    assert wanted("G510", raw) == []


def test_without_an_origin_nobody_knows_who_chose() -> None:
    assert wanted("G510", handed((None, 2))) == [(("origin",), 1)]


def test_the_latest_of_several_parents_counts() -> None:
    first, second = (goal(f"C{at}", "company", updated_on=day) for at, day in ((1, "2026-03-02"), (2, "2026-03-09")))
    child = goal("T1", "team", "C1", "C2", updated_on="2026-03-01")
    assert "“Guests of C2 come back” in plan0.yaml changed on 2026-03-09" in message(
        "G511", plan(first, second), plan(child)
    )
    assert told("G511", plan(first, second, {**child, "updated_on": "2026-03-09"})) == []


@pytest.mark.parametrize(
    ("own", "above", "wants"),
    [(None, "2026-03-02", True), ("2026-03-02", None, True), ("2026-03-02", "2026-03-02", False)],
)
def test_without_a_day_nobody_knows_what_is_stale(own: str | None, above: str | None, wants: bool) -> None:
    raw = plan(goal("C1", "company", updated_on=above), goal("T1", "team", "C1", updated_on=own))
    assert told("G511", raw) == []
    assert bool(wanted("G511", raw)) == wants
    assert wanted("G511", plan(TOP, goal("T2"))) == []
