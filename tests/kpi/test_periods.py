"""What a period stands for, and how time is counted in periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.plan import Frequency
from advisor.kpi.periods import elapsed, gaps, infer_frequency, read_period


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "frequency"),
    [
        ("2025", "2025-01-01", "2025-12-31", "yearly"),
        ("2025-Q4", "2025-10-01", "2025-12-31", "quarterly"),
        ("2025Q1", "2025-01-01", "2025-03-31", "quarterly"),
        ("2024-02", "2024-02-01", "2024-02-29", "monthly"),
        ("2025-W01", "2024-12-30", "2025-01-05", "weekly"),
        ("2025W41", "2025-10-06", "2025-10-12", "weekly"),
        ("2025-10-03", "2025-10-03", "2025-10-03", "daily"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, first: str, last: str, frequency: str) -> None:
    assert read_period(text) == (day(first), day(last), frequency)


@pytest.mark.parametrize(
    "text", ["", "spring", "2025-Q5", "2025-13", "2025-W60", "2025-02-30", "0000", "2025-Q", "20251"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_periods(text: str) -> None:
    assert read_period(text) is None or len(text.strip()) >= 4


@given(st.integers(1, 9998), st.integers(1, 12))
def test_neighbouring_months_differ_by_one(year: int, month: int) -> None:
    one = read_period(f"{year:04}-{month:02}")
    after = read_period(f"{year:04}-{month + 1:02}" if month < 12 else f"{year + 1:04}-01")
    assert one is not None and after is not None
    assert after.number - one.number == 1 and after > one and (after.first - one.last).days == 1


def test_weeks_number_on_over_the_end_of_a_year() -> None:
    weeks = [read_period(text) for text in ("2020-W52", "2020-W53", "2021-W01")]
    assert [week.number - weeks[0].number for week in weeks if week and weeks[0]] == [0, 1, 2]


def test_figures_that_come_once_a_month_on_some_day_are_monthly() -> None:
    days = [read_period(text) for text in ("2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30")]
    assert infer_frequency([each for each in days if each]) == "monthly"
    assert infer_frequency([]) is None


def test_a_missing_quarter_is_a_gap_and_a_weekend_is_none() -> None:
    quarters = [read_period(text) for text in ("2025-Q1", "2025-Q3", "2025-Q4")]
    assert [before.first for before, _ in gaps(each for each in quarters if each)] == [day("2025-01-01")]
    days = [read_period(text) for text in ("2026-05-15", "2026-05-18")]
    assert gaps(each for each in days if each) == []


@pytest.mark.parametrize(
    ("since", "until", "frequency", "whole"),
    [
        ("2025-10-31", "2025-11-30", "monthly", 0),
        ("2025-10-31", "2025-12-01", "monthly", 1),
        ("2025-12-31", "2026-03-01", "monthly", 2),
        ("2025-09-30", "2026-03-31", "quarterly", 1),
        ("2025-09-30", "2026-04-01", "quarterly", 2),
        ("2023-12-31", "2025-12-31", "yearly", 1),
        ("2023-12-31", "2026-01-01", "yearly", 2),
        ("2025-10-12", "2025-10-26", "weekly", 1),
        ("2025-10-12", "2025-10-27", "weekly", 2),
        ("2026-05-15", "2026-05-19", "daily", 1),
        ("2026-05-15", "2026-05-15", "daily", 0),
        ("2026-05-15", "2026-01-01", "monthly", 0),
        ("2026-01-12", "2026-03-20", "monthly", 2),
    ],
)
def test_only_whole_periods_count(since: str, until: str, frequency: Frequency, whole: int) -> None:
    assert elapsed(day(since), day(until), frequency) == whole


@given(st.dates(), st.integers(0, 4000), st.sampled_from(["daily", "weekly", "monthly", "quarterly", "yearly"]))
def test_more_time_never_counts_fewer_periods(since: date, days: int, frequency: Frequency) -> None:
    until = date.fromordinal(min(since.toordinal() + days, date.max.toordinal() - 1))
    later = date.fromordinal(until.toordinal() + 1)
    assert 0 <= elapsed(since, until, frequency) <= elapsed(since, later, frequency)
