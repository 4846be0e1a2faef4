"""Drafts as people paste them: lines that nothing but their author calls goals."""

from __future__ import annotations

import pytest

from advisor.importers.from_markdown import read_markdown

OBJECTIVE = "Delight our regulars"
DRAFTS = {
    "items in items": "- Delight our regulars\n  - NPS 55\n  - Churn 2%\n",
    "letters under a number": "1. Delight our regulars\n   a. NPS 55\n   b. Churn 2%\n",
    "a word processor's bullets": "• Delight our regulars\n   o NPS 55\n   o Churn 2%\n",
    "a line, a gap and lines": "Delight our regulars\n\nNPS 55\nChurn 2%\n",
    "lines": "Delight our regulars\nNPS 55\nChurn 2%\n",
    "a heading and a list": "# Delight our regulars\n- NPS 55\n- Churn 2%\n",
}


def goals_of(text: str, *, draft: bool = True) -> list[tuple[str, list[str]]]:
    """The objectives of a draft with their key results; strays under an empty name."""
    data = read_markdown(text, "draft.md", draft=draft).data
    found = [(goal["title"], [each["title"] for each in goal["key_results"]]) for goal in data["objectives"]]
    return found + ([("", [each["title"] for each in data["key_results"]])] if data["key_results"] else [])


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS.keys())
def test_a_draft_is_read_by_how_its_lines_stand(text: str) -> None:
    assert goals_of(text) == [(OBJECTIVE, ["NPS 55", "Churn 2%"])]


def test_bare_sentences_are_stray_key_results() -> None:
    page = "Cut churn from 4% to 2.5%\nLaunch the partner portal\n"
    assert goals_of(page) == [("", ["Cut churn from 4% to 2.5%", "Launch the partner portal"])]
    assert goals_of("- Cut churn from 4% to 2.5%\n- Launch the partner portal\n") == goals_of(page)


def test_a_lone_sentence_is_a_key_result_where_it_has_a_figure() -> None:
    assert goals_of("Become the favourite bakery in town") == [("Become the favourite bakery in town", [])]
    assert goals_of("Sell 20 % more bread") == [("", ["Sell 20 % more bread"])]


def test_two_paragraphs_are_two_objectives() -> None:
    page = "Delight our regulars\nNPS 55\n\nOpen up the north\n3 shops\n90 % on-time deliveries\n"
    assert goals_of(page) == [
        ("Delight our regulars", ["NPS 55"]),
        ("Open up the north", ["3 shops", "90 % on-time deliveries"]),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "We walked for nine days. The huts were full, and it rained.\n\nOn the way back we took the train.\n",
        "- [one](https://example.org/1)\n- [two](https://example.org/2)\n",
        "- `make demo`\n- `make test`\n",
        "## Setup\n- wait\n\n## Use\n- rest\n",
    ],
    ids=["prose", "links", "code", "several sections"],
)
def test_what_is_no_draft(page: str) -> None:
    assert goals_of(page) == []


def test_what_a_page_holds_by_chance_is_no_draft() -> None:
    assert goals_of("- milk\n- bread\n", draft=False) == []


@pytest.mark.parametrize(
    "line",
    [
        "Objective: Cook without waste. Key results: 1) Waste from 9% to 4% 2) Deliveries on time from 80% to 95%",
        "Objective: Cook without waste. KRs: Waste from 9% to 4%; Deliveries on time from 80% to 95%",
        "O1: Cook without waste. KR1: Waste from 9% to 4% KR2: Deliveries on time from 80% to 95%",
    ],
)
def test_a_whole_okr_on_one_line_is_cut_where_each_goal_begins(line: str) -> None:
    (objective,) = read_markdown(line, "draft.md", draft=True).data["objectives"]
    assert objective["title"].rstrip(".") == "Cook without waste"
    assert [each["title"] for each in objective["key_results"]] == [
        "Waste from 9% to 4%",
        "Deliveries on time from 80% to 95%",
    ]


def test_who_and_which_team_stand_above_the_goals() -> None:
    page = "Team: Kitchen\nOwner: Ada\n\nObjective: Cook without waste\n- KR: Waste from 9% to 4%\n"
    data = read_markdown(page, "draft.md", draft=True).data
    assert (data["objectives"][0]["team"], data["objectives"][0]["owner"]) == ("kitchen", "Ada")


def test_initiatives_are_left_out_with_a_notice() -> None:
    page = "Objective: Cook without waste\n  KR: Waste from 9% to 4%\nInitiatives: new bins, a scale\n"
    located = read_markdown(page, "draft.md", draft=True)
    assert [notice.place and notice.place.line for notice in located.notices] == [3]
