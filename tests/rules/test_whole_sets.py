"""Sets of goals as people hand them in: what a coach would say of each goal, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from advisor.domain.finding import Finding
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, resolve
from advisor.examples import document_of

PUSHES = ("Shops sold out of bread by noon fall from 9 to 2", "Bread in the bin falls from 11 to 5 kg a day")


def findings(objective: str, key_results: Sequence[str | dict[str, Any]]) -> list[Finding]:
    """What is found in one objective with its key results, in a quarter."""
    told = [{"title": each} if isinstance(each, str) else each for each in key_results]
    raw = {
        "cycle": {"name": "2026-Q2", "start": "2026-04-01", "end": "2026-06-30"},
        "objectives": [{"id": "o", "title": objective, "key_results": told}],
    }
    settings = resolve([Layer("test", {})], registry())
    return list(run_audit(document_of(raw), settings, settings.active(registry()), date(2026, 4, 21)).findings)


def rules_on(title: str, found: Sequence[Finding]) -> set[str]:
    """The rules that speak of the goal with a title, but for those about its fields."""
    fields = {"M801", "M804", "M805"}
    return {finding.rule for finding in found if finding.subject.title == title} - fields


@pytest.mark.parametrize(
    ("objective", "key_results"),
    [
        ("Girls stay in school after class 6", ("Drop-out falls from 38 % to 25 %", "Build 6 latrines")),
        ("Retailers trust our delivery windows", ("Late parcels fall from 44 to 20", "Introduce route planning")),
        ("Callers are back to their day in minutes", ("Average wait from 4:30 to 1:00", "Hold a training")),
        ("Shoppers find what they need in one go", ("Searches without a result fall from 19 % to 8 %",)),
        ("Admins set up single sign-on without our help", ("Set-ups without a ticket rise from 20 % to 65 %",)),
        (
            "Patients go home well",
            ({"title": "Readmissions within 30 days", "baseline": 16, "target": 12, "unit": "%"},),
        ),
    ],
)
def test_a_plain_state_that_half_of_its_key_results_show_is_left_alone(
    objective: str, key_results: tuple[str | dict[str, Any], ...]
) -> None:
    assert rules_on(objective, findings(objective, key_results)) - {"C402", "C404"} == set()


def test_a_word_of_praise_or_of_growth_needs_all_of_its_key_results() -> None:
    results = ("Drop-out falls from 38 % to 25 %", "Build 6 latrines")
    for objective in ("Our school is a great place", "Our search scales to the largest schools"):
        assert "O107" in rules_on(objective, findings(objective, results))


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("Average wait from 4:30 to 1:00", set()),
        ("Partner deals from X to Y", {"K214"}),
        ("Certified partners: TBD", {"K214"}),
        ("NPS from ? to ?", {"K214"}),
        ({"title": "The agency approves the dossier", "type": "milestone"}, set()),
        ({"title": "Certified partners", "type": "milestone"}, {"K201"}),
        ("Better website", {"K201"}),
        ("Shorter forms", {"K201"}),
        ("More articles", {"K204"}),
        ("Reports corrected after publication: 14 per month -> 3 per month", set()),
        ("Plant 300 trees", {"K204"}),
        ("Switch to green electricity", {"K204"}),
        ("Staff aware of the hygiene rules", {"K201"}),
        ("Number of applications per open position", {"K218"}),
        ("Sick days down", {"K218"}),
        ("Open 400 new accounts", set()),
        ("Commission paid to portals from €41k to €28k", set()),
        ("Solar panels on the depot roof", {"K204"}),
        ("Sign the contract with the payment provider", {"K204"}),
        ("Spend €40,000 on training", {"K219"}),
        ("Every discharge letter in plain language", set()),
        ("Subscribers who return from 300 to 900 by sending letters", {"K208"}),
        ("Guests who pay by scanning a code rise from 20 % to 30 %", set()),
    ],
)
def test_one_fault_is_told_once_and_a_sound_figure_not_at_all(title: str | dict[str, Any], rules: set[str]) -> None:
    found = findings("Our fresh bread is never sold out before noon", (*PUSHES, title))
    assert rules_on(title if isinstance(title, str) else title["title"], found) == rules


def test_a_level_that_is_held_while_others_push_is_a_guard() -> None:
    held = "Gross margin on bread stays at or above 62 %"
    severity = {finding.rule: finding.severity for finding in findings("Bread is never sold out", (held, *PUSHES))}
    assert severity["K221"] == "info"
    alone = ("Maintain availability at 99.98 %", "Keep complaints below 50 a month")
    told = findings("The grid can be relied on", alone)
    assert [finding.severity for finding in told if finding.rule == "K221"] == ["warning", "warning"]
    routine = "Continue to answer the phone"
    severity = {finding.rule: finding.severity for finding in findings("Bread is never sold out", (routine, *PUSHES))}
    assert severity.get("K221") != "info"


@pytest.mark.parametrize(
    ("title", "message"),
    [
        (
            "Cut severe incidents by 25% compared to where we are today",
            "“25%” is counted from a figure that is not said (“compared to where we are today”).",
        ),
        ("20% fewer complaints than last year", "“20%” is counted from a figure that is not said (“than last year”)."),
        ("Increase cross-sell ratio by 10%", "“10%” can mean 10 points or 10% of today's value."),
        ("Increase bookings 30% YoY", "“30%” is counted from a figure that is not said (“YoY”)."),
        (
            "Raise revenue from weddings by 12 %",
            "“12 %” can mean 12 % of today's value or 12 % of last year's or of the plan's.",
        ),
    ],
)
def test_a_change_is_read_in_the_ways_that_its_words_leave_open(title: str, message: str) -> None:
    found = findings("Bread is never sold out", (title, *PUSHES))
    assert [finding.message for finding in found if finding.rule == "K203"] == [message]


def test_work_is_called_work_and_a_thing_a_thing() -> None:
    said = {
        title: next(finding.message for finding in findings(title, PUSHES) if finding.rule == "O101")
        for title in ("Launch the partner portal", "Renovate the spa", "A new website")
    }
    assert said["Launch the partner portal"].startswith("“Launch” names work to do")
    assert said["Renovate the spa"].startswith("“Renovate” names work to do")
    assert "names a thing to make" in said["A new website"]


@pytest.mark.parametrize(
    ("objective", "unsaid"),
    [
        ("Shoppers find what they need in one go", "O102"),
        ("Be the number one platform for second-hand bikes", "O102"),
        ("Deliver projects on budget", "O101"),
        ("Reach operational readiness of plant 3", "O102"),
        ("Keep the best bakers", "O104"),
        ("Dealers sell with ease, because they know the product, trust the technology, can explain it", "O111"),
    ],
)
def test_idioms_and_reasons_are_no_fault_of_an_objective(objective: str, unsaid: str) -> None:
    assert unsaid not in rules_on(objective, findings(objective, PUSHES))


def test_a_word_that_only_describes_promises_nothing() -> None:
    found = findings("Be the first address for used bikes", ("Publish the price list", "Launch the app"))
    assert "adoption" not in next(finding.message for finding in found if finding.rule == "C414")


def test_a_state_that_milestones_alone_show_is_told_once() -> None:
    steps = ("The report is signed", "The dossier is submitted", "The agency grants approval")
    found = findings("The regulator lets us start the trial", [{"title": each, "type": "milestone"} for each in steps])
    assert rules_on("The regulator lets us start the trial", found) == {"C411"}


def test_the_words_that_a_message_quotes_are_the_ones_meant() -> None:
    titles = ("The order form is live", "Launch Titan v2", "Eliminate manual data entry")
    said = {finding.message for finding in findings("Bread is never sold out", (*titles, *PUSHES))}
    assert any("“live” says that a thing is there" in message for message in said)
    assert any(message.startswith("“Titan v2” means nothing outside the team") for message in said)
    assert any("“Eliminate” takes a thing away; done means that it is gone" in message for message in said)


def test_a_figure_that_is_not_understood_leaves_no_slot_for_another() -> None:
    found = findings("Bread is never sold out", ("Keep our 4.7 Google rating", *PUSHES))
    assert [finding.rewrite for finding in found if finding.rule == "K221"] == [None]


def test_a_level_that_is_held_keeps_a_single_family_in_check() -> None:
    pushed = "Customers waiting more than 3 minutes fall from 34 % to 8 %"
    held = "Median wait at the service desk does not rise above 9 minutes"
    objective = "Nobody waits long at the counter"
    assert "C404" not in rules_on(objective, findings(objective, (pushed, held)))
    both = (pushed, "Median wait at the service desk falls from 9 to 4 minutes")
    assert "C404" in rules_on(objective, findings(objective, both))


@pytest.mark.parametrize(
    "words",
    [
        "Deliver 96 % of orders on the promised day",
        "Ship 95 % of orders the same day",
        "Answer 90 % of calls within a minute",
        "Time to first invoice sent down to 10 minutes",
        "First paying customer",
    ],
)
def test_a_level_of_service_is_a_result(words: str) -> None:
    assert rules_on(words, findings("Clients can count on us", (words, *PUSHES))) <= {"K202", "K206"}


@pytest.mark.parametrize(
    "words",
    [
        "No patient on 4B is hurt by a fall",
        "Year 7 pupils love maths",
        "Windows 11 users feel at home",
        "The M6 is open to traffic",
    ],
)
def test_a_name_with_a_figure_is_no_target_and_a_state_no_task(words: str) -> None:
    assert not {"O101", "O102"} & rules_on(words, findings(words, PUSHES))
