"""What is written can be read again: the same plan, no more, no less."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.document import Document
from advisor.domain.place import Places
from advisor.domain.plan import CheckIn, Correlation, Kpi, Objective, Organisation, Plan, XMatrix
from advisor.importers.dump import as_tree, to_json, to_yaml
from advisor.importers.load import load_text
from tests.importers.plans import LOOKS_LIKE_OTHER_TYPES, plans

WRITERS: list[tuple[Callable[[Document], str], str]] = [(to_yaml, "plan.yaml"), (to_json, "plan.json")]
both = pytest.mark.parametrize(("write", "name"), WRITERS, ids=["yaml", "json"])


def document_of(plan: Plan) -> Document:
    return Document(plan, Places("plan.yaml"))


def loaded(text: str) -> Document:
    return load_text(text, "plan.yaml")


def values(tree: Any) -> Iterator[Any]:
    yield tree
    for item in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from values(item)


@settings(max_examples=120, deadline=None)
@given(plans(), st.sampled_from(WRITERS))
def test_any_plan_that_is_written_is_read_again_as_it_was(
    plan: Plan, writer: tuple[Callable[[Document], str], str]
) -> None:
    write, name = writer
    document = load_text(write(document_of(plan)), name)
    assert document.plan == plan
    assert document.notices == ()
    assert document.placeholders == {}


@settings(max_examples=60, deadline=None)
@given(plans())
def test_what_is_absent_is_left_out(plan: Plan) -> None:
    tree = as_tree(document_of(plan))
    assert all(value is not None and value != [] for value in values(tree))
    assert json.loads(json.dumps(tree)) == tree


@both
@pytest.mark.parametrize("text", LOOKS_LIKE_OTHER_TYPES, ids=ascii)
def test_a_text_that_looks_like_something_else_stays_a_text(
    text: str, write: Callable[[Document], str], name: str
) -> None:
    plan = Plan(objectives=(Objective(title=f"A {text} B", id=f"O {text}", why=text, contributors=(text,)),))
    assert load_text(write(document_of(plan)), name).plan == plan


@pytest.mark.parametrize("figure", [0.0, 1.0, -3.0, 0.1, 1e-7, 2.5, 1e22, 1.7976931348623157e308, 5e-324])
@both
def test_figures_keep_their_value(figure: float, write: Callable[[Document], str], name: str) -> None:
    plan = Plan(objectives=(Objective(title="A", id="O1", weight=figure),))
    assert load_text(write(document_of(plan)), name).plan == plan


def test_whole_figures_are_written_without_a_point() -> None:
    plan = Plan(objectives=(Objective(title="A", id="O1", weight=40.0),))
    assert "weight: 40\n" in to_yaml(document_of(plan))
    assert '"weight": 40\n' in to_json(document_of(plan))


def test_yaml_is_written_as_a_person_would() -> None:
    text = (
        "cycle:\n"
        "  name: 2026-Q1\n"
        "  start: '2026-01-01'\n"
        "objectives:\n"
        "- title: 'Größere Ziele: schneller — 目標'\n"
        "  id: O1\n"
        "  contributors:\n"
        "  - Ada\n"
        "  key_results:\n"
        "  - title: NPS rises from 32 to 55\n"
        "    id: O1.1\n"
        "    target: 55\n"
    )
    assert to_yaml(loaded(text)) == text


def test_a_correlation_is_written_with_the_names_of_the_file() -> None:
    plan = Plan(x_matrix=XMatrix(correlations=(Correlation(from_="B1", to="A1"),)))
    assert as_tree(document_of(plan)) == {"x_matrix": {"correlations": [{"from": "B1", "to": "A1"}]}}


@both
def test_a_record_without_fields_is_written_and_read(write: Callable[[Document], str], name: str) -> None:
    plan = Plan(organisation=Organisation(), kpis=(Kpi(id="nps", critical=False),))
    assert load_text(write(document_of(plan)), name).plan == plan
    assert as_tree(document_of(plan)) == {"organisation": {}, "kpis": [{"id": "nps", "critical": False}]}


def test_a_check_in_of_nothing_keeps_its_place() -> None:
    text = "key_results:\n- title: A\n  id: K1\n  check_ins:\n  - {}\n  - value: 3\n"
    assert loaded(to_yaml(loaded(text))).plan.key_results[0].check_ins == (CheckIn(), CheckIn(value=3.0))


# -- ids and placeholders ---------------------------------------------------------------------------------------


def test_ids_that_only_stand_for_a_position_are_left_out() -> None:
    tree = as_tree(loaded("objectives: [{title: A, key_results: [{title: B}]}]\nkpis: [{name: C}]\nteams: [{name: D}]"))
    assert tree == {
        "teams": [{"name": "D"}],
        "objectives": [{"title": "A", "key_results": [{"title": "B"}]}],
        "kpis": [{"name": "C"}],
    }


@pytest.mark.parametrize(
    ("naming", "named"),
    [
        ("objectives: [{title: A}, {id: O2, title: B, aligns_to: [o1]}]", "o1"),
        ("objectives: [{title: A, key_results: [{title: B}]}]\ninitiatives: [{title: C, moves: [o1.k1]}]", "o1.k1"),
        ("objectives: [{title: A}]\nkpis: [{id: nps, name: NPS, supports: [o1]}]", "o1"),
        ("objectives: [{id: O1, title: A, team: t1}]\nteams: [{name: Product}]", "t1"),
        ("kpis: [{name: NPS}]\nkey_results: [{id: K1, title: B, measures: kpi1}]", "kpi1"),
    ],
)
def test_an_id_that_something_names_is_kept(naming: str, named: str) -> None:
    document = loaded(naming)
    assert named in document.positional
    assert f"id: {named}\n" in to_yaml(document)
    assert loaded(to_yaml(document)).plan == document.plan


def test_an_id_that_was_written_is_kept_though_it_looks_like_a_position() -> None:
    document = loaded("objectives: [{title: A}]\ndropped: [{id: o1, reason: Too late}]")
    assert as_tree(document)["dropped"] == [{"id": "o1", "reason": "Too late"}]


@both
def test_placeholders_are_written_back(write: Callable[[Document], str], name: str) -> None:
    document = loaded("objectives:\n- title: A\n  key_results:\n  - {title: B, target: TBD, due: '?'}\n  weight: XX\n")
    again = load_text(write(document), name)
    assert again.placeholders == document.placeholders
    assert len(again.placeholders) == 3
    assert again.plan == document.plan


def test_json_always_has_a_list_of_objectives() -> None:
    assert json.loads(to_json(loaded("kpis: [{name: NPS}]"))) == {"objectives": [], "kpis": [{"name": "NPS"}]}


def test_yaml_is_plain_yaml() -> None:
    document = loaded("objectives: [{id: O1, title: A, updated_on: 2026-03-31}]")
    assert yaml.safe_load(to_yaml(document)) == as_tree(document)


def test_emoji_stay_themselves() -> None:
    plan = Plan(objectives=(Objective(title="🚀 Grow"),))
    assert "🚀 Grow" in to_yaml(document_of(plan))
