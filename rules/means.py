"""The words of a goal that fix how it is to be reached: "by automating the first call", "through a new portal"."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.domain.place import Span
from advisor.text.bits import bits
from advisor.text.sentence import classes
from advisor.text.statement import Statement
from advisor.text.tokens import MARK, WORD, Token, tokenise
from rules.data import words_in

_LED = re.compile(r"\b(?:by|via|through) ")
_LEADS = frozenset({"by", "via", "through"})
_STATES = frozenset({"being", "having", "becoming", "staying", "remaining", "beginning", "closing", "following"})
_LINKS = frozenset({"and", "or", "&", "/"})
_NEW = frozenset({"a", "an", "new", "redesigned", "dedicated", "revised"})
_BREAKS = frozenset(".;:!?…([–—")
_RELATIVES = frozenset({"who", "that", "which", "whose", "how", "where", "when", "can", "if"})
_ADVERBS = 2


class Means(NamedTuple):
    """The words that say how, with their preposition, and the goal without them.

    None where more would be lost, or no sentence be left.
    """

    span: Span
    without: str | None


def means_of(statement: Statement, *, named: bool = False) -> Means | None:
    """How a goal says that it is to be reached, where it promises a change and its words go on to fix the way.

    `named` also reads "via" and "through" a thing that is still to be made or
    held. What is only a passive's agent ("answered by sending a link"), what
    people do in the state that is wanted, and how far a figure goes are no means.

    >>> from advisor.text.statement import read_statement
    >>> means_of(read_statement("Reduce churn to 8 % by implementing an engagement strategy")).without
    'Reduce churn to 8 %'
    >>> means_of(read_statement("Reduce churn by 8 %")) is None
    True
    """
    text = statement.text
    if statement.kind != "outcome" or statement.placeholder is not None or _LED.search(text) is None:
        return None
    tokens = tokenise(text)
    for at in range(2, len(tokens) - 1):
        if tokens[at].lower not in _LEADS or _belongs_to_state(statement, tokens, at):
            continue
        verb = _gerund_after(tokens, at)
        if verb >= 0 or (named and tokens[at].lower != "by" and _is_new_thing(tokens, at)):
            return _cut(statement, tokens, at, verb)
    return None


def _belongs_to_state(statement: Statement, tokens: list[Token], at: int) -> bool:
    """ "Questions answered by …", "customers who pay by …", "80 % of guests book by …": how the state itself works."""
    b, c = bits(), classes()
    moves = c.raise_ | c.lower | c.improve
    before = tokens[at - 1].mask
    if before & b.participle and before & b.verb and not before & moves:
        return True
    target = statement.target
    done = statement.baseline is not None and target is not None and target.span.end <= tokens[at].start
    if not done and any(token.lower in _RELATIVES for token in tokens[1:at]):
        return True  # "guests who pay by card"; not "guests who return from 300 to 900 by …"
    return statement.form == "clause" and tokens[0].lower != "we" and statement.said == "none" and not done


def _gerund_after(tokens: list[Token], at: int) -> int:
    """The verb in -ing that "by" leads to, past an adverb; -1 where none does."""
    after = at + 1
    while after <= at + _ADVERBS and after < len(tokens) - 1 and tokens[after].mask & bits().adverb:
        after += 1
    return after if _is_gerund(tokens, after) else -1


def _is_gerund(tokens: list[Token], at: int) -> bool:
    """ "Implementing a strategy": a verb in -ing with an object; not "spring", "marketing", "being"."""
    if at + 1 >= len(tokens):
        return False
    b, token, following = bits(), tokens[at], tokens[at + 1]
    if token.kind != WORD or not token.text.islower() or not token.mask & b.ing or token.lower in _STATES:
        return False
    if following.text in _LINKS:
        return _is_gerund(tokens, at + 2)
    if following.kind == MARK or following.mask & (b.finite | b.sub):
        return False
    return not token.mask & b.noun or bool(following.mask & (b.det | b.quantifier | b.pronoun | b.plural))


def _is_new_thing(tokens: list[Token], at: int) -> bool:
    """ "Through a new partner portal", "via automation": something to make or hold, and no channel that is there."""
    b, c = bits(), classes()
    new, head = False, None
    for token in tokens[at + 1 : at + 8]:
        if (token.kind == MARK and token.text not in "-/&") or token.mask & (b.prep | b.sub | b.finite | b.conj):
            break
        new = new or token.lower in _NEW
        head = token
    if head is None:
        return False
    made = c.artefact | c.process | c.event
    return head.lower in words_in("phrasing", "ways") or bool(
        new and head.mask & made and not head.mask & (c.people | c.deal)
    )


def _cut(statement: Statement, tokens: list[Token], at: int, verb: int) -> Means | None:
    """The means up to the deadline, the next break or the end; None where the only figure stands in them."""
    text, due = statement.text, statement.deadline
    start = tokens[at].start
    ends = next((token.start for token in tokens[at + 1 :] if token.text in _BREAKS), len(text))
    if due is not None and start < due.start < ends:
        ends = due.start
    second = statement.compound[1].start if statement.compound else -1
    if start < second < ends:
        ends = start + len(text[start:second].rstrip(" ,&").removesuffix("and"))
    span = Span(start, start + len(text[start:ends].rstrip(" ,")))
    inside = [q for q in statement.quantities if q.kind != "quantifier" and start < q.span.start < span.end]
    if inside and not (_makes(tokens, verb) and any(q.span.end < start for q in statement.quantities)):
        return None
    rest = text[span.end :].strip(" .,!")
    whole = not rest or (due is not None and due.start >= span.end and not text[due.end :].strip(" .!"))
    if inside or not whole or statement.form == "noun-phrase":
        return Means(span, None)
    before = text[:start].rstrip(" ,")
    return Means(span, f"{before} {rest}".rstrip())


def _makes(tokens: list[Token], verb: int) -> bool:
    """Whether the figure in the means only counts what is made or held ("by launching 3 campaigns")."""
    c = classes()
    return verb >= 0 and bool(tokens[verb].mask & (c.make | c.finish | c.hire | c.event_verb))
