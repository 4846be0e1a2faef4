"""Contracts judged: against brute force on small plans, over several files, and in every report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from advisor import AuditResult, Settings
from advisor.engine.bundle import Bundle
from advisor.engine.contracts import Contract, read_contracts
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.reporters.json_report import as_data
from advisor.reporters.text_report import report
from graph.contracts import Judgement, judge
from tests.graph.plans import document_of
from tests.steps import growth

ROOT = Path(__file__).parents[2]
COMMITMENTS = ("committed", "aspirational", "learning", None)
LEVELS = ("company", "department", "team", None)
REACHES = {"name": "All lead up", "type": "reaches", "from": "team", "to": "company"}
STRETCH = {"name": "No stretch below", "type": "independent", "from": "committed", "on": "aspirational"}
CARRIED = {"name": "Two carry", "type": "carried", "level": "company", "at_least": 2}


def contract_of(raw: dict[str, Any]) -> Contract:
    (made,), problems = read_contracts([raw])
    assert problems == []
    return made


def judged(raw_contract: dict[str, Any], *raws: dict[str, Any]) -> tuple[Judgement, list[str], Bundle]:
    """What becomes of a contract, with the ids of those that break it."""
    bundle = Bundle(document_of(raw, f"plan{at}.yaml") for at, raw in enumerate(raws))
    found = judge(contract_of(raw_contract), bundle)
    goals = [goal for document in bundle.documents for goal in _goals(document.plan)]
    by_id = {id(goal): goal for goal in goals}
    from graph.alignment import align

    nodes = bundle.once(align).nodes
    assert all(id(nodes[each.goal].goal) in by_id for each in found.broken)
    return found, sorted(nodes[each.goal].id or "" for each in found.broken), bundle


def _goals(plan: Any) -> list[Any]:
    return [goal for objective in plan.objectives for goal in (objective, *objective.key_results)]


def audits(contracts: list[dict[str, Any]], *raws: dict[str, Any]) -> list[AuditResult]:
    made, problems = read_contracts(contracts)
    assert problems == []
    chosen = Settings(select=("G520",), contracts=made)
    bundle = Bundle(document_of(raw, f"plan{at}.yaml") for at, raw in enumerate(raws))
    return [run_audit(each, chosen, chosen.active(registry()), bundle=bundle) for each in bundle.documents]


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Objectives with a key result each at most, of all levels and commitments, with links between any of them."""
    count = draw(st.integers(1, 6))
    names = [name for at in range(count) for name in (f"O{at}", f"O{at}.k")]
    some = st.lists(st.sampled_from([*names, "gone"]), max_size=2, unique=True)
    objectives = []
    for at in range(count):
        result = {
            "id": f"O{at}.k",
            "title": f"Figure {at} from 1 to 9",
            "commitment": draw(st.sampled_from(COMMITMENTS)),
            "depends_on": draw(some),
        }
        objectives.append(
            {
                "id": f"O{at}",
                "title": f"State {at}",
                "level": draw(st.sampled_from(LEVELS)),
                "team": draw(st.sampled_from(["north", "south", "west", None])),
                "commitment": draw(st.sampled_from(COMMITMENTS)),
                "aligns_to": draw(some),
                "depends_on": draw(some),
                "key_results": [result] if draw(st.booleans()) else [],
            }
        )
    return {"objectives": objectives}


class Brute:
    """A plan as dictionaries, and answers by trying everything."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.objectives = {each["id"]: each for each in raw["objectives"]}
        self.results = {f"{name}.k": name for name, each in self.objectives.items() if each["key_results"]}
        self.goals = {*self.objectives, *self.results}

    def up(self) -> nx.DiGraph[str]:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.goals)
        for name, each in self.objectives.items():
            graph.add_edges_from((name, end, {"steps": 1}) for end in each["aligns_to"] if end in self.goals)
        graph.add_edges_from((result, holder, {"steps": 0}) for result, holder in self.results.items())
        return graph

    def steps(self, name: str) -> float:
        lengths = nx.single_source_dijkstra_path_length(self.up(), name, weight="steps")
        tops = [length for end, length in lengths.items() if self.is_top(end)]
        return min(tops, default=float("inf"))

    def lost(self, name: str) -> bool:
        """Whether it arrives nowhere, and some link on the way has no end: nobody can tell."""
        way = {name, *nx.descendants(self.up(), name)} & self.objectives.keys()
        ends = {end for each in way for end in self.objectives[each]["aligns_to"]}
        return self.steps(name) == float("inf") and not ends <= self.goals

    def is_top(self, name: str) -> bool:
        return name in self.objectives and self.objectives[name]["level"] == "company"

    def commitment(self, name: str) -> str | None:
        holder = self.objectives[self.results.get(name, name)]
        own: str | None = holder["key_results"][0]["commitment"] if name in self.results else None
        return own or holder["commitment"]

    def needs(self, name: str) -> set[str]:
        holder = self.objectives[self.results.get(name, name)]
        own = holder["key_results"][0] if name in self.results else holder
        return {each for each in own["depends_on"] if each in self.goals}

    def rests_on(self, name: str, within: int) -> bool:
        reached = self.needs(name)
        for step in range(within):
            if any(self.commitment(each) == "aspirational" for each in reached):
                return True
            if step + 1 < within:
                results = {each: f"{each}.k" for each in reached if f"{each}.k" in self.results}
                reached = set().union(*(self.needs(each) for each in (*reached, *results.values())))
        return False

    def carriers(self, name: str) -> set[str]:
        below = nx.ancestors(self.up(), name)
        teams = {self.objectives[each]["team"] for each in below if each in self.objectives}
        return teams - {None, self.objectives[name]["team"]}


@given(plans(), st.sampled_from([None, 1, 2]))
@settings(max_examples=300, deadline=None)
def test_who_reaches_whom_is_what_dijkstra_says(raw: dict[str, Any], within: int | None) -> None:
    brute = Brute(raw)
    asked = [name for name, each in brute.objectives.items() if each["level"] == "team"]
    expected = [name for name in asked if brute.steps(name) > (within or 99) and not brute.lost(name)]
    found, broken, _ = judged(REACHES | {"within": within}, raw)
    assert broken == expected
    assert len(found.goals) == len(asked)
    for each in found.broken:
        steps = brute.steps(asked[found.goals.index(each.goal)])
        assert each.steps == (steps if steps < 99 else -1)
        assert each.way[0] == each.goal
        if steps < 99:
            assert each.end == each.way[-1]


@given(plans(), st.sampled_from([1, 2, 3]))
@settings(max_examples=300, deadline=None)
def test_who_rests_on_a_stretch_is_found_by_trying_every_way(raw: dict[str, Any], within: int) -> None:
    brute = Brute(raw)
    asked = sorted(name for name in brute.goals if brute.commitment(name) == "committed")
    found, broken, _ = judged(STRETCH | {"within": within}, raw)
    assert broken == [name for name in asked if brute.rests_on(name, within)]
    assert len(found.goals) == len(asked)


@given(plans(), st.integers(1, 3))
@settings(max_examples=300, deadline=None)
def test_who_carries_a_goal_is_counted_by_team(raw: dict[str, Any], least: int) -> None:
    brute = Brute(raw)
    tops = [name for name, each in brute.objectives.items() if each["level"] == "company"]
    _, broken, _ = judged(CARRIED | {"at_least": least}, raw)
    assert broken == [name for name in tops if len(brute.carriers(name)) < least]


@given(plans(), st.data())
@settings(max_examples=100, deadline=None)
def test_order_and_files_change_nothing(raw: dict[str, Any], data: st.DataObject) -> None:
    order = data.draw(st.permutations(raw["objectives"]))
    cut = data.draw(st.integers(0, len(order)))
    halves = [{"objectives": order[:cut]}, {"objectives": order[cut:]}]
    for contract in (REACHES, STRETCH, CARRIED):
        assert judged(contract, raw)[1] == judged(contract, *halves)[1]


def chain(*names: str, **fields: Any) -> list[dict[str, Any]]:
    """Team objectives, each of which aligns to the next one, and the last to C1."""
    ends = (*names[1:], "C1")
    return [
        {"id": one, "title": f"State {one}", "level": "team", "aligns_to": [end], **fields}
        for one, end in zip(names, ends, strict=True)
    ]


TOP = {"id": "C1", "title": "We grow", "level": "company", "team": "acme"}


def test_a_way_that_is_too_long_is_told_with_every_step() -> None:
    (result,) = audits([REACHES | {"within": 2}], {"objectives": [TOP, *chain("A", "B", "D")]})
    (finding,) = result.findings
    assert (finding.subject.id, finding.severity) == ("A", "error")
    assert finding.message == (
        "“State A” reaches “We grow” in 3 steps, more than 2 (“State A” → “State B” → “State D” → “We grow”). "
        "Contract: “All lead up”."
    )
    (kept,) = result.contracts
    assert (kept.kept, kept.goals, kept.broken) == (False, 3, 1)
    assert kept.breaches[0].way == ("State A", "State B", "State D", "We grow")


def test_a_way_that_does_not_arrive_says_where_it_ends() -> None:
    loose = [{**each, "aligns_to": [] if each["id"] == "D" else each["aligns_to"]} for each in chain("A", "B", "D")]
    (result,) = audits([REACHES], {"objectives": [TOP, *loose]})
    messages = {finding.subject.id: finding.message for finding in result.findings}
    assert "the way ends at “State D”" in messages["A"]
    assert "no link leads up from it" in messages["D"]
    round_ = [{**each, "aligns_to": ["A"] if each["id"] == "D" else each["aligns_to"]} for each in chain("A", "B", "D")]
    (result,) = audits([REACHES], {"objectives": [TOP, *round_]})
    assert all("its links lead round" in finding.message for finding in result.findings)


def test_a_way_of_many_steps_is_told_by_its_ends() -> None:
    names = [f"G{at:03}" for at in range(40)]
    (result,) = audits([REACHES | {"within": 39}], {"objectives": [TOP, *chain(*names)]})
    (finding,) = result.findings
    assert finding.message.startswith("“State G000” reaches “We grow” in 40 steps, more than 39 (“State G000” → ")
    assert " → … → “We grow”)" in finding.message


def test_each_file_has_its_own_findings_and_all_have_the_whole_result() -> None:
    raws = [
        {"objectives": [TOP]},
        {"objectives": chain("A")},
        {"objectives": [{"id": "B", "title": "B", "level": "team"}]},
    ]
    results = audits([REACHES, CARRIED], *raws)
    assert [[(f.rule, f.subject.id) for f in each.findings] for each in results] == [
        [("G520", "C1")],
        [],
        [("G520", "B")],
    ]
    for result in results:
        assert [(each.contract, each.kept, each.goals) for each in result.contracts] == [
            ("All lead up", False, 2),
            ("Two carry", False, 1),
        ]
        assert result.contracts[0].breaches[0].path == "plan2.yaml"


def test_teams_are_counted_once_though_several_files_list_them() -> None:
    teams = [{"id": "north", "name": "North", "level": "team"}]
    raws = [{"objectives": [TOP]}, *({"teams": teams, "objectives": chain(name, team="north")} for name in "AB")]
    _, broken, _ = judged(CARRIED, *raws)
    assert broken == ["C1"]
    assert "carried by “North” alone, and 2 teams are asked for" in audits([CARRIED], *raws)[0].findings[0].message


def test_goals_may_be_excepted_and_the_severity_chosen() -> None:
    raw = {"objectives": [TOP, {"id": "A", "title": "A", "level": "team"}, {"id": "B", "title": "B", "level": "team"}]}
    (result,) = audits([REACHES | {"except": ["A"], "severity": "info"}], raw)
    assert [(f.subject.id, f.severity) for f in result.findings] == [("B", "info")]


def test_what_nobody_can_tell_is_no_breach_and_is_counted() -> None:
    raw = {"objectives": [{"id": "A", "title": "A", "key_results": [{"title": "Praise"}]}]}
    (result,) = audits([REACHES, STRETCH], raw)
    assert result.findings == ()
    assert [(each.kept, each.unknown) for each in result.contracts] == [(True, 1), (True, 2)]
    assert sorted(each.wants for each in result.abstained) == [("commitment",), ("level",)]


def test_reports_list_every_contract_kept_or_broken() -> None:
    results = audits(
        [REACHES, CARRIED | {"at_least": 1}],
        {"objectives": [TOP, *chain("A", "B", team="north"), {"title": "Z", "level": "team"}]},
    )
    lines = report(results).splitlines()
    at = lines.index("Contracts: 1 kept, 1 broken")
    assert lines[at + 1 : at + 4] == [
        "    broken All lead up (1 of 3 goals)",
        "      “Z” reaches no company objective: no link leads up from it",
        "    kept Two carry (1 goal)",
    ]
    data = as_data(results)
    schema = json.loads((ROOT / "docs" / "schemas" / "audit-1.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(json.loads(json.dumps(data)))) == []
    assert [(each["name"], each["kept"], each["plan"]) for each in data["contracts"]] == [
        ("All lead up", False, "plan0.yaml"),
        ("Two carry", True, "plan0.yaml"),
    ]
    assert as_data(audits([], {"objectives": [TOP]}))["contracts"] == []
    assert "Contracts" not in report(audits([], {"objectives": [TOP]}))


@pytest.mark.parametrize("ring", [False, True])
def test_the_work_of_judging_grows_with_the_plan(ring: bool) -> None:
    near: dict[str, Any] = REACHES | {"within": 5}
    far: dict[str, Any] = STRETCH | {"within": 9}

    def judged(count: int) -> Callable[[], object]:
        goals: list[dict[str, Any]] = [
            {"id": f"O{at}", "title": f"State {at}", "level": "team", "team": f"t{at % 300}"} for at in range(count)
        ]
        for at, each in enumerate(goals):
            each["aligns_to"] = [f"O{(at + 1) % count if ring else at + 1}"]
            if ring:
                each |= {"commitment": "committed", "depends_on": each["aligns_to"]}
        bundle = Bundle([document_of({"objectives": [TOP, *goals]})])
        return lambda: [judge(contract_of(contract), bundle) for contract in (near, far, CARRIED)]

    assert growth(judged) < 1.3
