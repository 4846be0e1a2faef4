"""Scores as teams write them: `0.7`, `70%`, `7/10`, with or without words behind."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"[~≈]?(?P<number>\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})(?P<unit> ?%| ?/ ?\d{1,3}(?:\.\d{1,2})?)?(?![\w/%])(?!\.\d)")
_AFTER = re.compile(r"\s*(?:$|[,;:.(|–—\[]|--? |-$|complete[d]?\b|done\b|achieved\b|reached\b|progress\b)", re.IGNORECASE)


def score_at(text: str) -> tuple[str, int] | None:
    """The score that a text begins with, from 0 to 1 as text, and where it ends.

    A figure that goes on as a sentence (`66% on time`) is a result, not a score.

    >>> score_at("81%"), score_at("0.8 -- late"), score_at("5/10 (50%)"), score_at("66% on time")
    (('0.81', 3), ('0.8', 3), ('0.5', 4), None)
    """
    head = text[:40]
    match = _FIGURE.match(head)
    if match is None or _AFTER.match(head, match.end()) is None:
        return None
    value = _value(match["number"], (match["unit"] or "").strip())
    return (value, match.end()) if value is not None else None


def _value(number: str, unit: str) -> str | None:
    figure = float(number)
    if unit == "%":
        figure /= 100
    elif unit:
        whole = float(unit.removeprefix("/"))
        if whole <= 0:
            return None
        figure /= whole
    elif "." not in number and number not in ("0", "1"):
        return None
    return f"{figure:.4f}".rstrip("0").rstrip(".") if 0 <= figure <= 1 else None


def is_plain_number(text: str) -> bool:
    """Whether a text is a number and nothing else, as a field of the plan file can hold it."""
    return re.fullmatch(r"-?\d{1,15}(?:\.\d{1,9})?", text.strip()) is not None
