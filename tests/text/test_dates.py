"""Deadlines, in the words that were written, and dates that are none."""

from __future__ import annotations

import pytest

from advisor.domain.place import Span
from advisor.text.statement import read_statement


def deadline_of(text: str) -> str | None:
    statement = read_statement(text)
    return statement.deadline.of(text) if statement.deadline else None


DUE = [
    # days
    "by 31 March 2026",
    "by March 31, 2026",
    "by March 31st",
    "by 30 June",
    "by the 30th of June",
    "by 2026-03-31",
    "by 31.03.2026",
    "by 31/03/2026",
    "on 30 June",
    "by 30-06-2026",
    "due 30 June",
    "30 June",
    "2026-06-30",
    "30/06/2026",
    "no later than 5 May",
    "no later than May",
    "not later than the end of May",
    "by Friday",
    "by next Friday",
    "this Thursday",
    # months
    "by June",
    "until June",
    "through June",
    "by May 2026",
    "by Sept. 2026",
    "in May and June",
    "by mid-May",
    "mid-May",
    "mid May",
    "between May and July",
    "between 5 May and 9 June",
    "in the last week of May",
    "in the first week of May 2026",
    "by the last day of May",
    "by week 26",
    "by the end of week 26",
    "by KW 26",
    "by end of June",
    "by the end of June",
    "by end May",
    "by end-May",
    "by the middle of May",
    "by the beginning of July",
    # quarters and halves
    "by Q3",
    "in Q3 FY24",
    "in FY24 Q3",
    "by Q3 2026",
    "by Q3'26",
    "by Q3-2026",
    "by 2026-Q3",
    "by Q3/Q4",
    "by 2026Q3",
    "by 2026 Q3",
    "by Q3/2026",
    "by Q3 of 2026",
    "by the end of the second quarter",
    "by the end of the second quarter of 2026",
    "in the first half of 2026",
    "in the first quarter 2026",
    "in the second half of the year",
    "in H1",
    "in H2 2026",
    "in late Q2",
    "by the end of Q2",
    "by end of FY26",
    "in the second quarter",
    "this quarter",
    "by the end of this quarter",
    "this half",
    # years
    "in 2026",
    "by 2026",
    "by early 2027",
    "by FY2026",
    "by EOY",
    "EOY",
    "by year end",
    "by year-end",
    "by month end",
    "by the end of the year",
    "by the end of next month",
    "by end of the school year",
    "by the end of the full financial year",
    "by end of business year",
    "by the close of 2026",
    "this year",
    "next year",
    # spans of time ahead
    "within the next 6 months",
    "in the next six months",
    "within the next 90 days",
    "in the coming months",
    # holidays, seasons and events
    "before Christmas",
    "before the summer holidays",
    "before the summer break",
    "before Black Friday",
    "by New Year",
    "by autumn",
    "by summer 2026",
    "by next spring",
    "over the summer",
    "during Ramadan",
    "at the end of term",
    "before the audit",
    "before our next board meeting",
]


@pytest.mark.parametrize("due", DUE)
@pytest.mark.parametrize("goal", ["Open the clinic", "12 hives sold", "Cut lost bags from 40 to 15"])
def test_a_deadline_is_given_in_the_words_that_were_written(goal: str, due: str) -> None:
    assert deadline_of(f"{goal} {due}") == due


@pytest.mark.parametrize("due", DUE)
def test_a_deadline_is_no_figure(due: str) -> None:
    text = f"Open the clinic {due}"
    statement = read_statement(text)
    assert statement.quantities == ()
    assert not statement.quantified
    assert statement.spans["deadline"] == Span(len("Open the clinic "), len(text))


@pytest.mark.parametrize("due", DUE[:20])
def test_the_goal_is_read_alike_with_and_without_its_deadline(due: str) -> None:
    plain, dated = read_statement("Cut lost bags from 40 to 15"), read_statement(f"Cut lost bags from 40 to 15 {due}")
    assert dated.baseline is not None
    assert dated.target is not None
    assert (dated.baseline.text, dated.target.text) == ("40", "15")
    assert (dated.kind, dated.direction, dated.metric) == (plain.kind, plain.direction, plain.metric)


ELSEWHERE = [
    ("By the end of June, open the clinic", "By the end of June"),
    ("In Q3, open the clinic", "In Q3"),
    ("Open the clinic June 30th", "June 30th"),
    ("By June open two clinics", "By June"),
    ("By 30 June open two clinics", "By 30 June"),
    ("By the end of term 80% of pupils read aloud", "By the end of term"),
    ("In Q3 three bakers join the night shift", "In Q3"),
    ("By 2026 lifts stop no more than twice a year", "By 2026"),
    ("Bakery: by June open two ovens", "by June"),
    ("Open the clinic (by 30 June)", "by 30 June"),
    ("Open the clinic, by 30 June", "by 30 June"),
    ("Hold waits below 10 minutes for the year", "for the year"),
    ("Open the clinic - 30 June", "30 June"),
    ("Open the clinic – Q2", "Q2"),
    ("Open the clinic (EOY)", "EOY"),
    ("Open the clinic by 30 June at the latest", "by 30 June"),
    ("Open the clinic by 30 June, with 12 nurses", "by 30 June"),
]


@pytest.mark.parametrize(("text", "due"), ELSEWHERE)
def test_a_deadline_may_stand_anywhere(text: str, due: str) -> None:
    assert deadline_of(text) == due


LIMITS = [
    ("Open the Leeds depot within 6 months", "within 6 months", None),
    ("Open the second bakery in two years", "in two years", None),
    ("Sign the lease in 90 days", "in 90 days", None),
    ("Hire a head chef within six weeks", "within six weeks", None),
    ("Hire two midwives within 6 weeks", "within 6 weeks", "two"),
    ("Cut lost bags from 5% to 3% within 6 months", "within 6 months", "3%"),
    ("Reach 500 readers within 12 months", "within 12 months", "500"),
    ("By May sign the lease, in 90 days", "in 90 days", None),
    ("Issue permits within 15 days", None, "15 days"),
    ("Answer complaints within 2 days", None, "2 days"),
    ("Repair a stuck lift within 4 hours", None, "4 hours"),
    ("95% of invoices paid within 30 days", None, "95%"),
    ("Close cases within 8 weeks", None, "8 weeks"),
    ("Shorten the wait for a bed to within 2 months", None, "2 months"),
]


@pytest.mark.parametrize(("text", "due", "target"), LIMITS)
def test_a_time_limit_is_a_deadline_for_what_is_done_once_and_else_a_figure(
    text: str, due: str | None, target: str | None
) -> None:
    statement = read_statement(text)
    assert deadline_of(text) == due
    assert (statement.target.text if statement.target else None) == target


@pytest.mark.parametrize("rhythm", ["every weekend", "every Tuesday", "each evening", "every summer"])
def test_a_rhythm_is_neither_date_nor_figure(rhythm: str) -> None:
    statement = read_statement(f"Open the reading room {rhythm}")
    assert statement.deadline is None
    assert not statement.quantified


@pytest.mark.parametrize("due", ["By June", "In Q3", "By the end of June,", "On 30 June:", "This quarter,"])
def test_a_goal_is_read_alike_behind_its_date(due: str) -> None:
    plain, dated = read_statement("Cut lost bags from 40 to 15"), read_statement(f"{due} cut lost bags from 40 to 15")
    assert (dated.form, dated.kind, dated.direction) == (plain.form, plain.kind, plain.direction)
    assert dated.metric == plain.metric


def test_the_later_of_two_dates_counts() -> None:
    assert deadline_of("Open the clinic by 5 May, then by 9 June") == "by 9 June"


NOT_DUE = [
    # rates and rhythms
    "Hold a call every Friday",
    "Hold a call each quarter",
    "Publish a weekly digest",
    "Publish the digest weekly",
    "Publish 3 digests per month",
    "Hold complaints to 2 a month",
    "Review the rota every year",
    # limits that hold case by case
    "Answer letters within 7 days",
    "Parcels arrive within 2 weeks of the order",
    "Reply in under 3 days",
    "Settle each claim within 6 weeks",
    "Issue permits within 60 days",
    "Finish a repair within 30 days",
    "Raise the share of repairs done within 8 weeks to 90%",
    "Shorten the wait for a bed to within 2 months",
    "Build a ward for patients discharged within 30 days",
    # what is compared, and where a figure comes from
    "Have fewer falls on the ward than in 2024",
    "Fill as many beds as last winter",
    "Twice as many pupils as in 2023",
    "Sell 10% more bread compared with 2023",
    "Cut waste by 10% compared to last year",
    "Raise rents by 5% vs. last year",
    "Raise donations 20% over 2025",
    "Ferry delays shorter than they were in October",
    "Grants of $2M, up from $1M in 2024",
    "Raise grants from $1M in 2024 to $2M",
    "Falls below 3% (Q1: 5%)",
    "Replace the 12 nurses who left in 2024",
    # spans that belong to something else
    "90% of drivers meet their mentor in their first week",
    "All cooks know the menu by the end of their second month",
    "Fewer than 3 leaks during the first month after handover",
    "Score twice in the second half of the match",
    "Hold the audience in the second half of the concert",
    "80% of callers helped in the first 5 minutes",
    "Sign the lease on the first Monday of the month",
    "Greet pilgrims on the first day of the walk",
    "Set the seed budget for 2026",
    "Write a training plan for Q3 and Q4",
    # where the date is what is begun or closed
    "Start June with 40 bookings",
    "End the year with 300 members",
    # dates inside names
    "Draw up the 2026 budget",
    "Print the Q3 report",
    "Ship version 2026-06-30 of the till",
    "Speak at the May Summit",
    "Speak at the May Summit 2026",
    "Close all Q3 renewals",
    "Close 40 Q3 renewals",
    "Beat the 2025 result of 40%",
    "Print the Christmas cards",
    "Fill the summer camp",
    "Open the Christmas market",
    "Sort the winter coats",
    "Fill the June intake",
    "Publish the half-year report",
    # where something begins
    "Win back members lost since 2020",
    "Print sales since 2020",
    "Open the clinic after June",
    # "may" and "march" as verbs, months as names
    "Patients may choose their nurse",
    "Every tenant may pay by card",
    "Recruits march 20 km",
    "Fans march to the stadium",
    "Hire May Nguyen",
    "Open the Augusta office",
    # words that only look like a time
    "Half of the nurseries inspected",
    "A quarter of visitors donate",
    "End of life phones collected",
    "Replace the last of the boilers",
    "Sell 400 season tickets",
    "Sign the long term lease",
    "Raise on time delivery to 98%",
    "Finish phase 2 of the bridge",
    "Install 3 heat pumps",
    "Ship version 2026.1 of the till",
    "Cut the price by 5%",
    "Sell seats before resellers do",
]


@pytest.mark.parametrize("text", NOT_DUE)
def test_a_date_that_sets_no_day_to_be_done_by_is_no_deadline(text: str) -> None:
    statement = read_statement(text)
    assert statement.deadline is None
    assert "deadline" not in statement.spans
