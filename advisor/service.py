"""The use cases of an audit: the only door to it for the command line, GraphQL, the page and bulk runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from advisor.domain.document import Document
from advisor.domain.finding import SEVERITIES, Severity
from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.engine.audit import AuditResult, run_audit
from advisor.engine.registry import Registry, registry
from advisor.engine.rule import Rule
from advisor.engine.settings import Layer, Settings, find_settings, profile_names, read_profile, read_settings, resolve
from advisor.errors import EmptyPlan, PlanError, Problem, SettingsError, UnreadablePlan
from advisor.importers.formats import SUFFIXES, Format
from advisor.importers.load import load_file, load_text


def gather_settings(
    start: Path | None,
    command_line: Mapping[str, Any] | None = None,
    *,
    file: Path | None = None,
    isolated: bool = False,
) -> Settings:
    """Settings from all their sources, the weakest first: profile, settings file, command line.

    `start` is where the search for a settings file begins; `file` names one
    instead, `isolated` reads none.

    Raises:
        SettingsError: with everything that is wrong.
    """
    layers: list[Layer] = []
    found = file if file is not None else None if isolated or start is None else find_settings(start)
    if found is not None:
        layers.append(read_settings(found))
    if command_line:
        layers.append(Layer("command line", command_line))
    return resolve(layers, registry())


def limits_of(settings: Settings) -> Limits:
    """The importers' limits, with those that settings change."""
    return Limits(**settings.limits)


def audit_document(document: Document, settings: Settings, as_of: date | None = None) -> AuditResult:
    """Audit one document.

    Raises:
        SettingsError: select and ignore leave no rule to run.
    """
    rules = active_rules(settings)
    return run_audit(document, settings, rules, as_of or date.today())


def active_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that settings leave to run.

    Raises:
        SettingsError: there are none; an audit without rules would pass silently.
    """
    rules = settings.active(registry())
    if not rules:
        raise SettingsError(
            "no rule is left to run", hint="Select fewer or ignore fewer; `okr-advisor rules` lists them."
        )
    return rules


def audit_text(
    text: str, name: str, settings: Settings, format: Format | None = None, as_of: date | None = None
) -> AuditResult:
    """Audit a plan given as text; `name` stands for its path. Raises as `load_text`."""
    return audit_document(load_text(text, name, format, limits_of(settings)), settings, as_of)


def audit_file(
    path: Path, settings: Settings, format: Format | None = None, as_of: date | None = None, *, draft: bool = True
) -> AuditResult:
    """Audit a plan file. Raises as `load_file`."""
    return audit_document(load_file(path, format, limits_of(settings), draft=draft), settings, as_of)


def plan_files(path: Path) -> Iterator[Path]:
    """The plan files of a folder and those below it, sorted; hidden ones and links out of it are left out."""
    root = path.resolve()
    for found in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
        if found.suffix.lower() in SUFFIXES and not hidden and found.is_file() and found.resolve().is_relative_to(root):
            yield found


def audit_folder(path: Path, settings: Settings, as_of: date | None = None) -> tuple[list[AuditResult], list[Path]]:
    """Audit every plan in a folder; returns the audits, and the files in which there were no goals.

    Raises:
        EmptyPlan: there is no plan in it at all.
        PlanError: files that could be plans are broken; with the problems of all of them.
    """
    results: list[AuditResult] = []
    passed_over: list[Path] = []
    problems: list[Problem] = []
    for file in plan_files(path):
        try:
            results.append(audit_file(file, settings, None, as_of, draft=False))
        except EmptyPlan:
            passed_over.append(file)
        except PlanError as error:
            problems += error.problems
    if problems:
        raise PlanError(problems)
    if not results:
        among = f" ({len(passed_over)} files looked at)" if passed_over else ""
        raise EmptyPlan(
            Problem(
                f"no plan in this folder{among}",
                Place(str(path)),
                f"Plan files end in {', '.join(SUFFIXES)} and have objectives or KPIs.",
            )
        )
    return results, passed_over


def reaches(results: Iterable[AuditResult], level: Severity) -> bool:
    """Whether anything at or above a severity was found; an unknown field in a file counts as a warning."""
    shown: Sequence[Severity] = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(result.count(severity) for result in results for severity in shown) or (
        "warning" in shown and any(result.document.notices for result in results)
    )


def crashed(results: Iterable[AuditResult]) -> bool:
    """Whether a rule crashed."""
    return any(finding.rule == "Z002" for result in results for finding in result.findings)


def all_rules() -> Registry:
    """Every rule that is registered."""
    return registry()


def find_rule(name: str) -> Rule:
    """A rule by id or slug.

    Raises:
        SettingsError: there is none of that name; with a "did you mean".
    """
    found = registry().find(name)
    if found is None:
        from difflib import get_close_matches

        close = get_close_matches(name.lower(), registry().names(), 1, 0.5) or get_close_matches(
            name.upper(), registry().names(), 1, 0.5
        )
        hint = f"Did you mean '{close[0]}'?" if close else "`okr-advisor rules` lists them."
        raise SettingsError(f"there is no rule '{name}'", hint=hint)
    return found


def profiles() -> list[Mapping[str, Any]]:
    """Every profile's name, description and data, the default first."""
    return [read_profile(name).data for name in profile_names()]


__all__ = [
    "UnreadablePlan",
    "active_rules",
    "all_rules",
    "audit_document",
    "audit_file",
    "audit_folder",
    "audit_text",
    "crashed",
    "find_rule",
    "gather_settings",
    "limits_of",
    "plan_files",
    "profiles",
    "reaches",
]
