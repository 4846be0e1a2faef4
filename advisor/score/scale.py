"""A value in the terms of a goal's figures: a count of so many as a share, hours as minutes."""

from __future__ import annotations

from typing import NamedTuple

from advisor.score.figures import PERCENT, Figures
from advisor.score.worth import into

_SHARES = frozenset({"share", "ratio", "fraction", "rate"})
_NEAR = 2.0  # a value without a unit belongs to the one that puts it no further off than twice or half
_SURELY_PERCENT = 10.0
_FAR = 200.0  # so many times smaller than baseline and target is no value, but one in thousands or millions


class Fit(NamedTuple):
    """A value that can be set off against a goal's figures, or why it cannot."""

    value: float | None
    why: str = ""


def fit(value: float, unit: str | None, figures: Figures) -> Fit:
    """A value, in a unit where one is known, in the terms of a goal's figures.

    Nothing is guessed: where it may mean two things, it does not fit, and `why` asks.
    """
    if figures.share:
        return _as_share(value, unit, figures)
    if figures.units and unit is None:
        return _in_which(value, figures)
    turned = into(value, unit, figures.unit)
    if turned is None:
        return Fit(None, f"the value is in {unit}, and the target in {figures.unit}")
    ends = [abs(each) for each in (figures.baseline, figures.target) if each is not None]
    if figures.unit in PERCENT and unit in (None, *PERCENT) and 0 < value < 1 and min(ends) >= _SURELY_PERCENT:
        return Fit(None, f"{value:g} may be a share or {value:g} %: write the value in %")
    if figures.rounded and unit is None and ends and 0 < abs(value) < min(ends) / _FAR:
        return Fit(None, f"{value:g} seems to be written in thousands or millions: write it in full")
    return Fit(turned)


def _as_share(value: float, unit: str | None, figures: Figures) -> Fit:
    whole = figures.whole
    if unit in PERCENT:
        return Fit(value / 100)
    if unit in _SHARES or value < 1 or (value == 1 and whole is None):
        return Fit(value)
    if figures.unit in PERCENT:
        return Fit(value / 100)
    if whole is None:
        return Fit(None, f"nobody says of how many {value:g} are: write a share from 0 to 1")
    if value == 1:
        return Fit(None, f"1 may be one of {whole:g} or all of them: declare the unit, share or %")
    return Fit(value / whole) if value <= whole else Fit(None, f"{value:g} are more than the whole of {whole:g}")


def _in_which(value: float, figures: Figures) -> Fit:
    """A value whose goal is written in two units: in the one that puts it near the way between them."""
    ends = [abs(each) for each in (figures.baseline, figures.target) if each is not None]
    turned = {into(value, unit, figures.units[0]) for unit in figures.units}
    near = [each for each in turned if each is not None and min(ends) / _NEAR <= each <= max(ends) * _NEAR]
    if len(near) == 1:
        return Fit(near[0])
    return Fit(None, f"is {value:g} in {' or in '.join(figures.units)}? Declare the unit")
