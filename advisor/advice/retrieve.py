"""Which answer a question asks for, or that there is none.

Two things speak for a topic: what was learned from the ways to ask for it (see
`learned`), and how telling the question's words are for it, rare ones more than
common ones, together with what the question speaks of and how it begins. Their
sum ranks the topics. The first one is the answer where it is more likely right
than not: its sum is high, the next is behind, little of the question is strange
to us, and nothing says that it asks of something else.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from advisor.advice.answers import Answer, answers
from advisor.advice.cues import opening_of, subject_of
from advisor.advice.learned import Learned, learned
from advisor.advice.slips import mended
from advisor.advice.terms import alike, features_of, stem, vocabulary, words_of
from advisor.text.lexicon import lexicon

TELLING = 2.0  # what the telling words weigh against what was learned
UNHEARD = 0.35  # how much a word that no way of asking has counts against every topic
ENOUGH = 0.45  # how likely right an answer must be; questions on something else counted fourfold when it was fitted
NEAR = 3
FIRST = ("difference-overview", "when-which", "getting-started")


class Reply(NamedTuple):
    """What was found: an answer or none, how likely it is right (0 to 1), and the answers nearest to the question."""

    question: str
    answer: Answer | None
    fit: float
    nearest: tuple[Answer, ...]


class Evidence(NamedTuple):
    """What speaks for and against an answer.

    `sums` says it by topic; `elsewhere` how much speaks for something else,
    `strange` which share of its words is strange to us, `field` whether it has
    a word of the field (2), one that other fields have, too (1), or neither (0),
    and `known` how many of its words we know.
    """

    sums: dict[str, float]
    elsewhere: float
    strange: float
    field: int
    known: int


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
    found = evidence(question, learned())
    ranked = sorted(found.sums, key=lambda name: (-found.sums[name], name)) if found.known else [*FIRST]
    likely = _likelihood(found) if found.known else 0.0
    nearest = tuple(answers()[name] for name in ranked[:NEAR])
    return Reply(question, nearest[0] if likely >= ENOUGH else None, round(likely, 3), nearest)


def _likelihood(found: Evidence) -> float:
    """How likely the first topic is the right one.

    The figures were fitted to questions that were left out of what was learned,
    each beside what it should have got (a logistic regression).
    """
    first, second = sorted(found.sums.values(), reverse=True)[:2]
    none = found.field == 0
    total = (
        -6.0
        + 2.01 * min(first, 1.5)
        + 3.59 * min(first - second, 0.6)
        - (1.77 if none else 0.86) * found.elsewhere
        - (4.31 if none else 4.04) * found.strange
        + (-0.51, 0.0, 0.39)[found.field]
        + 0.56 * min(found.known, 5)
    )
    return 1 / (1 + math.exp(-total))


def evidence(question: str, known: Learned) -> Evidence:
    """What speaks for each topic, and against any."""
    terms = _terms(question, known)
    leaning = known.leaning(question, terms)
    telling = _telling(question, terms, known)
    return Evidence(
        {name: lean + TELLING * told for name, lean, told in zip(known.topics[:-1], leaning, telling, strict=False)},
        leaning[-1],
        _strange(terms, known),
        _field(terms),
        sum(term in known.weights or bool(alike(term)) for term in terms),
    )


def _terms(question: str, known: Learned) -> list[str]:
    """The stems of a question; figures that none of our ways of asking has are left out."""
    heard = dict.fromkeys(_heard(word, known) for word in words_of(question))
    return [term for term in heard if term in known.weights or not term[0].isdigit()]


def _heard(word: str, known: Learned) -> str:
    """The stem of a word; of the nearest word that we know, where it seems mistyped."""
    cut = stem(word)
    if cut in known.weights or word in known.words or alike(cut) or word in lexicon().words:
        return cut
    return stem(mended(word, known.words))


def _telling(question: str, terms: list[str], known: Learned) -> list[float]:
    """By topic, which share of a question's weight tells it from others, and what the two cues add."""
    features = sorted(feature for feature in features_of(terms) if feature in known.weights)
    asked = math.fsum(known.weights[feature] for feature in features)
    asked += UNHEARD * known.unknown * sum(term not in known.weights for term in terms)
    sums = [0.0] * len(known.topics)
    for feature in features:
        known.telling.add(feature, known.telling_step * known.weights[feature] / asked, sums)
    for cue in (f"subject {subject_of(question)}", f"opening {opening_of(question)}"):
        for at, value in enumerate(known.cues.get(cue, ())):
            sums[at] += value
    return sums


def _field(terms: list[str]) -> int:
    words = vocabulary()
    if not words.ours.isdisjoint(terms):
        return 2
    return 0 if words.shared.isdisjoint(terms) else 1


def _strange(terms: list[str], known: Learned) -> float:
    """The share of a question's words that we have no answer with."""
    return math.fsum(_strangeness(term, known) for term in terms) / len(terms) if terms else 0.0


def _strangeness(term: str, known: Learned) -> float:
    """0 for a word of ours or like one, a little for one that goals are written in, 2 for another subject's."""
    if term in vocabulary().outside:
        return 2
    if term in known.weights or alike(term):
        return 0
    return 0.4 if term in _common() else 1


@cache
def _common() -> frozenset[str]:
    """The stems of the words that goals are written in."""
    return frozenset(map(stem, lexicon().words))
