"""Objectives, KPIs and persons' goals that lead nowhere, over several files and beside other rules."""

from __future__ import annotations

import pytest

from tests.rules.aligned import TOP, Raw, found, goal, message, plan, told, wanted


def test_a_way_up_may_lead_through_another_file() -> None:
    company, department, team = plan(TOP), plan(goal("D1", "department", "C1")), plan(goal("T1", "team", "D1"))
    assert found(company, department, team) == []
    assert told("G501", company, team) == []  # what D1 is, nobody can tell
    department["objectives"][0]["aligns_to"] = []
    assert told("G501", company, department, team) == ["D1", "T1"]


def test_the_goal_at_which_the_way_ends_is_named_with_its_file() -> None:
    said = {
        each.subject.id: each.message for each in found(plan(TOP), plan(goal("D1")), plan(goal("T1", "team", "D1")))
    }
    assert "“Guests of D1 come back” in plan1.yaml and no further" in said["T1"]


def test_a_team_alone_cannot_be_judged_and_says_what_it_wants() -> None:
    assert wanted("G501", plan(goal("T1"), goal("T2", None))) == [(("a company objective",), 1), (("level",), 1)]
    assert wanted("G501", plan(TOP, goal("T2", None, "C1"))) == []


def test_items_of_the_matrix_and_factors_of_the_canvas_are_tops_too() -> None:
    matrix = {"x_matrix": {"annual": [{"id": "A1", "title": "Half the loss"}]}}
    raw = plan(goal("T1", strategy=["A1"]), goal("T2", "team", "T1"), goal("T3"), goal("T4", "team", "A1"), **matrix)
    assert told("G501", raw) == ["T3"]
    canvas = {"strategy_canvas": {"factors": [{"id": "F1", "name": "Low price", "objective": "T1"}]}}
    assert told("G501", plan(goal("T1"), goal("T2", "team", "T1"), goal("T3"), **canvas)) == ["T3"]


def test_a_circle_does_not_hide_that_it_leads_nowhere() -> None:
    raw = plan(TOP, goal("T1", "team", "T2"), goal("T2", "team", "T1"), goal("T3", "team", "T1"))
    assert told("G501", raw) == ["T1", "T2", "T3"]
    raw["objectives"][2]["aligns_to"] = ["T1", "C1"]
    assert told("G501", raw) == []


def test_the_same_words_above_suggest_a_link_and_are_none() -> None:
    raw = plan(goal("C1", "company", title="Guests come back"), goal("T1", title="guests  come back"))
    by_rule = {finding.rule: finding for finding in found(raw)}
    assert set(by_rule) == {"G501", "G502"}
    assert all("The same words stand at “" in finding.suggestion for finding in by_rule.values())


def test_an_orphan_is_told_once_and_not_as_low_value_too() -> None:
    raw = plan(TOP, goal("T1", title="Tidy up the team wiki"))
    assert told("O105", raw, also=("O105",)) == []
    raw["objectives"][1]["stands_alone"] = "We want it"
    assert told("O105", raw, also=("O105",)) == ["T1"]
    assert told("G501", raw) == []


def test_a_level_comes_from_the_team_and_also_from_another_files_list() -> None:
    teams = {"teams": [{"id": "sales", "level": "team"}]}
    assert told("G501", plan(TOP, **teams), plan(goal("T1", None, team="sales"))) == ["T1"]


def test_a_company_objective_is_carried_through_another_and_from_another_file() -> None:
    company = plan(goal("C1", "company"), goal("C2", "company", "C1"), goal("C3", "company"))
    assert told("G502", company) == []  # there is nothing below to carry anything
    assert told("G502", company, plan(goal("T1", "team", "C2"))) == ["C3"]
    assert told("G502", company, plan(goal("T1"), kpis=[{"id": "P", "name": "Loss", "supports": ["C3"]}])) == [
        "C1",
        "C2",
        "C3",
    ]


def test_an_objective_that_says_no_level_carries_what_it_names() -> None:
    assert told("G502", plan(TOP, goal("X", None, "C1"), goal("T1"))) == []


def test_a_link_that_nearly_names_it_leaves_it_in_peace() -> None:
    assert told("G502", plan(TOP, goal("T1", "team", "c1"))) == []
    assert told("G502", plan(TOP, goal("T1", "team", "C9"))) == ["C1"]
    double = plan(TOP), plan(TOP), plan(goal("T1", "team", "C1"))  # which of the two is meant?
    assert told("G502", *double) == []


def kpis(orphans: int, linked: int) -> list[Raw]:
    supports: list[list[str]] = [[]] * orphans + [["C1"]] * linked
    return [{"id": f"P{at}", "name": f"Figure {at}", "supports": names} for at, names in enumerate(supports)]


@pytest.mark.parametrize(("orphans", "linked", "severity"), [(2, 3, "info"), (3, 4, "warning"), (1, 0, "warning")])
def test_many_orphan_kpis_are_a_warning(orphans: int, linked: int, severity: str) -> None:
    raw = plan(TOP, kpis=kpis(orphans, linked))
    said = [finding.severity for finding in found(raw) if finding.rule == "G503"]
    assert said == [severity] * orphans
    split = plan(TOP, kpis=kpis(orphans, linked)[:orphans]), plan(kpis=kpis(orphans, linked)[orphans:])
    assert [finding.severity for finding in found(*split) if finding.rule == "G503"] == said


def test_the_share_of_orphan_kpis_is_a_setting() -> None:
    raw = plan(TOP, kpis=kpis(3, 4))
    assert {finding.severity for finding in found(raw, G503={"share": 0.5})} == {"info"}


def test_kpis_without_any_goal_are_not_judged() -> None:
    raw = {"kpis": kpis(2, 1)}
    assert found(raw) == []
    assert wanted("G503", raw) == [(("an objective",), 3)]


def test_a_kpi_that_a_key_result_measures_is_told_which() -> None:
    result = {"id": "C1.1", "title": "Figure 0 rises from 2 to 4", "measures": "P0"}
    (finding,) = found(plan(goal("C1", "company", key_results=[result]), kpis=kpis(1, 0)))
    assert "“Figure 0 rises from 2 to 4” is measured by it" in finding.suggestion


def test_a_persons_way_names_where_it_stops() -> None:
    person = goal("P1", "individual", "T1", owner="Eve")
    raw = plan(TOP, goal("D1", "department"), goal("T1", "team", "D1"), person)
    assert told("G504", raw) == ["P1"]
    assert told("G501", raw) == ["D1", "P1", "T1"]
    said = message("G504", raw)
    assert "of Eve serves “Guests of T1 come back”" in said
    assert "stops at “Guests of D1 come back” (department)" in said
    assert told("G504", plan(goal("D1", "department"), goal("T1", "team", "D1"), person)) == []  # no company here
    assert told("G504", raw | {"objectives": [*raw["objectives"], goal("D2", "department", "C9")]}) == ["P1"]
    raw["objectives"][1]["aligns_to"] = ["C9"]
    assert told("G504", raw) == []  # where D1 leads, nobody can tell
