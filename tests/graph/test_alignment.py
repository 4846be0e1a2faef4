"""Where goals lead: against networkx, against brute force, and whatever the plan is called, sorted or split."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.alignment import Alignment
from graph.build import keys_of, to_networkx
from graph.cycles import knots, shortest_cycles
from graph.questions import at_risk
from tests.graph.plans import LEVELS, TEAMS, alignment_of_plans, ids, plans

_UP = {"contributes_to", "proves", "supports"}


def upward(alignment: Alignment) -> nx.DiGraph[str]:
    """What serves what, as networkx builds it."""
    whole = to_networkx(alignment)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(whole.nodes)
    graph.add_edges_from(
        (one, other)
        for one, other, kind, facts in whole.edges(keys=True, data=True)
        if kind in _UP and not facts["inferred"]
    )
    return graph


@given(plans())
@settings(max_examples=300, deadline=None)
def test_what_is_reached_is_what_networkx_reaches(raw: dict[str, Any]) -> None:
    alignment = alignment_of_plans(raw)
    graph, keys = upward(alignment), keys_of(alignment)
    tops = {keys[node.number] for node in alignment.company}
    for node in alignment.nodes:
        key = keys[node.number]
        above = nx.descendants(graph, key)
        assert {keys[number] for number in alignment.above(node.number)} == above
        assert (alignment.steps[node.number] >= 0) == bool(tops & {key, *above})


def _is_lower(alignment: Alignment, keys: list[str], key: str) -> bool:
    node = alignment.nodes[keys.index(key)]
    return node.kind == "objective" and alignment.levels.depth(node) > 0


@given(plans())
@settings(max_examples=200, deadline=None)
def test_steps_are_the_fewest_declared_links(raw: dict[str, Any]) -> None:
    alignment = alignment_of_plans(raw)
    keys = keys_of(alignment)
    weighted: nx.DiGraph[str] = nx.DiGraph()
    weighted.add_nodes_from(keys)
    for link in alignment.links:
        if link.kind in _UP and not link.inferred:
            one, other, cost = keys[link.source], keys[link.target], 0 if link.kind == "proves" else 1
            known = weighted.get_edge_data(one, other, {"weight": 9})["weight"]
            weighted.add_edge(one, other, weight=min(cost, known))
    tops = {keys[node.number] for node in alignment.company}
    nearest = nx.multi_source_dijkstra_path_length(weighted.reverse(), tops) if tops else {}
    assert alignment.steps == [nearest.get(key, -1) for key in keys]


GRAPHS = st.integers(1, 7).flatmap(
    lambda count: st.lists(st.lists(st.integers(0, count - 1), max_size=4, unique=True), min_size=count, max_size=count)
)


@given(GRAPHS)
@settings(max_examples=400, deadline=None)
def test_knots_are_the_components_that_hold_a_cycle(ends: list[list[int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph([(one, other) for one, others in enumerate(ends) for other in others])
    expected = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    expected += [{at} for at in nx.nodes_with_selfloops(graph) if not any(at in part for part in expected)]
    assert knots(ends) == sorted(expected, key=min)


@given(GRAPHS)
@settings(max_examples=400, deadline=None)
def test_every_knot_tells_a_shortest_cycle_and_none_is_made_up(ends: list[list[int]]) -> None:
    names = [f"O{at}" for at in range(len(ends))]
    graph: nx.DiGraph[int] = nx.DiGraph([(one, other) for one, others in enumerate(ends) for other in others])
    cycles = list(nx.simple_cycles(graph))
    found = shortest_cycles(ends, names)
    used: set[tuple[int, int]] = set()
    for cycle in found:
        steps = set(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        assert all(other in ends[one] for one, other in steps)
        assert not steps & used
        assert names[cycle[0]] == min(names[at] for at in cycle)
        used |= steps
    for knot in knots(ends):
        inside = [len(cycle) for cycle in cycles if set(cycle) <= knot]
        assert min(len(cycle) for cycle in found if set(cycle) <= knot) == min(inside)
    left: nx.DiGraph[int] = nx.DiGraph(edge for edge in graph.edges if edge not in used)
    assert nx.is_directed_acyclic_graph(left)


@given(plans())
@settings(max_examples=200, deadline=None)
def test_carriers_are_the_teams_of_lower_goals_that_reach_a_goal(raw: dict[str, Any]) -> None:
    alignment = alignment_of_plans(raw)
    graph, keys = upward(alignment), keys_of(alignment)
    for node in alignment.company:
        below = [alignment.nodes[keys.index(key)] for key in nx.ancestors(graph, keys[node.number])]
        lower = [each for each in below if _is_lower(alignment, keys, keys[each.number])]
        teams = {team.words for each in lower if (team := alignment.levels.team(each)) is not None}
        assert {alignment.team_names[at] for at in alignment.carriers(node)} == teams


@given(plans(most=5))
@settings(max_examples=150, deadline=None)
def test_what_is_at_risk_is_what_lies_above(raw: dict[str, Any]) -> None:
    alignment = alignment_of_plans(raw)
    for node in alignment.nodes:
        risks = at_risk(alignment, node)
        assert {risk.goal.number for risk in risks} == set(alignment.above(node.number)) - {node.number}
        assert all(0 <= risk.share <= 1 for risk in risks)
        assert all(risk.share > 0 for risk in risks) or any(len(cycle) for cycle in alignment.cycles)


def told(alignment: Alignment) -> tuple[object, ...]:
    """What an alignment says, by ids and without regard to order."""

    def name(number: int) -> tuple[str, str | None]:
        return alignment.nodes[number].kind, alignment.nodes[number].id

    links = sorted(
        (name(link.source), link.kind, name(link.target), link.field, link.inferred) for link in alignment.links
    )
    return (
        [link for link in links if link[0][0] != "team"] and sorted({str(link) for link in links}),
        sorted((name(each.source), each.field, each.name) for each in alignment.dangling),
        {str(name(node.number)): alignment.steps[node.number] for node in alignment.nodes},
        {str(name(node.number)): len(alignment.carriers(node)) for node in alignment.company},
        [ids(alignment, cycle) for cycle in alignment.cycles],
    )


@given(plans(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_goals_changes_nothing(raw: dict[str, Any], dice: random.Random) -> None:
    shuffled = deepcopy(raw)
    dice.shuffle(shuffled["objectives"])
    dice.shuffle(shuffled["kpis"])
    assert told(alignment_of_plans(shuffled)) == told(alignment_of_plans(raw))


@given(plans(), st.data())
@settings(max_examples=150, deadline=None)
def test_splitting_a_plan_over_files_changes_nothing(raw: dict[str, Any], data: st.DataObject) -> None:
    parts: list[dict[str, Any]] = [{"teams": TEAMS, "objectives": [], "kpis": []}, {"objectives": [], "kpis": []}]
    for field in ("objectives", "kpis"):
        for goal in raw[field]:
            parts[data.draw(st.integers(0, 1))][field].append(goal)
    assert told(alignment_of_plans(*parts)) == told(alignment_of_plans(raw))


@given(plans())
@settings(max_examples=100, deadline=None)
def test_other_ids_change_nothing_but_the_names(raw: dict[str, Any]) -> None:
    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: renamed(each)
                if key in ("id", "aligns_to", "supports", "objectives", "key_results", "kpis")
                else each
                for key, each in value.items()
            }
        if isinstance(value, list):
            return [renamed(each) for each in value]
        return f"x-{value}"

    new = renamed({key: value for key, value in raw.items() if key != "teams"}) | {"teams": TEAMS}
    one, other = alignment_of_plans(raw), alignment_of_plans(new)
    assert one.steps == other.steps
    assert one.served_by == other.served_by
    assert one.links == other.links
    assert one.cycles == other.cycles


def test_a_name_is_an_id_or_a_title_or_a_number_of_a_page_without_ids() -> None:
    written = {
        "objectives": [
            {"id": "C1", "title": "Guests come back", "level": "company"},
            {"id": "O1", "title": "Rooms are a joy", "level": "team", "aligns_to": ["guests  come BACK"]},
            {"id": "O2", "title": "Breakfast is loved", "level": "team", "aligns_to": ["1"]},
        ]
    }
    alignment = alignment_of_plans(written)
    assert [(ids(alignment, link[:1]), ids(alignment, [link.target])) for link in alignment.links] == [(["O1"], ["C1"])]
    assert [each.name for each in alignment.dangling] == ["1"]
    page = {
        "objectives": [
            {"title": "Guests come back", "key_results": [{"title": "Return rate from 20 % to 30 %"}]},
            {"title": "Rooms are a joy", "aligns_to": ["O1"]},
            {"title": "Breakfast is loved", "aligns_to": ["KR 1.1"]},
        ]
    }
    alignment = alignment_of_plans(page)
    assert not alignment.dangling
    assert [link.kind for link in alignment.links if link.field == "aligns_to"] == ["contributes_to"] * 2


def test_ids_by_position_mean_nothing_in_another_file() -> None:
    one: dict[str, Any] = {"objectives": [{"title": "Guests come back", "level": "company"}]}
    other = {"objectives": [{"id": "T1", "title": "Rooms are a joy", "level": "team", "aligns_to": ["o1"]}]}
    assert [each.name for each in alignment_of_plans(one, other).dangling] == ["o1"]


def test_an_id_of_several_other_files_is_ambiguous_and_ones_own_comes_first() -> None:
    def plan(title: str, **fields: Any) -> dict[str, Any]:
        return {"objectives": [{"id": "C1", "title": title, "level": "company"}], **fields}

    asking: dict[str, Any] = {"objectives": [{"id": "T1", "title": "Rooms", "level": "team", "aligns_to": ["C1"]}]}
    (dangling,) = alignment_of_plans(plan("One"), plan("Two"), asking).dangling
    assert dangling.several
    own = plan("Mine")
    own["objectives"].append(asking["objectives"][0])
    alignment = alignment_of_plans(plan("One"), own)
    (link,) = (link for link in alignment.links if link.kind == "contributes_to")
    assert alignment.nodes[link.target].goal.title == "Mine"


def test_the_same_words_above_are_an_inferred_link_that_counts_for_nothing() -> None:
    raw = {
        "objectives": [
            {"id": "C1", "title": "Guests come back", "level": "company"},
            {"id": "T1", "title": "guests come back", "level": "team"},
            {"id": "T2", "title": "Guests come back", "level": "team", "aligns_to": ["gone"]},
        ]
    }
    alignment = alignment_of_plans(raw)
    (link,) = alignment.links
    assert link.inferred and ids(alignment, [link.source, link.target]) == ["T1", "C1"]
    assert alignment.steps == [0, -1, -1]


def test_every_level_is_known() -> None:
    raw = {"teams": TEAMS, "objectives": [{"title": level, "team": f"t{at}"} for at, level in enumerate(LEVELS)]}
    alignment = alignment_of_plans(raw)
    assert [alignment.levels.of(node) for node in alignment.nodes if node.kind == "objective"] == list(LEVELS)


def test_a_chain_a_star_and_a_ring_of_many_goals_take_no_longer_than_their_links() -> None:
    many = 20_000
    chain = [
        {"id": f"O{at}", "title": f"State {at}", "level": "team", "aligns_to": [f"O{at + 1}"]} for at in range(many)
    ]
    chain.append({"id": f"O{many}", "title": "Top", "level": "company"})
    alignment = alignment_of_plans({"objectives": chain})
    assert alignment.steps[0] == many
    assert len(alignment.served_by) == many + 1
    ring = [*chain[:-1], {"id": f"O{many}", "title": "Top", "level": "company", "aligns_to": ["O0"]}]
    assert [len(cycle) for cycle in alignment_of_plans({"objectives": ring}).cycles] == [many + 1]
