"""Flags on words that say which reader needs to look at all.

Most sentences have no date, no placeholder and no foreign word. A flag on the few
words with which such a thing can begin lets a reader pass a sentence by after one
look at the union of its masks.
"""

from __future__ import annotations

import re
from functools import cache

from advisor.text.lexicon import lexicon, lists
from advisor.text.units import units

DATE, FIGURE, PLACEHOLDER, FOREIGN, MOVE, JOINT, PART = (1 << bit for bit in range(100, 107))
ALL = DATE | FIGURE | PLACEHOLDER | FOREIGN | MOVE | JOINT | PART

_CODED = re.compile(r"[qh]\d|[fc]y'?\d|(?:mid|end|early|late|year|quarter|month)-")
_BLANK = re.compile(r"tb[dca]|todo|fixme|x{1,4}|[yz]|etc|lorem|defined|determined|confirmed|decided|announced")


def flags_of(piece: str, lower: str, kind: str) -> int:
    """The flags of a piece of text."""
    flags = 0
    if kind == "number":
        return DATE | FIGURE
    if lower in _date_words() or _CODED.match(lower):
        flags |= DATE
    if lower in _figure_words() or (piece.isupper() and len(piece) <= 4):
        flags |= FIGURE
    if lower in _MARKS or _BLANK.fullmatch(lower):
        flags |= PLACEHOLDER
    if lower in foreign_words():
        flags |= FOREIGN
    if lower in _move_words():
        flags |= MOVE
    if lower in _JOINTS:
        flags |= JOINT
    if lower in _PARTS:
        flags |= PART
    return flags


_MARKS = frozenset("?<[_…")
_PARTS = frozenset(".;:!?…()[]{}-–—")
_JOINTS = frozenset({"and", "&", ",", ";", ".", "plus", "then"})


@cache
def _date_words() -> frozenset[str]:
    """The words with which a date or period can begin."""
    data = lists("dates")
    words = {word for section in _BEGIN_ONCE for word in data[section]["words"].split()}
    plural = {word for section in _BEGIN_IN_PLURAL for word in data[section]["words"].split()}
    return frozenset(words | plural | {word + "s" for word in plural} | {"before"})


_BEGIN_ONCE = ("which", "named_days", "numbers", "calendars")
_BEGIN_IN_PLURAL = ("months", "weekdays", "periods", "ends", "edges", "holidays")


@cache
def _figure_words() -> frozenset[str]:
    known = units()
    words = known.signs | known.codes | {*known.words, *known.fractions, *known.shares, *known.changes}
    quantifiers = lists("words")["quantifier"]["words"].split()
    return words | set(quantifiers) | {"a", "an", "x", "twice", "hundreds", "thousands", "dozens", "tens", "millions"}


@cache
def foreign_words() -> dict[str, tuple[str, ...]]:
    """Small words of other languages that are no words of English, each with its languages."""
    found: dict[str, list[str]] = {}
    english = lexicon().words
    for language, words in lists("languages").items():
        for word in words.split():
            if word not in english:
                found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _move_words() -> frozenset[str]:
    sets = lists("sets")
    return frozenset(sets["more_of"]["words"].split()) | frozenset(sets["less_of"]["words"].split())
