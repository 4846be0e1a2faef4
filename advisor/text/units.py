"""The word lists of figures (lexicon/units.toml), in the shape that the readers of figures want."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from advisor.text.lexicon import lists
from advisor.text.quantity import Comparator

Phrases: TypeAlias = dict[str, list[tuple[tuple[str, ...], Comparator]]]


class Units(NamedTuple):
    """What number words and units are worth, and the phrases of comparison by the word next to the figure."""

    words: dict[str, float]
    fractions: dict[str, float]
    shares: dict[str, float]
    changes: dict[str, float]
    magnitudes: dict[str, float]
    glued: dict[str, float]
    durations: dict[str, float]
    signs: frozenset[str]
    codes: frozenset[str]
    sizes: frozenset[str]
    points: frozenset[str]
    not_one: frozenset[str]
    named: frozenset[str]
    numbered: frozenset[str]
    before: Phrases
    after: Phrases


_BEFORE: tuple[tuple[str, Comparator], ...] = (("at_least", "at-least"), ("at_most", "at-most"), ("about", "about"))
_AFTER: tuple[tuple[str, Comparator], ...] = (("at_least_after", "at-least"), ("at_most_after", "at-most"))


@cache
def units() -> Units:
    """The lists, read once, with the number words that a hyphen makes ("twenty-five", "two-thirds").

    >>> units().magnitudes["mio"], units().fractions["half"]
    (1000000.0, 0.5)
    """
    data = lists("units")

    def words(section: str, key: str = "words") -> frozenset[str]:
        return frozenset(data[section][key].split())

    counts, parts = data["words"], data["fractions"]
    ones = {word: value for word, value in counts.items() if 0 < value < 10}
    tens = [word for word, value in counts.items() if 20 <= value < 100]
    joined = {f"{ten}-{one}": counts[ten] + ones[one] for ten in tens for one in ones}
    shares = {
        f"{one}-{part}": ones[one] * parts[part]
        for one in ones
        for part in parts
        if part.endswith("s") == (ones[one] > 1) and ones[one] * parts[part] < 1
    }
    return Units(
        counts | joined, parts, data["shares"] | shares,
        data["changes"], data["magnitudes"], data["glued"], data["durations"],
        words("currency", "signs"), words("currency", "codes"), words("sizes"), words("points"), words("not_one"),
        words("qualified"), words("numbered"), _phrases(data, _BEFORE, -1), _phrases(data, _AFTER, 0),
    )  # fmt: skip


def _phrases(data: dict[str, Any], sections: Sequence[tuple[str, Comparator]], key: int) -> Phrases:
    """Phrases by the word that stands next to the figure, longest first."""
    found: Phrases = {}
    for section, sense in sections:
        for phrase in data[section]["phrases"].strip().replace("\n", "|").split("|"):
            words = tuple(re.findall(r"[^\W_]+|\S", phrase))
            found.setdefault(words[key], []).append((words, sense))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found
