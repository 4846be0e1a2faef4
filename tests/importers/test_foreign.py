"""Plans in JSON as other tools and teams write them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from advisor.domain.document import Document
from advisor.importers.load import load_text

RESULTS: dict[str, Any] = {
    "objectives": [
        {
            "name": "Regulars feel at home",
            "description": "Every third one left last year",
            "results": [
                {"name": "Visits", "description": "Visits a week rise from 2 to 3", "progress": 0.3, "score": "0.4"},
                {"name": "Complaints fall from 9 to 3 a month", "scoring": {"1.0": "3"}, "progress": 0},
            ],
        }
    ]
}
QUARTERS: dict[str, Any] = {
    "2021": {
        "quarters": {
            "Q1": [
                {
                    "title": "Regulars feel at home",
                    "keyResults": [
                        {"title": "Visits a week", "confidence": 7, "metrics": {"current": 2, "total": 3}},
                        "Complaints fall from 9 to 3 a month",
                    ],
                }
            ]
        }
    }
}


def load(data: Any) -> Document:
    return load_text(json.dumps(data, indent=1), "okrs.json")


def test_objectives_with_results_become_a_plan() -> None:
    objective = load(RESULTS).plan.objectives[0]
    assert (objective.title, objective.why) == ("Regulars feel at home", "Every third one left last year")
    assert [each.title for each in objective.key_results] == [
        "Visits a week rise from 2 to 3",
        "Complaints fall from 9 to 3 a month",
    ]
    assert objective.key_results[0].score == 0.4


def test_what_has_no_field_is_told_once_for_each_name() -> None:
    notices = [notice.message for notice in load(RESULTS).notices]
    assert notices == [
        "field 'name' has no place in the plan file; it is not read",
        "field 'progress' (2 times) has no place in the plan file; it is not read",
        "field 'scoring' has no place in the plan file; it is not read",
    ]


def test_quarters_below_years_become_a_plan_with_its_cycle() -> None:
    document = load(QUARTERS)
    assert document.plan.cycle is not None
    assert document.plan.cycle.name == "2021 Q1"
    first, second = document.plan.objectives[0].key_results
    assert (first.title, first.current, first.target, first.confidence) == ("Visits a week", 2, 3, None)
    assert second.title == "Complaints fall from 9 to 3 a month"


def test_several_quarters_are_read_and_said() -> None:
    quarters = QUARTERS["2021"]["quarters"]
    document = load({"2021": {"quarters": {"Q1": quarters["Q1"], "Q2": quarters["Q1"]}}})
    assert len(document.plan.objectives) == 2
    assert document.plan.cycle is None
    assert any("2 periods in one file (2021 Q1, 2021 Q2)" in notice.message for notice in document.notices)


@pytest.mark.parametrize("data", [RESULTS, QUARTERS], ids=["results", "quarters"])
def test_every_title_keeps_its_place(data: Any) -> None:
    text = json.dumps(data, indent=1)
    document = load_text(text, "okrs.json")
    lines = text.split("\n")
    for at, key_result in enumerate(document.plan.objectives[0].key_results):
        place = document.places.find(("objectives", 0, "key_results", at, "title"))
        assert place.line is not None and place.column is not None and place.end_column is not None
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == json.dumps(key_result.title)


def test_what_stands_beside_the_goals_is_kept() -> None:
    document = load({**RESULTS, "kpis": [{"name": "Visits"}], "cycle": {"name": "2026-Q1"}, "version": 3})
    assert [kpi.name for kpi in document.plan.kpis] == ["Visits"]
    assert document.plan.cycle is not None and document.plan.cycle.name == "2026-Q1"
    assert any("field 'version' has no place" in notice.message for notice in document.notices)


def test_a_plan_file_with_a_slip_is_not_taken_for_a_foreign_one() -> None:
    document = load({"objectives": [{"title": "Regulars feel at home", "descripton": "x"}]})
    assert [notice.message for notice in document.notices] == [
        "unknown field 'descripton' in an objective; it is not read"
    ]
