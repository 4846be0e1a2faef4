"""Pages without goals, parts of pages that are no goals, and what the user is told of them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from advisor.importers.from_markdown import read_markdown

NO_GOALS = {
    "nothing": "",
    "prose": """
        # A winter in the mountains

        We walked for nine days. The huts were full, and the weather held until the last evening.

        On the way back we took the train.
        """,
    "a readme": """
        # weathervane

        Tells which way the wind blows.

        ## Features

        - No dependencies
        - Works offline

        ## Installation

        1. Get the package
        2. Run `weathervane --help`
        """,
    "an introduction to OKRs": """
        # OKRs

        ## What is an OKR?

        - Objectives are what we want to achieve
        - Key results measure whether we did

        ## How we set them

        1. Leads propose three objectives
        2. Teams discuss them for a week

        OKRs help us do three things:

        1. **Focus** on what matters
        2. **Align** across teams
        3. **Stretch** beyond the obvious
        """,
    "an article with an example": """
        # What I learned from setting OKRs

        ## Keep them few

        - Pick three at most
        - Review them every week

        For example:

        > Objective: Become the bakery of the quarter
        > KR1: 500 loaves a day
        """,
    "a template": """
        ## Template

        **Objective:** your objective here

        **Key Results:**

        - first key result
        - second key result
        """,
    "a form that nobody has filled in": """
        # Team goals

        **Objective:**

        **Key Results:**

        | Objective | Key result | Status |
        |-----------|------------|--------|
        |           |            |        |
        """,
    "results of a study": """
        # Sorting on small machines

        We compare four algorithms.

        **Key results:**

        - 40% fewer cache misses
        - Twice the throughput on 8-bit chips
        """,
    "code": """
        ```
        Objective: not a goal
        KR1: neither
        ```
        """,
    "a comment": """
        <!--
        Objective: not yet
        KR1: to be discussed
        -->
        """,
}


@pytest.mark.parametrize("page", NO_GOALS.values(), ids=NO_GOALS.keys())
def test_no_goals_are_found_where_there_are_none(page: str) -> None:
    data = read_markdown(dedent(page), "page.md").data
    assert data["objectives"] == []
    assert data["key_results"] == []
    assert "kpis" not in data


PLAN = """
# Club goals 2025

## Objective 1: Everyone feels at home

- KR1: 80 guests come back
- KR2: Ten languages at the desk

{section}

## Objective 2: The house pays for itself

- KR1: 12 rentals
"""

ASIDES = {
    "contents": "## Table of contents\n\n- [Objective 1](#one)\n- [Objective 2](#two)",
    "links": "## References\n\n- Minutes of 12 meetings\n- Budget for 2025",
    "a look back in prose": "## Lessons learned\n\n- Launch earlier next year\n- Ask 20 people before",
    "vision": "## Vision\n\n- Being the heart of the quarter by 2030",
    "not now": "## Out of scope\n\n- Objective: Build a second house\n- KR1: 3 offers",
    "notes": "**Notes**\n\n- 7 of 9 board members came\n- Next meeting on 4 May",
    "scores of their own": "## Scores\n\n| Objective | KR1 | KR2 |\n|---|---|---|\n| O1 | 0.4 | 0.7 |\n| O2 | 1.0 | |",
    "work": "To accomplish this:\n\n1. Ana will call the landlords\n2. Bo will paint the hall",
    "a report": "We tracked our progress; here is a summary:\n\n- 64 guests came back\n- 6 languages at the desk",
    "a suppression": "# okr: ignore[K204] -- agreed with the board",
}


@pytest.mark.parametrize("section", ASIDES.values(), ids=ASIDES.keys())
def test_other_sections_of_a_plan_are_no_goals(section: str) -> None:
    data = read_markdown(PLAN.format(section=section), "page.md").data
    assert [goal["title"] for goal in data["objectives"]] == ["Everyone feels at home", "The house pays for itself"]
    assert [len(goal["key_results"]) for goal in data["objectives"]] == [2, 1]
    assert data["key_results"] == []


def test_front_matter_titles_the_page_and_holds_no_goals() -> None:
    page = (
        "---\ntitle: Goals for 2025-2026\ntags: [objective]\n---\n\n- Sing in tune\n  - 3 concerts\n  - 20 rehearsals\n"
    )
    data = read_markdown(page, "page.md").data
    assert data["cycle"] == {"name": "2025-2026"}
    assert [goal["title"] for goal in data["objectives"]] == ["Sing in tune"]


def test_a_section_without_labels_among_many_with_them_is_read_like_them() -> None:
    labelled = "".join(
        f"## Team {name}\n\n1. Objective: Do {name} well\n   - KR: {name} in 3 towns\n\n" for name in "ABCD"
    )
    data = read_markdown(
        f"# OKRs\n\n{labelled}## Team E\n\n- Launch the mentor scheme\n- Run two open days\n", "page.md"
    ).data
    assert [goal["title"] for goal in data["objectives"]][4:] == ["Launch the mentor scheme", "Run two open days"]


def test_where_a_page_has_a_section_for_okrs_goals_stand_there() -> None:
    page = """
        # Plans for 2025

        ## Guild dreams

        ### Friendship

        1. Better evenings
        2. More than songs

        ## OKRs

        ### Tuned instruments

        - Every piano tuned twice
        - A fund for strings

        ### Full benches

        - 200 people at the spring concert
        """
    data = read_markdown(dedent(page), "page.md").data
    assert [goal["title"] for goal in data["objectives"]] == ["Tuned instruments", "Full benches"]


def test_notices_are_one_a_kind_and_say_where() -> None:
    page = """\
        # OKRs

        ## Be heard

        - 3 concerts

        ### Initiatives

        - Print posters

        ## Last year

        - Rent a bus
        - Sell 40 tickets
        """
    located = read_markdown(dedent(page), "page.md")
    assert len(located.notices) == len({notice.message for notice in located.notices})
    work = next(notice for notice in located.notices if "initiatives" in notice.message)
    assert work.place is not None
    assert (work.place.path, work.place.line) == ("page.md", 7)


def test_a_line_too_long_for_a_title_is_left_out_and_told() -> None:
    located = read_markdown(f"Objective: Be brief\nKR1: {'very ' * 500}short\nKR2: 3 pages\n", "page.md")
    assert [kr["title"] for kr in located.data["objectives"][0]["key_results"]] == ["3 pages"]
    assert located.notices[0].place is not None
    assert located.notices[0].place.line == 2
