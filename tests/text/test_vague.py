"""Which goals rest on a word that two people would judge differently, shape by shape."""

from __future__ import annotations

import pytest

from advisor.text.statement import read_statement

VAGUE_RESULTS = """
Optimisation of the material flow
Continuous improvement of occupational safety
Improvement of the cooperation with suppliers
Build a culture of trust
Introduce a culture of feedback
Create a positive working environment
Create an environment where pupils learn from each other
Establish the clinic as the leading centre for knee surgery
Establish ourselves as a thought leader
Become the first choice for families
Provide excellent care to patients
Deliver excellent service
Have a reliable booking system
Staff feel heard
We are seen as thought leaders
Customers perceive us as a trusted adviser
The new menu is well received
Rebrand well received
The tool makes planning easier
The site provides a good experience
The teams are aligned
Managers have visibility into costs
Make sure that everyone feels included
Improve satisfaction in all stores
Higher satisfaction in all stores
Embed a safety mindset in all teams
Accelerate the approval process
Accelerate hiring
Reduce bureaucracy
Remove friction from the order process
Meet the needs of our members
Develop our people
Put the customer first
Eat healthier
Plan better
Clear roles and responsibilities
Open communication
Good feedback from parents
Pupils show more confidence in mathematics
More predictable releases
Efficient hiring process
Generate interest in the new course
"""
PLAIN_RESULTS = """
Reduction of complaints
Introduction of a new CRM
More donors
Fewer complaints
Shorter waiting times
Reach more members
Increase the number of demos with hospital groups
Bring unit costs down
Win the derby
Pass the audit
Sign the first customer in Poland
Teams know their goals
Parcels to the islands arrive the next working day
The building authority accepts the fire safety plan
No patient sleeps in a corridor
The app has a dry run
Open doors to visitors
Clear the queue
Everybody knows whom to call
"""
VAGUE_OBJECTIVES = """
Accelerate profitable growth in the Nordic countries
Lead a healthier and more balanced life
Every pupil feels safe
All customers love us
Dignified care for every resident
Board goal 2: Happier nurses
Become the hospital of choice for expectant mothers
"""
PLAIN_OBJECTIVES = """
Nobody in the district sleeps rough
No lost-time accident for a year
Every pupil can swim
Sign the first customer in Poland
Pass the driving test
Win the derby
Increase the number of daily cyclists
Increasing the # of users
Increase users
Grow premium income
Reduce unsold bread
Bring unit costs down
More followers
Migrate all accounts to the new core banking system
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(VAGUE_RESULTS))
def test_nothing_fixes_the_word_that_a_key_result_rests_on(text: str) -> None:
    reading = read_statement(text)
    assert (reading.kind, reading.vague, reading.quantified) == ("outcome", True, False)
    assert reading.spans["vague"].of(text) and reading.reasons["vague"]


@pytest.mark.parametrize("text", lines(PLAIN_RESULTS))
def test_anyone_could_see_whether_a_key_result_is_met(text: str) -> None:
    assert not read_statement(text).vague


@pytest.mark.parametrize("text", lines(VAGUE_OBJECTIVES))
def test_nothing_fixes_the_word_that_an_objective_rests_on(text: str) -> None:
    assert read_statement(text, "objective").vague


@pytest.mark.parametrize("text", lines(PLAIN_OBJECTIVES))
def test_anyone_could_see_whether_an_objective_is_reached(text: str) -> None:
    assert not read_statement(text, "objective").vague


@pytest.mark.parametrize(
    "text",
    [
        "Identify ten clubs and propose terms to them",
        "Pitch the exhibition to the press and get coverage in 2 papers",
        "Collect the news and send a letter every week",
        "Create a survey about quality and fairness of the marking",
        "All wards are ready: beds are made; staff can call for help; doors are wide enough",
    ],
)
def test_steps_and_parts_are_one_result(text: str) -> None:
    assert read_statement(text).compound is None


@pytest.mark.parametrize(
    "text",
    [
        "Ensure that at least 30 % of speakers are women and at least 50 % of guests fill in the form",
        "Launch the shop and hire two bakers",
    ],
)
def test_two_results_are_two(text: str) -> None:
    assert read_statement(text).compound is not None


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Raise NPS to 50. Currently 45.", "45"),
        ("Raise NPS to 50 (we are at 45)", "45"),
        ("Raise NPS to 50 (as of March: 45)", "45"),
        ("Cut the wait to 5 days rather than 9 days", "9 days"),
    ],
)
def test_where_a_figure_stands_is_read_however_it_is_said(text: str, baseline: str) -> None:
    found = read_statement(text).baseline
    assert found is not None and found.text == baseline
