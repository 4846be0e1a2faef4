"""Plans that pictures and exports are tried on, and what every picture must be."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from advisor.domain.document import Document
from advisor.engine.bundle import Bundle
from graph.alignment import Alignment, align
from graph.marks import Marks
from graph.picture.layout import Layout, layout_of
from graph.picture.make import picture_of
from tests.graph.plans import document_of

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "rect", "line", "path", "circle", "polygon", "text", "tspan"}
HOSTILE = (
    "<script>alert('x')</script>\x1b[31m\x00\u202e & \"q\" ]]> | `c` \\N \\ %% --> end \ud800 \uffff #quot; "
    + "W" * 300
)

EVERYTHING: dict[str, Any] = {
    "organisation": {"name": "Acme"},
    "cycle": {"name": "2026-Q1"},
    "teams": [
        {"id": "company", "name": "Acme", "level": "company"},
        {"id": "growth", "name": "Growth", "level": "department", "parent": "company"},
        {"id": "web", "name": "Web", "level": "team", "parent": "growth"},
        {"id": "shop", "name": "Shop", "level": "team", "parent": "growth"},
    ],
    "objectives": [
        {
            "id": "C1", "title": "Guests come back", "team": "company", "strategy": ["B1"], "commitment": "committed",
            "key_results": [{"id": "C1.1", "title": "Guests who return rise from 20 % to 30 %", "measures": "back"}],
        },
        {"id": "C2", "title": "We are a place to work at", "team": "company"},
        {
            "id": "G1", "title": "Guests find us", "team": "growth", "aligns_to": ["C1.1"], "strategy": ["B1"],
            "initiatives": [{"id": "I1", "title": "A new sign", "moves": ["C1.1"], "status": "active"}],
            "key_results": [{"id": "G1.1", "title": "Finders", "commitment": "learning"}],
        },
        {"id": "W1", "title": "The page is quick", "team": "web", "aligns_to": ["G1"], "commitment": "aspirational"},
        {"id": "W2", "title": "Searches end well", "team": "web", "aligns_to": ["W3"]},
        {"id": "W3", "title": "Words are right", "team": "web", "aligns_to": ["W2"]},
        {"id": "S1", "title": "The till never waits", "team": "shop", "aligns_to": ["Last year's strategy"]},
        {"id": "S2", "title": "Guests come back", "team": "shop", "depends_on": ["W1"]},
        {"id": "S3", "title": "Stock is right", "team": "shop", "stands_alone": "The auditors ask for it"},
        {"id": "G2", "title": "Prices hold", "team": "growth", "aligns_to": ["W1"]},
        {"id": "X1", "title": "A goal of nobody", "key_results": [{"title": "Something"}]},
    ],
    "key_results": [{"id": "K9", "title": "Queues fall from 9 to 4 minutes"}],
    "kpis": [
        {
            "id": "back", "name": "Return rate", "direction": "up", "target": 20, "current": 9, "floor": 15,
            "supports": ["C1"],
        },
        {"id": "speed", "name": "Page speed", "direction": "down", "target": 2, "current": 1.5, "supports": ["W1"]},
        {"id": "slow", "name": "Slow pages", "direction": "down", "target": 2, "current": 3, "supports": ["W1", "G1"]},
        {"id": "loose", "name": "Shoe size", "team": "shop"},
    ],
    "x_matrix": {"breakthroughs": [{"id": "B1", "title": "The house that people love"}]},
}  # fmt: skip


def layout(raw: dict[str, Any], focus: str | None = None, depth: int = 2) -> Layout:
    """A plan laid out."""
    return layout_of_documents([document_of(raw)], focus, depth)


def layout_of_documents(documents: list[Document], focus: str | None = None, depth: int = 2) -> Layout:
    """Plans laid out together."""
    from graph.picture.choose import find_focus

    alignment = align(Bundle(documents))
    start = find_focus(alignment, focus) if focus else ()
    assert start or not focus
    return layout_of(picture_of(documents, alignment, Marks(alignment), start, depth))


def graph_of(raw: dict[str, Any]) -> tuple[Alignment, Marks]:
    """What exports are made of."""
    alignment = align(Bundle([document_of(raw)]))
    return alignment, Marks(alignment)


def hostile(words: str = HOSTILE) -> dict[str, Any]:
    """A plan that says some words wherever words can be said."""
    return {
        "organisation": {"name": words},
        "cycle": {"name": words},
        "teams": [{"id": "t", "name": words, "level": "team"}, {"id": "company", "name": words, "level": "company"}],
        "objectives": [
            {"id": "O1", "title": words or "?", "team": "t", "owner": words, "aligns_to": ["C1", words],
             "initiatives": [{"title": words or "?", "status": words}],
             "key_results": [{"title": words or "?"}]},
            {"id": "C1", "title": words or "?", "team": "company"},
        ],
        "kpis": [{"name": words, "supports": ["O1"]}, {"name": words, "unit": words}],
    }  # fmt: skip


def check_drawing(svg: str) -> ElementTree.Element:
    """Well-formed, told in words, without script, style or anything from elsewhere; its root."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by ourselves
    assert root.get("role") == "img"
    assert set((root.get("aria-labelledby") or "").split()) <= {each.get("id") for each in root}
    assert root[0].tag == f"{SVG}title" and root[1].tag == f"{SVG}desc" and root[1].text
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= TAGS
    names = {name for each in root.iter() for name in each.attrib}
    assert not names & {"style", "href", "class"} and not any(name.startswith("on") for name in names)
    assert not re.search(r"\bnan\b|\binf\b", " ".join(value for each in root.iter() for value in each.attrib.values()))
    return root
