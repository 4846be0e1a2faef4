"""Plans for tests of the rules on alignment, and what those rules say of them."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from advisor import Finding
from advisor.engine.audit import AuditResult
from advisor.engine.bundle import Bundle
from advisor.engine.registry import registry
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings
from tests.graph.plans import document_of

Raw: TypeAlias = dict[str, Any]
RULES = ("G501", "G502", "G503", "G504", "G505", "G508", "G509", "G510", "G511")


def audits(*raws: Raw, also: tuple[str, ...] = (), **options: Any) -> list[AuditResult]:
    """The audits of plans that are read together, by the rules on alignment and some others."""
    bundle = Bundle(document_of(raw, f"plan{at}.yaml") for at, raw in enumerate(raws))
    chosen = Settings(select=(*RULES, *also), options=options)
    rules = chosen.active(registry())
    return [run_audit(each, chosen, rules, date(2026, 5, 15), bundle=bundle) for each in bundle.documents]


def found(*raws: Raw, also: tuple[str, ...] = (), **options: Any) -> list[Finding]:
    return [finding for result in audits(*raws, also=also, **options) for finding in result.findings]


def told(rule: str, *raws: Raw, **options: Any) -> list[str]:
    """The ids of what a rule speaks of."""
    return sorted(finding.subject.id or "" for finding in found(*raws, **options) if finding.rule == rule)


def message(rule: str, *raws: Raw) -> str:
    (finding,) = [finding for finding in found(*raws) if finding.rule == rule]
    return finding.message


def wanted(rule: str, *raws: Raw) -> list[tuple[tuple[str, ...], int]]:
    results = audits(*raws)
    return [(each.wants, each.subjects) for result in results for each in result.abstained if each.rule == rule]


def goal(id: str, level: str | None = "team", *aligns_to: str, **fields: Any) -> Raw:
    return {"id": id, "title": f"Guests of {id} come back", "level": level, "aligns_to": list(aligns_to), **fields}


def plan(*objectives: Raw, **fields: Any) -> Raw:
    return {"objectives": list(objectives), **fields}


TOP = goal("C1", "company")
