"""KPIs made for tests, and histories that nobody would expect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from advisor.domain.plan import Kpi, Measurement
from advisor.kpi.series import Series, series_of

TAME = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
WILD = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True), st.sampled_from([0.0, -0.0, 1e308, -1e308, 5e-324, 1e150, 1e16])
)
PERIODS = st.one_of(
    st.sampled_from(
        ["2025", "2025-Q4", "2025Q4", "2025-10", "2025-W41", "2025-10-03", "2025-02-30", "9999-12", "0000", ""]
    ),
    st.text(max_size=12),
)


def kpi(values: Sequence[float | None], target: float | None = None, start: int = 1, **fields: Any) -> Kpi:
    """A monthly KPI with values from January 2024 on (or a later month), all held against one target."""
    rows = []
    for at, value in enumerate(values, start - 1):
        rows.append(Measurement(f"{2024 + at // 12}-{at % 12 + 1:02}", value))
    return Kpi(**{"name": "NPS", "id": "nps", "direction": "up", "target": target, "history": tuple(rows), **fields})


def series(values: Sequence[float | None], target: float | None = None, **fields: Any) -> Series:
    """The series of such a KPI."""
    return series_of(kpi(values, target, **fields))
