"""What the commands that draw a part of the plan share: reading the plan, checking that part, writing the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from advisor import service
from advisor.cli.options import STDIN, input_format, read_stdin, stdin_filename
from advisor.domain.document import Document
from advisor.domain.finding import Finding, Recommendation
from advisor.domain.place import Place
from advisor.errors import AdvisorError, PlanError, Problem
from advisor.importers.formats import Format
from advisor.importers.load import load_file, load_text
from advisor.reporters.sheet import Sheet, to_html, to_markdown
from advisor.reporters.terminal import safe

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("html", "svg", "markdown")
_SUFFIXES = {
    "": "html", ".html": "html", ".htm": "html", ".svg": "svg", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip


class Checked(NamedTuple):
    """What the rules of a family say, and how many looked."""

    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    rules: int


def sheet_options(command: F) -> F:
    """The argument and the options of a command that draws a sheet."""
    for decorate in (
        stdin_filename,
        input_format,
        click.option(
            "--output",
            "-o",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Where to write; standard output where not said.",
        ),
        click.option(
            "--format",
            "sheet_format",
            type=click.Choice(FORMATS),
            help="What to write; by the suffix of --output where not said, else html.",
        ),
        click.argument("plan", metavar="PLAN"),
    ):
        command = decorate(command)
    return command


def read_plan(plan: str, format: Format | None, stdin_name: str | None) -> Document:
    """A plan from a file or standard input; one without goals will do."""
    settings = service.gather_settings(start_of(plan))
    limits = service.limits_of(settings)
    if plan == STDIN:
        name = stdin_name or "<stdin>"
        document = load_text(read_stdin(name, limits), name, format, limits, goals=False)
    else:
        document = load_file(plan, format, limits, goals=False)
    for notice in document.notices:
        where = f"{notice.place.label()}: " if notice.place else ""
        click.echo(safe(f"{where}{notice.message}. {notice.hint or ''}".strip()), err=True)
    return document


def start_of(plan: str) -> Path:
    """Where the search for settings begins."""
    return Path.cwd() if plan == STDIN else Path(plan)


def check(document: Document, plan: str, family: str) -> Checked:
    """Put the plan to the rules of a family (`X9`), with the settings' own severities, options and ignored rules."""
    settings = service.gather_settings(start_of(plan), {"select": [family]})
    active = [rule for rule in settings.active(service.all_rules()) if rule.id.startswith(family)]
    if not active:
        return Checked((), (), 0)
    result = service.audit_document(document, settings)
    return Checked(result.findings, result.recommendations, len(active))


def missing(document: Document, what: str, lines: str) -> PlanError:
    """The error that a plan does not hold the part that is to be drawn, with the lines that would add it."""
    hint = f"Add some lines such as these:\n\n{lines}"
    return PlanError(Problem(f"there is no {what} in this plan", Place(document.places.path), hint))


def write(sheet: Sheet, format: str | None, output: Path | None) -> None:
    """Write a sheet where it is wanted.

    Raises:
        AdvisorError: the suffix of the file is that of no format, or it cannot be written.
    """
    chosen = format or _format_of(output)
    made = {
        "svg": lambda: f"{sheet.svg}\n",
        "markdown": lambda: to_markdown(sheet),
        "html": lambda: f"{to_html(sheet)}\n",
    }
    written = made[chosen]()
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        output.write_text(written, encoding="utf-8")
    except OSError as error:
        raise AdvisorError(f"{output} cannot be written: {error.strerror or error}") from None
    click.echo(safe(f"{output} written"), err=True)


def _format_of(output: Path | None) -> str:
    """The format that a file's suffix stands for; HTML without one."""
    suffix = output.suffix.lower() if output else ""
    if suffix not in _SUFFIXES:
        raise AdvisorError(
            f"{output}: nothing was written, because the page is not drawn as {suffix}",
            hint="Name a file that ends in .svg, .html or .md, or say --format svg, html or markdown.",
        )
    return _SUFFIXES[suffix]
