"""The X-matrix as a model: codes, marks, what has no corner, and the way up to breakthroughs."""

from __future__ import annotations

from advisor.domain.plan import Correlation, MatrixItem, Objective, XMatrix
from advisor.examples import document_of
from advisor.strategy.matrix import RING, Matrix, matrix_of, neighbours
from advisor.strategy.trace import trace
from tests.strategy.plans import FACTORY


def factory() -> Matrix:
    written = document_of(FACTORY).plan.x_matrix
    assert written is not None
    return matrix_of(written)


def test_neighbours_go_round_the_x() -> None:
    assert [neighbours(side) for side in RING] == [
        ("metrics", "annual"), ("breakthroughs", "priorities"), ("annual", "metrics"), ("priorities", "breakthroughs"),
    ]  # fmt: skip


def test_direction_does_not_matter_and_the_stronger_of_two_marks_stays() -> None:
    made = matrix_of(
        XMatrix(
            breakthroughs=(MatrixItem("one", "B1"),),
            annual=(MatrixItem("two", "A1"),),
            correlations=(Correlation("A1", "B1", "strong"), Correlation("B1", "A1", "weak"), Correlation("B1", "A1")),
        )
    )
    assert made.marks_of(("breakthroughs", 0)) == {("annual", 0): "strong"}
    assert made.marks_of(("annual", 0)) == {("breakthroughs", 0): "strong"}
    assert [(corner.marks, corner.cells) for corner in made.corners] == [(1, 1), (0, 0), (0, 0), (0, 0)]


def test_what_has_no_corner_is_kept_with_its_reason() -> None:
    made = matrix_of(
        XMatrix(
            breakthroughs=(MatrixItem("one", "B1"), MatrixItem("other", "B2")),
            priorities=(MatrixItem("two", "P1"),),
            correlations=(Correlation("B1", "P1"), Correlation("B1", "B2"), Correlation("", "Z")),
        )
    )
    assert [each.why for each in made.loose] == [
        "breakthroughs and improvement priorities face each other and share no corner",
        "both stand under breakthroughs",
        "there is no “” in the matrix and there is no “Z” in the matrix",
    ]


def test_items_without_a_short_id_get_a_code_that_nobody_has() -> None:
    made = matrix_of(XMatrix(annual=(MatrixItem("one", "A2"), MatrixItem("two"), MatrixItem("three", "a-long-id"))))
    assert [item.code for item in made.sides["annual"]] == ["A2", "A1", "A3"]


def test_an_item_without_an_id_is_found_by_its_title_and_a_double_id_is_told() -> None:
    made = matrix_of(
        XMatrix(
            breakthroughs=(MatrixItem("Guests recommend us"),),
            annual=(MatrixItem("one", "A1"), MatrixItem("two", "A1")),
            correlations=(Correlation("Guests recommend us", "A1"),),
        )
    )
    assert made.marks_of(("breakthroughs", 0)) == {("annual", 0): None}
    assert made.doubled == ("A1",)


def test_owners_are_told_apart_by_name_not_by_case() -> None:
    made = matrix_of(
        XMatrix(
            annual=(MatrixItem("one", owner="Ada "), MatrixItem("two", owner="ADA"), MatrixItem("three", owner=" "))
        )
    )
    assert made.owners == ("Ada",)


def test_objectives_are_traced_to_breakthroughs_by_the_shortest_way() -> None:
    matrix = factory()
    traces = trace(document_of(FACTORY).plan.objectives, matrix)
    first, second = traces.traced
    codes = [[matrix.item(key).code for key in way] for way in (*first.ways, *second.ways)]
    assert codes == [["A1", "B1"], ["M2", "B2"], ["P2", "A1", "B1"]]
    assert [each.title for each in traces.inherit] == ["The paint shop waits for nobody"]
    assert [each.title for each in traces.untied] == ["Nobody gets hurt in the press shop"]


def test_a_way_that_ends_before_the_breakthroughs_is_none() -> None:
    made = matrix_of(
        XMatrix(
            priorities=(MatrixItem("one", "P1"),),
            annual=(MatrixItem("two", "A1"),),
            correlations=(Correlation("P1", "A1"),),
        )
    )
    assert trace([Objective("Guests stay", strategy=("P1", "nothing"))], made).traced[0].ways == ()


def test_a_ring_of_alignments_ends() -> None:
    ring = [Objective("one", "O1", aligns_to=("O2",)), Objective("two", "O2", aligns_to=("O1",))]
    assert len(trace(ring, factory()).untied) == 2
