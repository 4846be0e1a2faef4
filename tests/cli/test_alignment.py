"""Questions about alignment at the command line, and plans in several files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COMPANY = """\
organisation: {name: Harbour Hotels}
cycle: {name: 2026-Q2, start: 2026-04-01, end: 2026-06-30}
teams:
  - {id: company, name: Harbour Hotels, level: company}
  - {id: rooms, name: Rooms, parent: company, level: department, capacity: 60}
  - {id: desk, name: Front desk, parent: rooms, level: team, capacity: 20}
  - {id: mia, name: Mia, parent: desk, level: individual}
  - {id: house, name: Housekeeping, parent: rooms, level: team}
objectives:
  - id: C1
    title: Guests come back to us
    why: Three of four guests never stay a second time
    team: company
    owner: Cleo
    key_results:
      - {id: C1.1, title: Guests who stay again within a year rise from 24 % to 32 %}
      - {id: C1.2, title: Guests who recommend us rise from 51 % to 60 %}
  - {id: C2, title: The harbour is proud of us, team: company, owner: Cleo}
"""
DESK = """\
organisation: {name: Harbour Hotels}
cycle: {name: 2026-Q2, start: 2026-04-01, end: 2026-06-30}
objectives:
  - id: D1
    title: Arriving feels like coming home
    team: desk
    owner: Ada
    aligns_to: [C1.1]
    effort: 8
    depends_on: [house]
    key_results:
      - {id: D1.1, title: Waiting at the desk falls from 9 to 3 minutes, owner: Mia}
      - {id: D1.2, title: Guests greeted by name rise from 10 % to 60 %, owner: Ada}
  - {id: D2, title: Nights are quiet, team: desk, owner: Ada}
kpis:
  - {id: wait, name: Waiting at the desk, team: mia, owner: Mia, supports: [D1.1], target: 5, direction: down}
  - {id: noise, name: Complaints about noise, team: desk, supports: [D2], target: 2, direction: down}
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The company's plan and that of a team, in a folder."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "plans" / "desk.yaml").write_text(DESK, encoding="utf-8")
    return tmp_path / "plans"


def test_a_kpi_of_a_person_reaches_the_company_over_two_files_with_every_step_in_words(run: Run, plans: Path) -> None:
    done = run("path", plans, "wait")
    assert done.code == 0
    steps = [
        line.strip().split("  ")[0] for line in done.out.splitlines() if line.startswith("  ") and "because" not in line
    ]
    assert [step for step in steps if step in ("supports", "proves", "contributes to")] == [
        "supports", "proves", "contributes to", "proves",
    ]  # fmt: skip
    assert "person's KPI of Mia" in done.out
    assert "C1 “Guests come back to us”" in done.out
    assert "because: Three of four guests never stay a second time" in done.out


def test_a_way_that_stops_says_where_and_how_to_go_on(run: Run, plans: Path) -> None:
    done = run("path", plans, "noise")
    assert done.code == 1
    assert "No way leads to an objective of the company" in done.out
    assert "D2 “Nights are quiet”" in done.out
    assert "write `aligns_to: [ID]` on D2, or `stands_alone` with a reason" in " ".join(done.out.split())


def test_a_person_is_followed_through_all_that_is_theirs(run: Run, plans: Path) -> None:
    done = run("path", plans, "Mia", "C1", "--format", "json")
    assert done.code == 0
    starts = json.loads(done.out)["from"]
    assert [each["id"] for each in starts] == ["D1.1", "wait"]
    assert [step["verb"] for step in starts[1]["paths"][0]] == ["supports", "proves", "contributes to", "proves"]
    assert starts[1]["paths"][0][-1]["to"]["path"].endswith("company.yaml")


def test_an_unknown_goal_is_an_error_with_what_may_be_meant(run: Run, plans: Path) -> None:
    done = run("path", plans, "D11")
    assert done.code == 2
    assert "there is no goal, KPI or owner 'D11'" in done.err
    assert "'D1.1'" in done.err


def test_coverage_dependencies_risk_and_load(run: Run, plans: Path) -> None:
    done = run("alignment", plans, "--if-fails", "D1.1", "--format", "json")
    assert done.code == 0
    data = json.loads(done.out)
    team, person = data["coverage"]["levels"]
    assert (person["name"], person["objectives"], person["kpis"], person["supporting"]) == ("individual", 0, 1, 1)
    assert (team["name"], team["objectives"], team["reaching"], team["share"]) == ("team", 2, 1, 0.5)
    carried = {each["objective"]["id"]: each["teams"] for each in data["coverage"]["company"]}
    assert carried == {"C1": ["Front desk"], "C2": []}
    (counted,) = data["counted_on"]
    assert (counted["on"]["id"], [each["id"] for each in counted["by"]]) == ("house", ["D1"])
    (risk,) = data["at_risk"]
    assert [(each["goal"]["id"], each["share"]) for each in risk["goals"]] == [("D1", 0.5), ("C1.1", 0.5), ("C1", 0.25)]
    owners = {each["name"]: (each["objectives"], each["key_results"], each["kpis"]) for each in data["load"]["owners"]}
    assert owners == {"Cleo": (2, 0, 0), "Ada": (2, 1, 0), "Mia": (0, 1, 1)}
    teams = {each["name"]: (each["effort"], each["capacity"]) for each in data["load"]["teams"]}
    assert teams["Front desk"] == (8, 20)
    text = run("alignment", plans, "--if-fails", "D1.1").out
    assert "team: 1 of 2 objectives (50%)" in text
    assert "C2 “The harbour is proud of us”: 0 teams" in text
    assert "25% of C1 “Guests come back to us”" in text
    assert "Front desk: 2 objectives, 2 key results, 1 KPI; 8 person-weeks of 20" in text


def test_plans_of_two_organisations_are_not_mixed(run: Run, plans: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(COMPANY.replace("Harbour Hotels", "Globex"), encoding="utf-8")
    done = run("alignment", plans / "company.yaml", other)
    assert done.code == 2
    assert "2 organisations or times" in done.err


def test_nothing_of_a_plan_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        'objectives: [{id: O1, title: "Guests \\e[2J come", level: team, owner: "A\\u202Eda"}]', encoding="utf-8"
    )
    for done in (run("path", plan, "O1"), run("alignment", plan, "--if-fails", "O1")):
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out


def test_links_lead_from_file_to_file_and_findings_stand_in_their_own(run: Run, plans: Path) -> None:
    alone = json.loads(run("audit", plans / "desk.yaml", "--select", "G", "--format", "json", "--isolated").out)
    dangling = [each["message"] for each in alone["findings"] if each["rule"] == "G517"]
    assert len(dangling) == 2
    assert "“C1.1”" in dangling[0]
    assert "“house”" in dangling[1]
    done = run("audit", plans, "--select", "G", "--format", "json", "--isolated")
    found = {
        (each["rule"], each["subject"]["id"]): Path(each["place"]["path"]).name
        for each in json.loads(done.out)["findings"]
    }
    assert not any(rule == "G517" for rule, _ in found)
    assert found["G501", "D2"] == "desk.yaml"
    assert found["G502", "C2"] == "company.yaml"
    assert found["G515", "D1"] == "desk.yaml"
    assert ("G502", "C1") not in found


def test_a_contract_is_kept_or_broken_over_files_and_says_by_which_way(run: Run, plans: Path) -> None:
    (plans / "okr-advisor.toml").write_text(
        '[[contracts]]\nname = "All lead up"\ntype = "reaches"\nfrom = "team"\nto = "company"\n'
        '[[contracts]]\nname = "Somebody carries it"\ntype = "carried"\nlevel = "company"\n'
        'at_least = 1\nexcept = ["C2"]\n',
        encoding="utf-8",
    )
    done = run("audit", plans, "--select", "G520", "--format", "json")
    assert done.code == 1
    data = json.loads(done.out)
    assert {(each["name"], each["kept"]) for each in data["contracts"]} == {
        ("All lead up", False),
        ("Somebody carries it", True),
    }
    (broken,) = data["findings"]
    assert (broken["subject"]["id"], Path(broken["place"]["path"]).name) == ("D2", "desk.yaml")
    assert "All lead up" in broken["message"]


def test_a_way_says_why_it_stops(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "objectives:\n"
        "  - {id: C1, title: Guests come back, level: company}\n"
        "  - {id: T1, title: Rooms are a joy, level: team, aligns_to: [C9]}\n"
        "  - {id: T2, title: Breakfast is loved, level: team, aligns_to: [T3]}\n"
        "  - {id: T3, title: Mornings are calm, level: team, aligns_to: [T2]}\n"
        "  - {id: T4, title: The lift is safe, level: team, stands_alone: The law asks for it}\n",
        encoding="utf-8",
    )
    for start, why, code in (
        ("C1", "It is there already.", 0),
        ("T1", "It names “C9”, which leads nowhere in these plans.", 1),
        ("T2", "No way leads to an objective of the company", 1),
        ("T4", "It stands alone: The law asks for it", 1),
    ):
        done = run("path", plan, start)
        assert why in " ".join(done.out.split())
        assert done.code == code
        assert "names nothing" not in done.out
    assert run("path", plan, "").code == 2


def test_what_depends_on_a_goal_and_what_measures_a_kpi_falls_with_it(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "objectives:\n"
        "  - {id: A, title: Rooms are a joy, key_results: [{id: A.1, title: Praise from 3 to 9, measures: praise}]}\n"
        "  - {id: B, title: Breakfast is loved, depends_on: [A]}\n"
        "  - {id: C, title: Mornings are calm, depends_on: [B]}\n"
        "kpis: [{id: praise, name: Praise}]\n",
        encoding="utf-8",
    )
    done = run("alignment", plan, "--if-fails", "praise", "--if-fails", "A", "--format", "json")
    kpi, goal = json.loads(done.out)["at_risk"]
    assert [(each["goal"]["id"], each["share"]) for each in kpi["goals"]] == [("A.1", 1.0), ("A", 1.0)]
    assert [each["id"] for each in goal["depending"]] == ["B", "C"]
    assert "B “Breakfast is loved” depends on it" in run("alignment", plan, "--if-fails", "A").out


def test_a_team_that_says_no_level_is_no_trouble(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "organisation: {name: Zoo}\n"
        "teams: [{id: ape, name: Apes}, {id: fish, name: Fish}]\n"
        "objectives: [{id: O1, title: Apes come to the glass, team: ape, depends_on: [fish]}]\n",
        encoding="utf-8",
    )
    for name in ("json", "dot", "mermaid", "graphml", "svg", "html"):
        assert run("graph", plan, "--format", name).code == 0
    assert run("alignment", plan, "--format", "json").code == 0
