"""A sound X-matrix for examples, to be spoilt in one place."""

from __future__ import annotations

from typing import Any


def sound(**changes: Any) -> dict[str, Any]:
    """Fields of a plan with a matrix of one item a side; `changes` are fields of the matrix."""
    matrix = {
        "breakthroughs": [breakthrough("B1")],
        "annual": [{"id": "A1", "title": "First-month loss halved", "owner": "Ada", "end": "2026-12-31"}],
        "priorities": [{"id": "P1", "title": "Shorten the way to the first result", "owner": "Ben"}],
        "metrics": [{"id": "M1", "title": "Onboarding NPS"}],
        "correlations": [{"from": one, "to": other} for one, other in ROUND],
    }
    return {"x_matrix": {**matrix, **changes}}


def breakthrough(id: str, **changes: Any) -> dict[str, Any]:
    """A breakthrough of four years."""
    title = "The onboarding that others copy" if id == "B1" else "Partners bring us half of our accounts"
    return {"id": id, "title": title, "owner": "Cleo", "start": "2026-01-01", "end": "2029-12-31", **changes}


ROUND = (("B1", "A1"), ("A1", "P1"), ("P1", "M1"), ("M1", "B1"))
WORDS = "Our customers love our onboarding"
