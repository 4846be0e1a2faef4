"""Two figures beside each other: what joins them, and their values in one unit."""

from __future__ import annotations

from functools import cache

from advisor.text.bits import bits
from advisor.text.flags import DATE
from advisor.text.lexicon import lists, word_set
from advisor.text.numerals import parse_number
from advisor.text.quantity import Quantity
from advisor.text.units import units
from advisor.text.words import Words

_ARRIVALS = frozenset({"to", "towards", "toward", "into"})
_DRAWN = ("->", "=>", "–>")
_PER = frozenset({"per", "a", "an", "each", "every", "/"})
_SIGNS = {"+": "+", "-": "-", "−": "-", "–": "-"}
_REACH = 8
_COUNTED = 3

_RATES = frozenset({"per", "a", "an", "each", "every", "/"})
_RATED = 5  # "14 per month -> 3 per month"


def arrow(words: Words, start: int, end: int) -> bool:
    """Whether an arrow, drawn or as a sign, stands between two tokens."""
    if not start < end <= start + (_RATED if words.lowers[start] in _RATES else 3):
        return False
    between = words.lowers[start:end]
    if any(text in word_set("arrows") for text in between):
        return True
    drawn = "".join(between)
    return any(sign in drawn for sign in _DRAWN)


def arrives(words: Words, start: int, end: int) -> bool:
    """Whether "to" or an arrow leads from one figure to the next."""
    if end - start > _REACH:
        return False
    return arrow(words, start, end) or any(words.lowers[i] in _ARRIVALS for i in range(start, end))


def joined(words: Words, one: Quantity, other: Quantity) -> bool:
    """ "88% to 93%", "88% to at least 93%": nothing but "to" stands between two figures."""
    end = lead_of(words, other) + 1
    if words.lowers[one.last] != "to" or end - one.last > _COUNTED:
        return False
    return all(words.lowers[i] in word_set("approximate") for i in range(one.last + 1, end))


def sign_of(words: Words, q: Quantity) -> str:
    """The plus or minus that stands glued to a figure and to nothing before it; empty where there is none."""
    at = q.first - 1
    sign = _SIGNS.get(words.lowers[at], "")
    return sign if sign and words.tokens[q.first].glued and not words.tokens[at].glued else ""


def lead_of(words: Words, q: Quantity) -> int:
    """The token before a figure and its sign."""
    return q.first - 1 - bool(sign_of(words, q))


def bare(words: Words, q: Quantity) -> bool:
    """Whether no noun or unit follows that a figure counts: its phrase ends, or a date or a small word comes next."""
    if words.is_word(q.last):
        return bool(words.masks[q.last] & (words.bits.linking | words.bits.adverb | DATE))
    return words.lowers[q.last] != "°"


def in_one_unit(words: Words, one: Quantity, other: Quantity) -> tuple[float, float] | None:
    """The values of two figures in the same unit; None where neither can be told in the unit of the other.

    A figure without a unit takes that of the other ("from 24 to 8 hours"), unless a word of its own follows,
    which is a unit that the lists do not know ("from 2 s to 800 ms").
    """
    left, right = _measured(words, one), _measured(words, other)
    if left is None or right is None:
        return None
    if {one.kind, other.kind} == {"ratio", "number"}:
        return _on_one_scale(words, one, other)
    if left[0] == right[0]:
        rates = _rate(words, one), _rate(words, other)
        if not all(rates) or rates[0] == rates[1]:
            return left[1], right[1]
        times = units().durations.get(rates[0]), units().durations.get(rates[1])
        return (left[1] / times[0], right[1] / times[1]) if times[0] and times[1] else None
    for q, measured, against in ((one, left, other), (other, right, one)):
        if not measured[0] and against.kind != "ratio" and (not q.value or bare(words, q)):
            return _signed(words, one), _signed(words, other)
    return None


def _on_one_scale(words: Words, one: Quantity, other: Quantity) -> tuple[float, float] | None:
    """ "From 4.4 to 4.6 out of 5": the scale that is said of one is the other's, too."""
    values = [parse_number(words.lowers[q.first]) for q in (one, other)]
    if values[0] is None or values[1] is None or min(values[0], values[1]) < 1:
        return None
    return values[0], values[1]


def _measured(words: Words, q: Quantity) -> tuple[str, float] | None:
    """What a figure measures, and its value in the smallest unit of that; nothing is said of a bare number."""
    if q.value is None:
        return None
    value = _signed(words, q)
    if q.kind == "ratio":
        return "share", value * 100
    if q.unit is None:
        return "", value
    if q.kind == "percent":
        return "share", value / 10 if q.unit == "‰" else value
    if q.kind == "duration":
        return "time", value * units().durations.get(q.unit.rpartition(" ")[2], 1.0)
    dimension, scale = _scales().get(q.unit, (q.unit, 1.0))
    return dimension, value * scale


def _signed(words: Words, q: Quantity) -> float:
    return (-1 if sign_of(words, q) == "-" else 1) * (q.value or 0.0)


@cache
def _scales() -> dict[str, tuple[str, float]]:
    return {
        unit: (dimension, scale)
        for dimension, known in lists("units")["scales"].items()
        for unit, scale in known.items()
    }


def _rate(words: Words, q: Quantity) -> str:
    """The period of "2 releases a week"; empty where a figure has none, which then goes by that of the other."""
    for at in range(q.last, q.last + _COUNTED):
        if words.lowers[at] in _PER:
            return words.lowers[at + 1]
        if words.masks[at] & bits().linking or not words.is_word(at):
            break
    return ""
