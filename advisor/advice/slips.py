"""Slips of the keyboard: the word that was probably meant."""

from __future__ import annotations

from collections.abc import Collection

_SHORTEST = 6
_LONG = 9


def mended(word: str, known: Collection[str]) -> str:
    """The nearest of the known words, where it is near enough; otherwise the word as it is.

    >>> mended("objetive", {"objective", "indicator"}), mended("lemon", {"melon"})
    ('objective', 'lemon')
    """
    if len(word) < _SHORTEST:
        return word
    slips = 1 if len(word) < _LONG else 2
    near = [other for other in known if other[0] == word[0] and abs(len(other) - len(word)) <= slips]
    close = min(((_slips(word, other, slips), other) for other in near), default=(slips + 1, ""))
    return close[1] if close[0] <= slips else word


def _slips(a: str, b: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped; more than `most` is only told as more."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[-1]
