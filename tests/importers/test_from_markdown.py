"""Pages in the shapes that teams write them: what a reader finds in them, and nothing else."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from advisor.importers.from_markdown import read_markdown

Goals = list[tuple[str, list[str]]]


def plan_of(page: str) -> dict[str, Any]:
    data: dict[str, Any] = read_markdown(dedent(page), "page.md").data
    return data


def goals_of(page: str) -> Goals:
    """Objectives with their key results; strays under an empty title."""
    plan = plan_of(page)
    found = [(goal["title"], [kr["title"] for kr in goal["key_results"]]) for goal in plan["objectives"]]
    strays = [kr["title"] for kr in plan["key_results"]]
    return [*found, ("", strays)] if strays else found


SHOP: Goals = [
    ("Shopping feels effortless", ["Checkout takes under 40 seconds", "Returns fall from 9% to 6%"]),
    ("Parcels arrive when we say", ["95% of parcels on time"]),
]

SAME_GOALS_IN_MANY_SHAPES = {
    "nested bullets": """
        - Shopping feels effortless
          - Checkout takes under 40 seconds
          - Returns fall from 9% to 6%
        - Parcels arrive when we say
          - 95% of parcels on time
        """,
    "every number is one, tabs and spaces mixed": """
        1. Shopping feels effortless
        \t1. Checkout takes under 40 seconds
            1. Returns fall from 9% to 6%
        1. Parcels arrive when we say
        \t1. 95% of parcels on time
        """,
    "eight spaces, which CommonMark calls code": """
        ## Q2 OKRs

        ### Shopping feels effortless

                - Checkout takes under 40 seconds
                - Returns fall from 9% to 6%

        ### Parcels arrive when we say

                - 95% of parcels on time
        """,
    "bullets without their space": """
        # OKRs
        ## Shopping feels effortless
        -Checkout takes under 40 seconds
        -Returns fall from 9% to 6%
        ## Parcels arrive when we say
        - 95% of parcels on time
        """,
    "labels on plain lines": """
        Objective: Shopping feels effortless
        KR1: Checkout takes under 40 seconds
        KR2: Returns fall from 9% to 6%

        Objective: Parcels arrive when we say
        KR1: 95% of parcels on time
        """,
    "numbered labels in headings": """
        ### **Objective 1 - Shopping feels effortless** {#objective-1}

        Key Result 1.1: Checkout takes under 40 seconds

        Key Result 1.2: Returns fall from 9% to 6%

        ### **Objective 2 - Parcels arrive when we say** {#objective-2}

        Key Result 2.1: 95% of parcels on time
        """,
    "the text below its label": """
        * **Objective:**
          * Shopping feels effortless
        * **Key Results:**
          * Checkout takes under 40 seconds
          * Returns fall from 9% to 6%
        * **Objective:**

          Parcels arrive when we say
        * **Key Result:**
          * 95% of parcels on time
        """,
    "headings for everything": """
        ## Objective

        Shopping feels effortless

        ## Key results

        - [ ] Checkout takes under 40 seconds
        - [x] Returns fall from 9% to 6%

        ## Objective

        Parcels arrive when we say

        ## Key results

        - [ ] 95% of parcels on time
        """,
    "bold lines over lists": """
        # Our goals this quarter

        **Shopping feels effortless**

        - Checkout takes under 40 seconds
        - Returns fall from 9% to 6%

        **Parcels arrive when we say**

        - 95% of parcels on time
        """,
    "plain lines over lists": """
        OKRs for spring

        Shopping feels effortless
        - Checkout takes under 40 seconds
        - Returns fall from 9% to 6%

        Parcels arrive when we say
        - 95% of parcels on time
        """,
    "numbers with parts": """
        1. Shopping feels effortless
        1.1 Checkout takes under 40 seconds
        1.2 Returns fall from 9% to 6%
        2. Parcels arrive when we say
        2.1 95% of parcels on time
        """,
    "numbers, and dashes at the same margin": """
        1. Shopping feels effortless
        - Checkout takes under 40 seconds
        - Returns fall from 9% to 6%
        2. Parcels arrive when we say
        - 95% of parcels on time
        """,
    "round bullets without indentation": """
        ● Shopping feels effortless
        ○ Checkout takes under 40 seconds
        ○ Returns fall from 9% to 6%
        ● Parcels arrive when we say
        ○ 95% of parcels on time
        """,
    "all on one line": """
        O1: Shopping feels effortless; KR1: Checkout takes under 40 seconds; KR2: Returns fall from 9% to 6%
        O2: Parcels arrive when we say; KR1: 95% of parcels on time
        """,
    "lines that end in a backslash": r"""
        1. **Shopping feels effortless** \
           KR: Checkout takes under 40 seconds \
           KR: Returns fall from 9% to 6%
        2. **Parcels arrive when we say** \
           KR: 95% of parcels on time
        """,
    "a block quote": """
        > **Objective 1:** Shopping feels effortless
        > - **KR 1:** Checkout takes under 40 seconds
        > - **KR 2:** Returns fall from 9% to 6%
        >
        > **Objective 2:** Parcels arrive when we say
        > - **KR 1:** 95% of parcels on time
        """,
    "HTML": """
        <h3>Objective A: Shopping feels effortless</h3>
        <ul><li>KR: Checkout takes under 40 seconds</li>
        <li><strong>KR:</strong> Returns fall from 9% to&nbsp;6%</li></ul>
        <h3>Objective B: Parcels arrive when we say</h3>
        <ul><li>KR: 95% of parcels on time</li></ul>
        """,
    "details to unfold": """
        <details><summary><b>Objective 1: Shopping feels effortless</b></summary>

        - KR1: Checkout takes under 40 seconds
        - KR2: Returns fall from 9% to 6%

        </details>
        <details>
          <summary>Objective 2: Parcels arrive when we say</summary>

        - KR1: 95% of parcels on time

        </details>
        """,
    "wiki markup": """
        h1. Goals

        * Objective: Shopping feels effortless
        ** KR: Checkout takes under 40 seconds
        ** KR: Returns fall from 9% to 6%
        * Objective: Parcels arrive when we say
        ** KR: 95% of parcels on time
        """,
}


@pytest.mark.parametrize("page", SAME_GOALS_IN_MANY_SHAPES.values(), ids=SAME_GOALS_IN_MANY_SHAPES.keys())
def test_the_shape_does_not_matter(page: str) -> None:
    found = [(title, [kr.replace("\xa0", " ") for kr in key_results]) for title, key_results in goals_of(page)]
    assert found == SHOP


def test_an_email_with_goals_in_it() -> None:
    page = """
        Hello everyone,

        these are the goals for Q2 2025 that we settled on Tuesday.

        Objective 1 - Numbers that nobody doubts
          * Reconciliation errors down from 14 to 2 a month
          * Auditors sign without findings

        Best wishes,
        Marta
        --
        Marta Lind | VP Data | +46 70 000 00 00
        """
    assert goals_of(page) == [
        (
            "Numbers that nobody doubts",
            ["Reconciliation errors down from 14 to 2 a month", "Auditors sign without findings"],
        )
    ]
    assert plan_of(page)["cycle"] == {"name": "Q2 2025"}


def test_a_chat_message() -> None:
    plan = plan_of("""
        :dart: *Q3 OKRs – Payments squad*
        *O1: Paying never gets in the way*
        • KR1: Success rate 97.2% → 98.5% (@lena)
        • KR2: Six markets have the new wallet :white_check_mark:
        """)
    assert plan["objectives"] == [
        {
            "title": "Paying never gets in the way",
            "key_results": [
                {"title": "Success rate 97.2% → 98.5%", "owner": "lena"},
                {"title": "Six markets have the new wallet"},
            ],
        }
    ]


def test_a_notion_export_is_one_objective_with_properties_above_it() -> None:
    plan = plan_of("""
        # Delight new customers

        Owner: Kim Park
        Quarter: Q1 2025
        Status: In progress
        Team: Success

        ## Key Results

        - [ ]  Satisfaction with onboarding from 3.9 to 4.5
        - [x]  First value within 7 days for 80% of accounts

        ## Initiatives

        - [ ]  Rewrite the welcome messages

        ## Notes

        - Kick-off went well
        """)
    (objective,) = plan["objectives"]
    assert (objective["title"], objective["owner"], objective["team"]) == (
        "Delight new customers",
        "Kim Park",
        "success",
    )
    assert len(objective["key_results"]) == 2
    assert plan["cycle"] == {"name": "Q1 2025"}
    assert plan["teams"] == [{"id": "success", "name": "Success"}]


def test_a_document_exported_with_escapes() -> None:
    page = r"""
        # **OKRs – Clinics – H1 2025**

        1\. **Objective: Become the first choice for small clinics**

           1. KR 1.1 \- Grow clinics on the paid plan from 140 to 300
           2. KR 1.2 \- Referrals reach 25%
        """
    assert goals_of(page) == [
        (
            "Become the first choice for small clinics",
            ["Grow clinics on the paid plan from 140 to 300", "Referrals reach 25%"],
        )
    ]


def test_a_wiki_page_with_contents_and_old_quarters() -> None:
    located = read_markdown(
        dedent("""
        [[Home]] | [[Team]]

        - [2024 Q4](#2024-q4)
        - [2024 Q3](#2024-q3)

        ## 2024 Q4

        ### O1 Make releases dull

        1.Release every weekday
        2.Rollbacks under 2%

        ## 2024 Q3

        - [OKRs of 2024 Q3](https://example.com/q3)
        """),
        "wiki.md",
    )
    assert [goal["title"] for goal in located.data["objectives"]] == ["Make releases dull"]
    assert located.data["cycle"] == {"name": "2024 Q4"}
    assert any("kept elsewhere" in notice.message for notice in located.notices)


def test_headings_of_teams_and_quarters_are_no_objectives() -> None:
    plan = plan_of("""
        # FY25-Q1 OKRs

        ## Company

        1. Earn the trust of builders
           - 40 sites use us every day

        ## Customer Success (EMEA)

        1. Renewals are a formality
           - Renewal rate of 97%
        2. Know every account
        """)
    assert [(goal["title"], goal["team"]) for goal in plan["objectives"]] == [
        ("Earn the trust of builders", "company"),
        ("Renewals are a formality", "customer-success-emea"),
        ("Know every account", "customer-success-emea"),
    ]
    assert plan["teams"][0] == {"id": "company", "name": "Company", "level": "company"}
    assert plan["cycle"] == {"name": "FY25-Q1"}


def test_the_quarter_is_the_one_that_has_goals() -> None:
    plan = plan_of("""
        # OKRs

        ## 2025 Q2

        - [Planning sheet](https://example.com)

        ## 2025 Q1

        - Publish more
          - 12 issues
        """)
    assert plan["cycle"] == {"name": "2025 Q1"}


def test_goals_under_goals_serve_them() -> None:
    plan = plan_of("""
        # Goals 2025

        - Store every recording safely
          - No loss in 12 months
          - Restores take minutes
            - Restore of 1 TB in 20 minutes
            - Restore drill every month
        """)
    first, second = plan["objectives"]
    assert [kr["title"] for kr in first["key_results"]] == ["No loss in 12 months"]
    assert second["title"] == "Restores take minutes"
    assert second["aligns_to"] == [first["id"]] == ["o1"]


def test_an_objective_may_serve_a_key_result() -> None:
    plan = plan_of("""
        1. **CEO: Grow with care**
           1. CEO KR: Revenue of 4 million
              1. **CRO: Fill the pipeline**
                 1. CRO KR: 30 qualified leads
           1. CEO KR: Costs flat
        """)
    first, second = plan["objectives"]
    assert first["key_results"][0]["id"] == "o1.k1"
    assert second["aligns_to"] == ["o1.k1"]
    assert second["owner"] == "CRO"


def test_an_objective_names_the_one_it_serves() -> None:
    plan = plan_of("""
        Objective 1: Win the north
        KR1: 40 dealers
        Objective 2: Train the dealers
        Aligns to: Objective 1
        KR1: 30 dealers certified
        """)
    assert plan["objectives"][1]["aligns_to"] == [plan["objectives"][0]["id"]]


def test_headings_may_stand_above_headings() -> None:
    plan = plan_of("""
        # OKRs 2024 Q4

        ## Bring the archive to researchers

        ### Make the catalogue searchable [LIB]

        - [ ] Full text of 80% of volumes [P1][OCR]

        ### Simplify access

        - [x] One login for all collections
        """)
    top, *below = plan["objectives"]
    assert top["title"] == "Bring the archive to researchers"
    assert [goal["aligns_to"] for goal in below] == [["o1"], ["o1"]]
    assert below[0]["owner"] == "LIB"
    assert below[0]["key_results"] == [{"title": "Full text of 80% of volumes", "owner": "OCR"}]


def test_owner_objective_key_result_and_outcome_on_one_line() -> None:
    plan = plan_of("""
        # Goals for 2024 Q3

        1. CEO: Delight the regulars
           1. Kitchen: Serve faster. Starters within 8 minutes, mains within 20. => 70%
           2. Service: Know the guests. 200 profiles in the book. => Done, 230 profiles
        """)
    _, kitchen, service = plan["objectives"]
    assert (kitchen["title"], kitchen["owner"]) == ("Serve faster.", "Kitchen")
    assert kitchen["key_results"] == [{"title": "Starters within 8 minutes, mains within 20.", "score": "0.7"}]
    assert service["key_results"] == [{"title": "200 profiles in the book.", "explanation": "Done, 230 profiles"}]


def test_why_and_other_facts_go_to_their_fields() -> None:
    plan = plan_of("""
        ### Objective 1: Faster answers (owner: Lea)

        **Why:** Waiting is what people complain about.

        - **KR1:** First reply within an hour
          - Owner: Max
          - Baseline: 5
          - Target: 1 h
          - Score: 0.4
          - Initiative: a bot for nights
        """)
    (objective,) = plan["objectives"]
    assert objective["why"] == "Waiting is what people complain about."
    assert objective["owner"] == "Lea"
    assert objective["key_results"] == [
        {
            "title": "First reply within an hour",
            "owner": "Max",
            "baseline": "5",
            "target": "1",
            "unit": "h",
            "score": "0.4",
        }
    ]


def test_struck_goals_are_dropped_ones() -> None:
    located = read_markdown(
        "# OKRs\n\n## Open doors\n\n- 4 fairs\n- ~~2 tours~~\n\n## ~~Run a cinema~~\n\n- 3 films\n", "page.md"
    )
    assert [goal["title"] for goal in located.data["objectives"]] == ["Open doors"]
    assert [kr["title"] for kr in located.data["objectives"][0]["key_results"]] == ["4 fairs"]
    (notice,) = located.notices
    assert notice.message.startswith("2 goals struck through")
    assert notice.place is not None
    assert notice.place.line == 6


def test_kpis_are_listed_as_such() -> None:
    plan = plan_of("""
        # Support

        ## KPIs

        - First response time
        - Satisfaction (owner: Lea)

        ## Objectives

        1. People find answers themselves
           - 35% of questions end in the help centre
        """)
    assert plan["kpis"] == [{"name": "First response time"}, {"name": "Satisfaction", "owner": "Lea"}]
    assert len(plan["objectives"]) == 1


def test_a_list_of_sentences_under_a_goal_is_its_key_results() -> None:
    assert goals_of("# Win the mid-market\n\n- Close 25 deals\n- Open the Berlin office\n") == [
        ("Win the mid-market", ["Close 25 deals", "Open the Berlin office"])
    ]


def test_bare_sentences_are_stray_key_results() -> None:
    page = "Cut churn from 4% to 2.5%\nLaunch the partner portal\n"
    assert goals_of(page) == [("", ["Cut churn from 4% to 2.5%", "Launch the partner portal"])]
    assert goals_of("- Cut churn from 4% to 2.5%\n- Launch the partner portal\n") == goals_of(page)
