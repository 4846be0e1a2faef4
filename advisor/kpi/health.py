"""How healthy a KPI is, and which way it goes."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from advisor.kpi.natural import Limits, Trend, natural_limits, trend_of
from advisor.kpi.periods import elapsed
from advisor.kpi.series import Series, misses_in_a_row, shortfall

State: TypeAlias = Literal["healthy", "watch", "unhealthy", "no-data"]
Way: TypeAlias = Literal["better", "worse", "flat", "unknown"]

PATIENCE = 2  # misses in a row that are only to be watched, whatever their size
RUN = 8  # misses in a row that no swing explains any more, however small (Wheeler's second rule)
STALE_AFTER = 2


class Health(NamedTuple):
    """The health of a KPI, with what it rests on.

    `missed_by` is in the KPI's own unit, zero or less where the aim is met and
    None where no one can say; `in_a_row` the misses up to now.
    """

    state: State
    way: Way
    reason: str
    missed_by: float | None = None
    in_a_row: int = 0
    limits: Limits | None = None
    trend: Trend | None = None


def health_of(series: Series) -> Health:
    """The health of a KPI.

    healthy: the latest value meets its target or band. watch: it misses by no more
    than the KPI's natural swing, or for at most two periods, or it meets and a
    sure trend would take it past the target in the next period. unhealthy: it
    misses by more for longer, or lies beyond its floor. A swing explains no more
    where misses go on for eight periods, or for three with a trend that is worse.
    no-data: no target or no value.

    >>> from advisor.domain.plan import Kpi, Measurement
    >>> from advisor.kpi.series import series_of
    >>> rows = tuple(Measurement(f"2025-{month:02}", 30.0 + month % 2, 40.0) for month in range(1, 7))
    >>> health_of(series_of(Kpi(name="NPS", direction="up", history=rows)))[:3]
    ('unhealthy', 'flat', 'missed by 10, 6 periods in a row')
    """
    limits = natural_limits(series.values, series.low, series.high)
    trend = trend_of(series.values, series.positions)
    way = way_of(series, trend)

    def judge(state: State, reason: str, missed_by: float | None = None, in_a_row: int = 0) -> Health:
        return Health(state, way, reason, missed_by, in_a_row, limits, trend)

    latest = series.latest
    if latest is None:
        return judge("no-data", "there is no value")
    if (beyond := past_floor(series)) is not None:
        said = f"{brief(latest.value)} is {brief(beyond)} past its floor of {brief(series.floor or 0)}"
        return judge("unhealthy", said, shortfall(latest.value, latest.aim, series.direction), misses_in_a_row(series))
    missed_by = shortfall(latest.value, latest.aim, series.direction)
    if missed_by is None:
        return judge("no-data", _unknown(series))
    if missed_by <= 0:
        if way == "worse" and trend is not None and missed_by + abs(trend.pace) > 0:
            return judge("watch", "met, and heading for a miss in the next period", missed_by)
        return judge("healthy", "meets its target" if latest.aim.target is not None else "inside its band", missed_by)
    in_a_row = max(1, misses_in_a_row(series))
    said = f"missed by {brief(missed_by)}" + (f", {in_a_row} periods in a row" if in_a_row > 1 else "")
    if in_a_row <= PATIENCE:
        return judge("watch", said, missed_by, in_a_row)
    if limits is not None and missed_by <= limits.swing and in_a_row < RUN and way != "worse":
        return judge("watch", f"{said}, inside its natural swing of {brief(limits.swing)}", missed_by, in_a_row)
    return judge("unhealthy", said, missed_by, in_a_row)


def _unknown(series: Series) -> str:
    if series.latest is None or not series.latest.aim:
        return "there is no target or band"
    if series.direction == "keep":
        return "it is to be kept at one figure: only a band says how far off is too far"
    return "it does not say which way is better"


def way_of(series: Series, trend: Trend | None) -> Way:
    """Which way a KPI goes: better or worse where the trend is sure, flat where it is not.

    Unknown where there are fewer than five values or no one says which way is
    better. A figure that is to be kept in a band goes worse where it moves away from its middle.
    """
    if trend is None or series.direction is None:
        return "unknown"
    if trend.pace == 0:
        return "flat"
    rises = trend.pace > 0
    if series.direction != "keep":
        return "better" if rises == (series.direction == "up") else "worse"
    low, high = series.aim.low, series.aim.high
    if low is None and high is None:
        return "unknown"
    value = series.values[-1]
    if low is None or high is None:
        return "better" if rises == (high is None) else "worse"
    return "better" if rises == (value < low / 2 + high / 2) else "worse"


def past_floor(series: Series) -> float | None:
    """How far the latest value lies beyond the worst that is acceptable; None where it does not, or none is known."""
    latest, floor = series.latest, series.floor
    if latest is None or floor is None:
        return None
    up = is_lowest(series)
    if up is None:
        return None
    beyond = floor - latest.value if up else latest.value - floor
    return beyond if beyond > 0 else None


def is_lowest(series: Series) -> bool | None:
    """Whether the floor is the lowest acceptable value (and not the highest); None where no one can tell."""
    if series.direction in ("up", "down"):
        return series.direction == "up"
    aim, floor = series.aim, series.floor
    middle = aim.target if aim.target is not None else aim.low if aim.low is not None else aim.high
    return None if middle is None or floor is None else floor <= middle


class Staleness(NamedTuple):
    """How long ago the last value was due: whole periods since its own ended."""

    last: date
    periods: int

    @property
    def stale(self) -> bool:
        """Whether two whole periods have passed without a value."""
        return self.periods >= STALE_AFTER


def staleness_of(series: Series, as_of: date) -> Staleness | None:
    """How stale a history is on a day; None where no value has a date, or no one knows how often one is due.

    An undated `current` is no update.
    """
    dated = [point.period.last for point in series.points if point.period is not None]
    if not dated or series.frequency is None:
        return None
    last = dated[-1]
    return Staleness(last, elapsed(last, as_of, series.frequency))


def brief(value: float) -> str:
    """A figure in three digits, a whole one as it is.

    >>> brief(1234567.0), brief(0.6789), brief(1234.5)
    ('1,234,567', '0.679', '1,234')
    """
    if value == int(value) and abs(value) < 1e15:
        return f"{value:,.0f}"
    return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}" if abs(value) < 1e15 else f"{value:.3g}"
