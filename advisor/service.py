"""The use cases of an audit: the only door to it for the command line, GraphQL, the page and bulk runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from advisor.domain.document import Document, Notice
from advisor.domain.finding import SEVERITIES, Severity
from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.engine.audit import AuditResult
from advisor.engine.bundle import Bundle
from advisor.engine.passing import passed_by
from advisor.engine.registry import Registry, registry
from advisor.engine.rule import Rule
from advisor.engine.run import run_audit
from advisor.engine.settings import Layer, Settings, find_settings, profile_names, read_profile, read_settings, resolve
from advisor.engine.suppress import CRASHED, UPKEEP
from advisor.errors import AdvisorError, EmptyPlan, Problem, SettingsError
from advisor.importers.formats import SUFFIXES, Format
from advisor.importers.load import load_file, load_text
from advisor.kpi.bundles import bundles_of
from advisor.kpi.series import ahead_of


def gather_settings(
    start: str | Path | None,
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
    found = file if file is not None else None if isolated or start is None else find_settings(Path(start))
    return _settings_from(found, command_line)


def _settings_from(file: Path | None, command_line: Mapping[str, Any] | None) -> Settings:
    layers = [] if file is None else [read_settings(file)]
    if command_line:
        layers.append(Layer("command line", command_line))
    return resolve(layers, registry())


class SettingsByPlan:
    """The settings of every plan: those of the closest file upwards from it. A file is read once."""

    def __init__(
        self, command_line: Mapping[str, Any] | None = None, *, file: Path | None = None, isolated: bool = False
    ) -> None:
        self._command_line = command_line
        self._file = file
        self._search = file is None and not isolated
        self._made: dict[Path | None, Settings] = {}
        self._found: dict[Path, Path | None] = {}

    def __call__(self, plan: Path) -> Settings:
        """The settings that hold for a plan file or folder.

        Raises:
            SettingsError: with everything that is wrong with them.
        """
        file = self._closest(plan) if self._search else self._file
        if file not in self._made:
            self._made[file] = _settings_from(file, self._command_line)
        return self._made[file]

    def _closest(self, plan: Path) -> Path | None:
        real = Path(os.path.realpath(plan))
        folder = real if os.path.isdir(real) else real.parent
        if folder not in self._found:
            self._found[folder] = find_settings(folder)
        return self._found[folder]


def limits_of(settings: Settings) -> Limits:
    """The importers' limits, with those that settings change."""
    return Limits(**settings.limits)


def audit_document(
    document: Document,
    settings: Settings,
    as_of: date | None = None,
    previous: Sequence[Document] = (),
    bundle: Bundle | None = None,
) -> AuditResult:
    """Audit one document, beside earlier versions of it and plans of earlier cycles.

    `bundle` holds the plans, itself among them, that its links may lead to.

    Raises:
        SettingsError: select and ignore leave no rule to run.
    """
    rules = active_rules(settings)
    day = as_of or date.today()
    result = run_audit(with_slips(document, day), settings, rules, day, previous, bundle)
    return replace(result, passed=passed_by(result, settings, registry(), previous, bundle))


class Loaded(NamedTuple):
    """A plan that was read, with the settings that hold for it."""

    document: Document
    settings: Settings


def audit_together(
    plans: Sequence[Loaded], as_of: date | None = None, previous: Sequence[Document] = ()
) -> list[AuditResult]:
    """Audit several plans; links may lead between those of one organisation whose cycles touch.

    Raises:
        SettingsError: select and ignore leave no rule to run.
    """
    bundles = bundles_of([plan.document for plan in plans])
    return [
        audit_document(plan.document, plan.settings, as_of, previous, bundle)
        for plan, bundle in zip(plans, bundles, strict=True)
    ]


def with_slips(document: Document, day: date) -> Document:
    """A document with a notice of each KPI that has a value for a period that is still to come.

    None where the day is past: a plan that is looked back on may well know later values.
    """
    if day < date.today():
        return document
    slips = [(at, found) for at, kpi in enumerate(document.plan.kpis) if kpi.history and (found := ahead_of(kpi, day))]
    return (
        replace(document, notices=(*document.notices, *(_slip(document, *slip) for slip in slips)))
        if slips
        else document
    )


def _slip(document: Document, number: int, rows: list[int]) -> Notice:
    kpi = document.plan.kpis[number]
    labels = ", ".join(f"'{kpi.history[row].period}'" for row in rows[:3]) + (", …" if len(rows) > 3 else "")
    are, they = ("is", "it does") if len(rows) == 1 else ("are", "they do")
    return Notice(
        f"the history of '{kpi.name or kpi.id}' has a value for {labels}, which {are} still to come: {they} not count",
        document.places.find(("kpis", number, "history", rows[0], "period")),
        "Correct the period, or leave its actual out until it is known.",
    )


def active_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that settings leave to run.

    Raises:
        SettingsError: there are none; an audit without rules would pass silently.
    """
    rules = settings.active(registry())
    if all(rule.id in (CRASHED, UPKEEP) for rule in rules):
        raise SettingsError(
            "no rule is left to run", hint="Select fewer or ignore fewer; `okr-advisor rules` lists them."
        )
    return rules


def audit_text(
    text: str,
    name: str,
    settings: Settings,
    format: Format | None = None,
    as_of: date | None = None,
    previous: Sequence[Document] = (),
) -> AuditResult:
    """Audit a plan given as text; `name` stands for its path. Raises as `load_text`."""
    return audit_document(load_text(text, name, format, limits_of(settings)), settings, as_of, previous)


def audit_file(
    path: str | Path,
    settings: Settings,
    format: Format | None = None,
    as_of: date | None = None,
    previous: Sequence[Document] = (),
) -> AuditResult:
    """Audit a plan file. Raises as `load_file`."""
    return audit_document(load_file(path, format, limits_of(settings)), settings, as_of, previous)


def load_previous(paths: Iterable[str | Path], settings: Settings) -> tuple[Document, ...]:
    """Earlier plans to audit a plan beside. Raises as `load_file`, with the problems of all of them."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            documents.append(load_file(path, None, limits_of(settings)))
        except AdvisorError as error:
            problems += error.problems
    if problems:
        raise AdvisorError(problems)
    return tuple(documents)


def plan_files(path: Path) -> tuple[list[Path], list[Problem]]:
    """The plan files of a folder and those below it, sorted, and the folders that cannot be read.

    Hidden ones and links out of the folder are left out.
    """
    root = path.resolve()
    found: list[Path] = []
    problems: list[Problem] = []

    def cannot(error: OSError) -> None:
        problems.append(Problem(f"cannot be read: {error.strerror or error}", Place(str(error.filename))))

    for folder, below, names in os.walk(path, onerror=cannot):
        below[:] = [name for name in below if not name.startswith(".")]
        for file in (Path(folder, name) for name in names if not name.startswith(".")):
            ours = file.suffix.lower() in SUFFIXES and os.path.isfile(file) and file.resolve().is_relative_to(root)
            found += [file] if ours else []
    return sorted(found), problems


def load_folder(
    path: Path, settings: Callable[[Path], Settings], seen: set[str] | None = None
) -> tuple[list[Loaded], list[Path]]:
    """Read every plan in a folder; returns the plans, and the files in which there were no goals.

    `settings` say which those of a plan are. `seen` are files, links resolved, that
    were read already; what is read is added.

    Raises:
        EmptyPlan: there is no plan in it at all.
        AdvisorError: files that could be plans are broken, or settings are; with the problems of all of them.
    """
    loaded: list[Loaded] = []
    passed_over: list[Path] = []
    seen = set() if seen is None else seen
    files, problems = plan_files(path)
    for file in files:
        real = os.path.realpath(file)
        if real in seen:
            continue
        try:
            its = settings(file)
            active_rules(its)
            loaded.append(Loaded(load_file(file, None, limits_of(its), draft=False), its))
            seen.add(real)
        except EmptyPlan:
            passed_over.append(file)
        except AdvisorError as error:
            problems += (problem for problem in error.problems if problem not in problems)
    if problems:
        raise AdvisorError(problems)
    if not loaded and seen.isdisjoint(map(os.path.realpath, files)):
        raise EmptyPlan(_no_plan(path, len(passed_over)))
    return loaded, passed_over


def _no_plan(path: Path, looked_at: int) -> Problem:
    among = f" ({looked_at} files looked at)" if looked_at else ""
    hint = f"Plan files end in {', '.join(SUFFIXES)} and have objectives or KPIs."
    return Problem(f"no plan in this folder{among}", Place(str(path)), hint)


def reaches(results: Iterable[AuditResult], level: Severity) -> bool:
    """Whether anything at or above a severity was found; an unknown field in a file counts as a warning."""
    shown: Sequence[Severity] = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(result.count(severity) for result in results for severity in shown) or (
        "warning" in shown and any(result.document.notices for result in results)
    )


def crashed(results: Iterable[AuditResult]) -> bool:
    """Whether a rule crashed."""
    return any(finding.rule == CRASHED for result in results for finding in result.findings)


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
        close = registry().close_to(name)
        hint = f"Did you mean '{close}'?" if close else "`okr-advisor rules` lists them."
        raise SettingsError(f"there is no rule '{name}'", hint=hint)
    return found


def profiles() -> list[Mapping[str, Any]]:
    """Every profile's name, description and data, the default first."""
    return [read_profile(name).data for name in profile_names()]


__all__ = [
    "SettingsByPlan",
    "active_rules",
    "all_rules",
    "audit_document",
    "audit_file",
    "audit_text",
    "audit_together",
    "crashed",
    "find_rule",
    "gather_settings",
    "limits_of",
    "load_folder",
    "load_previous",
    "plan_files",
    "profiles",
    "reaches",
]
