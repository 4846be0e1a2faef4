"""Figures that begin with digits or a sign of money: `15%`, `1.5k`, `2-3`, `4/5`, `€2,5 Mio.`, `9 out of 10`."""

from __future__ import annotations

import re

from advisor.text.labels import is_stopwatch, names_something
from advisor.text.lexicon import word_set
from advisor.text.numerals import parse_number
from advisor.text.quantity import Quantity, QuantityKind
from advisor.text.scan import Scan

_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_LARGEST = 1e15
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_IDIOMS = frozenset({("24", "7"), ("1", "1"), ("9", "5"), ("50", "50")})


def read_digits(scan: Scan, at: int) -> Quantity | None:
    """The figure of the digits at a token; None where they count nothing.

    >>> from advisor.text.tokens import tokenise
    >>> text = "1.5k users or 9 out of 10"
    >>> [read_digits(Scan(tokenise(text), text), at).value for at in (0, 4)]
    [1500.0, 0.9]
    """
    value, after = parse_number(scan.tokens[at].text), at + 1
    if value is None:
        return None
    if tops(scan, at, value):
        return rank(scan, at, after, value)
    if names_something(scan, at):
        return None
    if scan.lowers[after] in _ORDINALS and scan.glued(after):
        return rank(scan, at, after + 1, value) if _ranks(scan, at, after + 1) else None
    value, after = _with_groups(scan, after, value)
    if scan.is_dash(after) and after + 1 < scan.end and after + 1 not in scan.dates:
        return _dashed(scan, at, after, value)
    if scan.lowers[after] in {"/", ":"} and scan.glued(after) and scan.glued(after + 1):
        return _ratio(scan, at, after, value)
    return _counted(scan, at, after, value)


def _counted(scan: Scan, at: int, after: int, value: float, high: float | None = None) -> Quantity:
    part, past = part_after(scan, after)
    if part and high is None:
        return with_unit(scan, at, past, value + part)
    share = share_of(scan, at, after, value)
    if share is not None:
        return share
    if scan.is_plural(after) and _THOUSANDS.fullmatch(scan.tokens[at].text):
        value *= 1000
    return with_unit(scan, at, after, value, high)


def _dashed(scan: Scan, at: int, dash: int, value: float) -> Quantity | None:
    """`2-3` is a range, `8-hour` a duration, `360-degree` and `1-1` are names."""
    high = parse_number(scan.sign(dash + 1))
    if high is not None:
        if scan.glued(dash) and value == high:
            return None
        return _counted(scan, at, dash + 2, value, high)
    if scan.glued(dash) and scan.glued(dash + 1):
        if not scan.lowers[dash + 1].startswith(("hour", "day", "minute", "point", "star")):
            return None
    return _counted(scan, at, dash, value)


def part_after(scan: Scan, at: int) -> tuple[float, int]:
    """The part after a whole number, and one past it: `½`, `1/2`, "and a half"; 0 where there is none."""
    word, known = scan.lowers[at], scan.units
    if word == "and" and scan.lowers[at + 1] in {"a", "one"} and scan.lowers[at + 2] in known.fractions:
        return known.fractions[scan.lowers[at + 2]], at + 3
    if word in known.shares and not word[0].isalpha():
        return known.shares[word], at + 1
    if scan.lowers[at + 1] != "/" or not (scan.glued(at + 1) and scan.glued(at + 2)) or scan.glued(at):
        return 0, at
    over, under = word, scan.lowers[at + 2]
    return (int(over) / int(under), at + 3) if over in {"1", "2", "3"} and under in {"2", "3", "4"} else (0, at)


def share_of(scan: Scan, at: int, after: int, value: float) -> Quantity | None:
    """ "9 out of 10", "1 in 8", "34 of 41"; not "20 of the 41 clinics", where 20 is the count."""
    link = scan.lowers[after]
    if link not in {"in", "of", "out"} or value >= 1000:
        return None
    over = after + 2 if link == "out" and scan.lowers[after + 1] == "of" else after + 1
    whole = whole_at(scan, over)
    if whole is None or whole <= value or (link == "of" and not scan.lowers[over + 1]):
        return None
    return scan.quantity(at, over + 1, value / whole, "ratio")


def whole_at(scan: Scan, at: int) -> float | None:
    """The number that a share is out of."""
    if scan.is_number(at) and at not in scan.dates and scan.lowers[at + 1] != "%":
        return parse_number(scan.tokens[at].text)
    return scan.units.words.get(scan.lowers[at]) if scan.lowers[at] != "one" else None


def _with_groups(scan: Scan, at: int, value: float) -> tuple[float, int]:
    """The value with the groups of three that follow it after a space, and one past them."""
    while value < _LARGEST and _is_thousand_group(scan, at):
        value, at = value * 1000 + int(scan.sign(at)), at + 1
    return value, at


def _is_thousand_group(scan: Scan, at: int) -> bool:
    """`1 500` with a space, thin or not, between the groups."""
    if not scan.is_number(at):
        return False
    token, before = scan.tokens[at], scan.tokens[at - 1]
    digits = len(token.text) == 3 and token.text.isdigit()
    return digits and before.text.isdigit() and len(before.text) <= 3 and token.start == before.end + 1


def _ratio(scan: Scan, at: int, slash: int, value: float) -> Quantity | None:
    """`4/5`, `3/3`, `100/day`, `4:1` (which side is the whole, nobody says); not `24/7` and not a date."""
    if not scan.is_number(slash + 1):
        return with_unit(scan, at, slash, value)
    if scan.lowers[slash] == ":" and is_stopwatch(scan, at):
        after = slash + 2 + (scan.lowers[slash + 2] in scan.units.durations)
        return scan.quantity(at, after, value + int(scan.sign(slash + 1)) / 60, "duration")
    if scan.lowers[slash + 1].startswith("0") and len(scan.lowers[slash + 1]) == 2:
        return None  # "by 31/03"
    if scan.lowers[slash] == ":":
        return scan.quantity(at, slash + 2, None, "ratio")
    if (scan.lowers[at], scan.lowers[slash + 1]) in _IDIOMS or scan.lowers[slash + 2] == "/":
        return None
    whole = parse_number(scan.sign(slash + 1))
    return scan.quantity(at, slash + 2, value / whole if whole else None, "ratio")


def with_unit(
    scan: Scan, first: int, after: int, value: float, high: float | None = None, *, money: bool = False
) -> Quantity:
    """The figure of a value with the magnitude and the unit that follow it; `money` where its sign stood before it."""
    scale, after = _magnitude(scan, after, money)
    unit, kind, after = _unit(scan, after)
    high = high * scale if high is not None else None
    return scan.quantity(first, after, value * scale, kind, unit=unit, high=high)


def _magnitude(scan: Scan, at: int, money: bool) -> tuple[float, int]:
    """`k`, `million`, `Mio.` after a number, and one past it; 1 where there is none. A sum is in no metres: `£2 m`."""
    word, glued = scan.lowers[at], scan.glued(at) or money
    scale = scan.units.magnitudes.get(word) or (scan.units.glued.get(word) if glued else None)
    if scale is None:
        return 1, at
    dotted = scan.lowers[at + 1] == "." and scan.glued(at + 1) and word in {"mio", "mrd", "tsd"}
    return scale, at + 1 + dotted


_Unit = tuple[str | None, QuantityKind, int]


def _unit(scan: Scan, at: int) -> _Unit:
    """The unit at a token, its kind, and one past it."""
    mark, word, known = scan.sign(at), scan.lowers[at], scan.units
    if not word:
        return None, "number", at
    percent = _percent(scan, at)
    if percent > at:
        points = scan.lowers[percent] in known.points
        return ("points", "points", percent + 1) if points else ("‰" if mark == "‰" else "%", "percent", percent)
    if word in known.points:
        return "points", "points", at + 1
    if _is_factor(scan, at):
        return "x", "factor", at + 1
    if mark in known.signs or word in known.codes:
        return mark, "money", at + 1
    if (word in known.durations or word in known.sizes) and (len(word) > 1 or _is_letter_unit(scan, at)):
        return mark, "duration" if word in known.durations else "size", at + 1
    if word in {"working", "business", "calendar"} and scan.lowers[at + 1] in known.durations:
        return f"{mark} {scan.sign(at + 1)}", "duration", at + 2
    return None, "number", at


def _is_letter_unit(scan: Scan, at: int) -> bool:
    """`90s`, `90 s.`, `3 h per week`: a letter after a space is a unit where it can be no word that goes on."""
    if scan.glued(at):
        return True
    goes_on = scan.is_dash(at + 1) or scan.lowers[at + 1] in {"'", "’", "&"} or scan.is_word(at + 1)
    return scan.sign(at).islower() and (not goes_on or bool(scan.masks[at + 1] & (scan.bits.prep | scan.bits.conj)))


def _percent(scan: Scan, at: int) -> int:
    """One past `%`, `percent`, `per cent` or the "percentage" of percentage points; the token itself otherwise."""
    word = scan.lowers[at]
    if word in {"%", "‰", "percent", "pct"}:
        return at + 1
    if word == "per" and scan.lowers[at + 1] == "cent":
        return at + 2
    return at + 1 if word == "percentage" and scan.lowers[at + 1] in scan.units.points else at


def _is_factor(scan: Scan, at: int) -> bool:
    """`3x`, `3 ×`, `3 times` (but not "3 times a week"), `3fold`."""
    word = scan.lowers[at]
    if word in {"x", "×"}:
        return scan.glued(at) or not scan.lowers[at + 1][:1].isdigit()
    if word == "times":
        return bool(scan.lowers[at + 1]) and scan.lowers[at + 1] not in word_set("after_times")
    return word == "fold" and scan.glued(at)


def tops(scan: Scan, at: int, value: float) -> bool:
    """`hits top 5 in …`, `be #1 in …`: a rank to reach, where no counted noun follows.

    Only the first places are ranks after a "#": further ones number an issue.
    """
    lead = _rank_word(scan, at)
    if lead == at or scan.is_dash(at + 1):
        return False
    if scan.lowers[lead] != "top":
        return (
            value in {1, 2, 3} and scan.lowers[at + 1] in {"in", "for", "among", "on"} and not _is_item(scan, lead - 1)
        )
    return not scan.is_word(at + 1) or bool(scan.masks[at + 1] & (scan.bits.prep | scan.bits.conj))


def _rank_word(scan: Scan, at: int) -> int:
    """Where the word stands that makes a number a place: "top", "#", "number" or "No."; the number where none does."""
    if scan.lowers[at - 1] in {"top", "#", "number"}:
        return at - 1
    return at - 2 if scan.lowers[at - 1] == "." and scan.lowers[at - 2] == "no" else at


def _is_item(scan: Scan, at: int) -> bool:
    """Whether a noun that a number only names stands here ("bug #2 in the till"), and no first verb ("Rank #2")."""
    noun = scan.masks[at] & scan.bits.noun and not (at == 0 and scan.masks[at] & scan.bits.base)
    return bool(noun) or scan.lowers[at] in scan.units.named or scan.is_mark(at)


def rank(scan: Scan, at: int, after: int, value: float) -> Quantity:
    """A place in an order, with the "top" or "number" before it."""
    return scan.quantity(_rank_word(scan, at), after, value, "rank")


def _ranks(scan: Scan, at: int, after: int) -> bool:
    return scan.lowers[after] in {"place", "rank", "position"} or scan.lowers[at - 1] in word_set("ranks")


def read_money(scan: Scan, at: int) -> Quantity | None:
    """`$2M`, `€10-15k`, `USD 300`; not "clients with $10M+ in sales"."""
    if not scan.is_number(at + 1):
        return None
    if scan.lowers[at - 1] == "with" and "+" in (scan.lowers[at + 2], scan.lowers[at + 3]):
        return None
    value, high, after = parse_number(scan.sign(at + 1)), None, at + 2
    if value is None:
        return None
    value, after = _with_groups(scan, after, value)
    if scan.is_dash(after):
        top = after + 1 + (scan.sign(after + 1) in scan.units.signs)
        high = parse_number(scan.sign(top))
        after = after if high is None else top + 1
    return with_unit(scan, at, after, value, high, money=True)._replace(unit=scan.sign(at), kind="money")
