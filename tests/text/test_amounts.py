"""Separators, fractions, units, ranges and comparisons of figures, and digits that only look like figures."""

from __future__ import annotations

import math

import pytest

from advisor.text.figure import Figure, read_figure
from advisor.text.numerals import parse_number
from advisor.text.quantity import Comparator, QuantityKind
from tests.text.figures import figure_of, figures_of


@pytest.mark.parametrize("text", ["1.2,1.3", "1,2.3.4", "1.200,50.10", "1,2,3", "4.0.1", "1'2", "1,20,3"])
def test_digits_that_are_no_one_number_have_no_value(text: str) -> None:
    assert parse_number(text) is None
    assert read_figure(text) is None
    assert figures_of(f"Sell {text} tickets") == ()
    assert figures_of(f"Sell for €{text}") == ()


def test_no_value_is_infinite() -> None:
    assert parse_number("9" * 305) is None
    assert read_figure("9" * 400) is None
    for text in ("9" * 305 + " million", "1" + " 000" * 200, "9" * 99 + " million / 0." + "0" * 99 + "1"):
        assert all(found.value is None or math.isfinite(found.value) for found in figures_of(f"Sell {text} tickets"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1'200", 1200),
        ("1’200.50", 1200.5),
        ("1.234.567,8", 1_234_567.8),
        ("12,34,567", 1_234_567),
        (".5", 0.5),
        ("1e6", 1e6),
        ("1.5e3", 1500),
        ("1234,567", 1234.567),
    ],
)
def test_separators_are_told_from_decimal_signs(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nan", None),
        ("inf", None),
        ("-Infinity", None),
        ("1e400", None),
        ("1_000", None),
        ("1e6", Figure(1e6, None)),
        ("-.5", Figure(-0.5, None)),
        ("1'200 kWh", Figure(1200, "kWh")),
        ("5%-10%", None),
    ],
)
def test_a_field_holds_a_finite_number(text: str, expected: Figure | None) -> None:
    assert read_figure(text) == expected


WRITTEN: list[tuple[str, str, float, str | None, QuantityKind]] = [
    # separators
    ("Welcome 1.000.000 visitors to the zoo", "1.000.000", 1_000_000, None, "number"),
    ("Plant 1'200 oaks", "1'200", 1200, None, "number"),
    ("Cut breakage to .5%", ".5%", 0.5, "%", "percent"),
    ("Archive 2e6 maps", "2e6", 2_000_000, None, "number"),
    ("Raise $1 500 for the choir", "$1 500", 1500, "$", "money"),
    # parts
    ("Cut spillage to ½ %", "½ %", 0.5, "%", "percent"),
    ("¾ of nurses vote", "¾", 0.75, None, "ratio"),
    ("Shorten the tour to 1½ hours", "1½ hours", 1.5, "hours", "duration"),
    ("Shorten the tour to 2 1/4 hours", "2 1/4 hours", 2.25, "hours", "duration"),
    ("Shorten the tour to two and a half hours", "two and a half hours", 2.5, "hours", "duration"),
    ("Print one and a half million ballots", "one and a half million", 1_500_000, None, "number"),
    ("Feed half a million bees", "half a million", 500_000, None, "number"),
    ("Answer the night line in half an hour", "half an hour", 0.5, "hour", "duration"),
    ("Train twenty-five lifeguards", "twenty-five", 25, None, "number"),
    ("Two-thirds of tenants recycle", "Two-thirds", 2 / 3, None, "ratio"),
    ("One third of tenants recycle", "One third", 1 / 3, None, "ratio"),
    ("Cut peat use by more than half", "half", 0.5, None, "ratio"),
    ("Cut peat use by a quarter", "a quarter", 0.25, None, "ratio"),
    ("Cut peat use by at least one quarter", "one quarter", 0.25, None, "ratio"),
    # units
    ("Raise £2.5 m for the roof", "£2.5 m", 2_500_000, "£", "money"),
    ("The barrier opens in 2 s", "2 s", 2, "s", "duration"),
    ("Hold kiln checks below 3 h per week", "3 h", 3, "h", "duration"),
    ("Ship spares within 12 d.", "12 d", 12, "d", "duration"),
    ("Cut the bakery to 40 kWh a day", "40 kWh", 40, "kWh", "size"),
    ("Hold the archive under 300 GB", "300 GB", 300, "GB", "size"),
    ("Bring in CHF 300", "CHF 300", 300, "CHF", "money"),
    # a rank to reach, and none at all
    ("Be #1 in the tea trade", "#1", 1, None, "rank"),
    ("Become number 2 in the league", "number 2", 2, None, "rank"),
    ("Become number one in Graz", "number one", 1, None, "rank"),
    ("Score #1 on the wine list", "#1", 1, None, "rank"),
    ("Be No. 1 in tea", "No. 1", 1, None, "rank"),
    ("Not a single parcel is lost", "Not a single", 0, None, "quantifier"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "kind"), WRITTEN)
def test_a_figure_is_read_as_written(text: str, words: str, value: float, unit: str | None, kind: QuantityKind) -> None:
    found = figure_of(text)
    assert (found.text, found.unit, found.kind) == (words, unit, kind)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("Raise $10k–$15k from alumni", "$10k–$15k", 10_000, 15_000, "$"),
        ("Raise between €10k and €15k", "€10k and €15k", 10_000, 15_000, "€"),
        ("Draw 10k–15k fans", "10k–15k", 10_000, 15_000, None),
        ("Trim heating by 5%-10%", "5%-10%", 5, 10, "%"),
        ("Trim heating by 5% to 10%", "5% to 10%", 5, 10, "%"),
        ("Trim heating by about 5 to 10%", "5 to 10%", 5, 10, "%"),
        ("Keep moisture between 5% and 10%", "5% and 10%", 5, 10, "%"),
        ("Between 5 and 10 million readers", "5 and 10 million", 5_000_000, 10_000_000, None),
        ("Between 500 and 2k readers", "500 and 2k", 500, 2000, None),
        ("Trim queues by 10 min to 15 min", "10 min to 15 min", 10, 15, "min"),
        ("Raise 10k-15k € for the school", "10k-15k €", 10_000, 15_000, "€"),
        ("Ovens warm up in 10ms-20ms", "10ms-20ms", 10, 20, "ms"),
    ],
)
def test_a_range_may_say_its_unit_at_both_ends(text: str, words: str, low: float, high: float, unit: str) -> None:
    found = figure_of(text)
    assert (found.text, found.value, found.high, found.unit) == (words, low, high, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yield moves from 5% to 10%", ["5%", "10%"]),
        ("Yield 5% to 10%", ["5%", "10%"]),
        ("Grow renewals by 10% to 110%", ["10%", "110%"]),
        ("Grow the crew by 5 to 20", ["5", "20"]),
        ("Grow the crowd by 5k to 10k", ["5k", "10k"]),
        ("Win 10k–15 wards", ["10k", "15"]),
        ("Cut rejects 10% - sign 20 growers", ["10%", "20"]),
        ("Close between 5 wards and 10 clinics", ["5", "10"]),
    ],
)
def test_a_change_is_no_range(text: str, expected: list[str]) -> None:
    assert [found.text for found in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Max. 3 recalls", "at-most"),
        ("Hold recalls to max. 3 per plant", "at-most"),
        ("Min. 3 recalls", "at-least"),
        ("3 recalls max", "at-most"),
        ("3 recalls at the most", "at-most"),
        ("3 late trains or fewer per day", "at-most"),
        ("3 open days or more", "at-least"),
        ("Visit 5 farms at least", "at-least"),
        ("Visit 5 farms at least once", None),
        ("Visit 5 farms plus a mill", None),
        ("Visit 5 farms and more mills", None),
    ],
)
def test_a_comparison_may_follow_what_is_counted(text: str, comparator: Comparator | None) -> None:
    assert figure_of(text).comparator == comparator


@pytest.mark.parametrize(
    "text",
    [
        # names
        "Windows 11 runs on the tills",
        "Move the tills to Windows 11",
        "Boeing 737 fleet is grounded",
        "Cut HTTP 500 errors",
        "Roll out 5G in the port",
        "Print 3D hips",
        "Adopt 2FA in the bank",
        "Meet WCAG 2.1 criteria",
        "EN 301 549 is met",
        "Tier 1 suppliers deliver",
        "Article 6 checks pass",
        "Key result 2 is met",
        "Fix bug #2 in the till",
        "Repaint bus No. 3",
        "Win 3rd-party audits",
        "Sell 3D-printed hips",
        "Develop half a day workshop on soil",
        # people of an age
        "Reach more under 25s",
        "Grow the share of under 25s",
        "Swim lessons for over 60s",
        "Attract over-60s to the pool",
        # times of day, odds, rhythms
        "Open the pool at 8 am",
        "Open the pool from 8 to 10 p.m.",
        "Open the pool at 8:30",
        "Offer odds 3:1",
        "Meet every weekend",
        "Meet every Monday",
        "Meet every 2 weeks",
        "Meet every two weeks",
    ],
)
def test_digits_that_name_something_are_no_figure(text: str) -> None:
    assert [found.text for found in figures_of(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Onboard 5 clinics", "5"),
        ("Reach 40 schools", "40"),
        ("Enlist 40 new maths teachers", "40"),
        ("Trustpilot 4.5 or better", "4.5"),
        ("Page load under 25s", "25s"),
        ("Bottle 5L cans", "5L"),
        ("Draw 20K fans", "20K"),
    ],
)
def test_a_count_after_a_capital_stays_one(text: str, words: str) -> None:
    assert figure_of(text).text == words
