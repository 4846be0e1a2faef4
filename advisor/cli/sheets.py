"""What the commands that draw a part of the plan share: reading the plan, checking that part, writing the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from advisor import service
from advisor.cli.files import format_of, load_plan, start_of, tell_notices, write_out
from advisor.cli.options import input_format, stdin_filename
from advisor.domain.document import Document
from advisor.domain.finding import Finding, Recommendation
from advisor.domain.place import Place
from advisor.errors import PlanError, Problem
from advisor.importers.formats import Format
from advisor.reporters.sheet import Sheet, to_html, to_markdown

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("html", "svg", "markdown")
_SUFFIXES = {
    "": "html", ".html": "html", ".htm": "html", ".svg": "svg", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
_HINT = "Name a file that ends in .svg, .html or .md, or say --format svg, html or markdown."


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
    document = load_plan(plan, settings, format, stdin_name, goals=False)
    tell_notices(document)
    return document


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
    chosen = format or format_of(output, _SUFFIXES, "the page", _HINT)
    made = {
        "svg": lambda: f"{sheet.svg}\n",
        "markdown": lambda: to_markdown(sheet),
        "html": lambda: f"{to_html(sheet)}\n",
    }
    write_out(made[chosen](), output)
