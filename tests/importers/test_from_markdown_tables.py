"""Tables of goals."""

from __future__ import annotations

from tests.importers.reading import goals_of, plan_of


def test_an_empty_objective_is_the_one_above() -> None:
    plan = plan_of("""
        | Objective | Key Result | Owner | Score | Status |
        |---|---|---|---|---|
        | **O1: Greener trams** | KR1: 40% less sand | Ida | 0.6 | amber |
        | | KR2: Brakes give back 1 GWh | | 70% | green |
        | **O2: Quieter trams** | 65 dB at the kerb | Ole | soon | red |
        """)
    greener, quieter = plan["objectives"]
    assert greener["title"] == "Greener trams"
    assert greener["key_results"] == [
        {"title": "40% less sand", "owner": "Ida", "score": "0.6"},
        {"title": "Brakes give back 1 GWh", "score": "0.7"},
    ]
    assert quieter["key_results"] == [{"title": "65 dB at the kerb", "owner": "Ole"}]


def test_several_key_results_in_one_cell() -> None:
    assert goals_of("""
        | Objective | Key results |
        |---|---|
        | Greener trams | - 40% less sand<br>- Brakes give back 1 GWh |
        | Quieter trams | KR1: 65 dB at the kerb · KR2: no squeal in curves |
        """) == [
        ("Greener trams", ["40% less sand", "Brakes give back 1 GWh"]),
        ("Quieter trams", ["65 dB at the kerb", "no squeal in curves"]),
    ]


def test_bold_rows_are_objectives() -> None:
    plan = plan_of("""
        # Tram OKRs

        ## 2024 Q2

        |  **Depot North** | **Priority** | **Owner** | **End-Q** |
        | :---: | :---: | --- | --- |
        |  **** | P0-P4 |  | **0.4** |
        |  **1 Keep trams on the road** |  |  |  |
        |  Wheels turned every 60,000 km | **P0** | Ida | 0.5 |
        |  *The following may slip:* |  |  |  |
        |  Spare parts within a day | P2 | Ole |  |
        |   |  |  |  |
        |  **2 Make night work safer** |  |  |  |
        |  Two people at every lift | ![P1](p1.svg) | Ida | 1 |
        """)
    assert [(goal["title"], len(goal["key_results"])) for goal in plan["objectives"]] == [
        ("Keep trams on the road", 2),
        ("Make night work safer", 1),
    ]
    assert plan["objectives"][0]["team"] == "depot-north"
    assert plan["objectives"][1]["key_results"] == [{"title": "Two people at every lift", "owner": "Ida", "score": "1"}]


def test_a_table_of_metrics_under_an_objective() -> None:
    plan = plan_of("""
        ### Objective: Support is a delight

        | Metric | Baseline | Goal | Owner |
        |---|---|---|---|
        | First response | 6 h | 1 h | Mo |
        | Satisfaction | 71% | 85% | |
        """)
    assert plan["objectives"][0]["key_results"] == [
        {"title": "First response", "owner": "Mo", "baseline": "6", "target": "1", "unit": "h"},
        {"title": "Satisfaction", "baseline": "71", "target": "85", "unit": "%"},
    ]


def test_key_results_in_columns() -> None:
    assert goals_of("""
        | Objective | KR1 | KR2 | Owner |
        |---|---|---|---|
        | Answer faster | First reply in 1 hour | 90% solved in a day | Mo |
        | Learn from tickets | Top 10 causes fixed | | Li |
        """) == [
        ("Answer faster", ["First reply in 1 hour", "90% solved in a day"]),
        ("Learn from tickets", ["Top 10 causes fixed"]),
    ]


def test_labels_in_the_first_column() -> None:
    assert goals_of("""
        | Element | Content |
        |---|---|
        | **Objective** | A harbour without smoke |
        | **Key Result 1** | 8 of 12 berths with shore power |
        | **Owner** | Ida |
        """) == [("A harbour without smoke", ["8 of 12 berths with shore power"])]


def test_the_objective_over_its_table() -> None:
    assert goals_of("""
        # OKRs

        | Objective 1: A harbour without smoke | Owner |
        |---|---|
        | 8 of 12 berths with shore power | Ida |
        """) == [("A harbour without smoke", ["8 of 12 berths with shore power"])]


def test_an_html_table_with_cells_over_several_rows() -> None:
    plan = plan_of("""
        <table>
        <tbody>
        <tr><th>Objective</th><th>Key result</th><th>Owner</th></tr>
        <tr><td rowspan="2"><p>Deploys are boring</p></td><td>Lead time below 2 hours</td><td>Ines</td></tr>
        <tr><td>Rollback takes one click</td>
            <td>Jo</td></tr>
        <tr><td>Costs follow usage</td><td><ul><li>A fifth less per order</li><li>No idle clusters</li></ul></td></tr>
        </tbody>
        </table>
        """)
    boring, costs = plan["objectives"]
    assert [(kr["title"], kr["owner"]) for kr in boring["key_results"]] == [
        ("Lead time below 2 hours", "Ines"),
        ("Rollback takes one click", "Jo"),
    ]
    assert [kr["title"] for kr in costs["key_results"]] == ["A fifth less per order", "No idle clusters"]


def test_cells_copied_from_a_spreadsheet() -> None:
    plan = plan_of(
        "Objective\tKey Result\tOwner\tTarget\n"
        "Delight shoppers\tRepeat purchases up from 22% to 30%\tAna\t30%\n"
        "\tReturns handled in 2 days\tBo\t2 days\n"
    )
    (objective,) = plan["objectives"]
    assert [kr["owner"] for kr in objective["key_results"]] == ["Ana", "Bo"]
    assert objective["key_results"][0]["target"] == "30"


def test_a_wiki_table() -> None:
    page = (
        "|| Objective || Key Results || Owner ||\n"
        "| Sell by ourselves | * 120 trials a week\n"
        "* One in ten converts | Dana |\n"
    )
    assert goals_of(page) == [("Sell by ourselves", ["120 trials a week", "One in ten converts"])]


def test_a_table_of_kpis() -> None:
    plan = plan_of("""
        | KPI | Target | Current | Owner |
        |---|---|---|---|
        | Uptime | 99.9% | 99.7% | Cem |
        """)
    assert plan["kpis"] == [{"name": "Uptime", "owner": "Cem", "target": "99.9", "current": "99.7", "unit": "%"}]


def test_other_tables_are_no_goals() -> None:
    assert (
        plan_of("""
        # OKRs

        ## Who is who

        | Name | Desk |
        |---|---|
        | Ida | 4 |

        ## Budget

        | | |
        |---|---|
        | **Income** | 300 |
        | Gifts | 120 |
        """)["objectives"]
        == []
    )


def test_metrics_under_the_title_of_the_page_are_key_results_of_no_objective() -> None:
    plan = plan_of("""
        # Goals 2025

        | Metric | Today | Goal |
        |---|---|---|
        | Visitors a week | 300 | 500 |
        | Members | 80 | 120 |
        """)
    assert plan["objectives"] == []
    assert plan["key_results"] == [
        {"title": "Visitors a week", "current": "300", "target": "500"},
        {"title": "Members", "current": "80", "target": "120"},
    ]
