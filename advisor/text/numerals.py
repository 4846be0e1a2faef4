"""Digits with their separators, as a value."""

from __future__ import annotations

import re

_LARGEST = 1e100
_GROUPED = re.compile(r"(\d{1,3})(?:([.,'])\d{3})+")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


def parse_number(text: str) -> float | None:
    """The value of digits with separators; None where they are no one number (a version, a list of decimals).

    A sign before each group of three parts thousands, and only the other one may then be a decimal sign. A
    lone point is decimal.

    >>> [parse_number(text) for text in ("1,200", "2,5", "1.000.000", "99.95", "1'200", "4.0.1", "1.2,1.3")]
    [1200.0, 2.5, 1000000.0, 99.95, 1200.0, None, None]
    """
    if text.isdecimal():
        return bounded(text)
    plain = text.replace("’", "'")
    cut = max(plain.rfind(","), plain.rfind("."))
    if cut >= 0 and plain.count(plain[cut]) == 1 and _parts_decimals(plain, cut):
        whole, decimals = plain[:cut], plain[cut + 1 :]
    else:
        whole, decimals = plain, ""
    bare = _without_groups(whole) if text else None
    return None if bare is None else bounded(f"{bare}.{decimals}" if decimals else bare)


def _parts_decimals(text: str, cut: int) -> bool:
    """Whether the last sign, which stands once, is a decimal sign: in "0,125" and "1.200", but not in "1,200"."""
    if text[cut] == ".":
        return True
    return not _GROUPED.fullmatch(text) or text.startswith("0")


def _without_groups(whole: str) -> str | None:
    """The digits of a whole number, without the signs that part its groups."""
    if whole.isdecimal() or not whole:
        return whole or "0"
    grouped = _GROUPED.fullmatch(whole)
    if grouped and not whole.startswith("0") and whole.count(grouped[2]) * 4 + len(grouped[1]) == len(whole):
        return whole.replace(grouped[2], "")
    if _LAKHS.fullmatch(whole):
        return whole.replace(",", "")
    return whole if "e" in whole.lower() else None


def bounded(text: str) -> float | None:
    """The value of plain digits; None past all bounds, so that no unit or share makes it infinite."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value == 0 or 1 / _LARGEST < abs(value) < _LARGEST else None
