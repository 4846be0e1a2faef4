"""`okr-advisor xmatrix` and `okr-advisor canvas`, as a shell sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from advisor.errors import PlanError
from advisor.importers.load import load_text
from tests.cli.conftest import Run
from tests.strategy.plans import FACTORY, SAAS

BOTH = [("xmatrix", FACTORY, "X-matrix of Kanzaki Gearworks"), ("canvas", SAAS, "Strategy canvas of Ledgerly")]


def saved(folder: Path, raw: dict[str, Any]) -> Path:
    path = folder / "plan.json"
    path.write_text(json.dumps(raw))
    return path


@pytest.mark.parametrize(("command", "raw", "title"), BOTH, ids=["xmatrix", "canvas"])
def test_every_format_is_written(run: Run, tmp_path: Path, command: str, raw: dict[str, Any], title: str) -> None:
    plan = saved(tmp_path, raw)
    html = run(command, plan)
    assert html.code == 0 and html.out.startswith("<!doctype html>") and f"<title>{title}</title>" in html.out
    svg = run(command, plan, "--format", "svg")
    assert ElementTree.fromstring(svg.out).tag.endswith("svg")  # noqa: S314 - drawn by ourselves
    assert svg.out.strip() in html.out
    assert run(command, plan, "--format", "markdown").out.startswith(f"# {title}\n")


@pytest.mark.parametrize(("command", "raw", "title"), BOTH, ids=["xmatrix", "canvas"])
def test_a_file_is_written_in_the_format_of_its_suffix(
    run: Run, tmp_path: Path, command: str, raw: dict[str, Any], title: str
) -> None:
    plan = saved(tmp_path, raw)
    for name, begins in (("a.svg", "<svg"), ("a.md", f"# {title}"), ("a.html", "<!doctype"), ("a", "<!doctype")):
        done = run(command, plan, "-o", tmp_path / name)
        assert (done.code, done.out) == (0, "") and f"{name} written" in done.err
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("command", "raw", "title"), BOTH, ids=["xmatrix", "canvas"])
def test_a_plan_comes_from_standard_input_too(run: Run, command: str, raw: dict[str, Any], title: str) -> None:
    without_goals = {**raw, "objectives": []}
    done = run(command, "-", "--format", "markdown", stdin=json.dumps(without_goals))
    assert done.code == 0 and done.out.startswith(f"# {title}")
    assert run(command, "-", "--input-format", "yaml", "--format", "svg", stdin=json.dumps(raw)).code == 0


@pytest.mark.parametrize(("command", "lines"), [("xmatrix", "x_matrix:\n"), ("canvas", "strategy_canvas:\n")])
def test_a_plan_without_it_is_told_the_lines_to_add(run: Run, draft: Path, command: str, lines: str) -> None:
    done = run(command, draft)
    assert done.code == 2 and done.out == ""
    assert "in this plan\n    Add some lines such as these:" in done.err
    added = done.err[done.err.index(lines) :]
    again = run(command, "-", "--format", "svg", stdin=draft.read_text() + added)
    assert again.code == 0 and again.err == ""


def test_an_audit_still_asks_for_goals() -> None:
    with pytest.raises(PlanError, match="neither goals nor KPIs"):
        load_text("x_matrix: {annual: [{title: Loss halved}]}", "plan.yaml")


def test_findings_stand_below_and_change_no_exit_code(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("x_matrix: {annual: [{id: A1, title: Loss halved}]}\n")
    done = run("xmatrix", plan, "--format", "markdown")
    assert done.code == 0
    assert "| error X901 | The X-matrix has no breakthroughs, improvement priorities, metrics or owners" in done.out
    assert "| warning X903 |" in done.out
    assert "Nothing yet." in done.out


def test_settings_may_ignore_rules(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("x_matrix: {annual: [{id: A1, title: Loss halved}]}\n")
    (tmp_path / "okr-advisor.toml").write_text('select = ["K2"]\nignore = ["X901"]\n')
    out = run("xmatrix", plan, "--format", "markdown").out
    assert "X901" not in out and "X903" in out
    (tmp_path / "okr-advisor.toml").write_text('ignore = ["X9"]\n')
    assert "Not checked: the settings leave none" in run("xmatrix", plan, "--format", "markdown").out


def test_wrong_correlations_are_told(run: Run, tmp_path: Path) -> None:
    raw = {**FACTORY, "x_matrix": {**FACTORY["x_matrix"], "correlations": [{"from": "B1", "to": "A9"}]}}
    plan = saved(tmp_path, raw)
    assert "- B1 with A9: there is no “A9” in the matrix" in run("xmatrix", plan, "--format", "markdown").out
    assert "Not drawn: B1 with A9" in run("xmatrix", plan, "--format", "svg").out


def test_the_canvas_tells_numbers_candidates_and_what_is_given_up(run: Run, tmp_path: Path) -> None:
    out = run("canvas", saved(tmp_path, SAAS), "--format", "markdown").out
    for said in (
        "| Focus | 2 of 6 factors |",
        "| Divergence from Globex |",
        "| Over-delivery | 1: Printed handbooks |",
        "| Custom development | eliminate | 4 | Globex | 2 |",
        "&lt;Customers&gt; choose us over Globex for our answers from a human",
        "| info V954 |",
    ):
        assert said in out, said


@pytest.mark.parametrize("command", ["xmatrix", "canvas"])
def test_mistakes_are_told(run: Run, tmp_path: Path, command: str) -> None:
    assert "nowhere.yaml: there is no such file" in run(command, "nowhere.yaml").err
    plan = saved(tmp_path, {**FACTORY, **SAAS})
    done = run(command, plan, "-o", tmp_path / "no" / "such" / "a.svg")
    assert done.code == 2 and "cannot be written" in done.err
    assert run(command).code == 2


@pytest.mark.parametrize(("page", "command"), [("x-matrix", "xmatrix"), ("canvas", "canvas")])
def test_the_docs_show_real_output(run: Run, tmp_path: Path, page: str, command: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(yaml|markdown)\n(.*?)```", text, flags=re.DOTALL)
    plan = tmp_path / "plan.yaml"
    plan.write_text(next(block for kind, block in blocks if kind == "yaml"), encoding="utf-8")
    out = run(command, plan, "--format", "markdown").out
    shown = [block.strip() for kind, block in blocks if kind == "markdown"]
    assert shown and all(block in out for block in shown)


@pytest.mark.parametrize(("command", "raw", "title"), BOTH, ids=["xmatrix", "canvas"])
def test_a_suffix_of_no_format_is_refused_before_a_file_is_there(
    run: Run, tmp_path: Path, command: str, raw: dict[str, Any], title: str
) -> None:
    plan, wanted = saved(tmp_path, raw), tmp_path / "page.png"
    done = run(command, plan, "-o", wanted)
    assert done.code == 2 and not wanted.exists()
    assert all(said in done.err for said in ("page.png", ".svg, .html or .md", "--format"))
    assert run(command, plan, "-o", wanted, "--format", "svg").code == 0 and wanted.read_text().startswith("<svg")
