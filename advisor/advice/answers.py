"""The answers, as they stand in `answers/*.toml`, and the ways to ask for them, in `ways/` and `voices/`."""

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
    """What is said to a question; `rules` and `commands` are what follows from it."""

    id: str
    title: str
    text: str
    sources: tuple[Origin, ...]
    rules: tuple[str, ...]
    commands: tuple[str, ...]

    @property
    def disagreement(self) -> bool:
        """Whether its sources do not say the same."""
        return any(origin.says.startswith("disagrees") for origin in self.sources)


class Asked(NamedTuple):
    """The ways to ask for an answer, and the words that tell it from others."""

    ways: tuple[str, ...]
    words: str


@cache
def answers() -> dict[str, Answer]:
    """Every answer by its id, in the order of the files.

    >>> answers()["good-score"].title
    'What score is good?'
    """
    return {name: _answer(name, row) for name, row in _read("answers").items()}


@cache
def asked() -> dict[str, Asked]:
    """How people ask for each answer: the plain ways, and those of people of many trades.

    >>> asked()["pay"].ways[0]
    'should OKRs be tied to pay'
    """
    plain, voices = _read("ways"), _read("voices")
    return {
        name: Asked(
            tuple(dict.fromkeys((*row["ask"].strip().splitlines(), *voices[name].strip().splitlines()))), row["words"]
        )
        for name, row in plain.items()
    }


def elsewhere() -> tuple[str, ...]:
    """Questions on something else, which get no answer."""
    voices: dict[str, str] = _read("voices")
    return tuple(line for name in ("elsewhere", "elsewhere-more") for line in voices[name].strip().splitlines())


def _read(folder: str) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for path in sorted((_HERE / folder).glob("*.toml")):
        with path.open("rb") as file:
            rows |= tomllib.load(file)
    return rows


def _answer(name: str, row: dict[str, Any]) -> Answer:
    return Answer(
        name,
        row["title"],
        " ".join(row["answer"].split()),
        tuple(Origin(*origin) for origin in row["sources"]),
        tuple(row["rules"]),
        tuple(row["commands"]),
    )
