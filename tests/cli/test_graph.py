"""`okr-advisor graph`, as a shell sees it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.organisation import organisation
from tests.cli.conftest import Run
from tests.graph.pictures import EVERYTHING

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "aligned-2026-q2.yaml"
BEGINS = {
    "svg": "<svg", "html": "<!doctype html>", "dot": "digraph alignment {", "mermaid": "flowchart RL",
    "graphml": "<?xml", "json": "{",
}  # fmt: skip


def saved(folder: Path, raw: dict[str, Any], name: str = "plan.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


@pytest.mark.parametrize("format", BEGINS)
def test_every_format_is_written(run: Run, tmp_path: Path, format: str) -> None:
    plan = saved(tmp_path, EVERYTHING)
    done = run("graph", plan, "--format", format)
    assert done.code == 0 and done.out.startswith(BEGINS[format]) and done.out.endswith("\n") and done.err == ""
    suffix = {"mermaid": "mmd"}.get(format, format)
    there = tmp_path / f"out.{suffix}"
    again = run("graph", plan, "-o", there)
    assert (again.code, again.out) == (0, "") and there.read_text(encoding="utf-8") == done.out


def test_the_page_holds_the_picture_and_the_same_facts(run: Run, tmp_path: Path) -> None:
    plan = saved(tmp_path, EVERYTHING)
    html, svg = run("graph", plan).out, run("graph", plan, "--format", "svg").out
    assert svg.strip() in html and "<script" not in html and " style=" not in html
    for said in (
        "<h2>Goals</h2>", "<h2>KPIs</h2>", "<h2>Initiatives</h2>", "<h2>Names that lead nowhere</h2>",
        "<h2>Circles</h2>", "W2 → W3 → W2", "Last year&#39;s strategy", "reaches no company objective",
        "C1 (same words, not linked)",
    ):  # fmt: skip
        assert said in html, said


def test_several_files_are_drawn_together(run: Run, tmp_path: Path) -> None:
    raw = organisation(12, faults=False)
    shared = {name: raw[name] for name in ("organisation", "cycle")}
    saved(tmp_path, {**raw, "objectives": raw["objectives"][:4], "kpis": []}, "company.json")
    saved(tmp_path, {**shared, "objectives": raw["objectives"][4:]}, "teams.json")
    folder, files = (
        run("graph", tmp_path, "--format", "json"),
        run("graph", tmp_path / "company.json", tmp_path / "teams.json", "--format", "json"),
    )
    assert folder.code == files.code == 0
    assert len(json.loads(folder.out)["links"]) == len(json.loads(files.out)["links"])
    assert not json.loads(folder.out)["dangling"]


def test_plans_that_do_not_belong_together_are_refused(run: Run, tmp_path: Path) -> None:
    saved(tmp_path, {"organisation": {"name": "One"}, "objectives": [{"title": "A"}]}, "one.json")
    saved(tmp_path, {"organisation": {"name": "Two"}, "objectives": [{"title": "B"}]}, "two.json")
    done = run("graph", tmp_path, "--format", "svg")
    assert done.code == 2 and done.out == "" and "2 organisations or times" in done.err and "one.json" in done.err


def test_a_plan_comes_from_standard_input(run: Run) -> None:
    done = run("graph", "-", "--format", "svg", "--input-format", "json", stdin=json.dumps(EVERYTHING))
    assert done.code == 0 and done.out.startswith("<svg")


def test_focus_and_depth(run: Run, tmp_path: Path) -> None:
    plan = saved(tmp_path, EVERYTHING)
    near = run("graph", plan, "--focus", "W1", "--depth", "1", "--format", "json")
    titles = {node["title"] for node in json.loads(near.out)["nodes"]}
    assert {"The page is quick", "Guests find us", "Prices hold"} <= titles and "Searches end well" not in titles
    svg = run("graph", plan, "--focus", "Web", "--format", "svg")
    assert svg.code == 0 and "round Web" in svg.out
    wrong = run("graph", plan, "--focus", "The page is quik")
    assert wrong.code == 2 and "Did you mean 'The page is quick'?" in wrong.err


def test_a_large_plan_is_summed_up_and_says_so(run: Run, tmp_path: Path) -> None:
    plan = saved(tmp_path, organisation(300))
    done = run("graph", plan, "--format", "svg")
    assert done.code == 0 and "--focus" in done.err and "300 objectives are too many for one sheet" in done.err
    assert "counted by team" in done.out
    assert run("graph", plan, "--format", "json").err == ""


def test_mistakes_are_told(run: Run, tmp_path: Path) -> None:
    plan = saved(tmp_path, EVERYTHING)
    refused = run("graph", plan, "-o", tmp_path / "goals.png")
    assert refused.code == 2 and "not drawn as .png" in refused.err and not (tmp_path / "goals.png").exists()
    assert run("graph").code == 2
    assert run("graph", tmp_path / "nowhere.yaml").code == 2
    assert run("graph", plan, "--depth", "-1").code == 2
    empty = saved(tmp_path, {"x_matrix": {"annual": [{"title": "Loss halved"}]}}, "empty.json")
    assert run("graph", empty).code == 2


def test_the_example_aligns() -> None:
    """All of its objectives reach the company's, and nothing is marked."""
    done = subprocess.run(
        [sys.executable, "-m", "advisor", "graph", str(EXAMPLE), "--format", "json"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    data = json.loads(done.stdout)
    assert [node["id"] for node in data["nodes"] if node["marks"]] == []
    assert data["dangling"] == [] and data["cycles"] == []


def test_a_folder_called_graph_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").write_text("")
    plan = saved(tmp_path, EVERYTHING)
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from advisor.cli import main"
    code = f"{start}; main(['graph', {str(plan)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2 and "the package 'graph' is not the one of okr-advisor" in done.stderr


def test_the_docs_show_options_and_commands_that_there_are(run: Run) -> None:
    text = (ROOT / "docs" / "alignment-pictures.md").read_text(encoding="utf-8")
    known = set(re.findall(r"--[a-z-]+", run("graph", "--help").out))
    assert set(re.findall(r"--[a-z-]+", " ".join(re.findall(r"^\| `.*", text, flags=re.MULTILINE)))) <= known
    for picture in re.findall(r"\]\((pictures/[^)]+\.svg)\)", text):
        ElementTree.parse(ROOT / "docs" / picture)  # noqa: S314 - drawn by ourselves
