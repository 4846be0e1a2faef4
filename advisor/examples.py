"""Examples of rules, stood in a complete plan: owner, cycle, commitment, parent, sound goals beside them.

Only findings on the example itself count. The same plan serves our own rules,
other people's packs and the tests.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from advisor.domain.document import Document
from advisor.domain.finding import Finding, Recommendation
from advisor.domain.plan import Initiative, KeyResult, Kpi, Objective
from advisor.engine.audit import AuditResult
from advisor.engine.contracts import read_contracts
from advisor.engine.registry import Registry
from advisor.engine.rule import Example, Rule
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings

DAY = "2026-05-15"  # in the middle of the cycle that examples stand in
_OBJECTIVE = "Our customers love our onboarding"
_SOUND = (
    "Onboarding NPS rises from 32 to 55",
    "Accounts that finish setup in a day rise from 40 % to 75 %",
    "Questions to support in week one fall from 9 to 4 an account",
)
_BESIDE = (
    (
        "Hospitals recommend us to each other",
        (
            "Hospitals that came by recommendation rise from 4 to 15",
            "Renewed hospital contracts rise from 70 % to 90 %",
        ),
    ),
    (
        "New colleagues feel at home in a week",
        ("Newcomers who would join again rise from 70 % to 95 %", "Leavers in the first half year fall from 9 to 3"),
    ),
)
_KPI = {
    "name": "NPS of new accounts",
    "definition": "Promoters less detractors among accounts in their first 30 days",
    "why": "It foretells the first renewal",
    "unit": "points",
    "direction": "up",
    "target": 40,
    "current": 32,
    "frequency": "monthly",
    "owner": "Ada",
    "source": "survey tool",
    "indicator": "lagging",
    "tier": "outcome",
    "supports": ["T1"],
}
_DRIVER = {
    "id": "guide",
    "name": "Share of accounts that open the guide in their first week",
    "definition": "Accounts that open it within seven days of signing, among all that signed",
    "unit": "%",
    "target": 60,
    "current": 62,
    "indicator": "leading",
    "tier": "process",
}
_PRACTICE = {
    "review_cadence": "weekly",
    "tied_to_pay": False,
    "introduced_on": "2025-05-02",
    "agreed_on": "2026-03-20",
    "system": "goal tracker",
}


def example_plan(rule: Rule, example: Example) -> dict[str, Any]:
    """The raw plan that an example stands in, as a plan file would have it.

    Beside fields of the plan, `plan` may hold `objectives_beside` (how many sound
    objectives), `history` (of the KPI "nps"), `stray` (the key result or initiative
    has no objective), `kpis_beside`, `as_of`, `previous` (earlier plans, raw) and
    `contracts` (of the settings).
    """
    extra = dict(example.plan or {})
    objective = _objective(rule, example)
    beside = [_sound_objective(at, *_BESIDE[at % 2]) for at in range(extra.pop("objectives_beside", 0))]
    nps = {"id": "nps", **_KPI, "supports": ["T1" if objective["id"] == "T1" else "C1"]}
    if history := extra.pop("history", None):
        nps |= {"history": [dict(measurement) for measurement in history], "current": None}
    kpis = [nps]
    if rule.shown_by is Kpi:
        shown = {**_KPI, "current": None, "id": "example", "name": example.words, "drivers": ["guide"]}
        kpis += [{**shown, **(example.fields or {})}, {**_KPI, **_DRIVER}]
    kpis += extra.pop("kpis_beside", ())
    plan: dict[str, Any] = {
        "cycle": {"name": "2026-Q2", "start": "2026-04-01", "end": "2026-06-30"},
        "teams": [
            {"id": "company", "name": "Acme", "level": "company"},
            {"id": "product", "name": "Product", "parent": "company", "level": "team"},
        ],
        "objectives": [_company(), objective, *beside],
        "kpis": kpis,
        "practice": dict(_PRACTICE),
    }
    if extra.pop("stray", False):
        name, goal = ("initiatives", _initiative) if rule.shown_by is Initiative else ("key_results", _key_result)
        plan[name] = [goal(example)]
    return {**plan, **extra}


def _company() -> dict[str, Any]:
    return {
        "id": "C1",
        "title": "Newcomers stay and grow with us",
        "why": "Every fourth account leaves in its first year",
        "level": "company",
        "team": "company",
        "owner": "Cleo",
        "commitment": "aspirational",
        "evidence": "the team objectives below it",
        "addresses": ["nps"],
    }


def _sound_objective(at: int, title: str, key_results: tuple[str, ...]) -> dict[str, Any]:
    return _with_results({"id": f"B{at}", "title": title}, [{"title": words} for words in key_results])


def _with_results(objective: dict[str, Any], key_results: list[dict[str, Any]]) -> dict[str, Any]:
    numbered = [{"id": f"{objective['id']}.{at}", **key_result} for at, key_result in enumerate(key_results, 1)]
    common = {
        "why": "It is what renewals hang on",
        "level": "team",
        "team": "product",
        "owner": "Ada",
        "contributors": ["Ben"],
        "origin": "bottom-up",
        "visibility": "public",
        "commitment": "aspirational",
        "confidence": 0.5,
        "aligns_to": ["C1"],
    }
    return {**common, **objective, "key_results": numbered}


def _key_result(example: Example) -> dict[str, Any]:
    return {"id": "example", "title": example.words, "owner": "Ada", **(example.fields or {})}


def _initiative(example: Example) -> dict[str, Any]:
    return {"id": "example", "title": example.words, "moves": ["T1.1"], "owner": "Ada", **(example.fields or {})}


def _objective(rule: Rule, example: Example) -> dict[str, Any]:
    """The objective that the example is, or that it stands under."""
    subject = rule.shown_by
    if subject is KeyResult and not (example.plan or {}).get("stray"):
        beside = example.key_results
        if beside is None:
            beside = _SOUND[1:] if example.words != _SOUND[1] else _SOUND[:1]
        key_results: list[dict[str, Any]] = [_key_result(example), *({"title": words} for words in beside)]
        made = _with_results({"id": "T1", "title": example.objective or _OBJECTIVE}, key_results)
        made["key_results"][0]["id"] = "example"
        return made
    if subject is Initiative:
        results = example.key_results if example.key_results is not None else _SOUND
        below = {} if (example.plan or {}).get("stray") else {"initiatives": [_initiative(example)]}
        return _with_results({"id": "T1", "title": _OBJECTIVE, **below}, [{"title": words} for words in results])
    if subject is not Objective:
        return _with_results({"id": "T1", "title": _OBJECTIVE}, [{"title": words} for words in _SOUND])
    beside = example.key_results if example.key_results is not None else _SOUND
    return {
        **_with_results({"id": "example", "title": example.words}, [{"title": words} for words in beside]),
        **(example.fields or {}),
    }


def findings_on(rule: Rule, example: Example, rules: Registry, settings: Settings) -> list[Finding]:
    """What an audit of the example's plan says of the example itself, under some settings."""
    result = audit_of(rule, example, rules, settings)
    return [
        finding
        for finding in result.findings
        if (finding.subject.id == "example" or (finding.rule == rule.id and finding.subject.kind in ("plan", "team")))
        and finding.suppressed is None
    ]


def recommended_on(rule: Rule, example: Example, rules: Registry, settings: Settings) -> list[Recommendation]:
    """What an audit of the example's plan recommends by the rule itself."""
    result = audit_of(rule, example, rules, settings)
    return [advice for advice in result.recommendations if advice.rule == rule.id]


def said_of(rule: Rule, rules: Registry) -> list[str]:
    """What a rule says of each of its bad examples; empty where it is the engine that speaks for it."""
    alone = Settings(select=(rule.id,))
    results = [audit_of(rule, example, rules, alone) for example in rule.bad]
    return [
        next((advice.title for advice in result.recommendations), "")
        or next((finding.message for finding in result.findings if finding.rule == rule.id), "")
        for result in results
    ]


def audit_of(rule: Rule, example: Example, rules: Registry, settings: Settings) -> AuditResult:
    """The audit of an example's plan, on the day that it names, beside the earlier plans that it names.

    A rule that is off by default runs on its own examples.
    """
    raw = example_plan(rule, example)
    if contracts := raw.pop("contracts", ()):
        settings = replace(settings, contracts=read_contracts(contracts)[0])
    as_of = date.fromisoformat(raw.pop("as_of", DAY))
    previous = [document_of(earlier) for earlier in raw.pop("previous", ())]
    active = settings.active(rules)
    if not rule.on and rule not in active:
        active = (*active, rule)
    return run_audit(document_of(raw), settings, active, as_of, previous)


def document_of(raw: dict[str, Any]) -> Document:
    """A document from plain data without a file behind it."""
    from advisor.importers.located import Located
    from advisor.importers.validate import make_document

    return make_document(Located(raw, None, []), "example", "data")
