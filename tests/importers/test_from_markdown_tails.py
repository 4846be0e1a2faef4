"""What stands in brackets behind a goal, and whom a goal belongs to: nothing becomes an owner that is none."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.importers.from_markdown import read_markdown
from advisor.importers.load import load_text
from tests.importers.reading import plan_of

TAILS: list[tuple[str, dict[str, Any]]] = [
    ("(owner: Joan, due 15 Dec, confidence 0.6)", {"owner": "Joan", "due": "2026-12-15", "confidence": "0.6"}),
    ("(owner: Joan; due: 15 Dec; confidence: 60%)", {"owner": "Joan", "due": "2026-12-15", "confidence": "0.6"}),
    ("[Owner: Joan and Ada, due December 3rd]", {"owner": "Joan and Ada", "due": "2026-12-03"}),
    ("(due 15 Jan 2027, stretch)", {"due": "2027-01-15", "commitment": "aspirational"}),
    ("(@joan, due 2026-12-15)", {"owner": "joan", "due": "2026-12-15"}),
    ("(owner: Joan, by 15 Dec, target: 5)", {"owner": "Joan", "due": "2026-12-15", "target": "5"}),
    ("- Owner: Joan, due 15 Dec", {"owner": "Joan", "due": "2026-12-15"}),
    ("- Owner: Joan - Due: 15 Dec - Confidence: 0.5", {"owner": "Joan", "due": "2026-12-15", "confidence": "0.5"}),
    ("(owner: Marketing, sales)", {"owner": "Marketing, sales"}),
    ("[milestone]", {"type": "milestone"}),
    ("(milestone)", {"type": "milestone"}),
    ("[committed]", {"commitment": "committed"}),
    ("[Aspirational]", {"commitment": "aspirational"}),
    ("[learning]", {"commitment": "learning"}),
    ("[leading]", {"indicator": "leading"}),
    ("[P1]", {}),
    ("[P1] [committed] [ada]", {"owner": "ada", "commitment": "committed"}),
]


def key_result(line: str, page: str = "# OKRs Q4 2026\n\n## O1: Patients are safe\n\n") -> dict[str, Any]:
    (objective,) = plan_of(f"{page}- KR: {line}\n")["objectives"]
    (found,) = objective["key_results"]
    return dict(found)


@pytest.mark.parametrize(("tail", "fields"), TAILS, ids=[tail for tail, _ in TAILS])
def test_what_stands_behind_a_key_result_goes_to_its_fields(tail: str, fields: dict[str, Any]) -> None:
    assert key_result(f"Falls 9 → 3 {tail}") == {"title": "Falls 9 → 3", **fields}


KEPT = [
    ("(owner: Joan, due next Tuesday, confidence 0.6)", "(due next Tuesday)", {"owner": "Joan", "confidence": "0.6"}),
    ("(due: end of March)", "(due: end of March)", {}),
    ("(due 31 Nov)", "(due 31 Nov)", {}),
    ("(owner: Joan, due 15 May)", "(due 15 May)", {"owner": "Joan"}),
]


@pytest.mark.parametrize(("tail", "kept", "fields"), KEPT, ids=[tail for tail, *_ in KEPT])
def test_a_day_that_cannot_be_read_stays_in_the_words_and_is_noticed(
    tail: str, kept: str, fields: dict[str, Any]
) -> None:
    page = f"# OKRs Q4 2026\n\n## O1: Patients are safe\n\n- KR: Falls 9 → 3 {tail}\n"
    located = read_markdown(page, "page.md")
    assert located.data["objectives"][0]["key_results"] == [{"title": f"Falls 9 → 3 {kept}", **fields}]
    assert [notice.message for notice in located.notices] == [
        "1 due date that no calendar day could be read from: left as words"
    ]
    place = located.notices[0].place
    assert place is not None and place.line == 5


@pytest.mark.parametrize(
    "title",
    [
        "Falls 9 → 3 (due to better shoes)",
        "Dues paid on time rise from 60 % to 90 % (by members)",
        "Forecast error falls to 5 % (95% confidence)",
        "Handovers done by 15 Dec",
        "Falls 9 → 3 (confidence: high)",
    ],
)
def test_words_that_are_no_facts_stay_in_the_title(title: str) -> None:
    located = read_markdown(f"# OKRs Q4 2026\n\n## O1: Patients are safe\n\n- KR: {title}\n", "page.md")
    assert located.data["objectives"][0]["key_results"] == [{"title": title}]
    assert not located.notices


def test_a_day_without_a_year_needs_a_calendar_year() -> None:
    for heading in ("OKRs", "OKRs FY2026", "OKRs 2026/27"):
        found = key_result("Falls 9 → 3 (owner: Joan, due 15 Dec)", f"# {heading}\n\n## O1: Patients are safe\n\n")
        assert found == {"title": "Falls 9 → 3 (due 15 Dec)", "owner": "Joan"}


@pytest.mark.parametrize("own", ["*Owner: Herr Köhler*", "Owner: Herr Köhler", "- Owner: Herr Köhler"])
def test_an_objectives_own_owner_wins_over_the_pages(own: str) -> None:
    page = (
        "# OKRs Q1 2027\n\nOwner: Frau Yılmaz\n\n"
        f"## Objective 1: Every child reads for pleasure\n{own}\n\n- KR1: Borrowed books rise from 4 to 9\n\n"
        "## Objective 2: Parents feel at home\n\n- KR1: Attendance rises from 35% to 70%\n"
    )
    first, second = plan_of(page)["objectives"]
    assert (first["owner"], second["owner"]) == ("Herr Köhler", "Frau Yılmaz")


def test_an_objectives_own_team_and_commitment_win_over_its_sections() -> None:
    page = (
        "# OKRs Q1 2027\n\n## Aspirational objectives\n\n### Objective 1: Nurses stay\n\n_Committed_\n\n"
        "- KR1: Turnover falls from 28% to 15%\n"
    )
    (objective,) = plan_of(page)["objectives"]
    assert objective["commitment"] == "committed"


def test_a_line_that_says_only_aspirational_is_about_its_objective() -> None:
    (objective,) = plan_of("## O2: Nurses stay\n_Aspirational_\n- Turnover from 28% to 15%\n")["objectives"]
    assert objective["commitment"] == "aspirational" and len(objective["key_results"]) == 1


def test_due_and_confidence_have_columns() -> None:
    page = """
        # OKRs Q4 2026

        ## Objective: Patients are safe

        | Key result | Owner | Due | Confidence |
        |---|---|---|---|
        | Falls with harm 9 to 3 | Joan | 15 Dec | 0.6 |
        | Beds in use 2 to 9 | Ada | soon | low |
        """
    (objective,) = plan_of(page)["objectives"]
    assert objective["key_results"] == [
        {"title": "Falls with harm 9 to 3", "owner": "Joan", "due": "2026-12-15", "confidence": "0.6"},
        {"title": "Beds in use 2 to 9", "owner": "Ada"},
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Lindenschule – OKRs Spring term 2027", "Spring term 2027"),
        ("OKRs Winter 2026/27", "Winter 2026/27"),
        ("OKRs Autumn semester of 2026", "Autumn semester of 2026"),
        ("OKRs Term 2 2027", "Term 2 2027"),
        ("OKRs Spring 2027", "Spring 2027"),
        ("OKRs 2027", "2027"),
    ],
)
def test_a_term_is_no_year(heading: str, name: str) -> None:
    plan = plan_of(f"# {heading}\n\n## Objective 1: Parents feel at home\n\n- KR1: Attendance rises from 35% to 70%\n")
    assert plan["cycle"]["name"] == name


KPIS = [
    ("Attendance rate: 94 % (target 96 %)", {"name": "Attendance rate", "unit": "%", "target": "96", "current": "94"}),
    ("KPI 1: NPS – 41, target: 50", {"name": "NPS", "target": "50", "current": "41"}),
    ("Waiting time (target: 6 days)", {"name": "Waiting time", "unit": "days", "target": "6"}),
    ("Attendance rate: 94 %", {"name": "Attendance rate: 94 %"}),
    ("Sick days of teachers", {"name": "Sick days of teachers"}),
    ("Ratio (pupils to teachers)", {"name": "Ratio (pupils to teachers)"}),
]


@pytest.mark.parametrize(("line", "kpi"), KPIS, ids=[line for line, _ in KPIS])
def test_a_kpi_may_say_its_value_and_target(line: str, kpi: dict[str, str]) -> None:
    page = (
        f"# OKRs\n\n## Objective 1: Parents feel at home\n\n- KR1: Attendance from 35% to 70%\n\n## KPIs\n\n- {line}\n"
    )
    assert plan_of(page)["kpis"] == [kpi]
    assert load_text(page, "page.md").plan.kpis[0].name == kpi["name"]


def test_a_title_that_a_comma_cut_is_told_to_want_quotes() -> None:
    page = "objectives:\n  - {title: Fewer homes are cold, key_results: [{title: fall from 1,900 to 700}]}\n"
    (notice,) = load_text(page, "plan.yaml").notices
    assert "unknown field '900 to 700'" in notice.message
    assert notice.hint is not None and "comma" in notice.hint and "quotes" in notice.hint
    (other,) = load_text("objectives: [{title: Fewer homes are cold, owners: Ada}]\n", "plan.yaml").notices
    assert other.hint == "Did you mean 'owner'?"
