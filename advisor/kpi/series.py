"""A KPI's history made ready to calculate with: in order, finite, each value beside its target."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from typing import NamedTuple

from advisor.domain.plan import Direction, Frequency, Kpi, Measurement
from advisor.kpi.periods import DAYS, Period, infer_frequency, read_period

LARGEST = 1e150  # beyond it, differences and squares are no numbers any more
_PERCENT = frozenset({"%", "percent", "per cent", "pct"})
_TIMES = frozenset({"ms", "s", "sec", "second", "min", "minute", "h", "hour", "day", "week", "month", "year"})


class Aim(NamedTuple):
    """What a value is held against: a target, or a band with one or two ends."""

    target: float | None = None
    low: float | None = None
    high: float | None = None

    def __bool__(self) -> bool:
        return self.target is not None or self.low is not None or self.high is not None


class Point(NamedTuple):
    """One value of a history. `aim` is its own period's, else the KPI's; `own` says that its period states one."""

    value: float
    aim: Aim
    period: Period | None = None
    own: bool = False
    label: str = ""


class Series(NamedTuple):
    """A history, the oldest value first.

    `latest` is the KPI's `current`, else the last value; `aim` what it is held
    against. `low` and `high` are the ends of the scale that no value can pass
    (0 and 100 for a share in %), None where there are none.
    """

    points: tuple[Point, ...]
    latest: Point | None
    direction: Direction | None
    aim: Aim
    floor: float | None
    frequency: Frequency | None
    low: float | None
    high: float | None

    @property
    def values(self) -> tuple[float, ...]:
        """The values alone, without `current`."""
        return tuple(point.value for point in self.points)

    @property
    def spacing(self) -> Frequency | None:
        """How far apart the values lie, by their periods; else as declared."""
        dated = [point.period for point in self.points if point.period is not None]
        return infer_frequency(dated) or self.frequency

    @property
    def positions(self) -> tuple[float, ...]:
        """Where each value stands in time, counted in periods from the first; gaps count."""
        periods = [point.period for point in self.points if point.period is not None]
        spacing = self.spacing
        if len(periods) < len(self.points) or spacing is None:
            return tuple(float(at) for at in range(len(self.points)))
        step = DAYS[spacing] if periods and periods[0].frequency == "daily" else 1.0
        return tuple((period.number - periods[0].number) / step for period in periods)


def finite(value: float | None) -> float | None:
    """A number that can be calculated with, else None.

    >>> finite(3.0), finite(float("nan")), finite(1e308)
    (3.0, None, None)
    """
    return value if value is not None and math.isfinite(value) and abs(value) <= LARGEST else None


def series_of(kpi: Kpi, until: date | None = None) -> Series:
    """The history of a KPI, in order, as it is known on a day.

    Values that are absent or no finite numbers are left out, and so are periods
    of another kind than most (a year among months) and those that say no
    period, as long as any does. Of two values of one period the later written holds.
    Periods that begin after the day are not known yet; one that has begun and
    has a value counts as it stands.

    >>> from advisor.domain.plan import Measurement
    >>> rows = (Measurement("2025-02", 3.0), Measurement("2025-01", 2.0), Measurement("2025-03", None))
    >>> kpi = Kpi(name="NPS", history=rows)
    >>> series_of(kpi).values, series_of(kpi, date(2025, 1, 31)).values
    ((2.0, 3.0), (2.0,))
    """
    band = kpi.band
    standing = Aim(finite(kpi.target)) if finite(kpi.target) is not None else Aim()
    if not standing and band is not None:
        standing = Aim(None, finite(band.low), finite(band.high))
    points = _points(kpi.history, standing, until)
    aim = standing or next((point.aim for point in reversed(points) if point.aim), Aim())
    current = finite(kpi.current)
    last = points[-1]._replace(aim=points[-1].aim or aim) if points else None
    latest = last if current is None else Point(current, aim, None, bool(aim), "current")
    dated = [point.period for point in points if point.period is not None]
    low, high = _scale(kpi.unit, [point.value for point in points] + ([current] if current is not None else []))
    direction = kpi.direction or _direction(kpi, aim)
    return Series(points, latest, direction, aim, finite(kpi.floor), kpi.frequency or infer_frequency(dated), low, high)


def _points(history: tuple[Measurement, ...], standing: Aim, until: date | None) -> tuple[Point, ...]:
    rows = [(read_period(row.period), row) for row in history if finite(row.actual) is not None]
    if until is not None:
        rows = [(period, row) for period, row in rows if period is None or period.first <= until]
    kinds = Counter(period.frequency for period, _ in rows if period is not None)
    if kinds:
        kind = max(kinds, key=lambda name: kinds[name])
        by_period = {period: row for period, row in rows if period is not None and period.frequency == kind}
        rows = [(period, by_period[period]) for period in sorted(by_period)]
    return tuple(
        Point(row.actual or 0.0, _aim(row, standing), period, finite(row.target) is not None, row.period)
        for period, row in rows
    )


def ahead_of(kpi: Kpi, day: date) -> list[int]:
    """The rows of a KPI's history, by number from 0, that have a value and begin only after a day: it knows none yet.

    >>> rows = (Measurement("2026-01", 3.0), Measurement("2062-02", 2.0), Measurement("2026-05", None))
    >>> ahead_of(Kpi(name="NPS", history=rows), date(2026, 3, 15))
    [1]
    """
    year = f"{day.year:04}"
    late = [
        (at, row) for at, row in enumerate(kpi.history) if row.period[:4] >= year and finite(row.actual) is not None
    ]
    return [at for at, row in late if (period := read_period(row.period)) is not None and period.first > day]


def _aim(row: Measurement, standing: Aim) -> Aim:
    own = finite(row.target)
    return standing if own is None else Aim(own)


def _direction(kpi: Kpi, aim: Aim) -> Direction | None:
    """Which way is better where the KPI does not say: a band is kept, a floor lies on the worse side of the target."""
    if aim.low is not None or aim.high is not None:
        return "keep"
    floor = finite(kpi.floor)
    if floor is None or aim.target is None or floor == aim.target:
        return None
    return "up" if floor < aim.target else "down"


def _scale(unit: str | None, values: list[float]) -> tuple[float | None, float | None]:
    """The ends of the scale that no value can pass, by the unit; none where a value already passes them."""
    name = (unit or "").strip().lower()
    if name in _PERCENT and all(0 <= value <= 100 for value in values):
        return 0.0, 100.0
    if name.rstrip("s") in _TIMES and all(value >= 0 for value in values):
        return 0.0, None
    return None, None


def shortfall(value: float, aim: Aim, direction: Direction | None) -> float | None:
    """How far a value misses its aim, in its own unit; zero or less where it meets it, None where no one can say.

    No one can where the direction is unknown, and where a value is to be kept at a single target: how far
    off is too far, only a band says.

    >>> shortfall(38.0, Aim(40.0), "up"), shortfall(38.0, Aim(40.0), "down"), shortfall(38.0, Aim(None, 35, 45), "keep")
    (2.0, -2.0, -3.0)
    """
    if aim.target is not None:
        if direction == "up":
            return aim.target - value
        if direction == "down":
            return value - aim.target
        return None
    ends = []
    if aim.low is not None:
        ends.append(aim.low - value)
    if aim.high is not None:
        ends.append(value - aim.high)
    return max(ends) if ends else None


def meets(point: Point, direction: Direction | None) -> bool | None:
    """Whether a value meets its aim; None where it has none."""
    missed_by = shortfall(point.value, point.aim, direction)
    return None if missed_by is None else missed_by <= 0


def judged(series: Series) -> list[tuple[Point, bool]]:
    """The values that can be judged, with whether they met their aim, the oldest first.

    Where any period states a target of its own, only those that do count: what
    the KPI asks for today says nothing about years when it asked for something else.
    """
    own = any(point.own for point in series.points)
    told = [(point, meets(point, series.direction)) for point in series.points if point.own or not own]
    return [(point, met) for point, met in told if met is not None]


def misses_in_a_row(series: Series) -> int:
    """How many of the last values missed their aim, without a break, `current` last."""
    found = [met for _, met in judged(series)]
    latest = series.latest
    if latest is not None and latest.label == "current":
        now = meets(latest, series.direction)
        same = bool(series.points) and series.points[-1].value == latest.value
        found += [now] if now is not None and not same else []
    return next((at for at, met in enumerate(reversed(found)) if met), len(found))
