"""The drawings: well-formed and safe whatever a plan says, nothing outside its place, and the same as last time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from advisor.domain.plan import Factor, MatrixItem, Objective, Plan, StrategyCanvas, XMatrix
from advisor.examples import document_of
from advisor.importers.load import load_file
from advisor.reporters.canvas_layout import chart
from advisor.reporters.canvas_sheet import canvas_sheet
from advisor.reporters.drawing import width
from advisor.reporters.sheet import Sheet, to_html, to_markdown
from advisor.reporters.x_matrix_layout import PAD, SIZE, layout
from advisor.reporters.x_matrix_sheet import x_matrix_sheet
from advisor.strategy.candidates import candidates
from advisor.strategy.canvas import canvas_of
from advisor.strategy.matrix import Matrix, matrix_of
from advisor.strategy.trace import Traces, trace
from tests.strategy.plans import CANVASES, FACTORY, MATRICES, OBJECTIVES, SAAS, hospital

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def matrix_sheet(plan: Plan) -> Sheet:
    matrix, traces = ready(plan)
    return x_matrix_sheet(plan, matrix, traces, (), 5)


def ready(plan: Plan) -> tuple[Matrix, Traces]:
    assert plan.x_matrix is not None
    matrix = matrix_of(plan.x_matrix)
    return matrix, trace(plan.objectives, matrix)


def curve_sheet(plan: Plan) -> Sheet:
    assert plan.strategy_canvas is not None
    canvas = canvas_of(plan.strategy_canvas, plan)
    return canvas_sheet(plan, canvas, candidates(canvas, lambda objective: False), (), (), 4)


def check_drawing(svg: str) -> ElementTree.Element:
    """Well-formed, told in words, without script, style or anything from elsewhere; its root."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by ourselves
    assert root.get("role") == "img"
    ids = {each.get("id") for each in root}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert root[0].tag == f"{SVG}title" and root[1].tag == f"{SVG}desc" and root[1].text
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "path", "circle", "polygon", "text", "tspan"}
    names = {name for each in root.iter() for name in each.attrib}
    assert not names & {"style", "href", "class"} and not any(name.startswith("on") for name in names)
    assert not re.search(r"\bnan\b|\binf\b", " ".join(value for each in root.iter() for value in each.attrib.values()))
    return root


def check_sheet(sheet: Sheet) -> None:
    check_drawing(sheet.svg)
    html, markdown = to_html(sheet), to_markdown(sheet)
    for text in (html, markdown):
        assert "<script" not in text.lower()
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert html.count("<h1>") == 1 and '<html lang="en">' in html and " style=" not in html
    assert not re.search(r"(?:src|href)=", html)


@SLOW
@given(MATRICES, OBJECTIVES)
def test_no_matrix_breaks_its_sheet(written: XMatrix, objectives: tuple[Objective, ...]) -> None:
    check_sheet(matrix_sheet(Plan(objectives=objectives, x_matrix=written)))


@SLOW
@given(CANVASES)
def test_no_canvas_breaks_its_sheet(written: StrategyCanvas) -> None:
    check_sheet(curve_sheet(Plan(strategy_canvas=written)))


HOSTILE = "<script>alert('x')</script>\x1b[31m\x00\u202e & \"q\" ]]> | `c` \ud800 \uffff" + "W" * 2000


def test_hostile_words_are_shown_as_words() -> None:
    item = MatrixItem(HOSTILE, HOSTILE, HOSTILE)
    plan = Plan(
        objectives=(Objective(HOSTILE, HOSTILE, owner=HOSTILE, strategy=(HOSTILE,)),),
        x_matrix=XMatrix((item,), (item,), (item,), (item,)),
        strategy_canvas=StrategyCanvas(5, (Factor(HOSTILE, HOSTILE, 3, {HOSTILE: 4}, "raise", HOSTILE),)),
    )
    for sheet in (matrix_sheet(plan), curve_sheet(plan)):
        check_sheet(sheet)
        assert "&lt;script&gt;" in to_html(sheet)
        shown = "".join(check_drawing(sheet.svg).itertext())
        assert "<script>alert" in shown and "\ufffd" in shown


def test_right_to_left_words_are_kept_and_cannot_turn_what_follows() -> None:
    plan = Plan(x_matrix=XMatrix(annual=(MatrixItem("رضا المرضى عن الاستقبال", "A1"),)))
    sheet = matrix_sheet(plan)
    assert "رضا المرضى" in sheet.svg
    assert "<bdi>رضا المرضى عن الاستقبال</bdi>" in to_html(sheet)


@pytest.mark.parametrize("count", [1, 3, 6, 12, 20])
def test_words_stay_in_their_places(count: int) -> None:
    plan = hospital(count)
    page = layout(*ready(plan), "2026-Q1")
    across, down = page.right - page.left - 2 * PAD, page.bottom - page.top - 2 * PAD
    rooms = {"priorities": across, "breakthroughs": across, "annual": down, "metrics": down}
    for side, slots in page.sides.items():
        assert all(width(line, SIZE) <= rooms[side] for slot in slots for line in slot.lines)
        assert all(one.start + one.size == pytest.approx(other.start) for one, other in pairwise(slots))
    assert page.owners[-1].start + page.owners[-1].size < page.width
    assert 1.2 <= page.width / page.height <= 1.7 or count in (1, 20)


def test_past_a_dozen_items_it_says_so_and_past_forty_it_lists_them() -> None:
    page = layout(*ready(hospital(45)), "2026-Q1")
    assert page.notes[0].startswith("45 items on a side")
    assert any("20 items; the list has them" in note for note in page.notes)
    assert [len(slots) for slots in page.sides.values()] == [40] * 4
    assert to_markdown(matrix_sheet(hospital(45))).count("\n| P45 |") == 1
    assert layout(*ready(hospital(12)), "2026-Q1").notes == ()


def test_an_empty_side_and_an_empty_canvas_are_drawn_as_such() -> None:
    assert matrix_sheet(Plan(x_matrix=XMatrix())).svg.count("nothing yet") == 4
    assert "nobody yet" in matrix_sheet(Plan(x_matrix=XMatrix())).svg
    assert "no factors yet" in curve_sheet(Plan(strategy_canvas=StrategyCanvas())).svg


def test_every_mark_of_the_matrix_is_drawn_and_told_apart_by_shape() -> None:
    svg = matrix_sheet(document_of(FACTORY).plan).svg
    told = [each.text for each in check_drawing(svg).iter(f"{SVG}title")]
    assert {"P2 and A1: strong", "P1 and M2: weak", "B1 and A1: strong", "B2 and M2: weak"} <= set(told)
    assert "P1 and A2: correlated, strength not said" in told
    assert {"Tanaka answers for B1", "Ito answers for O2", "O1 serves A1", "O1 serves M2"} <= set(told)


@pytest.mark.parametrize("players", [1, 2, 4, 8])
@pytest.mark.parametrize("count", [5, 12, 25])
def test_names_of_curves_do_not_overlap(players: int, count: int) -> None:
    rivals = {f"Rival {at}": 3.0 for at in range(players)}
    factors = tuple(Factor(f"Factor number {at}", us=3, competitors=rivals) for at in range(count))
    made = chart(canvas_of(StrategyCanvas(5, factors)))
    heights = sorted(curve.name_y for curve in made.curves)
    assert len(heights) == players + 1
    assert all(other - one >= SIZE for one, other in pairwise(heights))
    assert made.top <= heights[0] and heights[-1] <= made.bottom


def test_curves_are_told_apart_without_colour() -> None:
    plan = Plan(strategy_canvas=StrategyCanvas(5, tuple(
        Factor(f"f{at}", us=3, competitors={f"Rival {each}": 2.0 for each in range(8)}) for at in range(3)
    )))  # fmt: skip
    groups = [each for each in check_drawing(curve_sheet(plan).svg).iter(f"{SVG}g") if each.get("stroke")]
    looks = set()
    for group in groups:
        line = next(each for each in group if each.tag == f"{SVG}line")
        marker = next(each for each in group if each.tag in (f"{SVG}path", f"{SVG}circle"))
        filled = marker.get("fill") != "#ffffff"
        looks.add((line.get("stroke-dasharray"), marker.tag, marker.get("d"), filled))
    assert len(looks) == len(groups) == 9


def test_a_curve_breaks_where_a_level_is_missing() -> None:
    factors = tuple(Factor(f"f{at}", us=us, competitors={"Globex": 1}) for at, us in enumerate((1, None, 3, 4)))
    made = chart(canvas_of(StrategyCanvas(5, factors)))
    ours = made.curves[0]
    assert [point is None for point in ours.points] == [False, True, False, False]
    assert made.notes == ("A curve breaks where a level is missing (1 of 4 factors).",)


@pytest.mark.parametrize("name", ["x-matrix", "canvas"])
def test_the_drawing_is_the_same_as_last_time(name: str) -> None:
    """Golden files: look at a changed drawing before you keep it (`okr-advisor xmatrix PLAN -o FILE.svg`)."""
    sheet = matrix_sheet(document_of(FACTORY).plan) if name == "x-matrix" else curve_sheet(document_of(SAAS).plan)
    assert f"{sheet.svg}\n" == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")


def ends_of_texts(root: ElementTree.Element) -> list[float]:
    """Where the lines that run across end at most, text by text; those in turned groups are left out."""
    turned = {
        each for group in root.iter(f"{SVG}g") if "rotate" in (group.get("transform") or "") for each in group.iter()
    }
    texts = [each for each in root.iter(f"{SVG}text") if each not in turned and each.get("text-anchor") is None]
    return [
        float(each.get("x") or 0) + width("".join(each.itertext()), float(each.get("font-size") or 0)) for each in texts
    ]


def test_the_legend_of_a_narrow_matrix_stays_on_the_page() -> None:
    raw = {
        "objectives": [{"id": "O1", "title": "Guests come back", "owner": "Ada", "strategy": ["A1"]}],
        "x_matrix": {
            "breakthroughs": [{"id": "B1", "title": "Guests recommend us", "owner": "Ada"}],
            "annual": [{"id": "A1", "title": "Repeat visits doubled"}],
            "priorities": [{"id": "P1", "title": "Rooms ready by noon", "owner": "Ben"}],
            "metrics": [{"id": "M1", "title": "Repeat visits"}],
            "correlations": [{"from": "B1", "to": "A1"}, {"from": "A1", "to": "P1", "strength": "weak"}],
        },
    }
    root = check_drawing(matrix_sheet(document_of(raw).plan).svg)
    shown = [each.text for each in root.iter(f"{SVG}text")]
    assert {"correlated, strength not said", "item that it reaches through correlations"} <= set(shown)
    assert max(ends_of_texts(root)) < float(root.get("width") or 0)
    assert all(float(each.get("y") or 0) < float(root.get("height") or 0) for each in root.iter(f"{SVG}text"))


def test_every_objective_has_a_mark_for_what_it_serves_and_another_for_what_it_reaches() -> None:
    path = Path(__file__).parents[2] / "examples" / "ready-2026-q2.yaml"
    svg = matrix_sheet(load_file(str(path)).plan).svg
    told = {each.text for each in check_drawing(svg).iter(f"{SVG}title")}
    assert {"C1 serves A1", "C1 serves P1", "CA1 serves P1", "FA1 serves P2", "PE1 serves P3"} <= told
    for said in ("C1 reaches B1", "CA1 reaches A1", "FA1 reaches B1", "PE1 reaches A2", "PE1 reaches B2"):
        assert f"{said} through correlations" in told
    assert not any(each and each.startswith("PE1") and "A1" in each for each in told)


def test_where_columns_for_priorities_leave_titles_no_room_the_page_says_so() -> None:
    few = layout(*ready(hospital(3)), "2026-Q1")
    assert [slot.code for slot in few.codes] == ["P1", "P2", "P3", "B1", "B2", "B3"]
    assert few.codes[-1].start + few.codes[-1].size == pytest.approx(few.right)
    plan = hospital(20)
    some = layout(*ready(plan), "2026-Q1")
    assert 0 < len(some.codes) < 40 and {slot.item.key for slot in some.codes if slot.item} == {
        key
        for each in ready(plan)[1].traced
        for key in (*each.serves, *each.reaches)
        if key[0] in ("priorities", "breakthroughs")
    }
    every = tuple(replace(objective, strategy=tuple(f"P{at}" for at in range(1, 21))) for objective in plan.objectives)
    none = layout(*ready(replace(plan, objectives=every)), "2026-Q1")
    assert none.codes == () and any("stands in the list, for want of room" in note for note in none.notes)
