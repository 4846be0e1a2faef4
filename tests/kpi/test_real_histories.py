"""Real KPI histories (transport, hospitals, public services), where they lie beside this repository."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.domain.plan import Direction, Kpi, Measurement
from advisor.kpi.health import health_of
from advisor.kpi.odds import odds_of
from advisor.kpi.series import judged, series_of

SHARED = Path(__file__).parents[3] / "shared" / "kpi"
DIRECTIONS: dict[str, Direction] = {"higher": "up", "lower": "down"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared KPI histories are not beside this repository")


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.fixture(scope="module")
def kpis() -> list[Kpi]:
    histories = defaultdict(list)
    with gzip.open(SHARED / "history.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            missing = row["kpi_id"].startswith("mta") and number(row["actual"]) == 0
            actual = None if missing else number(row["actual"])
            histories[row["kpi_id"]].append(Measurement(row["period"], actual, number(row["target"])))
    with (SHARED / "kpis.csv").open(encoding="utf-8") as file:
        return [
            Kpi(
                id=row["kpi_id"],
                name=row["kpi_name"],
                unit=row["unit"] or None,
                direction=DIRECTIONS.get(row["direction"]),
                history=tuple(histories[row["kpi_id"]]),
            )
            for row in csv.DictReader(file)
        ]


def test_every_history_has_a_health(kpis: list[Kpi]) -> None:
    states = Counter(health_of(series_of(kpi)).state for kpi in kpis)
    assert states["no-data"] <= 10
    assert 0.05 <= states["unhealthy"] / len(kpis) <= 0.2
    assert 0.5 <= states["healthy"] / len(kpis) <= 0.75


def test_few_targets_are_met_always_or_never(kpis: list[Kpi]) -> None:
    long = [found for kpi in kpis if len(found := judged(series_of(kpi))) >= 8]
    always = sum(all(met for _, met in found[-24:]) for found in long)
    never = sum(not any(met for _, met in found) for found in long)
    assert always <= 0.1 * len(long) and never <= 0.1 * len(long)


def cases() -> Iterator[tuple[float, int]]:
    """The chance of a miss that we give, and what came to pass."""
    for line in (SHARED / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        history = tuple(Measurement(row["period"], row["actual"], row.get("target")) for row in case["history"])
        chance = odds_of(series_of(Kpi(direction=case["direction"], target=case["target"], history=history)))
        if chance is not None:
            yield 1 - chance, case["missed"]


def test_the_odds_are_no_worse_than_counting_misses() -> None:
    told = list(cases())
    brier = sum((chance - missed) ** 2 for chance, missed in told) / len(told)
    assert len(told) > 2000
    assert brier < 0.156  # what counting misses in a row reaches on all cases
