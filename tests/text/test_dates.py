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
    "no later than 5 May",
    "not later than the end of May",
    "by Friday",
    # months
    "by June",
    "until June",
    "through June",
    "by May 2026",
    "by Sept. 2026",
    "in May and June",
    "by mid-May",
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
    "by the close of 2026",
    "this year",
    "next year",
    # spans of time ahead
    "within the next 6 months",
    "in the next six months",
    "in the coming months",
    # holidays, seasons and events
    "before Christmas",
    "before the summer holidays",
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
    ("Open the clinic (by 30 June)", "by 30 June"),
    ("Open the clinic, by 30 June", "by 30 June"),
    ("Open the clinic - 30 June", "30 June"),
    ("Open the clinic – Q2", "Q2"),
    ("Open the clinic (EOY)", "EOY"),
    ("Open the clinic by 30 June at the latest", "by 30 June"),
    ("Open the clinic by 30 June, with 12 nurses", "by 30 June"),
]


@pytest.mark.parametrize(("text", "due"), ELSEWHERE)
def test_a_deadline_may_stand_anywhere(text: str, due: str) -> None:
    assert deadline_of(text) == due


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
    # dates inside names
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
