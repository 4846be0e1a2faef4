"""What a sentence measures: the words of the metric, its terms and its family."""

from __future__ import annotations

from typing import NamedTuple

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.families import family_of
from advisor.text.lexicon import word_set
from advisor.text.sentence import Sentence, classes
from advisor.text.tokens import MARK, NUMBER, WORD, Token


class Measure(NamedTuple):
    """The metric of a sentence: where it stands, and its family.

    `counted` is whether its head can be counted or read off, and is no quality.
    """

    span: Span | None
    family: str | None
    counted: bool


_AFTER = frozenset("-–") | word_set("steady")
_BEFORE_A_METRIC, _AFTER_A_METRIC = word_set("before_a_metric"), word_set("after_a_metric")
_GOES_ON = frozenset({"so", "because", "that", "which", "while"})

NOTHING = Measure(None, None, False)


def read_measure(s: Sentence) -> Measure:
    """The metric that a sentence moves or holds to a level."""
    clause = s.clause
    if clause.form in ("command", "gerund") or (clause.we and clause.object[1] > clause.object[0]):
        start, end = clause.object[0], clause.end
    elif clause.form in ("clause", "participle"):
        start, end = clause.subject
    else:
        start, end = clause.start, clause.end
    first, last = _trim(s, start, end)
    if first >= last:
        return NOTHING
    words = s.tokens[first:last]
    family = family_of(words)
    if family == "growth" and _share_of_people(s, last):
        family = None
    return Measure(Span(words[0].start, words[-1].end), family, _is_counted(s, first, last))


def _is_counted(s: Sentence, first: int, last: int) -> bool:
    c = classes()
    head = s.masks[s.head((first, last))]
    return bool(head & (c.metric | c.usage | c.problem | c.deal | c.customer)) and not head & c.quality


def _share_of_people(s: Sentence, last: int) -> bool:
    """ "Readers who rate a page helpful rise from 55 % to 85 %": what the people do is measured, not their number."""
    return s.lowers[last] in {"who", "that", "with", "whose"} or any(
        q.kind in {"percent", "ratio"} and not q.aside for q in s.quantities
    )


def _trim(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """Cut articles, figures and what comes after the metric: "from", "to" or "by" with a figure, a comma, a date."""
    group, masks, lowers, figures = bits(), s.masks, s.lowers, s.figures
    passed = group.det | group.quantifier | group.adverb | group.negation
    while start < end and (
        masks[start] & passed
        or start in figures
        or lowers[start] in _BEFORE_A_METRIC
        or s.tokens[start].kind in (MARK, NUMBER)
        or (masks[start - 1] & group.negation and _denied(s.tokens[start]))
    ):
        start += 1
    last = start
    finite = group.aux | group.modal
    while last < end:
        lower = lowers[last]
        if last in figures or (s.tokens[last].kind == MARK and lower not in "-/&'’\"“”"):
            break
        if lower in _AFTER_A_METRIC and not figures.isdisjoint(range(last + 1, min(last + 4 + (lower == "by"), end))):
            break
        if masks[last] & finite or lower in _GOES_ON:
            break
        last += 1
    ends = group.prep | group.conj | group.det | group.adverb | group.negation | group.comparative
    while last > start and (masks[last - 1] & ends or lowers[last - 1] in _AFTER):
        last -= 1
    return start, last


def _denied(token: Token) -> bool:
    """ "never exceed", "no worse": what a denial denies is no metric."""
    return bool(token.mask & bits().comparative) or token.lemma in word_set("crosses")


def terms_of(tokens: list[Token]) -> frozenset[str]:
    """The lemmas of the words that tell one metric from another.

    >>> from advisor.text.tokens import tokenise
    >>> sorted(terms_of(tokenise("the number of paying customers")))
    ['customer', 'pay']
    """
    group, c = bits(), classes()
    skip = (
        group.det
        | group.prep
        | group.conj
        | group.quantifier
        | group.pronoun
        | group.aux
        | group.modal
        | c.vague_adjective
        | c.vague_adverb
        | c.comparative
    )
    return frozenset(
        token.lemma
        for token in tokens
        if token.kind == WORD
        and not token.mask & skip
        and token.lemma not in word_set("empty_of_metric")
        and len(token.lower) > 1
    )
