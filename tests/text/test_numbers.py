"""Every way in which people write a figure, and the numbers that are none."""

from __future__ import annotations

import pytest

from advisor.text.figure import Figure, read_figure
from advisor.text.numerals import parse_number
from advisor.text.quantity import Comparator, QuantityKind
from advisor.text.statement import read_statement
from tests.text.figures import figure_of, figures_of

WRITTEN: list[tuple[str, str, float, str | None, QuantityKind]] = [
    # shares
    ("Churn of 15%", "15%", 15, "%", "percent"),
    ("Churn of 15 %", "15 %", 15, "%", "percent"),
    ("Uptime of 99.95%", "99.95%", 99.95, "%", "percent"),
    ("Lateness of 7,5 %", "7,5 %", 7.5, "%", "percent"),
    ("Scrap of 3‰", "3‰", 3, "‰", "percent"),
    ("Churn of 5 percent", "5 percent", 5, "%", "percent"),
    ("Churn of 5 per cent", "5 per cent", 5, "%", "percent"),
    ("Three nines for the tills", "Three nines", 99.9, "%", "percent"),
    ("Five nines for the tills", "Five nines", 99.999, "%", "percent"),
    ("A third of members vote", "A third", 1 / 3, None, "ratio"),
    ("Two thirds of members vote", "Two thirds", 2 / 3, None, "ratio"),
    ("Half of our members vote", "Half", 0.5, None, "ratio"),
    ("Half the members vote", "Half", 0.5, None, "ratio"),
    ("A quarter of members vote", "A quarter", 0.25, None, "ratio"),
    ("Three quarters of members vote", "Three quarters", 0.75, None, "ratio"),
    ("A tenth of members vote", "A tenth", 0.1, None, "ratio"),
    ("3/4 of members vote", "3/4", 0.75, None, "ratio"),
    ("Host rating of 4/5", "4/5", 0.8, None, "ratio"),
    ("9 out of 10 members vote", "9 out of 10", 0.9, None, "ratio"),
    ("Two out of three members vote", "Two out of three", 2 / 3, None, "ratio"),
    ("1 in 8 members votes", "1 in 8", 0.125, None, "ratio"),
    ("One in five members votes", "One in five", 0.2, None, "ratio"),
    ("34 of 40 plants certified", "34 of 40", 0.85, None, "ratio"),
    # points are no percentages
    ("Margin up 5 percentage points", "5 percentage points", 5, "points", "points"),
    ("Margin up 5 pp", "5 pp", 5, "points", "points"),
    ("Margin up 5 pts", "5 pts", 5, "points", "points"),
    # counts
    ("Sign 12 tenants", "12", 12, None, "number"),
    ("Sign three tenants", "three", 3, None, "number"),
    ("Sign one paying tenant", "one", 1, None, "number"),
    ("Sign 1,200 tenants", "1,200", 1200, None, "number"),
    ("Sign 1 500 tenants", "1 500", 1500, None, "number"),
    ("Sign 1\u00a0500 tenants", "1\u00a0500", 1500, None, "number"),
    ("Sign 1\u202f500 tenants", "1\u202f500", 1500, None, "number"),
    ("Sign 1.200 tenants", "1.200", 1200, None, "number"),
    ("Sign 1.5k tenants", "1.5k", 1500, None, "number"),
    ("Sign 20K tenants", "20K", 20_000, None, "number"),
    ("Sign 2m tenants", "2m", 2_000_000, None, "number"),
    ("Sign 3.5 million tenants", "3.5 million", 3_500_000, None, "number"),
    ("Sign three hundred tenants", "three hundred", 300, None, "number"),
    ("Sign a hundred tenants", "a hundred", 100, None, "number"),
    ("Sign a dozen tenants", "a dozen", 12, None, "number"),
    ("Sign two dozen tenants", "two dozen", 24, None, "number"),
    ("Plant a million trees", "a million", 1_000_000, None, "number"),
    ("Average of 11 and a half", "11 and a half", 11.5, None, "number"),
    ("0 lost bags", "0", 0, None, "number"),
    ("Zero lost bags", "Zero", 0, None, "number"),
    ("Serve 100/day", "100", 100, None, "number"),
    # money
    ("Sales of $2M", "$2M", 2_000_000, "$", "money"),
    ("Sales of $ 10", "$ 10", 10, "$", "money"),
    ("Sales of 10$", "10$", 10, "$", "money"),
    ("Sales of €50k", "€50k", 50_000, "€", "money"),
    ("Sales of €2,5 Mio. in Graz", "€2,5 Mio.", 2_500_000, "€", "money"),
    ("Sales of £1.2bn", "£1.2bn", 1_200_000_000, "£", "money"),
    ("Sales of $5 million", "$5 million", 5_000_000, "$", "money"),
    ("Sales of EUR 300", "EUR 300", 300, "EUR", "money"),
    ("Sales of 2 million euros", "2 million euros", 2_000_000, "euros", "money"),
    # times and sizes
    ("Answer in 90s", "90s", 90, "s", "duration"),
    ("Answer in 100 ms", "100 ms", 100, "ms", "duration"),
    ("Answer in three weeks", "three weeks", 3, "weeks", "duration"),
    ("Answer in 3 working days", "3 working days", 3, "working days", "duration"),
    ("Answer in 3 business days", "3 business days", 3, "business days", "duration"),
    ("Bundle of 12 kg", "12 kg", 12, "kg", "size"),
    ("Bundle of 500 kb", "500 kb", 500, "kb", "size"),
    ("Film at 60 fps", "60 fps", 60, "fps", "size"),
    # changes
    ("Double our reach", "Double", 2, None, "factor"),
    ("Triple our reach", "Triple", 3, None, "factor"),
    ("Halve complaints", "Halve", 0.5, None, "factor"),
    ("Grow output tenfold", "tenfold", 10, None, "factor"),
    ("Reach 3x the output", "3x", 3, "x", "factor"),
    ("Reach 1.5 x the output", "1.5 x", 1.5, "x", "factor"),
    ("Reach 3 times the output", "3 times", 3, "x", "factor"),
    ("Twice as many donors", "Twice", 2, None, "factor"),
    ("Searches an order of magnitude faster", "an order of magnitude", 10, None, "factor"),
    # ranks
    ("Be in the top 5 of the league", "top 5", 5, None, "rank"),
    ("Finish in the top three", "top three", 3, None, "rank"),
    ("Ranked 3rd in the league", "3rd", 3, None, "rank"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "kind"), WRITTEN)
def test_a_figure_is_read_however_it_is_written(
    text: str, words: str, value: float, unit: str | None, kind: QuantityKind
) -> None:
    found = figure_of(text)
    assert (found.text, found.unit, found.kind) == (words, unit, kind)
    assert found.value == pytest.approx(value)
    assert not found.redacted
    assert found.span.of(text) == words


COMPARED: list[tuple[str, str, Comparator | None]] = [
    ("p99 < 100 ms", "100 ms", "at-most"),
    ("p99 <= 100 ms", "100 ms", "at-most"),
    ("p99 under 100 ms", "100 ms", "at-most"),
    ("Answered in 8 hours or less", "8 hours", "at-most"),
    ("Answered in 8 hours or fewer", "8 hours", "at-most"),
    ("Answered within 8 hours", "8 hours", "at-most"),
    ("No more than 2 defects", "2", "at-most"),
    ("Not more than 2 defects", "2", "at-most"),
    ("Fewer than 2 defects", "2", "at-most"),
    ("Less than 2% waste", "2%", "at-most"),
    ("At most 2 defects", "2", "at-most"),
    ("Up to 40 guests", "40", "at-most"),
    ("Max 40 guests", "40", "at-most"),
    ("Waste below 2%", "2%", "at-most"),
    ("Not less than 90% of seats sold", "90%", "at-least"),
    ("No fewer than 12 clinics signed", "12", "at-least"),
    ("At least 12 clinics signed", "12", "at-least"),
    ("At least one clinic signed", "one", "at-least"),
    ("More than 12 clinics signed", "12", "at-least"),
    ("Over 12 clinics signed", "12", "at-least"),
    ("A minimum of 12 clinics signed", "12", "at-least"),
    ("12+ clinics signed", "12", "at-least"),
    ("12 or more clinics signed", "12", "at-least"),
    ("Occupancy ≥ 90%", "90%", "at-least"),
    ("Occupancy >= 90%", "90%", "at-least"),
    ("Occupancy > 90%", "90%", "at-least"),
    ("Occupancy above 90%", "90%", "at-least"),
    ("Around 30 guests a night", "30", "about"),
    ("~30 guests a night", "30", "about"),
    ("Roughly 30 guests a night", "30", "about"),
    ("30 guests a night", "30", None),
]


@pytest.mark.parametrize(("text", "words", "comparator"), COMPARED)
def test_the_words_around_a_figure_say_how_it_is_compared(text: str, words: str, comparator: Comparator | None) -> None:
    found = figure_of(text)
    assert (found.text, found.comparator) == (words, comparator)


PAIRS = [
    ("Cut the wait from 24 to 8 hours", [("24", 24), ("8 hours", 8)]),
    ("Cut the wait to 24 hours, down by 48", [("24 hours", 24), ("48", 48)]),
    ("Reader score rises from 32 to 55", [("32", 32), ("55", 55)]),
    ("Cost per meal from $4.20 to $3", [("$4.20", 4.2), ("$3", 3)]),
    ("Share of repeat guests 31 % → 40 %", [("31 %", 31), ("40 %", 40)]),
    ("Raise the pass mark by 5 points to 60%", [("5 points", 5), ("60%", 60)]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_two_figures_are_two(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(found.text, found.value) for found in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Sign 2-3 pilots", "2-3", 2, 3),
        ("Sign 2–3 pilots", "2–3", 2, 3),
        ("Draw 10–15k visitors", "10–15k", 10_000, 15_000),
        ("Cut costs by 10-15%", "10-15%", 10, 15),
        ("Raise €10-15k", "€10-15k", 10_000, 15_000),
    ],
)
def test_a_range_has_two_ends(text: str, words: str, low: float, high: float) -> None:
    found = figure_of(text)
    assert (found.text, found.value, found.high) == (words, low, high)


@pytest.mark.parametrize(
    ("text", "words", "kind", "unit"),
    [
        ("Raise sales to $X", "$X", "money", "$"),
        ("Sign N7 clinics", "N7", "number", None),
        ("Reach X% of schools", "X%", "percent", "%"),
        ("Draw XX visitors", "XX", "number", None),
        ("Grow sales to €N4", "€N4", "money", "€"),
    ],
)
def test_a_withheld_figure_counts_without_a_value(text: str, words: str, kind: str, unit: str | None) -> None:
    statement = read_statement(text)
    assert statement.quantified
    (found,) = statement.quantities
    assert (found.text, found.kind, found.unit, found.value, found.redacted) == (words, kind, unit, None, True)


@pytest.mark.parametrize(
    ("text", "words"), [("Hundreds of schools join", "Hundreds"), ("Win dozens of bids", "dozens")]
)
def test_a_loose_count_is_a_figure_without_a_value(text: str, words: str) -> None:
    found = figure_of(text)
    assert (found.text, found.value, found.redacted) == (words, None, False)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Every ward has a lift", "Every", None),
        ("All wards have a lift", "All", None),
        ("Each ward has a lift", "Each", None),
        ("No guest waits", "No", 0),
        ("Nobody waits at the till", "Nobody", 0),
        ("None of the wards is closed", "None", 0),
    ],
)
def test_all_and_none_set_a_bar(text: str, words: str, value: float | None) -> None:
    found = figure_of(text)
    assert (found.text, found.value, found.kind) == (words, value, "quantifier")


NO_FIGURE = [
    # dates, quarters, years
    "Open the depot by 31 March 2026",
    "Open the depot by 2026-03-31",
    "Open the depot by 31.03.2026",
    "Open the depot by 30/06/2026",
    "Open the depot in Q3",
    "Open the depot in H2 FY26",
    "Open the depot in 2027",
    "Publish the 2030 strategy",
    "Win the World Cup 2026",
    # versions, standards, parts, issue numbers
    "Ship v4.0.1 of the till",
    "Release 2.0 of the till",
    "Move the tills to Python 3.12",
    "Close issue #123",
    "Pass ISO 9001",
    "Pass the SOC 2 audit",
    "Finish phase 2 of the bridge",
    "Finish stage 3 of the trial",
    "Print section 21 of the guide",
    "Repaint Room 101",
    # names
    "Offer COVID-19 tests",
    "Offer 24/7 support",
    "Introduce 360-degree feedback",
    "Win B2B leads",
    "Fix P1 bugs",
    "Move the site to Angular 17",
    "Move to S3 buckets",
    "Use IPv6 in the depot",
    "Open the Route 66 museum",
    "Print an A4 leaflet",
    "Coach the T20 side",
    # which, not how many
    "Merge the two regions",
    "Rewire our 5 offices",
    "Visit the largest five plants",
    "Sell to shops with 50+ staff",
    "Repaint the third floor",
    "Equip first aid rooms",
    "Sell to shops in one place",
    "One of the wards reopens",
    "Write a one-page summary",
    # idioms and rhythms
    "Guests no longer queue",
    "Call donors every Friday",
    "Meet once a week",
    "Any member may vote",
    "A nurse on the ward",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_a_number_that_names_or_dates_is_no_figure(text: str) -> None:
    statement = read_statement(text)
    assert [found.text for found in statement.quantities] == []
    assert not statement.quantified
    assert statement.target is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", 15),
        ("1,200", 1200),
        ("12,345,678", 12_345_678),
        ("2,5", 2.5),
        ("0,125", 0.125),
        ("1.000.000", 1_000_000),
        ("99.95", 99.95),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
    ],
)
def test_digits_with_separators_have_a_value(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("55", Figure(55, None)),
        ("-3.5", Figure(-3.5, None)),
        ("15 %", Figure(15, "%")),
        ("$2M", Figure(2_000_000, "$")),
        ("1,200", Figure(1200, None)),
        ("-5 %", Figure(-5, "%")),
        ("40 seats", Figure(40, "seats")),
        ("3 days", Figure(3, "days")),
        ("soon", None),
        ("", None),
        ("X %", None),
        ("2-3", None),
        ("all", None),
        ("from 3 to 5", None),
        ("about 12 or so, we think", None),
    ],
)
def test_a_field_for_a_figure_holds_one_or_none(text: str, expected: Figure | None) -> None:
    assert read_figure(text) == expected
