"""Small plans and rules that the tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor import Abstain, Audit, AuditResult, Example, Flag, KeyResult, Rule, Said, Source, rule
from advisor.engine.run import run_audit
from advisor.engine.settings import Settings
from advisor.examples import document_of

SOURCES = [Source("001", "What is an OKR?")]
EXAMPLES = [Example("one"), Example("two"), Example("three")]
PROSE = """A rule of the tests.

    What it does:
        Speaks of every key result.
    Why it matters:
        It does not.
    Known problems:
        None.
    Better:
        Write something else.
"""


def make_rule(id: str = "X901", slug: str | None = None, check: Any = None, **changes: Any) -> Rule:
    """A rule with all that registration asks for, speaking of every key result unless a check is given."""

    def speak(self: object, key_result: KeyResult, audit: Audit) -> Said:
        yield Flag(f"{id} speaks of {key_result.title}", **says)

    says = changes.pop("says", {})
    prose = changes.pop("prose", PROSE)
    parts = {"good": EXAMPLES, "bad": EXAMPLES, "check": check or speak, "__doc__": prose} | changes.pop("parts", {})
    given: dict[str, Any] = {
        "family": "key_result",
        "subject": KeyResult,
        "severity": "warning",
        "confidence": "high",
        "consequence": 50,
        "sources": SOURCES,
    }
    made: Rule = rule(id, slug or id.lower(), **(given | changes))(type("Made", (), parts)).rule  # type: ignore[attr-defined]
    return made


def crash(self: object, key_result: KeyResult, audit: Audit) -> Said:
    """A check that fails."""
    raise ZeroDivisionError("one by nought")


def abstain(self: object, key_result: KeyResult, audit: Audit) -> Said:
    """A check that wants data."""
    yield Abstain(("baseline",))


def plan_of(*titles: str, **fields: Any) -> dict[str, Any]:
    """A plan of one objective with key results."""
    key_results = [{"title": title} for title in titles]
    return {"objectives": [{"id": "O1", "title": "Guests come back", "key_results": key_results}], **fields}


def audit(plan: dict[str, Any], rules: Iterable[Rule], settings: Settings | None = None) -> AuditResult:
    """An audit of raw data with some rules."""
    return run_audit(document_of(plan), settings or Settings(), list(rules))
