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
    group = bits()
    while start < end and (
        s.masks[start] & (group.det | group.quantifier | group.adverb | group.negation)
        or start in s.figures
        or s.lowers[start] in word_set("before_a_metric")
        or s.tokens[start].kind in (MARK, NUMBER)
        or (s.masks[start - 1] & group.negation and _denied(s.tokens[start]))
    ):
        start += 1
    last = start
    while last < end:
        token = s.tokens[last]
        if last in s.figures or (token.kind == MARK and token.text not in "-/&'’\"“”"):
            break
        if token.lower in word_set("after_a_metric") and any(
            i in s.figures for i in range(last + 1, min(last + 4 + (token.lower == "by"), end))
        ):
            break
        if token.mask & (group.aux | group.modal) or (token.lower in {"so", "because", "that", "which", "while"}):
            break
        last += 1
    ends = group.prep | group.conj | group.det | group.adverb | group.negation | group.comparative
    while last > start and (s.masks[last - 1] & ends or s.tokens[last - 1].lower in _AFTER):
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
