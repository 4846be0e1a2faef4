"""A sound strategy canvas for examples, to be spoilt in one place."""

from __future__ import annotations

from typing import Any

WORDS = "Our customers love our onboarding"


def canvas(*factors: dict[str, Any]) -> dict[str, Any]:
    """Fields of a plan with a canvas of these factors, on a scale of 5."""
    return {"strategy_canvas": {"scale": 5, "factors": list(factors)}}


def factor(name: str, us: float | None = 3, them: float | None = 3, **changes: Any) -> dict[str, Any]:
    """A factor with a level for us and for one competitor."""
    rivals = {} if them is None else {"competitors": {"Globex": them}}
    return {"id": name.split(maxsplit=1)[0].lower(), "name": name, "us": us, **rivals, **changes}
