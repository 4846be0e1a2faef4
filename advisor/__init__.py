r"""Tell an organisation what is wrong with its goals, why, and how to mend it.

Everything public is importable from here, and is loaded when it is first asked for:

>>> from advisor import Settings, audit_text
>>> result = audit_text("- Our customers love our onboarding\n  - Hold workshops", "draft.md", Settings())
>>> [finding.rule for finding in result.findings if finding.subject.kind == "key_result"]
['K219']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.version import __version__

if TYPE_CHECKING:
    from advisor.domain.document import Document
    from advisor.domain.finding import Finding, Rewrite, Source
    from advisor.domain.place import Place, Span
    from advisor.domain.plan import Cycle, Initiative, KeyResult, Kpi, Objective, Plan, Team
    from advisor.engine.audit import Audit, AuditResult
    from advisor.engine.rule import Abstain, Advise, Example, Flag, Option, Rule, Said, rule
    from advisor.engine.settings import Settings
    from advisor.errors import AdvisorError, PlanError, PluginError, SettingsError
    from advisor.examples import findings_on
    from advisor.importers.load import load_file, load_text
    from advisor.service import all_rules, audit_document, audit_file, audit_text, gather_settings
    from advisor.text.statement import Statement, read_statement

__all__ = [
    "Abstain",
    "Advise",
    "AdvisorError",
    "Audit",
    "AuditResult",
    "Cycle",
    "Document",
    "Example",
    "Finding",
    "Flag",
    "Initiative",
    "KeyResult",
    "Kpi",
    "Objective",
    "Option",
    "Place",
    "Plan",
    "PlanError",
    "PluginError",
    "Rewrite",
    "Rule",
    "Said",
    "Settings",
    "SettingsError",
    "Source",
    "Span",
    "Statement",
    "Team",
    "__version__",
    "all_rules",
    "audit_document",
    "audit_file",
    "audit_text",
    "findings_on",
    "gather_settings",
    "load_file",
    "load_text",
    "read_statement",
    "rule",
]

_HOMES = {
    "advisor.domain.document": "Document",
    "advisor.domain.finding": "Finding Rewrite Source",
    "advisor.domain.place": "Place Span",
    "advisor.domain.plan": "Cycle Initiative KeyResult Kpi Objective Plan Team",
    "advisor.engine.audit": "Audit AuditResult",
    "advisor.engine.rule": "Abstain Advise Example Flag Option Rule Said rule",
    "advisor.engine.settings": "Settings",
    "advisor.errors": "AdvisorError PlanError PluginError SettingsError",
    "advisor.examples": "findings_on",
    "advisor.importers.load": "load_file load_text",
    "advisor.service": "all_rules audit_document audit_file audit_text gather_settings",
    "advisor.text.statement": "Statement read_statement",
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names.split()), None)
    if home is None:
        raise AttributeError(f"module 'advisor' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
