"""Pages in the shapes that teams write them: what a reader finds in them, and nothing else."""

from __future__ import annotations

from textwrap import dedent

import pytest

from advisor.importers.from_markdown import read_markdown
from tests.importers.reading import Goals, goals_of, plan_of

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
