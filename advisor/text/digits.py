"""Figures that begin with digits or a sign of money: `15%`, `1.5k`, `2-3`, `4/5`, `€2,5 Mio.`, `9 out of 10`."""

from __future__ import annotations

import re

from advisor.text.labels import names_something
from advisor.text.lexicon import word_set
from advisor.text.numerals import parse_number
from advisor.text.quantity import Quantity, QuantityKind
from advisor.text.scan import Scan

_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_IDIOMS = frozenset({("24", "7"), ("1", "1"), ("9", "5"), ("50", "50")})


def read_digits(scan: Scan, at: int) -> Quantity | None:
    """The figure of the digits at a token; None where they count nothing.

    >>> from advisor.text.tokens import tokenise
    >>> text = "1.5k users or 9 out of 10"
    >>> [read_digits(Scan(tokenise(text), text), at).value for at in (0, 4)]
    [1500.0, 0.9]
    """
    if names_something(scan, at):
        return None
    value, after = parse_number(scan.tokens[at].text), at + 1
    if scan.lower(after) in _ORDINALS and scan.glued(after):
        return rank(scan, at, after + 1) if _ranks(scan, at, after + 1) else None
    while _is_thousand_group(scan, after):
        value = value * 1000 + float(scan.tokens[after].text)
        after += 1
    if scan.is_dash(after) and after + 1 < scan.end and after + 1 not in scan.dates:
        return _dashed(scan, at, after, value)
    if scan.sign(after) in {"/", ":"} and scan.glued(after) and scan.glued(after + 1):
        return _ratio(scan, at, after)
    return _counted(scan, at, after, value)


def _counted(scan: Scan, at: int, after: int, value: float, high: float | None = None) -> Quantity:
    if scan.lower(after) == "and" and scan.lower(after + 1) in {"a", "one"}:
        part = scan.units.fractions.get(scan.lower(after + 2))
        if part is not None:
            return scan.quantity(at, after + 3, value + part, "number")
    if tops(scan, at):
        return rank(scan, at, after)
    share = share_of(scan, at, after, value)
    if share is not None:
        return share
    if _THOUSANDS.fullmatch(scan.tokens[at].text) and scan.is_plural(after):
        value *= 1000
    return with_unit(scan, at, after, value, high)


def _dashed(scan: Scan, at: int, dash: int, value: float) -> Quantity | None:
    """`2-3` is a range, `8-hour` a duration, `360-degree` and `1-1` are names."""
    if scan.is_number(dash + 1):
        high = parse_number(scan.tokens[dash + 1].text)
        if scan.glued(dash) and value == high:
            return None
        return _counted(scan, at, dash + 2, value, high)
    if scan.glued(dash) and scan.glued(dash + 1):
        if not scan.lower(dash + 1).startswith(("hour", "day", "minute", "point")):
            return None
    return _counted(scan, at, dash, value)


def share_of(scan: Scan, at: int, after: int, value: float) -> Quantity | None:
    """ "9 out of 10", "1 in 8", "34 of 41"; not "20 of the 41 clinics", where 20 is the count."""
    link = scan.lower(after)
    if link not in {"in", "of", "out"} or value >= 1000:
        return None
    over = after + 2 if link == "out" and scan.lower(after + 1) == "of" else after + 1
    whole = whole_at(scan, over)
    if whole is None or whole <= value or (link == "of" and not scan.lower(over + 1)):
        return None
    return scan.quantity(at, over + 1, value / whole, "ratio")


def whole_at(scan: Scan, at: int) -> float | None:
    """The number that a share is out of."""
    if scan.is_number(at) and at not in scan.dates and scan.sign(at + 1) != "%":
        return parse_number(scan.tokens[at].text)
    return scan.units.words.get(scan.lower(at)) if scan.lower(at) != "one" else None


def _is_thousand_group(scan: Scan, at: int) -> bool:
    """`1 500` with a space, thin or not, between the groups."""
    if not scan.is_number(at):
        return False
    token, before = scan.tokens[at], scan.tokens[at - 1]
    digits = len(token.text) == 3 and token.text.isdigit()
    return digits and before.text.isdigit() and len(before.text) <= 3 and token.start == before.end + 1


def _ratio(scan: Scan, at: int, slash: int) -> Quantity | None:
    """`4/5`, `3/3`, `100/day`; not `24/7`, `3:1` and not a date."""
    left, right = scan.tokens[at], scan.tokens[slash + 1]
    per = scan.sign(slash) == "/"
    if not scan.is_number(slash + 1):
        return with_unit(scan, at, slash, parse_number(left.text)) if per else None
    if not per or (left.text, right.text) in _IDIOMS or scan.sign(slash + 2) == "/":
        return None
    whole = parse_number(right.text)
    return scan.quantity(at, slash + 2, parse_number(left.text) / whole if whole else None, "ratio")


def with_unit(scan: Scan, first: int, after: int, value: float, high: float | None = None) -> Quantity:
    """The figure of a value with the magnitude and the unit that follow it."""
    scale, after = _magnitude(scan, after)
    unit, kind, after = _unit(scan, after)
    high = high * scale if high is not None else None
    return scan.quantity(first, after, value * scale, kind, unit=unit, high=high)


def _magnitude(scan: Scan, at: int) -> tuple[float, int]:
    """`k`, `million`, `Mio.` after a number, and one past it; 1 where there is none."""
    word, glued = scan.lower(at), scan.glued(at)
    scale = scan.units.magnitudes.get(word) or (scan.units.glued.get(word) if glued else None)
    if scale is None:
        return 1, at
    dotted = scan.sign(at + 1) == "." and scan.glued(at + 1) and word in {"mio", "mrd", "tsd"}
    return scale, at + 1 + dotted


_Unit = tuple[str | None, QuantityKind, int]


def _unit(scan: Scan, at: int) -> _Unit:
    """The unit at a token, its kind, and one past it."""
    mark, word, known = scan.sign(at), scan.lower(at), scan.units
    if not word:
        return None, "number", at
    percent = _percent(scan, at)
    if percent > at:
        points = scan.lower(percent) in known.points
        return ("points", "points", percent + 1) if points else ("‰" if mark == "‰" else "%", "percent", percent)
    if word in known.points:
        return "points", "points", at + 1
    if _is_factor(scan, at):
        return "x", "factor", at + 1
    if mark in known.signs or word in known.codes:
        return mark if mark in known.signs else word, "money", at + 1
    whole = scan.glued(at) or len(word) > 1
    if whole and (word in known.durations or word in known.sizes):
        return word, "duration" if word in known.durations else "size", at + 1
    if word in {"working", "business", "calendar"} and scan.lower(at + 1) in known.durations:
        return f"{word} {scan.lower(at + 1)}", "duration", at + 2
    return None, "number", at


def _percent(scan: Scan, at: int) -> int:
    """One past `%`, `percent`, `per cent` or the "percentage" of percentage points; the token itself otherwise."""
    word = scan.lower(at)
    if word in {"%", "‰", "percent", "pct"}:
        return at + 1
    if word == "per" and scan.lower(at + 1) == "cent":
        return at + 2
    return at + 1 if word == "percentage" and scan.lower(at + 1) in scan.units.points else at


def _is_factor(scan: Scan, at: int) -> bool:
    """`3x`, `3 ×`, `3 times` (but not "3 times a week"), `3fold`."""
    word = scan.lower(at)
    if word in {"x", "×"}:
        return scan.glued(at) or not scan.lower(at + 1)[:1].isdigit()
    if word == "times":
        return bool(scan.lower(at + 1)) and scan.lower(at + 1) not in word_set("after_times")
    return word == "fold" and scan.glued(at)


def tops(scan: Scan, at: int) -> bool:
    """`hits top 5 in …`: a rank to reach, where no counted noun follows."""
    if scan.lower(at - 1) not in {"top", "#"} or scan.is_dash(at + 1):
        return False
    return not scan.is_word(at + 1) or bool(scan.mask(at + 1) & (scan.bits.prep | scan.bits.conj))


def rank(scan: Scan, at: int, after: int, value: float | None = None) -> Quantity:
    """A place in an order, with the "top" before it."""
    start = at - 1 if scan.lower(at - 1) == "top" else at
    return scan.quantity(start, after, parse_number(scan.tokens[at].text) if value is None else value, "rank")


def _ranks(scan: Scan, at: int, after: int) -> bool:
    return scan.lower(after) in {"place", "rank", "position"} or scan.lower(at - 1) in word_set("ranks")


def read_money(scan: Scan, at: int) -> Quantity | None:
    """`$2M`, `€10-15k`, `USD 300`; not "clients with $10M+ in sales"."""
    if not scan.is_number(at + 1):
        return None
    if scan.lower(at - 1) == "with" and "+" in (scan.sign(at + 2), scan.sign(at + 3)):
        return None
    value, high, after = parse_number(scan.tokens[at + 1].text), None, at + 2
    if scan.is_dash(after):
        top = after + 1 + (scan.sign(after + 1) in scan.units.signs)
        if scan.is_number(top):
            high, after = parse_number(scan.tokens[top].text), top + 1
    return with_unit(scan, at, after, value, high)._replace(unit=scan.tokens[at].text, kind="money")
