"""The library of KPIs holds together, is found by the names that people use, and is read only when it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from time import perf_counter

import pytest

from advisor.text.families import family_of
from advisor.text.tokens import tokenise
from rules import library as module
from rules.data import table
from rules.kpi.usual import draft, pick
from rules.kpi.vague import vague_concept
from rules.kpi.vanity import vanity_in
from rules.library import Entry, entry_of, for_function, function_of, guards_of, kin_of, library, model_of, words_of

ENTRIES = list(library().values())
FAMILIES = set(table("guards")) - {"pairs"}
FUNCTIONS = set(table("functions")["functions"])
MODELS = set(table("functions")["models"])


def test_it_has_the_kpis_of_many_functions() -> None:
    by_function = Counter(function for entry in ENTRIES for function in entry.functions)
    assert len(ENTRIES) >= 170
    assert len(by_function) >= 20
    assert min(by_function.values()) >= 7


def test_ids_are_the_entries_own() -> None:
    rows = module._FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_complete(entry: Entry) -> None:
    assert entry.family in FAMILIES
    assert entry.direction in ("up", "down", "keep")
    assert entry.indicator in ("leading", "lagging")
    assert entry.tier in ("input", "process", "output", "outcome")
    assert entry.unit and len(entry.definition.split()) >= 4
    assert entry.functions and set(entry.functions) <= FUNCTIONS
    assert set(entry.models) <= MODELS


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_guard_is_another_familys(entry: Entry) -> None:
    assert entry.guards
    assert entry.family not in {guard.family for guard in guards_of(entry)}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_name_is_a_measure_and_taken_for_no_other_family(entry: Entry) -> None:
    assert vague_concept(entry.name) is None
    assert vanity_in(entry.name) is None
    assert family_of(tokenise(entry.name)) in (None, entry.family)


def test_no_name_means_two_kpis() -> None:
    owners: dict[frozenset[str], set[str]] = {}
    for entry in ENTRIES:
        for name in (entry.name, *entry.also):
            owners.setdefault(frozenset(words_of(name)), set()).add(entry.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_every_name_finds_its_entry() -> None:
    missed = [(name, entry.id) for entry in ENTRIES for name in (entry.name, *entry.also) if entry_of(name) != entry]
    assert missed == []


def test_costs_fall_and_satisfaction_rises() -> None:
    odd = [
        entry.id
        for entry in ENTRIES
        if (entry.family == "satisfaction" and entry.direction != "up" and "complaint" not in entry.name.lower())
        or (entry.family == "speed" and entry.unit in ("days", "hours", "minutes") and entry.direction == "up")
        or (entry.family == "retention" and "churn" in entry.name.lower() and entry.direction != "down")
    ]
    assert odd == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Monthly Recurring Revenue (MRR)", "mrr"),
        ("Retention rate of customers", "customer_retention"),
        ("Time to Fill Job Openings", "time_to_hire"),
        ("Number of new customers", "new_customers"),
        ("Employee’s attendance rate", "staff_attendance"),
        ("Net Profit Margin", "net_margin"),
        ("Sales Leads Generated", "qualified_leads"),
        ("Market", None),
        ("Share", None),
        ("Letters on Ada's desk", None),
        ("", None),
    ],
)
def test_names_as_people_write_them(name: str, found: str | None) -> None:
    entry = entry_of(name)
    assert (entry.id if entry else None) == found


def test_the_ending_of_a_name_tells_its_kin() -> None:
    kin = kin_of("Support response time in the evening")
    assert kin is not None and kin.id == "first_response"
    assert kin_of("Letters on the desk") is None
    assert kin_of("word " * 1_000) is None


@pytest.mark.parametrize(
    ("said", "model", "function"),
    [
        ("Customer Success", None, "customer success"),
        ("eng", None, "engineering"),
        ("HR", None, "people"),
        ("Sales & Marketing", None, "sales"),
        ("Customer support engineering", None, "support"),
        ("IT operations", None, "operations"),
        ("operations", "manufacturing", "manufacturing"),
        ("R&D", None, "engineering"),
        ("lighthouse keeping", None, None),
        (None, None, None),
    ],
)
def test_functions_as_people_write_them(said: str | None, model: str | None, function: str | None) -> None:
    assert function_of(said, model) == function


def test_models_as_people_write_them() -> None:
    assert [model_of(said) for said in ("B2B SaaS", "Non-profit", "Online shop", "lighthouse")] == [
        "saas",
        "non-profit",
        "e-commerce",
        None,
    ]


def test_a_business_model_leaves_out_what_is_not_usual_there() -> None:
    assert "mrr" in {entry.id for entry in for_function("sales", "saas")}
    assert "mrr" not in {entry.id for entry in for_function("sales", "retail")}


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_each_function_gets_a_mix_with_early_news(function: str) -> None:
    chosen = pick(for_function(function), 4)
    assert len(chosen) == 4
    assert len({entry.family for entry in chosen}) >= 3
    assert "leading" in {entry.indicator for entry in chosen}


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_a_draft_is_a_plan_without_faults_of_form(function: str) -> None:
    from advisor.importers.load import load_text

    document = load_text(draft(pick(for_function(function), 4), "north"), "draft.yaml", "yaml")
    assert len(document.plan.kpis) == 4
    assert all(kpi.definition and kpi.direction and kpi.tier and kpi.team == "north" for kpi in document.plan.kpis)


def test_it_is_read_fast() -> None:
    def seconds() -> float:
        library.cache_clear()
        module._names.cache_clear()
        start = perf_counter()
        entry_of("Revenue")
        return perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.015


PLAN = {
    "objectives": [
        {
            "title": "Our customers love our onboarding",
            "key_results": [
                {"title": "Onboarding NPS rises from 32 to 55"},
                {"title": "Median setup time falls to 2 days"},
            ],
        }
    ]
}


def test_a_plan_without_kpis_and_teams_does_not_read_it() -> None:
    code = (
        "import json, sys\n"
        "from advisor import audit_text, gather_settings\n"
        "audit_text(sys.argv[1], 'plan.json', gather_settings(None))\n"
        "from rules.library import library\n"
        "print(library.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code, json.dumps(PLAN)], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "0", done.stderr
