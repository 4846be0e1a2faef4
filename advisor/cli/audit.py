"""`okr-advisor audit`: what is wrong with a plan, why, and how to mend it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import click

from advisor import service
from advisor.cli.options import STDIN, colour, in_colour, input_format, read_stdin, stdin_filename, terminal_width
from advisor.domain.finding import Severity
from advisor.engine.audit import AuditResult
from advisor.engine.settings import Settings
from advisor.errors import AdvisorError, Problem
from advisor.importers.formats import Format

ReportFormat = Literal["text", "json"]


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", required=False)
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report.",
)
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
@click.option("--show-settings", is_flag=True, help="Print the settings with where each came from, and stop.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge on; today where not said.")
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
    show_settings: bool,
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
    said: dict[str, Any] = {"profile": profile, "select": _listed(select), "ignore": _listed(ignore)}
    start = Path(paths[0]) if paths and paths[0] != STDIN else Path.cwd()
    settings = service.gather_settings(
        start, {key: value for key, value in said.items() if value}, file=settings_file, isolated=isolated
    )
    if show_settings:
        click.echo(_settings_text(settings), nl=False)
        return
    if not paths:
        raise click.UsageError("no plan given: name a file or a folder, or - for standard input")
    day = as_of.date() if as_of else date.today()
    results, skipped = _audit_all(paths, settings, input_format, stdin_filename, day)
    _show(results, report_format, show_level, colour)
    for path in skipped:
        click.echo(f"{path}: no goals in it, passed over", err=True)
    if service.crashed(results):
        raise click.exceptions.Exit(2)
    if fail_level != "never" and service.reaches(results, fail_level):
        raise click.exceptions.Exit(1)


def _listed(names: tuple[str, ...]) -> list[str]:
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def _audit_all(
    paths: tuple[str, ...], settings: Settings, format: Format | None, stdin_name: str | None, day: date
) -> tuple[list[AuditResult], list[Path]]:
    """Audit every path; what is wrong with any of them is told for all of them."""
    results: list[AuditResult] = []
    skipped: list[Path] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(paths):
        try:
            if name == STDIN:
                called = stdin_name or "<stdin>"
                results.append(
                    service.audit_text(read_stdin(called, service.limits_of(settings)), called, settings, format, day)
                )
            elif Path(name).is_dir():
                found, passed_over = service.audit_folder(Path(name), settings, day)
                results += found
                skipped += passed_over
            else:
                results.append(service.audit_file(Path(name), settings, format, day))
        except AdvisorError as error:
            problems += error.problems
    if problems:
        raise AdvisorError(problems)
    return results, skipped


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
    values |= {f"severity.{rule}": level for rule, level in settings.severity.items()}
    values |= {
        f"rules.{rule}.{name}": value for rule, options in settings.options.items() for name, value in options.items()
    }
    values |= {f"limits.{name}": value for name, value in settings.limits.items()}
    lines = [f"{name} = {value!r}  # {origins.get(name, 'default')}" for name, value in values.items()]
    return "\n".join([*lines, "# precedence: command line > settings file > profile > default"]) + "\n"
