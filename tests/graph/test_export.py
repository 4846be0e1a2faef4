"""The graph in other formats: read back by their own readers, the same facts, no words that are read as syntax."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.service import audit_document, gather_settings
from benchmarks.organisation import organisation
from graph.export import dot, graphml, json_graph, mermaid
from graph.export.facts import facts
from tests.graph.pictures import EVERYTHING, HOSTILE, graph_of, hostile
from tests.graph.plans import document_of, plans

WRITERS = {"dot": dot.write, "graphml": graphml.write, "json": json_graph.write, "mermaid": mermaid.write}
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLANS = [EVERYTHING, hostile(), organisation(40)]


@pytest.mark.parametrize("raw", PLANS, ids=["everything", "hostile", "organisation"])
def test_json_is_networkx_node_link_form(raw: dict[str, Any]) -> None:
    alignment, marks = graph_of(raw)
    data = json.loads(json_graph.write(alignment, marks))
    graph = nx.node_link_graph(data, edges="links")
    found = facts(alignment, marks)
    assert graph.number_of_nodes() == len(found.nodes) == len({node["id"] for node in data["nodes"]})
    assert len(data["links"]) == len(found.links)
    ends = {(link["source"], link["target"], link["key"]) for link in data["links"]}
    assert set(graph.edges) == ends
    assert data["schema"] == 1 and data["graph"]["plans"] == ["plan.yaml"]


def test_json_tells_marks_health_and_what_leads_nowhere() -> None:
    data = json_graph.as_data(*graph_of(EVERYTHING))
    nodes = {node["id"]: node for node in data["nodes"]}
    assert nodes["objective:S1"]["marks"] == ["broken"]
    assert nodes["objective:W2"]["marks"] == ["orphan", "cycle"]
    assert nodes["objective:C2"]["marks"] == ["uncovered"]
    assert nodes["objective:G2"]["marks"] == ["upside-down"]
    assert nodes["objective:S3"]["marks"] == ["stands-alone"]
    assert nodes["key_result:K9"]["marks"] == ["stray"] and nodes["kpi:loose"]["marks"] == ["loose"]
    assert nodes["kpi:back"]["health"] == "unhealthy" and nodes["kpi:speed"]["health"] == "healthy"
    assert nodes["objective:W1"] == {
        "id": "objective:W1", "name": "W1", "kind": "objective", "title": "The page is quick", "level": "team",
        "team": "Web", "commitment": "aspirational", "plan": "plan.yaml", "marks": [],
    }  # fmt: skip
    assert [(each["source"], each["field"], each["name"]) for each in data["dangling"]] == [
        ("objective:S1", "aligns_to", "Last year's strategy")
    ]
    assert data["cycles"] == [["W2", "W3"]]
    hints = [link for link in data["links"] if link["inferred"]]
    assert [(link["source"], link["target"]) for link in hints] == [("objective:S2", "objective:C1")]


@pytest.mark.parametrize("raw", PLANS, ids=["everything", "hostile", "organisation"])
def test_graphml_reads_back(raw: dict[str, Any]) -> None:
    alignment, marks = graph_of(raw)
    text = graphml.write(alignment, marks)
    graph = nx.read_graphml(BytesIO(text.encode()), force_multigraph=True)
    found = facts(alignment, marks)
    assert graph.number_of_nodes() == len(found.nodes) and graph.number_of_edges() == len(found.links)
    assert all(isinstance(value, str) for _, known in graph.nodes(data=True) for value in known.values())
    assert {known["kind"] for _, known in graph.nodes(data=True)} == {node.facts["kind"] for node in found.nodes}


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("raw", PLANS, ids=["everything", "hostile", "organisation"])
def test_dot_is_drawn_by_graphviz(raw: dict[str, Any]) -> None:
    alignment, marks = graph_of(raw)
    done = subprocess.run(
        ["dot", "-Tjson"], input=dot.write(alignment, marks), capture_output=True, text=True, check=True
    )
    drawn = json.loads(done.stdout)
    assert done.stderr == "" or "Warning" not in done.stderr
    found = facts(alignment, marks)
    assert len(drawn["objects"]) == len(found.nodes) and len(drawn.get("edges", [])) == len(found.links)


DOT_LINE = re.compile(r'  (?:graph|node|edge|n\d+(?: -> n\d+)?) \[(?:[^"]|"(?:[^"\\]|\\.)*")*\];')
MERMAID_NODE = re.compile(r'  n\d+(?:\[\[|\(\[|\{\{|\(|\[|>)"(?:[^"<]|<br/>)*"(?:\]\]|\]\)|\}\}|\)|\])')
MERMAID_LINK = re.compile(r'  n\d+ (?:-->|---|-\.-|-\.->|==>|-\.-x)(?:\|"[\w ,#;-]*"\|)? n\d+')


def check_lines(raw: dict[str, Any]) -> None:
    """Every line is of a shape that no words can change."""
    alignment, marks = graph_of(raw)
    lines = dot.write(alignment, marks).splitlines()
    assert lines[0] == "digraph alignment {" and lines[-1] == "}"
    assert all(DOT_LINE.fullmatch(line) for line in lines[1:-1])
    first, *rest = mermaid.write(alignment, marks).splitlines()
    assert first == "flowchart RL"
    for line in rest:
        assert (
            MERMAID_NODE.fullmatch(line)
            or MERMAID_LINK.fullmatch(line)
            or line.startswith(("  classDef ", "  class n"))
        ), line


def test_no_words_are_read_as_syntax() -> None:
    for raw in PLANS:
        check_lines(raw)


@SLOW
@given(st.text(max_size=40))
def test_no_words_break_an_export(words: str) -> None:
    raw = hostile(words + "x")
    check_lines(raw)
    alignment, marks = graph_of(raw)
    data = json.loads(json_graph.write(alignment, marks))
    nx.node_link_graph(data, edges="links")
    nx.read_graphml(BytesIO(graphml.write(alignment, marks).encode()), force_multigraph=True)


@SLOW
@given(plans(9))
def test_every_format_tells_the_same_graph(raw: dict[str, Any]) -> None:
    alignment, marks = graph_of(raw)
    data = json.loads(json_graph.write(alignment, marks))
    graph = nx.read_graphml(BytesIO(graphml.write(alignment, marks).encode()), force_multigraph=True)
    assert graph.number_of_nodes() == len(data["nodes"])
    assert graph.number_of_edges() == len(data["links"]) == dot.write(alignment, marks).count(" -> ")
    assert len(alignment.links) + len(alignment.dangling) == len(data["links"])


@pytest.mark.parametrize("format", WRITERS)
def test_the_order_of_goals_changes_nothing(format: str) -> None:
    raw = organisation(60)
    shuffled = json.loads(json.dumps(raw))
    for name in ("objectives", "kpis", "teams"):
        Random(3).shuffle(shuffled[name])  # noqa: S311
    assert WRITERS[format](*graph_of(raw)) == WRITERS[format](*graph_of(shuffled))


@pytest.mark.parametrize("format", WRITERS)
def test_a_part_can_be_written(format: str) -> None:
    alignment, marks = graph_of(EVERYTHING)
    near = frozenset(node.number for node in alignment.nodes if node.id in ("W1", "G1"))
    text = WRITERS[format](alignment, marks, near)
    assert "The page is quick" in text and "Web" in text and "Words are right" not in text


def test_hostile_words_are_there_and_harmless() -> None:
    for write in WRITERS.values():
        text = write(*graph_of(hostile()))
        text.encode()
        assert "alert" in text and "\x00" not in text and "\x1b" not in text
    assert "\ud800" in HOSTILE


@SLOW
@given(plans(9))
def test_pictures_mark_what_the_rules_say(raw: dict[str, Any]) -> None:
    check_marks(raw)


@pytest.mark.parametrize("raw", [EVERYTHING, organisation(60), organisation(300)], ids=["everything", "60", "300"])
def test_plans_are_marked_as_they_are_audited(raw: dict[str, Any]) -> None:
    check_marks(raw)


def check_marks(raw: dict[str, Any]) -> None:
    """Orphans, what nobody carries and loose KPIs are those of G501, G502 and G503."""
    chosen = gather_settings(None, {"select": ["G501", "G502", "G503"]}, isolated=True)
    found = audit_document(document_of(raw), chosen).findings
    alignment, marks = graph_of(raw)
    for rule, mark, kind in (
        ("G501", "orphan", "objective"),
        ("G502", "uncovered", "objective"),
        ("G503", "loose", "kpi"),
    ):
        told = {each.subject.id for each in found if each.rule == rule}
        assert told == {n.id for n in alignment.nodes if n.kind == kind and mark in marks.of(n.number)}
