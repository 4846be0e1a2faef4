"""Limits, and input that is made to take long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor.domain.limits import Limits
from advisor.errors import UnreadablePlan
from advisor.importers.from_markdown import read_markdown
from tests.importers.reading import effort


def test_a_page_nested_too_deep_is_refused_with_its_place() -> None:
    page = "".join("  " * depth + "- deeper\n" for depth in range(70))
    with pytest.raises(UnreadablePlan, match="nested more than 64 deep") as caught:
        read_markdown(page, "page.md")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.line == 65


def test_too_many_goals_are_refused_with_their_place() -> None:
    with pytest.raises(UnreadablePlan, match="more than 3 goals") as caught:
        read_markdown("Objective: A\nKR1: b\nKR2: c\nKR3: d\n", "page.md", Limits(goals=3))
    assert caught.value.problems[0].place is not None
    assert caught.value.problems[0].place.line == 4


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(UnreadablePlan, match="more than 10 characters"):
        read_markdown("Objective: A\n", "page.md", Limits(bytes=10))


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "- KR: " + "[" * n,
    "closing brackets": lambda n: "- KR: " + "[" * n + "](" * n,
    "links never closed": lambda n: "- KR: " + "[a](" * n,
    "stars": lambda n: "- KR: " + "*a" * n,
    "underscores": lambda n: "- KR: " + "_a " * n,
    "ticks": lambda n: "- KR: " + "".join("`" * (i % 40 + 1) + "a" for i in range(n // 20)),
    "less than": lambda n: "- KR: " + "<" * n,
    "tags never closed": lambda n: "- KR: " + "<a " * n,
    "a long tag": lambda n: "- KR: <" + "a" * n,
    "entities": lambda n: "- KR: " + "&amp;" * n,
    "pipes": lambda n: "|" * n + "\n" + "|-|" + "\n",
    "rows": lambda n: "| a | b |\n" * (n // 10),
    "rows that are none": lambda n: "a | b\n" * (n // 10),
    "cells over many lines": lambda n: "<table><tr><td>" + "\n" * (n // 10) + "</td></tr></table>",
    "comments never closed": lambda n: "<!--" * n,
    "spaces": lambda n: "- KR: a" + " " * n + "b",
    "a long line": lambda n: "- KR: " + "word " * n,
    "dashes": lambda n: "- KR: a " + "-" * n + " b",
    "arrows": lambda n: "- KR: a" + " => b" * n,
    "issues": lambda n: "- KR: a (" + "#1234567" * n,
    "labels": lambda n: "O1: a" + "; KR1: b" * (n // 20),
    "quotes": lambda n: "> " * n + "a",
    "one paragraph": lambda n: "word word\n" * (n // 10),
    "lazy lines": lambda n: "- a\n" + "  word\n" * (n // 10),
    "headings": lambda n: "# Grow\n- 5 deals\n" * (n // 20),
    "lists": lambda n: "- a\n  - b\n" * (n // 20),
    "deep lists": lambda n: "".join("  " * (i % 60) + "- a\n" for i in range(n // 20)),
    "fences never closed": lambda n: "```a\n" * (n // 10),
    "definitions": lambda n: "[a]: b\n" * (n // 20) + "[a]" * (n // 20),
    "plain lines": lambda n: "Objective: a\n" + "Reach b\n\n- c\n\n" * (n // 20),
    "adjacent lines": lambda n: "Objective: a\n" + "Reach b\n<br>\n" * (n // 20),
    "deliverables": lambda n: "# OKRs\n## Grow\n" + "**What we'll ship:**\n- a\n" * (n // 40),
    "key results announced again and again": lambda n: "# OKRs\n## Grow\n" + "Key results:\n- a\n" * (n // 20),
    "a long heading over many": lambda n: "# Objectives " + "grow " * (n // 10) + "\n" + "## Grow\n" * (n // 20),
    "tags of lists": lambda n: "<ul><li>a</ul>" * (n // 20),
}


def cost(text: str) -> int:
    return effort(lambda: read_markdown(text, "page.md"))


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_twice_the_work(make: Callable[[int], str]) -> None:
    small, large = cost(make(2_000)), cost(make(4_000))
    assert large <= 2.3 * small + 3_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hundred_thousand_of_anything_can_be_read(make: Callable[[int], str]) -> None:
    located = read_markdown(make(100_000), "page.md")
    assert set(located.data) <= {"objectives", "key_results", "teams", "cycle", "kpis"}
