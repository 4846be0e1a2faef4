"""The head of a noun phrase: the word that says what it is about."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.lexicon import word_set
from advisor.text.tokens import MARK, WORD, Token

_INSIDE = "&/-–'’\"“”#.+"


def head_of(tokens: list[Token], span: tuple[int, int], figures: frozenset[int]) -> int:
    """The head noun of a noun phrase: the last word before a preposition, a verb or a mark; -1 where there is none.

    In "the share of users who pay" the words after "of" are what is counted, so a
    percentage, number, majority or figure hands its headship on.
    """
    group = bits()
    noun, verbal = group.noun, group.participle | group.ing
    start, end = span
    head = -1
    for at in range(start, end):
        token = tokens[at]
        if token.kind != WORD or at in figures:
            if head >= 0 and token.kind == MARK and token.text not in _INSIDE:
                break
            continue
        mask = token.mask
        if mask & group.prep:
            if token.lower == "of" and (head < 0 or tokens[head].lemma in word_set("counters")):
                head = -1
            elif head >= 0:
                break
            continue
        if mask & group.small:
            if head >= 0 and _ends_phrase(tokens, head, at, end):
                break
            if mask & group.bound or (mask & group.adverb and not mask & noun):
                continue
        if head >= 0 and tokens[head].mask & noun and mask & verbal and _turns_verb(tokens, at, end, figures):
            break
        if head < 0 or mask & noun or not mask & group.adjective or not tokens[head].mask & noun:
            head = at
    return head


def _ends_phrase(tokens: list[Token], head: int, at: int, end: int) -> bool:
    """Whether a small word begins a clause, joins another thing, or opens a phrase of its own."""
    group, mask = bits(), tokens[at].mask
    if mask & group.sub or (mask & group.conj and not _modifies(tokens, head, at, end)):
        return True
    # "donors every month", "the tools the team built"
    return bool(tokens[head].mask & group.noun and mask & (group.det | group.quantifier))


def _modifies(tokens: list[Token], head: int, conjunction: int, end: int) -> bool:
    """Whether what is joined so far only describes a noun to come ("monitoring and debugging tools")."""
    group = bits()
    mask = tokens[head].mask
    if mask & group.adjective and not mask & group.noun:
        return True
    return bool(mask & group.ing and conjunction + 1 < end and tokens[conjunction + 1].mask & group.ing)


def _turns_verb(tokens: list[Token], at: int, end: int, figures: frozenset[int]) -> bool:
    """Whether a verb begins here that says more of the noun before it ("demos showing …", "trees planted in …")."""
    group = bits()
    mask = tokens[at].mask
    if mask & group.participle and not mask & (group.noun | group.base):
        return True
    showing = mask & group.ing and mask & group.verb and not mask & group.noun
    return bool(showing) and _takes_object(tokens, at + 1, end, figures)


def _takes_object(tokens: list[Token], at: int, end: int, figures: frozenset[int]) -> bool:
    """Whether an -ing word before this is a verb with an object and not part of a name ("Public Speaking Workshop")."""
    group = bits()
    if at >= end or tokens[at].kind == MARK:
        return False
    mask = tokens[at].mask
    return at in figures or not (mask & group.noun and not mask & (group.plural | group.prep | group.adjective))
