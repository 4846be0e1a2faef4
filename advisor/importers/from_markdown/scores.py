"""Figures as teams write them: scores such as `0.7`, `70%`, `7/10`, and values with their unit."""

from __future__ import annotations

import re
from typing import NamedTuple

_SCORE = re.compile(
    r"[~≈]?(?P<number>\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})(?P<unit> ?%| ?/ ?\d{1,3}(?:\.\d{1,2})?)?(?![\w/%])(?!\.\d)"
)
_AFTER = re.compile(
    r"\s*(?:$|[,;:.(|–—\[]|--? |-$|complete[d]?\b|done\b|achieved\b|reached\b|progress\b)", re.IGNORECASE
)
_FIGURE = re.compile(
    r"[<>≤≥=~≈+]{0,2} ?(?P<currency>[$€£])?(?P<number>-?\d{1,3}(?:,\d{3}){1,5}|-?\d{1,15})"
    r"(?P<decimals>\.\d{1,6})?(?P<scale>[kKMB])?\+? ?(?P<unit>%|[a-zA-Z]{1,12})?"
)
_SCALES = {"k": 1_000, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


class Figure(NamedTuple):
    """A value as the plan file holds it: a plain number as text, and its unit."""

    number: str
    unit: str


def score_at(text: str) -> tuple[str, int] | None:
    """Return the score that a text begins with, from 0 to 1 as text, and where it ends.

    A figure that goes on as a sentence (`66% on time`) is a result, not a score.

    >>> score_at("81%"), score_at("0.8 -- late"), score_at("5/10 (50%)"), score_at("66% on time")
    (('0.81', 3), ('0.8', 3), ('0.5', 4), None)
    """
    head = text[:40]
    match = _SCORE.match(head)
    if match is None or _AFTER.match(head, match.end()) is None:
        return None
    value = _share(match["number"], (match["unit"] or "").strip())
    return (value, match.end()) if value is not None else None


def _share(number: str, unit: str) -> str | None:
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
    return _plain(figure, 4) if 0 <= figure <= 1 else None


def figure_in(text: str) -> Figure | None:
    """Return a value with its unit; nothing where the text says more than that.

    >>> figure_in("≥ 90%"), figure_in("$1.5M"), figure_in("1,200"), figure_in("about ten")
    (Figure(number='90', unit='%'), Figure(number='1500000', unit='$'), Figure(number='1200', unit=''), None)
    """
    match = _FIGURE.fullmatch(text.strip()[:60]) if len(text) <= 60 else None
    if match is None:
        return None
    number = float(match["number"].replace(",", "") + (match["decimals"] or ""))
    scaled = number * _SCALES.get(match["scale"] or "", 1)
    return Figure(_plain(scaled, 6), match["currency"] or match["unit"] or "")


def _plain(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
