"""Plans of three trades, written as plan files, and plans of anything at all."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from advisor.domain.plan import Correlation, Factor, MatrixItem, Objective, Plan, StrategyCanvas, XMatrix
from advisor.examples import document_of

FACTORY: dict[str, Any] = {
    "organisation": {"name": "Kanzaki Gearworks"},
    "cycle": {"name": "2026-Q1", "start": "2026-01-01", "end": "2026-03-31"},
    "objectives": [
        {
            "id": "O1",
            "title": "Line 3 runs without anybody waiting for parts",
            "owner": "Sato",
            "strategy": ["A1", "M2"],
        },
        {"id": "O2", "title": "Suppliers trust our schedule", "owner": "Ito", "strategy": ["P2"]},
        {"id": "O3", "title": "The paint shop waits for nobody", "owner": "Abe", "aligns_to": ["O1"]},
        {"id": "O4", "title": "Nobody gets hurt in the press shop", "owner": "Abe"},
    ],
    "x_matrix": {
        "breakthroughs": [
            {
                "id": "B1",
                "title": "The shortest order-to-delivery time of all plants",
                "owner": "Tanaka",
                "start": "2026-01-01",
                "end": "2029-12-31",
            },
            {
                "id": "B2",
                "title": "Zero defects reach a customer",
                "owner": "Mori",
                "start": "2026-01-01",
                "end": "2030-12-31",
            },
        ],
        "annual": [
            {"id": "A1", "title": "Lead time from order to dock below 9 days", "owner": "Sato", "end": "2026-12-31"},
            {"id": "A2", "title": "Customer returns below 40 parts per million", "owner": "Mori", "end": "2026-12-31"},
        ],
        "priorities": [
            {"id": "P1", "title": "Andon response within two minutes on all lines", "owner": "Mori"},
            {"id": "P2", "title": "Milk runs with the twelve nearest suppliers", "owner": "Ito"},
        ],
        "metrics": [{"id": "M1", "title": "Order-to-dock days"}, {"id": "M2", "title": "Line stops a week"}],
        "correlations": [
            {"from": "B1", "to": "A1", "strength": "strong"},
            {"from": "A2", "to": "B2", "strength": "strong"},
            {"from": "A1", "to": "P2", "strength": "strong"},
            {"from": "P1", "to": "A2"},
            {"from": "P2", "to": "M1", "strength": "strong"},
            {"from": "M2", "to": "P1", "strength": "weak"},
            {"from": "M1", "to": "B1", "strength": "strong"},
            {"from": "M2", "to": "B2", "strength": "weak"},
        ],
    },
}

SAAS: dict[str, Any] = {
    "organisation": {"name": "Ledgerly"},
    "cycle": {"name": "2026-Q2"},
    "objectives": [{"id": "O1", "title": "New clients balance their books in the first hour", "strategy": ["F2"]}],
    "strategy_canvas": {
        "scale": 5,
        "factors": [
            {"id": "F1", "name": "Price", "us": 3, "competitors": {"Globex": 4, "Initech": 2}},
            {
                "id": "F2",
                "name": "Onboarding speed",
                "us": 2,
                "competitors": {"Globex": 3, "Initech": 3},
                "action": "raise",
            },
            {"id": "F3", "name": "Answers from a human", "us": 3, "competitors": {"Globex": 1}, "action": "raise"},
            {"id": "F4", "name": "Custom development", "us": 4, "competitors": {"Globex": 2}, "action": "eliminate"},
            {"id": "F5", "name": "Printed handbooks", "us": 4, "competitors": {"Globex": 1, "Initech": 0}},
            {"id": "F6", "name": "Books closed overnight", "us": 0, "competitors": {"Globex": 0}, "action": "create"},
        ],
    },
}


def hospital(count: int) -> Plan:
    """A hospital's matrix with some items on every side, each tied to its namesakes."""
    titles = {
        "B": "Patients of the whole region come to us first, and go home well",
        "A": "Median wait in the emergency room below ninety minutes by winter",
        "P": "One record for every patient, shared with every practice in town",
        "M": "Patients who would come again, of those who were asked",
    }
    items = {
        letter: [
            {"id": f"{letter}{at}", "title": title, "owner": f"Sister {at}", "start": "2026-01-01", "end": "2029-12-31"}
            for at in range(1, count + 1)
        ]
        for letter, title in titles.items()
    }
    pairs = [("B", "A"), ("A", "P"), ("P", "M"), ("M", "B")]
    return document_of(
        {
            "objectives": [{"title": "Nobody waits in a corridor", "strategy": ["A1"]}],
            "x_matrix": {
                "breakthroughs": items["B"], "annual": items["A"], "priorities": items["P"], "metrics": items["M"],
                "correlations": [
                    {"from": f"{one}{at}", "to": f"{other}{at}"} for one, other in pairs for at in range(1, count + 1)
                ],
            },
        }
    ).plan  # fmt: skip


_IDS = st.sampled_from(["B1", "A1", "P1", "M1", "X", "", " ", "an-id-that-is-long", "B\x07"])
_WORDS = st.text(max_size=60) | st.sampled_from(
    ["<script>alert(1)</script>", "\u202etxet", "التسليم", "目標" * 20, "x" * 2000]
)
_DAYS = st.none() | st.dates()
_ITEMS = st.lists(
    st.builds(MatrixItem, title=_WORDS, id=st.none() | _IDS, owner=st.none() | _WORDS, start=_DAYS, end=_DAYS),
    max_size=5,
).map(tuple)
_TIES = st.lists(st.builds(Correlation, _IDS | _WORDS, _IDS, st.sampled_from(["strong", "weak", None])), max_size=12)
MATRICES = st.builds(
    XMatrix, breakthroughs=_ITEMS, annual=_ITEMS, priorities=_ITEMS, metrics=_ITEMS, correlations=_TIES.map(tuple)
)
OBJECTIVES = st.lists(
    st.builds(
        Objective, title=_WORDS, id=st.none() | _IDS, owner=st.none() | _WORDS, strategy=st.lists(_IDS).map(tuple),
        aligns_to=st.lists(_IDS).map(tuple),
    ),
    max_size=4,
).map(tuple)  # fmt: skip
_LEVELS = st.none() | st.floats(allow_nan=True, allow_infinity=True) | st.integers(0, 5).map(float)
CANVASES = st.builds(
    StrategyCanvas,
    scale=_LEVELS,
    factors=st.lists(
        st.builds(
            Factor, name=_WORDS, id=st.none() | _IDS, us=_LEVELS,
            competitors=st.none() | st.dictionaries(_WORDS, st.floats() | st.integers(0, 5).map(float), max_size=4),
            action=st.sampled_from([None, "eliminate", "reduce", "raise", "create"]), objective=st.none() | _IDS,
        ),
        max_size=30,
    ).map(tuple),
)  # fmt: skip
