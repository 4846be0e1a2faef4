"""What a goal promises: clear cases of every field of work, on which careful readers of the guide agree."""

from __future__ import annotations

import pytest

from advisor.text.sentence import Kind
from advisor.text.statement import read_statement

OUTCOMES = """
# health
Patients are seen within 30 minutes of arrival
Readmissions after hip surgery fall from 9% to 5%
Fewer than 2 infections per 1,000 bed days
Median wait for a scan below 20 minutes
95% of discharge letters reach the family doctor within two days
Nurses recommend the ward as a place to work
# schools
Pupils read for pleasure every day
Raise maths pass rate to 82%
90% of parents attend the spring evening
Nine out of ten leavers find an apprenticeship
# factories
Scrap rate down to 1.5%
Cut changeover time from 50 to 20 minutes
No lost-time accidents
Unplanned downtime below 2 hours a week
Energy per tonne falls by 12%
# public bodies
Building permits issued within 20 days
Residents trust the council with their data
70% of applications arrive online
# retail
Basket size rises from €31 to €36
40% of shoppers use self-checkout
Customers come back within a month
# people
Regretted departures fall from 11% to 6%
Time to hire below 35 days
Women hold 40% of management posts
# finance
Days sales outstanding from 58 to 45
Overdue invoices below 3%
Gross margin reaches 38%
# software
Crash-free sessions at 99.8%
p95 latency below 250 ms
3 outside contributors merge a change
Half of new accounts invite a colleague in the first week
# charities
Monthly donors grow from 800 to 1,100
200 families move into permanent homes
Reach £250k in legacy income
# sport
Finish in the top three
Average attendance of 4,200
Season-ticket renewals reach 92%
60 juniors train every week
# travel and farming
Hold fares steady over the winter
Hold milk yield at 28 litres
Go from 2 to 6 night shelters
We go from 40 to 60 berths
Knock €30k off the feed bill
Late departures no worse than last year
Contracts signed in May
On-time departures rise from 78% to 88%
Visitors rate the exhibition 4.6 out of 5
# a pair of figures shows what moves, whatever words stand before it
Kittens rehomed within a month rise from 48% to 75%
Mechanics who feel trusted rise from 35% to 60%
Unpaid bills fall from 19 to 7 a week
Permit forms from 14 to 5
Loaves baked before six go up from 300 to 900
Masks are fitted in 2 days instead of 9
Audit score 85
Pass rate of 91%
Dispatch 95% of parcels on time
A dozen clinics publish their waiting times with us
Permits taken up by residents
# things in the world, whose state is said
Ferries leave on time
Grants are paid promptly
Nobody waits in the corridor
Prescriptions never get lost
Heating costs below €180k
Milk arrives within 4 hours of milking
Close the gap between the north and the south
Bridge the gap in weekend cover
Parcels ship the same day
Deliveries reach customers cold
Parents quickly find the right teacher
Issue licences within 10 days
Keep the reserve above £2M
Have at least 3 clubs join the league
Keeps food waste under 4% of sales
Crop losses fall by a fifth
Sign 12 tenants
Win 4 public tenders
"""

OUTPUTS = """
# health
Open a night clinic in the harbour district
Publish the new hygiene handbook
Install bedside alarms in 40 rooms
Hire six midwives
Buy a second scanner
# schools
Build a chemistry lab
Translate the homework portal into Turkish
Publish 30 lesson plans
Recruit four teaching assistants
Draft the bullying policy
# factories
Replace the paint line
Migrate maintenance records to the new system
Decide on the site of the second warehouse
Complete the fire-safety audit report
# public bodies
Publish the budget in plain language
Adopt the flood plan
Agree a pay deal with the union
# retail
Open five shops
Roll out self-checkout to 60 stores
Redesign the loyalty card
# people
Write the parental leave policy
Launch the mentoring programme
Set up a works council
# finance
Automate bank reconciliation
Select a payroll provider
# software
Ship the offline mode
Deprecate the old importer
The app supports single sign-on
Document every endpoint
The portal shows opening hours
The kiosk accepts cards
# charities
Open a food bank in Dundee
Print the annual report
# sport
Build a second pitch
Appoint a goalkeeping coach
Sports hall reopened
# travel and farming
Renovate the east wing
Plant 3 km of hedges
New boiler installed
Train all stewards
Visitor map
Fit 40 smoke alarms
Dig the foundations
Register the charity in Wales
Draft, review and sign the lease
The viewer app opens scanned files
Close the Bonn office
Once the hall is dry, repaint the east wall
Publish the fare table - Owner @ada
"""

ACTIVITIES = """
# calls, and what comes round again
Phone 40 lapsed donors
Email every member
Sample 12 wells
Make 200 sales calls
Do monthly stock checks
Provide weekly tips
Prepare for the inspection
Have one open day per month
Keep running the soup kitchen
Debrief every volunteer
Twice a year, hold a members' assembly
For each site, support the safety team
Meet growers every month
# health
Hold weekly hygiene briefings
Attend two nursing conferences
Continue work on the rota
# schools
Run a parents' evening each month
Support new teachers
Conduct 25 classroom visits
# factories
Organise a safety week
Explore predictive maintenance
Monitor tool wear
# public bodies
Hold three public hearings
Consult residents on the tram route
Work with the police on road safety
# retail
Run a summer promotion
Test three shelf layouts
# people
Conduct exit interviews
Hold monthly one-to-ones
Interview 30 candidates
Encourage managers to give feedback
# finance
Review supplier contracts
Process invoices daily
Analyse travel costs
# software
Investigate flaky tests
Attend the Rust meetup
Research caching options
# charities
Attend four street fairs
Organise a charity run
Network with other charities
Talk to former volunteers
# sport
Hold two training camps
Scout 30 players
Practise penalties
# travel and farming
Visit 30 farms
Test four seed varieties
Run 4 workshops
"""

UNCLEAR = """
Marketing
Documentation
Recruiting
Sustainability
Hiring
"""


def sentences(block: str) -> list[str]:
    return [line for line in block.splitlines() if line and not line.startswith("#")]


CASES: list[tuple[str, Kind]] = [
    *((text, "outcome") for text in sentences(OUTCOMES)),
    *((text, "output") for text in sentences(OUTPUTS)),
    *((text, "activity") for text in sentences(ACTIVITIES)),
    *((text, "unclear") for text in sentences(UNCLEAR)),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_what_a_key_result_promises(text: str, kind: Kind) -> None:
    assert read_statement(text).kind == kind


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_the_verdict_names_its_words_and_its_reason(text: str, kind: Kind) -> None:
    statement = read_statement(text)
    assert statement.spans["kind"].of(text).strip()
    assert statement.reasons["kind"]


@pytest.mark.parametrize(("text", "kind"), CASES[:-5])
def test_a_deadline_or_a_full_stop_changes_no_kind(text: str, kind: Kind) -> None:
    assert read_statement(f"{text} by the end of June").kind == kind
    assert read_statement(f"{text}.").kind == kind


OBJECTIVES: list[tuple[str, Kind]] = [
    ("We trust our fish counts again", "outcome"),
    ("We are ready for the storm season", "outcome"),
    ("Our wardens run their blocks like owners", "outcome"),
    ("Leaks are found before anyone slips", "outcome"),
    ("Renting a bike from us feels easy", "outcome"),
    ("Riders want to come back", "outcome"),
    ("From repair shop to bike maker", "outcome"),
    ("Run a nursery parents trust", "outcome"),
    ("Help small bakers survive the winter", "outcome"),
    ("End food waste in our canteens", "outcome"),
    ("We build the new ticket office", "output"),
    ("The team launches the new website", "output"),
    ("Our staff hold a spring fair", "activity"),
    ("Our patients feel safe at night", "outcome"),
    ("Families choose our school first", "outcome"),
    ("Every machine starts the shift ready to run", "outcome"),
    ("Residents trust the town hall again", "outcome"),
    ("Shoppers come back because they enjoy it", "outcome"),
    ("Our people grow with us", "outcome"),
    ("Developers love our documentation", "outcome"),
    ("The club pays its own way", "outcome"),
    ("Become the favourite employer in the region", "outcome"),
    ("Be the most trusted bank in town", "outcome"),
    ("Grow revenue in the Nordic countries", "outcome"),
    ("Improve patient satisfaction", "outcome"),
    ("A workplace where people speak up", "outcome"),
    ("Make commuting by bike the natural choice", "outcome"),
    ("Win back the trust of farmers", "outcome"),
    ("Safer streets around our schools", "outcome"),
    ("Reduce waste in our kitchens", "outcome"),
    ("Launch the new ticket app", "output"),
    ("Rebuild the billing system", "output"),
    ("Open a factory in Poland", "output"),
    ("Write the crisis handbook", "output"),
    ("Finish the harbour bridge", "output"),
    ("Introduce profit sharing", "output"),
    ("Redesign the museum's website", "output"),
    ("Support the sales team", "activity"),
    ("Continue work on accessibility", "activity"),
    ("Hold monthly town halls", "activity"),
    ("Run a recruitment campaign", "activity"),
    ("Explore the Baltic market", "activity"),
    ("Review our processes", "activity"),
    ("Marketing", "unclear"),
    ("Operations", "unclear"),
    ("Facilities", "unclear"),
]


@pytest.mark.parametrize(("text", "kind"), OBJECTIVES)
def test_what_an_objective_promises(text: str, kind: Kind) -> None:
    assert read_statement(text, "objective").kind == kind


@pytest.mark.parametrize(
    ("bare", "with_figure"),
    [
        ("Ship features", "Ship 5 features"),
        ("Publish case studies", "Publish five case studies"),
        ("Interview tenants", "Interview 15 tenants"),
        ("Run workshops", "Run 4 workshops"),
        ("Open branches", "Open 3 branches"),
    ],
)
def test_a_number_makes_no_outcome(bare: str, with_figure: str) -> None:
    assert read_statement(bare).kind == read_statement(with_figure).kind != "outcome"


@pytest.mark.parametrize(
    ("output", "outcome"),
    [
        ("Install 400 smart meters", "400 homes use a smart meter"),
        ("Launch the loyalty card", "40% of shoppers use the loyalty card"),
        ("Train all stewards", "100% of stewards trained"),
        ("Write a runbook for the night shift", "Night shift solves 90% of alarms by itself"),
    ],
)
def test_what_is_made_and_what_comes_of_it_are_told_apart(output: str, outcome: str) -> None:
    assert read_statement(output).kind == "output"
    assert read_statement(outcome).kind == "outcome"
