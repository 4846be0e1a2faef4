"""An organisation of any size whose goals align, the same each time: with orphans, broken names, and a circle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

_STATES = {
    "Product": [
        "Newcomers reach their first result in a day",
        "Teams plan their week with us",
        "Search finds what people mean",
        "Nobody waits for a page",
        "Reports answer the question asked",
        "Phones do all that desks do",
    ],
    "Sales": [
        "Mid-size firms choose us first",
        "Deals close without a discount",
        "Partners bring us their clients",
        "Buyers know what they get",
        "The north knows our name",
        "Renewals are no surprise",
    ],
    "Support": [
        "Customers get help before they ask twice",
        "Answers are right the first time",
        "Callers reach a person",
        "Guides answer what nobody need ask",
        "Angry customers leave as friends",
        "Nights are quiet",
    ],
    "Engineering": [
        "Releases wake nobody up",
        "Builds are there when coffee is",
        "Data is right wherever it is shown",
        "New engineers ship in their first week",
        "Outages end before customers notice",
        "Old services can go",
    ],
    "People": [
        "Newcomers stay and grow",
        "Managers have time for their people",
        "Candidates hear from us within days",
        "Everyone knows what is expected of them",
        "Parents come back gladly",
        "Offices are worth the journey",
    ],
    "Finance": [
        "Budgets follow the strategy",
        "Books close in three days",
        "Every team knows what it spends",
        "Suppliers are paid when they should be",
        "Forecasts hold for a quarter",
        "Audits find nothing new",
    ],
    "Marketing": [
        "Visitors understand us in a minute",
        "Customers tell our story",
        "Campaigns reach those who need us",
        "The press asks us first",
        "Events fill themselves",
        "Leads are worth a call",
    ],
    "Operations": [
        "Orders leave on the day they come",
        "Stock is where the shelf says",
        "Returns cost nobody an evening",
        "Drivers know their day in advance",
        "Waste is the exception",
        "Suppliers deliver as promised",
    ],
}
_COMPANY = [
    "Small firms run their whole day on us",
    "Customers stay because they want to",
    "We can pay for what we plan",
    "People recommend working here",
]
_FIGURES = [
    "Customers active in a week rise from {a} % to {b} %",
    "Requests answered within a day rise from {a} % to {b} %",
    "Users who come back in the second week rise from {a} % to {b} %",
    "Complaints about waiting fall from {b} to {a} a week",
    "Median time to a first result falls from {b} to {a} hours",
    "Renewals without a discount rise from {a} % to {b} %",
    "People who would recommend us rise from {a} % to {b} %",
    "Errors that customers report fall from {b} to {a} a month",
]
_OWNERS = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana", "Ines", "Jon", "Kim", "Lea"]
_KPIS = ["Weekly active customers", "First answer in time", "Renewal rate", "Time to first result", "Cost per order"]


def organisation(goals: int, *, faults: bool = True) -> dict[str, Any]:
    """A plan of so many objectives with three key results each, over a company, departments, teams and people."""
    random = Random(goals)
    departments = [
        f"{name}{f' of region {turn}' if turn else ''}" for turn in range(1 + goals // 2000) for name in _STATES
    ]
    departments = departments[: max(2, min(len(departments), goals // 12))]
    teams = [f"{name} {number}" for name in departments for number in range(1, 2 + goals // (len(departments) * 4))]
    made = {
        "organisation": {"name": "Northwind"},
        "cycle": {"name": "2026-Q1", "start": "2026-01-01", "end": "2026-03-31"},
        "teams": [
            {"id": "company", "name": "Northwind", "level": "company"},
            *({"id": name, "name": name, "parent": "company", "level": "department"} for name in departments),
            *({"id": name, "name": name, "parent": name.rsplit(" ", 1)[0], "level": "team"} for name in teams),
        ],
        "objectives": list(_objectives(goals, departments, teams, random)),
        "kpis": list(_kpis(goals, random)),
    }
    if faults:
        _spoil(made["objectives"], random)
    return made


def _objectives(goals: int, departments: list[str], teams: list[str], random: Random) -> Iterator[dict[str, Any]]:
    company = max(2, min(4, goals // 20))
    for at in range(company):
        yield _objective(f"C{at + 1}", _COMPANY[at % len(_COMPANY)], "company", [], random)
    upper = min(goals // 5, 2 * len(departments))
    served: dict[str, list[str]] = {}
    for at in range(upper):
        name = departments[at % len(departments)]
        target = random.randrange(company) + 1
        aligns = [random.choice([f"C{target}", f"C{target}.{random.randint(1, 3)}"])]
        served.setdefault(name, []).append(f"D{at + 1}")
        yield _objective(f"D{at + 1}", _title(name, at // len(departments)), name, aligns, random)
    for at in range(goals - company - upper):
        team = teams[at % len(teams)]
        above = served.get(team.rsplit(" ", 1)[0]) or [f"C{random.randrange(company) + 1}"]
        target = random.choice(above)
        aligns = [random.choice([target, f"{target}.{random.randint(1, 3)}"])]
        if random.random() < 0.08:
            aligns.append(f"C{random.randrange(company) + 1}")
        yield _objective(f"T{at + 1}", _title(team, at // len(teams) + 2 + at % 3), team, aligns, random)


def _title(team: str, number: int) -> str:
    titles = _STATES[team.split(" ", maxsplit=1)[0]]
    return titles[number % len(titles)]


def _objective(id: str, title: str, team: str, aligns: list[str], random: Random) -> dict[str, Any]:
    rows = []
    for number, words in enumerate(random.sample(_FIGURES, 3), 1):
        low = random.randint(2, 40)
        rows.append({"id": f"{id}.{number}", "title": words.format(a=low, b=low + random.randint(5, 40))})
    return {
        "id": id,
        "title": title,
        "team": team,
        "owner": random.choice(_OWNERS),
        "aligns_to": aligns,
        "commitment": random.choice(["committed", "aspirational", "aspirational", "learning"]),
        "key_results": rows,
    }


def _kpis(goals: int, random: Random) -> Iterator[dict[str, Any]]:
    for at in range(goals // 6):
        goal = f"T{random.randint(1, max(1, goals // 2))}"
        value = random.randint(20, 60)
        history = [{"period": f"2025-{month:02}", "actual": value + random.randint(-3, 3)} for month in range(7, 13)]
        yield {
            "id": f"kpi{at + 1}",
            "name": f"{_KPIS[at % len(_KPIS)]} {at + 1}",
            "unit": "%",
            "direction": "up",
            "target": value + random.choice([-8, -8, -6, 6]),
            "supports": [goal],
            "history": history,
        }


def _spoil(objectives: list[dict[str, Any]], random: Random) -> None:
    """What real plans have: goals that serve nothing, names of nothing, a circle, a goal that serves one below it."""
    lower = [each for each in objectives if each["id"].startswith("T")]
    for each in random.sample(lower, max(1, len(lower) // 15)):
        each["aligns_to"] = []
    for each in random.sample(lower, max(1, len(lower) // 40)):
        each["aligns_to"] = ["Growth strategy 2025"]
    if len(lower) > 20:
        one, other = random.sample(lower, 2)
        one["aligns_to"], other["aligns_to"] = [*one["aligns_to"], other["id"]], [*other["aligns_to"], one["id"]]
        upper = next(each for each in objectives if each["id"].startswith("D"))
        upper["aligns_to"] = [*upper["aligns_to"], lower[-1]["id"]]


def text_of(goals: int) -> str:
    """The plan as a JSON file."""
    return json.dumps(organisation(goals), indent=1, ensure_ascii=False) + "\n"
