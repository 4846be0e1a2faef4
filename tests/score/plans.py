"""Plans made for tests of scores, and the audit of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.settings import Settings
from advisor.examples import document_of
from advisor.score.grade import Grade, grade

OVER = date(2026, 4, 3)
RUNNING = date(2026, 2, 3)


def audit_of(plan: dict[str, Any], as_of: date = OVER, previous: Sequence[dict[str, Any]] = ()) -> Audit:
    """The audit of a raw plan."""
    return Audit(document_of(plan), Settings(), (), as_of, [document_of(each) for each in previous])


def plan(*key_results: dict[str, Any], kpis: Sequence[dict[str, Any]] = (), **fields: Any) -> dict[str, Any]:
    """A plan of one aspirational objective of the product team in the first quarter of 2026."""
    objective = {
        "id": "O1",
        "title": "Our customers love our onboarding",
        "team": "product",
        "commitment": "aspirational",
    }
    numbered = [{"id": f"O1.{at}", **each} for at, each in enumerate(key_results, 1)]
    return {
        "cycle": {"name": "2026-Q1"},
        "teams": [{"id": "product", "name": "Product"}],
        "objectives": [{**objective, **fields, "key_results": numbered}],
        "kpis": list(kpis),
    }


def graded(title: str, kpis: Sequence[dict[str, Any]] = (), as_of: date = OVER, **fields: Any) -> Grade:
    """The grade of one key result."""
    audit = audit_of(plan({"title": title, **fields}, kpis=kpis), as_of)
    key_result: KeyResult = audit.plan.objectives[0].key_results[0]
    return grade(key_result, audit)


def week(*values: float) -> list[dict[str, Any]]:
    """Check-ins a week apart from 9 January on."""
    return [{"on": date(2026, 1, 9 + 7 * at), "value": value} for at, value in enumerate(values)]
