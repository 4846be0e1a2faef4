"""Drafts as people paste them: lines that nothing but their author calls goals."""

from __future__ import annotations

import pytest

from advisor.importers.from_markdown import read_markdown
from advisor.importers.load import load_text
from tests.importers.reading import Goals, goals_in

OBJECTIVE = "Delight our regulars"
DRAFTS = {
    "items in items": "- Delight our regulars\n  - NPS 55\n  - Churn 2%\n",
    "letters under a number": "1. Delight our regulars\n   a. NPS 55\n   b. Churn 2%\n",
    "a word processor's bullets": "• Delight our regulars\n   o NPS 55\n   o Churn 2%\n",
    "a line, a gap and lines": "Delight our regulars\n\nNPS 55\nChurn 2%\n",
    "lines": "Delight our regulars\nNPS 55\nChurn 2%\n",
    "a heading and a list": "# Delight our regulars\n- NPS 55\n- Churn 2%\n",
}


def goals_of(text: str, *, draft: bool = True) -> Goals:
    return goals_in(read_markdown(text, "draft.md", draft=draft).data)


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


TITLES = [
    "World-class support",
    "Best-in-class onboarding",
    "Customer obsession",
    "Happy guests",
    "Guests come back",
    "We win Asia",
    "Operational excellence",
    "Customers trust our brand",
]
RESULTS = ["NPS from 20 to 40", "Churn from 5% to 3%"]
LIST = "- NPS from 20 to 40\n- Churn from 5% to 3%\n"
LINES = "NPS from 20 to 40\nChurn from 5% to 3%\n"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "above",
    [
        "# Q2 2026\n\n## {}\n",
        "# {}\n",
        "{}\n",
        "{}\n\n",
        "{}:\n",
        "{}:\n\n",
        "**{}**\n\n",
        "**{}:**\n",
        "# Q3 OKRs for Sales\n{}\n\n",
        "{}\n\nKey results\n",
        "## {}\n### Key results\n",
    ],
)
def test_what_stands_above_key_results_is_their_objective_however_short(above: str, title: str) -> None:
    assert goals_of(above.format(title) + LIST) == [(title, RESULTS)]
    assert goals_of(above.format(title) + LINES.replace("\n", "\n\n"))[0][0] == title


@pytest.mark.parametrize("between", ["\n", "\nKey results\n"])
def test_each_list_of_a_draft_has_the_line_above_it(between: str) -> None:
    page = f"# Hotel Astoria\n\nGuests come back\n{between}{LIST}\nFast answers\n{between}- Replies within 2 hours\n"
    assert goals_of(page) == [("Guests come back", RESULTS), ("Fast answers", ["Replies within 2 hours"])]


def test_what_a_draft_is_for_is_no_objective() -> None:
    document = load_text(f"Q2 2026\n\nSales:\n\nGuests come back\n{LIST}", "draft.md")
    (objective,) = document.plan.objectives
    assert (objective.title, objective.team) == ("Guests come back", "sales")
    assert document.plan.cycle is not None
    assert document.plan.cycle.name == "Q2 2026"
    place = document.places.find(("objectives", 0, "title"))
    assert (place.line, place.column, place.end_line, place.end_column) == (5, 1, 5, 17)


@pytest.mark.parametrize("name", ["Marketing", "Customer success", "Sales EMEA", "Team Blue", "Head of Sales"])
def test_a_team_above_key_results_is_noted_and_is_no_objective(name: str) -> None:
    located = read_markdown(f"## {name}\n{LIST}", "draft.md", draft=True)
    assert (located.data["objectives"], len(located.data["key_results"])) == ([], 2)
    assert [(notice.message, notice.place and notice.place.line) for notice in located.notices] == [
        ("1 heading above a list: not read as its objective", 1)
    ]


@pytest.mark.parametrize("words", ["We will measure this by:", "Here is my draft:", "This quarter we want to:"])
def test_words_that_only_lead_to_a_list_are_no_objective(words: str) -> None:
    assert goals_of(f"{words}\n\n{LIST}") == [("", RESULTS)]


@pytest.mark.parametrize(
    "above",
    [
        "Objective:\n{}\n\nKey Results:\n",
        "Objective\n{}\n\nKey Results\n",
        "Objective\n{}\nKey Results\n",
        "Objective: {}\nKRs:\n\n",
        "## Objective\n{}\n\n## Key Results\n",
    ],
)
@pytest.mark.parametrize("draft", [True, False])
def test_plain_lines_under_key_results_are_key_results(above: str, *, draft: bool) -> None:
    page = above.format("Our guests trust us again") + LINES
    assert goals_of(page, draft=draft) == [("Our guests trust us again", RESULTS)]


@pytest.mark.parametrize("above", ["Key results\n", "Key Results:\n\n", "## Key Results\n", "KRs:\n"])
@pytest.mark.parametrize("heading", ["", "# Q3 OKRs for Sales\n\n", "# Q3 2026\n"])
@pytest.mark.parametrize("lines", [LIST, LINES, "1. NPS from 20 to 40\n2. Churn from 5% to 3%\n"])
def test_a_draft_of_key_results_alone_has_no_objective(heading: str, above: str, lines: str) -> None:
    assert goals_of(heading + above + lines) == [("", RESULTS)]


@pytest.mark.parametrize("far", ["\t", "    ", "  "])
@pytest.mark.parametrize("above", ["", "# Q2 2026\n\n", "Q3 OKRs for Sales\n"])
def test_lines_further_in_belong_to_the_line_above_them(above: str, far: str) -> None:
    page = "Guests trust us\n>NPS from 20 to 40\n>Churn from 5% to 3%\nHiring is easy\n>9 of 10 offers accepted\n"
    assert goals_of(above + page.replace(">", far)) == [
        ("Guests trust us", RESULTS),
        ("Hiring is easy", ["9 of 10 offers accepted"]),
    ]


def test_a_line_that_is_a_little_further_in_makes_no_outline() -> None:
    assert goals_of("Guests trust us\n NPS from 20 to 40\nChurn from 5% to 3%\n") == [("Guests trust us", RESULTS)]


def test_lines_with_a_gap_after_each_are_parted_where_a_state_follows_a_figure() -> None:
    page = "Guests trust us\n\nNPS from 20 to 40\n\nChurn from 5% to 3%\n\nFast answers\n\nReplies in 2 hours\n"
    assert goals_of(page) == [("Guests trust us", RESULTS), ("Fast answers", ["Replies in 2 hours"])]


@pytest.mark.parametrize("mark", ["", "- ", "1. "])
def test_states_without_a_figure_are_objectives(mark: str) -> None:
    states = ["Guests trust us", "Engineers want to work here", "The kitchen is calm"]
    assert goals_of("".join(f"{mark}{state}\n" for state in states)) == [(state, []) for state in states]


def test_a_first_line_that_speaks_of_goals_is_read_all_the_same() -> None:
    assert goals_of("The team reaches its goals\n3 of 4 goals reached\n")[0][0] == "The team reaches its goals"


@pytest.mark.parametrize(
    "page",
    [
        "Objective: Guests trust us\nKR NPS from 20 to 40\nKR Churn from 5% to 3%\n",
        "Guests trust us\nKR NPS from 20 to 40\nKR Churn from 5% to 3%\n",
        "Guests trust us\nKR1: NPS from 20 to 40\nKR2: Churn from 5% to 3%\n",
        "- Guests trust us\n  - KR NPS from 20 to 40\n  - KR Churn from 5% to 3%\n",
    ],
)
def test_kr_without_a_colon_is_no_part_of_the_title(page: str) -> None:
    assert goals_of(page) == [("Guests trust us", RESULTS)]


def test_a_sentence_about_a_key_result_has_no_label() -> None:
    assert goals_of("KR is at 40% now") == [("", ["KR is at 40% now"])]


@pytest.mark.parametrize("head", ["O | KR", "O | Key results", "Objective | KR", "OKR | Key result"])
def test_a_column_beside_key_results_holds_their_objectives(head: str) -> None:
    rows = "| Guests trust us | NPS from 20 to 40 |\n| | Churn from 5% to 3% |\n"
    assert goals_of(f"| {head} |\n|---|---|\n{rows}") == [("Guests trust us", RESULTS)]


def test_a_column_of_numbers_beside_key_results_holds_no_objectives() -> None:
    page = "| O | KR |\n|---|---|\n| 1 | NPS from 20 to 40 |\n| 1 | Churn from 5% to 3% |\n"
    assert goals_of(page) == [("", RESULTS)]


@pytest.mark.parametrize(
    "page",
    [
        f"# Guests come back\n\nLast year they did not. We want to change it.\n\n{LIST}",
        f"## Guests come back\nOwner: Ada\n{LINES}",
        "## Guests come back\n- NPS from 20 to 40\n  - by asking more\n- Churn from 5% to 3%\n",
    ],
    ids=["a paragraph that says why", "an owner", "a remark below a figure"],
)
def test_what_is_said_of_a_goal_does_not_hide_it(page: str) -> None:
    assert goals_of(page) == [("Guests come back", RESULTS)]


def test_a_title_right_below_a_list_is_no_part_of_its_last_item() -> None:
    page = f"Guests come back\n{LIST}Fast answers\n- Replies in 2 hours\n"
    assert goals_of(page) == [("Guests come back", RESULTS), ("Fast answers", ["Replies in 2 hours"])]
