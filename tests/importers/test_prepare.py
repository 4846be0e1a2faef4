"""Text that is a figure, a flag or a date becomes one; what is still to be filled in is kept aside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.domain.document import Document
from advisor.domain.place import Places
from advisor.domain.plan import KeyResult, Kpi, Objective, Organisation
from advisor.errors import InvalidPlan
from advisor.importers.dump import as_tree
from advisor.importers.load import load_text
from advisor.importers.prepare import Prepared

KEY_RESULT = """\
objectives:
  - title: Our customers love our onboarding
    key_results:
      - title: Onboarding NPS rises
"""
_INDENT = "        "


def document_of(*fields: str) -> Document:
    return load_text(KEY_RESULT + "".join(f"{_INDENT}{field}\n" for field in fields), "plan.yaml")


def key_result_of(*fields: str) -> KeyResult:
    return document_of(*fields).plan.objectives[0].key_results[0]


def prepared(raw: Any, record: type) -> tuple[Any, Prepared]:
    by = Prepared(Places("plan.yaml"))
    return by.record(raw, record, ()), by


# -- figures --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("55", 55, None),
        ("1.10", 1.1, None),
        ("-3", -3, None),
        ("1e3", 1000, None),
        ("'1,200'", 1200, None),
        ("15 %", 15, "%"),
        ("15%", 15, "%"),
        ("-5 %", -5, "%"),
        ("$2M", 2_000_000, "$"),
        ("€2,5 Mio.", 2_500_000, "€"),
        ("1.5k", 1500, None),
        ("3 weeks", 3, "weeks"),
        ("'55 '", 55, None),
        ("ten", 10, None),
    ],
)
def test_a_figure_in_text_is_read_with_its_unit(written: str, value: float, unit: str | None) -> None:
    key_result = key_result_of(f"target: {written}")
    assert (key_result.target, key_result.unit) == (value, unit)


@pytest.mark.parametrize("written", ["soon", "about 5", "10-20", "55 or 60", "''", "5 %%", "all", "0x1F"])
def test_what_is_no_single_figure_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(InvalidPlan, match="target: expected a number"):
        key_result_of(f"target: {written}")


def test_a_unit_that_is_written_wins() -> None:
    assert key_result_of("unit: points", "target: 15 %").unit == "points"
    assert key_result_of("target: 15 %", "unit: points").unit == "points"


@pytest.mark.parametrize("field", ["effort: 3 weeks", "weight: 20 %", "score: 0.7 points"])
def test_the_unit_of_another_thing_is_not_that_of_the_key_result(field: str) -> None:
    assert key_result_of(field).unit is None
    assert key_result_of(field, "target: $2M").unit == "$"


@pytest.mark.parametrize("field", ["baseline", "target", "current"])
def test_every_figure_of_a_key_result_can_tell_its_unit(field: str) -> None:
    assert key_result_of(f"{field}: 32 points").unit == "points"


def test_a_floor_can_tell_the_unit_of_a_kpi() -> None:
    assert prepared({"name": "Churn", "floor": "8 %"}, Kpi)[0] == {"name": "Churn", "floor": 8, "unit": "%"}


@pytest.mark.parametrize(
    ("written", "value"),
    [("240", 240), ("1,200", 1200), ("240 people", 240), (240.0, 240), ("2.5", "2.5"), (2.5, 2.5)],
)
def test_a_whole_number_is_read_where_one_is_written(written: Any, value: Any) -> None:
    made = prepared({"headcount": written}, Organisation)[0]
    assert made == {"headcount": value}
    assert isinstance(made["headcount"], type(value))


# -- flags, dates, choices ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("True", True), ("yes", True), ("YES", True), ("false", False), ("no", False), ("' no '", False)],
)
def test_a_flag_is_yes_or_no(written: str, value: bool) -> None:
    assert key_result_of(f"redacted: {written}").redacted is value


@pytest.mark.parametrize("written", ["1", "0", "on", "y", "maybe"])
def test_anything_else_is_no_flag(written: str) -> None:
    with pytest.raises(InvalidPlan, match="expected true or false"):
        key_result_of(f"redacted: {written}")


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-31",
        "'2026-03-31'",
        "' 2026-03-31 '",
        "2026-03-31T23:59:59Z",
        "2026-03-31 23:59",
        "2026-03-31T23:59:59.5+02:00",
    ],
)
def test_a_date_may_have_a_time(written: str) -> None:
    assert key_result_of(f"due: {written}").due == date(2026, 3, 31)


@pytest.mark.parametrize(
    "written", ["2026-3-31", "31.03.2026", "2026-03", "2026", "2026-02-30", "20260331", "end of Q1", "2026-03-31 noon"]
)
def test_any_other_date_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(InvalidPlan, match="due: expected a date"):
        key_result_of(f"due: {written}")


@pytest.mark.parametrize("written", ["metric", "Metric", "METRIC", "' metric '"])
def test_a_choice_is_read_without_regard_to_case(written: str) -> None:
    assert key_result_of(f"type: {written}").type == "metric"


def test_a_text_stays_as_it_is_written() -> None:
    key_result = key_result_of("owner: ' Ada '", "unit: TBD", "evidence: 2026-03-31", "explanation: no")
    assert (key_result.owner, key_result.unit) == (" Ada ", "TBD")
    assert (key_result.evidence, key_result.explanation) == ("2026-03-31", "no")


# -- placeholders ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["TBD", "tbc", "' TODO '", '"?"', '"??"', "X %", "<target>", '"..."', '"-"', "xx"])
@pytest.mark.parametrize("field", ["target", "due", "type", "redacted"])
def test_what_is_still_to_be_filled_in_is_absent_and_kept_aside(field: str, written: str) -> None:
    document = document_of(f"{field}: {written}")
    assert document.plan == document_of().plan
    pointer = ("objectives", 0, "key_results", 0, field)
    assert document.placeholders == {pointer: written.strip("\"'").strip()}
    assert as_tree(document)["objectives"][0]["key_results"][0][field] == document.placeholders[pointer]


def test_a_title_that_is_a_placeholder_is_a_title() -> None:
    document = load_text("objectives: [{title: TBD}]", "plan.yaml")
    assert document.plan.objectives[0].title == "TBD"
    assert document.placeholders == {}


# -- records --------------------------------------------------------------------------------------------------


def test_unknown_fields_are_left_out_with_a_notice_each() -> None:
    made, by = prepared({"name": "Acme", "nmae": "A", "stage": None, "Stage": "growth"}, Organisation)
    assert made == {"name": "Acme"}
    assert [notice.hint for notice in by.notices] == ["Did you mean 'name'?", "Did you mean 'stage'?"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("krs", "key_results"), ("Key-Results", "key_results"), ("parent", "aligns_to"), ("description", "why")],
)
def test_names_of_other_tools_lead_to_ours(name: str, meant: str) -> None:
    (notice,) = prepared({name: "A"}, Objective)[1].notices
    assert notice.hint == f"Did you mean '{meant}'?"


@pytest.mark.parametrize("raw", ["Ada", 7, ["a"], None])
def test_what_is_no_record_is_left_for_the_validator(raw: Any) -> None:
    assert prepared(raw, Organisation)[0] == raw


def test_a_list_keeps_the_positions_of_its_items() -> None:
    with pytest.raises(InvalidPlan) as caught:
        load_text("objectives:\n  -\n  - title: A\n    score: 7\n", "plan.yaml")
    places = [problem.place for problem in caught.value.problems]
    assert [(place.line, place.pointer) for place in places if place] == [
        (2, "/objectives/0"),
        (4, "/objectives/1/score"),
    ]
