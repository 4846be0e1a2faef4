"""The strategy canvas as a model: players, levels, and what the curves show as numbers.

The ideas are Kim and Mauborgne's (*Blue Ocean Strategy*, 2005): a curve that
leads somewhere is focused and runs unlike those of others, and what is offered
beyond anybody's wish costs without a return. How each is counted is ours, and
stands with the function.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from advisor.domain.plan import Factor, Plan, StrategyCanvas

DEFAULT_TOP = 5.0
FAR = 2
_FINE_SCALE = 10
_COARSE_SCALE = 3
_LEAST_SCALE = 1e-6
_SHARED_FOR_SHAPE = 3
_PRICE = re.compile(r"\b(?:prices?|pricing|costs?|fees?|fares?|rents?|tariffs?|premiums?)\b", re.IGNORECASE)


class Rival(NamedTuple):
    """A competitor's level on a factor."""

    name: str
    level: float


@dataclass(frozen=True)
class Standing:
    """A factor as it stands: levels that are figures, the best rival, and whether an objective is tied to it."""

    at: int
    factor: Factor
    us: float | None
    them: Mapping[str, float]
    objectives: tuple[str, ...] = ()
    linked: bool = False

    @cached_property
    def best(self) -> Rival | None:
        """The competitor with the highest level, the first of equals."""
        if not self.them:
            return None
        name = max(self.them, key=lambda each: self.them[each])
        return Rival(name, self.them[name])

    @property
    def gap(self) -> float | None:
        """How far we are above the best rival, below where negative; None where a level is missing."""
        return None if self.us is None or self.best is None else self.us - self.best.level

    @property
    def is_price(self) -> bool:
        """Whether the factor is what buyers pay: people rate that both ways, high for dear and high for cheap."""
        return _PRICE.search(self.factor.name[:200]) is not None


class Focus(NamedTuple):
    """How few factors carry half of our curve: `carrying` of `of`, where a flat curve would need `flat`."""

    carrying: int
    of: int
    flat: int


class Divergence(NamedTuple):
    """How unlike a competitor's curve ours is, over the factors on which both have a level.

    `distance` is the mean of the differences, without their signs, in steps of the
    scale. `correlation` (Pearson's) compares shapes: 1 rises and falls with
    theirs, 0 has a shape of its own, -1 is the mirror image; None with fewer than
    three shared factors, or where either curve is flat.
    """

    name: str
    shared: int
    distance: float
    correlation: float | None


@dataclass(frozen=True)
class Canvas:
    """A strategy canvas made ready: factors in their order, competitors in the order of their first level."""

    factors: tuple[Standing, ...]
    players: tuple[str, ...]
    top: float
    step: float
    scale: float | None

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The factors with a level below 0 or above the scale that was said."""
        return tuple(
            each.factor.name
            for each in self.factors
            if any(level < 0 or (self.scale is not None and level > self.scale) for level in _levels(each))
        )

    def focus(self) -> Focus | None:
        """How focused our curve is.

        Our levels are added from the highest down; counted are the factors that
        it takes to reach half of their sum. Levels below 0 count as 0. None where
        we have no level above 0.

        >>> canvas_of(StrategyCanvas(factors=tuple(Factor(n, us=u) for n, u in zip("abcd", (5, 1, 1, 1))))).focus()
        Focus(carrying=1, of=4, flat=2)
        """
        levels = sorted((max(each.us, 0.0) for each in self.factors if each.us is not None), reverse=True)
        largest = max(levels, default=0.0)
        if largest <= 0:
            return None
        shares = [level / largest for level in levels]
        half, reached, count = sum(shares) / 2, 0.0, 0
        while reached < half - 1e-9:
            reached += shares[count]
            count += 1
        return Focus(count, len(levels), math.ceil(len(levels) / 2))

    def divergence(self) -> tuple[Divergence, ...]:
        """How unlike each competitor's curve ours is; competitors without a shared factor are left out."""
        made = []
        for name in self.players:
            pairs = [(each.us, each.them[name]) for each in self.factors if each.us is not None and name in each.them]
            if pairs:
                distance = sum(abs(us / self.step - them / self.step) for us, them in pairs) / len(pairs)
                made.append(Divergence(name, len(pairs), distance, _correlation(pairs)))
        return tuple(made)

    def over_delivery(self) -> tuple[Standing, ...]:
        """The factors on which we are two steps or more above every competitor and nobody asked for it.

        Nobody asked where the factor has no action (neither raised nor created, nor
        already scaled back) and no objective is tied to it. What buyers pay is no delivery.
        """
        return tuple(
            each
            for each in self.factors
            if each.gap is not None
            and self.at_least(each.gap, FAR)
            and not each.linked
            and each.factor.action is None
            and not each.is_price
        )

    def given_up(self) -> tuple[Standing, ...]:
        """The factors that are reduced or eliminated."""
        return tuple(each for each in self.factors if each.factor.action in ("eliminate", "reduce"))

    def at_least(self, gap: float, steps: int) -> bool:
        """Whether a gap is some steps of the scale or more, a rounding error aside."""
        return gap >= steps * self.step * (1 - 1e-9)


def canvas_of(written: StrategyCanvas, plan: Plan | None = None) -> Canvas:
    """Make a canvas ready; levels that are no figures are left out, and objectives of the plan are tied to factors.

    >>> canvas_of(StrategyCanvas(5, (Factor("Price", us=3, competitors={"Globex": 4}),))).factors[0].gap
    -1.0
    """
    tied = _tied(plan) if plan else {}
    titles = {objective.id: objective.title for objective in plan.objectives if objective.id} if plan else {}
    factors = tuple(_standing(at, factor, tied, titles) for at, factor in enumerate(written.factors))
    players = tuple(dict.fromkeys(name for each in factors for name in each.them))
    scale = written.scale if _is_figure(written.scale) and (written.scale or 0) > _LEAST_SCALE else None
    top = scale or _top([level for each in factors for level in _levels(each)])
    return Canvas(factors, players, top, step_of(top), scale)


def step_of(top: float) -> float:
    """One step of a scale: a whole level on scales from 3 to 10, a tenth of any other.

    >>> step_of(5), step_of(100)
    (1.0, 10.0)
    """
    return 1.0 if _COARSE_SCALE <= top <= _FINE_SCALE else top / _FINE_SCALE


def _top(levels: Sequence[float]) -> float:
    """The highest level of a scale that nobody said: 5, 10 or 100, the first that no level passes."""
    highest = max(levels, default=0.0)
    return next((top for top in (DEFAULT_TOP, 10.0, 100.0) if highest <= top), highest)


def _levels(standing: Standing) -> list[float]:
    return [*standing.them.values(), *([] if standing.us is None else [standing.us])]


def _is_figure(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _standing(at: int, factor: Factor, tied: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> Standing:
    them = {
        " ".join(name.split()) or "unnamed": float(level)
        for name, level in (factor.competitors or {}).items()
        if _is_figure(level)
    }
    us = float(factor.us) if factor.us is not None and _is_figure(factor.us) else None
    own = (factor.objective or "").strip()
    named = [titles.get(own, own)] if own else []
    for name in (factor.id, factor.name):
        named += tied.get((name or "").strip().casefold(), ())
    objectives = tuple(dict.fromkeys(named))
    return Standing(at, factor, us, them, objectives, bool(objectives))


def _tied(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The titles of the objectives that name something in `strategy`, by that name."""
    found: dict[str, list[str]] = {}
    for objective in plan.objectives:
        for name in objective.strategy:
            if name.strip():
                found.setdefault(name.strip().casefold(), []).append(objective.title)
    return {name: tuple(titles) for name, titles in found.items()}


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation; None where it says nothing."""
    if len(pairs) < _SHARED_FOR_SHAPE:
        return None
    largest = max(abs(level) for pair in pairs for level in pair)
    if largest == 0:
        return None
    ours, theirs = ([pair[side] / largest for pair in pairs] for side in (0, 1))
    mean_ours, mean_theirs = sum(ours) / len(ours), sum(theirs) / len(theirs)
    spread_ours = sum((level - mean_ours) ** 2 for level in ours)
    spread_theirs = sum((level - mean_theirs) ** 2 for level in theirs)
    if min(spread_ours, spread_theirs) < 1e-12:
        return None
    together = sum((one - mean_ours) * (other - mean_theirs) for one, other in zip(ours, theirs, strict=True))
    return max(-1.0, min(1.0, together / math.sqrt(spread_ours * spread_theirs)))
