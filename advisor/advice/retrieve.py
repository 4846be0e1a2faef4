"""Which answer a question asks for, or that there is none.

A question is compared with every way of asking that we wrote down, by its words
and by the groups of meaning that they belong to, each by how telling it is (rare
among the answers). What it speaks of and how it begins count, too. It gets an
answer when one fits well, clearly better than the next, and when little of the
question is strange to us: so that a question of something else finds none.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import NamedTuple

from advisor.advice.answers import Answer, answers
from advisor.advice.cues import Odds, odds, opening_of, subject_of
from advisor.advice.terms import alike, features_of, is_meaning, stem, vocabulary, words_of
from advisor.text.lexicon import lexicon

LIKE = 0.15  # what the best way of asking says of an answer's fit; the rest is said by how telling the words are
ALIKE = 0.6  # the weight of a meaning against that of a word
HALF = 1.0  # ways of asking that have a word, for it to be half as telling as it can be
TEXT = 0.2  # how telling a word is that only the answer has
SUBJECT, OPENING = 0.10, 0.04  # what the two cues add
UNHEARD = 0.35  # how much a word that no way of asking has counts against an answer
CLEAR = 0.60  # a fit below it must stand apart from the next
NEAR = 3
FIRST = ("difference-overview", "when-which", "getting-started")


class _Bar(NamedTuple):
    """What a question must reach: its fit, its distance from the next answer, and how little of it is strange."""

    fit: float
    apart: float
    strange: float


OURS = (_Bar(0.36, 0.015, 0.7),)  # a word of the field in it: OKR, KPI, key result
SHARED = (_Bar(0.36, 0.05, 0.25), _Bar(0.48, 0.03, 0.35))  # a word that other fields have, too: goal, target, score
ALONE = (_Bar(0.55, 0.03, 0.2),)  # neither


class Reply(NamedTuple):
    """What was found: an answer or none, how well it fits (0 to 1), and the answers nearest to the question."""

    question: str
    answer: Answer | None
    fit: float
    nearest: tuple[Answer, ...]


class _Way(NamedTuple):
    """One way to ask for an answer, as features."""

    answer: str
    features: frozenset[str]
    weight: float


class _Index(NamedTuple):
    """The ways of asking, and by answer how telling each feature is for it (0 to 1)."""

    ways: tuple[_Way, ...]
    weights: dict[str, float]
    unknown: float
    by_feature: dict[str, tuple[int, ...]]
    telling: dict[str, dict[str, float]]
    words: frozenset[str]
    subjects: dict[str, Odds]
    openings: dict[str, Odds]


@cache
def _index() -> _Index:
    heard = {answer.id: [words_of(way) for way in (answer.title, *answer.asked)] for answer in answers().values()}
    told = {answer.id: words_of(answer.words) for answer in answers().values()}
    every = {word for name, asked in heard.items() for way in (*asked, told[name]) for word in way}
    stems = {word: stem(word) for word in every}
    asked = {name: [features_of(stems[word] for word in way) for way in ways if way] for name, ways in heard.items()}
    own = {name: features_of(stems[word] for word in words) for name, words in told.items()}
    often = Counter(feature for name in asked for feature in frozenset().union(*asked[name], own[name]))
    weights = {feature: _weight(feature, len(heard), n) for feature, n in often.items()}
    ways = tuple(
        _Way(name, features, math.fsum(map(weights.__getitem__, features)))
        for name, several in asked.items()
        for features in dict.fromkeys(several)
    )
    by_feature: dict[str, list[int]] = {feature: [] for feature in weights}
    for number, way in enumerate(ways):
        for feature in way.features:
            by_feature[feature].append(number)
    telling = {name: _telling(asked[name], own[name], answers()[name].text) for name in asked}
    unknown = _weight("?", len(heard), 1)
    return _Index(
        ways,
        weights,
        unknown,
        {feature: tuple(numbers) for feature, numbers in by_feature.items()},
        telling,
        frozenset(stems),
        odds({answer.id: answer.asked for answer in answers().values()}, subject_of),
        odds({answer.id: answer.asked for answer in answers().values()}, opening_of),
    )


def _weight(feature: str, count: int, often: int) -> float:
    """How much a feature says: the more, the fewer answers have it; a meaning says less than a word."""
    rare = math.log(1 + (count - often + 0.5) / (often + 0.5))
    return rare * ALIKE if is_meaning(feature) else rare


def _telling(asked: list[frozenset[str]], own: frozenset[str], text: str) -> dict[str, float]:
    """How telling a feature is: more, the more of the ways of asking have it; little, where only the answer has."""
    often = Counter(feature for way in asked for feature in way)
    often.update(dict.fromkeys(own, 2))
    telling = dict.fromkeys(features_of(map(stem, words_of(text))), TEXT)
    return telling | {feature: n / (n + HALF) for feature, n in often.items()}


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
    scored = _scores(terms, question)
    ranked = sorted(scored, key=lambda name: (-scored[name], name))
    nearest = tuple(answers()[name] for name in [*ranked, *(name for name in FIRST if name not in scored)][:NEAR])
    fit = min(1.0, max(0.0, scored[ranked[0]])) if ranked else 0.0
    apart = 1.0 if fit >= CLEAR else fit - (scored[ranked[1]] if len(ranked) > 1 else 0.0)
    strange = _foreign(terms)
    found = any(fit >= bar.fit and apart >= bar.apart and strange <= bar.strange for bar in _bars(terms))
    return Reply(question, nearest[0] if found else None, round(fit, 3), nearest)


def _terms(question: str) -> list[str]:
    """The stems of a question; figures that none of our ways of asking has are left out."""
    heard = dict.fromkeys(map(_heard, words_of(question)))
    return [term for term in heard if term in _index().weights or not term[0].isdigit()]


def _bars(terms: list[str]) -> tuple[_Bar, ...]:
    """What a question must reach, one of these: the less it speaks of goals and indicators, the more."""
    words = vocabulary()
    if not words.ours.isdisjoint(terms):
        return OURS
    return ALONE if words.shared.isdisjoint(terms) else SHARED


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


def _scores(terms: list[str], question: str) -> dict[str, float]:
    """How well each answer fits, 0 to 1: its best way of asking, and how telling the question's words are for it."""
    index = _index()
    features = features_of(terms)
    known = [feature for feature in features if feature in index.weights]
    asked = math.fsum(index.weights[feature] for feature in known)
    asked += UNHEARD * index.unknown * sum(term not in index.weights for term in terms)
    if not asked:
        return {}
    best = dict.fromkeys(index.telling, 0.0)
    for number, weight in _met(known).items():
        way = index.ways[number]
        best[way.answer] = max(best[way.answer], weight / math.sqrt(asked * way.weight))
    told = {
        name: math.fsum(telling.get(feature, 0.0) * index.weights[feature] for feature in known) / asked
        for name, telling in index.telling.items()
    }
    subject, opening = subject_of(question), opening_of(question)
    return {
        name: LIKE * best[name]
        + (1 - LIKE) * told[name]
        + SUBJECT * index.subjects[name].get(subject, 0.0)
        + OPENING * index.openings[name].get(opening, 0.0)
        for name in best
        if best[name] or told[name]
    }


def _met(features: list[str]) -> dict[int, float]:
    """By way of asking, the weight of what it shares with the question."""
    index = _index()
    met: dict[int, float] = {}
    for feature in sorted(features):
        for number in index.by_feature[feature]:
            met[number] = met.get(number, 0.0) + index.weights[feature]
    return met


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
