"""Digits with their separators, as a value."""

from __future__ import annotations


def parse_number(text: str) -> float:
    """The value of digits with separators; a comma before three digits parts thousands, any other is decimal.

    >>> [parse_number(text) for text in ("1,200", "2,5", "1.000.000", "99.95")]
    [1200.0, 2.5, 1000000.0, 99.95]
    """
    commas, dots = text.count(","), text.count(".")
    if commas and dots:
        decimal = "," if text.rfind(",") > text.rfind(".") else "."
        text = text.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    elif commas:
        groups = text.split(",")
        thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"
        text = text.replace(",", "") if thousands or commas > 1 else text.replace(",", ".")
    elif dots > 1:
        text = text.replace(".", "")
    return float(text)
