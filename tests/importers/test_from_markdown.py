"""What a reader finds on a page besides the goals: who, when, why, what serves what, and what became of it."""

from __future__ import annotations

from advisor.importers.from_markdown import read_markdown
from tests.importers.reading import goals_of, plan_of


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


def test_folded_sections_with_work_and_signs_of_success() -> None:
    page = """
        # Goals for Q3 2025

        ## Gardens

        <details>
          <summary>Double the orchards</summary>

        **Owner:** Tove

        **What we'll ship:**

        * A map of free plots

        **We'll know we're successful when:**

        * Every district has an orchard
        * 300 people pick their own apples

        </details>

        <details>
          <summary>Quiet mowers</summary>

        **What we'll ship:**

        * Electric mowers in 9 parks

        </details>
        """
    assert goals_of(page) == [
        ("Double the orchards", ["Every district has an orchard", "300 people pick their own apples"]),
        ("Quiet mowers", ["Electric mowers in 9 parks"]),
    ]
    assert plan_of(page)["objectives"][0]["owner"] == "Tove"


def test_a_bare_line_key_results_right_after_an_item() -> None:
    page = """
        # Q2 OKRs

        - Objective: Bread for everyone
        Key results
        - 400 loaves a day
        - No queue before 7 o'clock
        - Objective: Nothing is thrown away
        Key results
        - 5 kg left over a week
        """
    assert goals_of(page) == [
        ("Bread for everyone", ["400 loaves a day", "No queue before 7 o'clock"]),
        ("Nothing is thrown away", ["5 kg left over a week"]),
    ]


def test_posts_above_goals_hold_them_and_are_none() -> None:
    plan = plan_of("""
        # Goals for 2024 Q2

        * CFO
          * Finance: Close the month early
            * 3 days instead of 8
            * No entry by hand
          * Legal: Answer within a day
            * 90% of questions answered the same day
        * VP People
          * Recruiting: Fill every bench
            * 12 offers accepted
            * Half of them by referral
        """)
    assert [goal["title"] for goal in plan["objectives"]] == [
        "Close the month early",
        "Answer within a day",
        "Fill every bench",
    ]
    assert [len(goal["key_results"]) for goal in plan["objectives"]] == [2, 1, 2]


def test_headings_with_nothing_but_prose_are_objectives_in_their_section() -> None:
    page = """
        # Team Orchestra

        ## Q4 2025 Objectives

        ### Tune the pianos

        We hear the same complaint after every concert. This quarter we tune them all.

        ### Bring back the choir

        It was loved, and it stopped when the hall closed.
        """
    assert goals_of(page) == [("Tune the pianos", []), ("Bring back the choir", [])]
