"""Which figures of a sentence say where something stands today or stood before."""

from __future__ import annotations

from itertools import takewhile

from advisor.text.clause import Clause
from advisor.text.flags import DATE
from advisor.text.heads import head_of
from advisor.text.lexicon import word_set
from advisor.text.pairs import arrives, arrow, bare, in_one_unit, joined, lead_of
from advisor.text.periods import date_words
from advisor.text.quantity import Quantity
from advisor.text.sentence import classes
from advisor.text.units import units
from advisor.text.words import Words

_BACK = 5
_APPROXIMATE, _STANDS, _NOW = word_set("approximate"), word_set("stands"), word_set("now")
_AGAINST = word_set("against")
_COMPARED = frozenset({("compared", "to"), ("compared", "with"), ("instead", "of"), ("rather", "than")})


def is_baseline(words: Words, clause: Clause, q: Quantity, before: Quantity | None, after: Quantity | None) -> bool:
    """`from 32 to …`, `32 → 55`, `up from 32`, `(current is 125k)`, `vs 32 last year`, `NPS 32 to 55`."""
    if after is not None and (arrow(words, q.last, after.first) or _moves(words, clause, q, after)):
        return True
    word, back = words.lowers[q.first - 1], words.lowers[q.first - 2]
    if q.aside and (word in word_set("was") or back in word_set("was")) and back not in {"target", "goal"}:
        return True
    if word in {"currently", "was", "baseline"}:
        return True
    if q.aside and _alone_in_brackets(words, clause, q, before or after):
        return True
    if word in {"of", "is", ":", "at"} and back in {"baseline", "current", "currently", "today", "now"}:
        return True
    return _comes_after_from(words, clause, q, before, after) or _stands_beside(words, q, before or after)


def _alone_in_brackets(words: Words, clause: Clause, q: Quantity, other: Quantity | None) -> bool:
    """ "Cut errors to 0.4 % (Q2: 1.1 %)": beside a figure that is moved to, one of its kind, with a time at most."""
    if other is None or other.aside or other.kind != q.kind:
        return False
    led = words.lowers[other.first - 2] in {"up", "down"}
    moves = led or words.masks[clause.verb] & (classes().raise_ | classes().lower)
    if not moves or words.lowers[other.first - 1] != "to":
        return False
    before, after = range(q.first - 1, q.first - _BACK, -1), range(q.last, q.last + _BACK)
    return all(
        _says_when(words, i) for side in (before, after) for i in takewhile(lambda i: not _bracket(words, i), side)
    )


def _bracket(words: Words, at: int) -> bool:
    return words.lowers[at] in {"(", ")"}


def _says_when(words: Words, at: int) -> bool:
    return words.is_mark(at) or bool(words.masks[at] & DATE) or words.lowers[at] in word_set("earlier")


def _comes_after_from(
    words: Words, clause: Clause, q: Quantity, before: Quantity | None, after: Quantity | None
) -> bool:
    """ "from 32", "from about 32", "from last year's 32": where it arrives, is left, or is said to be today's."""
    at, said, named = lead_of(words, q), False, False
    while (word := words.lowers[at]) != "from":
        if word in _STANDS or word.endswith("'s"):
            said = True
        elif words.masks[at] & words.bits.det or word == "of":
            named = True
        elif word not in _APPROXIMATE or word == "to":
            return False
        at -= 1
        if at < q.first - _BACK:
            return False
    if said:
        return True
    if before is not None and before.last == at and in_one_unit(words, before, q) is not None:
        return bare(words, q) or q.kind != "number"
    if named:
        return False
    if q.aside or (after is not None and arrives(words, q.last, after.first)):
        return True
    return _leaves(words, clause, at) and (before is None or bare(words, q) or q.kind != "number")


def _leaves(words: Words, clause: Clause, at: int) -> bool:
    """ "up from 32", "an increase from 32": a figure left behind, though no target is named."""
    moves = classes().raise_ | classes().lower
    return words.lowers[at - 1] in word_set("leaves") or bool(words.masks[clause.verb] & moves)


def _stands_beside(words: Words, q: Quantity, other: Quantity | None) -> bool:
    """ "70% today, 85% by June", "now 70%", "85% vs 70% last year": set against a figure of the same unit."""
    before, after = words.lowers[q.first - 1], words.lowers[q.last]
    past = after in _STANDS and words.lowers[q.last + 1] in date_words("periods")
    if not (past or after in _NOW or before in _NOW or _against(words, q)):
        return False
    return other is not None and in_one_unit(words, q, other) is not None


def _against(words: Words, q: Quantity) -> bool:
    """ "vs 70%", "compared to 70%", "rather than 5"; not "vs 70% target", where a noun says what it is."""
    at = q.first - 1 - (words.lowers[q.first - 1] == ".")
    last = words.lowers[at]
    compared = last in _AGAINST or (words.lowers[at - 1], last) in _COMPARED
    return compared and bare(words, q)


# -- pairs without "from" ---------------------------------------------------------------------------------


def _moves(words: Words, clause: Clause, q: Quantity, after: Quantity) -> bool:
    """ "Fill rate 88% to 93%": a pair moves where a metric stands before it; "5 to 10 pilots" is a range.

    What falls cannot be a range. What rises may be one: times and sizes are often given as such,
    and so is whatever a plural counts off ("years 5 to 8").
    """
    if not joined(words, q, after) or not bare(words, after):
        return False
    if after.unit is None and q.unit is not None:
        return False
    values = in_one_unit(words, q, after)
    if values is None or values[0] == values[1] or (after.unit is None and after.value == 1):
        return False
    rises = values[1] > values[0]
    if rises and q.unit is None and after.kind in {"percent", "points"} and 0 <= clause.verb < q.first:
        return False  # "increase sales 10 to 15%" is a change with two ends
    at = lead_of(words, q)
    colon = words.lowers[at] == ":"
    if not colon and (not words.is_word(at) or words.masks[at] & (words.bits.linking | words.bits.adverb)):
        return False
    head = _metric_before(words, clause, q, rises)
    if head < 0 or words.tokens[head].lemma in units().named:
        return False
    if after.unit is None and words.lowers[head] in units().durations:
        return False  # "support hours 9 to 5" are those of the clock
    if not rises or after.kind in {"percent", "points", "money"}:
        return True
    if after.kind in {"duration", "size"}:
        return False
    return colon or (head == at and not words.masks[at] & words.bits.plural)


def _metric_before(words: Words, clause: Clause, q: Quantity, rises: bool) -> int:
    """The head of the metric that stands before a pair: the object of a verb that moves that way, else what leads."""
    c = classes()
    verb = clause.verb
    figures = frozenset(range(q.first, q.last))
    if not 0 <= verb < q.first:
        head = head_of(words.tokens, (clause.start, q.first), figures)
        named = not rises and words.lowers[q.first - 1] == ":"
        return head if named or words.masks[head] & (c.metric | c.usage | c.quality | c.problem) else -1
    moves = words.masks[verb] & (c.improve | c.turn | (c.raise_ if rises else c.lower))
    return head_of(words.tokens, (verb + 1, q.first), figures) if moves else -1
