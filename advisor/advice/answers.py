"""The answers, as they stand in `answers/*.toml`, and the ways to ask for them, in `ways/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).parent


class Origin(NamedTuple):
    """Where an answer comes from: a seed, its heading, and what it says there, all in our words."""

    source: str
    heading: str
    says: str


class Answer(NamedTuple):
    """What is said to a question; `rules` and `commands` are what follows from it.

    `asked` are ways to ask for it, `words` those that tell it from other answers.
    """

    id: str
    title: str
    text: str
    sources: tuple[Origin, ...]
    rules: tuple[str, ...]
    commands: tuple[str, ...]
    asked: tuple[str, ...]
    words: str

    @property
    def disagreement(self) -> bool:
        """Whether its sources do not say the same."""
        return any(origin.says.startswith("disagrees") for origin in self.sources)


@cache
def answers() -> dict[str, Answer]:
    """Every answer by its id, in the order of the files.

    >>> answers()["good-score"].title
    'What score is good?'
    """
    ways = _read("ways")
    return {name: _answer(name, row, ways[name]) for name, row in _read("answers").items()}


def _read(folder: str) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for path in sorted((_HERE / folder).glob("*.toml")):
        with path.open("rb") as file:
            rows |= tomllib.load(file)
    return rows


def _answer(name: str, row: dict[str, Any], ways: dict[str, str]) -> Answer:
    return Answer(
        name,
        row["title"],
        " ".join(row["answer"].split()),
        tuple(Origin(*origin) for origin in row["sources"]),
        tuple(row["rules"]),
        tuple(row["commands"]),
        tuple(ways["ask"].strip().splitlines()),
        ways["words"],
    )
