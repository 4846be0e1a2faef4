"""Every value leads back to where it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.place import MappingMarks, Mark, Marks, Places, SequenceMarks, Span, mark_of
from advisor.importers.from_markdown import read_markdown

_LINE_END = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> list[str]:
    return _LINE_END.split(text)


def cut(text: str, mark: Mark) -> str:
    """What stands in the file between the two ends of a mark."""
    lines = lines_of(text)[mark.line - 1 : mark.end_line]
    lines[-1] = lines[-1][: mark.end_column - 1]
    lines[0] = lines[0][mark.column - 1 :]
    return "\n".join(lines)


def scalars(data: Any, marks: Marks) -> Iterator[tuple[str, str, Mark]]:
    """Every text with the name of its field and its mark; the marks must have the shape of the data."""
    if isinstance(data, dict):
        assert isinstance(marks, MappingMarks)
        assert data.keys() == marks.values.keys() == marks.keys.keys()
        for name, value in data.items():
            if isinstance(value, str):
                mark = mark_of(marks.values[name])
                assert mark is not None
                yield name, value, mark
            else:
                yield from scalars(value, marks.values[name])
    elif isinstance(data, list):
        assert isinstance(marks, SequenceMarks)
        assert len(data) == len(marks.items)
        for value, inner in zip(data, marks.items, strict=True):
            if not isinstance(value, str):
                yield from scalars(value, inner)


def check_places(text: str) -> None:
    located = read_markdown(text, "page.md")
    lines = lines_of(text)
    for name, value, mark in scalars(located.data, located.marks):
        assert 1 <= mark.line <= mark.end_line <= len(lines), (name, value, mark)
        for offset, character in enumerate(value) if mark.segments else ():
            at = mark.narrow(Span(offset, offset + 1))
            line = lines[at.line - 1]
            there = line[at.column - 1] if at.column <= len(line) else "\n"
            same = there == character or (there.isspace() and character == " ")
            assert same or there in "&<{", (name, value, offset, character, there)


PAGE = """# Q1 2025

## Sales

1. Ship **faster** to [the _north_](https://x.org) &amp; south
   - KR 2 (Ada): Cut <b>delays</b> from 9 to
     5 days => 0.7
"""


def test_a_title_is_found_through_its_markup() -> None:
    places = Places("page.md", read_markdown(PAGE, "page.md").marks)
    title = read_markdown(PAGE, "page.md").data["objectives"][0]["title"]
    assert title == "Ship faster to the north & south"
    for words in ("Ship", "faster", "north", "south"):
        start = title.index(words)
        place = places.find(("objectives", 0, "title"), Span(start, start + len(words)))
        assert (place.line, place.end_line) == (5, 5)
        assert place.column is not None
        assert place.end_column is not None
        assert PAGE.split("\n")[4][place.column - 1 : place.end_column - 1] == words


def test_a_title_over_two_lines_is_found_on_both() -> None:
    located = read_markdown(PAGE, "page.md")
    title = located.data["objectives"][0]["key_results"][0]["title"]
    assert title == "Cut delays from 9 to 5 days"
    places = Places("page.md", located.marks)
    pointer = ("objectives", 0, "key_results", 0, "title")
    whole = places.find(pointer)
    assert (whole.line, whole.end_line) == (6, 7)
    span = Span(title.index("5 days"), len(title))
    place = places.find(pointer, span)
    assert (place.line, place.column, place.end_column) == (7, 6, 12)


def test_every_other_field_stands_where_it_was_written() -> None:
    located = read_markdown(PAGE, "page.md")
    written = {name: cut(PAGE, mark) for name, _, mark in scalars(located.data, located.marks) if name != "title"}
    assert written["name"] in ("Q1 2025", "Sales")
    assert written["team"] == "Sales"
    assert written["owner"] == "Ada"
    assert written["score"] == "0.7"


def test_tables_html_and_line_ends_keep_their_columns() -> None:
    page = (
        "| Objective | KR |\r\n|--|--|\r\n| Be **dry** | No leaks<br>Two pumps |\r\n\r\n"
        "<p>x</p><h3>Objective: Be warm</h3>\r\n"
    )
    located = read_markdown(page, "page.md")
    titles = {
        value: (mark.line, mark.column) for name, value, mark in scalars(located.data, located.marks) if name == "title"
    }
    assert titles == {"Be dry": (3, 3), "No leaks": (3, 16), "Two pumps": (3, 28), "Be warm": (5, 24)}


BITS = st.sampled_from(
    [
        "# ", "## ", "- ", "* ", "1. ", "  - ", "\t- ", "> ", "| ", " | ", "|---|---|\n", "\n", "\n", "\n\n",
        "\r\n", "\r", "Objective: ", "KR1: ", "**KR:** ", "Key Results:\n", "Owner: ", "Why: ",
        "Score: 0.5\n", "OKRs ", "Q3 2024 ", "KPIs", "Ship ", "the beta ", "Grow to 40% ", "Sales: ",
        "[a](b) ", "[n][n7]", "[n7]: x\n", "[P1] ", "[x] ", "@ada - ", "**", "_", "~~", "`", "```\n", "<b>",
        "</b>", "<br>", "<li>", "<ul>", "</ul>", "<h3>", "</h3>", "<table><tr><td>", "</td></tr></table>\n",
        "<!--", "-->", "&amp;", "&nbsp;", "&#x41;", "{#id}", "\\", "=> 70%", " ✅", "🟨 66%", "(0.8 -- late)",
        "---\n", "title: Goals\n", "===\n", "\ufeff", "é", "日本", '<Team name="Ada" />', ": ", "; KR2: b",
        "# okr: ignore[K1]", "\x00", "\u2028", "Objectives\n", "Goals\n", "**Notes**\n", "What we'll ship:\n",
        "Key results\n",
    ]
)  # fmt: skip
PAGES = st.lists(BITS, max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_every_character_of_every_title_is_the_one_in_the_file(page: str) -> None:
    check_places(page)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    check_places(text)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_reading_is_a_function_of_the_text(page: str) -> None:
    assert read_markdown(page, "a.md").data == read_markdown(page, "b.md").data
