"""`okr-advisor audit`: what is wrong with a plan, why, and how to mend it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click

from advisor import service
from advisor.cli.files import check_paths, load_plans, start_of, tell_skipped
from advisor.cli.options import (
    STDIN,
    as_of,
    colour,
    in_colour,
    input_format,
    previous,
    report_format,
    stdin_filename,
    terminal_width,
)
from advisor.domain.document import Document
from advisor.domain.finding import Severity
from advisor.engine.audit import AuditResult
from advisor.engine.settings import Settings
from advisor.importers.formats import Format

ReportFormat = Literal["text", "json"]


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", required=False)
@report_format
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--show-level",
    type=click.Choice(["error", "warning", "info"]),
    help="The least severity to show; warning in text, info in JSON.",
)
@click.option("--profile", metavar="NAME", help="What to judge by; `okr-advisor profiles` lists them.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    help="Run these rules only, by id, slug or the beginning of an id (K2); also those that are off.",
)
@click.option("--ignore", metavar="RULES", multiple=True, help="Leave these rules out.")
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this settings file instead of the closest.",
)
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@click.option("--no-suppressions", is_flag=True, help="Judge as if no plan suppressed anything.")
@click.option(
    "--show-settings",
    is_flag=True,
    help="Print the settings of the first PATH with where each came from, and stop.",
)
@previous("An earlier version of the plan, or a plan of an earlier cycle, to judge beside; can be given again.")
@as_of("The day to judge on; today where not said.")
@input_format
@stdin_filename
@colour
def command(
    paths: tuple[str, ...],
    report_format: ReportFormat,
    fail_level: Severity | Literal["never"],
    show_level: Severity | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    settings_file: Path | None,
    isolated: bool,
    no_suppressions: bool,
    show_settings: bool,
    previous: tuple[str, ...],
    as_of: datetime | None,
    input_format: Format | None,
    stdin_filename: str | None,
    colour: str,
) -> None:
    """Say what is wrong with the goals in files or folders, why, and how to mend it.

    PATH is a plan file (YAML, JSON or Markdown), a folder, or - for standard
    input, so that a pasted draft can be audited.

    Exit code: 0 where nothing reaches --fail-level, 1 where something does, 2 for
    usage, settings, unreadable input or a crashed rule.
    """
    if isolated and settings_file is not None:
        raise click.UsageError("--isolated uses no settings file, and --settings names one: give one of them")
    settings = service.SettingsByPlan(
        _said(profile, select, ignore, no_suppressions), file=settings_file, isolated=isolated
    )
    if show_settings:
        click.echo(_settings_text(settings(start_of(paths[0] if paths else STDIN))), nl=False)
        return
    check_paths(paths, input_format)
    day = as_of.date() if as_of else date.today()
    earlier = service.load_previous(dict.fromkeys(previous), settings(start_of(paths[0]))) if previous else ()
    results, skipped = _audit_all(paths, _Reading(settings, input_format, stdin_filename, day, earlier))
    _show(results, report_format, show_level, colour)
    tell_skipped(skipped)
    if service.crashed(results):
        raise click.exceptions.Exit(2)
    if fail_level != "never" and service.reaches(results, fail_level):
        raise click.exceptions.Exit(1)


def _said(
    profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...], no_suppressions: bool
) -> dict[str, Any]:
    """What the command line says, as a layer of settings; an empty CI variable is told and not taken for nothing."""
    said: dict[str, Any] = {"suppressions": False} if no_suppressions else {}
    if profile is not None:
        if not profile.strip():
            raise click.UsageError("--profile is empty: name a profile, or leave it out")
        said["profile"] = profile
    for option, given in (("select", select), ("ignore", ignore)):
        names = [part.strip() for text in given for part in text.split(",") if part.strip()]
        if given and not names:
            raise click.UsageError(f"--{option} is empty: name rules, or leave it out")
        if names:
            said[option] = names
    return said


class _Reading(NamedTuple):
    """How plans are read and judged."""

    settings: service.SettingsByPlan
    format: Format | None
    stdin_name: str | None
    day: date
    previous: tuple[Document, ...] = ()


def _audit_all(paths: tuple[str, ...], how: _Reading) -> tuple[list[AuditResult], list[Path]]:
    """Audit every path together; what is wrong with any of them is told for all of them, a file of two names once."""
    plans, skipped = load_plans(paths, how.settings, how.format, how.stdin_name)
    return service.audit_together(plans, how.day, how.previous), skipped


def _show(results: list[AuditResult], report_format: ReportFormat, show_level: Severity | None, colour: str) -> None:
    if report_format == "json":
        from advisor.reporters.json_report import report as json_report

        click.echo(json_report(results, show_level or "info"))
        return
    from advisor.reporters.text_report import report as text_report

    click.echo(
        text_report(results, show_level=show_level or "warning", colour=in_colour(colour), width=terminal_width()),
        color=True,
    )


def _settings_text(settings: Settings) -> str:
    """Every setting that is not a default, with its origin; then the precedence, in a line."""
    origins = settings.origins
    values: dict[str, Any] = {
        "profile": settings.profile,
        "select": list(settings.select),
        "ignore": list(settings.ignore),
    }
    if settings.on:
        values["on"] = list(settings.on)
    if not settings.suppressions:
        values["suppressions"] = settings.suppressions
    values |= {f"severity.{rule}": level for rule, level in settings.severity.items()}
    values |= {
        f"rules.{rule}.{name}": value for rule, options in settings.options.items() for name, value in options.items()
    }
    if settings.contracts:
        values["contracts"] = [contract.name for contract in settings.contracts]
    values |= {f"limits.{name}": value for name, value in settings.limits.items()}
    lines = [f"{name} = {value!r}  # {origins.get(name, 'default')}" for name, value in values.items()]
    return "\n".join([*lines, "# precedence: command line > settings file > profile > default"]) + "\n"
