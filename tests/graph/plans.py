"""Small plans for tests of alignment, made by hand and at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from advisor.domain.document import Document
from advisor.engine.bundle import Bundle
from advisor.importers.located import Located
from advisor.importers.validate import make_document
from graph.alignment import Alignment, align

LEVELS = ("company", "department", "team", "individual")
TEAMS: list[dict[str, Any]] = [
    {"id": f"t{number}", "name": f"Unit {number}", "level": level} for number, level in enumerate(LEVELS)
]


def document_of(raw: dict[str, Any], path: str = "plan.yaml") -> Document:
    """A plan as if it had been read from a file."""
    return make_document(Located(raw, None, []), path, "data")


def alignment_of_plans(*raws: dict[str, Any]) -> Alignment:
    """The alignment of plans that are read together."""
    return align(Bundle(document_of(raw, f"plan{at}.yaml") for at, raw in enumerate(raws)))


def ids(alignment: Alignment, numbers: Any) -> list[str]:
    """The ids of nodes by their numbers."""
    return [alignment.nodes[number].id or "" for number in numbers]


@st.composite
def plans(draw: st.DrawFn, most: int = 7) -> dict[str, Any]:
    """A plan of a few objectives with key results and KPIs, and links between any of them, some of them wrong."""
    count = draw(st.integers(1, most))
    objectives: list[dict[str, Any]] = []
    for number in range(count):
        results = [
            {"id": f"O{number}.{k}", "title": f"Figure {number}.{k} from 1 to 9"}
            for k in range(draw(st.integers(0, 2)))
        ]
        objectives.append({"id": f"O{number}", "title": f"State {number}", "key_results": results})
    names = [goal["id"] for objective in objectives for goal in (objective, *objective["key_results"])]
    for objective in objectives:
        objective["team"] = draw(st.sampled_from([team["id"] for team in TEAMS]))
        objective["aligns_to"] = draw(st.lists(st.sampled_from([*names, "gone"]), max_size=3, unique=True))
    kpis = [
        {
            "id": f"P{number}",
            "name": f"Measure {number}",
            "supports": draw(st.lists(st.sampled_from(names), max_size=2)),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    return {"teams": TEAMS, "objectives": objectives, "kpis": kpis}
