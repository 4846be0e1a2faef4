"""Every fault of a plan at once: where it stands, what was expected, what was found, how to mend it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from advisor.domain.document import Document, Notice
from advisor.domain.limits import Limits
from advisor.domain.plan import Plan
from advisor.errors import InvalidPlan, Problem
from advisor.importers.load import load_text
from advisor.importers.located import Located
from advisor.importers.validate import make_document
from tests.importers.reading import cut, problems_of, where

KEY_RESULT = """\
objectives:
  - title: Our customers love our onboarding
    key_results:
      - title: Onboarding NPS rises from 32 to 55
        {}
"""
KPI = """\
kpis:
  - name: Onboarding NPS
    {}
"""
PLAN = """\
{}
objectives:
  - title: Our customers love our onboarding
"""


def problems(text: str, path: str = "plan.yaml", limits: Limits | None = None) -> tuple[Problem, ...]:
    return problems_of(InvalidPlan, lambda: load_text(text, path, limits=limits))


def document_of(text: str) -> Document:
    return load_text(text, "plan.yaml")


def pointer_of(problem: Problem) -> str | None:
    assert problem.place is not None
    return problem.place.pointer


# -- one fault ------------------------------------------------------------------------------------------------

_K = "/objectives/0/key_results/0"


@pytest.mark.parametrize(
    ("template", "field", "pointer", "message", "hint"),
    [
        (KEY_RESULT, "owner: [Ada]", f"{_K}/owner", "owner: expected a text, found a list", "quotes"),
        (KEY_RESULT, "owner: {a: b}", f"{_K}/owner", "expected a text, found a group of fields", "quotes"),
        (KEY_RESULT, "target: soon", f"{_K}/target", "target: expected a number, found 'soon'", "such as 55"),
        (KEY_RESULT, "target: 10-20", f"{_K}/target", "expected a number, found '10-20'", "such as 55"),
        (KEY_RESULT, "target: .nan", f"{_K}/target", "expected a number, found '.nan'", "such as 55"),
        (KEY_RESULT, "target: nan", f"{_K}/target", "expected a number, found 'nan'", "such as 55"),
        (KEY_RESULT, "target: [55]", f"{_K}/target", "expected a number, found a list", "such as 55"),
        (KEY_RESULT, "redacted: perhaps", f"{_K}/redacted", "expected true or false, found 'perhaps'", "true or"),
        (KEY_RESULT, "due: end of March", f"{_K}/due", "due: expected a date, found 'end of March'", "2026-03-31"),
        (KEY_RESULT, "due: 2026-02-30", f"{_K}/due", "expected a date, found '2026-02-30'", "2026-03-31"),
        (KEY_RESULT, "type: metrics", f"{_K}/type", "one of metric, milestone.*found 'metrics'", "mean 'metric'"),
        (KEY_RESULT, "guards: nps", f"{_K}/guards", "guards: expected a list, found 'nps'", r"Write \[nps\]"),
        (KEY_RESULT, "check_ins: fine", f"{_K}/check_ins", "expected a list, found 'fine'", "each after a dash"),
        (KEY_RESULT, "check_ins: [5]", f"{_K}/check_ins/0", "expected a group of fields, found '5'", "indented"),
        (KEY_RESULT, "guards: [nps, ~]", f"{_K}/guards/1", "expected a text, found nothing", "or remove it"),
        (KEY_RESULT, "confidence: 7", f"{_K}/confidence", "between 0 and 1, found 7", "Write 0.7 for 7 of 10"),
        (KEY_RESULT, "confidence: 70 %", f"{_K}/confidence", "between 0 and 1, found 70", "Write 0.7 for 70 of 100"),
        (KEY_RESULT, "score: -0.2", f"{_K}/score", "score must be between 0 and 1, found -0.2", "0.7"),
        (KEY_RESULT, "check_ins: [{confidence: 7}]", f"{_K}/check_ins/0/confidence", "found 7", "Write 0.7"),
        (KEY_RESULT, "suppress: [{rule: K204}]", f"{_K}/suppress/0", "'reason' is missing", "Every suppression"),
        (KPI, "band: 35 to 45", "/kpis/0/band", "band: expected a group of fields, found '35 to 45'", "indented"),
        (KPI, "history: [{period: 2025-13}]", "/kpis/0/history/0/period", "a period, found '2025-13'", "2025-Q4"),
        (KPI, "history: [{period: 2025-02-30}]", "/kpis/0/history/0/period", "a period, found '2025-02-30'", "2025-Q4"),
        (KPI, "history: [{actual: 33}]", "/kpis/0/history/0", "'period' is missing", "Every measurement has"),
        (PLAN, "organisation: {headcount: 2.5}", "/organisation/headcount", "a whole number, found '2.5'", "240"),
        (PLAN, "organisation: {headcount: inf}", "/organisation/headcount", "a whole number, found 'inf'", "240"),
        (PLAN, "organisation: [Acme]", "/organisation", "expected a group of fields, found a list", "indented"),
        (PLAN, "cycle: {start: soon, end: 2026-03-31}", "/cycle/start", "expected a date, found 'soon'", "2026"),
        (PLAN, "cycle: {start: 2026-04-01, end: 2026-03-31}", "/cycle/end", "ends before it starts", "Exchange"),
        (PLAN, "teams: [{level: squad}]", "/teams/0/level", "one of company, department.*found 'squad'", "^$"),
        (PLAN, "initiatives: [{owner: Ada}]", "/initiatives/0", "'title' is missing", "Every initiative has a"),
        (PLAN, "x_matrix: {correlations: [{from: B1}]}", "/x_matrix/correlations/0", "'to' is missing", "correlat"),
        (PLAN, "x_matrix: {annual: [{title: ' '}]}", "/x_matrix/annual/0/title", "an empty title", "a sentence"),
        (PLAN, "strategy_canvas: {factors: [{name: Price, competitors: {Globex: high}}]}",
         "/strategy_canvas/factors/0/competitors/Globex", "Globex: expected a number, found 'high'", "such as 55"),
        (PLAN, "strategy_canvas: {factors: [{name: Price, competitors: [4]}]}",
         "/strategy_canvas/factors/0/competitors", "expected names with figures, found a list", "Globex: 4"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_how_to_mend_it(
    template: str, field: str, pointer: str, message: str, hint: str
) -> None:
    text = template.format(field)
    (problem,) = problems(text)
    assert pointer_of(problem) == pointer
    assert re.search(message, problem.message)
    assert re.search(hint, problem.hint or "")
    line = text[: text.index(field)].count("\n") + 1
    assert where(problem)[0] == line


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"title": True}, "title: expected a text, found true"),
        ({"title": None}, "'title' is missing"),
        ({"title": "A", "id": False}, "id: expected a text, found false"),
        ({"title": "A", "weight": 10**390}, "weight: expected a number, found '1000"),
        ({"title": "A", "confidence": 10**390}, "confidence: expected a number, found '1000"),
        ({"title": "A", "weight": True}, "weight: expected a number, found true"),
        ({"title": "A", "confidence": False}, "confidence: expected a number, found false"),
        ({"title": "A", "updated_on": 20260331}, "updated_on: expected a date, found '20260331'"),
        ({"title": "A", "level": 1}, "level: expected one of company"),
        ({"title": "A", "aligns_to": "C" * 99}, f"aligns_to: expected a list, found '{'C' * 60}…'"),
        ({"title": "A", "key_results": [None]}, "key_results: expected a group of fields, found nothing"),
        (["A"], "objectives: expected a group of fields, found a list"),
    ],
)
def test_json_keeps_to_the_same_types(value: Any, message: str) -> None:
    (problem,) = problems(json.dumps({"objectives": [value]}), "plan.json")
    assert problem.message.startswith(message)
    assert len(problem.render()) < 250


@pytest.mark.parametrize(
    ("field", "value", "read"), [("title", 5, "5"), ("id", 7, "7"), ("unit", 1.5, "1.5"), ("weight", 2, 2.0)]
)
def test_a_number_is_a_text_where_a_text_stands(field: str, value: Any, read: Any) -> None:
    text = json.dumps({"key_results": [{"title": "A", field: value}]})
    assert getattr(load_text(text, "plan.json").plan.key_results[0], field) == read


def test_a_place_is_the_value_that_is_wrong() -> None:
    text = KEY_RESULT.format("target: soon")
    (problem,) = problems(text)
    assert problem.place is not None
    assert cut(text, problem.place) == "soon"
    assert problem.place[:5] == ("plan.yaml", 5, 17, 5, 21)


@pytest.mark.parametrize(("data", "found"), [([], "a list"), ("Grow", "'Grow'"), (7, "'7'"), (True, "true")])
def test_what_is_no_mapping_is_no_plan(data: Any, found: str) -> None:
    (problem,) = problems_of(InvalidPlan, lambda: make_document(Located(data, None, []), "plan.yaml", "yaml"))
    assert problem.message == f"expected a plan, found {found}"
    assert problem.hint is not None


# -- many faults ----------------------------------------------------------------------------------------------

MANY = """\
cycle: {name: 2026-Q1, start: 2026-01-01, end: 2026-03-32}
kpis:
  - {id: nps, name: Onboarding NPS, target: high}
objectives:
  - id: O1
    level: squad
    key_results:
      - id: nps
        title: Onboarding NPS rises from 32 to 55
        confidence: 0.5
        check_ins: soon
"""


def test_all_faults_are_told_at_once_in_the_order_of_their_places() -> None:
    found = problems(MANY)
    assert [(where(problem)[0], problem.message) for problem in found] == [
        (1, "end: expected a date, found '2026-03-32'"),
        (3, "target: expected a number, found 'high'"),
        (5, "'title' is missing"),
        (6, "level: expected one of company, department, team, individual, found 'squad'"),
        (8, "id 'nps' stands twice (first on line 3)"),
        (11, "check_ins: expected a list, found 'soon'"),
    ]
    assert [pointer_of(problem) for problem in found] == [
        "/cycle/end",
        "/kpis/0/target",
        "/objectives/0",
        "/objectives/0/level",
        "/objectives/0/key_results/0/id",
        "/objectives/0/key_results/0/check_ins",
    ]


def test_the_error_shows_each_fault_on_a_line_with_its_hint_below() -> None:
    with pytest.raises(InvalidPlan) as caught:
        document_of(KEY_RESULT.format("target: soon"))
    assert caught.value.render() == (
        "plan.yaml:5:17: target: expected a number, found 'soon'\n"
        "    Write a number such as 55, or leave the field out where none is known."
    )


def test_an_unknown_field_is_told_beside_the_faults() -> None:
    found = problems(KEY_RESULT.format("target: soon\n        onwer: Ada"))
    assert [where(problem) for problem in found] == [(5, 17), (6, 9)]


# -- ids ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        "  - {id: X, title: B}",
        "  - title: B\n    key_results: [{id: X, title: C}]",
        "  - title: B\n    initiatives: [{id: X, title: C}]",
        "key_results: [{id: X, title: B}]",
        "initiatives: [{id: X, title: B}]",
        "kpis: [{id: X, name: B}]",
    ],
)
def test_an_id_stands_once_among_goals_kpis_and_initiatives(second: str) -> None:
    (problem,) = problems(f"objectives:\n  - {{id: X, title: A}}\n{second}\n")
    assert problem.message == "id 'X' stands twice (first on line 2)"
    assert where(problem)[0] == 2 + second.count("\n") + 1
    assert problem.hint == "Give one of them another id."


def test_teams_have_ids_of_their_own() -> None:
    assert document_of("teams: [{id: X}]\nobjectives: [{id: X, title: A}]").plan.teams[0].id == "X"
    (problem,) = problems("teams: [{id: X}, {id: X}]\nobjectives: [{title: A}]")
    assert where(problem) == (1, 23)


def test_goals_without_an_id_are_called_by_their_position() -> None:
    document = document_of(
        "objectives:\n  - title: A\n    key_results: [{title: B}, {id: K9, title: C}]\n    initiatives: [{title: D}]\n"
        "key_results: [{title: E}]\ninitiatives: [{title: F}]\nkpis: [{name: G}]\nteams: [{name: H}]\n"
    )
    objective = document.plan.objectives[0]
    assert objective.id == "o1"
    assert [key_result.id for key_result in objective.key_results] == ["o1.k1", "K9"]
    assert document.positional == {"o1", "o1.k1", "o1.i1", "k1", "i1", "kpi1", "t1"}


def test_ids_by_position_keep_out_of_the_way_of_written_ones() -> None:
    document = document_of("""objectives: [{title: A}, {id: o1, title: B}, {id: "o1'", title: C}]""")
    assert [objective.id for objective in document.plan.objectives] == ["o1''", "o1", "o1'"]
    assert document.positional == {"o1''"}


# -- unknown and absent ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "message", "hint"),
    [
        ("titel: NPS", "unknown field 'titel' in a key result; it is not read", "Did you mean 'title'?"),
        ("deadline: 2026-03-31", "unknown field 'deadline' in a key result; it is not read", "Did you mean 'due'?"),
        ("start-value: 32", "unknown field 'start-value' in a key result; it is not read", "mean 'baseline'?"),
        ("colour: ~", "unknown field 'colour' in a key result; it is not read", "It may have: title, id, type"),
    ],
)
def test_an_unknown_field_is_a_notice_at_its_name(field: str, message: str, hint: str) -> None:
    (notice,) = document_of(KEY_RESULT.format(field)).notices
    assert isinstance(notice, Notice)
    assert notice.place is not None
    assert cut(KEY_RESULT.format(field), notice.place) == field.partition(":")[0]
    assert (notice.place.line, notice.place.column) == (5, 9)
    assert notice.message == message
    assert hint in (notice.hint or "")


def test_a_field_of_another_record_is_unknown_here() -> None:
    (notice,) = document_of("title: Our plan\nobjectives: [{title: A}]").notices
    assert notice.message == "unknown field 'title' in a plan; it is not read"


def test_null_is_absent_and_never_zero() -> None:
    raw = dict.fromkeys(("baseline", "target", "confidence", "weight", "due", "redacted", "guards"))
    text = json.dumps({"objectives": [{"title": "A", "key_results": [{"title": "B", **raw}]}], "kpis": None})
    bare = json.dumps({"objectives": [{"title": "A", "key_results": [{"title": "B"}]}]})
    plan = load_text(text, "plan.json").plan
    assert plan == load_text(bare, "plan.json").plan
    assert plan.objectives[0].key_results[0].target is None
    assert plan.kpis == ()


def test_zero_is_a_figure() -> None:
    plan = document_of(KEY_RESULT.format("target: 0\n        confidence: 0")).plan
    key_result = plan.objectives[0].key_results[0]
    assert (key_result.target, key_result.confidence) == (0, 0)


def test_an_empty_mapping_of_a_plan_is_an_empty_plan() -> None:
    assert make_document(Located({}, None, []), "plan.yaml", "yaml").plan == Plan()
