"""`okr-advisor score`, as its user sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "scores.md"


def shown() -> tuple[str, str, str]:
    """The plan, the command and its output as the page of the docs shows them."""
    text = PAGE.read_text(encoding="utf-8")
    plan = re.search(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    console = re.search(r"```console\n\$ (.*?)\n(.*?)```", text, flags=re.DOTALL)
    assert plan is not None and console is not None
    return plan[1], console[1], console[2]


@pytest.fixture
def quarter(tmp_path: Path) -> Path:
    path = tmp_path / "q1.yaml"
    path.write_text(shown()[0], encoding="utf-8")
    return path


def test_the_docs_show_real_output(run: Run, quarter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    _, command, output = shown()
    words = command.split()
    assert words[:3] == ["okr-advisor", "score", "q1.yaml"]
    done = run("score", quarter, *words[3:])
    assert done.code == 0
    assert done.out.strip() == output.strip()


def test_json_says_the_same(run: Run, quarter: Path) -> None:
    data = json.loads(run("score", quarter, "--as-of", "2026-04-03", "--format", "json").out)
    assert data["schema"] == 1 and data["cycle"]["ended"] is True
    first = data["objectives"][0]
    assert first["verdict"] == "on-target" and first["scored"] == 2 and first["of"] == 3
    assert [each["type"] for each in data["objectives"][1]["key_results"]] == ["maintain", "milestone", "baseline"]
    assert first["key_results"][2]["score"] is None and first["key_results"][2]["missing"] == ["current"]
    kpi = data["kpis"][0]
    assert kpi["health"] == "watch" and kpi["natural_limits"][0] < kpi["value"] < kpi["natural_limits"][1]


def test_every_field_of_the_json_is_described(run: Run, quarter: Path) -> None:
    data = json.loads(run("score", quarter, "--format", "json").out)
    names = set(data) | set(data["objectives"][0]) | set(data["objectives"][0]["key_results"][0]) | set(data["kpis"][0])
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_the_google_profile_counts_0_7_as_the_mark(run: Run, quarter: Path) -> None:
    said = run("score", quarter, "--as-of", "2026-04-03", "--profile", "google").out
    assert "0.60  O1 Our customers love our onboarding" in said
    assert "on target: 0.7 is where a stretch should land" in said and "below 0.7" in said


def test_earlier_cycles_show_patterns(run: Run, tmp_path: Path) -> None:
    plan = (
        "cycle: {{name: 2026-Q{quarter}}}\nobjectives:\n"
        "  - {{title: Guests love us, commitment: aspirational, key_results: "
        "[{{title: NPS rises from 32 to 55, score: 1}}, {{title: Complaints fall from 9 to 3, score: 1}}]}}\n"
    )
    for quarter in (1, 2):
        (tmp_path / f"q{quarter}.yaml").write_text(plan.format(quarter=quarter))
    alone = run("score", tmp_path / "q2.yaml", "--as-of", "2026-07-03")
    both = run("score", tmp_path / "q2.yaml", "--as-of", "2026-07-03", "--previous", tmp_path / "q1.yaml")
    assert "bar was too low." not in alone.out
    assert "4 of 4 aspirational key results scored 1.0 over 2 cycles: the bar was too low." in both.out


def test_a_plan_comes_from_standard_input(run: Run) -> None:
    done = run("score", "-", stdin="- O: Guests love us\n  - NPS rises from 32 to 55\n")
    assert done.code in (0, 2) and (done.out or done.err)


@pytest.mark.parametrize("text", ["", "objectives: [", "kpis: []"])
def test_what_is_no_plan_is_told(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text)
    done = run("score", path)
    assert done.code == 2 and done.err.strip()


def test_what_could_steer_the_terminal_is_written_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text('objectives: [{title: "Guests \\e[31m love us", key_results: [{title: "NPS \\e[2J", score: 1}]}]\n')
    done = run("score", path)
    assert done.code == 0 and "\x1b" not in done.out


def test_what_was_noticed_in_the_file_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "objectives: [{title: Guests love us, key_results: [{title: NPS rises from 32 to 55, curent: 40}]}]\n"
    )
    done = run("score", path)
    assert "Noticed in the file" in done.out and "curent" in done.out and "current" in done.out
    notices = json.loads(run("score", path, "--format", "json").out)["notices"]
    assert [each["line"] for each in notices] == [1] and "curent" in notices[0]["message"]


def test_a_period_in_the_future_is_noticed_and_is_not_todays_value(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "objectives: [{title: Guests love us, key_results: [{title: NPS rises from 32 to 55, measures: nps}]}]\n"
        "kpis:\n  - {id: nps, name: NPS, direction: up, target: 40, unit: points,\n"
        "     history: [{period: 2020-01, actual: 41}, {period: 2999-02, actual: 12}]}\n"
    )
    said = run("score", path).out
    assert "41 on the way from 32 to 55 (KPI NPS, 2020-01)" in said
    assert "line 4: the history of 'NPS' has a value for '2999-02', which is still to come" in said
    assert "2999-02" in run("audit", path).out
    looking_back = run("score", path, "--as-of", "2020-02-01").out
    assert "Noticed in the file" not in looking_back and "2999-02 not known yet" in looking_back


def test_of_a_target_in_percent_the_report_says_the_target(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("kpis: [{id: otd, name: On time, direction: up, unit: '%', target: 96, current: 92}]\n")
    assert "On time: 92 %, target 96 %" in run("score", path).out


def test_an_unknown_profile_is_told(run: Run, quarter: Path) -> None:
    assert run("score", quarter, "--profile", "gogle").code == 2
