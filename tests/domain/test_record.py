"""The types of the plan file: frozen, small, equal by what they say."""

from __future__ import annotations

import dataclasses
import pickle
from copy import deepcopy
from typing import Any

import pytest

from advisor.domain import plan as domain
from advisor.domain.plan import Band, Benchmark, Correlation, Cycle, EarlierDefinition, KeyResult, Objective, Plan
from advisor.domain.record import record, wire_name

RECORDS: list[Any] = [value for value in vars(domain).values() if dataclasses.is_dataclass(value)]
every_record = pytest.mark.parametrize("type", RECORDS, ids=lambda value: value.__name__)


def an_example(type: Any) -> Any:
    """One of them with nothing but what is required."""
    required = [spec.name for spec in dataclasses.fields(type) if spec.default is dataclasses.MISSING]
    return type(**dict.fromkeys(required, "A"))


def test_the_types_of_the_plan_file_are_records() -> None:
    assert {Plan, Objective, KeyResult, Cycle, Correlation} <= set(RECORDS)


@every_record
def test_a_record_is_frozen_and_has_slots(type: Any) -> None:
    made = an_example(type)
    name = dataclasses.fields(type)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, name, "B")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(made, name)
    assert not hasattr(made, "__dict__")


@every_record
def test_a_record_is_equal_to_its_like_and_to_nothing_else(type: Any) -> None:
    made = an_example(type)
    assert made == an_example(type)
    assert hash(made) == hash(an_example(type))
    assert made != dataclasses.replace(made, **{dataclasses.fields(type)[0].name: "B"})
    assert made != ()
    assert made != dataclasses.astuple(made)


@every_record
def test_a_record_shows_what_is_given_and_no_more(type: Any) -> None:
    given = ", ".join(
        f"{spec.name}='A'" for spec in dataclasses.fields(type) if spec.default is dataclasses.MISSING
    )  # fmt: skip
    assert repr(an_example(type)) == f"{type.__name__}({given})"


@every_record
def test_a_record_can_be_copied_and_sent_to_another_process(type: Any) -> None:
    made = an_example(type)
    assert deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


@every_record
def test_what_may_be_left_out_is_absent_and_never_zero(type: Any) -> None:
    optional = [spec for spec in dataclasses.fields(type) if spec.default is not dataclasses.MISSING]
    assert all(spec.default in (None, ()) or spec.default is False for spec in optional)
    assert [spec.name for spec in optional if spec.default is False] == (["redacted"] if type is KeyResult else [])


def test_records_of_different_types_differ_though_they_say_the_same() -> None:
    band: object = Band()
    assert band != Benchmark()


def test_records_differ_deep_down() -> None:
    one = Plan(objectives=(Objective(title="A", key_results=(KeyResult(title="B", target=55.0),)),))
    other = Plan(objectives=(Objective(title="A", key_results=(KeyResult(title="B", target=54.0),)),))
    assert one != other
    assert len({one, other, deepcopy(one)}) == 2


def test_a_record_shows_what_it_holds() -> None:
    made = Objective(title="A", id="O1", weight=0.0, key_results=(KeyResult(title="B", redacted=True),))
    assert repr(made) == (
        "Objective(title='A', id='O1', weight=0.0, key_results=(KeyResult(title='B', redacted=True),))"
    )  # fmt: skip


def test_fields_must_be_known() -> None:
    with pytest.raises(TypeError, match="titel"):
        Objective(titel="A")  # type: ignore[call-arg]


@pytest.mark.parametrize(("name", "wire"), [("from_", "from"), ("title", "title"), ("key_results", "key_results")])
def test_an_underscore_at_the_end_is_no_part_of_the_file(name: str, wire: str) -> None:
    assert wire_name(name) == wire


def test_only_names_that_python_keeps_for_itself_have_one() -> None:
    names = {(made, spec.name) for made in RECORDS for spec in dataclasses.fields(made)}
    assert {pair for pair in names if pair[1].endswith("_")} == {(Correlation, "from_"), (EarlierDefinition, "from_")}


def test_a_new_record_is_made_by_the_decorator() -> None:
    @record
    class Milestone:
        title: str
        done: bool = False

    assert Milestone("A", done=True) == Milestone("A", True) != Milestone("A")
    assert repr(Milestone("A")) == "Milestone(title='A')"
    assert Milestone.__pydantic_config__["extra"] == "forbid"  # type: ignore[attr-defined]
