"""Verdicts on alignment that readers of plans would not have signed, and how they are now."""

from __future__ import annotations

import json
from typing import Any

import pytest

from advisor import Settings, load_text
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.kpi.bundles import bundles_of

COMPANY = {"id": "C1", "title": "Guests come back to us", "level": "company"}
COMPANY_RESULT = {"key_results": [{"id": "C1.1", "title": "Second visits rise from 10 to 20"}]}


def spoken(*texts: dict[str, Any] | tuple[str, str]) -> set[tuple[str, str | None, str]]:
    """Rule, subject and severity of all that the rules on links say of plans that are read together."""
    documents = [
        load_text(*text) if isinstance(text, tuple) else load_text(json.dumps(text), f"plan{at}.json")
        for at, text in enumerate(texts)
    ]
    bundle = bundles_of(documents)[0]
    assert isinstance(bundle, Bundle)
    chosen = Settings(select=("G", "C412"))
    rules = chosen.active(registry())
    return {
        (found.rule, found.subject.id, found.severity)
        for document in documents
        for found in run_audit(document, chosen, rules, None, bundle=bundle).findings
    }


def team(name: str, title: str, *parents: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "title": title, "level": "team", "team": name, "aligns_to": [*parents], **fields}


def rules_on(subject: str, said: set[tuple[str, str | None, str]]) -> set[str]:
    return {rule for rule, about, _ in said if about == subject}


def test_a_copy_over_a_key_result_is_a_copy_and_linked() -> None:
    said = spoken({"objectives": [COMPANY | COMPANY_RESULT, team("T", "Guests come back to us", "C1.1")]})
    assert rules_on("T", said) == {"G509"}
    assert not any(rule == "C412" for rule, _, _ in said)


def test_the_same_words_two_links_above_are_linked() -> None:
    middle = team("D", "Rooms are a joy to wake up in", "C1") | {"level": "department"}
    said = spoken({"objectives": [COMPANY, middle, team("T", "Guests come back to us", "D")]})
    assert not any(rule == "C412" for rule, _, _ in said)


def test_a_team_that_no_list_has_may_be_depended_on() -> None:
    ears = team("E", "Lids close well", "C1") | {"team": "Ears"}
    said = spoken({"objectives": [COMPANY, ears, team("T", "Eyes heal at home", "C1", depends_on=["Ears"])]})
    assert "G517" not in rules_on("T", said)


@pytest.mark.parametrize(
    ("field", "name"), [("aligns_to", "k"), ("depends_on", "k"), ("depends_on", "I1"), ("aligns_to", "A1")]
)
def test_a_name_of_the_wrong_kind_is_an_error(field: str, name: str) -> None:
    own = team("T", "Eyes heal at home", "C1") | {field: [name]}
    raw = {
        "objectives": [COMPANY | {"initiatives": [{"id": "I1", "title": "Train the desk", "moves": ["C1"]}]}, own],
        "kpis": [{"id": "k", "name": "Gauze used", "supports": ["C1"]}],
        "x_matrix": {"annual": [{"id": "A1", "title": "Half the loss"}]},
    }
    assert ("G517", "T", "error") in spoken(raw)


def test_a_title_of_two_goals_is_not_guessed() -> None:
    twice = [team("X1", "Nights are nights", stands_alone="The law"), team("X2", "Nights are nights", "C1")]
    said = spoken({"objectives": [COMPANY, *twice, team("T", "Eyes heal at home", "nights are nights")]})
    assert rules_on("T", said) == {"G517"}


@pytest.mark.parametrize("name", ["C11", "C1: Guests come back to us"])
def test_one_fault_is_told_once_where_a_name_is_nearly_right(name: str) -> None:
    said = spoken({"objectives": [COMPANY, team("T", "Eyes heal at home", name)]})
    assert {rule for rule, _, _ in said} == {"G517"}


@pytest.mark.parametrize(
    ("months", "speaks"), [((10, 11, 12), True), ((9, 10, 12), False), ((3, 6, 12), False), ((8, 10, 11, 12), True)]
)
def test_misses_with_a_gap_between_them_are_not_in_a_row(months: tuple[int, ...], speaks: bool) -> None:
    rows = [{"period": f"2025-{month:02}", "actual": 20, "target": 40} for month in range(1, 13) if month in months]
    kpi = {"id": "k", "name": "Wait", "direction": "up", "target": 40, "frequency": "monthly", "history": rows}
    said = spoken({"objectives": [COMPANY], "kpis": [kpi | {"supports": ["C1"]}]})
    assert ("G507" in rules_on("k", said)) is speaks


def test_what_leads_to_a_goal_of_no_level_may_lead_to_the_company() -> None:
    unknown = {"id": "U", "title": "Bells are soft at night"}
    assert "G501" not in rules_on("T", spoken({"objectives": [COMPANY, unknown, team("T", "Eyes heal at home", "U")]}))


def test_a_team_that_is_listed_again_keeps_its_level() -> None:
    company = {"teams": [{"id": "prod", "name": "Product", "level": "team"}], "objectives": [COMPANY]}
    own = {
        "teams": [{"id": "prod", "name": "Product"}],
        "objectives": [{"id": "P1", "title": "Setup is a joy", "team": "prod"}],
    }
    assert "G501" in rules_on("P1", spoken(company, own))


def test_every_team_may_number_from_one() -> None:
    company = {"objectives": [COMPANY | {"id": "O1"}]}
    own = {"objectives": [team("O1", "Rides end in sales", "O1")]}
    said = spoken(company, own)
    assert not {rule for rule, _, _ in said} & {"G501", "G502", "G516", "G517"}


def test_a_circle_of_one_is_told_where_no_other_file_has_that_id() -> None:
    assert "G516" in rules_on("O1", spoken({"objectives": [COMPANY, team("O1", "Rides end in sales", "O1")]}))


@pytest.mark.parametrize("said", ["CO1", "Nobody waits for a repair", "CO1: Nobody waits for a repair"])
def test_a_page_leads_to_the_company_s_file(said: str) -> None:
    company = {"objectives": [{"id": "CO1", "title": "Nobody waits for a repair", "level": "company"}]}
    page = f"## Objective 1: Test rides turn into happy owners\n\nAligns to: {said}\n\n- KR1: Rides from 3 to 9\n"
    found = spoken(company, (page, "team.md"))
    assert "G517" not in {rule for rule, _, _ in found}
    assert "G502" not in rules_on("CO1", found)


@pytest.mark.parametrize(("said", "lost"), [("KR 1.1", False), ("1", False), ("O9", True), ("O1, O9", True)])
def test_a_page_says_where_its_own_numbers_lead(said: str, lost: bool) -> None:
    page = (
        "## Objective 1: Guests come back\n\n- KR1: Visits from 3 to 9\n\n"
        f"## Objective 2: Rooms are a joy\n\nAligns to: {said}\n\n- KR1: Praise from 3 to 9\n"
    )
    assert ("G517" in {rule for rule, _, _ in spoken((page, "page.md"))}) is lost
