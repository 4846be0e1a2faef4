"""An audit as JSON, schema version 1; committed in docs/schemas and tested against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from advisor.domain.document import Notice
from advisor.domain.finding import SEVERITIES, Finding, Kept, Recommendation, Severity, Subject
from advisor.domain.place import Place
from advisor.engine.audit import AuditResult
from advisor.engine.passing import passed_by_all
from advisor.version import __version__

SCHEMA = 1


def report(results: Sequence[AuditResult], show_level: Severity = "info") -> bytes:
    """One or more audits as one indented JSON text, in UTF-8."""
    return to_json(as_data(results, show_level), indent=1)


def as_data(results: Sequence[AuditResult], show_level: Severity = "info") -> dict[str, Any]:
    """One or more audits as plain data; findings below the level are counted and not listed."""
    shown = SEVERITIES[: SEVERITIES.index(show_level) + 1]
    return {
        "schema": SCHEMA,
        "tool": {
            "name": "okr-advisor",
            "version": __version__,
            "profile": ", ".join(dict.fromkeys(result.profile for result in results)),
        },
        "checked": {
            "plans": sum(result.checked.plans for result in results),
            "objectives": sum(result.checked.objectives for result in results),
            "key_results": sum(result.checked.key_results for result in results),
            "kpis": sum(result.checked.kpis for result in results),
            "rules": max(result.checked.rules for result in results),
        },
        "findings": [
            _finding(finding) for result in results for finding in result.findings if finding.severity in shown
        ],
        "recommendations": [_recommendation(item) for result in results for item in result.recommendations],
        "abstained": [
            {"rule": a.rule, "subjects": a.subjects, "wants": list(a.wants)}
            for result in results
            for a in result.abstained
        ],
        "contracts": [_contract(kept, result.document.places.path) for result in results for kept in result.contracts],
        "notices": [_notice(notice) for result in results for notice in result.document.notices],
        "summary": {
            **{severity: sum(result.count(severity) for result in results) for severity in SEVERITIES},
            "passes": passed_by_all(results),
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    rewrite, suppressed = finding.rewrite, finding.suppressed
    return {
        "rank": finding.rank,
        "rule": finding.rule,
        "slug": finding.slug,
        "family": finding.family,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "subject": _subject(finding.subject),
        "place": place_data(finding.place),
        "span": {"start": span.start, "end": span.end, "text": finding.text} if span else None,
        "message": finding.message,
        "reason": finding.reason,
        "suggestion": finding.suggestion,
        "rewrite": {"text": rewrite.text, "slots": list(rewrite.slots)} if rewrite else None,
        "sources": [{"source": source.source, "heading": source.heading} for source in finding.sources],
        "group": finding.group,
        "fingerprint": finding.fingerprint,
        "suppressed": {"reason": suppressed.reason, "until": suppressed.until} if suppressed else None,
    }


def _subject(subject: Subject) -> dict[str, Any]:
    data = {"kind": subject.kind, "id": subject.id, "title": subject.title}
    return data if subject.id and subject.title else {key: value for key, value in data.items() if value is not None}


def place_data(place: Place) -> dict[str, Any]:
    """A place, absent parts left out."""
    return {name: part for name, part in zip(place._fields, place, strict=True) if part is not None}


def _recommendation(item: Recommendation) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "subject": _subject(item.subject),
        "title": item.title,
        "reasons": list(item.reasons),
        "draft": item.draft,
    }


def _contract(kept: Kept, plan: str) -> dict[str, Any]:
    return {
        "name": kept.contract,
        "type": kept.type,
        "severity": kept.severity,
        "plan": plan,
        "kept": kept.kept,
        "goals": kept.goals,
        "broken": kept.broken,
        "unknown": kept.unknown,
        "breaches": [
            {"subject": _subject(each.subject), "path": each.path, "why": each.why, "way": list(each.way)}
            for each in kept.breaches
        ],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {"message": notice.message, "place": place_data(notice.place) if notice.place else None, "hint": notice.hint}
