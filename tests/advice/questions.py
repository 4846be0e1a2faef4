"""The questions that `ask` is held to, and how many it gets right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from advisor.advice.retrieve import ask

FOLDER = Path(__file__).parent


class Count(NamedTuple):
    """How many questions were answered as they should be, and how many of something else were declined."""

    right: int
    asked: int
    declined: int
    outside: int
    wrong: tuple[str, ...]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def count(questions: list[dict[str, Any]]) -> Count:
    """An answer counts when it is the first, and is given; a decline when none is given."""
    given = [(row, ask(row["question"]).answer) for row in questions]
    right = [row["answer"] for row, answer in given if row["answer"] and answer and answer.id == row["answer"]]
    outside = [row for row in questions if row["answer"] is None]
    declined = sum(1 for row, answer in given if row["answer"] is None and answer is None)
    wrong = tuple(row["question"] for row, answer in given if (answer.id if answer else None) != row["answer"])
    return Count(len(right), len(questions) - len(outside), declined, len(outside), wrong)
