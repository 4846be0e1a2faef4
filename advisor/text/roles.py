"""What each figure of a sentence is: where it stands now, where it is to arrive, or by how much it changes."""

from __future__ import annotations

from advisor.text.baselines import is_baseline
from advisor.text.bits import bits
from advisor.text.clause import Clause
from advisor.text.lexicon import word_set
from advisor.text.pairs import arrives, bare, joined, sign_of
from advisor.text.periods import date_words
from advisor.text.quantity import Quantity, Role
from advisor.text.sentence import classes
from advisor.text.words import Words

_REACH = 8
_RELATIVE = frozenset({"percent", "points", "factor", "ratio"})
_RANGE = 3
_APPROXIMATE = word_set("approximate")


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
        if role == "level" and _verb_changes(words, clause, quantity, quantities, after):
            role = "delta"
        if role == "level":
            given.append(quantity)
            continue
        kind = "factor" if role == "delta" and _is_factor(words, quantity) else quantity.kind
        given.append(quantity._replace(role=role, kind=kind))
    return tuple(given)


def taken_off(words: Words, q: Quantity) -> bool:
    """ "3 days off the close", "two steps off the form": what comes off something is a change, and downwards."""
    at = next((i for i in range(q.last, q.last + _RANGE) if words.lowers[i] == "off"), -1)
    return at >= 0 and words.is_word(at + 1) and not any(words.masks[i] & words.bits.prep for i in range(q.last, at))


def _role(words: Words, clause: Clause, q: Quantity, before: Quantity | None, after: Quantity | None) -> Role:
    if q.kind == "quantifier":
        return "level"
    if is_baseline(words, clause, q, before, after):
        return "baseline"
    if before is not None and before.role == "baseline" and arrives(words, before.last, q.first):
        return "target"
    if (q.kind == "factor" and q.unit is None) or _is_delta(words, q) or _is_signed(words, clause, q):
        return "delta"
    if words.lowers[q.first - 1] in {"up", "down"} and after is not None and joined(words, q, after):
        return "delta" if q.kind in _RELATIVE and q.kind != after.kind else "level"
    return "delta" if before is not None and before.role == "delta" and _ranges(words, before, q) else "level"


def _ranges(words: Words, low: Quantity, high: Quantity) -> bool:
    """ "by 5% to 10%": the further end of a change; "by 10% to 85%" arrives."""
    if not joined(words, low, high) or low.value is None or high.value is None:
        return False
    if low.kind != high.kind and low.unit is not None:
        return False
    return low.value < high.value <= _RANGE * low.value


def _is_delta(words: Words, q: Quantity) -> bool:
    """`by 20 %`, `down 30 %`, `a reduction of 5 points`, `15 % more`, `by a factor of 3`, `twice as many`."""
    word, back, after = words.lowers[q.first - 1], words.lowers[q.first - 2], words.lowers[q.last]
    if (word == "by" and not _is_agent(words, q)) or (word in _APPROXIMATE and _by_before(words, q.first)):
        return True
    if word == "in" and q.text.lower() == "half" and words.ends(q.last):
        return True  # "cut waiting times in half"
    relative = q.kind in _RELATIVE
    if word in {"down", "up"} and after != "to":
        return relative or back == ","
    if word == "of" and (back in word_set("change_nouns") or _is_factor(words, q)):
        return True
    if not relative and q.kind != "duration":
        return False
    if words.masks[q.last] & words.bits.comparative:
        return True
    if not relative:
        return False
    if after == "as":
        return q.kind in {"factor", "ratio"}
    if q.kind != "ratio" and (after in word_set("more_of") or after in word_set("less_of")):
        return True
    grows = words.masks[q.last] & words.bits.noun and words.lowers[q.last + 1] in word_set("change_nouns")
    return bool(grows) and q.kind != "factor"


def _is_factor(words: Words, q: Quantity) -> bool:
    """ "by a factor of 3"."""
    word, back = words.lowers[q.first - 1], words.lowers[q.first - 2]
    return word == "of" and back == "factor" and _by_before(words, q.first - 1)


def _is_agent(words: Words, q: Quantity) -> bool:
    """ "read by 40% of users", "used by 12 clinics": who does it, not by how much something changes."""
    c, done = classes(), words.masks[q.first - 2]
    if not done & bits().participle or done & (c.raise_ | c.lower | c.improve):
        return False
    return words.lowers[q.last] == "of" or not bare(words, q)


def _by_before(words: Words, first: int) -> bool:
    return "by" in (words.lowers[first - 3], words.lowers[first - 2], words.lowers[first - 1])


def _is_signed(words: Words, clause: Clause, q: Quantity) -> bool:
    """ "Sales +15%": a signed share is a change of what is named beside it; after "to" or "from" it is a level."""
    if q.kind not in {"percent", "points"} or q.aside or not sign_of(words, q):
        return False
    lead = q.first - 2
    if words.masks[lead] & bits().prep and words.lowers[lead] != "by":
        return False
    if words.masks[lead] & bits().conj and words.is_mark(lead - 1):
        return False  # "between -5% and +5%"
    return any(words.is_word(i) for i in range(clause.start, clause.end) if not q.first <= i < q.last)


def _verb_changes(
    words: Words, clause: Clause, q: Quantity, quantities: list[Quantity], after: Quantity | None
) -> bool:
    """ "Grow ARR 3x", "2x retention", "sales have increased 30%", "Cut 3 days off …": a change that the verb makes."""
    c, mask = classes(), words.masks[clause.verb]
    verb = mask & (c.raise_ | c.lower)
    if q.kind == "factor":
        leads = q.first == clause.start and words.lowers[q.last] != "more"
        return bool(verb) or (leads and _arrives_later(words, q.last, quantities))
    if mask & (c.lower | c.other) and 0 < q.first - clause.verb <= _RANGE and taken_off(words, q):
        return True
    if not verb or q.first <= clause.verb:
        return False
    further = after if after is not None and joined(words, q, after) else None
    kind = further.kind if further is not None and q.unit is None else q.kind
    if kind not in {"percent", "points"}:
        return False
    if q.first > clause.verb + 1 and not _ends_object(words, clause.verb, q.first - 1):
        return False
    if words.lowers[q.last] == "to":
        return further is not None
    yearly = words.lowers[q.last + 1] in {"on", "over"} and words.lowers[q.last] in date_words("periods")
    return words.lowers[q.last] != "of" and (yearly or not words.masks[q.last] & bits().noun)


def _ends_object(words: Words, verb: int, at: int) -> bool:
    """Whether a bare noun of the object stands before a figure ("increase sales 20%"), and no "to" leads there."""
    mask = words.masks[at]
    noun = mask & (bits().noun | bits().third | bits().ing) or not mask & bits().known
    if not (noun and words.is_word(at)) or words.lowers[at] in word_set("approximate"):
        return False
    return all(words.lowers[i] != "to" for i in range(verb + 1, at))


def _arrives_later(words: Words, last: int, quantities: list[Quantity]) -> bool:
    starts = {q.first for q in quantities}
    return any(words.lowers[i] == "to" and i + 1 in starts for i in range(last, last + _REACH))
