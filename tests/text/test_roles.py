"""What each figure of a key result is: where it stands, where it is to arrive, by how much it changes, which way."""

from __future__ import annotations

import pytest

from advisor.text.direction import Way
from advisor.text.quantity import Quantity
from advisor.text.statement import read_statement


def words(quantity: Quantity | None) -> str | None:
    return quantity.text if quantity else None


# sentence, baseline, target, delta, direction
Row = tuple[str, str | None, str | None, str | None, Way]

FROM_TO: list[Row] = [
    ("Cut churn from 15% to 8%", "15%", "8%", None, "down"),
    ("Reduce the average wait from 24 to 8 hours", "24", "8 hours", None, "down"),
    ("Raise the share of repeat donors from 31 % to 40 %", "31 %", "40 %", None, "up"),
    ("Reader score rises from 32 to 55", "32", "55", None, "up"),
    ("Late trains fall from 9% to 4%", "9%", "4%", None, "down"),
    ("Bring the backlog down from 300 to 50", "300", "50", None, "down"),
    ("Move the pass rate from 70% to 85%", "70%", "85%", None, "up"),
    ("Take the pass rate from 70% to 85%", "70%", "85%", None, "up"),
    ("Improve the pass rate from 70% to 85%", "70%", "85%", None, "up"),
    ("Improve the reopening rate from 9% to 4%", "9%", "4%", None, "down"),
    ("Expand from 3 to 7 depots", "3", "7", None, "up"),
    ("Increase from 4 to 6 the number of vans", "4", "6", None, "up"),
    ("Shorten the close from 10 days to 4", "10 days", "4", None, "down"),
    ("Shorten the close from ten days to four", "ten days", "four", None, "down"),
    ("Cost per meal from $4.20 to $3", "$4.20", "$3", None, "down"),
    ("From $4.20 to $3 per meal", "$4.20", "$3", None, "down"),
    ("Raise the choir from about 24 to at least 40 singers", "24", "40", None, "up"),
    ("Raise the score from current 32 to 55", "32", "55", None, "up"),
    ("Attendance 88% → 93%", "88%", "93%", None, "up"),
    ("Attendance: 88% -> 93%", "88%", "93%", None, "up"),
    ("Sick days 12 => 9 per head", "12", "9", None, "down"),
    ("Attendance up from 88% to 93%", "88%", "93%", None, "up"),
    ("Returns down from 9% to 4%", "9%", "4%", None, "down"),
    ("Raise the score to 55 from 32", "32", "55", None, "up"),
    ("Reduce defects to 2% from 5%", "5%", "2%", None, "down"),
    ("Increase the score to 55 (currently 32)", "32", "55", None, "up"),
    ("Increase the score to 55 (was 32)", "32", "55", None, "up"),
    ("Score of 55 (baseline 32)", "32", "55", None, "up"),
    ("Score of 55, up from 32", "32", "55", None, "up"),
    ("Grow annual giving from €1.2M to €2M", "€1.2M", "€2M", None, "up"),
    ("Double monthly donors from 300 to 600", "300", "600", "Double", "up"),
    ("Lift the score from 32 to 55, up by 23 points", "32", "55", "23 points", "up"),
    ("Grow membership from 900", "900", None, None, "up"),
    ("Cut discharge letters from 3 days to 6 hours", "3 days", "6 hours", None, "down"),
    ("Grow the photo archive from 750 GB to 2 TB", "750 GB", "2 TB", None, "up"),
    ("Bring kerbside pickup from 90 minutes to 1 hour", "90 minutes", "1 hour", None, "down"),
    ("Bring stocktakes from 1 a week to 2 a month", "1", "2", None, "down"),
    ("Shrink offcuts from 1 in 8 to 5%", "1 in 8", "5%", None, "down"),
    ("Bring call-outs from 12 a month to zero", "12", "zero", None, "down"),
    ("Go from 2 to 6 night shelters", "2", "6", None, "up"),
    ("Move from 3 deliveries to 5 a week", "3", "5", None, "up"),
    ("Take net growth from -4% to +2%", "4%", "2%", None, "up"),
    ("Lift on-time departures to 91% from last winter's 84%", "84%", "91%", None, "up"),
    ("Bring bed occupancy to 92% from 86%", "86%", "92%", None, "up"),
    ("Error-free invoices 96% (from 91%)", "91%", "96%", None, "up"),
    ("Error-free invoices 96%, up from 91%", "91%", "96%", None, "up"),
    ("Error-free invoices 96% vs 91% last year", "91%", "96%", None, "up"),
    ("Error-free invoices 96% compared to 91% in spring", "91%", "96%", None, "up"),
    ("Error-free invoices 96% (91% today)", "91%", "96%", None, "up"),
    ("Rental yield: 4% now, 5% by December", "4%", "5%", None, "up"),
    ("Kiln downtime: 14 hours to 90 minutes", "14 hours", "90 minutes", None, "down"),
    ("Seat occupancy 71% to 80%", "71%", "80%", None, "up"),
    ("Queue time 12 to 7 minutes", "12", "7 minutes", None, "down"),
    ("Parking complaints per week: 18 to 6", "18", "6", None, "down"),
    ("Raise seat occupancy 71% to 80% on weekdays", "71%", "80%", None, "up"),
    ("Improve NPS 18 to 30", "18", "30", None, "up"),
    ("Seat occupancy 71% ⟶ 80%", "71%", "80%", None, "up"),
    ("Seat occupancy 71% ➡ 80%", "71%", "80%", None, "up"),
    ("Seat occupancy 71% --> 80%", "71%", "80%", None, "up"),
    ("Seat occupancy 71% ==> 80%", "71%", "80%", None, "up"),
    ("Net profit -5% to +3%", "5%", "3%", None, "up"),
    ("Occupancy now 71%, target 80%", "71%", "80%", None, "up"),
    ("Answer letters within 2 days instead of 5", "5", "2 days", None, "down"),
]

CHANGES: list[Row] = [
    ("Grow membership by 20%", None, None, "20%", "up"),
    ("Grow membership by a third", None, None, "a third", "up"),
    ("Increase monthly donors by 300", None, None, "300", "up"),
    ("Double the number of apprentices", None, None, "Double", "up"),
    ("Triple sales of second-hand bikes", None, None, "Triple", "up"),
    ("Halve readmissions", None, None, "Halve", "down"),
    ("Reduce scrap by half", None, None, "half", "down"),
    ("Cut paper use by two thirds", None, None, "two thirds", "down"),
    ("Cut heating costs by 10-15%", None, None, "10-15%", "down"),
    ("Cut overtime by at least 200 hours", None, None, "200 hours", "down"),
    ("Lower energy cost per tonne by €12", None, None, "€12", "down"),
    ("Improve the pass rate by 15 points", None, None, "15 points", "up"),
    ("Retention up a third", None, None, "a third", "up"),
    ("Sick days down by a fifth", None, None, "a fifth", "down"),
    ("Attendance up 5 points", None, None, "5 points", "up"),
    ("Attendance down 5 points", None, None, "5 points", "down"),
    ("Returns down 30%", None, None, "30%", "down"),
    ("15% more revenue", None, None, "15%", "up"),
    ("A 15% increase in revenue", None, None, "15%", "up"),
    ("An increase of 15% in revenue", None, None, "15%", "up"),
    ("A reduction of 5 points in churn", None, None, "5 points", "down"),
    ("30% fewer complaints", None, None, "30%", "down"),
    ("Twice as many volunteers", None, None, "Twice", "up"),
    ("3x more donors", None, None, "3x", "up"),
    ("Sales are 20% higher", None, None, "20%", "up"),
    ("Grow membership by 20% to 1,080", None, "1,080", "20%", "up"),
    ("Increase ticket sales 12%", None, None, "12%", "up"),
    ("Increase ticket sales 12% year on year", None, None, "12%", "up"),
    ("Cut energy use per bed 10%", None, None, "10%", "down"),
    ("Increase ticket sales 12% to €400k", None, "€400k", "12%", "up"),
    ("Lift eNPS 8 points (to 40)", None, "40", "8 points", "up"),
    ("Lift eNPS by 8 points to 40", None, "40", "8 points", "up"),
    ("Ticket sales +12%", None, None, "12%", "up"),
    ("Heating bill: -9 %", None, None, "9 %", "down"),
    ("Heating bill −9%", None, None, "9%", "down"),
    ("+12% returning guests", None, None, "12%", "up"),
    ("Reduce mispicks by a factor of 4", None, None, "4", "down"),
    ("Visits up by a factor of 2", None, None, "2", "up"),
    ("Shave 2 days off the month-end close", None, None, "2 days", "down"),
    ("Knock €30k off the heating bill", None, None, "€30k", "down"),
    ("Take two steps off the claims form", None, None, "two", "down"),
    ("Half as many missed appointments", None, None, "Half", "down"),
    ("3x as many apprentices", None, None, "3x", "up"),
    ("Cut peat use by 5% to 10%", None, None, "5% to 10%", "down"),
    ("Cut invoices older than 30 days to 2%", None, "2%", None, "down"),
    ("Reduce accidents of children under 12 by 10%", None, None, "10%", "down"),
    ("Return on ad spend of 4:1", None, "4:1", None, "reach"),
    ("Raise the ratio of coaches to players from 1:9 to 1:6", "1:9", "1:6", None, "up"),
    ("Win 3 of the top 20 bakeries", None, "3", None, "reach"),
    ("Collect at least x ideas from drivers", None, "x", None, "reach"),
    ("4.5-star rating on the booking site", None, "4.5", None, "reach"),
    ("Checkout is 40% quicker", None, None, "40%", "reach"),
    ("Boost recycling 15 percentage points", None, None, "15 percentage points", "up"),
    ("Increase enrolment 10 to 15%", None, None, "10", "up"),
    ("Average order value up 10% to €55", None, "€55", "10%", "up"),
]

LEVELS: list[Row] = [
    ("Grow membership to 1,200", None, "1,200", None, "up"),
    ("Bring sick leave down to 4%", None, "4%", None, "down"),
    ("Attendance up to 93%", None, "93%", None, "up"),
    ("Returns down to 4%", None, "4%", None, "down"),
    ("Cut churn to 8% or less", None, "8%", None, "down"),
    ("Raise the number of trained first aiders to 1 in 10 staff", None, "1 in 10", None, "up"),
    ("Add 50 places to the nursery", None, "50", None, "up"),
    ("Improve the pass rate to 85%", None, "85%", None, "reach"),
    ("Reach €2M in annual sales", None, "€2M", None, "reach"),
    ("Exceed 500 visitors a day", None, "500", None, "reach"),
    ("Get energy use below 80 kWh per room", None, "80 kWh", None, "reach"),
    ("Guest score of 55", None, "55", None, "reach"),
    ("Guest score ≥ 4.5", None, "4.5", None, "reach"),
    ("Response time under 5 minutes", None, "5 minutes", None, "reach"),
    ("At least 90% of calls answered", None, "90%", None, "reach"),
    ("Fewer than 3 accidents", None, "3", None, "reach"),
    ("Zero lost-time injuries", None, "Zero", None, "reach"),
    ("Nobody waits at the till", None, "Nobody", None, "reach"),
    ("Every class has an assistant", None, "Every", None, "reach"),
    ("80% of staff complete the course", None, "80%", None, "reach"),
    ("Answer 95% of letters within 24 hours", None, "95%", None, "reach"),
    ("90% of parcels delivered within 2 days", None, "90%", None, "reach"),
    ("Win 5 of 8 tenders", None, "5 of 8", None, "reach"),
    ("Sign 12 wholesale customers", None, "12", None, "reach"),
    ("Win back 40 lapsed members", None, "40", None, "reach"),
    ("Publish 5 recipes", None, "5", None, "reach"),
    ("Hire three nurses", None, "three", None, "reach"),
    ("Sell 2-3 unused buildings", None, "2-3", None, "reach"),
    ("8 pilots signed, 3 of them abroad", None, "8", None, "reach"),
    ("Sign N7 clinics", None, "N7", None, "reach"),
    ("Run 4 to 6 open evenings", None, "4", None, "reach"),
    ("Serve grades 3 to 6", None, "3", None, "reach"),
    ("Response time: 2 to 4 hours", None, "2", None, "reach"),
    ("Phone support hours 9 to 5", None, "9", None, "reach"),
    ("Pupil-teacher ratio 18 to 1", None, "18", None, "reach"),
    ("Hire 3 nurses from 2 agencies", None, "3", None, "reach"),
    ("Raise 40 leads from 5 fairs", None, "40", None, "up"),
    ("Collect feedback from about 30 tenants", None, "30", None, "reach"),
    ("Win 5 matches vs 3 rivals", None, "5", None, "reach"),
    ("Answer 95% of calls today", None, "95%", None, "reach"),
    ("Margin of +5%", None, "5%", None, "reach"),
    ("Revenue of €3M (+15%)", None, "€3M", None, "reach"),
    ("Offer 20% off the annual pass to members", None, "20%", None, "reach"),
    ("90% or better in the hygiene audit", None, "90%", None, "reach"),
    ("Booking tool used by 12 clinics", None, "12", None, "reach"),
    ("85% on time vs 70% target", None, "85%", None, "reach"),
    ("Soil moisture between -5% and +5%", None, "5%", None, "reach"),
]

HELD: list[Row] = [
    ("Keep staff turnover below 8%", None, "8%", None, "keep"),
    ("Keep the waiting list under 200", None, "200", None, "keep"),
    ("Maintain a 95% pass rate", None, "95%", None, "keep"),
    ("Stay under 2% waste", None, "2%", None, "keep"),
    ("Stay above 90% occupancy", None, "90%", None, "keep"),
    ("Uptime never falls below 99.5%", None, "99.5%", None, "keep"),
    ("Defect rate never exceeds 1%", None, "1%", None, "keep"),
    ("No more than 2 complaints per month", None, "2", None, "keep"),
    ("Never more than 4 open claims", None, "4", None, "keep"),
    ("Do not exceed 3% scrap", None, "3%", None, "keep"),
    ("Uptime does not drop below 99%", None, "99%", None, "keep"),
    ("Hold churn at 4%", None, "4%", None, "keep"),
    ("Holding the service level at 95%", None, "95%", None, "keep"),
    ("Churn stays below 4%", None, "4%", None, "keep"),
]

UNSAID: list[Row] = [
    ("Increase revenue", None, None, None, "up"),
    ("Reduce heating costs", None, None, None, "down"),
    ("Queue times are shorter", None, None, None, "down"),
    ("Launch the spring menu", None, None, None, "none"),
    ("Guests feel at home", None, None, None, "none"),
    ("Break even", None, None, None, "none"),
    ("Gross margin", None, None, None, "none"),
    ("Hold rents stable until May", None, None, None, "keep"),
    ("Late deliveries no worse than last year", None, None, None, "keep"),
    ("Costs no higher than last year", None, None, None, "keep"),
    ("Hold a stable release review", None, None, None, "none"),
]


@pytest.mark.parametrize(
    ("text", "baseline", "target", "delta", "direction"), [*FROM_TO, *CHANGES, *LEVELS, *HELD, *UNSAID]
)
def test_what_each_figure_is_and_which_way_it_goes(
    text: str, baseline: str | None, target: str | None, delta: str | None, direction: Way
) -> None:
    read = read_statement(text)
    assert (words(read.baseline), words(read.target), words(read.delta)) == (baseline, target, delta)
    assert read.direction == direction


@pytest.mark.parametrize("row", FROM_TO + CHANGES + LEVELS + HELD)
def test_each_part_stands_where_its_span_says(row: Row) -> None:
    text = row[0]
    read = read_statement(text)
    assert read.quantified
    for name in ("baseline", "target", "delta"):
        quantity: Quantity | None = getattr(read, name)
        if quantity is None:
            assert name not in read.spans
        else:
            assert read.spans[name].of(text) == quantity.text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Cut churn from 15% to 8%", "%"),
        ("Reduce the average wait from 24 to 8 hours", "hours"),
        ("Reach €2M in annual sales", "€"),
        ("Improve the pass rate by 15 points", "points"),
        ("Sign 12 wholesale customers", None),
        ("Grow membership from 900", None),
        ("Launch the spring menu", None),
    ],
)
def test_the_unit_is_that_of_the_target_or_else_of_the_change(text: str, unit: str | None) -> None:
    assert read_statement(text).unit == unit


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Cut churn from 15% to 8%", "churn"),
        ("Reader score rises from 32 to 55", "Reader score"),
        ("Reduce the average wait from 24 to 8 hours", "average wait"),
        ("Response time under 5 minutes", "Response time"),
        ("Guest score of 55", "Guest score"),
        ("Shave 2 days off the payroll close", "payroll close"),
        ("Reduce mispicks by a factor of 4", "mispicks"),
        ("Half as many missed appointments", "missed appointments"),
        ("20% fewer no-shows", "no-shows"),
        ("Heating bill -9 %", "Heating bill"),
        ("Never exceed 85% bed occupancy", "bed occupancy"),
        ("Late deliveries no worse than last year", "Late deliveries"),
        ("Hold rents stable", "rents"),
        ("Launch the spring menu", None),
        ("Hire three nurses", None),
    ],
)
def test_the_metric_is_named_in_its_own_words(text: str, metric: str | None) -> None:
    assert read_statement(text).metric == metric


@pytest.mark.parametrize(
    ("text", "said", "direction"),
    [
        ("Raise the score from 55 to 32", "up", "down"),
        ("Reduce sick days from 9 to 12", "down", "up"),
        ("Raise the score from 32 to 55", "up", "up"),
        ("Score of 55", "none", "reach"),
    ],
)
def test_a_verb_that_contradicts_its_figures_can_be_told(text: str, said: Way, direction: Way) -> None:
    read = read_statement(text)
    assert (read.said, read.direction) == (said, direction)


@pytest.mark.parametrize(
    "text", ["Guest score of 55 (1.0)", "Publish 5 recipes (3 done)", "Sign 12 clinics [4 so far]"]
)
def test_a_note_in_brackets_is_no_target(text: str) -> None:
    read = read_statement(text)
    assert read.target is not None
    assert read.target.text in {"55", "5", "12"}
    assert read.baseline is None
