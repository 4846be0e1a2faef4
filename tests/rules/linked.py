"""Plans for tests of links, and what the rules on them say, over one file or several."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor import Finding, Settings
from advisor.engine.audit import AuditResult
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from tests.graph.plans import document_of
from tests.rules.aligned import Raw

RULES = ("G506", "G507", "G513", "G514", "G515", "G516", "G517", "G518", "G519", "C412")
DAY = date(2026, 5, 15)
SALES = {"id": "sales", "name": "Sales", "level": "team", "parent": "acme"}
HOUSE = {"id": "house", "name": "House", "level": "team", "parent": "acme"}
TEAMS = [{"id": "acme", "name": "Acme", "level": "company"}, SALES, HOUSE]


def audits(*raws: Raw, rules: tuple[str, ...] = RULES) -> list[AuditResult]:
    """The audits of plans that are read together."""
    bundle = Bundle(document_of(raw, f"plans/plan{at}.yaml") for at, raw in enumerate(raws))
    chosen = Settings(select=rules)
    active = chosen.active(registry())
    return [run_audit(each, chosen, active, DAY, bundle=bundle) for each in bundle.documents]


def found(rule: str, *raws: Raw) -> list[Finding]:
    return [finding for result in audits(*raws) for finding in result.findings if finding.rule == rule]


def told(rule: str, *raws: Raw) -> list[str]:
    return [finding.subject.id or "" for finding in found(rule, *raws)]


def only(rule: str, *raws: Raw) -> Finding:
    (finding,) = found(rule, *raws)
    return finding


def wanted(rule: str, *raws: Raw) -> list[tuple[str, ...]]:
    return [each.wants for result in audits(*raws) for each in result.abstained if each.rule == rule]


def misses(*values: float, **fields: Any) -> Raw:
    history = [{"period": f"2026-{at:02}", "actual": value, "target": 40} for at, value in enumerate(values, 1)]
    return {"kpis": [{"id": "k", "name": "Praise", "direction": "up", "unit": "points", "history": history, **fields}]}
