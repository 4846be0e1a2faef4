"""The signs of a question that weights are learned for: its words and their meanings, word pairs and letter runs.

Letter runs make it robust to endings and slips; word pairs keep "only us" apart from "us only".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from advisor.advice.cues import opening_of, subject_of
from advisor.advice.terms import features_of

MEANING, PAIR, RUN = "w", "x", "c"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_RUNS = (3, 4, 5)


def signs_of(question: str, terms: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The three kinds of signs; `terms` are the stems of the question.

    >>> sorted(signs_of("Why us?", ["why"])[1])
    ['xus', 'xwhy', 'xwhy us']
    """
    words = _WORD.findall(question.lower().replace("’", "'"))
    return (
        frozenset(MEANING + feature for feature in features_of(terms))
        | {f"s{subject_of(question)}", f"o{opening_of(question)}"},
        frozenset(PAIR + word for word in words) | {f"{PAIR}{first} {second}" for first, second in pairwise(words)},
        frozenset(RUN + run for word in words for run in _runs_of(f" {word} ")),
    )


def _runs_of(word: str) -> Iterator[str]:
    for size in _RUNS:
        if len(word) <= size:
            yield word
            return
        for at in range(len(word) - size + 1):
            yield word[at : at + size]
