"""One line as teams write it: the title that is left, and what the rest says."""

from __future__ import annotations

import pytest

from advisor.importers.from_markdown import read_markdown

Fields = dict[str, str]

LINES: list[tuple[str, str, Fields]] = [
    # labels
    ("KR: Ship it", "Ship it", {}),
    ("KR 1.2 - Ship it", "Ship it", {}),
    ("**KR#3:** Ship it", "Ship it", {}),
    ("O1-KR2: Ship it", "Ship it", {}),
    ("Key Result A-4: Ship it", "Ship it", {}),
    ("Sales KR: Sign 5 resellers", "Sign 5 resellers", {"owner": "Sales"}),
    ("KR1 (Ada): Ship it", "Ship it", {"owner": "Ada"}),
    ("KR 2 [stretch]: Ship it", "Ship it", {"commitment": "aspirational"}),
    # who
    ("KR: @ada - Ship it", "Ship it", {"owner": "ada"}),
    ("KR: Ship it (@ada)", "Ship it", {"owner": "ada"}),
    ("KR: Ship it – Owner: Ada King", "Ship it", {"owner": "Ada King"}),
    ("KR: [Legal] Ship it", "Ship it", {"owner": "Legal"}),
    ('KR: Ship it <TeamMember name="Ada King" photo />', "Ship it", {"owner": "Ada King"}),
    ("KR: Ship it to Kishan (and Ada)", "Ship it to Kishan (and Ada)", {}),
    # priorities
    ("KR: [P1] Ship it", "Ship it", {}),
    ("KR: `P0` - @ada   -    Ship it", "Ship it", {"owner": "ada"}),
    ("KR: P2 - ada-king - Ship it", "Ship it", {"owner": "ada-king"}),
    ("KR: Ship it [P0][DATA]", "Ship it", {"owner": "DATA"}),
    ("KR: ![P1](p1.svg) Ship it", "Ship it", {}),
    ("KR: P0 incidents below 3 a month", "P0 incidents below 3 a month", {}),
    # scores
    ("KR: Ship it => 81%", "Ship it", {"score": "0.81"}),
    ("KR: Ship it ==> Done", "Ship it", {"explanation": "Done"}),
    ("KR: Ship it --> 66% (two of three)", "Ship it", {"score": "0.66", "explanation": "two of three"}),
    ("KR: Ship it => 66% on time", "Ship it", {"explanation": "66% on time"}),
    ("KR: Write tests: 5/10 (50%)", "Write tests", {"score": "0.5"}),
    ("KR: Ship it (0.8 -- two weeks late)", "Ship it", {"score": "0.8", "explanation": "two weeks late"}),
    ("KR: P0: 1.0: Ship it", "Ship it", {"score": "1"}),
    ("KR: Ship it ✅", "Ship it", {}),
    ("KR: Ship it 🟨 66%", "Ship it", {"score": "0.66"}),
    ("KR: ✅ Ship it", "Ship it", {}),
    ("KR: 🚫 (started late) Ship it", "Ship it", {"explanation": "started late"}),
    ("<span class='label'>NOT ACHIEVED</span> KR 1: Ship it", "Ship it", {}),
    ("KR: Ship it: 45% done", "Ship it", {"score": "0.45"}),
    # what looks like a score and is none
    ("KR: Raise sign-ups from 40% => 60%", "Raise sign-ups from 40% => 60%", {}),
    ("KR: Move stage 2 -> 3 deals to 30%", "Move stage 2 -> 3 deals to 30%", {}),
    ("KR: 🟢 80% of clinics renew", "80% of clinics renew", {}),
    ("KR: 4.8 stars in the store", "4.8 stars in the store", {}),
    ("KR: Activation rate: 45%", "Activation rate: 45%", {}),
    # facts behind the title
    ("KR: Ship it - Target: 5 | Current: 2 | Status: late", "Ship it", {"target": "5", "current": "2"}),
    # markup
    ("KR: Cut [churn](https://x.org/a_b) by **5** _points_", "Cut churn by 5 points", {}),
    ("KR: R&amp;D ships `v2` in &lt;8 weeks", "R&D ships v2 in <8 weeks", {}),
    ("KR: Keep snake_case and 2 * 3 * 4", "Keep snake_case and 2 * 3 * 4", {}),
    (r"KR: Reach \#1 \* in \_search\_", "Reach #1 * in _search_", {}),
    ("KR: p99 < 200 ms, > 70% cached", "p99 < 200 ms, > 70% cached", {}),
    ("KR: Win <customer> as a reference", "Win <customer> as a reference", {}),
    ("KR: source{d} speaks at 5 fairs", "source{d} speaks at 5 fairs", {}),
    ("KR: Fix the parser ([#14](https://x.org/14), #15)", "Fix the parser", {}),
    ("KR: Ship it  # okr: ignore[K204] -- agreed, until 2026-04-01", "Ship it", {}),
    # a figure that was withheld
    ("KR: [_N<sub>7</sub>_][n7] new clinics", "N7 new clinics", {"redacted": "true"}),
    ("KR: Reach [$X](https://x.org) in sales", "Reach $X in sales", {"redacted": "true"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "title", "fields"), LINES, ids=[line for line, *_ in LINES])
def test_a_key_result(line: str, title: str, fields: Fields) -> None:
    page = f"Objective: Be useful\n{line}\n\n[n7]: https://example.com/n7\n"
    (objective,) = read_markdown(page, "page.md").data["objectives"]
    (key_result,) = objective["key_results"]
    assert key_result == {"title": title} | fields


HEADINGS: list[tuple[str, str, Fields]] = [
    ("## Objective 1 - Run the fair {#fair}", "Run the fair", {}),
    ("## **O2. Run the fair**", "Run the fair", {}),
    ("##Objective: Run the fair", "Run the fair", {}),
    ("Objective: Run the fair\n---", "Run the fair", {}),
    ("## 🎯 Objective (committed): Run the fair", "Run the fair", {"commitment": "committed"}),
    ("## Objective: Run the fair [EVENTS]", "Run the fair", {"owner": "EVENTS"}),
    ("<h2 id='o'>Objective B: Run the fair</h2>", "Run the fair", {}),
    ("**OBJECTIVE: Run the fair** ==> 0.7", "Run the fair", {"score": "0.7"}),
]


@pytest.mark.parametrize(("line", "title", "fields"), HEADINGS, ids=[line for line, *_ in HEADINGS])
def test_an_objective(line: str, title: str, fields: Fields) -> None:
    (objective,) = read_markdown(f"{line}\n\n- KR: 40 stalls\n", "page.md").data["objectives"]
    assert objective == {"title": title, **fields, "key_results": [{"title": "40 stalls"}]}


def test_words_that_begin_like_a_label_are_none() -> None:
    page = (
        "# Goals\n\n- Run fairer reviews\n  - Key result owners are named in a week\n  - Goal reviews take 30 minutes\n"
    )
    (objective,) = read_markdown(page, "page.md").data["objectives"]
    titles = [key_result["title"] for key_result in objective["key_results"]]
    assert titles == ["Key result owners are named in a week", "Goal reviews take 30 minutes"]


def test_text_that_goes_on_below() -> None:
    page = (
        "- Objective: Run the fair\n  - KR: 40 stalls from\n    six towns\n  - KR: 900 guests, of whom\nhalf are new\n"
    )
    (objective,) = read_markdown(page, "page.md").data["objectives"]
    assert [kr["title"] for kr in objective["key_results"]] == [
        "40 stalls from six towns",
        "900 guests, of whom half are new",
    ]
