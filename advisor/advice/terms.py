"""A question as terms: field words joined, empty words left out, the rest cut to their stems."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from advisor.advice.stated import stated
from advisor.text.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*|\d+(?:[.,]\d+)?|%")
_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozens? of|so many|too many)"
    r"(?= (?:okr|kpi|keyresult|objective|goal|metric|indicator)s?\b)"
)
_PEOPLE = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|a handful of|a few)[ -]"
    r"(?:persons?|people|employees?|heads?|of us|colleagues|staff|man|men|women|owners?|founders?)\b"
)
_FEW = 25
_ENDINGS = ("ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ies", "ed", "es", "ly")
_SHORTEST = 4
_MEANING = "~"
_SHORT = {
    "okrs": "okr",
    "kpis": "kpi",
    "okr's": "okr",
    "kpi's": "kpi",
    "%": "percent",
    "0.7": "70",
    "0.6": "60",
    "1.0": "100",
}


class Vocabulary(NamedTuple):
    """What words.toml says: phrases by their words, groups by stem, and the small closed sets."""

    phrases: tuple[tuple[str, str], ...]
    groups: dict[str, frozenset[int]]
    empty: frozenset[str]
    ours: frozenset[str]
    shared: frozenset[str]
    outside: frozenset[str]


def stem(word: str) -> str:
    """A word without what bends it; its lemma first, where the lexicon knows it.

    >>> stem("celebrating") == stem("celebrate"), stem("bonuses") == stem("bonus")
    (True, True)
    """
    if word.startswith(_MEANING):
        return word
    known = lexicon().words.get(word)
    cut = known.lemma if known is not None and known.lemma.isalpha() else word
    for ending in _ENDINGS:
        if cut.endswith(ending) and len(cut) - len(ending) >= _SHORTEST:
            cut = cut[: -len(ending)]
            break
    if cut.endswith("s") and not cut.endswith(("ss", "us", "is")) and len(cut) > _SHORTEST - 1:
        cut = cut[:-1]
    return cut.rstrip("ey") if len(cut) > _SHORTEST else cut


@cache
def vocabulary() -> Vocabulary:
    """The word lists of questions, stemmed."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        lists: dict[str, Any] = tomllib.load(file)
    phrases = [(said, heard) for heard, ways in lists["phrases"].items() for said in ways]
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(lists["alike"]["groups"].strip().splitlines()):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return Vocabulary(
        tuple(sorted(phrases, key=lambda pair: -len(pair[0]))),
        {word: frozenset(numbers) for word, numbers in groups.items()},
        frozenset(lists["empty"]["words"].split()),
        frozenset(map(stem, lists["field"]["ours"].split())),
        frozenset(map(stem, lists["field"]["shared"].split())),
        frozenset(map(stem, lists["outside"]["words"].split())),
    )


@cache
def _joined() -> tuple[re.Pattern[str], dict[str, str]]:
    phrases = vocabulary().phrases
    pattern = "|".join(re.escape(said) for said, _ in phrases)
    return re.compile(rf"\b(?:{pattern})\b"), dict(phrases)


def words_of(text: str) -> list[str]:
    """The words of a text that carry something, in lower case, field phrases as one word.

    >>> words_of("How many key results does an OKR need?")
    ['howmany', 'keyresult', 'okr', 'need']
    """
    pattern, heard = _joined()
    lower = text.lower().replace("’", "'")
    read = list(stated(lower))
    lower = pattern.sub(lambda found: heard[found.group()], lower)
    lower = _PEOPLE.sub(_how_many_people, lower)
    lower = _COUNTED.sub(r"\g<0> howmany counted", lower)
    return [word for word in map(_plain, _WORD.findall(lower)) if word not in vocabulary().empty] + read


def _how_many_people(found: re.Match[str]) -> str:
    """ "Five-person law firm", "all 300 employees": what counts is whether they are few."""
    count = found.group(1)
    many = count.isdigit() and int(count[:6]) > _FEW
    return f"{found.group()} {'manypeople' if many else 'fewpeople'}"


def _plain(word: str) -> str:
    return _SHORT.get(word) or word.removesuffix("'s")


def alike(stem_: str) -> frozenset[int]:
    """The groups of words that a stem belongs to."""
    return vocabulary().groups.get(stem_, frozenset())


def features_of(stems: Iterable[str]) -> frozenset[str]:
    """Stems with the groups of meaning that they belong to.

    >>> len(features_of(["boss"]) & features_of(["manager"])) > 0
    True
    """
    found = frozenset(stems)
    return found | {f"{_MEANING}{group}" for stem_ in found for group in alike(stem_)}


def is_meaning(feature: str) -> bool:
    """Whether a feature is a group of meaning and no stem."""
    return feature.startswith(_MEANING) and feature[1:].isdigit()
