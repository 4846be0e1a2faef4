"""The data that rules stand on, as data: written by us from common knowledge of the field."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One data file, as written.

    >>> "quality" in table("guards")["speed"]["by"]
    True
    """
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def word_list(name: str) -> frozenset[str]:
    """All words of a data file of word lists together, those of two words with a blank.

    >>> "wcag" in word_list("known_names")
    True
    """
    return frozenset(word.replace("_", " ") for section in table(name).values() for word in section["words"].split())


@cache
def words_in(name: str, section: str) -> frozenset[str]:
    """The words of one section of a data file of word lists.

    >>> "roll out" in words_in("phrasing", "ships")
    True
    """
    return frozenset(word.replace("_", " ") for word in table(name)[section]["words"].split())
