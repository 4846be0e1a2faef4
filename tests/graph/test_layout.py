"""Where things stand in a picture: nothing on anything else, lines off the cards, few crossings, always the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.organisation import organisation
from benchmarks.pictures import layouts
from graph.picture.face import WIDE
from graph.picture.gutter import Run, tracks_of
from graph.picture.layout import Layout, crossings
from graph.picture.model import Card
from graph.picture.order import Columns, Wire
from graph.picture.rank import depths_of, without_circles
from graph.picture.svg import svg_of
from tests.graph.pictures import EVERYTHING, HOSTILE, check_drawing, hostile, layout, layout_of_documents
from tests.graph.plans import document_of, plans

GOLDEN = Path(__file__).parent / "golden"
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_layout(made: Layout) -> None:
    """Cards apart, every line from its source to its target along the gutters and streets."""
    boxes = [(x, y, x + WIDE, y + face.height) for (x, y), face in zip(made.spots, made.faces, strict=True)]
    for (a, b), (c, d) in combinations([((x, right), (y, low)) for x, y, right, low in boxes], 2):
        apart = a[1] <= c[0] or c[1] <= a[0] or b[1] <= d[0] or d[1] <= b[0]
        assert apart
    assert all(x >= 0 and y >= 0 for x, y, _, _ in boxes)
    assert all(right <= made.width + 1 and low <= made.height + 1 for _, _, right, low in boxes)
    assert [route.tie for route in made.routes] == list(range(len(made.picture.ties)))
    for route in made.routes:
        tie = made.picture.ties[route.tie]
        for (x, y), card in ((route.points[0], tie.source), (route.points[-1], tie.target)):
            left, top, right, low = boxes[card]
            assert left - 0.1 <= x <= right + 0.1 and top - 4 <= y <= low + 4
        for one, other in pairwise(route.points):
            assert abs(one[0] - other[0]) < 0.1 or abs(one[1] - other[1]) < 0.1
            assert not any(crosses(one, other, box) for box in boxes)


def crosses(one: tuple[float, float], other: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    """Whether a piece of a line runs through the inside of a card; its chips may be reached from the left."""
    left, top, right, low = box
    low_x, high_x = sorted((one[0], other[0]))
    low_y, high_y = sorted((one[1], other[1]))
    return high_x > left + 15 and low_x < right - 1 and high_y > top + 1 and low_y < low - 1


@SLOW
@given(plans(12))
def test_nothing_stands_on_anything_else(raw: dict[str, Any]) -> None:
    made = layout(raw)
    check_layout(made)
    check_drawing(svg_of(made))


@pytest.mark.parametrize("size", [12, 25, 60, 100, 101, 300, 1000])
def test_organisations_of_every_size_fit_a_sheet(size: int) -> None:
    made = layout(organisation(size))
    check_layout(made)
    assert len(made.faces) <= 101
    assert 0.8 < made.width / made.height < 2.6


def test_everything_that_is_marked_is_said_and_drawn() -> None:
    made = layout(EVERYTHING)
    check_layout(made)
    words = " ".join(check_drawing(svg_of(made)).itertext())
    for said in (
        "reaches no company objective", "no team carries it", "in a circle of goals that serve each other",
        "serves a goal of a level below its own", "not in the plan", "stands alone, and says why",
        "the same words, no link declared", "depends on", "Key results without an objective", "KPIs that serve no goal",
        "unhealthy", "healthy", "no data", "committed", "aspirational", " · learning", "strategy: B1",
        "Strategy", "Company", "Department", "Team", "No level said",
    ):  # fmt: skip
        assert said in words, said


def test_marks_do_not_hang_on_colour_alone() -> None:
    svg = svg_of(layout(EVERYTHING))
    grey = check_drawing(svg)
    dashes = {each.get("stroke-dasharray") for each in grey.iter()} - {None}
    assert {"7 4", "2 4", "12 3", "9 3 2 3", "2 3"} <= dashes


def test_a_plan_that_says_little_is_drawn_too() -> None:
    for raw in (
        {"objectives": [{"title": "Alone"}]},
        {"kpis": [{"name": "NPS"}]},
        {"objectives": [{"id": "A", "title": "One", "aligns_to": ["A"]}]},
        {
            "objectives": [
                {"id": "A", "title": "One", "aligns_to": ["A.1"], "key_results": [{"id": "A.1", "title": "x"}]}
            ]
        },
        {
            "key_results": [{"title": "Stray"}],
            "initiatives": [{"title": "Work"}],
            "kpis": [{"name": "x", "supports": ["?"]}],
        },
    ):
        made = layout(raw)
        check_layout(made)
        check_drawing(svg_of(made))


def test_the_golden_picture() -> None:
    svg = svg_of(layout(EVERYTHING)) + "\n"
    golden = GOLDEN / "everything.svg"
    assert svg == golden.read_text(encoding="utf-8")


def test_hostile_words_stay_words() -> None:
    svg = svg_of(layout(hostile()))
    root = check_drawing(svg)
    assert "<script>alert('x')</script>" in "".join(root.itertext())
    assert not set("\x1b\x00\u202e\uffff") & set(svg)


@SLOW
@given(st.text(max_size=60))
def test_no_words_break_a_picture(words: str) -> None:
    made = layout(hostile(words + "x"))
    check_layout(made)
    check_drawing(svg_of(made))


def test_titles_are_whole_where_one_points() -> None:
    title = "A title that is " + "much " * 60 + "too long"
    root = check_drawing(svg_of(layout({"objectives": [{"title": title}]})))
    assert title in [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    shown = [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any(line.endswith("…") for line in shown) and title not in shown


@pytest.mark.parametrize("size", [12, 60, 300])
def test_the_order_of_goals_changes_nothing(size: int) -> None:
    raw = organisation(size)
    shuffled = json.loads(json.dumps(raw))
    for name in ("objectives", "kpis", "teams"):
        Random(1).shuffle(shuffled[name])  # noqa: S311
    assert svg_of(layout(raw)) == svg_of(layout(shuffled))


def test_goals_of_several_files_are_one_picture() -> None:
    raw = organisation(12, faults=False)
    company = {**raw, "objectives": raw["objectives"][:4], "kpis": []}
    teams = {
        "organisation": raw["organisation"],
        "cycle": raw["cycle"],
        "objectives": raw["objectives"][4:],
        "kpis": raw["kpis"],
    }
    whole = layout(raw)
    made = layout_of_documents([document_of(company, "company.yaml"), document_of(teams, "teams.yaml")])
    assert {card.words for card in made.picture.cards} == {card.words for card in whole.picture.cards}
    assert len(made.picture.ties) == len(whole.picture.ties) and "2 files" in made.picture.subtitle


def test_the_same_bytes_in_another_process() -> None:
    code = (
        "from benchmarks.pictures import layouts; from graph.picture.svg import svg_of; import hashlib; "
        "print(hashlib.sha256(''.join(svg_of(each) for each in layouts().values()).encode()).hexdigest())"
    )
    root, found = GOLDEN.parents[2], set()
    for seed in "12":
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env, cwd=root
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_few_lines_cross() -> None:
    counts = {size: crossings(made) for size, made in layouts().items()}
    assert counts[12] <= 4 and counts[60] <= 15 and counts[300] <= 900


@pytest.mark.parametrize(("focus", "depth", "words"), [
    ("W1", 0, {"The page is quick"}),
    ("W1", 1, {"The page is quick", "Guests find us", "Prices hold"}),
    ("the page  is quick", 2, {"The page is quick", "Guests find us", "Guests come back", "Prices hold"}),
    ("C1.1", 1, {"Guests come back", "Guests find us"}),
    ("Web", 0, {"The page is quick", "Searches end well", "Words are right"}),
    ("slow", 0, {"The page is quick", "Guests find us"}),
    ("I1", 0, {"Guests find us"}),
])  # fmt: skip
def test_focus_draws_what_stands_round_a_goal(focus: str, depth: int, words: set[str]) -> None:
    made = layout(EVERYTHING, focus, depth)
    check_layout(made)
    assert (
        words <= {card.words for card in made.picture.cards if card.kind == "objective"} <= words | {"Guests come back"}
    )


def test_what_leads_out_of_a_focus_is_counted() -> None:
    notes = {card.code: [note.words for note in card.notes] for card in layout(EVERYTHING, "G1", 0).picture.cards}
    assert notes["G1"][-2:] == ["1 more serves it, not drawn here", "serves 1 more, not drawn here"] or set(
        notes["G1"][-2:]
    ) == {"1 more serves it, not drawn here", "serves 1 more, not drawn here"}


def test_a_focus_on_too_much_is_cut_and_says_so() -> None:
    raw = organisation(600)
    made = layout(raw, "Northwind", 9)
    assert len(made.faces) <= 101 and any("would not fit" in note for note in made.picture.notes)


def chains() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    def goal(at: int, aligns: list[str], level: str | None) -> dict[str, Any]:
        return {"id": f"O{at}", "title": f"Goal {at}", "aligns_to": aligns} | ({"level": level} if level else {})

    count = 3000
    yield "chain", [goal(at, [f"O{at - 1}"] if at else [], "team" if at else "company") for at in range(count)]
    yield "star", [goal(at, ["O0"] if at else [], "team" if at else "company") for at in range(count)]
    yield "circle", [goal(at, [f"O{(at + 1) % count}"], "team") for at in range(count)]
    yield "no levels", [goal(at, [], None) for at in range(count)]
    yield "all company", [goal(at, [], "company") for at in range(count)]
    yield "short chain", [goal(at, [f"O{at - 1}"] if at else [], "team") for at in range(90)]
    yield "short circle", [goal(at, [f"O{(at + 1) % 90}"], None) for at in range(90)]
    yield "knot", [goal(at, [f"O{to}" for to in range(20)], "team") for at in range(20)]


@pytest.mark.parametrize(("name", "objectives"), [*chains()], ids=lambda value: value if isinstance(value, str) else "")
def test_hostile_shapes_are_drawn(name: str, objectives: list[dict[str, Any]]) -> None:
    made = layout({"objectives": objectives})
    check_layout(made)
    check_drawing(svg_of(made))


def brute(columns: list[list[int]], wires: list[list[Wire]]) -> int:
    """Crossings counted pair by pair."""
    total = 0
    for gap, (left, right) in zip(wires, pairwise(columns), strict=True):
        ends = [(left.index(wire.left) + wire.lift, right.index(wire.right)) for wire in gap]
        total += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(ends, 2))
    return total


@SLOW
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(5, 9)), max_size=14), st.integers(0, 99))
def test_crossings_are_counted_as_by_hand_and_never_grow(pairs: list[tuple[int, int]], seed: int) -> None:
    columns = [list(range(5)), list(range(5, 10))]
    Random(seed).shuffle(columns[1])  # noqa: S311
    wires = [[Wire(*pair) for pair in pairs]]
    made = Columns(columns, wires)
    before = made.crossings()
    assert before == brute(made.columns, wires)
    assert made.arrange() == brute(made.columns, wires) <= before
    assert [sorted(column) for column in made.columns] == [list(range(5)), list(range(5, 10))]


def test_lines_of_a_tree_do_not_cross() -> None:
    columns = [[0], [3, 1, 2], [9, 4, 7, 5, 8, 6]]
    wires = [[Wire(0, at) for at in (1, 2, 3)], [Wire(1 + (at - 4) // 2, at) for at in range(4, 10)]]
    assert Columns(columns, wires).arrange() == 0


@SLOW
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=8))
def test_lines_that_stand_beside_each_other_have_tracks_of_their_own(pairs: list[tuple[int, int]]) -> None:
    runs = [Run(at, (float(left),), (float(right),)) for at, (left, right) in enumerate(pairs)]
    tracks = tracks_of(runs)
    for one, other in combinations(runs, 2):
        if tracks[one.net] == tracks[other.net]:
            assert one.bottom < other.top or other.bottom < one.top


def test_depths_follow_levels_and_else_links() -> None:
    cards = [Card("objective", "", depth=0), Card("objective", ""), Card("objective", ""), Card("objective", "")]
    assert depths_of(cards, [(1, 0), (2, 1)])[:3] == [0, 1, 2]
    assert depths_of(cards, [(1, 0), (2, 1)])[3] > 4
    unsaid = [Card("objective", "")] * 4
    assert depths_of(unsaid, [(1, 0), (2, 1), (3, 0)]) == [0, 1, 2, 1]
    assert without_circles([0, 1], [(0, 1), (1, 0)]) == [(0, 1)]


def test_the_hostile_words_are_what_they_should_be() -> None:
    assert "\ud800" in HOSTILE
