"""Which answer a question asks for, or that there is none.

Every way of asking that we wrote down is compared with the question: the words
that both have, each by how telling it is (rare among the answers), against all
words of either. A word may be met by one of like meaning, or by a slip of the
keyboard, for less. What a question says beyond our words counts against an
answer, so that a question of something else finds none.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import NamedTuple

from advisor.advice.answers import Answer, answers
from advisor.advice.terms import alike, stem, vocabulary, words_of
from advisor.text.lexicon import lexicon

ALIKE = 0.85
UNHEARD = 0.35
ENOUGH = 0.30
LIKE = 0.25
HALF = 1.5
TEXT = 0.15
ENOUGH_SHARED, ENOUGH_ALONE = 0.42, 0.50
FOREIGN_OURS, FOREIGN_SHARED, FOREIGN_ALONE = 0.7, 0.4, 0.25
NEAR = 3
FIRST = ("difference-overview", "when-which", "getting-started")


class Reply(NamedTuple):
    """What was found: an answer or none, how well it fits (0 to 1), and the answers nearest to the question."""

    question: str
    answer: Answer | None
    fit: float
    nearest: tuple[Answer, ...]


class _Way(NamedTuple):
    """One way to ask for an answer, as stems."""

    answer: str
    terms: frozenset[str]
    weight: float


class _Index(NamedTuple):
    """The ways of asking, and by answer how telling each term is for it (0 to 1)."""

    ways: tuple[_Way, ...]
    weights: dict[str, float]
    unknown: float
    by_term: dict[str, tuple[int, ...]]
    by_group: dict[int, frozenset[str]]
    telling: dict[str, dict[str, float]]
    words: frozenset[str]


@cache
def _index() -> _Index:
    heard = {answer.id: [words_of(way) for way in (answer.title, *answer.asked)] for answer in answers().values()}
    told = {answer.id: words_of(answer.words) for answer in answers().values()}
    every = {word for name, asked in heard.items() for way in (*asked, told[name]) for word in way}
    stems = {word: stem(word) for word in every}
    telling = {name: _telling(asked, told[name], answers()[name].text, stems) for name, asked in heard.items()}
    often = Counter(term for terms in telling.values() for term, share in terms.items() if share > TEXT)
    weights = {term: math.log(1 + (len(heard) - n + 0.5) / (n + 0.5)) for term, n in often.items()}
    ways = tuple(
        _Way(name, terms, sum(weights[term] for term in terms))
        for name, asked in heard.items()
        for terms in dict.fromkeys(frozenset(stems[word] for word in way) for way in asked)
        if terms
    )
    by_term: dict[str, list[int]] = {term: [] for term in weights}
    by_group: dict[int, set[str]] = {}
    for number, way in enumerate(ways):
        for term in way.terms:
            by_term[term].append(number)
    for term in weights:
        for group in alike(term):
            by_group.setdefault(group, set()).add(term)
    return _Index(
        ways,
        weights,
        math.log(1 + (len(heard) - 0.5) / 1.5),
        {term: tuple(numbers) for term, numbers in by_term.items()},
        {group: frozenset(terms) for group, terms in by_group.items()},
        telling,
        frozenset(stems),
    )


def _telling(asked: list[list[str]], told: list[str], text: str, stems: dict[str, str]) -> dict[str, float]:
    """How telling a term is: more, the more of the ways of asking have it; little, where only the answer's text does."""
    often = Counter(term for way in asked for term in {stems[word] for word in way})
    often.update({stems[word]: 2 for word in set(told)})
    telling = dict.fromkeys((stem(word) for word in words_of(text)), TEXT)
    return telling | {term: n / (n + HALF) for term, n in often.items()}


def ask(question: str) -> Reply:
    """The answer that a question asks for, or none where nothing fits well enough.

    >>> ask("Do OKRs replace KPIs?").answer.id
    'okrs-replace-kpis'
    >>> ask("What is the capital of France?").answer is None
    True
    """
    named = answers().get("-".join(question.lower().split()))
    if named is not None:
        return Reply(question, named, 1.0, (named,))
    terms = _terms(question)
    scored = _scores(terms)
    ranked = sorted(scored, key=lambda name: (-scored[name], name))
    nearest = tuple(answers()[name] for name in [*ranked, *(name for name in FIRST if name not in scored)][:NEAR])
    fit = min(1.0, scored[ranked[0]]) if ranked else 0.0
    found = fit >= ENOUGH and _is_ours(terms, fit)
    return Reply(question, nearest[0] if found else None, round(fit, 3), nearest)


def _terms(question: str) -> list[str]:
    """The stems of a question; figures that none of our ways of asking has are left out."""
    heard = dict.fromkeys(map(_heard, words_of(question)))
    return [term for term in heard if term in _index().weights or not term[0].isdigit()]


def _is_ours(terms: list[str], fit: float) -> bool:
    """Whether a question is about goals and indicators: by its field words, and by how much of it nobody here knows."""
    words = vocabulary()
    foreign = _foreign(terms)
    if not words.ours.isdisjoint(terms):
        return foreign <= FOREIGN_OURS
    if not words.shared.isdisjoint(terms):
        return foreign <= FOREIGN_SHARED and fit >= ENOUGH_SHARED
    return foreign <= FOREIGN_ALONE and fit >= ENOUGH_ALONE


def _foreign(terms: list[str]) -> float:
    """The share of a question's weight that lies in words which we have no answer with."""
    index = _index()
    strange = {term: index.unknown * _strangeness(term) for term in terms}
    total = sum(strange[term] or index.weights.get(term, 0.0) for term in terms)
    return sum(strange.values()) / total if total else 0.0


def _strangeness(term: str) -> float:
    """0 for a word of ours or like one, a little for one that goals are written in, 2 for another subject's."""
    if term in vocabulary().outside:
        return 2
    if term in _index().weights or alike(term):
        return 0
    return 0.4 if term in _common() else 1


@cache
def _common() -> frozenset[str]:
    """The stems of the words that goals are written in."""
    return frozenset(map(stem, lexicon().words))


def _scores(terms: list[str]) -> dict[str, float]:
    """How well each answer fits, 0 to 1: its best way of asking, and how telling the question's words are for it."""
    index = _index()
    asked = sum(index.weights.get(term, index.unknown * UNHEARD) for term in terms)
    if not asked:
        return {}
    best: dict[str, list[float]] = {name: [0.0] for name in index.telling}
    for number, weight in _met(terms).items():
        way = index.ways[number]
        best[way.answer].append(weight / math.sqrt(asked * way.weight))
    scores = {
        name: LIKE * max(fits) + (1 - LIKE) * _told(index.telling[name], terms) / asked for name, fits in best.items()
    }
    return {name: score for name, score in scores.items() if score > 0}


def _told(telling: dict[str, float], terms: list[str]) -> float:
    """The weight of the question's words, each by how telling it is for one answer."""
    index = _index()
    total = 0.0
    for term in terms:
        like = {other for group in alike(term) for other in index.by_group.get(group, ())} - {term}
        others = (
            ALIKE * telling[other] * min(index.weights[other], index.weights.get(term, index.unknown))
            for other in like
            if other in telling and other in index.weights
        )
        total += max([telling.get(term, 0.0) * index.weights.get(term, 0.0), *others])
    return total


def _met(terms: list[str]) -> dict[int, float]:
    """By way of asking, the weight of what it shares with the question."""
    index = _index()
    met: Counter[int] = Counter()
    for term in terms:
        hits: dict[int, float] = {}
        for group in alike(term):
            for other in index.by_group.get(group, ()):
                weight = ALIKE * min(index.weights[other], index.weights.get(term, index.unknown))
                for number in index.by_term[other]:
                    hits[number] = max(hits.get(number, 0), weight)
        for number in index.by_term.get(term, ()):
            hits[number] = index.weights[term]
        met.update(hits)
    return dict(met)


def _heard(word: str) -> str:
    """The stem of a word; of the nearest word that we know, where it seems mistyped."""
    index = _index()
    cut = stem(word)
    if cut in index.weights or word in index.words or alike(cut) or word in lexicon().words or len(word) < 6:
        return cut
    slips = 1 if len(word) < 9 else 2
    near = [other for other in index.words if other[0] == word[0] and abs(len(other) - len(word)) <= slips]
    close = min(((_slips(word, other, slips), other) for other in near), default=(slips + 1, ""))
    return stem(close[1]) if close[0] <= slips else cut


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
