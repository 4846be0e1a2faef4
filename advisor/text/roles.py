"""What each figure of a sentence is: where it stands now, where it is to arrive, or by how much it changes."""

from __future__ import annotations

from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.lexicon import word_set
from advisor.text.quantity import Quantity, Role
from advisor.text.sentence import classes
from advisor.text.words import Words

_ARROWS = frozenset({"→", "⇒", "➔", "➜"})
_DRAWN = ("->", "=>", "–>")
_ARRIVALS = frozenset({"to", "towards", "toward", "into"})
_REACH = 8


def give_roles(words: Words, clause: Clause, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """The figures, each with its role.

    >>> from advisor.text.statement import read_statement
    >>> [(q.text, q.role) for q in read_statement("Lift NPS from 32 to 55, up by 23 points").quantities]
    [('32', 'baseline'), ('55', 'target'), ('23 points', 'delta')]
    """
    given: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        after = quantities[index + 1] if index + 1 < len(quantities) else None
        role = _role(words, clause, quantity, given[-1] if given else None, after)
        if role == "level" and _verb_changes(words, clause, quantity, quantities):
            role = "delta"
        given.append(quantity._replace(role=role) if role != "level" else quantity)
    return tuple(given)


def _role(words: Words, clause: Clause, q: Quantity, before: Quantity | None, after: Quantity | None) -> Role:
    if q.kind == "quantifier":
        return "level"
    if _is_baseline(words, clause, q, after):
        return "baseline"
    if before is not None and before.role == "baseline" and _arrives(words, before.last, q.first):
        return "target"
    if (q.kind == "factor" and q.unit is None) or _is_delta(words, q):
        return "delta"
    return "level"


def _is_baseline(words: Words, clause: Clause, q: Quantity, after: Quantity | None) -> bool:
    """`from 32 to …`, `32 → 55`, `up from 32`, `(current is 125k)`."""
    word, back = words.lower(q.first - 1), words.lower(q.first - 2)
    if word == "from":
        arrives = after is not None and _arrives(words, q.last, after.first)
        return arrives or _leaves(words, clause, q.first)
    if back == "from" and word in word_set("between_from"):
        return True
    if after is not None and _arrow(words, q.last, after.first):
        return True
    if q.aside and (word in word_set("was") or back in word_set("was")) and back not in {"target", "goal"}:
        return True
    states = word in {"of", "is", ":", "at"} and back in {"baseline", "current", "currently"}
    return states or word in {"currently", "was", "baseline"}


def _leaves(words: Words, clause: Clause, first: int) -> bool:
    """ "up from 32", "an increase from 32": a figure left behind, though no target is named."""
    moves = classes().raise_ | classes().lower
    return words.lower(first - 2) in word_set("leaves") or bool(words.mask(clause.verb) & moves)


def _arrow(words: Words, start: int, end: int) -> bool:
    if not start <= end <= start + 3:
        return False
    between = [token.text for token in words.tokens[start:end]]
    joined = "".join(between)
    return any(text in _ARROWS for text in between) or any(arrow in joined for arrow in _DRAWN)


def _arrives(words: Words, start: int, end: int) -> bool:
    """Whether "to" or an arrow leads from one figure to the next."""
    if end - start > _REACH:
        return False
    return _arrow(words, start, end) or any(words.lower(i) in _ARRIVALS for i in range(start, end))


def _is_delta(words: Words, q: Quantity) -> bool:
    """`by 20 %`, `down 30 %`, `a reduction of 5 points`, `15 % more`."""
    word, back, after = words.lower(q.first - 1), words.lower(q.first - 2), words.lower(q.last)
    if word == "by" or (word in word_set("approximate") and _by_before(words, q.first)):
        return True
    relative = q.kind in {"percent", "points", "factor", "ratio"}
    if word in {"down", "up"} and after != "to":
        return relative or back == ","
    if word == "of" and back in word_set("change_nouns"):
        return True
    if not relative:
        return False
    if after in {"more", "fewer", "less"}:
        return True
    if q.kind != "ratio" and (after in word_set("more_of") or after in word_set("less_of")):
        return True
    grows = words.mask(q.last) & bits().noun and words.lower(q.last + 1) in word_set("change_nouns")
    return bool(grows) and q.kind != "factor"


def _by_before(words: Words, first: int) -> bool:
    return any(words.lower(i) == "by" for i in range(first - 3, first))


def _verb_changes(words: Words, clause: Clause, q: Quantity, quantities: list[Quantity]) -> bool:
    """ "Grow ARR 3x", "2x retention", "share of voice has increased 30%": a change right after its verb or metric."""
    verb = words.mask(clause.verb) & (classes().raise_ | classes().lower)
    if q.kind == "factor":
        leads = q.first == clause.start and words.lower(q.last) != "more"
        return bool(verb) or (leads and _arrives_later(words, q.last, quantities))
    if q.kind not in {"percent", "points"} or not verb or q.first != clause.verb + 1:
        return False
    return words.lower(q.last) not in {"of", "to"} and not words.mask(q.last) & bits().noun


def _arrives_later(words: Words, last: int, quantities: list[Quantity]) -> bool:
    starts = {q.first for q in quantities}
    return any(words.lower(i) == "to" and i + 1 in starts for i in range(last, last + _REACH))
