"""Where things stand: spans, marks, pointers, and the index of a document."""

from __future__ import annotations

import dataclasses

import pytest

from advisor.domain.place import (
    MappingMarks,
    Mark,
    Marks,
    Place,
    Places,
    Pointer,
    Segment,
    SequenceMarks,
    Span,
    mark_of,
    pointer_text,
)

# line 1: objectives:
# line 2:   - title: "Delight our regulars"
# line 3:     why: >- (a folded text, to line 5)
GOAL = MappingMarks((2, 5), {"title": (2, 5), "why": (3, 5)}, {"title": (2, 12, 2, 34, 1), "why": (3, 10, 5, 1, None)})
MARKS = MappingMarks((1, 1), {"objectives": (1, 1)}, {"objectives": SequenceMarks((2, 3), [GOAL])})
PLACES = Places("plan.yaml", MARKS)
TITLE: Pointer = ("objectives", 0, "title")


# -- spans and marks --------------------------------------------------------------------------------------------


def test_a_span_counts_code_points_and_its_end_is_exclusive() -> None:
    assert Span(0, 1).of("🚀 Größe") == "🚀"
    assert Span(2, 7).of("🚀 Größe") == "Größe"
    assert Span(3, 3).of("Raise NPS") == ""


@pytest.mark.parametrize(
    ("span", "narrow"),
    [
        (Span(0, 7), Mark(2, 13, 2, 20)),
        (Span(8, 11), Mark(2, 21, 2, 24)),
        (Span(3, 3), Mark(2, 16, 2, 16)),
    ],
)
def test_a_mark_narrows_to_a_span_of_its_text(span: Span, narrow: Mark) -> None:
    mark = mark_of((2, 12, 2, 34, 1))
    assert mark is not None
    assert mark.narrow(span) == narrow


@pytest.mark.parametrize(
    ("span", "narrow"),
    [
        (Span(0, 4), Mark(3, 5, 3, 9)),
        (Span(5, 9), Mark(4, 7, 4, 11)),
        (Span(2, 8), Mark(3, 7, 4, 10)),
    ],
)
def test_segments_carry_a_span_over_lines(span: Span, narrow: Mark) -> None:
    mark = Mark(3, 5, 4, 11, (Segment(0, 3, 5), Segment(5, 4, 7)))
    assert mark.narrow(span) == narrow


@pytest.mark.parametrize("segments", [(), (Segment(4, 3, 9),)])
def test_a_mark_stays_whole_where_characters_cannot_be_told_apart(segments: tuple[Segment, ...]) -> None:
    mark = Mark(3, 5, 4, 11, segments)
    assert mark.narrow(Span(0, 2)) is mark


@pytest.mark.parametrize(
    ("marks", "mark"),
    [
        (None, None),
        ((3, 5, 3, 9, None), Mark(3, 5, 3, 9)),
        ((3, 5, 3, 9, 0), Mark(3, 5, 3, 9, (Segment(0, 3, 5),))),
        ((3, 5, 4, 9, (Segment(0, 4, 1),)), Mark(3, 5, 4, 9, (Segment(0, 4, 1),))),
        (MappingMarks((2, 3), {}, {}), Mark(2, 3, 2, 3)),
        (SequenceMarks((2, 3), []), Mark(2, 3, 2, 3)),
    ],
)
def test_every_node_has_a_mark_and_containers_are_marked_where_they_begin(marks: Marks, mark: Mark | None) -> None:
    assert mark_of(marks) == mark


# -- places -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (Place("plan.yaml", 12, 16), "plan.yaml:12:16"),
        (Place("plan.yaml", 12), "plan.yaml:12"),
        (Place("plan.yaml"), "plan.yaml"),
    ],
)
def test_a_place_is_labelled_as_compilers_do(place: Place, label: str) -> None:
    assert place.label() == label


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ((), ""),
        (("objectives", 0, "title"), "/objectives/0/title"),
        (("a/b", "m~n", "~1"), "/a~1b/m~0n/~01"),
        (("", " ", "é"), "// /é"),
    ],
)
def test_a_pointer_is_written_as_rfc_6901_says(pointer: Pointer, text: str) -> None:
    assert pointer_text(pointer) == text


def test_a_field_is_found_with_its_pointer() -> None:
    assert PLACES.find(TITLE) == Place("plan.yaml", 2, 12, 2, 34, "/objectives/0/title")
    assert PLACES.find(TITLE, Span(0, 7)) == Place("plan.yaml", 2, 13, 2, 20, "/objectives/0/title")
    assert PLACES.find(("objectives", 0, "why"), Span(0, 3)) == PLACES.find(("objectives", 0, "why"))


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ((), 1, 1),
        (("objectives", 0, "owner"), 2, 5),
        (("objectives", 7, "title"), 2, 3),
        (("kpis", 0, "name"), 1, 1),
        (("objectives", "title"), 2, 3),
        ((*TITLE, "deeper"), 2, 12),
    ],
)
def test_what_is_not_written_is_found_where_its_holder_stands(pointer: Pointer, line: int, column: int) -> None:
    place = PLACES.find(pointer, Span(0, 3))
    assert (place.line, place.column) == (line, column)
    assert place.pointer == pointer_text(pointer)


def test_a_document_without_marks_has_places_without_lines() -> None:
    assert Places("plan.yaml").find(TITLE) == Place("plan.yaml", pointer="/objectives/0/title")


def test_another_field_stands_in_for_one_that_is_not_written() -> None:
    baseline = ("objectives", 0, "baseline")
    assert PLACES.find(baseline, instead=TITLE) == Place("plan.yaml", 2, 12, 2, 34, "/objectives/0/baseline")
    assert PLACES.find(("objectives", 0, "why"), instead=TITLE).line == 3


def test_a_span_is_one_of_the_field_that_is_written() -> None:
    owner = ("objectives", 0, "owner")
    assert PLACES.find(owner, Span(0, 3), TITLE) == PLACES.find(owner, None, TITLE)
    assert PLACES.find(TITLE, Span(0, 7), owner) == PLACES.find(TITLE, Span(0, 7))


def test_a_name_has_a_place_of_its_own() -> None:
    assert PLACES.key(("objectives", 0, "why")) == Place("plan.yaml", 3, 5, 3, 8, "/objectives/0/why")
    assert PLACES.key(("objectives", 0, "owner")) == PLACES.find(("objectives", 0, "owner"))
    assert PLACES.key(("objectives", 0)) == PLACES.find(("objectives", 0))


def test_marks_can_be_taken_over_under_another_name() -> None:
    renamed = MappingMarks((2, 5), {}, {})
    renamed.take("name", GOAL, "title")
    renamed.take("owner", GOAL, "champion")
    assert renamed.values == {"name": GOAL.values["title"], "owner": None}
    assert renamed.keys == {"name": (2, 5), "owner": GOAL.start}


def test_places_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        PLACES.path = "other.yaml"  # type: ignore[misc]
    assert not hasattr(PLACES, "__dict__")
