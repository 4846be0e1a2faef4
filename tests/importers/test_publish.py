"""One definition: the schema of the hot path, pydantic over the domain, and the published JSON Schema agree."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ValidationError as CoreError

from advisor.domain.place import Places
from advisor.domain.plan import Plan
from advisor.errors import InvalidPlan
from advisor.importers.fields import plan_validator
from advisor.importers.load import load_file
from advisor.importers.located import Located
from advisor.importers.prepare import Prepared
from advisor.importers.publish import plan_schema
from advisor.importers.validate import make_document
from tests.importers.plans import broken_trees, plans, tree_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "acme-2026-q1.yaml"


@cache
def published() -> Draft202012Validator:
    return Draft202012Validator(plan_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def pydantic_of_plan() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


def by_hot_path(tree: dict[str, Any]) -> Plan | None:
    """What the importers' own validator makes of a tree; None where it refuses it."""
    try:
        plan: Plan = plan_validator().validate_python(Prepared(Places("plan.json")).record(tree, Plan, ()))
    except CoreError:
        return None
    return plan


def by_pydantic(tree: dict[str, Any]) -> Plan | None:
    """What pydantic makes of the same tree as JSON, without conversions."""
    try:
        return pydantic_of_plan().validate_json(json.dumps(tree), strict=True)
    except ValidationError:
        return None


def is_refused(tree: dict[str, Any]) -> bool:
    try:
        make_document(Located(tree, None, []), "plan.json", "json")
    except InvalidPlan:
        return True
    return False


@settings(max_examples=50, deadline=None)
@given(plans())
def test_any_plan_is_built_alike_and_fits_the_published_schema(plan: Plan) -> None:
    tree = tree_of(plan)
    assert by_hot_path(tree) == by_pydantic(tree) == plan
    assert published().is_valid(tree)


@settings(max_examples=200, deadline=None)
@given(broken_trees(strict=True))
def test_the_hot_path_refuses_what_pydantic_refuses_and_builds_the_same(tree: dict[str, Any]) -> None:
    assert by_hot_path(tree) == by_pydantic(tree)


@settings(max_examples=150, deadline=None)
@given(broken_trees(strict=False))
def test_the_published_schema_refuses_what_the_importers_refuse(tree: dict[str, Any]) -> None:
    assert not (is_refused(tree) and published().is_valid(tree))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", ""),
        ("title", " \n"),
        ("id", ""),
        ("id", " "),
        ("title", "A" * 2_001),
        ("title", None),
        ("confidence", 1.5),
        ("score", -0.1),
        ("weight", "heavy"),
        ("weight", True),
        ("level", "squad"),
        ("updated_on", "soon"),
        ("updated_on", "2026-02-30"),
        ("contributors", "Ada"),
        ("contributors", [None]),
        ("key_results", [{}]),
        ("key_results", [{"title": "B", "check_ins": [{"confidence": 7}]}]),
        ("key_results", [{"title": "B", "redacted": "perhaps"}]),
    ],
)
def test_both_refuse_an_objective_with(path: str, value: Any) -> None:
    tree = {"objectives": [{"title": "A", path: value}]}
    assert is_refused(tree)
    assert not published().is_valid(tree)


@pytest.mark.parametrize("period", ["2025", "2025-Q4", "2025Q4", "2025-10", "2025-W41", "2025W41", "2025-10-03"])
def test_both_take_the_period(period: str) -> None:
    tree = {"kpis": [{"name": "NPS", "history": [{"period": period}]}]}
    assert not is_refused(tree)
    assert published().is_valid(tree)


@pytest.mark.parametrize("period", ["", "25", "2025-13", "2025-Q5", "2025-W54", "October", "2025-10-3", "2025-"])
def test_both_refuse_the_period(period: str) -> None:
    tree = {"kpis": [{"name": "NPS", "history": [{"period": period}]}]}
    assert is_refused(tree)
    assert not published().is_valid(tree)


def test_every_field_that_may_be_left_out_may_be_null() -> None:
    schema = plan_schema()
    for definition in (schema, *schema["$defs"].values()):
        nulls = {name: None for name in definition["properties"] if name not in definition.get("required", ())}
        assert published().evolve(schema={**definition, "required": [], "$defs": schema["$defs"]}).is_valid(nulls)


def test_the_published_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(plan_schema())
    assert plan_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(plan_schema())) == plan_schema()


def test_the_published_schema_refuses_fields_that_it_does_not_know() -> None:
    assert not published().is_valid({"objectives": [{"title": "A", "titel": "B"}]})


def test_the_published_schema_knows_from_by_its_name_in_the_file() -> None:
    assert plan_schema()["$defs"]["Correlation"]["required"] == ["from", "to"]


def test_the_example_fits_the_published_schema() -> None:
    written = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    assert [error.message for error in published().iter_errors(json.loads(json.dumps(written, default=str)))] == []
    assert published().is_valid(tree_of(load_file(EXAMPLE).plan))
