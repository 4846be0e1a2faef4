"""Links that lead nowhere, round, down or to people who do not know, over several files."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Settings, load_text
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from tests.rules.aligned import Raw, goal, plan
from tests.rules.linked import DAY, TEAMS, audits, found, misses, only, told, wanted

# G517


def test_a_name_that_leads_nowhere_is_told_at_its_very_place() -> None:
    goals = "objectives:\n  - title: Guests come back\n    id: O1\n    aligns_to:\n      - C1\n      - C9\n"
    text = f"{goals}  - {{id: C1, title: We grow}}\n"
    document = load_text(text, "plan.yaml")
    chosen = Settings(select=("G517",))
    (finding,) = run_audit(document, chosen, chosen.active(registry()), DAY).findings
    assert (finding.place.line, finding.place.column, finding.place.pointer) == (6, 9, "/objectives/0/aligns_to/1")
    assert finding.message == "“Guests come back” aligns to “C9”, which is not in the plan."
    assert "okr-advisor audit FOLDER" in finding.suggestion


@pytest.mark.parametrize(
    ("raw", "pointer"),
    [
        (plan(goal("O1", "team", "gone")), "/objectives/0/aligns_to/0"),
        (plan(goal("O1", strategy=["gone"])), "/objectives/0/strategy/0"),
        (plan(goal("O1", addresses=["gone"])), "/objectives/0/addresses/0"),
        (plan(goal("O1", depends_on=["gone"])), "/objectives/0/depends_on/0"),
        (plan(goal("O1", team="gone"), teams=TEAMS), "/objectives/0/team"),
        (plan(goal("O1", key_results=[{"title": "A", "measures": "gone"}])), "/objectives/0/key_results/0/measures"),
        (plan(goal("O1", key_results=[{"title": "A", "guards": ["gone"]}])), "/objectives/0/key_results/0/guards/0"),
        (plan(goal("O1", initiatives=[{"title": "A", "moves": ["gone"]}])), "/objectives/0/initiatives/0/moves/0"),
        ({"initiatives": [{"title": "A", "moves": ["gone"]}]}, "/initiatives/0/moves/0"),
        ({"kpis": [{"name": "A", "supports": ["gone"]}]}, "/kpis/0/supports/0"),
        ({"kpis": [{"name": "A", "drivers": ["gone"]}]}, "/kpis/0/drivers/0"),
        ({"kpis": [{"name": "A", "team": "gone"}], "teams": TEAMS}, "/kpis/0/team"),
        ({"teams": [{"id": "a", "parent": "gone"}]}, "/teams/0/parent"),
    ],
)
def test_every_field_that_names_another_thing_is_followed(raw: Raw, pointer: str) -> None:
    finding = only("G517", raw)
    assert (finding.severity, finding.place.pointer) == ("error", pointer)


@pytest.mark.parametrize(
    "raw",
    [
        plan(goal("O1", "team", "TBD", "?")),
        plan(goal("O1", team="house")),
        plan(goal("O1"), suppress=[{"rule": "gone", "reason": "agreed"}], practice={"pilot": ["gone"]}),
        {"strategy_canvas": {"factors": [{"name": "Ease", "objective": "gone"}]}},
    ],
)
def test_what_names_nothing_on_purpose_is_left_alone(raw: Raw) -> None:
    assert told("G517", raw) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Guests of C1 came back", "Guests of C1 come back"),
        ("c1", "C1"),
        ("C-1", "C1"),
        ("C2", None),
        ("C11", None),
        ("The weather", None),
    ],
)
def test_what_was_meant_is_asked_where_anything_is_near(name: str, meant: str | None) -> None:
    message = only("G517", plan(goal("O1", "team", name), goal("C1", "company"))).message
    assert ("Did you mean" in message) == (meant is not None)
    assert meant is None or f"“{meant}”?" in message


def test_the_names_of_ones_own_plan_come_first() -> None:
    own = plan(goal("O1", "team", "Guests come bak"), goal("A") | {"title": "Guests come back!"})
    other = plan(goal("B") | {"title": "Guests come back"})
    assert (
        "“Guests come back!”?" in only("G517", own, other).message
        or "“Guests come back”?" in only("G517", own, other).message
    )
    same = plan(goal("O1", "team", "Guests come bak"), goal("A") | {"title": "Guests come back"})
    assert "Did you mean “Guests come back”?" in only("G517", same, other).message


def test_a_name_of_another_kind_of_thing_says_what_it_is() -> None:
    raw = plan(goal("O1", addresses=["C1"]), goal("C1", "company"))
    assert only("G517", raw).message.endswith("which is an objective, and a KPI is expected.")


def test_a_name_that_several_other_plans_have_is_ambiguous_and_a_team_is_not() -> None:
    asking, other = plan(goal("O1", "team", "Z9")), plan(goal("Z9"))
    assert "which is what several goals are called" in only("G517", asking, other, other).message
    lists = {"teams": TEAMS}
    assert told("G517", plan(goal("O1", team="sales")), lists, lists) == []


def test_a_goal_in_another_file_is_no_dangling_link() -> None:
    asking, other = plan(goal("O1", "team", "C1")), plan(goal("C1", "company"))
    assert told("G517", asking) == ["O1"]
    assert told("G517", asking, other) == []
    assert "not in these plans" in only("G517", asking, plan(goal("Z9"))).message


def test_each_reference_is_a_finding_with_a_fingerprint_of_its_own() -> None:
    findings = found("G517", plan(goal("O1", "team", "gone", "lost", depends_on=["gone"])))
    assert len({finding.fingerprint for finding in findings}) == len(findings) == 3


# G516


def test_the_way_round_is_told_once_with_every_step_where_its_first_goal_stands() -> None:
    one, two = plan(goal("B", "team", "C")), plan(goal("A", "team", "B"), goal("C", "team", "A"))
    results = audits(one, two)
    assert [[finding.subject.id for finding in each.findings] for each in results] == [[], ["A"]]
    (finding,) = results[1].findings
    assert finding.message == (
        "3 objectives align to each other in a circle: “Guests of A come back” → “Guests of B come back” in plan0.yaml "
        "→ “Guests of C come back” in plan1.yaml → “Guests of A come back”."
    )


def test_a_key_result_counts_with_its_objective() -> None:
    raw = plan(goal("A", "team", "B.1"), goal("B", "team", "A", key_results=[{"id": "B.1", "title": "Praise"}]))
    assert told("G516", raw) == ["A"]
    own = plan(goal("A", "team", "A.1", key_results=[{"id": "A.1", "title": "Praise"}]))
    assert "aligns to itself" in only("G516", own).message


@given(st.lists(st.lists(st.integers(0, 6), max_size=3, unique=True), min_size=1, max_size=7))
@settings(max_examples=200, deadline=None)
def test_circles_are_told_where_networkx_finds_any(ends: list[list[int]]) -> None:
    ends = [[end for end in each if end < len(ends)] for each in ends]
    raw = plan(*(goal(f"O{at}", "team", *(f"O{end}" for end in each)) for at, each in enumerate(ends)))
    graph: nx.DiGraph[int] = nx.DiGraph([(at, end) for at, each in enumerate(ends) for end in each])
    cycles = list(nx.simple_cycles(graph))
    firsts = {f"O{min(cycle)}" for cycle in cycles}
    subjects = told("G516", raw)
    assert bool(subjects) == bool(cycles)
    assert set(subjects) <= firsts


# G518, G519


def test_levels_are_compared_over_files() -> None:
    company = plan(goal("C1", "company", "O1"))
    team = plan(goal("O1", None, team="sales"), teams=TEAMS)
    finding = only("G518", company, team)
    assert "“Guests of O1 come back” in plan1.yaml, of the team level" in finding.message
    assert finding.place.pointer == "/objectives/0/aligns_to/0"
    assert told("G518", company, plan(goal("O1", None))) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["leading", "lagging", None]), st.lists(st.integers(0, 5), max_size=2)), max_size=6
    )
)
@settings(max_examples=200, deadline=None)
def test_a_leading_driver_counts_at_any_distance(rows: list[tuple[str | None, list[int]]]) -> None:
    kpis: list[dict[str, Any]] = [
        {
            "id": f"k{at}",
            "name": f"Figure {at}",
            "indicator": indicator,
            "drivers": [f"k{d}" for d in drivers if d < len(rows)],
        }
        for at, (indicator, drivers) in enumerate(rows)
    ]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(f"k{at}" for at in range(len(rows)))
    graph.add_edges_from((driver, kpi["id"]) for kpi in kpis for driver in kpi["drivers"])
    named = {kpi["id"]: kpi["indicator"] for kpi in kpis}
    expected = [
        name
        for name, indicator in named.items()
        if indicator == "lagging" and all(named[driver] == "lagging" for driver in nx.ancestors(graph, name))
    ]
    assert told("G519", {"kpis": kpis}) == expected


# G514, G515


def test_commitments_and_teams_are_known_over_files() -> None:
    ours = plan(goal("O1", team="sales", commitment="committed", depends_on=["P1"]), teams=TEAMS)
    theirs = plan(
        goal("P1", team="house", commitment="aspirational", key_results=[{"id": "P1.1", "title": "Praise"}]),
        teams=TEAMS,
    )
    assert "of “House” in plan1.yaml, which is aspirational" in only("G514", ours, theirs).message
    assert told("G514", ours, theirs | {"objectives": [theirs["objectives"][0] | {"team": "sales"}]}) == []
    unsaid = theirs | {"objectives": [theirs["objectives"][0] | {"commitment": None}]}
    assert told("G514", ours, unsaid) == []
    assert ("commitment",) in wanted("G514", ours, unsaid)


def test_a_key_results_own_commitment_wins() -> None:
    result = {"id": "O1.1", "title": "Praise", "depends_on": ["P1"], "commitment": "aspirational"}
    ours = goal("O1", team="sales", commitment="committed", key_results=[result])
    theirs = goal("P1", team="house", commitment="aspirational")
    assert told("G514", plan(ours, theirs, teams=TEAMS)) == []
    ours["key_results"] = [result | {"commitment": None}]
    assert told("G514", plan(ours, theirs, teams=TEAMS)) == ["O1.1"]


def test_a_team_answers_with_an_objective_of_its_own_or_of_a_team_below_it_in_any_file() -> None:
    ours = plan(goal("O1", team="sales", depends_on=["house"]), teams=TEAMS)
    assert "“House” is counted on" in only("G515", ours).message
    assert only("G515", ours).confidence == "medium"
    kitchen = {"id": "kitchen", "name": "Kitchen", "level": "team", "parent": "house"}
    theirs = plan(goal("K1", "team", "O1", team="kitchen"), teams=[*TEAMS, kitchen])
    assert told("G515", ours, theirs) == []
    other = plan(goal("K1", team="kitchen"), teams=[*TEAMS, kitchen])
    assert only("G515", ours, other).confidence == "high"


# G506, G507, G513


@pytest.mark.parametrize(
    ("words", "name", "same"),
    [
        ("Onboarding NPS rises from 32 to 55 by end of June", "onboarding NPS", True),
        ("Customer churn falls from 9 % to 5 %", "Churn rate of customers", True),
        ("Reach an NPS of 55 in Spain", "NPS", False),
        ("Raise the NPS of onboarding to 55", "NPS", False),
        ("Conversion on mobile rises from 3 % to 4 %", "Conversion", False),
        ("95 % of letters answered within 5 days", "Letters", False),
        ("Sell 400 tickets", "Tickets", False),
        ("Hit 10,000 weekly active users", "Users", False),
        ("Revenue from small shops rises from 3 to 4", "Revenue", False),
        ("Customer churn (monthly) falls from 5 % to 3 %", "Customer churn", False),
    ],
)
def test_a_key_result_is_a_kpi_only_where_it_says_no_more(words: str, name: str, same: bool) -> None:
    raw = plan(goal("O1", key_results=[{"id": "O1.1", "title": words}]))
    assert told("G506", raw, {"kpis": [{"id": "k", "name": name}]}) == (["O1.1"] if same else [])


def test_figures_of_another_unit_are_another_measure() -> None:
    raw = plan(goal("O1", key_results=[{"title": "Renewals rise from 70 % to 90 %"}]))
    kpi = {"id": "k", "name": "Renewals"}
    assert len(found("G506", raw | {"kpis": [kpi | {"unit": "%"}]})) == 1
    assert found("G506", raw | {"kpis": [kpi | {"unit": "contracts"}]}) == []


@pytest.mark.parametrize(
    ("values", "speaks"),
    [
        ((30, 31, 32), True),
        ((30, 31), False),
        ((30, 31, 32, 41), False),
        ((41, 30, 31, 32), True),
        ((30, 41, 31, 32), False),
    ],
)
def test_three_missed_periods_in_a_row_up_to_now(values: tuple[float, ...], speaks: bool) -> None:
    assert bool(told("G507", misses(*values))) == speaks


def test_who_works_on_a_kpi_may_stand_in_another_file() -> None:
    raw = misses(30, 31, 32)
    assert told("G507", raw, plan(goal("O1", addresses=["k"]))) == []
    assert told("G507", raw, plan(goal("O1", key_results=[{"title": "Praise", "measures": "k"}]))) == []
    assert told("G507", raw, {"initiatives": [{"title": "Ask every guest", "moves": ["k"]}]}) == []
    assert told("G507", raw | {"objectives": [goal("O1")], "kpis": [raw["kpis"][0] | {"supports": ["O1"]}]}) == ["k"]


def test_a_kpi_without_target_or_history_is_not_judged() -> None:
    assert wanted("G507", {"kpis": [{"name": "Praise", "target": 4, "current": 3}]}) == [("history",)]
    bare = misses(30, 31, 32)
    for row in bare["kpis"][0]["history"]:
        del row["target"]
    assert told("G507", bare) == []
    assert wanted("G507", bare) == [("target",)]


def test_the_strategy_may_stand_in_another_file() -> None:
    strategy = {"x_matrix": {"annual": [{"id": "A1", "title": "Half of our guests come again"}]}}
    loose, held = plan(goal("O1")), plan(goal("O1", strategy=["A1"]))
    assert wanted("G513", loose) == [("x_matrix", "strategy_canvas")]
    assert told("G513", loose, strategy) == ["O1"]
    assert told("G513", held, strategy) == []
    assert (
        told("G513", plan(goal("O1", "team", "O2")), held | {"objectives": [goal("O2", strategy=["A1"])]}, strategy)
        == []
    )
    assert told("G513", plan(goal("O1", strategy=["A7"])), strategy) == []  # that one is G517's


# C412


def test_the_same_words_in_two_files_of_a_cycle_are_told_in_both() -> None:
    one = plan(goal("A") | {"title": "Guests come back"}, cycle={"name": "2026-Q2"})
    two = plan(goal("B") | {"title": "GUESTS come back."}, cycle={"start": "2026-04-01", "end": "2026-06-30"})
    results = audits(one, two)
    assert [[finding.message for finding in each.findings] for each in results] == [
        ["“Guests come back” also stands as an objective in plan1.yaml, and nothing links them."],
        ["“GUESTS come back.” also stands as an objective in plan0.yaml, and nothing links them."],
    ]
    assert told("C412", one, two | {"cycle": {"name": "2026-Q3"}}) == []
    assert told("C412", one, two | {"objectives": [two["objectives"][0] | {"aligns_to": ["A"]}]}) == []
    assert told("C412", one, two | {"cycle": None}) == []
    assert len(told("C412", one | {"cycle": None}, two | {"cycle": None})) == 2
